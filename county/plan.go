package county

import (
	"math"
	"math/rand/v2"
	"time"

	"throughline/core"
)

// A Plan says which county is made. The same plan gives the same county.
type Plan struct {
	Seed      uint64
	Size      float64      // 1 is a county of 120,000 children; England is 100 to 150 of it
	Until     core.Instant // the moment up to which its life is told
	Surprises []Surprise
}

// A Surprise is something that befalls the county in its last weeks.
type Surprise string

// The surprises.
const (
	DemandDoubles Surprise = "demand"  // twice as many contacts a week, within eight weeks
	TeamLeaves    Surprise = "leavers" // a third of a team leaves within four weeks
)

func (p Plan) with(s Surprise) bool {
	for _, one := range p.Surprises {
		if one == s {
			return true
		}
	}
	return false
}

// years is how long the record goes back.
const years = 6

// opens is the first day of the record.
func (p Plan) opens() core.Date { return p.Until.Date().PlusYears(-years) }

// How many families there are at size 1 of each sort.
const (
	perSize = 47_500 // families about whom somebody told the front door in the six years
	before  = 230    // families whose children came into care in the years before
	arrived = 330    // children who came to this country alone in the six years
)

// surge is over how many weeks the demand doubles.
const surge = 8 // weeks

// families is how many families the county has: first those of the six years, then those
// from before, then the children who came alone, then those whom only the surprise brings.
func (p Plan) families() (all, usual, earlier, alone int) {
	usual = max(1, int(math.Round(perSize*p.Size)))
	earlier = int(math.Round(before * p.Size))
	alone = int(math.Round(arrived * p.Size))
	all = usual + earlier + alone
	if p.with(DemandDoubles) {
		// Each week brings an eighth more than the one before; over the eight weeks, four and a
		// half weeks' worth. Every contact of the surge is a family's first.
		week := float64(usual) * contactsPerFamily / (years * 365.25 / 7)
		all += int(math.Round(week * (surge + 1) / 2))
	}
	return all, usual, earlier, alone
}

// contactsPerFamily is how many contacts there are about a family, on average.
const contactsPerFamily = 2.02

// Seasons, weekdays and hours of contacts, as shares of an average one. Schools tell most,
// so August is quiet, and few tell at night but the police and hospitals.
var (
	byMonth   = [12]float64{1.04, 1.02, 1.15, 0.92, 1.08, 1.13, 1.10, 0.68, 0.98, 1.06, 1.12, 0.82}
	byWeekday = [7]float64{0.24, 1.34, 1.30, 1.28, 1.27, 1.24, 0.30} // from Sunday
	byHour    = [24]float64{3, 2, 2, 1, 1, 1, 2, 4, 18, 34, 38, 37, 34, 33, 36, 40, 36, 26, 12, 8, 7, 6, 5, 4}
)

// moment is when something is told between two days: by the season, the weekday and the hour.
func moment(r *rand.Rand, from, until core.Date) core.Instant {
	days := int(until - from)
	for {
		d := from.Plus(r.IntN(max(days, 1)))
		at := core.At(d, 12, 0).Time()
		if r.Float64()*1.15*1.34 > byMonth[at.Month()-1]*byWeekday[at.Weekday()] {
			continue
		}
		hours := make([]weighted[int], 24)
		for h, w := range byHour {
			hours[h] = weighted[int]{h, w}
		}
		return core.At(d, among(r, hours), r.IntN(60))
	}
}

// first is when the front door first hears of a family.
//
// There are more first contacts in the first years than later, when contacts about families
// of whom the front door has heard before come beside them: so that all contacts together are
// as many in each year.
func (p Plan) first(r *rand.Rand) core.Instant {
	for {
		at := moment(r, p.opens(), p.Until.Date().Plus(1))
		again := contactAgain * (1 - math.Exp(-float64(at.Date()-p.opens())/contactAgainIn))
		if r.Float64() < 1-again {
			return at
		}
	}
}

// surged is when the front door hears of a family of the surge: each week more often.
func (p Plan) surged(r *rand.Rand) core.Instant {
	weeks := make([]weighted[int], surge)
	for w := range weeks {
		weeks[w] = weighted[int]{w, float64(w + 1)}
	}
	start := p.Until.Date().Plus(1 - 7*(surge-among(r, weeks)))
	return moment(r, start, start.Plus(7))
}

// morning is the next moment at which the front door is open: from eight to six on working
// days, asked of the calendar of working days.
func (l *living) morning(at core.Instant) core.Instant {
	d := at.Date()
	if hour := at.Time().Hour(); l.working(d) == d && hour >= 8 && hour < 18 {
		return at.Plus(time.Duration(15+l.rand.IntN(50)) * time.Minute)
	} else if hour >= 18 {
		d = d.Plus(1)
	}
	return core.At(l.working(d), 8, 15).Plus(time.Duration(l.rand.IntN(150)) * time.Minute)
}
