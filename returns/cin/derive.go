package cin

import (
	"slices"
	"strconv"
	"strings"

	"throughline/rule"
)

// derive works out what the tables did not bring: running numbers, and the factors of an
// assessment from their list or the list from the factors.
func (r *Return) derive() {
	noDetailsID := r.lackedColumn(details, "CINdetailsID")
	noAssessmentID := r.lackedColumn(assessments, "AssessmentID")
	noCPPID := r.lackedColumn(cpPlans, "CPPID")
	listed := r.Has(factorsList)
	given := r.HasColumn(assessments, "AssessmentFactors")
	switch {
	case given && !listed:
		r.note(factorsList, "LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactor")
	case listed && !given && r.Has(assessments):
		r.note(assessments, "AssessmentFactors")
	}
	for _, c := range r.children {
		if noDetailsID {
			number(c.Details, func(*Details) string { return "" }, func(d *Details) *string { return &d.CINdetailsID })
		}
		if noAssessmentID {
			number(c.Assessments, func(a *Assessment) string { return a.CINdetailsID }, func(a *Assessment) *string { return &a.AssessmentID })
		}
		if noCPPID {
			number(c.CPPlans, func(p *CPPlan) string { return p.CINdetailsID }, func(p *CPPlan) *string { return &p.CPPID })
		}
		c.factors(given, listed)
		for _, s := range c.Section47s {
			if s.InitialCPCtarget.Unreadable() {
				s.InitialCPCtarget = rule.ReadDate(s.InitialCPCtarget.Text, hyphenated)
			}
		}
	}
}

// lackedColumn reports that a loaded table came without a column, and counts the column
// as there from now on.
func (r *Return) lackedColumn(table, column string) bool {
	lacked := r.Has(table) && !r.HasColumn(table, column)
	if lacked {
		r.note(table, column)
	}
	return lacked
}

// number numbers rows 1, 2, 3 … in their order, starting again within each group.
func number[T any](rows []*T, group func(*T) string, id func(*T) *string) {
	last := map[string]int{}
	for _, row := range rows {
		last[group(row)]++
		*id(row) = strconv.Itoa(last[group(row)])
	}
}

// factors fills Factors and Listed of the child's assessments, each from the other where
// only one was given.
func (c *Child) factors(given, listed bool) {
	// A field of the key that one of the tables does not have is left out of the join.
	module := c.HasColumn(assessments, "CINdetailsID") && c.HasColumn(factorsList, "CINdetailsID")
	assessment := c.HasColumn(factorsList, "AssessmentID")
	key := func(details, id string) (k [2]string) {
		if module {
			k[0] = details
		}
		if assessment {
			k[1] = id
		}
		return k
	}
	lists := map[[2]string][]string{}
	for _, f := range c.Factors {
		k := key(f.CINdetailsID, f.AssessmentID)
		lists[k] = append(lists[k], f.AssessmentFactor)
	}
	for _, a := range c.Assessments {
		a.Factors = ReadFactors(a.AssessmentFactors)
		if !listed {
			k := key(a.CINdetailsID, a.AssessmentID)
			lists[k] = append(lists[k], a.Factors...)
		}
	}
	for _, a := range c.Assessments {
		a.Listed = lists[key(a.CINdetailsID, a.AssessmentID)]
		if listed && !given {
			a.Factors, a.AssessmentFactors = a.Listed, FactorsText(a.Listed)
		}
	}
}

// makeModules gathers the child's rows by their CINdetailsID.
func (c *Child) makeModules() {
	byID := map[string]*Module{}
	module := func(id string) *Module {
		m := byID[id]
		if m == nil {
			m = &Module{ID: id, Child: c}
			byID[id] = m
			c.Modules = append(c.Modules, m)
		}
		return m
	}
	// First the tables that name their module, then those that cannot.
	for _, named := range []bool{true, false} {
		place(c, details, named, c.Details, module, func(d *Details) string { return d.CINdetailsID }, func(m *Module) *[]*Details { return &m.Details })
		place(c, assessments, named, c.Assessments, module, func(a *Assessment) string { return a.CINdetailsID }, func(m *Module) *[]*Assessment { return &m.Assessments })
		place(c, cinPlans, named, c.CINPlans, module, func(p *CINPlan) string { return p.CINdetailsID }, func(m *Module) *[]*CINPlan { return &m.CINPlans })
		place(c, section47s, named, c.Section47s, module, func(s *Section47) string { return s.CINdetailsID }, func(m *Module) *[]*Section47 { return &m.Section47s })
		place(c, cpPlans, named, c.CPPlans, module, func(p *CPPlan) string { return p.CINdetailsID }, func(m *Module) *[]*CPPlan { return &m.CPPlans })
		place(c, reviews, named, c.Reviews, module, func(r *Review) string { return r.CINdetailsID }, func(m *Module) *[]*Review { return &m.Reviews })
		place(c, preProceedings, named, c.PreProceedings, module, func(p *PreProceedings) string { return p.CINdetailsID }, func(m *Module) *[]*PreProceedings { return &m.PreProceedings })
	}
}

// place puts the rows of one table into their modules, in the round for tables that name
// their module or in the round for those that do not. A row that cannot name its module
// stands in every one.
func place[T any](c *Child, table string, named bool, rows []*T, module func(string) *Module, id func(*T) string, list func(*Module) *[]*T) {
	if len(rows) == 0 || c.HasColumn(table, "CINdetailsID") != named {
		return
	}
	if !named {
		if len(c.Modules) == 0 {
			module("")
		}
		for _, m := range c.Modules {
			*list(m) = rows
		}
		return
	}
	for _, row := range rows {
		l := list(module(id(row)))
		*l = append(*l, row)
	}
}

// ReadFactors reads a cell that holds a list of factors: parted by commas, semicolons or
// blanks (2A, 3B), or in brackets and quotes as ['2A', '3B'] or ('2A', '3B'). A blank cell
// holds none. A text that is no list of codes is one factor.
func ReadFactors(cell string) []string {
	cell = strings.TrimSpace(cell)
	if inside, ok := strings.CutPrefix(cell, "["); ok {
		if inside, ok = strings.CutSuffix(inside, "]"); ok {
			return quotedFactors(inside)
		}
	}
	if inside, ok := strings.CutPrefix(cell, "("); ok && strings.IndexAny(inside, `'"`) == 0 {
		if inside, ok = strings.CutSuffix(inside, ")"); ok {
			return quotedFactors(inside)
		}
	}
	var out []string
	for _, part := range strings.FieldsFunc(cell, func(c rune) bool { return c == ',' || c == ';' }) {
		if words := strings.Fields(part); len(words) > 0 && !slices.ContainsFunc(words, notFactorCode) {
			out = append(out, words...)
		} else if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// notFactorCode reports a word that is not one or two digits with or without a letter.
func notFactorCode(s string) bool {
	digits := strings.TrimRight(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
	return len(s)-len(digits) > 1 || len(digits) > 2 || !allDigits(digits)
}

// quotedFactors reads what stands between the brackets of a list. In quotes a backslash
// keeps the character after it.
func quotedFactors(s string) []string {
	var out []string
	var text strings.Builder
	begun, quote, escaped := false, rune(0), false
	end := func() {
		if begun || strings.TrimSpace(text.String()) != "" {
			out = append(out, text.String())
		}
		text.Reset()
		begun = false
	}
	for _, c := range s {
		switch {
		case escaped:
			text.WriteRune(c)
			escaped = false
		case quote != 0 && c == '\\':
			escaped = true
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && !begun && (c == '\'' || c == '"'):
			begun, quote = true, c
			text.Reset()
		case quote == 0 && c == ',':
			end()
		case quote == 0 && (begun || text.Len() == 0) && c == ' ':
		default:
			text.WriteRune(c)
		}
	}
	end()
	return out
}

// FactorsText writes a list of factors as the AssessmentFactors cell holds it, so that
// [ReadFactors] reads the same list.
func FactorsText(factors []string) string {
	if !slices.ContainsFunc(factors, notFactorCode) {
		return strings.Join(factors, ",")
	}
	escape := strings.NewReplacer(`\`, `\\`, `'`, `\'`)
	var b strings.Builder
	b.WriteString("[")
	for i, f := range factors {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("'" + escape.Replace(f) + "'")
	}
	return b.String() + "]"
}
