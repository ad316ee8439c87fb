package court

import (
	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Report is a welfare report or an investigation that a court directed in somebody
// else's case.
//
// Law: Children Act 1989 ss7, 37.
type Report struct {
	record.Base

	Which      string
	Directed   core.Date
	CaseNumber string
	Asked      string
	Due        core.Date
	Later      core.Date
	Filed      core.Date
	Action     string
	Why        string
	Children   []WishChild
}

// A WishChild is what one child wants.
type WishChild struct {
	record.Part
	Words string
}

// ReportKind is all that the house knows of reports to the court.
var ReportKind = record.EachChild(record.NewKind("court_report", "Report to the court", func(r *Report) form.Questions {
	return form.Questions{
		form.Choice(&r.Which, "report", "Which report?", code.CourtReport).Needed(),
		form.Day(&r.Directed, "directed_on", "When did the court direct it?").Needed().NotAfterToday(),
		form.Words(&r.CaseNumber, "case_number", "Case number").Sensitive(form.Personal),
		form.Long(&r.Asked, "asked", "What does the court ask?").Needed(),
		form.Day(&r.Due, "due_on", "By when?").NeededWhen("report", "s7").Hint("A section 37 report is due in eight weeks unless the court says otherwise"),
		form.Day(&r.Later, "extended_until", "If the court gave more time: until when?"),
		form.Day(&r.Filed, "filed_on", "When was it filed?").NotAfterToday().Under("The report"),
		form.Long(&r.Action, "action", "What do we do for the child?").NeededWhen("filed_on-day"),
		form.Long(&r.Why, "why", "Why this, and why not an application for an order?").NeededWhen("filed_on-day"),
	}
}), func(r *Report) *[]WishChild { return &r.Children }, func(c *WishChild) form.Questions {
	return form.Questions{form.Long(&c.Words, "child_words", "What does the child want, in the child's own words?")}
}).
	Says("A welfare report or an investigation that the court directed in a case that is not ours.", "Children Act 1989 ss7, 37").
	In("court", "Court").Many("Reports to the court").
	Follows("referral", "assessment", "contact_decision").MadeBy(access.L1).
	On(func(r *Report) core.Date { return r.Directed }).
	Card(func(r *Report) string { return code.CourtReport.Label(r.Which) }).
	Moments(func(r *Report) []clock.Event {
		directed, filed := record.OnDay(clock.S37Directed, r.Directed), record.OnDay(clock.S37Reported, r.Filed)
		if r.Which == "s37" {
			later := record.OnDay(clock.S37Extended, r.Directed)
			if later.Until = max(r.Due, r.Later); later.Until.IsZero() {
				return []clock.Event{directed, filed}
			}
			return []clock.Event{directed, later, filed}
		}
		directed.Moment, filed.Moment = clock.S7Directed, clock.S7Filed
		directed.Until = max(r.Due, r.Later)
		return []clock.Event{directed, filed}
	})

// A Guardianship is the work on an application for special guardianship: the notice, the
// report, what was recommended, the plan of support.
//
// Law: Children Act 1989 s14A(7) to (11); Special Guardianship Regulations 2005.
type Guardianship struct {
	record.Base

	Notice   core.Date
	Leave    string
	Carer    string
	Relation string
	Due      core.Date
	Applied  core.Date
	Filed    core.Date
	Views    string
	Support  string
	Opinion  string
	Why      string
	Children []WishChild
}

// GuardianshipKind is all that the house knows of special guardianship assessments.
var GuardianshipKind = record.EachChild(record.NewKind("special_guardianship_assessment", "Special guardianship assessment", func(g *Guardianship) form.Questions {
	return form.Questions{
		form.Words(&g.Carer, "carer", "Who wants to be the child's special guardian?").Needed().Sensitive(form.Personal),
		form.Words(&g.Relation, "relation", "Who are they to the child?").Needed(),
		form.Day(&g.Notice, "notice_on", "When did we get notice, or when did the court direct the report?").Needed().NotAfterToday(),
		form.YesNo(&g.Leave, "leave", "Did the court direct it, or give leave to apply without notice?").Needed(),
		form.Day(&g.Due, "due_on", "When must the report be with the court?"),
		form.Day(&g.Applied, "applied_on", "When was the application made?").NotAfterToday(),
		form.Long(&g.Views, "parents_views", "What do the parents say?").Under("The report"),
		form.Long(&g.Support, "support_plan", "What support will they get, and for how long?"),
		form.Choice(&g.Opinion, "opinion", "Do we recommend the order?", code.YesNo),
		form.Long(&g.Why, "why", "Why?").NeededWhen("opinion"),
		form.Day(&g.Filed, "filed_on", "When was the report filed?").NotAfterToday(),
	}
}), func(g *Guardianship) *[]WishChild { return &g.Children }, func(c *WishChild) form.Questions {
	return form.Questions{form.Long(&c.Words, "child_words", "What does the child want, in the child's own words?")}
}).
	Says("The report on somebody who wants to be a child's special guardian, and the support they will have.", "Children Act 1989 s14A; Special Guardianship Regulations 2005").
	In("court", "Court").
	Follows("viability_assessment", "proceedings", "hearing", "referral", "care_review").
	On(func(g *Guardianship) core.Date { return g.Notice }).
	Card(func(g *Guardianship) string { return g.Relation }).
	Checks(func(g *Guardianship) []core.FieldProblem {
		if !g.Filed.IsZero() && (g.Opinion == "" || g.Support == "") {
			return []core.FieldProblem{{Field: "opinion", Words: "The report was filed: say what it recommends, and what support is planned"}}
		}
		return nil
	}).
	Moments(func(g *Guardianship) []clock.Event {
		notice := record.OnDay(clock.SGNoticeReceived, g.Notice)
		notice.Until = g.Due
		if g.Leave == "yes" { // then there is no wait of three months
			notice.Tags = []string{clock.TagWithLeave}
		}
		return []clock.Event{notice, record.OnDay(clock.SGReportFiled, g.Filed), record.OnDay(clock.SGApplicationMade, g.Applied)}
	})

// A GuardianshipSupport is the yearly review of the support for a special guardian.
//
// Law: Special Guardianship Regulations 2005 regs 17, 18.
type GuardianshipSupport struct {
	record.Base

	Held     core.Date
	Going    string
	Words    string
	Payments string
	Next     string
}

// GuardianshipSupportKind is all that the house knows of these reviews.
var GuardianshipSupportKind = record.NewKind("special_guardianship_support_review", "Special guardianship support review", func(g *GuardianshipSupport) form.Questions {
	return form.Questions{
		form.Day(&g.Held, "held_on", "When was it held?").Needed().NotAfterToday(),
		form.Long(&g.Going, "going", "How are the child and the guardian?").Needed(),
		form.Long(&g.Words, "child_words", "What does the child say, in the child's own words?"),
		form.Long(&g.Payments, "payments", "Which payments go on, and why?").Needed(),
		form.Long(&g.Next, "next_steps", "What other help will there be?"),
	}
}).
	Says("The yearly look at the support that a special guardian gets.", "Special Guardianship Regulations 2005 regs 17, 18").
	In("court", "Court").
	Follows("court_order", "special_guardianship_support_review").
	On(func(g *GuardianshipSupport) core.Date { return g.Held }).
	Makes(clock.SGSupportReviewHeld, func(g *GuardianshipSupport) core.Date { return g.Held })
