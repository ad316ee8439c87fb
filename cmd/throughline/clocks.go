package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"throughline/clock"
)

// A Clocks lists every time limit with its source.
type Clocks struct {
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
func (c *Clocks) Run(h *House) error {
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
