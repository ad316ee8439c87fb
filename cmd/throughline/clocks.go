package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"throughline/clock"
	"throughline/ledger"
	"throughline/practice/all"
)

// A Clocks holds the commands of the time limits.
type Clocks struct {
	List      ClocksList      `cmd:"" default:"withargs" help:"List every time limit with its source."`
	Recompute ClocksRecompute `cmd:"" help:"Work out afresh what is due to everybody, and write what is not as it should be."`
}

// A ClocksRecompute works out afresh what is due to everybody: after a time limit of law or
// of the council has changed, or to prove that nothing was amiss.
type ClocksRecompute struct {
	Authority string `help:"The authority's id; blank is every authority of the database."`
	Demo      bool   `help:"Recompute the demonstration county."`
}

// Run says for each authority how many people and dues there are, and how many rows were
// written because they were not as they should be.
func (c *ClocksRecompute) Run(h *House) (err error) {
	ctx := context.Background()
	k, err := all.Open(ctx, h.config(c.Demo), nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.DB.Close()) }()
	heads, err := ledger.Heads(ctx, k.DB)
	if err != nil {
		return err
	}
	for _, head := range heads {
		if c.Authority != "" && c.Authority != head.AuthorityID {
			continue
		}
		began := time.Now()
		sum, err := k.RecomputeAll(ctx, head.AuthorityID, nil)
		if err != nil {
			return fmt.Errorf("%s: %w", head.AuthorityID, err)
		}
		if _, err := fmt.Fprintf(h.out, "%s: %d people, %d dues, %d rows written, in %s\n", head.AuthorityID, sum.People, sum.Dues, sum.Written,
			time.Since(began).Round(time.Millisecond)); err != nil {
			return err
		}
	}
	return nil
}

// A ClocksList lists every time limit with its source.
type ClocksList struct {
	Format string `help:"text or json." enum:"text,json" default:"text"`
}

// clockLine is one time limit as the command writes it.
type clockLine struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Area       string `json:"area"`
	Law        string `json:"law"`
	Basis      string `json:"basis"`
	Confidence string `json:"confidence"`
	Kind       string `json:"kind"`
	Limit      string `json:"limit"`
	When       string `json:"when,omitempty"`
	From       string `json:"from,omitempty"`  // first day of force
	Until      string `json:"until,omitempty"` // last day of force
	Notes      string `json:"notes,omitempty"`
}

// Run writes the list.
func (c *ClocksList) Run(h *House) error {
	lines := make([]clockLine, len(clock.All))
	for i, k := range clock.All {
		lines[i] = clockLine{ID: k.ID, Title: k.Title, Area: k.Area, Law: k.Law, Basis: string(k.Basis), Confidence: string(k.Confidence),
			Kind: string(k.Kind), Limit: k.Limit.String(), When: k.When, From: k.From.String(), Until: k.Until.String(), Notes: k.Notes}
	}
	if c.Format == "json" {
		e := json.NewEncoder(h.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(lines)
	}
	w := tabwriter.NewWriter(h.out, 0, 0, 2, ' ', 0)
	for _, l := range lines {
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", l.ID, l.Limit, l.Title, l.Law); err != nil {
			return err
		}
	}
	return w.Flush()
}
