package rule

import "testing"

func TestReadNumber(t *testing.T) {
	for text, known := range map[string]bool{"": false, "5": true, "-1": true, "1.5": true, "+7": true, " 5": false, "1_0": false, "0X1P4": false, "INF": false, "NAN": false, "1E5": false, "1.2.3": false, "-": false} {
		if got := ReadNumber(text); got.Known != known || got.Text != text {
			t.Errorf("%q: known %v, want %v", text, got.Known, known)
		}
	}
}

func TestSlashedDate(t *testing.T) {
	for text, want := range map[string]string{
		"1/4/2025": "2025-04-01", "01/04/2025": "2025-04-01", "31/02/2025": "", "1/4/25": "", "2025-04-01": "", " 1/4/2025": "",
		"1/4/2025 ": "", "001/4/2025": "", "21/09/1677": "", "22/09/1677": "1677-09-22", "11/04/2262": "2262-04-11", "12/04/2262": "", "1/4/2025 00:00": "", "": "",
	} {
		if got := SlashedDate(text).String(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func FuzzSlashedDate(f *testing.F) {
	f.Add("1/4/2025")
	f.Fuzz(func(t *testing.T, text string) {
		if d := SlashedDate(text); !d.IsZero() && SlashedDate(d.Slashed()) != d {
			t.Errorf("%q was read as %s, which does not read back", text, d)
		}
	})
}
