package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"throughline/core"
	"throughline/returns"
	"throughline/rule"
	"throughline/ui"
)

// returnView is the page of what a check found: by rule, by child or by team.
type returnView struct {
	*check
	By    string // rule, child or team
	Nav   []ui.NavItem
	Table ui.Table
	Pages ui.Pagination
}

// The lengths of pages.
const (
	childrenOnPage = 100
	findingsOnPage = 20
)

// noTeam is said of children whom nobody here knows by the number that the return gives.
const noTeam = "Not known"

// showCheckOfReturn answers GET /returns/{id}: how far the check is, and then what it found.
func (s *Site) showCheckOfReturn(w http.ResponseWriter, r *http.Request) error {
	c, err := s.checkAsked(r)
	if err != nil {
		return err
	}
	f := ui.Frame{Heading: c.title(), Caption: "Check of a return", Back: "/returns", Wide: true}
	p := c.progress()
	switch {
	case p.Stage != "":
		still := r.URL.Query().Has("still")
		if !still { // the page asks again by itself, also without scripts, until it is told not to
			w.Header().Set("Refresh", "2")
		}
		f.Title = p.Stage
		return s.page(w, r, http.StatusOK, f, progressPage(c, p, still))
	case p.Wrong != nil:
		f.Heading = "The return could not be checked"
		return s.page(w, r, http.StatusOK, f, failedPage(c, upper(wordsFor(p.Wrong))))
	}
	v := &returnView{check: c, By: cmp.Or(r.URL.Query().Get("by"), "rule")}
	for _, by := range []string{"rule", "child", "team"} {
		v.Nav = append(v.Nav, ui.NavItem{Text: "By " + by, Href: c.href() + "?by=" + by + "#by", Current: by == v.By})
	}
	switch v.By {
	case "child":
		v.byChild(pageOf(r))
	case "team":
		v.byTeam()
	default:
		v.byRule()
	}
	return s.page(w, r, http.StatusOK, f, returnPage(v))
}

func (c *check) href() string { return "/returns/" + string(c.ID) }

// list is the address of a list of findings.
func (c *check) list(narrow ...string) string {
	q := url.Values{}
	for i := 0; i < len(narrow); i += 2 {
		q.Set(narrow[i], narrow[i+1])
	}
	return c.href() + "/findings?" + q.Encode()
}

func pageOf(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// figures are the numbers at the top.
func (v *returnView) figures() ui.Figures {
	n := v.report.Counts
	items := []ui.Figure{
		{Value: strconv.Itoa(n.Errors), Label: "errors, which stop the return", Tone: toneIf(n.Errors > 0, ui.Bad)},
		{Value: strconv.Itoa(n.Warnings), Label: "warnings, to be put right or explained", Tone: toneIf(n.Warnings > 0, ui.Watch)},
		{Value: strconv.Itoa(n.Children), Label: "children with a finding", Href: v.href() + "?by=child#by"},
		{Value: strconv.Itoa(n.Rules), Label: "rules ran", Change: strconv.Itoa(n.Skipped) + " did not"},
	}
	return ui.Figures{Items: items}
}

func toneIf(yes bool, tone ui.Tone) ui.Tone {
	if yes {
		return tone
	}
	return ui.Good
}

// changes are what became of the findings of the upload before.
func (v *returnView) changes() ui.Figures {
	c := v.compared
	return ui.Figures{Items: []ui.Figure{
		{Value: strconv.Itoa(c.News), Label: "new", Href: v.list("standing", isNew), Tone: toneIf(c.News > 0, ui.Bad)},
		{Value: strconv.Itoa(len(c.Fixed)), Label: "fixed", Href: v.list("standing", isFixed), Tone: ui.Good},
		{Value: strconv.Itoa(c.Still()), Label: "still there", Href: v.list("standing", isStill), Tone: toneIf(c.Still() > 0, ui.Watch)},
	}}
}

func severityTag(s string) ui.Tag {
	if s == rule.Error.String() {
		return ui.Tag{Text: "Error", Classes: "govuk-tag--red"}
	}
	return ui.Tag{Text: "Warning", Classes: "govuk-tag--yellow"}
}

func number(n int) ui.TableCell { return ui.TableCell{Text: strconv.Itoa(n), Format: "numeric"} }

// numbers turns the last columns of a head to the right, where their numbers stand.
func numbers(head []ui.TableHead, from, to int) []ui.TableHead {
	for i := from; i < to; i++ {
		head[i].Format = "numeric"
	}
	return head
}

func (v *returnView) byRule() {
	v.Table = ui.Table{Caption: "Rules that found something: errors first, and the most frequent first", Cards: true, Filterable: true,
		Head: numbers(ui.Heads("Rule", "Severity", "Findings", "Children", "What is wrong"), 2, 4)}
	for _, n := range v.report.ByRule() {
		v.Table.Rows = append(v.Table.Rows, []ui.TableCell{
			{HTML: link(v.list("rule", n.Code), n.Code)}, {HTML: severityTag(n.Severity.String())}, number(n.Findings), number(n.Children), {Text: n.Words}})
	}
}

func (v *returnView) byChild(page int) {
	all := v.report.ChildCounts()
	from, to := v.paged(len(all), childrenOnPage, page, v.href()+"?by=child")
	v.Table = ui.Table{Caption: "Children with a finding, by their number", Cards: true,
		Head: numbers(ui.Heads("Child", "Team", "Errors", "Warnings", "Rules"), 2, 4)}
	for _, n := range all[from:to] {
		v.Table.Rows = append(v.Table.Rows, []ui.TableCell{
			{HTML: link(v.list("child", n.Child), n.Child)}, {Text: v.teamOf(n.Child)}, number(n.Errors), number(n.Warnings), {Text: strings.Join(n.Rules, " ")}})
	}
}

// teamOf is the team of the lead worker of the child with that number.
func (c *check) teamOf(child string) string {
	return cmp.Or(c.teams[strings.ToUpper(strings.TrimSpace(child))], noTeam)
}

func (v *returnView) byTeam() {
	type team struct{ children, errors, warnings int }
	teams := map[string]*team{}
	for _, n := range v.report.ChildCounts() {
		t := teams[v.teamOf(n.Child)]
		if t == nil {
			t = &team{}
			teams[v.teamOf(n.Child)] = t
		}
		t.children++
		t.errors += n.Errors
		t.warnings += n.Warnings
	}
	v.Table = ui.Table{Caption: "Teams of the children's lead workers", Cards: true,
		Head: numbers(ui.Heads("Team", "Children", "Errors", "Warnings"), 1, 4)}
	names := make([]string, 0, len(teams))
	for name := range teams {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(-cmp.Compare(teams[a].errors, teams[b].errors), strings.Compare(a, b))
	})
	for _, name := range names {
		t := teams[name]
		v.Table.Rows = append(v.Table.Rows, []ui.TableCell{{HTML: link(v.list("team", name), name)}, number(t.children), number(t.errors), number(t.warnings)})
	}
}

func (v *returnView) paged(all, size, page int, base string) (from, to int) {
	from, to, v.Pages = paged(all, size, page, base)
	return from, to
}

// paged cuts a long list; base is its address.
func paged(all, size, page int, base string) (from, to int, pages ui.Pagination) {
	last := max(1, (all+size-1)/size)
	page = min(page, last)
	and := "&"
	if !strings.Contains(base, "?") {
		and = "?"
	}
	at := func(n int) string { return base + and + "page=" + strconv.Itoa(n) }
	if page > 1 {
		pages.Previous = ui.PageLink{Href: at(page - 1)}
	}
	if page < last {
		pages.Next = ui.PageLink{Href: at(page + 1)}
	}
	for n := 1; n <= last; n++ {
		switch {
		case n == 1 || n == last || n >= page-1 && n <= page+1:
			pages.Items = append(pages.Items, ui.PageItem{Number: strconv.Itoa(n), Href: at(n), Current: n == page})
		case n == page-2 || n == page+2:
			pages.Items = append(pages.Items, ui.PageItem{Ellipsis: true})
		}
	}
	if last == 1 {
		pages = ui.Pagination{}
	}
	return (page - 1) * size, min(page*size, all), pages
}

// findingsView is a list of findings, each with its row.
type findingsView struct {
	*check
	Rule     returns.RuleInfo // where only one rule's are shown
	Total    int
	Findings []shownFinding
	Pages    ui.Pagination
}

// A shownFinding is one finding with the row at fault.
type shownFinding struct {
	*rule.Finding
	Report   *returns.Report
	Row      *returns.Table // nil where the whole return is at fault
	Standing string         // beside the upload before; blank where there is none
	Team     string
	Together int // rows that belong to the same issue
}

// showFindings answers GET /returns/{id}/findings?rule=&child=&team=&standing=.
func (s *Site) showFindings(w http.ResponseWriter, r *http.Request) error {
	c, err := s.checkAsked(r)
	if err != nil {
		return err
	}
	if p := c.progress(); p.Stage != "" || p.Wrong != nil {
		http.Redirect(w, r, c.href(), http.StatusSeeOther)
		return nil
	}
	q := r.URL.Query()
	v := &findingsView{check: c}
	report, chosen := c.choose(q)
	if report == nil {
		return core.Say(core.Missing, "There was no upload before this one, so nothing can be compared.")
	}
	v.Total = len(chosen)
	page := pageOf(r)
	q.Del("page")
	from, to, pages := paged(v.Total, findingsOnPage, page, c.href()+"/findings?"+q.Encode())
	v.Pages = pages
	tables, together := tablesOf(report), map[int]int{}
	for _, f := range report.Findings {
		together[f.Issue]++
	}
	for _, i := range chosen[from:to] {
		f := &report.Findings[i]
		shown := shownFinding{Finding: f, Report: report, Row: tables[f.Table], Team: c.teamOf(f.Child), Together: together[f.Issue], Standing: isFixed}
		if report == c.report {
			shown.Standing = c.compared.standing(i)
		}
		if f.Row == nil {
			shown.Row = nil
		}
		v.Findings = append(v.Findings, shown)
	}
	if code := q.Get("rule"); code != "" {
		v.Rule = report.Info(code)
	}
	f := ui.Frame{Heading: narrowedTo(q), Caption: c.title(), Back: c.href(), Wide: true}
	return s.page(w, r, http.StatusOK, f, findingsPage(v))
}

// narrowedTo says what a list of findings is narrowed to.
func narrowedTo(q url.Values) string {
	var parts []string
	for _, n := range []struct{ name, words string }{{"rule", "rule "}, {"child", "child "}, {"team", "team: "}} {
		if value := q.Get(n.name); value != "" {
			parts = append(parts, n.words+value)
		}
	}
	words := map[string]string{isNew: "new since the last upload", isFixed: "fixed since the last upload", isStill: "still there"}[q.Get("standing")]
	if words != "" {
		parts = append(parts, words)
	}
	if parts == nil {
		return "All findings"
	}
	return "Findings: " + strings.Join(parts, ", ")
}

// choose returns the findings asked for by their places, and the report that holds them:
// that of the upload before for what was fixed. nil where there was none.
func (c *check) choose(q url.Values) (*returns.Report, []int) {
	report, standing := c.report, q.Get("standing")
	if standing != "" && c.compared == nil {
		return nil, nil
	}
	var from []int
	if standing == isFixed {
		report, from = c.compared.Before, c.compared.Fixed
	} else {
		for i := range report.Findings {
			if standing == "" || c.compared.standing(i) == standing {
				from = append(from, i)
			}
		}
	}
	child := strings.TrimSpace(q.Get("child"))
	var out []int
	for _, i := range from {
		f := &report.Findings[i]
		if code := q.Get("rule"); code != "" && f.Rule != code || child != "" && !strings.EqualFold(f.Child, child) {
			continue
		}
		if team := q.Get("team"); team != "" && (f.Child == "" || c.teamOf(f.Child) != team) {
			continue
		}
		out = append(out, i)
	}
	return report, out
}

// title names a finding.
func (f shownFinding) title() string {
	if f.Child == "" {
		return "Rule " + f.Rule
	}
	return "Rule " + f.Rule + ", child " + f.Child
}

// where says where the row of a finding stands.
func (f shownFinding) where() string {
	switch {
	case f.Row == nil:
		return "The return as a whole"
	case f.Report.Line(f.Finding) > 0:
		return f.Table + ", line " + strconv.Itoa(f.Report.Line(f.Finding)) + " of " + f.Row.File
	}
	return f.Table + ", row " + strconv.Itoa(*f.Finding.Row+1)
}

// cells are the row at fault, each cell that the rule blames marked in words.
func (f shownFinding) cells() ui.Table {
	return faultTable(f.Finding, f.Row.Columns, f.Row.Row(*f.Finding.Row))
}

// faultTable is the row of a finding under its columns.
func faultTable(f *rule.Finding, columns, row []string) ui.Table {
	t := ui.Table{Caption: "The row, with the cells at fault marked", CaptionClasses: "govuk-visually-hidden", Head: ui.Heads(columns...), Cards: true, Classes: "govuk-table--small-text-until-tablet"}
	cells := make([]ui.TableCell, len(columns))
	for i, column := range columns {
		value := ""
		if i < len(row) {
			value = row[i]
		}
		cells[i] = ui.TableCell{Text: cmp.Or(value, "–")}
		if slices.ContainsFunc(f.Fields, func(name string) bool { return strings.EqualFold(strings.TrimSpace(column), name) }) {
			cells[i] = ui.TableCell{HTML: faultCell(cmp.Or(value, "blank"))}
		}
	}
	t.Rows = [][]ui.TableCell{cells}
	return t
}

// workedOut are the columns at fault that the file does not have.
func workedOut(f *rule.Finding, columns []string) string {
	var out []string
	for _, name := range f.Fields {
		if !slices.ContainsFunc(columns, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), name) }) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

func standingTag(standing string) ui.Tag {
	return map[string]ui.Tag{
		isNew:   {Text: "New", Classes: "govuk-tag--orange"},
		isStill: {Text: "Still there", Classes: "govuk-tag--grey"},
		isFixed: {Text: "Fixed", Classes: "govuk-tag--green"},
	}[standing]
}
