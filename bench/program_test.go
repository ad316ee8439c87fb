package bench

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/store"
)

// A started is what it took to start the program itself over a county that is there, and how
// much memory it came to hold while the working day was lived.
type started struct {
	page   time.Duration // from starting the program to the first page, whole
	before float64       // MB of memory then
	most   float64       // MB, the most that it ever held
	spent  time.Duration // processor time of the day
}

// serve starts the program as a council does, has a working day lived with it, and stops it.
func (h *house) serve(b *testing.B) (s started, day lived) {
	b.Helper()
	folder := b.TempDir()
	said(b, exec.Command("go", "build", "-o", folder, "../cmd/throughline"))
	k := h.reopened(b)
	now := core.InstantOf(time.Now())
	workers := k.working(b, now, func(w ...worker) []string { return cookies(b, k.keeper.DB, now, w...) })
	k.close()

	args := []string{"--data", h.config.Data, "serve", "--listen", "127.0.0.1:0", "--public", "127.0.0.1:0", "--authority", county.Authority}
	if h.config.Database != "" {
		args = append([]string{"--database", h.config.Database}, args...)
	}
	program := exec.Command(filepath.Join(folder, "throughline"), args...)
	program.Stderr = os.Stderr
	out, err := program.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if err := program.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if program.ProcessState == nil { // the measurement ended early
			fmt.Fprintln(os.Stderr, program.Process.Kill(), program.Wait())
		}
	})
	address := addressIn(b, out, "The staff's site: ")
	res, err := http.Get(address + "/sign-in")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != http.StatusOK {
		b.Fatal(res.Status, err)
	}
	res.Body.Close()
	s.page = time.Since(began)
	s.before = memory(b, program.Process.Pid, "VmRSS")
	if err := elsewhere(b.Context(), map[string]any{"Day": Day{address, workers, *minutes, *thinking}}, &day); err != nil {
		b.Fatal(err)
	}
	s.most = memory(b, program.Process.Pid, "VmHWM")
	if err := program.Process.Signal(syscall.SIGTERM); err != nil {
		b.Fatal(err)
	}
	if err := program.Wait(); err != nil {
		b.Fatal(err)
	}
	s.spent = program.ProcessState.UserTime() + program.ProcessState.SystemTime()
	fmt.Fprintf(os.Stderr, "start %s, memory %.0f MB then and %.0f at most; day: %+v\n", s.page, s.before, s.most, day)
	return s, day
}

// addressIn waits until a program says where it serves, after some words of a line.
func addressIn(b *testing.B, out io.Reader, words string) string {
	b.Helper()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, address, found := strings.Cut(lines.Text(), words); found {
			go io.Copy(io.Discard, out) // what else it says is of no interest, and must not stop it
			return address
		}
	}
	b.Fatalf("the program ended before it said %q", words)
	return ""
}

// memory is how much a process holds, in MB, by one of Linux's counts.
func memory(b *testing.B, pid int, count string) float64 {
	b.Helper()
	kB, err := strconv.ParseFloat(strings.TrimSuffix(field(b, filepath.Join("/proc", strconv.Itoa(pid), "status"), count), " kB"), 64)
	if err != nil {
		b.Fatal(err)
	}
	return kB / 1024
}

// reopened is the county's keeper once more, with nothing served.
func (h *house) reopened(b *testing.B) *house {
	b.Helper()
	keeper, err := all.Open(b.Context(), store.Config{Data: h.config.Data, Database: h.config.Database, Authority: h.config.Authority}, h.now)
	if err != nil {
		b.Fatal(err)
	}
	again := *h
	again.keeper = keeper
	again.close = func() {
		again.close = func() {}
		if err := keeper.DB.Close(); err != nil {
			b.Error(err)
		}
	}
	b.Cleanup(func() { again.close() })
	return &again
}
