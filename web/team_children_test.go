package web

import (
	"strings"
	"testing"

	"throughline/core"
	"throughline/record"
)

func TestWordsAreQuotedOnce(t *testing.T) {
	on := core.Day(2026, 11, 3)
	for typed, want := range map[string]string{
		"":                       "",
		"We are all right.":      "“We are all right.” (3 November 2026)",
		"“We are all right.”":    "“We are all right.” (3 November 2026)",
		`"We are all right." `:   "“We are all right.” (3 November 2026)",
		"Mum said “stop” to him": "“Mum said “stop” to him” (3 November 2026)",
		strings.Repeat("a", 200): "“" + strings.Repeat("a", 160) + "…” (3 November 2026)",
	} {
		if got := quoted(record.Glance{Words: typed, WordsOn: on}); got != want {
			t.Errorf("%q is shown as %q, want %q", typed, got, want)
		}
	}
}
