package exchange

import (
	"regexp"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// A plainXML reads XML as nearly all returns have it: UTF-8, elements, text, the entities
// that XML itself has, comments, attributes that are passed over. It makes the tree
// that an [xmlReader] makes, in a fraction of the time and without copying any text.
//
// What it does not know for certain it leaves: then the file is read again by the
// xmlReader, which knows all of XML and says what is wrong. So this reader has no errors
// of its own, and must never take a file that the other one refuses; a fuzz test holds the
// one against the other.
type plainXML struct {
	text  string
	at    int // the next byte
	line  int // on which it stands
	count int

	names    map[string]string // one string for all elements of a name
	open     []*Element
	texts    []plainText // of each open element
	begun    []int       // for each open element, where its children begin among the closed
	closed   []*Element  // children of the open elements, those of the innermost last
	elements []Element   // room for the next elements
	children []*Element  // room for the next lists of children
	root     *Element
}

// A plainText is the text of an element so far: a piece of the file, or where there are
// several pieces what they make together.
type plainText struct {
	piece  string
	pieces []byte
}

// readPlain reads a whole file that nobody else holds; ok says that it is plain.
func readPlain(b []byte) (root *Element, ok bool) {
	if !utf8.Valid(b) {
		return nil, false
	}
	x := &plainXML{text: unsafe.String(unsafe.SliceData(b), len(b)), line: 1, names: map[string]string{}}
	for x.at < len(x.text) {
		if !x.next() {
			return nil, false
		}
	}
	return x.root, x.root != nil && len(x.open) == 0
}

// next reads text up to the next mark-up, or one piece of mark-up.
func (x *plainXML) next() bool {
	rest := x.text[x.at:]
	switch {
	case rest[0] != '<':
		return x.characters()
	case strings.HasPrefix(rest, "</"):
		return x.endTag()
	case strings.HasPrefix(rest, "<!--"):
		// Two hyphens may stand in a comment at its end only.
		end := strings.Index(rest[4:], "--")
		return end >= 0 && strings.HasPrefix(rest[4+end:], "-->") && x.pass(4+end+3)
	case strings.HasPrefix(rest, "<![CDATA["):
		end := strings.Index(rest, "]]>")
		return end >= 0 && len(x.open) > 0 && x.add(rest[len("<![CDATA["):end], false) && x.pass(end+3)
	case strings.HasPrefix(rest, "<?"):
		end := strings.Index(rest, "?>")
		return end >= 0 && plainDeclaration.MatchString(rest[:end+2]) && x.pass(end+2)
	}
	return x.startTag()
}

// plainDeclaration is the first line of a file of XML in UTF-8.
var plainDeclaration = regexp.MustCompile(`^<\?xml version=["']1\.0["']( encoding=["'](?i:utf-8)["'])?( standalone=["'](yes|no)["'])?\s*\?>$`)

// pass goes on by so many bytes.
func (x *plainXML) pass(n int) bool {
	x.line += strings.Count(x.text[x.at:x.at+n], "\n")
	x.at += n
	return true
}

// characters reads the text up to the next mark-up.
func (x *plainXML) characters() bool {
	n := strings.IndexByte(x.text[x.at:], '<')
	if n < 0 {
		n = len(x.text) - x.at
	}
	piece := x.text[x.at : x.at+n]
	if len(x.open) == 0 {
		return blankASCII(piece) && x.pass(n)
	}
	return x.add(piece, true) && x.pass(n)
}

// add adds a piece to the text of the innermost element.
func (x *plainXML) add(piece string, escaped bool) bool {
	plain := true
	for i := range len(piece) {
		switch b := piece[i]; {
		case b >= ' ' && b < utf8.RuneSelf && b != '&' && b != ']', b == '\n', b == '\t':
		case b == '\r', b == '&' && escaped:
			plain = false
		case b == '&', b == ']' && !escaped:
		case b == ']' && !strings.HasPrefix(piece[i:], "]]>"):
		case b >= utf8.RuneSelf && b != 0xEF: // among what begins with EF there are two that XML forbids
		default:
			return false
		}
	}
	if !plain {
		if escaped {
			var ok bool
			if piece, ok = unescape(piece); !ok {
				return false
			}
		} else {
			piece = lineFeeds.Replace(piece)
		}
	}
	t := &x.texts[len(x.open)-1]
	if t.piece == "" && len(t.pieces) == 0 {
		t.piece = piece
		return true
	}
	t.pieces = append(append(t.pieces, t.piece...), piece...)
	t.piece = ""
	return true
}

// unescape puts in what the entities stand for that XML itself has, and line feeds for
// the line ends of other systems. A line end written as an entity stays.
func unescape(s string) (string, bool) {
	s = lineFeeds.Replace(s)
	if known := entities.ReplaceAllString(s, ""); strings.Contains(known, "&") {
		return "", false
	}
	return fromEntities.Replace(s), true
}

var (
	entities     = regexp.MustCompile(`&(lt|gt|amp|quot|apos);`)
	fromEntities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", `"`, "&apos;", "'")
)

// startTag reads a start tag, or one that is the end tag too.
func (x *plainXML) startTag() bool {
	name := plainName(x.text[x.at+1:])
	end := 1 + len(name)
	if name == "" || x.at+end >= len(x.text) || len(x.open) == MaxDepth || x.count == MaxTags || x.root != nil && len(x.open) == 0 {
		return false
	}
	empty := false
	if x.text[x.at+end] == '>' {
		end++
	} else {
		tag := plainTag.FindString(x.text[x.at+end:])
		if tag == "" {
			return false
		}
		end += len(tag)
		empty = strings.HasSuffix(tag, "/>")
	}
	one, known := x.names[name]
	if !known {
		one = strings.Clone(name)
		x.names[one] = one
	}
	x.pass(end)
	x.count++
	e := x.element()
	e.Name, e.Line = one, x.line
	if x.root == nil {
		x.root = e
	}
	x.open = append(x.open, e)
	x.begun = append(x.begun, len(x.closed))
	if len(x.texts) < len(x.open) {
		x.texts = append(x.texts, plainText{})
	}
	if empty {
		x.end()
	}
	return true
}

// plainTag is the rest of a start tag after its name: attributes whose values hold no
// mark-up, and the end.
var plainTag = regexp.MustCompile(`^([ \t\r\n]+[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?=("[ !#-%'-;=-~]*"|'[ -%(-;=-~]*'))*[ \t\r\n]*/?>`)

// plainName is the name at the beginning of s, of plain letters; "" if there is none.
func plainName(s string) string {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z' || s[n] == '_' || n > 0 && (s[n] >= '0' && s[n] <= '9' || s[n] == '-' || s[n] == '.')) {
		n++
	}
	return s[:n]
}

// endTag reads the end tag of the innermost element.
func (x *plainXML) endTag() bool {
	if len(x.open) == 0 {
		return false
	}
	name := x.open[len(x.open)-1].Name
	rest := x.text[x.at+2:]
	if !strings.HasPrefix(rest, name) || len(rest) == len(name) || rest[len(name)] != '>' {
		return false
	}
	x.at += 2 + len(name) + 1
	x.end()
	return true
}

// end closes the innermost element.
func (x *plainXML) end() {
	last := len(x.open) - 1
	e, t := x.open[last], &x.texts[last]
	if e.Text = t.piece; len(t.pieces) > 0 {
		e.Text = string(t.pieces) + t.piece
	}
	t.piece, t.pieces = "", t.pieces[:0]
	if begun := x.begun[last]; begun < len(x.closed) {
		e.Children = x.list(x.closed[begun:])
		x.closed = x.closed[:begun]
		if strings.TrimSpace(e.Text) == "" {
			e.Text = ""
		}
	}
	x.open, x.begun = x.open[:last], x.begun[:last]
	if last > 0 {
		x.closed = append(x.closed, e)
	}
}

// element makes room for an element.
func (x *plainXML) element() *Element {
	if len(x.elements) == 0 {
		x.elements = make([]Element, 1024)
	}
	e := &x.elements[0]
	x.elements = x.elements[1:]
	return e
}

// list copies a list of children to where it stays.
func (x *plainXML) list(of []*Element) []*Element {
	if len(x.children) < len(of) {
		x.children = make([]*Element, max(1024, len(of)))
	}
	list := x.children[:len(of):len(of)]
	x.children = x.children[len(of):]
	copy(list, of)
	return list
}

// blankASCII reports text of blanks, tabs and line ends alone.
func blankASCII(s string) bool { return strings.Trim(s, " \t\r\n") == "" }
