package leavingcare

import (
	"context"
	"fmt"
	"slices"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// An Entitlement is something that care leavers are owed by law or offered by the council.
type Entitlement struct {
	Code  string   // of [code.Entitlement]
	Words string   // what it is, in words for the young person
	For   []string // the statuses that have it
	From  int      // the ages, in years, from and up to which it holds
	To    int
	Law   string
}

// Every status, and those that have the full duties.
var (
	anybody = []string{"eligible", "relevant", "former_relevant", "qualifying"}
	full    = []string{"eligible", "relevant", "former_relevant"}
	grown   = []string{"former_relevant"}
)

// Offer is what this house tells young people of: the law, and the local offer. The sums
// stand in the council's own local offer, not here.
var Offer = []Entitlement{
	{"adviser", "Somebody of your own who helps and keeps in touch, until you are 25.", full, 16, 24, "Children Act 1989 Sch 2 para 19C, ss23B(2), 23CA, 23CZB"},
	{"pathway_plan", "A plan that you write with us, looked at again every six months.", full, 16, 24, "Children Act 1989 ss23B(3), 23C(3), 23E"},
	{"advocate", "Somebody who is on your side and speaks up for you, free of charge.", anybody, 16, 24, "Children Act 1989 s26A"},
	{"records", "You may see what is written about you, and have somebody with you when you read it.", anybody, 16, 24, "UK General Data Protection Regulation art 15"},
	{"setting_up", "Money for the things that a first home needs.", full, 16, 24, "Children Act 1989 ss23B(8), 23C(4), 24A"},
	{"staying_put", "You may stay with your foster carers until you are 21, if you and they want it.", full, 16, 20, "Children Act 1989 s23CZA"},
	{"housing", "Help to find and keep a home. If you have nowhere to live the housing service must help you first.", anybody, 16, 24, "Children Act 1989 ss23B(8), 24B; Housing Act 1996 ss189, 199"},
	{"council_tax", "Little or no council tax to pay.", grown, 18, 24, "Local Government Finance Act 1992 s13A; the local offer"},
	{"bursary_16_19", "A yearly bursary while you are at school or college from 16 to 19.", anybody, 16, 18, "16 to 19 Bursary Fund guide, vulnerable groups"},
	{"higher_education", "Money for university, and a place to live in the holidays.", grown, 18, 24, "Children Act 1989 ss23C(5A), 24B(5)"},
	{"apprenticeship", "A payment when you begin an apprenticeship.", anybody, 16, 24, "Apprenticeship funding rules, care leavers' bursary"},
	{"benefits", "Help to claim what you can, before the day you need it.", full, 16, 24, "Department for Work and Pensions, care leaver covenant"},
	{"prescriptions", "Help with prescriptions, teeth and glasses.", anybody, 16, 24, "National Health Service low income scheme"},
	{"documents", "Your birth certificate, a passport, your National Insurance number and a bank account, paid for.", full, 16, 20, "SI 2010/959 Sch 8; SI 2010/2571 Sch 1"},
	{"voting", "Help to be on the register, without an address if you have none.", anybody, 16, 24, "Representation of the People Act 1983 s7B"},
	{"local_offer", "Everything that we offer to care leavers, in one place.", anybody, 16, 24, "Children and Social Work Act 2017 s2"},
	{"complaints", "You may complain, and nobody may be worse to you for it.", anybody, 16, 24, "Children Act 1989 ss24D, 26"},
}

// OfferFor is what somebody of a status and an age is owed or offered.
func OfferFor(status string, age int) []Entitlement {
	var out []Entitlement
	for _, e := range Offer {
		if slices.Contains(e.For, status) && e.From <= age && age <= e.To {
			out = append(out, e)
		}
	}
	return out
}

// Rights is one talk with a young person about what they are entitled to: each by itself,
// with their own "I understood". It is had afresh each year.
//
// Law: Children Act 1989 ss23A to 24D; Children and Social Work Act 2017 s2. Inspectors
// found that not all young people knew their rights.
type Rights struct {
	record.Base

	On    core.Date
	Words string
	Help  string
	Each  []Right
}

// A Right is one entitlement, as it was told to one young person.
type Right struct {
	What       string
	Told       core.Date
	Form       string
	Understood string
	Words      string
	Taken      string
}

// RightsKind is all that the house knows of entitlements told.
var RightsKind = record.EachRow(record.NewKind("entitlement", "Entitlements told", func(r *Rights) form.Questions {
	return form.Questions{
		form.Day(&r.On, "told_on", "When did you talk about it?").Needed().NotAfterToday(),
		form.Long(&r.Words, "child_words", "What did they say about it all, in their own words?").Needed(),
		form.Words(&r.Help, "help", "What helped them to understand?").Hint("Easy read, interpreter, somebody with them"),
	}
}), "right", "Each entitlement", func(r *Rights) *[]Right { return &r.Each }, func(r *Right) form.Questions {
	return form.Questions{
		form.Choice(&r.What, "entitlement", "Entitlement", code.Entitlement).Needed(),
		form.Day(&r.Told, "told_on", "Told on").NotAfterToday(),
		form.Choice(&r.Form, "told_form", "In what form", code.ToldInForm).NeededWhen("told_on-day"),
		form.YesNo(&r.Understood, "understood", "Do they say “I understood”?").NeededWhen("told_on-day"),
		form.Words(&r.Words, "own_words", "What it means to me, in my words"),
		form.Choice(&r.Taken, "taken_up", "Taken up", code.TakenUp),
	}
}).
	RowsOf("right", "entitlement").
	Says("What a young person is entitled to, told one by one, with their own “I understood”; had afresh each year.", "Children Act 1989 ss23A to 24D; Children and Social Work Act 2017 s2").
	In("leaving-care", "Leaving care").Many("Talks about entitlements").ForOneChild().
	Follows("leaving_care_status", "pathway_plan", "pathway_review", "keeping_in_touch").
	On(func(r *Rights) core.Date { return r.On }).
	Card(func(r *Rights) string { return r.summary() })

// What follows names the kind itself, so it is said once the kind is there.
func init() { RightsKind.Fills(fillRights) }

func (r *Rights) summary() string {
	n := 0
	for _, e := range r.Each {
		if e.Understood == "yes" {
			n++
		}
	}
	return fmt.Sprintf("%d told, %d understood", len(r.Each), n)
}

// fillRights lists what the young person is owed by their status, with what was told and
// taken up before.
func fillRights(ctx context.Context, q store.Querier, r *Rights, from record.Entry) (form.Sources, error) {
	if len(r.People) == 0 || from == nil {
		return nil, nil
	}
	before, err := RightsKind.OfPerson(ctx, q, r.Authority, r.People[0])
	if err != nil {
		return nil, err
	}
	k, err := KnownOf(ctx, q, r.Authority, r.People[0])
	if err != nil {
		return nil, err
	}
	on := from.Head().Happened
	for _, e := range OfferFor(Work(k, on).Code, k.Born.AgeOn(on)) {
		row := Right{What: e.Code}
		for _, b := range before {
			for _, o := range b.Each {
				if o.What == e.Code {
					row.Taken = o.Taken
				}
			}
		}
		r.Each = append(r.Each, row)
	}
	return nil, nil
}

// Untold lists what a person is owed on a day and has not said in the year before that they
// understand, with the day on which they were told of it and did not answer.
func Untold(ctx context.Context, q store.Querier, authority string, person core.ID, today core.Date) ([]Owing, error) {
	k, err := KnownOf(ctx, q, authority, person)
	if err != nil {
		return nil, err
	}
	return untold(ctx, q, authority, person, k, today)
}

// untold is [Untold] for somebody of whom it is known already what the law looks at.
func untold(ctx context.Context, q store.Querier, authority string, person core.ID, k Known, today core.Date) ([]Owing, error) {
	type told struct {
		Entitlement, Understood string
		ToldOn                  core.Date
	}
	rows, err := store.All[told](ctx, q, `
		SELECT coalesce(x.entitlement, '') AS entitlement, coalesce(x.understood, '') AS understood, x.told_on
		FROM   record_person p CROSS JOIN entitlement_right x
		WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.kind = 'entitlement' AND NOT p.gone AND p.state = 'agreed'
		AND    x.authority_id = p.authority_id AND x.record_id = p.record_id AND x.told_on > $3
		ORDER  BY x.told_on, x.record_id, x.place`, authority, person, today.PlusYears(-1))
	if err != nil {
		return nil, err
	}
	last, understood := map[string]core.Date{}, map[string]bool{}
	for _, r := range rows {
		last[r.Entitlement], understood[r.Entitlement] = r.ToldOn, understood[r.Entitlement] || r.Understood == "yes"
	}
	var out []Owing
	for _, e := range OfferFor(Work(k, today).Code, k.Born.AgeOn(today)) {
		if !understood[e.Code] {
			out = append(out, Owing{e, last[e.Code]})
		}
	}
	return out, nil
}
