package record

import (
	"encoding/json"
	"fmt"

	"throughline/core"
	"throughline/form"
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
	b := e.Head()
	out := body{k.Name, b.ID, b.Version, b.State, b.Happened, b.People, b.Author, b.Worker, b.Team, b.From, b.Thread,
		b.Made, b.Saved, b.SignedBy, b.SignedAt, b.Reason, answers(k.Questions(e)), nil, k.rowBodies(e)}
	if k.parts != nil {
		for i := range k.parts.len(e) {
			p, qs := k.parts.at(e, i)
			out.Children = append(out.Children, bodyPart{p.Person, answers(qs)})
		}
	}
	return json.Marshal(out)
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
