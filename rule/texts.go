package rule

import (
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"unsafe"
)

// Texts remembers something of each of many texts, as a map does. It is made for
// those of returns, nearly all of which have at most 16 bytes: identifiers, postcodes,
// registration numbers. They are held against one another as two numbers each, in a
// quarter of the time that a map takes for them. The zero value remembers nothing yet.
type Texts[T any] struct {
	slots []slot[T] // a power of two, a quarter of them free
	taken int
	long  map[string]*T // of texts that are longer
}

// A slot is free while its size is 0.
type slot[T any] struct {
	text  shortText
	value T
}

// A shortText is a text of up to 16 bytes: its first and its last eight, which may be some
// of the same, and one more than its length.
type shortText struct {
	first, last uint64
	size        int32
}

// shortest is how many slots there are at first.
const shortest = 64

// Of gives what is remembered of a text, to be read or set before the next call; first
// is true the first time, when it is blank.
func (t *Texts[T]) Of(text string) (value *T, first bool) {
	if len(text) > 16 {
		if value = t.long[text]; value != nil {
			return value, false
		}
		if t.long == nil {
			t.long = map[string]*T{}
		}
		value = new(T)
		t.long[text] = value
		return value, true
	}
	if 4*t.taken >= 3*len(t.slots) {
		t.grow(max(shortest, 2*len(t.slots)))
	}
	s := t.find(short(text))
	if s.text.size != 0 {
		return &s.value, false
	}
	s.text = short(text)
	t.taken++
	return &s.value, true
}

// Find gives what is remembered of a text, to be read only; nil where that is nothing. Many
// may find at once.
func (t *Texts[T]) Find(text string) *T {
	if len(text) > 16 {
		return t.long[text]
	}
	if len(t.slots) == 0 {
		return nil
	}
	s := t.find(short(text))
	if s.text.size == 0 {
		return nil
	}
	return &s.value
}

// Room makes room for as many texts.
func (t *Texts[T]) Room(many int) {
	size := max(shortest, len(t.slots))
	for 3*size <= 4*many {
		size *= 2
	}
	if size > len(t.slots) {
		t.grow(size)
	}
}

// find is the slot of a text, or the free one where it would be.
func (t *Texts[T]) find(text shortText) *slot[T] {
	mask := uint64(len(t.slots) - 1)
	for i := text.mixed(); ; i++ {
		if s := &t.slots[i&mask]; s.text == text || s.text.size == 0 {
			return s
		}
	}
}

func (t *Texts[T]) grow(size int) {
	before := t.slots
	t.slots = make([]slot[T], size)
	for i := range before {
		if before[i].text.size != 0 {
			*t.find(before[i].text) = before[i]
		}
	}
}

func short(text string) shortText {
	n := len(text)
	b := unsafe.Slice(unsafe.StringData(text), n)
	s := shortText{size: int32(n) + 1}
	switch {
	case n >= 8:
		s.first, s.last = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:])
	case n >= 4:
		s.first = uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[n-4:]))<<32
	case n > 0:
		s.first = uint64(b[0]) | uint64(b[n/2])<<8 | uint64(b[n-1])<<16
	}
	return s
}

// salts are other ones in every run, so that nobody can make a file whose texts all want
// the same slot.
var salts = [2]uint64{rand.Uint64() | 1, rand.Uint64() | 1}

func (s shortText) mixed() uint64 {
	high, low := bits.Mul64(s.first^salts[0], s.last^uint64(s.size)^salts[1])
	return high ^ low
}
