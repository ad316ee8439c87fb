package pagecheck

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// words are what can be read in a node, with single spaces.
func words(n *html.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			b.WriteString(child.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// name is what a screen reader calls a link or a button.
func name(n *html.Node) string {
	for _, key := range []string{"aria-label", "aria-labelledby", "title"} {
		if v := attr(n, key); v != "" {
			return v
		}
	}
	if w := words(n); w != "" {
		return w
	}
	if img := first(n, "img"); img != nil {
		return attr(img, "alt")
	}
	return ""
}

// first is the first element of a kind within n.
func first(n *html.Node, element string) *html.Node {
	for child := range n.Descendants() {
		if child.Type == html.ElementNode && child.Data == element {
			return child
		}
	}
	return nil
}

// within reports whether n stands in an element of a kind.
func within(n *html.Node, element string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && p.Data == element {
			return true
		}
	}
	return false
}

// show is the opening tag of a node, for finding it in the page. It holds attributes, not
// what anybody wrote.
func show(n *html.Node) string {
	tag := "<" + n.Data
	for _, a := range n.Attr {
		if slices.Contains([]string{"id", "name", "class", "type", "href"}, a.Key) {
			tag += " " + a.Key + `="` + a.Val + `"`
		}
	}
	return tag + ">"
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
