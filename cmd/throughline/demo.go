package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/store"
)

// A Demo fills a database of its own with an invented county.
type Demo struct {
	Families int    `help:"How many families." default:"60"`
	Seed     uint64 `help:"The same seed gives the same county." default:"1"`
	Serve    bool   `help:"Serve it when it is filled."`
	Listen   string `help:"Address of the staff's site." default:"127.0.0.1:8080"`
	Public   string `help:"Address of the public's site." default:"127.0.0.1:8081"`
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
		bar := h.progress("Making the county")
		if _, err := county.Fill(ctx, k, d.Seed, d.Families, core.InstantOf(time.Now()), bar); err != nil {
			return fmt.Errorf("the county could not be made: %w. Remove the folder %s and try again", err, where.Data)
		}
	}
	if err := d.sayWho(h); err != nil {
		return err
	}
	if !d.Serve {
		return nil
	}
	return serve(ctx, h, k, where.Data, county.Authority, county.Council, d.Listen, d.Public, false, Post{}, Heads{}) // an invented county writes to nobody
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
