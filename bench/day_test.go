package bench

import (
	"flag"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
)

var (
	users    = flag.Int("users", 1000, "how many people work at once in the working day")
	minutes  = flag.Float64("minutes", 1, "how many minutes of the working day are lived")
	thinking = flag.Duration("thinking", 20*time.Second, "how long somebody looks at a page before asking for the next, on average")
)

// A Day is people at work: each asks, looks at the page for a while, and asks for the next.
type Day struct {
	Address  string
	Users    []User
	Minutes  float64
	Thinking time.Duration
}

// A User goes through their steps over and over.
type User struct {
	Cookie string
	Steps  []Step
}

// A Step asks for a page, or sends a form; {id} becomes a new id each time.
type Step struct{ Path, Form string }

// A Lived is what came of a day.
type lived struct {
	Asked, Saved, Wrong int
	First               string // what went wrong first
	P50, P99            float64
	SavedP50, SavedP99  float64
}

// live has everybody work until the time is over. What goes wrong is counted, and the day goes on.
func (d *Day) live() (l lived) {
	client := &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: len(d.Users), DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var mu sync.Mutex
	var read, saved []time.Duration
	var all sync.WaitGroup
	ends := time.Now().Add(time.Duration(d.Minutes * float64(time.Minute)))
	for _, u := range d.Users {
		all.Go(func() {
			n := rand.IntN(len(u.Steps)) // nobody begins in step with the others
			for pause := rand.N(d.Thinking); time.Now().Add(pause).Before(ends); pause = d.Thinking/2 + rand.N(d.Thinking) {
				<-time.After(pause)
				step := u.Steps[n%len(u.Steps)]
				n++
				took, wrong := d.ask(client, u.Cookie, step)
				mu.Lock()
				switch {
				case wrong != "":
					if l.Wrong++; l.First == "" {
						l.First = wrong
					}
				case step.Form != "":
					saved = append(saved, took)
				default:
					read = append(read, took)
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	l.Asked, l.Saved = len(read), len(saved)
	l.P50, l.P99, l.SavedP50, l.SavedP99 = within(read, 0.50), within(read, 0.99), within(saved, 0.50), within(saved, 0.99)
	return l
}

// ask makes one step and says what was wrong with the answer.
func (d *Day) ask(client *http.Client, cookie string, s Step) (took time.Duration, wrong string) {
	method, want := http.MethodGet, http.StatusOK
	if s.Form != "" {
		method, want = http.MethodPost, http.StatusSeeOther
	}
	req, err := http.NewRequest(method, d.Address+s.Path, strings.NewReader(strings.ReplaceAll(s.Form, "{id}", string(core.NewID()))))
	if err != nil {
		return 0, err.Error()
	}
	req.Header.Set("Cookie", cookie)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	began := time.Now()
	res, err := client.Do(req)
	if err != nil {
		return 0, err.Error()
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return 0, err.Error()
	}
	if res.StatusCode != want {
		route, _, _ := strings.Cut(strings.TrimPrefix(s.Path, "/"), "/")
		return 0, method + " /" + route + " was answered " + res.Status
	}
	return time.Since(began), ""
}

// working gives each of so many people a session and what they do, by their roles: of twelve
// steps of those who visit or are rung, one is a save.
func (h *house) working(b *testing.B, now core.Instant, cookies func(...worker) []string) (out []User) {
	b.Helper()
	names, families := h.typedNames(b), h.families(b)
	var at []worker
	for len(at) < *users {
		for _, w := range h.workers {
			if len(at) < *users && (len(w.children) > 0 || w.Is(access.FrontDoorWorker) || w.Is(access.TeamManager)) {
				at = append(at, w)
			}
		}
	}
	for i, cookie := range cookies(at...) {
		w, steps := at[i], []Step{{Path: "/day"}}
		child := func(n int) core.ID { return w.children[(i+n)%len(w.children)] }
		if len(w.children) > 0 {
			for n := range 7 {
				steps = append(steps, Step{Path: "/people/" + string(child(n))})
			}
			steps = append(steps, Step{Path: h.searches(b, w, names[i%len(names)])[0]}, Step{Path: "/day"})
		}
		switch {
		case w.Is(access.SocialWorker) && len(w.children) > 0:
			steps = append(steps, Step{Path: "/new/visit?person=" + string(child(0))}, Step{Path: "/new/visit", Form: aVisit(now.Plus(-time.Hour), child(0))})
		case w.Is(access.FrontDoorWorker):
			for _, found := range h.searches(b, w, names[:min(5, len(names))]...) {
				steps = append(steps, Step{Path: "/front-door"}, Step{Path: found})
			}
			steps = append(steps, Step{Path: "/new/contact", Form: aContact(now.Plus(-time.Hour), families[i%len(families)])})
		case w.Is(access.TeamManager):
			for range 3 {
				steps = append(steps, Step{Path: "/team"}, Step{Path: "/team/children"}, Step{Path: "/day"})
			}
		}
		out = append(out, User{Cookie: cookie, Steps: steps})
	}
	return out
}
