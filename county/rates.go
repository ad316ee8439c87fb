package county

import "math/rand/v2"

// A Rate is a figure by which the county is made, and against which it is counted
// afterwards: see [Check]. Each names the publication in which it was read; one that says
// "not verified" is a publication as it is remembered, and is to be read before anybody rests
// on it.
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
	need     = "Department for Education, Children in need, "
	care     = "Department for Education, Children looked after in England, "
	staffing = "Department for Education, Children's social work workforce, "
	pressure = "Association of Directors of Children's Services, Safeguarding pressures, "
	unread   = ": not verified"
)

// Rates are all of them. Those of stock are what the county is asked to have today.
var Rates = []Rate{
	{Contacts, "Contacts a year, counted by child", 2290, "for 10,000", 0.15, pressure + "phase 8, 2021-22: 2.77 million"},
	{DecidedInTime, "Contacts decided within one working day", 86, "%", 0.06, "ours"},
	{Referrals, "Referrals a year", 518, "for 10,000", 0.15, need + "2024, a focus on re-referrals: 621,880"},
	{ReReferrals, "Referrals within twelve months of another", 22.4, "%", 0.25, need + "2024, a focus on re-referrals: 139,080"},
	{AssessedInTime, "Assessments done within 45 working days", 85.7, "%", 0.06, need + "2025, C2: 555,820 of 648,830"},
	{NeedNow, "In need today, care leavers among them", 292, "for 10,000", 0.15, "the county asked for; England had 333 in " + need + "2024" + unread},
	{Enquiries, "Section 47 enquiries a year", 191.6, "for 10,000", 0.15, need + "2023, C4: 225,400"},
	{Conferences, "Initial conferences a year", 63.2, "for 10,000", 0.20, need + "2023, C4: 74,380"},
	{ConferencesInTime, "Initial conferences within 15 working days", 78.4, "%", 0.10, need + "2023, C4: 58,330"},
	{PlansBegun, "Protection plans begun a year", 52, "for 10,000", 0.20, need + "2025, D1: 61,840"},
	{PlansNow, "On a protection plan today", 40, "for 10,000", 0.20, need + "2025, D1: 49,420 at 31 March"},
	{Neglect, "Plans for neglect", 50.5, "%", 0.15, need + "2020, A6: 26,010 of 51,510 at 31 March"},
	{Emotional, "Plans for emotional abuse", 35.7, "%", 0.20, need + "2020, A6: 18,380"},
	{PlansShort, "Plans ended within three months", 15.9, "%", 0.35, need + "2025, D7: 9,920 of 62,300"},
	{PlansLong, "Plans ended after two years or more", 4.4, "%", 0.80, need + "2025, D7: 2,710"},
	{CareBegun, "Coming into care a year", 28, "for 10,000", 0.20, care + "2024: 33,050"},
	{CareNow, "In care today", 79, "for 10,000", 0.20, "the county asked for; England had 70 in " + care + "2024"},
	{CareByAgreement, "Coming into care under section 20", 49, "%", 0.20, care + "2024" + unread},
	{CareUnderFive, "Coming into care under the age of five", 30, "%", 0.25, care + "2024: 10,030 of 33,050"},
	{CareFromSixteen, "Coming into care at 16 or over", 29, "%", 0.40, care + "2024: 9,440, with those who come to this country alone"},
	{Moved, "In care today with three or more placements in a year", 10, "%", 0.50, care + "2024" + unread},
	{Missing, "In care in the last year and missing at least once", 11, "%", 0.45, care + "2018: 11,530"},
	{Leavers, "Care leavers today", 37.5, "for 10,000", 0.30, "the county asked for"},
	{LeaversInTouch, "Care leavers in touch", 91, "%", 0.08, care + "2021, those of 19 to 21"},
	{LeaversAtWork, "Care leavers in education, work or training", 56, "%", 0.25, care + "2024" + unread},
	{LeaversHoused, "Care leavers in a suitable home", 85, "%", 0.10, care + "2019: 25,030 of 29,470 of 19 to 21"},
	{WorkersLeave, "Social workers who leave in a year", 15.4, "%", 0.30, staffing + "2021"},
	{WhiteBritish, "White British children", 68, "%", 0.10, need + "2024" + unread},
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
	referred       = 0.146  // of first contacts that become referrals
	referredAgain  = 0.50   // of contacts about a family that was referred before
	helpedEarly    = 0.10   // of contacts that lead to early help
	urgent         = 0.27   // of referrals that go to a strategy discussion at once
	enquiryLater   = 0.31   // of assessments that lead to one
	substantiated  = 0.315  // of enquiries that lead to a conference
	planned        = 0.86   // of conferences that decide on a plan
	planOfNeed     = 0.25   // of assessments that lead to a child in need plan
	contactAgain   = 0.55   // of families about whom there is another contact
	contactAgainIn = 330.0  // days on average until then
	tellAgain      = 0.64   // of families who were referred before, about whom there is another
	tellAgainIn    = 180.0  // days on average until then
	intoCare       = 0.165  // of protection plans that end in care
	intoCareAtOnce = 0.0275 // of assessments after which children come into care
	infantIntoCare = 4.9    // how much oftener where a child is not yet two
	teenIntoCare   = 3.9    // how much oftener where the eldest is 15 or over
	byAgreement    = 0.40   // of those who come into care from a family
	often          = 0.11   // of children in care from ten on who move again and again; of others a third of it
	goMissing      = 0.30   // of children in care who will go missing
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
