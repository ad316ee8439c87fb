package main

import (
	"encoding/json"
	"fmt"

	"throughline/returns"
)

// ReturnsRules lists the rules of a collection year. The staff's site has the same list as
// a page, at /returns/rules.
type ReturnsRules struct {
	Collection string `required:"" help:"903 (children looked after) or cin (children in need census)."`
	Year       int    `required:"" help:"Collection year: the year in which the collection ends."`
	Format     string `help:"text or json." enum:"text,json" default:"text"`
}

// ruleLine is one rule as the command writes it.
type ruleLine struct {
	Code     string              `json:"code"`
	Severity string              `json:"severity"`
	Message  string              `json:"message"`
	Fix      string              `json:"fix"`
	Since    int                 `json:"since,omitempty"`
	Until    int                 `json:"until,omitempty"`
	Columns  map[string][]string `json:"columns"`
}

// Run writes the list.
func (c *ReturnsRules) Run(h *House) error {
	collection, err := returns.Named(c.Collection)
	if err != nil {
		return err
	}
	if err := collection.Knows(c.Year); err != nil {
		return err
	}
	rules := collection.Rules(c.Year)
	if c.Format == "json" {
		lines := make([]ruleLine, len(rules))
		for i, r := range rules {
			lines[i] = ruleLine{r.Code, r.Severity.String(), r.Words, r.Fix, r.From, r.Until, r.Flags}
		}
		e := json.NewEncoder(h.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(lines)
	}
	for _, r := range rules {
		_, err := fmt.Fprintf(h.out, "%s  %s, %s\n  %s\n  Columns: %s\n  To put it right: %s\n\n", r.Code, r.Severity, r.Years(), r.Words, r.Columns(), r.Fix)
		if err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(h.out, "%d rules of the %s in %d\n", len(rules), collection.Name, c.Year)
	return err
}
