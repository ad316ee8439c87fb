package all

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
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

// writeForEver saves contacts from several clients at once, and says each one's id once
// it is acknowledged.
func writeForEver(folder, url string) error {
	ctx := context.Background()
	db, err := store.Open(ctx, store.Config{Data: folder, Database: url})
	if err != nil {
		return err
	}
	k := record.NewKeeper(db, Kinds, nil)
	k.Child = func(_ context.Context, _ store.Querier, _ string, id core.ID) (clock.Child, error) {
		return clock.Child{ID: id}, nil
	}
	w := &world{Keeper: k}
	who := everywhere()
	var out sync.Mutex
	failed := make(chan error)
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
				out.Lock()
				fmt.Println(e.Head().ID)
				out.Unlock()
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
			acknowledged := map[core.ID]bool{}
			for range 10 {
				for _, id := range killedAfter(t, config, 5+rand.IntN(60)) {
					acknowledged[id] = true
				}
			}
			db, err := store.Open(t.Context(), config)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			k := record.NewKeeper(db, Kinds, nil)
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
			if n, err := ledger.Verify(t.Context(), db, "x", k.Account(), people.Account()); err != nil || n != int64(len(there)) {
				t.Errorf("%d lines for %d records: %v", n, len(there), err)
			}
		})
	}
}

// killedAfter runs the writer, kills it after so many acknowledged writes, and returns
// every id that it said.
func killedAfter(t *testing.T, config store.Config, writes int) []core.ID {
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
