package access

import (
	"context"
	"slices"

	"throughline/core"
	"throughline/store"
)

// An Act is something that somebody may or may not do. Its text is the end of the
// sentence "This user may …".
type Act string

// The acts.
const (
	See            Act = "see"             // look at a person's record
	Write          Act = "write"           // add to a person's record
	Sign           Act = "sign"            // agree what another wrote; the level needed stands with each kind of record
	SeeFrontDoor   Act = "see front door"  // the board of contacts, and contacts about anybody
	DecideContacts Act = "decide contacts" // decide on a contact about anybody, and write the referral that follows; the contact is read, not the person's record
	SeeGetSafe     Act = "see get safe"    // the desk of the team for children who are missing or exploited
	Search         Act = "search"          // find people: name, age, area, open or not, worker, and no more
	Break          Act = "break glass"     // open a record for a day in an emergency
	Merge          Act = "merge"           // find two people to be one, or take that back
	Restrict       Act = "restrict"        // close a record off, name who may see it, or open it
	ReadLog        Act = "read log"        // who looked at a record
	ManageAccounts Act = "manage accounts" // users, teams, roles, settings
	RunReturns     Act = "run returns"     // statutory returns with names
	Totals         Act = "see totals"      // dashboards and measures, without names
	Audit          Act = "audit"           // look again at what was chosen for the quality service
)

// Acts lists every act in reading order, with the sentence shown to people.
var Acts = []struct {
	Act      Act
	Area     Area   // the area that is meant where none is named
	Sentence string // "You may not " + Sentence
}{
	{See, Children, "look at this record"},
	{Write, Children, "add to this record"},
	{Sign, Children, "sign this record"},
	{SeeFrontDoor, Children, "see what came to the front door"},
	{DecideContacts, Children, "decide on what came to the front door"},
	{SeeGetSafe, Children, "see the work with children who are missing or exploited"},
	{Search, Children, "search for people"},
	{Break, Children, "open a record in an emergency"},
	{Merge, Children, "say that two people are one"},
	{Restrict, Restricted, "restrict a record or change who is named for it"},
	{ReadLog, House, "read who looked at a record"},
	{ManageAccounts, House, "manage users, teams and settings"},
	{RunReturns, House, "run the statutory returns"},
	{Totals, House, "see measures and totals"},
	{Audit, Assurance, "look again at what was chosen for the quality service"},
}

// Usual returns the area that an act is about where none is named.
func (a Act) Usual() Area {
	for _, row := range Acts {
		if row.Act == a {
			return row.Area
		}
	}
	return ""
}

// sentence ends "You may not …".
func (a Act) sentence() string {
	for _, row := range Acts {
		if row.Act == a {
			return row.Sentence
		}
	}
	return string(a)
}

// May answers the one question: may who do this, to this person? Person "" asks about
// the act in general. Nil is yes. No is Forbidden in plain words, or Missing where who
// may not even know that the person is here: the record is restricted, or who has a
// conflict of interest. Any other error means that the question could not be answered,
// which is no as well.
//
// See, Write and Sign are asked of children's records; [MayIn] asks of another area.
func May(ctx context.Context, q store.Querier, who Who, act Act, person core.ID) error {
	return MayIn(ctx, q, who, act, act.Usual(), person)
}

// MayIn is [May] in a named area, such as [Court].
func MayIn(ctx context.Context, q store.Querier, who Who, act Act, area Area, person core.ID) error {
	if who.Nobody() {
		return core.Say(core.Forbidden, "Sign in first.")
	}
	aim := who.aim(act, area)
	if person.IsZero() {
		if aim.reach == None {
			return core.Say(core.Forbidden, "Your roles do not let you %s.", act.sentence())
		}
		return nil
	}
	ok, err := reaches(ctx, q, who, aim, person)
	if err != nil || ok {
		return err
	}
	if into, err := Standing(ctx, q, who.Authority, person); err != nil || into != person {
		if err != nil {
			return err
		}
		return MayIn(ctx, q, who, act, area, into) // what was known of the other belongs to who stands in their place
	}
	return refusal(ctx, q, who, aim, person)
}

// Among tells to whom of some people who may do an act in an area: [MayIn] asked of many at
// once. Those of whom the answer is no are left out.
func Among(ctx context.Context, q store.Querier, who Who, act Act, area Area, people []core.ID) (map[core.ID]bool, error) {
	out := map[core.ID]bool{}
	people = slices.Clone(people)
	slices.Sort(people)
	people = slices.Compact(people)
	aim := who.aim(act, area)
	if far, waiting := aim.reach.how(); far < Own && !waiting || len(people) == 0 {
		return out, nil
	}
	marks, args := store.List([]any{who.Authority}, people)
	condition, values := scope(who, aim, "p.id", "p.authority_id", len(args)+1)
	may, err := store.All[core.ID](ctx, q, `SELECT p.id FROM person p WHERE p.authority_id = $1 AND p.id IN (`+marks+`) `+condition, append(args, values...)...)
	for _, id := range may {
		out[id] = true
	}
	return out, err
}

// reaches asks the database whether a person is within somebody's reach: the very
// condition that lists carry, so that a page and a list can never disagree.
func reaches(ctx context.Context, q store.Querier, who Who, a aim, person core.ID) (bool, error) {
	if far, waiting := a.reach.how(); far < Own && !waiting {
		return false, nil
	}
	condition, args := scope(who, a, "$2", "$1", 3)
	// Of whoever was merged into another, the question is answered for the other alone.
	_, yes, err := store.Maybe[int](ctx, q, `
		SELECT 1 AS yes WHERE NOT EXISTS (SELECT 1 FROM merged_person ac_p WHERE ac_p.authority_id = $1 AND ac_p.person_id = $2) `+condition, append([]any{who.Authority, person}, args...)...)
	return yes, err
}

// refusal finds the words for no.
func refusal(ctx context.Context, q store.Querier, who Who, a aim, person core.ID) error {
	hidden, err := hiddenFrom(ctx, q, who, person)
	switch {
	case err != nil:
		return err
	case hidden == byConflict:
		return core.Say(core.Missing, "There is nobody here by that address.")
	case hidden == byRestriction && mayRestrict(who):
		return core.Say(core.Forbidden, "This record is restricted and you are not named for it. You may change who is named.")
	case hidden == byRestriction:
		return core.Say(core.Missing, "There is nobody here by that address.")
	}
	if a.reason != None {
		within, err := reaches(ctx, q, who, a.with(a.reason), person)
		if err != nil {
			return err
		}
		if within {
			return core.Say(core.Forbidden, "You do not work with this person. You may look for a day if you say why; managers are told.")
		}
	}
	if glass, _ := who.glass(); a.act == See && glass != None {
		return core.Say(core.Forbidden, "You do not work with this person. If somebody is in danger you may open the record for 24 hours; managers are told.")
	}
	return core.Say(core.Forbidden, "You may not %s. Ask the person's worker or their team manager.", a.act.sentence())
}

// CanSign reports whether who holds a level. Nobody holds none, not even the lowest, and
// neither does the public's site.
func CanSign(who Who, need Level) bool {
	return !who.Nobody() && !who.Is(PublicSite) && who.Level >= need
}

// mayRestrict reports whether who may close records off, and so may know that one is.
func mayRestrict(who Who) bool {
	return who.aim(Restrict, Restricted).reach == Everybody
}

// glass returns how far somebody may break the glass, and whether on restricted records.
func (w Who) glass() (reach Reach, restricted bool) {
	return w.aim(Break, Children).reach, w.aim(Break, Restricted).reach == Everybody
}

// What hides a person from somebody.
const (
	byNothing = iota
	byConflict
	byRestriction
)

// hiddenFrom tells whether somebody may not even know of a person, and by what.
func hiddenFrom(ctx context.Context, q store.Querier, who Who, person core.ID) (int, error) {
	_, known, err := store.Maybe[core.ID](ctx, q,
		`SELECT user_id FROM conflict WHERE authority_id = $1 AND person_id = $2 AND user_id = $3`, who.Authority, person, who.User)
	if err != nil {
		return byNothing, err
	}
	if known {
		return byConflict, nil
	}
	open, err := reaches(ctx, q, who, aim{act: Search, reach: Everybody}, person)
	if err != nil || open {
		return byNothing, err
	}
	return byRestriction, nil
}

// A Way is how somebody comes to a record that they do not see as a matter of course.
type Way string

// The ways in.
const (
	Open       Way = "open"        // nothing stands in the way
	WithReason Way = "with reason" // [LookWithReason]
	WithGlass  Way = "break glass" // [BreakGlass]
	NoWay      Way = "no"
)

// WayIn tells a page what to offer somebody who wants to see a person's record.
func WayIn(ctx context.Context, q store.Querier, who Who, person core.ID) (Way, error) {
	person, err := Standing(ctx, q, who.Authority, person)
	if err != nil {
		return NoWay, err
	}
	see := who.aim(See, Children)
	for _, try := range []struct {
		way   Way
		reach Reach
	}{{Open, see.reach}, {WithReason, see.reason}} {
		if ok, err := reaches(ctx, q, who, see.with(try.reach), person); err != nil || ok {
			return try.way, err
		}
	}
	glass, restricted := who.glass()
	if glass == None {
		return NoWay, nil
	}
	hidden, err := hiddenFrom(ctx, q, who, person)
	if err != nil || hidden == byConflict || hidden == byRestriction && !restricted {
		return NoWay, err
	}
	return WithGlass, nil
}
