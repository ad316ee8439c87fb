package leavingcare

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Told status is what the law makes of a young person, as it was worked out on a day and
// told to them. It starts the duties: assessment, adviser, plan.
//
// Law: Children Act 1989 ss23A, 23C, 24 and Sch 2 para 19B.
type Told struct {
	record.Base

	On         core.Date
	Code       string // worked out when the record is saved, never typed
	Why        string
	EligibleOn core.Date // blank where an earlier record tells it
	RelevantOn core.Date // blank also where a pathway plan was there already
	Heard      string    // the young person was told what it means
	HeardOn    core.Date
	WhyNot     string
	Words      string
	Missing    string // what the young person says is missing from the record of their care
}

// StatusKind is all that the house knows of what care leavers are owed.
var StatusKind = record.NewKind("leaving_care_status", "Leaving care status", func(t *Told) form.Questions {
	return form.Questions{
		form.Day(&t.On, "worked_out_on", "For which day?").Needed().NotAfterToday(),
		form.Choice(&t.Code, "status", "Status", code.CareLeaverStatus).Kept().Meaning("Worked out from the episodes of care on the day, never typed."),
		form.Words(&t.Why, "why", "Why").AtMost(400).Sensitive(form.Plain).Kept(),
		form.Day(&t.EligibleOn, "eligible_on", "Became an eligible child on").Kept().Meaning("The day on which 13 weeks in care since 14 were reached, at 16 or later; blank where an earlier record tells it."),
		form.Day(&t.RelevantOn, "relevant_on", "Became a relevant child on").Kept().Meaning("Blank where an earlier record tells it, or where a pathway plan was there already."),
		form.YesNo(&t.Heard, "told", "Has the young person been told what this means for them?").Needed(),
		form.Day(&t.HeardOn, "told_on", "When?").ShownWhen("told", "yes").Needed().NotAfterToday(),
		form.Words(&t.WhyNot, "why_not_told", "Why not yet?").ShownWhen("told", "no").Needed(),
		form.Long(&t.Words, "child_words", "What did they say, in their own words?"),
		form.Long(&t.Missing, "missing", "Is anything wrong or missing in what we know of their time in care?").Hint("Care in another council's area, custody or hospital at 16"),
	}
}).
	Says("What the law makes of a young person who is or was in care, worked out from the episodes of care, and told to them.",
		"Children Act 1989 ss23A, 23C, 24, Sch 2 para 19B; Care Planning, Placement and Case Review (England) Regulations 2010 reg 40; "+regs+" reg 3").
	In("leaving-care", "Leaving care").Many("Leaving care statuses").ForOneChild().
	Follows("care_episode", "leaving_care_status").
	On(func(t *Told) core.Date { return t.On }).
	Card(func(t *Told) string { return joined(code.CareLeaverStatus.Label(t.Code), t.Why) }).
	Guards(func(ctx context.Context, q store.Querier, t *Told) ([]core.FieldProblem, error) {
		return nil, t.workOut(ctx, q)
	}).
	Makes(clock.EligibleBecame, func(t *Told) core.Date { return t.EligibleOn }).
	Makes(clock.RelevantBecame, func(t *Told) core.Date { return t.RelevantOn })

// earlier is what other standing records tell of a person already.
type earlier struct{ Eligible, Relevant, Plans int }

// workOut puts what the law makes of the young person into the record. It says the days
// on which duties began only once: what an earlier record told starts no clock again.
func (t *Told) workOut(ctx context.Context, q store.Querier) error {
	if len(t.People) != 1 || t.On.IsZero() {
		return nil
	}
	s, err := Status(ctx, q, t.Authority, t.People[0], t.On)
	if err != nil {
		return err
	}
	told, err := store.One[earlier](ctx, q, `
		SELECT (SELECT count(*) FROM leaving_care_status_by_child WHERE authority_id = $1 AND person_id = $2 AND record_id <> $3 AND eligible_on IS NOT NULL) AS eligible,
		       (SELECT count(*) FROM leaving_care_status_by_child WHERE authority_id = $1 AND person_id = $2 AND record_id <> $3 AND relevant_on IS NOT NULL) AS relevant,
		       (SELECT count(*) FROM pathway_plan_by_child WHERE authority_id = $1 AND person_id = $2 AND state = 'agreed') AS plans`,
		t.Authority, t.People[0], t.ID)
	t.Code, t.Why, t.EligibleOn, t.RelevantOn = s.Code, s.Why, 0, 0
	if told.Eligible == 0 && s.EligibleOn.NotAfter(t.On) {
		t.EligibleOn = s.EligibleOn
	}
	if s.Code == "relevant" && told.Relevant+told.Plans == 0 {
		t.RelevantOn = s.RelevantOn
	}
	return err
}

// Unsaid lists the people whose status on a day is another than the one last recorded,
// or none recorded though they are owed something: whom somebody must tell. It looks at
// everybody with an episode of care who may be between 16 and 25.
func Unsaid(ctx context.Context, q store.Querier, authority string, today core.Date) ([]core.ID, error) {
	type row struct {
		PersonID core.ID
		Status   *string
	}
	rows, err := store.All[row](ctx, q, `
		SELECT p.id AS person_id,
		       (SELECT s.status FROM leaving_care_status_by_child s
		        WHERE  s.authority_id = p.authority_id AND s.person_id = p.id
		        ORDER  BY s.worked_out_on DESC, s.record_id DESC LIMIT 1) AS status
		FROM   person p
		WHERE  p.authority_id = $1 AND p.born > $2 AND p.born <= $3
		AND    EXISTS (SELECT 1 FROM care_episode_by_child e WHERE e.authority_id = p.authority_id AND e.person_id = p.id)
		ORDER  BY p.id`, authority, today.PlusYears(-supportedTo), today.PlusYears(-eligibleFrom))
	if err != nil {
		return nil, err
	}
	var out []core.ID
	for _, r := range rows {
		s, err := Status(ctx, q, authority, r.PersonID, today)
		if err != nil {
			return nil, err
		}
		if r.Status == nil && s.Code != "none" || r.Status != nil && *r.Status != s.Code {
			out = append(out, r.PersonID)
		}
	}
	return out, nil
}
