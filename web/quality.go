package web

import (
	"context"
	"net/http"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// qualityPage is what was chosen to be looked at again.
type qualityPage struct {
	Samples []record.Sample
	Titles  map[string]string
	Names   map[core.ID]string
}

// showQuality answers GET /quality.
func (s *Site) showQuality(w http.ResponseWriter, r *http.Request) error {
	p := qualityPage{Titles: s.titles()}
	var err error
	if p.Samples, err = record.Samples(r.Context(), s.DB, access.From(r.Context())); err != nil {
		return err
	}
	var ids []core.ID
	for _, c := range p.Samples {
		ids = append(ids, c.People...)
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "To be looked at again", Caption: "Quality", Wide: true}, quality(&p))
}

// rows are what was chosen; a record opens once the auditor has begun with it.
func (p *qualityPage) rows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Samples))
	for i, c := range p.Samples {
		rows[i] = []ui.TableCell{{Text: p.Titles[c.Kind]}, {Text: namesOf(c.People, p.Names)}, {Text: strings.ToUpper(c.Why[:1]) + c.Why[1:]}, {Text: c.ChosenAt.Date().Long()}, {HTML: auditWay(c)}}
	}
	return rows
}

// beginAudit answers POST /quality/{id}: the auditor may read the child's record for four
// weeks, and the log says so.
func (s *Site) beginAudit(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	who.At = s.Keeper.Now()
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		return access.BeginAudit(ctx, tx, who, id)
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/records/"+string(id), http.StatusSeeOther)
	return nil
}
