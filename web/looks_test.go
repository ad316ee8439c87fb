package web

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/people"
	"throughline/store"
	"throughline/ui/browser"
)

func TestOpeningsAreReviewedOnAPageOfTheirOwn(t *testing.T) {
	d := onSQLite(t, 0)
	child, _ := d.someone(t, func(p *people.Person) { p.Born = core.Day(2015, 2, 3) })
	worker := d.worker(access.SocialWorker, "")
	worker.At = deskNow
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		for range 3000 { // about sixty of them are picked
			if err := access.Look(ctx, tx, worker.Who, access.Looked{What: access.Opened, Person: child, Reason: "duty: covering for a colleague"}); err != nil {
				return err
			}
		}
		return nil
	})
	records := d.worker(access.RecordsOfficer, "")
	records.At = deskNow
	picked, err := access.ToReview(t.Context(), d.DB, records.Who)
	if err != nil || len(picked) == 0 {
		t.Fatalf("%d openings were picked (%v)", len(picked), err)
	}
	v := d.as(t, records)
	v.get("/looks", http.StatusOK).says(t, worker.Name, "covering for a colleague", "What did you find?")
	at := "/looks/" + string(picked[0].ID)
	v.post(at, http.StatusUnprocessableEntity, "outcome", "wrong", "words", "").says(t, "Say what you found")
	v.post(at, http.StatusSeeOther, "outcome", "asked", "words", "She covered that day.")
	v.post(at, http.StatusNotFound, "outcome", "right")
	d.as(t, worker).get("/looks", http.StatusForbidden)

	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", records.Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	p.Goto(d.server.URL + "/looks")
	for _, width := range []int{1280, 390} {
		p.Width(width)
		for _, wrong := range p.Axe() {
			t.Errorf("%d pixels wide: %s", width, wrong)
		}
		if folder := os.Getenv("SCREENSHOTS"); folder != "" {
			p.Screenshot(filepath.Join(folder, "looks-"+map[int]string{1280: "1280", 390: "390"}[width]+".png"), width)
		}
	}
}
