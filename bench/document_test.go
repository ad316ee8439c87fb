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
func writeDocument(b *testing.B, file string, done map[store.Engine]*measured) {
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
		if m := done[engine]; m != nil {
			m.write(&out, engine)
		}
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
	return fmt.Sprintf("Measured on %s: %d cores of %s, %s of memory, Linux %s, %s. %d requests a row (ten times as many of the floor that reads, three times of the one that saves), or as many as begin in %v. "+
		"Load on the machine when the run ended, over 1, 5 and 15 minutes: %s.\n",
		time.Now().Format("2 January 2006"), runtime.NumCPU(), field(b, "/proc/cpuinfo", "model name"), field(b, "/proc/meminfo", "MemTotal"),
		said(b, exec.Command("uname", "-r")), runtime.Version(), *requests, longestRow, strings.Join(strings.Fields(string(load))[:3], ", "))
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

// write writes all that was measured on one engine.
func (m *measured) write(out *bytes.Buffer, engine store.Engine) {
	h := m.house
	fmt.Fprintf(out, "### %s\n\nA county of %d people and %d records", engine, h.people, h.records)
	if len(m.small) > 0 {
		fmt.Fprintf(out, ", and beside it one of %d people", m.smallPeople)
	}
	fmt.Fprintf(out, "; the team's list is of %d children.\n\n", h.listedChildren)
	writeTable(out, m.rows, m.small)
	if len(m.anew) == 0 {
		return
	}
	f, p, d := m.found, m.program, m.day
	fmt.Fprintf(out, "| | |\n|---|--:|\n")
	line := func(what, format string, a ...any) {
		fmt.Fprintf(out, "| %s | "+format+" |\n", append([]any{what}, a...)...)
	}
	line("From starting the program to its first page", "%.2f s", p.page.Seconds())
	line("Memory of the program at its first page, and at most in the working day", "%.0f MB, %.0f MB", p.before, p.most)
	line(fmt.Sprintf("A working day: %d people, %v minutes, %v between pages", *users, *minutes, *thinking), "%d pages, %d saves, **%d errors**", d.Asked, d.Saved, d.Wrong)
	line("Its pages, p50 and p99", "%.1f ms, **%.1f ms**", d.P50, d.P99)
	line("Its saves, p50 and p99", "%.1f ms, **%.1f ms**", d.SavedP50, d.SavedP99)
	line("Processor time of the program from start to end of that day", "%.1f s", p.spent.Seconds())
	line(fmt.Sprintf("Finding anybody: %d queries spoilt in %d ways, among %d people", spoiltQueries, f.kinds, f.people), "**%.1f %%** among the first five, %.1f %% the first",
		100*float64(f.five)/spoiltQueries, 100*float64(f.first)/spoiltQueries)
	line("One such search, p50 and p99, one after the other", "%.1f ms, **%.1f ms**", f.P50, f.P99)
	line("Its processor time, program and database", "%.2f ms, %.2f ms", per(f.spent.program, spoiltQueries), per(f.spent.database, spoiltQueries))
	for _, r := range m.anew {
		line(fmt.Sprintf("Every time limit anew, %s: %d people, %d limits", r.before, r.people, r.dues), "**%.1f s**, of processor %.1f s and %.1f s",
			r.took.Seconds(), r.spent.program.Seconds(), r.spent.database.Seconds())
	}
	out.WriteString("\n")
}

// writeTable writes the measurements of one engine. Eight connections are in bold, since
// those are the figures asked for; beside them stands how many times the processor time of
// the smaller county it is.
func writeTable(out *bytes.Buffer, rs, small []result) {
	fmt.Fprint(out, "| | at once | requests/s | p50 ms | p99 ms | processor ms, program | processor ms, database | KB | processor × floor | p50 × floor |")
	if len(small) > 0 {
		fmt.Fprint(out, " p99 ms, smaller county | processor × smaller county |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	} else {
		fmt.Fprint(out, "\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	}
	for _, r := range rs {
		bold := func(format string, a ...any) string {
			text := fmt.Sprintf(format, a...)
			if r.connections == 8 {
				return "**" + text + "**"
			}
			return text
		}
		times, timesP50 := "", ""
		if f := like(rs, r.job.floor, r.connections); f != nil {
			times, timesP50 = bold("%.0f", r.cpu()/f.cpu()), bold("%.0f", r.P50/f.P50)
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s | %s | %.0f | %s | %s |", r.job.name, bold("%d", r.connections),
			bold("%.0f", float64(r.Requests)/r.Seconds), bold("%.2f", r.P50), bold("%.2f", r.P99),
			bold("%.3f", per(r.spent.program, r.Requests)), bold("%.3f", per(r.spent.database, r.Requests)), float64(r.Bytes)/1024, times, timesP50)
		if s := like(small, r.job.name, r.connections); s != nil && r.job.floor != "" {
			fmt.Fprintf(out, " %s | %s |", bold("%.2f", s.P99), bold("%.2f", r.cpu()/s.cpu()))
		} else if len(small) > 0 {
			fmt.Fprint(out, " | |")
		}
		out.WriteString("\n")
	}
	out.WriteString("\n")
}

// like is the result of a job at as many connections; nil for none.
func like(rs []result, name string, connections int) *result {
	for i, r := range rs {
		if r.job.name == name && r.connections == connections {
			return &rs[i]
		}
	}
	return nil
}
