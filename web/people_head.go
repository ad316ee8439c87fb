package web

import (
	"net/http"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/ui"
)

// open reads the person of an address and lets through who may see them. A refusal is
// logged; where there is a lawful way in, its form is shown. A blank id says that the
// answer has been given or is the error.
func (s *Site) open(w http.ResponseWriter, r *http.Request) (core.ID, error) {
	id, err := core.ParseID(r.PathValue("id"))
	if err != nil {
		return "", err
	}
	who := access.From(r.Context())
	refused := access.May(r.Context(), s.DB, who, access.See, id)
	if refused == nil {
		return id, nil
	}
	if !core.IsSort(refused, core.Forbidden) && !core.IsSort(refused, core.Missing) {
		return "", refused
	}
	way, err := access.WayIn(r.Context(), s.DB, who, id)
	if err != nil {
		return "", err
	}
	if way != access.WithReason {
		err := people.MayWrite(r.Context(), s.DB, who, id)
		if err == nil {
			return s.onlyDetails(w, r, id)
		}
		if !core.IsSort(err, core.Forbidden) && !core.IsSort(err, core.Missing) {
			return "", err
		}
	}
	if err := s.look(r, []core.ID{id}, "", access.Refused); err != nil {
		return "", err
	}
	return "", s.showRefusal(w, r, id, way, refused)
}

// onlyDetails lets through to the details of somebody around a child, such as a mother with
// whom nobody is involved: the child's worker keeps their telephone number and reads no
// record of theirs.
func (s *Site) onlyDetails(w http.ResponseWriter, r *http.Request, id core.ID) (core.ID, error) {
	details := "/people/" + string(id) + "/change"
	if r.URL.Path == details {
		return id, nil
	}
	http.Redirect(w, r, details, http.StatusSeeOther)
	return "", nil
}

// personOf is [Site.open] with the person read, as far as who asks may know of where they
// live; nil says that the answer was given.
func (s *Site) personOf(w http.ResponseWriter, r *http.Request) (*childFile, error) {
	id, err := s.open(w, r)
	if id.IsZero() {
		return nil, err
	}
	p, err := people.Load(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return nil, err
	}
	if !p.MergedInto.IsZero() {
		return nil, s.toStanding(w, r, id)
	}
	lead, team, err := access.LeadWorker(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return nil, err
	}
	f := &childFile{Day: s.today(), Mine: isWho(r, lead), Now: s.Keeper.Now()}
	f.Person = people.ConfidentialHidden(access.From(r.Context()), p, f.Mine)
	if f.Names, err = s.names(r, []core.ID{lead, team}); err != nil {
		return nil, err
	}
	f.Head, err = s.headOf(r, p, f.Names[lead], f.Names[team])
	return f, err
}

// toStanding leads to the same page of whoever stands in a person's place since the two were
// found to be one.
func (s *Site) toStanding(w http.ResponseWriter, r *http.Request, id core.ID) error {
	into, err := access.Standing(r.Context(), s.DB, s.Authority, id)
	if err != nil {
		return err
	}
	to := *r.URL
	to.Path = strings.Replace(to.Path, string(id), string(into), 1)
	http.Redirect(w, r, to.RequestURI(), http.StatusSeeOther)
	return nil
}

// isWho reports whether a user is the one who asks.
func isWho(r *http.Request, user core.ID) bool {
	return !user.IsZero() && user == access.From(r.Context()).User
}

// headOf is the head of every page about one person: who it is, who works with them, what
// everybody must know, and the other pages.
func (s *Site) headOf(r *http.Request, p *people.Person, lead, team string) (ui.ChildHeader, error) {
	h := ui.ChildHeader{
		Name: legalName(p), Born: p.Born, Died: p.Died, Today: s.today(), Number: p.Identifier("local"),
		Worker: lead, Team: team, Href: "/people/" + string(p.ID),
	}
	if shown := p.Name(); shown != h.Name {
		h.KnownAs = shown
	}
	if p.Unborn() {
		h.Due = p.Expected
	}
	_, restricted, err := access.RestrictionOf(r.Context(), s.DB, s.Authority, p.ID)
	h.Alerts = alertsOf(p, restricted)
	h.Nav = s.navOf(r, p.ID)
	return h, err
}

// legalName is the name in law, else the one that is shown.
func legalName(p *people.Person) string {
	for _, n := range p.Names {
		if n.Kind == people.Legal && n.Until.IsZero() && n.Given != "" {
			return n.Whole()
		}
	}
	return p.Name()
}

// alertsOf are what everybody who opens the page must know.
func alertsOf(p *people.Person, restricted bool) []ui.Alert {
	var out []ui.Alert
	if restricted {
		out = append(out, ui.Alert{Text: "Restricted record: do not speak of it"})
	}
	for _, a := range p.Addresses {
		if a.Confidential && a.Until.IsZero() {
			out = append(out, ui.Alert{Text: "The address is confidential: tell it to nobody"})
			break
		}
	}
	if p.Interpreter == "yes" {
		out = append(out, ui.Alert{Text: "Needs an interpreter"})
	}
	return out
}

// navOf are the pages about one person that who asks may open.
func (s *Site) navOf(r *http.Request, id core.ID) []ui.NavItem {
	var out []ui.NavItem
	who, at := access.From(r.Context()), "/people/"+string(id)
	for _, n := range []struct {
		text, path string
		needs      access.Act
	}{
		{"Overview", "", access.See}, {"Records", "/records", access.See}, {"Lifeline", "/line", access.See}, {"Chronology", "/chronology", access.See}, {"Family", "/family", access.See},
		{"Details", "/change", access.Write}, {"Here twice?", "/merge", access.Merge}, {"Who looked", "/log", access.ReadLog}, {"Restrict", "/restrict", access.Restrict},
	} {
		if access.May(r.Context(), s.DB, who, n.needs, "") == nil {
			out = append(out, ui.NavItem{Text: n.text, Href: at + n.path, Current: r.URL.Path == at+n.path})
		}
	}
	return out
}

// upper makes the first letter large.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
