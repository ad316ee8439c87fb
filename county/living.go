package county

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// A living is a family of the county and its life, told from a stream of chance of its own:
// whatever befalls one family changes nothing for another.
type living struct {
	ctx    context.Context
	keeper *record.Keeper // whose clock is the family's
	office *office
	plan   Plan
	n      int // the number of the family
	rand   *rand.Rand
	naming
	diary    diary
	now      core.Instant
	until    core.Instant
	number   int // of the people of the family that have a number
	mother   *people.Person
	father   *people.Person
	home     place
	of       *background
	name     string
	children []*child
	contacts int
	met      bool // the family is written down
	refused  []error
	ids      numbering
	made     []core.ID
	told     bool     // a referral was made before
	enquired int      // enquiries about the family
	help     *helping // early help that goes on; nil for none
	alone    bool     // a child who came to this country without a family
	forced   bool     // the children come into care, whatever else is found: a family from before
}

// A child of a family, and where the child stands.
type child struct {
	*people.Person
	care  *caring // in care, or leaving it
	open  *matter // the work that goes on with the child at home; nil for none
	plans int     // protection plans begun
	ended bool    // no more work: grown up, or gone
}

// begin makes the nth family's stream of chance.
func (h *house) begin(ctx context.Context, k *record.Keeper, n int) *living {
	l := &living{ctx: ctx, keeper: k, office: h.office, plan: h.plan, n: n, until: h.plan.Until}
	l.rand = rand.New(rand.NewPCG(h.plan.Seed, uint64(n)+1))
	l.naming = newNaming(l.rand)
	l.ids = numbering{rand: rand.New(rand.NewPCG(h.plan.Seed, uint64(n)|1<<41))}
	k.NewID = l.newID
	return l
}

// newID is the next id of what the family's life leaves behind.
func (l *living) newID() core.ID {
	id := l.ids.id(l.now)
	l.made = append(l.made, id)
	return id
}

// live tells the family's life up to now.
func (l *living) live() error {
	for {
		e, ok := l.diary.next(l.until)
		if !ok {
			return nil
		}
		l.now = max(e.at, l.now)
		l.keeper.Now = func() core.Instant { return l.now }
		if err := e.do(); core.IsSort(err, core.Invalid) || core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing) {
			l.refused = append(l.refused, fmt.Errorf("%d on %s: %w", l.n, l.today(), err)) // the work stands still, as work does
		} else if err != nil {
			return fmt.Errorf("on %s: %w", l.now.Date(), err)
		}
	}
}

const (
	minute = time.Minute
	hour   = time.Hour
)

// today is the day of the family's clock.
func (l *living) today() core.Date { return l.now.Date() }

// chance is true in so large a share of cases.
func (l *living) chance(share float64) bool { return l.rand.Float64() < share }

// between is a whole number from low to high.
func (l *living) between(low, high int) int { return low + l.rand.IntN(high-low+1) }

// exp is a number of days that is so large on average, and often much smaller or larger.
func (l *living) exp(days float64) int { return int(l.rand.ExpFloat64() * days) }

// limit is a number of days by which something that should be done within a limit is done:
// late as often as the share of those in time leaves over.
func (l *living) limit(days int, inTime float64) int {
	if l.chance(inTime) {
		return max(1, int(math.Round(float64(days)*(0.55+0.45*l.rand.Float64()))))
	}
	return days + 1 + l.exp(float64(days)*0.4)
}

// after is the working day so many working days after a day.
func (l *living) after(d core.Date, days int) core.Date {
	later, err := l.keeper.Calendar.AddWorkingDays(d, days)
	if err != nil {
		return d.Plus(days * 7 / 5)
	}
	return later
}

// working is the day, or the first working day after it.
func (l *living) working(d core.Date) core.Date {
	for range 10 {
		if ok, err := l.keeper.Calendar.IsWorking(d); err == nil && ok {
			return d
		}
		d = d.Plus(1)
	}
	return d
}

// on puts something down for the office hours of a day, or of the first working day after it.
func (l *living) on(d core.Date, do func() error) {
	d = l.working(d)
	at := core.At(d, 9, 0).Plus(time.Duration(l.rand.IntN(8*60)) * time.Minute)
	if at <= l.now {
		at = l.now.Plus(time.Duration(5+l.rand.IntN(25)) * time.Minute)
	}
	l.diary.put(at, do)
}

// soon puts something down for some minutes from now.
func (l *living) soon(minutes int, do func() error) {
	l.diary.put(l.now.Plus(time.Duration(minutes)*time.Minute), do)
}

// born makes the people of the family as they were on a day, and writes them down.
func (l *living) born(on core.Date, ages []weighted[int]) {
	l.now = core.At(on, 0, 1)
	l.of = among(l.rand, backgrounds)
	l.name, l.home = l.family(l.of), l.place()
	youngest, number := core.Date(0), among(l.rand, []weighted[int]{{1, 46}, {2, 31}, {3, 15}, {4, 6}, {5, 2}})
	if l.alone {
		l.of, number = among(l.rand, fromAbroad), 1
		l.name = l.family(l.of)
	}
	for range number {
		age := among(l.rand, ages)
		born := on.PlusYears(-age).Plus(-l.rand.IntN(360))
		if len(l.children) > 0 { // brothers and sisters come some years apart
			born = max(youngest.Plus(-l.between(330, 1300)), on.PlusYears(-17))
			if l.chance(0.5) {
				born = l.children[0].Born.Plus(l.between(330, 1300))
			}
		}
		if born.NotAfter(on.PlusYears(-18)) || born.After(on.Plus(-14)) {
			born = on.Plus(-l.between(30, 2000))
		}
		youngest = max(youngest, born)
		l.children = append(l.children, &child{Person: l.person(pickOf(l.rand, "F", "M"), born)})
	}
	if l.alone {
		return
	}
	eldest := l.children[0].Born
	for _, c := range l.children {
		eldest = min(eldest, c.Born)
	}
	l.mother = l.person("F", eldest.PlusYears(-l.between(17, 34)).Plus(-l.rand.IntN(360)))
	if l.chance(0.62) {
		l.father = l.person("M", eldest.PlusYears(-l.between(18, 38)).Plus(-l.rand.IntN(360)))
		if l.chance(0.3) {
			l.father.Names[0].Family = l.family(l.of)
		}
	}
}

func pickOf[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// unlike is a given name that no child of the family has: two brothers are never called the same.
func (l *living) unlike(sex string) string {
	for {
		name := l.given(l.of, sex)
		if !slices.ContainsFunc(l.children, func(c *child) bool { return c.Names[0].Given == name }) {
			return name
		}
	}
}

func (l *living) person(sex string, born core.Date) *people.Person {
	p := &people.Person{Authority: Authority, ID: l.newID()}
	l.number++
	p.Names = []people.Name{{Kind: people.Legal, Given: l.unlike(sex), Family: l.name}}
	p.Born, p.Sex, p.Ethnicity = born, sex, among(l.rand, l.of.ethnicity)
	p.Disabilities = []string{"NONE"}
	if l.chance(0.12) && born.After(l.plan.opens().PlusYears(-18)) {
		p.Disabilities = []string{pickOf(l.rand, "LD", "AUT", "MOB", "COMM", "BEH")}
	}
	if l.of.language != "" && l.chance(0.4) {
		p.Language = l.of.language
	}
	if l.of.religion != "" && l.chance(0.7) {
		p.Religion = l.of.religion
	}
	p.Identifiers = []people.Identifier{{Kind: "local", Value: fmt.Sprintf("T%d", 1000000+l.n*12+l.number)}}
	if born.After(l.plan.opens().PlusYears(-18)) {
		if born.Before(l.plan.Until.Date().PlusYears(-5)) {
			p.Identifiers = append(p.Identifiers, people.Identifier{Kind: "upn", Value: people.UPN(fmt.Sprintf("801%02d%07d", 1+l.number, l.n%10000000))})
		}
	} else if l.chance(0.7) {
		p.Phones = []people.Detail{{Kind: "mobile", Value: l.phone()}}
	}
	p.Addresses = []people.Address{{Kind: "home", Lines: l.home.lines, Postcode: l.home.postcode}}
	return p
}

// meet writes the family down, by whoever takes the first call.
func (l *living) meet(w Worker) error {
	who := w.Who
	who.At = l.now
	return l.keeper.DB.Write(l.ctx, func(ctx context.Context, tx *store.Tx) error {
		var all []*people.Person
		for _, parent := range []*people.Person{l.mother, l.father} {
			if parent != nil {
				all = append(all, parent)
			}
		}
		for _, c := range l.children {
			all = append(all, c.Person)
		}
		for _, p := range all {
			if err := people.Save(ctx, tx, who, l.now, p, "added"); err != nil {
				return err
			}
		}
		for _, c := range l.children {
			if l.mother == nil {
				break
			}
			if err := people.SaveRelationship(ctx, tx, who, l.now, &people.Relationship{ID: l.newID(), From: l.mother.ID, To: c.ID, Kind: "mother", ParentalResponsibility: "yes"}, "added"); err != nil {
				return err
			}
			if l.father == nil {
				continue
			}
			if err := people.SaveRelationship(ctx, tx, who, l.now, &people.Relationship{ID: l.newID(), From: l.father.ID, To: c.ID, Kind: "father", ParentalResponsibility: pickOf(l.rand, "yes", "yes", "no", "unknown")}, "added"); err != nil {
				return err
			}
		}
		return nil
	})
}

// known are the children who are under 18 on the day, in nobody's care but the family's, and
// with whom no other work goes on.
func (l *living) known() []*child {
	var out []*child
	for _, c := range l.children {
		if c.care == nil && c.open == nil && !c.ended && c.Born.NotAfter(l.today()) && c.Born.AgeOn(l.today()) < 18 {
			out = append(out, c)
		}
	}
	return out
}

// eldest is the age of the eldest of some children today.
func (l *living) eldest(of []*child) int {
	age := 0
	for _, c := range of {
		age = max(age, c.Born.AgeOn(l.today()))
	}
	return age
}

// young reports whether one of some children is not yet 18.
func (l *living) young(of []*child) bool {
	return slices.ContainsFunc(of, func(c *child) bool { return c.Born.AgeOn(l.today()) < 18 })
}

// grown is the day on which the youngest of some children is 18.
func grown(of []*child) core.Date {
	day := core.Date(0)
	for _, c := range of {
		day = max(day, c.Born.Birthday(18))
	}
	return day
}

// infant reports whether one of some children is not yet two.
func (l *living) infant(of []*child) bool {
	return slices.ContainsFunc(of, func(c *child) bool { return c.Born.AgeOn(l.today()) < 2 })
}

func ids(of []*child) []core.ID {
	out := make([]core.ID, len(of))
	for i, c := range of {
		out[i] = c.ID
	}
	return out
}

// words puts the family's names into a text: {child}, {mother}, {worker}.
func (l *living) words(text string, c *child, w Worker) string {
	if !strings.Contains(text, "{") {
		return text
	}
	name := l.children[0].Names[0].Given
	if c != nil {
		name = c.Names[0].Given
	}
	mother, mum := "The carer", "The carer"
	if l.mother != nil {
		mother, mum = l.mother.Names[0].Whole(), l.mother.Names[0].Given
	}
	return strings.NewReplacer("{child}", name, "{mother}", mother, "{worker}", w.Name, "{mum}", mum).Replace(text)
}
