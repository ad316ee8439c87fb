package protection

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// An EnquiryVisit is the time that the children were first seen in an enquiry, with the
// account of each in the child's own words, which may be evidence.
//
// Law: Children Act 1989 s47(4), to obtain access; s47(5A), wishes and feelings.
type EnquiryVisit struct {
	record.Base

	At       core.Instant
	Place    string
	With     string
	Account  string
	Children []EnquirySeen
}

// An EnquirySeen is how one child was seen, and what the child said.
type EnquirySeen struct {
	record.Part
	Seen, WhyNot, Words, Asked, Marks string
}

// EnquiryVisitKind is all that the house knows of children seen in an enquiry.
var EnquiryVisitKind = record.EachChild(record.NewKind("section47_visit", "First account in an enquiry", func(v *EnquiryVisit) form.Questions {
	return form.Questions{
		form.Instant(&v.At, "visited_at", "When did you go?").Needed().NotAfterToday(),
		form.Choice(&v.Place, "place", "Where?", code.VisitPlace).Needed(),
		form.Words(&v.With, "with_whom", "Who went with you, and who else was there?").Needed().Sensitive(form.Personal),
		form.Long(&v.Account, "account", "What happened?").Needed(),
	}
}), func(v *EnquiryVisit) *[]EnquirySeen { return &v.Children }, func(c *EnquirySeen) form.Questions {
	return form.Questions{
		form.Choice(&c.Seen, "seen", "Was the child seen?", code.Seen).Needed().Hint("Before birth: was the mother seen?"),
		form.Words(&c.WhyNot, "why_not", "Why not, and what did you do?").ShownWhen("seen", "not_seen", "refused", "no_answer").Needed(),
		form.Long(&c.Words, "child_words", "What did the child say, word for word?"),
		form.Long(&c.Asked, "asked", "What was the child asked, and by whom?"),
		form.Long(&c.Marks, "marks", "Injuries or marks, and where on the body"),
	}
}).
	Says("What each child first says in an enquiry, word for word, with what was asked and by whom. Later visits are visits like others.", "Children Act 1989 s47(4), s47(5A)").
	Many("First accounts in enquiries").
	In("protection", "Visits").Follows("section47", "strategy_discussion", "section47_visit").
	On(func(v *EnquiryVisit) core.Date { return v.At.Date() }).
	Card(func(v *EnquiryVisit) string { return code.VisitPlace.Label(v.Place) }).
	Moments(func(v *EnquiryVisit) []clock.Event {
		var out []clock.Event
		for _, c := range v.Children {
			if wasSeen(c.Seen) {
				e := record.AtTime(clock.S47ChildSeen, v.At)
				e.Person = c.Person
				out = append(out, e)
			}
		}
		return out
	})

// wasSeen reports whether an answer of [code.Seen] says that the child was seen.
func wasSeen(seen string) bool { return seen == "alone" || seen == "seen" }

// An EnquiryOutcome says what an enquiry found for each child and what follows. A manager
// signs it; it cannot be completed with a child who was not seen.
//
// Law: Children Act 1989 s47(1), (3) to (8); Working Together 2026 ch. 3.
type EnquiryOutcome struct {
	record.Base

	Parents      string
	Medical      string
	MedicalWords string
	Siblings     string
	Analysis     string
	Safety       string
	Disagrees    string
	Disagreement string
	Since        core.Date
	Pattern      string
	FamilyTold   core.Date
	PartnersTold core.Date
	Children     []OutcomeChild
	Checks       []AgencyCheck
}

// An OutcomeChild is what the enquiry found for one child.
type OutcomeChild struct {
	record.Part
	Seen, Words, Finding, Reason string
	Actions                      []string
}

// An AgencyCheck is what one agency said.
type AgencyCheck struct {
	Agency, Who, Said string
	On                core.Date
}

// EnquiryOutcomeKind is all that the house knows of outcomes of enquiries.
var EnquiryOutcomeKind = record.EachRow(record.EachChild(
	record.NewKind("section47_outcome", "Outcome of a section 47 enquiry", outcomeQuestions),
	func(o *EnquiryOutcome) *[]OutcomeChild { return &o.Children }, func(c *OutcomeChild) form.Questions {
		return form.Questions{
			form.Choice(&c.Seen, "seen", "Was the child seen?", code.Seen).Needed().Hint("Before birth: was the mother seen?"),
			form.Long(&c.Words, "child_words", "What did the child say, word for word?"),
			form.Choice(&c.Finding, "finding", "What did the enquiry find?", code.Section47Outcome).Needed(),
			form.Long(&c.Reason, "reason", "Why, for this child?").Needed(),
			form.Several(&c.Actions, "actions", "What follows?", code.Section47Action).Needed(),
		}
	}),
	"check", "What agencies said", func(o *EnquiryOutcome) *[]AgencyCheck { return &o.Checks }, func(c *AgencyCheck) form.Questions {
		return form.Questions{
			form.Choice(&c.Agency, "agency", "Agency", code.Agency).Needed(),
			form.Words(&c.Who, "who_said", "Who answered?").Sensitive(form.Personal),
			form.Day(&c.On, "said_on", "When?").NotAfterToday(),
			form.Long(&c.Said, "said", "What did they say?").Needed(),
		}
	}).
	Says("What an enquiry found for each child, and what follows.", "Children Act 1989 s47; "+together).
	Many("Outcomes of section 47 enquiries").
	In("protection", "Protection").Follows("section47", "section47_visit", "strategy_discussion").SignedAt(access.L2).
	Card(func(o *EnquiryOutcome) string {
		var out []string
		for _, c := range o.Children {
			out = once(out, code.Section47Outcome.Label(c.Finding))
		}
		return joined(out...)
	}).
	Fills(fillOutcome).
	Checks(checkOutcome).
	Guards(guardOutcome).
	Then(func(ctx context.Context, tx *store.Tx, who access.Who, o *EnquiryOutcome) error {
		if err := toQuality(ctx, tx, o); err != nil {
			return err
		}
		if o.Disagrees == "yes" {
			return signedAtLeast(o.Head(), who, access.L3, "A partner disagrees with this outcome")
		}
		if o.Pattern != "" {
			return signedAtLeast(o.Head(), who, access.L3, "This is the third enquiry in twelve months without a conference")
		}
		return nil
	}).
	Leads(leadCompleted).
	Moments(func(o *EnquiryOutcome) []clock.Event {
		if o.State != record.Agreed {
			return nil
		}
		var out []clock.Event
		for _, c := range o.Children {
			e := record.AtTime(clock.S47Completed, o.SignedAt)
			if !slices.Contains(c.Actions, "conference") {
				e.Tags = []string{clock.TagNoConference}
			}
			e.Person = c.Person
			out = append(out, e)
		}
		return out
	})

func outcomeQuestions(o *EnquiryOutcome) form.Questions {
	return form.Questions{
		form.Long(&o.Parents, "parents", "What does each parent say?").Needed().Hint("Those not in the home too; if one was not spoken to, what was tried"),
		form.Choice(&o.Medical, "medical", "Was there a medical examination?", code.MedicalExamination).Needed(),
		form.Long(&o.MedicalWords, "medical_words", "What did it find? Or why was there none?").Needed(),
		form.Long(&o.Siblings, "other_children", "Which other children were seen or thought of?").Needed(),
		form.Long(&o.Analysis, "analysis", "What do we make of it?").Needed().Hint("What happened, how likely it is to happen again, and what it is like for the child"),
		form.Long(&o.Safety, "safety_plan", "What keeps each child safe in the meantime?").Needed(),
		form.Long(&o.Pattern, "pattern", "Why is this right, given the enquiries before?").Hint("Needed at the third enquiry in twelve months without a conference; a service manager signs it"),
		form.YesNo(&o.Disagrees, "partner_disagrees", "Does a partner agency disagree?").Needed().Under("Agreement"),
		form.Long(&o.Disagreement, "disagreement", "Who, why, and what was done about it?").ShownWhen("partner_disagrees", "yes").Needed(),
		form.Day(&o.Since, "disagreement_since", "Since when?").ShownWhen("partner_disagrees", "yes").Needed().NotAfterToday(),
		form.Day(&o.FamilyTold, "family_told_on", "When was the family told?").NotAfterToday(),
		form.Day(&o.PartnersTold, "partners_told_on", "When were the partner agencies told?").NotAfterToday(),
	}
}

func checkOutcome(o *EnquiryOutcome) []core.FieldProblem {
	var out []core.FieldProblem
	for _, c := range o.Children {
		if c.Seen != "" && !wasSeen(c.Seen) {
			out = append(out, wrong(record.PartField(c.Person, "seen"), "An enquiry cannot be completed with a child who was not seen. See the child, or consider an emergency order with a lawyer"))
		}
		if slices.Contains(c.Actions, "none") && len(c.Actions) > 1 {
			out = append(out, wrong(record.PartField(c.Person, "actions"), "“Nothing more” cannot stand with something else"))
		}
	}
	return out
}

// often is how many enquiries in twelve months without a conference go to a service manager.
const often = 3

// guardOutcome asks why, at the third enquiry in twelve months that led to no conference.
func guardOutcome(ctx context.Context, q store.Querier, o *EnquiryOutcome) ([]core.FieldProblem, error) {
	if o.Pattern != "" {
		return nil, nil
	}
	for _, c := range o.Children {
		if slices.Contains(c.Actions, "conference") {
			continue
		}
		this, err := enquiryOf(ctx, q, o, c.Person, lastDay)
		if err != nil || this == nil {
			return nil, err
		}
		all, err := Section47Kind.OfPerson(ctx, q, o.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		n := 0
		for _, e := range all {
			if e.Began.Within(this.Began.PlusMonths(-12).Plus(1), this.Began) && e.Conference.IsZero() {
				n++
			}
		}
		if n >= often {
			return []core.FieldProblem{wrong("pattern", "Third enquiry or more in twelve months without a conference: say why this is right, given those before")}, nil
		}
	}
	return nil, nil
}

// toQuality puts an enquiry that is the third in twelve months without a conference before
// the quality auditors once it is agreed, or takes it back.
func toQuality(ctx context.Context, tx *store.Tx, o *EnquiryOutcome) error {
	if _, err := store.Exec(ctx, tx, `DELETE FROM quality_sample WHERE authority_id = $1 AND record_id = $2`, o.Authority, o.ID); err != nil {
		return err
	}
	if o.State != record.Agreed || o.Pattern == "" {
		return nil
	}
	return tx.Insert(ctx, "quality_sample", []string{"authority_id", "record_id", "kind", "chosen_at", "why"},
		o.Authority, o.ID, o.Kind, o.Saved, "the third section 47 enquiry, or more, in twelve months without a conference")
}

// fillOutcome takes over what was agreed, what each child said, and what agencies answered.
func fillOutcome(ctx context.Context, q store.Querier, o *EnquiryOutcome, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil {
		return sources, nil
	}
	for i := range o.Children {
		if err := fillSeen(ctx, q, o, &o.Children[i], sources); err != nil {
			return nil, err
		}
	}
	answers, err := store.All[struct {
		Agency, Answer string
		AnsweredBy     *string
		AnsweredAt     core.Instant
	}](ctx, q, `
		SELECT p.agency, p.answer, p.answered_by, p.answered_at
		FROM   partner_check p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		WHERE  r.authority_id = $1 AND r.thread_id = $2 AND r.state = 'agreed' AND p.answer IS NOT NULL AND p.agency IS NOT NULL
		ORDER  BY p.answered_at, r.id`, o.Authority, o.Thread)
	if err != nil {
		return nil, err
	}
	for _, a := range answers {
		c := AgencyCheck{Agency: a.Agency, Said: a.Answer, On: a.AnsweredAt.Date()}
		if a.AnsweredBy != nil {
			c.Who = *a.AnsweredBy
		}
		o.Checks = append(o.Checks, c)
	}
	return sources, fillKnown(ctx, q, o.Head(), sources,
		known{&o.Medical, "medical", "strategy_discussion", "medical", "the strategy discussion"},
		known{&o.Siblings, "other_children", "strategy_discussion", "other_children", "the strategy discussion"},
		known{&o.Safety, "safety_plan", "strategy_discussion", "safety_plan", "the strategy discussion"},
	)
}

// fillSeen takes over how a child was seen, and what the child said: the first account, and
// the visits that were for the enquiry.
func fillSeen(ctx context.Context, q store.Querier, o *EnquiryOutcome, c *OutcomeChild, sources form.Sources) error {
	accounts, err := EnquiryVisitKind.OfPerson(ctx, q, o.Authority, c.Person)
	if err != nil {
		return err
	}
	for _, v := range accounts {
		for _, was := range v.Children {
			if v.Thread == o.Thread && was.Person == c.Person {
				c.take(was.Seen, was.Words, v.At, "the first account", sources)
			}
		}
	}
	enquiry, err := enquiryOf(ctx, q, o, c.Person, lastDay)
	if err != nil || enquiry == nil {
		return err
	}
	visits, err := store.All[struct {
		Seen, Words string
		VisitedAt   core.Instant
	}](ctx, q, `
		SELECT coalesce(c.seen, '') AS seen, coalesce(c.child_words, '') AS words, v.visited_at
		FROM   visit_child c
		JOIN   visit v ON v.authority_id = c.authority_id AND v.record_id = c.record_id
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.state = 'agreed' AND r.happened_on >= $3
		AND    ' ' || c.duties || ' ' LIKE '% section47 %'
		ORDER  BY v.visited_at`, o.Authority, c.Person, enquiry.Began)
	for _, v := range visits {
		if v.Seen == "mother" { // before birth
			v.Seen = "seen"
		}
		c.take(v.Seen, v.Words, v.VisitedAt, "the visit", sources)
	}
	return err
}

// take takes over how the child was seen at a time, the best of several, and adds what the
// child said.
func (c *OutcomeChild) take(seen, words string, at core.Instant, source string, sources form.Sources) {
	day := at.Date().Long()
	if c.Seen == "" || seen == "alone" || !wasSeen(c.Seen) {
		c.Seen = seen
		sources[record.PartField(c.Person, "seen")] = source + " of " + day
	}
	if words == "" {
		return
	}
	if c.Words != "" {
		c.Words += "\n\n"
	}
	c.Words += day + ": " + words
	sources[record.PartField(c.Person, "child_words")] = "what was written of the visits"
}

// leadCompleted puts what was found into the enquiry of each child.
func leadCompleted(ctx context.Context, q store.Querier, o *EnquiryOutcome) ([]record.Entry, error) {
	var out []record.Entry
	for _, c := range o.Children {
		e, err := enquiryOf(ctx, q, o, c.Person, o.SignedAt.Date())
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		e.Completed, e.Finding, e.NotRequired = o.SignedAt.Date(), c.Finding, "true"
		if slices.Contains(c.Actions, "conference") {
			e.NotRequired = "false"
		}
		out = append(out, e)
	}
	return out, nil
}
