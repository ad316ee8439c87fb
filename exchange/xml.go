package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// An Element is one element of an XML file. Attributes, comments and name spaces are
// not kept: no return puts data in them.
type Element struct {
	Name     string // without its name space
	Text     string // as it stands, blanks and all; "" where only blanks lie between children
	Children []*Element
	Line     int // where its start tag ends, from 1; 0 when it was not read from a file
}

// Child returns the first child of that name, or nil; also nil for a nil element, so
// that calls can be chained.
func (e *Element) Child(name string) *Element {
	if e == nil {
		return nil
	}
	for _, c := range e.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// All returns the children of that name, in order.
func (e *Element) All(name string) []*Element {
	if e == nil {
		return nil
	}
	var all []*Element
	for _, c := range e.Children {
		if c.Name == name {
			all = append(all, c)
		}
	}
	return all
}

// Value returns the text of the first element at the end of the path, "" if there is none.
func (e *Element) Value(path ...string) string {
	for _, name := range path {
		e = e.Child(name)
	}
	if e == nil {
		return ""
	}
	return e.Text
}

// Add puts a child that holds text at the end, and returns it.
func (e *Element) Add(name, text string) *Element {
	c := &Element{Name: name, Text: text}
	e.Children = append(e.Children, c)
	return c
}

// ReadXML reads a file into a tree and returns its outermost element. It reads UTF-8,
// marked UTF-16, and Windows-1252 or ISO-8859-1 where the file says so. Document types
// and entities of the file's own are refused, as are trees deeper than [MaxDepth].
// Whatever is wrong is a [*Problem].
func ReadXML(name string, r io.Reader) (*Element, error) {
	b, err := readAll(name, r, 0, MaxFile)
	if err != nil {
		return nil, err
	}
	return parseXML(name, b)
}

// parseXML is [ReadXML] of bytes that nobody else holds: the tree keeps them.
func parseXML(name string, b []byte) (*Element, error) {
	if root, ok := readPlain(bytes.TrimPrefix(b, bomUTF8)); ok {
		return root, nil
	}
	return readWholeXML(name, b)
}

// readWholeXML reads all that XML allows.
func readWholeXML(name string, b []byte) (*Element, error) {
	if bytes.HasPrefix(b, bomUTF8) || bytes.HasPrefix(b, bomUTF16LE) || bytes.HasPrefix(b, bomUTF16BE) {
		text, err := decode(name, b)
		if err != nil {
			return nil, err
		}
		b = []byte(text)
	}
	x := &xmlReader{file: name, dec: xml.NewDecoder(bytes.NewReader(b)), names: map[string]string{}}
	x.dec.CharsetReader = charset
	return x.tree()
}

// charset reads the encodings that the files of older systems declare. Marked UTF-16
// has been turned into UTF-8 before it comes here.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "utf-8", "utf8", "us-ascii", "ascii", "utf-16":
		return in, nil
	case "windows-1252", "cp1252", "iso-8859-1", "latin1":
		return charmap.Windows1252.NewDecoder().Reader(in), nil
	}
	return nil, fmt.Errorf("the encoding %q is not known", label)
}

// An xmlReader builds the tree of one file.
type xmlReader struct {
	file  string
	dec   *xml.Decoder
	names map[string]string // one string for all elements of a name
	open  []*Element
	texts [][]byte // the text so far of each open element
	root  *Element
	count int
}

func (x *xmlReader) tree() (*Element, error) {
	for {
		token, err := x.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, x.broken(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			err = x.start(token.Name.Local)
		case xml.EndElement:
			x.end()
		case xml.CharData:
			err = x.text(token)
		case xml.Directive:
			err = x.wrong("the file defines a document type, which is not read for safety's sake", "a file without <!DOCTYPE …>")
		}
		if err != nil {
			return nil, err
		}
	}
	if x.root == nil {
		return nil, &Problem{File: x.file, What: "the file holds no elements", Want: "an XML file"}
	}
	return x.root, nil
}

func (x *xmlReader) start(name string) error {
	if len(x.open) == MaxDepth {
		return x.wrong("the elements lie too deep inside one another", fmt.Sprintf("at most %d levels", MaxDepth))
	}
	if x.count++; x.count > MaxTags {
		return x.wrong("the file has too many elements", fmt.Sprintf("at most %d", MaxTags))
	}
	one, known := x.names[name]
	if !known {
		one = strings.Clone(name)
		x.names[one] = one
	}
	e := &Element{Name: one}
	e.Line, _ = x.dec.InputPos()
	switch {
	case len(x.open) > 0:
		parent := x.open[len(x.open)-1]
		parent.Children = append(parent.Children, e)
	case x.root != nil:
		return x.wrong("a second outermost element begins", "one element round all others")
	default:
		x.root = e
	}
	x.open = append(x.open, e)
	if len(x.texts) < len(x.open) {
		x.texts = append(x.texts, nil)
	}
	return nil
}

func (x *xmlReader) end() {
	last := len(x.open) - 1
	e := x.open[last]
	if e.Text = string(x.texts[last]); len(e.Children) > 0 && strings.TrimSpace(e.Text) == "" {
		e.Text = ""
	}
	x.texts[last] = x.texts[last][:0]
	x.open = x.open[:last]
}

func (x *xmlReader) text(data []byte) error {
	if len(x.open) > 0 {
		last := len(x.open) - 1
		x.texts[last] = append(x.texts[last], data...)
		return nil
	}
	if len(bytes.TrimSpace(data)) > 0 {
		line, _ := x.dec.InputPos()
		return &Problem{File: x.file, Line: line - bytes.Count(data, []byte("\n")),
			What: "text stands outside the elements", Want: "an XML file, with nothing outside its elements"}
	}
	return nil
}

func (x *xmlReader) wrong(what, want string) error {
	line, _ := x.dec.InputPos()
	return &Problem{File: x.file, Line: line, What: what, Want: want}
}

// broken says what the decoder stumbled over. Its own message may quote the file, and so
// a child; only the parts that quote no text are passed on.
func (x *xmlReader) broken(err error) error {
	what, want := "the XML is not well formed", "each element closed in its turn, and & < > in text written as &amp; &lt; &gt;"
	var syntax *xml.SyntaxError
	switch {
	case !errors.As(err, &syntax):
		what, want = "the file's encoding cannot be read", "UTF-8, UTF-16, Windows-1252 or ISO-8859-1, as the first line says"
	case strings.HasPrefix(syntax.Msg, "unexpected EOF"):
		what, want = "the file ends in the middle", "all elements closed; perhaps it was cut off on its way"
	case strings.HasPrefix(syntax.Msg, "invalid character entity"):
		what, want = "an entity is used that XML does not have", "&amp; &lt; &gt; &quot; &apos; or a number"
	case strings.HasPrefix(syntax.Msg, "invalid UTF-8"):
		what, want = "a character is not UTF-8", "UTF-8 throughout, or a first line that names another encoding"
	}
	return x.wrong(what, want)
}
