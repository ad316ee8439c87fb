package code

// The codes of the SSDA903 collection on children looked after, as the department
// publishes them. Codes are read in upper case.

// Sex is a child's sex as both collections ask for it. Until 2024 it was a figure; the children
// in need census asked for [Gender] then.
var Sex = &List{
	Name:   "sex",
	Title:  "Sex",
	Source: "SSDA903: Header.SEX, UASC.SEX; children in need census: ChildIdentifiers.Sex",
	Items: []Item{
		{Code: "1", Label: "Male", Until: 2024},
		{Code: "2", Label: "Female", Until: 2024},
		{Code: "M", Label: "Male", From: 2025},
		{Code: "F", Label: "Female", From: 2025},
		{Code: "U", Label: "Not known", From: 2025},
	},
}

// Ethnicity is a person's ethnic origin, in both collections.
var Ethnicity = &List{
	Name:   "ethnicity",
	Title:  "Ethnic origin",
	Source: "SSDA903: Header.ETHNIC; children in need census: ChildCharacteristics.Ethnicity",
	Items: []Item{
		{Code: "WBRI", Label: "White - British"},
		{Code: "WIRI", Label: "White - Irish"},
		{Code: "WOTH", Label: "White - any other background"},
		{Code: "WIRT", Label: "Traveller of Irish heritage"},
		{Code: "WROM", Label: "Gypsy or Roma"},
		{Code: "MWBC", Label: "Mixed - White and Black Caribbean"},
		{Code: "MWBA", Label: "Mixed - White and Black African"},
		{Code: "MWAS", Label: "Mixed - White and Asian"},
		{Code: "MOTH", Label: "Mixed - any other background"},
		{Code: "AIND", Label: "Asian - Indian"},
		{Code: "APKN", Label: "Asian - Pakistani"},
		{Code: "ABAN", Label: "Asian - Bangladeshi"},
		{Code: "AOTH", Label: "Asian - any other background"},
		{Code: "BCRB", Label: "Black - Caribbean"},
		{Code: "BAFR", Label: "Black - African"},
		{Code: "BOTH", Label: "Black - any other background"},
		{Code: "CHNE", Label: "Chinese"},
		{Code: "OOTH", Label: "Any other ethnic group"},
		{Code: "REFU", Label: "Refused to say"},
		{Code: "NOBT", Label: "Information not yet obtained"},
	},
}

// UnknownUPN stands in place of a unique pupil number of a looked after child. A real one is a
// letter (not I, O or S) and 12 digits, or a letter, 11 digits and a letter.
var UnknownUPN = &List{
	Name:   "unknown_upn",
	Title:  "Reason for no pupil number",
	Source: "SSDA903: Header.UPN",
	Items: []Item{
		{Code: "UN1", Label: "Not yet of school age and no number given yet"},
		{Code: "UN2", Label: "Has never been at a maintained school in England"},
		{Code: "UN3", Label: "Is educated outside England"},
		{Code: "UN4", Label: "Newly looked after (about a week before the end of the year) and the number not known yet"},
		{Code: "UN5", Label: "Sources disagree about name or date of birth so that no number can be matched safely"},
	},
}

// Mother says whether a looked after girl is herself a mother.
var Mother = &List{
	Name:   "mother",
	Title:  "Is a mother",
	Source: "SSDA903: Header.MOTHER",
	Items: []Item{
		{Code: "0", Label: "Not a mother"},
		{Code: "1", Label: "Is a mother"},
	},
}

// UASC says whether the child came alone and seeks asylum. It is a column of the XML only; the
// CSV return has a table instead.
var UASC = &List{
	Name:   "uasc_flag",
	Title:  "Unaccompanied asylum-seeking child",
	Source: "SSDA903: Header.UASC",
	Items: []Item{
		{Code: "0", Label: "Not an unaccompanied asylum-seeking child"},
		{Code: "1", Label: "An unaccompanied asylum-seeking child"},
	},
}

// ReasonNewEpisode says what began an episode of care.
var ReasonNewEpisode = &List{
	Name:   "reason_new_episode",
	Title:  "Reason for a new episode",
	Source: "SSDA903: Episodes.RNE",
	Items: []Item{
		{Code: "S", Label: "Started to be looked after"},
		{Code: "L", Label: "Change of legal status only"},
		{Code: "P", Label: "Change of placement and of carers only"},
		{Code: "T", Label: "Change of placement with the same carers only"},
		{Code: "B", Label: "Change of legal status and of placement and carers together"},
		{Code: "U", Label: "Change of legal status and of placement with the same carers together"},
	},
}

// LegalStatus is the law under which a child is looked after.
var LegalStatus = &List{
	Name:   "legal_status",
	Title:  "Legal status",
	Source: "SSDA903: Episodes.LS",
	Items: []Item{
		{Code: "C1", Label: "Interim care order", Group: "care order"},
		{Code: "C2", Label: "Full care order", Group: "care order"},
		{Code: "D1", Label: "Freeing order (historic)", Group: "adoption"},
		{Code: "E1", Label: "Placement order", Group: "adoption"},
		{Code: "V2", Label: "Single period of accommodation under section 20", Group: "voluntary"},
		{Code: "V3", Label: "Agreed series of short-term breaks recorded episode by episode", Group: "short term break"},
		{Code: "V4", Label: "Agreed series of short-term breaks recorded as one agreement", Group: "short term break"},
		{Code: "L1", Label: "Police protection in council accommodation", Group: "detained for protection"},
		{Code: "L2", Label: "Emergency protection order", Group: "detained for protection"},
		{Code: "L3", Label: "Child assessment order in council accommodation", Group: "detained for protection"},
		{Code: "J1", Label: "Remanded to council or youth detention accommodation", Group: "youth justice"},
		{Code: "J2", Label: "Detained in council accommodation under the Police and Criminal Evidence Act", Group: "youth justice"},
		{Code: "J3", Label: "Youth rehabilitation order with residence or intensive fostering requirement", Group: "youth justice"},
	},
}

// CategoryOfNeed is why a child first came into care. The census's list is [PrimaryNeed].
var CategoryOfNeed = &List{
	Name:   "category_of_need",
	Title:  "Category of need",
	Source: "SSDA903: Episodes.CIN",
	Items: []Item{
		{Code: "N1", Label: "Abuse or neglect"},
		{Code: "N2", Label: "Disability of the child"},
		{Code: "N3", Label: "Illness or disability of a parent"},
		{Code: "N4", Label: "Family in acute stress"},
		{Code: "N5", Label: "Family dysfunction"},
		{Code: "N6", Label: "Socially unacceptable behaviour"},
		{Code: "N7", Label: "Low income"},
		{Code: "N8", Label: "Absent parenting"},
	},
}

// PlacementType is where and with whom a looked after child lives. A is for adoption, U for
// foster carers, T for a stay that is temporary; K, H5, S1 and R are homes. The meanings of Z11
// to Z14 are to be confirmed from the department's guide.
var PlacementType = &List{
	Name:   "placement_type",
	Title:  "Type of placement",
	Source: "SSDA903: Episodes.PLACE",
	Items: []Item{
		{Code: "A3", Label: "Placed for adoption with parental consent with the current foster carers"},
		{Code: "A4", Label: "Placed for adoption with parental consent not with the current foster carers"},
		{Code: "A5", Label: "Placed for adoption under a placement order with the current foster carers"},
		{Code: "A6", Label: "Placed for adoption under a placement order not with the current foster carers"},
		{Code: "H5", Label: "Semi-independent living not under the children's homes regulations", Until: 2025},
		{Code: "K1", Label: "Secure children's home"},
		{Code: "K2", Label: "Children's home under the children's homes regulations"},
		{Code: "K3", Label: "Supported accommodation registered with Ofsted", From: 2025},
		{Code: "P1", Label: "Placed with own parents or others with parental responsibility"},
		{Code: "P2", Label: "Independent living (not to be used from 28 October 2023)", Until: 2025},
		{Code: "P3", Label: "Residential employment"},
		{Code: "R1", Label: "Residential care home"},
		{Code: "R2", Label: "NHS or other establishment giving medical or nursing care"},
		{Code: "R3", Label: "Family centre or mother and baby unit"},
		{Code: "R5", Label: "Young offender institution or prison"},
		{Code: "S1", Label: "Residential school that is not also a children's home"},
		{Code: "T0", Label: "Temporary move of any kind"},
		{Code: "T1", Label: "Temporary stay in hospital"},
		{Code: "T2", Label: "Temporary absence of the child on holiday"},
		{Code: "T3", Label: "Temporary placement while the usual foster carers are on holiday"},
		{Code: "T4", Label: "Temporary placement of up to seven days for another reason"},
		{Code: "U1", Label: "Foster placement with relatives or friends - long term"},
		{Code: "U2", Label: "Foster placement with relatives or friends who are also approved adopters (fostering for adoption)"},
		{Code: "U3", Label: "Foster placement with relatives or friends - neither long term nor fostering for adoption"},
		{Code: "U4", Label: "Foster placement with other carers - long term"},
		{Code: "U5", Label: "Foster placement with other carers who are also approved adopters (fostering for adoption)"},
		{Code: "U6", Label: "Foster placement with other carers - neither long term nor fostering for adoption"},
		{Code: "Z1", Label: "Other placement", Until: 2025},
		{Code: "Z11", Label: "Other placement, first of four kinds that replace Z1 (exact meaning to be confirmed from the DfE guide)", From: 2026},
		{Code: "Z12", Label: "Other placement, second kind (meaning to be confirmed; expected for a child under deprivation of liberty)", From: 2026},
		{Code: "Z13", Label: "Other placement, third kind (meaning to be confirmed; expected for a child under deprivation of liberty)", From: 2026},
		{Code: "Z14", Label: "Other placement, fourth kind (meaning to be confirmed)", From: 2026},
	},
}

// RetiredPlacementType holds codes from before the years that we read, which rule 335 still names.
var RetiredPlacementType = &List{
	Name:   "retired_placement_type",
	Title:  "Type of placement, retired",
	Source: "SSDA903: Episodes.PLACE",
	Items: []Item{
		{Code: "A1", Label: "Old adoptive placement (A1)"},
		{Code: "A2", Label: "Old adoptive placement (A2)"},
	},
}

// PlacementProvider is who provides a placement. It stays blank for temporary placements and
// others (Z1, from 2026 Z11 to Z14); PR0 goes with P1.
var PlacementProvider = &List{
	Name:   "placement_provider",
	Title:  "Provider of the placement",
	Source: "SSDA903: Episodes.PLACE_PROVIDER",
	Items: []Item{
		{Code: "PR0", Label: "Parents or others with parental responsibility"},
		{Code: "PR1", Label: "The council's own provision"},
		{Code: "PR2", Label: "Another council's provision"},
		{Code: "PR3", Label: "Other public provision such as health"},
		{Code: "PR4", Label: "Private provision"},
		{Code: "PR5", Label: "Voluntary or third sector provision"},
	},
}

// PlacementLocation is worked out from the placement's authority, never typed.
var PlacementLocation = &List{
	Name:   "placement_location",
	Title:  "Where the placement is",
	Source: "SSDA903: Episodes.PL_LOCATION",
	Items: []Item{
		{Code: "IN", Label: "Inside the reporting council's area"},
		{Code: "OUT", Label: "Outside the reporting council's area"},
	},
}

// OutsideEngland stands in place of an English authority's code.
var OutsideEngland = &List{
	Name:   "placement_la_outside_england",
	Title:  "Place outside England",
	Source: "SSDA903: Episodes.PL_LA, PrevPerm.LA_PERM",
	Items: []Item{
		{Code: "WAL", Label: "Wales"},
		{Code: "SCO", Label: "Scotland"},
		{Code: "NIR", Label: "Northern Ireland"},
		{Code: "NUK", Label: "Outside the United Kingdom"},
		{Code: "CON", Label: "Confidential"},
	},
}

// DummyURN stands in place of the number that Ofsted gives a home or a school: seven letters X.
var DummyURN = &List{
	Name:   "urn_dummy",
	Title:  "No Ofsted number",
	Source: "SSDA903: Episodes.URN",
	Items: []Item{
		{Code: "XXXXXXX", Label: "No Ofsted number exists for the placement (seven X)"},
	},
}

// ReasonEpisodeCeased says what ended an episode of care; all but X1 end the period of care.
var ReasonEpisodeCeased = &List{
	Name:   "reason_episode_ceased",
	Title:  "Reason the episode ended",
	Source: "SSDA903: Episodes.REC",
	Items: []Item{
		{Code: "X1", Label: "The episode ends and another begins; the child stays looked after"},
		{Code: "E11", Label: "Adopted - application unopposed", Group: "adopted"},
		{Code: "E12", Label: "Adopted - consent dispensed with by the court", Group: "adopted"},
		{Code: "E2", Label: "Died"},
		{Code: "E3", Label: "Care taken over by another council in the United Kingdom"},
		{Code: "E4A", Label: "Returned to live with parents or others with parental responsibility as planned", Group: "returned home"},
		{Code: "E4B", Label: "Returned to live with parents or others with parental responsibility not as planned", Group: "returned home"},
		{Code: "E13", Label: "Left to live with parents or relatives or others without parental responsibility"},
		{Code: "E41", Label: "Child arrangements (formerly residence) order made"},
		{Code: "E45", Label: "Special guardianship to former foster carers who are relatives or friends", Group: "special guardianship"},
		{Code: "E46", Label: "Special guardianship to former foster carers who are not relatives or friends", Group: "special guardianship"},
		{Code: "E47", Label: "Special guardianship to relatives or friends who were not the foster carers", Group: "special guardianship"},
		{Code: "E48", Label: "Special guardianship to others who were neither foster carers nor relatives nor friends", Group: "special guardianship"},
		{Code: "E5", Label: "Moved into independent living with formal support", Group: "independent living"},
		{Code: "E6", Label: "Moved into independent living without formal support", Group: "independent living"},
		{Code: "E7", Label: "Moved to residential care paid for by adult social care"},
		{Code: "E8", Label: "Ceased for any other reason"},
		{Code: "E9", Label: "Sentenced to custody"},
		{Code: "E14", Label: "Accommodation on remand ended"},
		{Code: "E15", Label: "Age assessment found the person to be 18 or over and E5 to E7 do not apply"},
		{Code: "E16", Label: "Moved abroad"},
		{Code: "E17", Label: "Aged 18 or over and stayed with current carers (staying put)"},
	},
}

// ReasonPlacementChange says why a placement ended.
var ReasonPlacementChange = &List{
	Name:   "reason_placement_change",
	Title:  "Reason for the change of placement",
	Source: "SSDA903: Episodes.REASON_PLACE_CHANGE",
	Items: []Item{
		{Code: "CARPL", Label: "Change to or carrying out of the care plan"},
		{Code: "CLOSE", Label: "Carers resigned or the provision closed"},
		{Code: "ALLEG", Label: "Allegation (section 47)"},
		{Code: "STAND", Label: "Concern about standards of care"},
		{Code: "APPRR", Label: "Approval removed"},
		{Code: "CREQB", Label: "Carers asked for the end because of the child's behaviour"},
		{Code: "CREQO", Label: "Carers asked for the end for another reason"},
		{Code: "CHILD", Label: "The child asked for the end"},
		{Code: "LAREQ", Label: "The responsible or area council asked for the end"},
		{Code: "PLACE", Label: "Only the status of the placement changed"},
		{Code: "CUSTOD", Label: "Custody"},
		{Code: "OTHER", Label: "Other"},
	},
}

// ReviewParticipation is how a child took part in a review. Conferences use it too.
var ReviewParticipation = &List{
	Name:   "review_participation",
	Title:  "How the child took part",
	Source: "SSDA903: Reviews.REVIEW_CODE",
	Items: []Item{
		{Code: "PN0", Label: "Under 4 at the review"},
		{Code: "PN1", Label: "Attended and spoke for themselves"},
		{Code: "PN2", Label: "Attended and an advocate spoke for them"},
		{Code: "PN3", Label: "Attended and made views known without words"},
		{Code: "PN4", Label: "Attended but made no contribution"},
		{Code: "PN5", Label: "Did not attend but briefed an advocate"},
		{Code: "PN6", Label: "Did not attend but sent views by some medium"},
		{Code: "PN7", Label: "Did not attend and no views were conveyed"},
	},
}

// MissingType tells a child whose whereabouts are not known from one who is known to be where
// they should not be.
var MissingType = &List{
	Name:   "missing_type",
	Title:  "Missing or away",
	Source: "SSDA903: Missing.MISSING",
	Items: []Item{
		{Code: "M", Label: "Missing from placement"},
		{Code: "A", Label: "Away from placement without authorisation"},
	},
}

// Flag answers the yes or no questions about a year in care. CONVICTED is asked of those aged 10
// or over, HEALTH_CHECK of those aged under 5.
var Flag = &List{
	Name:   "yes_no_flag",
	Title:  "No or yes, as figures",
	Source: "SSDA903: OC2.CONVICTED, OC2.HEALTH_CHECK, OC2.IMMUNISATIONS, OC2.TEETH_CHECK, OC2.HEALTH_ASSESSMENT, OC2.SUBSTANCE_MISUSE, OC2.INTERVENTION_RECEIVED, OC2.INTERVENTION_OFFERED",
	Items: []Item{
		{Code: "0", Label: "No"},
		{Code: "1", Label: "Yes"},
	},
}

// SDQReason says why there is no score of strengths and difficulties. The score itself is a
// whole number from 0 to 40 and has no list.
var SDQReason = &List{
	Name:   "sdq_reason",
	Title:  "Reason for no score",
	Source: "SSDA903: OC2.SDQ_REASON",
	Items: []Item{
		{Code: "SDQ1", Label: "No form because the child was outside the age range at the assessment"},
		{Code: "SDQ2", Label: "The carers refused"},
		{Code: "SDQ3", Label: "Not possible because of the severity of the child's disability"},
		{Code: "SDQ4", Label: "Other"},
		{Code: "SDQ5", Label: "The child or young person refused"},
	},
}

// InTouch says whether the council is in touch with a care leaver.
var InTouch = &List{
	Name:   "in_touch",
	Title:  "In touch",
	Source: "SSDA903: OC3.IN_TOUCH",
	Items: []Item{
		{Code: "YES", Label: "The council is in touch"},
		{Code: "NO", Label: "The council is not in touch"},
		{Code: "DIED", Label: "The young person died after leaving care"},
		{Code: "REFU", Label: "The young person refuses contact"},
		{Code: "NREQ", Label: "The young person no longer requires services"},
		{Code: "RHOM", Label: "Returned home for six months or more"},
	},
}

// CareLeaverActivity is what a care leaver mainly does.
var CareLeaverActivity = &List{
	Name:   "care_leaver_activity",
	Title:  "Main activity",
	Source: "SSDA903: OC3.ACTIV",
	Items: []Item{
		{Code: "F1", Label: "Full time in higher education"},
		{Code: "P1", Label: "Part time in higher education"},
		{Code: "F2", Label: "Full time in other education"},
		{Code: "P2", Label: "Part time in other education"},
		{Code: "F4", Label: "Full time in an apprenticeship"},
		{Code: "P4", Label: "Part time in an apprenticeship"},
		{Code: "F5", Label: "Full time in training or employment other than an apprenticeship"},
		{Code: "P5", Label: "Part time in training or employment other than an apprenticeship"},
		{Code: "G4", Label: "Not in education or employment or training because of illness or disability"},
		{Code: "G5", Label: "Not in education or employment or training for other reasons"},
		{Code: "G6", Label: "Not in education or employment or training because of pregnancy or parenting"},
		{Code: "0", Label: "Not applicable (not in touch or died or returned home)"},
	},
}

// CareLeaverAccommodation is where a care leaver lives: a letter for the kind, then 1 if it is
// suitable and 2 if it is not.
var CareLeaverAccommodation = &List{
	Name:   "care_leaver_accommodation",
	Title:  "Accommodation",
	Source: "SSDA903: OC3.ACCOM",
	Items: []Item{
		{Code: "B1", Label: "With parents or relatives - suitable"},
		{Code: "B2", Label: "With parents or relatives - unsuitable"},
		{Code: "C1", Label: "Community home or other residential care such as NHS - suitable"},
		{Code: "C2", Label: "Community home or other residential care such as NHS - unsuitable"},
		{Code: "D1", Label: "Semi-independent or transitional or self-contained accommodation with support - suitable"},
		{Code: "D2", Label: "Semi-independent or transitional or self-contained accommodation with support - unsuitable"},
		{Code: "E1", Label: "Supported lodgings - suitable"},
		{Code: "E2", Label: "Supported lodgings - unsuitable"},
		{Code: "G1", Label: "Gone abroad - suitable"},
		{Code: "G2", Label: "Gone abroad - unsuitable"},
		{Code: "H1", Label: "Deported - suitable"},
		{Code: "H2", Label: "Deported - unsuitable"},
		{Code: "K1", Label: "Ordinary lodgings without formal support - suitable"},
		{Code: "K2", Label: "Ordinary lodgings without formal support - unsuitable"},
		{Code: "R1", Label: "Residence not known - suitable"},
		{Code: "R2", Label: "Residence not known - unsuitable"},
		{Code: "S2", Label: "No fixed abode or homeless"},
		{Code: "T1", Label: "Foyer or similar - suitable"},
		{Code: "T2", Label: "Foyer or similar - unsuitable"},
		{Code: "U1", Label: "Independent living - suitable"},
		{Code: "U2", Label: "Independent living - unsuitable"},
		{Code: "V1", Label: "Emergency accommodation - suitable"},
		{Code: "V2", Label: "Emergency accommodation - unsuitable"},
		{Code: "W1", Label: "Bed and breakfast - suitable"},
		{Code: "W2", Label: "Bed and breakfast - unsuitable"},
		{Code: "X2", Label: "In custody"},
		{Code: "Y1", Label: "Other accommodation - suitable"},
		{Code: "Y2", Label: "Other accommodation - unsuitable"},
		{Code: "Z1", Label: "With former foster carers (staying put) - suitable"},
		{Code: "Z2", Label: "With former foster carers (staying put) - unsuitable"},
		{Code: "0", Label: "Not applicable (not in touch or died or returned home)"},
	},
}
