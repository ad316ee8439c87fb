package record

import (
	"strings"
	"testing"

	"throughline/core"
	"throughline/form"
)

type note struct {
	Base
	Text string
}

func noteKind() *Kind {
	return NewKind("note", "Note", func(n *note) form.Questions {
		return form.Questions{form.Long(&n.Text, "text", "What happened?").Needed()}
	}).Kind
}

const good = `
questions:
  - kind: note
    name: ward
    asks: Which ward does the family live in?
    type: choice
    answers: [{code: N, label: North}, {code: S, label: South}]
    needed: true
    section: Our own
  - kind: note
    name: seen_on
    asks: When was the family seen?
    type: day
    shown_when: {text: ""}
`

func TestACouncilsOwnQuestions(t *testing.T) {
	k := noteKind()
	if err := ReadLocal("local.yaml", strings.NewReader(good), []*Kind{k}); err != nil {
		t.Fatal(err)
	}
	e := k.New("x")
	typed := k.Typed(e)
	typed.Set("text", "Something.")
	wrong := k.Read(e, typed, core.Day(2026, 11, 3))
	if len(wrong) != 1 || wrong[0].Field != "local_ward" {
		t.Fatalf("a needed local question that is blank gives %v", wrong)
	}
	typed.Set("local_ward", "N")
	typed.Set("local_seen_on-day", "1")
	typed.Set("local_seen_on-month", "11")
	typed.Set("local_seen_on-year", "2026")
	if wrong := k.Read(e, typed, core.Day(2026, 11, 3)); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	text, err := k.canonical(e)
	if err != nil || !strings.Contains(string(text), `"local_ward":"N"`) || !strings.Contains(string(text), `"local_seen_on":"2026-11-01"`) {
		t.Errorf("the ledger's line lacks the local answers: %s, %v", text, err)
	}
	keeper := &Keeper{kinds: []*Kind{k}}
	if d := keeper.Dictionary(); len(d) != 3 || !d[1].Local || d[1].Needed != "yes" || d[1].Codes != "N: North; S: South" {
		t.Errorf("the dictionary says %+v", d)
	}
}

func TestAMistakeInTheFileNamesItsLine(t *testing.T) {
	for _, c := range []struct{ why, file, want string }{
		{"a kind that is not there", "questions:\n  - kind: nothing\n    name: a\n", `line 2: there is no kind of record called "nothing"`},
		{"a name that is no column", "questions:\n  - {kind: note, name: \"a b\", asks: x, type: words}\n", "line 2: name"},
		{"a question of ours", "questions:\n  - {kind: note, name: text, asks: x, type: words}\n", "already asks"},
		{"no wording", "questions:\n  - {kind: note, name: ab, type: words}\n", "asks is blank"},
		{"a type that is none", "questions:\n  - {kind: note, name: ab, asks: x, type: colour}\n", `type "colour" is none of`},
		{"a choice without answers", "\nquestions:\n  - {kind: note, name: ab, asks: x, type: choice}\n", "line 3: a choice needs at least two answers"},
		{"hangs on what is not asked", "questions:\n  - {kind: note, name: ab, asks: x, type: words, shown_when: {other: yes}}\n", `shown_when names "other"`},
		{"asked twice", "questions:\n  - {kind: note, name: ab, asks: x, type: words}\n  - {kind: note, name: ab, asks: y, type: words}\n", "line 3: ab is asked twice"},
		{"no YAML", "questions: [", "local.yaml"},
	} {
		err := ReadLocal("local.yaml", strings.NewReader(c.file), []*Kind{noteKind()})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want something with %q", c.why, err, c.want)
		}
	}
}

func FuzzReadLocal(f *testing.F) {
	f.Add(good)
	f.Add("questions: {}")
	f.Fuzz(func(t *testing.T, text string) {
		k := noteKind()
		if err := ReadLocal("local.yaml", strings.NewReader(text), []*Kind{k}); err == nil {
			k.Questions(k.New("x"))
		}
	})
}
