package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/store"
	"throughline/ui"
)

// familyView is a person's family and household, and the one form that is open on it.
type familyView struct {
	*childFile
	Tree    ui.Genogram
	May     bool         // who asks may write about the person
	Text    string       // what was searched for, to add somebody
	Hits    []people.Hit // whom it found
	Edit    *relationForm
	Home    *homeForm
	Members []form.Option
}

// A relationForm says what one person is to another.
type relationForm struct {
	Relation  people.Relationship
	Typed     map[string][]string
	Wrong     []core.FieldProblem
	questions form.Questions
}

// A homeForm says who lives together and where.
type homeForm struct {
	Household *people.Household
	Members   []core.ID
	Typed     map[string][]string
	Wrong     []core.FieldProblem
	secret    string
	questions form.Questions
}

// familyOf reads a person's family; nil says that the answer was given.
func (s *Site) familyOf(w http.ResponseWriter, r *http.Request) (*familyView, error) {
	file, err := s.personOf(w, r)
	if file == nil {
		return nil, err
	}
	ctx, who, p := r.Context(), access.From(r.Context()), file.Person
	v := &familyView{childFile: file}
	if v.Kin, err = people.Relationships(ctx, s.DB, s.Authority, p.ID); err != nil {
		return nil, err
	}
	if v.Homes, err = people.Households(ctx, s.DB, s.Authority, p.ID); err != nil {
		return nil, err
	}
	for i, h := range v.Homes {
		v.Homes[i] = h.Hidden(who, v.childFile.Mine)
	}
	if err := s.nameAll(r, v.childFile, nil); err != nil {
		return nil, err
	}
	f, err := people.FamilyOf(ctx, s.DB, who, p.ID)
	if err != nil {
		return nil, err
	}
	v.Tree = v.genogram(f)
	for _, q := range f.People {
		v.Members = append(v.Members, form.Option{ID: q.ID, Text: q.Name(), Hint: q.Age(v.Day)})
	}
	refused := people.MayWrite(ctx, s.DB, who, p.ID)
	if v.May = refused == nil; !v.May && !core.IsSort(refused, core.Forbidden) {
		return nil, refused
	}
	return v, nil
}

// showFamily answers GET /people/{id}/family: the tree, the table, and with ?search= people to
// add, with ?add= or ?edit= the form of a relationship, with ?home= that of a household.
func (s *Site) showFamily(w http.ResponseWriter, r *http.Request) error {
	v, err := s.familyOf(w, r)
	if v == nil {
		return err
	}
	q := r.URL.Query()
	if v.May {
		if v.Text, v.Hits, err = s.search(r); err != nil {
			return err
		}
		v.Hits = slices.DeleteFunc(v.Hits, func(h people.Hit) bool { return h.Person == v.Person.ID })
	}
	if v.May {
		if err := s.openForms(r, v, q.Get("add"), q.Get("edit"), q.Get("home")); err != nil {
			return err
		}
	}
	if err := s.look(r, []core.ID{v.Person.ID}, "", access.ChildPage); err != nil {
		return err
	}
	return s.familyPageOf(w, r, http.StatusOK, v)
}

func (s *Site) familyPageOf(w http.ResponseWriter, r *http.Request, status int, v *familyView) error {
	wrong := v.Edit != nil && len(v.Edit.Wrong) > 0 || v.Home != nil && len(v.Home.Wrong) > 0
	return s.page(w, r, status, ui.Frame{Title: "Family", Errors: wrong}, familyPage(v))
}

// openForms opens the form that the address asks for: of a new relationship, of one that
// stands, or of a household.
func (s *Site) openForms(r *http.Request, v *familyView, add, edit, home string) error {
	other, err := optionalID(add)
	if err != nil {
		return err
	}
	if !other.IsZero() {
		names, err := s.names(r, []core.ID{other})
		if err != nil {
			return err
		}
		if names[other] == "" {
			return core.Say(core.Missing, "There is nobody here by that address.")
		}
		v.Names[other] = names[other]
		v.Edit = v.relationForm(people.Relationship{From: other, To: v.Person.ID})
		return nil
	}
	for _, k := range v.Kin {
		if string(k.ID) == edit && edit != "" {
			v.Edit = v.relationForm(k)
		}
	}
	if home == "" {
		return nil
	}
	for _, h := range v.Homes {
		if string(h.ID) == home && !v.hidden(h) {
			v.Home = v.homeForm(h)
			return nil
		}
	}
	h := &people.Household{Members: []people.Member{{Person: v.Person.ID, From: v.Day}}}
	if at, known := v.Person.Home(v.Day); known {
		h.Lines, h.Postcode, h.Confidential = at.Lines, at.Postcode, at.Confidential
	}
	v.Home = v.homeForm(h)
	return nil
}

// hidden reports a household whose address is kept from who asks: it has members and
// nothing to say where.
func (v *familyView) hidden(h *people.Household) bool {
	return h.Confidential && h.Lines+h.Postcode == ""
}

func (v *familyView) relationForm(rel people.Relationship) *relationForm {
	f := &relationForm{Relation: rel}
	from, to := either(v.Names[rel.From], "the one"), either(v.Names[rel.To], "the other")
	is := &f.Relation
	f.questions = form.Questions{
		form.Choice(&is.Kind, "kind", "What is "+from+" to "+to+"?", code.Relationship).Needed(),
		form.YesNo(&is.ParentalResponsibility, "parental_responsibility", "Has "+from+" parental responsibility for "+to+"?"),
		form.Choice(&is.CameBy, "came_by", "How did it come about?", code.ParentalResponsibility),
		form.Day(&is.Since, "since", "Since when?"),
		form.Day(&is.Until, "until", "If it has ended, when?").NotAfterToday(),
		form.Words(&is.Note, "note", "Anything to know"),
	}
	f.Typed = f.questions.Typed()
	return f
}

func (v *familyView) homeForm(h *people.Household) *homeForm {
	f := &homeForm{Household: h, Members: h.Living(v.Day)}
	if h.Confidential {
		f.secret = "yes"
	}
	f.questions = form.Questions{
		form.Long(&h.Lines, "lines", "Address").Hint("Without the postcode"),
		form.Words(&h.Postcode, "postcode", "Postcode"),
		form.Choice(&f.secret, "confidential", "Must it be kept confidential?", code.YesNo),
		form.People(&f.Members, "members", "Who lives here now?").Needed(),
	}
	f.Typed = f.questions.Typed()
	return f
}

// changeFamily answers POST /people/{id}/family, where _do says what: relation or home.
func (s *Site) changeFamily(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Try again.").Because(err)
	}
	v, err := s.familyOf(w, r)
	if v == nil {
		return err
	}
	base, err := strconv.ParseInt(r.PostForm.Get("_base"), 10, 64)
	if err != nil {
		return core.Say(core.Invalid, "The form does not say which version it changes. Open it again.")
	}
	home := ""
	if r.PostForm.Get("_do") == "home" {
		home = either(r.PostForm.Get("_home"), "new")
	}
	if err := s.openForms(r, v, r.PostForm.Get("_other"), r.PostForm.Get("_relation"), home); err != nil {
		return err
	}
	var wrong *[]core.FieldProblem
	var keep func(ctx context.Context, tx *store.Tx) error
	who, now := access.From(r.Context()), s.Keeper.Now()
	switch {
	case v.Edit != nil:
		v.Edit.Typed = answersOf(r.PostForm)
		v.Edit.Wrong, wrong = v.Edit.questions.Read(v.Edit.Typed, v.Day), &v.Edit.Wrong
		v.Edit.Relation.Version = base
		keep = func(ctx context.Context, tx *store.Tx) error {
			return people.SaveRelationship(ctx, tx, who, now, &v.Edit.Relation, "family changed")
		}
	case v.Home != nil:
		v.Home.Typed = answersOf(r.PostForm)
		v.Home.Wrong, wrong = v.Home.questions.Read(v.Home.Typed, v.Day), &v.Home.Wrong
		v.Home.settle(v.Day)
		v.Home.Household.Version = base
		keep = func(ctx context.Context, tx *store.Tx) error {
			return people.SaveHousehold(ctx, tx, who, now, v.Home.Household, "household changed")
		}
	default:
		return core.Say(core.Missing, "What this form would change is not here. Open the page again.")
	}
	return s.keepFamily(w, r, v, wrong, keep)
}

func (s *Site) keepFamily(w http.ResponseWriter, r *http.Request, v *familyView, wrong *[]core.FieldProblem, keep func(context.Context, *store.Tx) error) error {
	if len(*wrong) == 0 {
		err := s.DB.Write(r.Context(), keep)
		var p *core.Problem
		if asProblem(err, &p) && p.Sort == core.Invalid {
			*wrong = p.Fields
		}
		if len(*wrong) == 0 {
			if err == nil {
				http.Redirect(w, r, "/people/"+string(v.Person.ID)+"/family?done=saved", http.StatusSeeOther)
			}
			return err
		}
	}
	return s.familyPageOf(w, r, http.StatusUnprocessableEntity, v)
}

// settle makes the members of a household out of who was ticked: whoever is new came
// today, and whoever is ticked no more lived there until yesterday.
func (f *homeForm) settle(today core.Date) {
	f.Household.Confidential = f.secret == "yes"
	gone := func(m people.Member) bool { return m.Until.IsZero() && !slices.Contains(f.Members, m.Person) }
	f.Household.Members = slices.DeleteFunc(f.Household.Members, func(m people.Member) bool { return gone(m) && !m.From.Before(today) && !m.From.IsZero() })
	for i := range f.Household.Members {
		if m := &f.Household.Members[i]; gone(*m) {
			m.Until = today.Plus(-1)
		}
	}
	for _, id := range f.Members {
		living := slices.ContainsFunc(f.Household.Members, func(m people.Member) bool { return m.Person == id && m.Until.IsZero() })
		if !living {
			f.Household.Members = append(f.Household.Members, people.Member{Person: id, From: today})
		}
	}
}
