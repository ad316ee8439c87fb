package outside

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"throughline/returns/ssda903"
)

// Postcodes are where postcodes lie, sorted and packed: 2.7 million take 49 MB and are
// found by halving, so that nothing has to be built before the first is asked for.
//
// In a file they stand as the mark, the number of authorities, the authorities (each its
// code and its upper tier's, nine bytes and nine), then the records.
type Postcodes struct {
	authorities []string          // codes of lower-tier authorities, by the number in a record
	upper       map[string]string // their upper tiers, where the list told
	records     []byte            // each recordSize bytes, in the order of the postcodes
}

// A record is a postcode of eight bytes filled up with zeros, easting and northing in
// metres as float32 (no number where there is none), and the number of the authority.
const (
	codeSize   = 8
	recordSize = codeSize + 4 + 4 + 2
	listMark   = "throughline postcodes 1\n"
	nameSize   = 9 // of an authority's code
)

// Len is how many postcodes the list has.
func (p *Postcodes) Len() int { return len(p.records) / recordSize }

// Find returns where a postcode lies; it is written in upper case without blanks.
func (p *Postcodes) Find(postcode string) (ssda903.Postcode, bool) {
	var key [codeSize]byte
	if len(postcode) > codeSize || postcode == "" {
		return ssda903.Postcode{}, false
	}
	copy(key[:], postcode)
	i := sort.Search(p.Len(), func(i int) bool { return bytes.Compare(p.code(i), key[:]) >= 0 })
	if i == p.Len() || !bytes.Equal(p.code(i), key[:]) {
		return ssda903.Postcode{}, false
	}
	r := p.records[i*recordSize+codeSize:]
	east := math.Float32frombits(binary.LittleEndian.Uint32(r))
	north := math.Float32frombits(binary.LittleEndian.Uint32(r[4:]))
	out := ssda903.Postcode{LAUA: p.authorities[binary.LittleEndian.Uint16(r[8:])]}
	if east == east && north == north { // NaN is not itself
		out.Easting, out.Northing, out.OnGrid = float64(east), float64(north), true
	}
	return out, true
}

func (p *Postcodes) code(i int) []byte { return p.records[i*recordSize:][:codeSize] }

// add puts a postcode at the end, out of order.
func (p *Postcodes) add(postcode string, east, north float32, authority uint16) {
	var r [recordSize]byte
	copy(r[:codeSize], postcode)
	binary.LittleEndian.PutUint32(r[codeSize:], math.Float32bits(east))
	binary.LittleEndian.PutUint32(r[codeSize+4:], math.Float32bits(north))
	binary.LittleEndian.PutUint16(r[codeSize+8:], authority)
	p.records = append(p.records, r[:]...)
}

// settle sorts the records, and of a postcode given twice keeps the first.
func (p *Postcodes) settle() {
	sort.Stable(byCode{p})
	kept := 0
	for i := range p.Len() {
		if kept > 0 && bytes.Equal(p.code(i), p.code(kept-1)) {
			continue
		}
		copy(p.records[kept*recordSize:(kept+1)*recordSize], p.records[i*recordSize:])
		kept++
	}
	p.records = p.records[:kept*recordSize]
}

type byCode struct{ *Postcodes }

// Less compares the postcodes.
func (b byCode) Less(i, j int) bool { return bytes.Compare(b.code(i), b.code(j)) < 0 }

// Swap exchanges two records.
func (b byCode) Swap(i, j int) {
	x, y := b.records[i*recordSize:][:recordSize], b.records[j*recordSize:][:recordSize]
	var held [recordSize]byte
	copy(held[:], x)
	copy(x, y)
	copy(y, held[:])
}

// KeepPostcodes writes the list into the data folder, in the place of the one before.
func KeepPostcodes(data string, p *Postcodes) error {
	return keep(data, postcodesFile, func(f *os.File) error {
		head := []byte(listMark)
		head = binary.LittleEndian.AppendUint32(head, uint32(len(p.authorities)))
		for _, a := range p.authorities {
			var name [2 * nameSize]byte
			copy(name[:nameSize], a)
			copy(name[nameSize:], p.upper[a])
			head = append(head, name[:]...)
		}
		if _, err := f.Write(head); err != nil {
			return err
		}
		_, err := f.Write(p.records)
		return err
	})
}

// keptPostcodes reads the list of the data folder.
func keptPostcodes(data string) (*Postcodes, error) {
	name := filepath.Join(data, postcodesFile)
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the list of postcodes: %w", err)
	}
	p, ok := unpack(b)
	if !ok {
		return nil, fmt.Errorf("%s is damaged or of another version: load the list again with throughline returns load --postcodes FILE", name)
	}
	return p, nil
}

// unpack reads what [KeepPostcodes] wrote; ok is false of anything else.
func unpack(b []byte) (p *Postcodes, ok bool) {
	b, ok = bytes.CutPrefix(b, []byte(listMark))
	if !ok || len(b) < 4 {
		return nil, false
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n > math.MaxUint16+1 || len(b) < n*2*nameSize || (len(b)-n*2*nameSize)%recordSize != 0 {
		return nil, false
	}
	p = &Postcodes{upper: map[string]string{}}
	for range n {
		lower := string(bytes.TrimRight(b[:nameSize], "\x00"))
		if upper := string(bytes.TrimRight(b[nameSize:2*nameSize], "\x00")); upper != "" {
			p.upper[lower] = upper
		}
		p.authorities = append(p.authorities, lower)
		b = b[2*nameSize:]
	}
	p.records = b
	for i := range p.Len() {
		if int(binary.LittleEndian.Uint16(b[(i+1)*recordSize-2:])) >= n {
			return nil, false
		}
	}
	return p, true
}

// authority returns the number of an authority's code, making it where it is new; ok is
// false where there are more than a record can number.
func (p *Postcodes) authority(code string, known map[string]uint16) (n uint16, ok bool) {
	if n, ok = known[code]; ok {
		return n, true
	}
	if len(p.authorities) > math.MaxUint16 || len(code) > nameSize {
		return 0, false
	}
	n = uint16(len(p.authorities))
	p.authorities = append(slices.Clip(p.authorities), code)
	known[code] = n
	return n, true
}
