package county

import (
	"slices"

	"throughline/core"
	"throughline/store"
)

// A caring is one child's time in care, and after it until 21 or 25.
type caring struct {
	*matter  // with this one child
	child    *child
	began    core.Date
	legal    string // code.LegalStatus
	place    placing
	ends     core.Date // of care
	why      string    // code.ReasonCeased
	officer  Worker    // the reviewing officer
	left     bool
	reviews  int
	adviser  chair
	eligible bool        // for the help of a care leaver
	known    bool        // their needs are, as one
	restless float64     // how much sooner than others' placements break down; 0 until it is drawn
	gone     []core.Date // the days on which the child went missing
	lives    string      // code.CareLeaverAccommodation, after care
	does     string      // code.CareLeaverActivity
}

// A placing is where a child in care lives.
type placing struct{ kind, provider, carer, postcode string }

// known about carers: their names are made up, as all names here.
func (l *living) carer() string {
	b := among(l.rand, backgrounds)
	return l.given(b, "F") + " and " + l.given(b, "M") + " " + l.family(b)
}

// placed chooses a placement by age.
//
// Source: Department for Education, Children looked after in England, year ending March
// 2024, placements.
func (l *living) placed(age int, settled bool) placing {
	kinds := []weighted[placing]{{placing{kind: "U6", provider: "PR1"}, 45}, {placing{kind: "U6", provider: "PR4"}, 22}, {placing{kind: "U3", provider: "PR1"}, 24}}
	if settled {
		kinds = []weighted[placing]{{placing{kind: "U4", provider: "PR1"}, 40}, {placing{kind: "U4", provider: "PR4"}, 20}, {placing{kind: "U1", provider: "PR1"}, 22}}
	}
	if age >= 10 {
		kinds = append(kinds, weighted[placing]{placing{kind: "K2", provider: "PR4"}, 26}, weighted[placing]{placing{kind: "K2", provider: "PR1"}, 5})
	}
	if age >= 16 {
		kinds = append(kinds, weighted[placing]{placing{kind: "H5", provider: "PR4"}, 45})
	}
	p := among(l.rand, kinds)
	p.postcode, p.carer = l.placeOf().postcode, l.carer()
	if p.kind == "K2" || p.kind == "H5" {
		p.carer = pickOf(l.rand, "The staff of Larch House", "The staff of Quay View", "The staff of 12 Tower Road", "The staff of Moorside")
	}
	return p
}

func (l *living) placeOf() place { return l.naming.place() }

// enter brings children of the matter into care; the others, who are returned, stay with a
// plan at home.
func (m *matter) enter(from core.ID) (stay []*child, err error) {
	m.stage++
	into, stay := m.whoEnters()
	legal := "C1"
	if m.chance(byAgreement) {
		legal = "V2"
	}
	places := map[*child]placing{}
	together := m.placed(5, false)
	for _, c := range into {
		places[c] = m.placed(c.Born.AgeOn(m.today()), false)
		if c.Born.AgeOn(m.today()) < 10 {
			places[c] = together
		}
	}
	if m.alone {
		legal = "V2"
	}
	a := answers{"began_at": atTime(m.now.Plus(-2 * hour)), "legal_status": legal, "category_of_need": "N1"}
	if legal == "V2" {
		a["agreed_by"], a["agreed_on"], a["explained"] = "mother", onDay(m.today()), "We read it together, and she has seen a solicitor."
	}
	if m.alone {
		a["category_of_need"], a["agreed_by"], a["explained"] = "N8", "nobody_able", "With an interpreter, and with an advocate beside."
		a["why"], a["tried"], a["parents_views"] = "Nobody of the family is in this country.", "The Red Cross looks for the family.", "They cannot be reached."
	}
	if _, err := m.write(m.by(), writing{kind: "coming_into_care", from: from, about: into, answer: a, signed: &m.office.leader,
		each: func(c *child) answers { return m.placedAt(c, into, places) }}); err != nil {
		return nil, err
	}
	for _, c := range into {
		one := &matter{living: m.living, about: []*child{c}, referral: m.referral, worry: m.worry, at: m.at, holder: m.holder}
		one.opens(one.about)
		one.leaves()
		c.care = &caring{matter: one, child: c, began: m.today(), legal: legal, place: places[c]}
		c.care.plan()
		if err := c.care.settle(); err != nil {
			return nil, err
		}
	}
	if len(stay) == 0 {
		m.stage = -1
		m.again()
		return nil, nil
	}
	m.about, m.lead = stay, ""
	m.plan("")
	return stay, nil
}

// whoEnters parts those who come into care from those who stay at home: mostly all come, and
// a teenager often alone.
func (m *matter) whoEnters() (into, stay []*child) {
	teen := m.eldest(m.about) >= 15 && !m.forced && m.chance(0.6)
	infants := !teen && !m.forced && m.infant(m.about) && m.chance(0.5) // the others with a grandmother
	for _, c := range m.about {
		if infants && c.Born.AgeOn(m.today()) >= 5 {
			stay = append(stay, c)
		} else if teen && c.Born.AgeOn(m.today()) < 15 {
			stay = append(stay, c)
		} else if c.Born.AgeOn(m.today()) < 18 && (m.forced || m.chance(0.8) || len(m.about) == 1) {
			into = append(into, c)
		} else {
			stay = append(stay, c)
		}
	}
	if len(into) == 0 {
		i := slices.IndexFunc(m.about, func(c *child) bool { return c.Born.AgeOn(m.today()) < 18 })
		return m.about[i : i+1], slices.Delete(slices.Clone(m.about), i, i+1)
	}
	return into, stay
}

// placedAt is what is said of one child's placement, and of their brothers and sisters in care.
func (m *matter) placedAt(c *child, into []*child, places map[*child]placing) answers {
	p := places[c]
	out := answers{"placement_type": p.kind, "placement_provider": p.provider, "carer": p.carer, "placement_postcode": p.postcode,
		"placement_urn": "XXXXXXX", "home_postcode": m.home.postcode, "siblings": "none"}
	if len(into) > 1 {
		out["siblings"] = "together"
		for _, other := range into {
			if places[other].carer != p.carer {
				out["siblings"], out["siblings_why"] = "apart", "No carer could take them all. They meet on Saturdays."
			}
		}
	}
	if c.Sex == "F" {
		out["is_mother"] = "0"
	}
	if c.Identifier("upn") == "" {
		out["reason_no_upn"] = "UN1"
	}
	return out
}

// plan draws how long the child will be in care and why it will end.
func (c *caring) plan() {
	grown := c.child.Born.Birthday(18)
	age := c.child.Born.AgeOn(c.today())
	stay := among(c.rand, []weighted[string]{{"short", 38}, {"order", 30}, {"long", 32}})
	if age >= 15 && c.chance(0.8) || c.forced || c.alone {
		stay = "long"
	}
	atGrown := pickOf(c.rand, "E17", "E5", "E5", "E6")
	c.ends, c.why = grown, atGrown
	switch stay {
	case "short":
		c.ends, c.why = c.today().Plus(8+c.exp(75)), pickOf(c.rand, "E4A", "E4A", "E4B")
	case "order":
		c.ends, c.why = c.today().Plus(200+c.exp(260)), pickOf(c.rand, "E47", "E45", "E45", "E4A", "E41")
	}
	if !c.ends.Before(grown.Plus(-20)) {
		c.ends, c.why = grown, atGrown
	}
}

// latest is the last record of a kind about the child.
func (c *caring) latest(kind string) (core.ID, error) {
	return store.One[core.ID](c.ctx, c.keeper.DB, `
		SELECT r.id FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
		WHERE  r.authority_id = $1 AND r.kind = $2 AND p.person_id = $3 AND r.state NOT IN ('cancelled', 'struck out')
		ORDER  BY r.made_at DESC, r.id DESC LIMIT 1`, Authority, kind, c.child.ID)
}

// after the latest record of a kind, the child's next is written.
func (c *caring) follow(by Worker, kind, after string, signed *Worker, a answers, rows map[string][]answers) error {
	from, err := c.latest(after)
	if err != nil {
		return err
	}
	_, err = c.write(by, writing{kind: kind, from: from, about: c.about, answer: a, rows: rows, signed: signed})
	return err
}

// while puts something down for as long as the child is in care.
func (c *caring) while(d core.Date, do func() error) {
	if !d.Before(c.ends) {
		return
	}
	c.on(d, func() error {
		if c.left || !c.today().Before(c.ends) {
			return nil
		}
		return do()
	})
}

// settle puts down all that is owed to a child who has come into care.
func (c *caring) settle() error {
	c.officer = c.office.seatFor(safeguardUnit, c.n, c.today()).worker(c.today()).Worker
	c.arrives()
	appointed := c.after(c.today(), c.limit(5, 0.9))
	c.while(appointed, func() error {
		return c.follow(c.boss(), "iro_appointed", "care_episode", nil, answers{"appointed_on": onDay(c.today()), "reviewing_officer": string(c.officer.User)}, nil)
	})
	c.while(c.after(c.today(), c.limit(10, 0.82)), func() error {
		boss := c.boss()
		return c.follow(c.by(), "care_plan", "care_episode", &boss, answers{"completed_on": onDay(c.today())}, c.byOn("action", 30))
	})
	c.while(c.today().Plus(25+c.rand.IntN(12)), func() error { return c.moves(inCare) })
	c.review(max(c.after(c.today(), c.limit(20, 0.93)), c.after(appointed, 5)))
	c.seen(c.today().Plus(c.between(2, 6)))
	c.healthy()
	c.breaksDown()
	c.ordered()
	c.goesMissing()
	c.grows()
	c.belongs()
	if c.alone {
		c.seeks()
	}
	c.supervised(8)
	c.on(c.ends, c.leave)
	return nil
}

// owed puts something down that must be done before care ends, on a working day.
func (c *caring) owed(d core.Date, do func() error) {
	for d = min(d, c.ends.Plus(-1)); c.working(d).NotBefore(c.ends) && d.After(c.today()); {
		d = d.Plus(-1)
	}
	c.while(d, do)
}

// seeks tells of a child who came alone and seeks asylum.
func (c *caring) seeks() {
	arrived := c.today()
	c.while(c.after(c.today(), c.between(2, 12)), func() error {
		return c.follow(c.by(), "asylum_seeking", "care_episode", nil, answers{"arrived_on": onDay(arrived), "status_ends_on": onDay(c.child.Born.Birthday(18))}, nil)
	})
}

// belongs is what a child should know and have: a life story, and savings.
func (c *caring) belongs() {
	c.while(c.today().Plus(c.limit(110, 0.75)), func() error {
		by := c.by()
		return c.follow(by, "life_story", "care_episode", nil, answers{"started_on": onDay(c.today()), "who": by.Name}, nil)
	})
	c.while(c.today().Plus(c.limit(360, 0.85)), func() error {
		return c.follow(c.by(), "savings_account", "care_episode", nil, answers{"confirmed_on": onDay(c.today())}, nil)
	})
}

// byOn gives every row of a set a day by which it is to be done.
func (l *living) byOn(set string, days int) map[string][]answers {
	return map[string][]answers{set: {{"by_on": onDay(l.working(l.today().Plus(days)))}}}
}

// arrives is the paper that goes with a new placement.
func (c *caring) arrives() {
	c.while(c.after(c.today(), c.limit(5, 0.85)), func() error {
		return c.follow(c.by(), "placement_plan", "care_episode", nil, answers{"completed_on": onDay(c.today())}, nil)
	})
	c.while(c.after(c.today(), c.limit(4, 0.9)), func() error {
		return c.follow(c.by(), "placement_notified", "care_episode", nil, answers{"told_on": onDay(c.today()), "health_consent_on": onDay(c.today())}, nil)
	})
}

// seen is a visit in care: every six weeks in the first year, then every three months.
func (c *caring) seen(due core.Date) {
	c.while(due, func() error {
		if _, err := c.write(c.by(), writing{kind: "visit", about: c.about,
			answer: answers{"visited_at": atTime(c.now.Plus(-hour)), "place": "placement", "present": c.place.carer},
			each: func(*child) answers {
				if c.child.Born.AgeOn(c.today()) < 2 {
					return answers{"child_words": "Sleeps well and looks about.", "method": "watching"}
				}
				return nil
			}}); err != nil {
			return err
		}
		every := 42
		if c.began.PlusYears(1).Before(c.today()) {
			every = 84
		}
		c.seen(c.today().Plus(every - c.between(0, 9) + c.late(0.12, 12)))
		return nil
	})
}

// review is one review with what goes before and after, and puts the next down.
func (c *caring) review(on core.Date) {
	on = c.working(on)
	from := "care_review"
	if c.reviews == 0 {
		from = "iro_appointed"
	}
	c.while(c.after(on, -3), func() error {
		return c.follow(c.by(), "review_preparation", from, nil,
			answers{"fixed_on": onDay(c.today()), "planned_on": onDay(on), "report_ready_on": onDay(c.today()), "invited": c.asked()}, nil)
	})
	c.while(on, func() error {
		next := c.working(c.today().Plus(c.between(168, 180)))
		if c.reviews == 0 {
			next = c.working(c.today().Plus(c.between(78, 88)))
		}
		from := "review_preparation"
		if _, err := c.latest(from); core.IsSort(err, core.Missing) {
			from = "iro_appointed"
		}
		a := answers{"participation": c.tookPart(c.child), "reviewed_on": onDay(c.today()), "reviewing_officer": string(c.officer.User), "next_on": onDay(next)}
		if c.child.Born.AgeOn(c.today()) >= 4 {
			a["spoke_with_child_on"] = onDay(c.today())
		}
		if err := c.follow(c.officer, "care_review", from, nil, a, c.byOn("decision", 60)); err != nil {
			return err
		}
		c.reviews++
		c.answered()
		if c.reviews == 2 {
			c.forGood()
		}
		c.review(next.Plus(c.late(0.08, 20)))
		return nil
	})
}

// asked says how a child was asked to a review.
func (c *caring) asked() string {
	if c.child.Born.AgeOn(c.today()) < 5 {
		return "too_young"
	}
	return pickOf(c.rand, "yes", "own_way", "declined")
}

// answered is what follows a review: its decisions go round, the manager answers, and the
// record is finished.
func (c *caring) answered() {
	sent := onDay(c.today())
	c.owed(c.after(c.today(), c.limit(5, 0.8)), func() error {
		return c.follow(c.boss(), "review_response", "care_review", nil, answers{"answered_on": onDay(c.today())}, nil)
	})
	c.owed(c.after(c.today(), c.limit(15, 0.85)), func() error {
		d := onDay(c.today())
		return c.follow(c.officer, "review_record", "care_review", nil, answers{"decisions_sent_on": sent, "completed_on": d, "sent_on": d}, nil)
	})
}

// forGood is the plan for good after the second review, and a placement that is to last.
func (c *caring) forGood() {
	c.while(c.after(c.today(), 1+c.late(0.2, 30)), func() error {
		boss := c.boss()
		route := "long_term_foster"
		switch {
		case c.child.Born.AgeOn(c.today()) >= 15:
			route = "independence"
		case c.why == "E4A" || c.why == "E4B":
			route = "home"
		case c.why != "E17" && c.why != "E5" && c.why != "E6":
			route = "special_guardianship"
		}
		return c.follow(c.by(), "permanence_plan", "care_review", &boss,
			answers{"agreed_on": onDay(c.today()), "at_review": "yes", "route": route, "by_on": onDay(c.working(c.today().Plus(180)))}, nil)
	})
	if c.why == "E17" || c.why == "E5" || c.why == "E6" {
		c.while(c.today().Plus(c.between(30, 200)), func() error {
			return c.moved(c.placed(c.child.Born.AgeOn(c.today()), true), "CARPL", "no")
		})
	}
}

// ordered makes the interim order a full one.
func (c *caring) ordered() {
	if c.legal != "C1" {
		return
	}
	c.while(c.today().Plus(150+c.rand.IntN(120)), func() error {
		c.legal = "C2"
		boss := c.boss()
		from, err := c.latest("care_episode")
		if err != nil {
			return err
		}
		_, err = c.write(c.by(), writing{kind: "care_change", from: from, about: c.about, signed: &boss,
			answer: answers{"changed_on": onDay(c.today()), "what": "legal"},
			each:   func(*child) answers { return answers{"legal_status": "C2", "same_carers": "yes"} }})
		return err
	})
}

// breaksDown puts the day down on which a placement ends that should not have.
func (c *caring) breaksDown() {
	stable, share := 1300.0, often/3 // days on average until a placement breaks down
	if c.child.Born.AgeOn(c.today()) >= 10 {
		stable, share = 800, often
	}
	if c.restless == 0 {
		c.restless = 1
		if c.chance(share) {
			c.restless = 5
		}
	}
	stable /= c.restless
	c.while(c.today().Plus(12+c.exp(stable)), func() error {
		if err := c.moved(c.placed(c.child.Born.AgeOn(c.today()), false), pickOf(c.rand, "CREQB", "CREQB", "CREQO", "CHILD", "STAND", "ALLEG", "CLOSE"), "yes"); err != nil {
			return err
		}
		c.breaksDown()
		return nil
	})
}

// moved is a change of placement.
func (c *caring) moved(to placing, why, unplanned string) error {
	if to.kind == c.place.kind && to.provider == c.place.provider && to.carer == c.place.carer {
		return nil
	}
	c.place = to
	from, err := c.latest("care_episode")
	if err != nil {
		return err
	}
	boss := c.boss()
	change, err := c.write(c.by(), writing{kind: "care_change", from: from, about: c.about, signed: &boss,
		answer: answers{"changed_on": onDay(c.today()), "what": "placement", "unplanned": unplanned},
		each: func(*child) answers {
			return answers{"placement_type": to.kind, "placement_provider": to.provider, "carer": to.carer, "placement_postcode": to.postcode,
				"placement_urn": "XXXXXXX", "same_carers": "no", "reason_placement_change": why}
		}})
	if err != nil {
		return err
	}
	if unplanned == "yes" {
		c.owed(c.after(c.today(), c.limit(20, 0.7)), func() error {
			_, err := c.write(c.by(), writing{kind: "disruption_meeting", from: change.Head().ID, about: c.about, answer: answers{"held_on": onDay(c.today())}})
			return err
		})
	}
	c.arrives()
	c.first()
	return nil
}

// first is the visit in the first week of a new placement, beside the others.
func (c *caring) first() {
	c.while(c.today().Plus(c.between(3, 7)), func() error { return c.visitOnce() })
}

func (c *caring) visitOnce() error {
	_, err := c.write(c.by(), writing{kind: "visit", about: c.about, answer: answers{"visited_at": atTime(c.now.Plus(-hour)), "place": "placement", "present": c.place.carer}})
	return err
}

// leave ends the care of the child.
func (c *caring) leave() error {
	if c.left {
		return nil
	}
	grown := !c.today().Before(c.child.Born.Birthday(18))
	kind, signs := "care_ending", c.office.leader
	ended := c.today()
	if grown {
		ended = c.child.Born.Birthday(18)
	} else if age := c.child.Born.AgeOn(c.today()); age >= 16 && c.legal == "V2" {
		kind, signs = "care_ending_at_16", c.office.director
	}
	if !grown && c.why == "E17" {
		c.why = "E4A"
	}
	if kind == "care_ending" && c.legal == "V2" && (c.why == "E47" || c.why == "E45") && c.chance(0.5) {
		c.why = "E4A"
	}
	from, err := c.latest("care_episode")
	if err != nil {
		return err
	}
	e, err := c.write(c.by(), writing{kind: kind, from: from, about: c.about, signed: &signs,
		answer: answers{"decided_on": onDay(min(c.working(ended.Plus(-c.between(1, 10))), ended)), "ended_on": onDay(ended)},
		each:   func(*child) answers { return answers{"reason": c.why, "home": c.homeNow()} }})
	if err != nil {
		return err
	}
	c.left = true
	switch {
	case grown || c.eligible:
		return c.leaver()
	case c.why == "E4A" || c.why == "E4B":
		c.child.care = nil
		c.matter.plan("")
	default:
		c.child.care, c.child.ended = nil, true
		c.close(e.Head().ID, "")
	}
	return nil
}

// homeNow says with whom the child lives when care ends.
func (c *caring) homeNow() string {
	switch c.why {
	case "E4A", "E4B":
		return c.mother.Names[0].Whole()
	case "E17":
		return c.place.carer
	case "E5", "E6":
		return "By themselves"
	}
	return "Grandparents"
}
