package people

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"throughline/core"
	"throughline/store"
)

// The sorts of keys. A key is its sort and what is looked for: "n:thorne".
const (
	keyName   = "n:" // a word of a name, folded
	keyPair   = "q:" // how two words of one name sound, in the order of the alphabet
	keyStart  = "o:" // the first three letters of one word of a name, and the first of another
	keyBorn   = "d:" // a date of birth, or the day on which it is expected
	keyIdent  = "i:" // a number by which others know the person
	keyPost   = "p:" // a postcode
	keyPhone  = "t:" // a telephone number
	keyStreet = "a:" // the number of a house and how the next word sounds
)

// fold takes a name to the letters that people mean by it: small, without accents and
// apostrophes; everything else parts two words.
func fold(s string) []string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 0x80
	}
	s = strings.ToLower(s)
	if !plain {
		s = norm.NFD.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z':
			b.WriteByte(byte(r))
		case r == '\'' || r == '`':
		case r < 0x80:
			b.WriteByte(' ')
		case unicode.Is(unicode.Mn, r), r == '’', r == '‘', r == 'ʼ':
		case plainer[r] != "":
			b.WriteString(plainer[r])
		case unicode.IsLetter(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// plainer are letters that are not made of a letter and an accent.
var plainer = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "ng",
}

// A keySet gathers keys, each once, in the order in which they came.
type keySet struct {
	all  []string
	have map[string]bool
}

func (k *keySet) add(key string) {
	if !k.have[key] {
		if k.have == nil {
			k.have = map[string]bool{}
		}
		k.have[key] = true
		k.all = append(k.all, key)
	}
}

// addPair adds the keys of two words of one name: how they sound, which few people share
// even where each word is common. The same function makes the keys of a person and those
// that are asked for, so that the two always meet.
func (k *keySet) addPair(one, other string) {
	for _, a := range sounds(one) {
		for _, b := range sounds(other) {
			k.add(keyPair + min(a, b) + "+" + max(a, b))
		}
	}
}

// addStarts adds the beginnings of two words of one name, for who typed only those.
func (k *keySet) addStarts(one, other string) {
	for _, w := range [][2]string{{one, other}, {other, one}} {
		if long, short := []rune(w[0]), []rune(w[1]); len(long) >= 3 {
			k.add(keyStart + string(long[:3]) + "+" + string(short[:1]))
		}
	}
}

// sounds are how a word and the heads of its short forms sound: Liz and Elizabeth meet.
func sounds(word string) []string {
	all := []string{soundOf(word)}
	for _, head := range nicknames.heads(word) {
		if s := soundOf(head); s != all[0] {
			all = append(all, s)
		}
	}
	return all
}

// keysOf are all keys by which a person is found.
func keysOf(p *Person) keySet {
	var k keySet
	for _, n := range p.Names {
		given, family := fold(n.Given), fold(n.Family)
		for _, w := range append(append([]string(nil), given...), family...) {
			k.add(keyName + w)
		}
		for _, g := range given {
			for _, f := range family {
				k.addPair(g, f)
				k.addStarts(g, f)
			}
		}
	}
	for _, d := range []core.Date{p.Born, p.Expected} {
		if !d.IsZero() {
			k.add(keyBorn + d.String())
		}
	}
	for _, i := range p.Identifiers {
		k.add(keyIdent + plainNumber(i.Value))
	}
	for _, a := range p.Addresses {
		if a.Confidential {
			continue // nobody is found by where they must not be looked for
		}
		if a.Postcode != "" {
			k.add(keyPost + plainNumber(a.Postcode))
		}
		for _, s := range streetsIn(a.Lines) {
			k.add(keyStreet + s)
		}
	}
	for _, d := range p.Phones {
		if number := plainPhone(d.Value); number != "" {
			k.add(keyPhone + number)
		}
	}
	return k
}

// streetsIn are the houses of an address: each number with how the word after it sounds,
// "14 Alm" for 14 Elm Road.
func streetsIn(lines string) (out []string) {
	words := strings.FieldsFunc(strings.ToLower(lines), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	for i := 0; i+1 < len(words); i++ {
		next := fold(words[i+1])
		if houseNumber(words[i]) && len(next) > 0 && !unicode.IsDigit(rune(words[i+1][0])) {
			out = append(out, words[i]+" "+soundOf(next[0]))
		}
	}
	return out
}

// houseNumber reports whether a word is the number of a house: 7, 14b, 1012.
func houseNumber(word string) bool {
	digits := strings.TrimRight(word, "abcdefgh")
	return digits != "" && len(digits) <= 4 && len(word)-len(digits) <= 1 && strings.Trim(digits, "0123456789") == ""
}

// plainPhone is a telephone number in digits, from 0; "" for what is too short to be one.
func plainPhone(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	if strings.HasPrefix(strings.TrimSpace(s), "+44") {
		digits = digits[2:]
	} else {
		digits = strings.TrimPrefix(digits, "0044")
	}
	if digits = strings.TrimLeft(digits, "0"); len(digits) < 6 {
		return ""
	}
	return "0" + digits
}

// markOf is the short number that stands for a person among the keys. Two people of one
// mark, which among three million happens once in some millions of counties, are found
// together and told apart by their sketches.
func markOf(id core.ID) int64 {
	h := fnv.New64a()
	h.Write([]byte(id)) // a hash never fails
	return int64(h.Sum64())
}

// keysAtOnce is how many keys one statement writes. The last ones are repeated to fill
// it, so that there is one statement, which stays prepared.
const keysAtOnce = 16

var insertKeys = func() string {
	rows := make([]string, keysAtOnce)
	for i := range rows {
		rows[i] = fmt.Sprintf("($1, $%d, $2, $3)", i+4)
	}
	return `INSERT INTO person_key (authority_id, key, mark, born) VALUES ` + strings.Join(rows, ", ") +
		` ON CONFLICT (authority_id, key, mark) DO NOTHING`
}()

// writeKeys puts into the tables all by which a person is found, in place of what was.
func writeKeys(ctx context.Context, tx *store.Tx, p *Person) error {
	mark, born := markOf(p.ID), p.Born
	if born.IsZero() {
		born = p.Expected
	}
	for _, query := range []string{
		`DELETE FROM person_key WHERE authority_id = $1 AND mark = $2`,
		`DELETE FROM person_sketch WHERE authority_id = $1 AND mark = $2`,
	} {
		if p.Version == 1 {
			break // there is nothing yet
		}
		if _, err := store.Exec(ctx, tx, query, p.Authority, mark); err != nil {
			return fmt.Errorf("taking away the search keys of a person: %w", err)
		}
	}
	if !p.MergedInto.IsZero() {
		return nil // whoever stands in their place is found by all that they were known by
	}
	keys := keysOf(p)
	for left := keys.all; len(left) > 0; {
		n := min(len(left), keysAtOnce)
		args := []any{p.Authority, mark, int64(born)}
		for i := range keysAtOnce {
			args = append(args, left[min(i, n-1)])
		}
		if _, err := store.Exec(ctx, tx, insertKeys, args...); err != nil {
			return fmt.Errorf("writing the search keys of a person: %w", err)
		}
		left = left[n:]
	}
	if err := tx.Insert(ctx, "person_sketch", []string{"authority_id", "mark", "person_id", "sketch"}, p.Authority, mark, p.ID, sketchText(p)); err != nil {
		return fmt.Errorf("writing what a person is known by: %w", err)
	}
	return writeWords(ctx, tx, p.Authority, keys)
}
