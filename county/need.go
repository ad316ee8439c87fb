package county

import (
	"throughline/core"
	"throughline/record"
)

// A matter is the work with some children of a family from a referral until it is closed.
type matter struct {
	*living
	about      []*child
	referral   core.ID
	worry      worryWords
	at         chair    // whose work it is
	holder     holder   // who has it
	lead       core.ID  // the last allocation of just these children; none where there is none
	turn       int      // how often the matter was given to somebody
	stage      int      // counts the stages, so that what was put down for one is not done in the next
	assessment core.ID  // the last that was signed
	enquiry    *enquiry // that goes on; nil for none
	conferred  bool     // a conference decides, or has decided, what follows
}

// boss is the manager of whoever holds the matter.
func (m *matter) boss() Worker { return m.at.boss(m.today()) }

// by is who works on the matter today: whoever has it, and the manager where they have left.
func (m *matter) by() Worker {
	if gone := m.holder.until; m.holder.User.IsZero() || !gone.IsZero() && gone.Before(m.today()) {
		return m.boss()
	}
	return m.holder.Worker
}

// during puts something down for a day, to be done if the stage is still the same.
func (m *matter) during(d core.Date, do func() error) {
	stage := m.stage
	m.on(d, func() error {
		if m.stage != stage {
			return nil
		}
		return do()
	})
}

// refer makes the contact a referral, gives it to a team and opens the assessment.
func (l *living) refer(c chair, decision record.Entry, w worryWords, about []*child, now bool) error {
	outcomes := "assessment"
	if now {
		outcomes = several("strategy", "assessment")
	}
	told := answers{"primary_need": w.need, "outcomes": outcomes, "spoken": "no"}
	if l.chance(0.3) { // by telephone, and in writing the same day
		told["spoken"] = "yes"
		told["written_on"] = onDay(l.today())
	}
	referral, err := l.write(c.boss(l.today()), writing{kind: "referral", from: decision.Head().ID, about: about, answer: told})
	if err != nil {
		return err
	}
	m := &matter{living: l, about: about, referral: referral.Head().ID, worry: w, at: l.office.seatFor(assessing, l.n, l.today())}
	m.opens(about)
	from, err := l.steppedUp(c)
	if err != nil {
		return err
	}
	take := func() error {
		m.at = l.office.held(m.at, l.today())
		if err := m.allocated(from.boss(l.today()), m.referral, ""); err != nil {
			return err
		}
		opened, err := l.write(m.boss(), writing{kind: "assessment_opened", from: m.referral, about: about})
		if err != nil {
			return err
		}
		m.supervised(8)
		m.assess(opened)
		return nil
	}
	if now {
		m.soon(10, take)
		m.discuss(decision.Head().ID)
		return nil
	}
	wait := 1
	if l.chance(0.12) {
		wait = 2 + l.rand.IntN(6) // it waits for a worker
	}
	m.on(l.after(l.today(), wait), take)
	return nil
}

// allocate gives children to whoever sits in a chair.
func (l *living) allocate(by Worker, from core.ID, about []*child, to chair, why string) error {
	_, err := l.write(by, writing{kind: "allocation", from: from, about: about,
		answer: answers{"from_on": onDay(l.today()), "lead_worker": string(to.worker(l.today()).User), "lead_team": string(to.team.id), "reason": why}})
	return err
}

// allocated gives the matter to whoever sits in its chair, and puts down the day on which
// they leave.
func (m *matter) allocated(by Worker, from core.ID, why string) error {
	m.holder = m.at.worker(m.today())
	e, err := m.write(by, writing{kind: "allocation", from: from, about: m.about,
		answer: answers{"from_on": onDay(m.today()), "lead_worker": string(m.holder.User), "lead_team": string(m.at.team.id), "reason": why}})
	if err != nil {
		return err
	}
	m.lead = e.Head().ID
	m.turn++
	m.leaves()
	return nil
}

// leaves puts down what happens when the worker leaves: somebody else takes the matter, most
// often at once.
func (m *matter) leaves() {
	last := m.holder.until
	if last.IsZero() || m.over() {
		return
	}
	turn, on := m.turn, max(last, m.today()).Plus(1)
	if m.chance(0.25) {
		on = m.after(on, m.between(2, 12))
	}
	m.on(on, func() error {
		if m.over() || m.turn != turn {
			return nil
		}
		boss := m.boss()
		m.at = m.office.held(m.at, m.today())
		if _, somebody := m.at.team.seats[m.at.seat].at(m.today()); !somebody {
			if next := m.at.next(m.today()); !next.IsZero() {
				m.on(next, func() error { return m.allocated(m.boss(), m.lead, "LEFTRL") })
			}
			return nil // nobody is there to take it
		}
		return m.allocated(boss, m.lead, "LEFTRL")
	})
}

// over reports that the matter is closed.
func (m *matter) over() bool { return m.stage < 0 }

// moves gives the matter to another service's chair.
func (m *matter) moves(to service) error {
	if len(m.office.teams[to]) == 0 {
		return nil
	}
	boss := m.boss()
	m.at = m.office.seatFor(to, m.n, m.today())
	return m.allocated(boss, m.lead, "TSPROC")
}

// supervised puts the talks about the children down, so many weeks apart, as long as the
// matter goes on.
func (m *matter) supervised(weeks int) {
	m.on(m.today().Plus(weeks*7-m.between(0, 8)+m.late(0.15, 21)), func() error {
		if m.over() {
			return nil
		}
		_, err := m.write(m.boss(), writing{kind: "supervision", about: m.about,
			answer: answers{"held_on": onDay(m.today()), "supervised_worker": string(m.by().User)}})
		m.supervised(weeks)
		return err
	})
}

// late is by how many days something is late: mostly by none.
func (l *living) late(share float64, days float64) int {
	if l.chance(share) {
		return 3 + l.exp(days)
	}
	return 0
}

// assess is the assessment: visits, a look of the manager's, the account and its signature.
func (m *matter) assess(opened record.Entry) {
	from := opened.Head().ID
	m.stage++
	done := m.after(m.today(), m.assessmentDays())
	for n := range m.between(1, 3) {
		m.during(m.after(m.today(), 1+m.rand.IntN(4)+n*7), func() error {
			_, err := m.write(m.by(), writing{kind: "assessment_visit", from: from, about: m.about,
				answer: answers{"visited_on": onDay(m.today())}, each: m.seen(0.05)})
			return err
		})
	}
	if m.chance(0.75) {
		m.during(m.after(m.today(), 10), func() error {
			_, err := m.write(m.boss(), writing{kind: "assessment_checkpoint", from: from, about: m.about, answer: answers{"held_on": onDay(m.today())}})
			return err
		})
	}
	m.on(done, func() error { return m.assessed(from) })
}

// assessmentDays is how many working days an assessment takes.
//
// Source: Department for Education, Children in need, year ending March 2024, table C2.
func (m *matter) assessmentDays() int {
	if m.alone { // where to sleep cannot wait
		return 1 + m.rand.IntN(2)
	}
	if !m.chance(share(AssessedInTime)) {
		return 46 + m.exp(14)
	}
	lo := among(m.rand, []weighted[int]{{3, 15}, {11, 18}, {21, 20}, {31, 27}, {40, 20}})
	return min(lo+m.rand.IntN(10), 44)
}

// seen says of each child whether the child was seen; not, in so large a share.
func (m *matter) seen(not float64) func(*child) answers {
	return func(*child) answers {
		if m.chance(not) {
			return answers{"seen": pickOf(m.rand, "not_seen", "no_answer"), "why_not": "Not at home. Another day is agreed."}
		}
		return nil
	}
}

// factorsOf are what an assessment finds, by what the worry was about.
var factorsOf = map[string]string{
	"neglect": "16A", "domestic_abuse": "3B", "mental_health": "4B", "behaviour": "14A", "substance_use": "2B",
	"exploitation": "24A", "disability": "6A", "housing": "20", "emotional_abuse": "17A", "young_carer": "7A", "other": "9A",
}

// assessed writes the assessment and goes where it leads.
func (m *matter) assessed(opened core.ID) error {
	if m.over() {
		return nil
	}
	care := intoCareAtOnce
	switch {
	case m.eldest(m.about) >= 15:
		care *= teenIntoCare
	case m.infant(m.about):
		care *= infantIntoCare
	}
	leads := among(m.rand, []weighted[string]{{"no_further_action", 1 - planOfNeed - care - 0.16}, {"early_help", 0.16}, {"child_in_need", planOfNeed}, {"care", care}})
	if leads == "care" && !m.young(m.about) {
		leads = "no_further_action"
	}
	switch {
	case m.enquiry != nil:
		leads = "child_in_need" // what the enquiry finds decides
	case m.forced && m.young(m.about):
		leads = "care"
	}
	suspected := m.enquiry == nil && (leads == "child_in_need" || leads == "early_help") && m.chance(enquiryLater)
	if suspected {
		leads = "child_in_need" // nobody steps down from what is being looked into
	}
	e, err := m.write(m.by(), writing{kind: "assessment", from: opened, about: m.about,
		each: func(*child) answers {
			return answers{"outcome": leads, "factors": factorsOf[m.worry.about], "seen": "alone"}
		}})
	if err != nil {
		return err
	}
	wait := 20 + m.rand.IntN(300)
	if m.chance(0.08) {
		wait += 60 * 24 * m.between(1, 3) // it waits on the manager's desk
	}
	m.soon(min(wait, 300), func() error {
		if err := m.sign(m.boss(), e); err != nil {
			return err
		}
		m.assessment = e.Head().ID
		return m.next(e.Head().ID, leads, suspected)
	})
	return nil
}

// next goes where a signed assessment leads: to an enquiry first, where harm is suspected.
func (m *matter) next(assessment core.ID, leads string, suspected bool) error {
	if m.over() || m.conferred {
		return nil
	}
	if m.enquiry != nil {
		m.enquiry.assessment = assessment
		return m.found()
	}
	if suspected {
		m.discuss(assessment)
		m.enquiry.assessment = assessment
		return nil
	}
	return m.goOn(assessment, leads)
}

// goOn does what was decided after an assessment, an enquiry or a conference.
func (m *matter) goOn(from core.ID, leads string) error {
	switch leads {
	case "child_in_need":
		m.plan(from)
	case "care":
		_, err := m.enter(from)
		return err
	case "early_help":
		m.stepDown(from, "RC9")
	default:
		m.close(from, "RC8")
	}
	return nil
}

// close ends the matter a day or some days from now, and lets there be another.
func (m *matter) close(from core.ID, reason string) { m.ends(from, reason, false) }

// stepDown ends the matter as close does, and a family worker goes on with early help.
func (m *matter) stepDown(from core.ID, reason string) { m.ends(from, reason, true) }

func (m *matter) ends(from core.ID, reason string, helped bool) {
	m.stage++
	seen := reason == "RC7"
	m.on(m.after(m.today(), 1+m.rand.IntN(5)), func() error {
		if m.over() {
			return nil
		}
		if seen { // a last visit, so that none is owed
			if err := m.visit(); err != nil {
				return err
			}
		}
		var help *helping
		if helped { // before the closing, so that nobody is without a worker
			var err error
			if help, err = m.helped(m.boss(), m.assessment, m.about, "yes"); err != nil {
				return err
			}
		}
		a := answers{"closed_on": onDay(m.today())}
		if reason != "" { // else as the step before says
			a["reason"] = reason
		}
		if _, err := m.write(m.boss(), writing{kind: "closing", from: from, about: m.about, answer: a}); err != nil {
			return err
		}
		m.stage = -1
		for _, c := range m.about {
			if c.open == m {
				c.open = nil
			}
		}
		if help != nil {
			help.handedOver()
			return nil
		}
		m.again()
		return nil
	})
}

// opens notes that the work with some children is this matter.
func (m *matter) opens(of []*child) {
	for _, c := range of {
		c.open = m
	}
}

// plan is a child in need plan: agreed, visited every month, reviewed every few months, and
// ended.
func (m *matter) plan(from core.ID) {
	m.stage++
	months := among(m.rand, []weighted[int]{{2, 28}, {3, 28}, {6, 26}, {9, 12}, {15, 6}})
	ends := min(m.today().Plus(months*30+m.rand.IntN(45)), max(grown(m.about), m.today().Plus(30)))
	m.during(m.after(m.today(), m.limit(10, 0.8)), func() error {
		if len(m.office.teams[safeguarding]) > 0 && m.chance(0.8) {
			if err := m.moves(safeguarding); err != nil {
				return err
			}
		}
		boss := m.boss()
		e, err := m.write(m.by(), writing{kind: "cin_plan_agreed", from: from, about: m.about, signed: &boss,
			answer: answers{"held_on": onDay(m.today()), "consent_on": onDay(m.today()), "review_on": onDay(m.working(m.today().Plus(42)))},
			rows:   m.byWhen("action", 30)})
		if err != nil {
			return err
		}
		m.visits(28, 0.18)
		m.reviewNeed(e.Head().ID, m.today().Plus(42), ends)
		return nil
	})
}

// byWhen gives every row of a set a day by which it is to be done.
func (l *living) byWhen(set string, days int) map[string][]answers {
	return map[string][]answers{set: {{"by_when": onDay(l.working(l.today().Plus(days)))}}}
}

// visits are those of a plan: so many days apart, some late, some to nobody.
func (m *matter) visits(days int, lateShare float64) {
	m.during(m.today().Plus(days-m.between(0, days/4)+m.late(lateShare, float64(days)/2)), func() error {
		if err := m.visit(); err != nil {
			return err
		}
		m.visits(days, lateShare)
		return nil
	})
}

// visit writes down one visit to the children of the matter.
func (m *matter) visit() error {
	_, err := m.write(m.by(), writing{kind: "visit", about: m.about, answer: answers{"visited_at": atTime(m.now.Plus(-hour))},
		each: func(c *child) answers {
			switch {
			case m.chance(0.04):
				return answers{"seen": "no_answer", "why_not": "Nobody came to the door. {mum} rang the next day."}
			case c.Born.AgeOn(m.today()) < 2:
				return answers{"seen": "seen", "why_not_alone": "On a parent's lap", "child_words": "Smiles and holds on.", "method": "watching"}
			}
			return nil
		}})
	return err
}

// reviewNeed is a review of a child in need plan on a day or somewhat after; at the last
// the plan ends.
func (m *matter) reviewNeed(from core.ID, due, ends core.Date) {
	m.during(due.Plus(m.late(0.2, 15)), func() error {
		last := m.today().Plus(30).After(ends)
		decision, next := "continue", m.working(m.today().Plus(91-m.rand.IntN(10)))
		a := answers{"held_on": onDay(m.today())}
		progress := pickOf(m.rand, "some", "good", "good", "met", "same")
		if progress == "same" {
			a["why_no_change"] = "It takes longer than we thought, and the family still wants it."
		}
		rows := m.byWhen("action", 40)
		rows["action"][0]["progress"] = progress
		if last {
			decision = "close"
		} else {
			a["review_on"] = onDay(next)
		}
		boss := m.boss()
		e, err := m.write(m.by(), writing{kind: "cin_review", from: from, about: m.about, answer: a, signed: &boss,
			each: func(*child) answers { return answers{"decision": decision} }, rows: rows})
		if err != nil {
			return err
		}
		if last {
			m.close(e.Head().ID, "RC7")
			return nil
		}
		m.reviewNeed(e.Head().ID, min(next, max(ends, m.today().Plus(30))), ends)
		return nil
	})
}
