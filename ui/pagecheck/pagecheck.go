// Package pagecheck reads a page as HTML and says what is wrong with it for those who
// use a keyboard or a screen reader, and what our content security policy would refuse.
// It sees only the text of the page: colours, sizes and scripts are for a browser to judge.
package pagecheck

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Problems lists what is wrong with a whole page, in the order of the page; none is a page
// in order.
func Problems(page string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{"the page cannot be read as HTML: " + err.Error()}
	}
	c := &check{ids: map[string]int{}, labelled: map[string]bool{}, headings: 1} // what has happened or is wrong stands before the h1, as h2
	c.collect(root)
	c.node(root)
	c.whole()
	return c.problems
}

// A check is one page being checked.
type check struct {
	problems []string
	ids      map[string]int
	labelled map[string]bool // ids named by a label's for
	headings int             // the level of the last heading
	h1s      int
	mains    int
	lang     string
	titles   int
	policy   string // the content security policy that the page itself brings
}

func (c *check) say(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

// collect notes ids and labels before anything is judged by them.
func (c *check) collect(n *html.Node) {
	if n.Type == html.ElementNode {
		if id := attr(n, "id"); id != "" {
			c.ids[id]++
		}
		if n.Data == "label" {
			c.labelled[attr(n, "for")] = true
		}
	}
	for child := range n.ChildNodes() {
		c.collect(child)
	}
}

func (c *check) node(n *html.Node) {
	if n.Type == html.ElementNode {
		c.attributes(n)
		c.element(n)
	}
	for child := range n.ChildNodes() {
		c.node(child)
	}
}

// whole judges what there must be one of in a page.
func (c *check) whole() {
	if c.h1s != 1 {
		c.say("the page has %d h1 headings, want 1", c.h1s)
	}
	if c.mains != 1 {
		c.say("the page has %d main elements, want 1", c.mains)
	}
	if c.lang == "" {
		c.say("html has no lang")
	}
	if c.titles == 0 {
		c.say("the page has no title, or a blank one")
	}
	for _, id := range sortedKeys(c.ids) {
		if c.ids[id] > 1 {
			c.say("id %q is used %d times", id, c.ids[id])
		}
	}
}

func (c *check) element(n *html.Node) {
	switch n.Data {
	case "html":
		c.lang = attr(n, "lang")
	case "main":
		c.mains++
	case "title":
		if n.Namespace == "" && words(n) != "" {
			c.titles++
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		c.heading(n)
	case "a":
		c.link(n)
	case "button":
		if name(n) == "" {
			c.say("a button has no words: %s", show(n))
		}
	case "input", "select", "textarea":
		c.answer(n)
	case "label":
		if words(n) == "" {
			c.say("a label has no words: %s", show(n))
		}
	case "img":
		if !has(n, "alt") {
			c.say("a picture has no alt: %s", show(n))
		}
	case "fieldset":
		if legend := first(n, "legend"); legend == nil || words(legend) == "" {
			c.say("a fieldset has no legend: %s", show(n))
		}
	case "form":
		if m := strings.ToLower(attr(n, "method")); m != "get" && m != "post" && m != "" {
			c.say("a form has the method %q: %s", m, show(n))
		}
	case "style":
		// A document to print holds its own style, and a policy of its own that names it.
		if n.FirstChild == nil {
			break
		}
		if sum := sha256.Sum256([]byte(n.FirstChild.Data)); !strings.Contains(c.policy, base64.StdEncoding.EncodeToString(sum[:])) {
			c.say("there are styles in the page, which the security policy refuses")
		}
	case "meta":
		if strings.EqualFold(attr(n, "http-equiv"), "Content-Security-Policy") {
			c.policy = attr(n, "content")
		}
	case "script":
		if attr(n, "src") == "" {
			c.say("there is a script in the page, which the security policy refuses")
		}
	}
}

func (c *check) heading(n *html.Node) {
	level := int(n.Data[1] - '0')
	if level == 1 {
		c.h1s++
	}
	if words(n) == "" {
		c.say("an %s heading has no words", n.Data)
	}
	if level > c.headings+1 {
		c.say("the heading %q is h%d after h%d: a level is left out", words(n), level, c.headings)
	}
	c.headings = level
}

func (c *check) link(n *html.Node) {
	href := attr(n, "href")
	if name(n) == "" {
		c.say("a link has no words: %s", show(n))
	}
	if !has(n, "href") || href == "" {
		c.say("the link %q leads nowhere", name(n))
	}
	if target, inPage := strings.CutPrefix(href, "#"); inPage && target != "" && c.ids[target] == 0 {
		c.say("the link %q leads to #%s, which is not on the page", name(n), target)
	}
}

// answer judges one answer box. Every box has a label, or says its name otherwise.
func (c *check) answer(n *html.Node) {
	kind := attr(n, "type")
	if slices.Contains([]string{"hidden", "submit", "button", "reset", "image"}, kind) && n.Data == "input" {
		return
	}
	if attr(n, "aria-label") != "" || attr(n, "aria-labelledby") != "" || within(n, "label") {
		return
	}
	if id := attr(n, "id"); id == "" || !c.labelled[id] {
		c.say("an answer box has no label: %s", show(n))
	}
}

func (c *check) attributes(n *html.Node) {
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		switch {
		case key == "style":
			c.say("a style attribute, which the security policy refuses: %s", show(n))
		case strings.HasPrefix(key, "on"):
			c.say("%s is a script in the page, which the security policy refuses: %s", key, show(n))
		case key == "tabindex" && a.Val != "0" && a.Val != "-1":
			c.say("tabindex %s changes the order of the keyboard: %s", a.Val, show(n))
		case (key == "href" || key == "src" || key == "action") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
			c.say("%s is a script: %s", key, show(n))
		case key == "for" && n.Data == "label", key == "aria-labelledby", key == "aria-describedby", key == "aria-controls", key == "data-aria-controls":
			for _, id := range strings.Fields(a.Val) {
				if c.ids[id] == 0 {
					c.say("%s names %q, which is not on the page: %s", key, id, show(n))
				}
			}
		}
	}
}
