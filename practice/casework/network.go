package casework

import (
	"context"
	"fmt"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Network is the list of the people of other agencies who work with children. It is
// one list that is kept up to date: whoever leaves gets a last day and stays on it.
//
// Law: Children Act 2004 s10; Working Together 2026 ch. 1 and 3.
type Network struct {
	record.Base

	Members []Member
}

// A Member is one person who works with the children.
type Member struct {
	Name, Agency, Role string
	Phone, Email       string
	From, Until        core.Date
}

// NetworkKind is all that the house knows of them.
var NetworkKind = record.EachRow(record.NewKind("network", "People around the child", func(*Network) form.Questions {
	return nil
}), "member", "Who works with the child", func(n *Network) *[]Member { return &n.Members }, func(m *Member) form.Questions {
	return form.Questions{
		form.Words(&m.Name, "name", "Name").Needed().Sensitive(form.Personal),
		form.Choice(&m.Agency, "agency", "Agency", code.Agency).Needed(),
		form.Words(&m.Role, "role", "What they do for the child").Sensitive(form.Plain),
		form.Words(&m.Phone, "phone", "Telephone").Sensitive(form.Personal),
		form.Words(&m.Email, "email", "Email").Sensitive(form.Personal),
		form.Day(&m.From, "from_on", "From"),
		form.Day(&m.Until, "until_on", "Until"),
	}
}).
	Says("Who of other agencies works with the children, and how they are reached.", "Children Act 2004 s10; Working Together 2026 ch. 1 and 3").
	Many("People around children").
	In(area, "Notes").
	Card(func(n *Network) string {
		now := 0
		for _, m := range n.Members {
			if m.Until.IsZero() {
				now++
			}
		}
		return fmt.Sprintf("%d now", now)
	}).
	Guards(oneNetwork)

// oneNetwork refuses a second list for a child who has one: of two, one is out of date.
func oneNetwork(ctx context.Context, q store.Querier, n *Network) ([]core.FieldProblem, error) {
	for _, person := range n.People {
		others, err := store.One[int](ctx, q, `
			SELECT count(*) FROM record_person p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
			WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.gone = $3 AND r.kind = 'network' AND r.state = 'agreed' AND r.id <> $4`,
			n.Authority, person, false, n.ID)
		if err != nil {
			return nil, err
		}
		if others > 0 {
			return []core.FieldProblem{{Field: "member", Words: "There is such a list already: open it and change it, so that there is one"}}, nil
		}
	}
	return nil, nil
}
