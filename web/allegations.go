package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/practice/allegation"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// firstDiscussion is the limit within which the designated officer talks with whoever told.
const firstDiscussion = "allegations.initial-discussion"

// allegationsPage is what the designated officer has to do.
type allegationsPage struct {
	Untaken []allegation.Waiting
	Running []allegation.Running
	Due     map[core.ID]record.Owed // what is owed next, by the person against whom
	Names   map[core.ID]string
	Now     core.Instant
	by      func(core.Date) core.Date // the day by which the first discussion is held
}

// showAllegations answers GET /allegations.
func (s *Site) showAllegations(w http.ResponseWriter, r *http.Request) error {
	ctx, who := r.Context(), access.From(r.Context())
	p := allegationsPage{Now: s.Keeper.Now(), Due: map[core.ID]record.Owed{}, by: s.talkedBy}
	var err error
	if p.Untaken, err = allegation.Untaken(ctx, s.DB, who); err != nil {
		return err
	}
	if p.Running, err = allegation.Unconcluded(ctx, s.DB, who); err != nil {
		return err
	}
	for _, c := range clock.All {
		if c.Area != "allegations" {
			continue
		}
		owed, err := record.OwedUnder(ctx, s.DB, who, c.ID)
		if err != nil {
			return err
		}
		for _, o := range owed {
			for _, person := range o.People {
				if first, known := p.Due[person]; !known || o.DueAt < first.DueAt {
					p.Due[person] = o
				}
			}
		}
	}
	var ids []core.ID
	for _, t := range p.Untaken {
		ids = append(ids, t.AuthorID)
	}
	for _, a := range p.Running {
		ids = append(ids, a.PersonID)
	}
	if p.Names, err = s.names(r, ids); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Allegations", Caption: "Designated officer", Wide: true}, allegations(&p))
}

// talkedBy is the day by which the designated officer talks with who told on a day.
func (s *Site) talkedBy(told core.Date) core.Date {
	c, _ := clock.ByID(firstDiscussion)
	limit, _ := s.Keeper.Settings.For(c)
	day, err := limit.From(told, c.Counting, s.Keeper.Calendar)
	if err != nil { // beyond the calendar
		return told.Plus(1)
	}
	return day
}

func (p *allegationsPage) untaken() [][]ui.TableCell {
	out := make([][]ui.TableCell, len(p.Untaken))
	for i, t := range p.Untaken {
		by := p.by(t.MadeAt.Date())
		due := record.Owed{Due: clock.Due{Clock: firstDiscussion, State: clock.Running, DueOn: by, DueAt: core.At(by.Plus(1), 0, 0) - 1}}
		words := code.TrustRole.Label(t.Role)
		if t.Danger == "yes" {
			words += ": a child may be in danger now"
		}
		out[i] = []ui.TableCell{{HTML: toldLink(t.ID, words)}, {Text: either(p.Names[t.AuthorID], "Somebody who is not here any more")}, {Text: t.MadeAt.Long()}, {HTML: dueWords(due, p.Now)}}
	}
	return out
}

func (p *allegationsPage) running() [][]ui.TableCell {
	out := make([][]ui.TableCell, len(p.Running))
	for i, a := range p.Running {
		due := templ.Component(templ.NopComponent)
		what := ""
		if o, owed := p.Due[a.PersonID]; owed {
			what, due = o.Title(), dueWords(o, p.Now)
		}
		out[i] = []ui.TableCell{{HTML: peopleLinks([]core.ID{a.PersonID}, p.Names)}, {HTML: recordLink(a.ID, code.TrustRole.Label(a.Role)+", "+a.ReceivedOn.Long())}, {Text: what}, {HTML: due}}
	}
	return out
}

// toldPage is what the designated officer was told, and who that may be.
type toldPage struct {
	Told    *allegation.Told
	Answers []form.Section
	Subject namedChild
	Wrong   []core.FieldProblem
	Typed   url.Values
}

// toldOf reads what was told, and finds who it may be about.
func (s *Site) toldOf(r *http.Request) (*toldPage, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	who := access.From(r.Context())
	if err := access.MayIn(r.Context(), s.DB, who, access.See, access.Trust, ""); err != nil {
		return nil, err
	}
	e, kind, err := s.Keeper.Load(r.Context(), s.DB, who, id)
	if err != nil {
		return nil, err
	}
	told, ok := e.(*allegation.Told)
	if !ok {
		return nil, core.Say(core.Missing, "There is no such allegation.")
	}
	p := &toldPage{Told: told, Answers: kind.Questions(e).Sections(), Typed: url.Values{}}
	if p.Subject, err = s.nameOf(r, who, told.Subject, told.Born); err != nil {
		return nil, err
	}
	p.Subject.N, p.Subject.Words = 1, "Who is "+told.Subject+"?"
	return p, nil
}

// showTold answers GET /allegations/{id}.
func (s *Site) showTold(w http.ResponseWriter, r *http.Request) error {
	p, err := s.toldOf(r)
	if err != nil {
		return err
	}
	err = access.LookNow(r.Context(), s.DB, access.From(r.Context()),
		access.Looked{What: access.RecordPage, Record: p.Told.ID},
		access.Looked{What: access.Searched, Record: p.Told.ID, Terms: p.Told.Subject})
	if err != nil {
		return err
	}
	return s.toldWith(w, r, http.StatusOK, p)
}

func (s *Site) toldWith(w http.ResponseWriter, r *http.Request, status int, p *toldPage) error {
	f := ui.Frame{Heading: "Allegation handed in", Caption: p.Told.Made.Long(), Back: "/allegations", Errors: len(p.Wrong) > 0}
	return s.page(w, r, status, f, told(p))
}

// takeTold answers POST /allegations/{id}: the person is chosen or added, and the allegation
// against them is begun with what was told.
func (s *Site) takeTold(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	p, err := s.toldOf(r)
	if err != nil {
		return err
	}
	p.Typed = r.PostForm
	choice := p.Typed.Get(p.Subject.answer())
	switch {
	case choice == anew && len(p.Subject.Hits) > 0 && strings.TrimSpace(p.Typed.Get(p.Subject.why())) == "":
		p.Wrong = []core.FieldProblem{{Field: p.Subject.why(), Words: "Say how you know that it is none of those found"}}
	case choice != anew && !p.Subject.found(choice):
		p.Wrong = []core.FieldProblem{{Field: p.Subject.answer(), Words: "Say who it is"}}
	}
	if len(p.Wrong) > 0 {
		return s.toldWith(w, r, http.StatusUnprocessableEntity, p)
	}
	var person core.ID
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		person, err = s.takeChild(ctx, tx, p.Subject, r.PostForm, "added from an allegation")
		return err
	})
	if err != nil {
		return err
	}
	q := url.Values{"from": {string(p.Told.ID)}, "person": {string(person)}}
	http.Redirect(w, r, "/new/allegation?"+q.Encode(), http.StatusSeeOther)
	return nil
}
