package letter

import (
	"bytes"
	"os/exec"
	"testing"

	"throughline/core"
)

func TestAPDFIsTaggedNumberedAndTheSameAgain(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatalf("%v. Install Chromium: apt-get install chromium", err)
	}
	d := Document{Council: "Westmere Council", Title: "Chronology", About: "Asha Thorne", Foot: "Made for Robin Hale."}
	for range 80 {
		d.Sections = append(d.Sections, Section{Heading: "A visit", Facts: []Fact{{"What happened?", "Asha was at home."}}})
	}
	html, err := d.HTML(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := core.At(core.Day(2026, 11, 20), 15, 0)
	p := Printer{Chromium: chromium}
	first, err := p.PDF(t.Context(), html, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"%PDF-", "/MarkInfo", "/StructTreeRoot", "/Outlines", "D:20261120150000", "/Lang"} {
		if !bytes.Contains(first, []byte(want)) {
			t.Errorf("the PDF holds no %s", want)
		}
	}
	again, err := p.PDF(t.Context(), html, at)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Errorf("the same document gave %d bytes and then %d others", len(first), len(again))
	}
}
