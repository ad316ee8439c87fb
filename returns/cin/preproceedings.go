package cin

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"throughline/core"
	"throughline/record"
)

// preProceedingsWork are the kinds of the work from which a round of pre-proceedings follows.
var preProceedingsWork = []string{
	"legal_planning_meeting", "letter_before_proceedings", "letter_served", "pre_proceedings_meeting",
	"pre_proceedings_decision", "family_group_conference", "proceedings",
}

// A dated record is one of the work, with the day that counts for the census; blank for none.
type dated struct {
	record.Entry
	day core.Date
}

// inOrder are the records of a kind in the chain of a referral that concern a child, by the
// day that answers a question; those without one are left out.
func (p *practice) inOrder(kind, question string, chain record.Entry, child core.ID) []dated {
	var out []dated
	for _, e := range p.of(kind, chain, child) {
		if day, err := core.ParseDate(p.answer(e, child, question)); err == nil && !day.IsZero() {
			out = append(out, dated{e, day})
		}
	}
	slices.SortStableFunc(out, func(a, b dated) int { return cmp.Compare(a.day, b.day) })
	return out
}

// rounds are the rounds of pre-proceedings of an episode, for one child. A round begins on
// the day of the legal planning meeting that decided on it, once the nominated officer has
// signed that, and goes on until the decision to step up or down, or until an emergency
// brings it to court without one. What the codes of its outcome mean is not published yet,
// so that stays blank.
func (p *practice) rounds(episode, referral record.Entry, child core.ID) error {
	steps := p.inOrder("pre_proceedings_decision", "decided_on", referral, child)
	steps = slices.DeleteFunc(steps, func(d dated) bool { return p.answer(d.Entry, child, "decision") == "extend" })
	steps = append(steps, p.inOrder("proceedings", "issued_on", referral, child)...)
	var begun []dated
	for _, m := range p.inOrder("legal_planning_meeting", "held_on", referral, child) {
		if m.Head().State != record.Agreed {
			continue
		}
		switch p.answer(m.Entry, child, "decision") {
		case "B":
			begun = append(begun, m)
		case "C", "D":
			steps = append(steps, m)
		}
	}
	slices.SortStableFunc(steps, func(a, b dated) int { return cmp.Compare(a.day, b.day) })
	var until core.Date // to which the round before goes
	for _, m := range begun {
		if !until.IsZero() && m.day.NotAfter(until) {
			continue // it was decided on already
		}
		answers := map[string]string{"decided_on": m.day.String()}
		if until = core.Date(math.MaxInt32); len(between(steps, m.day, until)) > 0 {
			until = between(steps, m.day, until)[0].day
			answers["step_decided_on"] = until.String()
		}
		p.round(answers, m.day, until, referral, child)
		if _, err := p.row("pre_proceedings_round", child, episode.Head().ID, m.Entry, answers); err != nil {
			return err
		}
	}
	return nil
}

// round answers what came of a round between two days: the letter, the meetings, and the
// application that followed the decision.
func (p *practice) round(answers map[string]string, from, until core.Date, referral record.Entry, child core.ID) {
	if served := between(p.inOrder("letter_served", "given_on", referral, child), from, until); len(served) > 0 {
		answers["letter_sent_on"] = served[0].day.String()
		for _, l := range p.of("letter_before_proceedings", referral, child) {
			if l.Head().ID == served[0].Head().From {
				answers["family_meeting_offered"] = trueIf(p.answer(l, child, "offers_family_meeting") == "yes")
			}
		}
		held := between(p.inOrder("family_group_conference", "held_on", referral, child), from, until)
		answers["family_meeting_facilitated"] = trueIf(len(held) > 0)
	}
	reviews := 0
	for _, m := range between(p.inOrder("pre_proceedings_meeting", "held_on", referral, child), from, until) {
		switch {
		case p.answer(m.Entry, child, "which") != "first":
			reviews++
		case answers["first_meeting_on"] == "":
			answers["first_meeting_on"] = m.day.String()
		}
	}
	if answers["first_meeting_on"] != "" {
		answers["review_meetings"] = strconv.Itoa(reviews)
	}
	stepped := between(p.inOrder("pre_proceedings_decision", "decided_on", referral, child), until, until)
	if slices.ContainsFunc(stepped, func(d dated) bool { return p.answer(d.Entry, child, "decision") != "issue" }) {
		return // it stepped down, and whatever goes to court later belongs to no round, or to the next
	}
	if issued := between(p.inOrder("proceedings", "issued_on", referral, child), until, math.MaxInt32); len(issued) > 0 {
		answers["applied_on"] = issued[0].day.String()
		answers["proceedings_letter_on"] = p.answer(issued[0].Entry, child, "parents_told_on")
	}
}

// between are the records of the days from one to another, both included.
func between(all []dated, from, until core.Date) []dated {
	return slices.DeleteFunc(slices.Clone(all), func(d dated) bool { return !d.day.Within(from, until) })
}

func trueIf(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}
