package record

import (
	"testing"

	"throughline/core"
)

func TestWhatWasReadIsKeptByItsVersionAndLetGoInTime(t *testing.T) {
	var r recent
	entry := func(id core.ID, version int64) Entry {
		return &struct{ Base }{Base{Authority: "a", ID: id, Version: version}}
	}
	first := entry("one", 1)
	r.keep([]Entry{first})
	for _, c := range []struct {
		why  string
		of   versionOf
		want Entry
	}{
		{"the version that was read", versionOf{"a", "one", 1}, first},
		{"a later version is another text", versionOf{"a", "one", 2}, nil},
		{"another authority's record of the same id", versionOf{"b", "one", 1}, nil},
	} {
		if got := r.get(c.of); got != c.want {
			t.Errorf("%s: got %v, want %v", c.why, got, c.want)
		}
	}
	for i := range 2*mostRecent + 1 {
		r.keep([]Entry{entry("two", int64(i))})
	}
	if len(r.young)+len(r.old) > 2*mostRecent || r.get(versionOf{"a", "one", 1}) != nil {
		t.Errorf("%d and %d are kept, and what nobody asked for among them", len(r.young), len(r.old))
	}
}
