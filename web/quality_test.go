package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"throughline/access"
	"throughline/record"
	"throughline/store"
)

// TestTheAuditorsList holds that what was chosen stands on the auditor's list, and that its
// child's record opens to the auditor once they have begun, and to nobody who has not.
func TestTheAuditorsList(t *testing.T) {
	d := onSQLite(t, 30)
	id, child := d.aRecord(t, "assessment", record.Agreed)
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return tx.Insert(ctx, "quality_sample", []string{"authority_id", "record_id", "kind", "chosen_at", "why"}, d.Authority, id, "assessment", deskNow, "one in twenty")
	})
	if err != nil {
		t.Fatal(err)
	}
	auditor := d.as(t, d.worker(access.Quality, ""))
	auditor.get("/records/"+string(id), http.StatusForbidden)
	auditor.get("/quality", http.StatusOK).says(t, "One in twenty", "Begin")
	d.as(t, d.worker(access.SocialWorker, "")).post("/quality/"+string(id), http.StatusForbidden)
	auditor.post("/quality/"+string(child), http.StatusNotFound)
	if to := auditor.post("/quality/"+string(id), http.StatusSeeOther).Header.Get("Location"); to != "/records/"+string(id) {
		t.Errorf("beginning leads to %q", to)
	}
	auditor.get("/records/"+string(id), http.StatusOK)
	if list := auditor.get("/quality", http.StatusOK); !strings.Contains(list.body, `href="/records/`+string(id)) {
		t.Error("the list does not lead to what was begun")
	}
}
