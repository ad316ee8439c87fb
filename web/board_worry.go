package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/practice/frontdoor"
	"throughline/store"
	"throughline/ui"
)

// worryPage is a worry, with whom its children may be.
type worryPage struct {
	Worry    *frontdoor.Worry
	Answers  []form.Section
	Children []namedChild
	Wrong    []core.FieldProblem
	Typed    url.Values
}

// namedChild is a child as whoever told us knows them, and who that may be.
type namedChild struct {
	N     int
	Words string // "Asha Thorne, born 3 May 2019, Hill School"
	New   *people.Person
	Hits  []people.Hit
}

// answer is the child's place in the form: choice, and why it is none of those found.
func (c namedChild) answer() string { return "child" + strconv.Itoa(c.N) }
func (c namedChild) why() string    { return "why" + strconv.Itoa(c.N) }

// found reports whether a choice is one of the people found.
func (c namedChild) found(choice string) bool {
	return slices.ContainsFunc(c.Hits, func(h people.Hit) bool { return choice == string(h.Person) })
}

// anew and nobody are the choices that are not a person on record.
const (
	anew   = "new"
	nobody = "none"
)

// showWorry answers GET /front-door/worries/{id}.
func (s *Site) showWorry(w http.ResponseWriter, r *http.Request) error {
	p, err := s.worryOf(r)
	if err != nil {
		return err
	}
	looks := []access.Looked{{What: access.RecordPage, Record: p.Worry.ID}}
	for _, c := range p.Children { // the page searched for each of them
		looks = append(looks, access.Looked{What: access.Searched, Record: p.Worry.ID, Terms: c.New.Name()})
	}
	if err := access.LookNow(r.Context(), s.DB, access.From(r.Context()), looks...); err != nil {
		return err
	}
	return s.worryWith(w, r, http.StatusOK, p)
}

func (s *Site) worryWith(w http.ResponseWriter, r *http.Request, status int, p *worryPage) error {
	f := ui.Frame{Heading: "Worry " + p.Worry.Reference, Caption: "Front Door", Back: "/front-door", Errors: len(p.Wrong) > 0}
	return s.page(w, r, status, f, worry(p))
}

// worryOf reads a worry, and finds who its children may be.
func (s *Site) worryOf(r *http.Request) (*worryPage, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	who := access.From(r.Context())
	e, kind, err := s.Keeper.Load(r.Context(), s.DB, who, id)
	if err != nil {
		return nil, err
	}
	worry, ok := e.(*frontdoor.Worry)
	if !ok {
		return nil, core.Say(core.Missing, "There is no such worry.")
	}
	p := &worryPage{Worry: worry, Answers: readable(kind.Questions(e)).Sections(), Typed: url.Values{}}
	for i, c := range worry.Children {
		if c.Name == "" {
			continue
		}
		child, err := s.nameOf(r, who, c.Name, c.Born)
		if err != nil {
			return nil, err
		}
		child.N, child.Words = i+1, childWords(c)
		p.Children = append(p.Children, child)
	}
	return p, nil
}

// nameOf is somebody known by a name and perhaps a day of birth, with who that may be.
func (s *Site) nameOf(r *http.Request, who access.Who, name string, born core.Date) (_ namedChild, err error) {
	given, family := name, ""
	if at := strings.LastIndexByte(name, ' '); at > 0 {
		given, family = name[:at], name[at+1:]
	}
	n := namedChild{New: people.New(s.Authority)}
	n.New.Names = []people.Name{{Kind: people.Legal, Given: given, Family: family}}
	n.New.Born = born
	if n.Hits, err = people.Duplicates(r.Context(), s.DB, who, n.New, s.today()); err != nil {
		return n, err
	}
	if len(n.Hits) == 0 { // a name alone is no duplicate, and still worth showing
		if n.Hits, err = people.Search(r.Context(), s.DB, who, people.Query{Text: name, Today: s.today()}); err != nil {
			return n, err
		}
	}
	n.Hits = n.Hits[:min(len(n.Hits), 6)]
	return n, nil
}

func childWords(c frontdoor.WorryChild) string {
	words := []string{c.Name}
	if !c.Born.IsZero() {
		words = append(words, "born "+c.Born.Long())
	}
	if c.Age.Known {
		words = append(words, strconv.FormatInt(c.Age.N, 10)+" years old")
	}
	if c.School != "" {
		words = append(words, c.School)
	}
	return strings.Join(words, ", ")
}

// takeWorry answers POST /front-door/worries/{id}: the children are chosen or added, and
// the contact about them is begun.
func (s *Site) takeWorry(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	p, err := s.worryOf(r)
	if err != nil {
		return err
	}
	p.Typed = r.PostForm
	if p.Wrong = p.check(); len(p.Wrong) > 0 {
		return s.worryWith(w, r, http.StatusUnprocessableEntity, p)
	}
	var chosen []string
	err = s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		chosen = nil
		for _, c := range p.Children {
			id, err := s.takeChild(ctx, tx, c, r.PostForm, "added from a worry")
			if err != nil {
				return err
			}
			if id != "" {
				chosen = append(chosen, string(id))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	q := url.Values{"from": {string(p.Worry.ID)}, "person": chosen}
	http.Redirect(w, r, "/new/contact?"+q.Encode(), http.StatusSeeOther)
	return nil
}

// check says what is missing in the choices. Somebody new beside likely matches needs the
// reason why they are not the same: most children written down twice were found and passed over.
func (p *worryPage) check() []core.FieldProblem {
	var wrong []core.FieldProblem
	some := false
	for _, c := range p.Children {
		choice := p.Typed.Get(c.answer())
		known := choice == anew || choice == nobody || c.found(choice)
		switch {
		case !known:
			wrong = append(wrong, core.FieldProblem{Field: c.answer(), Words: "Say who child " + strconv.Itoa(c.N) + " is"})
		case choice == anew && len(c.Hits) > 0 && strings.TrimSpace(p.Typed.Get(c.why())) == "":
			wrong = append(wrong, core.FieldProblem{Field: c.why(), Words: "Say how you know that it is none of those found"})
		}
		some = some || choice != nobody
	}
	if len(wrong) == 0 && !some && len(p.Children) > 0 {
		wrong = append(wrong, core.FieldProblem{Field: p.Children[0].answer(), Words: "A contact is about at least one child"})
	}
	return wrong
}

// takeChild returns who was chosen for somebody named, added where they are new.
func (s *Site) takeChild(ctx context.Context, tx *store.Tx, c namedChild, typed url.Values, why string) (core.ID, error) {
	who, now := access.From(ctx), s.Keeper.Now()
	switch choice := typed.Get(c.answer()); choice {
	case nobody:
		return "", nil
	case anew:
		if err := people.Save(ctx, tx, who, now, c.New, why); err != nil {
			return "", err
		}
		for _, h := range c.Hits {
			if err := people.NotTheSame(ctx, tx, who, now, c.New.ID, h.Person, typed.Get(c.why())); err != nil {
				return "", err
			}
		}
		return c.New.ID, nil
	default:
		return core.ParseID(choice)
	}
}
