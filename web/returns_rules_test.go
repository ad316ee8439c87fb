package web

import (
	"net/http"
	"testing"

	"throughline/access"
)

func TestTheRulesOfAReturnAreAPage(t *testing.T) {
	d := onSQLite(t, 1)
	v := d.as(t, d.worker(access.Analyst, ""))
	v.get("/returns/rules?collection=903&year=2026", http.StatusOK).says(t, "311 rules", "SW17STG2", "How to put it right")
	v.get("/returns/rules?collection=cin&year=2025", http.StatusOK).says(t, "109 rules", "8840")
	v.get("/returns/rules?collection=903&year=1999", http.StatusUnprocessableEntity)
	d.as(t, d.worker(access.SocialWorker, "")).get("/returns/rules", http.StatusForbidden)
}
