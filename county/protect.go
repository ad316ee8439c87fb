package county

import (
	"slices"
	"time"

	"throughline/core"
)

// An enquiry is one under section 47, from the strategy discussion to its outcome.
type enquiry struct {
	discussion core.ID
	on         core.Date
	done       bool
	outcome    core.ID
	harm       string  // what it finds: code.Section47Outcome
	assessment core.ID // signed; none until then
}

// discuss puts a strategy discussion down for within a day, and the enquiry after it.
func (m *matter) discuss(from core.ID) {
	m.enquiry = &enquiry{}
	wait := time.Duration(40+m.rand.IntN(200)) * time.Minute
	at := m.now.Plus(wait)
	if at.Time().Hour() >= 18 || m.chance(0.2) {
		at = core.At(m.after(m.today(), 1), 9, m.rand.IntN(60))
	}
	if m.chance(0.08) {
		at = core.At(m.after(m.today(), 2+m.rand.IntN(3)), 10, m.rand.IntN(60))
	}
	m.diary.put(at, func() error { return m.discussed(from) })
}

func (m *matter) discussed(from core.ID) error {
	if m.over() {
		return nil
	}
	e, err := m.write(m.boss(), writing{kind: "strategy_discussion", from: from, about: m.about,
		answer: answers{"held_at": atTime(m.now.Plus(-40 * minute)), "ended_at": atTime(m.now.Plus(-5 * minute)), "record_shared_on": onDay(m.today())},
		each: func(*child) answers {
			return answers{"decision": pickOf(m.rand, "s47_joint", "s47_single", "s47_single")}
		},
		rows: map[string][]answers{"step": {{"by_when": onDay(m.today())}}}})
	if err != nil {
		return err
	}
	q := m.enquiry
	q.discussion, q.on = e.Head().ID, m.today()
	q.harm = "not_substantiated"
	if m.chance(substantiated) {
		q.harm = "continuing_risk"
	} else if m.chance(0.45) {
		q.harm = "no_longer_likely"
	}
	m.on(m.after(m.today(), m.rand.IntN(2)+m.late(0.1, 2)), m.seenSafe)
	return nil
}

// seenSafe is the visit of the enquiry, and puts its outcome down.
func (m *matter) seenSafe() error {
	if m.over() {
		return nil
	}
	q := m.enquiry
	if _, err := m.write(m.by(), writing{kind: "section47_visit", from: q.discussion, about: m.about, answer: answers{"visited_at": atTime(m.now.Plus(-hour))}}); err != nil {
		return err
	}
	conference := q.harm == "continuing_risk"
	if conference {
		m.conferred = true
		m.request(q)
	}
	days := 10 + m.rand.IntN(5) + m.late(0.1, 4)
	if conference {
		days = 6 + m.rand.IntN(6) // before the conference
	}
	m.on(m.after(q.on, days), func() error {
		if m.over() {
			return nil
		}
		actions := pickOf(m.rand, several("services", "assessment"), "assessment")
		if conference {
			actions = several("conference", "assessment")
		}
		a, boss := answers{"family_told_on": onDay(m.today()), "partners_told_on": onDay(m.today())}, m.boss()
		if m.enquired++; m.enquired > 2 {
			a["pattern"] = "Each was about something else. All three were read together with the police and health."
			boss = m.office.leader // it must be signed higher up
		}
		e, err := m.write(m.by(), writing{kind: "section47_outcome", from: q.discussion, about: m.about, signed: &boss,
			answer: a,
			each:   func(*child) answers { return answers{"finding": q.harm, "actions": actions} }})
		if err != nil {
			return err
		}
		q.done, q.outcome = true, e.Head().ID
		return m.found()
	})
	return nil
}

// found goes on from an enquiry that led to no conference, once the assessment is done too.
func (m *matter) found() error {
	q := m.enquiry
	if !q.done || q.assessment.IsZero() || q.harm == "continuing_risk" {
		return nil // the conference decides
	}
	m.enquiry = nil
	return m.goOn(q.assessment, pickOf(m.rand, "child_in_need", "child_in_need", "no_further_action", "early_help"))
}

// request asks for the initial conference, and puts its day down.
func (m *matter) request(q *enquiry) {
	held, target := m.after(q.on, m.limit(15, 0.85)), m.after(q.on, 15)
	held = max(held, m.after(q.on, 13))
	m.on(m.after(m.today(), m.rand.IntN(2)), func() error {
		if m.over() {
			return nil
		}
		chairing := m.office.seatFor(safeguardUnit, m.n, held).worker(held).Worker
		a := answers{"sort": "initial", "asked_on": onDay(m.today()), "held_at": atTime(core.At(held, 10, 0)), "chair_worker": string(chairing.User)}
		if held.After(target) {
			a["why_late"], a["interim_safety"] = "The father could not be told in time.", "Grandmother sleeps at the home until then."
		}
		e, err := m.write(m.boss(), writing{kind: "conference_request", from: q.discussion, about: m.about, answer: a})
		if err != nil {
			return err
		}
		m.on(m.after(held, -3), func() error {
			if m.over() {
				return nil
			}
			_, err := m.write(m.by(), writing{kind: "conference_report", from: e.Head().ID, about: m.about, answer: answers{"shared_on": onDay(m.today())}})
			return err
		})
		m.on(held, func() error { return m.conference(q, e.Head().ID, chairing) })
		return nil
	})
}

// tookPart says how a child took part in a meeting, by age.
//
// Source: Department for Education, SSDA903, list of participation codes.
func (l *living) tookPart(c *child) string {
	switch age := c.Born.AgeOn(l.today()); {
	case age < 4:
		return "PN0"
	case age < 9:
		return pickOf(l.rand, "PN6", "PN6", "PN5")
	}
	return pickOf(l.rand, "PN1", "PN1", "PN2", "PN6", "PN6", "PN7")
}

// conference is the initial one: mostly it decides on a plan.
func (m *matter) conference(q *enquiry, request core.ID, chairing Worker) error {
	if m.over() {
		return nil
	}
	category := among(m.rand, []weighted[string]{{"NEG", rate(Neglect)}, {"EMO", rate(Emotional)}, {"PHY", 7}, {"SAB", 4}, {"MUL", 2}})
	decision := "plan"
	if !m.chance(planned) {
		decision = pickOf(m.rand, "child_in_need", "child_in_need", "early_help")
	}
	core1, review := m.after(m.today(), m.between(6, 10)), m.working(m.today().Plus(m.between(78, 88)))
	a := answers{"held_on": onDay(m.today())}
	if decision == "plan" {
		a["core_group_on"], a["review_on"], a["visit_every"] = onDay(core1), onDay(review), "10"
	}
	for _, c := range m.about {
		if c.plans > 0 && decision == "plan" {
			a["why_again"] = "The plan before ended when he had moved out. He has come back."
		}
	}
	e, err := m.write(m.by(), writing{kind: "initial_conference", from: request, about: m.about, answer: a, signed: &chairing,
		each: func(c *child) answers {
			out := answers{"took_part": m.tookPart(c), "decision": decision, "advocate": pickOf(m.rand, "not_wanted", "used", "not_offered")}
			if c.Born.AgeOn(m.today()) < 4 {
				out["advocate"] = "young"
			}
			if decision == "plan" {
				out["category"] = category
				if category == "MUL" {
					out["category_parts"] = several("NEG", "EMO")
				}
			}
			return out
		}, rows: m.byWhen("action", 60)})
	if err != nil {
		return err
	}
	m.sent(e.Head().ID, m.about, chairing)
	m.enquiry = nil
	if decision != "plan" {
		return m.goOn(e.Head().ID, decision)
	}
	for _, c := range m.about {
		c.plans++
	}
	m.protect(e.Head().ID, category, core1, review, chairing)
	return nil
}

// sent is that the decisions about some children went out, and later the minutes.
func (m *matter) sent(conference core.ID, about []*child, by Worker) {
	m.on(m.after(m.today(), 1+m.late(0.15, 2)), func() error {
		_, err := m.write(by, writing{kind: "conference_sent", from: conference, about: about, answer: answers{"decisions_on": onDay(m.today())}})
		return err
	})
	m.on(m.after(m.today(), m.limit(20, 0.75)), func() error {
		_, err := m.write(by, writing{kind: "conference_sent", from: conference, about: about, answer: answers{"minutes_on": onDay(m.today())}})
		return err
	})
}

// protect is the plan: visits every ten working days, a core group every six weeks, a
// review at three months and then every six, and its end.
//
// Source of how long plans last: Department for Education, Children in need, year ending
// March 2025, table D7.
func (m *matter) protect(from core.ID, category string, first, review core.Date, chairing Worker) {
	m.stage++
	long := among(m.rand, []weighted[int]{{84, 15}, {130, 25}, {220, 39}, {400, 12}, {540, 2}, {800, 6}})
	ends := min(max(m.today().Plus(long+m.between(-20, 20)), review), max(grown(m.about), m.today().Plus(30)))
	review = min(review, m.working(ends))
	if m.chance(share(PlansShort)) && long == 84 {
		ends = review
	}
	if len(m.office.teams[safeguarding]) > 0 {
		m.during(m.after(m.today(), 2), func() error { return m.moves(safeguarding) })
	}
	m.visits(14, 0.2)
	m.coreGroup(from, first)
	m.reviewPlan(from, category, review, ends, m.today(), chairing)
}

// coreGroup is one meeting of the core group, and puts the next down.
func (m *matter) coreGroup(from core.ID, due core.Date) {
	m.during(due.Plus(m.late(0.15, 8)), func() error {
		next := m.working(m.today().Plus(m.between(36, 42)))
		e, err := m.write(m.by(), writing{kind: "core_group", from: from, about: m.about,
			answer: answers{"held_on": onDay(m.today()), "next_on": onDay(next)}})
		if err != nil {
			return err
		}
		m.coreGroup(e.Head().ID, next)
		return nil
	})
}

// reviewPlan is a review conference. The last ends the plan: mostly with help that goes on,
// sometimes since the children come into care.
func (m *matter) reviewPlan(from core.ID, category string, due, ends, began core.Date, chairing Worker) {
	m.during(m.after(due, -5), func() error {
		_, err := m.write(m.by(), writing{kind: "conference_report", from: from, about: m.about, answer: answers{"shared_on": onDay(m.today())}})
		return err
	})
	m.during(due.Plus(m.late(0.07, 10)), func() error {
		last := m.today().Plus(20).After(ends)
		about, stay, decision := m.about, []*child(nil), "continues"
		if last {
			decision = pickOf(m.rand, "ends_child_in_need", "ends_child_in_need", "ends_child_in_need", "ends_early_help", "ends_no_action")
		}
		share := intoCare
		if m.infant(m.about) {
			share *= 2
		}
		removed := last && m.chance(share) && m.young(m.about)
		if removed {
			var err error
			if stay, err = m.enter(m.referral); err != nil {
				return err
			}
		}
		next := min(m.working(m.today().Plus(m.between(165, 180))), m.working(max(ends, m.today().Plus(60))))
		a := answers{"reviewed_on": onDay(m.today())}
		if !last {
			a["review_on"], a["core_group_on"] = onDay(next), onDay(m.after(m.today(), 8))
		}
		if began.PlusMonths(8).Before(m.today()) {
			a["legal_considered"], a["legal_words"] = "yes", "Asked on the day of the conference. The threshold is not met while grandmother is there."
		}
		e, err := m.write(m.by(), writing{kind: "protection_review", from: from, about: about, answer: a, signed: &chairing,
			each: func(c *child) answers {
				decision := decision
				if removed {
					decision = "ends_care"
					if slices.Contains(stay, c) {
						decision = "ends_child_in_need" // a plan at home, as enter puts down
					}
				}
				out := answers{"took_part": m.tookPart(c), "decision": decision, "advocate": pickOf(m.rand, "not_wanted", "used", "not_offered")}
				if c.Born.AgeOn(m.today()) < 4 {
					out["advocate"] = "young"
				}
				if !last {
					out["category"] = category
				}
				if category == "MUL" {
					out["category_parts"] = several("NEG", "EMO")
				}
				return out
			}, rows: m.byWhen("action", 60)})
		if err != nil {
			return err
		}
		m.sent(e.Head().ID, about, chairing)
		if !last {
			m.reviewPlan(e.Head().ID, category, next, ends, began, chairing)
			return nil
		}
		switch {
		case removed: // whoever stays at home has a plan already
		case decision == "ends_child_in_need":
			m.plan(e.Head().ID)
		case decision == "ends_early_help":
			m.stepDown(e.Head().ID, "RC7")
		default:
			m.close(e.Head().ID, "RC7")
		}
		return nil
	})
}
