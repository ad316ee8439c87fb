package access

import (
	"context"
	"testing"
	"time"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// TestEachRoleAndEachChild holds the council's table of who may look at whom: o open, r
// with a reason, g by breaking the glass, n not at all.
func TestEachRoleAndEachChild(t *testing.T) {
	order := []string{"own", "team", "service", "other", "waiting", "named", "closed", "conflict"}
	letters := map[Way]byte{Open: 'o', WithReason: 'r', WithGlass: 'g', NoWay: 'n'}
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		for _, c := range []struct {
			why  string
			role Role
			want string
		}{
			{"decides on contacts; reads others once a reason is given", FrontDoorWorker, "oorroonn"},
			{"own children; the team's with a reason", SocialWorker, "orgggonn"},
			{"own families only", EarlyHelpWorker, "onnnnonn"},
			{"the team's, and takes on those who wait", TeamManager, "oorgoonn"},
			{"the service's", ServiceManager, "oooroonn"},
			{"answers for all", NominatedOfficer, "oooooonn"},
			{"answers for all", Director, "oooooonn"},
			{"those whose conferences or reviews they chair", Chair, "oggggonn"},
			{"nobody else is there at night; restricted ones by breaking the glass", OutOfHours, "oooooogn"},
			{"the subject's, others with a reason", LADO, "orrrronn"},
			{"reads all", GetSafe, "oooooonn"},
			{"children in care, with whom the team is involved", VirtualSchool, "oonnnonn"},
			{"own young people", PersonalAdviser, "oggggonn"},
			{"children placed with their carers", Fostering, "onnnnonn"},
			{"their cases", Legal, "onnnnonn"},
			{"the sample", Quality, "onnnnonn"},
			{"no names without a reason", Analyst, "orrrronn"},
			{"for the request", RecordsOfficer, "onnnnonn"},
			{"accounts and no content", Administrator, "nnnnnnnn"},
			{"sees nothing", PublicSite, "nnnnnnnn"},
		} {
			got := make([]byte, len(order))
			for i, name := range order {
				way, err := WayIn(t.Context(), db, s.as(c.role), s.children[name])
				if err != nil {
					t.Fatal(err)
				}
				got[i] = letters[way]
				if err := May(t.Context(), db, s.as(c.role), See, s.children[name]); (err == nil) != (way == Open) {
					t.Errorf("%s, the child %q: the way is %s, and May says %v", c.role, name, way, err)
				}
			}
			if string(got) != c.want {
				t.Errorf("%s (%s): %v are %s, want %s", c.role, c.why, order, got, c.want)
			}
		}
	})
}

func TestRefusalsTellNoMoreThanTheyMay(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		for _, c := range []struct {
			why   string
			who   Who
			act   Act
			child string
			want  core.Sort // 0 is yes
		}{
			{"nobody", Who{Authority: s.authority}, See, "own", core.Forbidden},
			{"another council's user", func() Who { w := s.as(Director); w.Authority = "elsewhere"; return w }(), See, "", 0},
			{"a role that there is not", s.as("caretaker"), See, "own", core.Forbidden},
			{"a restricted child is not there", s.as(SocialWorker), See, "closed", core.Missing},
			{"nor to be written about", s.as(FrontDoorWorker), Write, "closed", core.Missing},
			{"nor in a search", s.as(FrontDoorWorker), Search, "closed", core.Missing},
			{"a head of service knows that it is restricted", s.as(NominatedOfficer), See, "closed", core.Forbidden},
			{"and may change who is named", s.as(NominatedOfficer), Restrict, "closed", 0},
			{"but not over a conflict", s.as(NominatedOfficer), Restrict, "conflict", core.Missing},
			{"a conflict hides from a director", s.as(Director), See, "conflict", core.Missing},
			{"a conflict hides from the log", s.as(Administrator), ReadLog, "conflict", core.Missing},
			{"another team's child is there, and closed", s.as(SocialWorker), See, "other", core.Forbidden},
			{"the front door takes contacts about anybody", s.as(FrontDoorWorker), Write, "other", 0},
			{"and sees them", s.as(FrontDoorWorker), SeeFrontDoor, "other", 0},
			{"a search finds everybody", s.as(EarlyHelpWorker), Search, "other", 0},
			{"a social worker restricts nobody", s.as(SocialWorker), Restrict, "own", core.Forbidden},
			{"an administrator reads no record", s.as(Administrator), See, "own", core.Forbidden},
			{"an administrator manages accounts", s.as(Administrator), ManageAccounts, "", 0},
			{"a social worker does not", s.as(SocialWorker), ManageAccounts, "", core.Forbidden},
			{"roles add up", s.as(SocialWorker, TeamManager), See, "team", 0},
			{"the public site writes about nobody", Public(s.authority), Write, "", 0},
			{"and about nobody known", Public(s.authority), Write, "waiting", core.Forbidden},
			{"and sees nothing", Public(s.authority), See, "", core.Forbidden},
		} {
			err := May(t.Context(), db, c.who, c.act, s.children[c.child])
			if c.want == 0 && err != nil || c.want != 0 && !core.IsSort(err, c.want) {
				t.Errorf("%s: %s gave %v, want sort %d", c.why, c.act, err, c.want)
			}
		}
		if err := MayIn(t.Context(), db, s.as(SocialWorker), Write, Court, s.children["own"]); err != nil {
			t.Errorf("a social worker writes for the court about their own child: %v", err)
		}
		refused(t, "court papers of a family worker", MayIn(t.Context(), db, s.as(EarlyHelpWorker), See, Court, s.children["own"]), core.Forbidden)
	})
}

func TestCanSign(t *testing.T) {
	for _, c := range []struct {
		why  string
		who  Who
		need Level
		want bool
	}{
		{"nobody holds not even the lowest level", Who{}, L0, false},
		{"the public site neither", Public("a"), L0, false},
		{"just enough", Who{User: core.NewID(), Level: L2}, L2, true},
		{"one short", Who{User: core.NewID(), Level: L2}, L3, false},
	} {
		if got := CanSign(c.who, c.need); got != c.want {
			t.Errorf("%s: %t, want %t", c.why, got, c.want)
		}
	}
}

func TestLookWithReason(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		who, child := s.as(SocialWorker), s.children["team"]
		look := func(child, reason, words string) error {
			return try(t, db, func(ctx context.Context, tx *store.Tx) error {
				return LookWithReason(ctx, tx, who, s.children[child], reason, words)
			})
		}
		refused(t, "no reason", look("team", "", ""), core.Invalid)
		refused(t, "too few words", look("team", "cover", "cover"), core.Invalid)
		refused(t, "another team's", look("other", "cover", "Covering for a colleague today"), core.Forbidden)
		refused(t, "restricted", look("closed", "cover", "Covering for a colleague today"), core.Missing)
		refused(t, "a conflict", look("conflict", "cover", "Covering for a colleague today"), core.Missing)
		if err := look("team", "cover", "Covering for a colleague today"); err != nil {
			t.Fatal(err)
		}
		if err := May(t.Context(), db, who, See, child); err != nil {
			t.Errorf("after a reason: %v", err)
		}
		refused(t, "writing after a reason", May(t.Context(), db, who, Write, child), core.Forbidden)
		who.At = now.Plus(24*time.Hour + time.Second)
		refused(t, "a day later", May(t.Context(), db, who, See, child), core.Forbidden)

		boss := Who{Authority: s.authority, User: s.manager, Level: L2, At: now}
		notices, err := Notices(t.Context(), db, boss, true)
		if err != nil || len(notices) != 1 || notices[0].PersonID != child || notices[0].ByID != s.user {
			t.Fatalf("the manager of both teams has %d notices (%v), want one about the child", len(notices), err)
		}
		refused(t, "somebody else's notice", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			return SeeNotice(ctx, tx, s.as(SocialWorker), notices[0].ID)
		}), core.Missing)
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return SeeNotice(ctx, tx, boss, notices[0].ID) })
		if left, err := Notices(t.Context(), db, boss, true); err != nil || len(left) != 0 {
			t.Errorf("seen, and %d are left (%v)", len(left), err)
		}
	})
}

func TestBreakGlass(t *testing.T) {
	const words = "The police have the child with them"
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		shatter := func(who Who, child string) error {
			return try(t, db, func(ctx context.Context, tx *store.Tx) error {
				return BreakGlass(ctx, tx, who, s.children[child], "police", words)
			})
		}
		worker, night := s.as(SocialWorker), s.as(OutOfHours)
		refused(t, "an early help worker", shatter(s.as(EarlyHelpWorker), "other"), core.Forbidden)
		refused(t, "over a conflict", shatter(night, "conflict"), core.Missing)
		refused(t, "a restricted record by day", shatter(worker, "closed"), core.Missing)
		for _, c := range []struct {
			who   Who
			child string
		}{{worker, "other"}, {night, "closed"}} {
			if err := shatter(c.who, c.child); err != nil {
				t.Fatal(err)
			}
			for _, act := range []Act{See, Write} {
				if err := May(t.Context(), db, c.who, act, s.children[c.child]); err != nil {
					t.Errorf("%s after the glass was broken: %v", act, err)
				}
			}
		}
		refused(t, "the same by somebody by day", May(t.Context(), db, worker, See, s.children["closed"]), core.Missing)
		worker.At, night.At = now.Plus(24*time.Hour), now.Plus(24*time.Hour)
		refused(t, "24 hours later", May(t.Context(), db, worker, See, s.children["other"]), core.Forbidden)
		refused(t, "24 hours later, restricted", May(t.Context(), db, night, See, s.children["closed"]), core.Missing)

		var chief core.ID
		write(t, db, func(ctx context.Context, tx *store.Tx) (err error) {
			chief, err = CreateUser(ctx, tx, s.authority, User{Name: "Ida Moor", Email: "ida@example.org", Level: L3, Active: true, Teams: []core.ID{s.other}}, now)
			return err
		})
		told, err := Notices(t.Context(), db, Who{Authority: s.authority, User: chief, Level: L3, At: now}, true)
		if err != nil || len(told) != 1 {
			t.Errorf("the service manager of the child's service has %d notices (%v), want 1", len(told), err)
		}
	})
}
