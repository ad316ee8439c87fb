package county

import (
	"encoding/binary"
	"math/rand/v2"

	"github.com/google/uuid"

	"throughline/core"
)

// A numbering gives out ids that follow from a stream of chance and the county's clock, so
// that the same county has the same ids. Like those of [core.NewID] they sort in the order
// in which they were given.
type numbering struct {
	rand *rand.Rand
	ms   int64 // since 1970, of the last id
	n    int   // given in that millisecond
}

// mostIn is how many ids fit into a millisecond.
const mostIn = 1 << 12

// id is the next id, at a moment.
func (n *numbering) id(at core.Instant) core.ID {
	if ms := int64(at) / 1000; ms > n.ms {
		n.ms, n.n = ms, 0
	} else if n.n++; n.n == mostIn {
		n.ms, n.n = n.ms+1, 0
	}
	var u uuid.UUID
	binary.BigEndian.PutUint64(u[:], uint64(n.ms)<<16|7<<12|uint64(n.n))
	binary.BigEndian.PutUint64(u[8:], n.rand.Uint64()>>2|1<<63)
	return core.ID(u.String())
}

// A renaming puts ids in the place of others, wherever they stand in a text. What it was
// not told of gets an id of its own the first time that it is seen.
type renaming struct {
	numbering
	at   core.Instant // of what is being renamed
	said map[string]string
}

// keep lets an id stand as it is.
func (r *renaming) keep(id core.ID) { r.said[string(id)] = string(id) }

// idLength is how many characters an id has.
const idLength = 36

// text is a text with its ids renamed.
func (r *renaming) text(s string) string {
	if len(s) < idLength {
		return s
	}
	if len(s) == idLength {
		if isID(s) {
			return r.one(s)
		}
		return s
	}
	var out []byte
	done := 0
	for i := 0; i+idLength <= len(s); i++ {
		if s[i+8] != '-' || !isID(s[i:i+idLength]) {
			continue
		}
		out = append(append(out, s[done:i]...), r.one(s[i:i+idLength])...)
		i += idLength - 1
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

func (r *renaming) one(id string) string {
	if said, known := r.said[id]; known {
		return said
	}
	said := string(r.id(r.at))
	r.said[id] = said
	return said
}

// isID reports whether a text of 36 characters is an id as [core.NewID] makes them.
func isID(s string) bool {
	if s[8] != '-' || s[13] != '-' || s[14] != '7' || s[18] != '-' || s[23] != '-' {
		return false
	}
	for i := range idLength {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') && c != '-' {
			return false
		}
	}
	return true
}
