package returns

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bigReturn writes the return of a number of invented children: three episodes, two
// reviews and the yearly tables for each, and last year's header and episodes.
func bigReturn(t testing.TB, children int) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "previous"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, form := range map[string]struct{ header, rows string }{
		"header.csv":            {"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "%[1]d,F,%02[2]d/%02[3]d/2012,WBRI,UN1,0,\n"},
		"episodes.csv":          {"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN", "%[1]d,%02[2]d/%02[3]d/2023,S,C2,N1,U4,PR1,01/06/2024,X1,CARPL,AB%[2]d 1AA,AB%[3]d 2BB,SC%[1]d\n%[1]d,01/06/2024,P,C2,N1,U4,PR1,01/10/2025,X1,CARPL,AB%[2]d 1AA,AB1 2BB,SC%[1]d\n%[1]d,01/10/2025,P,C2,N1,K2,PR4,,,,AB%[2]d 1AA,AB%[3]d 2BC,SC%[3]d\n"},
		"reviews.csv":           {"CHILD,DOB,REVIEW,REVIEW_CODE", "%[1]d,%02[2]d/%02[3]d/2012,01/05/2025,PN1\n%[1]d,%02[2]d/%02[3]d/2012,01/11/2025,PN3\n"},
		"oc2.csv":               {"CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED", "%[1]d,%02[2]d/%02[3]d/2012,12,,0,,1,1,1,0,,\n"},
		"previous/header.csv":   {"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "%[1]d,F,%02[2]d/%02[3]d/2012,WBRI,UN1,0,\n"},
		"previous/episodes.csv": {"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN", "%[1]d,%02[2]d/%02[3]d/2023,S,C2,N1,U4,PR1,01/06/2024,X1,CARPL,AB%[2]d 1AA,AB%[3]d 2BB,SC%[1]d\n%[1]d,01/06/2024,P,C2,N1,U4,PR1,,,,AB%[2]d 1AA,AB1 2BB,SC%[1]d\n"},
	} {
		var b strings.Builder
		b.WriteString(form.header + "\n")
		for i := range children {
			fmt.Fprintf(&b, form.rows, 100000+i, 1+i%28, 1+i%12)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// BenchmarkCheck reads and checks the return of 80,000 children, of which England has
// about so many. The floor is the reading of its CSV files alone.
func BenchmarkCheck(b *testing.B) {
	dir := bigReturn(b, 80_000)
	sources := open(b, dir)
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			for _, s := range sources {
				if _, err := s.Tables(); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			in, err := SSDA903.Load(sources)
			if err != nil {
				b.Fatal(err)
			}
			r, err := SSDA903.Check(dir, in, Options{Year: 2026})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(r.Counts.Findings), "findings")
		}
	})
}

// BenchmarkSmallReturns checks a folder of one child again and again, as a run over
// thousands of folders does.
func BenchmarkSmallReturns(b *testing.B) {
	dir := bigReturn(b, 1)
	for b.Loop() {
		in, err := SSDA903.Load(open(b, dir))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := SSDA903.Check(dir, in, Options{Year: 2026}); err != nil {
			b.Fatal(err)
		}
	}
}
