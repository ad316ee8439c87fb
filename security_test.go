package throughline

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	testOrFuzz = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	namedTest  = regexp.MustCompile("`([a-z0-9_/]+\\.(?:Test|Fuzz)\\w+)`")
)

// testsInTheTree are all tests and fuzz targets, as package.Name.
func testsInTheTree(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && path != "." {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		for _, m := range testOrFuzz.FindAllSubmatch(text, -1) {
			found[filepath.ToSlash(filepath.Dir(path))+"."+string(m[1])] = true
		}
		return err
	})
	if err != nil || len(found) < 300 {
		t.Fatalf("%d tests were found (%v)", len(found), err)
	}
	return found
}

// TestSecurityIsHeld reads doc/security.md: each line of its tables names tests that are there,
// and each fuzz target stands in its list.
func TestSecurityIsHeld(t *testing.T) {
	text, err := os.ReadFile("doc/security.md")
	if err != nil {
		t.Fatal(err)
	}
	_, inputs, found := strings.Cut(string(text), "## Every input")
	if !found {
		t.Fatal("doc/security.md has no list of inputs")
	}
	tests, promises := testsInTheTree(t), 0
	for i, line := range strings.Split(string(text), "\n") {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| ---") || strings.HasSuffix(line, "by |") {
			continue
		}
		promises++
		named := namedTest.FindAllStringSubmatch(line, -1)
		if len(named) == 0 {
			t.Errorf("line %d names no test: %s", i+1, line)
		}
		for _, m := range named {
			if !tests[m[1]] {
				t.Errorf("line %d names %s, which is not in the tree", i+1, m[1])
			}
		}
	}
	if promises < 40 {
		t.Errorf("%d lines were read", promises)
	}
	var missing []string
	for name := range tests {
		if strings.Contains(name, ".Fuzz") && !strings.Contains(inputs, "`"+name+"`") {
			missing = append(missing, name)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("doc/security.md lists no input for %s", strings.Join(missing, ", "))
	}
}
