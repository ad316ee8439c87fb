package returns

import (
	"os"
	"runtime/debug"

	"throughline/exchange"
)

// The most that a program which checks one return and ends takes before it looks for what
// it can give back, and the most bytes of files for which that is enough: a return of all
// of England's children in care is 48 MB and takes half of it, a census of as many is 97
// and gives back the tree of its elements.
const (
	oneRunMemory = 400 << 20
	oneRunFiles  = 120 << 20
)

// OneRun prepares a program that checks one return and ends. Nearly all that it reads it
// keeps until its end, so to look for what could be given back finds nothing and costs a
// third of all processor time: it is put off until there is much. Larger returns, and
// settings that somebody gave the program (GOGC, GOMEMLIMIT), are left alone.
func OneRun(sources []exchange.Source) {
	bytes := int64(0)
	for _, s := range sources {
		bytes += s.Size
	}
	if bytes > oneRunFiles || os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(oneRunMemory)
	debug.SetGCPercent(-1)
}
