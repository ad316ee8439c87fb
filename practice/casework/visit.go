package casework

import (
	"context"
	"fmt"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Visit is one time that a worker went to see children, for whatever duties there are:
// it is written once, for all of them.
//
// Law: Children Act 1989 ss17(4A), 22(4), 47(5A); SI 2010/959 regs 28 and 29, which ask that
// a child in care is spoken to alone unless the child refuses or it is not appropriate.
type Visit struct {
	record.Base

	At       core.Instant
	Place    string
	Present  string
	Account  string
	Next     string
	Children []VisitChild
}

// A VisitChild is what a visit was for one child, and what that child said.
type VisitChild struct {
	record.Part
	Duties              []string
	Seen                string
	WhyNot, WhyNotAlone string
	Bedroom             string
	Words               string
	Method              []string
	Safety              form.Number // 0 to 10, the higher the safer
	Threads             string      // the piece of work of each duty that belongs to one
}

// byVideo is a visit that was no visit: the duties ask that somebody goes to see the child.
const byVideo = "video"

// wasSeen reports whether the child was seen; of an unborn child, the mother.
func (c *VisitChild) wasSeen() bool {
	return c.Seen == "alone" || c.Seen == "seen" || c.Seen == "mother"
}

// VisitKind is all that the house knows of visits.
var VisitKind = record.EachChild(record.NewKind("visit", "Visit", func(v *Visit) form.Questions {
	return form.Questions{
		form.Instant(&v.At, "visited_at", "When were you there?").Needed().NotAfterToday(),
		form.Choice(&v.Place, "place", "Where?", code.VisitPlace).Needed().Hint("A video call is kept, and meets no duty to visit"),
		form.Words(&v.Present, "present", "Who else was there?").Hint("Names, and who they are to the children").Sensitive(form.Personal),
		form.Long(&v.Account, "account", "What happened?").Needed(),
		form.Long(&v.Next, "next_steps", "What did you agree, and who does what next?"),
	}
}), func(v *Visit) *[]VisitChild { return &v.Children }, func(c *VisitChild) form.Questions {
	return form.Questions{
		form.Several(&c.Duties, "duties", "Which visit was this?", code.VisitDuty).Hint("All that it counts for"),
		form.Choice(&c.Seen, "seen", "Was the child seen?", code.VisitSeen).Needed(),
		form.Words(&c.WhyNot, "why_not", "Why not, and what did you do?").ShownWhen("seen", "not_seen", "refused", "no_answer").Needed(),
		form.Words(&c.WhyNotAlone, "why_not_alone", "Why not alone?").ShownWhen("seen", "seen").Needed(),
		form.YesNo(&c.Bedroom, "bedroom_seen", "Did you see where the child sleeps?").ShownWhen("seen", "alone", "seen").Needed(),
		form.Long(&c.Words, "child_words", "What did the child say, in the child's own words?").ShownWhen("seen", "alone", "seen").
			Hint("Of a baby, or a child who does not speak: what you saw"),
		form.Several(&c.Method, "method", "How did you find out?", code.VoiceMethod).ShownWhen("seen", "alone", "seen"),
		form.Whole(&c.Safety, "safety", "How safe is the child, from 0 to 10?").Hint("10: as safe as any child. 0: cannot stay there tonight.").
			ShownWhen("seen", "alone", "seen", "mother").Needed().Between(0, 10),
		form.Words(&c.Threads, "duty_threads", "The pieces of work that it counts for").Sensitive(form.Plain).Kept(),
	}
}).
	Says("One time that somebody went to see children, for all the duties there are to visit them.", "Children Act 1989 ss17(4A), 22(4), 47(5A); SI 2010/959 regs 28 and 29; Working Together 2026 ch. 3").
	In(area, "Visits").
	On(func(v *Visit) core.Date { return v.At.Date() }).
	Card(visitLine).
	Fills(fillVisit).
	Moments(visitMoments)

// visitLine says where it was and who was seen.
func visitLine(v *Visit) string {
	seen, alone := 0, 0
	for i := range v.Children {
		if v.Children[i].wasSeen() {
			seen++
		}
		if v.Children[i].Seen == "alone" {
			alone++
		}
	}
	how := fmt.Sprintf("%d of %d seen", seen, len(v.Children))
	switch n := len(v.Children); {
	case n == 1:
		how = code.VisitSeen.Label(v.Children[0].Seen)
	case alone == n:
		how = "all seen, and alone"
	case seen == n:
		how = "all seen"
	}
	return joined(code.VisitPlace.Label(v.Place), how)
}

// fillVisit takes what is due to each child for what the visit is for.
func fillVisit(ctx context.Context, q store.Querier, v *Visit, _ record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	for i := range v.Children {
		c := &v.Children[i]
		codes, threads, err := owedDuties(ctx, q, v.Authority, c.Person)
		if err != nil {
			return nil, err
		}
		c.Duties, c.Threads = codes, writeThreads(threads)
		if len(codes) > 0 {
			sources[record.PartField(c.Person, "duties")] = "the visits that are due to this child"
		}
	}
	return sources, nil
}

// visitMoments are what a visit makes for each child, and that it was written up.
func visitMoments(v *Visit) []clock.Event {
	var out []clock.Event
	if v.Place != byVideo {
		for i := range v.Children {
			c := &v.Children[i]
			out = append(out, events(v.At, c.Person, c.Duties, c.Threads, c.wasSeen())...)
		}
	}
	return append(out, record.AtTime(clock.VisitRecorded, v.Made))
}
