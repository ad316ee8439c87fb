package cin

import (
	"context"
	"strings"

	"throughline/access"
	"throughline/code"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/returns/mapping"
	"throughline/store"
)

// Records says which record holds which column of the census: the one place for it, read
// by the import, by the building of the return, and by the checks of one child. Its tables
// are those of [Fold]: the child's tables are one, and so are assessments and factors.
var Records = &mapping.Form{
	Child:  "LAchildID",
	Read:   flatDate,
	Write:  core.Date.String,
	Clean:  strings.TrimSpace,
	Period: yearOf,
	Also:   fromPractice,
	Tables: []*mapping.Table{
		{Name: identifiers, Kind: "cin_details", Columns: []mapping.Column{
			child, numbered("UPN", "upn"), numbered("FormerUPN", "former_upn"), is("UPNunknown", "reason_no_upn"),
			born, expected, gender, sex, died, ethnicity, disabled}},
		{Name: details, Kind: "cin_episode", Key: []string{"CINreferralDate"}, Number: "CINdetailsID",
			From: "referred_on", Until: "closed_on", Cut: []string{"CINclosureDate", "ReasonForClosure"},
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), is("CINreferralDate", "referred_on"), is("ReferralSource", "source"),
				is("PrimaryNeedCode", "primary_need"), is("CINclosureDate", "closed_on"), is("ReasonForClosure", "reason_closed"),
				is("DateOfInitialCPC", "initial_conference_on"), is("ReferralNFA", "no_further_action")}},
		{Name: assessments, Kind: "cin_assessment", Under: details, Key: []string{"AssessmentActualStartDate"}, Number: "AssessmentID",
			From: "began_on", Until: "authorised_on", Cut: []string{"AssessmentAuthorisationDate", "AssessmentFactors"},
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), carriedOn("AssessmentID"), is("AssessmentActualStartDate", "began_on"),
				is("AssessmentInternalReviewDate", "internal_review_on"), is("AssessmentAuthorisationDate", "authorised_on"),
				{Name: "AssessmentFactors", Question: "factors", In: factorsIn, Out: factorsOut}}},
		{Name: cinPlans, Kind: "cin_plan", Under: details, Key: []string{"CINPlanStartDate"},
			From: "began_on", Until: "ended_on", Cut: []string{"CINPlanEndDate"},
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), is("CINPlanStartDate", "began_on"), is("CINPlanEndDate", "ended_on")}},
		{Name: section47s, Kind: "section47", Under: details, Key: []string{"S47ActualStartDate"}, From: "began_on",
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), is("S47ActualStartDate", "began_on"), is("InitialCPCtarget", "conference_by"),
				is("DateOfInitialCPC", "conference_on"), is("ICPCnotRequired", "conference_not_required")}},
		{Name: cpPlans, Kind: "protection_plan", Under: details, Key: []string{"CPPstartDate"}, Number: "CPPID",
			From: "began_on", Until: "ended_on", Cut: []string{"CPPendDate"},
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), carriedOn("CPPID"), is("CPPstartDate", "began_on"), is("CPPendDate", "ended_on"),
				is("InitialCategoryOfAbuse", "initial_category"), is("LatestCategoryOfAbuse", "latest_category"), is("NumberOfPreviousCPP", "plans_before")}},
		{Name: reviews, Kind: "protection_review", Under: cpPlans, Key: []string{"CPPreviewDate"}, From: "reviewed_on",
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), carriedOn("CPPID"), is("CPPreviewDate", "reviewed_on")}},
		{Name: preProceedings, Kind: "pre_proceedings_round", Under: details, Key: []string{"PPStartDate"}, From: "decided_on", Until: "step_decided_on",
			Columns: []mapping.Column{child, carriedOn("CINdetailsID"), is("PPStartDate", "decided_on"), is("LBPSentDate", "letter_sent_on"),
				is("FGDMMeetingOffer", "family_meeting_offered"), is("FGDMMeetingFac", "family_meeting_facilitated"),
				is("InitialPPMeetingDate", "first_meeting_on"), is("ReviewMeetingsCount", "review_meetings"), is("StepDecisionDate", "step_decided_on"),
				is("PPOutcome", "outcome"), is("CourtAppDate", "applied_on"), is("LetterInitCPDate", "proceedings_letter_on")}},
	},
}

func is(column, question string) mapping.Column {
	return mapping.Column{Name: column, Question: question}
}

// carriedOn is a column that holds the number of the row or of one above it.
func carriedOn(column string) mapping.Column { return mapping.Column{Name: column} }

// disabilitiesList is the column of [Fold] that holds all disabilities of a child.
const disabilitiesList = "DisabilitiesList"

// The columns that are the person's.
var (
	child = mapping.Column{Name: "LAchildID", Person: func(p *people.Person, _ int) string { return p.Identifier("local") }}
	// A child born after the year was unborn in it: that year has the day that was expected.
	born = when(day("PersonBirthDate", func(p *people.Person) *core.Date { return &p.Born }),
		func(p *people.Person, year int) bool { return !unborn(p, year) })
	expected = when(day("ExpectedPersonBirthDate", func(p *people.Person) *core.Date { return &p.Expected }), unborn)
	died     = day("PersonDeathDate", func(p *people.Person) *core.Date { return &p.Died })
	gender   = mapping.Column{Name: "GenderCurrent",
		Person: func(p *people.Person, year int) string {
			if !collected("GenderCurrent", year) {
				return ""
			}
			return sexOf(p, year, "0")
		},
		Take: takeIfGiven}
	sex = mapping.Column{Name: "Sex",
		Person: func(p *people.Person, year int) string {
			if !collected("Sex", year) {
				return ""
			}
			return sexOf(p, year, "U")
		},
		Take: takeIfGiven}
	ethnicity = mapping.Column{Name: "Ethnicity", Person: func(p *people.Person, _ int) string { return p.Ethnicity }, Take: mapping.TakeEthnicity}
	disabled  = mapping.Column{Name: disabilitiesList,
		Person: func(p *people.Person, _ int) string { return FactorsText(p.Disabilities) },
		Take: func(p *people.Person, cell string) {
			p.Disabilities = nil
			for _, d := range ReadFactors(cell) {
				if code.Disability.Has(d) {
					p.Disabilities = append(p.Disabilities, d)
				}
			}
		}}
)

// takeIfGiven reads the sex out of whichever of its two columns the year has.
func takeIfGiven(p *people.Person, cell string) {
	if cell != "" {
		mapping.TakeSex(p, cell)
	}
}

func day(column string, field func(*people.Person) *core.Date) mapping.Column {
	return mapping.Column{Name: column, Day: true,
		Person: func(p *people.Person, _ int) string { return field(p).String() },
		Take:   func(p *people.Person, cell string) { *field(p) = flatDate(cell) }}
}

// unborn reports whether a child was not born on the last day of a collection year.
func unborn(p *people.Person, year int) bool {
	_, end := yearOf(year)
	return p.Born.IsZero() || p.Born.After(end)
}

// sexOf is the sex of a child as the year has it: of one who was not born, that it is not known.
func sexOf(p *people.Person, year int, unknown string) string {
	if unborn(p, year) && !p.Expected.IsZero() {
		return unknown
	}
	return mapping.Sex(p, year, unknown)
}

// when is a column of the person that stays blank where it does not hold of a year.
func when(c mapping.Column, holds func(*people.Person, int) bool) mapping.Column {
	is := c.Person
	c.Person = func(p *people.Person, year int) string {
		if !holds(p, year) {
			return ""
		}
		return is(p, year)
	}
	return c
}

// yearOf is the time of a collection year.
func yearOf(year int) (from, to core.Date) { return core.Day(year-1, 4, 1), core.Day(year, 3, 31) }

func numbered(column, kind string) mapping.Column {
	return mapping.Column{Name: column,
		Person: func(p *people.Person, _ int) string { return p.Identifier(kind) },
		Take:   func(p *people.Person, cell string) { mapping.TakeNumber(p, kind, cell) }}
}

// factorsIn and factorsOut turn the list in a cell into the plain text of an answer, codes
// parted by blanks, and back.
func factorsIn(cell string) string   { return strings.Join(ReadFactors(cell), " ") }
func factorsOut(plain string) string { return FactorsText(strings.Fields(plain)) }

// A Sender is what the head of a census file says of the authority and its system.
type Sender struct {
	LEA          string // the authority's number with the department, three digits
	SoftwareCode string
	Release      string
	SerialNo     string // of the submission, "001"
	Made         core.Instant
}

// header is the one row of Header.
func (s Sender) header(year int) Table {
	made := ""
	if !s.Made.IsZero() {
		made = s.Made.Time().Format("2006-01-02T15:04:05")
	}
	_, end := Records.Period(year)
	t := Table{Name: headers, Rows: [][]string{{"CIN", end.Time().Format("2006"), end.String(), "L", s.LEA, s.SoftwareCode, s.Release, s.SerialNo, made}}}
	for _, c := range headerColumns {
		t.Columns = append(t.Columns, c.Name)
	}
	return t
}

// FromRecords builds the tables of a collection year from the records: a child's, or with
// no person everybody's.
func FromRecords(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, sender Sender, year int, person core.ID) ([]Table, error) {
	rows, err := Records.FromRecords(ctx, q, k, who, year, person)
	if err != nil {
		return nil, err
	}
	folded := make([]Table, len(Records.Tables))
	for i, t := range Records.Tables {
		folded[i] = Table{Name: t.Name, Columns: t.Names(), Rows: rows[t.Name]}
	}
	return append([]Table{sender.header(year)}, Unfold(folded)...), nil
}
