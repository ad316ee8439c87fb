package leavingcare

import (
	"testing"

	"throughline/code"
)

func TestTheOfferNamesEveryEntitlementOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Offer {
		if !code.Entitlement.Has(e.Code) || seen[e.Code] || e.Words == "" || e.Law == "" || len(e.For) == 0 || e.From > e.To {
			t.Errorf("%s is not whole, is there twice, or has no code", e.Code)
		}
		seen[e.Code] = true
		for _, s := range e.For {
			if !code.CareLeaverStatus.Has(s) {
				t.Errorf("%s is for %q, which is no status", e.Code, s)
			}
		}
	}
	if len(seen) != len(code.Entitlement.Items) {
		t.Errorf("%d entitlements are told of, the code list has %d", len(seen), len(code.Entitlement.Items))
	}
}

func TestOfferFor(t *testing.T) {
	for _, c := range []struct {
		why, status string
		age         int
		what        string
		want        bool
	}{
		{"council tax is for grown-ups", "eligible", 17, "council_tax", false},
		{"council tax at 18", "former_relevant", 18, "council_tax", true},
		{"staying put ends at 21", "former_relevant", 21, "staying_put", false},
		{"an adviser to 25", "former_relevant", 24, "adviser", true},
		{"who qualifies has no adviser of their own", "qualifying", 19, "adviser", false},
		{"who qualifies is helped with housing", "qualifying", 19, "housing", true},
		{"nobody's child", "none", 17, "records", false},
	} {
		got := false
		for _, e := range OfferFor(c.status, c.age) {
			got = got || e.Code == c.what
		}
		if got != c.want {
			t.Errorf("%s: %s at %d has %s: %t, want %t", c.why, c.status, c.age, c.what, got, c.want)
		}
	}
}
