package journeys

import (
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/store"
)

const worried = "What is the worry?"

// contactAbout opens the form of a contact about Asha.
func (p *person) contactAbout(name string) {
	p.t.Helper()
	who := p.office.worker(p.t, "Nadia Farrow").Who
	hits, err := people.Search(p.t.Context(), p.office.keeper.DB, who, people.Query{Text: name, Today: p.office.keeper.Today()})
	if err != nil || len(hits) == 0 {
		p.t.Fatalf("%s is not found: %v", name, err)
	}
	p.open("/new/contact?person=" + string(hits[0].Person))
}

// answer gives all the answers that a contact must have.
func (p *person) answer(story string) {
	p.t.Helper()
	p.instant("When did it come?", p.office.now())
	p.Select("How did it come?", "Telephone")
	p.pick("Who told us?", "School")
	p.Choose("Do they wish the family not to know who told us? > No")
	p.Choose("What is it about? > Neglect")
	p.Fill(worried, story)
	p.Choose("Is a child in danger now? > No")
	p.Fill("What do we know of brothers and sisters, and other children in the home?", "None.")
	p.Choose("Do the parents know? > They know and agree")
	p.Choose("Has anybody agreed? > Not yet asked")
	p.Choose("Rating > Green")
	p.Fill("Why this rating?", "It happened once")
}

const savedItself = `document.querySelector(".tl-saved").textContent.startsWith("Saved ")`

// TestADraftIsThereAgain: what was typed is there after the page was closed, on any device.
func TestADraftIsThereAgain(t *testing.T) {
	t.Parallel()
	o := newOffice(t, store.SQLite)
	p := o.sitDown(t, way{name: "draft", look: true}, "Nadia Farrow")
	p.contactAbout("Asha Quennell")
	p.Fill(worried, "She was seen alone at")
	p.WaitUntil(savedItself)
	p.look("saved-itself")

	p = o.sitDown(t, way{name: "draft", look: true}, "Nadia Farrow") // at another computer
	p.says("My drafts (1)", "Contact about Asha Quennell")
	p.look("day")
	p.Click("Contact about Asha Quennell")
	p.holds(worried, "She was seen alone at")
	p.look("again")
	p.Click("Throw this draft away")
	p.says("The draft was thrown away.")
	p.silent("My drafts")
	p.quiet()
}

// TestASessionEndsWhileTyping: after signing in again nothing is lost, and it goes on.
func TestASessionEndsWhileTyping(t *testing.T) {
	t.Parallel()
	for _, w := range []way{{name: "session", look: true}, {name: "session-plain", noScript: true}} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t, store.SQLite)
			p := o.sitDown(t, w, "Nadia Farrow")
			p.contactAbout("Asha Quennell")
			p.answer("She was seen alone at the station.")
			o.endSessions(t)
			p.Click("Check your answers")
			p.says("You were away too long. Sign in again; what you typed is kept.")
			p.look("ended")
			p.Fill("Email address", o.worker(t, "Nadia Farrow").Email)
			p.Fill("Password", "not the password")
			p.Click("Sign in")
			p.look("wrong-password")
			p.Fill("Password", county.Password)
			p.Click("Sign in")
			p.says("What you had typed is still here.")
			p.look("signed-in-again")
			p.Click("Go on with what I typed")
			p.says("Check your answers", "She was seen alone at the station.", "It happened once")
			p.Click("Hand in")
			p.says("Saved.", "She was seen alone at the station.")
			p.quiet()
		})
	}
}

// TestTwoWriteAtOnce: whoever saves second sees both texts, and neither is lost.
func TestTwoWriteAtOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t, store.SQLite)
	first := o.sitDown(t, way{name: "two", look: true}, "Nadia Farrow")
	first.contactAbout("Asha Quennell")
	first.answer("She was seen alone.")
	first.handIn("contact")
	id := o.latest(t, "contact")

	second := o.sitDown(t, way{name: "two", look: true}, "Owen Castell")
	for _, p := range []*person{first, second} {
		p.open("/records/" + string(id) + "/change")
		p.holds(worried, "She was seen alone.")
	}
	second.Fill(worried, "She was seen alone, twice.")
	second.handIn("second")
	first.Fill(worried, "She was seen alone by the caretaker.")
	first.Click("Check your answers")
	first.Click("Hand in")
	first.says("Owen Castell saved this record", "only in yours: alone by the caretaker.", "only in theirs: alone, twice.")
	first.look("both-texts")
	first.Click("Go on with mine, on top of theirs")
	first.holds(worried, "She was seen alone by the caretaker.")
	first.Fill(worried, "She was seen alone, twice, by the caretaker.")
	first.handIn("third")
	first.says("She was seen alone, twice, by the caretaker.")
	o.versions(t, id, 3)
	o.sound(t)
	first.quiet()
	second.quiet()
}

// versions fails unless a record has this many versions.
func (o *office) versions(t *testing.T, id core.ID, want int) {
	t.Helper()
	lines, _, err := o.keeper.History(t.Context(), o.keeper.DB, o.worker(t, "Owen Castell").Who, id)
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != want {
		t.Errorf("the record has %d versions, want %d", len(lines), want)
	}
}
