package care

import (
	"context"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Review is one review of the case of a child in care, led by the independent reviewing
// officer. Brothers and sisters may be reviewed together; each has a record of their own.
//
// Law: Children Act 1989 ss25A, 25B, 26; SI 2010/959 part 6.
type Review struct {
	record.Base
	record.Told

	Reviewed      core.Date
	Participation string
	IRO           core.ID
	ShortBreaks   string
	Spoke         core.Date // the officer spoke with the child alone
	Invited       string
	Words         string // the child's own
	Parents       string
	Present       string
	Working       string
	Worries       string
	PlanRight     string // does the care plan still fit?
	Permanence    string // agreed at this review
	Adjourned     string
	Next          core.Date
	Decisions     []ReviewDecision
}

// A ReviewDecision is what was decided, who does it and by when.
type ReviewDecision struct {
	Decision, Who string
	By            core.Date
	Done          string
}

// reviewerLevel is the level of a reviewing officer, who stands outside the line of management.
const reviewerLevel = access.L2

// ReviewKind is all that the house knows of them. The reviewing officer chairs the review and
// answers for its record: what they write they sign by handing it in, and what somebody else
// wrote down waits for them. What a return tells of reviews stays as it was told.
//
// Law: SI 2010/959 regs 36, 38; IRO Handbook 2010 ch. 3.
var ReviewKind = record.EachRow(record.NewKind("care_review", "Looked-after review", func(r *Review) form.Questions {
	return append(form.Questions{
		form.Day(&r.Reviewed, "reviewed_on", "When was it held?").Needed().NotAfterToday(),
		form.Person(&r.IRO, "reviewing_officer", "Who is the reviewing officer?").Sensitive(form.Plain),
		form.YesNo(&r.ShortBreaks, "short_breaks", "Is it a review of a series of short breaks?"),
		form.Choice(&r.Invited, "invited", "Was the child asked?", code.HeardAtReview).Under("The child"),
		form.Choice(&r.Participation, "participation", "How did the child take part?", code.ReviewParticipation).Needed(),
		form.Day(&r.Spoke, "spoke_with_child_on", "When did the reviewing officer speak with the child before it?").NotAfterToday(),
		form.Long(&r.Words, "child_words", "What does the child say, in the child's own words?"),
		form.Words(&r.Present, "present", "Who was there?").Sensitive(form.Personal).Under("The review"),
		form.Long(&r.Parents, "parents_views", "What do the parents say?"),
		form.Long(&r.Working, "working", "What is going well?"),
		form.Long(&r.Worries, "worries", "What is worrying, or takes too long?"),
		form.Long(&r.PlanRight, "plan_right", "Is the care plan right for the child, and what must change?"),
		form.Choice(&r.Permanence, "permanence", "Which plan for good was agreed?", code.PermanenceRoute),
		form.YesNo(&r.Adjourned, "adjourned", "Was it adjourned?").Hint("Once only, and for 20 working days at most"),
		form.Day(&r.Next, "next_on", "When is the next one?"),
	}, r.Asked()...)
}), "decision", "Decisions", func(r *Review) *[]ReviewDecision { return &r.Decisions }, func(d *ReviewDecision) form.Questions {
	return form.Questions{
		form.Words(&d.Decision, "decision", "What was decided?").Needed(),
		form.Words(&d.Who, "who", "Who does it?").Needed().Sensitive(form.Personal),
		form.Day(&d.By, "by_on", "By when?").Needed(),
		form.YesNo(&d.Done, "done", "Done?"),
	}
}).
	Says("One review of the case of a child in care: how the child took part, what the child says, what was decided.", "Children Act 1989 ss25A, 25B, 26; SI 2010/959 part 6; "+guide+", reviews").
	In("care", "In care").
	Follows("care_episode", "review_preparation", "care_review", "iro_appointed").SignedBy(access.Chair, reviewerLevel).SignsOwn().
	On(func(r *Review) core.Date { return r.Reviewed }).
	Card(func(r *Review) string { return code.ReviewParticipation.Label(r.Participation) }).
	Fills(fillReview).
	Checks(checkReview).
	Guards(guardReview).
	Moments(reviewMoments)

// reviewMoments tell of the review. What is sent out afterwards answers this review and no
// other, so it is a piece of work of its own.
func reviewMoments(r *Review) []clock.Event {
	m := clock.CLAReviewHeld
	switch {
	case r.ShortBreaks == "yes":
		m = clock.ShortBreakReviewHeld
	case r.Adjourned == "yes":
		m = clock.CLAReviewAdjourned
	}
	held := record.OnDay(m, r.Reviewed)
	next := record.OnDay(clock.CLAReviewDated, r.Reviewed)
	next.Until = r.Next
	held.Thread, next.Thread = r.ID, r.ID
	if r.Next.IsZero() {
		return []clock.Event{held}
	}
	return []clock.Event{held, next}
}

func checkReview(r *Review) []core.FieldProblem {
	if len(r.People) > 1 {
		return []core.FieldProblem{{Field: "reviewed_on", Words: "Write one for each child: brothers and sisters may be reviewed together, but each has decisions of their own"}}
	}
	if r.Next.NotAfter(r.Reviewed) {
		return []core.FieldProblem{{Field: "next_on", Words: "The next review comes after this one"}}
	}
	return nil
}

// guardReview holds how the child took part against the child's age on the day.
func guardReview(ctx context.Context, q store.Querier, r *Review) ([]core.FieldProblem, error) {
	if len(r.People) == 0 || r.Participation == "" {
		return nil, nil
	}
	born, err := bornOn(ctx, q, r.Authority, r.People[0])
	if err != nil || born.IsZero() {
		return nil, err
	}
	young := r.Reviewed.Before(born.Birthday(4))
	switch {
	case young && r.Participation != "PN0":
		return []core.FieldProblem{{Field: "participation", Words: "A child under four on the day of the review takes part as PN0"}}, nil
	case !young && r.Participation == "PN0":
		return []core.FieldProblem{{Field: "participation", Words: "This child was four or older on the day: say how the child took part"}}, nil
	}
	return nil, nil
}

// fillReview takes over what was prepared, and who the reviewing officer is.
func fillReview(ctx context.Context, q store.Querier, r *Review, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if p, ok := from.(*Preparation); ok {
		r.Reviewed, r.Invited, r.Words, r.Parents = p.Planned, p.Invited, p.Words, p.Parents
		for name, answer := range map[string]string{"reviewed_on": p.Planned.String(), "invited": p.Invited, "child_words": p.Words, "parents_views": p.Parents} {
			source(sources, name, answer, "the preparation")
		}
	}
	if len(r.People) == 0 {
		return sources, nil
	}
	iros, err := IROKind.OfPerson(ctx, q, r.Authority, r.People[0])
	if err != nil || len(iros) == 0 {
		return sources, err
	}
	r.IRO = iros[len(iros)-1].Officer
	sources["reviewing_officer"] = "the appointment"
	return sources, nil
}

// An IRO is the appointment of an independent reviewing officer to a child.
//
// Law: Children Act 1989 s25A; IRO Handbook 2010.
type IRO struct {
	record.Base

	Appointed core.Date
	Officer   core.ID
	Met       string
}

// IROKind is all that the house knows of appointments of reviewing officers.
var IROKind = record.NewKind("iro_appointed", "Reviewing officer appointed", func(i *IRO) form.Questions {
	return form.Questions{
		form.Day(&i.Appointed, "appointed_on", "From when?").Needed().NotAfterToday(),
		form.Person(&i.Officer, "reviewing_officer", "Who?").Needed().Sensitive(form.Plain),
		form.Words(&i.Met, "told_child", "How was the child told, and how can the child reach them?").Needed(),
	}
}).
	Says("Who sees to it that a child in care has a plan that is kept, and hears the child.", "Children Act 1989 s25A; IRO Handbook 2010").
	In("care", "In care").Many("Reviewing officers appointed").
	Follows("care_episode", "coming_into_care").
	On(func(i *IRO) core.Date { return i.Appointed }).
	Makes(clock.IROAppointed, func(i *IRO) core.Date { return i.Appointed }).
	Then(involveOfficer)

// involveOfficer lets the officer read the child's record and write the reviews from the day
// of the appointment; the officer before does so until that day.
func involveOfficer(ctx context.Context, tx *store.Tx, _ access.Who, i *IRO) error {
	return access.InTurn(ctx, tx, i.Authority, access.Involvement{UserID: i.Officer, Role: access.Reviewing, FromOn: i.Appointed, RecordID: i.ID}, i.People, i.State.Standing())
}

// A Preparation is what goes before a review: the day, the child's invitation and words,
// and the social worker's report.
//
// Law: SI 2010/959 reg 36; IRO Handbook 2010 ch. 3.
type Preparation struct {
	record.Base

	Fixed, Planned, Report core.Date
	Invited, Way, Words    string
	Parents, Whom          string
	Since                  string // what has changed since the last
}

// PreparationKind is all that the house knows of preparations of reviews.
var PreparationKind = record.NewKind("review_preparation", "Preparation of a review", func(p *Preparation) form.Questions {
	return form.Questions{
		form.Day(&p.Fixed, "fixed_on", "When was the day fixed?").Needed().NotAfterToday(),
		form.Day(&p.Planned, "planned_on", "When is the review?").Needed(),
		form.Choice(&p.Invited, "invited", "Was the child asked?", code.HeardAtReview).Needed().Under("The child"),
		form.Words(&p.Way, "way", "How does the child want it to be: where, who, what to talk about?"),
		form.Long(&p.Words, "child_words", "What does the child want to say, in the child's own words?").Needed(),
		form.Long(&p.Whom, "invited_others", "Who else is asked, and whom does the child not want there?").Sensitive(form.Personal).Under("Others"),
		form.Long(&p.Parents, "parents_views", "What do the parents say?"),
		form.Long(&p.Since, "since", "What has changed since the last review, and which decisions are done?").Needed().Under("The report"),
		form.Day(&p.Report, "report_ready_on", "When was the report shared?").NotAfterToday(),
	}
}).
	Says("What goes before a review: the child's invitation and words, and the report.", "SI 2010/959 reg 36; IRO Handbook 2010 ch. 3").
	In("care", "In care").Many("Preparations of reviews").
	Follows("care_episode", "care_review", "iro_appointed").
	On(func(p *Preparation) core.Date { return p.Fixed }).
	Card(func(p *Preparation) string { return "for " + p.Planned.Long() }).
	Fills(fillPreparation).
	Moments(func(p *Preparation) []clock.Event {
		dated := record.OnDay(clock.CLAReviewDated, p.Fixed)
		dated.Until = p.Planned
		return []clock.Event{dated, record.OnDay(clock.CLAReviewReportReady, p.Report)}
	})

// fillPreparation lists the decisions of the last review, so that none is forgotten.
func fillPreparation(_ context.Context, _ store.Querier, p *Preparation, from record.Entry) (form.Sources, error) {
	r, ok := from.(*Review)
	if !ok {
		return nil, nil
	}
	sources := form.Sources{}
	p.Planned = r.Next
	source(sources, "planned_on", p.Planned.String(), "the last review")
	for _, d := range r.Decisions {
		p.Since += "- " + d.Decision + " (" + d.Who + ", by " + d.By.Long() + "): \n"
	}
	source(sources, "since", p.Since, "the decisions of the last review")
	return sources, nil
}
