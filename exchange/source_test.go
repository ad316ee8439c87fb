package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var printable = []*unicode.RangeTable{unicode.L, unicode.N, unicode.P, unicode.S}

// zipOf makes a zip of names and contents in turn.
func zipOf(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// names says what was found: each name, with a star before last year's.
func names(sources []Source) []string {
	var all []string
	for _, s := range sources {
		if s.Previous {
			all = append(all, "*"+s.Name)
		} else {
			all = append(all, s.Name)
		}
	}
	return all
}

func TestOpenFolder(t *testing.T) {
	found, err := Open("testdata/return")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Episodes.csv", "header.csv", "*Header.csv"}, names(found)); d != "" {
		t.Fatalf("found otherwise (-want +got):\n%s", d)
	}
	for i, want := range []int{39, 19, 9} {
		tables, err := found[i].Tables()
		if err != nil {
			t.Fatal(err)
		}
		if len(tables) != 1 || len(tables[0].Rows) != want || tables[0].Column("child") != 0 {
			t.Errorf("%s has %d rows, want %d", found[i].Path, len(tables[0].Rows), want)
		}
	}
}

func TestOpenWhatIsNamed(t *testing.T) {
	zipped := filepath.Join(t.TempDir(), "Return.ZIP")
	if err := os.WriteFile(zipped, zipOf(t, "b.csv", "x\n1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := Open("testdata/census.xml", zipped, "testdata/annex.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"census.xml", "b.csv", "annex.xlsx"}, names(found)); d != "" {
		t.Fatalf("found otherwise (-want +got):\n%s", d)
	}
	if e, err := found[0].Tree(); err != nil || e.Name != "Message" {
		t.Errorf("the census is %v, %v", e, err)
	}
	if tables, err := found[1].Tables(); err != nil || tables[0].Name != "b" || !strings.HasSuffix(tables[0].File, "Return.ZIP/b.csv") {
		t.Errorf("the file in the zip is %v, %v", tables, err)
	}
	if tables, err := found[2].Tables(); err != nil || len(tables) != 11 {
		t.Errorf("the workbook has %d sheets, %v, want 11", len(tables), err)
	}
	if _, err := found[0].Tables(); err == nil {
		t.Error("an XML file was read as tables")
	}
	if _, err := Open("testdata/nothing"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what is not there gave %v", err)
	}
}

func TestOpenZip(t *testing.T) {
	for _, c := range []struct {
		why   string
		files []string
		want  []string
	}{
		{"files, in the order of their names", []string{"b.csv", "", "A.csv", ""}, []string{"A.csv", "b.csv"}},
		{"last year's beside them", []string{"PREVIOUS/a.csv", "", "a.csv", ""}, []string{"a.csv", "*a.csv"}},
		{"one folder round everything", []string{"903/", "", "903/a.csv", "", "903/previous/a.csv", "", "__MACOSX/903/._a.csv", ""}, []string{"a.csv", "*a.csv"}},
		{"only last year's", []string{"previous/a.csv", ""}, []string{"*a.csv"}},
		{"backslashes of Windows", []string{`previous\a.csv`, "", "b.csv", ""}, []string{"b.csv", "*a.csv"}},
		{"what nobody meant", []string{".DS_Store", "", "~$a.xlsx", "", "README.md", "", "Thumbs.db", "", "a.csv", ""}, []string{"a.csv"}},
		{"other folders are passed over", []string{"old/a.csv", "", "b.csv", ""}, []string{"b.csv"}},
		{"nothing in it", nil, nil},
	} {
		t.Run(c.why, func(t *testing.T) {
			found, err := OpenBytes("return.zip", zipOf(t, c.files...))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, names(found)); d != "" {
				t.Errorf("found otherwise (-want +got):\n%s", d)
			}
		})
	}
}

func TestOpenZipRefuses(t *testing.T) {
	var many []string
	for i := range MaxZipped + 1 {
		many = append(many, fmt.Sprintf("%d.csv", i), "")
	}
	huge := zipOf(t, "a.csv", "x")
	claim := bytes.Index(huge, []byte("PK\x01\x02")) + 24 // the size unpacked, in the directory
	copy(huge[claim:], "\xfe\xff\xff\xff")
	for _, c := range []struct {
		why  string
		zip  []byte
		says string
	}{
		{"a zip in a zip", zipOf(t, "a.ZIP", ""), "a zip inside the zip"},
		{"a name that climbs out", zipOf(t, "../a.csv", ""), "leads out of it"},
		{"a name from the root", zipOf(t, "/etc/passwd", ""), "leads out of it"},
		{"a name on another disk", zipOf(t, `C:\a.csv`, ""), "leads out of it"},
		{"too many files", zipOf(t, many...), "too many files"},
		{"a bomb", huge, "too large"},
		{"no zip", []byte("CHILD,DOB\n"), "cannot be unpacked"},
		{"cut off", zipOf(t, "a.csv", "x\n1\n")[:40], "cannot be unpacked"},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, err := OpenBytes("return.zip", c.zip)
			var p *Problem
			if !errors.As(err, &p) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("said %v, want %q", err, c.says)
			}
		})
	}
}

func TestZipThatLiesAboutItsSize(t *testing.T) {
	b := zipOf(t, "a.csv", strings.Repeat("x\n", 5000))
	claim := bytes.Index(b, []byte("PK\x01\x02")) + 24
	copy(b[claim:], "\x01\x00\x00\x00")
	found, err := OpenBytes("return.zip", b)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := found[0].Bytes(); err == nil {
		t.Errorf("%d bytes were read where 1 was promised", len(got))
	}
}

func TestOpenBytesKeepsOnlyTheName(t *testing.T) {
	found, err := OpenBytes(`C:\Users\asha\Episodes.CSV`, []byte("a\n1\n"))
	if err != nil || len(found) != 1 || found[0].Name != "Episodes.CSV" || found[0].Path != "Episodes.CSV" || found[0].Kind() != "csv" {
		t.Errorf("got %v, %v", found, err)
	}
}

func FuzzOpenZip(f *testing.F) {
	f.Add(zipOf(f, "a.csv", "x\n1\n", "previous/a.csv", "x\n2\n"))
	f.Add(zipOf(f, "a/b.xml", "<M/>", "a/c.txt", "q"))
	f.Add(zipOf(f, "../a.csv", ""))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		found, err := OpenBytes("f.zip", b)
		if err != nil {
			return
		}
		for _, s := range found {
			if strings.ContainsAny(s.Name, `/\`) || s.Name == ".." {
				t.Fatalf("a file is called %q", s.Name)
			}
			if s.Kind() != "csv" {
				continue
			}
			if tables, err := s.Tables(); err == nil {
				checkRead(t, tables[0], nil)
			}
		}
	})
}
