package people

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed nicknames.txt
var nicknameText string

// nicknameGroups says for each word the heads of the groups in which it stands.
type nicknameGroups map[string][]string

var nicknames = func() nicknameGroups {
	groups := nicknameGroups{}
	for l := range strings.Lines(nicknameText) {
		words := strings.Fields(l)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, w := range words {
			groups[w] = append(groups[w], words[0])
		}
	}
	return groups
}()

// heads are the names for which a word may be a short form, itself among them when it
// has short forms.
func (g nicknameGroups) heads(word string) []string { return g[word] }

// meet reports whether two words stand in one group.
func (g nicknameGroups) meet(one, other string) bool {
	return slices.ContainsFunc(g[one], func(head string) bool { return slices.Contains(g[other], head) })
}
