package browser

import "net/url"

// Answer gives the answers of a form by the names of its fields, as somebody would who
// types, chooses and ticks, from the top of the page to its end. Boxes that are ticked and
// not among a group's answers are cleared. A field that is not on the page fails the test.
//
// What stands in other fields whose names begin with one of the prefixes is taken out: rows
// of a table that the form had filled in and nobody wants.
func (p *Page) Answer(typed url.Values, instead ...string) {
	p.t.Helper()
	missing := ask[string](p, "answering the form", `((typed, instead) => {
		const missing = []
		const tell = (el) => { for (const e of ['input', 'change']) el.dispatchEvent(new Event(e, { bubbles: true })) }
		const fields = [...document.querySelectorAll('main form[data-autosave] [name], main form[data-autosave] [data-name]')]
		const order = new Map(fields.map((el, i) => [el.name || el.dataset.name, i]))
		for (const el of fields) {
			if (!el.name || el.name in typed || !instead.some((prefix) => el.name.startsWith(prefix))) continue
			if (el.type === 'radio' || el.type === 'checkbox') el.checked = false
			else el.value = ''
			tell(el)
		}
		const names = Object.keys(typed).sort((a, b) => (order.get(a) ?? 1e9) - (order.get(b) ?? 1e9))
		for (const name of names) {
			const of = fields.filter((el) => el.name === name)
			if (!of.length) { missing.push(name); continue }
			const first = of[0]
			if (first.type === 'radio' || first.type === 'checkbox') {
				for (const value of typed[name]) if (!of.some((el) => el.value === value)) missing.push(name + ' = ' + value)
				for (const el of of) if (el.checked !== typed[name].includes(el.value)) el.click()
				continue
			}
			if (first.tagName === 'SELECT' && ![...first.options].some((o) => o.value === typed[name][0])) { missing.push(name + ' = ' + typed[name][0]); continue }
			first.value = typed[name][0]
			tell(first)
		}
		return missing.join(', ')
	})(`+quote(typed)+`, `+quote(append([]string{}, instead...))+`)`)
	if missing != "" {
		p.t.Fatalf("the form at %s does not take %s", p.URL(), missing)
	}
}
