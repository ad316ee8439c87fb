package ui

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
)

func day(s string) core.Date { return core.MustDate(s) }

func TestDueTag(t *testing.T) {
	today := day("2026-03-09") // a Monday
	for _, c := range []struct{ why, due, met, paused, words, colour string }{
		{"no day is owed, so nothing is said", "", "", "", "", ""},
		{"the last day is in time", "2026-03-09", "", "", "Due today", "yellow"},
		{"tomorrow has its own word", "2026-03-10", "", "", "Due tomorrow", "yellow"},
		{"within a week the day of the week helps", "2026-03-16", "", "", "Due Monday 16 March", "yellow"},
		{"later the date is enough", "2026-03-17", "", "", "Due 17 Mar 2026", "blue"},
		{"one day late is singular", "2026-03-08", "", "", "1 day late", "red"},
		{"late over the end of a month", "2026-02-27", "", "", "10 days late", "red"},
		{"done on the last day is in time", "2026-03-05", "2026-03-05", "", "Done 5 Mar 2026", "green"},
		{"done late stays late", "2026-03-05", "2026-03-07", "", "Done 2 days late", "orange"},
		{"a pause is not late", "2026-03-01", "", "child abroad", "Paused: child abroad", "grey"},
	} {
		t.Run(c.why, func(t *testing.T) {
			words, colour := DueTag{Due: date(c.due), Met: date(c.met), Today: today, Paused: c.paused}.Words()
			if words != c.words || colour != c.colour {
				t.Errorf("due %q, met %q: got %q in %q, want %q in %q", c.due, c.met, words, colour, c.words, c.colour)
			}
		})
	}
}

// date is a day, or blank.
func date(s string) core.Date {
	if s == "" {
		return 0
	}
	return day(s)
}

func TestChildHeaderSaysHowOld(t *testing.T) {
	for _, c := range []struct{ why, born, due, died, want string }{
		{"a birthday is tomorrow", "2015-03-10", "", "", "10 years old"},
		{"a birthday is today", "2015-03-09", "", "", "11 years old"},
		{"under two, months are said", "2024-04-10", "", "", "22 months old"},
		{"a newborn", "2026-03-01", "", "", "under 1 month old"},
		{"one month is singular", "2026-02-09", "", "", "1 month old"},
		{"a child not yet born has no age", "", "2026-06-01", "", "not yet born, due 1 June 2026"},
		{"a child who has died has no age", "2015-03-09", "", "2025-01-02", "died 2 January 2025"},
		{"no date of birth is said aloud", "", "", "", "age not known"},
	} {
		t.Run(c.why, func(t *testing.T) {
			h := ChildHeader{Born: date(c.born), Due: date(c.due), Died: date(c.died), Today: day("2026-03-09")}
			if got := h.age(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCompareTextsKeepsEveryWord(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"Asha", "was", "at", "home", "school", "today"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		f := ComparedField{Yours: strings.Join(words.Draw(t, "yours"), " "), Theirs: strings.Join(words.Draw(t, "theirs"), " ")}
		yours, theirs := f.stretches()
		if got := together(yours, false); got != f.Yours {
			t.Fatalf("yours %q became %q", f.Yours, got)
		}
		if got := together(theirs, false); got != f.Theirs {
			t.Fatalf("theirs %q became %q", f.Theirs, got)
		}
		if a, b := together(yours, true), together(theirs, true); a != b {
			t.Fatalf("what is not marked must be the same in both, but is %q and %q", a, b)
		}
	})
}

// together are all the words of a text again, or only those not marked.
func together(text []stretch, shared bool) string {
	var kept []string
	for _, s := range text {
		if !shared || !s.own {
			kept = append(kept, s.words)
		}
	}
	return strings.Join(kept, " ")
}

func TestLifelineMarksDoNotTouch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Lifeline{From: day("2010-01-01"), To: day("2026-01-01"), Lanes: []Lane{{Name: "Homes"}}}
		for range rapid.IntRange(0, 12).Draw(t, "bars") {
			from := day("2009-01-01").Plus(rapid.IntRange(0, 6500).Draw(t, "from"))
			l.Lanes[0].Bars = append(l.Lanes[0].Bars, Bar{From: from, To: from.Plus(rapid.IntRange(0, 900).Draw(t, "days")), Text: "Foster home"})
		}
		marks := l.draw().lanes[0].marks
		for i, a := range marks {
			if a.x < 0 || a.x+a.width > lifeWidth {
				t.Fatalf("a bar stands outside the picture: from %v to %v", a.x, a.x+a.width)
			}
			for _, b := range marks[:i] {
				if a.y == b.y && a.x < b.x+b.width && b.x < a.x+a.width {
					t.Fatalf("two bars touch: %v to %v and %v to %v", a.x, a.x+a.width, b.x, b.x+b.width)
				}
			}
		}
	})
}

func TestWordsThatFitOnNeitherSideAreCut(t *testing.T) {
	long := strings.Repeat("neither long term nor fostering ", 4)
	l := Lifeline{From: day("2020-01-01"), To: day("2026-01-01"), Lanes: []Lane{{Name: "Homes", Bars: []Bar{{From: day("2022-06-01"), To: day("2022-12-01"), Text: long}}}}}
	m := l.draw().lanes[0].marks[0]
	if left := m.textX - float64(len([]rune(m.text)))*letterWidth; left < 0 || !strings.HasSuffix(m.text, "…") || !strings.HasPrefix(m.title, long) {
		t.Errorf("the words %q begin at %v, and the title is %q", m.text, left, m.title)
	}
}

// What fits neither on its bar nor beside it is cut where there is most room.
func TestLifelineWordsAreCutWhereThereIsRoom(t *testing.T) {
	long := strings.Repeat("Warned of the harm ", 20)
	l := Lifeline{From: day("2020-01-01"), To: day("2026-01-01"), Lanes: []Lane{{Name: "Warnings", Bars: []Bar{{From: day("2020-02-01"), To: day("2025-12-01"), Text: long}}}}}
	m := l.draw().lanes[0].marks[0]
	if !m.inside || !strings.HasPrefix(m.text, "Warned of the harm Warned") || !strings.HasSuffix(m.text, "…") || float64(len([]rune(m.text)))*letterWidth > m.width {
		t.Errorf("the bar says %q, inside %t, with room for %.0f letters", m.text, m.inside, m.width/letterWidth)
	}
}

func TestLifelineOfNoTimeIsBlank(t *testing.T) {
	if got := show(t, Lifeline{From: day("2026-01-01"), To: day("2026-01-01")}); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestGenogramGivesEverybodyAPlaceOfTheirOwn(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e", "f", "g"}
	rapid.Check(t, func(t *rapid.T) {
		g := Genogram{Title: "Family"}
		for _, id := range ids {
			g.People = append(g.People, Relative{ID: id, Name: strings.ToUpper(id)})
		}
		anybody := rapid.SampledFrom(ids)
		for range rapid.IntRange(0, 5).Draw(t, "couples") { // even rings and strangers to sense
			g.Couples = append(g.Couples, Couple{A: anybody.Draw(t, "A"), B: anybody.Draw(t, "B"),
				Children: rapid.SliceOfNDistinct(anybody, 0, 3, rapid.ID[string]).Draw(t, "children")})
		}
		places := map[[2]float64]string{}
		drawn := g.draw()
		if len(drawn.people) != len(ids) {
			t.Fatalf("%d of %d people are drawn", len(drawn.people), len(ids))
		}
		for _, p := range drawn.people {
			if other, taken := places[[2]float64{p.x, p.y}]; taken {
				t.Fatalf("%s and %s stand in the same place", p.ID, other)
			}
			places[[2]float64{p.x, p.y}] = p.ID
		}
	})
}

func TestGenogramPutsGenerationsBeneathOneAnother(t *testing.T) {
	y := map[string]float64{}
	for _, p := range galleryGenogram().draw().people {
		y[p.ID] = p.y
	}
	for _, c := range []struct{ why, above, below string }{
		{"a grandmother above a mother", "gm", "m"},
		{"a mother above her child", "m", "asha"},
		{"a father who married in above his child", "f", "asha"},
		{"a mother above the child of another partner", "p", "h"},
	} {
		if y[c.above] >= y[c.below] {
			t.Errorf("%s: %s stands at %v and %s at %v", c.why, c.above, y[c.above], c.below, y[c.below])
		}
	}
	if y["m"] != y["p"] || y["m"] != y["aunt"] {
		t.Error("partners and sisters do not stand side by side")
	}
}

// A line down from one known parent would run through the name beneath the sign.
func TestGenogramLinesKeepOffNames(t *testing.T) {
	for _, c := range []struct {
		why    string
		couple Couple
	}{
		{"a lone parent of one", Couple{A: "a", Children: []string{"c"}}},
		{"a lone parent of two", Couple{A: "a", Children: []string{"c", "d"}}},
		{"two parents", Couple{A: "a", B: "b", Children: []string{"c"}}},
	} {
		g := Genogram{Title: "Family", Couples: []Couple{c.couple}}
		for _, id := range append([]string{c.couple.A, c.couple.B}, c.couple.Children...) {
			if id != "" {
				g.People = append(g.People, Relative{ID: id, Name: id})
			}
		}
		drawn := g.draw()
		for _, l := range drawn.lines {
			var x, y float64
			if _, err := fmt.Sscanf(l.path, "M%f %f", &x, &y); err != nil {
				t.Fatal(err)
			}
			for _, p := range drawn.people {
				if strings.Contains(l.path, "V") && p.y <= y && x > p.x-personWidth/4 && x < p.x+personWidth/4 {
					t.Errorf("%s: the line %s begins in the column of %s's name, at %v", c.why, l.path, p.ID, p.x)
				}
			}
		}
	}
}

func TestFrame(t *testing.T) {
	for _, c := range []struct {
		why   string
		frame Frame
		want  string
	}{
		{"the title names the page first", Frame{Title: "My day"}, "<title>My day – Throughline</title>"},
		{"a page of errors says so first", Frame{Title: "Write a visit", Errors: true}, "<title>Error: Write a visit – Throughline</title>"},
		{"the public's site has its own name", Frame{Title: "Start", Service: "Help for families"}, "<title>Start – Help for families</title>"},
		{"another language", Frame{Lang: "cy"}, `<html lang="cy"`},
		{"somebody signed in can sign out, by post", Frame{User: User{Name: "Priya Nair", SignOut: "/sign-out"}}, `<form method="post" action="/sign-out">`},
		{"what somebody wrote is words, not HTML", Frame{Heading: "<b>Asha</b>"}, "&lt;b&gt;Asha&lt;/b&gt;"},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := show(t, Page(c.frame)); !strings.Contains(got, c.want) {
				t.Errorf("the page lacks %q:\n%s", c.want, got)
			}
		})
	}
}
