package all

import (
	"context"
	"net/url"
	"slices"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/practice/getsafe"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// exploitationWorker is somebody of the exploitation team.
func exploitationWorker() access.Who {
	return access.Who{Authority: "x", User: core.NewID(), Name: "Joss Pell", Level: access.L0, Roles: []access.Role{access.GetSafe}}
}

// worksWith makes somebody work with a child by name.
func worksWith(t *testing.T, w *world, who access.Who, child core.ID) {
	t.Helper()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := access.Involve(ctx, tx, "x", access.Involvement{PersonID: child, UserID: who.User, Role: "co-worker", FromOn: core.Day(2026, 1, 1)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// linkedWith links a child of whom there is a concern with a place of concern.
func linkedWith(t *testing.T, w *world, child core.ID, place string) *getsafe.Link {
	t.Helper()
	concern := hand(t, w, w.manager, "exploitation_concern", "", merge(day("concern_on", w.Today()), url.Values{
		"told_by": {"school"}, "what": {"Seen with older men."}, "kinds": {"sexual"}, "modern_slavery": {"no"}, "danger": {"no"}}), child)
	return hand(t, w, w.manager, "mapping_link", concern.Head().ID, merge(day("since_on", w.Today()), url.Values{
		"context_kind": {"place"}, "name": {place}, "how": {"found"}, "sureness": {"known"}, "source": {"A patrol"}})).(*getsafe.Link)
}

func deskOf(t *testing.T, w *world, who access.Who) *getsafe.Desk {
	t.Helper()
	d, err := getsafe.DeskOf(t.Context(), w.DB, who, w.now, w.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWhatTheExploitationTeamHasBeforeIt tells of four children and reads the
// team's desk after each step.
func TestWhatTheExploitationTeamHasBeforeIt(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w, who := newHouse(t, db), exploitationWorker()
		w.now = core.At(core.Day(2026, 3, 10), 9, 0) // a Tuesday
		gone, back, high, cared := w.born(t, "Ty", core.Day(2012, 6, 1)), w.born(t, "Wren", core.Day(2012, 6, 1)), w.born(t, "Zeb", core.Day(2012, 6, 1)), w.born(t, "Fen", core.Day(2012, 6, 1))

		w.wentMissing(t, gone, "2026-03-09", "", "no")
		returned := w.wentMissing(t, back, "2026-03-08", "2026-03-09", "no")
		d := deskOf(t, w, who)
		if len(d.Missing) != 1 || d.Missing[0].PersonID != gone || d.Missing[0].FromOn != core.Day(2026, 3, 9) {
			t.Errorf("missing now: %+v, want one child since 9 March", d.Missing)
		}
		if len(d.Returns) != 1 || d.Returns[0].Record != returned.Head().ID || d.Returns[0].Late(w.now) {
			t.Errorf("owed a conversation: %+v, want one, not late", d.Returns)
		}
		w.now = core.At(core.Day(2026, 3, 12), 9, 0)
		if d = deskOf(t, w, who); len(d.Returns) != 1 || !d.Returns[0].Late(w.now) {
			t.Errorf("owed a conversation after the 72 hours: %+v, want one, late", d.Returns)
		}
		hand(t, w, w.worker, "return_conversation", returned.Head().ID, merge(instant("offered_at", w.now), instant("declined_at", w.now), url.Values{
			"offered_how": {"At school"}, "outcome": {"declined"}, "why_not_held": {"child"}, "carers": {"He was at a friend's."}, "analysis": {"Ask again."},
			"exploitation_signs": {"no"}, "significant_harm": {"no"}, "child_knows": {"yes"}}))
		if d = deskOf(t, w, who); len(d.Returns) != 0 || len(d.Refusals) != 1 || d.Refusals[0].PersonID != back || d.Refusals[0].WhyNot != "child" {
			t.Errorf("after the child said no: owed %+v, refused %+v", d.Returns, d.Refusals)
		}

		w.inCare(t, cared, "2026-03-02", "", "")
		link := linkedWith(t, w, high, "Mill Park")
		d = deskOf(t, w, who)
		if len(d.Unscreened) != 3 || d.Unscreened[0].Person != cared || d.Unscreened[0].By != core.Day(2026, 3, 9) {
			t.Errorf("to be screened: %+v; want all three who are due, first Fen by 9 March", d.Unscreened)
		}
		s := screened(t, w, link.From, map[string]string{"debt": "now"})
		w.againstDesk(t, who, s, high, link)
		if d = deskOf(t, w, who); len(d.Uses) != 1 || d.Uses[0].Use != (getsafe.Use{Due: 3, Done: 1, InTime: 1}) {
			t.Errorf("use of the tool: %+v; want one of three, in time", d.Uses)
		}
		sound(t, w)
	})
}

// againstDesk walks a child at the high level through two panels and a step against a place.
func (w *world) againstDesk(t *testing.T, who access.Who, s *getsafe.Screening, child core.ID, link *getsafe.Link) {
	t.Helper()
	d := deskOf(t, w, who)
	if len(d.Levels) != 1 || d.Levels[0].Level != "high" || d.Levels[0].ScreenedOn != w.Today() || d.Levels[0].DueOn != core.Day(2026, 6, 12) || !d.Levels[0].Panel.RecordID.IsZero() {
		t.Errorf("levels: %+v; want one, high, screened today and again by 12 June, no panel yet", d.Levels)
	}
	if len(d.Contexts) != 1 || d.Contexts[0].Name != "Mill Park" || len(d.Contexts[0].Linked) != 1 || d.Contexts[0].Linked[0].PersonID != child || !d.Contexts[0].LastOn.IsZero() {
		t.Errorf("of concern: %+v; want the park with one child", d.Contexts)
	}
	hand(t, w, w.worker, "disruption_action", link.ID, merge(day("done_on", w.Today()), url.Values{
		"action": {"closure"}, "agency": {"police"}, "target": {"mill park"}, "result": {"done"}, "child_safety": {"It came from neighbours."}}))
	if d = deskOf(t, w, who); d.Contexts[0].LastOn != w.Today() || d.Contexts[0].Last == "" {
		t.Errorf("the park after a step against it: %+v", d.Contexts[0])
	}
	answers := func(decision string) url.Values {
		return merge(day("held_on", w.Today()), day("next_on", w.Today().Plus(28)), url.Values{
			record.PartField(child, "risk"): {"new"}, record.PartField(child, "agencies"): {"Little."}, record.PartField(child, "hypothesis"): {"A line."},
			record.PartField(child, "child_words"): {"Leave me."}, record.PartField(child, "decision"): {decision}, record.PartField(child, "why"): {"As agreed."}})
	}
	first := hand(t, w, w.manager, "exploitation_panel", s.ID, merge(answers("keep"),
		row("action", 1, merge(day("by_when", core.Day(2026, 3, 20)), url.Values{"for_whom": {"The park"}, "action": {"Light it"}, "by_whom": {"Council"}}))))
	d = deskOf(t, w, who)
	if len(d.Panels) != 1 || len(d.Panels[0].Actions) != 1 || d.Panels[0].Actions[0].What != "Light it" || d.Levels[0].Panel.RecordID != first.Head().ID {
		t.Errorf("panels: %+v; want one with what is not done, and it stands with the child", d.Panels)
	}
	if len(d.PanelsDue) != 1 || d.PanelsDue[0].DueOn != core.Day(2026, 4, 9) {
		t.Errorf("panels due: %+v; want one by 9 April", d.PanelsDue)
	}
	hand(t, w, w.manager, "exploitation_panel", first.Head().ID, answers("leave"))
	if d = deskOf(t, w, who); len(d.Panels) != 2 || len(d.Panels[0].Actions)+len(d.Panels[1].Actions) != 1 || len(d.PanelsDue) != 0 {
		t.Errorf("after the next panel, which took over what was open: %+v, due %+v", d.Panels, d.PanelsDue)
	}
}

// TestTheDeskShowsWhomOneMaySee holds that a manager's desk has the children of the team
// alone, and no panel on which a child of another team stands.
func TestTheDeskShowsWhomOneMaySee(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		team := core.NewID()
		who := access.Who{Authority: "x", User: core.NewID(), Name: "Ola Rusk", Level: access.L2, Roles: []access.Role{access.TeamManager}, Teams: []core.ID{team}}
		mine, other := w.born(t, "Ash", core.Day(2012, 6, 1)), w.born(t, "Moss", core.Day(2012, 6, 1))
		for child, of := range map[core.ID]core.ID{mine: team, other: core.NewID()} {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				return access.AllocateLead(ctx, tx, "x", child, core.NewID(), of, core.Day(2026, 1, 5), core.NewID(), true)
			})
			if err != nil {
				t.Fatal(err)
			}
			w.wentMissing(t, child, "2026-03-05", "", "no")
			linkedWith(t, w, child, "Mill Park")
		}
		both := getsafe.PanelKind.New("x", mine, other).(*getsafe.Panel)
		both.On, both.Next = core.Day(2026, 3, 5), core.Day(2026, 4, 2)
		if err := w.Save(t.Context(), w.manager, both, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		d := deskOf(t, w, who)
		if len(d.Missing) != 1 || d.Missing[0].PersonID != mine || len(d.Contexts) != 1 || len(d.Contexts[0].Linked) != 1 || len(d.Panels) != 0 || len(d.Unscreened) != 1 {
			t.Errorf("a manager's desk: %d missing, %+v of concern, %d panels, %d to screen; want one child and no panel", len(d.Missing), d.Contexts, len(d.Panels), len(d.Unscreened))
		}
		if d = deskOf(t, w, exploitationWorker()); len(d.Missing) != 2 || len(d.Contexts[0].Linked) != 2 || len(d.Panels) != 1 {
			t.Errorf("the team's own desk: %d missing, %+v of concern, %d panels; want both children and the panel", len(d.Missing), d.Contexts, len(d.Panels))
		}
	})
}

// TestOnlyThoseWhoMaySeeContextsOfConcern walks every role, at a low and a high level, over
// every way to a place of concern: somebody who works with the child who is linked with it.
func TestOnlyThoseWhoMaySeeContextsOfConcern(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		child := w.born(t, "Kim", core.Day(2012, 6, 1))
		link := linkedWith(t, w, child, secret)
		for _, role := range access.Roles {
			for _, level := range []access.Level{access.L0, access.L5} {
				who := access.Who{Authority: "x", User: core.NewID(), Name: "Pia Rowe", Level: level, Roles: []access.Role{role.Role}}
				worksWith(t, w, who, child)
				may := access.Reads(who, "context_of_concern")
				names := may && (role.Role == access.GetSafe || level >= access.L2)
				for way, got := range contextWays(t, w, who, link) {
					if got.seen != may || got.named != names {
						t.Errorf("%s at L%d: %s shows it %t and its name %t, want %t and %t", role.Name, level, way, got.seen, got.named, may, names)
					}
				}
			}
		}
	})
}

// shown is whether a way shows a record, and the answers of it that are locked.
type shown struct{ seen, named bool }

// contextWays tells what each way to the context that a link names shows somebody.
func contextWays(t *testing.T, w *world, who access.Who, link *getsafe.Link) map[string]shown {
	t.Helper()
	got, ctx := map[string]shown{}, t.Context()
	try := func(way string, e record.Entry, err error) {
		if err != nil && !core.IsSort(err, core.Forbidden) && !core.IsSort(err, core.Missing) {
			t.Fatalf("%s: %v", way, err)
		}
		c, is := e.(*getsafe.Context)
		got[way] = shown{err == nil && is, err == nil && is && c.Name == secret}
	}
	e, _, err := w.Load(ctx, w.DB, who, link.Context)
	try("opening it", e, err)
	e, _, err = w.AsOf(ctx, w.DB, who, link.Context, w.now)
	try("opening it as it was", e, err)
	_, versions, err := w.History(ctx, w.DB, who, link.Context)
	e = nil
	if len(versions) > 0 {
		e = versions[0]
	}
	try("its versions", e, err)
	_, followed, err := w.Chain(ctx, w.DB, who, link)
	e = nil
	for _, c := range followed {
		if c.Kind == "context_of_concern" {
			e = c.Entry
		}
	}
	if e == nil { // what a link leads to stands by itself, and not under the child's record
		e, _, err = w.Load(ctx, w.DB, who, link.Context)
	}
	try("what followed from the link", e, err)
	d, err := getsafe.DeskOf(ctx, w.DB, who, w.now, w.Calendar)
	switch {
	case err == nil:
		got["the team's desk"] = shown{len(d.Contexts) == 1, len(d.Contexts) == 1 && d.Contexts[0].Name == secret}
	case !core.IsSort(err, core.Forbidden):
		t.Fatalf("the team's desk: %v", err)
	case access.Reads(who, "context_of_concern"):
		t.Errorf("%s sees places of concern and not the team's desk", who.Roles[0])
	}
	cards, err := w.OfPerson(ctx, w.DB, who, link.People[0])
	then, errThen := w.OfPersonAsOf(ctx, w.DB, who, link.People[0], w.now)
	fresh, errNew := w.NewSince(ctx, w.DB, who, w.now.Plus(-24*time.Hour))
	for _, err := range []error{err, errThen, errNew} {
		if err != nil && !core.IsSort(err, core.Forbidden) {
			t.Fatal(err)
		}
	}
	isContext := func(kind string) bool { return kind == "context_of_concern" }
	if slices.ContainsFunc(append(cards, then...), func(c record.Card) bool { return isContext(c.Kind) }) || slices.ContainsFunc(fresh, func(l record.Line) bool { return isContext(l.Kind) }) {
		t.Errorf("%s: a place of concern stands in the list of a child's records", who.Roles[0])
	}
	return got
}
