package cin_test

import (
	"context"
	"net/url"
	"slices"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/practice/all"
	"throughline/record"
	"throughline/returns/cin"
	"throughline/store"
	"throughline/testkit"
)

// An assessment before a birth is an assessment of the census, with its factors.
func TestAnAssessmentBeforeABirthIsInTheCensus(t *testing.T) {
	now := core.At(core.Day(2026, 3, 12), 10, 0)
	db := testkit.Database(t, store.SQLite, all.Sources()...)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	head := access.Who{Authority: "x", User: core.NewID(), Level: access.L4, Roles: []access.Role{access.NominatedOfficer}}
	other := head
	other.User = core.NewID()
	baby := people.New("x")
	baby.Names, baby.Sex, baby.Expected = []people.Name{{Kind: people.Legal, Family: "Thorne"}}, "U", core.Day(2026, 7, 29)
	err = db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error { return people.Save(ctx, tx, head, now, baby, "added") })
	if err != nil {
		t.Fatal(err)
	}
	write := func(kind string, from core.ID, answers url.Values) record.Entry {
		t.Helper()
		s, err := k.Start(t.Context(), db, head, kind, from, baby.ID)
		if err != nil {
			t.Fatal(err)
		}
		typed := s.Kind.Typed(s.Entry)
		for _, q := range slices.Concat(s.Kind.Questions(s.Entry).Asked(), s.Kind.PartQuestions(s.Entry, baby.ID)) {
			name := q.Name
			if s.Kind.Questions(s.Entry).Find(name) == nil {
				name = record.PartField(baby.ID, name)
			}
			if given := answers[q.Name]; given != nil {
				typed[name] = given
			} else if q.PlainText() == "" {
				q.SetText(map[string]string{"day": "2026-03-09", "yesno": "no", "whole": "6", "long": "As said.", "words": "As said."}[string(q.Sort)])
				if name == q.Name {
					q.Type(typed)
				} else {
					typed.Set(name, q.PlainText())
				}
			}
		}
		if wrong := s.Kind.Read(s.Entry, typed, now.Date()); len(wrong) > 0 {
			t.Fatalf("a %s: %v", kind, wrong)
		}
		if err := k.Save(t.Context(), head, s.Entry, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		return s.Entry
	}
	referral := write("referral", "", url.Values{"source": {"2A"}, "primary_need": {"N1"}, "outcomes": {"assessment"}})
	opened := write("prebirth_opened", referral.Head().ID, nil)
	written := write("prebirth_assessment", opened.Head().ID, url.Values{"factors": {"4B"}, "outcome": {"child_in_need"}})
	if err := k.Sign(t.Context(), other, written.Head().ID, 1); err != nil {
		t.Fatal(err)
	}
	tables, err := cin.FromRecords(t.Context(), db, k, head, cin.Sender{LEA: "801"}, 2026, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if table.Name != "Assessments" {
			continue
		}
		if len(table.Rows) != 1 || !slices.Contains(table.Rows[0], "2026-03-09") || !slices.Contains(table.Rows[0], "2026-03-12") {
			t.Errorf("the assessments of the census are %v %v, want one from 2026-03-09 to 2026-03-12", table.Columns, table.Rows)
		}
		return
	}
	t.Error("the census has no assessments")
}
