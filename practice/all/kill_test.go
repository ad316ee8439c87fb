package all

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"throughline/clock"
	"throughline/core"
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// These tell the test program that it is to write until it is killed, and where.
const writer, writerFolder, writerURL = "THROUGHLINE_TEST_WRITER", "THROUGHLINE_TEST_WRITER_FOLDER", "THROUGHLINE_TEST_WRITER_URL"

func TestMain(m *testing.M) {
	if os.Getenv(writer) != "" {
		if err := writeForEver(os.Getenv(writerFolder), os.Getenv(writerURL)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// ageless is a keeper who knows of every child but when they were born.
func ageless(db *store.DB) *record.Keeper {
	k := record.NewKeeper(db, Kinds, nil)
	k.Children = func(_ context.Context, _ store.Querier, _ string, ids []core.ID) (map[core.ID]clock.Child, error) {
		out := map[core.ID]clock.Child{}
		for _, id := range ids {
			out[id] = clock.Child{ID: id}
		}
		return out, nil
	}
	return k
}

// writeForEver saves contacts from several clients at once while others type, and says the
// id of each record and of each draft once it is acknowledged.
func writeForEver(folder, database string) error {
	ctx := context.Background()
	db, err := store.Open(ctx, store.Config{Data: folder, Database: database})
	if err != nil {
		return err
	}
	k := ageless(db)
	w := &world{Keeper: k}
	who := everywhere()
	var out sync.Mutex
	failed := make(chan error)
	say := func(what ...any) {
		out.Lock()
		fmt.Println(what...)
		out.Unlock()
	}
	for range 2 {
		go func() {
			d := record.Draft{ID: core.NewID(), Kind: "contact", Typed: url.Values{}}
			for n := 1; ; n++ {
				d.Typed.Set("story", strings.Repeat("as it is typed ", n))
				if _, err := k.KeepDraft(ctx, who, d); err != nil {
					failed <- err
					return
				}
				say("draft", d.ID, n)
			}
		}()
	}
	for range 4 {
		go func() {
			for {
				e := frontdoor.ContactKind.New("x", core.NewID())
				e.(*frontdoor.Contact).Received = w.Now()
				e.(*frontdoor.Contact).Story = strings.Repeat("What was seen and heard. ", 40)
				if err := k.Save(ctx, who, e, 0, "handed in"); err != nil {
					failed <- err
					return
				}
				say(e.Head().ID)
			}
		}()
	}
	return <-failed
}

// TestKilledServerLosesNothing kills a program that writes, ten times, at random. No write
// that it acknowledged may be missing or half there, and the ledger must be sound.
func TestKilledServerLosesNothing(t *testing.T) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		t.Run(engine.String(), func(t *testing.T) {
			config := testkit.Config(t, engine, Sources()...)
			acknowledged, typed := map[core.ID]bool{}, map[core.ID]int{}
			for range 10 {
				for _, id := range killedAfter(t, config, 5+rand.IntN(60), typed) {
					acknowledged[id] = true
				}
			}
			db, err := store.Open(t.Context(), config)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			k := ageless(db)
			there, err := store.All[core.ID](t.Context(), db, `SELECT record_id FROM contact WHERE authority_id = 'x'`)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range there {
				delete(acknowledged, id)
			}
			if len(acknowledged) > 0 {
				t.Errorf("%d acknowledged writes are missing", len(acknowledged))
			}
			draftsAreThere(t, db, typed)
			if n, err := ledger.Verify(t.Context(), db, "x", k.Account(), people.Account()); err != nil || n != int64(len(there)) {
				t.Errorf("%d lines for %d records: %v", n, len(there), err)
			}
		})
	}
}

// draftsAreThere holds that every draft is there as it was last acknowledged, or as it was
// typed after that.
func draftsAreThere(t *testing.T, db *store.DB, typed map[core.ID]int) {
	t.Helper()
	if len(typed) == 0 {
		t.Error("no draft was acknowledged before the program was killed")
	}
	for id, times := range typed {
		text, there, err := store.Maybe[string](t.Context(), db, `SELECT typed FROM draft WHERE authority_id = 'x' AND id = $1`, id)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(text, "typed"); !there || got < times {
			t.Errorf("a draft was acknowledged %d times over and holds %d", times, got)
		}
	}
}

// killedAfter runs the writer, kills it after so many acknowledged writes, and returns
// every id that it said. typed is told how far each draft had come.
func killedAfter(t *testing.T, config store.Config, writes int, typed map[core.ID]int) []core.ID {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writer+"=yes", writerFolder+"="+config.Data, writerURL+"="+config.Database)
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var ids []core.ID
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		var draft core.ID
		var times int
		if _, err := fmt.Sscanf(lines.Text(), "draft %s %d", &draft, &times); err == nil {
			typed[draft] = times
			continue
		}
		if id, err := core.ParseID(lines.Text()); err == nil {
			ids = append(ids, id)
		}
		if len(ids) == writes {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || len(ids) < writes {
		t.Fatalf("the writer ended by itself after %d writes: %v", len(ids), err)
	}
	return ids
}
