package site

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/mail"
	"throughline/practice/frontdoor"
)

// The two forms, as they stand in addresses, with what a worry of each asks for.
var forms = map[string]struct{ asksFor, title string }{
	"worry":      {"worry", "I am worried about a child"},
	"early-help": {"early_help", "Ask for early help"},
}

// A step is one page of a form and the questions on it, by the names of the worry's own.
type step struct {
	name, title string
	asks        []string
}

// The steps without questions of the worry's.
const (
	stepDocuments = "documents"
	stepCheck     = "check"
)

// steps are the pages of a form, in order. They depend on what it asks for and on who
// writes: a child is asked less.
func steps(asksFor string, typed url.Values) []step {
	sender := typed.Get("sender")
	contact := step{"contact", "How we can reach you", []string{"sender_name", "sender_agency", "sender_phone", "sender_email"}}
	children := step{"children", "The children", nil}
	worry := step{"story", "What you are worried about", []string{"danger", "danger_what", "story", "child_says", "going_well"}}
	agreement := step{"agreement", "The parents, and what has been tried", []string{"parents_know", "consent", "why_no_consent", "tried"}}
	if asksFor == "early_help" {
		worry.title, worry.asks = "What would help", []string{"story", "child_says", "going_well"}
	}
	for i := range childrenAsked(typed) {
		for _, part := range []string{"name", "born_on", "age", "school"} {
			children.asks = append(children.asks, fmt.Sprintf("child%d_%s", i+1, part))
		}
	}
	children.asks = append(children.asks, "address")
	switch sender {
	case "public":
		contact.asks = []string{"sender_relation", "anonymous", "sender_name", "sender_phone", "sender_email"}
	case "child":
		contact.asks = []string{"sender_phone", "sender_email"}
		children.title, children.asks = "About you", []string{"child1_name", "child1_age", "child1_school", "address"}
		worry.title, worry.asks = "What is happening", []string{"danger", "story", "going_well", "tried"}
	}
	all := []step{{"you", "Who you are", []string{"sender"}}, contact, children, worry}
	if sender != "child" {
		all = append(all, agreement)
	}
	return append(all, step{stepDocuments, "Documents and pictures", nil}, step{stepCheck, "Check your answers", nil})
}

// childrenAsked is how many children the form asks about now.
func childrenAsked(typed url.Values) int {
	n, err := strconv.Atoi(typed.Get("children"))
	if err != nil {
		n = 1
	}
	return min(max(n, 1), frontdoor.MostChildren)
}

// find returns a step by its name and its place; false where the form has none such.
func find(all []step, name string) (step, int, bool) {
	i := slices.IndexFunc(all, func(s step) bool { return s.name == name })
	if i < 0 {
		return step{}, 0, false
	}
	return all[i], i, true
}

// questions are those of one step, bound to the worry and in the public's words.
func (st step) questions(w *frontdoor.Worry, asksFor string, typed url.Values) form.Questions {
	all, sender := frontdoor.WorryKind.Questions(w), typed.Get("sender")
	var out form.Questions
	for _, name := range st.asks {
		q := all.Find(name)
		q.Section = ""
		if child, part, ok := ofChild(name); ok {
			wording := partWords[part]
			if sender == "child" {
				wording = ownWords[part]
			} else if childrenAsked(typed) > 1 && part == "name" {
				q.Section = "Child " + child
			}
			q.Label, q.HintText = wording.label, wording.hint
		} else {
			wording := wordsFor(name, sender, asksFor)
			q.Label, q.HintText = cmp.Or(wording.label, q.Label), wording.hint
		}
		switch q.Sort {
		case form.SortWords:
			q.AtMost(200)
		case form.SortLong:
			q.AtMost(20_000)
		}
		if mustAnswer(name, sender, asksFor) {
			q.Needed()
		}
		out = append(out, q)
	}
	return out
}

// ofChild parts the name of a question about one child: child2_age is age of "2".
func ofChild(name string) (child, part string, ok bool) {
	rest, ok := strings.CutPrefix(name, "child")
	if !ok || len(rest) < 2 || rest[1] != '_' {
		return "", "", false
	}
	return rest[:1], rest[2:], true
}

// mustAnswer reports what we ask beyond what every worry needs. A member of the public may
// leave out who they are; somebody at work may not.
func mustAnswer(name, sender, asksFor string) bool {
	switch name {
	case "sender_name", "sender_agency", "sender_phone", "parents_know":
		return sender == "professional"
	case "child1_name":
		return sender != "child"
	case "consent":
		return asksFor == "early_help" && sender == "professional"
	}
	return false
}

// read reads one step of what was typed into the worry and returns what is wrong.
func (st step) read(w *frontdoor.Worry, asksFor string, typed url.Values, today core.Date) []core.FieldProblem {
	wrong := st.questions(w, asksFor, typed).Read(typed, today)
	if slices.Contains(st.asks, "sender_email") && w.Email != "" && !mail.IsAddress(w.Email) {
		wrong = append(wrong, core.FieldProblem{Field: "sender_email", Words: "Write the email address like name@example.org"})
	}
	return wrong
}

// take puts what a page sent into what was typed, for its own questions only, so that each
// page replaces itself and no other.
func (st step) take(asksFor string, typed, sent url.Values) {
	for _, q := range st.questions(&frontdoor.Worry{}, asksFor, typed) {
		for _, box := range []string{"", "-day", "-month", "-year"} {
			typed.Del(q.Name + box)
			if text := cleaned(sent.Get(q.Name + box)); text != "" {
				typed.Set(q.Name+box, text)
			}
		}
	}
}

// cleaned drops what no person types and no database keeps: broken letters and control signs.
func cleaned(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, text)
}

// removeChild takes one child off the form; those after it move up.
func removeChild(typed url.Values, child int) {
	n := childrenAsked(typed)
	if child < 1 || child > n {
		return
	}
	boxes := []string{"name", "born_on-day", "born_on-month", "born_on-year", "age", "school"}
	for i := child; i <= n; i++ {
		for _, box := range boxes {
			to, from := fmt.Sprintf("child%d_%s", i, box), fmt.Sprintf("child%d_%s", i+1, box)
			typed.Del(to)
			if i < n && typed.Has(from) {
				typed.Set(to, typed.Get(from))
			}
		}
	}
	typed.Set("children", strconv.Itoa(max(n-1, 1)))
}

// plainList says the answers of a list in words for the public.
func plainList(l *code.List) []code.Item {
	said, ok := plainAnswers[l.Name]
	if !ok {
		return l.Items
	}
	var out []code.Item
	for _, one := range said {
		out = append(out, code.Item{Code: one[0], Label: one[1]})
	}
	return out
}

// sayAnswer is an answer as the page that checks them shows it.
func sayAnswer(q *form.Question) string {
	if q.List != nil {
		for _, i := range plainList(q.List) {
			if i.Code == q.PlainText() {
				return i.Label
			}
		}
	}
	return q.Text()
}
