package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
	jsonv2 "github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// The design system publishes, for each component, what its own template makes of
// many sets of parameters. Ours must make the same of them.

// A fixture is one published example.
type fixture struct {
	Name    string          `json:"name"`
	Options json.RawMessage `json:"options"`
	HTML    string          `json:"html"`
}

// decoders reads the options of a component into its struct. The names of the fields are
// the names of the parameters, whatever their case. The newer JSON package is used because
// the older one cannot be told how to read a component, or a number that we keep as words.
var decoders = map[string]func([]byte) (templ.Component, error){
	"accordion":           decode[Accordion],
	"back-link":           decode[BackLink],
	"breadcrumbs":         decode[Breadcrumbs],
	"button":              decode[Button],
	"character-count":     decode[CharacterCount],
	"checkboxes":          decode[Checkboxes],
	"date-input":          decode[DateInput],
	"details":             decode[Details],
	"error-message":       decode[ErrorMessage],
	"error-summary":       decode[ErrorSummary],
	"fieldset":            decode[Fieldset],
	"file-upload":         decode[FileUpload],
	"hint":                decode[Hint],
	"input":               decode[Input],
	"inset-text":          decode[InsetText],
	"label":               decode[Label],
	"notification-banner": decode[NotificationBanner],
	"pagination":          decode[Pagination],
	"panel":               decode[Panel],
	"password-input":      decode[PasswordInput],
	"radios":              decode[Radios],
	"select":              decode[Select],
	"service-navigation":  decode[ServiceNavigation],
	"skip-link":           decode[SkipLink],
	"summary-list":        decode[SummaryList],
	"table":               decode[Table],
	"tabs":                decode[Tabs],
	"tag":                 decode[Tag],
	"task-list":           decode[TaskList],
	"textarea":            decode[Textarea],
	"warning-text":        decode[WarningText],
}

func decode[C templ.Component](options []byte) (templ.Component, error) {
	var c C
	err := jsonv2.Unmarshal(options, &c,
		jsonv2.MatchCaseInsensitiveNames(true),
		jsonv2.RejectUnknownMembers(true),
		jsonv2.WithUnmarshalers(jsonv2.JoinUnmarshalers(
			jsonv2.UnmarshalFunc(readHTML),
			jsonv2.UnmarshalFunc(readWords),
		)))
	return c, err
}

func readHTML(text []byte, c *templ.Component) error {
	var markup string
	if err := json.Unmarshal(text, &markup); err != nil {
		return err
	}
	*c = templ.Raw(markup)
	return nil
}

// readWords takes a number for its figures, and true for the word.
func readWords(text []byte, words *string) error {
	if len(text) > 0 && text[0] == '"' {
		return json.Unmarshal(text, words)
	}
	if !regexp.MustCompile(`^(true|false|[0-9.]+)$`).Match(text) {
		return fmt.Errorf("want words, a number or a truth, got %s", text)
	}
	*words = string(text)
	return nil
}

func TestFixtures(t *testing.T) {
	for component, decode := range decoders {
		t.Run(component, func(t *testing.T) {
			passed := 0
			for _, f := range fixturesOf(t, component) {
				difference := compareFixture(f, decode)
				reason := notSupported[component][f.Name]
				switch {
				case difference != "" && reason == "":
					t.Errorf("%s: %s\n%s\noptions: %s", component, f.Name, difference, f.Options)
				case difference == "" && reason != "":
					t.Errorf("%s: %s passes, but is said not to be supported: %s", component, f.Name, reason)
				case difference == "":
					passed++
				}
			}
			t.Logf("%d fixtures pass, %d are not supported", passed, len(notSupported[component]))
		})
	}
}

func TestNotSupportedNamesFixtures(t *testing.T) {
	for component, reasons := range notSupported {
		var names []string
		for _, f := range fixturesOf(t, component) {
			names = append(names, f.Name)
		}
		for name := range reasons {
			if !slices.Contains(names, name) {
				t.Errorf("%s has no fixture %q", component, name)
			}
		}
	}
}

func fixturesOf(t *testing.T, component string) []fixture {
	t.Helper()
	path := filepath.Join("node_modules/govuk-frontend/dist/govuk/components", component, "fixtures.json")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("the published fixtures are needed: run \"npm ci\" in the folder ui (%v)", err)
	}
	var all struct {
		Fixtures []fixture `json:"fixtures"`
	}
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if len(all.Fixtures) == 0 {
		t.Fatalf("%s holds no fixtures", path)
	}
	return all.Fixtures
}

// compareFixture says how what we make differs from what was published; blank if it does not.
func compareFixture(f fixture, decode func([]byte) (templ.Component, error)) string {
	c, err := decode(f.Options)
	if err != nil {
		return err.Error()
	}
	var made strings.Builder
	if err := c.Render(context.Background(), &made); err != nil {
		return err.Error()
	}
	return cmp.Diff(normal(f.HTML), normal(made.String()))
}

// normal is HTML as one line for each tag and text, attributes in order of their names, so
// that only what a reader or a browser could notice is compared.
func normal(markup string) []string {
	var lines []string
	words := ""
	flush := func() {
		if text := strings.Join(strings.Fields(words), " "); text != "" {
			lines = append(lines, text)
		}
		words = ""
	}
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		if z.Next() == html.ErrorToken {
			flush()
			if z.Err() != io.EOF {
				return append(lines, z.Err().Error())
			}
			return lines
		}
		switch token := z.Token(); token.Type {
		case html.TextToken:
			words += token.Data
		case html.EndTagToken:
			flush()
			lines = append(lines, "</"+token.Data+">")
		case html.StartTagToken, html.SelfClosingTagToken:
			flush()
			lines = append(lines, normalTag(token)...)
		}
	}
}

func normalTag(token html.Token) []string {
	attributes := []string{}
	for _, a := range token.Attr {
		value := a.Val
		if a.Key == "class" {
			value = strings.Join(strings.Fields(value), " ")
		}
		attributes = append(attributes, fmt.Sprintf("  %s=%q", a.Key, value))
	}
	slices.Sort(attributes)
	lines := append([]string{"<" + token.Data + ">"}, attributes...)
	if token.Data == "path" && token.Type == html.SelfClosingTagToken {
		lines = append(lines, "</path>")
	}
	return lines
}
