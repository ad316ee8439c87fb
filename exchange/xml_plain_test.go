package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plain are files of which the plain reader is to read as many as may be.
var plain = []string{
	"<a/>", "<a></a>\n", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>\r\n <b>1</b>\r\n <b> 2 </b>\r\n</a>",
	"<a x='1' y:z=\"2>1\"><b>&lt;&amp;&gt;</b></a>", "<a><!-- one --><b>x<!-- two -->y</b> </a>", "<a><b><![CDATA[1 & 2]]></b>z</a>",
	"<a>\n<b\n/>\n<b\n>é£</b>\n</a>", "<a><b>x\ry\r\nz</b></a>", "<a>&#233;</a>", "<a>]]></a>", "<a>x</b>", "<a>", "<a></a><b/>", "<a/>x",
	"<!DOCTYPE a><a/>", "<a x='1'x='2'/>", "<a:b/>", "<a>\x01</a>", "<a>\uFFFE</a>", "<a><!-- -- --></a>", "<a><b>&amp;lt;</b></a>", "<a>\u00a0<b/></a>",
	"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe9</a>", "<a><![CDATA[]]]]></a>", "<a>&nbsp;</a>", "<a b=\"&lt;\"/>", "<a b=\"<\"/>", "<xmlns/>",
}

// FuzzPlainXML holds the plain reader against the one that knows all of XML: what it
// reads the other reads too, and both make the same tree.
func FuzzPlainXML(f *testing.F) {
	for _, s := range plain {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := readPlain([]byte(text))
		if !ok {
			return
		}
		want, err := readWholeXML("f.xml", []byte(text))
		if err != nil {
			t.Fatalf("%q is plain, but %v", text, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%q (-whole +plain):\n%s", text, d)
		}
	})
}

func TestPlainXML(t *testing.T) {
	read := 0
	for _, s := range plain {
		if _, ok := readPlain([]byte(s)); ok {
			read++
		}
	}
	if read < 10 {
		t.Errorf("the plain reader reads only %d of the files", read)
	}
	long := "<a>" + strings.Repeat("<b>1</b>", 5000) + "</a>"
	root, ok := readPlain([]byte(long))
	if !ok || len(root.Children) != 5000 || root.Children[4999].Text != "1" || root.Children[4999].Line != 1 {
		t.Error("a file of many elements is read otherwise")
	}
}
