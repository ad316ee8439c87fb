package cin

import "slices"

// Forms are the tables of the census as flat files have them, in the order of the file:
// names and columns, no rows.
func Forms() []Table {
	out := make([]Table, 0, len(layouts))
	for _, l := range layouts {
		t := Table{Name: l.name}
		for _, c := range l.columns {
			if !slices.Contains(brought[l.name], c) {
				t.Columns = append(t.Columns, c)
			}
		}
		out = append(out, t)
	}
	return out
}

// Brought are the columns that a table may do without: those that are worked out where
// they are not there, or that not every year has.
func Brought(table string) []string { return brought[table] }

var brought = map[string][]string{
	headers:     {"Collection", "SourceLevel", "LEA", "SoftwareCode", "Release", "SerialNo", "DateTime"},
	identifiers: {"GenderCurrent", "Sex"},
	details:     {"CINdetailsID"},
	assessments: {"AssessmentID", "AssessmentInternalReviewDate", "AssessmentFactors"},
	cpPlans:     {"CPPID"},
}
