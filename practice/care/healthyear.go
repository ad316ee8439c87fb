package care

import (
	"context"
	"slices"
	"time"

	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// What is recorded of a child's health through the year adds up to the year's row of the
// return by itself. Convictions nobody works out: they are answered on the year's record.
func init() {
	CheckupKind.Leads(func(ctx context.Context, q store.Querier, h *Checkup) ([]record.Entry, error) {
		return leadYear(ctx, q, h, h.On)
	})
	DentalKind.Leads(func(ctx context.Context, q store.Querier, d *Dental) ([]record.Entry, error) {
		return leadYear(ctx, q, d, d.On)
	})
	ImmunisedKind.Leads(func(ctx context.Context, q store.Querier, i *Immunised) ([]record.Entry, error) {
		return leadYear(ctx, q, i, i.On)
	})
	SDQKind.Leads(func(ctx context.Context, q store.Querier, s *SDQ) ([]record.Entry, error) {
		return leadYear(ctx, q, s, s.On)
	})
}

// yearOf is the collection year of a day: the year in which the next 31 March lies.
func yearOf(day core.Date) int {
	if day.After(core.Day(day.Year(), time.March, 31)) {
		return day.Year() + 1
	}
	return day.Year()
}

// leadYear writes the year of a day for each child of a record afresh from all that is on
// record of that year. What no record says stays as it was.
func leadYear(ctx context.Context, q store.Querier, from record.Entry, day core.Date) ([]record.Entry, error) {
	var out []record.Entry
	b := from.Head()
	for _, child := range b.People {
		all, err := HealthKind.OfPerson(ctx, q, b.Authority, child)
		if err != nil {
			return nil, err
		}
		year := form.Number{N: int64(yearOf(day)), Known: true}
		i := slices.IndexFunc(all, func(h *Health) bool { return h.Year == year })
		if i < 0 {
			all, i = append(all, HealthKind.Make(from, child)), len(all)
		}
		h := all[i]
		h.Year = year
		if err := h.work(ctx, q, child); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// work takes over what the records of the year say.
func (h *Health) work(ctx context.Context, q store.Querier, child core.ID) error {
	checkups, err := CheckupKind.OfPerson(ctx, q, h.Authority, child)
	if err != nil {
		return err
	}
	teeth, err := DentalKind.OfPerson(ctx, q, h.Authority, child)
	if err != nil {
		return err
	}
	immunised, err := ImmunisedKind.OfPerson(ctx, q, h.Authority, child)
	if err != nil {
		return err
	}
	scores, err := SDQKind.OfPerson(ctx, q, h.Authority, child)
	if err != nil {
		return err
	}
	born, err := bornOn(ctx, q, h.Authority, child)
	if err != nil {
		return err
	}
	h.Assessed, h.Teeth = "0", "0"
	for _, c := range checkups {
		if h.covers(c.On) && c.Happened == "done" {
			h.assessed(c, born)
		}
	}
	for _, d := range teeth {
		if h.covers(d.On) && d.Happened == "done" {
			h.Teeth = "1"
		}
	}
	for _, i := range immunised {
		if flag := flagOf(i.UpToDate); h.covers(i.On) && flag != "" {
			h.Immunised = flag
		}
	}
	for _, s := range scores {
		if h.covers(s.On) {
			h.SDQScore, h.SDQReason = s.Score, s.Reason
		}
	}
	return nil
}

// assessed takes over what a health assessment found. Developmental checks are returned of
// a child under five on 31 March.
func (h *Health) assessed(c *Checkup, born core.Date) {
	h.Assessed = "1"
	h.Substances, h.Received, h.Offered = flagOf(c.Substances), flagOf(c.Getting), flagOf(c.Offered)
	if end := yearEnd(h.Year); !born.IsZero() && end.Before(born.Birthday(5)) {
		h.HealthCheck = flagOf(c.Checks)
	}
}

// covers reports whether a day lies in the collection year.
func (h *Health) covers(day core.Date) bool { return !day.IsZero() && int64(yearOf(day)) == h.Year.N }

// flagOf is a yes or a no as the return writes it; "" where it is not known.
func flagOf(answer string) string {
	switch answer {
	case "yes":
		return "1"
	case "no":
		return "0"
	}
	return ""
}
