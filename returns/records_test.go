package returns

import (
	"testing"

	"throughline/core"
)

func TestYearOf(t *testing.T) {
	for _, c := range []struct {
		why, day string
		want     int
	}{{"the last day", "2026-03-31", 2026}, {"the first day of the next", "2026-04-01", 2027}, {"winter", "2026-01-15", 2026}} {
		if got := YearOf(core.MustDate(c.day)); got != c.want {
			t.Errorf("%s: %s is of %d, want %d", c.why, c.day, got, c.want)
		}
	}
}
