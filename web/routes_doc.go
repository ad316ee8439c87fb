package web

import (
	"fmt"
	"strings"
)

// Document is doc/addresses.md: every address of the staff's site, and the right it takes.
func (s *Site) Document() string {
	var b strings.Builder
	b.WriteString(documentBefore)
	b.WriteString("| Address | Right | What it is for |\n| --- | --- | --- |\n")
	for _, r := range s.routes() {
		right := string(r.right)
		if right == "" {
			right = "open to anybody"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.pattern, right, r.says)
	}
	return b.String()
}

const documentBefore = `# Every address of the staff's site

This page is written from the table in web/routes.go; the test of that package says when it is stale, and
` + "`go test ./web -run TestDocument -update`" + ` writes it anew. What the rights mean stands in access.md. The frame
asks for the right before the page is made; the page then asks about the people whom it concerns.
*Signed in* is anybody with an account.

`
