package childinneed

import (
	"net/url"
	"testing"

	"throughline/core"
)

func TestAClosingSaysWhy(t *testing.T) {
	today := core.Day(2026, 11, 3)
	answers := url.Values{
		"closed_on-day": {"3"}, "closed_on-month": {"11"}, "closed_on-year": {"2026"}, "reason": {"RC8"},
		"summary": {"You told us that mornings were hard. They are better now."}, "family_told": {"yes"}, "partners_told": {"yes"},
	}
	for _, c := range []struct {
		why, field, value, wrong string
	}{
		{"all is answered", "reason", "RC8", ""},
		{"no reason", "reason", "", "reason"},
		{"a reason that the census does not know", "reason", "RC99", "reason"},
		{"the family was not told, and nobody says why", "family_told", "no", "why_not_told"},
		{"a day to come", "closed_on-day", "4", "closed_on"},
	} {
		typed := url.Values{}
		for name, values := range answers {
			typed[name] = values
		}
		typed.Set(c.field, c.value)
		wrong := ClosingKind.Read(ClosingKind.New("x", core.NewID()), typed, today)
		if (c.wrong == "") != (len(wrong) == 0) || c.wrong != "" && wrong[0].Field != c.wrong {
			t.Errorf("%s: %v, want %q", c.why, wrong, c.wrong)
		}
	}
}
