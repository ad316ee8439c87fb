package cin

import "slices"

// Fold puts together what records hold together: a child's identifiers, characteristics
// and disabilities become one row, and the factors of an assessment a cell of it. A child
// who has only the others gets a row. The rows of each table keep their order; [Unfold]
// undoes it.
func Fold(tables []Table) []Table {
	var out []Table
	for _, t := range tables {
		switch t.Name {
		case identifiers:
			out = append(out, foldChild(t, tables))
		case assessments:
			out = append(out, foldFactors(t, tables))
		case headers, characteristics, disabilities, factorsList:
		default:
			out = append(out, t)
		}
	}
	return out
}

// Unfold makes the tables of the census from those of [Fold].
func Unfold(folded []Table) []Table {
	var out []Table
	for _, t := range folded {
		switch t.Name {
		case identifiers:
			out = append(out, unfoldChild(t)...)
		case assessments:
			out = append(out, t, unfoldFactors(t))
		default:
			out = append(out, t)
		}
	}
	return out
}

func named(tables []Table, name string) Table {
	if i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == name }); i >= 0 {
		return tables[i]
	}
	return Table{Name: name}
}

// at is the place of a column; -1 where there is none.
func (t Table) at(column string) int { return slices.Index(t.Columns, column) }

// cell is a cell of a row; blank where the column is not there.
func (t Table) cell(row []string, column string) string {
	if i := t.at(column); i >= 0 && i < len(row) {
		return row[i]
	}
	return ""
}

// foldChild puts the nth characteristics of a child to its nth identifiers, and all its
// disabilities to the first.
func foldChild(who Table, tables []Table) Table {
	what, all := named(tables, characteristics), named(tables, disabilities)
	ethnicities, disabled := map[string][]string{}, map[string][]string{}
	for _, row := range what.Rows {
		id := what.cell(row, "LAchildID")
		ethnicities[id] = append(ethnicities[id], what.cell(row, "Ethnicity"))
	}
	for _, row := range all.Rows {
		id := all.cell(row, "LAchildID")
		disabled[id] = append(disabled[id], all.cell(row, "Disability"))
	}
	out := Table{Name: who.Name, Columns: append(slices.Clone(who.Columns), "Ethnicity", disabilitiesList)}
	add := func(id string, row []string) {
		ethnicity := ""
		if of := ethnicities[id]; len(of) > 0 {
			ethnicity, ethnicities[id] = of[0], of[1:]
		}
		out.Rows = append(out.Rows, append(slices.Clone(row), ethnicity, FactorsText(disabled[id])))
		delete(disabled, id)
	}
	known := map[string]bool{}
	for _, row := range who.Rows {
		id := who.cell(row, "LAchildID")
		known[id] = true
		add(id, row)
	}
	for _, t := range []Table{what, all} {
		for _, row := range t.Rows {
			if id := t.cell(row, "LAchildID"); !known[id] {
				known[id] = true
				alone := make([]string, len(who.Columns))
				if i := who.at("LAchildID"); i >= 0 {
					alone[i] = id
				}
				add(id, alone)
			}
		}
	}
	return out
}

func unfoldChild(t Table) []Table {
	who := Table{Name: identifiers}
	for _, c := range identifiersColumns {
		who.Columns = append(who.Columns, c.Name)
	}
	what := Table{Name: characteristics, Columns: []string{"LAchildID", "Ethnicity"}}
	all := Table{Name: disabilities, Columns: []string{"LAchildID", "Disability"}}
	for _, row := range t.Rows {
		id := t.cell(row, "LAchildID")
		own := make([]string, len(who.Columns))
		for i, c := range who.Columns {
			own[i] = t.cell(row, c)
		}
		who.Rows = append(who.Rows, own)
		what.Rows = append(what.Rows, []string{id, t.cell(row, "Ethnicity")})
		for _, d := range ReadFactors(t.cell(row, disabilitiesList)) {
			all.Rows = append(all.Rows, []string{id, d})
		}
	}
	return []Table{who, what, all}
}

// foldFactors puts the factors that only the list brings into the assessment's own cell.
func foldFactors(t Table, tables []Table) Table {
	list := named(tables, factorsList)
	if len(list.Rows) == 0 {
		return t
	}
	type key struct{ child, module, assessment string }
	of := map[key][]string{}
	for _, row := range list.Rows {
		k := key{list.cell(row, "LAchildID"), list.cell(row, "CINdetailsID"), list.cell(row, "AssessmentID")}
		of[k] = append(of[k], list.cell(row, "AssessmentFactor"))
	}
	out := Table{Name: t.Name, Columns: slices.Clone(t.Columns)}
	if out.at("AssessmentFactors") < 0 {
		out.Columns = append(out.Columns, "AssessmentFactors")
	}
	at := out.at("AssessmentFactors")
	for _, row := range t.Rows {
		full := make([]string, len(out.Columns))
		copy(full, row)
		if full[at] == "" {
			full[at] = FactorsText(of[key{t.cell(row, "LAchildID"), t.cell(row, "CINdetailsID"), t.cell(row, "AssessmentID")}])
		}
		out.Rows = append(out.Rows, full)
	}
	return out
}

func unfoldFactors(t Table) Table {
	list := Table{Name: factorsList, Columns: []string{"LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactor"}}
	for _, row := range t.Rows {
		for _, f := range ReadFactors(t.cell(row, "AssessmentFactors")) {
			list.Rows = append(list.Rows, []string{t.cell(row, "LAchildID"), t.cell(row, "CINdetailsID"), t.cell(row, "AssessmentID"), f})
		}
	}
	return list
}
