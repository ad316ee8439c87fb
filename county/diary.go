package county

import (
	"container/heap"

	"throughline/core"
)

// A diary is what will happen to a family, in the order of time: things of one moment in
// the order in which they were put down.
type diary struct {
	entries []entry
	written int
}

type entry struct {
	at core.Instant
	n  int
	do func() error
}

// put writes something down for a moment.
func (d *diary) put(at core.Instant, do func() error) {
	d.written++
	heap.Push(d, entry{at, d.written, do})
}

// next takes out the first entry before a moment; false where there is none.
func (d *diary) next(before core.Instant) (entry, bool) {
	if len(d.entries) == 0 || d.entries[0].at >= before {
		return entry{}, false
	}
	return heap.Pop(d).(entry), true
}

// Len, Less, Swap, Push and Pop make the diary a heap.
func (d *diary) Len() int { return len(d.entries) }

// Less orders by time, then by when it was put down.
func (d *diary) Less(i, j int) bool {
	a, b := d.entries[i], d.entries[j]
	return a.at < b.at || a.at == b.at && a.n < b.n
}

// Swap exchanges two entries.
func (d *diary) Swap(i, j int) { d.entries[i], d.entries[j] = d.entries[j], d.entries[i] }

// Push adds an entry at the end.
func (d *diary) Push(x any) { d.entries = append(d.entries, x.(entry)) }

// Pop takes the last entry off.
func (d *diary) Pop() any {
	last := len(d.entries) - 1
	e := d.entries[last]
	d.entries = d.entries[:last]
	return e
}
