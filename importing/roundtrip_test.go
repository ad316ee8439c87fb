package importing

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/exchange"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/record"
	"throughline/returns"
	"throughline/returns/cin"
	"throughline/returns/mapping"
	"throughline/returns/ssda903"
	"throughline/store"
	"throughline/testkit"
)

const authority = "x"

// keeper is a keeper over an empty database, on a day of 2027.
func keeper(t *testing.T, db *store.DB) *record.Keeper {
	t.Helper()
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return core.At(core.Day(2027, 6, 1), 9, 0) })
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func load(t *testing.T, c *returns.Collection, paths ...string) *returns.Input {
	t.Helper()
	for i := range paths {
		paths[i] = filepath.Join("testdata", paths[i])
	}
	sources, err := exchange.Open(paths...)
	if err != nil {
		t.Fatal(err)
	}
	in, err := c.Load(sources)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func take(t *testing.T, k *record.Keeper, c *returns.Collection, year int, in *returns.Input) Result {
	t.Helper()
	began := time.Now()
	r, err := Import(t.Context(), k, authority, in, Options{Collection: c, Year: year})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d: %d children (%d new, %d left), %d records made, %d changed, %d same, %d kept, %d problems in %s",
		year, r.Children, r.New, r.Left, r.Made, r.Changed, r.Same, r.Kept, len(r.Problems), time.Since(began).Round(time.Millisecond))
	return r
}

// built are the tables of a year out of the records.
func built(t *testing.T, k *record.Keeper, c *returns.Collection, year int) []returns.Table {
	t.Helper()
	var out []returns.Table
	who := access.Import(authority)
	if c == returns.CIN {
		tables, err := cin.FromRecords(t.Context(), k.DB, k, who, cin.Sender{}, year, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range tables[1:] { // the head of the file is the sender's
			out = append(out, returns.Table{Name: b.Name, Columns: b.Columns, Rows: b.Rows})
		}
		return out
	}
	tables, err := ssda903.FromRecords(t.Context(), k.DB, k, who, year, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range tables {
		out = append(out, returns.Table{Name: b.Name, Columns: b.Columns, Rows: b.Rows})
	}
	return out
}

// sameReturn compares what was given with what was built: the same rows as sets, cell for
// cell, as reading understands them.
func sameReturn(t *testing.T, f *mapping.Form, given *returns.Input, got []returns.Table) {
	t.Helper()
	want := map[string]returns.Table{}
	for _, table := range given.Tables {
		want[table.Name] = table
	}
	for _, table := range got {
		w, there := want[table.Name]
		if !there {
			if len(table.Rows) > 0 {
				t.Errorf("%s: %d rows were built and none was given", table.Name, len(table.Rows))
			}
			continue
		}
		columns := w.Columns
		if m := f.Table(table.Name); m != nil { // what a file brings beside the return's columns is passed over
			columns = slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !slices.Contains(m.Names(), c) && !slices.Contains(table.Columns, c) })
		}
		g, ww := plain(f, columns, table), plain(f, columns, w)
		if !slices.Equal(g, ww) {
			t.Errorf("%s: %d rows were built and %d given; they differ:%s", table.Name, len(g), len(ww), differences(g, ww))
		}
	}
}

// plain writes the rows of a table by the columns given, in order.
func plain(f *mapping.Form, columns []string, table returns.Table) []string {
	var out []string
	for _, row := range table.Rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			if at := slices.Index(table.Columns, c); at >= 0 && at < len(row) {
				cells[i] = f.Normal(mapping.Column{Day: true}, true, row[at])
			}
		}
		out = append(out, strings.Join(cells, "|"))
	}
	slices.Sort(out)
	return out
}

func differences(got, want []string) string {
	count := map[string]int{}
	for _, r := range got {
		count[r]++
	}
	for _, r := range want {
		count[r]--
	}
	var lines []string
	for r, n := range count {
		if n != 0 {
			lines = append(lines, fmt.Sprintf("\n%+d %s", n, r))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines[:min(len(lines), 10)], "")
}

// few leaves the first 300 rows' children of a return where the database is a server, so
// that the largest sample does not take minutes there. SQLite takes all.
func few(db *store.DB, in *returns.Input) *returns.Input {
	if db.Engine() == store.SQLite {
		return in
	}
	out := &returns.Input{From: in.From, Notes: in.Notes}
	first := map[string]bool{}
	for _, t := range in.Tables {
		at := slices.IndexFunc(t.Columns, func(c string) bool { return c == "CHILD" || c == "LAchildID" })
		cut := t
		cut.Rows, cut.Lines = nil, nil
		for _, row := range t.Rows {
			if at >= 0 && len(first) < 300 {
				first[row[at]] = true
			}
			if at < 0 || first[row[at]] {
				cut.Rows = append(cut.Rows, row)
			}
		}
		out.Tables = append(out.Tables, cut)
	}
	return out
}

// versions are the numbers of versions of people and records.
func versions(t *testing.T, db *store.DB) int {
	t.Helper()
	n, err := store.One[int](t.Context(), db, `SELECT count(*) FROM ledger WHERE authority_id = $1`, authority)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// again imports once more, which must change nothing.
func again(t *testing.T, k *record.Keeper, c *returns.Collection, year int, in *returns.Input) {
	t.Helper()
	before := versions(t, k.DB)
	r := take(t, k, c, year, in)
	if after := versions(t, k.DB); after != before || r.Made+r.Changed+r.New > 0 {
		t.Errorf("importing %d again made %d lines of the ledger: %d made, %d changed, %d new children", year, after-before, r.Made, r.Changed, r.New)
	}
}

func TestWhatGoesInComesOut(t *testing.T) {
	for _, c := range []struct {
		why        string
		collection *returns.Collection
		year       int
		path       string
	}{
		{"a year of 2,675 children as CSV", returns.SSDA903, 2018, "ssda903-one-year"},
		{"the same year as XML", returns.SSDA903, 2018, "ssda903-one-year-xml"},
		{"decisions of adoption that contradict one another", returns.SSDA903, 2018, "ssda903-one-year-errors"},
		{"children who share a number", returns.SSDA903, 2020, "ssda903-liia/2020"},
		{"days and columns of another make", returns.SSDA903, 2020, "ssda903-liia/fixes"},
		{"the census of 2021", returns.CIN, 2021, "cin-census/CIN_Census_2021.xml"},
		{"assessments without factors", returns.CIN, 2021, "cin-census/CIN_Census_2021_no_assessment_factors.xml"},
		{"the census of 2022", returns.CIN, 2022, "cin-census/cin-2022.xml"},
		{"the census of 2024", returns.CIN, 2024, "cin-census/CIN_Census_2024.xml"},
		{"the census of 2026", returns.CIN, 2026, "cin-census/CIN_Census_2026.xml"},
		{"two rows", returns.CIN, 2021, "cin-census/CIN2rows.xml"},
		{"a header that is wrong", returns.CIN, 2021, "cin-census/CIN_header_issues_100.xml"},
		{"another authority", returns.CIN, 2021, "cin-census/CIN_la_issues_2887Q.xml"},
		{"332 children", returns.CIN, 2022, "cin-census/fake_CIN_data.xml"},
	} {
		t.Run(c.why, func(t *testing.T) {
			testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
				k := keeper(t, db)
				in := few(db, load(t, c.collection, c.path))
				if r := take(t, k, c.collection, c.year, in); r.Left > 0 {
					t.Errorf("%d children were left out: %v", r.Left, r.Problems)
				}
				sameReturn(t, forms[c.collection.Code], in, built(t, k, c.collection, c.year))
				again(t, k, c.collection, c.year, in)
			})
		})
	}
}

func TestTheFilesAreThoseThatWereImported(t *testing.T) {
	k := keeper(t, testkit.Database(t, store.SQLite, all.Sources()...))
	in := load(t, returns.SSDA903, "ssda903-one-year-xml")
	take(t, k, returns.SSDA903, 2018, in)
	tables, err := ssda903.FromRecords(t.Context(), k.DB, k, access.Import(authority), 2018, "")
	if err != nil {
		t.Fatal(err)
	}
	root, problems := ssda903.ToXML(tables)
	if len(problems) > 0 {
		t.Errorf("what came out of XML has no place in XML: %v", problems)
	}
	var file bytes.Buffer
	if err := exchange.WriteXML(&file, root); err != nil {
		t.Fatal(err)
	}
	if root, err = exchange.ReadXML("ssda903.xml", &file); err != nil {
		t.Fatal(err)
	}
	back, problems := ssda903.FromXML(root)
	if len(problems) > 0 {
		t.Errorf("the XML that was written is read with problems: %v", problems)
	}
	var out []returns.Table
	for _, b := range back {
		out = append(out, returns.Table{Name: b.Name, Columns: b.Columns, Rows: b.Rows})
	}
	sameReturn(t, ssda903.Records, in, out)
	for _, f := range ssda903.Files(tables) {
		form := ssda903.Forms()[slices.IndexFunc(ssda903.Forms(), func(t ssda903.Table) bool { return t.Name == f.Name })]
		if !slices.Equal(f.Columns, form.Columns) {
			t.Errorf("%s has the columns %v, want %v", ssda903.FileName(f.Name), f.Columns, form.Columns)
		}
	}
}

func TestFiveYearsOneAfterAnother(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k := keeper(t, db)
		for year := 2018; year <= 2022; year++ {
			in := load(t, returns.SSDA903, fmt.Sprintf("ssda903-five-years/%d", year-1))
			take(t, k, returns.SSDA903, year, in)
			sameReturn(t, ssda903.Records, in, built(t, k, returns.SSDA903, year))
		}
		for year := 2018; year <= 2022; year++ {
			again(t, k, returns.SSDA903, year, load(t, returns.SSDA903, fmt.Sprintf("ssda903-five-years/%d", year-1)))
		}
		if _, err := ledger.Verify(t.Context(), k.DB, authority, all.Accounts(k)...); err != nil {
			t.Errorf("the ledger is not sound: %v", err)
		}
	})
}
