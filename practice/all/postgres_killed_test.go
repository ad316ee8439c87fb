package all

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/frontdoor"
	"throughline/store"
)

// A cluster is a PostgreSQL of one test's own that waits for the disk, to be killed.
type cluster struct {
	t            *testing.T
	folder, data string
	bin          string
	user         *syscall.SysProcAttr
}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	folder, err := os.MkdirTemp("", "throughline-killed-") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	c := &cluster{t: t, folder: folder, data: filepath.Join(folder, "data")}
	c.bin = c.said(exec.Command("pg_config", "--bindir"))
	if os.Getuid() == 0 { // PostgreSQL refuses to run as root
		id := func(which string) uint32 {
			n, err := strconv.ParseUint(c.said(exec.Command("id", which, "postgres")), 10, 32)
			if err != nil {
				t.Fatal(err)
			}
			return uint32(n)
		}
		c.user = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id("-u"), Gid: id("-g")}}
		if err := os.Chown(folder, int(c.user.Credential.Uid), int(c.user.Credential.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	c.said(c.server("initdb", "-D", c.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"))
	c.start()
	t.Cleanup(func() { c.said(c.server("pg_ctl", "-D", c.data, "-m", "immediate", "-w", "stop")) })
	return c
}

func (c *cluster) address() string { return "postgres://postgres@/postgres?host=" + c.folder }

func (c *cluster) server(program string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(c.bin, program), args...)
	command.Dir, command.SysProcAttr = c.folder, c.user
	return command
}

// start starts the server. The processes of one that was killed need a moment to notice, and
// until then it refuses.
func (c *cluster) start() {
	c.t.Helper()
	var err error
	for range 20 {
		start := c.server("pg_ctl", "-D", c.data, "-l", filepath.Join(c.folder, "log"), "-w", "start", "-o",
			"-c listen_addresses='' -c unix_socket_directories='"+c.folder+"' -c fsync=on -c synchronous_commit=on")
		if err = start.Run(); err == nil {
			return
		}
	}
	c.t.Fatalf("the server does not start: %s", err)
}

// kill ends the first process of the server with no time to say goodbye.
func (c *cluster) kill() {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(c.data, "postmaster.pid"))
	if err != nil {
		c.t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err == nil {
		err = syscall.Kill(pid, syscall.SIGKILL)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *cluster) said(command *exec.Cmd) string {
	c.t.Helper()
	out, err := command.CombinedOutput()
	if err != nil {
		c.t.Fatalf("%s: %s: %s", strings.Join(command.Args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// kills is how often PostgreSQL is killed; make torture says more.
var kills = flag.Int("kills", 3, "how often PostgreSQL is killed")

// TestKilledPostgresLosesNothing kills the server under several writers and starts it again,
// some times over. The program connects anew by itself, no write that it acknowledged is
// missing, and the ledger is sound.
func TestKilledPostgresLosesNothing(t *testing.T) {
	c := newCluster(t)
	db, err := store.Open(t.Context(), store.Config{Database: c.address()})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Migrate(t.Context(), Sources()...); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, db)
	acknowledged := map[core.ID]bool{}
	var mu sync.Mutex
	for range *kills {
		var writers sync.WaitGroup
		var killed, started atomic.Bool
		enough, once := make(chan bool), sync.Once{}
		for range 4 {
			writers.Go(func() {
				for after := 0; after < 5; {
					// What begins after the start has to go through; what was lost before it need not.
					began := started.Load()
					e := frontdoor.ContactKind.New("x", core.NewID())
					e.(*frontdoor.Contact).Received = w.now
					err := w.Save(t.Context(), everywhere(), e, 0, "handed in")
					switch {
					case err == nil:
						mu.Lock()
						acknowledged[e.Head().ID] = true
						if len(acknowledged)%20 == 10 {
							once.Do(func() { close(enough) })
						}
						mu.Unlock()
					case !killed.Load() || began || !store.Away(err):
						t.Errorf("a write failed: %v", err)
						once.Do(func() { close(enough) })
						return
					}
					if began {
						after++
					}
				}
			})
		}
		<-enough
		killed.Store(true)
		c.kill()
		c.start()
		started.Store(true)
		writers.Wait()
	}
	there, err := store.All[core.ID](t.Context(), db, `SELECT record_id FROM contact WHERE authority_id = 'x'`)
	if err != nil {
		t.Fatal(err)
	}
	if len(acknowledged) < 20**kills {
		t.Errorf("only %d writes were acknowledged", len(acknowledged))
	}
	for _, id := range there {
		delete(acknowledged, id)
	}
	if len(acknowledged) > 0 {
		t.Errorf("%d acknowledged writes are missing", len(acknowledged))
	}
	if n, err := ledger.Verify(t.Context(), db, "x", w.Account(), people.Account()); err != nil || n != int64(len(there)) {
		t.Errorf("%d lines for %d records: %v", n, len(there), err)
	}
}
