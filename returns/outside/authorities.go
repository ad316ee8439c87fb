package outside

import (
	"fmt"
	"strings"
)

// counties are the counties of two tiers with the numbers of their districts' codes, as
// of 2021, the year to which the return's list of authorities belongs. The codes are
// given in the order of the alphabet, so that each county's lie together.
//
// Source: ONS, lower tier to upper tier local authorities (April 2021), England.
var counties = []struct {
	county    string
	districts [][2]int
}{
	{"E10000003", [][2]int{{8, 12}}},                // Cambridgeshire
	{"E10000006", [][2]int{{26, 31}}},               // Cumbria
	{"E10000007", [][2]int{{32, 39}}},               // Derbyshire
	{"E10000008", [][2]int{{40, 47}}},               // Devon
	{"E10000011", [][2]int{{61, 65}}},               // East Sussex
	{"E10000012", [][2]int{{66, 77}}},               // Essex
	{"E10000013", [][2]int{{78, 83}}},               // Gloucestershire
	{"E10000014", [][2]int{{84, 94}}},               // Hampshire
	{"E10000015", [][2]int{{95, 104}, {240, 243}}},  // Hertfordshire
	{"E10000016", [][2]int{{105, 116}}},             // Kent
	{"E10000017", [][2]int{{117, 128}}},             // Lancashire
	{"E10000018", [][2]int{{129, 135}}},             // Leicestershire
	{"E10000019", [][2]int{{136, 142}}},             // Lincolnshire
	{"E10000020", [][2]int{{143, 149}}},             // Norfolk
	{"E10000023", [][2]int{{163, 169}}},             // North Yorkshire
	{"E10000024", [][2]int{{170, 176}}},             // Nottinghamshire
	{"E10000025", [][2]int{{177, 181}}},             // Oxfordshire
	{"E10000027", [][2]int{{187, 191}, {246, 246}}}, // Somerset
	{"E10000028", [][2]int{{192, 199}}},             // Staffordshire
	{"E10000029", [][2]int{{200, 206}, {244, 245}}}, // Suffolk
	{"E10000030", [][2]int{{207, 217}}},             // Surrey
	{"E10000031", [][2]int{{218, 222}}},             // Warwickshire
	{"E10000032", [][2]int{{223, 229}}},             // West Sussex
	{"E10000034", [][2]int{{234, 239}}},             // Worcestershire
}

var countyOf = func() map[string]string {
	m := map[string]string{}
	for _, c := range counties {
		for _, span := range c.districts {
			for n := span[0]; n <= span[1]; n++ {
				m[fmt.Sprintf("E07%06d", n)] = c.county
			}
		}
	}
	return m
}()

// UpperTier returns the authority that answers for children where a lower-tier authority
// lies: the one that a loaded list names, or else a unitary authority, London borough,
// metropolitan district or county itself, or else a district's county. Blank where it is
// not known.
func (l Lists) UpperTier(lower string) string {
	if upper := l.Upper[lower]; upper != "" {
		return upper
	}
	for _, single := range []string{"E06", "E08", "E09", "E10"} {
		if strings.HasPrefix(lower, single) {
			return lower
		}
	}
	return countyOf[lower]
}
