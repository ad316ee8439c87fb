package county

import (
	"context"
	"net/url"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// A home is a family of the county.
type home struct {
	name               string
	mother, father     *people.Person
	children           []*people.Person
	from               core.Date // the day of the first worry
	manager, frontDoor access.Who
}

func (h *home) childIDs() []core.ID {
	out := make([]core.ID, len(h.children))
	for i, c := range h.children {
		out[i] = c.ID
	}
	return out
}

// family makes a family and tells its story as far as until.
func (c *County) family(ctx context.Context, until core.Instant, n int) error {
	h := &home{name: families[n%len(families)], frontDoor: c.one(access.FrontDoorWorker, ""), manager: c.one(access.TeamManager, "Family Front Door")}
	// The latest families came in the last days, so that the board is never empty.
	ago := 1 + c.rand.IntN(150)
	if n%4 == 0 {
		ago = c.rand.IntN(3)
	}
	h.from = c.workingDay(until.Date().Plus(-ago))
	if !c.at(h.from, until) {
		c.now = until.Plus(-3600_000_000_000)
	}
	if err := c.born(ctx, h); err != nil {
		return err
	}
	return c.tell(ctx, h, until)
}

// workingDay is the day or the last working day before it.
func (c *County) workingDay(d core.Date) core.Date {
	for {
		if working, err := c.keeper.Calendar.IsWorking(d); err == nil && working {
			return d
		}
		d = d.Plus(-1)
	}
}

func (c *County) born(ctx context.Context, h *home) error {
	lines := pick(c, streets...)
	address := people.Address{Lines: itoa(1+c.rand.IntN(90)) + " " + lines + "\n" + pick(c, towns...), Postcode: "ZZ" + itoa(1+c.rand.IntN(9)) + " " + itoa(1+c.rand.IntN(9)) + "ZZ", From: h.from.PlusYears(-2)}
	person := func(given string, sex string, born core.Date) *people.Person {
		p := people.New(Authority)
		p.Names = []people.Name{{Kind: people.Legal, Given: given, Family: h.name}}
		p.Born, p.Sex, p.Addresses, p.Identifiers = born, sex, []people.Address{address}, c.numbered()
		p.Disabilities = []string{"NONE"}
		p.Ethnicity = pick(c, "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "APKN", "BAFR", "MOTH")
		return p
	}
	today := h.from
	h.mother = person(pick(c, women...), "F", today.Plus(-365*(20+c.rand.IntN(20))-c.rand.IntN(365)))
	if c.chance(65) {
		h.father = person(pick(c, men...), "M", today.Plus(-365*(22+c.rand.IntN(22))-c.rand.IntN(365)))
	}
	for range 1 + c.rand.IntN(3) {
		born := today.Plus(-c.rand.IntN(365 * 16))
		if c.chance(50) {
			h.children = append(h.children, person(pick(c, girls...), "F", born))
		} else {
			h.children = append(h.children, person(pick(c, boys...), "M", born))
		}
	}
	if c.chance(8) {
		unborn := people.New(Authority)
		unborn.Names = []people.Name{{Kind: people.Legal, Family: h.name}}
		unborn.Expected, unborn.Identifiers = today.Plus(60+c.rand.IntN(120)), c.numbered()
		unborn.Sex, unborn.Ethnicity = "U", "NOBT"
		h.children = append(h.children, unborn)
	}
	who := h.frontDoor
	who.At = c.now
	return c.save(ctx, func(ctx context.Context, tx *store.Tx) error {
		all := append([]*people.Person{h.mother}, h.children...)
		if h.father != nil {
			all = append(all, h.father)
		}
		for _, p := range all {
			if err := people.Save(ctx, tx, who, c.now, p, "added"); err != nil {
				return err
			}
		}
		for _, child := range h.children {
			if err := people.SaveRelationship(ctx, tx, who, c.now, &people.Relationship{From: h.mother.ID, To: child.ID, Kind: "mother", ParentalResponsibility: "yes"}, "added"); err != nil {
				return err
			}
			if h.father != nil {
				if err := people.SaveRelationship(ctx, tx, who, c.now, &people.Relationship{From: h.father.ID, To: child.ID, Kind: "father", ParentalResponsibility: pick(c, "yes", "yes", "no", "unknown")}, "added"); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// numbered gives the next local number.
func (c *County) numbered() []people.Identifier {
	c.people++
	return []people.Identifier{{Kind: "local", Value: "T" + itoa(100000+c.people)}}
}

// tell is what happened to a family: each step if the county's clock has not run out.
func (c *County) tell(ctx context.Context, h *home, until core.Instant) error {
	w := worries[c.rand.IntN(len(worries))]
	contact, err := c.contact(ctx, h, w)
	if err != nil {
		return err
	}
	// Most are decided the next working day; some late, as happens.
	wait := 1
	if c.chance(12) {
		wait = 2 + c.rand.IntN(4)
	}
	if !c.at(c.after(h.from, wait), until) {
		return nil
	}
	outcome := pick(c, "referral", "referral", "referral", "early_help", "advice", "no_further_action")
	if w.red {
		outcome = "referral"
	}
	decision, err := c.decide(ctx, h, contact, outcome)
	if err != nil || outcome == "advice" || outcome == "no_further_action" {
		return err
	}
	if outcome == "early_help" {
		return c.help(ctx, h, decision, until)
	}
	return c.refer(ctx, h, w, decision, until)
}

// after is so many working days later.
func (c *County) after(d core.Date, days int) core.Date {
	later, err := c.keeper.Calendar.AddWorkingDays(d, days)
	if err != nil {
		return d.Plus(days)
	}
	return later
}

func (c *County) contact(ctx context.Context, h *home, w worryWords) (record.Entry, error) {
	received := c.now.Plus(-45 * 60_000_000_000)
	rating, why := pick(c, "amber", "amber", "green"), "Needs a decision within the day"
	if w.red {
		rating, why = "red", "Somebody may be hurt today"
	}
	answers := together(instant("received_at", received), url.Values{
		"method": {pick(c, "phone", "online", "email")}, "source": {w.source}, "referrer_anonymous": {"no"},
		"about": {w.about}, "story": {w.story}, "danger": {"no"}, "siblings": {"All the children live at the same address."},
		"parents_know": {"know_agree"}, "consent": {"given"}, "consent_by": {"parent"},
		"rating": {rating}, "why_rating": {why}, "level": {pick(c, "2", "3", "4")}, "recommended": {"referral"},
	})
	if w.about == "domestic_abuse" {
		answers.Set("abuse_risk", pick(c, "medium", "high"))
	}
	for _, child := range h.children {
		if w.child != "" && child.Born.AgeOn(c.now.Date()) > 4 {
			answers.Set(record.PartField(child.ID, "child_words"), w.child)
		}
	}
	return c.write(ctx, h.frontDoor, "contact", "", answers, h.childIDs()...)
}

func (c *County) decide(ctx context.Context, h *home, contact record.Entry, outcome string) (record.Entry, error) {
	answers := together(instant("decided_at", c.now), url.Values{"referrer_told": {"yes"}}, instant("referrer_told_at", c.now))
	for _, id := range h.childIDs() {
		answers.Set(record.PartField(id, "outcome"), outcome)
		answers.Set(record.PartField(id, "level"), "3")
		answers.Set(record.PartField(id, "reason"), "What was said, what we know of the family, and the ages of the children.")
	}
	return c.write(ctx, h.manager, "contact_decision", contact.Head().ID, answers)
}

func (c *County) help(ctx context.Context, h *home, decision record.Entry, until core.Instant) error {
	if !c.at(c.after(c.now.Date(), 2), until) {
		return nil
	}
	help, err := c.write(ctx, h.manager, "early_help", decision.Head().ID, together(day("began_on", c.now.Date()), day("consent_on", c.now.Date()), url.Values{
		"lead_practitioner": {"Sam Whitlock"}, "lead_agency": {"school"}, "step_down": {"no"}, "consent": {"given"}, "consent_by": {"parent"},
		"why": {"Somebody to talk to, and help with mornings."},
	}))
	if err != nil {
		return err
	}
	if !c.at(c.after(c.now.Date(), 20+c.rand.IntN(15)), until) {
		return nil
	}
	_, err = c.write(ctx, h.manager, "early_help_assessment", help.Head().ID, together(day("done_on", c.now.Date()), url.Values{
		"strengths": {"They laugh together, and grandmother is near."}, "worries": {"Mornings and money."}, "child_views": {"“I want us to have breakfast together.”"},
		"wants": {"Calm mornings."}, "family_scale": {itoa(4 + c.rand.IntN(4))}, "plan": {"Breakfast club from Monday: school. Benefit check by Friday: family worker."}, "shared": {"yes"},
	}))
	return err
}

func (c *County) refer(ctx context.Context, h *home, w worryWords, decision record.Entry, until core.Instant) error {
	referral, err := c.write(ctx, h.manager, "referral", decision.Head().ID, url.Values{"primary_need": {w.need}, "outcomes": {"assessment"}, "family_told": {"yes"}})
	if err != nil {
		return err
	}
	if c.chance(10) { // nobody has taken it yet
		return nil
	}
	team := pick(c, "Assessment North", "Assessment South")
	worker, manager := c.one(access.SocialWorker, team), c.one(access.TeamManager, team)
	if !c.at(c.after(c.now.Date(), 1), until) {
		return nil
	}
	if _, err := c.write(ctx, h.manager, "allocation", referral.Head().ID, together(day("from_on", c.now.Date()), url.Values{
		"lead_worker": {string(worker.User)}, "lead_team": {string(c.staff.teams[team])},
	})); err != nil {
		return err
	}
	opened, err := c.write(ctx, manager, "assessment_opened", referral.Head().ID, url.Values{"questions": {"How safe are the children at home, and what would help?"}})
	if err != nil {
		return err
	}
	return c.assess(ctx, h, w, worker, manager, opened, until)
}

func (c *County) assess(ctx context.Context, h *home, w worryWords, worker, manager access.Who, opened record.Entry, until core.Instant) error {
	for visit := range 2 + c.rand.IntN(2) {
		if !c.at(c.after(c.now.Date(), 3+visit*5), until) {
			return nil
		}
		if err := c.visit(ctx, h, w, worker, opened); err != nil {
			return err
		}
	}
	if c.chance(70) {
		if _, err := c.write(ctx, manager, "assessment_checkpoint", opened.Head().ID, together(day("held_on", c.now.Date()), url.Values{
			"view": {"Good start. Father's view is missing."}, "next_steps": {"See father before the end of next week."}, "longer": {"no"},
		})); err != nil {
			return err
		}
	}
	if !c.at(c.after(c.now.Date(), 10+c.rand.IntN(25)), until) {
		return nil
	}
	written, err := c.write(ctx, worker, "assessment", opened.Head().ID, c.assessment(h))
	if err != nil {
		return err
	}
	if c.chance(25) || !c.at(c.after(c.now.Date(), 2), until) { // waits for the manager's signature
		return nil
	}
	manager.At = c.now
	return c.keeper.Sign(ctx, manager, written.Head().ID, 1)
}

func (c *County) visit(ctx context.Context, h *home, w worryWords, worker access.Who, opened record.Entry) error {
	answers := together(day("visited_on", c.now.Date()), url.Values{"place": {"home"}, "account": {"Everybody was in. We talked in the kitchen and then with each child."}, "home": {"Warm today. Beds made up; the children share a room."}})
	for _, child := range h.children {
		seen := "alone"
		if child.Unborn() {
			seen = "not_seen"
			answers.Set(record.PartField(child.ID, "why_not"), "Not born yet.")
		}
		answers.Set(record.PartField(child.ID, "seen"), seen)
		if w.child != "" && child.Born.AgeOn(c.now.Date()) > 4 {
			answers.Set(record.PartField(child.ID, "child_words"), w.child)
		}
	}
	_, err := c.write(ctx, worker, "assessment_visit", opened.Head().ID, answers)
	return err
}

func (c *County) assessment(h *home) url.Values {
	answers := url.Values{
		"history": {"One contact two years ago, closed with advice."}, "parents": {"Loving and tired. Routines have slipped since the move."},
		"family": {"Grandmother lives near and has the children on Saturdays."}, "parents_views": {"“We know it has been hard. We want help with mornings.”"},
		"worries": {"Meals, sleep and school."}, "working": {"School likes the children and the children like school."}, "change": {"Breakfast every day, and somebody to ring at night."},
		"scale": {itoa(3 + c.rand.IntN(6))}, "copy_given": {"yes"}, "why_not_seen": {"The baby is not born yet, or was asleep with grandmother."},
	}
	outcome := pick(c, "child_in_need", "early_help", "no_further_action")
	for _, id := range h.childIDs() {
		answers.Set(record.PartField(id, "day"), "Up at seven, school, then home and the telephone until late.")
		answers.Set(record.PartField(id, "factors"), pick(c, "4B", "3B", "1B", "18B", "8E"))
		answers.Set(record.PartField(id, "outcome"), outcome)
		answers.Set(record.PartField(id, "why"), "Agreed with the family and the school.")
		if answers.Get(record.PartField(id, "seen")) == "" {
			answers.Set(record.PartField(id, "seen"), "alone")
		}
	}
	return answers
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
