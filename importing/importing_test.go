package importing

import (
	"context"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/practice/all"
	"throughline/practice/care"
	"throughline/record"
	"throughline/returns"
	"throughline/returns/ssda903"
	"throughline/store"
	"throughline/testkit"
)

// table makes a table of lines of cells parted by commas, the heading first.
func table(name string, lines ...string) returns.Table {
	t := returns.Table{Name: name, File: name + ".csv", Columns: strings.Split(lines[0], ",")}
	for i, l := range lines[1:] {
		t.Rows = append(t.Rows, strings.Split(l, ","))
		t.Lines = append(t.Lines, i+2)
	}
	return t
}

func input(tables ...returns.Table) *returns.Input {
	return &returns.Input{From: "csv", Tables: tables}
}

const (
	headerLine   = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
	episodeLine  = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
	firstChild   = "A1,F,02/03/2015,WBRI,UN1,,"
	secondChild  = "A2,M,05/06/2012,MWAS,UN5,,"
	firstEpisode = "A1,10/01/2026,S,C2,N1,U4,PR1,,,,ZZ1 1ZZ,ZZ2 2ZZ,1234567"
	aReview      = "A1,02/03/2015,01/02/2026,PN1"
)

// episodes are the episodes on record of everybody, in order.
func episodes(t *testing.T, k *record.Keeper) []*care.Episode {
	t.Helper()
	of, err := k.OfKinds(t.Context(), k.DB, access.Import(authority), "", "care_episode")
	if err != nil {
		t.Fatal(err)
	}
	var out []*care.Episode
	for _, e := range of["care_episode"] {
		out = append(out, e.(*care.Episode))
	}
	return out
}

// says reports whether some problem says all of these words.
func says(r Result, words ...string) bool {
	for _, p := range r.Problems {
		all := p.Error() + " " + p.Value
		for _, w := range words {
			if !strings.Contains(all, w) {
				all = ""
			}
		}
		if all != "" {
			return true
		}
	}
	return false
}

func TestACorrectedFile(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		take(t, k, returns.SSDA903, 2026, input(table("Header", headerLine, firstChild, secondChild), table("Episodes", episodeLine, firstEpisode),
			table("Reviews", "CHILD,DOB,REVIEW,REVIEW_CODE", aReview)))
		corrected := input(table("Header", headerLine, strings.Replace(firstChild, "WBRI", "WIRI", 1)),
			table("Episodes", episodeLine, strings.Replace(firstEpisode, "U4", "U6", 1)), table("Reviews", "CHILD,DOB,REVIEW,REVIEW_CODE"))
		r := take(t, k, returns.SSDA903, 2026, corrected)
		if r.Made != 0 || r.Changed != 2 {
			t.Errorf("the corrected rows made %d records and changed %d; want none and the details and the episode", r.Made, r.Changed)
		}
		es := episodes(t, k)
		if len(es) != 1 || es[0].Placement != "U6" || es[0].Version != 2 {
			t.Errorf("the episode was not brought up to date: %d of them", len(es))
		}
		if !says(r, "Reviews", "A1", "is not there; the record stays") {
			t.Errorf("the review that is gone was not reported: %v", r.Problems)
		}
		if !says(r, "a child of whom an earlier import of 2026 told is not there", "A2") {
			t.Errorf("the child who is gone was not reported: %v", r.Problems)
		}
		again(t, k, returns.SSDA903, 2026, corrected)
	})
}

func TestWhatWasCorrectedHereStays(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		in := input(table("Header", headerLine, firstChild), table("Episodes", episodeLine, firstEpisode))
		take(t, k, returns.SSDA903, 2026, in)
		worker := access.Who{Authority: authority, User: core.NewID(), Roles: []access.Role{access.NominatedOfficer}}
		e := episodes(t, k)[0]
		e.Placement = "K2"
		if err := k.Save(t.Context(), worker, e, e.Version, "corrected"); err != nil {
			t.Fatal(err)
		}
		again(t, k, returns.SSDA903, 2026, in)
		r := take(t, k, returns.SSDA903, 2026, input(table("Header", headerLine, firstChild),
			table("Episodes", episodeLine, strings.Replace(firstEpisode, "U4", "U1", 1))))
		if r.Kept != 1 || !says(r, "line 2", "corrected here") {
			t.Errorf("%d records were kept and reported: %v", r.Kept, r.Problems)
		}
		if got := episodes(t, k)[0].Placement; got != "K2" {
			t.Errorf("the placement is %s; a person had written K2", got)
		}
	})
}

func TestAChildGoesInWholeOrNotAtAll(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		first := input(table("Header", headerLine, firstChild))
		take(t, k, returns.SSDA903, 2025, first)
		restrict(t, k)
		r := take(t, k, returns.SSDA903, 2026, input(table("Header", headerLine, firstChild, secondChild), table("Episodes", episodeLine, firstEpisode,
			strings.Replace(firstEpisode, "A1", "A2", 1))))
		if r.Children != 1 || r.Left != 1 || !says(r, "Header.csv, line 2", "nothing of it was", "A1") {
			t.Errorf("%d went in and %d did not: %v", r.Children, r.Left, r.Problems)
		}
		if got := episodes(t, k); len(got) != 1 {
			t.Errorf("%d episodes are on record, want the second child's alone", len(got))
		}
	})
}

// restrict closes the record of everybody there is.
func restrict(t *testing.T, k *record.Keeper) {
	t.Helper()
	officer := access.Who{Authority: authority, User: core.NewID(), Roles: []access.Role{access.RecordsOfficer}}
	ids, err := store.All[core.ID](t.Context(), k.DB, `SELECT id FROM person WHERE authority_id = $1`, authority)
	if err != nil {
		t.Fatal(err)
	}
	err = k.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		for _, id := range ids {
			if err := access.RestrictRecord(ctx, tx, officer, id, "witness", "Told by the police.", officer.User); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatCannotBeReadIsReportedAndKept(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		in := input(table("Header", headerLine, strings.Replace(firstChild, "02/03/2015", "31/02/2015", 1)),
			table("Episodes", episodeLine, strings.Replace(firstEpisode, "10/01/2026", "soon", 1), ",01/01/2026,S,,,,,,,,,,"))
		r := take(t, k, returns.SSDA903, 2026, in)
		if !says(r, "Header.csv, line 2", "DOB", "31/02/2015") || !says(r, "Episodes.csv, line 2", "DECOM", "soon", "31/03/2026") {
			t.Errorf("days that are none were not reported: %v", r.Problems)
		}
		if !says(r, "Episodes.csv, line 3", "does not say whose it is") {
			t.Errorf("a row without a child was not reported: %v", r.Problems)
		}
		in.Tables[1].Rows = in.Tables[1].Rows[:1]
		sameReturn(t, ssda903.Records, upper(in), built(t, k, returns.SSDA903, 2026))
	})
}

// upper is a return as reading understands it.
func upper(in *returns.Input) *returns.Input {
	for _, t := range in.Tables {
		for _, row := range t.Rows {
			for i := range row {
				row[i] = strings.ToUpper(row[i])
			}
		}
	}
	return in
}

func TestTheYearAfterTheLastImportGoesByTheDays(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		take(t, k, returns.SSDA903, 2026, input(table("Header", headerLine, firstChild, secondChild), table("Episodes", episodeLine, firstEpisode,
			"A2,10/01/2024,S,C2,N1,U4,PR1,10/01/2026,E4A,,,,")))
		rows := map[string]int{}
		for _, b := range built(t, k, returns.SSDA903, 2027) {
			rows[b.Name] = len(b.Rows)
		}
		if rows["Episodes"] != 1 || rows["Header"] != 1 {
			t.Errorf("2027 has %d episodes of %d children; want the one that goes on", rows["Episodes"], rows["Header"])
		}
	})
}

func TestLastYearGoesBeforeThisYear(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		ended := strings.Replace(firstEpisode, "PR1,,,", "PR1,05/05/2026,X1,CARPL", 1)
		take(t, k, returns.SSDA903, 2027, input(table("Header", headerLine, firstChild), table("Episodes", episodeLine, ended),
			table("Header_last", headerLine, firstChild), table("Episodes_last", episodeLine, firstEpisode)))
		es := episodes(t, k)
		if len(es) != 1 || es[0].Ended != core.Day(2026, 5, 5) || es[0].Years != "2026 2027" {
			t.Fatalf("%d episodes; want one, told of by both years, that ended in the second", len(es))
		}
		for _, b := range built(t, k, returns.SSDA903, 2026) {
			if b.Name == "Episodes" && b.Rows[0][7] != "" {
				t.Errorf("the return of 2026 says that the episode ended on %s, which lies after its year", b.Rows[0][7])
			}
		}
	})
}
