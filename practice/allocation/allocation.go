// Package allocation says who works with a child: the lead worker and team, and the key
// workers of other teams.
package allocation

import (
	"context"
	"embed"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// Migrations are the tables of allocations.
//
//go:embed *.sql
var Migrations embed.FS

// An Allocation gives a child a lead worker, from a day on, and the one before ends; or a
// key worker of another team beside the lead worker, as the exploitation team has it.
//
// The reasons are those of the looked-after return's table of social workers.
type Allocation struct {
	record.Base

	Begins core.Date
	As     string  // lead or key; blank, of one made before it was asked, is lead
	Who    core.ID // the worker
	TeamID core.ID
	Until  core.Date // of a key worker: the last day; blank while it goes on
	Reason string    // why the worker changes
	Words  string
}

// The codes of [throughline/code.WorksAs].
const (
	asLead = "lead"
	asKey  = "key"
)

// Kind is all that the house knows of allocations.
var Kind = record.NewKind("allocation", "Allocation", func(a *Allocation) form.Questions {
	return form.Questions{
		form.Day(&a.Begins, "from_on", "From when?").Needed(),
		form.Choice(&a.As, "works_as", "As what?", code.WorksAs).Needed(),
		form.Person(&a.Who, "lead_worker", "Who is the worker?").Needed(),
		form.Person(&a.TeamID, "lead_team", "In which team?").Needed(),
		form.Choice(&a.Reason, "reason", "Why does the worker change?", code.SocialWorkerChange).Hint("Leave blank for the first worker"),
		form.Long(&a.Words, "words", "What should the new worker know?"),
		form.Day(&a.Until, "until_on", "Until when?").ShownWhen("works_as", asKey).Hint("Leave blank while it goes on"),
	}
}).
	Says("A lead worker for a child, from a day on, or a key worker of another team beside the lead worker.",
		"Working Together 2026 ch. 3; SSDA903 social worker episodes; local exploitation pathway; Children Act 1989 s23CZA").
	In("care", "Worker").
	Follows("referral", "early_help", "allocation", "assessment_opened", "assessment", "transfer_summary",
		"exploitation_screening", "exploitation_plan", "leaving_care_status", "personal_adviser").
	MadeBy(access.L1).
	On(func(a *Allocation) core.Date { return a.Begins }).
	Card(func(a *Allocation) string {
		if a.As == asKey {
			return code.WorksAs.Label(asKey)
		}
		return code.SocialWorkerChange.Label(a.Reason)
	}).
	Fills(fill).
	Checks(func(a *Allocation) []core.FieldProblem {
		if a.Until.Before(a.Begins) {
			return []core.FieldProblem{{Field: "until_on", Words: "The last day comes before the first"}}
		}
		return nil
	}).
	Guards(guard).
	Makes(clock.CaseAllocated, func(a *Allocation) core.Date {
		if a.As == asKey {
			return 0
		}
		return a.Begins
	}).
	Then(involve)

// involve lets the worker work with the children, as what the allocation says.
func involve(ctx context.Context, tx *store.Tx, _ access.Who, a *Allocation) error {
	key := a.As == asKey
	for _, person := range a.People {
		if err := access.AllocateLead(ctx, tx, a.Authority, person, a.Who, a.TeamID, a.Begins, a.ID, a.State.Standing() && !key); err != nil {
			return err
		}
	}
	return access.InTurn(ctx, tx, a.Authority, access.Involvement{UserID: a.Who, TeamID: a.TeamID, Role: access.KeyWorker, FromOn: a.Begins, UntilOn: a.Until, RecordID: a.ID},
		a.People, a.State.Standing() && key)
}

// guard refuses a key worker beside nobody, and work of the exploitation team that no
// screening led to.
func guard(ctx context.Context, q store.Querier, a *Allocation) ([]core.FieldProblem, error) {
	level, screened, err := store.Maybe[string](ctx, q, `SELECT coalesce(level, '') AS level FROM exploitation_screening WHERE authority_id = $1 AND record_id = $2`, a.Authority, a.From)
	if err != nil {
		return nil, err
	}
	if screened && level != "medium" && level != "high" {
		return []core.FieldProblem{{Field: "lead_worker", Words: "The screening gave no level that leads to work by the team: medium or high"}}, nil
	}
	if a.As != asKey {
		return nil, nil
	}
	for _, person := range a.People {
		lead, team, err := access.LeadWorker(ctx, q, a.Authority, person)
		if err != nil {
			return nil, err
		}
		if lead.IsZero() && team.IsZero() {
			return []core.FieldProblem{{Field: "works_as", Words: "Nobody leads the work with this child yet: the first worker is the lead worker"}}, nil
		}
	}
	return nil, nil
}

// fill takes over what the record before says. Whoever comes by the exploitation team's
// screening or plan works beside the lead worker, where there is one.
func fill(ctx context.Context, q store.Querier, a *Allocation, from record.Entry) (form.Sources, error) {
	a.As = asLead
	if from == nil {
		return nil, nil
	}
	switch from.Head().Kind {
	case "transfer_summary":
		return fillFromHandover(ctx, q, a)
	case "personal_adviser":
		adviser, err := store.One[core.ID](ctx, q, `SELECT adviser_worker FROM personal_adviser WHERE authority_id = $1 AND record_id = $2`, a.Authority, a.From)
		a.Who = adviser
		return form.Sources{"lead_worker": "the personal adviser"}, err
	case "exploitation_screening", "exploitation_plan":
		if len(a.People) == 0 {
			return nil, nil
		}
		lead, team, err := access.LeadWorker(ctx, q, a.Authority, a.People[0])
		if err != nil || lead.IsZero() && team.IsZero() {
			return nil, err
		}
		a.As = asKey
		return form.Sources{"works_as": "the child has a lead worker"}, nil
	}
	return nil, nil
}

// fillFromHandover takes over what a handover agreed: from when, who, and why.
func fillFromHandover(ctx context.Context, q store.Querier, a *Allocation) (form.Sources, error) {
	type handover struct {
		TransferOn core.Date
		NewWorker  core.ID
		Reason     string
	}
	h, known, err := store.Maybe[handover](ctx, q, `
		SELECT transfer_on, new_worker, coalesce(reason, '') AS reason FROM transfer_summary WHERE authority_id = $1 AND record_id = $2`, a.Authority, a.From)
	if err != nil || !known {
		return nil, err
	}
	a.Begins, a.Who, a.Reason = h.TransferOn, h.NewWorker, h.Reason
	sources := form.Sources{"from_on": "the handover", "reason": "the handover"}
	if !h.NewWorker.IsZero() {
		sources["lead_worker"] = "the handover"
	}
	return sources, nil
}

// Kinds are the kinds of record of this part, in the order of the work.
var Kinds = []*record.Kind{
	Kind.Kind,
}
