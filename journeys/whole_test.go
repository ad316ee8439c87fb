package journeys

import (
	"strings"
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/store"
)

// TestWholeJourney goes from a worry about two children to an assessment that is signed.
func TestWholeJourney(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		why    string
		engine store.Engine
		way    way
	}{
		{"SQLite, every page judged", store.SQLite, way{name: "whole", look: true}},
		{"PostgreSQL", store.PostgreSQL, way{name: "postgres"}},
		{"without JavaScript", store.SQLite, way{name: "plain", noScript: true}},
	} {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			j := &journey{t: t, office: newOffice(t, c.engine), way: c.way}
			j.worry()
			j.contact()
			j.decision()
			j.allocation()
			j.visit()
			j.late()
			j.assessment()
			j.signature()
			j.asItWas()
			j.sound(t)
		})
	}
}

// A journey is on its way.
type journey struct {
	*office
	t                         *testing.T
	way                       way
	reference, code           string
	nadia, owen, priya, grace *person
	teacher                   *person
	asha                      string // the address of her page
}

// worry tells us of two children, stops half way and comes back with the code.
func (j *journey) worry() {
	p := j.visitor(j.t, j.way)
	p.open("/")
	p.says("If a child is in immediate danger, call 999")
	p.look("public-home")
	p.Click("I am worried about a child")
	p.says("If a child is in immediate danger, call 999")
	p.look("worry-start")
	p.Click("Start now")
	p.Choose("I work or volunteer with children or families")
	p.look("worry-you")
	p.Click("Save and continue")
	p.Fill("Your name", "Ines Okafor")
	p.Fill("Where do you work?", "Hill School")
	p.Fill("Your telephone number", "01632 960001")
	p.Fill("Your email address (optional)", "ines@example.org")
	p.look("worry-contact")
	p.Click("Save and come back later")
	reference, code := ticket(p.Text("main"))
	p.look("worry-saved")
	j.worryAfterwards(reference, code)
}

// worryAfterwards goes on at another computer.
func (j *journey) worryAfterwards(reference, code string) {
	p := j.visitor(j.t, j.way)
	j.teacher = p
	p.follow(reference, code)
	p.says("Check your answers", "Ines Okafor")
	p.look("worry-back")
	p.Click("Change")
	p.Click("Save and continue")
	p.holds("Your name", "Ines Okafor")
	p.Click("Save and continue")
	p.Fill("Name", "Asha Quennell")
	p.day("Date of birth (optional)", core.Day(2016, 5, 3))
	p.Click("Add another child")
	p.Fill("Child 2 > Name (optional)", "Ben Quennell")
	p.look("worry-children")
	p.Click("Save and continue")
	p.Click("Save and continue") // with nothing told: it says what is missing
	p.says("There is a problem")
	p.look("worry-wrong")
	p.Fill("What are you worried about?", "Nobody was at home when Asha came back from school.")
	p.Fill("What has the child said? (optional)", "I was on my own")
	p.Choose("Is a child in danger now? (optional) > No")
	p.look("worry-story")
	p.Click("Save and continue")
	p.Choose("Yes, and they agree")
	p.Choose("Have the parents agreed that we may ask others, such as a school or a doctor? (optional) > Yes")
	p.look("worry-agreement")
	p.Click("Save and continue")
	p.look("worry-documents")
	p.Click("Save and continue")
	p.says("Asha Quennell", "Ben Quennell", "3 May 2016", "I was on my own")
	p.look("worry-check")
	p.Click("Send it")
	p.says("We have what you told us")
	p.look("worry-sent")
	j.reference, j.code = ticket(p.Text("main"))
	j.mailIsPlain()
	p.follow(j.reference, j.code)
	p.says("We have it, and will look at it")
	p.look("tracker-received")
}

// follow goes on with a form, or sees what became of it.
func (p *person) follow(reference, code string) {
	p.t.Helper()
	p.open("/follow")
	p.Fill("Reference", strings.ToLower(reference))
	p.Fill("Code", code)
	p.Click("Continue")
}

// ticket reads the reference and the code off a page as people see it.
func ticket(text string) (reference, code string) {
	words := strings.Fields(text)
	for i, word := range words[:len(words)-1] {
		switch word {
		case "Reference":
			reference = words[i+1]
		case "Code":
			code = words[i+1]
		}
	}
	return reference, code
}

// mailIsPlain reads the letter that waits to be sent: it says that something came, and
// gives nobody away to whoever else reads the box.
func (j *journey) mailIsPlain() {
	j.t.Helper()
	type letter struct{ ToAddress, Subject, Body string }
	l, err := store.One[letter](j.t.Context(), j.keeper.DB, `SELECT to_address, subject, body FROM outbox WHERE authority_id = $1`, county.Authority)
	if err != nil {
		j.t.Fatal(err)
	}
	if l.ToAddress != "ines@example.org" || !strings.Contains(l.Body, j.reference) {
		j.t.Errorf("the letter to %s does not give the reference:\n%s", l.ToAddress, l.Body)
	}
	for _, word := range []string{"Asha", "Ben", "Quennell", "Ines", "child", "worr", j.code} {
		if strings.Contains(l.Subject+l.Body, word) {
			j.t.Errorf("the letter says %q:\n%s\n%s", word, l.Subject, l.Body)
		}
	}
}
