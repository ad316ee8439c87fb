package bench

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/record"
	"throughline/store"
)

// mostForms is how many different names or families are asked for in turn.
const mostForms = 400

// typedNames are what people type into the one box: a family's name, and the same misspelt.
func (h *house) typedNames(b *testing.B) []string {
	b.Helper()
	names, err := store.All[string](b.Context(), h.keeper.DB, `SELECT shown_name FROM person WHERE authority_id = $1 AND expected IS NULL ORDER BY id LIMIT $2`, county.Authority, mostForms)
	if err != nil || len(names) == 0 {
		b.Fatal(len(names), err)
	}
	for i, name := range names {
		if i%2 == 1 && len(name) > 4 {
			names[i] = name[:len(name)-3] + name[len(name)-2:]
		}
	}
	return names
}

// searches are the addresses of what a worker searched for.
func (h *house) searches(b *testing.B, w worker, names ...string) []string {
	b.Helper()
	who, out := w.Who, make([]string, len(names))
	who.At = h.now()
	for i, name := range names {
		id, err := access.SearchNow(b.Context(), h.keeper.DB, who, name)
		if err != nil {
			b.Fatal(err)
		}
		out[i] = "/people?search=" + string(id)
	}
	return out
}

// families are the children of the last contacts of the county, who belong together.
func (h *house) families(b *testing.B) [][]core.ID {
	b.Helper()
	type row struct{ RecordID, PersonID core.ID }
	rows, err := store.All[row](b.Context(), h.keeper.DB, `
		SELECT p.record_id, p.person_id FROM record_person p
		WHERE  p.authority_id = $1 AND p.record_id IN (SELECT record_id FROM contact WHERE authority_id = $1 ORDER BY received_at DESC LIMIT $2)
		ORDER  BY p.record_id, p.place`, county.Authority, mostForms)
	if err != nil || len(rows) == 0 {
		b.Fatal(len(rows), err)
	}
	var out [][]core.ID
	for i, r := range rows {
		if i == 0 || rows[i-1].RecordID != r.RecordID {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r.PersonID)
	}
	return out
}

// handedIn are the fields of a form that is handed in about some children.
func handedIn(f url.Values, when string, at core.Instant, children []core.ID, each url.Values) string {
	y, m, d := at.Date().Split()
	number := strconv.Itoa
	for name, value := range map[string]string{"_base": "0", "_do": "hand in", when + "-day": number(d), when + "-month": number(int(m)),
		when + "-year": number(y), when + "-time": at.Time().Format("15:04")} {
		f.Set(name, value)
	}
	for _, id := range children {
		f.Add("_person", string(id))
		for name, values := range each {
			f[record.PartField(id, name)] = slices.Clone(values)
		}
	}
	return f.Encode() + "&_id={id}"
}

// aContact is the form of a new contact about a family.
func aContact(at core.Instant, children []core.ID) string {
	return handedIn(url.Values{
		"method": {"phone"}, "source": {"1A"}, "referrer_anonymous": {"no"}, "about": {"neglect"}, "danger": {"no"},
		"story":    {strings.Repeat("She came in without a coat again and said that nobody was at home. ", 12)},
		"siblings": {"All the children live at the same address."}, "parents_know": {"know_agree"}, "consent": {"given"}, "consent_by": {"parent"},
		"rating": {"amber"}, "why_rating": {"Needs a decision within the day"}, "level": {"3"}, "recommended": {"referral"},
	}, "received_at", at, children, url.Values{"child_words": {"“I had my coat yesterday.”"}})
}

// aVisit is the form of a visit to a child.
func aVisit(at core.Instant, child core.ID) string {
	return handedIn(url.Values{
		"place": {"home"}, "present": {"Her mother and grandmother"}, "next_steps": {"The same again. I ring school on Monday."},
		"account": {strings.Repeat("We talked in the kitchen and then upstairs. The beds were made and there was food. ", 8)},
	}, "visited_at", at, []core.ID{child}, url.Values{"seen": {"alone"}, "bedroom_seen": {"yes"}, "safety": {"7"}, "method": {"talk"},
		"child_words": {"“Can you come on a Wednesday?”"}})
}

// contacts are forms of a new contact, one for each family.
func (h *house) contacts(b *testing.B) (out []string) {
	b.Helper()
	for _, children := range h.families(b) {
		out = append(out, aContact(h.began.Plus(-time.Hour), children))
	}
	return out
}
