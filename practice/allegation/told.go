package allegation

import (
	"context"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Told is what somebody tells the designated officer of an allegation. Whoever has an
// account may hand one in, and from then on only the designated officer reads it, who
// finds out whom it is about and takes it on as an [Allegation].
//
// Guidance: Working Together 2026; told within one working day.
type Told struct {
	record.Base

	Learnt    core.Date
	Subject   string
	Born      core.Date
	Role      string
	Employer  string
	Elsewhere string
	Harm      []string
	Account   string
	Words     string
	Children  string
	Danger    string
	Done      string
	Knows     string
	Referrer  string
}

// ToldKind is all that the house knows of what the designated officer is told.
var ToldKind = record.NewKind("allegation_told", "Allegation for the designated officer", func(t *Told) form.Questions {
	return form.Questions{
		form.Day(&t.Learnt, "learnt_on", "When did you, or your service, learn of it?").Needed().NotAfterToday().Under("Who it is about"),
		form.Words(&t.Subject, "subject_name", "Who is it about?").Hint("The full name of the adult").Needed().Sensitive(form.Personal),
		form.Day(&t.Born, "subject_born_on", "When was that person born?").NotAfterToday().Sensitive(form.Personal),
		form.Choice(&t.Role, "role", "What is the person's work with children, paid or not?", code.TrustRole).Needed(),
		form.Words(&t.Employer, "employer", "For whom?").Needed(),
		form.Long(&t.Elsewhere, "elsewhere", "Where else does the person meet children: other work, clubs, own children?"),
		form.Several(&t.Harm, "harm", "Why do you tell us?", code.AllegationHarm).Needed().Under("The allegation"),
		form.Long(&t.Account, "account", "What is alleged: what, when, where, who saw it?").Hint("What you were told or saw yourself. Do not question the child or the person further.").Needed(),
		form.Long(&t.Words, "child_words", "What did the child say, in the child's own words?"),
		form.Long(&t.Children, "children_named", "Which children does it concern?").Hint("Names, ages, and where they are").Needed().Sensitive(form.Personal),
		form.YesNo(&t.Danger, "danger", "Is a child in danger now?").Needed().Hint("If so, ring the police or the front door first").Under("What was done"),
		form.Long(&t.Done, "done", "What was done to keep children safe?").Needed(),
		form.YesNo(&t.Knows, "knows", "Does the person know of the allegation?").Needed().Hint("Tell them nothing more before you have talked with the designated officer"),
		form.Words(&t.Referrer, "referrer", "Your work, and how can the designated officer reach you today?").Needed().Sensitive(form.Personal),
	}
}).
	Says("You learnt that somebody who works with children, paid or not, may have harmed a child or be a risk to children. "+
		"The designated officer (LADO) must be told within one working day. Once it is handed in only the designated officer reads it; you cannot open it again.", guidance).
	In("allegations", "").Many("Allegations for the designated officer").
	AboutNobody().NotByHand().
	On(func(t *Told) core.Date { return t.Learnt }).
	Card(func(t *Told) string { return code.TrustRole.Label(t.Role) })

// fromTold begins an allegation with what the designated officer was told, and when.
func fromTold(_ context.Context, _ store.Querier, a *Allegation, from record.Entry) (form.Sources, error) {
	t, ok := from.(*Told)
	if !ok {
		return nil, nil
	}
	a.Received, a.Told, a.Referrer, a.Role, a.Employer, a.Elsewhere = t.Learnt, t.Made.Date(), t.Referrer, t.Role, t.Employer, t.Elsewhere
	a.Harm, a.Account, a.Words, a.Others, a.Danger, a.Done = t.Harm, t.Account, t.Words, t.Children, t.Danger, t.Done
	sources := form.Sources{"told_on": "the day on which it was handed in"}
	for _, name := range []string{"received_on", "referrer", "role", "employer", "elsewhere", "harm", "account", "child_words", "other_children", "danger", "done"} {
		sources[name] = "what you were told"
	}
	return sources, nil
}
