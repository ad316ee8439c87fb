package protection

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

// openWork are the records from which somebody may go straight to a strategy discussion:
// immediate safety always has a short route.
var openWork = []string{"contact_decision", "referral", "assessment_opened", "assessment", "prebirth_opened", "prebirth_assessment", "cin_episode", "cin_plan", "cin_review",
	"protection_plan", "core_group", "protection_review", "section47", "care_episode", "exploitation_screening", "return_conversation"}

// A StrategyRequest says that a child may be suffering harm, so that a strategy discussion
// is needed. The time limit of the discussion runs from it.
//
// Law: Children Act 1989 s47(1)(b).
type StrategyRequest struct {
	record.Base

	Asked  core.Instant
	By     string
	Agency string
	Worry  string
	Danger string
	Done   string
}

// StrategyRequestKind is all that the house knows of requests for a strategy discussion.
var StrategyRequestKind = record.NewKind("strategy_request", "Strategy discussion asked for", func(s *StrategyRequest) form.Questions {
	return form.Questions{
		form.Instant(&s.Asked, "asked_at", "When was it asked for?").Needed().NotAfterToday(),
		form.Words(&s.By, "asked_by", "Who asks for it?").Needed().Sensitive(form.Personal),
		form.Choice(&s.Agency, "agency", "From which agency?", code.Agency).Needed(),
		form.Long(&s.Worry, "worry", "What makes you think that a child is suffering, or is likely to suffer, significant harm?").Needed(),
		form.YesNo(&s.Danger, "danger", "Is a child in danger now?").Needed(),
		form.Long(&s.Done, "danger_done", "What was done to keep the child safe?").ShownWhen("danger", "yes").Needed(),
	}
}).
	Says("Reasonable cause to suspect that a child suffers, or is likely to suffer, significant harm.", "Children Act 1989 s47(1)(b); "+together).
	Many("Strategy discussions asked for").
	In("protection", "Protection").Follows(openWork...).
	On(func(s *StrategyRequest) core.Date { return s.Asked.Date() }).
	Card(func(s *StrategyRequest) string { return "by " + code.Agency.Label(s.Agency) }).
	Fills(func(ctx context.Context, q store.Querier, s *StrategyRequest, from record.Entry) (form.Sources, error) {
		sources := form.Sources{}
		if from == nil {
			return sources, nil
		}
		return sources, fillKnown(ctx, q, s.Head(), sources,
			known{&s.Worry, "worry", "assessment", "worries", "the assessment"},
			known{&s.Worry, "worry", "prebirth_assessment", "worries", "the pre-birth assessment"},
		)
	}).
	Moments(func(s *StrategyRequest) []clock.Event {
		return []clock.Event{record.AtTime(clock.StrategyNeeded, s.Asked)}
	})

// A NotNeeded is a manager's decision that a strategy discussion is not needed after all.
type NotNeeded struct {
	record.Base

	Decided core.Instant
	Reason  string
	Told    string
}

// StrategyNotNeededKind is all that the house knows of such decisions.
var StrategyNotNeededKind = record.NewKind("strategy_not_needed", "Strategy discussion not needed", func(n *NotNeeded) form.Questions {
	return form.Questions{
		form.Instant(&n.Decided, "decided_at", "When did you decide?").Needed().NotAfterToday(),
		form.Long(&n.Reason, "reason", "Why is it not needed after all?").Needed(),
		form.Words(&n.Told, "told", "Who was told: whoever asked for it, the police, health?").Needed().Sensitive(form.Personal),
	}
}).
	Says("A manager's decision that there is no need of a strategy discussion after all, and why.", together).
	Many("Strategy discussions not needed").
	In("protection", "Protection").Follows("strategy_request", "contact_decision", "assessment").MadeBy(access.L2).NotByTheSame().
	On(func(n *NotNeeded) core.Date { return n.Decided.Date() }).
	Moments(func(n *NotNeeded) []clock.Event {
		return []clock.Event{record.AtTime(clock.StrategyCancelled, n.Decided)}
	})

// A Strategy is a strategy discussion: who took part, what each knew, what was decided for
// each child and who does what. A manager chairs it and writes it down.
//
// Law: Children Act 1989 s47; Working Together 2026 ch. 3.
type Strategy struct {
	record.Base

	Held, Ended  core.Instant
	Method       string
	Worry        string
	Siblings     string
	NotQuorate   string
	Medical      string
	MedicalWords string
	SeeChild     string
	TellParents  string
	Safety       string
	Evidence     string
	Trust        string // somebody in a position of trust is concerned
	TrustDone    string
	Again        core.Instant
	Shared       core.Date
	Children     []StrategyChild
	Present      []Participant
	Steps        []Step
}

// A StrategyChild is what was decided for one child.
type StrategyChild struct {
	record.Part
	Decision, Reason string
}

// A Participant is somebody who took part in the discussion, and what they knew.
type Participant struct{ Name, Agency, Told string }

// A Step is one thing that somebody does next.
type Step struct {
	What, Who string
	By        core.Date
}

// StrategyKind is all that the house knows of strategy discussions.
var StrategyKind = record.EachRow(record.EachRow(record.EachChild(
	record.NewKind("strategy_discussion", "Strategy discussion", strategyQuestions),
	func(s *Strategy) *[]StrategyChild { return &s.Children }, func(c *StrategyChild) form.Questions {
		return form.Questions{
			form.Choice(&c.Decision, "decision", "What was decided?", code.StrategyOutcome).Needed(),
			form.Long(&c.Reason, "reason", "Why, for this child?").Needed(),
		}
	}),
	"participant", "Who took part", func(s *Strategy) *[]Participant { return &s.Present }, func(p *Participant) form.Questions {
		return form.Questions{
			form.Words(&p.Name, "name", "Name and post").Needed().Sensitive(form.Personal),
			form.Choice(&p.Agency, "agency", "Agency", code.Agency).Needed(),
			form.Long(&p.Told, "told", "What did they know?"),
		}
	}),
	"step", "Who does what", func(s *Strategy) *[]Step { return &s.Steps }, func(p *Step) form.Questions {
		return form.Questions{
			form.Words(&p.What, "what", "What will be done?").Needed(),
			form.Words(&p.Who, "by_whom", "By whom?").Needed().Sensitive(form.Personal),
			form.Day(&p.By, "by_when", "By when?").Needed(),
		}
	}).
	Says("Social care, the police, health and others decide together whether there is to be an enquiry, and who does what to keep each child safe.", "Children Act 1989 s47; "+together).
	In("protection", "Protection").
	Follows(slices.Concat([]string{"strategy_request", "strategy_discussion"}, openWork)...).MadeBy(access.L2).
	On(func(s *Strategy) core.Date { return s.Held.Date() }).
	Card(func(s *Strategy) string {
		var out []string
		for _, c := range s.Children {
			out = once(out, code.StrategyOutcome.Label(c.Decision))
		}
		return joined(out...)
	}).
	Fills(fillStrategy).
	Checks(checkStrategy).
	Leads(leadEnquiries).
	Moments(strategyMoments)

func strategyQuestions(s *Strategy) form.Questions {
	return form.Questions{
		form.Instant(&s.Held, "held_at", "When did it begin?").Needed().NotAfterToday(),
		form.Instant(&s.Ended, "ended_at", "When did it end?").NotAfterToday(),
		form.Choice(&s.Method, "method", "How was it held?", code.MeetingMethod).Needed(),
		form.Long(&s.NotQuorate, "why_not_quorate", "If social care, the police and health were not all there, why, and when do you meet again?"),
		form.Long(&s.Worry, "worry", "What is the worry?").Needed().Under("What is known"),
		form.Long(&s.Siblings, "other_children", "Which other children may be at risk?").Needed().Hint("Brothers and sisters, other children in the home, and children of whoever may have done harm"),
		form.Long(&s.SeeChild, "see_child", "When and how will each child be seen?").Needed().Under("What happens next"),
		form.Long(&s.TellParents, "tell_parents", "What will the parents be told, when and by whom?").Needed(),
		form.Choice(&s.Medical, "medical", "Is a medical examination needed?", code.MedicalExamination).Needed(),
		form.Words(&s.MedicalWords, "medical_words", "Who examines, and when? Or why not?").Needed(),
		form.Long(&s.Safety, "safety_plan", "What keeps each child safe until then?").Needed(),
		form.Long(&s.Evidence, "evidence", "What do the police need for evidence?"),
		form.YesNo(&s.Trust, "position_of_trust", "Is somebody concerned who works with children?").Needed(),
		form.Words(&s.TrustDone, "officer_told", "When was the designated officer told, and by whom?").ShownWhen("position_of_trust", "yes").Needed(),
		form.Instant(&s.Again, "next_at", "When do you meet again?"),
		form.Day(&s.Shared, "record_shared_on", "When was this record sent to those who took part?").NotAfterToday().Under("The record"),
	}
}

// quorum are the agencies without which a strategy discussion decides nothing for good.
// Health is any of those who look after somebody's health.
//
// Guidance: Working Together 2026 ch. 3.
var (
	health = []string{"gp", "health_visiting", "school_nursing", "midwifery", "hospital", "camhs"}
	quorum = [][]string{{"social_care"}, {"police"}, health}
)

func checkStrategy(s *Strategy) []core.FieldProblem {
	var out []core.FieldProblem
	for _, of := range quorum {
		there := slices.ContainsFunc(s.Present, func(p Participant) bool { return slices.Contains(of, p.Agency) })
		if !there && s.NotQuorate == "" {
			out = append(out, wrong("why_not_quorate", "Social care, the police and health must all take part. Name who took part, or say why not and when you meet again"))
			break
		}
	}
	if s.Ended != 0 && s.Ended < s.Held {
		out = append(out, wrong("ended_at", "It cannot end before it began"))
	}
	if s.Shared.Before(s.Held.Date()) {
		out = append(out, wrong("record_shared_on", "The record cannot be sent before the discussion"))
	}
	return out
}

// fillStrategy takes over the worry and what is known of other children.
func fillStrategy(ctx context.Context, q store.Querier, s *Strategy, from record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	if from == nil {
		return sources, nil
	}
	switch f := from.(type) {
	case *StrategyRequest:
		s.Worry = f.Worry
		sources["worry"] = "the request of " + f.Asked.Date().Long()
	case *Strategy: // it meets again: those who took part are asked again
		s.Worry, s.Siblings, s.Safety = f.Worry, f.Siblings, f.Safety
		for _, p := range f.Present {
			s.Present = append(s.Present, Participant{Name: p.Name, Agency: p.Agency})
		}
		sources["worry"], sources["other_children"], sources["safety_plan"] = "the discussion before", "the discussion before", "the discussion before"
	}
	return sources, fillKnown(ctx, q, s.Head(), sources,
		known{&s.Worry, "worry", "assessment", "worries", "the assessment"},
		known{&s.Worry, "worry", "prebirth_assessment", "worries", "the pre-birth assessment"},
		known{&s.Worry, "worry", "contact", "story", "the contact"},
		known{&s.Siblings, "other_children", "contact", "siblings", "the contact"},
	)
}

// agreesEnquiry reports whether a decision is for an enquiry under section 47.
func agreesEnquiry(decision string) bool { return decision == "s47_joint" || decision == "s47_single" }

func strategyMoments(s *Strategy) []clock.Event {
	var out []clock.Event
	for _, c := range s.Children {
		held := record.AtTime(clock.StrategyHeld, s.Held)
		if agreesEnquiry(c.Decision) {
			held.Tags = []string{clock.TagToS47}
		}
		held.Person = c.Person
		out = append(out, held)
	}
	return append(out, record.OnDay(clock.StrategyRecordShared, s.Shared))
}

// leadEnquiries opens the enquiry of each child for whom one was agreed.
func leadEnquiries(ctx context.Context, q store.Querier, s *Strategy) ([]record.Entry, error) {
	opened, err := Section47Kind.FromRecord(ctx, q, s.Authority, s.ID)
	if err != nil {
		return nil, err
	}
	var out []record.Entry
	for _, c := range s.Children {
		if !agreesEnquiry(c.Decision) {
			continue
		}
		var e *Section47
		if i := slices.IndexFunc(opened, func(e *Section47) bool { return slices.Contains(e.People, c.Person) }); i >= 0 {
			e = opened[i]
		} else {
			e = Section47Kind.Make(s, c.Person)
		}
		e.BeganAt, e.Began, e.Joint = s.Held, s.Held.Date(), "no"
		if c.Decision == "s47_joint" {
			e.Joint = "yes"
		}
		if e.Target, err = conferenceBy(e.Began); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
