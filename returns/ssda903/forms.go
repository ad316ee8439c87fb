package ssda903

import (
	"slices"

	"throughline/rule"
)

// Forms are the tables of the return as its CSV files have them, in the order of the
// guide: names and columns, no rows.
func Forms() []Table {
	return slices.Clone(forms)
}

// Brought are the columns that no CSV file need have and that are used where one brings
// them: those that the XML alone has, that a system works out, or that single rules name.
func Brought(table string) []string { return brought[table] }

var brought = map[string][]string{
	headers:  {"UASC", "UASC_STATUS"},
	episodes: {"PL_LA", "PL_LOCATION", "PL_DISTANCE", "DATE_EPISODE_CEASED", "PLACEMENT"},
}

var forms = []Table{
	formOf(headers, headerColumns),
	formOf(episodes, episodeColumns),
	formOf(reviews, reviewColumns),
	formOf(uascs, uascColumns),
	formOf(oc2s, oc2Columns),
	formOf(oc3s, oc3Columns),
	formOf(ad1s, ad1Columns),
	formOf(placedAdoption, placedAdoptionColumns),
	formOf(prevPerms, prevPermColumns),
	formOf(missings, missingColumns),
	formOf(swEpisodes, swEpisodeColumns),
	formOf(dolos, doloColumns),
}

func formOf[T any](name string, columns []rule.Column[T]) Table {
	t := Table{Name: name}
	for _, c := range columns {
		if !slices.Contains(brought[name], c.Name) {
			t.Columns = append(t.Columns, c.Name)
		}
	}
	return t
}
