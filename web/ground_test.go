package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/practice/all"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
)

// What a browser would run if it went out as it was typed. Each is known by its mark, which
// stands nowhere else.
const (
	spoiltGiven  = `<script>zqgiven()</script>`
	spoiltFamily = `"><img src=x onerror=zqfamily()>`
	spoiltHome   = `=HYPERLINK("http://zqhome.example","1 High Street")`
	spoiltStory  = `</textarea></title><script>zqstory()</script>{{.}}`
	spoiltTeam   = `'><svg onload=zqteam()>`
	spoiltFile   = `"><img src=x onerror=zqfile()>.pdf`
)

// marks are what the spoilt words are known by.
var marks = []string{"zqgiven", "zqfamily", "zqhome", "zqstory", "zqteam", "zqfile"}

// A ground is one of everything that an address may name, all about one child of whom each
// word is spoilt: no walk is over thin air.
type ground struct {
	child, record core.ID
	worker        string // the name of the child's lead worker
	stands        map[string]string
}

// newGround lays the ground in a county, by the pages where they write it.
func newGround(t *testing.T, d *desk) ground {
	t.Helper()
	lead := d.worker(access.SocialWorker, "")
	g := ground{child: d.spoiltChild(t, lead.Who), record: core.NewID(), worker: lead.Name}
	own, analyst := d.as(t, lead), d.as(t, d.analyst())
	draft, told, contact := core.NewID(), core.NewID(), core.NewID()
	d.as(t, d.worker(access.Director, "")).post("/new/contact", http.StatusSeeOther, contactForm(contact, g.child, spoiltStory)...)
	own.post("/new/visit", http.StatusSeeOther, visitForm(g.record, g.child, spoiltStory)...)
	own.send(g.record, spoiltFile, "%PDF-1.7 nothing", http.StatusSeeOther)
	own.post("/new/visit/draft", http.StatusOK, "_id", string(draft), "_base", "0", "_person", string(g.child), "account", spoiltStory)
	analyst.post("/new/allegation_told", http.StatusSeeOther, "_id", string(told), "_base", "0", "_do", "hand in",
		"learnt_on-day", "19", "learnt_on-month", "11", "learnt_on-year", "2026",
		"subject_name", spoiltGiven, "role", "teacher", "employer", "Hill School", "harm", "risk", "account", spoiltStory,
		"children_named", spoiltFamily, "danger", "yes", "done", "The head was told.", "knows", "no", "referrer", "Head of year")
	worry := d.worryAbout(t, "yes", frontdoor.WorryChild{Name: spoiltGiven + " " + spoiltFamily, School: spoiltHome})
	check := analyst.checked(small("01/02/2012"), "collection", "903", "year", "2026")
	analyst.post(check+"/keep", http.StatusSeeOther)
	merge, _, _ := strings.Cut(d.merged(t).Header.Get("Location"), "?")
	only := func(query string) string {
		t.Helper()
		id, err := store.One[string](t.Context(), d.DB, query+` WHERE authority_id = $1`, d.Authority)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	g.stands = map[string]string{
		"/people/{id}": string(g.child), "/records/{id}": string(g.record), "/documents/{id}": only(`SELECT id FROM document`),
		"/drafts/{id}": string(draft), "/front-door/worries/{id}": string(worry), "/allegations/{id}": string(told),
		"/returns/{id}": strings.TrimPrefix(check, "/returns/"), "/returns/{id}/files/{format}": "csv", "/returns/kept/{id}": only(`SELECT id FROM returns_upload`),
		"/merges/{id}": strings.TrimPrefix(merge, "/merges/"), "/clocks/{id}": "assessment.complete", "/accounts/{id}": string(lead.User),
		"/new/{kind}": "visit",
	}
	d.alsoStands(t, g, lead.User)
	return g
}

// visitForm is the form of a visit to a child as it is handed in, with what happened.
func visitForm(id, child core.ID, account string) []string {
	of := func(name string) string { return record.PartField(child, name) }
	return []string{"_id", string(id), "_base", "0", "_do", "hand in", "_person", string(child),
		"visited_at-day", "18", "visited_at-month", "11", "visited_at-year", "2026", "visited_at-time", "16:00", "place", "home", "account", account,
		of("seen"), "alone", of("bedroom_seen"), "yes", of("child_words"), account, of("safety"), "7"}
}

// spoiltChild is a child with spoilt words whom a social worker works with.
func (d *desk) spoiltChild(t *testing.T, lead access.Who) core.ID {
	t.Helper()
	p := people.New(d.Authority)
	p.Names = []people.Name{{Kind: people.Legal, Given: spoiltGiven, Family: spoiltFamily}}
	p.Born = core.Day(2017, 5, 4)
	p.Addresses = []people.Address{{Kind: "home", Lines: spoiltHome, Postcode: "ZZ9 9ZZ"}}
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		if err := people.Save(ctx, tx, d.worker(access.FrontDoorWorker, "").Who, deskNow, p, "added"); err != nil {
			return err
		}
		_, err := access.Involve(ctx, tx, d.Authority, access.Involvement{PersonID: p.ID, UserID: lead.User, TeamID: lead.Teams[0], Role: access.Lead, FromOn: deskNow.Date().Plus(-30)})
		return err
	})
	return p.ID
}

// merged says of two people that they are one, as a service manager does.
func (d *desk) merged(t *testing.T) answer {
	t.Helper()
	one, other := d.twice(t)
	return d.as(t, d.worker(access.ServiceManager, "")).post("/people/"+string(one)+"/merge", http.StatusSeeOther, "with", string(other), "do", "merge",
		"version-"+string(one), "1", "version-"+string(other), "1", "why", "One NHS number on both letters.")
}

// alsoStands lays what is made by no page of its own: a team, a notice, an opening that
// chance picked, a record chosen for the auditor, and two secret addresses.
func (d *desk) alsoStands(t *testing.T, g ground, user core.ID) {
	t.Helper()
	notice, look := core.NewID(), core.ID(string(core.NewID())[:34]+"00")
	d.write(t, func(ctx context.Context, tx *store.Tx) error {
		team, err := access.SaveTeam(ctx, tx, d.Authority, access.Team{Name: spoiltTeam, Service: "Children's services"})
		if err != nil {
			return err
		}
		invited, err := access.Invite(ctx, tx, d.Authority, user, deskNow)
		if err != nil {
			return err
		}
		who := d.worker(access.Chair, "").Who
		feed, err := access.NewFeed(ctx, tx, who, deskNow)
		if err != nil {
			return err
		}
		if err := tx.Insert(ctx, "notice", []string{"authority_id", "id", "at", "user_id", "by_id", "person_id", "words"}, d.Authority, notice, deskNow, user, user, g.child, "Look at this"); err != nil {
			return err
		}
		if err := tx.Insert(ctx, "look", []string{"authority_id", "id", "at", "user_id", "roles", "person_id", "what", "reason", "terms"},
			d.Authority, look, deskNow, who.User, "chair", g.child, string(access.Opened), "duty: "+spoiltStory, ""); err != nil {
			return err
		}
		g.stands["/accounts/teams/{id}"], g.stands["/notices/{id}"], g.stands["/looks/{id}"] = string(team), string(notice), string(look)
		g.stands["/first/{token}"], g.stands["/calendar/feed/{token}"], g.stands["/quality/{id}"] = invited, feed, string(g.record)
		return tx.Insert(ctx, "quality_sample", []string{"authority_id", "record_id", "kind", "chosen_at", "why"}, d.Authority, g.record, "visit", deskNow, "one in twenty")
	})
}

// nowhere is this ground with ids, words and tokens that name nothing in the place of its own.
func (g ground) nowhere() ground {
	n := ground{child: core.NewID(), record: core.NewID(), worker: g.worker, stands: map[string]string{}}
	for place, at := range g.stands {
		n.stands[place] = at
		if _, err := core.ParseID(at); err == nil {
			n.stands[place] = string(core.NewID())
		}
		if strings.HasSuffix(place, "{token}") {
			n.stands[place] = at[:len(at)-8] + "AAAAAAAA"
		}
	}
	return n
}

// address is the address of a pattern on this ground. A pattern for which nothing was laid
// fails: a new address needs something that it names.
func (g ground) address(t *testing.T, pattern string) (method, path string) {
	t.Helper()
	method, rest, _ := strings.Cut(pattern, " ")
	done := 0
	for _, at := range placeholder.FindAllStringIndex(rest, -1) {
		stands, laid := g.stands[rest[:at[1]]]
		if !laid && rest != "/{$}" {
			t.Fatalf("nothing stands for %s: lay something in newGround", rest[:at[1]])
		}
		path += rest[done:at[0]] + stands
		done = at[1]
	}
	path += rest[done:]
	if rest == "/new/{kind}" {
		path += "?person=" + string(g.child)
	}
	return method, path
}

// beside is the site of another authority in the same database, with a clock and a keeper of its own.
func (d *desk) beside(t *testing.T, authority string) *desk {
	t.Helper()
	keeper, err := all.Keep(t.Context(), d.DB, "", func() core.Instant { return deskNow })
	if err != nil {
		t.Fatal(err)
	}
	other := &desk{Site: &Site{DB: d.DB, Keeper: keeper, Authority: authority, Council: "Elsewhere Council",
		Documents: d.Documents, Key: access.Key{1}, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}}
	other.server = httptest.NewServer(other.Handler())
	t.Cleanup(other.server.Close)
	return other
}

// rows counts the rows of the authority in every table there is.
func (d *desk) rows(t *testing.T) map[string]int {
	t.Helper()
	tables, err := store.All[string](t.Context(), d.DB, `
		SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'authority_id'`)
	if err != nil || len(tables) < 50 {
		t.Fatal(len(tables), err)
	}
	n := map[string]int{}
	for _, name := range tables {
		if n[name], err = store.One[int](t.Context(), d.DB, `SELECT count(*) FROM `+name+` WHERE authority_id = $1`, d.Authority); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
