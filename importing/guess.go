package importing

import (
	"slices"
	"strconv"
	"strings"

	"throughline/core"
	"throughline/exchange"
	"throughline/returns"
	"throughline/rule"
)

// A Found is a return among the files that somebody gave.
type Found struct {
	Collection *returns.Collection
	Sources    []exchange.Source
}

// Sort parts files by the return to which they belong, so that a folder may hold
// several. A file that belongs to none stands under the first return found, whose reader
// then says what is wrong with it; with no return at all every file is given to the first
// collection, for the same reason.
func Sort(sources []exchange.Source) []Found {
	var found []Found
	var strangers []exchange.Source
	for _, s := range sources {
		i := slices.IndexFunc(returns.Collections, func(c *returns.Collection) bool {
			in, err := c.Load([]exchange.Source{s})
			return err == nil && len(in.Tables) > 0
		})
		if i < 0 {
			strangers = append(strangers, s)
			continue
		}
		c := returns.Collections[i]
		at := slices.IndexFunc(found, func(f Found) bool { return f.Collection == c })
		if at < 0 {
			found = append(found, Found{Collection: c})
			at = len(found) - 1
		}
		found[at].Sources = append(found[at].Sources, s)
	}
	if len(found) == 0 {
		return []Found{{returns.Collections[0], sources}}
	}
	found[0].Sources = append(found[0].Sources, strangers...)
	return found
}

// Year says of which collection year a return is: by its own head where it has one, or
// else the year that ends after the latest day on which something began or was held.
// false where no day can be read.
func Year(in *returns.Input) (int, bool) {
	var latest core.Date
	for _, t := range in.Tables {
		if strings.HasSuffix(t.Name, "_last") {
			continue
		}
		for i, column := range t.Columns {
			switch strings.ToUpper(strings.TrimSpace(column)) {
			case "YEAR":
				if t.Name == "Header" && len(t.Rows) > 0 && i < len(t.Rows[0]) {
					if y, err := strconv.Atoi(t.Rows[0][i]); err == nil {
						return y, true
					}
				}
			case "DECOM", "REVIEW", "MIS_START", "SW_DECOM", "CINREFERRALDATE", "ASSESSMENTACTUALSTARTDATE":
				for _, row := range t.Rows {
					if i < len(row) {
						latest = max(latest, dayOf(row[i]))
					}
				}
			}
		}
	}
	if latest.IsZero() {
		return 0, false
	}
	return returns.YearOf(latest), true
}

func dayOf(text string) core.Date {
	if d := rule.SlashedDate(text); !d.IsZero() {
		return d
	}
	return rule.ISODate(text)
}
