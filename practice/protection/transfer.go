package protection

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Transfer is the move of a child on a protection plan, or in need, from one authority
// to another: told of, papers, and the conference of the authority to which the child moved.
//
// Guidance: Working Together 2026 ch. 3; regional procedures. Until the conference is held
// the first authority keeps the plan.
type Transfer struct {
	record.Base

	Direction string
	Status    string
	Told      core.Date
	Other     string
	Contact   string
	MovedOn   core.Date
	Address   string
	Category  string
	PlanSince core.Date
	Papers    core.Date
	Accepted  string
	WhyNot    string
	HeldOn    core.Date
}

// TransferKind is all that the house knows of transfers.
var TransferKind = record.NewKind("protection_transfer", "Transfer between authorities", func(t *Transfer) form.Questions {
	return form.Questions{
		form.Choice(&t.Direction, "direction", "Which way?", code.TransferDirection).Needed(),
		form.Choice(&t.Status, "status", "What is the child where the child comes from?", code.TransferStatus).Needed(),
		form.Day(&t.Told, "told_on", "When did the other authority tell us, or we it?").Needed().NotAfterToday(),
		form.Words(&t.Other, "other_authority", "Which authority?").Needed(),
		form.Words(&t.Contact, "their_worker", "Who works with the child there, and how are they reached?").Needed().Sensitive(form.Personal),
		form.Day(&t.MovedOn, "moved_on", "When did the child move?").Needed(),
		form.Address(&t.Address, "new_address", "Where does the child live now?"),
		form.Choice(&t.Category, "category", "Category of abuse", code.CategoryOfAbuse).ShownWhen("status", "plan").Needed(),
		form.Day(&t.PlanSince, "plan_since", "Since when is the child on the plan?").ShownWhen("status", "plan").Needed().NotAfterToday(),
		form.Day(&t.Papers, "papers_on", "When did the papers come, or go?").NotAfterToday(),
		form.YesNo(&t.Accepted, "accepted", "Has the authority to which the child moved taken it on?").Needed(),
		form.Long(&t.WhyNot, "why_not_accepted", "Why not, and what is being done?").ShownWhen("accepted", "no").Needed(),
		form.Day(&t.HeldOn, "their_conference_on", "When did the other authority hold its conference?").ShownWhen("direction", "out").NotAfterToday().Hint("Our plan ends on that day and not before"),
	}
}).
	Says("A child on a plan or in need moves here, or away. The first authority keeps the plan until the other has held its conference.", together+"; regional procedures").
	Many("Transfers between authorities").
	In("protection", "Protection").
	Follows("contact_decision", "referral", "protection_plan", "cin_plan", "cin_episode", "initial_conference", "protection_review").
	On(func(t *Transfer) core.Date { return t.Told }).
	Card(func(t *Transfer) string {
		return joined(code.TransferDirection.Label(t.Direction), t.Other, code.TransferStatus.Label(t.Status))
	}).
	Fills(fillTransfer).
	Leads(func(ctx context.Context, q store.Querier, t *Transfer) ([]record.Entry, error) {
		if t.Direction != "out" || t.HeldOn.IsZero() {
			return nil, nil
		}
		return endPlans(ctx, q, t, t.HeldOn, "moved")
	}).
	Moments(func(t *Transfer) []clock.Event {
		if t.Direction != "in" {
			return nil
		}
		told := record.OnDay(clock.CPTransferNotified, t.Told)
		if t.Status == "child_in_need" {
			told.Tags = []string{clock.TagCINMoved}
		}
		return []clock.Event{told}
	})

// fillTransfer knows the way of the move from what it follows, and our own plan.
func fillTransfer(ctx context.Context, q store.Querier, t *Transfer, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil {
		return sources, nil
	}
	t.Direction = "out"
	switch from.Head().Kind {
	case "contact_decision", "referral":
		t.Direction = "in"
	case "cin_plan":
		t.Status = "child_in_need"
		sources["status"] = "the plan"
	}
	sources["direction"] = "the step before"
	plans, err := plansOf(ctx, q, t.Head())
	for _, p := range plans {
		if t.Direction == "out" && p.Ended.IsZero() {
			t.Status, t.Category, t.PlanSince = "plan", p.Latest, p.Began
			sources["status"], sources["category"], sources["plan_since"] = "the plan", "the plan", "the plan"
		}
	}
	return sources, err
}
