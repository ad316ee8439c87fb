package court

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// An Order is an order of the court about a child. Where it gives a legal status to a
// child in care, the change in care follows from it.
//
// Law: Children Act 1989; Adoption and Children Act 2002.
type Order struct {
	record.Base

	Type     string
	MadeOn   core.Date
	Ends     core.Date
	Status   string // code.LegalStatus; blank for none
	Terms    string
	Regular  string // special guardianship support with regular payments
	Appeal   string
	Appealed core.Date
	Extended core.Date // the day of the order that extends it
	Until    core.Date // the new last day
	Ended    core.Date
}

// OrderKind is all that the house knows of orders.
var OrderKind = record.NewKind("court_order", "Court order", func(o *Order) form.Questions {
	return form.Questions{
		form.Choice(&o.Type, "order_type", "Which order?", code.CourtOrder).Needed(),
		form.Day(&o.MadeOn, "made_on", "When was it made?").Needed().NotAfterToday(),
		form.Day(&o.Ends, "ends_on", "Until when?").Hint("Leave blank where the order does not say"),
		form.Choice(&o.Status, "legal_status", "Which legal status does it give a child in care?", code.LegalStatus).Hint("Leave blank where it gives none"),
		form.Words(&o.Terms, "terms", "On what terms?"),
		form.YesNo(&o.Regular, "regular_payments", "Are there regular payments?").ShownWhen("order_type", "special_guardianship").Needed(),
		form.Choice(&o.Appeal, "appeal", "Do we think of an appeal?", code.Appeal).Under("What became of it"),
		form.Day(&o.Appealed, "appeal_filed_on", "When was the appeal filed?").NotAfterToday(),
		form.Day(&o.Extended, "extended_on", "When was it extended?").NotAfterToday(),
		form.Day(&o.Until, "extended_until", "Until when?").NeededWhen("extended_on-day"),
		form.Day(&o.Ended, "ended_on", "When did it end?").NotAfterToday(),
	}
}).
	Says("An order of the court about a child: what it is, until when, and the legal status that it gives.", "Children Act 1989; Adoption and Children Act 2002").
	In("court", "Court").
	Follows("hearing", "proceedings", "emergency_protection").
	On(func(o *Order) core.Date { return o.MadeOn }).
	Lasts(func(o *Order) (from, until core.Date) {
		if until = o.Ended; until.IsZero() {
			until = max(o.Ends, o.Until)
		}
		return o.MadeOn, until
	}).
	Card(func(o *Order) string { return code.CourtOrder.Label(o.Type) }).
	Fills(func(_ context.Context, _ store.Querier, o *Order, from record.Entry) (form.Sources, error) {
		switch f := from.(type) {
		case *Hearing:
			o.MadeOn = f.On
			return form.Sources{"made_on": "the hearing"}, nil
		case *Emergency:
			o.Type, o.MadeOn, o.Status = "emergency_protection", f.MadeAt.Date(), code.StatusUnder("emergency_protection")
			return form.Sources{"order_type": "the emergency order", "made_on": "the emergency order", "legal_status": "the emergency order"}, nil
		}
		return nil, nil
	}).
	Checks(func(o *Order) []core.FieldProblem {
		return append(inOrder("ends_on", "It cannot end before it was made", o.MadeOn, o.Ends),
			inOrder("ended_on", "It cannot have ended before it was made", o.MadeOn, o.Ended)...)
	}).
	Moments(orderMoments)

func orderMoments(o *Order) []clock.Event {
	var tags []string
	if o.Type == "care" {
		tags = append(tags, clock.TagCareOrder)
	}
	switch o.Appeal {
	case "final":
		tags = append(tags, clock.TagAppeal)
	case "interim":
		tags = append(tags, clock.TagAppealShort)
	}
	out := []clock.Event{record.OnDay(clock.CourtOrderMade, o.MadeOn, tags...), record.OnDay(clock.AppealNoticeFiled, o.Appealed)}
	made, extended, ended := record.OnDay("", o.MadeOn), record.OnDay("", o.Extended), record.OnDay("", o.Ended)
	made.Until, extended.Until = o.Ends, o.Until
	switch o.Type {
	case "supervision":
		made.Moment, extended.Moment, ended.Moment = clock.SupervisionOrderMade, clock.SupervisionOrderExtended, clock.SupervisionOrderEnded
		out = append(out, made, extended, ended)
	case "child_assessment":
		made.Moment, ended.Moment = clock.CAOStarted, clock.CAOEnded
		out = append(out, made, ended)
	case "special_guardianship":
		made.Moment = clock.SGOrderMade
		if o.Regular == "yes" {
			made.Tags = []string{clock.TagRegularPayments}
		}
		made.Until = 0
		out = append(out, made)
	case "contact":
		made.Moment, made.Until = clock.ContactOrderDecided, 0
		out = append(out, made)
	}
	return out
}
