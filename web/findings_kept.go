package web

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"throughline/core"
)

// returnKinds are the kinds of record of which a return tells.
var returnKinds = func() (kinds []string) {
	for _, l := range liveReturns {
		kinds = append(kinds, l.records.Kinds()...)
	}
	return kinds
}()

// mostFound bounds for how many children findings are kept.
const mostFound = 4000

// findings keeps what was found of children, each beside a print of all that it was found
// in: as long as the print is the same, looking again would find the same. It is kept in
// memory alone, since it repeats what stands in the records.
type findings struct {
	mu    sync.Mutex
	known map[core.ID]foundIn
}

type foundIn struct {
	print [sha256.Size]byte
	found []childReturn
}

func (f *findings) of(child core.ID, print [sha256.Size]byte) ([]childReturn, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	k, known := f.known[child]
	return k.found, known && k.print == print
}

func (f *findings) keep(child core.ID, print [sha256.Size]byte, found []childReturn) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.known) >= mostFound || f.known == nil {
		f.known = map[core.ID]foundIn{}
	}
	f.known[child] = foundIn{print, found}
}

// print is the same for as long as nothing changed in which something could be found: the
// versions of the child's standing records and of the child, the year, the last year that
// was imported, and whether the lists of postcodes are there.
func (f *childFile) print(year, told int, lists bool) (sum [sha256.Size]byte) {
	h := sha256.New()
	fmt.Fprintln(h, f.Person.ID, f.Person.Version, year, told, lists)
	for _, c := range f.Cards {
		if c.State.Standing() {
			fmt.Fprintln(h, c.ID, c.Version)
		}
	}
	h.Sum(sum[:0])
	return sum
}
