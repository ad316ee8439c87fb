package web

import (
	"net/http"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/ui"
)

// exceptionsPage is what must not stay as it is, as far as one's level goes.
type exceptionsPage struct {
	Lists []exceptionFound
	Names map[core.ID]string
}

// exceptionFound is an exception and the children of whom it holds.
type exceptionFound struct {
	record.Exception
	Children []record.Excepted
}

// showExceptions answers GET /exceptions.
func (s *Site) showExceptions(w http.ResponseWriter, r *http.Request) error {
	who, p := access.From(r.Context()), exceptionsPage{}
	var ids []core.ID
	for _, x := range record.Exceptions {
		if !access.CanSign(who, x.Level) {
			continue
		}
		children, err := x.Excepted(r.Context(), s.DB, who, s.Keeper.Now())
		if err != nil {
			return err
		}
		for _, c := range children {
			ids = append(ids, c.PersonID, c.WorkerID)
		}
		p.Lists = append(p.Lists, exceptionFound{x, children})
	}
	var err error
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Exceptions", Caption: "What must not stay as it is", Back: "/team", Wide: true}, exceptions(&p))
}

func (p *exceptionsPage) rows(l exceptionFound) [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(l.Children))
	for i, c := range l.Children {
		rows[i] = []ui.TableCell{{HTML: peopleLinks([]core.ID{c.PersonID}, p.Names)}, {HTML: recordLink(c.RecordID, c.SinceOn.Long())},
			{Text: either(p.Names[c.WorkerID], "Nobody yet")}}
		if !c.FiledOn.IsZero() {
			rows[i][1] = ui.TableCell{HTML: recordLink(c.RecordID, "Due on "+c.SinceOn.Long()+", filed on "+c.FiledOn.Long())}
		}
	}
	return rows
}
