package county

import "math/rand/v2"

// A Rate is a figure by which the county is made, and against which it is counted
// afterwards: see [Check]. The figures of England were not read again in the publications
// that are named beside them: do that before anybody rests on one.
type Rate struct {
	Name  RateName
	Words string
	Asked float64
	Unit  string  // "%", or what it is for 10,000 children
	Near  float64 // by how much the county may differ, as a share of what was asked
	From  string  // where the figure was published; "ours" where none is
}

// A RateName names a rate.
type RateName string

// The rates.
const (
	Contacts          RateName = "contacts"
	DecidedInTime     RateName = "decided-in-time"
	Referrals         RateName = "referrals"
	ReReferrals       RateName = "re-referrals"
	AssessedInTime    RateName = "assessed-in-time"
	NeedNow           RateName = "in-need"
	Enquiries         RateName = "enquiries"
	Conferences       RateName = "conferences"
	ConferencesInTime RateName = "conferences-in-time"
	PlansBegun        RateName = "plans-begun"
	PlansNow          RateName = "plans"
	Neglect           RateName = "neglect"
	Emotional         RateName = "emotional"
	PlansShort        RateName = "plans-short"
	PlansLong         RateName = "plans-long"
	CareBegun         RateName = "care-begun"
	CareNow           RateName = "in-care"
	CareByAgreement   RateName = "care-by-agreement"
	CareUnderFive     RateName = "care-under-five"
	CareFromSixteen   RateName = "care-from-sixteen"
	Moved             RateName = "three-placements"
	Missing           RateName = "missing"
	Leavers           RateName = "care-leavers"
	LeaversInTouch    RateName = "in-touch"
	LeaversAtWork     RateName = "education-or-work"
	LeaversHoused     RateName = "suitable-home"
	WorkersLeave      RateName = "workers-leave"
	WhiteBritish      RateName = "white-british"
)

const (
	need     = "Department for Education, Children in need, year ending March 2024"
	care     = "Department for Education, Children looked after in England, year ending March 2024"
	staffing = "Department for Education, Children's social work workforce, September 2024"
	pressure = "Association of Directors of Children's Services, Safeguarding pressures, phase 8"
)

// Rates are all of them. Those of stock are what the county is asked to have today.
var Rates = []Rate{
	{Contacts, "Contacts a year, counted by child", 2290, "for 10,000", 0.15, pressure},
	{DecidedInTime, "Contacts decided within one working day", 86, "%", 0.06, "ours"},
	{Referrals, "Referrals a year", 518, "for 10,000", 0.15, need},
	{ReReferrals, "Referrals within twelve months of another", 22.4, "%", 0.25, need},
	{AssessedInTime, "Assessments done within 45 working days", 84, "%", 0.06, need},
	{NeedNow, "In need today, care leavers among them", 292, "for 10,000", 0.15, "the county asked for; England had 333 in " + need},
	{Enquiries, "Section 47 enquiries a year", 187, "for 10,000", 0.15, need},
	{Conferences, "Initial conferences a year", 61, "for 10,000", 0.20, need},
	{ConferencesInTime, "Initial conferences within 15 working days", 79, "%", 0.10, need},
	{PlansBegun, "Protection plans begun a year", 52, "for 10,000", 0.20, need},
	{PlansNow, "On a protection plan today", 40, "for 10,000", 0.20, need},
	{Neglect, "Plans for neglect", 49, "%", 0.15, need},
	{Emotional, "Plans for emotional abuse", 38, "%", 0.20, need},
	{PlansShort, "Plans ended within three months", 19, "%", 0.35, need},
	{PlansLong, "Plans ended after two years or more", 3.5, "%", 0.80, need},
	{CareBegun, "Coming into care a year", 28, "for 10,000", 0.20, care},
	{CareNow, "In care today", 79, "for 10,000", 0.20, "the county asked for; England had 70 in " + care},
	{CareByAgreement, "Coming into care under section 20", 49, "%", 0.20, care},
	{CareUnderFive, "Coming into care under the age of five", 34, "%", 0.25, care},
	{CareFromSixteen, "Coming into care at 16 or over", 21, "%", 0.40, care},
	{Moved, "In care today with three or more placements in a year", 10, "%", 0.50, care},
	{Missing, "In care in the last year and missing at least once", 11, "%", 0.45, care},
	{Leavers, "Care leavers today", 37.5, "for 10,000", 0.30, "the county asked for"},
	{LeaversInTouch, "Care leavers in touch", 93, "%", 0.08, care},
	{LeaversAtWork, "Care leavers in education, work or training", 56, "%", 0.25, care},
	{LeaversHoused, "Care leavers in a suitable home", 88, "%", 0.10, care},
	{WorkersLeave, "Social workers who leave in a year", 15.9, "%", 0.30, staffing},
	{WhiteBritish, "White British children", 68, "%", 0.10, need},
}

// rate is what was asked of a rate.
func rate(name RateName) float64 {
	for _, r := range Rates {
		if r.Name == name {
			return r.Asked
		}
	}
	panic("there is no rate " + string(name)) // the names are our own
}

// share is a rate in percent as a part of one.
func share(name RateName) float64 { return rate(name) / 100 }

// The courses of work, as shares of one. They are chosen so that the county, counted, comes
// near the rates above: [Check] counts how near.
const (
	referred       = 0.165 // of first contacts that become referrals
	referredAgain  = 0.40  // of contacts about a family that was referred before
	helpedEarly    = 0.10  // of contacts that lead to early help
	urgent         = 0.18  // of referrals that go to a strategy discussion at once
	enquiryLater   = 0.20  // of assessments that lead to one
	substantiated  = 0.33  // of enquiries that lead to a conference
	planned        = 0.85  // of conferences that decide on a plan
	planOfNeed     = 0.36  // of assessments that lead to a child in need plan
	contactAgain   = 0.55  // of families about whom there is another contact
	contactAgainIn = 330.0 // days on average until then
	intoCare       = 0.155 // of protection plans that end in care
	intoCareAtOnce = 0.030 // of assessments after which children come into care
)

// among picks one of some things by their weights.
func among[T any](r *rand.Rand, of []weighted[T]) T {
	all := 0.0
	for _, w := range of {
		all += w.weight
	}
	at := r.Float64() * all
	for _, w := range of {
		if at -= w.weight; at < 0 {
			return w.what
		}
	}
	return of[len(of)-1].what
}

type weighted[T any] struct {
	what   T
	weight float64
}
