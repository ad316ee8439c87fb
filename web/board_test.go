package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
)

// worryAbout hands a worry in as the public's site does.
func (d *desk) worryAbout(t *testing.T, danger string, children ...frontdoor.WorryChild) core.ID {
	t.Helper()
	who := access.Public(d.Authority)
	s, err := d.Keeper.Start(t.Context(), d.DB, who, "worry", "")
	if err != nil {
		t.Fatal(err)
	}
	w := s.Entry.(*frontdoor.Worry)
	w.Reference, w.CodeHash, w.Came, w.For, w.Sender = "TL-7K2M", "seal", deskNow-90*60_000_000, "worry", "professional"
	w.Name, w.Anonymous, w.Story, w.Danger = "Morwenna Teal", "yes", "He was cold and hungry.", danger
	copy(w.Children[:], children)
	if err := d.Keeper.Save(t.Context(), who, w, 0, "sent"); err != nil {
		t.Fatal(err)
	}
	return w.ID
}

// someChild is a child of the county with a name and a day of birth.
func (d *desk) someChild(t *testing.T) (id core.ID, name string, born core.Date) {
	t.Helper()
	type row struct {
		ID        core.ID
		ShownName string
		Born      core.Date
	}
	r, err := store.All[row](t.Context(), d.DB, `
		SELECT p.id, p.shown_name, p.born FROM person p JOIN record_person rp ON rp.person_id = p.id JOIN record r ON r.id = rp.record_id
		WHERE p.born IS NOT NULL AND r.kind = 'contact' ORDER BY p.id`)
	if err != nil || len(r) == 0 {
		t.Fatal(err, len(r))
	}
	return r[0].ID, r[0].ShownName, r[0].Born
}

func TestTheBoardAndAWorry(t *testing.T) {
	eachDesk(t, 8, func(t *testing.T, d *desk) {
		child, name, born := d.someChild(t)
		id := d.worryAbout(t, "yes", frontdoor.WorryChild{Name: name, Born: born}, frontdoor.WorryChild{Name: "Zephyrine Quillfeather", School: "Hill School"})
		v := d.as(t, d.worker(access.FrontDoorWorker, ""))
		v.get("/front-door", http.StatusOK).says(t, "TL-7K2M", "They say that a child is in danger now", "1 working hour", "Worry, not yet taken")
		path := "/front-door/worries/" + string(id)
		a := v.get(path, http.StatusOK)
		a.says(t, name, `value="`+string(child)+`"`, "Zephyrine Quillfeather, Hill School")
		searched, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM look WHERE what = 'search' AND record_id = $1`, id)
		if err != nil || searched != 2 {
			t.Errorf("%d searches stand in the log (%v), want one for each child", searched, err)
		}
		for _, secret := range []string{"Morwenna", ">seal<"} {
			if strings.Contains(a.body, secret) {
				t.Errorf("a worker of level L0 reads %q of somebody who wished not to be known", secret)
			}
		}
		d.as(t, d.worker(access.TeamManager, "Family Front Door")).get(path, http.StatusOK).says(t, "Morwenna Teal")
		v.post(path, http.StatusUnprocessableEntity, "child1", "new", "child2", "new").says(t, "none of those found")
		v.post(path, http.StatusUnprocessableEntity, "child1", string(core.NewID()), "child2", "new").says(t, "Say who child 1 is")
		to := v.post(path, http.StatusSeeOther, "child1", string(child), "child2", "new").Header.Get("Location")
		u, err := url.Parse(to)
		if err != nil || u.Path != "/new/contact" || u.Query().Get("from") != string(id) || len(u.Query()["person"]) != 2 || u.Query()["person"][0] != string(child) {
			t.Fatalf("taking the worry leads to %s", to)
		}
		v.get(to, http.StatusOK).says(t, "He was cold and hungry.", "the worry TL-7K2M")
		d.as(t, d.worker(access.SocialWorker, "")).get("/front-door", http.StatusForbidden)
	})
}

// contact hands a contact about a child in.
func (d *desk) contact(t *testing.T, about string, received core.Instant, anonymous string, child core.ID) core.ID {
	t.Helper()
	who := d.worker(access.FrontDoorWorker, "").Who
	s, err := d.Keeper.Start(t.Context(), d.DB, who, "contact", "", child)
	if err != nil {
		t.Fatal(err)
	}
	c := s.Entry.(*frontdoor.Contact)
	c.Received, c.Rating, c.About, c.Anonymous, c.Name = received, "amber", []string{about}, anonymous, "Morwenna Teal"
	if err := d.Keeper.Save(t.Context(), who, c, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	return c.ID
}

// TestTheFrontDoorDecidesOnAChildOpenElsewhere: its manager opens the contact and decides, is
// told with whom the child is open, and does not come to the child's record by it. The look at
// the contact is logged.
func TestTheFrontDoorDecidesOnAChildOpenElsewhere(t *testing.T) {
	d := onSQLite(t, 3)
	child, _, _ := d.someChild(t)
	owen, theirs := d.worker(access.TeamManager, "Family Front Door"), d.worker(access.TeamManager, "Children in Care")
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := access.EndAllInvolvement(ctx, tx, d.Authority, child, core.Day(2026, 1, 5)); err != nil {
			return err
		}
		_, err := access.Involve(ctx, tx, d.Authority, access.Involvement{PersonID: child, UserID: theirs.Who.User, TeamID: theirs.Who.Teams[0], Role: access.Lead, FromOn: core.Day(2026, 1, 6)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	contact := d.contact(t, "neglect", deskNow.Plus(-time.Hour), "no", child)
	v := d.as(t, owen)
	v.get("/front-door", http.StatusOK).says(t, "/people/"+string(child))
	v.get("/records/"+string(contact), http.StatusOK).says(t, "/new/contact_decision?from="+string(contact))
	form := v.get("/new/contact_decision?from="+string(contact), http.StatusOK)
	form.says(t, "You may not see this child&#39;s records", theirs.Who.Name)
	typed := []string{"_id", string(core.NewID()), "_base", "0", "_from", string(contact), "_person", string(child),
		"decided_at-day", "20", "decided_at-month", "11", "decided_at-year", "2026", "decided_at-time", "09:30", "referrer_told", "no", "why_not_told", "They said who they were to nobody.",
		record.PartField(child, "outcome"), "open_referral", record.PartField(child, "level"), "3", record.PartField(child, "reason"), "Her worker must know.", "pattern", "Looked at."}
	v.post("/new/contact_decision", http.StatusOK, append(typed, "_do", "check")...).says(t, "Information to an open referral", "Hand in")
	to := v.post("/new/contact_decision", http.StatusSeeOther, append(typed, "_do", "hand in")...).Header.Get("Location")
	v.get(to, http.StatusOK).says(t, "Her worker must know.")
	d.as(t, theirs).get(to, http.StatusOK).says(t, "Her worker must know.")
	v.get("/people/"+string(child), http.StatusForbidden)
	v.get("/new/case_note?person="+string(child), http.StatusForbidden)
	looks, err := store.One[int](t.Context(), d.DB, `SELECT count(*) FROM look WHERE what = 'record' AND record_id = $1 AND user_id = $2`, contact, owen.Who.User)
	if err != nil || looks == 0 {
		t.Errorf("%d looks at the contact stand in the log (%v)", looks, err)
	}
}

func TestTheThirdContactMustBeAnswered(t *testing.T) {
	d := onSQLite(t, 3)
	child, _, _ := d.someChild(t)
	manager := d.worker(access.TeamManager, "Family Front Door")
	for _, c := range []struct {
		why    string
		about  string
		day    core.Date
		refuse bool
	}{
		{"the first in these years", "neglect", core.Day(2024, 1, 10), false},
		{"the second", "neglect", core.Day(2024, 2, 10), false},
		{"the third within three months", "neglect", core.Day(2024, 3, 9), true},
		{"a domestic abuse notification, the first", "domestic_abuse", core.Day(2025, 1, 10), false},
		{"the second, months later", "domestic_abuse", core.Day(2025, 5, 10), false},
		{"the third within twelve months, though not within three", "domestic_abuse", core.Day(2025, 10, 10), true},
	} {
		id := d.contact(t, c.about, core.At(c.day, 10, 0), "no", child)
		s, err := d.Keeper.Start(t.Context(), d.DB, manager.Who, "contact_decision", id)
		if err != nil {
			t.Fatal(err)
		}
		decision := s.Entry.(*frontdoor.Decision)
		decision.Decided = core.At(c.day, 15, 0)
		for i := range decision.Children {
			decision.Children[i].Outcome = "no_further_action"
		}
		wrong, err := d.Keeper.Guard(t.Context(), d.DB, decision)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(wrong, func(w core.FieldProblem) bool { return w.Field == "pattern" }); got != c.refuse {
			t.Errorf("%s: refused without a reason %v, want %v", c.why, got, c.refuse)
		}
		err = d.Keeper.Save(t.Context(), manager.Who, decision, 0, "handed in")
		if core.IsSort(err, core.Invalid) != c.refuse {
			t.Errorf("%s: saving answered %v", c.why, err)
		}
		if c.refuse {
			decision.Pattern = "The family has moved and the worry with it."
			if err := d.Keeper.Save(t.Context(), manager.Who, decision, 0, "handed in"); err != nil {
				t.Errorf("%s: with a reason: %v", c.why, err)
			}
		}
	}
}

func TestLockedDetailsOfTheReferrer(t *testing.T) {
	d := onSQLite(t, 3)
	child, _, _ := d.someChild(t)
	worker, manager := d.as(t, d.worker(access.FrontDoorWorker, "")), d.as(t, d.worker(access.Director, ""))
	for _, c := range []struct {
		why, anonymous string
		shown          bool
	}{{"the referrer may be known", "no", true}, {"the referrer wishes not to be", "yes", false}} {
		path := "/records/" + string(d.contact(t, "neglect", deskNow-60_000_000, c.anonymous, child))
		if got := strings.Contains(worker.get(path, http.StatusOK).body, "Morwenna"); got != c.shown {
			t.Errorf("%s: a worker of level L0 reads the name: %v", c.why, got)
		}
		manager.get(path, http.StatusOK).says(t, "Morwenna")
		want := http.StatusForbidden
		if c.shown {
			want = http.StatusOK
		}
		worker.get(path+"/change", want)
	}
}

func TestKnownInOneLook(t *testing.T) {
	d := onSQLite(t, 6)
	child, name, _ := d.someChild(t)
	for i := range 3 {
		d.contact(t, "neglect", deskNow-core.Instant(i)*86_400_000_000-60_000_000, "no", child)
	}
	w := d.worker(access.FrontDoorWorker, "")
	r, err := http.NewRequestWithContext(access.With(t.Context(), w.Who), http.MethodGet, "/", nil)
	if err != nil {
		t.Fatal(err)
	}
	panel, err := d.knownPanel(r, []core.ID{child})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := panel.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{name, "Third contact or more in three months", "in three months"} {
		if !strings.Contains(b.String(), words) {
			t.Errorf("the panel does not say %q", words)
		}
	}
}

// TestALockedReferrerIsTakenOver holds that a contact begun from a worry by somebody who may
// not read who told us holds it all the same, locked, and shows it to nobody below.
func TestALockedReferrerIsTakenOver(t *testing.T) {
	d := onSQLite(t, 3)
	child, _, _ := d.someChild(t)
	worker := d.worker(access.FrontDoorWorker, "").Who
	s, err := d.Keeper.Start(t.Context(), d.DB, worker, "contact", d.worryAbout(t, "no"), child)
	if err != nil {
		t.Fatal(err)
	}
	c := s.Entry.(*frontdoor.Contact)
	if c.Name != "" || !strings.Contains(s.Sources["referrer_name"], "taken over when you hand this in") {
		t.Errorf("the form shows %q and says %q", c.Name, s.Sources["referrer_name"])
	}
	c.Rating, c.About = "amber", []string{"neglect"}
	if err := d.Keeper.Save(t.Context(), worker, c, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	for _, reader := range []struct {
		who  access.Who
		want string
	}{{worker, ""}, {d.worker(access.TeamManager, "Family Front Door").Who, "Morwenna Teal"}} {
		e, _, err := d.Keeper.Load(t.Context(), d.DB, reader.who, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.(*frontdoor.Contact).Name; got != reader.want {
			t.Errorf("%s reads %q, want %q", reader.who.Name, got, reader.want)
		}
	}
}

// TestAFullBoardIsBoundedAndCountedWhole: the board lists the first under each rating, those that are late
// before all others, counts all, and leads to pages on which each stands once.
func TestAFullBoardIsBoundedAndCountedWhole(t *testing.T) {
	d := onSQLite(t, 3)
	child, _, _ := d.someChild(t)
	waiting := map[core.ID]bool{}
	for i := range boardOnPage + 5 {
		waiting[d.contact(t, "neglect", deskNow.Plus(-time.Duration(i)*time.Minute), "no", child)] = true
	}
	for range 3 {
		waiting[d.contact(t, "neglect", deskNow.Plus(-80*time.Hour), "no", child)] = true
	}
	w := d.worker(access.FrontDoorWorker, "")
	rows, err := frontdoor.Board(t.Context(), d.DB, w.Who, deskNow)
	if err != nil {
		t.Fatal(err)
	}
	all, late := 0, 0
	for _, r := range rows {
		if r.Rating != "amber" {
			continue
		}
		if r.Late(deskNow) && late < all {
			t.Error("something late stands behind what is not")
		}
		if all++; r.Late(deskNow) {
			late++
		}
	}
	if late < 3 || all < len(waiting) {
		t.Fatalf("%d are late and %d wait, of %d that were handed in", late, all, len(waiting))
	}
	v := d.as(t, w)
	board := v.get("/front-door", http.StatusOK)
	board.says(t, fmt.Sprintf("Amber (%d)", all), fmt.Sprintf("%d late. %d are shown here", late, mostShown), fmt.Sprintf("See all %d", all), `href="/front-door?rated=amber"`)
	links := regexp.MustCompile(`/records/([0-9a-f-]{36})`)
	stands := map[core.ID]int{}
	for page := range (all + boardOnPage - 1) / boardOnPage {
		a := v.get(fmt.Sprintf("/front-door?rated=amber&page=%d", page+1), http.StatusOK)
		a.says(t, fmt.Sprintf("%d in all, %d late", all, late))
		for _, m := range links.FindAllStringSubmatch(a.body, -1) {
			stands[core.ID(m[1])]++
		}
	}
	for id := range waiting {
		if stands[id] != 1 {
			t.Errorf("a contact that waits stands %d times on the pages of all, want once", stands[id])
		}
	}
	if n := len(links.FindAllString(board.body, -1)); n > 4*mostShown {
		t.Errorf("the board lists %d, want at most %d under each rating", n, mostShown)
	}
	v.get("/front-door?rated=puce", http.StatusOK).says(t, "0 in all")
}
