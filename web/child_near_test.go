package web

import (
	"net/http/httptest"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// The first page about a child is read from a few of its records, and says what it would say were
// all of them read.
func TestTheFirstPageIsThatOfAllRecords(t *testing.T) {
	eachDesk(t, 24, func(t *testing.T, d *desk) {
		children, err := store.All[core.ID](t.Context(), d.DB, `
			SELECT person_id FROM record_person WHERE authority_id = $1 GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 60`, d.Authority)
		if err != nil {
			t.Fatal(err)
		}
		compared, fewer := 0, 0
		for _, who := range []access.Who{d.worker(access.ServiceManager, "").Who, d.worker(access.TeamManager, "Assessment North").Who, d.worker(access.SocialWorker, "Assessment North").Who} {
			who.At = deskNow
			r := httptest.NewRequest("GET", "/", nil)
			r = r.WithContext(access.With(r.Context(), who))
			for _, child := range children {
				if access.May(r.Context(), d.DB, who, access.See, child) != nil {
					continue
				}
				var pages [2]strings.Builder
				var read [2]int
				for i, reads := range []func(*Site) recordsOf{func(s *Site) recordsOf { return s.readAll }, func(s *Site) recordsOf { return s.readNear }} {
					f, err := d.readFile(r, child, reads(d.Site), (*childFile).latest)
					if err != nil {
						t.Fatal(err)
					}
					v, err := d.viewOf(r, f)
					if err != nil {
						t.Fatal(err)
					}
					if err := childPage(v).Render(r.Context(), &pages[i]); err != nil {
						t.Fatal(err)
					}
					read[i] = len(f.Cards)
				}
				compared++
				if read[1] < read[0] {
					fewer++
				}
				if all, near := pages[0].String(), pages[1].String(); all != near {
					t.Errorf("the page of %s for %s says otherwise of %d records than of all %d: %s", child, who.Name, read[1], read[0], apart(all, near))
				}
			}
		}
		if compared < 40 || fewer == 0 {
			t.Errorf("%d pages were compared, of which %d rest on fewer records than there are: too few to say anything", compared, fewer)
		}
	})
}

// apart is where two texts part.
func apart(all, near string) string {
	at := 0
	for at < len(all) && at < len(near) && all[at] == near[at] {
		at++
	}
	from := max(0, at-200)
	return "…" + all[from:min(len(all), at+200)] + "…, and …" + near[from:min(len(near), at+200)] + "…"
}
