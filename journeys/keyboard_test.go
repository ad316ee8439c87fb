package journeys

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"throughline/county"
	"throughline/store"
)

// farthest is how many times somebody may press Tab before a page counts as lost to them.
const farthest = 120

// tabTo presses Tab until the focus is on what has these words.
func (p *person) tabTo(words string) {
	p.t.Helper()
	var seen []string
	for range farthest {
		p.Keys(kb.Tab)
		at := p.Focused()
		if at == words {
			return
		}
		seen = append(seen, at)
	}
	p.t.Fatalf("%s: Tab never comes to %q, but to:\n%s", p.URL(), words, strings.Join(seen, "\n"))
}

// keyIn types into the box with that label.
func (p *person) keyIn(label, words string) {
	p.t.Helper()
	p.tabTo(label)
	p.Keys(words)
}

// keyPick goes to a group of answers, and chooses one with the arrows and the space bar.
func (p *person) keyPick(group, first, answer string) {
	p.t.Helper()
	p.tabTo(group + " > " + first)
	p.Keys(" ")
	for range farthest {
		if p.Focused() == group+" > "+answer {
			return
		}
		p.Keys(kb.ArrowDown)
	}
	p.t.Fatalf("%s: the arrows never come to %q of %q", p.URL(), answer, group)
}

// enter goes to a link or button and presses Enter, after which a page comes with words.
func (p *person) enter(what string, words ...string) {
	p.t.Helper()
	p.tabTo(what)
	p.Keys(kb.Enter)
	p.WaitFor(words[0])
	p.says(words...)
}

// TestKeyboardAlone signs in and hands in a contact without a mouse.
func TestKeyboardAlone(t *testing.T) {
	t.Parallel()
	o := newOffice(t, store.SQLite)
	p := o.visitor(t, way{name: "keyboard"})
	p.site = o.staff.URL
	p.open("/front-door")
	p.keyIn("Email address", o.worker(t, "Nadia Farrow").Email)
	p.keyIn("Password", county.Password)
	p.Keys(kb.Enter)
	p.WaitFor("To write a contact down")
	p.enter("find the children", "Who are you looking for?")
	p.keyIn("Who are you looking for?", "Asha Quennell")
	p.Keys(kb.Enter)
	p.WaitFor("1 person found")
	p.tabTo("Choose Asha Quennell, 10 years")
	p.Keys(" ")
	p.enter("Write a contact about those chosen", "Information about children that may need an answer")
	p.keyContact()
	p.enter("Check your answers", "Hand in", "Nobody fetched her.")
	p.enter("Hand in", "Saved.", "Nobody fetched her.", "Neglect", "School")
	p.quiet()
}

// keyContact answers what a contact must have, down the page.
func (p *person) keyContact() {
	p.t.Helper()
	p.keyIn("When did it come? > Day", "20")
	p.keyIn("When did it come? > Month", "11")
	p.keyIn("When did it come? > Year", "2026")
	p.keyIn("When did it come? > Time, like 14:05", "09:30")
	p.keyIn("How did it come?", "Tel")
	p.keyIn("Who told us?", "school"+kb.ArrowDown+kb.Enter)
	p.keyPick("Do they wish the family not to know who told us?", "Yes", "No")
	p.tabTo("What is it about? > Neglect")
	p.Keys(" ")
	p.keyIn("What is the worry?", "Nobody fetched her.")
	p.keyPick("Is a child in danger now?", "Yes", "No")
	p.keyIn("What do we know of brothers and sisters, and other children in the home?", "None.")
	p.keyPick("Do the parents know?", "They know and agree", "They know and agree")
	p.keyPick("Has anybody agreed?", "Given", "Given")
	p.keyPick("Who agreed?", "A parent or somebody with parental responsibility", "A parent or somebody with parental responsibility")
	p.keyPick("Rating", "Red", "Green")
	p.keyIn("Why this rating?", "It happened once")
}
