package all

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/clock"
	"throughline/testkit"
)

// laterAreas are the parts of the service whose kinds of record come later.
var laterAreas = []string{"fostering", "kinship", "education", "send", "complaints", "records", "quality"}

// madeElsewhere are moments that no kind of record makes, and what does.
var madeElsewhere = map[clock.Moment]string{
	clock.ChildBorn: ofPerson, clock.PregnancyExpectedDelivery: ofPerson, clock.PersonTurned16: ofPerson, clock.PersonBirthday17To21: ofPerson,
	clock.AdopterRegistered: ofAdopters, clock.AdopterStage1Decided: ofAdopters, clock.AdopterStage2Started: ofAdopters, clock.AdopterDecided: ofAdopters,
	clock.WorkerStartedASYE: "the record of a worker, which comes with quality",
}

const (
	ofPerson   = "the dates of the person"
	ofAdopters = "the adoption agency's record of adopters, which comes with fostering"
)

// TestEveryMomentIsMade holds that whatever starts, meets or ends a time limit of the parts
// that are here is made by some kind of record: a clock that waits for what nobody can
// record is no clock.
func TestEveryMomentIsMade(t *testing.T) {
	named := namesUsed(t, "practice", "people", "record")
	values := momentValues(t)
	made := map[clock.Moment]bool{}
	for name, m := range values {
		if named[name] {
			made[m] = true
		}
	}
	for m, by := range madeElsewhere {
		if made[m] {
			t.Errorf("%s is made by a kind after all, not by %s", m, by)
		}
		made[m] = true
	}
	waiting := map[clock.Moment][]string{}
	for _, c := range clock.All {
		if slices.Contains(laterAreas, c.Area) {
			continue
		}
		of := slices.Concat(c.Starts, c.Meets)
		for _, m := range of {
			if !made[m] {
				waiting[m] = append(waiting[m], c.ID)
			}
		}
	}
	for _, c := range clock.All {
		can := func(moments []clock.Moment) bool {
			return slices.ContainsFunc(moments, func(m clock.Moment) bool { return made[m] })
		}
		owed := c.Kind != clock.MinimumWait && c.Awaits == ""
		if owed && len(c.Meets) > 0 && can(c.Starts) && !can(c.Meets) {
			t.Errorf("%s starts and nobody can meet it: say what it awaits", c.ID)
		}
		if slices.Contains(laterAreas, c.Area) && c.Awaits != "" && can(c.Meets) {
			t.Errorf("%s can be met: it awaits nothing more", c.ID)
		}
	}
	for _, m := range slices.Sorted(maps.Keys(waiting)) {
		t.Errorf("nobody can record %s (%s), for which wait %s", m, m.Words(), strings.Join(slices.Compact(waiting[m]), ", "))
	}
}

// namesUsed are the names of package clock that rooms of the house use, tests left out.
func namesUsed(t *testing.T, rooms ...string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, room := range rooms {
		err := filepath.WalkDir(filepath.Join(testkit.Root(t), room), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if of, ok := s.X.(*ast.Ident); ok && of.Name == "clock" {
						out[s.Sel.Name] = true
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// momentValues are the moments by the names of their constants.
func momentValues(t *testing.T) map[string]clock.Moment {
	t.Helper()
	out := map[string]clock.Moment{}
	for _, name := range []string{"moments.go", "ours.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(testkit.Root(t), "clock", name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == 1 {
				if lit, ok := v.Values[0].(*ast.BasicLit); ok {
					out[v.Names[0].Name] = clock.Moment(strings.Trim(lit.Value, `"`))
				}
			}
			return true
		})
	}
	if len(out) < len(clock.Moments) {
		t.Fatalf("found %d moments of %d", len(out), len(clock.Moments))
	}
	return out
}
