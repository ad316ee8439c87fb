package clock

import "testing"

// courtStories cover every limit of the court, each met, late and at the edge that bites.
var courtStories = []story{
	{"held on the last day, over Easter", "court.legal-planning-meeting", "", "lpm.requested 2026-04-01 thread=a; lpm.held 2026-04-10 thread=a", "met 2026-04-10"},
	{"held the day after", "court.legal-planning-meeting", "", "lpm.requested 2026-04-01 thread=a; lpm.held 2026-04-11 thread=a", "met late 2026-04-10"},
	{"that of another piece of work", "court.legal-planning-meeting", "", "lpm.requested 2026-03-02 thread=a; lpm.held 2026-03-03 thread=b", "running 2026-03-09"},

	{"decided on a Friday", "court.letter", "", "plo.decision-pre-proceedings 2026-03-06; plo.letter-sent 2026-03-13", "met 2026-03-13"},
	{"over Christmas", "court.letter", "", "plo.decision-pre-proceedings 2026-12-22; plo.letter-sent 2027-01-05", "met late 2026-12-31"},
	{"issued instead", "court.letter", "", "plo.decision-pre-proceedings 2026-03-06 thread=a; proceedings.issued 2026-03-09 thread=a", "not needed 2026-03-13"},

	{"ten working days", "court.pre-proceedings-meeting", "", "plo.letter-sent 2026-03-10; plo.meeting-held 2026-03-24", "met 2026-03-24"},
	{"a day late", "court.pre-proceedings-meeting", "", "plo.letter-sent 2026-03-10; plo.meeting-held 2026-03-25", "met late 2026-03-24"},
	{"it ended before the meeting", "court.pre-proceedings-meeting", "", "plo.letter-sent 2026-03-10 thread=a; plo.ended 2026-03-16 thread=a", "not needed 2026-03-24"},

	{"six weeks from the meeting, then from the review", "court.pre-proceedings-review", "", "plo.meeting-held 2026-03-20; plo.review-held 2026-05-01", "met 2026-05-01; running 2026-06-12"},
	{"ended after the review", "court.pre-proceedings-review", "", "plo.meeting-held 2026-03-20; plo.review-held 2026-05-04; plo.ended 2026-05-20", "met late 2026-05-01; not needed 2026-06-15"},

	{"sixteen weeks", "court.pre-proceedings-length", "", "plo.meeting-held 2026-03-20; plo.ended 2026-07-10", "met 2026-07-10"},
	{"a day more", "court.pre-proceedings-length", "", "plo.meeting-held 2026-03-20; plo.ended 2026-07-11", "met late 2026-07-10"},
	{"more time, in writing", "court.pre-proceedings-length", "", "plo.meeting-held 2026-03-20; plo.extended 2026-07-01 until=2026-08-14; proceedings.issued 2026-08-10", "met 2026-08-14"},

	{"before Christmas", "court.issue", "", "plo.decision-issue 2026-12-21; proceedings.issued 2026-12-30", "met 2026-12-30"},
	{"issued late", "court.issue", "", "plo.decision-issue 2026-06-01; proceedings.issued 2026-06-09", "met late 2026-06-08"},

	{"concluded on the last day of week 26", "court.proceedings-26-weeks", "", "proceedings.issued 2026-06-05; proceedings.concluded 2026-12-03", "met 2026-12-03"},
	{"a day later", "court.proceedings-26-weeks", "", "proceedings.issued 2026-06-05; proceedings.concluded 2026-12-04", "met late 2026-12-03"},
	{"over a leap day", "court.proceedings-26-weeks", "", "proceedings.issued 2027-12-01", "running 2028-05-30"},

	{"eight weeks after the end of the 26", "court.extension", "", "court.order-made 2026-12-03 extension-granted; proceedings.concluded 2027-01-28", "met 2027-01-28"},
	{"and no more", "court.extension", "", "court.order-made 2026-12-03 extension-granted; proceedings.concluded 2027-01-29", "met late 2027-01-28"},
	{"an order about something else", "court.extension", "", "court.order-made 2026-12-03", ""},

	{"by day 2, the day of issue is day 1", "court.annex-documents", "", "proceedings.issued 2026-06-05; proceedings.documents-served 2026-06-08", "met 2026-06-08"},
	{"on day 3", "court.annex-documents", "", "proceedings.issued 2026-06-05; proceedings.documents-served 2026-06-09", "met late 2026-06-08"},
	{"on day 2", "court.standard-directions", "", "proceedings.issued 2026-04-02; proceedings.standard-directions 2026-04-07", "met 2026-04-07"},
	{"too late for Easter", "court.standard-directions", "", "proceedings.issued 2026-04-02; proceedings.standard-directions 2026-04-08", "met late 2026-04-07"},
	{"appointed the day before the end", "court.guardian", "", "proceedings.issued 2026-06-05; guardian.appointed 2026-06-08", "met 2026-06-08"},
	{"withdrawn first", "court.guardian", "", "proceedings.issued 2026-06-05 thread=a; proceedings.concluded 2026-06-05 thread=a", "not needed 2026-06-08"},

	{"day 18", "court.cmh", "", "proceedings.issued 2026-06-05; cmh.held 2026-06-30", "met 2026-06-30"},
	{"day 19", "court.cmh", "", "proceedings.issued 2026-06-05; cmh.held 2026-07-01", "met late 2026-06-30"},
	{"needed, and held on day 25", "court.fcmh", "", "proceedings.issued 2026-06-05 further-hearing; fcmh.held 2026-07-09", "met 2026-07-09"},
	{"needed, and late", "court.fcmh", "", "proceedings.issued 2026-06-05 further-hearing; fcmh.held 2026-07-10", "met late 2026-07-09"},
	{"not needed", "court.fcmh", "", "proceedings.issued 2026-06-05", ""},

	{"two working days before the hearing of a Tuesday", "court.advocates-cmh", "", "cmh.dated 2026-06-08 until=2026-06-30 rec=a; cmh.held 2026-06-30 rec=a; advocates-meeting.held 2026-06-26", "met 2026-06-26"},
	{"the day before the hearing", "court.advocates-cmh", "", "cmh.dated 2026-06-08 until=2026-06-30 rec=a; advocates-meeting.held 2026-06-29", "met late 2026-06-26"},
	{"the hearing comes after Easter", "court.bundle", "", "hearing.listed 2026-03-02 rec=a until=2026-04-07; bundle.lodged 2026-04-01 rec=a", "met 2026-04-01"},
	{"lodged the day before", "court.bundle", "", "hearing.listed 2026-03-02 rec=a until=2026-04-16; bundle.lodged 2026-04-15 rec=a", "met late 2026-04-14"},
	{"the bundle of another hearing", "court.bundle", "", "hearing.listed 2026-03-02 rec=a until=2026-04-16; bundle.lodged 2026-04-10 rec=b", "running 2026-04-14"},

	{"filed on the day", "court.directed-date", "", "court.direction-made 2026-03-02 rec=a until=2026-04-17; court.document-filed 2026-04-17 rec=a", "met 2026-04-17"},
	{"due on a Saturday: the court's day is the day", "court.directed-date", "", "court.direction-made 2026-03-02 rec=a until=2026-04-18; court.document-filed 2026-04-20 rec=a", "met late 2026-04-18"},

	{"72 hours over Christmas", "court.police-protection", "", "police-protection.started 2026-12-24 17:30; police-protection.ended 2026-12-27 17:30", "met 2026-12-27 17:30"},
	{"a minute more", "court.police-protection", "", "police-protection.started 2026-12-24 17:30; police-protection.ended 2026-12-27 17:31", "met late 2026-12-27 17:30"},
	{"over the change to summer time an hour is still an hour", "court.police-protection", "", "police-protection.started 2026-03-27 12:00", "running 2026-03-30 13:00"},

	{"eight days", "court.epo", "", "epo.made 2026-02-24; epo.ended 2026-03-04", "met 2026-03-04"},
	{"eight days over a leap day", "court.epo", "", "epo.made 2028-02-24; epo.ended 2028-03-04", "met late 2028-03-03"},
	{"after police protection the order is for less", "court.epo", "", "epo.made 2026-12-26 until=2027-01-01; epo.ended 2027-01-01", "met 2027-01-01"},
	{"fifteen days where it was extended from the start", "court.epo-extension", "", "epo.made 2026-12-18 extended; epo.ended 2027-01-02", "met 2027-01-02"},
	{"not extended", "court.epo-extension", "", "epo.made 2026-12-18", ""},
	{"sixteen days", "court.epo-extension", "", "epo.made 2026-12-18 extended; epo.ended 2027-01-03", "met late 2027-01-02"},

	{"seven days", "court.cao", "", "cao.started 2026-04-02; cao.ended 2026-04-09", "met 2026-04-09"},
	{"eight", "court.cao", "", "cao.started 2026-04-02; cao.ended 2026-04-10", "met late 2026-04-09"},

	{"eight weeks", "court.s37", "", "s37.directed 2026-11-05; s37.reported 2026-12-31", "met 2026-12-31"},
	{"late", "court.s37", "", "s37.directed 2026-11-05; s37.reported 2027-01-01", "met late 2026-12-31"},
	{"the court gave more", "court.s37", "", "s37.directed 2026-11-05; s37.extended 2026-11-05 until=2027-01-22; s37.reported 2027-01-20", "met 2027-01-22"},
	{"on the day that the court gave", "court.s7", "", "s7.directed 2026-03-02 until=2026-05-29; s7.filed 2026-05-29", "met 2026-05-29"},
	{"after it", "court.s7", "", "s7.directed 2026-03-02 until=2026-05-29; s7.filed 2026-06-01", "met late 2026-05-29"},

	{"seven days, and the court decides", "court.contact-refusal", "", "contact.refused 2026-12-24; contact.order-decided 2026-12-31", "met 2026-12-31"},
	{"the court came a day late", "court.contact-refusal", "", "contact.refused 2026-12-24; contact.order-decided 2027-01-01", "met late 2026-12-31"},

	{"authorised in 72 hours", "court.secure-72h", "", "secure.placed 2026-03-06 10:00; secure.authorised 2026-03-09", "met 2026-03-09 10:00"},
	{"authorised on the fourth day", "court.secure-72h", "", "secure.placed 2026-03-06 10:00; secure.authorised 2026-03-10", "met late 2026-03-09 10:00"},
	{"the child left first", "court.secure-72h", "", "secure.placed 2026-03-06 10:00; secure.ended 2026-03-08", "not needed 2026-03-09 10:00"},
	{"a further order takes its place", "court.secure-order-first", "", "secure.authorised 2025-11-30 thread=a; secure.authorised 2026-02-27 thread=a further-order", "met 2026-02-28"},
	{"and another that of the further one", "court.secure-order-later", "", "secure.authorised 2025-11-30 thread=a; secure.authorised 2026-02-27 thread=a further-order; secure.authorised 2026-08-20 thread=a further-order", "met 2026-08-27; running 2027-02-20"},
	{"a further order that came too late", "court.secure-order-first", "", "secure.authorised 2025-11-30 thread=a; secure.authorised 2026-03-02 thread=a further-order", "met late 2026-02-28"},
	{"three months at most", "court.secure-order-first", "", "secure.authorised 2025-11-30; secure.ended 2026-02-28", "met 2026-02-28"},
	{"the order is for less", "court.secure-order-first", "", "secure.authorised 2026-03-09 until=2026-04-09; secure.ended 2026-04-10", "met late 2026-04-09"},
	{"six months at most", "court.secure-order-later", "", "secure.authorised 2026-08-31 further-order; secure.ended 2027-02-28", "met 2027-02-28"},
	{"the first order is none of these", "court.secure-order-later", "", "secure.authorised 2026-08-31", ""},
	{"six months and a day", "court.secure-order-later", "", "secure.authorised 2026-08-31 further-order; secure.ended 2027-03-01", "met late 2027-02-28"},
	{"a month has no 31st", "court.secure-review-first", "", "secure.placed 2026-01-31; secure.review-held 2026-02-28", "met 2026-02-28"},
	{"a day late", "court.secure-review-first", "", "secure.placed 2026-01-31; secure.review-held 2026-03-01", "met late 2026-02-28"},
	{"then every three months", "court.secure-review", "", "secure.placed 2026-01-31; secure.review-held 2026-02-28; secure.review-held 2026-05-29", "met late 2026-05-28; running 2026-08-29"},
	{"until the child leaves", "court.secure-review", "", "secure.placed 2026-01-31; secure.review-held 2026-02-28; secure.ended 2026-04-01", "not needed 2026-05-28"},

	{"a year, from a leap day", "court.supervision-order", "", "supervision-order.made 2028-02-29; supervision-order.ended 2029-02-28", "met 2029-02-28"},
	{"it ran on", "court.supervision-order", "", "supervision-order.made 2026-05-11; supervision-order.ended 2027-05-12", "met late 2027-05-11"},
	{"the order is for six months", "court.supervision-order", "", "supervision-order.made 2026-05-11 until=2026-11-11", "running 2026-11-11"},

	{"twenty-one days", "court.appeal", "", "court.order-made 2026-12-11 appeal; appeal.notice-filed 2027-01-01", "met 2027-01-01"},
	{"the twenty-second day", "court.appeal", "", "court.order-made 2026-12-11 appeal; appeal.notice-filed 2027-01-02", "met late 2027-01-01"},
	{"nobody thinks of it", "court.appeal", "", "court.order-made 2026-12-11", ""},
	{"seven days for an interim order", "court.appeal-short", "", "court.order-made 2026-12-18 appeal-short; appeal.notice-filed 2026-12-25", "met 2026-12-25"},
	{"eight", "court.appeal-short", "", "court.order-made 2026-12-18 appeal-short; appeal.notice-filed 2026-12-26", "met late 2026-12-25"},

	{"three months of notice before the application", "court.sg-notice", "", "sg.notice-received 2025-11-30 thread=a; sg.application-made 2026-02-28 thread=a", "met 2026-02-28 00:00"},
	{"on the court's day", "court.sg-report", "", "sg.notice-received 2026-03-02 until=2026-05-29; sg.report-filed 2026-05-29", "met 2026-05-29"},
	{"after it", "court.sg-report", "", "sg.notice-received 2026-03-02 until=2026-05-29; sg.report-filed 2026-06-01", "met late 2026-05-29"},
	{"ten working days over Easter", "kinship.viability", "", "kinship.carer-identified 2026-03-26 thread=a; kinship.viability-completed 2026-04-13 thread=a", "met 2026-04-13"},
	{"a day more", "kinship.viability", "", "kinship.carer-identified 2026-03-26 thread=a; kinship.viability-completed 2026-04-14 thread=a", "met late 2026-04-13"},
}

func TestCourt(t *testing.T) { tell(t, courtStories) }

// TestEveryLimitOfCourtIsTold holds that no limit of the court goes untried.
func TestEveryLimitOfCourtIsTold(t *testing.T) {
	everyLimitIsTold(t, "court", courtStories, "court.fgdm-offer")
}

// everyLimitIsTold holds that each limit of an area has a story, but for some that are
// tried elsewhere.
func everyLimitIsTold(t *testing.T, area string, stories []story, elsewhere ...string) {
	t.Helper()
	told := map[string]bool{}
	for _, s := range stories {
		told[s.clock] = true
	}
	for _, id := range elsewhere {
		told[id] = true
	}
	for _, c := range All {
		if c.Area == area && !told[c.ID] {
			t.Errorf("%s has no story", c.ID)
		}
	}
}
