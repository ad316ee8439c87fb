package record

import "testing"

func TestWhatIsRecalledIsTheLastAndWithinItsBound(t *testing.T) {
	r := Recall[int, string]{Most: 100}
	r.Keep(1, "first", 10)
	r.Keep(1, "second", 10)
	if v, known := r.Of(1); !known || v != "second" || r.bytes != 10 {
		t.Errorf("kept twice: %q, %t, %d bytes, want the second alone", v, known, r.bytes)
	}
	r.Keep(2, "too large", 51)
	if _, known := r.Of(2); known {
		t.Error("what takes more than half of all is kept")
	}
	for i := range 1000 {
		r.Keep(i+10, "new", 10)
		if i < 8 {
			r.Of(1)
		}
		held := 0
		for _, half := range []map[int]recalled[string]{r.young, r.old} {
			for _, v := range half {
				held += v.bytes
			}
		}
		if held > r.Most {
			t.Fatalf("%d bytes are held, want at most %d", held, r.Most)
		}
		if _, known := r.old[1]; i == 7 && !known && r.young[1].value == "" {
			t.Error("what was asked for all the while is let go")
		}
	}
	if _, known := r.Of(1); known {
		t.Error("what nobody asked for is still kept")
	}
}
