package access

import (
	"fmt"
	"slices"
	"strings"
)

// Roles lists every role in reading order, with what it is called.
var Roles = []struct {
	Role Role
	Name string
}{
	{FrontDoorWorker, "Front door worker"},
	{SocialWorker, "Social worker"},
	{EarlyHelpWorker, "Early help worker"},
	{TeamManager, "Team manager"},
	{ServiceManager, "Service manager"},
	{NominatedOfficer, "Head of service, nominated officer"},
	{Director, "Director of children's services"},
	{Chair, "Conference chair, independent reviewing officer"},
	{OutOfHours, "Out of hours team"},
	{LADO, "Designated officer (LADO)"},
	{GetSafe, "Exploitation team"},
	{VirtualSchool, "Virtual school"},
	{PersonalAdviser, "Personal adviser"},
	{Fostering, "Supervising social worker"},
	{Legal, "Legal"},
	{Quality, "Quality auditor"},
	{Analyst, "Performance analyst"},
	{RecordsOfficer, "Records officer"},
	{Administrator, "System administrator"},
	{PublicSite, "The public's site"},
}

// RoleName is what a role is called.
func RoleName(role Role) string {
	for _, r := range Roles {
		if r.Role == role {
			return r.Name
		}
	}
	return string(role)
}

// areas are in the order of the columns of the page.
var areas = []Area{Children, Carers, Court, Health, Assurance, Money, Restricted, Trust, Mapping, House}

// String returns the reach in words.
func (r Reach) String() string {
	far, waiting := r.how()
	words := map[Reach]string{None: "", NoPerson: "only about nobody", Own: "own", OwnTeam: "team", OwnService: "service", Everybody: "all"}[far]
	if waiting {
		words = strings.TrimPrefix(words+" and waiting", " and ")
	}
	return words
}

// Document returns doc/access.md: who may see and do what, written from [Rights].
func Document() string {
	var b strings.Builder
	b.WriteString(documentBefore)
	b.WriteString("| Role |")
	for _, a := range areas {
		fmt.Fprintf(&b, " %s |", capital(string(a)))
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(areas)+1) + "\n")
	for _, role := range Roles {
		fmt.Fprintf(&b, "| %s |", role.Name)
		for _, a := range areas {
			fmt.Fprintf(&b, " %s |", cell(Rights[role.Role], a))
		}
		b.WriteString("\n")
	}
	documentLocks(&b)
	b.WriteString("\n## The acts\n\n| Act | A refusal says |\n| --- | --- |\n")
	for _, a := range Acts {
		fmt.Fprintf(&b, "| %s | You may not %s. |\n", a.Act, a.Sentence)
	}
	for _, list := range []struct {
		title   string
		reasons []Reason
	}{
		{"Why a record may be restricted", RestrictionReasons}, {"Why a user must never open a record", ConflictReasons},
		{"Why somebody looks at a record outside their work", LookReasons}, {"Why somebody breaks the glass", GlassReasons},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n", list.title)
		for _, r := range list.reasons {
			fmt.Fprintf(&b, "* %s (`%s`)\n", r.Words, r.Code)
		}
	}
	return b.String()
}

// cell tells what a role may do in one area.
func cell(rights []Right, area Area) string {
	var parts []string
	for _, r := range rights {
		if r.Area != area {
			continue
		}
		part := string(r.Act)
		if r.Reach != None && r.Area != House {
			part += " " + r.Reach.String()
		}
		if r.Reason != None {
			part += " (with a reason: " + r.Reason.String() + ")"
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return "–"
	}
	return strings.Join(slices.Compact(parts), "; ")
}

// capital writes the first letter large.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

const documentBefore = `# Who may see and do what

This page is written from the table in access/rights.go; the test of that package says when it is stale, and
` + "`go test ./access -run TestDocument -update`" + ` writes it anew.

Whatever is not here is refused. Before all of it come three things:

1. **A conflict of interest.** The user can neither find nor open the person, nor break the glass.
2. **A restricted record.** Only users named for it know that the person is here. Those who may restrict records are told that it is
   restricted. It is looked at again every six months. Being named takes the place of working with the person; the roles
   still say what may be done.
3. **What a user works with.** *Own*: the user is involved by name. *Team*: or one of their teams is. *Service*: or a
   team of the same service is. *Waiting*: nobody is involved, so somebody must be able to take the person on. *All*: everybody.

*With a reason*: once a reason was chosen and typed, for 24 hours, reading only; the managers of both teams are told.
*Break glass*: 24 hours, where a child may be in danger; the service's managers of level L3 and both managers are told.
*Decide contacts*: a contact is read and decided on at the front door whoever works with the child. It opens the contact, the
decision and the referral that follows, of those whom the contact tells of, and nothing else that is on record of them.
*Search* shows name, age, area, open or not, and worker, of everybody who is not restricted, and no more.
Every look, search, print, export and refusal stands in the log of looks, which nobody can change.

Whoever has an account, whatever their roles, may tell the designated officer of an allegation, and cannot read it afterwards.

What a user may sign follows from their level (L0 to L5), which stands with each kind of record, and nobody signs what they wrote.

`
