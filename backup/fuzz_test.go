package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// packed is a tar of these entries, packed as in a backup.
func packed(t testing.TB, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	zip := gzip.NewWriter(&b)
	w := tar.NewWriter(zip)
	for i := 0; i < len(entries); i += 2 {
		if err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: entries[i], Size: int64(len(entries[i+1])), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, entries[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const toyAbout = `{"format":1,"tables":[{"name":"shelf","columns":[{"name":"n","sort":"whole"}]}]}`

// FuzzRead reads what anybody who knows the public key could have encrypted. Whatever it
// is, it is read to the end or refused, and nothing is written outside the folder.
func FuzzRead(f *testing.F) {
	end := `{"rows":{"shelf":2},"files":1}`
	f.Add(packed(f, "about.json", toyAbout, "files/a", "x", "tables/shelf/000001.tsv", "1\n", "tables/shelf/000002.tsv", "2\n", "end.json", end))
	f.Add(packed(f, "about.json", toyAbout, "files/../../a", "x", "end.json", end))
	f.Add(packed(f, "about.json", `{"format":2}`))
	f.Add(packed(f, "end.json", end))
	f.Add([]byte{})
	db := testkit.Database(f, store.SQLite, migrations()...)
	k := key(f)
	plain, err := age.Decrypt(bytes.NewReader(copied(f, db, "", k.Recipient())), k)
	if err != nil {
		f.Fatal(err)
	}
	whole, err := io.ReadAll(plain)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	above := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		folder := filepath.Join(above, "in", string(core.NewID()))
		c, err := read(bytes.NewReader(b), visitor{
			table: func(_ store.Table, r io.Reader) (int64, error) { return lines(r) },
			file:  func(name string, r io.Reader) error { return bring(folder, name, r) },
		})
		if err == nil && c.About.Format != format {
			t.Errorf("format %d was read", c.About.Format)
		}
		there, err := os.ReadDir(above)
		if err != nil || len(there) > 1 || len(there) == 1 && there[0].Name() != "in" {
			t.Fatalf("something was written outside the folder: %v, %v", there, err)
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	})
}

func TestWhatIsNoBackupOfOurs(t *testing.T) {
	whole := []string{"about.json", toyAbout, "files/a", "x", "tables/shelf/000001.tsv", "1\n", "tables/shelf/000002.tsv", "2\n", "end.json", `{"rows":{"shelf":2},"files":1}`}
	for _, c := range []struct {
		why     string
		entries []string
		good    bool
	}{
		{"all in order", whole, true},
		{"the end is missing", whole[:8], false},
		{"a part of a table is missing", append(append([]string{}, whole[:4]...), whole[6:]...), false},
		{"a file is missing", append(append([]string{}, whole[:2]...), whole[4:]...), false},
		{"something follows", append(append([]string{}, whole...), "more", ""), false},
		{"a file that leads out", []string{"about.json", `{"format":1}`, "files/../x", "", "end.json", `{"files":1}`}, false},
		{"a file over the database", []string{"about.json", `{"format":1}`, "files/throughline.db-wal", "", "end.json", `{"files":1}`}, false},
		{"a later format", []string{"about.json", `{"format":2}`, "end.json", `{}`}, false},
	} {
		folder := t.TempDir()
		_, err := read(bytes.NewReader(packed(t, c.entries...)), visitor{
			table: func(_ store.Table, r io.Reader) (int64, error) { return lines(r) },
			file:  func(name string, r io.Reader) error { return bring(folder, name, r) },
		})
		if (err == nil) != c.good {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}
