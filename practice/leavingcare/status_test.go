package leavingcare

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/clock"
	"throughline/core"
)

// care reads episodes written as "2024-01-01..2024-03-01 E4A", one after a semicolon; "..",
// with nothing after it goes on; "short" says that it is one of a series of short breaks.
func care(t testing.TB, text string) []Care {
	t.Helper()
	var out []Care
	for _, one := range strings.Split(text, ";") {
		words := strings.Fields(one)
		if len(words) == 0 {
			continue
		}
		from, until, ok := strings.Cut(words[0], "..")
		if !ok {
			t.Fatalf("%q is no episode", one)
		}
		c := Care{Spell: Spell{From: core.MustDate(from), Until: core.MustDate(until)}}
		for _, w := range words[1:] {
			if w == "short" {
				c.ShortBreaks = true
			} else {
				c.End = w
			}
		}
		out = append(out, c)
	}
	return out
}

func spells(t testing.TB, text string) []Spell {
	t.Helper()
	var out []Spell
	for _, c := range care(t, text) {
		out = append(out, c.Spell)
	}
	return out
}

// TestStatus holds the edge cases of the law. Everybody here is born on 1 June 2010, so 14
// on 1 June 2024, 16 on 1 June 2026 and 18 on 1 June 2028.
func TestStatus(t *testing.T) {
	for _, c := range []struct{ why, care, home, away, today, want string }{
		{"never in care", "", "", "", "2026-07-01", "none"},
		{"in care all life, the day before 16", "2012-01-01..", "", "", "2026-05-31", "none"},
		{"in care all life, on the 16th birthday", "2012-01-01..", "", "", "2026-06-01", "eligible"},
		{"day 90, at 16", "2026-05-01..", "", "", "2026-07-29", "none"},
		{"day 91, at 16", "2026-05-01..", "", "", "2026-07-30", "eligible"},
		{"91 days before 16 and out the day before 16", "2026-01-01..2026-05-31 E8", "", "", "2026-06-01", "none"},
		{"91 days before 16 and out on the 16th birthday: some of it is at 16", "2026-01-01..2026-06-01 E8", "", "", "2026-06-02", "relevant"},
		{"years before 14 do not count", "2012-01-01..2024-05-31 E8; 2026-05-25..", "", "", "2026-06-10", "none"},
		{"separate times since 14 are added up", "2024-07-01..2024-09-08 E8; 2026-06-01..", "", "", "2026-06-21", "eligible"},
		{"separate times since 14, a day too few", "2024-07-01..2024-09-08 E8; 2026-06-01..", "", "", "2026-06-20", "none"},
		{"a change of placement on one day is not counted twice", "2026-05-01..2026-06-15 X1; 2026-06-15..", "", "", "2026-07-29", "none"},
		{"short breaks do not count, and so are no time in care", "2024-07-01..2026-07-30 short", "", "", "2026-07-15", "qualifying"},
		{"in care for short breaks and then for good", "2024-07-01..2026-06-30 short; 2026-07-01..", "", "", "2026-09-29", "eligible"},
		{"left after 13 weeks at 16", "2026-03-01..2026-08-01 E6", "", "", "2026-08-01", "relevant"},
		{"left at 16 with a day too few", "2026-05-01..2026-07-28 E6", "", "", "2026-08-01", "qualifying"},
		{"home for six months less a day", "2024-07-01..2026-08-01 E4A", "2026-08-01..", "", "2027-01-31", "relevant"},
		{"home for six months", "2024-07-01..2026-08-01 E4A", "2026-08-01..", "", "2027-02-01", "qualifying"},
		{"placed at home before leaving: the six months began then", "2024-07-01..2026-08-01 E4A", "2026-03-01..", "", "2026-09-01", "qualifying"},
		{"home broke down after six months", "2024-07-01..2026-08-01 E4A", "2026-08-01..2027-03-01", "", "2027-03-01", "relevant"},
		{"home broke down, and 18 since", "2024-07-01..2026-08-01 E4A", "2026-08-01..2027-03-01", "", "2028-06-01", "former_relevant"},
		{"settled at home when 18", "2024-07-01..2026-08-01 E4A", "2026-08-01..", "", "2028-06-01", "qualifying"},
		{"back in care at 17", "2024-07-01..2026-08-01 E4A; 2027-01-10..", "", "", "2027-02-01", "eligible"},
		{"in care until 18, on the birthday", "2012-01-01..2028-06-01 E17", "", "", "2028-06-01", "former_relevant"},
		{"nobody wrote the end at 18", "2012-01-01..", "", "", "2028-06-02", "former_relevant"},
		{"relevant, then 18", "2024-07-01..2027-08-01 E6", "", "", "2028-06-01", "former_relevant"},
		{"came into care eleven weeks before 18", "2028-03-16..2028-06-01 E6", "", "", "2028-06-02", "qualifying"},
		{"former relevant the day before 21", "2012-01-01..2028-06-01 E17", "", "", "2031-05-31", "former_relevant"},
		{"former relevant at 21: on request", "2012-01-01..2028-06-01 E17", "", "", "2031-06-01", "former_relevant"},
		{"the day before 25", "2012-01-01..2028-06-01 E17", "", "", "2035-05-31", "former_relevant"},
		{"25", "2012-01-01..2028-06-01 E17", "", "", "2035-06-01", "none"},
		{"qualifying ends at 21", "2026-05-01..2026-07-28 E6", "", "", "2031-06-01", "none"},
		{"left care at 10 for a special guardian, now 16", "2012-01-01..2020-03-01 E47", "", "", "2026-06-01", "qualifying"},
		{"left care at 10 to go home, now 16", "2012-01-01..2020-03-01 E4A", "", "", "2026-06-01", "none"},
		{"adopted", "2012-01-01..2020-03-01 E11", "", "", "2026-06-01", "none"},
		{"another council took over", "2012-01-01..2026-08-01 E3", "", "", "2026-09-01", "none"},
		{"detained over the 16th birthday after 13 weeks in care", "2025-06-01..2026-05-01 E9", "", "2026-05-01..2026-09-01", "2026-07-01", "relevant"},
		{"detained over the 16th birthday after 12 weeks in care", "2026-02-06..2026-05-01 E9", "", "2026-05-01..2026-09-01", "2026-07-01", "none"},
		{"out again before the 16th birthday", "2025-06-01..2026-05-01 E9", "", "2026-05-01..2026-05-30", "2026-07-01", "none"},
		{"in hospital over the 16th birthday, and 18 since", "2025-06-01..2026-05-01 E8", "", "2026-05-01..2026-09-01", "2028-07-01", "former_relevant"},
	} {
		t.Run(c.why, func(t *testing.T) {
			k := Known{Born: core.Day(2010, 6, 1), Care: care(t, c.care), Home: spells(t, c.home), Away: spells(t, c.away)}
			got := Work(k, core.MustDate(c.today))
			if got.Code != c.want || got.Why == "" {
				t.Errorf("care %s, on %s: got %s (%s), want %s", c.care, c.today, got.Code, got.Why, c.want)
			}
		})
	}
}

func TestStatusWithoutADateOfBirth(t *testing.T) {
	if got := Work(Known{Care: care(t, "2012-01-01..")}, core.Day(2026, 6, 1)); got.Code != "none" || !strings.Contains(got.Why, "date of birth") {
		t.Errorf("got %+v, want none, and that the date of birth is missing", got)
	}
}

func TestBornOnALeapDay(t *testing.T) {
	k := Known{Born: core.Day(2008, 2, 29), Care: care(t, "2012-01-01..")}
	for _, c := range []struct{ why, today, want string }{
		{"the day before 1 March at 16", "2024-02-28", "none"},
		{"16 on the leap day itself", "2024-02-29", "eligible"},
		{"17 and still a child on 28 February 2026", "2026-02-28", "eligible"},
		{"18 on 1 March 2026", "2026-03-01", "former_relevant"},
	} {
		if got := Work(k, core.MustDate(c.today)); got.Code != c.want {
			t.Errorf("%s: got %s (%s), want %s", c.why, got.Code, got.Why, c.want)
		}
	}
}

func TestWhatIsKnownOfHome(t *testing.T) {
	code := func(s string) *string { return &s }
	for _, c := range []struct {
		why       string
		episodes  []episode
		elsewhere []core.Date
		want      string
	}{
		{"a foster placement is not home", []episode{{BeganOn: core.Day(2026, 1, 1), PlacementType: code("U6")}}, nil, ""},
		{"a placement with parents that goes on", []episode{{BeganOn: core.Day(2026, 1, 1), PlacementType: code("P1")}}, nil, "2026-01-01.."},
		{"placed with parents, then home: one time", []episode{
			{BeganOn: core.Day(2026, 1, 1), EndedOn: core.Day(2026, 3, 1), PlacementType: code("P1"), ReasonEnded: code("E4A")}}, nil, "2026-01-01.."},
		{"from foster care home", []episode{
			{BeganOn: core.Day(2026, 1, 1), EndedOn: core.Day(2026, 3, 1), PlacementType: code("U6"), ReasonEnded: code("E4B")}}, nil, "2026-03-01.."},
		{"at home while the legal status changes: one time", []episode{
			{BeganOn: core.Day(2026, 1, 1), EndedOn: core.Day(2026, 2, 1), PlacementType: code("P1"), ReasonEnded: code("X1")},
			{BeganOn: core.Day(2026, 2, 1), EndedOn: core.Day(2026, 3, 1), PlacementType: code("P1"), ReasonEnded: code("E4A")}}, nil, "2026-01-01.."},
		{"home, then back in care", []episode{
			{BeganOn: core.Day(2026, 1, 1), EndedOn: core.Day(2026, 3, 1), PlacementType: code("U6"), ReasonEnded: code("E4A")},
			{BeganOn: core.Day(2026, 6, 1), PlacementType: code("U6")}}, nil, "2026-03-01..2026-06-01"},
		{"home, then known to live in a hostel", []episode{
			{BeganOn: core.Day(2026, 1, 1), EndedOn: core.Day(2026, 3, 1), PlacementType: code("U6"), ReasonEnded: code("E4A")}},
			[]core.Date{core.Day(2026, 2, 1), core.Day(2026, 5, 1)}, "2026-03-01..2026-05-01"},
	} {
		k := Known{}
		for _, e := range c.episodes {
			k.add(e)
		}
		k.leftHome(c.elsewhere)
		var got []string
		for _, h := range k.Home {
			got = append(got, h.From.String()+".."+h.Until.String())
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: at home %q, want %q", c.why, got, c.want)
		}
	}
}

// anyCare draws episodes that follow one another without overlapping, and a day.
func anyCare(t *rapid.T) (Known, core.Date) {
	k := Known{Born: core.Day(2010, 1, 1).Plus(rapid.IntRange(0, 800).Draw(t, "born"))}
	day := k.Born.Birthday(13).Plus(rapid.IntRange(0, 700).Draw(t, "first"))
	for range rapid.IntRange(0, 4).Draw(t, "episodes") {
		c := Care{Spell: Spell{From: day}, ShortBreaks: rapid.IntRange(0, 5).Draw(t, "short") == 0, End: "E8"}
		day = day.Plus(rapid.IntRange(1, 300).Draw(t, "days"))
		c.Until = day
		day = day.Plus(rapid.IntRange(0, 200).Draw(t, "gap"))
		k.Care = append(k.Care, c)
	}
	return k, k.Born.Birthday(15).Plus(rapid.IntRange(0, 365*11).Draw(t, "today"))
}

func TestTheOrderOfEpisodesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, today := anyCare(t)
		want := Work(k, today)
		k.Care = rapid.Permutation(slices.Clone(k.Care)).Draw(t, "order")
		if got := Work(k, today); got != want {
			t.Fatalf("in another order: got %+v, want %+v", got, want)
		}
	})
}

func TestAChangeOfPlacementChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, today := anyCare(t)
		if len(k.Care) == 0 {
			return
		}
		want := Work(k, today)
		i := rapid.IntRange(0, len(k.Care)-1).Draw(t, "which")
		c := k.Care[i]
		later := c
		c.Until = c.From.Plus(rapid.IntRange(0, int(later.Until-c.From)).Draw(t, "when"))
		c.End = "X1"
		later.From = c.Until
		k.Care = slices.Concat(k.Care[:i], []Care{c, later}, k.Care[i+1:])
		if got := Work(k, today); got != want {
			t.Fatalf("with a move on %s: got %+v, want %+v", c.Until, got, want)
		}
	})
}

func TestAStatusFitsItsAge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, today := anyCare(t)
		s, age := Work(k, today), k.Born.AgeOn(today)
		fits := map[string]bool{
			"eligible": 16 <= age && age < 18, "relevant": 16 <= age && age < 18,
			"former_relevant": 18 <= age && age < 25, "qualifying": 16 <= age && age < 21, "none": true,
		}[s.Code]
		if !fits || s.Why == "" {
			t.Fatalf("aged %d: %+v", age, s)
		}
		if (s.Code == "eligible" || s.Code == "relevant" || s.Code == "former_relevant") && s.Days < qualifyingCare {
			t.Fatalf("%s with %d days in care", s.Code, s.Days)
		}
	})
}

// TestTheClockCountsAlike holds the days counted here against those that the clock of the
// same law counts.
func TestTheClockCountsAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, _ := anyCare(t)
		if len(k.Care) == 0 {
			return
		}
		var events []clock.Event
		for i, c := range k.Care {
			id := core.ID(rune('a' + i))
			var tags []string
			if c.ShortBreaks {
				tags = []string{clock.TagShortBreakSeries}
			}
			events = append(events,
				clock.Event{Moment: clock.CareStarted, At: core.At(c.From, 0, 0), DayOnly: true, Record: id, Tags: tags},
				clock.Event{Moment: clock.CareEnded, At: core.At(c.Until, 0, 0), DayOnly: true, Record: id})
		}
		dues, err := clock.Run(clock.Child{ID: "child", Born: k.Born}, events, nil, clock.England())
		if err != nil {
			t.Fatal(err)
		}
		var theirs core.Date
		for _, d := range dues {
			if d.Clock == "leaving-care.eligible" {
				theirs = d.DueOn
			}
		}
		if _, ours := k.counted(k.Born.Birthday(adult) - 1); ours != theirs {
			t.Fatalf("here they become eligible on %s, by the clock on %s", ours, theirs)
		}
	})
}
