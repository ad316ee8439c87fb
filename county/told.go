package county

import (
	"slices"
	"time"

	"throughline/core"
	"throughline/record"
)

// worried tells of a contact: somebody told the front door about the family, who writes it
// down, and a manager decides.
func (l *living) worried(received core.Instant) {
	at := l.morning(received)
	if at >= l.until && received < l.until {
		at = received.Plus(time.Minute) // it came in the last hour
	}
	l.diary.put(at, func() error {
		about := l.known()
		if len(about) == 0 {
			if slices.ContainsFunc(l.children, func(c *child) bool { return c.open != nil }) {
				l.again() // what is told goes to whoever works with the children
			}
			return nil
		}
		c := l.office.seatFor(frontDoor, l.n, l.today())
		w := worries[l.rand.IntN(len(worries))]
		if l.alone {
			w = arrival
		}
		if !l.met {
			if err := l.meet(c.worker(l.today()).Worker); err != nil {
				return err
			}
			l.met = true
		}
		contact, err := l.contact(c.worker(l.today()).Worker, received, w, about)
		if err != nil {
			return err
		}
		l.decideLater(c, contact, w, about)
		return nil
	})
}

func (l *living) contact(by Worker, received core.Instant, w worryWords, about []*child) (record.Entry, error) {
	rating, why := pickOf(l.rand, "amber", "amber", "green"), "Needs a decision within the day"
	if w.red {
		rating, why = "red", "Somebody may be hurt today"
	}
	a := answers{"received_at": atTime(received), "source": w.source, "about": w.about, "story": w.story,
		"rating": rating, "why_rating": why, "level": pickOf(l.rand, "2", "3", "4")}
	if l.alone {
		a["siblings"], a["parents_know"], a["consent"] = "Nobody of the family is in this country.", "do_not_know", "not_sought_needed"
	}
	if w.about == "domestic_abuse" {
		a["abuse_risk"], a["method"] = pickOf(l.rand, "standard", "medium", "high"), "police"
	}
	return l.write(by, writing{kind: "contact", about: about, answer: a, each: func(c *child) answers {
		if w.child != "" && c.Born.AgeOn(l.today()) > 4 && l.chance(0.6) {
			return answers{"child_words": w.child}
		}
		return nil
	}})
}

// decideLater puts the decision down: mostly within a working day, what is red the same day.
func (l *living) decideLater(c chair, contact record.Entry, w worryWords, about []*child) {
	decide := func() error { return l.decide(c, contact, w, about) }
	switch {
	case w.red && l.chance(0.93):
		l.soon(20+l.rand.IntN(150), decide)
	case l.chance(share(DecidedInTime)):
		l.on(l.after(l.today(), l.rand.IntN(2)), decide)
	default:
		l.on(l.after(l.today(), 2+l.rand.IntN(4)), decide)
	}
}

func (l *living) decide(c chair, contact record.Entry, w worryWords, about []*child) error {
	outcome := "no_further_action"
	becomes := referred
	if l.told {
		becomes = referredAgain
	}
	if w.red {
		becomes *= 1.4
	}
	if slices.ContainsFunc(about, func(c *child) bool { return c.open != nil || c.care != nil }) {
		outcome = "advice" // another contact was quicker: whoever works with the children is told
	} else if l.forced || l.chance(becomes) {
		outcome = "referral"
		if !l.forced && l.chance(urgent) {
			outcome = "strategy"
		}
	} else if l.help == nil && l.chance(helpedEarly/(1-becomes)) {
		outcome = "early_help"
	} else if l.chance(0.6) {
		outcome = "advice"
	}
	decision, err := l.write(c.boss(l.today()), writing{kind: "contact_decision", from: contact.Head().ID, about: about,
		answer: l.pattern(answers{"decided_at": atTime(l.now), "referrer_told_at": atTime(l.now)}),
		each:   func(*child) answers { return answers{"outcome": outcome} }})
	if err != nil {
		return err
	}
	switch outcome {
	case "referral", "strategy":
		l.told = true
		return l.refer(c, decision, w, about, outcome == "strategy")
	case "early_help":
		l.on(l.after(l.today(), 1+l.rand.IntN(3)), func() error {
			help, err := l.helped(c.boss(l.today()), decision.Head().ID, about, "no")
			if err == nil {
				help.goesOn()
			}
			return err
		})
		return nil
	}
	l.again()
	return nil
}

// pattern says why a decision is right, where there were contacts before.
func (l *living) pattern(a answers) answers {
	if l.contacts++; l.contacts > 2 {
		a["pattern"] = "Each was about something else, and what was agreed is being kept."
	}
	return a
}

// again puts the next contact about the family down, if there is one.
func (l *living) again() {
	share, days := contactAgain, contactAgainIn
	if l.told {
		share, days = tellAgain, tellAgainIn
	}
	if l.chance(share) {
		from := l.today().Plus(14 + l.exp(days))
		l.worried(moment(l.rand, from, from.Plus(7)))
	}
}
