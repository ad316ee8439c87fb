// Package invented makes up statutory returns of any size, for measuring. Nobody in them
// is anybody, and the same seed makes the same files.
//
// They are plausible: children come into care, move, are reviewed, grow up, in the order
// and at the intervals of life, and a few rows in a thousand have a slip in them, as the
// first draft of any return has. They are no test of what a rule means.
package invented

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"throughline/core"
	"throughline/returns/outside"
)

// Year is the collection year of the invented returns.
const Year = 2026

var yearStart, yearEnd = core.Day(Year-1, 4, 1), core.Day(Year, 3, 31)

// Authority is the authority whose return is invented, by its code.
const Authority = "E08000001"

// A lookedAfter writes a return of children looked after that could be true: children who
// came into care at some time, moved now and then, were reviewed, went missing, were placed
// for adoption, grew up. A few in a hundred rows of some tables have a slip in them, as
// the first draft of any return has. The same seed makes the same files.
type lookedAfter struct {
	*rand.Rand
	tables map[string]*bufio.Writer
	files  []*os.File
	homes  []home
}

// A home is a registered provider, or for a foster home its agency.
type home struct{ urn, place, provider, postcode string }

var columns903 = map[string]string{
	"header":              "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
	"episodes":            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
	"reviews":             "CHILD,DOB,REVIEW,REVIEW_CODE",
	"uasc":                "CHILD,SEX,DOB,DUC",
	"oc2":                 "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
	"oc3":                 "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
	"ad1":                 "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
	"placed_for_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
	"previous_permanence": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
	"missing":             "CHILD,DOB,MISSING,MIS_START,MIS_END",
	"sw_episodes":         "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
}

// LookedAfter writes the files of a return of so many children into a folder, last year's in
// its subfolder, and beside them the lists of postcodes and providers that rules need.
func LookedAfter(folder string, children int) error {
	g := &lookedAfter{Rand: rand.New(rand.NewPCG(903, uint64(children))), tables: map[string]*bufio.Writer{}}
	if err := g.lists(folder); err != nil {
		return err
	}
	for _, last := range []string{"", "previous"} {
		dir := filepath.Join(folder, "return", last)
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
		for name, columns := range columns903 {
			f, err := os.Create(filepath.Join(dir, name+".csv"))
			if err != nil {
				return err
			}
			g.files = append(g.files, f)
			g.tables[name+last] = bufio.NewWriter(f)
			fmt.Fprintln(g.tables[name+last], columns)
		}
	}
	for n := range children {
		g.child(n)
	}
	for _, w := range g.tables {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	for _, f := range g.files {
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// lists writes a list of postcodes round two towns, and one of homes among them.
func (g *lookedAfter) lists(folder string) error {
	var b strings.Builder
	b.WriteString("pcds,oseast1m,osnrth1m,oslaua\n")
	for n := range 4000 {
		east, la := 430000+g.IntN(20000), Authority
		if n%4 == 3 {
			east, la = east+40000, "E08000002"
		}
		fmt.Fprintf(&b, "%s,%d,%d,%s\n", postcode(n), east, 380000+g.IntN(20000), la)
	}
	if err := os.WriteFile(filepath.Join(folder, "postcodes.csv"), []byte(b.String()), 0o666); err != nil {
		return err
	}
	kinds := []struct{ place, provider string }{{"K2", "PR1"}, {"K2", "PR4"}, {"K2", "PR5"}, {"K3", "PR4"}, {"U", "PR1"}, {"U", "PR4"}}
	var all []outside.Provider
	for n := range 900 {
		k := kinds[n%len(kinds)]
		at := postcode(g.IntN(1000) * 4)
		urn := fmt.Sprintf("SC%06d", 400000+n)
		g.homes = append(g.homes, home{urn, k.place, k.provider, at})
		places := k.place
		if places == "U" {
			places = "U1,U2,U3,U4,U5,U6"
		}
		all = append(all, outside.Provider{URN: urn, PlaceCodes: places, ProviderCodes: k.provider, Postcode: strings.ReplaceAll(at, " ", "")})
	}
	return outside.KeepProviders(folder, all)
}

// postcode is the nth invented postcode, in an area that the post does not use.
func postcode(n int) string {
	return fmt.Sprintf("ZZ%d %d%c%c", 1+n/1000, n/100%10, 'A'+rune(n/10%10), 'A'+rune(n%10))
}

func (g *lookedAfter) row(table string, cells ...string) {
	w := g.tables[table]
	for i, c := range cells {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString(c)
	}
	w.WriteByte('\n')
}

// in1000 reports what happens to so many in a thousand.
func (g *lookedAfter) in1000(n int) bool { return g.IntN(1000) < n }

func pick(g *rand.Rand, of ...string) string { return of[g.IntN(len(of))] }

// A life is one child's of a return.
type life struct {
	id, sex, dob, ethnic, upn string
	born, came, left          core.Date // left is blank for who is still in care
	asylum                    bool      // unaccompanied, and asking for asylum
	episodes                  []stay
}

// A stay is one episode of care.
type stay struct {
	from, to                            core.Date
	rne, ls, need, place, provider      string
	rec, why, homePost, placedPost, urn string
}

func (g *lookedAfter) child(n int) {
	age := g.IntN(17*365) + 100
	l := &life{id: fmt.Sprint(1_000_000 + n), sex: pick(g.Rand, "M", "F"), born: yearEnd.Plus(-age)}
	l.ethnic = pick(g.Rand, "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "BAFR", "APKN", "OOTH")
	l.came = l.born.Plus(30 + g.IntN(age-60))
	if l.came.Before(yearStart.Plus(-4 * 365)) {
		l.came = yearStart.Plus(-g.IntN(4 * 365))
		l.came = max(l.came, l.born.Plus(30))
	}
	switch grown := l.born.PlusYears(18); {
	case grown.NotAfter(yearEnd): // nobody here is so old
	case g.in1000(150):
		l.left = yearStart.Plus(g.IntN(360))
	}
	if g.in1000(60) { // somebody who came of age in the year
		l.left = yearStart.Plus(g.IntN(720) - 360)
		l.born = l.left.PlusYears(-18)
		l.left = l.born.PlusYears(18)
		l.came = l.left.Plus(-200 - g.IntN(1200))
	}
	if l.left != 0 && l.left.NotAfter(l.came.Plus(20)) {
		l.left = 0
	}
	l.asylum = l.left == 0 && l.came.NotBefore(l.born.PlusYears(15)) && g.in1000(300)
	l.dob = l.born.Slashed()
	l.upn = upn(n)
	if l.born.PlusYears(4).After(core.Day(Year-2, 8, 31)) {
		l.upn = "UN1"
	}
	g.stays(l)
	g.write(l)
}

// upn is the pupil number of the nth child, with its right check letter.
func upn(n int) string {
	digits := fmt.Sprintf("813%09d", 200_000_000+n)
	sum := 0
	for i, d := range digits {
		sum += int(d-'0') * (i + 2)
	}
	return string("ABCDEFGHJKLMNPQRTUVWXYZ"[sum%23]) + digits
}

// stays makes the child's episodes: a first placement, and a new one every year or so, or
// an order of the court in the same placement.
func (g *lookedAfter) stays(l *life) {
	s := stay{from: l.came, rne: "S", ls: "C1", need: pick(g.Rand, "N1", "N1", "N1", "N4", "N5", "N6"), homePost: postcode(g.IntN(4000)/4*4 + 1)}
	if l.asylum {
		s.homePost = ""
	}
	g.place(l, &s)
	for {
		next := s.from.Plus(60 + g.IntN(700))
		if l.left != 0 && next.NotBefore(l.left.Plus(-10)) || next.After(yearEnd) {
			break
		}
		s.to, s.rec = next, "X1"
		after := stay{from: next, ls: s.ls, need: s.need, homePost: s.homePost}
		if s.ls == "C1" {
			after.rne, after.ls = "L", "C2"
			after.place, after.provider, after.placedPost, after.urn = s.place, s.provider, s.placedPost, s.urn
		} else {
			after.rne = "P"
			s.why = pick(g.Rand, "CARPL", "CARPL", "CREQB", "LAREQ", "OTHER")
			for g.place(l, &after); after.urn == s.urn; {
				g.place(l, &after)
			}
		}
		l.episodes = append(l.episodes, s)
		s = after
	}
	if l.adopted() && s.from.Plus(150).Before(l.left) { // the last months were with the family who adopted
		placed := stay{from: l.left.Plus(-100), rne: "B", ls: "E1", need: s.need, place: "A6", provider: "PR1", homePost: s.homePost, placedPost: postcode(g.IntN(4000)/4*4 + 2), urn: "XXXXXXX"}
		s.to, s.rec, s.why = placed.from, "X1", "OTHER"
		l.episodes = append(l.episodes, s)
		s = placed
	}
	if s.to = l.left; s.to != 0 {
		s.rec = pick(g.Rand, "E4A", "E4A", "E13")
		if l.left.NotBefore(l.born.PlusYears(18)) {
			s.rec = pick(g.Rand, "E5", "E6", "E17")
		} else if s.place == "A6" {
			s.rec = "E11"
		}
	}
	l.episodes = append(l.episodes, s)
}

// adopted reports a young child who left care, most of whom are adopted.
func (l *life) adopted() bool {
	return l.left != 0 && l.left.Before(l.born.PlusYears(4)) && l.came.Plus(300).Before(l.left)
}

// place puts the child with foster carers, or if old enough in a home.
func (g *lookedAfter) place(l *life, s *stay) {
	for {
		h := g.homes[g.IntN(len(g.homes))]
		age := int(s.from-l.born) / 365
		if h.place == "K2" && age < 10 || h.place == "K3" && age < 17 {
			continue
		}
		s.place, s.provider, s.urn, s.placedPost = h.place, h.provider, h.urn, h.postcode
		if h.place == "U" {
			s.place = pick(g.Rand, "U1", "U3", "U4", "U5", "U6")
			s.placedPost = postcode(g.IntN(4000)/4*4 + 2)
		}
		return
	}
}
