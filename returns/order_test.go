package returns

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"throughline/bench/invented"
	"throughline/exchange"
)

// inventedReturn reads a small invented return, with many more slips than it was made with.
func inventedReturn(t *testing.T, c *Collection) ([]exchange.Source, *Input) {
	t.Helper()
	folder := t.TempDir()
	var err error
	if c == SSDA903 {
		err = invented.LookedAfter(folder, 150)
	} else if err = os.Mkdir(filepath.Join(folder, "return"), 0o777); err == nil {
		err = invented.InNeed(filepath.Join(folder, "return", "census.xml"), 150)
	}
	if err != nil {
		t.Fatal(err)
	}
	sources, err := exchange.Open(filepath.Join(folder, "return"))
	if err != nil {
		t.Fatal(err)
	}
	in, err := c.Load(sources)
	if err != nil {
		t.Fatal(err)
	}
	return sources, in
}

// slip puts other rows' codes, or blanks, into some cells. Days, and the numbers by which rows
// know one another, are left: of two episodes that begin on one day the return takes the
// one that stands first, so there the order of rows does matter.
func slip(in *Input, g *rand.Rand) *Input {
	out := &Input{From: in.From}
	for _, t := range in.Tables {
		rows := make([][]string, len(t.Rows))
		for n, row := range t.Rows {
			rows[n] = slices.Clone(row)
			for i, cell := range row {
				other := t.Rows[g.IntN(len(t.Rows))][i]
				if g.IntN(12) > 0 || strings.Contains(strings.ToUpper(t.Columns[i]), "ID") || t.Columns[i] == "CHILD" || isDay(cell) || isDay(other) {
					continue
				}
				if rows[n][i] = other; g.IntN(3) == 0 {
					rows[n][i] = ""
				}
			}
		}
		t.Rows, t.Lines = rows, nil
		out.Tables = append(out.Tables, t)
	}
	return out
}

func isDay(cell string) bool { return strings.ContainsAny(cell, "/-") }

// shuffled puts tables and rows into another order, and tells by table where each row stood.
func shuffled(in *Input, g *rand.Rand) (*Input, map[string][]int) {
	out, stood := &Input{From: in.From}, map[string][]int{}
	for _, i := range g.Perm(len(in.Tables)) {
		t := in.Tables[i]
		stood[t.Name] = g.Perm(len(t.Rows))
		rows := make([][]string, len(t.Rows))
		for n, was := range stood[t.Name] {
			rows[n] = t.Rows[was]
		}
		t.Rows = rows
		out.Tables = append(out.Tables, t)
	}
	return out, stood
}

// found are a return's findings as a set: rule, table, row and child, each row by where it
// stood.
func found(t rapid.TB, c *Collection, in *Input, stood map[string][]int) []string {
	t.Helper()
	r, err := c.Check("", in, Options{Year: invented.Year, LA: invented.Authority})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range r.Findings {
		row := -1
		if f.Row != nil {
			if row = *f.Row; stood != nil {
				row = stood[f.Table][row]
			}
		}
		out = append(out, fmt.Sprintf("%s %s row %d of child %s: %v", f.Rule, f.Table, row, f.Child, f.Fields))
	}
	slices.Sort(out)
	return out
}

// TestOrderDoesNotMatter checks returns whose tables and rows stand in any order: the same
// rows are found.
func TestOrderDoesNotMatter(t *testing.T) {
	for _, c := range Collections {
		t.Run(c.Code, func(t *testing.T) {
			_, in := inventedReturn(t, c)
			rapid.Check(t, func(t *rapid.T) {
				g := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "slips"), rapid.Uint64().Draw(t, "order")))
				one := slip(in, g)
				other, stood := shuffled(one, g)
				want := found(t, c, one, nil)
				if len(want) < 20 {
					t.Fatalf("only %d findings: this proves nothing", len(want))
				}
				if d := cmp.Diff(want, found(t, c, other, stood)); d != "" {
					t.Errorf("in another order other rows are found (-in order +shuffled):\n%s", d)
				}
			})
		})
	}
}

// TestOrderOfFilesDoesNotMatter reads the files of a return in any order.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	sources, in := inventedReturn(t, SSDA903)
	want := found(t, SSDA903, in, nil)
	for seed := range uint64(5) {
		other := slices.Clone(sources)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		in, err := SSDA903.Load(other)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, found(t, SSDA903, in, nil)); d != "" {
			t.Errorf("with the files in another order other rows are found:\n%s", d)
		}
	}
}
