package ssda903_test

import (
	"slices"
	"testing"

	"throughline/core"
	"throughline/people"
	"throughline/practice/all"
	"throughline/practice/care"
	"throughline/returns/ssda903"
	"throughline/store"
	"throughline/testkit"
)

// TestCareLeaversFollowFromTheTimesInTouch writes down times in touch with a young woman
// who left care on her 18th birthday, and wants the yearly rows that follow from them.
func TestCareLeaversFollowFromTheTimesInTouch(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		o := newOffice(t, db)
		o.Children = people.Children
		jo := o.child(t, "Jo", "F", core.Day(2005, 3, 20), "AA3")
		e := care.EpisodeKind.New("x", jo).(*care.Episode)
		e.Began, e.Ended, e.ReasonEnded = core.Day(2020, 6, 1), core.Day(2023, 3, 20), "E17"
		e.ReasonNew, e.LegalStatus, e.Need, e.Placement, e.Provider = "S", "V2", "N1", "U6", "PR1"
		if err := o.Save(t.Context(), o.manager, e, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		from := o.on("2023-03-21").write(t, "leaving_care_status", e.ID, answers("worked_out_on@", "2023-03-21", "told", "yes", "told_on@", "2023-03-21")).Head().ID
		touch := func(day, how, inTouch, living, doing string) {
			a := answers("contact_on@", day, "how", how, "in_touch", inTouch, "account", "We spoke.", "next_step", "Try again")
			if how != "tried" {
				a = with(a, answers("accommodation", living, "our_home", "no", "activity", doing))
			}
			o.on(day).write(t, "keeping_in_touch", from, a)
		}
		touch("2023-04-10", "home", "YES", "Z1", "F2")   // within a month of the 18th birthday, on which care ended: not asked
		touch("2023-12-19", "home", "YES", "Z1", "F5")   // more than three months before the 19th
		touch("2024-02-01", "tried", "NO", "", "")       // no contact
		touch("2024-12-20", "phone", "YES", "U1", "F5")  // three months before the 20th, to the day
		touch("2025-04-20", "home", "YES", "K1", "G5")   // a month after it, to the day: the last, though the year has ended
		touch("2025-04-21", "home", "YES", "U1", "F4")   // a day too late
		touch("2025-12-20", "phone", "REFU", "U1", "F4") // before the 21st
		touch("2026-04-01", "tried", "NO", "", "")       // which does not undo it

		for _, c := range []struct {
			why   string
			today string
			year  int
			want  []string
		}{
			{"in care on the 17th birthday", "2026-05-01", 2022, nil},
			{"care ended on the 18th", "2026-05-01", 2023, nil},
			{"nobody reached her around the 19th", "2026-05-01", 2024, []string{"NO", "0", "0"}},
			{"the last contact around the 20th", "2026-05-01", 2025, []string{"YES", "G5", "K1"}},
			{"she wants no contact at the 21st", "2026-05-01", 2026, []string{"REFU", "F4", "U1"}},
			{"none is asked after the 21st", "2027-05-01", 2027, nil},
			{"around the 19th there may still be a contact", "2024-04-20", 2024, nil},
			{"the 19th is to come", "2024-03-01", 2024, nil},
		} {
			got := o.on(c.today).leaverRow(t, c.year, jo)
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: the row of %d is %v, want %v", c.why, c.year, got, c.want)
			}
		}
	})
}

// leaverRow is IN_TOUCH, ACTIV and ACCOM of the one row of a care leaver; nil for none.
func (o *office) leaverRow(t *testing.T, year int, person core.ID) []string {
	t.Helper()
	tables, err := ssda903.FromRecords(t.Context(), o.DB, o.Keeper, o.senior, year, person)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if table.Name != "OC3" || len(table.Rows) == 0 {
			continue
		}
		if len(table.Rows) > 1 {
			t.Errorf("there are %d rows of %d", len(table.Rows), year)
		}
		return table.Rows[0][2:]
	}
	return nil
}
