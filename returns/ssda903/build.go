package ssda903

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/people"
	"throughline/practice/care"
	"throughline/record"
	"throughline/returns/mapping"
	"throughline/rule"
	"throughline/store"
)

// Records says which record holds which column of the return: the one place for it, read
// by the import, by the building of the return, and by the checks of one child.
var Records = &mapping.Form{
	Child:  "CHILD",
	Read:   rule.SlashedDate,
	Write:  core.Date.Slashed,
	Clean:  strings.ToUpper,
	Period: period,
	Also:   careLeavers,
	Tables: []*mapping.Table{
		{Name: headers, Kind: "care_details", Columns: []mapping.Column{
			child, sex, born, ethnic, upn, mother, is("MC_DOB", "own_child_born_on"), is("UASC", "asylum_flag")}},
		{Name: episodes, Kind: "care_episode", Key: []string{"DECOM"},
			From: "began_on", Until: "ended_on", Cut: []string{"DEC", "REC", "REASON_PLACE_CHANGE"},
			Columns: []mapping.Column{
				child, is("DECOM", "began_on"), is("RNE", "reason_new"), is("LS", "legal_status"), is("CIN", "category_of_need"),
				is("PLACE", "placement_type"), is("PLACE_PROVIDER", "placement_provider"), is("DEC", "ended_on"), is("REC", "reason_ended"),
				is("REASON_PLACE_CHANGE", "reason_placement_change"), is("HOME_POST", "home_postcode"), is("PL_POST", "placement_postcode"), is("URN", "placement_urn")}},
		{Name: reviews, Kind: "care_review", Key: []string{"REVIEW"}, From: "reviewed_on",
			Columns: []mapping.Column{child, born, is("REVIEW", "reviewed_on"), is("REVIEW_CODE", "participation")}},
		{Name: uascs, Kind: "asylum_seeking", Belongs: inCare,
			Columns: []mapping.Column{child, sex, born, is("DUC", "status_ends_on")}},
		{Name: oc2s, Kind: "health_outcomes", Year: "collection_year", Belongs: inCareAllYear, Columns: []mapping.Column{
			child, born, is("SDQ_SCORE", "sdq_score"), is("SDQ_REASON", "sdq_reason"), is("CONVICTED", "convicted"),
			is("HEALTH_CHECK", "health_check"), is("IMMUNISATIONS", "immunisations"), is("TEETH_CHECK", "teeth_check"),
			is("HEALTH_ASSESSMENT", "health_assessment"), is("SUBSTANCE_MISUSE", "substance_misuse"),
			is("INTERVENTION_RECEIVED", "intervention_received"), is("INTERVENTION_OFFERED", "intervention_offered")}},
		{Name: oc3s, Kind: "care_leaver_outcome", Year: "collection_year",
			Columns: []mapping.Column{child, born, is("IN_TOUCH", "in_touch"), is("ACTIV", "activity"), is("ACCOM", "accommodation")}},
		{Name: ad1s, Kind: "adoption", Belongs: wasAdopted, Columns: []mapping.Column{
			child, born, is("DATE_INT", "decided_on"), is("DATE_MATCH", "matched_on"), is("FOSTER_CARE", "by_foster_carers"),
			is("NB_ADOPTR", "adopters"), is("SEX_ADOPTR", "adopters_sex"), is("LS_ADOPTR", "adopters_legal_status")}},
		{Name: placedAdoption, Kind: "placed_for_adoption", Key: []string{"DATE_PLACED"},
			From: "decided_on", Until: "reversed_on", Cut: []string{"DATE_PLACED_CEASED", "REASON_PLACED_CEASED"}, While: ofChildInCare,
			Columns: []mapping.Column{child, born, is("DATE_PLACED", "decided_on"), is("DATE_PLACED_CEASED", "reversed_on"), is("REASON_PLACED_CEASED", "reason_reversed")}},
		{Name: prevPerms, Kind: "previous_permanence", Belongs: cameIntoCare,
			Columns: []mapping.Column{child, born, is("PREV_PERM", "permanence_order"), is("LA_PERM", "authority"), is("DATE_PERM", "ordered_on")}},
		{Name: missings, Kind: "missing_period", Key: []string{"MIS_START"}, From: "from_on", Until: "until_on", Cut: []string{"MIS_END"}, While: missingFromCare,
			Columns: []mapping.Column{child, born, is("MISSING", "missing_type"), is("MIS_START", "from_on"), is("MIS_END", "until_on")}},
		{Name: swEpisodes, Kind: "social_worker_episode", Key: []string{"SW_ID", "SW_DECOM"}, From: "from_on", Until: "until_on", Cut: []string{"SW_DEC"}, While: ofChildInCare,
			Columns: []mapping.Column{child, born, is("SW_ID", "worker_number"), is("SW_DECOM", "from_on"), is("SW_DEC", "until_on"), is("SW_REASON", "reason")}},
		{Name: dolos, Kind: "liberty_order", Key: []string{"DOLO_START"}, From: "from_on", Until: "until_on", Cut: []string{"DOLO_END"}, While: ofChildInCare,
			Columns: []mapping.Column{child, born, is("DOLO_START", "from_on"), is("DOLO_END", "until_on")}},
	},
}

// period is the collection year, which ends on 31 March.
func period(year int) (from, to core.Date) { return core.Day(year-1, 4, 1), core.Day(year, 3, 31) }

func is(column, question string) mapping.Column {
	return mapping.Column{Name: column, Question: question}
}

// mother is asked of a girl who was in care at some time of the year, and of no care leaver.
var mother = mapping.Column{Name: "MOTHER", Question: "is_mother", Only: inCare}

// The columns that are the person's.
var (
	child = mapping.Column{Name: "CHILD", Person: func(p *people.Person, _ int) string { return strings.ToUpper(p.Identifier("local")) }}
	born  = mapping.Column{Name: "DOB", Day: true,
		Person: func(p *people.Person, _ int) string { return p.Born.Slashed() },
		Take:   func(p *people.Person, cell string) { p.Born = rule.SlashedDate(cell) }}
	sex = mapping.Column{Name: "SEX",
		Person: func(p *people.Person, year int) string { return mapping.Sex(p, year, "") },
		Take:   mapping.TakeSex}
	ethnic = mapping.Column{Name: "ETHNIC", Person: func(p *people.Person, _ int) string { return p.Ethnicity }, Take: mapping.TakeEthnicity}
	upn    = mapping.Column{Name: "UPN", Question: "reason_no_upn",
		Person: func(p *people.Person, _ int) string { return p.Identifier("upn") },
		Take: func(p *people.Person, cell string) {
			if !code.UnknownUPN.Has(cell) {
				mapping.TakeNumber(p, "upn", cell)
			}
		}}
)

// episodesOf are a child's episodes of care.
func episodesOf(l mapping.Life) []*care.Episode {
	var out []*care.Episode
	for _, e := range l["care_episode"] {
		if episode, ok := e.(*care.Episode); ok {
			out = append(out, episode)
		}
	}
	return out
}

// inCare reports whether the child was in care at some time of the year.
func inCare(l mapping.Life, y mapping.Years) bool {
	for _, e := range episodesOf(l) {
		if e.Began.NotAfter(y.To) && (e.Ended.IsZero() || e.Ended.NotBefore(y.From)) {
			return true
		}
	}
	return false
}

// missingFromCare reports whether the child was in care on the first day of a time missing.
// Whoever goes missing from home is no child of this return.
func missingFromCare(l mapping.Life, _ mapping.Years, e record.Entry) bool {
	m, ok := e.(*care.Missing)
	return ok && slices.ContainsFunc(episodesOf(l), func(c *care.Episode) bool {
		return c.Began.NotAfter(m.From) && (c.Ended.IsZero() || c.Ended.NotBefore(m.From))
	})
}

// ofChildInCare keeps what goes on after care out of the return of a year in which the child
// was not in care: workers, orders, and a decision on adoption, which an adoption does not
// reverse.
func ofChildInCare(l mapping.Life, y mapping.Years, _ record.Entry) bool { return inCare(l, y) }

// inCareAllYear reports whether the child was in care for the whole year without a break,
// which alone is returned with a year's health.
func inCareAllYear(l mapping.Life, y mapping.Years) bool {
	episodes := episodesOf(l)
	slices.SortFunc(episodes, func(a, b *care.Episode) int { return cmp.Compare(a.Began, b.Began) })
	reached := y.From
	for _, e := range episodes {
		cameIn := e.ReasonNew == "S" && e.Began.After(y.From)
		if cameIn || e.Began.After(reached) || code.LegalStatus.Group(e.LegalStatus) == "short term break" {
			break
		}
		if e.Ended.IsZero() {
			return true
		}
		reached = max(reached, e.Ended)
	}
	return reached.NotBefore(y.To)
}

// wasAdopted reports whether an episode of the year ended by adoption.
func wasAdopted(l mapping.Life, y mapping.Years) bool {
	for _, e := range episodesOf(l) {
		if code.ReasonEpisodeCeased.Group(e.ReasonEnded) == "adopted" && e.Ended.Within(y.From, y.To) {
			return true
		}
	}
	return false
}

// cameIntoCare reports whether a period of care began in the year.
func cameIntoCare(l mapping.Life, y mapping.Years) bool {
	for _, e := range episodesOf(l) {
		if e.ReasonNew == "S" && e.Began.Within(y.From, y.To) {
			return true
		}
	}
	return false
}

// FromRecords builds the tables of a collection year from the records: a child's, or with
// no person everybody's. Header brings the column UASC only where records have it, as they
// do after an import of XML.
func FromRecords(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, year int, person core.ID) ([]Table, error) {
	rows, err := Records.FromRecords(ctx, q, k, who, year, person)
	if err != nil {
		return nil, err
	}
	out := make([]Table, 0, len(Records.Tables))
	for _, t := range Records.Tables {
		table := Table{Name: t.Name, Columns: t.Names(), Rows: rows[t.Name]}
		if t.Name == headers && blankLast(table) {
			table = without(table, "UASC")
		}
		out = append(out, table)
	}
	return out, nil
}

// without leaves a last column of that name out.
func without(t Table, last string) Table {
	n := len(t.Columns) - 1
	if t.Columns[n] != last {
		return t
	}
	t.Columns = t.Columns[:n]
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = row[:n]
	}
	t.Rows = rows
	return t
}

// blankLast reports whether a table's last column is blank throughout.
func blankLast(t Table) bool {
	return !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[len(row)-1] != "" })
}

// Files are the tables as the department's CSV files have them: their own columns, and
// only tables that hold a row.
func Files(tables []Table) []Table {
	var out []Table
	for _, t := range tables {
		if len(t.Rows) == 0 {
			continue
		}
		if t.Name == headers {
			t = without(t, "UASC")
		}
		out = append(out, t)
	}
	return out
}

// FileName is the usual name of a table's CSV file.
func FileName(table string) string {
	switch table {
	case placedAdoption:
		return "placed_for_adoption.csv"
	case prevPerms:
		return "previous_permanence.csv"
	case swEpisodes:
		return "sw_episodes.csv"
	}
	return strings.ToLower(table) + ".csv"
}
