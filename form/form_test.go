package form

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/code"
	"throughline/core"
)

var today = core.Day(2026, 11, 3)

// sheet is one of every kind of question, bound to fields.
type sheet struct {
	on             core.Date
	at             core.Instant
	yes, one, line string
	long, where    string
	many           []string
	n, pence       Number
	who            core.ID
	all, files     []core.ID
}

func (s *sheet) questions() Questions {
	return Questions{
		Day(&s.on, "on", "When?").NotAfterToday(),
		Instant(&s.at, "at", "At what time?"),
		YesNo(&s.yes, "yes", "Is it so?").Needed(),
		Choice(&s.one, "one", "Which?", code.RAG),
		Several(&s.many, "many", "Which ones?", code.RAG),
		Words(&s.line, "line", "In a line").AtMost(10),
		Long(&s.long, "long", "In words").ShownWhen("yes", "yes").Needed(),
		Whole(&s.n, "n", "How many?").Between(1, 600),
		Money(&s.pence, "pence", "How much?"),
		Person(&s.who, "who", "Who?"),
		People(&s.all, "all", "Who else?"),
		File(&s.files, "files", "Documents"),
		Address(&s.where, "where", "Where?"),
	}
}

func TestReadingWhatIsTyped(t *testing.T) {
	id := string(core.NewID())
	for _, c := range []struct {
		why   string
		typed url.Values
		field string // the one that is wrong; "" for none
		words string
	}{
		{"nothing but what is needed", url.Values{}, "", ""},
		{"a day in numbers", url.Values{"on-day": {"3"}, "on-month": {"11"}, "on-year": {"2026"}}, "", ""},
		{"a month by its name", url.Values{"on-day": {"3"}, "on-month": {"nov"}, "on-year": {"2026"}}, "", ""},
		{"tomorrow", url.Values{"on-day": {"4"}, "on-month": {"11"}, "on-year": {"2026"}}, "on", "today or in the past"},
		{"no such day", url.Values{"on-day": {"31"}, "on-month": {"2"}, "on-year": {"2026"}}, "on", "does not exist"},
		{"two boxes empty", url.Values{"on-day": {"3"}}, "on", "must include a month and a year"},
		{"a year of two figures", url.Values{"on-day": {"3"}, "on-month": {"11"}, "on-year": {"26"}}, "on", "four numbers"},
		{"a time with a full stop", url.Values{"at-day": {"3"}, "at-month": {"11"}, "at-year": {"2026"}, "at-time": {"14.05"}}, "", ""},
		{"no time", url.Values{"at-day": {"3"}, "at-month": {"11"}, "at-year": {"2026"}}, "at", "14:05"},
		{"yes, so the words are asked for", url.Values{"yes": {"yes"}}, "long", "Answer"},
		{"an answer that is not offered", url.Values{"one": {"blue"}}, "one", "Choose one"},
		{"one of several not offered", url.Values{"many": {"red", "blue"}}, "many", "Choose"},
		{"too many words", url.Values{"line": {"more than ten characters"}}, "line", "10 characters or fewer; it is 24"},
		{"more than one line", url.Values{"line": {"a\r\nb"}}, "line", "one line"},
		{"no number", url.Values{"n": {"many"}}, "n", "whole number"},
		{"too great a number", url.Values{"n": {"601"}}, "n", "between 1 and 600"},
		{"a thousand with a comma", url.Values{"pence": {"£1,200.50"}}, "", ""},
		{"half pence", url.Values{"pence": {"1.5"}}, "pence", "25.50"},
		{"nobody's id", url.Values{"who": {"Robin"}}, "who", "Choose a person"},
		{"an id", url.Values{"who": {id}, "all": {id, id}, "files": {id}}, "", ""},
	} {
		var s sheet
		typed := url.Values{"yes": {"no"}}
		for name, values := range c.typed {
			typed[name] = values
		}
		wrong := s.questions().Read(typed, today)
		switch {
		case c.field == "" && len(wrong) > 0:
			t.Errorf("%s: %v", c.why, wrong)
		case c.field != "" && (len(wrong) != 1 || wrong[0].Field != c.field || !strings.Contains(wrong[0].Words, c.words)):
			t.Errorf("%s: %v, want %s: …%s…", c.why, wrong, c.field, c.words)
		}
	}
}

func TestWhatIsNotAskedIsNotKept(t *testing.T) {
	s := sheet{long: "left over"}
	if wrong := s.questions().Read(url.Values{"yes": {"no"}, "long": {"left over"}}, today); len(wrong) > 0 || s.long != "" {
		t.Errorf("%q was kept, %v", s.long, wrong)
	}
}

func TestAnAnswerSurvivesEveryWayRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheet{
			on: core.Day(1950, 1, 1).Plus(rapid.IntRange(0, 25000).Draw(t, "day")),
			at: core.At(core.Day(2026, 1, 1).Plus(rapid.IntRange(0, 300).Draw(t, "at")), rapid.IntRange(2, 23).Draw(t, "hour"), 5), yes: "yes",
			one: rapid.SampledFrom([]string{"", "red", "green"}).Draw(t, "one"), many: rapid.SampledFrom([][]string{nil, {"red"}, {"red", "amber"}}).Draw(t, "many"),
			line: rapid.StringMatching(`[a-z]{0,9}`).Draw(t, "line"), long: rapid.StringMatching(`[a-z£é]{1,40}`).Draw(t, "long"),
			n: Number{int64(rapid.IntRange(1, 600).Draw(t, "n")), true}, pence: Number{int64(rapid.IntRange(0, 1_000_000).Draw(t, "pence")), true},
			who: core.NewID(), all: []core.ID{core.NewID(), core.NewID()},
		}
		var typed, plain sheet
		if wrong := typed.questions().Read(s.questions().Typed(), core.Day(2200, 1, 1)); len(wrong) > 0 {
			t.Fatalf("typed again: %v", wrong)
		}
		to := plain.questions()
		for i, q := range s.questions() {
			if want := to[i].SetText(q.PlainText()); want != "" {
				t.Fatalf("%s written as %q wants %s", q.Name, q.PlainText(), want)
			}
			if a, b := q.PlainText(), typed.questions()[i].PlainText(); a != b {
				t.Fatalf("%s: %q came back as %q", q.Name, a, b)
			}
			if a, b := q.PlainText(), to[i].PlainText(); a != b {
				t.Fatalf("%s: %q was set as %q", q.Name, a, b)
			}
		}
	})
}

func TestASheetShowsWhatIsWrongAndWhereItCameFrom(t *testing.T) {
	var s sheet
	typed := url.Values{"on-day": {"31"}, "on-month": {"2"}, "on-year": {"2026"}, "line": {"kept <b>"}}
	var html bytes.Buffer
	err := Sheet{Questions: s.questions(), Typed: typed, Wrong: s.questions().Read(typed, today), Sources: Sources{"line": "the contact"}}.Render(t.Context(), &html)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`value="31"`, "does not exist", "Filled in from the contact", "kept &lt;b&gt;", `data-shown-when="yes"`} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the sheet does not show %q", want)
		}
	}
}

func TestAHintEndsBeforeItSaysWhereAnAnswerCameFrom(t *testing.T) {
	for hint, want := range map[string]string{
		"":             "Filled in from the plan; check it.",
		"For all":      "For all. Filled in from the plan; check it.",
		"Names only.":  "Names only. Filled in from the plan; check it.",
		"If not, why?": "If not, why? Filled in from the plan; check it.",
	} {
		line := ""
		q := Words(&line, "line", "Who?").Hint(hint)
		if got := (Sheet{Sources: Sources{"line": "the plan"}}).hint(q); got != want {
			t.Errorf("the hint %q reads %q, want %q", hint, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("on-day=3&on-month=11&on-year=2026&yes=yes&long=x")
	f.Add("n=1&pence=1.20&many=red&many=blue&at-time=99:99&at-day=1&at-month=1&at-year=2026")
	f.Fuzz(func(t *testing.T, query string) {
		typed, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		var s sheet
		s.questions().Read(typed, today)
		if !s.on.IsZero() && s.on.After(today) {
			t.Errorf("%q gave a day to come", query)
		}
	})
}
