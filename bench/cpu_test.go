package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A spent is processor time: of this program, and of the database beside it, which is
// nothing where the database is inside.
type spent struct{ program, database time.Duration }

func (s spent) since(before spent) spent {
	return spent{s.program - before.program, s.database - before.database}
}

// spentBy tells how much processor time went by now. postmaster is the first process of
// PostgreSQL; 0 for none.
func spentBy(postmaster int) (s spent, err error) {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return s, fmt.Errorf("asking for processor time: %w", err)
	}
	s.program = time.Duration(use.Utime.Nano() + use.Stime.Nano())
	if postmaster > 0 {
		s.database, err = spentBelow(postmaster)
	}
	return s, err
}

// tick is the unit in which Linux tells the processor time of children that have ended.
const tick = 10 * time.Millisecond

// spentBelow adds up the processor time of a process, of the children that it has, and of
// those that have ended.
func spentBelow(parent int) (time.Duration, error) {
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended since; its parent tells of it
		}
		_, after, _ := strings.Cut(string(text), ") ")
		f := strings.Fields(after) // from the third field on: state, parent, …
		pid := filepath.Base(filepath.Dir(file))
		isParent := pid == strconv.Itoa(parent)
		if len(f) < 15 || !isParent && f[1] != strconv.Itoa(parent) {
			continue
		}
		living, err := numbers(filepath.Join("/proc", pid, "schedstat"), 0, 1)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(living)
		if isParent {
			ended, err := numbers(file, len(strings.Fields(string(text)))-len(f)+13, 2)
			if err != nil {
				return 0, err
			}
			sum += time.Duration(ended) * tick
		}
	}
	return sum, nil
}

// numbers adds up some numbers of a file, from the one at a place on.
func numbers(file string, from, many int) (sum int, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	for _, field := range strings.Fields(string(text))[from : from+many] {
		n, err := strconv.Atoi(field)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		sum += n
	}
	return sum, nil
}
