package assessment

import (
	"context"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// A Birth tells that an unborn child was born. The child's record goes on: name, day of
// birth and sex are added to the same person, and what is due moves from the day on which
// the birth was expected to the day on which it was.
//
// Guidance: Working Together 2026 ch. 3; one record of a child for life.
type Birth struct {
	record.Base

	Born      core.Date
	Expected  core.Date // as it was known when this was begun
	Given     string
	Family    string
	Sex       string
	Ethnicity string
	Where     string
	Well      string
	Plan      string
	Instead   string
	Told      string
}

// BirthKind is all that the house knows of births.
var BirthKind = record.NewKind("birth", "Birth of the baby", func(b *Birth) form.Questions {
	return form.Questions{
		form.Day(&b.Born, "born_on", "When was the baby born?").Needed().NotAfterToday(),
		form.Day(&b.Expected, "expected_on", "When was the birth expected?").Kept(),
		form.Words(&b.Given, "given_name", "First name").Hint("Leave blank if the baby has no name yet").Sensitive(form.Personal),
		form.Words(&b.Family, "family_name", "Last name").Needed().Sensitive(form.Personal),
		form.Choice(&b.Sex, "sex", "Sex", code.Sex).Needed(),
		form.Choice(&b.Ethnicity, "ethnicity", "Ethnicity", code.Ethnicity).Hint("As the parents say it. Leave blank if nobody has asked yet"),
		form.Words(&b.Where, "born_at", "Where?").Needed(),
		form.Long(&b.Well, "well", "How are the baby and the mother?").Needed(),
		form.YesNo(&b.Plan, "plan_holds", "Does the plan for the birth hold?").Needed().Under("What follows"),
		form.Long(&b.Instead, "instead", "What holds instead?").NeededWhen("plan_holds", "no").ShownWhen("plan_holds", "no"),
		form.Words(&b.Told, "told_by", "Who told us?").Needed().Sensitive(form.Personal),
	}
}).
	Says("An unborn child was born. The same record goes on: the name and the day of birth are added, and nothing is copied. Of twins, add the second child and record each birth.", "Working Together 2026 ch. 3").
	Many("Births").
	In("assessment", "Assessment").ForUnborn().ForOneChild().
	On(func(b *Birth) core.Date { return b.Born }).
	Card(func(b *Birth) string { return "Born on " + b.Born.Long() }).
	Fills(fillBirth).
	Guards(func(ctx context.Context, q store.Querier, b *Birth) ([]core.FieldProblem, error) {
		p, err := people.Load(ctx, q, b.Authority, b.People[0])
		if err != nil || b.Version > 0 || p.Unborn() {
			return nil, err
		}
		return []core.FieldProblem{{Field: "born_on", Words: "Nobody expects this child to be born: the birth stands on record already. Correct it among the child's details"}}, nil
	}).
	Then(bear)

// fillBirth begins with the family's name, and remembers when the birth was expected.
func fillBirth(ctx context.Context, q store.Querier, b *Birth, _ record.Entry) (form.Sources, error) {
	if len(b.People) == 0 {
		return nil, nil
	}
	p, err := people.Load(ctx, q, b.Authority, b.People[0])
	if err != nil {
		return nil, err
	}
	b.Expected, b.Ethnicity = p.Expected, p.Ethnicity
	if len(p.Names) > 0 {
		b.Given, b.Family = p.Names[0].Given, p.Names[0].Family
	}
	sources := form.Sources{}
	for name, answer := range map[string]string{"given_name": b.Given, "family_name": b.Family, "ethnicity": b.Ethnicity} {
		if answer != "" {
			sources[name] = "what is known of the child"
		}
	}
	return sources, nil
}

// bear writes the birth to the person, in the transaction that saves the record. Where the
// record is struck out the child is unborn again, unless the day of birth was put right
// since by another hand.
func bear(ctx context.Context, tx *store.Tx, who access.Who, b *Birth) error {
	p, err := people.Load(ctx, tx, b.Authority, b.People[0])
	if err != nil {
		return err
	}
	if !b.State.Standing() {
		if p.Born != b.Born {
			return nil
		}
		p.Born = 0
		return people.Save(ctx, tx, who, b.Saved, p, "the birth was recorded by mistake")
	}
	if len(p.Names) == 0 {
		p.Names = []people.Name{{Kind: people.Legal}}
	}
	n := &p.Names[0]
	if p.Born == b.Born && n.Given == b.Given && n.Family == b.Family && p.Sex == b.Sex && (b.Ethnicity == "" || p.Ethnicity == b.Ethnicity) {
		return nil
	}
	p.Born, p.BornEstimated, n.Given, n.Family, p.Sex = b.Born, false, b.Given, b.Family, b.Sex
	if b.Ethnicity != "" {
		p.Ethnicity = b.Ethnicity
	}
	return people.Save(ctx, tx, who, b.Saved, p, "born")
}
