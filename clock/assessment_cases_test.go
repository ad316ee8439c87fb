package clock

import (
	"testing"

	"throughline/core"
)

// assessmentCases are the limits of assessment, each met in time, met late, and at the edge
// that can bite it. The days were worked out by hand.
var assessmentCases = []story{
	{"met on the last of the 45 days", "assessment.complete", "", "referral.accepted 2026-03-02; assessment.completed 2026-05-07", "met 2026-05-07"},
	{"a day late", "assessment.complete", "", "referral.accepted 2026-03-02; assessment.completed 2026-05-08", "met late 2026-05-07"},
	{"referred on Christmas Eve", "assessment.complete", "", "referral.accepted 2026-12-24", "running 2027-03-02"},
	{"a longer time, with its reason, is an exception and not a new limit", "assessment.complete", "", "referral.accepted 2026-03-02; assessment.extended 2026-04-30 until=2026-06-01", "excepted 2026-06-01"},
	{"a further assessment on an open case has days of its own", "assessment.complete", "", "assessment.started 2026-03-02 reassessment thread=b", "running 2026-05-07"},
	{"seen on the fifth working day", "assessment.see-child", "2018-05-01", "assessment.started 2026-04-01; assessment.child-seen 2026-04-10", "met 2026-04-10"},
	{"seen a day later", "assessment.see-child", "2018-05-01", "assessment.started 2026-04-01; assessment.child-seen 2026-04-11", "met late 2026-04-10"},
	{"seen on day 0", "assessment.see-child", "2018-05-01", "assessment.started 2026-04-01; assessment.child-seen 2026-04-01", "met 2026-04-10"},
	{"not born yet: nobody can be seen", "assessment.see-child", "expected 2026-09-01", "assessment.started 2026-04-01", ""},
	{"eighteen before it began", "assessment.see-child", "2008-03-31", "assessment.started 2026-04-01", ""},
	{"the tenth day, and again ten after that", "assessment.checkpoint", "", "assessment.started 2026-03-02; assessment.checkpoint-held 2026-03-16", "met 2026-03-16; running 2026-03-30"},
	{"a day late", "assessment.checkpoint", "", "assessment.started 2026-03-02; assessment.checkpoint-held 2026-03-17; assessment.completed 2026-03-20", "met late 2026-03-16; not needed 2026-03-31"},
	{"of a disabled child, in time", "assessment.s17-disabled", "", "referral.accepted 2026-03-02 disabled; assessment.completed 2026-05-07", "met 2026-05-07"},
	{"of a disabled child, late", "assessment.s17-disabled", "", "referral.accepted 2026-03-02 disabled; assessment.completed 2026-05-11", "met late 2026-05-07"},
	{"of a young carer, in time", "assessment.young-carer", "", "referral.accepted 2026-03-02 young-carer; assessment.completed 2026-04-02", "met 2026-05-07"},
	{"of a young carer, late", "assessment.young-carer", "", "referral.accepted 2026-03-02 young-carer; assessment.completed 2026-05-08", "met late 2026-05-07"},

	{"before birth, in time", "prebirth.assessment", "expected 2026-09-01", "pregnancy.concern-received 2026-03-02; prebirth.assessment-completed 2026-05-07", "met 2026-05-07"},
	{"before birth, a day late", "prebirth.assessment", "expected 2026-09-01", "pregnancy.concern-received 2026-03-02; prebirth.assessment-completed 2026-05-08", "met late 2026-05-07"},
	{"the baby comes first", "prebirth.assessment", "expected 2026-05-01", "pregnancy.concern-received 2026-03-02; child.born 2026-04-20", "not needed 2026-05-07"},
	{"shared four weeks before", "prebirth.birth-plan", "expected 2026-07-29", "prebirth.plan-shared 2026-07-01", "met 2026-07-01"},
	{"shared three weeks before", "prebirth.birth-plan", "expected 2026-07-29", "prebirth.plan-shared 2026-07-08", "met late 2026-07-01"},
	{"expected on a leap day", "prebirth.birth-plan", "expected 2028-02-29", "", "running 2028-02-01"},
	{"a birth after the day expected ends it too", "prebirth.birth-plan", "expected 2026-07-29", "child.born 2026-08-05", "not needed 2026-07-01"},

	{"a bed the same day", "homeless.same-day", "2009-05-01", "homeless.presented 2026-03-06 16:00; homeless.accommodated 2026-03-06 21:00", "met 2026-03-06"},
	{"a bed the day after", "homeless.same-day", "2009-05-01", "homeless.presented 2026-03-06 16:00; homeless.accommodated 2026-03-07 09:00", "met late 2026-03-06"},
	{"the day before the 16th birthday", "homeless.same-day", "2010-03-07", "homeless.presented 2026-03-06", ""},
	{"on the 16th birthday", "homeless.same-day", "2010-03-06", "homeless.presented 2026-03-06", "running 2026-03-06"},
	{"ten working days for both together", "homeless.assessment", "2009-05-01", "homeless.presented 2026-04-02; homeless.assessed 2026-04-20", "met 2026-04-20"},
	{"a day late", "homeless.assessment", "2009-05-01", "homeless.presented 2026-04-02; homeless.assessed 2026-04-21", "met late 2026-04-20"},
	{"a choice that was explained", "homeless.informed-choice", "2009-05-01", "homeless.accommodated 2026-04-02; homeless.choice-recorded 2026-04-20", "met 2026-04-20"},
	{"explained too late", "homeless.informed-choice", "2009-05-01", "homeless.accommodated 2026-04-02; homeless.choice-recorded 2026-04-21", "met late 2026-04-20"},
	{"moved under the scheme", "uasc.transfer", "2010-01-01", "nts.referred 2026-12-21; nts.transferred 2027-01-07", "met 2027-01-07"},
	{"moved a day late", "uasc.transfer", "2010-01-01", "nts.referred 2026-12-21; nts.transferred 2027-01-08", "met late 2027-01-07"},
	{"a child in need moved here", "case.transfer-between-authorities-cin", "", "cp.transfer-notified 2026-03-02 child-in-need; case.allocated 2026-03-30", "met 2026-03-30"},
	{"allocated a day late", "case.transfer-between-authorities-cin", "", "cp.transfer-notified 2026-03-02 child-in-need; case.allocated 2026-03-31", "met late 2026-03-30"},
	{"on a protection plan: another limit", "case.transfer-between-authorities-cin", "", "cp.transfer-notified 2026-03-02", ""},
}

func TestAssessmentCases(t *testing.T) { tell(t, assessmentCases) }

// What was owed before a birth stays to be seen after it, and the birth itself is a moment
// of everybody who was on record before.
func TestABirthKeepsTheRecord(t *testing.T) {
	expected, born := core.Day(2026, 7, 29), core.Day(2026, 8, 2)
	for _, c := range []struct {
		why           string
		child         Child
		events, clock string
		want          string
	}{
		{"the plan was shared before the birth", Child{Expected: expected, Born: born}, "prebirth.plan-shared 2026-06-30", "prebirth.birth-plan", "met 2026-07-01"},
		{"nobody shared it", Child{Expected: expected, Born: born}, "", "prebirth.birth-plan", "not needed 2026-07-01"},
		{"nobody finished the assessment", Child{Expected: expected, Born: born}, "pregnancy.concern-received 2026-07-01", "prebirth.assessment", "not needed 2026-09-03"},
		{"on a plan since before the birth", Child{Expected: expected, Born: born}, "cp.plan-started 2026-06-01", "cp.rcpc-after-birth", "running 2026-09-02"},
		{"never on record before the birth", Child{Born: born}, "cp.plan-started 2026-06-01", "cp.rcpc-after-birth", ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			dues, err := Run(c.child, happened(t, c.events), nil, England())
			if err != nil {
				t.Fatal(err)
			}
			if got := told(dues, c.clock); got != c.want {
				t.Errorf("%s is %q, want %q", c.clock, got, c.want)
			}
		})
	}
}
