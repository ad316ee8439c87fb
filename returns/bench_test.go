package returns

import (
	"path/filepath"
	"testing"

	"throughline/bench/invented"
)

// BenchmarkSmallReturns checks a folder of one child again and again, as a run over
// thousands of folders does.
func BenchmarkSmallReturns(b *testing.B) {
	dir := b.TempDir()
	if err := invented.LookedAfter(dir, 1); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		in, err := SSDA903.Load(open(b, filepath.Join(dir, "return")))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := SSDA903.Check(dir, in, Options{Year: 2026}); err != nil {
			b.Fatal(err)
		}
	}
}
