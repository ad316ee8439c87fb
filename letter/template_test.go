package letter

import (
	"os"
	"strings"
	"testing"

	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/testkit"
)

var teaDay = core.Day(2026, 11, 20)

// meal stands for any kind of record that has answers, rows and parts.
type meal struct {
	record.Base
	words, place string
	cook         core.ID
	actions      []action
	parts        []part
	asked        []core.ID
}

type action struct {
	what, who, spare string
	by               core.Date
}

type part struct {
	record.Part
	liked string
}

func (p *part) questions() form.Questions {
	return form.Questions{form.Words(&p.liked, "liked", "What did you like?")}
}

var mealKind = record.EachChild(record.EachRow(record.NewKind("meal", "Meal", func(m *meal) form.Questions {
	return form.Questions{
		form.Long(&m.words, "child_words", "What did the child say?").Under("The child"),
		form.Words(&m.place, "meeting_place", "Where?").Under("The place"),
		form.Person(&m.cook, "cook", "Who cooked?"),
		form.File(&m.asked, "files", "Documents"),
	}
}), "action", "Actions", func(m *meal) *[]action { return &m.actions }, func(a *action) form.Questions {
	return form.Questions{
		form.Words(&a.what, "what", "What?"), form.Words(&a.who, "who", "Who?"),
		form.Words(&a.spare, "spare", "Anything else?"), form.Day(&a.by, "by", "By when?"),
	}
}), func(m *meal) *[]part { return &m.parts }, (*part).questions)

var asha, ben, robin = core.NewID(), core.NewID(), core.NewID()

func tea() Source {
	e := mealKind.New("own", asha, ben).(*meal)
	e.words, e.place, e.cook = "I like <b>soup</b>.\nMore please.", "14 Mill Lane", robin
	e.actions = []action{{what: "Buy bread", who: "Robin", by: teaDay}, {what: "Lay the table", who: "Asha"}}
	e.parts[1].liked = "The apples"
	e.Head().State, e.Head().Author, e.Head().Happened = record.Agreed, robin, teaDay
	e.Head().Saved, e.Head().SignedBy, e.Head().SignedAt = core.At(teaDay, 18, 0), robin, core.At(teaDay, 19, 0)
	return Source{
		Council: "Westmere Council", Kind: mealKind.Kind, Entry: e, For: "Dana Fox", At: core.At(teaDay, 20, 0),
		Names:    map[core.ID]string{asha: "Asha Thorne", ben: "Ben Thorne", robin: "Robin Hale"},
		Readable: func(qs form.Questions) form.Questions { return qs },
	}
}

func TestEveryTemplateIsPlain(t *testing.T) {
	for _, tpl := range Templates {
		text, err := tpl.Write(FillFrom(tea(), "Robin Hale", teaDay, []Named{{Name: "Asha Thorne", First: "Asha"}, {Unborn: true}}))
		if err != nil {
			t.Errorf("%s: %v", tpl.Name, err)
			continue
		}
		testkit.Golden(t, "letters/"+tpl.Name+".md", []byte(text))
		r := Read(text)
		for _, over := range tpl.Reader.Over(r) {
			t.Errorf("%s: %s", tpl.Name, over)
		}
		for _, h := range append(r.Hard, r.Short...) {
			t.Errorf("%s, line %d: %q. %s", tpl.Name, h.Line, h.Words, h.Instead)
		}
		if tpl.Title == "" || tpl.Law == "" || len(r.Blanks) == 0 {
			t.Errorf("%s has no title, no law, or nothing to fill in", tpl.Name)
		}
	}
}

func TestWhatIsKnownIsFilledIn(t *testing.T) {
	tpl, _ := TemplateNamed("plan-for-parents")
	for _, c := range []struct {
		why    string
		people []Named
		want   []string
	}{
		{"one child", []Named{{First: "Asha"}}, []string{"plan for Asha\n"}},
		{"two children", []Named{{First: "Asha"}, {First: "Ben"}}, []string{"plan for Asha and Ben\n"}},
		{"an unborn child", []Named{{Unborn: true}}, []string{"plan for your baby\n"}},
		{"nobody", nil, []string{"[your child's name]"}},
	} {
		text, err := tpl.Write(FillFrom(tea(), "Robin Hale", teaDay, c.people))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: the letter does not say %q", c.why, w)
			}
		}
	}
	plan, _ := TemplateNamed("plan-for-parents")
	text, err := plan.Write(FillFrom(tea(), "Robin Hale", teaDay, nil))
	if err != nil || !strings.Contains(text, "- Buy bread, Robin, 20 November 2026\n- Lay the table, Asha") {
		t.Errorf("the rows of the plan are not in it: %v\n%s", err, text)
	}
}

// The letter before proceedings stands with its own kind of record, and is held to the same.
func TestTheLetterBeforeProceedingsIsPlain(t *testing.T) {
	text, err := os.ReadFile("../practice/court/letter_before_proceedings.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := Read(strings.NewReplacer("{{.Children}}", "Asha", "{{.To}}", "Ms Thorne", "{{", "[", "}}", "]").Replace(string(text)))
	for _, over := range ForParents.Over(r) {
		t.Error(over)
	}
	for _, h := range append(r.Hard, r.Short...) {
		t.Errorf("line %d: %q. %s", h.Line, h.Words, h.Instead)
	}
}

func TestTemplatesOfAKindComeFirst(t *testing.T) {
	of := TemplatesFor("care_review")
	if len(of) == 0 || of[0].Name != "after-your-review" {
		t.Errorf("a review offers first %v", of)
	}
	for _, tpl := range of {
		if tpl.Name == "letter-of-issue" {
			t.Error("a review offers the letter before proceedings")
		}
	}
}

func TestAHeadThatIsWrongIsRefused(t *testing.T) {
	for _, c := range []struct{ why, text string }{
		{"no line of hyphens", "title: A\nDear you"},
		{"a word that is no part of a head", "tilte: A\n---\nDear you"},
		{"a letter that asks for what there is not", "title: A\n---\n{{.Nothing"},
	} {
		if _, err := parseTemplate("x", c.text); err == nil {
			t.Errorf("%s was taken", c.why)
		}
	}
}

// FuzzTemplate: a template that cannot be read is refused, and what is taken has a title.
func FuzzTemplate(f *testing.F) {
	f.Add("title: A letter\nreader: parents\n---\nDear {{.}}")
	f.Add("title\n---\n{{range .}}")
	f.Add("\n---\n{{template \"x\"}}")
	f.Fuzz(func(t *testing.T, content string) {
		if got, err := parseTemplate("x", content); err == nil && got.Title == "" {
			t.Errorf("%q was taken without a title", content)
		}
	})
}
