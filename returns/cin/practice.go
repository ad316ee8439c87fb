package cin

import (
	"context"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// fromPractice makes the census's episodes, assessments and rounds of pre-proceedings of the
// referrals, assessments, closings and work before court that were written here. The chain that led from one to the other holds
// them together: it is one episode, for each child of it.
func fromPractice(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, person core.ID) ([]record.Entry, error) {
	p := practice{keeper: k, who: who, person: person, byThread: map[string][]record.Entry{}}
	work := []string{"referral", "assessment_opened", "prebirth_opened", "assessment_checkpoint", "assessment", "prebirth_assessment", "closing", "initial_conference", "section47"}
	kinds, err := k.OfKinds(ctx, q, who, person, slices.Concat(work, preProceedingsWork)...)
	if err != nil {
		return nil, err
	}
	for kind, es := range kinds {
		for _, e := range es {
			if e.Head().State.Standing() {
				thread := kind + string(e.Head().Thread)
				p.byThread[thread] = append(p.byThread[thread], e)
			}
		}
	}
	for _, r := range kinds["referral"] {
		if !r.Head().State.Standing() {
			continue
		}
		for _, child := range r.Head().People {
			if person.IsZero() || person == child {
				if err := p.episode(r, child); err != nil {
					return nil, err
				}
			}
		}
	}
	return p.out, nil
}

// practice gathers what was written here.
type practice struct {
	keeper   *record.Keeper
	who      access.Who
	person   core.ID
	byThread map[string][]record.Entry // by kind and thread
	out      []record.Entry
}

// of are the records of a kind in the chain of another that concern a child.
func (p *practice) of(kind string, chain record.Entry, child core.ID) []record.Entry {
	var out []record.Entry
	for _, e := range p.byThread[kind+string(chain.Head().Thread)] {
		if slices.Contains(e.Head().People, child) {
			out = append(out, e)
		}
	}
	return out
}

// answer is the plain text of an answer of a record, or of a child's part of it.
func (p *practice) answer(e record.Entry, child core.ID, question string) string {
	kind, err := p.keeper.Kind(e.Head().Kind)
	if err != nil {
		return ""
	}
	if found := kind.Questions(e).Find(question); found != nil {
		return found.PlainText()
	}
	if found := kind.PartQuestions(e, child).Find(question); found != nil {
		return found.PlainText()
	}
	return ""
}

// row makes a record of a kind of the census, for the return only, after a record of the work.
func (p *practice) row(kindName string, child, from core.ID, after record.Entry, answers map[string]string) (record.Entry, error) {
	kind, err := p.keeper.Kind(kindName)
	if err != nil {
		return nil, err
	}
	e := kind.New(p.who.Authority, child)
	b := e.Head()
	of := after.Head()
	b.From, b.Thread, b.Happened, b.Made = from, of.Thread, of.Happened, of.Made
	b.State, b.Author = record.Agreed, p.who.User
	for _, question := range kind.Questions(e) {
		question.SetText(answers[question.Name])
	}
	p.out = append(p.out, e)
	return e, nil
}

// episode is a referral and what followed from it, for one child.
func (p *practice) episode(r record.Entry, child core.ID) error {
	answers := map[string]string{
		"referred_on": p.answer(r, child, "referred_on"), "source": p.answer(r, child, "source"),
		"primary_need": p.answer(r, child, "primary_need"), "no_further_action": "false",
	}
	if p.answer(r, child, "outcomes") == "no_further_action" {
		answers["no_further_action"] = "true"
	}
	for _, c := range p.of("closing", r, child) {
		answers["closed_on"], answers["reason_closed"] = p.answer(c, child, "closed_on"), p.answer(c, child, "reason")
	}
	if len(p.of("section47", r, child)) == 0 { // a child who moved in on another authority's plan
		for _, c := range p.of("initial_conference", r, child) {
			answers["initial_conference_on"] = p.answer(c, child, "held_on")
		}
	}
	episode, err := p.row("cin_episode", child, "", r, answers)
	if err != nil {
		return err
	}
	for _, s := range assessed {
		for _, opened := range p.of(s.opened, r, child) {
			if err := p.assessment(episode, s, opened, child); err != nil {
				return err
			}
		}
	}
	return p.rounds(episode, r, child)
}

// assessed are the sorts of assessment that the census counts, of children and of those
// not born yet: what opens one, the question of when, and what is written.
var assessed = []sortOfAssessment{
	{"assessment_opened", "started_on", "assessment"},
	{"prebirth_opened", "received_on", "prebirth_assessment"},
}

type sortOfAssessment struct{ opened, began, written string }

// assessment is an assessment of an episode. It is completed on the day on which a manager
// signed it.
func (p *practice) assessment(episode record.Entry, s sortOfAssessment, opened record.Entry, child core.ID) error {
	answers := map[string]string{"began_on": p.answer(opened, child, s.began)}
	for _, c := range p.of("assessment_checkpoint", opened, child) {
		if c.Head().From == opened.Head().ID {
			answers["internal_review_on"] = p.answer(c, child, "held_on")
		}
	}
	for _, a := range p.of(s.written, opened, child) {
		if a.Head().From == opened.Head().ID && a.Head().State == record.Agreed && !a.Head().SignedAt.IsZero() {
			answers["authorised_on"] = a.Head().SignedAt.Date().String()
			answers["factors"] = p.answer(a, child, "factors")
		}
	}
	_, err := p.row("cin_assessment", child, episode.Head().ID, opened, answers)
	return err
}
