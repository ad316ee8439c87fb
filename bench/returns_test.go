package bench

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"throughline/bench/invented"
	"throughline/exchange"
	"throughline/returns"
	"throughline/returns/outside"
)

// returnVariable marks a process as one that reads or checks a return: it holds a [work] as JSON.
const returnVariable = "THROUGHLINE_BENCH_RETURN"

// A work is what a process of its own does with an invented return.
type work struct {
	Collection string // "903" or "cin"
	Folder     string // of the return, and of the lists that its rules need
	Floor      bool   // only read the files with the standard library, and keep nothing
}

// A worked is what that took.
type worked struct {
	Wall, CPU time.Duration
	MB        int // the most memory that the process held at once
	Findings  int
	Children  int // with a finding
	Rules     int // that ran
}

// beChecker does the work, in a process whose time and memory are its own, and writes what
// it took.
func beChecker(text string, out io.Writer) error {
	var w work
	if err := json.Unmarshal([]byte(text), &w); err != nil {
		return fmt.Errorf("reading the work: %w", err)
	}
	before, _, err := used()
	if err != nil {
		return err
	}
	start := time.Now()
	var done worked
	if w.Floor {
		err = w.readOnly()
	} else {
		done, err = w.check()
	}
	if err != nil {
		return err
	}
	done.Wall = time.Since(start)
	after, mb, err := used()
	if err != nil {
		return err
	}
	done.CPU, done.MB = after-before, mb
	return json.NewEncoder(out).Encode(done)
}

// used is the processor time of this process, and the most memory it held at once.
func used() (time.Duration, int, error) {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0, 0, fmt.Errorf("asking for processor time: %w", err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano()), int(use.Maxrss >> 10), nil
}

// files are those of the return, last year's too.
func (w work) files() ([]string, error) {
	var all []string
	for _, pattern := range []string{"*.*", "previous/*.*"} {
		found, err := filepath.Glob(filepath.Join(w.Folder, "return", pattern))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// readOnly is the floor: the standard library's readers go through the files, each record or
// token dropped as soon as it is read, on one processor.
func (w work) readOnly() error {
	runtime.GOMAXPROCS(1)
	files, err := w.files()
	if err != nil {
		return err
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		rows, tokens := csv.NewReader(f), xml.NewDecoder(f)
		next := func() error { _, err := rows.Read(); return err }
		if strings.HasSuffix(file, ".xml") {
			next = func() error { _, err := tokens.Token(); return err }
		}
		for err == nil {
			err = next()
		}
		if closing := f.Close(); !errors.Is(err, io.EOF) || closing != nil {
			return fmt.Errorf("reading %s: %w", file, errors.Join(err, closing))
		}
	}
	return nil
}

// check is what "throughline returns check" does, up to the findings.
func (w work) check() (done worked, err error) {
	c, err := returns.Named(w.Collection)
	if err != nil {
		return done, err
	}
	sources, err := exchange.Open(filepath.Join(w.Folder, "return"))
	if err != nil {
		return done, err
	}
	returns.OneRun(sources)
	in, err := c.Open(sources)
	if err != nil {
		return done, err
	}
	o := returns.Options{Year: invented.Year, LA: invented.Authority}
	if c == returns.SSDA903 {
		if o.Outside, err = outside.Open(w.Folder, []string{filepath.Join(w.Folder, "postcodes.csv")}, nil); err != nil {
			return done, err
		}
	}
	r, err := c.Check(w.Folder, in, o)
	if err != nil {
		return done, err
	}
	return worked{Findings: r.Counts.Findings, Children: r.Counts.Children, Rules: r.Counts.Rules}, nil
}

// run has the work done by a process of its own, several times, and returns the least time
// that any took: whatever else the machine did only ever added to it.
func (w work) run(b *testing.B) (best worked) {
	b.Helper()
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	text, err := json.Marshal(w)
	if err != nil {
		b.Fatal(err)
	}
	for range 5 {
		process := exec.CommandContext(b.Context(), program)
		process.Env = append(os.Environ(), returnVariable+"="+string(text))
		process.Stderr = os.Stderr
		out, err := process.Output()
		if err != nil {
			b.Fatal(err)
		}
		var done worked
		if err := json.Unmarshal(out, &done); err != nil {
			b.Fatal(err)
		}
		if best.CPU == 0 {
			best = done
		}
		best.CPU, best.Wall, best.MB = min(best.CPU, done.CPU), min(best.Wall, done.Wall), max(best.MB, done.MB)
	}
	return best
}

// A checked is what the return of so many children took, beside its floor.
type checked struct {
	collection   string
	children     int
	bytes        int64
	floor, check worked
}

// BenchmarkMeasureReturns measures the checking of invented returns of three sizes, and
// writes the document.
func BenchmarkMeasureReturns(b *testing.B) {
	var all []checked
	for b.Loop() {
		all = nil
		for _, collection := range []string{"903", "cin"} {
			for _, children := range []int{1_000, 10_000, 80_000} {
				all = append(all, measureReturn(b, collection, children))
			}
		}
	}
	one := oneChild(b)
	fmt.Fprintf(os.Stderr, "one child's rules, 903: %s\n", one)
	if *document != "" {
		writeReturns(b, *document, all, one)
	}
}

func measureReturn(b *testing.B, collection string, children int) checked {
	b.Helper()
	c := checked{collection: collection, children: children}
	folder := b.TempDir()
	if err := invent(collection, folder, children); err != nil {
		b.Fatal(err)
	}
	w := work{Collection: collection, Folder: folder, Floor: true}
	files, err := w.files()
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			b.Fatal(err)
		}
		c.bytes += info.Size()
	}
	c.floor = w.run(b)
	w.Floor = false
	c.check = w.run(b)
	fmt.Fprintf(os.Stderr, "%s of %5d children: floor %s, check %s of processor time, %s on the clock, %d MB, %d findings\n",
		collection, children, c.floor.CPU, c.check.CPU, c.check.Wall, c.check.MB, c.check.Findings)
	return c
}

func invent(collection, folder string, children int) error {
	if collection == "903" {
		return invented.LookedAfter(folder, children)
	}
	if err := os.Mkdir(filepath.Join(folder, "return"), 0o777); err != nil {
		return err
	}
	return invented.InNeed(filepath.Join(folder, "return", "census.xml"), children)
}

// oneChild is how long all rules of the 903 take over one child's rows of both years, from
// text to findings, in the middle of a thousand children.
func oneChild(b *testing.B) time.Duration {
	b.Helper()
	folder := b.TempDir()
	if err := invented.LookedAfter(folder, 1000); err != nil {
		b.Fatal(err)
	}
	sources, err := exchange.Open(filepath.Join(folder, "return"))
	if err != nil {
		b.Fatal(err)
	}
	whole, err := returns.SSDA903.Load(sources)
	if err != nil {
		b.Fatal(err)
	}
	each := map[string]*returns.Input{}
	for _, t := range whole.Tables {
		for _, row := range t.Rows {
			in := each[row[0]]
			if in == nil {
				in = &returns.Input{From: whole.From}
				for _, t := range whole.Tables {
					in.Tables = append(in.Tables, returns.Table{Name: t.Name, Columns: t.Columns})
				}
				each[row[0]] = in
			}
			i := slices.IndexFunc(in.Tables, func(own returns.Table) bool { return own.Name == t.Name })
			in.Tables[i].Rows = append(in.Tables[i].Rows, row)
		}
	}
	var took []time.Duration
	for _, in := range each {
		start := time.Now()
		if _, err := returns.SSDA903.Check("one child", in, returns.Options{Year: invented.Year, LA: invented.Authority}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[len(took)/2]
}
