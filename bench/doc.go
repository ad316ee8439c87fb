// Package bench measures the house as its users meet it: pages and a save over loopback
// HTTP, on both engines, each beside a floor measured in the same run on the same driver
// and the same disk. It holds no code but its tests, and is run by "make bench", which
// writes what it found into doc/performance.md.
//
// The load comes from a process of its own (the test program started once more), so that
// the processor time of the program that serves is its own alone.
package bench
