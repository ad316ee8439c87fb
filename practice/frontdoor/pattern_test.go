package frontdoor

import (
	"testing"

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
