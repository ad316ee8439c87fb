// Package allocation says who works with a child: the lead worker and team, and others.
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

// An Allocation gives a child a lead worker, from a day on. The one before ends.
//
// The reasons are those of the looked-after return's table of social workers.
type Allocation struct {
	record.Base

	Begins core.Date
	Who    core.ID // the worker
	TeamID core.ID
	Reason string // why the worker changes
	Words  string
}

// Kind is all that the house knows of allocations.
var Kind = record.NewKind("allocation", "Allocation", func(a *Allocation) form.Questions {
	return form.Questions{
		form.Day(&a.Begins, "from_on", "From when?").Needed(),
		form.Person(&a.Who, "lead_worker", "Who is the lead worker?").Needed(),
		form.Person(&a.TeamID, "lead_team", "In which team?").Needed(),
		form.Choice(&a.Reason, "reason", "Why does the worker change?", code.SocialWorkerChange).Hint("Leave blank for the first worker"),
		form.Long(&a.Words, "words", "What should the new worker know?"),
	}
}).
	Says("A lead worker for a child, from a day on.", "Working Together 2026 ch. 3; SSDA903 social worker episodes").
	In("care", "Worker").
	Follows("referral", "early_help", "allocation", "assessment_opened", "assessment", "transfer_summary").
	MadeBy(access.L1).
	On(func(a *Allocation) core.Date { return a.Begins }).
	Card(func(a *Allocation) string { return code.SocialWorkerChange.Label(a.Reason) }).
	Fills(fillFromHandover).
	Makes(clock.CaseAllocated, func(a *Allocation) core.Date { return a.Begins }).
	Then(func(ctx context.Context, tx *store.Tx, who access.Who, a *Allocation) error {
		for _, person := range a.People {
			if err := access.AllocateLead(ctx, tx, a.Authority, person, a.Who, a.TeamID, a.Begins, a.ID, a.State.Standing()); err != nil {
				return err
			}
		}
		return nil
	})

// fillFromHandover takes over what a handover agreed: from when, who, and why.
func fillFromHandover(ctx context.Context, q store.Querier, a *Allocation, from record.Entry) (form.Sources, error) {
	if from == nil || from.Head().Kind != "transfer_summary" {
		return nil, nil
	}
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
