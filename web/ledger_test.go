package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/people"
	"throughline/ui/browser"
)

func TestTheSignedHeadsAreShownAndTakenAway(t *testing.T) {
	d := onSQLite(t, 0)
	d.someone(t, func(p *people.Person) { p.Born = core.Day(2015, 2, 3) })
	admin := d.worker(access.Administrator, "")
	v := d.as(t, admin)
	v.get("/ledger", http.StatusOK).says(t, "Nothing has been signed yet")
	signer, err := ledger.SignerIn(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for days := range 3 {
		if _, err := signer.Sign(t.Context(), d.DB, d.Authority, core.At(deskNow.Date().Plus(days-1), 8, 0)); err != nil {
			t.Fatal(err)
		}
	}
	v.get("/ledger", http.StatusOK).says(t, signer.Key()[:8], "is dated 21 November 2026", "the clock of this machine is wrong")
	heads, err := ledger.ReadSigned(strings.NewReader(v.get("/ledger/heads.txt", http.StatusOK).body))
	if err != nil || len(heads) != 3 || heads[0].At >= heads[2].At {
		t.Errorf("%v were taken away: %v", heads, err)
	}
	d.as(t, d.worker(access.SocialWorker, "")).get("/ledger", http.StatusForbidden)

	p := browser.Start(t).NewPage(t)
	p.Goto(d.server.URL + "/sign-in")
	p.Fill("Email address", admin.Email)
	p.Fill("Password", county.Password)
	p.Click("Sign in")
	p.Goto(d.server.URL + "/ledger")
	for _, width := range []int{1280, 390} {
		p.Width(width)
		for _, wrong := range p.Axe() {
			t.Errorf("%d pixels wide: %s", width, wrong)
		}
		if folder := os.Getenv("SCREENSHOTS"); folder != "" {
			p.Screenshot(filepath.Join(folder, "ledger-"+strconv.Itoa(width)+".png"), width)
		}
	}
}
