package cin_test

import (
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/returns/cin"
	"throughline/rule"
	"throughline/store"
	"throughline/testkit"
)

// What the front door and the social workers write here is a census without being keyed again.
func TestTheCensusComesOutOfTheWork(t *testing.T) {
	db := testkit.Database(t, store.SQLite, all.Sources()...)
	k, err := all.Keep(t.Context(), db, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := county.Fill(t.Context(), k, 3, 24, core.At(core.Day(2026, 3, 30), 15, 0), nil); err != nil {
		t.Fatal(err)
	}
	head := access.Who{Authority: county.Authority, User: core.NewID(), Level: access.L4, Roles: []access.Role{access.NominatedOfficer}}
	tables, err := cin.FromRecords(t.Context(), db, k, head, cin.Sender{LEA: "801"}, 2026, "")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, table := range tables {
		rows[table.Name] = len(table.Rows)
	}
	referred, err := store.One[int](t.Context(), db, `SELECT count(*) FROM referral_by_child`)
	if err != nil {
		t.Fatal(err)
	}
	assessed, err := store.One[int](t.Context(), db, `
		SELECT (SELECT count(*) FROM assessment_opened_by_child WHERE started_on >= '2025-04-01')
		     + (SELECT count(*) FROM prebirth_opened_by_child WHERE received_on >= '2025-04-01')`) // a long life began in an earlier year
	if err != nil {
		t.Fatal(err)
	}
	if referred == 0 || assessed == 0 || rows["CINdetails"] != referred || rows["Assessments"] != assessed {
		t.Errorf("%d episodes of %d referrals and %d assessments of %d: all must be in", rows["CINdetails"], referred, rows["Assessments"], assessed)
	}
	r := cin.NewReturn(2026)
	r.Load(tables)
	for _, f := range rule.Run(r, 2026, cin.Rules, nil).Findings {
		if f.Severity == rule.Error.String() {
			t.Errorf("%s in %s row %d: %s", f.Rule, f.Table, *f.Row, f.Message)
		}
	}
}
