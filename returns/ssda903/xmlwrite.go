package ssda903

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"throughline/exchange"
)

// The order of the elements in a HEADER and in an EPISODE; groups in capitals of their own.
var (
	headerOrder = []string{"CHILDID", "UPN", "SEX", "DOB", "ETHNIC", "UASC", "DUC", "AREVIEW", "MOTHER", "MC_DOB", "AMISSING",
		"PERMANENCE", "OC2", "IN_TOUCH", "ACTIV", "ACCOM", "AD_PLACED", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"}
	episodeOrder = []string{"DECOM", "RNE", "LS", "CIN", "PL", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"}
)

// ToXML makes the return's XML file from its tables, ready for [exchange.WriteXML]. It
// reports what has no place there: the tables that XML does not know, rows of children who
// have no Header, and second rows of what a child has once.
func ToXML(tables []Table) (*exchange.Element, []exchange.Problem) {
	w := &treeWriter{left: map[string]int{}, rows: map[string]map[string][]map[string]string{}}
	for _, t := range tables {
		w.index(t)
	}
	root := &exchange.Element{Name: "EXPSSDA903"}
	for _, t := range tables {
		if t.Name != headers {
			continue
		}
		for _, row := range t.Rows {
			w.child(root.Add("CHILD", ""), cells(t, row))
		}
	}
	return root, w.problems()
}

// A treeWriter makes one file, and counts what it leaves out.
type treeWriter struct {
	rows map[string]map[string][]map[string]string // table, child, rows
	left map[string]int                            // by table
}

func cells(t Table, row []string) map[string]string {
	out := map[string]string{}
	for i, c := range t.Columns {
		if i < len(row) {
			out[strings.ToUpper(strings.TrimSpace(c))] = row[i]
		}
	}
	return out
}

func (w *treeWriter) index(t Table) {
	if !slices.Contains(xmlTables, t.Name) {
		w.left[t.Name] += len(t.Rows)
		return
	}
	if t.Name == headers {
		return
	}
	of := map[string][]map[string]string{}
	for _, row := range t.Rows {
		c := cells(t, row)
		of[c["CHILD"]] = append(of[c["CHILD"]], c)
	}
	w.rows[t.Name] = of
}

// take hands out a child's rows of a table, once.
func (w *treeWriter) take(table, child string) []map[string]string {
	rows := w.rows[table][child]
	delete(w.rows[table], child)
	return rows
}

func (w *treeWriter) child(e *exchange.Element, header map[string]string) {
	id := header["CHILD"]
	plain := header
	uasc := w.once(uascs, id, plain, "DUC")
	if _, given := header["UASC"]; !given && uasc {
		plain["UASC"] = "1"
	}
	w.once(oc3s, id, plain, "IN_TOUCH", "ACTIV", "ACCOM")
	w.once(ad1s, id, plain, "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
	plain["CHILDID"] = id
	h := e.Add("HEADER", "")
	for _, name := range headerOrder {
		table, group := groupTables[name]
		if !group {
			put(h, name, plain[name])
			continue
		}
		for _, row := range w.take(table, id) {
			g := h.Add(name, "")
			for _, column := range columnsOf(table) {
				if column != "CHILD" && column != "DOB" {
					put(g, column, row[column])
				}
			}
		}
	}
	for _, row := range w.take(episodes, id) {
		row["PL"] = row["PLACE"]
		g := e.Add("EPISODE", "")
		for _, name := range episodeOrder {
			put(g, name, row[name])
		}
	}
}

// once copies the cells of what a child has one row of.
func (w *treeWriter) once(table, id string, into map[string]string, columns ...string) bool {
	rows := w.take(table, id)
	if len(rows) == 0 {
		return false
	}
	w.left[table] += len(rows) - 1
	for _, c := range columns {
		into[c] = rows[0][c]
	}
	return true
}

func put(e *exchange.Element, name, text string) {
	if text != "" {
		e.Add(name, text)
	}
}

func (w *treeWriter) problems() (out []exchange.Problem) {
	for table, of := range w.rows {
		for _, rows := range of {
			w.left[table] += len(rows)
		}
	}
	for table, n := range w.left {
		if n > 0 {
			out = append(out, exchange.Problem{Field: table, What: fmt.Sprintf("%d rows have no place in the XML file, and have been left out", n),
				Want: "the CSV files, which hold all"})
		}
	}
	slices.SortFunc(out, func(a, b exchange.Problem) int { return cmp.Compare(a.Field, b.Field) })
	return out
}
