package journeys

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/store"
	"throughline/ui/browser"
)

// TestLives tells the stories of the invented county page by page, as the workers would who
// wrote them down: on SQLite in a browser, where each page is judged, and on PostgreSQL
// without scripts, with no browser at all. Afterwards the clocks must have come
// to what the timetable says that was worked out by hand, both returns must find nothing
// wrong with the children, and the ledger must be sound.
func TestLives(t *testing.T) {
	stories, err := county.Stories()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(stories)) {
		for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
			t.Run(name+"/"+engine.String(), func(t *testing.T) {
				t.Parallel()
				live(t, engine, name, stories[name])
			})
		}
	}
}

// A life is a story that is being told in a browser.
type life struct {
	*office
	*county.Telling
	t     *testing.T
	name  string
	shown bool                 // in a browser, where each page is judged
	desk  map[string]*someone  // by the name of the worker
	seen  map[*someone]*person // what they have before them, where it is shown
}

func live(t *testing.T, engine store.Engine, name string, s *county.Story) {
	began, err := s.Steps[0].When()
	if err != nil {
		t.Fatal(err)
	}
	o := newOfficeAt(t, engine, 0, began)
	numbers := 900000
	told, err := county.Tell(t.Context(), o.keeper, o.workers, s, 0, func() string { numbers++; return "S" + strconv.Itoa(numbers) })
	if err != nil {
		t.Fatal(err)
	}
	l := &life{office: o, Telling: told, t: t, name: name, shown: engine == store.SQLite, desk: map[string]*someone{}, seen: map[*someone]*person{}}
	for i, step := range s.Steps {
		o.set(l.When(step))
		o.stayIn(t)
		l.take(i, step)
	}
	wrong, err := told.Wrong(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong {
		t.Error(w)
	}
	o.sound(t)
	for _, p := range l.seen {
		p.quiet()
	}
}

// at is the desk of a worker, who is signed in there.
func (l *life) at(name string) *someone {
	l.t.Helper()
	switch {
	case l.desk[name] != nil:
	case l.shown:
		p := l.sitDown(l.t, way{name: l.name, look: true}, name)
		l.desk[name], l.seen[&p.someone] = &p.someone, p
	default:
		p := &someone{browser.NewPlain(l.t), l.t, l.office, l.staff.URL}
		p.signIn(name)
		l.desk[name] = p
	}
	return l.desk[name]
}

// take takes one step of the story.
func (l *life) take(n int, s county.Step) {
	l.t.Helper()
	page := fmt.Sprintf("%02d-%s%s%s", n+1, s.Write, s.Change, s.Sign)
	p := l.at(s.By)
	switch {
	case s.Sign != "":
		l.sign(p, s.Sign, s, page)
		return
	case s.Change != "":
		p.open("/records/" + string(l.latest(s.Change, s)) + "/change")
	case s.From != "":
		from := l.latest(s.From, s)
		p.open("/records/" + string(from))
		link := "/new/" + s.Write + "?from=" + string(from)
		if len(s.About) > 0 {
			l.offered(p, link)
			for _, id := range l.About(s) {
				link += "&person=" + string(id)
			}
		}
		p.open(link)
	default:
		link := "/new/" + s.Write + "?"
		for _, id := range l.About(s) {
			link += "&person=" + string(id)
		}
		p.open(link)
	}
	l.write(p, s, page)
	if s.Signed != "" {
		l.sign(l.at(s.Signed), s.Write+s.Change, s, page)
	}
}

// offered fails unless the page offers a step as what comes next.
func (l *life) offered(p *someone, link string) {
	l.t.Helper()
	if !strings.Contains(p.HTML("main"), `href="`+link+`"`) {
		l.t.Errorf("%s does not offer %s as what comes next", p.URL(), link)
	}
}

// write answers the form and hands it in.
func (l *life) write(p *someone, s county.Step, page string) {
	l.t.Helper()
	kind, err := l.office.keeper.Kind(s.Write + s.Change)
	if err != nil {
		l.t.Fatal(err)
	}
	about := l.About(s)
	if len(about) == 0 {
		about = l.peopleOf(l.latest(s.From+s.Change, s))
	}
	typed, err := l.Typed(kind, kind.New(county.Authority, about...), s)
	if err != nil {
		l.t.Fatal(err)
	}
	l.rows(p, s, typed)
	p.Answer(typed, l.instead(s)...)
	l.look(p, kind.Name, page)
	p.Click("Check your answers")
	if text := p.Text("main"); !strings.Contains(text, "Hand in") {
		l.t.Fatalf("%s: %s: the form was not taken:\n%s", s.At, kind.Name, text)
	}
	p.Click("Hand in")
	p.says("Saved.")
	l.look(p, kind.Name+" saved", page+"-saved")
}

// looked are the pages that were judged: the form of a kind looks the same in every story.
var looked sync.Map

func (l *life) look(p *someone, what, page string) {
	l.t.Helper()
	if !l.shown {
		return
	}
	if _, before := looked.LoadOrStore(what, true); !before {
		l.seen[p].look(page)
	}
}

// instead are the rows that a step writes anew, whatever the form had filled in.
func (l *life) instead(s county.Step) []string {
	var out []string
	for set := range s.Rows {
		out = append(out, "row-"+set+"-")
	}
	return out
}

// rows adds rows to the form until there are as many as the step has.
func (l *life) rows(p *someone, s county.Step, typed url.Values) {
	l.t.Helper()
	for set, rows := range s.Rows {
		kind, err := l.keeper.Kind(s.Write + s.Change)
		if err != nil {
			l.t.Fatal(err)
		}
		for n := 2; n <= len(rows); n++ {
			if !strings.Contains(p.HTML("main"), fmt.Sprintf(`id="row-%s-%d"`, set, n)) {
				p.Click("Add another " + kind.RowSet(set).One)
			}
		}
	}
}

// sign agrees the latest record of a kind.
func (l *life) sign(p *someone, kind string, s county.Step, page string) {
	l.t.Helper()
	p.open("/records/" + string(l.latest(kind, s)))
	l.look(p, kind+" to sign", page+"-to-sign")
	p.Click("Agree and sign")
	p.says("Agreed")
}

func (l *life) latest(kind string, s county.Step) core.ID {
	l.t.Helper()
	id, err := l.Latest(l.t.Context(), kind, s)
	if err != nil {
		l.t.Fatal(err)
	}
	return id
}

// peopleOf are those whom a record concerns.
func (l *life) peopleOf(record core.ID) []core.ID {
	l.t.Helper()
	ids, err := store.All[core.ID](l.t.Context(), l.office.keeper.DB, `
		SELECT person_id FROM record_person WHERE authority_id = $1 AND record_id = $2 AND gone = $3 ORDER BY place`, county.Authority, record, false)
	if err != nil {
		l.t.Fatal(err)
	}
	return ids
}
