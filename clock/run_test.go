package clock

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
)

// Stories of the other areas, chosen for each notion that a clock can have.
func TestEachNotion(t *testing.T) {
	tell(t, []story{
		{"each extension at most eight weeks", "court.proceedings-26-weeks", "", "proceedings.issued 2026-01-12; proceedings.extended 2026-06-01 until=2026-12-25; proceedings.extended 2026-08-20 until=2026-09-20", "excepted 2026-09-20"},
		{"concluded in the extended time", "court.proceedings-26-weeks", "", "proceedings.issued 2026-01-12; proceedings.extended 2026-06-01 until=2026-08-30; proceedings.concluded 2026-08-28", "met 2026-08-30"},
		{"an emergency order is extended once", "court.epo", "", "epo.made 2026-12-18; epo.extended 2026-12-24; epo.extended 2026-12-31", "excepted 2027-01-02"},
		{"an order for less than the law allows", "court.epo", "", "epo.made 2026-12-18 until=2026-12-22", "running 2026-12-22"},
		{"three years in all", "court.supervision-order", "", "supervision-order.made 2026-02-28; supervision-order.extended 2027-01-10 until=2031-01-01", "excepted 2029-02-28"},
		{"day 2 of business days, issued on a Friday", "court.annex-documents", "", "proceedings.issued 2026-03-06", "running 2026-03-09"},
		{"an inclusive limit that starts at a weekend", "court.annex-documents", "", "proceedings.issued 2026-03-07", "running 2026-03-10"},
		{"the court gives the day", "court.directed-date", "", "court.direction-made 2026-03-02 rec=a until=2026-04-17; court.direction-made 2026-03-02 rec=b until=2026-05-01; court.document-filed 2026-04-18 rec=a", "met late 2026-04-17; running 2026-05-01"},
		{"the court gave no day", "court.s7", "", "s7.directed 2026-03-02", "running"},
		{"two working days before a hearing that lies ahead", "court.bundle", "", "hearing.listed 2026-03-02 rec=a until=2026-04-07", "running 2026-04-01"},
		{"three months' notice and no less", "court.sg-notice", "", "sg.notice-received 2025-11-30; sg.application-made 2026-02-27", "too early 2026-02-28 00:00"},
		{"the first day that is allowed", "court.sg-notice", "", "sg.notice-received 2025-11-30; sg.application-made 2026-02-28", "met 2026-02-28 00:00"},
		{"found before the day was out", "missing.escalate-24h", "", "missing.started 2026-03-02 22:00 thread=a; missing.ended 2026-03-03 07:00 thread=a", "not needed 2026-03-03 22:00"},
		{"two episodes, one interview each", "missing.return-interview", "", "missing.ended 2026-03-02 10:00 thread=a; missing.ended 2026-03-06 10:00 thread=b; rhi.completed 2026-03-08 10:00 thread=b", "running 2026-03-05 10:00; met 2026-03-09 10:00"},
		{"an assessment in the three months before counts", "health.iha", "", "health.iha-completed 2025-12-05; care.started 2026-03-02", "met 2026-03-30"},
		{"one longer ago does not", "health.iha", "", "health.iha-completed 2025-12-01; care.started 2026-03-02", "running 2026-03-30"},
		{"one lawful exception, for good", "health.iha", "", "care.started 2026-03-02; clock.excepted 2026-03-20 health.iha", "excepted 2026-03-30"},
		{"an exception of another limit", "health.iha", "", "care.started 2026-03-02; clock.excepted 2026-03-20 health.dental", "running 2026-03-30"},
		{"under 5 still in six months", "health.rha-under5", "2021-09-03", "care.started 2026-01-02; health.iha-completed 2026-03-02", "running 2026-09-02"},
		{"5 before six months are past: yearly", "health.rha-under5", "2021-09-02", "care.started 2026-01-02; health.iha-completed 2026-03-02", ""},
		{"5 before six months are past: yearly", "health.rha-5plus", "2021-09-02", "care.started 2026-01-02; health.iha-completed 2026-03-02", "running 2027-03-02"},
		{"the year of the returns", "health.immunisations", "", "care.started 2026-04-01", "running 2027-03-31"},
		{"a pause adds its days", "send.final", "", "ehc.requested 2026-03-02; ehc.exception-started 2026-04-01; ehc.exception-ended 2026-04-15", "running 2026-08-03"},
		{"a pause that goes on", "send.final", "", "ehc.requested 2026-03-02; ehc.exception-started 2026-04-01", "paused 2026-07-20"},
		{"a pause moves on to a working day", "records.sar", "", "sar.received 2026-03-02; sar.stopped 2026-03-04; sar.resumed 2026-03-06", "running 2026-04-07"},
		{"extended to three months in all", "records.sar", "", "sar.received 2026-03-02; sar.extended 2026-03-20", "excepted 2026-06-02"},
		{"St Patrick's Day counts for information", "records.foi", "", "foi.received 2026-03-02", "running 2026-03-31"},
		{"15 February of the year of the move", "send.phase-transfer", "", "ehc.phase-transfer 2027-09-01; ehc.final-issued 2027-02-15", "met 2027-02-15"},
		{"the plan of years before is not it", "send.phase-transfer", "", "ehc.final-issued 2024-02-15; ehc.phase-transfer 2027-09-01", "running 2027-02-15"},
		{"from three months before the birthday", "leaving-care.birthday-status", "2007-06-10", "eligible.became 2024-01-01; lc.birthday-contact 2026-03-12; lc.birthday-contact 2027-07-11", "not needed 2024-07-10; not needed 2025-07-10; met 2026-07-10; not needed 2027-07-10; waiting 2028-07-10"},
		{"ninety-one days since 14, past 16", "leaving-care.eligible", "2010-06-01", "care.started 2026-05-01", "waiting 2026-07-30"},
		{"enough before 16: on the birthday", "leaving-care.eligible", "2010-06-01", "care.started 2025-05-01", "waiting 2026-06-01"},
		{"two periods added up", "leaving-care.eligible", "2010-06-01", "care.started 2025-01-01 rec=a; care.ended 2025-03-01 rec=a; care.started 2026-08-01 rec=b", "waiting 2026-08-31"},
		{"short breaks do not count", "leaving-care.eligible", "2010-06-01", "care.started 2025-01-01 short-break-series", ""},
		{"left too soon", "leaving-care.eligible", "2010-06-01", "care.started 2026-05-01; care.ended 2026-07-29", ""},
		{"the first and then the later reviews", "adoption.review", "", "adoption.placed 2026-01-05; adoption.review-held 2026-02-01; adoption.review-held 2026-04-30", "running 2026-10-30"},
		{"weekly in the first six weeks", "supervision.asye-weekly", "", "worker.started-asye 2026-03-02; supervision.held 2026-03-09; supervision.held 2026-04-13", "met 2026-03-09; met late 2026-03-16"},
		{"fortnightly from then on", "supervision.asye-fortnightly", "", "worker.started-asye 2026-03-02; supervision.held 2026-04-13", "running 2026-04-27"},
		{"a check of another sort does not renew it", "fostering.dbs-renewal", "", "fostering.approved 2023-01-01; fostering.check-completed 2023-02-28 dbs; fostering.check-completed 2024-01-01 medical", "running 2026-02-28"},
		{"law that began in June 2026", "kinship.local-offer", "", "kinship.offer-published 2026-06-28; kinship.offer-published 2026-06-29", "running"},
		{"75 years from birth", "records.retain-looked-after", "2010-02-28", "care.started 2020-01-01", "waiting 2085-02-28 00:00"},
	})
}

func TestRunRefuses(t *testing.T) {
	for _, c := range []struct {
		why   string
		event Event
		want  string
	}{
		{"a moment not in the list", Event{Moment: "contact.recieved", At: 1, Record: "r1"}, `event of record r1: "contact.recieved" is not a moment`},
		{"no time", Event{Moment: ContactReceived, Record: "r1"}, "has no time"},
		{"another person", Event{Moment: ContactReceived, At: 1, Person: "other"}, "belongs to another person"},
	} {
		_, err := Run(Child{ID: "child"}, []Event{c.event}, nil, England())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.why, err, c.want)
		}
	}
}

func TestAYearThatIsMissingIsSaidAndTheRestStands(t *testing.T) {
	dues, err := Run(Child{}, happened(t, "referral.accepted 2030-12-02; cp.plan-started 2030-12-02"), nil, England())
	var missing MissingYear
	if !errors.As(err, &missing) || missing.Year != 2031 {
		t.Errorf("got %v, want the missing year 2031", err)
	}
	if got := told(dues, "assessment.complete"); got != "running" {
		t.Errorf("the limit beyond the calendar: %q, want running without a date", got)
	}
	if got := told(dues, "cp.visit"); got != "running 2030-12-16" {
		t.Errorf("the limit within the calendar: %q", got)
	}
}

func TestWarnings(t *testing.T) {
	for _, c := range []struct{ why, clock, events, first, last string }{
		{"days 10, 20 and 35", "assessment.complete", "referral.accepted 2026-03-02", "2026-03-16", "2026-05-07"},
		{"days 5 and 12", "cp.icpc", "s47.started 2026-03-09", "2026-03-16", "2026-03-30"},
		{"day 60", "cp.rcpc-first", "icpc.held 2026-01-01 to-cp-plan", "2026-03-02", "2026-04-01"},
		{"months before it is due", "fostering.review-first", "fostering.approved 2025-11-30", "2026-08-30", "2026-11-30"},
		{"the last working day before a weekend", "cp.rcpc", "rcpc.held 2025-08-31", "", "2026-02-27"},
		{"a usual figure where the law has none", "care.visit-on-request", "cla-visit.requested 2026-03-06", "2026-03-10", ""},
	} {
		for _, d := range run(t, "", c.events, nil) {
			if d.Clock == c.clock && (d.WarnOn != core.MustDate(c.first) || d.LastWorkingDay != core.MustDate(c.last)) {
				t.Errorf("%s: warn on %s, last working day %s, want %s and %s", c.why, d.WarnOn, d.LastWorkingDay, c.first, c.last)
			}
		}
	}
	d := Due{Clock: "assessment.complete", Started: core.At(core.MustDate("2026-03-02"), 0, 0), DueOn: core.MustDate("2026-05-07")}
	days, err := Warnings(d, England())
	if want := []core.Date{core.MustDate("2026-03-16"), core.MustDate("2026-03-30"), core.MustDate("2026-04-22")}; err != nil || !slices.Equal(days, want) {
		t.Errorf("warnings %v, %v, want %v", days, err, want)
	}
}

// drawEvents draws a life: any moments in any order, on days and at times.
func drawEvents(t *rapid.T) []Event {
	tags := []string{TagRed, TagToS47, TagToCPPlan, TagChildSeen, TagReg24, TagPermanent, TagNoConference, TagWithParent}
	ids := []core.ID{"", "a", "b", "c"}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Event {
		day := core.Day(2024, 1, 1).Plus(rapid.IntRange(0, 700).Draw(t, "day"))
		e := Event{
			Moment:  Moments[rapid.IntRange(0, len(Moments)-1).Draw(t, "moment")].Moment,
			At:      core.At(day, 0, 0),
			DayOnly: rapid.Bool().Draw(t, "day only"),
			Record:  rapid.SampledFrom(ids).Draw(t, "record"), Thread: rapid.SampledFrom(ids).Draw(t, "thread"),
			Tags: rapid.SliceOfN(rapid.SampledFrom(tags), 0, 3).Draw(t, "tags"),
		}
		if !e.DayOnly {
			e.At = core.At(day, rapid.IntRange(0, 23).Draw(t, "hour"), 15)
		}
		return e
	}), 0, 60).Draw(t, "events")
}

func TestTheOrderOfEventsDoesNotMatter(t *testing.T) {
	child := Child{ID: "child", Born: core.Day(2015, 2, 28)}
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		want, err := Run(child, events, nil, England())
		if err != nil {
			t.Fatal(err)
		}
		got, err := Run(child, rapid.Permutation(events).Draw(t, "shuffled"), nil, England())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gave another table:\n%v\n%v", got, want)
		}
	})
}

func TestALaterEventOfNoAccountChangesNothing(t *testing.T) {
	child := Child{ID: "child", Born: core.Day(2015, 2, 28)}
	none := []Moment{BoardMet, FosteringSOPNotified, ComplaintReportPublished, SupervisionRecorded}
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		want, err := Run(child, events, nil, England())
		if err != nil {
			t.Fatal(err)
		}
		later := Event{Moment: rapid.SampledFrom(none).Draw(t, "later"), At: core.At(core.Day(2028, 1, 1), 0, 0), Record: "z", Thread: "z"}
		all, err := Run(child, append(events, later), nil, England())
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range want {
			j := slices.IndexFunc(all, func(a Due) bool {
				return a.Clock == d.Clock && a.Started == d.Started && a.Record == d.Record && a.Thread == d.Thread
			})
			if j < 0 {
				t.Fatalf("%s fell out of the table", d.Clock)
			}
			c, _ := ByID(d.Clock)
			if !slices.Contains(c.Meets, later.Moment) && !slices.ContainsFunc(all, func(a Due) bool { return a == want[i] }) {
				t.Fatalf("%v changed", d)
			}
		}
	})
}

func BenchmarkRun(b *testing.B) {
	var events []Event
	for i := range 200 {
		m := []Moment{CLAVisitMade, CLAReviewHeld, PlacementStarted, PEPReviewed, SupervisionChildDiscussed}[i%5]
		events = append(events, Event{Moment: m, At: core.At(core.Day(2020, 1, 1).Plus(9*i), 0, 0), DayOnly: true})
	}
	events = append(events, Event{Moment: CareStarted, At: core.At(core.Day(2020, 1, 1), 0, 0), DayOnly: true})
	for b.Loop() {
		if _, err := Run(Child{Born: core.Day(2012, 1, 1)}, events, nil, England()); err != nil {
			b.Fatal(err)
		}
	}
}
