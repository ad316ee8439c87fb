package browser

import (
	"os"
	"path/filepath"
	"sync"
)

// axe is the script of axe-core, which is installed for tests and never served.
var axe = sync.OnceValues(func() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		script, err := os.ReadFile(filepath.Join(folder, "ui/node_modules/axe-core/axe.min.js"))
		if err == nil || filepath.Dir(folder) == folder {
			return string(script), err
		}
		folder = filepath.Dir(folder)
	}
})

// theirs are findings about what GOV.UK Frontend's own scripts do, which its authors have
// tried with screen readers and keep: a choice that says whether it has revealed a question,
// and buttons whose spoken name says more than the words on them.
const theirs = `
const theirs = (rule, node) => {
  const element = document.querySelector(node.target[0])
  const is = (selector) => element !== null && element.matches(selector)
  return (rule.id === 'aria-allowed-attr' && is('.govuk-radios__input[aria-expanded], .govuk-checkboxes__input[aria-expanded]')) ||
    (rule.id === 'label-content-name-mismatch' && is('.govuk-accordion__section-button, .govuk-file-upload-button'))
}
`

// Axe checks the page as it stands against WCAG 2.2 A and AA and axe's best practices, and
// returns what it finds, a line for each rule broken and where.
func (p *Page) Axe() []string {
	p.t.Helper()
	script, err := axe()
	if err != nil {
		p.t.Fatalf("axe-core is needed: run \"npm ci\" in the folder ui (%v)", err)
	}
	if !ask[bool](p, "looking for axe", "'axe' in window") {
		ask[any](p, "loading axe", script+";null")
	}
	return ask[[]string](p, "running axe", "(() => {"+theirs+`return axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		resultTypes: ['violations']
	}).then((found) => found.violations.flatMap((rule) => rule.nodes.filter((node) => !theirs(rule, node)).map((node) =>
		rule.id + ': ' + rule.help + ': ' + node.target.join(' ') + ': ' + node.any.concat(node.all, node.none).map((c) => c.message).join('; '))))})()`)
}
