package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/core"
	"throughline/store"
)

// A Lock says who reads the locked answers of a kind of record, of those who may look at
// the record at all. Whoever only looks at it sees the record without them.
type Lock struct {
	Kind   string // of record, by its name
	Holds  string // what is locked, in words
	From   Level  // of the roles in Of
	Of     []Role // these at level From or above
	Roles  []Role // these at any level
	Lead   bool   // the lead worker of one of the people whom the record concerns
	Author bool   // whoever wrote the version that stands
}

// managers are the line of management of those who work with a child.
var managers = []Role{TeamManager, ServiceManager, NominatedOfficer, Director}

// night are the managers and whoever stands in for them out of hours.
var night = append(slices.Clone(managers), OutOfHours)

// Locks are all there are. The locked answers of a kind that is not here are read by nobody.
//
// Source: the council's table of who needs what (legal privilege; the exploitation team);
// safeguards of the pathway, anonymous referrers.
var Locks = []Lock{
	{Kind: "worry", Holds: "Who told us, where they wish the family not to know", From: L2, Of: append(slices.Clone(night), FrontDoorWorker)},
	{Kind: "contact", Holds: "Who told us, where they wish the family not to know", From: L2, Of: append(slices.Clone(night), FrontDoorWorker)},
	{Kind: "legal_planning_meeting", Holds: "Legal advice, which is privileged", From: L2, Of: managers, Roles: []Role{Legal}, Lead: true},
	{Kind: "return_conversation", Holds: "What the child told in confidence", From: L2, Of: night, Roles: []Role{GetSafe}, Lead: true, Author: true},
	{Kind: "mapping_link", Holds: "Names of people and places of concern, and how we know", From: L2, Of: night, Roles: []Role{GetSafe}, Lead: true, Author: true},
	{Kind: "disruption_action", Holds: "Against whom something is done, or where", From: L2, Of: night, Roles: []Role{GetSafe}, Lead: true, Author: true},
	{Kind: "context_of_concern", Holds: "Names of people and places of concern, and what is known", From: L2, Of: managers, Roles: []Role{GetSafe}},
}

// LockOf returns the lock of a kind of record, and whether there is one.
func LockOf(kind string) (Lock, bool) {
	i := slices.IndexFunc(Locks, func(l Lock) bool { return l.Kind == kind })
	if i < 0 {
		return Lock{}, false
	}
	return Locks[i], true
}

// Unlocks reports whether somebody, who may look at a record, reads its locked answers too.
// author wrote the version that stands; people are whom it concerns.
func Unlocks(ctx context.Context, q store.Querier, who Who, kind string, author core.ID, people []core.ID) (bool, error) {
	l, known := LockOf(kind)
	switch {
	case !known || who.Nobody():
		return false, nil
	case who.Is(l.Roles...), CanSign(who, l.From) && who.Is(l.Of...), l.Author && author == who.User:
		return true, nil
	case !l.Lead:
		return false, nil
	}
	for _, p := range people {
		lead, _, err := LeadWorker(ctx, q, who.Authority, p)
		if err != nil || lead == who.User {
			return err == nil, err
		}
	}
	return false, nil
}

// LockCell says when a role reads what a lock holds, as doc/access.md has it.
func LockCell(l Lock, role Role) string {
	var ways []string
	switch {
	case slices.Contains(l.Roles, role):
		return "reads"
	case slices.Contains(l.Of, role):
		ways = append(ways, fmt.Sprintf("from L%d", l.From))
	case !slices.ContainsFunc(Rights[role], func(r Right) bool { return r.Act == See && r.Area == AreaOf(l.Kind) }):
		return "–"
	}
	if l.Lead {
		ways = append(ways, "as lead worker")
	}
	if l.Author {
		ways = append(ways, "as author")
	}
	if ways == nil {
		return "–"
	}
	return strings.Join(ways, ", ")
}

// documentLocks writes the part of doc/access.md about locked answers.
func documentLocks(b *strings.Builder) {
	b.WriteString(locksBefore)
	for i, l := range Locks {
		fmt.Fprintf(b, "%d. %s (`%s`)\n", i+1, l.Holds, l.Kind)
	}
	b.WriteString("\n| Role |")
	for i := range Locks {
		fmt.Fprintf(b, " %d |", i+1)
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(Locks)+1) + "\n")
	for _, role := range Roles {
		fmt.Fprintf(b, "| %s |", role.Name)
		for _, l := range Locks {
			fmt.Fprintf(b, " %s |", LockCell(l, role.Role))
		}
		b.WriteString("\n")
	}
}

const locksBefore = `
## Answers that are locked

Some answers are read by fewer than the record in which they stand. Whoever may not read them sees the record
without them, on paper, in lists and in what was known on a day as well, and cannot change it while they are there.
What somebody writes for the first time is not kept from them until they hand it in. An export is without them
unless they are asked for.

`
