package browser

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// first is the first element of the page of which a condition is true.
func (p *Plain) first(is func(*html.Node) bool) *html.Node {
	if p.page == nil {
		return nil
	}
	for n := range p.page.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			return n
		}
	}
	return nil
}

// form is what stands in a form of the page, as it came and as it was filled in since.
func (p *Plain) form(form *html.Node) url.Values {
	if p.typed[form] == nil {
		p.typed[form] = stands(form)
	}
	return p.typed[form]
}

// stands is what a form would send as it came: what is in its boxes, ticked and chosen.
func stands(form *html.Node) url.Values {
	out := url.Values{}
	for n := range form.Descendants() {
		name := attr(n, "name")
		if n.Type != html.ElementNode || name == "" || hasAttr(n, "disabled") {
			continue
		}
		switch kind := attr(n, "type"); {
		case n.Data == "textarea":
			out.Add(name, strings.TrimPrefix(inside(n), "\n"))
		case n.Data == "select":
			out.Add(name, chosen(n))
		case n.Data != "input" || kind == "submit" || kind == "button" || kind == "file":
		case kind == "radio" || kind == "checkbox":
			if hasAttr(n, "checked") {
				out.Add(name, attr(n, "value"))
			}
		default:
			out.Add(name, attr(n, "value"))
		}
	}
	return out
}

// offers tells whether a form asks something, and between which answers one must choose;
// nil where anything may be typed.
func offers(form *html.Node, name string) (known bool, values []string) {
	for n := range form.Descendants() {
		if n.Type != html.ElementNode || attr(n, "name") != name {
			continue
		}
		known = true
		switch kind := attr(n, "type"); {
		case n.Data == "select":
			for o := range n.Descendants() {
				if o.Data == "option" {
					values = append(values, valueOf(o))
				}
			}
		case n.Data == "input" && (kind == "radio" || kind == "checkbox"):
			values = append(values, attr(n, "value"))
		}
	}
	return known, values
}

// chosen is the answer that a list holds: the first where none is marked.
func chosen(list *html.Node) string {
	first, seen := "", false
	for o := range list.Descendants() {
		if o.Data != "option" {
			continue
		}
		if !seen {
			first, seen = valueOf(o), true
		}
		if hasAttr(o, "selected") {
			return valueOf(o)
		}
	}
	return first
}

func valueOf(option *html.Node) string {
	if hasAttr(option, "value") {
		return attr(option, "value")
	}
	return say(option)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// within is the nearest element of a kind round n.
func within(n *html.Node, element string) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && p.Data == element {
			return p
		}
	}
	return nil
}

// inside is the text in a node as it stands.
func inside(n *html.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode && within(child, "script") == nil && within(child, "style") == nil {
			b.WriteString(child.Data)
		}
	}
	return b.String()
}

// say is what can be read in a node, with single spaces. Words of one block stand apart
// from those of the next.
func say(n *html.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		switch {
		case child.Type == html.TextNode && within(child, "script") == nil && within(child, "style") == nil:
			b.WriteString(child.Data)
		case child.Type == html.ElementNode && !slices.Contains([]string{"a", "b", "em", "strong", "span", "mark"}, child.Data):
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
