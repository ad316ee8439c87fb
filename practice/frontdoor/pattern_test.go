package frontdoor

import (
	"testing"
	"time"

	"throughline/clock"
	"throughline/core"
)

func TestOneInTwentyIsLookedAtAgain(t *testing.T) {
	chosen := 0
	for range 20_000 {
		id := core.NewID()
		once := inSample(id)
		if once {
			chosen++
		}
		if again := inSample(id); again != once {
			t.Fatal("the same decision is chosen once and not the other time")
		}
	}
	if chosen < 850 || chosen > 1150 {
		t.Errorf("of 20,000 decisions %d are looked at again, want about 1,000", chosen)
	}
}

// TestOfficeUntil: what is told of a wait is so until the instant that is named, and no longer.
func TestOfficeUntil(t *testing.T) {
	cal := clock.England()
	count := func(from, to core.Instant) int {
		t.Helper()
		n, err := OfficeMinutes(cal, from, to)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	monday := core.At(core.Day(2026, 11, 16), 0, 0)
	named := 0
	for from := monday; from < monday.Plus(6*24*time.Hour); from = from.Plus(5*time.Hour + 7*time.Minute + 13*time.Second) {
		for now := from; now < monday.Plus(8*24*time.Hour); now = now.Plus(2*time.Hour + 11*time.Minute + 29*time.Second) {
			more := 60 - count(from, now)%60
			until, err := OfficeUntil(cal, from, now, more)
			if err != nil {
				t.Fatal(err)
			}
			if until.IsZero() {
				if got := count(from, core.At(now.Date().Plus(1), 0, 0)); got > count(from, now)+more {
					t.Errorf("from %s, at %s: %d minutes at the day's end, and no instant is named", from, now, got)
				}
				continue
			}
			named++
			if until <= now || count(from, until) != count(from, now)+more || count(from, until-1) >= count(from, now)+more {
				t.Errorf("from %s, at %s: it is said to hold until %s, when %d minutes have gone by, want %d", from, now, until, count(from, until), count(from, now)+more)
			}
		}
	}
	if named < 100 {
		t.Errorf("an instant was named %d times: little was tried", named)
	}
}

func TestOfficeHours(t *testing.T) {
	for _, c := range []struct {
		why      string
		from, to core.Instant
		want     int
	}{
		{"within a morning", core.At(core.Day(2026, 11, 18), 9, 30), core.At(core.Day(2026, 11, 18), 11, 45), 2},
		{"over a night", core.At(core.Day(2026, 11, 18), 16, 0), core.At(core.Day(2026, 11, 19), 10, 0), 2},
		{"over a weekend", core.At(core.Day(2026, 11, 20), 16, 0), core.At(core.Day(2026, 11, 23), 10, 0), 2},
		{"sent at night", core.At(core.Day(2026, 11, 18), 2, 0), core.At(core.Day(2026, 11, 18), 10, 0), 1},
		{"over Christmas", core.At(core.Day(2026, 12, 24), 16, 0), core.At(core.Day(2026, 12, 29), 10, 0), 2},
		{"not yet", core.At(core.Day(2026, 11, 18), 12, 0), core.At(core.Day(2026, 11, 18), 11, 0), 0},
	} {
		if got, err := OfficeMinutes(clock.England(), c.from, c.to); err != nil || got/60 != c.want {
			t.Errorf("%s: %d hours (%v), want %d", c.why, got, err, c.want)
		}
	}
}

func TestPatternWords(t *testing.T) {
	for _, c := range []struct {
		why  string
		p    Pattern
		want string
	}{
		{"two are not a pattern", Pattern{2, 2, 2}, ""},
		{"three in three months", Pattern{3, 3, 0}, "Third contact or more in three months"},
		{"three of domestic abuse in a year", Pattern{1, 4, 3}, "Third domestic abuse notification or more in twelve months"},
		{"both", Pattern{3, 3, 3}, "Third contact or more in three months, and third domestic abuse notification or more in twelve"},
	} {
		if got := c.p.Words(); got != c.want || c.p.Repeats() != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
