package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// TestACareLeaverWhomNobodyTold stands with what they do not know yet on their own page and on
// their personal adviser's day, and a child who was never in care does not.
func TestACareLeaverWhomNobodyTold(t *testing.T) {
	d := onSQLite(t, 4)
	young := d.added(t, "Kerra", "Lode", core.Day(2008, 2, 1)) // 18
	d.told(t, "care_episode", young.ID, url.Values{"began_on-day": {"1"}, "began_on-month": {"3"}, "began_on-year": {"2023"}, "reason_new": {"S"}, "legal_status": {"V2"},
		"category_of_need": {"N1"}, "placement_type": {"U6"}, "ended_on-day": {"1"}, "ended_on-month": {"2"}, "ended_on-year": {"2026"}, "reason_ended": {"E4A"}})
	adviser := d.worker(access.PersonalAdviser, "")
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		_, err := access.Involve(ctx, tx, d.Authority, access.Involvement{PersonID: young.ID, UserID: adviser.User, Role: "personal adviser", FromOn: deskNow.Date()})
		return err
	})
	v := d.as(t, adviser)
	v.get("/people/"+string(young.ID), http.StatusOK).says(t, "What they do not know yet", "Nobody has told them what that means", "of which nobody has told them in a year", "/new/entitlement?person="+string(young.ID))
	v.get("/day", http.StatusOK).says(t, "Care leavers who do not know all yet", "Kerra Lode")
	child, w := d.aChild(t)
	if page := d.as(t, w).get("/people/"+string(child), http.StatusOK).body; strings.Contains(page, "What they do not know yet") {
		t.Error("a child who was never in care is told of entitlements")
	}
}
