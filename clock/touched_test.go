package clock

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"throughline/core"
)

// spokenOf are all moments that stand anywhere in a value, and those whose tags stand: what a
// clock can look at, gathered another way than by the program.
func spokenOf(v reflect.Value) (all []Moment) {
	switch v.Kind() {
	case reflect.String:
		if m, ok := v.Interface().(Moment); ok && m != "" {
			all = append(all, m)
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, spokenOf(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, spokenOf(v.Field(i))...)
			}
		}
	}
	return all
}

var standingMoments = []Moment{CareStarted, CareEnded, LegalStatusChanged, PlacementStarted, PlacementTermsChanged, PlacementEnded, CPPlanStarted, CPPlanEnded,
	S47Started, CaseClosed, ProceedingsIssued, ProceedingsConcluded, ChildBorn, ReferralAccepted, PFArrangementKnown, EligibleBecame, RelevantBecame}

// lifeAround invents a short life of what one clock looks at, with a little of anything else.
func lifeAround(r *rand.Rand, c *Clock) []Event {
	own := spokenOf(reflect.ValueOf(*c))
	tags := []string{"", TagRed, TagToS47, TagToCPPlan, TagChildSeen, TagReg24, TagPermanent, TagWithParent, TagCareOrder, c.MeetWith}
	events := make([]Event, 1+r.IntN(14))
	for i := range events {
		e := &events[i]
		e.Record, e.Thread = core.ID([]string{"", "", "a", "b"}[r.IntN(4)]), core.ID([]string{"", "", "a", "b"}[r.IntN(4)])
		switch n := r.IntN(12); {
		case n < 8:
			e.Moment = own[r.IntN(len(own))]
		case n < 10:
			e.Moment = standingMoments[r.IntN(len(standingMoments))]
		case n < 11:
			e.Moment = ClockExcepted
		default:
			e.Moment = Moments[r.IntN(len(Moments))].Moment
		}
		day := core.Day(2024, 1, 1).Plus(r.IntN(400))
		if e.At = core.At(day, r.IntN(24), 15); r.IntN(2) == 0 {
			e.At, e.DayOnly = core.At(day, 0, 0), true
		}
		e.Tags = []string{tags[r.IntN(len(tags))]}
		if e.Moment == ClockExcepted {
			e.Tags = []string{c.ID}
		}
		if r.IntN(5) == 0 {
			e.Every = Length{N: 1 + r.IntN(8), Unit: InWeeks}
		}
		if r.IntN(3) == 0 {
			e.Until = day.Plus(r.IntN(90))
		}
	}
	return append(events, Event{Moment: ContactReceived, At: core.At(core.Day(2024, 1, 1), 9, 0), Record: "first"})
}

// Whatever comes or goes, only the clocks that Touched names move, and these come out of the
// events that it names as they do of all.
func TestOnlyWhatIsTouchedMoves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	moved := 0 // how often something did, lest the lives try too little
	for range 12 {
		for _, c := range All {
			child := Child{ID: "child", Born: core.Day(2010, 5, 4), Expected: core.Day(2010, 5, 1)}
			if r.IntN(3) == 0 {
				child.Born = core.Day(2006+r.IntN(18), 5, 4)
			}
			before := lifeAround(r, c)
			at := r.IntN(len(before) - 1)
			after := slices.Delete(slices.Clone(before), at, at+1)
			changed := before[at : at+1]
			if r.IntN(2) == 0 {
				before, after = after, before
			}
			touch := Touched(changed)
			was, is := duesOf(t, c, child, before), duesOf(t, c, child, after)
			if !reflect.DeepEqual(was, is) {
				moved++
			}
			if !slices.Contains(touch.Clocks, c.ID) {
				if !reflect.DeepEqual(was, is) {
					t.Fatalf("%s moved, and %v does not touch it:\n%v\n%v", c.ID, changed, was, is)
				}
				continue
			}
			known := slices.DeleteFunc(slices.Clone(after), func(e Event) bool {
				return !slices.Contains(touch.Moments, e.Moment) && (!touch.Every || e.Every.IsZero())
			})
			if anew := duesOf(t, c, child, known); !reflect.DeepEqual(anew, is) {
				t.Fatalf("%s, touched by %v, comes out of the events it looks at as\n%v\nand of all as\n%v", c.ID, changed, anew, is)
			}
		}
	}
	if moved < 150 {
		t.Errorf("only %d of the changes moved anything", moved)
	}
}

func duesOf(t *testing.T, c *Clock, child Child, events []Event) []Due {
	t.Helper()
	dues, err := RunOnly(child, events, nil, England(), []string{c.ID})
	var beyond MissingYear
	if err != nil && !errors.As(err, &beyond) {
		t.Fatal(err)
	}
	return dues
}

// A field that names a moment and is forgotten by looksAt would leave dues as they were.
func TestAClockLooksAtEveryMomentItNames(t *testing.T) {
	for _, c := range All {
		looksAt := c.looksAt()
		for _, m := range spokenOf(reflect.ValueOf(*c)) {
			if !slices.Contains(looksAt, m) {
				t.Errorf("%s names %s and does not look at it", c.ID, m)
			}
		}
		agreed := Touched([]Event{{Moment: BoardMet, Every: Length{N: 1, Unit: InWeeks}}})
		if c.Agreed != slices.Contains(agreed.Clocks, c.ID) && !slices.Contains(looksAt, BoardMet) {
			t.Errorf("%s: a plan may agree a shorter figure is %v, and an agreed frequency touches it is not", c.ID, c.Agreed)
		}
	}
}

// A save must not come to work out everything afresh: what a contact or a visit moves is little.
func TestWhatASaveTouchesIsLittle(t *testing.T) {
	for _, c := range []struct {
		moments []Moment
		most    int
	}{{[]Moment{ContactReceived}, 5}, {[]Moment{VisitRecorded}, 4}, {[]Moment{CPVisitMade, VisitRecorded}, 12}} {
		var events []Event
		for _, m := range c.moments {
			events = append(events, Event{Moment: m})
		}
		touch := Touched(events)
		if n := len(touch.Clocks); n == 0 || n > c.most {
			t.Errorf("%v touches %d clocks, expected 1 to %d: %v", c.moments, n, c.most, touch.Clocks)
		}
	}
}
