package returns

import (
	"context"
	"slices"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/returns/cin"
	"throughline/returns/ssda903"
	"throughline/store"
)

// YearOf is the year in which the collection ends that a day belongs to: both returns run
// from 1 April to 31 March.
func YearOf(day core.Date) int {
	year, month, _ := day.Split()
	if month >= time.April {
		year++
	}
	return year
}

// FromRecords builds one child's tables of a year from the records, to be checked; where
// last year's return is read beside this year's, those of the year before too. Whoever
// sends a return to the government says by whom it is sent: see [cin.FromRecords].
func (c *Collection) FromRecords(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, year int, person core.ID) ([]Table, error) {
	now, err := c.built(ctx, q, k, who, year, person)
	if err != nil || !c.LastToo {
		return now, err
	}
	before, err := c.built(ctx, q, k, who, year-1, person)
	for i := range before {
		before[i].Name += "_last"
	}
	return slices.Concat(now, before), err
}

func built903(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, year int, person core.ID) ([]Table, error) {
	tables, err := ssda903.FromRecords(ctx, q, k, who, year, person)
	out, _ := tables903(tables, nil)
	return out, err
}

func builtCIN(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, year int, person core.ID) ([]Table, error) {
	tables, err := cin.FromRecords(ctx, q, k, who, cin.Sender{}, year, person)
	out, _ := tablesCIN(tables, nil)
	return out, err
}
