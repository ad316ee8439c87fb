package ssda903

import "throughline/rule"

// The tables of the return. A row of last year's has "_last" after its table's name.
const (
	headers        = "Header"
	episodes       = "Episodes"
	reviews        = "Reviews"
	uascs          = "UASC"
	oc2s           = "OC2"
	oc3s           = "OC3"
	ad1s           = "AD1"
	placedAdoption = "PlacedAdoption"
	prevPerms      = "PrevPerm"
	missings       = "Missing"
	swEpisodes     = "SWEpisodes"
	dolos          = "DoLo"
	last           = "_last"
)

// A Header is one child of the return.
type Header struct {
	rule.Row
	Sex, Ethnic, UPN, Mother string
	DOB, MCDOB               rule.Date // MCDOB is the birth of the mother's child
	UASC                     string    // derived from the UASC table (CSV) or given (XML): "1", "0", or blank
	UASCStatus               string    // a column that no table has; rule 231 reads it where a file brings it
}

var headerColumns = []rule.Column[Header]{
	rule.TextColumn("CHILD", func(h *Header) *string { return &h.Child }),
	rule.TextColumn("SEX", func(h *Header) *string { return &h.Sex }),
	rule.DateColumn("DOB", func(h *Header) *rule.Date { return &h.DOB }),
	rule.TextColumn("ETHNIC", func(h *Header) *string { return &h.Ethnic }),
	rule.TextColumn("UPN", func(h *Header) *string { return &h.UPN }),
	rule.TextColumn("MOTHER", func(h *Header) *string { return &h.Mother }),
	rule.DateColumn("MC_DOB", func(h *Header) *rule.Date { return &h.MCDOB }),
	rule.TextColumn("UASC", func(h *Header) *string { return &h.UASC }),
	rule.TextColumn("UASC_STATUS", func(h *Header) *string { return &h.UASCStatus }),
}

// An Episode is one episode of care: a new one begins whenever legal status, placement
// or carers change.
type Episode struct {
	rule.Row
	Decom, Dec            rule.Date // the day it began, the day it ceased
	RNE, LS, CIN, Place   string    // reason for the new episode, legal status, need, placement type
	PlaceProvider, REC    string    // who provides the placement, why the episode ceased
	ReasonPlaceChange     string
	HomePost, PlPost, URN string
	PlLA, PlLocation      string      // derived from PlPost with the postcode list, or given
	PlDistance            rule.Number // miles, derived likewise; then without a text
	DateEpisodeCeased     rule.Date   // a column that no table has; rule 233 reads it where a file brings it
	Placement             string      // likewise, rule 709
	unknownPostcode       bool        // HomePost or PlPost is given, and is not on the list of postcodes
	listed                []Provider  // what the lists of providers hold of URN
}

var episodeColumns = []rule.Column[Episode]{
	rule.TextColumn("CHILD", func(e *Episode) *string { return &e.Child }),
	rule.DateColumn("DECOM", func(e *Episode) *rule.Date { return &e.Decom }),
	rule.TextColumn("RNE", func(e *Episode) *string { return &e.RNE }),
	rule.TextColumn("LS", func(e *Episode) *string { return &e.LS }),
	rule.TextColumn("CIN", func(e *Episode) *string { return &e.CIN }),
	rule.TextColumn("PLACE", func(e *Episode) *string { return &e.Place }),
	rule.TextColumn("PLACE_PROVIDER", func(e *Episode) *string { return &e.PlaceProvider }),
	rule.DateColumn("DEC", func(e *Episode) *rule.Date { return &e.Dec }),
	rule.TextColumn("REC", func(e *Episode) *string { return &e.REC }),
	rule.TextColumn("REASON_PLACE_CHANGE", func(e *Episode) *string { return &e.ReasonPlaceChange }),
	rule.TextColumn("HOME_POST", func(e *Episode) *string { return &e.HomePost }),
	rule.TextColumn("PL_POST", func(e *Episode) *string { return &e.PlPost }),
	rule.TextColumn("URN", func(e *Episode) *string { return &e.URN }),
	rule.TextColumn("PL_LA", func(e *Episode) *string { return &e.PlLA }),
	rule.TextColumn("PL_LOCATION", func(e *Episode) *string { return &e.PlLocation }),
	rule.NumberColumn("PL_DISTANCE", func(e *Episode) *rule.Number { return &e.PlDistance }),
	rule.DateColumn("DATE_EPISODE_CEASED", func(e *Episode) *rule.Date { return &e.DateEpisodeCeased }),
	rule.TextColumn("PLACEMENT", func(e *Episode) *string { return &e.Placement }),
}

// A Review is one review of a child's case.
type Review struct {
	rule.Row
	DOB, Review rule.Date
	ReviewCode  string // how the child took part
}

var reviewColumns = []rule.Column[Review]{
	rule.TextColumn("CHILD", func(r *Review) *string { return &r.Child }),
	rule.DateColumn("DOB", func(r *Review) *rule.Date { return &r.DOB }),
	rule.DateColumn("REVIEW", func(r *Review) *rule.Date { return &r.Review }),
	rule.TextColumn("REVIEW_CODE", func(r *Review) *string { return &r.ReviewCode }),
}

// A UASC is an unaccompanied asylum-seeking child.
type UASC struct {
	rule.Row
	Sex      string
	DOB, DUC rule.Date // DUC is the day on which the status ended
}

var uascColumns = []rule.Column[UASC]{
	rule.TextColumn("CHILD", func(u *UASC) *string { return &u.Child }),
	rule.TextColumn("SEX", func(u *UASC) *string { return &u.Sex }),
	rule.DateColumn("DOB", func(u *UASC) *rule.Date { return &u.DOB }),
	rule.DateColumn("DUC", func(u *UASC) *rule.Date { return &u.DUC }),
}

// An OC2 holds the health, offending and SDQ items of a child looked after for the
// whole twelve months to 31 March.
type OC2 struct {
	rule.Row
	DOB                                       rule.Date
	SDQScore, SDQReason, Convicted            string
	HealthCheck, Immunisations, TeethCheck    string
	HealthAssessment, SubstanceMisuse         string
	InterventionReceived, InterventionOffered string
}

var oc2Columns = []rule.Column[OC2]{
	rule.TextColumn("CHILD", func(o *OC2) *string { return &o.Child }),
	rule.DateColumn("DOB", func(o *OC2) *rule.Date { return &o.DOB }),
	rule.TextColumn("SDQ_SCORE", func(o *OC2) *string { return &o.SDQScore }),
	rule.TextColumn("SDQ_REASON", func(o *OC2) *string { return &o.SDQReason }),
	rule.TextColumn("CONVICTED", func(o *OC2) *string { return &o.Convicted }),
	rule.TextColumn("HEALTH_CHECK", func(o *OC2) *string { return &o.HealthCheck }),
	rule.TextColumn("IMMUNISATIONS", func(o *OC2) *string { return &o.Immunisations }),
	rule.TextColumn("TEETH_CHECK", func(o *OC2) *string { return &o.TeethCheck }),
	rule.TextColumn("HEALTH_ASSESSMENT", func(o *OC2) *string { return &o.HealthAssessment }),
	rule.TextColumn("SUBSTANCE_MISUSE", func(o *OC2) *string { return &o.SubstanceMisuse }),
	rule.TextColumn("INTERVENTION_RECEIVED", func(o *OC2) *string { return &o.InterventionReceived }),
	rule.TextColumn("INTERVENTION_OFFERED", func(o *OC2) *string { return &o.InterventionOffered }),
}

// An OC3 is a care leaver around the 17th to 21st birthdays.
type OC3 struct {
	rule.Row
	DOB                   rule.Date
	InTouch, Activ, Accom string
}

var oc3Columns = []rule.Column[OC3]{
	rule.TextColumn("CHILD", func(o *OC3) *string { return &o.Child }),
	rule.DateColumn("DOB", func(o *OC3) *rule.Date { return &o.DOB }),
	rule.TextColumn("IN_TOUCH", func(o *OC3) *string { return &o.InTouch }),
	rule.TextColumn("ACTIV", func(o *OC3) *string { return &o.Activ }),
	rule.TextColumn("ACCOM", func(o *OC3) *string { return &o.Accom }),
}

// An AD1 is a child adopted in the year.
type AD1 struct {
	rule.Row
	DOB, DateInt, DateMatch                   rule.Date // the decision that adoption is best, and the match
	FosterCare, NbAdoptr, SexAdoptr, LSAdoptr string
}

var ad1Columns = []rule.Column[AD1]{
	rule.TextColumn("CHILD", func(a *AD1) *string { return &a.Child }),
	rule.DateColumn("DOB", func(a *AD1) *rule.Date { return &a.DOB }),
	rule.DateColumn("DATE_INT", func(a *AD1) *rule.Date { return &a.DateInt }),
	rule.DateColumn("DATE_MATCH", func(a *AD1) *rule.Date { return &a.DateMatch }),
	rule.TextColumn("FOSTER_CARE", func(a *AD1) *string { return &a.FosterCare }),
	rule.TextColumn("NB_ADOPTR", func(a *AD1) *string { return &a.NbAdoptr }),
	rule.TextColumn("SEX_ADOPTR", func(a *AD1) *string { return &a.SexAdoptr }),
	rule.TextColumn("LS_ADOPTR", func(a *AD1) *string { return &a.LSAdoptr }),
}

// A PlacedAdoption is a decision that a child should be placed for adoption, and its reversal.
type PlacedAdoption struct {
	rule.Row
	DOB, DatePlaced, DatePlacedCeased rule.Date
	ReasonPlacedCeased                string
}

var placedAdoptionColumns = []rule.Column[PlacedAdoption]{
	rule.TextColumn("CHILD", func(p *PlacedAdoption) *string { return &p.Child }),
	rule.DateColumn("DOB", func(p *PlacedAdoption) *rule.Date { return &p.DOB }),
	rule.DateColumn("DATE_PLACED", func(p *PlacedAdoption) *rule.Date { return &p.DatePlaced }),
	rule.DateColumn("DATE_PLACED_CEASED", func(p *PlacedAdoption) *rule.Date { return &p.DatePlacedCeased }),
	rule.TextColumn("REASON_PLACED_CEASED", func(p *PlacedAdoption) *string { return &p.ReasonPlacedCeased }),
}

// A PrevPerm says whether a child who came into care had an earlier permanence order.
type PrevPerm struct {
	rule.Row
	DOB              rule.Date
	PrevPerm, LAPerm string
	DatePerm         rule.Date // may hold ZZ for an unknown day or month: see [partialDate]
}

var prevPermColumns = []rule.Column[PrevPerm]{
	rule.TextColumn("CHILD", func(p *PrevPerm) *string { return &p.Child }),
	rule.DateColumn("DOB", func(p *PrevPerm) *rule.Date { return &p.DOB }),
	rule.TextColumn("PREV_PERM", func(p *PrevPerm) *string { return &p.PrevPerm }),
	rule.TextColumn("LA_PERM", func(p *PrevPerm) *string { return &p.LAPerm }),
	rule.DateColumn("DATE_PERM", func(p *PrevPerm) *rule.Date { return &p.DatePerm }),
}

// A Missing is a time that a child was missing, or away without authorisation.
type Missing struct {
	rule.Row
	DOB, MisStart, MisEnd rule.Date
	Missing               string
}

var missingColumns = []rule.Column[Missing]{
	rule.TextColumn("CHILD", func(m *Missing) *string { return &m.Child }),
	rule.DateColumn("DOB", func(m *Missing) *rule.Date { return &m.DOB }),
	rule.TextColumn("MISSING", func(m *Missing) *string { return &m.Missing }),
	rule.DateColumn("MIS_START", func(m *Missing) *rule.Date { return &m.MisStart }),
	rule.DateColumn("MIS_END", func(m *Missing) *rule.Date { return &m.MisEnd }),
}

// An SWEpisode is a time with one allocated social worker; collected from 2024.
type SWEpisode struct {
	rule.Row
	DOB, SWDecom, SWDec rule.Date
	SWID, SWReason      string
}

var swEpisodeColumns = []rule.Column[SWEpisode]{
	rule.TextColumn("CHILD", func(s *SWEpisode) *string { return &s.Child }),
	rule.DateColumn("DOB", func(s *SWEpisode) *rule.Date { return &s.DOB }),
	rule.TextColumn("SW_ID", func(s *SWEpisode) *string { return &s.SWID }),
	rule.DateColumn("SW_DECOM", func(s *SWEpisode) *rule.Date { return &s.SWDecom }),
	rule.DateColumn("SW_DEC", func(s *SWEpisode) *rule.Date { return &s.SWDec }),
	rule.TextColumn("SW_REASON", func(s *SWEpisode) *string { return &s.SWReason }),
}

// A DoLo is a deprivation of liberty order; collected from 2027.
type DoLo struct {
	rule.Row
	DOB, DoLoStart, DoLoEnd rule.Date
}

var doloColumns = []rule.Column[DoLo]{
	rule.TextColumn("CHILD", func(d *DoLo) *string { return &d.Child }),
	rule.DateColumn("DOB", func(d *DoLo) *rule.Date { return &d.DOB }),
	rule.DateColumn("DOLO_START", func(d *DoLo) *rule.Date { return &d.DoLoStart }),
	rule.DateColumn("DOLO_END", func(d *DoLo) *rule.Date { return &d.DoLoEnd }),
}
