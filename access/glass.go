package access

import (
	"context"
	"strings"
	"time"

	"throughline/core"
	"throughline/store"
)

// LookReasons are why somebody looks at the record of a person with whom they do not work.
var LookReasons = []Reason{
	{"cover", "I cover for the worker"},
	{"duty", "I am on duty and they called or came"},
	{"sibling", "I work with a brother, sister or parent"},
	{"contact", "A contact came in about them"},
	{"supervision", "Supervision or advice"},
	{"audit", "Audit, complaint or request for records"},
	{"return", "A statutory return or its figures"},
	{"other", "Another reason"},
}

// GlassReasons are why somebody opens a record in an emergency.
var GlassReasons = []Reason{
	{"danger", "A child is in danger now"},
	{"missing", "A child is missing"},
	{"police", "The police or a hospital need to know now"},
	{"out-of-hours", "Out of hours, and nobody who works with them can be reached"},
}

// aDay is how long a look with a reason and a broken glass last.
const aDay = 24 * time.Hour

// leastWords is how many characters a typed reason must have.
const leastWords = 10

// LookWithReason lets somebody look for a day at the record of a person with whom they do
// not work, where their roles allow that with a reason. Nothing may be added. The managers of
// who looks and of the person's worker are told. It is Forbidden beyond that, and Missing
// for a restricted record or a conflict of interest.
func LookWithReason(ctx context.Context, tx *store.Tx, who Who, person core.ID, reason, words string) error {
	person, err := Standing(ctx, tx, who.Authority, person)
	if err != nil {
		return err
	}
	way, err := WayIn(ctx, tx, who, person)
	if err != nil || way == Open {
		return err
	}
	if way != WithReason {
		return refusalOf(ctx, tx, who, person)
	}
	if err := check(LookReasons, reason, words); err != nil {
		return err
	}
	if err := openFor(ctx, tx, who, person, lookedWithReason, reason, words); err != nil {
		return err
	}
	return tellManagers(ctx, tx, who, person, "Somebody looked, with a reason, at the record of a person with whom they do not work.")
}

// BreakGlass opens a person's record to somebody for 24 hours, because a child may be in
// danger. It then counts as working with the person. The service's managers of level L3
// and the managers of both teams are told. It never opens a record over a conflict of
// interest, and a restricted one only to those who work out of hours.
func BreakGlass(ctx context.Context, tx *store.Tx, who Who, person core.ID, reason, words string) error {
	if err := May(ctx, tx, who, Break, ""); err != nil {
		return err
	}
	person, err := Standing(ctx, tx, who.Authority, person)
	if err != nil {
		return err
	}
	hidden, err := hiddenFrom(ctx, tx, who, person)
	if err != nil {
		return err
	}
	if _, restricted := who.glass(); hidden == byConflict || hidden == byRestriction && !restricted {
		return refusalOf(ctx, tx, who, person)
	}
	if err := check(GlassReasons, reason, words); err != nil {
		return err
	}
	if err := openFor(ctx, tx, who, person, brokenGlass, reason, words); err != nil {
		return err
	}
	const told = "Somebody opened a record in an emergency. Read why, and whether it was right."
	if err := tellManagers(ctx, tx, who, person, told); err != nil {
		return err
	}
	return tellLevel(ctx, tx, who, person, L3, told)
}

// refusalOf says no to looking at a person, never nil.
func refusalOf(ctx context.Context, q store.Querier, who Who, person core.ID) error {
	return refusal(ctx, q, who, aim{act: See}, person)
}

// check makes sure that a reason was chosen and typed.
func check(list []Reason, reason, words string) error {
	p := &core.Problem{Sort: core.Invalid, Words: "Say why you need to open this record."}
	if !has(list, reason) {
		p.Fields = append(p.Fields, core.FieldProblem{Field: "reason", Words: "Choose a reason"})
	}
	if len([]rune(strings.TrimSpace(words))) < leastWords {
		p.Fields = append(p.Fields, core.FieldProblem{Field: "words", Words: "Say in a few words why, so that a manager understands it"})
	}
	if p.Fields != nil {
		return p
	}
	return nil
}

// openFor keeps the involvement of a day, and the look with its reason.
func openFor(ctx context.Context, tx *store.Tx, who Who, person core.ID, role, reason, words string) error {
	now := who.now()
	until := now.Plus(aDay)
	_, err := Involve(ctx, tx, who.Authority, Involvement{PersonID: person, UserID: who.User, Role: role,
		FromOn: now.Date(), UntilOn: until.Date(), UntilAt: until, Reason: reason, Words: words})
	if err != nil {
		return err
	}
	return Look(ctx, tx, who, Looked{What: Opened, Person: person, Reason: role + ", " + reason + ": " + words})
}
