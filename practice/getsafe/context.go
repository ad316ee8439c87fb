package getsafe

import (
	"context"
	"strings"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Context is a place, a person, a group, a vehicle or a number of concern: what harms a
// child outside the home is often no child's record. It is about nobody on record; links
// join children to it.
//
// Guidance: Working Together 2026 ch. 3, harm outside the home (contextual safeguarding).
type Context struct {
	record.Base

	Kind  string
	Name  string
	About string
	State string
	Since core.Date
	Done  string
	Lead  core.ID
}

// ContextKind is all that the house knows of contexts of concern.
var ContextKind = record.NewKind("context_of_concern", "Context of concern", func(c *Context) form.Questions {
	return form.Questions{
		form.Choice(&c.Kind, "context_kind", "What is it?", code.ContextKind).Needed(),
		form.Words(&c.Name, "name", "By what name is it known?").Needed().Sensitive(form.Locked).Hint("The park, the shop, the nickname, the number plate"),
		form.Day(&c.Since, "since_on", "Since when is it of concern?").Needed().NotAfterToday(),
		form.Long(&c.About, "about", "What is known of it, and how sure is it?").Sensitive(form.Locked),
		form.Choice(&c.State, "context_state", "Is it of concern?", code.ContextState).Needed(),
		form.Long(&c.Done, "done", "What is being done about it, and by whom?"),
		form.Person(&c.Lead, "lead_worker", "Who keeps an eye on it?"),
	}
}).
	Says("A place, a person or a group of concern, to which children are linked: harm outside the home has a record of its own.", harmOutside).
	In("exploitation", "").Many("Contexts of concern").
	AboutNobody().NotByHand().
	On(func(c *Context) core.Date { return c.Since }).
	Card(func(c *Context) string {
		return joined(code.ContextKind.Label(c.Kind), c.Name, code.ContextState.Label(c.State))
	})

// A Link joins a child with a context of concern. One that names a context that nobody
// named before makes its record by itself.
//
// Guidance: see [Context].
type Link struct {
	record.Base

	Kind    string
	Name    string
	Context core.ID // the record of the context, found or made by its name
	How     string
	Since   core.Date
	Sure    string
	Source  string
	Words   string
	Ended   core.Date
}

// LinkKind is all that the house knows of links.
var LinkKind = record.NewKind("mapping_link", "Link with a person or place of concern", func(l *Link) form.Questions {
	return form.Questions{
		form.Choice(&l.Kind, "context_kind", "What is it?", code.ContextKind).Needed(),
		form.Words(&l.Name, "name", "By what name is it known?").Needed().Sensitive(form.Locked).Hint("Write it as it was written before, so that children are found who are linked with the same"),
		form.Choice(&l.How, "how", "How is the child linked with it?", code.ContextLink).Needed(),
		form.Day(&l.Since, "since_on", "Since when?").Needed().NotAfterToday(),
		form.Choice(&l.Sure, "sureness", "How sure is it?", code.Sureness).Needed(),
		form.Words(&l.Source, "source", "How do we know?").Needed().Sensitive(form.Locked),
		form.Long(&l.Words, "child_words", "What does the child say of it, in the child's own words?"),
		form.Day(&l.Ended, "ended_on", "Until when?").NotAfterToday(),
		form.Words((*string)(&l.Context), "context_id", "Record of the context").Kept().Sensitive(form.Plain).Meaning("The record of the context of concern, found by its kind and name or made."),
	}
}).
	Says("How a child is linked with a place, a person or a group of concern.", harmOutside).
	In("exploitation", "Exploitation").Many("Links with people and places of concern").
	Follows("exploitation_concern", "return_conversation", "exploitation_screening", "exploitation_plan", "exploitation_panel").
	On(func(l *Link) core.Date { return l.Since }).
	Lasts(func(l *Link) (from, until core.Date) { return l.Since, l.Ended }).
	Card(func(l *Link) string {
		return joined(code.ContextKind.Label(l.Kind), l.Name, code.ContextLink.Label(l.How))
	}).
	Guards(func(ctx context.Context, q store.Querier, l *Link) ([]core.FieldProblem, error) {
		id, known, err := contextNamed(ctx, q, l.Authority, l.Kind, l.Name)
		switch {
		case known:
			l.Context = id
		case l.Context.IsZero():
			l.Context = core.NewID()
		}
		return nil, err
	}).
	Leads(func(ctx context.Context, q store.Querier, l *Link) ([]record.Entry, error) {
		_, known, err := contextNamed(ctx, q, l.Authority, l.Kind, l.Name)
		if err != nil || known || l.Context.IsZero() {
			return nil, err
		}
		c, ok := ContextKind.New(l.Authority).(*Context)
		if !ok {
			return nil, nil
		}
		c.ID, c.Thread = l.Context, l.Context
		c.Kind, c.Name, c.Since, c.State = l.Kind, l.Name, l.Since, "active"
		return []record.Entry{c}, nil
	})

// contextNamed finds a standing context by its kind and name, letters large or small and
// blanks aside.
func contextNamed(ctx context.Context, q store.Querier, authority, kind, name string) (core.ID, bool, error) {
	type named struct {
		RecordID core.ID
		Name     string
	}
	all, err := store.All[named](ctx, q, `
		SELECT c.record_id, c.name
		FROM   context_of_concern c JOIN record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		WHERE  c.authority_id = $1 AND c.context_kind = $2 AND r.state = 'agreed'
		ORDER  BY c.record_id`, authority, kind)
	for _, c := range all {
		if plain(c.Name) == plain(name) {
			return c.RecordID, true, nil
		}
	}
	return "", false, err
}

func plain(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// A Linked is one child's link with a context, for a map of who is linked with what.
type Linked struct {
	PersonID  core.ID
	RecordID  core.ID // of the link
	ContextID core.ID
	How       string // of [code.ContextLink]
	SinceOn   core.Date
	EndedOn   core.Date // blank while it goes on
}

// LinkedWith lists the links of children with a context, the oldest first. The caller asks
// of each child whether the reader may see them.
func LinkedWith(ctx context.Context, q store.Querier, authority string, of core.ID) ([]Linked, error) {
	return store.All[Linked](ctx, q, `
		SELECT person_id, record_id, context_id, how, since_on, ended_on
		FROM   mapping_link_by_child
		WHERE  authority_id = $1 AND context_id = $2 AND state = 'agreed'
		ORDER  BY since_on, record_id`, authority, string(of))
}
