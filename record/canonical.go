package record

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/store"
)

// body is a record as the ledger keeps it. The order of its fields is the canonical
// form; fields are only ever added, at the end and omitted when empty.
type body struct {
	Kind     string            `json:"kind"`
	ID       core.ID           `json:"id"`
	Version  int64             `json:"version"`
	State    State             `json:"state"`
	Happened core.Date         `json:"happened"`
	People   []core.ID         `json:"people"`
	Author   core.ID           `json:"author"`
	Worker   core.ID           `json:"worker"`
	Team     core.ID           `json:"team"`
	From     core.ID           `json:"from"`
	Thread   core.ID           `json:"thread"`
	Made     core.Instant      `json:"made"`
	Saved    core.Instant      `json:"saved"`
	SignedBy core.ID           `json:"signed_by"`
	SignedAt core.Instant      `json:"signed_at"`
	Reason   string            `json:"reason"`
	Answers  map[string]string `json:"answers"` // encoding/json writes keys in order
	Children []bodyPart        `json:"children,omitempty"`

	Rows map[string][]map[string]string `json:"rows,omitempty"` // by set
}

type bodyPart struct {
	Person  core.ID           `json:"person"`
	Answers map[string]string `json:"answers"`
}

// canonical is the record as the ledger keeps it: the same record gives the same bytes.
func (k *Kind) canonical(e Entry) ([]byte, error) {
	b, out := e.Head(), k.said(e)
	out.ID, out.Version, out.State, out.Happened = b.ID, b.Version, b.State, b.Happened
	out.Author, out.Worker, out.Team, out.From, out.Thread = b.Author, b.Worker, b.Team, b.From, b.Thread
	out.Made, out.Saved, out.SignedBy, out.SignedAt, out.Reason = b.Made, b.Saved, b.SignedBy, b.SignedAt, b.Reason
	return json.Marshal(out)
}

// said is what a record says of whom, without who wrote it and when.
func (k *Kind) said(e Entry) body {
	out := body{Kind: k.Name, People: e.Head().People, Answers: answers(k.Questions(e)), Rows: k.rowBodies(e)}
	if k.parts != nil {
		for i := range k.parts.len(e) {
			p, qs := k.parts.at(e, i)
			out.Children = append(out.Children, bodyPart{p.Person, answers(qs)})
		}
	}
	return out
}

// HandedIn reports whether a record stands just as who sends it, written by them over the
// version base: they pressed the button twice, or the answer was lost on its way. Nothing of
// it is shown, so that also those are told who may write such a record and not read it.
func (k *Keeper) HandedIn(ctx context.Context, q store.Querier, who access.Who, e Entry, base int64) (bool, error) {
	stands, kind, err := k.load(ctx, q, who.Authority, e.Head().ID)
	if core.IsSort(err, core.Missing) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	b := stands.Head()
	return kind.Name == e.Head().Kind && b.Version == base+1 && b.Author == who.User && reflect.DeepEqual(kind.said(stands), kind.said(e)), nil
}

func answers(qs form.Questions) map[string]string {
	out := map[string]string{}
	for _, q := range qs {
		if s := q.PlainText(); s != "" {
			out[q.Name] = s
		}
	}
	return out
}

// fromBody makes a record of what the ledger kept.
func (k *Kind) fromBody(authority string, raw []byte) (Entry, error) {
	var in body
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("reading a ledger line: %w", err)
	}
	e := k.New(authority, in.People...)
	b := e.Head()
	b.ID, b.Version, b.State, b.Happened = in.ID, in.Version, in.State, in.Happened
	b.Author, b.Worker, b.Team, b.From, b.Thread = in.Author, in.Worker, in.Team, in.From, in.Thread
	b.Made, b.Saved, b.SignedBy, b.SignedAt, b.Reason = in.Made, in.Saved, in.SignedBy, in.SignedAt, in.Reason
	for _, q := range k.Questions(e) {
		q.SetText(in.Answers[q.Name])
	}
	for _, c := range in.Children {
		for _, q := range k.PartQuestions(e, c.Person) {
			q.SetText(c.Answers[q.Name])
		}
	}
	k.rowsFromBody(e, in.Rows)
	return e, nil
}
