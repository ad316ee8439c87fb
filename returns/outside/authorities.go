package outside

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"throughline/exchange"
)

// counties are the counties of two tiers with the numbers of their districts' codes, as
// of 2021, the year to which the return's list of authorities belongs, and with codes that
// had been given up shortly before. The codes were given in the order of the alphabet, so
// that each county's lie together.
//
// Source: ONS, lower tier to upper tier local authorities (April 2021), England.
var counties = []struct {
	county    string
	districts [][2]int
}{
	{"E10000003", [][2]int{{8, 12}}},                // Cambridgeshire
	{"E10000006", [][2]int{{26, 31}}},               // Cumbria
	{"E10000007", [][2]int{{32, 39}}},               // Derbyshire
	{"E10000008", [][2]int{{40, 47}}},               // Devon
	{"E10000011", [][2]int{{61, 65}}},               // East Sussex
	{"E10000012", [][2]int{{66, 77}}},               // Essex
	{"E10000013", [][2]int{{78, 83}}},               // Gloucestershire
	{"E10000014", [][2]int{{84, 94}}},               // Hampshire
	{"E10000015", [][2]int{{95, 104}, {240, 243}}},  // Hertfordshire
	{"E10000016", [][2]int{{105, 116}}},             // Kent
	{"E10000017", [][2]int{{117, 128}}},             // Lancashire
	{"E10000018", [][2]int{{129, 135}}},             // Leicestershire
	{"E10000019", [][2]int{{136, 142}}},             // Lincolnshire
	{"E10000020", [][2]int{{143, 149}}},             // Norfolk
	{"E10000023", [][2]int{{163, 169}}},             // North Yorkshire
	{"E10000024", [][2]int{{170, 176}}},             // Nottinghamshire
	{"E10000025", [][2]int{{177, 181}}},             // Oxfordshire
	{"E10000027", [][2]int{{187, 191}, {246, 246}}}, // Somerset
	{"E10000028", [][2]int{{192, 199}}},             // Staffordshire
	{"E10000029", [][2]int{{200, 206}, {244, 245}}}, // Suffolk
	{"E10000030", [][2]int{{207, 217}}},             // Surrey
	{"E10000031", [][2]int{{218, 222}}},             // Warwickshire
	{"E10000032", [][2]int{{223, 229}}},             // West Sussex
	{"E10000034", [][2]int{{234, 239}}},             // Worcestershire
}

var countyOf = func() map[string]string {
	m := map[string]string{}
	for _, c := range counties {
		for _, span := range c.districts {
			for n := span[0]; n <= span[1]; n++ {
				m[fmt.Sprintf("E07%06d", n)] = c.county
			}
		}
	}
	return m
}()

// UpperTier returns the authority that answers for children where a lower-tier authority
// lies, by what is built in: a unitary authority, London borough, metropolitan district
// or county itself, or a district's county. Blank where it is not known.
func UpperTier(lower string) string {
	for _, single := range []string{"E06", "E08", "E09", "E10"} {
		if strings.HasPrefix(lower, single) {
			return lower
		}
	}
	return countyOf[lower]
}

// The columns of the ONS's lookups from lower to upper tier, of any year.
var (
	lowerColumn = regexp.MustCompile(`^(ltla\d\dcd|lad\d\dcd|lower)$`)
	upperColumn = regexp.MustCompile(`^(utla\d\dcd|ctyua\d\dcd|upper)$`)
)

// ReadAuthorities reads a lookup of lower-tier to upper-tier authorities as the ONS
// publishes it: a CSV or workbook with columns such as LTLA21CD and UTLA21CD. It returns
// the upper tier's code by the lower tier's.
func ReadAuthorities(file string) (map[string]string, error) {
	sources, err := exchange.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reading the list of authorities: %w", err)
	}
	upper := map[string]string{}
	for _, s := range sources {
		tables, err := s.Tables()
		if err != nil {
			return nil, fmt.Errorf("reading the list of authorities: %w", err)
		}
		for _, t := range tables {
			addAuthorities(upper, t)
		}
	}
	if len(upper) == 0 {
		return nil, &exchange.Problem{File: file, Line: 1, What: "it holds no authorities with their upper tiers",
			Want: "a lookup of the ONS from lower to upper tier, with columns such as LTLA21CD and UTLA21CD"}
	}
	return upper, nil
}

func addAuthorities(upper map[string]string, t *exchange.Table) {
	column := func(names *regexp.Regexp) int {
		return slices.IndexFunc(t.Columns, func(c string) bool { return names.MatchString(strings.ToLower(strings.TrimSpace(c))) })
	}
	from, to := column(lowerColumn), column(upperColumn)
	if from < 0 || to < 0 {
		return
	}
	for _, row := range t.Rows {
		low, high := strings.ToUpper(strings.TrimSpace(row[from])), strings.ToUpper(strings.TrimSpace(row[to]))
		if low != "" && high != "" {
			upper[strings.Clone(low)] = strings.Clone(high)
		}
	}
}

// KeepAuthorities writes the list into the data folder, in the place of the one before.
func KeepAuthorities(data string, upper map[string]string) error {
	t := &exchange.Table{Name: "authorities", Columns: []string{"lower", "upper"}}
	for _, low := range slices.Sorted(maps.Keys(upper)) {
		t.Rows = append(t.Rows, []string{low, upper[low]})
	}
	return keep(data, authoritiesFile, func(f *os.File) error { return exchange.WriteCSV(f, t) })
}

// keptAuthorities reads the list of the data folder; where there is none it is empty.
func keptAuthorities(data string) (map[string]string, error) {
	upper, err := ReadAuthorities(filepath.Join(data, authoritiesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return upper, err
}
