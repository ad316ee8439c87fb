package browser

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

const plainForm = `<main><h1>A form</h1><a href="/gone">Elsewhere</a>
<form method="post" action="/take" data-autosave="/draft"><input type="hidden" name="_id" value="7">
<label for="n">Name</label><input id="n" name="name" value="As it came">
<textarea name="story">
It came so.</textarea>
<select name="town"><option value="a">Ashby</option><option value="b" selected>Beech</option></select>
<input type="radio" name="danger" value="yes"><input type="radio" name="danger" value="no">
<input type="checkbox" name="about" value="one" checked><input type="checkbox" name="about" value="two">
<input name="row-1-what" value="a row"><input name="off" value="x" disabled>
<button name="_do" value="enter" aria-hidden="true">Check</button><button name="_do" value="check">Check your answers</button></form></main>`

// TestPlain: what a form holds and what was answered is sent, by the button that is pressed,
// and cookies are kept.
func TestPlain(t *testing.T) {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /form", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "who", Value: "asha", Path: "/"})
		fmt.Fprint(w, plainForm)
	})
	routes.HandleFunc("POST /take", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		who, err := r.Cookie("who")
		if err != nil {
			t.Error(err)
			return
		}
		http.Redirect(w, r, "/taken?"+url.Values{"is": {who.Value + " " + r.PostForm.Encode()}}.Encode(), http.StatusSeeOther)
	})
	routes.HandleFunc("GET /taken", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "<main><p>%s</p><script>nothing to read</script></main>", html.EscapeString(r.FormValue("is")))
	})
	site := httptest.NewServer(routes)
	t.Cleanup(site.Close)
	for _, c := range []struct {
		why     string
		typed   url.Values
		instead []string
		want    string
	}{
		{"as it came", nil, nil, "asha _do=check&_id=7&about=one&name=As+it+came&row-1-what=a+row&story=It+came+so.&town=b"},
		{"answered anew", url.Values{"story": {"Hers."}, "danger": {"no"}, "about": {"two"}, "town": {"a"}}, nil,
			"asha _do=check&_id=7&about=two&danger=no&name=As+it+came&row-1-what=a+row&story=Hers.&town=a"},
		{"instead of a row", nil, []string{"row-"}, "asha _do=check&_id=7&about=one&name=As+it+came&story=It+came+so.&town=b"},
	} {
		p := NewPlain(t)
		p.Goto(site.URL + "/form")
		p.Answer(c.typed, c.instead...)
		p.Click("Check your answers")
		if got := p.Text("main"); got != c.want {
			t.Errorf("%s: sent %q, want %q", c.why, got, c.want)
		}
	}
	p := NewPlain(t)
	p.Goto(site.URL + "/form")
	p.Fill("Name", "Ben")
	p.Click("Check your")
	if got, want := p.URL(), site.URL+"/taken?is="; len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("the form led to %s", got)
	}
	if got, want := p.Text("p"), "asha _do=check&_id=7&about=one&name=Ben&row-1-what=a+row&story=It+came+so.&town=b"; got != want {
		t.Errorf("a box that was filled in sent %q, want %q", got, want)
	}
}

// TestPlainAsksNothingElse: an answer that a page does not offer is told from one that it does.
func TestPlainAsksNothingElse(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, plainForm) }))
	t.Cleanup(site.Close)
	p := NewPlain(t)
	p.Goto(site.URL)
	for _, c := range []struct {
		name  string
		known bool
		of    int
	}{{"story", true, 0}, {"town", true, 2}, {"danger", true, 2}, {"about", true, 2}, {"nothing", false, 0}} {
		known, offered := offers(p.page, c.name)
		if known != c.known || len(offered) != c.of {
			t.Errorf("%s: asked %t between %q", c.name, known, offered)
		}
	}
	if got, want := p.HTML("h1"), "A form"; got != want {
		t.Errorf("the heading holds %q, want %q", got, want)
	}
}
