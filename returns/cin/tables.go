package cin

import "throughline/rule"

// The tables of the census, as the department's rules call them.
const (
	headers         = "Header"
	identifiers     = "ChildIdentifiers"
	characteristics = "ChildCharacteristics"
	disabilities    = "Disabilities"
	details         = "CINdetails"
	assessments     = "Assessments"
	factorsList     = "AssessmentFactorsList"
	cinPlans        = "CINplanDates"
	section47s      = "Section47"
	cpPlans         = "ChildProtectionPlans"
	reviews         = "Reviews"
	preProceedings  = "PreProceedings"
)

// A Header says whose return it is and for which census year. It is of no child.
type Header struct {
	rule.Row
	Collection    string // CIN
	Year          string // the collection year, four digits
	ReferenceDate rule.Date
	SourceLevel   string // L, a local authority
	LEA           string // the authority's number
	SoftwareCode  string
	Release       string
	SerialNo      string    // number of the submission
	DateTime      rule.Date // when the file was made
}

var headerColumns = []rule.Column[Header]{
	rule.TextColumn("Collection", func(h *Header) *string { return &h.Collection }),
	rule.TextColumn("Year", func(h *Header) *string { return &h.Year }),
	rule.DateColumn("ReferenceDate", func(h *Header) *rule.Date { return &h.ReferenceDate }),
	rule.TextColumn("SourceLevel", func(h *Header) *string { return &h.SourceLevel }),
	rule.TextColumn("LEA", func(h *Header) *string { return &h.LEA }),
	rule.TextColumn("SoftwareCode", func(h *Header) *string { return &h.SoftwareCode }),
	rule.TextColumn("Release", func(h *Header) *string { return &h.Release }),
	rule.TextColumn("SerialNo", func(h *Header) *string { return &h.SerialNo }),
	rule.DateColumn("DateTime", func(h *Header) *rule.Date { return &h.DateTime }),
}

// Identifiers are a row of ChildIdentifiers: who the child is.
type Identifiers struct {
	rule.Row
	UPN, FormerUPN          string
	UPNunknown              string // why there is no UPN
	PersonBirthDate         rule.Date
	ExpectedPersonBirthDate rule.Date // of an unborn child
	GenderCurrent           string    // collected until 2024
	Sex                     string    // collected from 2025 in its place
	PersonDeathDate         rule.Date
}

var identifiersColumns = []rule.Column[Identifiers]{
	rule.TextColumn("LAchildID", func(i *Identifiers) *string { return &i.Child }),
	rule.TextColumn("UPN", func(i *Identifiers) *string { return &i.UPN }),
	rule.TextColumn("FormerUPN", func(i *Identifiers) *string { return &i.FormerUPN }),
	rule.TextColumn("UPNunknown", func(i *Identifiers) *string { return &i.UPNunknown }),
	rule.DateColumn("PersonBirthDate", func(i *Identifiers) *rule.Date { return &i.PersonBirthDate }),
	rule.DateColumn("ExpectedPersonBirthDate", func(i *Identifiers) *rule.Date { return &i.ExpectedPersonBirthDate }),
	rule.TextColumn("GenderCurrent", func(i *Identifiers) *string { return &i.GenderCurrent }),
	rule.TextColumn("Sex", func(i *Identifiers) *string { return &i.Sex }),
	rule.DateColumn("PersonDeathDate", func(i *Identifiers) *rule.Date { return &i.PersonDeathDate }),
}

// Characteristics are a row of ChildCharacteristics.
type Characteristics struct {
	rule.Row
	Ethnicity string
}

var characteristicsColumns = []rule.Column[Characteristics]{
	rule.TextColumn("LAchildID", func(c *Characteristics) *string { return &c.Child }),
	rule.TextColumn("Ethnicity", func(c *Characteristics) *string { return &c.Ethnicity }),
}

// A Disability is one disability of a child, or NONE.
type Disability struct {
	rule.Row
	Disability string
}

var disabilityColumns = []rule.Column[Disability]{
	rule.TextColumn("LAchildID", func(d *Disability) *string { return &d.Child }),
	rule.TextColumn("Disability", func(d *Disability) *string { return &d.Disability }),
}

// Details are a row of CINdetails: one referral.
type Details struct {
	rule.Row
	CINdetailsID     string // running number within the child
	CINreferralDate  rule.Date
	ReferralSource   string
	PrimaryNeedCode  string
	CINclosureDate   rule.Date // blank while the case is open
	ReasonForClosure string
	DateOfInitialCPC rule.Date // of a conference without an enquiry here
	ReferralNFA      string    // as it stood; ask [Details.NFA] and [Details.TakenFurther]
}

var detailsColumns = []rule.Column[Details]{
	rule.TextColumn("LAchildID", func(d *Details) *string { return &d.Child }),
	rule.TextColumn("CINdetailsID", func(d *Details) *string { return &d.CINdetailsID }),
	rule.DateColumn("CINreferralDate", func(d *Details) *rule.Date { return &d.CINreferralDate }),
	rule.TextColumn("ReferralSource", func(d *Details) *string { return &d.ReferralSource }),
	rule.TextColumn("PrimaryNeedCode", func(d *Details) *string { return &d.PrimaryNeedCode }),
	rule.DateColumn("CINclosureDate", func(d *Details) *rule.Date { return &d.CINclosureDate }),
	rule.TextColumn("ReasonForClosure", func(d *Details) *string { return &d.ReasonForClosure }),
	rule.DateColumn("DateOfInitialCPC", func(d *Details) *rule.Date { return &d.DateOfInitialCPC }),
	rule.TextColumn("ReferralNFA", func(d *Details) *string { return &d.ReferralNFA }),
}

// An Assessment is one assessment of a referral.
type Assessment struct {
	rule.Row
	CINdetailsID, AssessmentID   string
	AssessmentActualStartDate    rule.Date
	AssessmentInternalReviewDate rule.Date
	AssessmentAuthorisationDate  rule.Date // the day on which it was completed; blank while it is open
	AssessmentFactors            string    // the list as text; see [ReadFactors]

	Factors []string // what AssessmentFactors says
	Listed  []string // what AssessmentFactorsList says of this assessment
}

var assessmentColumns = []rule.Column[Assessment]{
	rule.TextColumn("LAchildID", func(a *Assessment) *string { return &a.Child }),
	rule.TextColumn("CINdetailsID", func(a *Assessment) *string { return &a.CINdetailsID }),
	rule.TextColumn("AssessmentID", func(a *Assessment) *string { return &a.AssessmentID }),
	rule.DateColumn("AssessmentActualStartDate", func(a *Assessment) *rule.Date { return &a.AssessmentActualStartDate }),
	rule.DateColumn("AssessmentInternalReviewDate", func(a *Assessment) *rule.Date { return &a.AssessmentInternalReviewDate }),
	rule.DateColumn("AssessmentAuthorisationDate", func(a *Assessment) *rule.Date { return &a.AssessmentAuthorisationDate }),
	rule.TextColumn("AssessmentFactors", func(a *Assessment) *string { return &a.AssessmentFactors }),
}

// A Factor is one factor found by an assessment.
type Factor struct {
	rule.Row
	CINdetailsID, AssessmentID string
	AssessmentFactor           string
}

var factorColumns = []rule.Column[Factor]{
	rule.TextColumn("LAchildID", func(f *Factor) *string { return &f.Child }),
	rule.TextColumn("CINdetailsID", func(f *Factor) *string { return &f.CINdetailsID }),
	rule.TextColumn("AssessmentID", func(f *Factor) *string { return &f.AssessmentID }),
	rule.TextColumn("AssessmentFactor", func(f *Factor) *string { return &f.AssessmentFactor }),
}

// A CINPlan is a row of CINplanDates: one child in need plan.
type CINPlan struct {
	rule.Row
	CINdetailsID                     string
	CINPlanStartDate, CINPlanEndDate rule.Date // the end is blank while the plan runs
}

var cinPlanColumns = []rule.Column[CINPlan]{
	rule.TextColumn("LAchildID", func(p *CINPlan) *string { return &p.Child }),
	rule.TextColumn("CINdetailsID", func(p *CINPlan) *string { return &p.CINdetailsID }),
	rule.DateColumn("CINPlanStartDate", func(p *CINPlan) *rule.Date { return &p.CINPlanStartDate }),
	rule.DateColumn("CINPlanEndDate", func(p *CINPlan) *rule.Date { return &p.CINPlanEndDate }),
}

// A Section47 is one enquiry under section 47 of the Children Act 1989.
type Section47 struct {
	rule.Row
	CINdetailsID       string
	S47ActualStartDate rule.Date
	InitialCPCtarget   rule.Date // the day by which the conference is to be held
	DateOfInitialCPC   rule.Date // of the initial child protection conference
	ICPCnotRequired    string    // as it stood; ask [Section47.NotRequired] and [Section47.Required]
}

var section47Columns = []rule.Column[Section47]{
	rule.TextColumn("LAchildID", func(s *Section47) *string { return &s.Child }),
	rule.TextColumn("CINdetailsID", func(s *Section47) *string { return &s.CINdetailsID }),
	rule.DateColumn("S47ActualStartDate", func(s *Section47) *rule.Date { return &s.S47ActualStartDate }),
	rule.DateColumn("InitialCPCtarget", func(s *Section47) *rule.Date { return &s.InitialCPCtarget }),
	rule.DateColumn("DateOfInitialCPC", func(s *Section47) *rule.Date { return &s.DateOfInitialCPC }),
	rule.TextColumn("ICPCnotRequired", func(s *Section47) *string { return &s.ICPCnotRequired }),
}

// A CPPlan is a row of ChildProtectionPlans.
type CPPlan struct {
	rule.Row
	CINdetailsID, CPPID    string // CPPID is the running number within the module
	CPPstartDate           rule.Date
	CPPendDate             rule.Date // blank while the plan runs
	InitialCategoryOfAbuse string
	LatestCategoryOfAbuse  string
	NumberOfPreviousCPP    string // a whole number, as it stood
}

var cpPlanColumns = []rule.Column[CPPlan]{
	rule.TextColumn("LAchildID", func(p *CPPlan) *string { return &p.Child }),
	rule.TextColumn("CINdetailsID", func(p *CPPlan) *string { return &p.CINdetailsID }),
	rule.TextColumn("CPPID", func(p *CPPlan) *string { return &p.CPPID }),
	rule.DateColumn("CPPstartDate", func(p *CPPlan) *rule.Date { return &p.CPPstartDate }),
	rule.DateColumn("CPPendDate", func(p *CPPlan) *rule.Date { return &p.CPPendDate }),
	rule.TextColumn("InitialCategoryOfAbuse", func(p *CPPlan) *string { return &p.InitialCategoryOfAbuse }),
	rule.TextColumn("LatestCategoryOfAbuse", func(p *CPPlan) *string { return &p.LatestCategoryOfAbuse }),
	rule.TextColumn("NumberOfPreviousCPP", func(p *CPPlan) *string { return &p.NumberOfPreviousCPP }),
}

// A Review is one review of a child protection plan.
type Review struct {
	rule.Row
	CINdetailsID, CPPID string
	CPPreviewDate       rule.Date
}

var reviewColumns = []rule.Column[Review]{
	rule.TextColumn("LAchildID", func(r *Review) *string { return &r.Child }),
	rule.TextColumn("CINdetailsID", func(r *Review) *string { return &r.CINdetailsID }),
	rule.TextColumn("CPPID", func(r *Review) *string { return &r.CPPID }),
	rule.DateColumn("CPPreviewDate", func(r *Review) *rule.Date { return &r.CPPreviewDate }),
}

// A PreProceedings row is one round of pre-proceedings and family group decision making,
// collected from 2027 on. Its codes and its rules are not settled, so no rule reads it.
type PreProceedings struct {
	rule.Row
	CINdetailsID         string
	PPStartDate          rule.Date // the decision to begin
	LBPSentDate          rule.Date // the letter before proceedings
	FGDMMeetingOffer     string    // whether the letter offered a family meeting
	FGDMMeetingFac       string    // whether one was facilitated
	InitialPPMeetingDate rule.Date // the first effective meeting
	ReviewMeetingsCount  string    // meetings after the first
	StepDecisionDate     rule.Date // the decision to step up or down
	PPOutcome            string
	CourtAppDate         rule.Date // the application for care proceedings
	LetterInitCPDate     rule.Date // the letter to the parents about them
}

var preProceedingsColumns = []rule.Column[PreProceedings]{
	rule.TextColumn("LAchildID", func(p *PreProceedings) *string { return &p.Child }),
	rule.TextColumn("CINdetailsID", func(p *PreProceedings) *string { return &p.CINdetailsID }),
	rule.DateColumn("PPStartDate", func(p *PreProceedings) *rule.Date { return &p.PPStartDate }),
	rule.DateColumn("LBPSentDate", func(p *PreProceedings) *rule.Date { return &p.LBPSentDate }),
	rule.TextColumn("FGDMMeetingOffer", func(p *PreProceedings) *string { return &p.FGDMMeetingOffer }),
	rule.TextColumn("FGDMMeetingFac", func(p *PreProceedings) *string { return &p.FGDMMeetingFac }),
	rule.DateColumn("InitialPPMeetingDate", func(p *PreProceedings) *rule.Date { return &p.InitialPPMeetingDate }),
	rule.TextColumn("ReviewMeetingsCount", func(p *PreProceedings) *string { return &p.ReviewMeetingsCount }),
	rule.DateColumn("StepDecisionDate", func(p *PreProceedings) *rule.Date { return &p.StepDecisionDate }),
	rule.TextColumn("PPOutcome", func(p *PreProceedings) *string { return &p.PPOutcome }),
	rule.DateColumn("CourtAppDate", func(p *PreProceedings) *rule.Date { return &p.CourtAppDate }),
	rule.DateColumn("LetterInitCPDate", func(p *PreProceedings) *rule.Date { return &p.LetterInitCPDate }),
}
