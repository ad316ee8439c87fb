// Package throughline is the whole house. It holds no code but these tests of how the
// rooms stand to one another; see doc/ and the packages.
package throughline

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forbidden are the imports that may not be, each with its reason. A name stands for
// itself and all below it; "*" is every package of ours; in the second place, names
// that are not of ours are modules.
var forbidden = []struct {
	who, whom string
	except    string // words: packages that may, or may be
	why       string
}{
	{"core", "*", "", "words import nothing of ours"},
	{"code", "*", "core", "words import nothing of ours but words"},

	{"*", "cmd", "", "nobody imports a door"},
	{"*", "web", "cmd web", "nobody imports a door"},
	{"*", "site", "cmd site", "nobody imports a door"},
	{"*", "county", "cmd county", "the invented county is for demos and tests: real work must not lean on it"},
	{"*", "testkit", "testkit", "what is for tests stays out of the program"},
	{"*", "rule/ruletest", "rule/ruletest", "what is for tests stays out of the program"},

	{"store", "*", "core", "the store knows no table of anybody's"},
	{"ledger", "record", "", "a record rests on the ledger, not the ledger on a record"},
	{"clock", "store", "", "the law is reckoned without a database"},
	{"rule", "store", "", "a rule sees a typed return and no row of SQL"},
	{"ui", "store", "", "pages show; they decide nothing"},
	{"exchange", "*", "core exchange", "reading and writing files knows nothing about children"},

	{"store", "practice", "", "imports point down"},
	{"ledger", "practice", "", "imports point down"},
	{"access", "practice", "", "imports point down"},
	{"clock", "practice", "", "imports point down"},
	{"rule", "practice", "", "imports point down"},
	{"form", "practice", "", "imports point down"},
	{"ui", "practice", "", "imports point down"},
	{"people", "practice", "", "imports point down"},
	{"record", "practice", "", "imports point down"},

	{"practice", "returns", "", "a part of the service does not know what is owed on it"},
	{"practice", "report", "", "a part of the service does not know what is counted of it"},
	{"practice", "letter", "", "a part of the service does not know what is written of it"},
	{"people", "returns", "", "imports point down"},
	{"record", "returns", "", "imports point down"},
	{"people", "report", "", "imports point down"},
	{"record", "report", "", "imports point down"},
	{"people", "letter", "", "imports point down"},
	{"record", "letter", "", "imports point down"},

	{"*", "modernc.org/sqlite", "store", "store is the only room that knows there are two engines"},
	{"*", "github.com/jackc/pgx", "store testkit", "store is the only room that knows there are two engines"},
	{"*", "github.com/pressly/goose", "store", "store is the only room that knows how migrations run"},
	{"clock", "net/http", "", "the law sees no request"},
	{"rule", "net/http", "", "a rule sees no request"},
	{"practice", "net/http", "", "a part of the service says what it is; the doors answer requests"},
}

// A room is one package of ours, what it imports itself, and all that comes with that;
// tests left out.
type room struct {
	ImportPath    string
	Imports, Deps []string
}

const ours = "throughline/"

func TestWhoMayImportWhom(t *testing.T) {
	for _, r := range rooms(t) {
		who, isOurs := strings.CutPrefix(r.ImportPath, ours)
		if !isOurs {
			continue
		}
		for _, path := range r.Deps {
			whom, isOurs := strings.CutPrefix(path, ours)
			if !isOurs && !slices.Contains(r.Imports, path) {
				continue // what a module brings along is its own affair; what a room of ours does is not
			}
			for _, why := range forbids(who, whom, isOurs) {
				t.Errorf("%s imports %s, itself or through another room, which may not be: %s", who, whom, why)
			}
		}
	}
}

// TestForbiddenImportsAreFound tries the table itself, which would otherwise be silent
// if it were wrong.
func TestForbiddenImportsAreFound(t *testing.T) {
	for _, c := range []struct {
		why, who, whom string
		ours, want     bool
	}{
		{"a door", "record", "web", true, true},
		{"below a door", "record", "web/session", true, true},
		{"only the beginning of a word", "record", "website", true, false},
		{"the program itself", "cmd/throughline", "web", true, false},
		{"one part and another", "practice/care", "practice/court", true, true},
		{"one part and what is its own", "practice/care", "practice/care/plan", true, false},
		{"the list of all parts", "practice/all", "practice/care", true, false},
		{"an engine", "people", "github.com/jackc/pgx/v5/stdlib", false, true},
		{"an engine in the store", "store", "modernc.org/sqlite", false, false},
		{"the standard library", "core", "fmt", false, false},
		{"anything of ours in core", "core", "code", true, true},
		{"words in code", "code", "core", true, false},
	} {
		if got := forbids(c.who, c.whom, c.ours); (len(got) > 0) != c.want {
			t.Errorf("%s: %s may not import %s for %q", c.why, c.who, c.whom, got)
		}
	}
}

// forbids returns the reasons why one package may not import another, if there are any.
func forbids(who, whom string, isOurs bool) (reasons []string) {
	for _, f := range forbidden {
		meant := in(whom, f.whom)
		if f.whom == "*" {
			meant = isOurs
		}
		if in(who, f.who) && meant && !excepted(who, whom, f.who, f.except) {
			reasons = append(reasons, f.why)
		}
	}
	if a, b := part(who), part(whom); a != "" && b != "" && a != b && a != "all" {
		reasons = append(reasons, "parts of the service meet through a person, a moment and what is due")
	}
	return reasons
}

// in reports whether a package is the named one or below it.
func in(name, of string) bool {
	return of == "*" || name == of || strings.HasPrefix(name, of+"/")
}

// excepted reports whether either is among the exceptions. Where the rule is about one
// room, its exceptions are whom it may import; where about all, who may.
func excepted(who, whom, rule, except string) bool {
	if rule != "*" {
		who = whom
	}
	for _, e := range strings.Fields(except) {
		if in(who, e) {
			return true
		}
	}
	return false
}

// part returns the part of the service that a package belongs to, "" when none.
func part(name string) string {
	rest, ok := strings.CutPrefix(name, "practice/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "/")
	return first
}

func rooms(t *testing.T) []room {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %s\n%s", err, &stderr)
	}
	var all []room
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var r room
		if err := d.Decode(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("reading go list: %s", err)
		}
		all = append(all, r)
	}
	if len(all) < 5 {
		t.Fatalf("go list found %d packages, which cannot be all", len(all))
	}
	return all
}

// unfinished marks work left undone. In testdata it does not count: a published file may
// hold such a word as a value.
var unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)

// unsaid are what no file of the house may say. They are written in pieces here, so
// that this file does not say them either.
var unsaid = []struct {
	what *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`(^|[\s"'=(:` + "`" + `])/` + `(work|root)/[A-Za-z0-9_.-]`), "a path of one machine means nothing on another"},
	{regexp.MustCompile(`/home/` + `[a-z]+/`), "a path of one machine means nothing on another"},
	{regexp.MustCompile(`proxy\.` + `golang\.org|registry\.` + `npmjs\.org`), "where packages come from is each machine's own setting"},
	{regexp.MustCompile(`https?://[a-z0-9.-]+\.` + `(internal|local|lan|corp)\b`), "a host of one network means nothing on another"},
	{unfinished, "what is to be done is done, or written down as an issue"},
	{regexp.MustCompile(`(?i)\b(chat` + `gpt|co` + `pilot|anth` + `ropic|open` + `ai)\b`), "the project speaks of itself alone"},
}

func TestWhatNoFileSays(t *testing.T) {
	out, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		t.Fatalf("git ls-files: %s", err)
	}
	for _, name := range strings.Split(strings.TrimRight(string(out), "\x00"), "\x00") {
		text, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			continue // removed, and not yet committed
		} else if err != nil {
			t.Error(err)
			continue
		}
		if bytes.IndexByte(text, 0) >= 0 {
			continue // no text
		}
		for n, line := range strings.Split(string(text), "\n") {
			for _, u := range unsaid {
				if u.what == unfinished && strings.Contains("/"+name, "/testdata/") {
					continue
				}
				if u.what.MatchString(line) {
					t.Errorf("%s:%d: %q: %s", name, n+1, u.what.FindString(line), u.why)
				}
			}
		}
	}
}
