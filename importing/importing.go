// Package importing brings a statutory return into the records: it makes the children and
// what the return says of each, or brings up to date what an earlier import made.
//
// It reaches across: it may import the parts of the service and the returns, and only the
// doors import it. It knows no column and no kind; the mapping of each return says which
// record holds what. It deletes nothing and overrides nobody: what was corrected here, and
// what a corrected file no longer has, is reported and left.
package importing

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/exchange"
	"throughline/record"
	"throughline/returns"
	"throughline/returns/cin"
	"throughline/returns/mapping"
	"throughline/returns/ssda903"
	"throughline/store"
)

// Options are what an import is told beside the files.
type Options struct {
	Collection *returns.Collection
	Year       int // the collection year, in which the collection ends
	// Progress, where given, is told how many of the children are done.
	Progress func(done, all int)
}

// A Result says what an import did.
type Result struct {
	Children int // who went in, new or known
	New      int // of them not known before
	Left     int // who could not go in; the problems say why
	Made     int // records that are new
	Changed  int // records with a new version
	Same     int // records as they were
	Kept     int // records that were corrected here, or struck out, and are left so
	// Problems are what could not be taken as it was given, each with its file and line.
	Problems []Problem
}

// A Problem is something that could not be taken as it was given, and of which child.
type Problem struct {
	exchange.Problem
	Child string // the local number, for the person's own screen and never for a log; blank where it is of no child
}

// forms are the returns that can be imported, by the code of the collection.
var forms = map[string]*mapping.Form{"903": ssda903.Records, "cin": cin.Records}

// Import takes a return, as [returns.Collection.Load] reads it, into the records; last
// year's tables go before this year's. Each child goes in whole or not at all, and the
// others go in. The same files again change nothing.
func Import(ctx context.Context, k *record.Keeper, authority string, in *returns.Input, o Options) (Result, error) {
	im := &importer{keeper: k, who: access.Import(authority), form: forms[o.Collection.Code], collection: o.Collection}
	if im.form == nil {
		return Result{}, core.Say(core.Invalid, "The %s cannot be imported.", o.Collection)
	}
	for _, note := range in.Notes {
		im.result.Problems = append(im.result.Problems, Problem{Problem: note})
	}
	if err := im.readKnown(ctx); err != nil {
		return Result{}, err
	}
	for _, year := range []int{o.Year - 1, o.Year} {
		tables := tablesOf(in.Tables, year < o.Year)
		if len(tables) == 0 {
			continue
		}
		im.year = year
		if o.Collection == returns.CIN {
			tables = folded(tables)
		}
		if err := im.children(ctx, im.gather(tables), o.Progress); err != nil {
			return im.result, err
		}
		if err := im.missing(ctx); err != nil {
			return im.result, err
		}
	}
	return im.result, nil
}

const lastYear = "_last"

// tablesOf picks this year's tables, or last year's under their plain names.
func tablesOf(tables []returns.Table, last bool) (out []returns.Table) {
	for _, t := range tables {
		name, isLast := strings.CutSuffix(t.Name, lastYear)
		if isLast == last {
			t.Name = name
			out = append(out, t)
		}
	}
	return out
}

// folded is [cin.Fold], which keeps the order of the rows and so their lines.
func folded(tables []returns.Table) []returns.Table {
	plain := make([]cin.Table, len(tables))
	for i, t := range tables {
		plain[i] = cin.Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows}
	}
	var out []returns.Table
	for _, f := range cin.Fold(plain) {
		i := slices.IndexFunc(tables, func(t returns.Table) bool { return t.Name == f.Name })
		out = append(out, returns.Table{Name: f.Name, Columns: f.Columns, Rows: f.Rows, File: tables[i].File, Lines: tables[i].Lines})
	}
	return out
}

// An importer imports one return.
type importer struct {
	keeper     *record.Keeper
	who        access.Who
	form       *mapping.Form
	collection *returns.Collection
	year       int
	known      map[string]core.ID // children by their local number, in one case
	given      map[string]string  // the tables of the year's files, by name the file
	told       map[core.ID]bool   // the children whom the year's files told of
	result     Result
}

// localNumber is the kind of identifier by which the returns know a child.
const localNumber = "local"

// oneCase is a local number as it is compared: the returns write it in different cases.
func oneCase(id string) string { return strings.ToUpper(strings.TrimSpace(id)) }

func (im *importer) readKnown(ctx context.Context) error {
	type number struct {
		PersonID core.ID
		Value    string
	}
	rows, err := store.All[number](ctx, im.keeper.DB, `
		SELECT person_id, value FROM person_identifier WHERE authority_id = $1 AND kind = $2 AND until_on IS NULL
		ORDER BY person_id`, im.who.Authority, localNumber)
	if err != nil {
		return err
	}
	im.known = make(map[string]core.ID, len(rows))
	for _, r := range rows {
		if _, twice := im.known[oneCase(r.Value)]; !twice {
			im.known[oneCase(r.Value)] = r.PersonID
		}
	}
	return nil
}

// batch is how many children go in together. A disk flush for each alone would take most
// of the time.
const batch = 50

// children takes the children in, a batch at a time; where one of a batch cannot go in,
// each of it is tried alone.
func (im *importer) children(ctx context.Context, all []*child, progress func(done, all int)) error {
	done, count := 0, batch
	for part := range slices.Chunk(all, batch) {
		if err := im.together(ctx, part); err != nil {
			for _, c := range part {
				if err := im.alone(ctx, c); err != nil {
					return err
				}
			}
		}
		if done += len(part); done >= count { // the tables may have been empty
			if err := im.keeper.DB.Count(ctx); err != nil {
				return err
			}
			count = 2 * done
		}
		if progress != nil {
			progress(done, len(all))
		}
	}
	return nil
}

// together takes several children in, in one transaction.
func (im *importer) together(ctx context.Context, part []*child) error {
	var outcomes []outcome
	err := im.keeper.Bulk(ctx, func(ctx context.Context, k *record.Keeper) error {
		outcomes = outcomes[:0]
		for _, c := range part {
			o, err := im.child(ctx, k, c)
			if err != nil {
				return err
			}
			outcomes = append(outcomes, o)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, o := range outcomes {
		im.count(part[i], o)
	}
	return nil
}

// alone takes one child in, or notes why not. Only when the import itself cannot go on is
// there an error.
func (im *importer) alone(ctx context.Context, c *child) error {
	err := im.together(ctx, []*child{c})
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	im.result.Left++
	im.told[im.known[c.key]] = true // told of, though it did not go in
	file, line := c.where(im.form)
	im.problem(c.id, exchange.Problem{File: file, Line: line, Field: im.form.Child, Value: c.id,
		What: "the child could not be taken in and nothing of it was: " + words(err), Want: "the cause put right; then import again"})
	return nil
}

// words are an error's words for a person.
func words(err error) string { return strings.TrimSuffix(err.Error(), ".") }

// count adds what became of a child who went in.
func (im *importer) count(c *child, o outcome) {
	r := &im.result
	r.Children++
	if o.isNew {
		r.New++
	}
	r.Made, r.Changed, r.Same, r.Kept = r.Made+o.made, r.Changed+o.changed, r.Same+o.same, r.Kept+o.kept
	r.Problems = append(r.Problems, o.problems...)
	im.known[c.key] = o.person
	im.told[o.person] = true
}

func (im *importer) problem(child string, p exchange.Problem) {
	im.result.Problems = append(im.result.Problems, Problem{p, child})
}

// missing reports the children of whom an earlier import of the year told and these files
// do not.
func (im *importer) missing(ctx context.Context) error {
	own := im.form.Tables[0]
	file, there := im.given[own.Name]
	if !there {
		return nil
	}
	numbers := map[core.ID]string{}
	for number, person := range im.known {
		numbers[person] = number
	}
	of, err := im.keeper.OfKinds(ctx, im.keeper.DB, im.who, "", own.Kind)
	if err != nil {
		return fmt.Errorf("looking for children who are no longer in the return: %w", err)
	}
	for _, e := range of[own.Kind] {
		told, ok := mapping.Memory(e)
		if b := e.Head(); ok && told.In(im.year) && b.State.Standing() && len(b.People) > 0 && !im.told[b.People[0]] {
			number := numbers[b.People[0]]
			im.problem(number, exchange.Problem{File: file, Field: im.form.Child, Value: number,
				What: fmt.Sprintf("a child of whom an earlier import of %d told is not there; what is on record stays", im.year),
				Want: "the child, or the record struck out by hand"})
		}
	}
	return nil
}

// byPlace orders problems as their files are read.
func byPlace(a, b Problem) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// Table writes the problems as a table for people, ordered by file and line.
func (r *Result) Table() *exchange.Table {
	t := &exchange.Table{Name: "problems", Columns: []string{"file", "line", "child", "field", "value", "what", "want"}}
	for _, p := range slices.SortedStableFunc(slices.Values(r.Problems), byPlace) {
		line := ""
		if p.Line > 0 {
			line = fmt.Sprint(p.Line)
		}
		t.Rows = append(t.Rows, []string{p.File, line, p.Child, p.Field, p.Value, p.What, p.Want})
	}
	return t
}
