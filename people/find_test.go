package people_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/people/peopletest"
	"throughline/store"
	"throughline/testkit"
)

// found tells how a set of spoilt queries went.
type found struct {
	asked, first, five map[string]int
	by                 map[string]time.Duration // of each kind
	took               []time.Duration
}

// ask looks for everybody who is meant.
func ask(t testing.TB, db *store.DB, queries []peopletest.Spoilt) found {
	t.Helper()
	f := found{map[string]int{}, map[string]int{}, map[string]int{}, map[string]time.Duration{}, nil}
	for _, q := range queries {
		begun := time.Now()
		hits, err := people.Search(t.Context(), db, frontDoor, people.Query{Text: q.Text, Today: now.Date()})
		if err != nil {
			t.Fatal(err)
		}
		f.took = append(f.took, time.Since(begun))
		f.by[q.Kind] += time.Since(begun)
		f.asked[q.Kind]++
		at := slices.IndexFunc(hits, func(h people.Hit) bool { return h.Person == q.Want })
		if at == 0 {
			f.first[q.Kind]++
		}
		if at >= 0 && at < 5 {
			f.five[q.Kind]++
		} else if testing.Verbose() {
			t.Logf("%s: %q brings the one meant at place %d of %d", q.Kind, q.Text, at+1, len(hits))
		}
	}
	slices.Sort(f.took)
	return f
}

func sum(of map[string]int) (n int) {
	for _, m := range of {
		n += m
	}
	return n
}

func TestFindAnybody(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		town := peopletest.NewTown(1, 8000, "north", now.Date())
		if db.Engine() == store.PostgreSQL { // the same code finds; a smaller town shows that its SQL does
			town = peopletest.NewTown(1, 1500, "north", now.Date())
		}
		town.Save(t, db, frontDoor)
		must(t, db.Count(t.Context()))
		queries := town.Spoil(2, 600)
		f := ask(t, db, queries)
		for kind, n := range f.asked {
			t.Logf("%-28s %3d of %3d among the first five, %3d the first", kind, f.five[kind], n, f.first[kind])
			if f.five[kind]*100 < n*85 {
				t.Errorf("%s: %d of %d were among the first five, want 85 in 100 of each kind", kind, f.five[kind], n)
			}
		}
		if five := sum(f.five); five*100 < len(queries)*95 {
			t.Errorf("%d of %d were among the first five, want 95 in 100", five, len(queries))
		}
	})
}

// BenchmarkFindAnybody looks for 2,000 people of a town of -town people, each by something
// spoilt, and tells the share found by kind of spoiling, and what a search takes.
//
//	go test ./people -run '^$' -bench FindAnybody/sqlite -benchtime 1x -town 150000
func BenchmarkFindAnybody(b *testing.B) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		b.Run(strings.ToLower(engine.String()), func(b *testing.B) {
			db := testkit.Database(b, engine, sources...)
			town := peopletest.NewTown(1, *townSize, "north", now.Date())
			begun := spent(b)
			if len(town.People) > millions && engine == store.SQLite {
				pour(b, db, town)
			} else {
				town.Save(b, db, frontDoor)
			}
			must(b, db.Count(b.Context()))
			b.Logf("%d people written with %s of this program's processor time", len(town.People), spent(b)-begun)
			queries := town.Spoil(2, 2000)
			ask(b, db, queries[:100])
			for b.Loop() {
				begun := spent(b)
				f := ask(b, db, queries)
				cpu := spent(b) - begun
				for _, kind := range slices.Sorted(maps.Keys(f.asked)) {
					fmt.Fprintf(os.Stderr, "%-28s %3d of %3d among the first five, %3d the first, %s each\n", kind, f.five[kind], f.asked[kind], f.first[kind],
						(f.by[kind] / time.Duration(f.asked[kind])).Round(time.Microsecond))
				}
				b.ReportMetric(100*float64(sum(f.five))/float64(len(queries)), "%-in-five")
				b.ReportMetric(100*float64(sum(f.first))/float64(len(queries)), "%-first")
				b.ReportMetric(float64(f.took[len(f.took)/2].Microseconds()), "p50-µs")
				b.ReportMetric(float64(f.took[len(f.took)*99/100].Microseconds()), "p99-µs")
				b.ReportMetric(float64(cpu.Microseconds())/float64(len(queries)), "cpu-µs/search")
			}
		})
	}
}

// millions is from how many people on a town is poured into a database and not saved.
const millions = 200_000

// pour writes a town without its ledger. The keys are gathered aside and put into their
// table in their order: one by one, millions of them would each change a page of the disk.
func pour(b *testing.B, db *store.DB, town *peopletest.Town) {
	say := func(statements ...string) {
		must(b, write(b, db, func(ctx context.Context, tx *store.Tx) error {
			for _, s := range statements {
				if _, err := store.Exec(ctx, tx, s); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	type index struct{ Name, SQL string }
	indexes, err := store.All[index](b.Context(), db, `SELECT name, sql AS s_q_l FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND (tbl_name = 'relationship' OR tbl_name LIKE 'person%')`)
	must(b, err)
	for _, i := range indexes {
		say("DROP INDEX " + i.Name)
	}
	say(`CREATE TABLE aside (key TEXT NOT NULL, mark INTEGER NOT NULL, born INTEGER NOT NULL)`)
	for part := range slices.Chunk(town.People, 20_000) {
		must(b, write(b, db, func(ctx context.Context, tx *store.Tx) error {
			for _, p := range part {
				mark, keys, err := people.WriteRows(ctx, tx, p, now)
				if err != nil {
					return err
				}
				for _, key := range keys {
					if _, err := store.Exec(ctx, tx, `INSERT INTO aside (key, mark, born) VALUES ($1, $2, $3)`, key, mark, int64(p.Born)); err != nil {
						return err
					}
				}
			}
			return nil
		}))
	}
	for part := range slices.Chunk(town.Ties, 50_000) {
		must(b, write(b, db, func(ctx context.Context, tx *store.Tx) error {
			for _, tie := range part {
				if err := tie.WriteRow(ctx, tx, "north"); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	say(`INSERT INTO person_key (authority_id, key, mark, born) SELECT DISTINCT 'north', key, mark, born FROM aside ORDER BY key, mark`, `DROP TABLE aside`)
	for _, i := range indexes {
		say(i.SQL)
	}
}

var townSize = flag.Int("town", 8000, "how many people the town of BenchmarkFindAnybody has")

// spent is the processor time that this program has taken.
func spent(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestRekeyFindsEverybodyAgain(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		child := peopletest.Child(t, db, frontDoor, "Asha Thorne", core.Day(2016, 5, 4))
		finds := func() int {
			hits, err := people.Search(t.Context(), db, frontDoor, people.Query{Text: "aysha thorn", Today: now.Date()})
			must(t, err)
			return len(hits)
		}
		must(t, people.Rekey(t.Context(), db))
		for _, c := range []struct {
			why, lost string
			want      int
		}{
			{"as kept", "", 1},
			{"keys that are gone, and nothing says so", "DELETE FROM person_key", 0},
			{"after an upgrade that makes other keys", "UPDATE search_scheme SET scheme = 0", 1},
			{"words and sketches gone too", "DELETE FROM name_word; DELETE FROM person_sketch; UPDATE search_scheme SET scheme = 0", 1},
		} {
			must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
				for _, lost := range strings.Split(c.lost, "; ") {
					if lost == "" {
						continue
					}
					if _, err := store.Exec(ctx, tx, lost); err != nil {
						return err
					}
				}
				return nil
			}))
			must(t, people.Rekey(t.Context(), db))
			if got := finds(); got != c.want {
				t.Errorf("%s: %d people found, want %d", c.why, got, c.want)
			}
		}
		p, err := people.Load(t.Context(), db, "north", child)
		must(t, err)
		p.Names = peopletest.Names("Wren Lund")
		must(t, save(t, db, frontDoor, now, p))
		if got := finds(); got != 0 {
			t.Errorf("under a name that was struck out %d people are found", got)
		}
	})
}

// What hides a person hides their brothers and sisters' tie to them.
func TestKinOfTheHiddenAreNotFoundByThem(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		asha := peopletest.Child(t, db, frontDoor, "Asha Thorne", core.Day(2016, 5, 4))
		wren := peopletest.Child(t, db, frontDoor, "Wren Lund", core.Day(2018, 5, 4))
		peopletest.Relate(t, db, frontDoor, asha, "half_sibling", wren)
		lead, head := worker(access.SocialWorker), worker(access.NominatedOfficer)
		head.Level = access.L4
		for _, c := range []struct {
			why  string
			want int
		}{{"both may be known of", 2}, {"one of them is restricted", 0}} {
			hits, err := people.Search(t.Context(), db, frontDoor, people.Query{Text: "asha thorne", Today: now.Date()})
			must(t, err)
			if len(hits) != c.want || c.want == 2 && (hits[1].Person != wren || hits[1].Kin != "Asha Thorne") {
				t.Errorf("%s: found %+v, want %d", c.why, hits, c.want)
			}
			if c.want == 2 {
				must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
					err := tx.Insert(ctx, "app_user", []string{"authority_id", "id", "name", "email", "level", "active", "must_change", "made_at"},
						"north", lead.User, "Robin Vale", "robin@example.org", 0, true, false, now)
					if err != nil {
						return err
					}
					return access.RestrictRecord(ctx, tx, head, asha, "stalker", "", lead.User)
				}))
			}
		}
	})
}
