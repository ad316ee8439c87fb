package ui

import (
	"context"
	"io"
	"strconv"

	"throughline/core"
)

// A DueTag says in words whether a thing is due, late or met. Its colour repeats the words.
type DueTag struct {
	Due    core.Date // the last day on which it is in time
	Met    core.Date // the day it was done; blank if it is not
	Today  core.Date
	Paused string // why the time does not run; blank if it does
}

// Render writes the tag, or nothing if there is no due day and nothing done.
func (d DueTag) Render(ctx context.Context, w io.Writer) error {
	words, colour := d.Words()
	if words == "" {
		return nil
	}
	return Tag{Text: words, Classes: "govuk-tag--" + colour + " tl-due"}.Render(ctx, w)
}

// Words are what the tag says, and the colour of the design system that goes with it.
func (d DueTag) Words() (words, colour string) {
	switch {
	case d.Met.After(d.Due):
		return "Done " + days(int(d.Met-d.Due)) + " late", "orange"
	case !d.Met.IsZero():
		return "Done " + d.Met.Short(), "green"
	case d.Due.IsZero():
		return "", ""
	case d.Paused != "":
		return "Paused: " + d.Paused, "grey"
	case d.Today.After(d.Due):
		return days(int(d.Today-d.Due)) + " late", "red"
	case d.Today == d.Due:
		return "Due today", "yellow"
	case d.Today.Plus(1) == d.Due:
		return "Due tomorrow", "yellow"
	case d.Today.Plus(7).NotBefore(d.Due):
		day := d.Due.Long()
		return "Due " + d.Due.Weekday().String() + " " + day[:len(day)-5], "yellow"
	}
	return "Due " + d.Due.Short(), "blue"
}

// days is a number of days in words.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

// A RagTag says how something goes: red, amber or green, always with the word.
type RagTag struct {
	Rating string // red, amber or green; anything else is "Not rated"
	Words  string // what it means here, such as "at risk"
}

// Render writes the tag.
func (r RagTag) Render(ctx context.Context, w io.Writer) error {
	word, colour := "Not rated", "grey"
	switch r.Rating {
	case "red":
		word, colour = "Red", "red"
	case "amber":
		word, colour = "Amber", "orange"
	case "green":
		word, colour = "Green", "green"
	}
	return Tag{Text: word + when(r.Words != "", ": "+r.Words), Classes: "govuk-tag--" + colour}.Render(ctx, w)
}
