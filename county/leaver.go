package county

import (
	"fmt"

	"throughline/core"
)

// healthy puts the health checks of a child in care down.
func (c *caring) healthy() {
	c.while(c.after(c.today(), c.limit(20, 0.72)), func() error {
		err := c.follow(c.by(), "health_assessment", "care_episode", nil, answers{"sort": "initial", "assessed_on": onDay(c.today()), "assessed_by": "doctor"}, nil)
		c.checked()
		return err
	})
	c.yearly(100, "dental_check", "checked_on", 0.8, 2)
	c.yearly(180, "immunisation", "checked_on", 0.85, 0)
	c.yearly(300, "sdq", "scored_on", 0.78, 4)
	c.while(c.child.Born.Birthday(18).Plus(-c.between(20, 90)), func() error {
		return c.follow(c.by(), "health_history", "care_episode", nil, answers{"given_on": onDay(c.today())}, nil)
	})
}

// checked is the review of a child's health, each year; twice a year under five.
func (c *caring) checked() {
	days := 350
	if c.child.Born.AgeOn(c.today()) < 5 {
		days = 170
	}
	c.while(c.today().Plus(days-c.rand.IntN(25)+c.late(0.12, 40)), func() error {
		err := c.follow(c.by(), "health_assessment", "care_episode", nil, answers{"sort": "review", "assessed_on": onDay(c.today()), "assessed_by": "nurse"}, nil)
		c.checked()
		return err
	})
}

// yearly is a check that most children have each year from an age on.
func (c *caring) yearly(first int, kind, day string, had float64, from int) {
	c.while(c.today().Plus(first+c.rand.IntN(60)), func() error {
		c.yearly(330, kind, day, had, from)
		age := c.child.Born.AgeOn(c.today())
		if age < from || kind == "sdq" && age > 16 || !c.chance(had) {
			return nil
		}
		a := answers{day: onDay(c.today())}
		if kind == "sdq" {
			score := pickOf(c.rand, 5, 8, 10, 11, 13, 14, 16, 17, 19, 22, 25)
			a["score"] = fmt.Sprint(score)
			if score >= 17 {
				a["follows"] = "Talked over with the carer and school; a place with the counsellor is asked for."
			}
		}
		return c.follow(c.by(), kind, "care_episode", nil, a, nil)
	})
}

// grows puts down what is owed from 16: the young person becomes eligible, is given an
// adviser, and gets a pathway plan.
func (c *caring) grows() {
	eligible := max(c.child.Born.Birthday(16).Plus(1), max(c.began, c.child.Born.Birthday(14)).Plus(92))
	if !eligible.Before(c.child.Born.Birthday(18)) {
		return
	}
	c.while(eligible.Plus(c.between(0, 20)), func() error {
		if err := c.follow(c.by(), "leaving_care_status", "care_episode", nil, answers{"worked_out_on": onDay(c.today()), "told_on": onDay(c.today())}, nil); err != nil {
			return err
		}
		c.while(c.today().Plus(c.between(10, 60)+c.late(0.2, 40)), c.advised)
		c.eligible = true
		c.while(c.today().Plus(c.between(45, 85)+c.late(0.2, 40)), c.needs)
		return nil
	})
}

// advised appoints the personal adviser.
func (c *caring) advised() error {
	c.adviser = c.office.seatFor(leavingCare, c.n*3+len(c.child.ID), c.today())
	return c.follow(c.boss(), "personal_adviser", "leaving_care_status", nil,
		answers{"from_on": onDay(c.today()), "adviser_worker": string(c.adviser.worker(c.today()).User), "reason": "first", "reached_by": c.phone(), "told_on": onDay(c.today())}, nil)
}

// needs is the assessment before the pathway plan.
func (c *caring) needs() error {
	boss := c.boss()
	if err := c.follow(c.by(), "leaving_care_needs", "leaving_care_status", &boss, answers{"assessed_on": onDay(c.today())}, nil); err != nil {
		return err
	}
	c.known = true
	c.pathway()
	return nil
}

// pathway is the plan, and its review every six months.
func (c *caring) pathway() {
	c.on(c.after(c.today(), c.between(5, 20)), func() error {
		if c.over() {
			return nil
		}
		boss := c.boss()
		if err := c.follow(c.by(), "pathway_plan", "leaving_care_needs", &boss,
			answers{"agreed_on": onDay(c.today()), "signed_on": onDay(c.today())}, c.byWhen("action", 90)); err != nil {
			return err
		}
		c.pathReview(c.today())
		return nil
	})
}

func (c *caring) pathReview(last core.Date) {
	c.on(last.Plus(c.between(160, 178)+c.late(0.15, 30)), func() error {
		if c.over() {
			return nil
		}
		err := c.follow(c.by(), "pathway_review", "pathway_plan", nil,
			answers{"held_on": onDay(c.today()), "next_on": onDay(c.working(c.today().Plus(170)))}, c.byWhen("action", 120))
		c.pathReview(c.today())
		return err
	})
}

// leaver goes on after care, if the law owes it: an adviser who keeps in touch until 21, also
// where an eligible child leaves care before 18 (a relevant child: Children Act 1989, s23A).
func (c *caring) leaver() error {
	if !c.eligible {
		c.child.ended = true
		from, err := c.latest("care_ending")
		if err == nil {
			c.close(from, "")
		}
		return err
	}
	c.settles()
	if c.adviser.team == nil {
		if err := c.advised(); err != nil {
			return err
		}
	}
	if !c.known {
		c.on(c.after(c.today(), c.between(5, 15)), c.needs)
	}
	if err := c.moves(leavingCare); err != nil {
		return err
	}
	if grown := c.child.Born.Birthday(18); c.today().Before(grown) {
		c.on(c.after(grown, 2), c.stands)
	}
	c.on(c.after(c.today(), 2), func() error {
		if err := c.stands(); err != nil {
			return err
		}
		c.touch(c.today().Plus(c.between(5, 40)))
		return nil
	})
	c.on(c.child.Born.Birthday(21).Plus(c.between(1, 20)), func() error {
		c.child.ended = true
		if _, err := c.write(c.office.leader, writing{kind: "closing", about: c.about,
			answer: answers{"closed_on": onDay(c.today()), "reason": "RC7", "override": "The duty of section 23C ended at 21; the young person knows that they may ask until 25."}}); err != nil {
			return err
		}
		c.stage = -1
		return nil
	})
	return nil
}

// stands works out anew what is owed to a young person.
func (c *caring) stands() error {
	return c.follow(c.by(), "leaving_care_status", "leaving_care_status", nil, answers{"worked_out_on": onDay(c.today()), "told_on": onDay(c.today())}, nil)
}

// settles draws where and how a care leaver lives; it changes now and then.
func (c *caring) settles() {
	c.lives = among(c.rand, []weighted[string]{{"U1", 36}, {"D1", 17}, {"B1", 14}, {"Z1", 12}, {"E1", 5}, {"K1", 2}, {"S2", 3}, {"X2", 6}, {"U2", 5}, {"D2", 4}})
	switch c.why {
	case "E17":
		c.lives = "Z1"
	case "E4A", "E4B":
		c.lives = "B1"
	}
	c.does = among(c.rand, []weighted[string]{{"F2", 21}, {"F5", 21}, {"F1", 6}, {"F4", 3}, {"P5", 3}, {"G4", 13}, {"G5", 17}, {"G6", 8}})
}

// touch is one time in touch, every eight weeks or so, and puts the next down.
func (c *caring) touch(on core.Date) {
	c.on(on, func() error {
		if c.over() || c.child.ended {
			return nil
		}
		if c.chance(0.08) {
			c.settles()
		}
		a := answers{"contact_on": onDay(c.today()), "in_touch": "YES", "how": pickOf(c.rand, "home", "home", "elsewhere", "phone", "message"),
			"accommodation": c.lives, "activity": c.does, "our_home": "no"}
		if c.lives[1] == '2' {
			a["why_not_suitable"] = "Not safe at night. A place is asked for."
		}
		if c.chance(0.06) {
			a = answers{"contact_on": onDay(c.today()), "in_touch": "NO", "how": "tried", "next_step": "A card and a call next week.", "why_not_suitable": "As it was: not safe at night. A place is asked for."}
		}
		err := c.follow(c.by(), "keeping_in_touch", "personal_adviser", nil, a, nil)
		c.touch(c.today().Plus(c.between(40, 56) + c.late(0.15, 30)))
		return err
	})
}
