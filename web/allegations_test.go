package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
)

// TestTellingTheDesignatedOfficer walks what somebody tells of an allegation from the foot of
// a page to the officer's list and the allegation that begins from it.
func TestTellingTheDesignatedOfficer(t *testing.T) {
	d := onSQLite(t, 2)
	analyst, _ := d.signedInAs(t, access.Analyst)
	if page := analyst.get("/day", http.StatusOK); !strings.Contains(page.body, `href="/new/allegation_told"`) {
		t.Error("the foot of a page does not lead to telling the designated officer")
	}
	form := analyst.get("/new/allegation_told", http.StatusOK)
	id := regexp.MustCompile(`name="_id" value="([^"]+)"`).FindStringSubmatch(form.body)[1]
	told := []string{"_id", id, "_base", "0", "_do", "hand in",
		"learnt_on-day", "19", "learnt_on-month", "11", "learnt_on-year", "2026",
		"subject_name", "Ivo Stell", "role", "teacher", "employer", "Hill School", "harm", "risk", "account", "He met a pupil in the park.",
		"children_named", "Not known yet", "danger", "yes", "done", "The head was told.", "knows", "no", "referrer", "Head of year"}
	analyst.post("/new/allegation_told", http.StatusSeeOther, told...)
	sent := analyst.post("/new/allegation_told", http.StatusSeeOther, told...) // the button was pressed twice
	if to := sent.Header.Get("Location"); to != "/day?done=handed-over" {
		t.Errorf("handing it in leads to %q", to)
	}
	analyst.get("/records/"+id, http.StatusForbidden)
	analyst.get("/allegations", http.StatusForbidden)
	analyst.get("/allegations/"+id, http.StatusForbidden)

	officer, _ := d.signedInAs(t, access.LADO)
	list := officer.get("/allegations", http.StatusOK)
	for _, want := range []string{"/allegations/" + id, "Teacher: a child may be in danger now", "due Monday 23 November"} {
		if !strings.Contains(list.body, want) {
			t.Errorf("the officer's list lacks %q:\n%s", want, wordsOf(list.body))
		}
	}
	officer.get("/allegations/"+id, http.StatusOK)
	officer.post("/allegations/"+id, http.StatusUnprocessableEntity, "child1", string(core.NewID()))
	begun := officer.post("/allegations/"+id, http.StatusSeeOther, "child1", anew).Header.Get("Location")
	if !strings.HasPrefix(begun, "/new/allegation?from="+id+"&person=") {
		t.Fatalf("taking it on leads to %q", begun)
	}
	if page := officer.get(begun, http.StatusOK); !strings.Contains(page.body, "He met a pupil in the park.") {
		t.Error("the allegation does not begin with what was told")
	}
}
