package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// files writes files into a new folder; a name may lie in a subfolder.
func files(t *testing.T, of map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range of {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// check runs returns check on the return of children looked after of 2026.
func check(t *testing.T, args ...string) (stdout, stderr string, exit int) {
	t.Helper()
	return program(t, append([]string{"returns", "check", "--collection", "903", "--year", "2026"}, args...)...)
}

const (
	goodReviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n"
	badReviews  = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/02/2010,03/04/2025,WRONG\n"
)

func TestExitStatus(t *testing.T) {
	good, bad := files(t, map[string]string{"reviews.csv": goodReviews}), files(t, map[string]string{"reviews.csv": badReviews})
	broken := files(t, map[string]string{"reviews.csv": "\x00"})
	for _, c := range []struct {
		why    string
		args   []string
		exit   int
		out    string // part of what is printed
		stderr string // part of what is complained
	}{
		{"nothing wrong", []string{good}, 0, "Nothing was found wrong", ""},
		{"an error", []string{bad}, 1, "1 error", ""},
		{"a file that cannot be read", []string{broken}, 2, "", "reviews.csv, line 1: this is not a text file"},
		{"nothing there", []string{filepath.Join(good, "nothing")}, 2, "", "no such file"},
		{"files and a folder", []string{good, filepath.Join(bad, "reviews.csv")}, 2, "", "files and folders together"},
		{"a day that is none", []string{good, "--start", "31/02/2025"}, 2, "", `--start "31/02/2025" is no day`},
		{"a period that ends first", []string{good, "--start", "01/04/2026", "--end", "2025-04-01"}, 2, "", "after it ends"},
		{"a name for a code", []string{good, "--la", "Worcestershire"}, 2, "", "no authority's code"},
		{"a workbook on the screen", []string{good, "--format", "xlsx"}, 2, "", "give --out FILE"},
		{"several folders, one file", []string{good, bad, "--format", "csv"}, 2, "", "give --out a folder"},
		{"last year's of several", []string{good, bad, "--previous", bad}, 2, "", "--previous goes with one return"},
		{"several as text", []string{good, bad}, 1, "1 error", ""},
		{"several, of which one is broken", []string{good, broken}, 2, "Nothing was found wrong", "not a text file"},
		{"a list of postcodes that is none", []string{files(t, map[string]string{"episodes.csv": "CHILD,DECOM,PL_POST\nA,01/04/2025,AA1 1AA\n"}), "--postcodes", filepath.Join(good, "reviews.csv")}, 2, "", "it has no column for postcode"},
	} {
		out, stderr, exit := check(t, c.args...)
		if exit != c.exit || !strings.Contains(out, c.out) || !strings.Contains(stderr, c.stderr) || (stderr == "") != (c.stderr == "") {
			t.Errorf("%s: exit %d, want %d\n%s\n%s", c.why, exit, c.exit, out, stderr)
		}
	}
	for _, args := range [][]string{{"returns"}, {"returns", "check"}, {"returns", "load"}, {"returns", "load", good}, {"nothing"}, {"returns", "check", "--collection", "904", "--year", "2026", good}, {"returns", "check", "--collection", "903", "--year", "1999", good}} {
		if _, stderr, exit := program(t, args...); exit != couldNot || stderr == "" {
			t.Errorf("%q: exit %d, %q", args, exit, stderr)
		}
	}
	if out, _, exit := program(t, "--help"); exit != 0 || !strings.Contains(out, "returns check") {
		t.Errorf("--help: exit %d\n%s", exit, out)
	}
}

// A checked is what the tests read of a report in JSON.
type checked struct {
	Dir      string
	Error    string
	Findings []struct{ Rule, Table string }
	Rules    []string
}

func TestSeveralReturns(t *testing.T) {
	var paths []string
	for i := range 20 {
		text := goodReviews
		if i%3 == 0 {
			text = badReviews
		}
		if i == 7 {
			text = "\x00"
		}
		paths = append(paths, files(t, map[string]string{"reviews.csv": text, "budget.csv": "a\n1\n"}))
	}
	var all []checked
	out, stderr, exit := check(t, append(slices.Clone(paths), "--format", "jsonl")...)
	for line := range strings.Lines(out) {
		var c checked
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	see := func(exit int) {
		t.Helper()
		if exit != couldNot || len(all) != len(paths) {
			t.Fatalf("exit %d, %d objects of %d returns", exit, len(all), len(paths))
		}
		for i, c := range all {
			if c.Dir != paths[i] || (c.Error != "") != (i == 7) || (len(c.Findings) > 0) != (i%3 == 0) {
				t.Errorf("return %d of %s is %+v", i, paths[i], c)
			}
		}
	}
	see(exit)
	if !strings.Contains(stderr, "not a text file") || !strings.Contains(stderr, "budget.csv: it is none of the tables") {
		t.Errorf("said: %s", stderr)
	}
	all = nil
	out, _, exit = check(t, append(slices.Clone(paths), "--format", "json")...)
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	see(exit)
}

func TestPreviousAndPeriod(t *testing.T) {
	now := files(t, map[string]string{"SSDA903_2026_header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,01/02/2010,WBRI,,,\n"})
	before := files(t, map[string]string{"header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,F,01/02/2010,WBRI,,,\n"})
	out, _, _ := check(t, now, "--previous", before, "--format", "json", "--start", "2025-04-01", "--end", "31/3/2026")
	var c checked
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(c.Findings, func(f struct{ Rule, Table string }) bool { return f.Rule == "203" || f.Rule == "202" }) {
		t.Errorf("that the sex differs from last year's is not found: %+v", c.Findings)
	}
}

func TestOutIntoFiles(t *testing.T) {
	good, bad := files(t, map[string]string{"reviews.csv": goodReviews}), files(t, map[string]string{"reviews.csv": badReviews})
	for ending, begins := range map[string]string{"json": "{", "csv": "\ufeffrule,", "xlsx": "PK", "html": "<!doctype html>", "txt": "Return of"} {
		name := filepath.Join(t.TempDir(), "report."+ending)
		out, stderr, exit := check(t, bad, "--out", name)
		b, err := os.ReadFile(name)
		if err != nil || exit != 1 || out != "" || !strings.HasPrefix(strings.ToLower(string(b)), strings.ToLower(begins)) {
			t.Errorf("%s: exit %d, %v, begins %.40q; said %s%s", ending, exit, err, b, out, stderr)
		}
	}
	into := t.TempDir()
	if _, stderr, exit := check(t, good, bad, "--format", "csv", "--out", into); exit != 1 {
		t.Fatalf("exit %d: %s", exit, stderr)
	}
	if made, err := os.ReadDir(into); err != nil || len(made) != 2 {
		t.Errorf("made %v (%v)", made, err)
	}
}

func TestLoadThenCheck(t *testing.T) {
	data := t.TempDir()
	lists := files(t, map[string]string{
		"ONSPD.csv":  "pcds,oscty,oslaua,oseast1m,osnrth1m\nAA1 1AA,E99999999,E09000027,400000,300000\n",
		"lookup.csv": "LTLA21CD,UTLA21CD\nE07000999,E10000999\n",
	})
	ofsted := filepath.Join("..", "..", "returns", "outside", "testdata")
	out, stderr, exit := program(t, "returns", "load", "--data", data, "--postcodes", filepath.Join(lists, "ONSPD.csv"), "--authorities", filepath.Join(lists, "lookup.csv"), "--providers", filepath.Join(ofsted, "ch_fake.xlsx"), filepath.Join(ofsted, "scp_fake.xlsx"))
	if want := "Postcodes loaded: 1.\nAuthorities loaded: 1.\nEntries of providers loaded: 3.\n"; exit != 0 || out != want {
		t.Fatalf("exit %d: %s%s", exit, out, stderr)
	}
	episodes := files(t, map[string]string{"episodes.csv": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nA1,01/04/2025,S,C2,N1,K1,PR1,,,,QQ1 1QQ,AA1 1AA,NONE\n"})
	out, _, _ = check(t, episodes, "--data", data, "--la", "E09000027", "--format", "json")
	var c checked
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"392c", "1015", "219", "229"} {
		if !slices.Contains(c.Rules, code) {
			t.Errorf("rule %s did not run, though its list is loaded", code)
		}
	}
	if !slices.ContainsFunc(c.Findings, func(f struct{ Rule, Table string }) bool { return f.Rule == "392c" }) {
		t.Error("a postcode that nobody knows is not found")
	}
}
