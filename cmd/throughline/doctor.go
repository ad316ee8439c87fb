package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"throughline/core"
	"throughline/doctor"
)

// A Doctor looks at a house and says what is to be done. Give it the settings that serve is
// given.
type Doctor struct {
	Council string `help:"The council's name as shown." env:"THROUGHLINE_COUNCIL"`
	JSON    bool   `name:"json" help:"Write the findings as JSON."`
	Demo    bool   `help:"Look at the demonstration county."`

	Post
	Heads
}

// Run looks at everything. The exit status is 0 where all is well, 1 where there is
// something to do, and 2 where something could not be looked at.
func (d *Doctor) Run(h *House) error {
	found := doctor.Examine(context.Background(), doctor.House{
		Config: h.config(d.Demo), Now: core.InstantOf(time.Now()),
		Settings: doctor.Settings{Council: d.Council, SMTP: d.SMTP, HeadsFile: d.HeadsFile, HeadsTo: d.HeadsTo, LedgerKey: d.LedgerKey, Chromium: h.Chromium},
	})
	if err := d.say(h, found); err != nil {
		return fmt.Errorf("writing what was found: %w", err)
	}
	if code := doctor.Status(found); code != 0 {
		return status(code)
	}
	return nil
}

// say writes the findings: what is well as one line each, and of the others what, where,
// and what to do.
func (d *Doctor) say(h *House, found []doctor.Finding) error {
	if d.JSON {
		e := json.NewEncoder(h.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(found)
	}
	counted := map[doctor.State]int{}
	for _, f := range found {
		counted[f.State]++
		if _, err := fmt.Fprintf(h.out, "%-15s %s: %s\n", f.State, f.Check, f.What); err != nil {
			return err
		}
		for _, more := range []struct{ name, words string }{{"where", f.Where}, {"do", f.Do}} {
			if more.words != "" && f.State != doctor.Well {
				if _, err := fmt.Fprintf(h.out, "%15s %s: %s\n", "", more.name, more.words); err != nil {
					return err
				}
			}
		}
	}
	_, err := fmt.Fprintf(h.out, "\n%d well, %d to do, %d could not be looked at\n", counted[doctor.Well], counted[doctor.ToDo], counted[doctor.Unseen])
	return err
}
