package county

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"throughline/core"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

func TestASurgeDoublesTheContactsOfAWeek(t *testing.T) {
	plan := Plan{Seed: 3, Size: 1, Until: until, Surprises: []Surprise{DemandDoubles}}
	all, usual, earlier, alone := plan.families()
	byWeek := make([]int, surge)
	r := rand.New(rand.NewPCG(1, 2))
	start := plan.Until.Date().Plus(1 - 7*surge)
	for range all - usual - earlier - alone {
		byWeek[int(plan.surged(r).Date()-start)/7]++
	}
	week := float64(usual) * contactsPerFamily / (years * 365.25 / 7)
	for n, more := range byWeek {
		if want := week * float64(n+1) / surge; float64(more) < 0.85*want || float64(more) > 1.15*want {
			t.Errorf("week %d of the surge brings %d more contacts than the usual %.0f, want about %.0f", n+1, more, week, want)
		}
	}
	plain := Plan{Seed: 3, Size: 1, Until: until}
	if n, _, _, _ := plain.families(); n != usual+earlier+alone {
		t.Errorf("without the surprise there are %d families, want %d", n, usual+earlier+alone)
	}
}

func TestContactsComeByTheWeekdayAndTheHour(t *testing.T) {
	plan := Plan{Seed: 3, Size: 1, Until: until}
	r := rand.New(rand.NewPCG(3, 4))
	weekend, night, august, may := 0, 0, 0, 0
	const n = 20000
	for range n {
		at := plan.first(r)
		if at.Date().Before(plan.opens()) || at.Date().After(until.Date()) {
			t.Fatalf("a contact comes on %s, outside the six years", at.Date())
		}
		when := at.Time()
		if d := when.Weekday(); d == 0 || d == 6 {
			weekend++
		}
		if when.Hour() < 7 {
			night++
		}
		switch when.Month() {
		case 8:
			august++
		case 5:
			may++
		}
	}
	if weekend > n/8 || weekend < n/20 {
		t.Errorf("%d of %d contacts come at weekends, want about one in thirteen", weekend, n)
	}
	if night > n/12 {
		t.Errorf("%d of %d contacts come before seven, want few", night, n)
	}
	if august*10 > may*8 {
		t.Errorf("%d come in August and %d in May, want far fewer in August", august, may)
	}
}

func TestIdsFollowFromTheSeedAndSortByTime(t *testing.T) {
	at := core.At(core.Day(2024, 5, 1), 9, 0)
	make := func() (out []core.ID) {
		n := numbering{rand: rand.New(rand.NewPCG(1, 1))}
		for i := range 10000 {
			out = append(out, n.id(at.Plus(time.Duration(i/5000)*time.Minute))) // more than fit into a millisecond
		}
		return out
	}
	first, again := make(), make()
	for i := range first {
		if first[i] != again[i] {
			t.Fatalf("id %d is another the second time", i)
		}
		if i > 0 && first[i] <= first[i-1] {
			t.Fatalf("id %d does not sort after the one before it", i)
		}
		if _, err := core.ParseID(string(first[i])); err != nil {
			t.Fatalf("id %d: %v", i, err)
		}
	}
}

func TestAThirdOfATeamLeaves(t *testing.T) {
	gone := func(surprises ...Surprise) int {
		db := testkit.Database(t, store.SQLite, all.Sources()...)
		plan := Plan{Seed: 3, Size: 0.1, Until: until, Surprises: surprises}
		var o *office
		if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
			o, err = open(ctx, tx, plan, plan.opens())
			return err
		}); err != nil {
			t.Fatal(err)
		}
		most := 0
		for _, team := range o.teams[safeguarding] {
			left := 0
			for _, s := range team.seats {
				if last := s[len(s)-1]; !last.until.IsZero() && !last.until.Before(until.Date().Plus(-28)) {
					left++
				}
			}
			if 3*left >= len(team.seats) {
				most = max(most, left)
			}
		}
		return most
	}
	if n := gone(); n > 0 {
		t.Errorf("without the surprise %d of one team left within four weeks", n)
	}
	if n := gone(TeamLeaves); n < 3 {
		t.Errorf("%d of one team left within four weeks, want a third of eight or more", n)
	}
}
