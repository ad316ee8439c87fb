package outside

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline/exchange"
	"throughline/returns/ssda903"
)

// The columns that are read, by the names that the directory of the ONS has had over the
// years and those of small lists of one's own.
var postcodeColumns = []struct {
	what  string
	names *regexp.Regexp
	need  bool
}{
	{"postcode", regexp.MustCompile(`^(pcds|pcd|pcd2|pcd7|pcd8|postcode)$`), true},
	{"easting", regexp.MustCompile(`^(oseast1m|east1m|eastings?|east)$`), true},
	{"northing", regexp.MustCompile(`^(osnrth1m|north1m|northings?|north)$`), true},
	{"authority", regexp.MustCompile(`^(oslaua|laua|lad\d\dcd|lad_code|ladcd|lad)$`), true},
	{"upper tier", regexp.MustCompile(`^(upper|upper_tier|utla|utla\d\dcd|ctyua\d\dcd)$`), false},
	{"county", regexp.MustCompile(`^(oscty|cty\d\dcd)$`), false},
}

// ReadPostcodes reads lists of postcodes: the ONS Postcode Directory as it is downloaded,
// CSV or zip, or any CSV with columns for postcode, easting, northing (metres of the
// national grid) and the code of the lower-tier authority. It reads a line at a time,
// since the directory is larger than a return may be.
func ReadPostcodes(files ...string) (*Postcodes, error) {
	r := &postcodeReader{list: &Postcodes{upper: map[string]string{}}, known: map[string]uint16{}}
	for _, name := range files {
		var err error
		if strings.EqualFold(filepath.Ext(name), ".zip") {
			err = r.zipped(name)
		} else {
			err = r.file(name)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the list of postcodes: %w", err)
		}
	}
	r.list.settle()
	return r.list, nil
}

type postcodeReader struct {
	list  *Postcodes
	known map[string]uint16
}

func (r *postcodeReader) file(name string) (err error) {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return r.read(name, f)
}

// zipped reads the directory out of its zip: the largest CSV that has the columns. Beside
// it lie parts of the same and lists of names, which are left.
func (r *postcodeReader) zipped(name string) (err error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return &exchange.Problem{File: name, What: "it cannot be unpacked", Want: "a whole zip; perhaps it was cut off on its way"}
	}
	defer func() { err = errors.Join(err, z.Close()) }()
	files := slices.DeleteFunc(slices.Clone(z.File), func(f *zip.File) bool { return !strings.EqualFold(filepath.Ext(f.Name), ".csv") })
	slices.SortStableFunc(files, func(a, b *zip.File) int {
		return int(math.Copysign(1, float64(b.UncompressedSize64)-float64(a.UncompressedSize64)))
	})
	for i, f := range files {
		err = r.member(name+"/"+f.Name, f)
		var p *exchange.Problem
		if !errors.As(err, &p) || p.Line != 1 || i == len(files)-1 {
			return err
		}
	}
	return &exchange.Problem{File: name, What: "there is no CSV file in it", Want: "the ONS Postcode Directory as it is downloaded"}
}

func (r *postcodeReader) member(name string, f *zip.File) (err error) {
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("opening %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return r.read(name, in)
}

// read reads one CSV file.
func (r *postcodeReader) read(name string, in io.Reader) error {
	rows := csv.NewReader(in)
	rows.ReuseRecord, rows.LazyQuotes, rows.FieldsPerRecord = true, true, -1
	header, err := rows.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return brokenRow(name, rows, err)
	}
	at, missing := columnsAt(header)
	if len(missing) > 0 {
		return &exchange.Problem{File: name, Line: 1, What: "it has no column for " + strings.Join(missing, ", "),
			Want: "the ONS Postcode Directory (pcds, oseast1m, osnrth1m, oslaua), or columns postcode, easting, northing and laua"}
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return brokenRow(name, rows, err)
		}
		if err := r.row(name, rows, row, at); err != nil {
			return err
		}
	}
}

func (r *postcodeReader) row(name string, rows *csv.Reader, row []string, at []int) error {
	cell := func(i int) string {
		if at[i] < 0 || at[i] >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[at[i]])
	}
	postcode := ssda903.Squeeze(cell(0))
	if postcode == "" {
		return nil
	}
	line, _ := rows.FieldPos(0)
	east, okEast := metres(cell(1))
	north, okNorth := metres(cell(2))
	code := strings.ToUpper(cell(3))
	authority, ok := r.list.authority(code, r.known)
	if len(postcode) > codeSize || !okEast || !okNorth || !ok {
		return &exchange.Problem{File: name, Line: line, What: "the row is no postcode with its place and authority",
			Want: "a postcode, two numbers of metres or blanks, and an authority's nine-character code"}
	}
	if upper := strings.ToUpper(cell(4)); upper != "" && len(upper) <= nameSize {
		r.list.upper[strings.Clone(code)] = strings.Clone(upper)
	} else if county := strings.ToUpper(cell(5)); strings.HasPrefix(county, "E10") && len(county) == nameSize {
		r.list.upper[strings.Clone(code)] = strings.Clone(county)
	}
	r.list.add(postcode, east, north, authority)
	return nil
}

// metres reads a coordinate; blank is no number.
func metres(s string) (float32, bool) {
	if s == "" {
		return float32(math.NaN()), true
	}
	v, err := strconv.ParseFloat(s, 32)
	return float32(v), err == nil && !math.IsInf(v, 0)
}

// columnsAt finds the columns in a header: where each is, -1 where it is not, and what is
// missing that is needed.
func columnsAt(header []string) (at []int, missing []string) {
	for _, c := range postcodeColumns {
		i := slices.IndexFunc(header, func(h string) bool {
			return c.names.MatchString(strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, exchange.BOM))))
		})
		if i < 0 && c.need {
			missing = append(missing, c.what)
		}
		at = append(at, i)
	}
	return at, missing
}

func brokenRow(name string, rows *csv.Reader, err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return &exchange.Problem{File: name, Line: parse.Line, Column: parse.Column, What: "the row cannot be read", Want: "commas between the cells"}
	}
	return fmt.Errorf("reading %s: %w", name, err)
}
