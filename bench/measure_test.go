package bench

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

var (
	families = flag.Int("families", 300, "how many families the county has")
	requests = flag.Int("requests", 400, "how many requests each measurement makes")
	only     = flag.String("only", "", "measure only what begins with these words; several with | between")
	at       = flag.Int("at", 0, "measure with so many connections alone; 0 for 1, 8 and 64")
	document = flag.String("document", "", "the document whose tables are written anew; blank for none")
	engines  = flag.String("engine", "", "measure on this engine alone, SQLite or PostgreSQL; blank for both")
	profiles = flag.String("profiles", "", "a folder for a profile of the program's processor time in each row; blank for none")
)

// connections are how many ask at once.
var connections = []int{1, 8, 64}

// A job is one thing to measure.
type job struct {
	name  string
	floor string // the name of the job that is its floor; blank for a floor itself
	load  Load
	many  int // how many times the usual number of requests
}

const (
	floorRead = "Floor: one row, a page of 4 KB"
	floorSave = "Floor: one row, committed"
)

// jobs are all that is measured, in order: what writes comes last, so that the county is
// the same for all that read.
func (h *house) jobs(b *testing.B) []job {
	worker, children := h.busiest(b)
	social, door := h.as(b, worker), h.as(b, h.worker(access.FrontDoorWorker, ""))
	manager, service := h.as(b, h.worker(access.TeamManager, worker.Team)), h.as(b, h.worker(access.ServiceManager, ""))
	page := func(cookie string, paths ...string) Load {
		return Load{Address: h.address, Cookie: cookie, Paths: paths, Want: 200}
	}
	save := page(door, "/new/contact")
	save.Forms, save.Want = h.contacts(b), 303
	return []job{
		{floorRead, "", Load{Address: h.floor, Paths: []string{"/"}, Want: 200}, 10},
		{"A child's page (social worker)", floorRead, page(social, prefixed("/people/", children)...), 1},
		{"My day (social worker)", floorRead, page(social, "/day"), 1},
		{"Front Door board (front door worker)", floorRead, page(door, "/front-door"), 1},
		{"A child's page (team manager)", floorRead, page(manager, prefixed("/people/", children)...), 1},
		{"My day (team manager)", floorRead, page(manager, "/day"), 1},
		{"Team (team manager)", floorRead, page(manager, "/team"), 1},
		{"Finding a person (front door worker)", floorRead, page(door, h.searches(b)...), 1},
		{"Time limits (service manager)", floorRead, page(service, "/clocks"), 1},
		{"Every time limit (service manager)", floorRead, page(service, "/clocks?all=1"), 1},
		{floorSave, "", Load{Address: h.floor, Paths: []string{"/save"}, Forms: []string{"words=typed"}, Want: 303}, 3},
		{"Saving a contact (front door worker)", floorSave, save, 1},
	}
}

func prefixed(before string, ids []core.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = before + string(id)
	}
	return out
}

// A result is what one measurement gave.
type result struct {
	job         job
	connections int
	Loaded
	requests int
	spent    spent
}

// cpu is the processor time of an answer, in milliseconds.
func (r result) cpu() float64 {
	return per(r.spent.program+r.spent.database, r.requests)
}

func per(d time.Duration, requests int) float64 {
	return float64(d) / float64(time.Millisecond) / float64(requests)
}

// measure makes one load and tells what it took.
func (h *house) measure(b *testing.B, j job, connections int) result {
	b.Helper()
	l := j.load
	l.Connections, l.Requests = connections, *requests*j.many
	runtime.GC()
	defer profile(b, j, connections)()
	before, err := spentBy(h.postmaster)
	if err != nil {
		b.Fatal(err)
	}
	done, err := l.run(b.Context())
	if err != nil {
		b.Fatalf("%s: %s", j.name, err)
	}
	after, err := spentBy(h.postmaster)
	if err != nil {
		b.Fatal(err)
	}
	r := result{j, connections, done, l.Requests, after.since(before)}
	fmt.Fprintf(os.Stderr, "%-38s %2d connections %8.1f/s  p50 %8.2f ms  p99 %8.2f ms  processor %7.3f + %7.3f ms  %6d bytes\n", j.name, connections,
		float64(r.requests)/done.Seconds, done.P50, done.P99, per(r.spent.program, r.requests), per(r.spent.database, r.requests), done.Bytes)
	return r
}

// wanted reports whether a job was asked for; a floor always is.
func wanted(j job) bool {
	return j.floor == "" && j.name == floorRead || slices.ContainsFunc(strings.Split(*only, "|"), func(words string) bool { return strings.HasPrefix(j.name, words) })
}

// profile begins to write where the program spends its processor time, and returns what ends it.
func profile(b *testing.B, j job, connections int) (end func()) {
	b.Helper()
	if *profiles == "" || j.floor == "" {
		return func() {}
	}
	word, _, _ := strings.Cut(j.name, " (")
	f, err := os.Create(filepath.Join(*profiles, fmt.Sprintf("%s-%d.pprof", strings.ReplaceAll(word, " ", "-"), connections)))
	if err != nil {
		b.Fatal(err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		b.Fatal(err)
	}
	return func() {
		pprof.StopCPUProfile()
		if err := f.Close(); err != nil {
			b.Error(err)
		}
	}
}

// BenchmarkMeasure measures everything once on each engine, and writes the document.
func BenchmarkMeasure(b *testing.B) {
	results := map[store.Engine][]result{}
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		if *engines != "" && *engines != engine.String() {
			continue
		}
		b.Run(engine.String(), func(b *testing.B) {
			h := open(b, engine, *families)
			for b.Loop() {
				results[engine] = nil
				for _, j := range h.jobs(b) {
					if !wanted(j) {
						continue
					}
					warm := j
					warm.many = 1
					h.measure(b, warm, 4)
					for _, n := range connections {
						if *at != 0 && n != *at {
							continue
						}
						results[engine] = append(results[engine], h.measure(b, j, n))
					}
				}
			}
		})
	}
	if *document != "" {
		writeDocument(b, *document, results)
	}
}
