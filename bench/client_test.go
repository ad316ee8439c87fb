package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"throughline/core"
)

// clientVariable marks a process as the one that makes the load.
const clientVariable = "THROUGHLINE_BENCH_CLIENT"

func TestMain(m *testing.M) {
	var err error
	if work := os.Getenv(returnVariable); work != "" {
		err = beChecker(work, os.Stdout)
	} else if os.Getenv(clientVariable) == "" {
		os.Exit(m.Run())
	} else {
		err = beClient(os.Stdin, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A Load is what to ask for, how often, and how many ask at once.
type Load struct {
	Address     string   // "http://127.0.0.1:4321"
	Cookies     []string // "name=value" of sessions, sent in turn; none for nobody
	Token       string   // sent as Authorization; blank for none
	Paths       []string // asked for in turn
	Forms       []string // sent in turn; none asks with GET. {id} becomes a new id each time
	Want        int      // the status of a right answer
	Connections int
	Requests    int
}

// longestRow is how long new requests of a load are begun: a page that takes seconds is not
// asked for hundreds of times.
const longestRow = 10 * time.Second

// A Loaded is what came of a load.
type Loaded struct {
	Seconds  float64 // from the first question to the last answer
	P50, P99 float64 // milliseconds from asking to the last byte
	Bytes    int     // of the body of an answer, on average
	Requests int     // that were made
}

// beClient reads a load, makes it, and writes what came of it.
func beClient(in io.Reader, out io.Writer) error {
	var asked struct {
		Load *Load
		Day  *Day
	}
	if err := json.NewDecoder(in).Decode(&asked); err != nil {
		return fmt.Errorf("reading the load: %w", err)
	}
	if asked.Day != nil {
		return json.NewEncoder(out).Encode(asked.Day.live())
	}
	done, err := asked.Load.make()
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(done)
}

// make asks everything and keeps how long each answer took.
func (l *Load) make() (Loaded, error) {
	client := &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: l.Connections, MaxConnsPerHost: l.Connections, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	took, errs := make([]time.Duration, l.Requests), make([]error, l.Connections)
	var next, made, length atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	for c := range l.Connections {
		all.Go(func() {
			for errs[c] == nil {
				n := int(next.Add(1)) - 1
				asked := time.Now()
				if n >= l.Requests || n > 0 && asked.Sub(start) > longestRow {
					return
				}
				var size int64
				size, errs[c] = l.ask(client, n)
				took[made.Add(1)-1] = time.Since(asked)
				length.Add(size)
			}
		})
	}
	all.Wait()
	whole := time.Since(start)
	took = took[:made.Load()]
	return Loaded{whole.Seconds(), within(took, 0.50), within(took, 0.99), int(length.Load()) / len(took), len(took)}, errors.Join(errs...)
}

// within is in how many milliseconds such a share of them was done.
func within(took []time.Duration, share float64) float64 {
	if len(took) == 0 {
		return 0
	}
	slices.Sort(took)
	return float64(took[min(int(share*float64(len(took))), len(took)-1)]) / float64(time.Millisecond)
}

// ask asks once and reads the answer to its end.
func (l *Load) ask(client *http.Client, n int) (size int64, err error) {
	method, body := http.MethodGet, ""
	if len(l.Forms) > 0 {
		method, body = http.MethodPost, strings.ReplaceAll(l.Forms[n%len(l.Forms)], "{id}", string(core.NewID()))
	}
	req, err := http.NewRequest(method, l.Address+l.Paths[n%len(l.Paths)], strings.NewReader(body))
	if err != nil {
		return 0, fmt.Errorf("asking: %w", err)
	}
	if len(l.Cookies) > 0 {
		req.Header.Set("Cookie", l.Cookies[n%len(l.Cookies)])
	}
	if l.Token != "" {
		req.Header.Set("Authorization", l.Token)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := client.Do(req)
	if err != nil {
		return 0, fmt.Errorf("asking: %w", err)
	}
	defer res.Body.Close()
	if size, err = io.Copy(io.Discard, res.Body); err != nil {
		return 0, fmt.Errorf("reading an answer: %w", err)
	}
	if res.StatusCode != l.Want {
		return 0, fmt.Errorf("request %d was answered with status %d, want %d", n, res.StatusCode, l.Want)
	}
	return size, nil
}

// elsewhere has a load or a day made by a process of its own, and reads what came of it.
func elsewhere(ctx context.Context, asked map[string]any, done any) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this program: %w", err)
	}
	text, err := json.Marshal(asked)
	if err != nil {
		return fmt.Errorf("writing the load: %w", err)
	}
	client := exec.CommandContext(ctx, program)
	client.Env = append(os.Environ(), clientVariable+"=yes")
	client.Stdin, client.Stderr = bytes.NewReader(text), os.Stderr
	out, err := client.Output()
	if err != nil {
		return fmt.Errorf("making the load: %w", err)
	}
	if err := json.Unmarshal(out, done); err != nil {
		return fmt.Errorf("reading what came of the load: %w", err)
	}
	return nil
}

// run has the load made.
func (l Load) run(ctx context.Context) (done Loaded, err error) {
	return done, elsewhere(ctx, map[string]any{"Load": l}, &done)
}
