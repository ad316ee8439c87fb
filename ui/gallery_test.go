package ui

import (
	"context"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"throughline/ui/pagecheck"
)

// show renders a component, or fails the test.
func show(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGallery(t *testing.T) {
	for _, problem := range pagecheck.Problems(show(t, Gallery())) {
		t.Error(problem)
	}
}

// An example that shows nothing proves nothing.
func TestEveryExampleShowsSomething(t *testing.T) {
	names := map[string]bool{}
	for _, e := range Examples() {
		if strings.TrimSpace(show(t, e.Component)) == "" {
			t.Errorf("the example %q is blank", e.Name)
		}
		if names[e.Name] {
			t.Errorf("there are two examples called %q", e.Name)
		}
		names[e.Name] = true
	}
}
