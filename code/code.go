// Package code holds the lists of codes that forms, records and returns choose from,
// each with its source and with the years for which its codes are good. The codes of
// the statutory returns stand as they are published; the labels are our own short
// wordings for screens and reports.
//
// It says what a code means and when it could be used. Whether a record should have
// carried another one is for the rules.
package code

// An Item is one code of a list.
type Item struct {
	Code  string // compared exactly, in the published case
	Label string // for people
	Group string // what the returns treat as one kind, "care order"; mostly blank

	// The first and the last collection year in which the code is good: the year in
	// which the collection ends, so 2026 is April 2025 to March 2026. 0 is open.
	From, Until int
}

// GoodIn reports whether the code may be used in a collection year.
func (i Item) GoodIn(year int) bool {
	return (i.From == 0 || i.From <= year) && (i.Until == 0 || year <= i.Until)
}

// A List is one list of codes. Lists are written once, here, and never changed while
// the program runs.
type List struct {
	Name   string // in lower case with underscores: the name of the list in files and the dictionary
	Title  string // for people
	Source string // the collection and its columns, the standard, or the guidance behind it
	Items  []Item // in the order in which people should see them
}

// Label returns the label of a code, "" if the list does not have it.
func (l *List) Label(code string) string {
	for i := range l.Items {
		if l.Items[i].Code == code {
			return l.Items[i].Label
		}
	}
	return ""
}

// Group returns the group of a code, "" if it has none or the list does not have it.
func (l *List) Group(code string) string {
	for i := range l.Items {
		if l.Items[i].Code == code {
			return l.Items[i].Group
		}
	}
	return ""
}

// Has reports whether the code was good in any year.
func (l *List) Has(code string) bool {
	for i := range l.Items {
		if l.Items[i].Code == code {
			return true
		}
	}
	return false
}

// HasIn reports whether the code was good in a collection year.
func (l *List) HasIn(code string, year int) bool {
	for i := range l.Items {
		if l.Items[i].Code == code && l.Items[i].GoodIn(year) {
			return true
		}
	}
	return false
}

// In returns the items that were good in a collection year: what a form offers.
func (l *List) In(year int) []Item {
	var good []Item
	for _, i := range l.Items {
		if i.GoodIn(year) {
			good = append(good, i)
		}
	}
	return good
}

// InGroup returns the codes of a group, in order.
func (l *List) InGroup(group string) []string {
	var codes []string
	for _, i := range l.Items {
		if i.Group == group {
			codes = append(codes, i.Code)
		}
	}
	return codes
}

// Named returns the list of that name, nil if there is none.
func Named(name string) *List {
	for _, l := range All {
		if l.Name == name {
			return l
		}
	}
	return nil
}
