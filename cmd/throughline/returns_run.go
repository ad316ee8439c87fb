package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"throughline/returns"
)

// all checks every return and writes what was found.
func (run *checkRun) all() error {
	if run.Out == "" || run.intoFolder() {
		return run.report(run.house.out)
	}
	f, err := os.Create(run.Out)
	if err != nil {
		return fmt.Errorf("making the report: %w", err)
	}
	err = run.report(f)
	if closing := f.Close(); closing != nil {
		return fmt.Errorf("making the report: %w", closing)
	}
	return err
}

// intoFolder reports that each return's report is a file of its own.
func (run *checkRun) intoFolder() bool {
	info, err := os.Stat(run.Out)
	return err == nil && info.IsDir()
}

// An outcome is one return checked, or why it was not.
type outcome struct {
	dir    string
	report *returns.Report
	err    error
}

// report checks the returns, a few at a time, and writes each in its order.
func (run *checkRun) report(w io.Writer) error {
	exit := 0
	array := run.format == "json" && len(run.returns) > 1
	sep := ""
	if array {
		sep = "["
	}
	for o := range run.outcomes() {
		if array {
			if _, err := io.WriteString(w, sep); err != nil {
				return fmt.Errorf("writing the report: %w", err)
			}
			sep = ","
		}
		found, err := run.one(w, o)
		if err != nil {
			return err
		}
		exit = max(exit, found)
	}
	if array {
		if _, err := io.WriteString(w, "]\n"); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	if exit != 0 {
		return status(exit)
	}
	return nil
}

// one writes what became of one return, and returns its exit status.
func (run *checkRun) one(w io.Writer, o outcome) (exit int, err error) {
	several := len(run.returns) > 1
	if o.err != nil {
		fmt.Fprintf(run.house.err, "throughline: %s%s\n", whichReturn(o.dir, several), o.err)
		if several && (run.format == "json" || run.format == "jsonl") {
			return couldNot, returns.WriteJSONFailure(w, o.dir, run.collection.Code, run.Year, o.err)
		}
		return couldNot, nil
	}
	if run.format != "text" && run.format != "html" && run.format != "xlsx" {
		for _, n := range o.report.Input.Notes {
			fmt.Fprintf(run.house.err, "note: %s\n", n.Error())
		}
	}
	if run.intoFolder() {
		err = run.intoFile(o)
	} else {
		err = run.write(w, o.report)
	}
	if err != nil {
		return couldNot, err
	}
	if several && run.format == "text" {
		fmt.Fprintln(w)
	}
	if o.report.Failed() {
		return 1, nil
	}
	return 0, nil
}

func whichReturn(dir string, several bool) string {
	if several {
		return dir + ": "
	}
	return ""
}

// intoFile writes a report into the folder of --out under the name of its return.
func (run *checkRun) intoFile(o outcome) error {
	name := strings.TrimSuffix(filepath.Base(filepath.Clean(o.dir)), filepath.Ext(o.dir))
	ending := run.format
	if ending == "text" {
		ending = "txt"
	}
	f, err := os.OpenFile(filepath.Join(run.Out, name+"."+ending), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("making the report of %s: %w", o.dir, err)
	}
	return errors.Join(run.write(f, o.report), f.Close())
}

// outcomes checks the returns on all processors and yields them in their order. No more
// are held at a time than there are processors, and one.
func (run *checkRun) outcomes() func(yield func(outcome) bool) {
	return func(yield func(outcome) bool) {
		workers := min(runtime.GOMAXPROCS(0), len(run.returns))
		queue := make(chan chan outcome, workers)
		stop := make(chan struct{})
		var wg sync.WaitGroup
		defer func() { close(stop); wg.Wait() }()
		wg.Go(func() {
			defer close(queue)
			for _, paths := range run.returns {
				answer := make(chan outcome, 1)
				select {
				case queue <- answer:
				case <-stop:
					return
				}
				wg.Go(func() { answer <- run.outcome(paths) })
			}
		})
		for answer := range queue {
			if !yield(<-answer) {
				return
			}
		}
	}
}

func (run *checkRun) outcome(paths []string) outcome {
	progress, done := run.progress()
	defer done()
	report, err := run.check(paths, progress)
	return outcome{dirOf(paths), report, err}
}

// progress draws a bar on a terminal when one return takes long.
func (run *checkRun) progress() (progress func(done, all int), finish func()) {
	if len(run.returns) > 1 || !isTerminal(run.house.err) {
		return nil, func() {}
	}
	began, drawn := time.Now(), time.Time{}
	return func(done, all int) {
			if now := time.Now(); now.Sub(began) > time.Second && now.Sub(drawn) > 100*time.Millisecond {
				drawn = now
				filled := 40 * done / max(1, all)
				fmt.Fprintf(run.house.err, "\rchecking [%s%s] %d of %d children", strings.Repeat("#", filled), strings.Repeat(" ", 40-filled), done, all)
			}
		}, func() {
			if !drawn.IsZero() {
				fmt.Fprint(run.house.err, "\r\x1b[K")
			}
		}
}
