package bench

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What stands between these marks in the document is written anew with the returns.
const (
	markReturns    = "<!-- returns: written by make bench -->"
	markReturnsEnd = "<!-- end of returns -->"
)

// writeReturns writes the table of the returns into the document.
func writeReturns(b *testing.B, file string, all []checked, one time.Duration) {
	b.Helper()
	old, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(old), markReturns)
	_, after, ended := strings.Cut(rest, markReturnsEnd)
	if !begun || !ended {
		b.Fatalf("%s has no place for the returns: it must hold %q and later %q", file, markReturns, markReturnsEnd)
	}
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s%s\n\nMeasured on %s: %d cores of %s, Linux, %s. Load on the machine when the run ended, over 1, 5 and 15 minutes: %s. "+
		"All rules over one child's rows of both years, from text to findings: **%d µs**, the middle of a thousand children.\n\n",
		before, markReturns, time.Now().Format("2 January 2006"), runtime.NumCPU(), field(b, "/proc/cpuinfo", "model name"), runtime.Version(),
		strings.Join(strings.Fields(string(load))[:3], ", "), one.Microseconds())
	out.WriteString("| | children | MB of files | floor: processor s | floor: clock s | check: processor s | check: clock s | most memory, MB | findings | children with one | processor × floor | clock × floor |\n" +
		"|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, c := range all {
		name := map[string]string{"903": "903, CSV", "cin": "CIN, XML"}[c.collection]
		fmt.Fprintf(&out, "| %s | %d | %.1f | %.3f | %.3f | %.3f | %.3f | %d | %d | %d | **%.1f** | **%.1f** |\n", name, c.children, float64(c.bytes)/1e6,
			c.floor.CPU.Seconds(), c.floor.Wall.Seconds(), c.check.CPU.Seconds(), c.check.Wall.Seconds(), c.check.MB, c.check.Findings, c.check.Children,
			c.check.CPU.Seconds()/c.floor.CPU.Seconds(), c.check.Wall.Seconds()/c.floor.Wall.Seconds())
	}
	fmt.Fprintf(&out, "\n%s%s", markReturnsEnd, after)
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
}
