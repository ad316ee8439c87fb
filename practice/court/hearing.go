package court

import (
	"context"
	"slices"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Hearing is one hearing, from the day on which it is listed: what must be ready before
// it, and what the court directed and ordered. What is written here of directions and
// orders makes a record of each, so that each has its own reminders and its own end.
//
// Law: Family Procedure Rules 2010, Practice Directions 12A and 27A; Children Act 1989 s32.
type Hearing struct {
	record.Base

	Which      string
	On         core.Date
	ListedOn   core.Date
	Place      string
	Advocates  core.Date
	Bundle     core.Date
	Outcome    string
	WhyNot     string
	Came       string
	Account    string
	Voice      string
	LongerFrom core.Date
	Longer     core.Date
	WhyLonger  string
	Directions []Directed
	Orders     []Ordered
}

// A Directed is one thing that the court directed.
type Directed struct {
	What, By string
	Due      core.Date
}

// An Ordered is one order that the court made, for some of the children or for all.
type Ordered struct {
	Order    string
	Ends     core.Date
	Terms    string
	Children []core.ID // blank is all whom the hearing concerns
}

// HearingKind is all that the house knows of hearings.
var HearingKind = record.EachRow(record.EachRow(record.NewKind("hearing", "Hearing", hearingQuestions),
	"direction", "Directions", func(h *Hearing) *[]Directed { return &h.Directions }, func(d *Directed) form.Questions {
		return form.Questions{
			form.Words(&d.What, "document", "What must be done or filed?").Needed(),
			form.Choice(&d.By, "by_whom", "By whom?", code.DirectedTo).Needed(),
			form.Day(&d.Due, "due_on", "By when?").Needed(),
		}
	}),
	"order", "Orders", func(h *Hearing) *[]Ordered { return &h.Orders }, func(o *Ordered) form.Questions {
		return form.Questions{
			form.Choice(&o.Order, "order_type", "Which order?", code.CourtOrder).Needed(),
			form.Day(&o.Ends, "ends_on", "Until when?"),
			form.Words(&o.Terms, "terms", "On what terms?"),
			form.People(&o.Children, "children", "For which children?").Hint("Leave blank for all"),
		}
	}).
	Says("A hearing, from its listing to what the court directed and ordered. Each direction and each order gets a record of its own.",
		outline+" and 27A; Children Act 1989 s32").
	In("court", "Court").
	Follows("proceedings", "hearing").
	On(func(h *Hearing) core.Date { return h.On }).
	Card(func(h *Hearing) string {
		return joined(code.Hearing.Label(h.Which), code.HearingOutcome.Label(h.Outcome))
	}).
	Checks(checkHearing).
	Leads(leadHearing).
	Moments(hearingMoments)

func hearingQuestions(h *Hearing) form.Questions {
	return form.Questions{
		form.Choice(&h.Which, "hearing_type", "Which hearing?", code.Hearing).Needed().Under("The hearing"),
		form.Day(&h.On, "heard_on", "On which day is it?").Needed(),
		form.Day(&h.ListedOn, "listed_on", "When was it listed?").Needed().NotAfterToday(),
		form.Words(&h.Place, "place", "Where?"),
		form.Day(&h.Advocates, "advocates_met_on", "When did the advocates meet?").NotAfterToday().Under("Before it"),
		form.Day(&h.Bundle, "bundle_lodged_on", "When was the bundle lodged?").NotAfterToday(),
		form.Choice(&h.Outcome, "outcome", "Did it take place?", code.HearingOutcome).Under("What happened"),
		form.Long(&h.WhyNot, "why_not", "Why not?").ShownWhen("outcome", "adjourned", "vacated").Needed(),
		form.Long(&h.Came, "came", "Who came?").ShownWhen("outcome", "held").Sensitive(form.Personal),
		form.Long(&h.Account, "account", "What happened?").ShownWhen("outcome", "held").Needed(),
		form.Long(&h.Voice, "child_voice", "How did the court hear what the child wants?").ShownWhen("outcome", "held").Needed(),
		form.Day(&h.Longer, "extended_until", "If the court gave more than 26 weeks: until when?").Under("More time"),
		form.Day(&h.LongerFrom, "extended_from", "From which day does the longer time run?").NeededWhen("extended_until-day").
			Hint("The end of the 26 weeks or of the last extension, or the day of the order if that is later"),
		form.Long(&h.WhyLonger, "why_extended", "Why is it needed to resolve the proceedings justly?").NeededWhen("extended_until-day"),
	}
}

// mostExtension is how long the court may extend the 26 weeks at a time: eight weeks.
//
// Law: Children Act 1989 s32(8).
const mostExtension = 8 * 7 // days

func checkHearing(h *Hearing) []core.FieldProblem {
	var wrong []core.FieldProblem
	if h.Longer.After(h.LongerFrom.Plus(mostExtension)) {
		wrong = append(wrong, core.FieldProblem{Field: "extended_until", Words: "The court may extend by eight weeks at a time: look at the order again"})
	}
	if len(h.Orders)+len(h.Directions) > 0 && h.Outcome == "" {
		wrong = append(wrong, core.FieldProblem{Field: "outcome", Words: "There are directions or orders: say that it took place"})
	}
	for _, o := range h.Orders {
		for _, c := range o.Children {
			if !slices.Contains(h.People, c) {
				return append(wrong, core.FieldProblem{Field: "outcome", Words: "An order names somebody whom this hearing does not concern"})
			}
		}
	}
	return wrong
}

func hearingMoments(h *Hearing) []clock.Event {
	listed := record.OnDay(clock.HearingListed, h.ListedOn)
	listed.Until = h.On
	out := []clock.Event{record.OnDay(clock.AdvocatesMeetingHeld, h.Advocates), record.OnDay(clock.BundleLodged, h.Bundle)}
	if h.Outcome != "vacated" {
		out = append(out, listed)
	}
	if h.Which == "CMH" && h.Outcome != "vacated" {
		dated := listed
		dated.Moment = clock.CMHDated
		out = append(out, dated)
	}
	if h.Outcome == "held" {
		switch h.Which {
		case "CMH":
			out = append(out, record.OnDay(clock.CMHHeld, h.On))
		case "FCMH":
			out = append(out, record.OnDay(clock.FCMHHeld, h.On))
		}
	}
	if !h.Longer.IsZero() {
		longer := record.OnDay(clock.ProceedingsExtended, h.On)
		longer.Until = h.Longer
		order := record.OnDay(clock.CourtOrderMade, h.LongerFrom, clock.TagExtensionGranted)
		order.Until = h.Longer
		out = append(out, longer, order)
	}
	return out
}

// leadHearing makes a record of each direction and, for each child, of each order.
func leadHearing(ctx context.Context, q store.Querier, h *Hearing) ([]record.Entry, error) {
	directions, err := DirectionKind.FromRecord(ctx, q, h.Authority, h.ID)
	if err != nil {
		return nil, err
	}
	var out []record.Entry
	for _, row := range h.Directions {
		d := take(&directions, func(d *Direction) bool { return d.What == row.What && d.By == row.By })
		if d == nil {
			d = DirectionKind.Make(h)
		}
		d.What, d.By, d.MadeOn, d.Due = row.What, row.By, h.On, row.Due
		out = append(out, d)
	}
	orders, err := OrderKind.FromRecord(ctx, q, h.Authority, h.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range h.Orders {
		for _, child := range h.People {
			if len(row.Children) > 0 && !slices.Contains(row.Children, child) {
				continue
			}
			o := take(&orders, func(o *Order) bool { return o.Type == row.Order && slices.Equal(o.People, []core.ID{child}) })
			if o == nil {
				o = OrderKind.Make(h, child)
			}
			o.Type, o.MadeOn, o.Ends, o.Terms, o.Status = row.Order, h.On, row.Ends, row.Terms, code.StatusUnder(row.Order)
			out = append(out, o)
		}
	}
	return out, nil
}

// take returns the first that fits and takes it out, so that two rows that say the same
// are two records; nil where none fits.
func take[T any](from *[]*T, fits func(*T) bool) *T {
	i := slices.IndexFunc(*from, fits)
	if i < 0 {
		return nil
	}
	t := (*from)[i]
	*from = slices.Delete(*from, i, i+1)
	return t
}

// A Direction is one thing that the court directed, with its day. What is ours has its own
// reminders until it is filed.
//
// Law: the order of the court; Family Procedure Rules 2010.
type Direction struct {
	record.Base

	What, By    string
	MadeOn, Due core.Date
	Filed       core.Date
	WhyLate     string
	Varied      string
}

// DirectionKind is all that the house knows of directions.
var DirectionKind = record.NewKind("court_direction", "Direction of the court", func(d *Direction) form.Questions {
	return form.Questions{
		form.Words(&d.What, "document", "What must be done or filed?").Needed(),
		form.Choice(&d.By, "by_whom", "By whom?", code.DirectedTo).Needed(),
		form.Day(&d.MadeOn, "made_on", "When did the court direct it?").Needed().NotAfterToday(),
		form.Day(&d.Due, "due_on", "By when?").Needed(),
		form.Words(&d.Varied, "varied", "If the court changed the day: when and why?"),
		form.Day(&d.Filed, "filed_on", "When was it filed and served?").NotAfterToday().Under("Filed"),
		form.Long(&d.WhyLate, "why_late", "If it was late: why?").Meaning("Why it was filed after the day that the court gave; blank where it was in time."),
	}
}).
	Says("One thing that the court directed. Come back to it when it is filed.", outline).
	In("court", "Court").Many("Directions of the court").
	Follows("proceedings", "hearing").
	On(func(d *Direction) core.Date { return d.MadeOn }).
	Card(func(d *Direction) string {
		if d.Filed.IsZero() {
			return joined(d.What, "due "+d.Due.Long())
		}
		return joined(d.What, "filed "+d.Filed.Long())
	}).
	Checks(func(d *Direction) []core.FieldProblem {
		if d.Filed.After(d.Due) && d.WhyLate == "" {
			return []core.FieldProblem{{Field: "why_late", Words: "It was filed late: say why"}}
		}
		return nil
	}).
	Moments(func(d *Direction) []clock.Event {
		if d.By != "us" {
			return nil // the clock is ours; what others owe the court is theirs
		}
		made := record.OnDay(clock.CourtDirectionMade, d.MadeOn)
		made.Until = d.Due
		return []clock.Event{made, record.OnDay(clock.CourtDocumentFiled, d.Filed)}
	})
