package core

import "testing"

// FuzzParseID: what is taken for an id is the same id when it is read again, and holds
// nothing but its 36 characters: it stands in addresses, file names and questions.
func FuzzParseID(f *testing.F) {
	for _, s := range []string{"", "01a2035b-b6ce-7622-8aea-78453f68e7e0", "01A2035B-B6CE-7622-8AEA-78453F68E7E0", "{01a2035b-b6ce-7622-8aea-78453f68e7e}", "../../../../etc/passwd-aaaaaaaaaaaaa"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ParseID(s)
		if err != nil {
			if !IsSort(err, Missing) {
				t.Errorf("%q: %v is not Missing", s, err)
			}
			return
		}
		for _, c := range string(id) {
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') && c != '-' {
				t.Errorf("%q became %q", s, id)
			}
		}
		if again, err := ParseID(string(id)); err != nil || again != id || len(id) != 36 {
			t.Errorf("%q became %q, and that %q (%v)", s, id, again, err)
		}
	})
}
