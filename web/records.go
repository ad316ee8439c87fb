package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// writing is what is being written: a new record or a change to one, with what was typed.
type writing struct {
	record.Started
	Base  int64
	Typed url.Values
	Wrong []core.FieldProblem
	Names map[core.ID]string
	Saved core.Instant // when the draft was kept; blank for not yet
	// Known is what is already known of the people, for what came to the front door; nil for
	// other records.
	Known templ.Component
	// Theirs is what somebody else saved meanwhile; nil where nobody did.
	Theirs record.Entry
}

// newRecord answers GET /new/{kind}: the form of a new record, with what is known filled in.
func (s *Site) newRecord(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	from, people, err := idsOf(q.Get("from"), q["person"])
	if err != nil {
		return err
	}
	started, err := s.start(r, r.PathValue("kind"), from, people)
	if err != nil {
		return err
	}
	return s.showWriting(w, r, http.StatusOK, &writing{Started: started, Typed: started.Kind.Typed(started.Entry)})
}

// start begins a record about people who are here: one about an id that names nobody would
// be on no page that anybody finds.
func (s *Site) start(r *http.Request, kind string, from core.ID, people []core.ID) (record.Started, error) {
	started, err := s.Keeper.Start(r.Context(), s.DB, access.From(r.Context()), kind, from, people...)
	if err != nil || len(people) == 0 {
		return started, err
	}
	people = slices.Compact(slices.Sorted(slices.Values(people)))
	marks, args := store.List([]any{s.Authority}, people)
	here, err := store.One[int](r.Context(), s.DB, `SELECT count(*) FROM person WHERE authority_id = $1 AND id IN (`+marks+`)`, args...)
	if err == nil && here < len(people) {
		err = core.Say(core.Missing, "There is no record of this person.")
	}
	return started, err
}

// changeRecord answers GET /records/{id}/change: the form of a record as it stands, or the
// draft of a change to it.
func (s *Site) changeRecord(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	who := access.From(r.Context())
	e, kind, err := s.Keeper.Load(r.Context(), s.DB, who, id)
	if err == nil {
		err = record.Whole(e)
	}
	if err == nil {
		err = s.Keeper.MayWrite(r.Context(), s.DB, who, e)
	}
	if err != nil {
		return err
	}
	wr := &writing{Started: record.Started{Kind: kind, Entry: e}, Base: e.Head().Version, Typed: kind.Typed(e)}
	d, drafted, err := s.Keeper.DraftOf(r.Context(), who, id)
	if err != nil {
		return err
	}
	if drafted {
		wr.Typed, wr.Saved = d.Typed, d.Saved
		wr.Base = d.Base
	}
	return s.showWriting(w, r, http.StatusOK, wr)
}

// openDraft answers GET /drafts/{id}: the form with what was typed, right or wrong.
func (s *Site) openDraft(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	d, err := s.Keeper.LoadDraft(r.Context(), access.From(r.Context()), id)
	if err != nil {
		return err
	}
	if d.Kind == sendDraft {
		http.Redirect(w, r, "/records/"+string(d.From)+"/send", http.StatusSeeOther)
		return nil
	}
	wr, err := s.begun(r, d.Kind, d.ID, d.Record, d.From, d.People, d.Base)
	if err != nil {
		return err
	}
	wr.Typed, wr.Saved = d.Typed, d.Saved
	return s.showWriting(w, r, http.StatusOK, wr)
}

// begun makes the record that a form or a draft is about.
func (s *Site) begun(r *http.Request, kind string, id, changes, from core.ID, people []core.ID, base int64) (*writing, error) {
	who := access.From(r.Context())
	if !changes.IsZero() {
		e, k, err := s.Keeper.Load(r.Context(), s.DB, who, changes)
		if err == nil {
			err = record.Whole(e)
		}
		return &writing{Started: record.Started{Kind: k, Entry: e}, Base: base}, err
	}
	started, err := s.start(r, kind, from, people)
	if err != nil {
		return nil, err
	}
	b := started.Entry.Head()
	if b.Thread == b.ID {
		b.Thread = id
	}
	b.ID = id
	return &writing{Started: started, Base: base}, nil
}

// sent reads what a form sends besides the answers.
func (s *Site) sent(r *http.Request) (*writing, error) {
	if err := r.ParseForm(); err != nil {
		return nil, core.Say(core.Invalid, "The form could not be read. Go back; what you typed is kept as a draft.").Because(err)
	}
	f := r.PostForm
	id, err := core.ParseID(f.Get("_id"))
	if err != nil {
		return nil, err
	}
	changes, err := optionalID(f.Get("_changes"))
	if err != nil {
		return nil, err
	}
	from, people, err := idsOf(f.Get("_from"), f["_person"])
	if err != nil {
		return nil, err
	}
	base, err := strconv.ParseInt(f.Get("_base"), 10, 64)
	if err != nil {
		return nil, core.Say(core.Invalid, "The form does not say which version it changes. Open it again; what you typed is kept as a draft.")
	}
	wr, err := s.begun(r, r.PathValue("kind"), id, changes, from, people, base)
	if err != nil {
		return nil, err
	}
	wr.Typed = answersOf(f)
	return wr, nil
}

// answersOf is what was typed without what the form says of itself.
func answersOf(f url.Values) url.Values {
	out := url.Values{}
	for name, values := range f {
		if !strings.HasPrefix(name, "_") {
			out[name] = values
		}
	}
	return out
}

func (wr *writing) draft() record.Draft {
	b := wr.Entry.Head()
	d := record.Draft{ID: b.ID, Kind: wr.Kind.Name, From: b.From, People: b.People, Base: wr.Base, Typed: wr.Typed}
	if wr.Base > 0 {
		d.Record = b.ID
	}
	return d
}

// keepDraft answers POST /new/{kind}/draft, which the page sends while somebody types.
func (s *Site) keepDraft(w http.ResponseWriter, r *http.Request) error {
	wr, err := s.sent(r)
	if err != nil {
		return err
	}
	at, err := s.Keeper.KeepDraft(r.Context(), access.From(r.Context()), wr.draft())
	if err != nil {
		return err
	}
	return writeSaved(w, at)
}

// writeSaved tells the page when what was typed was kept.
func writeSaved(w http.ResponseWriter, at core.Instant) error {
	w.Header().Set("Content-Type", "application/json")
	_, err := w.Write([]byte(`{"saved":"` + at.Time().Format("15:04") + `"}`))
	return err
}

// startOf is where somebody begins: their day, or the account of who works with nobody.
func startOf(who access.Who) string {
	if access.Reads(who, "") {
		return "/day"
	}
	return "/account"
}

// dropDraft answers POST /drafts/{id}/drop.
func (s *Site) dropDraft(w http.ResponseWriter, r *http.Request) error {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := s.Keeper.DropDraft(r.Context(), access.From(r.Context()), id); err != nil {
		return err
	}
	http.Redirect(w, r, startOf(access.From(r.Context()))+"?done=dropped", http.StatusSeeOther)
	return nil
}

func (s *Site) showWriting(w http.ResponseWriter, r *http.Request, status int, wr *writing) error {
	var err error
	if wr.Names, err = s.names(r, wr.Entry.Head().People); err != nil {
		return err
	}
	options, err := s.optionsFor(r, wr)
	if err != nil {
		return err
	}
	f := ui.Frame{Heading: wr.Kind.Title, Errors: len(wr.Wrong) > 0, Back: s.backFrom(wr)}
	if b := wr.Entry.Head(); wr.Kind.Area == record.FrontDoor && len(b.People) > 0 {
		f.Wide = true
		if wr.Known, err = s.knownPanel(r, b.People); err != nil {
			return err
		}
	}
	return s.page(w, r, status, f, writingPage(wr, options))
}

func (s *Site) backFrom(wr *writing) string {
	b := wr.Entry.Head()
	switch {
	case wr.Base > 0:
		return "/records/" + string(b.ID)
	case wr.From != nil:
		return "/records/" + string(b.From)
	case len(b.People) > 0:
		return "/people/" + string(b.People[0])
	}
	return "/"
}

func (s *Site) showCheck(w http.ResponseWriter, r *http.Request, wr *writing) error {
	var err error
	if wr.Names, err = s.names(r, append(wr.Entry.Head().People, peopleIn(wr.Kind, wr.Entry)...)); err != nil {
		return err
	}
	found, err := s.findingsIfSaved(r, wr.Entry)
	if err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "Check your answers", Caption: wr.Kind.Title}, templ.Join(found, checkPage(wr)))
}

func (s *Site) showClash(w http.ResponseWriter, r *http.Request, wr *writing) error {
	other, err := s.names(r, append(wr.Entry.Head().People, wr.Theirs.Head().Author))
	if err != nil {
		return err
	}
	wr.Names = other
	heading := "Somebody else saved this meanwhile"
	if wr.Theirs.Head().Author == access.From(r.Context()).User {
		heading = "You saved this already, in other words"
	}
	return s.page(w, r, http.StatusConflict, ui.Frame{Heading: heading, Caption: wr.Kind.Title}, clashPage(wr))
}

// naming remembers of each kind whether any of its questions asks for people: a bool by
// *record.Kind. Most kinds ask for none, and a child has hundreds of records.
var naming sync.Map

func asksForPeople(kind *record.Kind) bool {
	if asks, known := naming.Load(kind); known {
		return asks.(bool)
	}
	asks := slices.ContainsFunc(allQuestions(kind, kind.New("", "somebody")), func(q *form.Question) bool {
		return q.Sort == form.SortPerson || q.Sort == form.SortPeople
	})
	naming.Store(kind, asks)
	return asks
}

// peopleIn are the people whom the answers of a record name.
func peopleIn(kind *record.Kind, e record.Entry) []core.ID {
	if !asksForPeople(kind) {
		return nil
	}
	var out []core.ID
	for _, q := range allQuestions(kind, e) {
		if q.Sort == form.SortPerson || q.Sort == form.SortPeople {
			out = append(out, idsIn(q)...)
		}
	}
	return out
}

func optionalID(s string) (core.ID, error) {
	if s == "" {
		return "", nil
	}
	return core.ParseID(s)
}

func idsOf(from string, people []string) (core.ID, []core.ID, error) {
	f, err := optionalID(from)
	if err != nil {
		return "", nil, err
	}
	var out []core.ID
	for _, p := range people {
		id, err := core.ParseID(p)
		if err != nil {
			return "", nil, err
		}
		out = append(out, id)
	}
	return f, out, nil
}

// signWords say whose signature a record waits for when it is handed in.
func signWords(k *record.Kind, who access.Who) string {
	level := "level L" + strconv.Itoa(int(k.Sign)) + " or above"
	switch {
	case k.SignedByWriter(who):
		return "You answer for this record. Handing it in signs it."
	case k.Signer != "":
		return "When you hand it in it waits for the signature of whoever chairs: somebody of " + level + " whose role is " + lower(access.RoleName(k.Signer)) + "."
	}
	return "When you hand it in it waits for the signature of somebody of " + level + "."
}
