package people

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"throughline/core"
	"throughline/store"
)

// The sorts of keys. A key is its sort and what is looked for: "n:thorne".
const (
	keyName  = "n:" // a word of a name, folded
	keyNick  = "k:" // a word of a name as the head of its group of short forms
	keySound = "s:" // how a word sounds
	keyPair  = "q:" // how two words of one name sound, in the order of the alphabet
	keyStart = "b:" // the first three letters of a word
	keySlip  = "l:" // a word with one letter left out, for one slip of the finger
	keyBorn  = "d:" // a date of birth, or the day on which it is expected
	keyIdent = "i:" // a number by which others know the person
	keyPost  = "p:" // a postcode
	keyPhone = "t:" // a telephone number
)

// Letters left out take the place of keys of each three letters in a row: those are
// shared by tens of thousands of people in a county, and a word with one letter left out
// by a few.

// fold takes a name to the letters that people mean by it: small, without accents and
// apostrophes; everything else parts two words.
func fold(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '‘', r == '`', r == 'ʼ':
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

// A keySet gathers keys, each with the greatest weight that was given to it.
type keySet map[string]int

func (k keySet) add(key string, weight int) { k[key] = max(k[key], weight) }

// addWord adds the keys of one word of a name. The same function makes the keys of a
// person and those that are asked for, so that the two always meet.
func (k keySet) addWord(word string, quality int) {
	k.add(keyName+word, 12*quality)
	for _, head := range nicknames.heads(word) {
		k.add(keyNick+head, 6*quality)
	}
	if sound := soundOf(word); sound != "" {
		k.add(keySound+sound, 4*quality)
	}
	letters := []rune(word)
	if len(letters) >= 3 {
		k.add(keyStart+string(letters[:3]), 2*quality)
	}
	if len(letters) < 4 {
		return // every short word is one letter from another
	}
	k.add(keySlip+word, 5*quality)
	for i := range letters {
		k.add(keySlip+string(letters[:i])+string(letters[i+1:]), 5*quality)
	}
}

// addPair adds the key of two words of one name, which few people share even where each
// word is common.
func (k keySet) addPair(one, other string, quality int) {
	for _, a := range sounds(one) {
		for _, b := range sounds(other) {
			k.add(keyPair+min(a, b)+"+"+max(a, b), 12*quality)
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

// keysOf are all keys by which a person is found. A former name counts a little less.
func keysOf(p *Person) keySet {
	k := keySet{}
	for _, n := range p.Names {
		quality := 4
		if n.Kind == Former || !n.Until.IsZero() {
			quality = 3
		}
		given, family := fold(n.Given), fold(n.Family)
		for _, w := range append(append([]string(nil), given...), family...) {
			k.addWord(w, quality)
		}
		for _, g := range given {
			for _, f := range family {
				k.addPair(g, f, quality)
			}
		}
	}
	for _, d := range []core.Date{p.Born, p.Expected} {
		if !d.IsZero() {
			k.add(keyBorn+d.String(), 40)
		}
	}
	for _, i := range p.Identifiers {
		k.add(keyIdent+plainNumber(i.Value), 100)
	}
	for _, a := range p.Addresses {
		if !a.Confidential && a.Postcode != "" {
			k.add(keyPost+plainNumber(a.Postcode), 40)
		}
	}
	for _, d := range p.Phones {
		if number := plainPhone(d.Value); number != "" {
			k.add(keyPhone+number, 60)
		}
	}
	return k
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

// keysAtOnce is how many keys one statement writes. The last ones are repeated to fill
// it, so that there is one statement, which stays prepared.
const keysAtOnce = 20

var insertKeys = func() string {
	rows := make([]string, keysAtOnce)
	for i := range rows {
		rows[i] = fmt.Sprintf("($1, $%d, $2, $%d)", 2*i+3, 2*i+4)
	}
	return `INSERT INTO person_key (authority_id, key, person_id, weight) VALUES ` + strings.Join(rows, ", ") +
		` ON CONFLICT (authority_id, key, person_id) DO NOTHING`
}()

func writeKeys(ctx context.Context, tx *store.Tx, p *Person) error {
	var values []any
	for key, weight := range keysOf(p) {
		values = append(values, key, weight)
	}
	for len(values) > 0 {
		n := min(len(values), 2*keysAtOnce)
		args := append([]any{p.Authority, p.ID}, values[:n]...)
		for len(args) < 2+2*keysAtOnce {
			args = append(args, values[n-2], values[n-1])
		}
		if _, err := store.Exec(ctx, tx, insertKeys, args...); err != nil {
			return fmt.Errorf("writing the search keys of a person: %w", err)
		}
		values = values[n:]
	}
	return nil
}
