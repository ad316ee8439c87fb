package county

import (
	"context"
	"fmt"

	"throughline/core"
	"throughline/store"
)

// A Counted is a rate with what the county made of it.
type Counted struct {
	Rate
	Made float64
}

// Check counts a county that was made and compares it with the [Rates]. The flows are those
// of the last five years: in the first nothing had gone on long enough.
func Check(ctx context.Context, db *store.DB, plan Plan) ([]Counted, error) {
	c := checking{ctx: ctx, db: db, until: plan.Until.Date(), per10000: plan.Size * 12}
	c.from = plan.opens().PlusYears(1)
	var out []Counted
	err := db.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		c.tx = tx
		for _, r := range Rates {
			count, there := counts[r.Name]
			if !there {
				return fmt.Errorf("nothing counts the rate %s", r.Name)
			}
			made, err := count(&c)
			if err != nil {
				return fmt.Errorf("counting %s: %w", r.Name, err)
			}
			out = append(out, Counted{r, made})
		}
		return nil
	})
	return out, err
}

// A checking counts one county.
type checking struct {
	ctx         context.Context
	db          *store.DB
	tx          *store.Tx
	from, until core.Date
	per10000    float64 // how many times 10,000 children the county has
}

// number asks how many; $1 is the authority, $2 and $3 the first and last day counted.
func (c *checking) number(query string, args ...any) (float64, error) {
	n, err := store.One[int64](c.ctx, c.tx, query, append([]any{Authority, c.from, c.until}, args...)...)
	return float64(n), err
}

// yearly is a number of what happened in the years counted, a year and for 10,000 children.
func yearly(query string) func(*checking) (float64, error) {
	return func(c *checking) (float64, error) {
		n, err := c.number(query)
		return n / (years - 1) / c.per10000, err
	}
}

// now is a number of those today, for 10,000 children.
func now(query string) func(*checking) (float64, error) {
	return func(c *checking) (float64, error) {
		n, err := c.number(query)
		return n / c.per10000, err
	}
}

// partOf is one number of another, in percent.
func partOf(some, all string) func(*checking) (float64, error) {
	return func(c *checking) (float64, error) {
		n, err := c.number(some)
		if err != nil {
			return 0, err
		}
		of, err := c.number(all)
		return 100 * n / max(of, 1), err
	}
}

// The pieces of which most counts are made. Every statement names $2 and $3 once, so that
// the engines know what they are.
const (
	between   = ` BETWEEN $2 AND $3`
	byChild   = `SELECT count(*) FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id WHERE r.authority_id = $1 AND r.happened_on` + between
	ofKind    = byChild + ` AND r.kind = `
	dues      = `SELECT count(*) FROM due WHERE authority_id = $1 AND due_on` + between + ` AND state IN ('met', 'met late', 'running') AND clock = `
	inTime    = `SELECT count(*) FROM due WHERE authority_id = $1 AND due_on` + between + ` AND state = 'met' AND clock = `
	standsNow = ` k JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id WHERE k.authority_id = $1 AND r.state = 'agreed' AND k.began_on >= '2000-01-01' AND k.began_on <= $3 AND $2 <= $3`
	openNow   = standsNow + ` AND k.ended_on IS NULL`
	plansIn   = ` FROM protection_plan k JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id WHERE k.authority_id = $1 AND r.state = 'agreed' AND k.began_on` + between
	entered   = `SELECT count(*) FROM care_episode k JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id JOIN person c ON c.authority_id = p.authority_id AND c.id = p.person_id WHERE k.authority_id = $1 AND k.reason_new = 'S' AND k.began_on` + between
)

// counts say how each rate is counted.
var counts = map[RateName]func(*checking) (float64, error){
	Contacts:       yearly(ofKind + `'contact'`),
	DecidedInTime:  partOf(inTime+`'front-door.decision'`, dues+`'front-door.decision'`),
	Referrals:      yearly(ofKind + `'referral'`),
	ReReferrals:    partOf(ofKind+`'referral' AND EXISTS (SELECT 1 FROM referral k WHERE k.authority_id = r.authority_id AND k.record_id = r.id AND k.re_referral = 'yes')`, ofKind+`'referral'`),
	AssessedInTime: partOf(inTime+`'assessment.complete'`, dues+`'assessment.complete'`),
	NeedNow: now(`SELECT count(DISTINCT i.person_id) FROM involvement i JOIN app_user u ON u.authority_id = i.authority_id AND u.id = i.user_id
		WHERE i.authority_id = $1 AND i.role = 'lead worker' AND i.until_on IS NULL AND i.from_on <= $3 AND $2 <= $3 AND u.title <> 'Family support worker'`),
	Enquiries:         yearly(ofKind + `'section47'`),
	Conferences:       yearly(ofKind + `'initial_conference'`),
	ConferencesInTime: partOf(inTime+`'cp.icpc'`, dues+`'cp.icpc'`),
	PlansBegun:        yearly(ofKind + `'protection_plan'`),
	PlansNow:          now(`SELECT count(*) FROM protection_plan` + openNow),
	Neglect:           partOf(`SELECT count(*)`+plansIn+` AND k.initial_category = 'NEG'`, `SELECT count(*)`+plansIn),
	Emotional:         partOf(`SELECT count(*)`+plansIn+` AND k.initial_category = 'EMO'`, `SELECT count(*)`+plansIn),
	PlansShort:        func(c *checking) (float64, error) { return c.lasted(0, 92) },
	PlansLong:         func(c *checking) (float64, error) { return c.lasted(730, 9999) },
	CareBegun:         yearly(entered),
	CareNow:           now(`SELECT count(*) FROM care_episode` + openNow),
	CareByAgreement:   partOf(entered+` AND k.legal_status = 'V2'`, entered),
	CareUnderFive:     func(c *checking) (float64, error) { return c.enteredAged(0, 4) },
	CareFromSixteen:   func(c *checking) (float64, error) { return c.enteredAged(16, 17) },
	Moved:             (*checking).moved,
	Missing:           (*checking).missing,
	Leavers: now(`SELECT count(DISTINCT i.person_id) FROM involvement i JOIN app_user u ON u.authority_id = i.authority_id AND u.id = i.user_id
		WHERE i.authority_id = $1 AND i.role = 'lead worker' AND i.until_on IS NULL AND i.from_on <= $3 AND $2 <= $3 AND u.title = 'Personal adviser'`),
	LeaversInTouch: partOf(touches+` AND k.in_touch = 'YES'`, touches),
	LeaversAtWork:  partOf(touches+` AND (k.activity LIKE 'F%' OR k.activity LIKE 'P%')`, touches+` AND k.activity IS NOT NULL AND k.activity <> ''`),
	LeaversHoused:  partOf(touches+` AND k.accommodation LIKE '%1'`, touches+` AND k.accommodation IS NOT NULL AND k.accommodation <> ''`),
	WorkersLeave:   (*checking).turnover,
	WhiteBritish: partOf(`SELECT count(*) FROM person WHERE authority_id = $1 AND born > '2002-01-01' AND born <= $3 AND $2 <= $3 AND ethnicity = 'WBRI'`,
		`SELECT count(*) FROM person WHERE authority_id = $1 AND born > '2002-01-01' AND born <= $3 AND $2 <= $3`),
}

const touches = `SELECT count(*) FROM keeping_in_touch k WHERE k.authority_id = $1 AND k.contact_on` + between

// lasted is the share, in percent, of the plans that ended whose days were so many.
func (c *checking) lasted(low, high int) (float64, error) {
	type plan struct{ BeganOn, EndedOn core.Date }
	all, err := store.All[plan](c.ctx, c.tx, `
		SELECT k.began_on, k.ended_on FROM protection_plan k JOIN record r ON r.authority_id = k.authority_id AND r.id = k.record_id
		WHERE  k.authority_id = $1 AND r.state = 'agreed' AND k.ended_on BETWEEN $2 AND $3`, Authority, c.from, c.until)
	n := 0
	for _, p := range all {
		if days := int(p.EndedOn - p.BeganOn); days >= low && days < high {
			n++
		}
	}
	return 100 * float64(n) / float64(max(len(all), 1)), err
}

// enteredAged is the share, in percent, of those who came into care at such ages.
func (c *checking) enteredAged(low, high int) (float64, error) {
	type child struct{ Born, BeganOn core.Date }
	all, err := store.All[child](c.ctx, c.tx, `
		SELECT c.born, k.began_on FROM care_episode k
		JOIN   record_person p ON p.authority_id = k.authority_id AND p.record_id = k.record_id
		JOIN   person c ON c.authority_id = p.authority_id AND c.id = p.person_id
		WHERE  k.authority_id = $1 AND k.reason_new = 'S' AND k.began_on BETWEEN $2 AND $3 AND c.born IS NOT NULL`, Authority, c.from, c.until)
	n := 0
	for _, one := range all {
		if age := one.Born.AgeOn(one.BeganOn); age >= low && age <= high {
			n++
		}
	}
	return 100 * float64(n) / float64(max(len(all), 1)), err
}

// moved is the share, in percent, of those in care today who lived in three places or more
// in the last year.
func (c *checking) moved() (float64, error) {
	type child struct {
		PersonID core.ID
		Places   int
	}
	all, err := store.All[child](c.ctx, c.tx, `
		SELECT p.person_id, sum(CASE WHEN k.reason_new IN ('S', 'P', 'B') AND k.began_on > $2 OR k.began_on <= $2 THEN 1 ELSE 0 END) AS places
		FROM   care_episode k JOIN record_person p ON p.authority_id = k.authority_id AND p.record_id = k.record_id
		WHERE  k.authority_id = $1 AND (k.ended_on IS NULL OR k.ended_on > $2)
		GROUP  BY p.person_id
		HAVING sum(CASE WHEN k.ended_on IS NULL THEN 1 ELSE 0 END) > 0`, Authority, c.until.PlusYears(-1))
	n := 0
	for _, one := range all {
		if one.Places >= 3 {
			n++
		}
	}
	return 100 * float64(n) / float64(max(len(all), 1)), err
}

// missing is the share, in percent, of those in care in the last year who were missing in it.
func (c *checking) missing() (float64, error) {
	year := c.until.PlusYears(-1)
	gone, err := store.One[int64](c.ctx, c.tx, `
		SELECT count(DISTINCT p.person_id) FROM missing_period k JOIN record_person p ON p.authority_id = k.authority_id AND p.record_id = k.record_id
		WHERE  k.authority_id = $1 AND k.missing_type = 'M' AND k.from_on > $2`, Authority, year)
	if err != nil {
		return 0, err
	}
	all, err := store.One[int64](c.ctx, c.tx, `
		SELECT count(DISTINCT p.person_id) FROM care_episode k JOIN record_person p ON p.authority_id = k.authority_id AND p.record_id = k.record_id
		WHERE  k.authority_id = $1 AND (k.ended_on IS NULL OR k.ended_on > $2)`, Authority, year)
	return 100 * float64(gone) / float64(max(all, 1)), err
}

// turnover is the share, in percent, of the seats of social workers whose holder left, a year.
func (c *checking) turnover() (float64, error) {
	type count struct{ Gone, Here int64 }
	n, err := store.One[count](c.ctx, c.tx, `
		SELECT coalesce(sum(CASE WHEN active = $2 THEN 1 ELSE 0 END), 0) AS gone, coalesce(sum(CASE WHEN active = $3 THEN 1 ELSE 0 END), 0) AS here
		FROM   app_user WHERE authority_id = $1 AND title = 'Social worker'`, Authority, false, true)
	return 100 * float64(n.Gone) / float64(max(n.Here, 1)) / years, err
}
