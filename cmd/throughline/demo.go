package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"text/tabwriter"
	"time"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
)

// A Demo fills a database of its own with an invented county.
type Demo struct {
	Size     float64  `help:"How large: 1 is a county of 120,000 children with six years of history, 150 all of England." default:"0.004"`
	Seed     uint64   `help:"The same seed gives the same county."                default:"1"`
	Surprise []string `help:"What befalls it in its last weeks: demand (twice as many contacts, within eight weeks), leavers (a third of a team leaves)." enum:"demand,leavers"`
	Check    bool     `help:"Count the county and print its rates beside those that were asked for."`
	Serve    bool     `help:"Serve it when it is filled."`
	Listen   string   `help:"Address of the staff's site."   default:"127.0.0.1:8080"`
	Public   string   `help:"Address of the public's site." default:"127.0.0.1:8081"`
}

// demoFolder is where the demonstration lies in the data folder, apart from what is real.
const demoFolder = "demo"

// config is where the database is; the demonstration has a folder of its own.
func (h *House) config(demo bool) store.Config {
	c := store.Config{Data: h.Data, Database: h.Database}
	if demo {
		c.Data = filepath.Join(h.Data, demoFolder)
	}
	return c
}

// Run fills the county, once; the second time it is there already.
func (d *Demo) Run(h *House) error {
	ctx := context.Background()
	where := h.config(true)
	if err := os.MkdirAll(where.Data, 0o700); err != nil {
		return fmt.Errorf("making the folder of the demonstration: %w", err)
	}
	k, err := all.Open(ctx, where, nil)
	if err != nil {
		return err
	}
	defer k.DB.Close()
	there, err := store.One[int](ctx, k.DB, `SELECT count(*) FROM app_user WHERE authority_id = $1`, county.Authority)
	if err != nil {
		return err
	}
	if there == 0 {
		if err := d.make(ctx, h, k, where.Data); err != nil {
			return err
		}
	}
	if d.Check {
		if err := d.check(ctx, h, k); err != nil {
			return err
		}
	}
	if err := d.sayWho(h); err != nil {
		return err
	}
	if !d.Serve {
		return nil
	}
	own := Serve{Listen: d.Listen, Public: d.Public, Authority: county.Authority, Council: county.Council} // an invented county writes to nobody
	return own.serve(ctx, h, k, where.Data)
}

// make fills the county up to now.
func (d *Demo) make(ctx context.Context, h *House, k *record.Keeper, folder string) error {
	plan := county.Plan{Seed: d.Seed, Size: d.Size, Until: core.InstantOf(time.Now())}
	for _, s := range d.Surprise {
		plan.Surprises = append(plan.Surprises, county.Surprise(s))
	}
	// What is alive at a time is that of a few desks: looking for rubbish as often as a server
	// does cost a tenth of the work. Half a gigabyte of it is enough.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(512 << 20))
	made, err := county.Make(ctx, k, plan, h.progress("Making the county, family by family"))
	if err != nil {
		return fmt.Errorf("the county could not be made: %w. Remove the folder %s and try again", err, folder)
	}
	for why, n := range made.Refused {
		fmt.Fprintf(h.out, "Refused %d times, and that work stands still: %s\n", n, why)
	}
	return k.DB.Count(ctx)
}

// check prints the rates of the county.
func (d *Demo) check(ctx context.Context, h *House, k *record.Keeper) error {
	counted, err := county.Check(ctx, k.DB, county.Plan{Size: d.Size, Until: core.InstantOf(time.Now())})
	if err != nil {
		return err
	}
	fmt.Fprintln(h.out)
	w := tabwriter.NewWriter(h.out, 2, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "asked\tmade\t\t")
	for _, c := range counted {
		fmt.Fprintf(w, "%.1f\t%.1f\t%s\t %s\n", c.Asked, c.Made, c.Unit, c.Words)
	}
	return w.Flush()
}

// sayWho prints the sign-in of one person for each role.
func (d *Demo) sayWho(h *House) error {
	fmt.Fprintf(h.out, "\nThe county is invented. Sign in as any of these people; the password of all is: %s\n\n", county.Password)
	w := tabwriter.NewWriter(h.out, 2, 4, 3, ' ', 0)
	for _, p := range county.People() {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", p.Email, p.Title, p.Team)
	}
	return w.Flush()
}

// progress draws a bar on the terminal; where there is no terminal it says nothing.
func (h *House) progress(what string) func(done, all int) {
	f, ok := h.err.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, all int) {
		const width = 40
		full := width * done / max(all, 1)
		fmt.Fprintf(f, "\r%s [%-*s] %d of %d", what, width, bars[:full], done, all)
		if done == all {
			fmt.Fprintln(f)
		}
	}
}

const bars = "########################################"
