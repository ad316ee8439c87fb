package clock

import "testing"

// leavingCareStories cover young people who leave care: each limit met in time, late, and
// at the edge that can bite it.
var leavingCareStories = []story{
	{"said on the 16th birthday", "leaving-care.eligible", "2010-06-01", "care.started 2025-01-01; eligible.became 2026-06-01", "met 2026-06-01"},
	{"born on a leap day: 16 on the leap day", "leaving-care.eligible", "2008-02-29", "care.started 2020-01-01", "waiting 2024-02-29"},
	{"91 days of which the last is the 16th birthday", "leaving-care.eligible", "2010-06-01", "care.started 2026-03-03 rec=a; care.ended 2026-06-01 rec=a", "not needed 2026-06-01"},

	{"three months of the day", "leaving-care.needs-assessment", "2010-08-31", "eligible.became 2026-08-31; leaving-care.needs-assessed 2026-11-30", "met 2026-11-30"},
	{"a day late", "leaving-care.needs-assessment", "2010-08-31", "eligible.became 2026-08-31; leaving-care.needs-assessed 2026-12-01", "met late 2026-11-30"},
	{"to the leap day", "leaving-care.needs-assessment", "2011-11-30", "eligible.became 2027-11-30", "running 2028-02-29"},
	{"18 on the day: no longer an eligible child", "leaving-care.needs-assessment", "2008-08-31", "eligible.became 2026-08-31", ""},

	{"a month from the end of January", "leaving-care.pathway-plan", "2010-01-01", "leaving-care.needs-assessed 2026-01-31; pathway.plan-completed 2026-02-28", "met 2026-02-28"},
	{"a day late", "leaving-care.pathway-plan", "2010-01-01", "leaving-care.needs-assessed 2026-01-31; pathway.plan-completed 2026-03-01", "met late 2026-02-28"},

	{"left care at 16 with no plan", "leaving-care.relevant-assessment", "2010-01-01", "relevant.became 2026-12-24; leaving-care.needs-assessed 2027-03-24", "met 2027-03-24"},
	{"a day late", "leaving-care.relevant-assessment", "2010-01-01", "relevant.became 2026-12-24; leaving-care.needs-assessed 2027-03-25", "met late 2027-03-24"},
	{"left care on the 18th birthday", "leaving-care.relevant-assessment", "2008-12-24", "relevant.became 2026-12-24", ""},

	{"named in time", "leaving-care.pa", "2010-11-30", "eligible.became 2026-11-30; pa.appointed 2027-02-28", "met 2027-02-28"},
	{"named a day late", "leaving-care.pa", "2010-11-30", "eligible.became 2026-11-30; pa.appointed 2027-03-01", "met late 2027-02-28"},

	{"each review brings the next", "leaving-care.pathway-review", "2008-01-01", "pathway.plan-completed 2026-08-31; pathway.reviewed 2027-02-28", "met 2027-02-28; running 2027-08-28"},
	{"a day late", "leaving-care.pathway-review", "2008-01-01", "pathway.plan-completed 2026-08-31; pathway.reviewed 2027-03-01", "met late 2027-02-28; running 2027-09-01"},
	{"25 comes first", "leaving-care.pathway-review", "2001-12-01", "pathway.plan-completed 2026-08-01", "not needed 2027-02-01"},

	{"on day 28", "leaving-care.pathway-review-move", "2007-01-01", "lc.moved-in 2026-03-02; pathway.reviewed 2026-03-30", "met 2026-03-30"},
	{"on day 29", "leaving-care.pathway-review-move", "2007-01-01", "lc.moved-in 2026-03-02; pathway.reviewed 2026-03-31", "met late 2026-03-30"},

	{"within the week, over Christmas", "leaving-care.visit-7-days", "2007-01-01", "lc.moved-in 2026-12-24; pa.visit-made 2026-12-31", "met 2026-12-31"},
	{"on the eighth day", "leaving-care.visit-7-days", "2007-01-01", "lc.moved-in 2026-12-24; pa.visit-made 2027-01-01", "met late 2026-12-31"},
	{"25 on the day of the move", "leaving-care.visit-7-days", "2001-12-24", "lc.moved-in 2026-12-24", ""},

	{"visited, then reviewed", "leaving-care.visit-before-review", "2007-01-01", "pa.visit-made 2026-03-20; pathway.reviewed 2026-03-30 our-accommodation", "met 2026-03-30"},
	{"reviewed with no visit before", "leaving-care.visit-before-review", "2007-01-01", "pathway.reviewed 2026-03-30 our-accommodation", "running 2026-03-30"},
	{"a home of their own", "leaving-care.visit-before-review", "2007-01-01", "pathway.reviewed 2026-03-30", ""},

	{"two months are not eight weeks", "leaving-care.visit", "2007-01-01", "pa.visit-made 2026-12-31 our-accommodation; pa.visit-made 2027-02-28", "met 2027-02-28"},
	{"a day late", "leaving-care.visit", "2007-01-01", "pa.visit-made 2026-12-31 our-accommodation; pa.visit-made 2027-03-01", "met late 2027-02-28"},
	{"a home of their own", "leaving-care.visit", "2007-01-01", "pa.visit-made 2026-12-31", ""},

	{"on the last day", "leaving-care.keep-in-touch", "2007-01-01", "pa.contact-made 2026-03-02; pa.contact-made 2026-04-27", "met 2026-04-27; running 2026-06-22"},
	{"a day late", "leaving-care.keep-in-touch", "2007-01-01", "pa.contact-made 2026-03-02; pa.contact-made 2026-04-28", "met late 2026-04-27; running 2026-06-23"},

	{"three months before to one month after, from 1 March for one born on a leap day", "leaving-care.birthday-status", "2004-02-29", "eligible.became 2020-03-01; lc.birthday-contact 2024-11-30; lc.birthday-contact 2025-04-01", "not needed 2021-04-01; not needed 2022-04-01; not needed 2023-04-01; not needed 2024-03-29; met 2025-04-01"},

	{"over Christmas", "leaving-care.21-25", "2004-02-29", "lc.support-requested 2026-12-21; lc.request-answered 2027-01-07", "met 2027-01-07"},
	{"a day late", "leaving-care.21-25", "2004-02-29", "lc.support-requested 2026-12-21; lc.request-answered 2027-01-08", "met late 2027-01-07"},
	{"the day before 21: the full duties still hold", "leaving-care.21-25", "2005-12-22", "lc.support-requested 2026-12-21", ""},
	{"25 on the day", "leaving-care.21-25", "2001-12-21", "lc.support-requested 2026-12-21", ""},

	{"not in force yet", "leaving-care.staying-close", "2007-01-01", "lc.support-requested 2026-12-21", ""},

	{"found a home on day 56", "leaving-care.homeless-prevention", "2007-01-01", "eligible.became 2023-01-01; homeless.presented 2026-03-02; homeless.accommodated 2026-04-27", "met 2026-04-27"},
	{"on day 57", "leaving-care.homeless-prevention", "2007-01-01", "eligible.became 2023-01-01; homeless.presented 2026-03-02; homeless.accommodated 2026-04-28", "met late 2026-04-27"},
	{"never in care", "leaving-care.homeless-prevention", "2007-01-01", "homeless.presented 2026-03-02", ""},
	{"17: the duty of the same day is another", "leaving-care.homeless-prevention", "2008-03-03", "eligible.became 2024-03-03; homeless.presented 2026-03-02", ""},

	{"over Christmas", "leaving-care.custody-visit", "2007-01-01", "eligible.became 2023-01-01; custody.started 2026-12-21; custody.visit-made 2027-01-07", "met 2027-01-07"},
	{"a day late", "leaving-care.custody-visit", "2007-01-01", "eligible.became 2023-01-01; custody.started 2026-12-21; custody.visit-made 2027-01-08", "met late 2027-01-07"},
	{"never in care", "leaving-care.custody-visit", "2007-01-01", "custody.started 2026-12-21", ""},

	{"safe the same day", "homeless.same-day", "2009-12-31", "homeless.presented 2026-12-25 22:00; homeless.accommodated 2026-12-25 23:30", "met 2026-12-25"},
	{"safe after midnight", "homeless.same-day", "2009-12-31", "homeless.presented 2026-12-25 22:00; homeless.accommodated 2026-12-26 00:30", "met late 2026-12-25"},
	{"assessed on the last day", "homeless.assessment", "2009-06-01", "homeless.presented 2026-12-21; homeless.assessed 2027-01-07", "met 2027-01-07"},
	{"assessed a day late", "homeless.assessment", "2009-06-01", "homeless.presented 2026-12-21; homeless.assessed 2027-01-08", "met late 2027-01-07"},
	{"a choice a day late", "homeless.informed-choice", "2009-06-01", "homeless.accommodated 2026-03-02; homeless.choice-recorded 2026-03-17", "met late 2026-03-16"},
}

func TestLeavingCare(t *testing.T) { tell(t, leavingCareStories) }
