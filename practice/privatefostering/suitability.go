package privatefostering

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

// A Suitability is what was found out about an arrangement, and whether it suits each
// child. A team manager decides by signing.
//
// Law: SI 2005/1533 regs 4, 7 and Schs 2 and 3; Children Act 1989 s68.
type Suitability struct {
	record.Base

	Visits       string
	Carer        string
	Home         string
	Checks       string
	Checked      core.Date
	Disqualified string
	Consent      string
	Parents      string
	Contact      string
	Money        string
	Children     []SuitabilityChild
}

// A SuitabilityChild is whether it suits one child.
type SuitabilityChild struct {
	record.Part
	Words        string
	Care         string
	Suitable     string
	Requirements string
	Why          string
}

// SuitabilityKind is all that the house knows of decisions on suitability.
var SuitabilityKind = record.EachChild(record.NewKind("private_fostering_suitability", "Private fostering suitability", suitabilityQuestions),
	func(s *Suitability) *[]SuitabilityChild { return &s.Children }, func(c *SuitabilityChild) form.Questions {
		return form.Questions{
			form.Long(&c.Words, "child_words", "What does the child wish and feel, in the child's own words?").Needed(),
			form.Long(&c.Care, "care", "How is the child: health, learning, friends, faith, language?").Needed(),
			form.Choice(&c.Suitable, "suitable", "Does it suit this child?", code.PFSuitability).Needed(),
			form.Long(&c.Requirements, "requirements", "What do we require of the carer, and by when?").ShownWhen("suitable", "requirements").Needed(),
			form.Long(&c.Why, "why", "Why?").Needed(),
		}
	}).
	Says("Whether private fostering suits each child. Write it again at least once a year, and when something changes.", "SI 2005/1533 regs 4, 7, Schs 2, 3; Children Act 1989 ss67, 68").
	In("private-fostering", "Private fostering").Many("Private fostering suitability").
	Follows("private_fostering", "private_fostering_change", "private_fostering_suitability").SignedAt(access.L2).
	On(func(s *Suitability) core.Date { return s.Made.Date() }).
	Card(func(s *Suitability) string {
		line := ""
		for _, c := range s.Children {
			if o := code.PFSuitability.Label(c.Suitable); o != "" && o != line {
				if line != "" {
					line += ", "
				}
				line += o
			}
		}
		return line
	}).
	Fills(func(_ context.Context, _ store.Querier, s *Suitability, from record.Entry) (form.Sources, error) {
		sources := form.Sources{}
		switch f := from.(type) {
		case *Arrangement:
			s.Parents, s.Money = f.Parents, f.Agreements
			sources["parents_views"] = "the arrangement"
			if s.Money != "" {
				sources["money"] = "the arrangement"
			}
			for i := range s.Children {
				for _, c := range f.Children {
					if c.Person == s.Children[i].Person && c.Words != "" {
						s.Children[i].Words = c.Words
						sources[record.PartField(c.Person, "child_words")] = "the arrangement"
					}
				}
			}
		case *Suitability:
			s.Home, s.Contact, s.Money = f.Home, f.Contact, f.Money
			for _, field := range []string{"home", "contact", "money"} {
				sources[field] = "the decision before"
			}
		}
		return sources, nil
	}).
	Checks(func(s *Suitability) []core.FieldProblem {
		if s.Disqualified != "yes" || s.Consent != "" {
			return nil
		}
		for _, c := range s.Children {
			if c.Suitable == "suitable" || c.Suitable == "requirements" {
				return []core.FieldProblem{{Field: "consent", Words: "Somebody there is disqualified: say who in the authority consented in writing, or find it not suitable (section 68)"}}
			}
		}
		return nil
	}).
	Moments(func(s *Suitability) []clock.Event {
		if s.State != record.Agreed {
			return nil
		}
		return []clock.Event{record.AtTime(clock.PFSuitabilityDecided, s.SignedAt)}
	})

func suitabilityQuestions(s *Suitability) form.Questions {
	return form.Questions{
		form.Long(&s.Visits, "visits", "Whom did you see, when, and whom alone?").Needed().Under("What you found"),
		form.Long(&s.Carer, "carer_view", "Can the carer look after the child, and for as long as it is meant to last?").Needed(),
		form.Long(&s.Home, "home", "What is the home like, and who lives there?").Needed(),
		form.Long(&s.Checks, "checks", "What do the checks say of everybody there aged 16 or over?").Needed().Hint("Numbers, dates and results, not the certificates themselves"),
		form.Day(&s.Checked, "checked_on", "When was the last check complete?").NotAfterToday(),
		form.YesNo(&s.Disqualified, "disqualified", "Is anybody there disqualified from fostering privately?").Needed(),
		form.Words(&s.Consent, "consent", "Who consented in writing, when and why?").ShownWhen("disqualified", "yes"),
		form.Long(&s.Parents, "parents_views", "What do the parents say and wish?").Needed().Under("Around the child"),
		form.Long(&s.Contact, "contact", "How does the child keep in touch with the family?").Needed(),
		form.Long(&s.Money, "money", "Who pays for what, and who decides what?").Needed(),
	}
}

// A Prohibition forbids somebody to foster a child privately. The nominated officer
// decides; the carer must be told of the right to appeal.
//
// Law: Children Act 1989 s69 and Sch 8 para 8.
type Prohibition struct {
	record.Base

	Decided core.Date
	Scope   string
	Why     string
	Told    core.Date
	Appeal  string
	Safe    string
}

// ProhibitionKind is all that the house knows of prohibitions.
var ProhibitionKind = record.NewKind("private_fostering_prohibition", "Private fostering prohibition", func(p *Prohibition) form.Questions {
	return form.Questions{
		form.Day(&p.Decided, "decided_on", "When did you decide?").Needed().NotAfterToday(),
		form.Words(&p.Scope, "scope", "What is forbidden to whom?").Needed().Sensitive(form.Personal),
		form.Long(&p.Why, "why", "Why?").Needed(),
		form.Day(&p.Told, "told_on", "When was the carer told in writing, with the reasons?").Needed().NotAfterToday(),
		form.YesNo(&p.Appeal, "appeal_told", "Does the notice tell of the right to appeal within 14 days?").Needed(),
		form.Long(&p.Safe, "safe", "Where does the child live now?").Needed(),
	}
}).
	Says("The nominated officer forbids somebody to foster a child privately.", "Children Act 1989 s69, Sch 8 para 8").
	In("private-fostering", "Private fostering").
	Follows("private_fostering_suitability").MadeBy(access.L4).NotByTheSame().
	On(func(p *Prohibition) core.Date { return p.Decided })

// A Change is something that a private foster carer must tell of: in advance if possible,
// else within 48 hours.
//
// Law: SI 2005/1533 reg 9.
type Change struct {
	record.Base

	Occurred core.Instant
	What     string
	Account  string
	Notified core.Instant
}

// ChangeKind is all that the house knows of changes.
var ChangeKind = record.NewKind("private_fostering_change", "Change in private fostering", func(c *Change) form.Questions {
	return form.Questions{
		form.Choice(&c.What, "what", "What changed?", code.PFChange).Needed(),
		form.Instant(&c.Occurred, "occurred_at", "When?").Needed(),
		form.Instant(&c.Notified, "notified_at", "When did the carer tell us?").NotAfterToday(),
		form.Long(&c.Account, "account", "What does it mean for the child?").Needed(),
	}
}).
	Says("A change of address or household, or an offence, of which the carer must tell us.", "SI 2005/1533 reg 9").
	In("private-fostering", "Private fostering").Many("Changes in private fostering").
	Follows("private_fostering").
	On(func(c *Change) core.Date { return c.Occurred.Date() }).
	Card(func(c *Change) string { return code.PFChange.Label(c.What) }).
	Moments(func(c *Change) []clock.Event {
		// Another thread, so that telling of one change does not answer for another.
		occurred, notified := record.AtTime(clock.PFChangeOccurred, c.Occurred), record.AtTime(clock.PFChangeNotified, c.Notified)
		occurred.Thread, notified.Thread = c.ID, c.ID
		return []clock.Event{occurred, notified}
	})

// An End is the end of private fostering.
//
// Law: SI 2005/1533 reg 10.
type End struct {
	record.Base

	Ended    core.Instant
	How      string
	Where    string
	Notified core.Instant
	Back     string
	Words    string
}

// EndKind is all that the house knows of the end of private fostering.
var EndKind = record.NewKind("private_fostering_end", "End of private fostering", func(e *End) form.Questions {
	return form.Questions{
		form.Instant(&e.Ended, "ended_at", "When did it end?").Needed().NotAfterToday(),
		form.Choice(&e.How, "ended_how", "How?", code.PFEnd).Needed(),
		form.Words(&e.Where, "went_to", "With whom and where does the child live now?").Needed().Sensitive(form.Personal),
		form.Instant(&e.Notified, "notified_at", "When did the carer or a parent tell us?").NotAfterToday(),
		form.YesNo(&e.Back, "expected_back", "Is the child expected back within 27 days?").Needed(),
		form.Long(&e.Words, "child_words", "What does the child say, in the child's own words?"),
	}
}).
	Says("Private fostering ended: how, and where the child went.", "SI 2005/1533 reg 10").
	In("private-fostering", "Private fostering").Many("Ends of private fostering").
	Follows("private_fostering").
	On(func(e *End) core.Date { return e.Ended.Date() }).
	Card(func(e *End) string { return code.PFEnd.Label(e.How) }).
	Leads(leadEnd).
	Moments(func(e *End) []clock.Event {
		if e.Back == "yes" {
			return nil // an absence of less than 28 days does not end it
		}
		return []clock.Event{record.AtTime(clock.PFEnded, e.Ended), record.AtTime(clock.PFEndNotified, e.Notified)}
	})

// leadEnd writes the last day into the arrangement once it has ended for every child.
func leadEnd(ctx context.Context, q store.Querier, e *End) ([]record.Entry, error) {
	arrangements, err := ArrangementKind.OfPerson(ctx, q, e.Authority, e.People[0])
	if err != nil {
		return nil, err
	}
	for _, a := range arrangements {
		if a.ID != e.From {
			continue
		}
		ended, err := store.All[core.ID](ctx, q, `
			SELECT DISTINCT p.person_id
			FROM   private_fostering_end k
			JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id
			JOIN   record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
			WHERE  k.authority_id = $1 AND r.from_id = $2 AND r.state = 'agreed' AND p.gone = $3 AND k.expected_back = 'no'`,
			e.Authority, a.ID, false)
		if err != nil {
			return nil, err
		}
		for _, child := range a.People {
			if !slices.Contains(ended, child) {
				return nil, nil
			}
		}
		a.Ended = e.Ended.Date()
		return []record.Entry{a}, nil
	}
	return nil, nil
}

// A Report is the yearly report on how the authority safeguards privately fostered
// children. It is about nobody.
//
// Guidance: National minimum standards for private fostering 2005, standard 7.
type Report struct {
	record.Base

	Reported core.Date
	Year     string
	Account  string
	Learnt   string
	Sent     string
	Document []core.ID
}

// ReportKind is all that the house knows of these reports.
var ReportKind = record.NewKind("private_fostering_report", "Private fostering annual report", func(r *Report) form.Questions {
	return form.Questions{
		form.Day(&r.Reported, "reported_on", "When was it made?").Needed().NotAfterToday(),
		form.Words(&r.Year, "year", "About which year?").Needed(),
		form.Long(&r.Account, "account", "How were children found, visited and heard?").Needed(),
		form.Long(&r.Learnt, "next_steps", "What will be better next year?").Needed(),
		form.Words(&r.Sent, "sent_to", "To whom did it go?").Needed().Hint("The director and the safeguarding partners"),
		form.File(&r.Document, "files", "The report"),
	}
}).
	Says("The yearly report to the director and the safeguarding partners.", "National minimum standards for private fostering 2005, standard 7").
	In("private-fostering", "Private fostering").AboutNobody().MadeBy(access.L3).
	On(func(r *Report) core.Date { return r.Reported }).
	Makes(clock.PFReportMade, func(r *Report) core.Date { return r.Reported })
