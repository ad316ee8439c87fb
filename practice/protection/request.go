package protection

import (
	"context"
	"time"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A ConferenceRequest asks the safeguarding unit for a conference and says when it will be:
// who is invited, who chairs, and what keeps the child safe if it is late.
//
// Guidance: Working Together 2026 ch. 3, initial conference within 15 working days.
type ConferenceRequest struct {
	record.Base

	Asked       core.Date
	Sort        string
	By          string
	At          core.Instant
	Place       string
	Chair       core.ID
	Interpreter string
	Late        string
	Safety      string
	Invited     []Invited
}

// An Invited is somebody who is asked to come to a conference.
type Invited struct{ Name, Agency string }

// ConferenceRequestKind is all that the house knows of requests for a conference.
var ConferenceRequestKind = record.EachRow(record.NewKind("conference_request", "Conference asked for", func(c *ConferenceRequest) form.Questions {
	return form.Questions{
		form.Choice(&c.Sort, "sort", "Which conference?", code.ConferenceSort).Needed(),
		form.Day(&c.Asked, "asked_on", "When did the request reach the safeguarding unit?").Needed().NotAfterToday(),
		form.Words(&c.By, "asked_by", "Who asks for it, if not this team?").Hint("A senior manager of a partner agency may ask for one").Sensitive(form.Personal),
		form.Instant(&c.At, "held_at", "When will it be held?").Needed().Hint("On a working day").Under("The day"),
		form.Words(&c.Place, "place", "Where, or by what link?"),
		form.Person(&c.Chair, "chair_worker", "Who chairs it?").Hint("Somebody who does not manage the team"),
		form.Words(&c.Interpreter, "interpreter", "Which interpreter or other help to take part is needed?").Hint("“None” if none is"),
		form.Long(&c.Late, "why_late", "If it is more than 15 working days after the strategy discussion, why?").Under("If it is late"),
		form.Long(&c.Safety, "interim_safety", "What keeps the child safe until then?").NeededWhen("why_late"),
	}
}), "invited", "Who is invited", func(c *ConferenceRequest) *[]Invited { return &c.Invited }, func(i *Invited) form.Questions {
	return form.Questions{
		form.Words(&i.Name, "name", "Name, and post or relationship to the child").Needed().Sensitive(form.Personal),
		form.Choice(&i.Agency, "agency", "Agency", code.Agency).Hint("Blank for the family"),
	}
}).
	RowsOf("invited", "person").
	Says("A conference is asked for: its day, its chair and whoever is invited.", together+", child protection conferences").
	Many("Conferences asked for").
	In("protection", "Protection").
	Follows("strategy_discussion", "section47", "section47_outcome", "assessment", "conference_request", "protection_plan", "core_group", "initial_conference", "protection_review", "protection_transfer", "protection_long_plan").
	MadeBy(access.L2).
	On(func(c *ConferenceRequest) core.Date { return c.Asked }).
	Card(func(c *ConferenceRequest) string {
		return joined(code.ConferenceSort.Label(c.Sort), c.At.Date().Long())
	}).
	Fills(fillRequest).
	Checks(func(c *ConferenceRequest) []core.FieldProblem {
		return onWorkingDay("held_at", c.At.Date())
	}).
	Guards(guardLate).
	Then(func(ctx context.Context, tx *store.Tx, _ access.Who, c *ConferenceRequest) error {
		return involveChair(ctx, tx, c)
	}).
	Moments(func(c *ConferenceRequest) []clock.Event {
		dated := record.OnDay(clock.ICPCDated, c.Asked)
		if c.Sort == "review" {
			dated.Moment = clock.RCPCDated
		}
		dated.Until = c.At.Date()
		switch c.Sort {
		case "initial":
			return []clock.Event{record.OnDay(clock.ICPCRequested, c.Asked), dated}
		case "review":
			return []clock.Event{dated}
		}
		return nil
	})

// onWorkingDay refuses a Saturday or a Sunday. The census refuses them too (rule 8875).
func onWorkingDay(field string, day core.Date) []core.FieldProblem {
	if w := day.Weekday(); !day.IsZero() && (w == time.Saturday || w == time.Sunday) {
		return []core.FieldProblem{wrong(field, "A conference is not held at a weekend; look at the day again")}
	}
	return nil
}

// fillRequest asks those who took part in the strategy discussion to come.
func fillRequest(ctx context.Context, q store.Querier, c *ConferenceRequest, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil {
		return sources, nil
	}
	c.Sort = "initial"
	switch from.Head().Kind {
	case "protection_plan", "core_group", "initial_conference", "protection_review", "protection_long_plan":
		c.Sort = "review"
	case "protection_transfer":
		c.Sort = "transfer"
	}
	sources["sort"] = "the step before"
	was, ok := from.(*ConferenceRequest) // it is put off
	if ok {
		c.Sort, c.Chair, c.Invited, c.Interpreter, c.Place = was.Sort, was.Chair, was.Invited, was.Interpreter, was.Place
		return sources, nil
	}
	rows, err := store.All[struct{ Name, Agency string }](ctx, q, `
		SELECT DISTINCT p.name, p.agency
		FROM   strategy_discussion_participant p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		WHERE  r.authority_id = $1 AND r.thread_id = $2 AND r.state = 'agreed' AND p.name IS NOT NULL AND p.agency IS NOT NULL
		ORDER  BY p.name, p.agency`, c.Authority, c.Thread)
	for _, r := range rows {
		c.Invited = append(c.Invited, Invited{r.Name, r.Agency})
	}
	return sources, err
}

// guardLate asks why an initial conference is later than the guidance allows, and what
// keeps the child safe until then.
func guardLate(ctx context.Context, q store.Querier, c *ConferenceRequest) ([]core.FieldProblem, error) {
	if c.Sort != "initial" || c.Late != "" {
		return nil, nil
	}
	for _, person := range c.People {
		e, err := enquiryOf(ctx, q, c, person, c.Asked)
		if err != nil {
			return nil, err
		}
		if e != nil && c.At.Date().After(e.Target) {
			return []core.FieldProblem{wrong("why_late", "This is after "+e.Target.Long()+", the 15th working day: say why, and what keeps the child safe until then")}, nil
		}
	}
	return nil, nil
}

// involveChair lets the chair read and sign what concerns the children, from the day of
// the request until the day after the conference's record is due.
func involveChair(ctx context.Context, tx *store.Tx, c *ConferenceRequest) error {
	changed.Note(tx, c.Authority, append(changed.Of(c.People...), changed.Workers)...)
	if _, err := store.Exec(ctx, tx, `DELETE FROM involvement WHERE authority_id = $1 AND record_id = $2 AND role = $3`, c.Authority, c.ID, access.Chairing); err != nil {
		return err
	}
	if c.Chair.IsZero() || !c.State.Standing() {
		return nil
	}
	for _, person := range c.People {
		if _, err := access.Involve(ctx, tx, c.Authority, access.Involvement{PersonID: person, UserID: c.Chair, Role: access.Chairing, FromOn: c.Asked, RecordID: c.ID}); err != nil {
			return err
		}
	}
	return nil
}

// A ConferenceReport is the sharing of the social worker's report with the family before a
// conference.
//
// Guidance: Working Together 2026 ch. 3: parents have reports in good time.
type ConferenceReport struct {
	record.Base

	Shared   core.Date
	With     string
	Views    string
	Children []ReportChild
	Files    []core.ID
}

// A ReportChild is how one child was told of the report.
type ReportChild struct {
	record.Part
	Told, Words string
}

// ConferenceReportKind is all that the house knows of reports to a conference.
var ConferenceReportKind = record.EachChild(record.NewKind("conference_report", "Report shared before a conference", func(r *ConferenceReport) form.Questions {
	return form.Questions{
		form.Day(&r.Shared, "shared_on", "When was the report shared with the parents?").Needed().NotAfterToday(),
		form.Words(&r.With, "shared_with", "With whom, and how?").Needed().Sensitive(form.Personal).Hint("If a parent has not had it, say why"),
		form.Long(&r.Views, "parents_views", "What did each parent say to it?").Needed(),
		form.File(&r.Files, "files", "The report"),
	}
}), func(r *ConferenceReport) *[]ReportChild { return &r.Children }, func(c *ReportChild) form.Questions {
	return form.Questions{
		form.Words(&c.Told, "told", "How was the child told what the report says?").Needed().Hint("Or why not"),
		form.Long(&c.Words, "child_words", "What does the child want the conference to know, in the child's own words?"),
	}
}).
	Says("The social worker's report is shared with the parents and the child before a conference.", together+", child protection conferences").
	Many("Reports shared before conferences").
	In("protection", "Protection").
	Follows("conference_request", "section47_outcome", "protection_plan", "core_group", "initial_conference", "protection_review").
	On(func(r *ConferenceReport) core.Date { return r.Shared }).
	Makes(clock.CPReportShared, func(r *ConferenceReport) core.Date { return r.Shared })

// A ConferenceSent is the sending of a conference's decisions, or of its full record.
type ConferenceSent struct {
	record.Base

	Decisions core.Date
	Minutes   core.Date
	NotTo     string
}

// ConferenceSentKind is all that the house knows of the sending of a conference's record.
var ConferenceSentKind = record.NewKind("conference_sent", "Conference record sent", func(s *ConferenceSent) form.Questions {
	return form.Questions{
		form.Day(&s.Decisions, "decisions_on", "When were the decision and the outline plan sent?").NotAfterToday(),
		form.Day(&s.Minutes, "minutes_on", "When was the full record sent?").NotAfterToday(),
		form.Words(&s.NotTo, "not_sent_to", "Who of those invited was not sent it, and why?").Sensitive(form.Personal),
	}
}).
	Says("The decision of a conference and its record are sent to everybody invited.", together+"; local procedures").
	Many("Conference records sent").
	In("protection", "Protection").Follows("initial_conference", "protection_review").
	On(func(s *ConferenceSent) core.Date { return max(s.Decisions, s.Minutes) }).
	Checks(func(s *ConferenceSent) []core.FieldProblem {
		if s.Decisions.IsZero() && s.Minutes.IsZero() {
			return []core.FieldProblem{wrong("decisions_on", "Give at least one of the two days")}
		}
		return nil
	}).
	Makes(clock.ConferenceDecisionsShared, func(s *ConferenceSent) core.Date { return s.Decisions }).
	Makes(clock.ConferenceMinutesShared, func(s *ConferenceSent) core.Date { return s.Minutes })
