package web

import (
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/ui"
)

// wrongItems are what is wrong, each a link to its answer.
func wrongItems(wrong []core.FieldProblem) []ui.ErrorItem {
	items := make([]ui.ErrorItem, len(wrong))
	for i, w := range wrong {
		items[i] = ui.ErrorItem{Text: w.Words, Href: "#" + w.Field}
	}
	return items
}

// wrongAt is what is wrong with one answer; blank where nothing is.
func wrongAt(wrong []core.FieldProblem, field string) ui.ErrorMessage {
	for _, w := range wrong {
		if w.Field == field {
			return ui.ErrorMessage{Text: w.Words}
		}
	}
	return ui.ErrorMessage{}
}

func rolesOf(roles []access.Role) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = access.RoleName(r)
	}
	return strings.Join(names, "; ")
}
