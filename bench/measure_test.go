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

	"throughline/store"
)

var (
	counties = flag.String("county", "0.02", "the county that is measured: a size to be made, or the folder of one that throughline demo made before")
	larger   = flag.String("larger", "", "a larger county, in the same words, to be measured beside it; blank for none")
	requests = flag.Int("requests", 400, "how many requests each measurement makes")
	only     = flag.String("only", "", "measure only what begins with these words; several with | between")
	at       = flag.Int("at", 0, "measure with so many connections alone; 0 for 1, 8 and 64")
	document = flag.String("document", "", "the document whose tables are written anew; blank for none")
	engines  = flag.String("engine", "", "measure on this engine alone, SQLite or PostgreSQL; blank for both")
	profiles = flag.String("profiles", "", "a folder for a profile of the program's processor time in each row; blank for none")
)

// connections are how many ask at once.
var connections = []int{1, 8, 64}

// A result is what one measurement gave.
type result struct {
	job         job
	connections int
	Loaded
	spent spent
}

// cpu is the processor time of an answer, in milliseconds.
func (r result) cpu() float64 {
	return per(r.spent.program+r.spent.database, r.Requests)
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
	before, err := h.spentBy(j)
	if err != nil {
		b.Fatal(err)
	}
	done, err := l.run(b.Context())
	if err != nil {
		b.Fatalf("%s: %s", j.name, err)
	}
	after, err := h.spentBy(j)
	if err != nil {
		b.Fatal(err)
	}
	r := result{j, connections, done, after.since(before)}
	fmt.Fprintf(os.Stderr, "%-38s %2d connections %8.1f/s  p50 %8.2f ms  p99 %8.2f ms  processor %7.3f + %7.3f ms  %6d bytes\n", j.name, connections,
		float64(r.Requests)/done.Seconds, done.P50, done.P99, per(r.spent.program, r.Requests), per(r.spent.database, r.Requests), done.Bytes)
	return r
}

// spentBy is how much processor time went by now of what a job measures.
func (h *house) spentBy(j job) (spent, error) {
	if j.pid == 0 {
		return spentBy(h.postmaster)
	}
	program, err := spentByThreads(j.pid)
	return spent{program: program}, err
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

// A measured is all that one engine gave.
type measured struct {
	small       []result // of the smaller of two counties, at 8 connections
	smallPeople int
	rows        []result
	house       *house
	found       finding
	day         lived
	anew        []recomputed
	program     started
}

// BenchmarkMeasure measures everything once on each engine, and writes the document.
func BenchmarkMeasure(b *testing.B) {
	told := []told{tell(b, *counties)}
	if *larger != "" {
		told = append(told, tell(b, *larger))
	}
	done := map[store.Engine]*measured{}
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		if *engines != "" && *engines != engine.String() {
			continue
		}
		b.Run(engine.String(), func(b *testing.B) {
			for b.Loop() {
				m := &measured{}
				done[engine] = m
				if len(told) > 1 {
					small := open(b, engine, told[0])
					m.small, m.smallPeople = small.rows(b, []int{8}), small.people
					small.close()
				}
				m.whole(b, engine, told[len(told)-1])
			}
		})
	}
	if *document != "" {
		writeDocument(b, *document, done)
	}
}

// whole measures all that there is in the larger county.
func (m *measured) whole(b *testing.B, engine store.Engine, t told) {
	b.Helper()
	asking := connections
	if *at != 0 {
		asking = []int{*at}
	}
	m.house = open(b, engine, t)
	var beside []job
	if engine == store.SQLite && wanted(job{name: peerName, floor: floorRead}) { // the peer is over SQLite too
		beside = startPeer(b, min(m.house.records, mostPeerRecords)).jobs()
	}
	m.rows = m.house.rows(b, asking, beside...)
	if *only != "" {
		return
	}
	m.found = m.house.find(b)
	m.house.close()
	m.program, m.day = m.house.serve(b)
	m.anew = m.house.reopened(b).recompute(b)
}

// rows measures every job of the house that was asked for, and more beside them.
func (h *house) rows(b *testing.B, connections []int, more ...job) (out []result) {
	b.Helper()
	for _, j := range append(h.jobs(b), more...) {
		if !wanted(j) {
			continue
		}
		warm := j
		warm.many = 1
		h.measure(b, warm, 4)
		for _, n := range connections {
			if j.once {
				j.load.Paths = j.load.Paths[min(*requests, len(j.load.Paths)/2):]
			}
			out = append(out, h.measure(b, j, n))
		}
	}
	return out
}
