package outside

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"throughline/core"
	"throughline/exchange"
	"throughline/returns/ssda903"
	"throughline/rule"
)

// A Provider is an entry of Ofsted's lists: a children's home or another provider of
// social care. The codes are as the list has them, parted by commas.
type Provider struct {
	URN                       string // in upper case
	PlaceCodes, ProviderCodes string
	RegEnd                    core.Date // blank while still registered
	Postcode                  string    // upper case, no blanks
	Authority                 string    // upper-tier authority where it lies, where the list says so; else that of the postcode
}

// ReadProviders reads Ofsted's lists: the workbook of children's homes and the workbook
// of other providers, both; or the one workbook in which both are; or what
// [KeepProviders] wrote. Entries without a URN are dropped.
func ReadProviders(files ...string) ([]Provider, error) {
	var all []Provider
	homes, others := "", ""
	for _, file := range files {
		sources, err := exchange.Open(file)
		if err != nil {
			return nil, fmt.Errorf("reading the list of providers: %w", err)
		}
		for _, s := range sources {
			tables, err := s.Tables()
			if err != nil {
				return nil, fmt.Errorf("reading the list of providers: %w", err)
			}
			b := bookOf(s.Path, tables)
			found, err := b.providers()
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
			switch b.sort {
			case homesBook:
				homes = s.Path
			case othersBook:
				others = s.Path
			}
		}
	}
	const want = "both workbooks of Ofsted's, the children's homes and the other social care providers, or the one that holds both"
	switch {
	case homes != "" && others == "":
		return nil, &exchange.Problem{File: homes, What: "this is the list of children's homes alone", Want: want}
	case others != "" && homes == "":
		return nil, &exchange.Problem{File: others, What: "this is the list of social care providers without children's homes", Want: want}
	case len(all) == 0:
		return nil, &exchange.Problem{File: strings.Join(files, ", "), What: "it holds no providers", Want: want}
	}
	return all, nil
}

// What a workbook of Ofsted's holds.
const (
	homesBook    = "children's homes"
	othersBook   = "other providers"
	combinedBook = "both"
	keptBook     = "kept"
)

// A book is one workbook of Ofsted's.
type book struct {
	file   string
	sort   string // "" where it is none
	sheets []sheet
}

// A sheet is a table whose columns are found by lower-case name.
type sheet struct {
	*exchange.Table
	at map[string]int
}

// bookOf sees what sort of book the sheets make.
func bookOf(file string, tables []*exchange.Table) book {
	b := book{file: file}
	for _, t := range tables {
		b.sheets = append(b.sheets, sheetOf(t))
	}
	named := func(name string) bool {
		return slices.ContainsFunc(b.sheets, func(s sheet) bool { return strings.EqualFold(s.Sheet, name) })
	}
	switch {
	case len(b.sheets) == 1 && b.sheets[0].has("urn", "place_codes"):
		b.sort = keptBook
	case named("SA providers"), len(b.sheets) == 1 && b.sheets[0].hasHome():
		b.sort = combinedBook
	case named("Provider information"), named("Settings and Inspection Info"):
		b.sort = homesBook
	case slices.ContainsFunc(b.sheets, func(s sheet) bool { return s.has("urn", "placement code") }):
		b.sort = othersBook
	case len(b.sheets) == 1 && b.sheets[0].has("urn", "provider placement code"):
		b.sort = homesBook // saved as CSV, a sheet has lost its name
	}
	return b
}

// sheetOf finds the header of a sheet: the first row, or where titles stand above it the
// first that has a cell URN.
func sheetOf(t *exchange.Table) sheet {
	if t.Column("URN") < 0 {
		for row := range min(15, len(t.Rows)) {
			if below := t.Below(row); below.Column("URN") >= 0 {
				t = below
				break
			}
		}
	}
	s := sheet{t, map[string]int{}}
	for i, c := range t.Columns {
		name := strings.Join(strings.Fields(strings.ToLower(c)), " ")
		if _, known := s.at[name]; !known {
			s.at[name] = i
		}
	}
	return s
}

func (s sheet) has(columns ...string) bool {
	return !slices.ContainsFunc(columns, func(c string) bool { _, ok := s.at[c]; return !ok })
}

// hasHome reports a list of all providers in which there are children's homes.
func (s sheet) hasHome() bool {
	return s.has("provider type") && len(s.Rows) > 1 && slices.ContainsFunc(s.Rows, func(row []string) bool {
		return strings.EqualFold(s.cell(row, "provider type"), "Children's Home")
	})
}

// cell returns the text of the first of the columns that the sheet has.
func (s sheet) cell(row []string, columns ...string) string {
	for _, c := range columns {
		if i, ok := s.at[c]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
	}
	return ""
}

// providers reads the entries of a book.
func (b book) providers() ([]Provider, error) {
	switch b.sort {
	case keptBook:
		return b.read(b.sheets[0], names{place: "place_codes", provider: "provider_codes", end: "reg_end", postcode: []string{"postcode"}, authority: "la_code_inferred"})
	case combinedBook:
		return b.combined()
	case homesBook:
		return b.homes()
	case othersBook:
		var all []Provider
		for _, s := range b.sheets {
			if !s.has("urn", "placement code") {
				continue
			}
			found, err := b.read(s, names{place: "placement code", provider: "placement provider code", end: "deregistration date",
				postcode: []string{"setting postcode", "setting address postcode", "provider postcode"}})
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
		return all, nil
	}
	return nil, &exchange.Problem{File: b.file, What: "this is none of Ofsted's lists of providers",
		Want: "a workbook with columns URN and Placement code, or the sheet Provider information of the children's homes"}
}

// names are the columns of a sheet that are read, in lower case.
type names struct {
	place, provider, end string
	postcode             []string
	authority            string
}

func (b book) read(s sheet, n names) ([]Provider, error) {
	var all []Provider
	for i, row := range s.Rows {
		urn := strings.ToUpper(s.cell(row, "urn"))
		if urn == "" || urn == "-" {
			continue
		}
		end, ok := dayOf(s.cell(row, n.end))
		if !ok {
			return nil, &exchange.Problem{File: b.file, Line: s.Line(i), Field: n.end, What: "the date cannot be read", Want: "dd/mm/yyyy, or - for a provider that is still registered"}
		}
		all = append(all, Provider{
			URN: urn, PlaceCodes: s.cell(row, n.place), ProviderCodes: s.cell(row, n.provider), RegEnd: end,
			Postcode: ssda903.Squeeze(s.cell(row, n.postcode...)), Authority: strings.ToUpper(s.cell(row, n.authority)),
		})
	}
	return all, nil
}

// combined reads the book in which homes and other providers stand together, with a sheet
// for supported accommodation.
func (b book) combined() ([]Provider, error) {
	var all []Provider
	for _, s := range b.sheets {
		supported := strings.EqualFold(s.Sheet, "SA providers")
		n := names{place: "placement code", provider: "placement provider code", end: "deregistration date",
			postcode: []string{"setting address postcode", "provider postcode"}}
		if supported {
			n.end = "closed date"
		} else if !s.has("urn", "placement code") {
			continue
		}
		found, err := b.read(s, n)
		if err != nil {
			return nil, err
		}
		for i := range found {
			p := &found[i]
			p.ProviderCodes = strings.ReplaceAll(p.ProviderCodes, "/", ",")
			if supported {
				p.PlaceCodes = "K3"
				if p.ProviderCodes == "" {
					p.ProviderCodes = "PR4"
				}
			}
		}
		all = append(all, found...)
	}
	return all, nil
}

// homes reads the book of the children's homes, whose newer form parts the addresses from
// the rest.
func (b book) homes() ([]Provider, error) {
	n := names{place: "provider code", provider: "provider placement code", end: "closed date", postcode: []string{"setting postcode", "setting address postcode"}}
	postcodes := map[string]string{}
	var all []Provider
	for _, s := range b.sheets {
		switch {
		case strings.EqualFold(s.Sheet, "Address Details"):
			for _, row := range s.Rows {
				postcodes[strings.ToUpper(s.cell(row, "urn"))] = ssda903.Squeeze(s.cell(row, n.postcode...))
			}
		case s.has("urn", n.place, n.provider):
			n := n
			if s.holdsProviderCodes(n.place) > s.holdsProviderCodes(n.provider) {
				n.place, n.provider = n.provider, n.place
			}
			found, err := b.read(s, n)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
	}
	for i := range all {
		p := &all[i]
		p.ProviderCodes = strings.ReplaceAll(p.ProviderCodes, "/", ",")
		if p.Postcode == "" {
			p.Postcode = postcodes[p.URN]
		}
	}
	return all, nil
}

// holdsProviderCodes counts the cells of a column that hold codes of providers (PR1), not
// of placements (K2). The two columns of the children's homes have changed places.
func (s sheet) holdsProviderCodes(column string) int {
	n := 0
	for _, row := range s.Rows {
		if strings.HasPrefix(strings.ToUpper(s.cell(row, column)), "PR") {
			n++
		}
	}
	return n
}

// dayOf reads the day on which a registration ended; blank and what stands for it is no day.
func dayOf(text string) (day core.Date, ok bool) {
	switch strings.ToLower(text) {
	case "", "-", "n/a", "na", "null", "none":
		return 0, true
	}
	first, _, _ := strings.Cut(text, " ")
	if day = rule.SlashedDate(first); day == 0 {
		day = rule.ISODate(text)
	}
	return day, day != 0
}

// KeepProviders writes the list into the data folder, in the place of the one before.
func KeepProviders(data string, all []Provider) error {
	t := &exchange.Table{Name: "providers", Columns: []string{"URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE_INFERRED"}}
	for _, p := range all {
		t.Rows = append(t.Rows, []string{p.URN, p.PlaceCodes, p.ProviderCodes, p.RegEnd.Slashed(), p.Postcode, p.Authority})
	}
	return keep(data, providersFile, func(f *os.File) error { return exchange.WriteCSV(f, t) })
}

// keptProviders reads the list of the data folder.
func keptProviders(data string) ([]Provider, error) {
	name := filepath.Join(data, providersFile)
	all, err := ReadProviders(name)
	var p *exchange.Problem
	if errors.As(err, &p) {
		p.Want = "the file as throughline returns load --providers writes it; load the lists again"
	}
	return all, err
}
