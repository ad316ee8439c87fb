package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/ui/browser"
)

// TestInABrowser walks through the form in a real browser, and has every
// page judged by axe. THROUGHLINE_PICTURES names a folder for pictures of the pages.
func TestInABrowser(t *testing.T) {
	w := sqliteTown(t)
	p := browser.Start(t).NewPage(t)
	look := func(name string) {
		t.Helper()
		for _, wrong := range p.Axe() {
			t.Errorf("%s: %s", name, wrong)
		}
		if folder := os.Getenv("THROUGHLINE_PICTURES"); folder != "" {
			p.Screenshot(filepath.Join(folder, name+"-390.png"), 390)
			p.Screenshot(filepath.Join(folder, name+"-1280.png"), 1280)
		}
	}
	for _, path := range []string{"/", "/privacy", "/accessibility", "/follow", "/early-help"} {
		p.Goto(w.server.URL + path)
		look("page" + strings.ReplaceAll(path, "/", "-"))
	}
	p.Goto(w.server.URL + "/worry")
	look("1-start")
	p.Click("Start now")
	p.Click("Save and continue")
	look("2-you-wrong")
	p.Choose("I work or volunteer with children or families")
	p.Click("Save and continue")
	look("3-contact")
	p.Fill("Your name", "Ines Okafor")
	p.Fill("Where do you work?", "Ambridge Primary School")
	p.Fill("Your telephone number", "01632 960001")
	p.Click("Save and continue")
	p.Fill("Name", "Asha Lind")
	p.Fill("Date of birth (optional) > Day", "4")
	p.Click("Add another child")
	look("4-children")
	p.Click("Remove child 2")
	p.Fill("Date of birth (optional) > Day", "")
	p.Click("Save and continue")
	look("5-story")
	p.Fill("What are you worried about?", "Nobody was at home when she came back from school.")
	p.Click("Save and continue")
	look("6-agreement")
	p.Choose("Yes, and they agree")
	p.Click("Save and continue")
	file := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	p.Upload("Add a document or picture", file)
	p.Click("Add it")
	look("7-documents")
	p.Click("Save and come back later")
	look("8-saved")
	p.Click("Go on now")
	look("9-check")
	p.Click("Send it")
	look("10-sent")
	reference, code := shown(p.Text("main"))
	p.Click("see how far we have come")
	p.Fill("Reference", reference)
	p.Fill("Code", "2222")
	p.Click("Continue")
	look("11-follow-wrong")
	p.Fill("Code", code)
	p.Click("Continue")
	look("12-progress")
	if text := p.Text("main"); !strings.Contains(text, "We have it") {
		t.Errorf("the last page says %q", text)
	}
	for _, said := range p.Complaints() {
		if !strings.Contains(said, "status of 422") { // an answer that was wrong is said with that status
			t.Errorf("the browser complains: %s", said)
		}
	}
}

// shown reads the reference and the code off a page as people see it.
func shown(text string) (reference, code string) {
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
