package changed_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// writes finds what writes one of the tables on which kept pages rest beside the records: a
// statement, or the name of the table in an insert.
var writes = regexp.MustCompile(`^\x60?"?\s*(INSERT INTO|UPDATE|DELETE FROM) (involvement|restriction|conflict|notice|person|team|app_user|user_role|user_team)\b|^"(involvement|restriction|conflict|notice|app_user|user_role|user_team)"$`)

// noted are those who write one and need not say so, and why.
var noted = map[string]string{
	"SetPassword": "no page that is kept shows it",
	"EnrolTOTP":   "no page that is kept shows it",
	"DropTOTP":    "no page that is kept shows it",
	"CheckTOTP":   "no page that is kept shows it",
	"CreateUser":  "it calls keepRolesAndTeams, which says so",
	"UpdateUser":  "it calls keepRolesAndTeams, which says so",
	"move":        "Join, which calls it, says that everything is changed",
	"restrict":    "Join, which calls it, says that everything is changed",
	"restrictAs":  "Join, which calls it, says that everything is changed",
	"close":       "Join, which calls it, says that everything is changed",
	"endNamed":    "Join, which calls it, says that everything is changed",
	"barSince":    "it goes with bringBack, which says that everything is changed",
}

// Whoever writes who works with whom, who may see what, or who somebody is says so in the
// same function, or pages that rest on it would be shown as they no longer are.
func TestWhoWritesSaysWhatIsChanged(t *testing.T) {
	root := os.DirFS("..")
	found := map[string]bool{}
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || path != "." && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", path), nil, 0)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			f, is := decl.(*ast.FuncDecl)
			if !is {
				continue
			}
			writing, says := false, false
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					for i, arg := range n.Args {
						lit, is := arg.(*ast.BasicLit)
						called, method := n.Fun.(*ast.SelectorExpr)
						inserts := method && (called.Sel.Name == "Insert" || called.Sel.Name == "Put")
						writing = writing || is && writes.MatchString(lit.Value) && (inserts && i == 1 || len(lit.Value) > 20)
					}
				case *ast.CompositeLit:
					for _, e := range n.Elts {
						lit, is := e.(*ast.BasicLit)
						writing = writing || is && len(lit.Value) > 20 && writes.MatchString(lit.Value)
					}
				case *ast.SelectorExpr:
					says = says || n.Sel.Name == "Note" || n.Sel.Name == "note"
				}
				return true
			})
			if writing {
				found[f.Name.Name] = true
				if _, excused := noted[f.Name.Name]; !says && !excused {
					t.Errorf("%s: %s writes a table on which kept pages rest and does not say what is changed: call changed.Note", path, f.Name.Name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 15 {
		t.Errorf("%d functions were found that write these tables: the test no longer sees them", len(found))
	}
	for name := range noted {
		if !found[name] {
			t.Errorf("%s writes none of these tables: take it off the list", name)
		}
	}
}
