package pagecheck

import (
	"strings"
	"testing"
)

const sound = `<!DOCTYPE html><html lang="en"><head><title>Home</title></head><body><a href="#content">Skip</a><main id="content"><h1>Home</h1>BODY</main></body></html>`

func TestProblems(t *testing.T) {
	for _, c := range []struct{ why, body, want string }{
		{"a page in order", `<h2>More</h2><p>Words</p>`, ""},
		{"a second h1", `<h1>Again</h1>`, "2 h1 headings"},
		{"a heading left out", `<h3>Deep</h3>`, "a level is left out"},
		{"a heading without words", `<h2> </h2>`, "no words"},
		{"the same id twice", `<p id="a"></p><p id="a"></p>`, `id "a" is used 2 times`},
		{"a box without a label", `<input id="x" name="x">`, "no label"},
		{"a box with a label", `<label for="x">Name</label><input id="x" name="x">`, ""},
		{"a box in its label", `<label>Name <input name="x"></label>`, ""},
		{"a hidden box needs none", `<input type="hidden" name="x">`, ""},
		{"a list without a label", `<select id="s"></select>`, "no label"},
		{"a link without words", `<a href="/x"><svg></svg></a>`, "a link has no words"},
		{"a link that leads nowhere", `<a href="">Here</a>`, "leads nowhere"},
		{"a link into the page that misses", `<a href="#gone">Here</a>`, "not on the page"},
		{"a button without words", `<button></button>`, "button has no words"},
		{"a style attribute", `<p style="color:red">Red</p>`, "style attribute"},
		{"styles in the page", `<style>p{}</style>`, "styles in the page"},
		{"styles that another policy names", `<meta http-equiv="Content-Security-Policy" content="style-src 'sha256-AAAA'"><style>p{}</style>`, "styles in the page"},
		{"a script in the page", `<script>x()</script>`, "script in the page"},
		{"a script in an attribute", `<p onclick="x()">Go</p>`, "onclick"},
		{"a link that is a script", `<a href="javascript:x()">Go</a>`, "href is a script"},
		{"a picture without words", `<img src="/a.png">`, "no alt"},
		{"a group without a question", `<fieldset><p>Yes</p></fieldset>`, "no legend"},
		{"a description that is not there", `<p aria-describedby="gone">Words</p>`, `names "gone"`},
		{"an order of its own for the keyboard", `<p tabindex="3">Words</p>`, "tabindex 3"},
		{"a title of a picture is not the page's", `<svg><title>Picture</title></svg>`, ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			got := strings.Join(Problems(strings.Replace(sound, "BODY", c.body, 1)), "\n")
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}

func TestProblemsOfAPartOfAPage(t *testing.T) {
	got := strings.Join(Problems(`<p>Words</p>`), "\n")
	for _, want := range []string{"0 h1", "0 main", "no lang", "no title"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want it to say %q", got, want)
		}
	}
}

func FuzzProblems(f *testing.F) {
	f.Add(sound)
	f.Add(`<table><label for><input id=1 id=1></svg><title>`)
	f.Fuzz(func(t *testing.T, page string) { Problems(page) })
}
