package protection

import (
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A meeting is what an initial conference and a review conference write down alike.
type meeting struct {
	Parents     string
	Excluded    string
	WhyExcluded string
	NotQuorate  string
	Interpreter string
	ReportOn    core.Date // the report shared with the family
	Strengths   string
	Worries     string
	Harm        string
	Legal       string
	LegalWords  string
	VisitEvery  form.Number // working days
	CoreGroupOn core.Date
	ReviewOn    core.Date
	Dissent     string
	Children    []MeetingChild
	Present     []Attender
	Actions     []Action
	CoreGroup   []Member
}

// A MeetingChild is how one child took part in a conference, and what it decided for the
// child.
type MeetingChild struct {
	record.Part
	TookPart, Advocate, Words  string
	Decision, Category, Reason string
	Parts                      []string // of more than one category
}

// An Attender is somebody who was invited to a conference: whether they came or sent a
// report, and what their agency thinks of a plan.
type Attender struct{ Name, Agency, Came, Plan, Category string }

// A Member is somebody of a core group.
type Member struct{ Name, Agency, Reached string }

func (m *meeting) before() form.Questions {
	return form.Questions{
		form.Long(&m.NotQuorate, "why_not_quorate", "If social care and two other agencies were not there, why did the conference go on?"),
		form.Long(&m.Parents, "parents_there", "Which parents came, and what do they say?").Needed().Hint("Those not in the home too; if one did not come, why, and what was tried"),
		form.YesNo(&m.Excluded, "excluded", "Was anybody of the family excluded?").Needed(),
		form.Words(&m.WhyExcluded, "why_excluded", "Who, and why?").ShownWhen("excluded", "yes").Needed().Sensitive(form.Personal),
		form.Words(&m.Interpreter, "interpreter", "Interpreter or other help to take part"),
		form.Day(&m.ReportOn, "report_shared_on", "When did the family have the report?").NotAfterToday(),
		form.Long(&m.Strengths, "strengths", "What is going well?").Needed().Under("What the conference makes of it"),
		form.Long(&m.Worries, "worries", "What are we worried about?").Needed(),
		form.Long(&m.Harm, "harm_statement", "What harm has come to the children, or is likely to, if nothing changes?").Needed(),
		form.YesNo(&m.Legal, "legal_considered", "Was legal advice or a legal planning meeting considered?").Needed(),
		form.Long(&m.LegalWords, "legal_words", "What was decided about it, and why?"),
	}
}

func (m *meeting) after() form.Questions {
	return form.Questions{
		form.Whole(&m.VisitEvery, "visit_every", "How often is each child to be seen on the plan?").Hint("Every so many working days. The council's standard holds where this is longer").Between(1, 20).Under("The plan"),
		form.Day(&m.CoreGroupOn, "core_group_on", "When does the core group meet?"),
		form.Day(&m.ReviewOn, "review_on", "When is the review conference?").Hint("On a working day"),
		form.Long(&m.Dissent, "dissent", "Who disagrees with what was decided, and why?").Under("Disagreement"),
	}
}

func (c *MeetingChild) questions(decisions *code.List, keeps string) form.Questions {
	return form.Questions{
		form.Choice(&c.TookPart, "took_part", "How did the child take part?", code.ReviewParticipation).Needed(),
		form.Choice(&c.Advocate, "advocate", "Did the child have an advocate?", code.AdvocateOffer).Needed(),
		form.Long(&c.Words, "child_words", "What does the child say, in the child's own words?"),
		form.Choice(&c.Decision, "decision", "What was decided?", decisions).Needed(),
		form.Choice(&c.Category, "category", "Category of abuse", code.CategoryOfAbuse).ShownWhen("decision", keeps).Needed(),
		form.Several(&c.Parts, "category_parts", "Which of them?", code.CategoryOfAbuse).ShownWhen("category", "MUL").Needed(),
		form.Long(&c.Reason, "reason", "Why, for this child?").Needed(),
	}
}

func (a *Attender) questions() form.Questions {
	return form.Questions{
		form.Words(&a.Name, "name", "Name, and post or relationship to the child").Needed().Sensitive(form.Personal),
		form.Choice(&a.Agency, "agency", "Agency", code.Agency).Hint("Blank for the family"),
		form.Choice(&a.Came, "came", "Did they come?", code.Attendance).Needed(),
		form.YesNo(&a.Plan, "plan_needed", "Is a plan needed, in their view?"),
		form.Choice(&a.Category, "category", "Of which category, in their view?", code.CategoryOfAbuse),
	}
}

func (m *Member) questions() form.Questions {
	return form.Questions{
		form.Words(&m.Name, "name", "Name, and post or relationship to the child").Needed().Sensitive(form.Personal),
		form.Choice(&m.Agency, "agency", "Agency", code.Agency).Hint("Blank for the family"),
		form.Words(&m.Reached, "reached", "How are they reached?").Sensitive(form.Personal),
	}
}

// withRows gives a kind of conference its tables of rows and a part for each child.
func withRows[T any](k record.Of[T], of func(*T) *meeting, decisions *code.List, keeps string, action func(*Action) form.Questions) record.Of[T] {
	k = record.EachChild(k, func(t *T) *[]MeetingChild { return &of(t).Children },
		func(c *MeetingChild) form.Questions { return c.questions(decisions, keeps) })
	k = record.EachRow(k, "invited", "Who was invited, and who came", func(t *T) *[]Attender { return &of(t).Present }, (*Attender).questions)
	k.RowsOf("invited", "person")
	k = record.EachRow(k, "action", "The plan", func(t *T) *[]Action { return &of(t).Actions }, action)
	return record.EachRow(k, "member", "The core group", func(t *T) *[]Member { return &of(t).CoreGroup }, (*Member).questions)
}

// agencies are the agencies of those who came, each once.
func agencies(present []Attender) []string {
	var out []string
	for _, p := range present {
		if p.Came == "attended" || p.Came == "part" {
			out = once(out, p.Agency)
		}
	}
	return out
}

// check holds what a conference must hold whatever it is. keeps is the decision by which a
// child is on a plan afterwards; before are the days that the conference itself must follow.
func (m *meeting) check(held core.Date, field, keeps string) []core.FieldProblem {
	out := onWorkingDay(field, held)
	if there := agencies(m.Present); m.NotQuorate == "" && (!slices.Contains(there, "social_care") || len(there) < 3) {
		out = append(out, wrong("why_not_quorate", "Social care and at least two other agencies must be there. Name who came, or say why the conference went on"))
	}
	planned := slices.ContainsFunc(m.Children, func(c MeetingChild) bool { return c.Decision == keeps })
	if planned {
		out = append(out, m.checkPlan(held)...)
	}
	for _, c := range m.Children {
		if len(c.Parts) > 0 && (len(c.Parts) < 2 || slices.Contains(c.Parts, "MUL")) {
			out = append(out, wrong(record.PartField(c.Person, "category_parts"), "Choose each of the categories, at least two"))
		}
	}
	return out
}

// checkPlan holds what must be there once a child is on a plan.
func (m *meeting) checkPlan(held core.Date) []core.FieldProblem {
	var out []core.FieldProblem
	for _, need := range []struct {
		missing      bool
		field, words string
	}{
		{len(m.Actions) == 0, "harm_statement", "A plan needs at least one row: what must change, what is done and by whom"},
		{len(m.CoreGroup) == 0, "core_group_on", "A plan needs a core group: name who is in it"},
		{m.CoreGroupOn.IsZero(), "core_group_on", "Say when the core group meets"},
		{m.ReviewOn.IsZero(), "review_on", "Say when the review conference is"},
		{!m.VisitEvery.Known, "visit_every", "Say how often each child is to be seen"},
		{m.CoreGroupOn.Before(held), "core_group_on", "The core group meets after the conference"},
		{m.ReviewOn.NotAfter(held), "review_on", "The review conference is after this one"},
	} {
		if need.missing {
			out = append(out, wrong(need.field, need.words))
		}
	}
	return append(out, onWorkingDay("review_on", m.ReviewOn)...)
}

// every is the frequency of visits that a number of working days says; none for no answer.
func every(n form.Number) clock.Length {
	if !n.Known {
		return clock.Length{}
	}
	return clock.WorkingDays(int(n.N))
}

// moments are those of a conference that was held: its own, and the date of the review for
// each child who is on a plan after it.
func (m *meeting) moments(held clock.Event, tags func(MeetingChild) []string, keeps string) []clock.Event {
	out := []clock.Event{record.OnDay(clock.CPReportShared, m.ReportOn)}
	for _, c := range m.Children {
		e := held
		e.Person, e.Tags, e.Every = c.Person, tags(c), every(m.VisitEvery)
		out = append(out, e)
		e.Moment = clock.ConferenceHeld
		out = append(out, e)
		if c.Decision != keeps {
			continue
		}
		dated := record.OnDay(clock.RCPCDated, e.At.Date())
		dated.Person, dated.Until = c.Person, m.ReviewOn
		if !m.ReviewOn.IsZero() {
			out = append(out, dated)
		}
	}
	return out
}

// decided says what was decided for the children, each decision once.
func (m *meeting) decided(decisions *code.List) string {
	var out []string
	for _, c := range m.Children {
		out = once(out, joined(decisions.Label(c.Decision), code.CategoryOfAbuse.Label(c.Category)))
	}
	return joined(out...)
}

// chairLevel is the level of the chair who signs a conference, and who stands outside the
// line of management of those who work with the child.
//
// Guidance: Working Together 2026 ch. 3, the conference chair.
const chairLevel = access.L2
