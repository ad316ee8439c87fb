package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/letter"
	"throughline/people"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// sending is what is asked before something is sent to somebody outside.
type sending struct {
	Record    core.ID
	Kind      *record.Kind
	Templates []letter.Template
	Template  letter.Template // the one that the letter began from; blank for none
	Text      string          // the letter; blank sends the record itself
	IsLetter  bool
	Reading   letter.Reading
	Over      []string // what of the letter is not plain enough
	Checked   bool     // the text was read again, and nothing sent

	To, Role, On, Way, Address string
	Safe                       bool
	Wrong                      []core.FieldProblem

	Draft record.Draft // what was typed before and not sent; its id is none where there is none
}

// sendDraft is the kind of the draft of a letter or a record to be sent: what it is sent
// from is the record that it follows.
const sendDraft = "send"

// askSend answers GET /records/{id}/send: what to send, to whom and how. With ?template=
// it begins a letter, with what the record knows filled in.
func (s *Site) askSend(w http.ResponseWriter, r *http.Request) error {
	p, src, err := s.sendingOf(r)
	if err != nil {
		return err
	}
	p.On = s.today().String()
	p.Text = letter.LetterOf(src.Kind, src.Entry)
	if name := r.URL.Query().Get("template"); name != "" {
		if p.Text, err = s.beginLetter(r, src, &p, name); err != nil {
			return err
		}
	} else if !p.Draft.ID.IsZero() {
		p.readTyped(p.Draft.Typed)
	}
	p.IsLetter = p.IsLetter || p.Text != ""
	if err := s.look(r, src.Entry.Head().People, p.Record, access.RecordPage); err != nil {
		return err
	}
	return s.showSend(w, r, http.StatusOK, &p, src)
}

// sendingOf reads the record that is sent, for those who may write about all its people.
func (s *Site) sendingOf(r *http.Request) (sending, letter.Source, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return sending{}, letter.Source{}, err
	}
	src, err := s.printed(r, id)
	if err != nil {
		return sending{}, src, err
	}
	if err := s.Keeper.MayWrite(r.Context(), s.DB, access.From(r.Context()), src.Entry); err != nil {
		return sending{}, src, err
	}
	if b := src.Entry.Head(); b.State != record.Agreed {
		return sending{}, src, core.Say(core.Invalid, "This record is not agreed yet, so nothing can be sent from it. Ask for the signature first.")
	}
	p := sending{Record: id, Kind: src.Kind, Templates: letter.TemplatesFor(src.Kind.Name)}
	p.Draft, err = s.sendDraftOf(r, id, src.Entry.Head().People)
	return p, src, err
}

// sendDraftOf is what who asks has typed to be sent from a record, or the draft that it will be.
func (s *Site) sendDraftOf(r *http.Request, id core.ID, people []core.ID) (record.Draft, error) {
	all, err := s.Keeper.Drafts(r.Context(), access.From(r.Context()))
	for _, d := range all {
		if d.Kind == sendDraft && d.From == id {
			return d, err
		}
	}
	return record.Draft{Kind: sendDraft, From: id, People: people}, err
}

// keepSendDraft keeps what was typed, so that whatever happens next nothing is lost.
func (s *Site) keepSendDraft(r *http.Request, p *sending) (core.Instant, error) {
	p.Draft.Typed = answersOf(r.PostForm)
	p.Draft.Typed.Del("safe") // it is looked at anew before anything is sent
	if p.Draft.ID.IsZero() {
		p.Draft.ID = core.NewID()
	}
	return s.Keeper.KeepDraft(r.Context(), access.From(r.Context()), p.Draft)
}

// keepSend answers POST /records/{id}/send/draft, which the page sends while somebody types.
func (s *Site) keepSend(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.sendingOf(r)
	if err != nil {
		return err
	}
	if err := p.readForm(r); err != nil {
		return err
	}
	at, err := s.keepSendDraft(r, &p)
	if err != nil {
		return err
	}
	return writeSaved(w, at)
}

// beginLetter writes a letter from a template.
func (s *Site) beginLetter(r *http.Request, src letter.Source, p *sending, name string) (string, error) {
	t, known := letter.TemplateNamed(name)
	if !known {
		return "", core.Say(core.Missing, "There is no such template of a letter.")
	}
	p.Template = t
	var named []letter.Named
	for _, id := range src.Entry.Head().People {
		person, err := people.Load(r.Context(), s.DB, s.Authority, id)
		if err != nil {
			return "", err
		}
		first, _, _ := strings.Cut(person.Name(), " ")
		named = append(named, letter.Named{Name: person.Name(), First: first, Unborn: person.Unborn()})
	}
	return t.Write(letter.FillFrom(src, access.From(r.Context()).Name, s.today(), named))
}

func (s *Site) showSend(w http.ResponseWriter, r *http.Request, status int, p *sending, src letter.Source) error {
	if p.IsLetter {
		p.read()
	}
	f := ui.Frame{Heading: "Send", Caption: src.Kind.Title + ", " + namesOf(src.Entry.Head().People, src.Names), Back: "/records/" + string(p.Record), Errors: len(p.Wrong) > 0}
	return s.page(w, r, status, f, sendPage(p))
}

// read reads the letter for plainness, by whom it is for.
func (p *sending) read() {
	limits := letter.ForParents
	if p.Template.Name != "" {
		limits = p.Template.Reader
	}
	p.Reading = letter.Read(p.Text)
	p.Over = limits.Over(p.Reading)
}

// send answers POST /records/{id}/send: it reads the letter again, or keeps what is sent as
// it is sent and tells that it was.
func (s *Site) send(w http.ResponseWriter, r *http.Request) error {
	p, src, err := s.sendingOf(r)
	if err != nil {
		return err
	}
	if err := p.readForm(r); err != nil {
		return err
	}
	if p.Draft.Saved, err = s.keepSendDraft(r, &p); err != nil {
		return err
	}
	on, wrong := p.check(s.today())
	if r.PostFormValue("_do") == "check" {
		p.Checked = true
		return s.showSend(w, r, http.StatusOK, &p, src)
	}
	if p.Wrong = wrong; len(wrong) > 0 {
		return s.showSend(w, r, http.StatusUnprocessableEntity, &p, src)
	}
	d := letter.Of(src)
	d.Foot = ""
	if p.IsLetter {
		d = s.letterDocument(either(p.Template.Title, src.Kind.Title), p.Text, false)
	}
	if err := s.keepSent(r, &p, d, src, on); err != nil {
		return err
	}
	if err := s.Keeper.DropDraft(r.Context(), access.From(r.Context()), p.Draft.ID); err != nil {
		return err
	}
	http.Redirect(w, r, "/records/"+string(p.Record)+"?done=sent", http.StatusSeeOther)
	return nil
}

func (p *sending) readForm(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Say(core.Invalid, "The form could not be read. Go back; what you typed is kept as a draft.").Because(err)
	}
	p.readTyped(r.PostForm)
	return nil
}

func (p *sending) readTyped(typed url.Values) {
	text := func(name string) string { return strings.TrimSpace(typed.Get(name)) }
	p.To, p.Role, p.On, p.Way, p.Address, p.Safe = text("to"), text("role"), text("on"), text("way"), text("address"), text("safe") == "yes"
	p.Text, p.IsLetter = strings.ReplaceAll(text("text"), "\r\n", "\n"), typed.Has("text")
	p.Template, _ = letter.TemplateNamed(text("template"))
	if p.IsLetter {
		p.read()
	}
}

// check tells what must be put right before anything is sent.
func (p *sending) check(today core.Date) (on core.Date, wrong []core.FieldProblem) {
	say := func(field, words string) { wrong = append(wrong, core.FieldProblem{Field: field, Words: words}) }
	if p.IsLetter && p.Text == "" {
		say("text", "Write the letter")
	}
	for _, b := range p.Reading.Blanks {
		say("text", "Fill in "+b.Words+" in line "+strconv.Itoa(b.Line)+", or take it out")
	}
	if p.To == "" {
		say("to", "Say to whom it is sent")
	}
	if !code.Recipient.Has(p.Role) {
		say("role", "Choose who that is")
	}
	on, err := core.ParseDate(p.On)
	switch {
	case err != nil || on.IsZero():
		say("on", "Give the day on which it is sent")
	case on.After(today):
		say("on", "The day must be today or in the past: what is kept is what was sent")
	}
	if !code.ServiceMethod.Has(p.Way) {
		say("way", "Choose how it is sent")
	}
	if p.Way != "by_hand" && p.Address == "" {
		say("address", "Give the address to which it is sent")
	}
	if !p.Safe {
		say("safe", "Make sure that it is safe to send it to this person in this way")
	}
	return on, wrong
}

// keepSent makes the document once, keeps its bytes by their SHA-256, and that it was sent.
// It is a PDF where those are set up, or else a page that needs no other file.
func (s *Site) keepSent(r *http.Request, p *sending, d *letter.Document, src letter.Source, on core.Date) error {
	content, kind, err := s.render(r, d, s.Printer != nil)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	ending := ".html"
	if kind == pdfType {
		ending = ".pdf"
	}
	doc := record.Document{RecordID: p.Record, Name: d.Title + ", " + on.Long() + ending, Type: kind, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
	if err := s.writeDocument(doc.SHA256, content); err != nil {
		return err
	}
	sent := record.Sent{SentTo: p.To, SentRole: p.Role, SentOn: on, Way: p.Way, Address: p.Address, Template: p.Template.Name}
	if p.IsLetter {
		sent.ReadingAge = form.Number{N: int64(p.Reading.Score.ReadingAge()), Known: true}
		sent.WordsToChange = form.Number{N: int64(len(p.Reading.Hard)), Known: true}
	}
	who := access.From(r.Context())
	return s.DB.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := s.Keeper.AddSent(ctx, tx, who, &doc, &sent); err != nil {
			return err
		}
		for _, person := range src.Entry.Head().People {
			if err := access.Look(ctx, tx, who, access.Looked{What: access.Shared, Person: person, Record: p.Record}); err != nil {
				return err
			}
		}
		return nil
	})
}

// sentWords tells that a document was sent: "sent to Ms Thorne by post, signed for, on 3 November 2026".
func sentWords(s record.Sent) string {
	way := code.ServiceMethod.Label(s.Way)
	if way != "" {
		way = strings.ToLower(way[:1]) + way[1:] + ", "
	}
	return "sent to " + s.SentTo + " " + way + "on " + s.SentOn.Long()
}
