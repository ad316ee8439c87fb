package letter

import (
	stdhtml "html"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"throughline/form"
	"throughline/record"
	"throughline/testkit"
	"throughline/ui/pagecheck"
)

func TestARecordAsADocument(t *testing.T) {
	for _, c := range []struct {
		why, golden string
		change      func(*Source)
		want, never []string
	}{
		{"a record with rows and parts", "record.html", func(*Source) {},
			[]string{"Asha Thorne and Ben Thorne", "&lt;b&gt;soup", "Robin Hale", "<th scope=\"col\">By when?</th>", "The apples", "Signed by"},
			[]string{"Anything else?", "Not agreed yet", "Documents"}},
		{"one that is not agreed", "record-waiting.html", func(s *Source) { s.Entry.Head().State = record.Submitted }, []string{"Not agreed yet"}, nil},
		{"an answer that may not be read", "record-locked.html", func(s *Source) {
			s.Readable = func(qs form.Questions) form.Questions {
				var out form.Questions
				for _, q := range qs {
					if q.Name != "meeting_place" && q.Name != "who" {
						out = append(out, q)
					}
				}
				return out
			}
		}, nil, []string{"14 Mill Lane", "Who?"}},
		{"somebody whose name may not be known", "record-unnamed.html", func(s *Source) { delete(s.Names, ben) }, []string{"Somebody not named here"}, []string{"Ben"}},
	} {
		s := tea()
		c.change(&s)
		html, err := Of(s).HTML(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		testkit.Golden(t, "documents/"+c.golden, html)
		for _, w := range c.want {
			if !strings.Contains(string(html), w) {
				t.Errorf("%s: it does not say %q", c.why, w)
			}
		}
		for _, w := range c.never {
			if strings.Contains(string(html), w) {
				t.Errorf("%s: it says %q", c.why, w)
			}
		}
		for _, p := range pagecheck.Problems(string(html)) {
			t.Errorf("%s: %s", c.why, p)
		}
	}
}

func TestALetterAsADocument(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a heading is under the title", "# Why", "<h2>Why</h2>"},
		{"a short line alone is a heading", "Dear you\n\nWhat happens next\n\nWe will ring you.", "<h2>What happens next</h2>"},
		{"a name at the end is none", "We will ring you.\n\nYours sincerely\n\nRobin Hale", "<p>Robin Hale</p>"},
		{"a list", "- One\n- Two", "<li>One</li>"},
		{"lines stay lines", "Robin Hale\nSocial worker", "Robin Hale<br"},
		{"HTML is words, never HTML", "<script>alert(1)</script><img src=x>\n\nDear you", "<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x&gt;</p>"},
		{"nor lost", "Ring <your school> & say 5 < 6, `so`", "<p>Ring &lt;your school&gt; &amp; say 5 &lt; 6, `so`</p>"},
		{"a link is as it was typed, and none", "[Click](javascript:alert) <http://y.example>", "<p>[Click](javascript:alert) &lt;http://y.example&gt;</p>"},
		{"what was moved in is no code", "    14 Mill Lane", "<p>14 Mill Lane</p>"},
		{"lines from a form", "# Why\r\n\r\nText", "<p>Text</p>"},
	} {
		d := Document{Council: "Westmere Council", Title: "Letter", Letter: c.text}
		html, err := d.HTML(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(html), c.want) || strings.Contains(string(html), "<script") || strings.Contains(string(html), "<img") || strings.Contains(string(html), "<a") {
			t.Errorf("%s: %s", c.why, html[strings.Index(string(html), "<main>"):])
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// letters are the letters of a text, and nothing else of it.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text)
}

func FuzzLetter(f *testing.F) {
	f.Add("# Dear you\n\n- one\n- two\n\n<a href=\"javascript:x\" onclick=y>z</a>")
	f.Add("![x](http://y.example/z.png) [a]: data:text/html,b\r\n\r\n[a]")
	f.Fuzz(func(t *testing.T, text string) {
		html, err := fromMarkdown(text)
		if err != nil {
			t.Fatal(err)
		}
		if typed, stands := letters(text), letters(stdhtml.UnescapeString(tags.ReplaceAllString(html, ""))); utf8.ValidString(text) && typed != stands {
			t.Fatalf("%q was typed, and %q stands in the letter", typed, stands)
		}
		for _, never := range []string{"<script", "<img", "<a", " on", "<style", "<iframe"} {
			for _, tag := range strings.Split(html, "<")[1:] {
				tag, _, _ = strings.Cut(tag, ">")
				if strings.Contains("<"+strings.ToLower(tag), never) {
					t.Fatalf("a letter holds %q: <%s>", never, tag)
				}
			}
		}
	})
}
