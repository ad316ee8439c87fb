package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"throughline/core"
	"throughline/exchange"
	"throughline/importing"
	"throughline/practice/all"
	"throughline/record"
	"throughline/returns"
)

// Import takes a statutory return into the records.
type Import struct {
	Paths []string `arg:"" name:"path" help:"The return: a folder, a zip, files, or the XML. Files in a folder called previous are last year's."`

	Collection string `help:"903 (children looked after) or cin (children in need census); blank looks at the files, which may be of both."`
	Year       int    `help:"Collection year, the year in which the collection ends; blank looks at the files."`
	Authority  string `help:"The authority's id in every key, as serve has it." default:"own"`
	Problems   string `help:"Write what could not be taken as it was given to this CSV file." placeholder:"FILE"`
}

// shownProblems is how many problems the terminal shows; the file has them all.
const shownProblems = 20

// Run imports the return and says what became of it. Children who could not go in make
// the exit status 1.
func (c *Import) Run(h *House) error {
	ctx := context.Background()
	if c.Year != 0 && (c.Year < 1990 || c.Year > 2100) {
		return core.Say(core.Invalid, "%d is no collection year. Give the year in which the collection ends, such as 2026.", c.Year)
	}
	sources, err := exchange.Open(c.Paths...)
	if err != nil {
		return err
	}
	found := importing.Sort(sources)
	if c.Collection != "" {
		collection, err := returns.Named(c.Collection)
		if err != nil {
			return err
		}
		found = []importing.Found{{Collection: collection, Sources: sources}}
	}
	if err := os.MkdirAll(h.Data, 0o700); err != nil {
		return fmt.Errorf("making the data folder: %w", err)
	}
	k, err := all.Open(ctx, h.config(false), nil)
	if err != nil {
		return err
	}
	defer k.DB.Close()
	var whole importing.Result
	for _, f := range found {
		if err := c.take(ctx, h, k, f, &whole); err != nil {
			return err
		}
	}
	if err := c.writeProblems(&whole); err != nil {
		return err
	}
	if whole.Left > 0 {
		return status(1)
	}
	return nil
}

// take imports one return and adds what could not be taken to the whole.
func (c *Import) take(ctx context.Context, h *House, k *record.Keeper, f importing.Found, whole *importing.Result) error {
	in, err := f.Collection.Load(f.Sources)
	if err != nil {
		return err
	}
	year, known := c.Year, true
	if year == 0 {
		if year, known = importing.Year(in); !known {
			return core.Say(core.Invalid, "No day in the files says of which year the %s is. Give --year, the year in which the collection ends.", f.Collection.Name)
		}
	}
	fmt.Fprintf(h.out, "%s, collection year %d:\n", f.Collection.Name, year)
	began := time.Now()
	result, err := importing.Import(ctx, k, c.Authority, in, importing.Options{Collection: f.Collection, Year: year, Progress: h.progress("Importing")})
	if err != nil {
		return err
	}
	c.say(h, &result, time.Since(began))
	whole.Left += result.Left
	whole.Problems = append(whole.Problems, result.Problems...)
	return nil
}

// say sums the import up, with the first problems. A value that stood in the file is not
// shown here, since a terminal's text goes into logs; the CSV file has it.
func (c *Import) say(h *House, r *importing.Result, took time.Duration) {
	fmt.Fprintf(h.out, "%d children in %s, %d of them new; %d could not go in.\n", r.Children, took.Round(time.Second/10), r.New, r.Left)
	fmt.Fprintf(h.out, "%d records made, %d changed, %d as they were, %d left as corrected here.\n", r.Made, r.Changed, r.Same, r.Kept)
	for i, p := range r.Problems {
		if i == shownProblems {
			fmt.Fprintf(h.err, "… and %d more", len(r.Problems)-i)
			if c.Problems == "" {
				fmt.Fprint(h.err, "; give --problems FILE for all of them")
			}
			fmt.Fprintln(h.err)
			break
		}
		fmt.Fprintln(h.err, p.Error())
	}
}

func (c *Import) writeProblems(r *importing.Result) error {
	if c.Problems == "" {
		return nil
	}
	f, err := os.OpenFile(c.Problems, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) // it holds what stood in the files
	if err != nil {
		return fmt.Errorf("writing the problems: %w", err)
	}
	_, err = f.WriteString(exchange.BOM)
	return errors.Join(err, exchange.WriteCSV(f, r.Table().Safe()), f.Close())
}
