package web

import (
	"strconv"
	"strings"

	"throughline/code"
	"throughline/people"
	"throughline/ui"
)

// rows are two people side by side, with a choice wherever they differ.
func (v *mergeView) rows() [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, row := range v.Rows {
		cells := []ui.TableCell{{Text: row.Label}, {Text: either(row.Kept, "Not known")}, {Text: either(row.Other, "Not known")}}
		if row.Differ {
			cells[1] = ui.TableCell{HTML: mergeChoice(row, row.Kept, "kept", !v.takes(row.Name))}
			cells[2] = ui.TableCell{HTML: mergeChoice(row, row.Other, "other", v.takes(row.Name))}
		}
		out = append(out, cells)
	}
	for _, more := range []struct {
		label string
		of    func(*people.Person) []string
	}{{"Other names", otherNames}, {"Numbers", numbersOf}, {"Telephones", phonesOf}} {
		kept, other := strings.Join(more.of(v.Kept), "; "), strings.Join(more.of(v.Other), "; ")
		if kept+other != "" {
			out = append(out, []ui.TableCell{{Text: more.label}, {Text: either(kept, "None")}, {Text: either(other, "None")}})
		}
	}
	return out
}

// otherNames are the names beside the one that is shown.
func otherNames(p *people.Person) (out []string) {
	for _, n := range p.Names {
		if whole := n.Whole(); whole != p.Name() {
			out = append(out, whole)
		}
	}
	return out
}

func numbersOf(p *people.Person) (out []string) {
	for _, i := range p.Identifiers {
		out = append(out, code.IdentifierKind.Label(i.Kind)+" "+i.Value)
	}
	return out
}

func phonesOf(p *people.Person) (out []string) {
	for _, d := range p.Phones {
		out = append(out, d.Value)
	}
	return out
}

// hitRows are those who may be the same person.
func (v *mergeView) hitRows() [][]ui.TableCell {
	var out [][]ui.TableCell
	for _, h := range v.Hits {
		out = append(out, []ui.TableCell{{HTML: ui.Link{Text: h.Name, Href: "/people/" + string(h.Person)}}, {Text: either(h.Age, "Not known")},
			{Text: either(h.Area, "Not known")}, {Text: either(strings.Join(h.Why, "; "), "–")}, {Text: either(h.Worker, "Nobody")}, {HTML: mergeLink(string(v.Kept.ID), h)}})
	}
	return out
}

// mergeLine is a merge in a list.
func mergeLine(m *people.Merge, by string) string {
	line := "Found to be one person on " + m.At.Date().Long() + " by " + either(by, "somebody who is no longer here")
	if !m.Stands() {
		line += ", and two again on " + m.Parted.Date().Long()
	}
	return line
}

// facts are what a merge says.
func (v *mergedView) facts() []ui.SummaryRow {
	rows := []ui.SummaryRow{
		row("Who stands", v.Kept.Name()), row("Who is the same", v.Other.Name()), row("Said on", v.At.Long()), row("Said by", either(v.Names[v.By], "Somebody who is no longer here")),
		row("How they knew", v.Merge.Why), row("Records that went over", strconv.Itoa(len(v.Records))), row("Work that went over", strconv.Itoa(len(v.Access.Involvements))),
	}
	if !v.Stands() {
		rows = append(rows, row("Two again on", v.Parted.Long()), row("Said by", either(v.Names[v.PartedBy], "Somebody who is no longer here")), row("How they knew", v.PartedWhy))
	}
	return rows
}
