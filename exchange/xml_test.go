package exchange

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestReadXML(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"plain", "<M><A>x</A></M>", "x"},
		{"a declaration and a comment", "<?xml version=\"1.0\"?><!-- c --><M><A>x</A></M>", "x"},
		{"a name space", `<m:M xmlns:m="urn:m"><m:A>x</m:A></m:M>`, "x"},
		{"XML's own entities and numbers", "<M><A>a &lt; b &amp;&#233;</A></M>", "a < b &é"},
		{"blanks are kept", "<M>\n <A> x </A>\n</M>", " x "},
		{"text in two parts", "<M><A>x<!-- c -->y<![CDATA[<z>]]></A></M>", "xy<z>"},
		{"Windows-1252", "<?xml version=\"1.0\" encoding=\"Windows-1252\"?><M><A>Zo\xEB \x93</A></M>", "Zoë “"},
		{"Latin 1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><M><A>Zo\xEB</A></M>", "Zoë"},
		{"a mark of UTF-8", "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><M><A>é</A></M>", "é"},
		{"UTF-16", "\xFF\xFE<\x00M\x00>\x00<\x00A\x00>\x00\xe9\x00<\x00/\x00A\x00>\x00<\x00/\x00M\x00>\x00", "é"},
	} {
		t.Run(c.why, func(t *testing.T) {
			e, err := ReadXML("return.xml", strings.NewReader(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := e.Value("A"); e.Name != "M" || got != c.want {
				t.Errorf("%s holds %q, want M with %q", e.Name, got, c.want)
			}
		})
	}
}

func TestReadXMLSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		why, text string
		line      int
		says      string
	}{
		{"nothing in it", "", 0, "no elements"},
		{"no XML", "CHILD,DOB\n1,2\n", 1, "text stands outside"},
		{"cut off", "<M>\n<A>Asha", 2, "ends in the middle"},
		{"closed in the wrong order", "<M>\n<Asha></M>", 2, "not well formed"},
		{"a bare ampersand", "<M>Asha & co</M>", 1, "an entity is used"},
		{"a document type", "<!DOCTYPE M [<!ENTITY a \"aaaa\">]>\n<M>&a;</M>", 1, "document type"},
		{"an entity of one's own", "<M>&asha;</M>", 1, "an entity is used"},
		{"two outermost elements", "<M/>\n<M/>", 2, "second outermost"},
		{"bytes that are not UTF-8", "<M>\xEB</M>", 1, "not UTF-8"},
		{"an encoding we do not read", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><M/>", 1, "encoding cannot be read"},
		{"too deep", strings.Repeat("<a>", MaxDepth+1), 1, "too deep"},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, err := ReadXML("return.xml", strings.NewReader(c.text))
			var p *Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %v, want a problem", err)
			}
			if p.Line != c.line || !strings.Contains(err.Error(), c.says) {
				t.Errorf("said %q, want %q at line %d", err, c.says, c.line)
			}
			if strings.Contains(strings.ToLower(err.Error()), "asha") {
				t.Errorf("the error quotes the file: %v", err)
			}
		})
	}
}

func TestReadCensus(t *testing.T) {
	b, err := os.ReadFile("testdata/census.xml")
	if err != nil {
		t.Fatal(err)
	}
	message, err := ReadXML("census.xml", bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if got := message.Value("Header", "Source", "LEA"); got != "201" {
		t.Errorf("the authority is %q, want 201", got)
	}
	child := message.Child("Children").Child("Child")
	ids := child.Child("ChildIdentifiers")
	if got := ids.Value("LAchildID"); got != "DfEX0000001" || ids.Child("LAchildID").Line != 20 {
		t.Errorf("the first child is %q at line %d", got, ids.Child("LAchildID").Line)
	}
	if got := len(child.Child("ChildCharacteristics").Child("Disabilities").All("Disability")); got != 2 {
		t.Errorf("%d disabilities, want 2", got)
	}
	if message.Text != "" || !strings.Contains(ids.Text, "PersonBirthDate") {
		t.Error("blanks between elements are kept, or stray text is lost")
	}
	if message.Value("Nobody", "Here") != "" || message.Child("Nobody").All("Here") != nil {
		t.Error("what is not there has a value")
	}
}

// tree draws a tree of the shape that we write.
func tree(t *rapid.T, depth int) *Element {
	e := &Element{Name: rapid.StringMatching(`[A-Za-z_][A-Za-z0-9_.-]{0,8}`).Draw(t, "name")}
	if depth > 0 && rapid.Bool().Draw(t, "has children") {
		for range rapid.IntRange(1, 3).Draw(t, "children") {
			e.Children = append(e.Children, tree(t, depth-1))
		}
		return e
	}
	e.Text = rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("a<>&\"'\n\t\r é")), rapid.RuneFrom(nil, printable...))).Draw(t, "text")
	return e
}

func TestXMLReadsBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := tree(t, 3)
		var b bytes.Buffer
		if err := WriteXML(&b, want); err != nil {
			t.Fatal(err)
		}
		got, err := ReadXML("t.xml", &b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmpopts.IgnoreFields(Element{}, "Line")); d != "" {
			t.Fatalf("read back otherwise (-want +got):\n%s", d)
		}
	})
}

func TestWriteXML(t *testing.T) {
	m := &Element{Name: "Message"}
	m.Add("Header", "").Add("Year", "2026")
	m.Add("Note", "a < b")
	m.Add("Empty", "")
	var b bytes.Buffer
	if err := WriteXML(&b, m); err != nil {
		t.Fatal(err)
	}
	want := "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Message>\n  <Header>\n    <Year>2026</Year>\n  </Header>\n  <Note>a &lt; b</Note>\n  <Empty/>\n</Message>\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("written otherwise (-want +got):\n%s", d)
	}
	for _, name := range []string{"", "1a", "a b", "a>"} {
		if err := WriteXML(&b, &Element{Name: name}); err == nil {
			t.Errorf("an element called %q was written", name)
		}
	}
}

func FuzzReadXML(f *testing.F) {
	for _, s := range []string{"<M><A>x</A></M>", "<M", "<!DOCTYPE M>", "<M>&#233;&amp;</M>", "\xFF\xFE<\x00", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><M>\xEB</M>", "<a:M xmlns:a='b'/>", "<M><![CDATA[x]]></M>", "<M></N>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := ReadXML("f.xml", bytes.NewReader(b))
		if (e == nil) == (err == nil) {
			t.Fatalf("element %v and error %v", e, err)
		}
	})
}
