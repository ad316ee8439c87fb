package bench

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"throughline/store"
)

// What stands between these marks in the document is written anew; the rest is prose.
const (
	markBegin = "<!-- measured: written by make bench -->"
	markEnd   = "<!-- end of measured -->"
)

// writeDocument writes the tables of a run into the document.
func writeDocument(b *testing.B, file string, results map[store.Engine][]result) {
	b.Helper()
	old, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(old), markBegin)
	_, after, ended := strings.Cut(rest, markEnd)
	if !begun || !ended {
		b.Fatalf("%s has no place for the tables: it must hold %q and later %q", file, markBegin, markEnd)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s%s\n\n%s\n", before, markBegin, machine(b))
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		writeTable(&out, engine, results[engine])
	}
	fmt.Fprintf(&out, "%s%s", markEnd, after)
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
}

// machine tells in a paragraph what was measured where and when.
func machine(b *testing.B) string {
	b.Helper()
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		b.Fatal(err)
	}
	return fmt.Sprintf("Measured on %s: %d cores of %s, %s of memory, Linux %s, %s. %d families, %d requests a row (ten times as many of the floor that reads, three times of the one that saves). "+
		"Load on the machine when the run ended, over 1, 5 and 15 minutes: %s.\n",
		time.Now().Format("2 January 2006"), runtime.NumCPU(), field(b, "/proc/cpuinfo", "model name"), field(b, "/proc/meminfo", "MemTotal"),
		said(b, exec.Command("uname", "-r")), runtime.Version(), *families, *requests, strings.Join(strings.Fields(string(load))[:3], ", "))
}

// field is what stands after a name in one of Linux's tables.
func field(b *testing.B, file, name string) string {
	b.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), name)
	line, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(strings.TrimLeft(line, "\t :"))
}

// writeTable writes the measurements of one engine. Eight connections are in bold, since
// those are the figures asked for.
func writeTable(out *bytes.Buffer, engine store.Engine, rs []result) {
	fmt.Fprintf(out, "### %s\n\n| | at once | requests/s | p50 ms | p99 ms | processor ms, program | processor ms, database | KB | processor × floor | p50 × floor |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n", engine)
	for _, r := range rs {
		bold := func(format string, a ...any) string {
			text := fmt.Sprintf(format, a...)
			if r.connections == 8 {
				return "**" + text + "**"
			}
			return text
		}
		times, timesP50 := "", ""
		for _, f := range rs {
			if f.job.name == r.job.floor && f.connections == r.connections {
				times, timesP50 = bold("%.0f", r.cpu()/f.cpu()), bold("%.0f", r.P50/f.P50)
			}
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s | %s | %.0f | %s | %s |\n", r.job.name, bold("%d", r.connections),
			bold("%.0f", float64(r.requests)/r.Seconds), bold("%.2f", r.P50), bold("%.2f", r.P99),
			bold("%.3f", per(r.spent.program, r.requests)), bold("%.3f", per(r.spent.database, r.requests)), float64(r.Bytes)/1024, times, timesP50)
	}
	out.WriteString("\n")
}
