package casework

import (
	"context"
	"slices"
	"strings"

	"throughline/clock"
	"throughline/core"
	"throughline/record"
	"throughline/store"
)

// A duty is a reason to visit: the clocks that ask for such a visit, and what a visit that
// meets it makes.
type duty struct {
	code    string   // of [code.VisitDuty]
	clocks  []string // while one of these runs, a visit is taken to be for this duty
	moments []clock.Moment
}

// duties are the duties to visit, by the clocks that ask for them.
var duties = []duty{
	{"assessment", []string{"assessment.see-child"}, []clock.Moment{clock.AssessmentChildSeen}},
	{"section47", []string{"cp.s47-see-child"}, []clock.Moment{clock.S47ChildSeen}},
	{"child_in_need", []string{"cin.visit"}, []clock.Moment{clock.CINVisitMade}},
	{"protection", []string{"cp.visit"}, []clock.Moment{clock.CPVisitMade}},
	{"care", []string{
		"care.visit-first", "care.visit-year1", "care.visit-permanent", "care.visit-other", "care.visit-long-term-foster",
		"care.visit-reg19-weekly", "care.visit-reg19", "care.visit-reg24-weekly", "care.visit-reg24",
		"care.visit-care-order-home-first", "care.visit-care-order-home",
		"care.visit-other-arrangements-first", "care.visit-other-arrangements-year1", "care.visit-other-arrangements",
		"care.visit-on-request", "care.visit-after-ofsted-notice",
	}, []clock.Moment{clock.CLAVisitMade}},
	{"short_breaks", []string{"care.short-break-visit-first", "care.short-break-visit"}, []clock.Moment{clock.ShortBreakVisitMade}},
	{"adoption", []string{"adoption.visit-first", "adoption.visit-weekly"}, []clock.Moment{clock.AdoptionVisitMade}},
	{"private_fostering", []string{"private-fostering.initial-visit", "private-fostering.visit-year1", "private-fostering.visit"}, []clock.Moment{clock.PFVisitMade}},
	{"pathway", []string{"leaving-care.visit-7-days", "leaving-care.visit-before-review", "leaving-care.visit", "leaving-care.keep-in-touch"},
		[]clock.Moment{clock.PAVisitMade, clock.PAContactMade}},
	{"custody", []string{"care.detention-visit", "leaving-care.custody-visit"}, []clock.Moment{clock.CustodyVisitMade}},
	{"section85", []string{"care.s85-visit"}, []clock.Moment{clock.S85VisitMade}},
}

// visitClocks are the clocks of all duties.
var visitClocks = func() (out []string) {
	for _, d := range duties {
		out = append(out, d.clocks...)
	}
	return out
}()

// owedDuties are the duties to visit that are running for a child, and the piece of work in
// which each that belongs to one was begun: a visit for an assessment must meet the limit of
// that assessment and of no other.
func owedDuties(ctx context.Context, q store.Querier, authority string, person core.ID) (codes []string, threads map[string]core.ID, err error) {
	rows, err := record.Running(ctx, q, authority, person, visitClocks)
	if err != nil {
		return nil, nil, err
	}
	threads = map[string]core.ID{}
	for _, d := range duties {
		for _, r := range rows {
			if !slices.Contains(d.clocks, r.Clock) {
				continue
			}
			if !slices.Contains(codes, d.code) {
				codes = append(codes, d.code)
			}
			if c, ok := clock.ByID(r.Clock); ok && c.Per == clock.Thread && !r.ThreadID.IsZero() {
				threads[d.code] = r.ThreadID
			}
		}
	}
	return codes, threads, nil
}

// writeThreads writes the pieces of work of duties in one line, "assessment=… section47=…".
func writeThreads(threads map[string]core.ID) string {
	var out []string
	for _, d := range duties {
		if t := threads[d.code]; !t.IsZero() {
			out = append(out, d.code+"="+string(t))
		}
	}
	return strings.Join(out, " ")
}

// threadOf finds the piece of work of one duty in what [writeThreads] wrote; blank for none.
func threadOf(threads, duty string) core.ID {
	for _, word := range strings.Fields(threads) {
		if is, thread, _ := strings.Cut(word, "="); is == duty {
			return core.ID(thread)
		}
	}
	return ""
}

// events are what a visit to one child at an instant makes for the duties it was for. Only
// a visit at which the child was seen meets a duty; of one in vain to a child on a
// protection plan it is kept that somebody went.
func events(at core.Instant, person core.ID, of []string, threads string, seen bool) []clock.Event {
	var out []clock.Event
	for _, d := range duties {
		if !slices.Contains(of, d.code) {
			continue
		}
		for _, m := range d.moments {
			e := record.AtTime(m, at)
			e.Person, e.Thread = person, threadOf(threads, d.code)
			switch {
			case seen && m == clock.CPVisitMade:
				e.Tags = []string{clock.TagChildSeen}
			case !seen && m != clock.CPVisitMade:
				continue
			}
			out = append(out, e)
		}
	}
	return out
}
