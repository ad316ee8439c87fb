package childinneed

import (
	"context"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// An Agreed is the meeting at which a family and those who help it agree on a child in
// need plan. A manager signs it, and each child's plan follows.
//
// Law: Children Act 1989 s17. The plan rests on the agreement of a parent, or of the young
// person of 16 or over.
type Agreed struct {
	record.Base

	Held        core.Date
	Consent     string
	ConsentBy   string
	ConsentOn   core.Date
	Shares      string
	VisitEvery  form.Number
	WhyVisits   string
	ShortBreaks string
	Contingency string
	ReviewOn    core.Date
	Children    []AgreedChild
	Present     []Attender
	Actions     []Action
}

// An AgreedChild is what one child says to the plan.
type AgreedChild struct {
	record.Part
	Words string
}

// AgreedKind is all that the house knows of such meetings.
var AgreedKind = record.EachRow(record.EachRow(record.EachChild(
	record.NewKind("cin_plan_agreed", "Child in need plan agreed", func(a *Agreed) form.Questions {
		return form.Questions{
			form.Day(&a.Held, "held_on", "When was the plan agreed?").Needed().NotAfterToday(),
			form.Choice(&a.Consent, "consent", "Has the family agreed?", code.Consent).Needed().Under("Agreement"),
			form.Choice(&a.ConsentBy, "consent_by", "Who agreed?", code.ConsentBy).ShownWhen("consent", "given").Needed(),
			form.Day(&a.ConsentOn, "consent_on", "When did they agree?").ShownWhen("consent", "given").Needed().NotAfterToday(),
			form.Words(&a.Shares, "shared_with", "With which agencies may we share what we know?").ShownWhen("consent", "given").Needed(),
			visitsQuestion(&a.VisitEvery).Needed().Under("How the plan is kept"),
			form.Words(&a.WhyVisits, "why_visits", "Why so often?").Needed(),
			form.YesNo(&a.ShortBreaks, "short_breaks", "Is it a plan for short breaks of a disabled child, and for nothing else?").Needed(),
			form.Long(&a.Contingency, "contingency", "What will happen if things get worse, or the plan does not work?").Needed(),
			form.Day(&a.ReviewOn, "review_on", "When is the plan reviewed?").Needed(),
		}
	}),
	func(a *Agreed) *[]AgreedChild { return &a.Children }, func(c *AgreedChild) form.Questions {
		return form.Questions{form.Long(&c.Words, "child_words", "What does the child say to the plan, in the child's own words?")}
	}),
	"invited", "Who was there", func(a *Agreed) *[]Attender { return &a.Present }, (*Attender).questions),
	"action", "The plan", func(a *Agreed) *[]Action { return &a.Actions }, (*Action).begun).
	RowsOf("invited", "person").
	Says("The family and those who help it agree what each child needs, what is done about it and how we shall know.", "Children Act 1989 s17; Working Together 2026 ch. 3").
	Many("Child in need plans agreed").
	In("child-in-need", "Child in need").
	Follows("assessment", "section47_outcome", "initial_conference", "protection_review", "protection_plan", "protection_transfer", "cin_episode", "referral").SignedAt(access.L2).
	On(func(a *Agreed) core.Date { return a.Held }).
	Card(func(a *Agreed) string {
		return joined(map[string]string{"yes": "short breaks"}[a.ShortBreaks], "review "+a.ReviewOn.Long())
	}).
	Fills(fillAgreed).
	Checks(checkAgreed).
	Leads(leadPlans)

func checkAgreed(a *Agreed) []core.FieldProblem {
	var out []core.FieldProblem
	if a.Consent != "" && a.Consent != "given" {
		out = append(out, wrong("consent", "A child in need plan rests on agreement. Without it, talk with your manager: close, or ask for a strategy discussion"))
	}
	if len(a.Actions) == 0 {
		out = append(out, wrong("contingency", "A plan needs at least one row: what the child needs, what is done and by whom"))
	}
	if a.ReviewOn.NotAfter(a.Held) {
		out = append(out, wrong("review_on", "The review is after the plan was agreed"))
	}
	return out
}

// fillAgreed builds the plan from what the assessment, or the protection plan before it,
// says that the children need, and asks those of the conference before to come.
func fillAgreed(ctx context.Context, q store.Querier, a *Agreed, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil {
		return sources, nil
	}
	change, known, err := store.Maybe[string](ctx, q, `
		SELECT change FROM assessment WHERE authority_id = $1 AND record_id = $2 AND change IS NOT NULL`, a.Authority, from.Head().ID)
	if err != nil {
		return nil, err
	}
	if known {
		for _, need := range strings.Split(change, "\n") {
			if need = strings.TrimSpace(need); need != "" {
				a.Actions = append(a.Actions, Action{Need: need})
			}
		}
	}
	for i := range a.Children {
		c := &a.Children[i]
		words, known, err := store.Maybe[string](ctx, q, `
			SELECT child_words FROM assessment_child
			WHERE  authority_id = $1 AND record_id = $2 AND person_id = $3 AND child_words IS NOT NULL`, a.Authority, from.Head().ID, c.Person)
		if err != nil {
			return nil, err
		}
		if known {
			c.Words = words
			sources[record.PartField(c.Person, "child_words")] = "the assessment"
		}
	}
	if err := fillPresent(ctx, q, a, from); err != nil {
		return nil, err
	}
	return sources, fillFromProtection(ctx, q, a)
}

// fillFromProtection carries over what is not yet met in the children's protection plans. A
// row that stands in the plan of every child in the same words is for all of them.
func fillFromProtection(ctx context.Context, q store.Querier, a *Agreed) error {
	type row struct {
		Change, Doing, ByWhom *string
		PersonID              core.ID
	}
	rows, err := store.All[row](ctx, q, `
		SELECT c.change, c.doing, c.by_whom, p.person_id
		FROM   protection_plan_action c
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		JOIN   record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
		WHERE  r.authority_id = $1 AND r.thread_id = $2 AND r.state = 'agreed' AND (c.progress IS NULL OR c.progress <> 'met')
		ORDER  BY r.id, c.place`, a.Authority, a.Thread)
	var needs []Action
	of := map[Action][]core.ID{}
	for _, r := range rows {
		n := Action{Need: text(r.Change), Doing: text(r.Doing), Who: text(r.ByWhom)}
		if !slices.Contains(a.People, r.PersonID) || slices.Contains(of[n], r.PersonID) {
			continue
		}
		if of[n] == nil {
			needs = append(needs, n)
		}
		of[n] = append(of[n], r.PersonID)
	}
	for _, n := range needs {
		if len(of[n]) == len(a.People) {
			a.Actions = append(a.Actions, n)
			continue
		}
		for _, child := range of[n] {
			a.Actions = append(a.Actions, Action{Need: n.Need, Doing: n.Doing, Who: n.Who, Child: child})
		}
	}
	return err
}

// conferences are the meetings after which a plan may be agreed, by those who were there.
var conferences = []string{"initial_conference", "protection_review"}

// fillPresent asks those who were at the conference before to come.
func fillPresent(ctx context.Context, q store.Querier, a *Agreed, from record.Entry) error {
	kind := from.Head().Kind
	if !slices.Contains(conferences, kind) {
		return nil
	}
	rows, err := store.All[struct{ Name, Agency *string }](ctx, q, `
		SELECT name, agency FROM `+kind+`_invited WHERE authority_id = $1 AND record_id = $2 ORDER BY place`, a.Authority, from.Head().ID)
	for _, r := range rows {
		a.Present = append(a.Present, Attender{Name: text(r.Name), Agency: text(r.Agency)})
	}
	return err
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// leadPlans makes each child's plan, or changes the one it made. What a later review has
// put in stays.
func leadPlans(ctx context.Context, q store.Querier, a *Agreed) ([]record.Entry, error) {
	made, err := PlanKind.FromRecord(ctx, q, a.Authority, a.ID)
	if err != nil {
		return nil, err
	}
	var out []record.Entry
	for _, child := range a.People {
		var p *Plan
		if i := slices.IndexFunc(made, func(p *Plan) bool { return slices.Contains(p.People, child) }); i >= 0 {
			p = made[i]
		} else {
			p = PlanKind.Make(a, child)
		}
		p.Began, p.VisitFirst, p.ShortBreaks, p.Contingency = a.Held, a.VisitEvery, a.ShortBreaks, a.Contingency
		if !p.ChangedOn.After(a.Held) {
			p.Actions, p.VisitEvery, p.ReviewOn, p.ChangedOn = actionsFor(a.Actions, child), a.VisitEvery, a.ReviewOn, a.Held
		}
		out = append(out, p)
	}
	return out, nil
}

// planTags are the facts of a plan that the time limits ask for.
func planTags(p *Plan) []string {
	if p.ShortBreaks == "yes" {
		return []string{clock.TagShortBreaks}
	}
	return nil
}
