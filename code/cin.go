package code

import (
	"cmp"
	"fmt"
)

// The codes of the children in need census, as the department publishes them. Codes are
// compared in their own case.

// Gender is what the census asked for until 2024, when [Sex] took its place. An unborn child has 0.
var Gender = &List{
	Name:   "gender",
	Title:  "Gender",
	Source: "Children in need census: ChildIdentifiers.GenderCurrent",
	Items: []Item{
		{Code: "0", Label: "Not recorded, or unborn", Until: 2024},
		{Code: "1", Label: "Male", Until: 2024},
		{Code: "2", Label: "Female", Until: 2024},
		{Code: "9", Label: "Neither (indeterminate)", Until: 2024},
	},
}

// CensusUnknownUPN stands in place of a unique pupil number in the census, which knows more
// reasons than [UnknownUPN]. UN8 to UN10 belong to another collection and are not good here.
var CensusUnknownUPN = &List{
	Name:   "census_unknown_upn",
	Title:  "Reason for no pupil number",
	Source: "Children in need census: ChildIdentifiers.UPNunknown",
	Items: []Item{
		{Code: "UN1", Label: "Below school age (under 6), no UPN assigned yet"},
		{Code: "UN2", Label: "Has never attended a state-funded school in England, no UPN assigned"},
		{Code: "UN3", Label: "Educated outside England, no UPN assigned"},
		{Code: "UN4", Label: "Newly in need in the last week of the period, UPN not known in time"},
		{Code: "UN5", Label: "Sources disagree on the child's name or birth date, so no safe match (a duplicate UPN, for example)"},
		{Code: "UN6", Label: "Not looked after, and the authority cannot obtain the UPN"},
		{Code: "UN7", Label: "Referred, no further action taken"},
	},
}

// Disability is each of a child's disabilities. NONE never stands beside another.
var Disability = &List{
	Name:   "disability",
	Title:  "Disability",
	Source: "Children in need census: Disabilities.Disability",
	Items: []Item{
		{Code: "NONE", Label: "No disability"},
		{Code: "MOB", Label: "Mobility"},
		{Code: "HAND", Label: "Use of the hands"},
		{Code: "PC", Label: "Personal care"},
		{Code: "INC", Label: "Incontinence"},
		{Code: "COMM", Label: "Communication"},
		{Code: "LD", Label: "Learning"},
		{Code: "HEAR", Label: "Hearing"},
		{Code: "VIS", Label: "Sight"},
		{Code: "BEH", Label: "Behaviour"},
		{Code: "CON", Label: "Consciousness"},
		{Code: "AUT", Label: "Autism or Asperger syndrome"},
		{Code: "DDA", Label: "Another disability within the meaning of equality law"},
	},
}

// ReferralSource is who told the council about a child; contacts use it too. Asked of referrals
// since 1 April 2013.
var ReferralSource = &List{
	Name:   "referral_source",
	Title:  "Who referred",
	Source: "Children in need census: CINdetails.ReferralSource",
	Items: []Item{
		{Code: "1A", Label: "Individual - relative, family member or carer"},
		{Code: "1B", Label: "Individual - acquaintance, neighbour or childminder"},
		{Code: "1C", Label: "Individual - the child"},
		{Code: "1D", Label: "Individual - someone else, including a stranger"},
		{Code: "2A", Label: "School"},
		{Code: "2B", Label: "Education service"},
		{Code: "3A", Label: "Health - general practitioner"},
		{Code: "3B", Label: "Health - health visitor"},
		{Code: "3C", Label: "Health - school nurse"},
		{Code: "3D", Label: "Health - other primary care"},
		{Code: "3E", Label: "Health - accident and emergency"},
		{Code: "3F", Label: "Health - other, a hospice for example"},
		{Code: "4", Label: "Housing - council or housing association"},
		{Code: "5A", Label: "The authority's own social care services, adults' for example"},
		{Code: "5B", Label: "Another department of the authority, such as youth justice (not housing)"},
		{Code: "5C", Label: "Another authority's services"},
		{Code: "5D", Label: "The authority's early help service", From: 2023},
		{Code: "6", Label: "Police"},
		{Code: "7", Label: "Other legal body - court, probation, immigration, Cafcass or prison"},
		{Code: "8", Label: "Other - children's centre, independent provider or voluntary body"},
		{Code: "9", Label: "Anonymous"},
		{Code: "10", Label: "Unknown"},
	},
}

// PrimaryNeed is the main reason for which a child is in need. It may be blank only for a
// referral that led to no further action.
var PrimaryNeed = &List{
	Name:   "primary_need",
	Title:  "Primary need",
	Source: "Children in need census: CINdetails.PrimaryNeedCode",
	Items: []Item{
		{Code: "N0", Label: "Not stated"},
		{Code: "N1", Label: "Abuse or neglect"},
		{Code: "N2", Label: "The child's disability or illness"},
		{Code: "N3", Label: "A parent's disability or illness"},
		{Code: "N4", Label: "Family in acute stress"},
		{Code: "N5", Label: "Family dysfunction"},
		{Code: "N6", Label: "Socially unacceptable behaviour"},
		{Code: "N7", Label: "Low income"},
		{Code: "N8", Label: "Absent parenting"},
		{Code: "N9", Label: "A case that is not a child in need"},
	},
}

// ClosureReason says why a child stopped being in need.
var ClosureReason = &List{
	Name:   "reason_for_closure",
	Title:  "Reason for closure",
	Source: "Children in need census: CINdetails.ReasonForClosure",
	Items: []Item{
		{Code: "RC1", Label: "Adopted"},
		{Code: "RC2", Label: "Died"},
		{Code: "RC3", Label: "Child arrangements order"},
		{Code: "RC4", Label: "Special guardianship order"},
		{Code: "RC5", Label: "Moved to the services of another authority"},
		{Code: "RC6", Label: "Moved to adult social care"},
		{Code: "RC7", Label: "Services ended for another reason, the child being no longer in need included"},
		{Code: "RC8", Label: "Closed after assessment, no further action", Group: "closed after assessment"},
		{Code: "RC9", Label: "Closed after assessment, referred to early help", Group: "closed after assessment", From: 2023},
	},
}

// CategoryOfAbuse is that of a child protection plan.
var CategoryOfAbuse = &List{
	Name:   "category_of_abuse",
	Title:  "Category of abuse",
	Source: "Children in need census: ChildProtectionPlans.InitialCategoryOfAbuse, ChildProtectionPlans.LatestCategoryOfAbuse",
	Items: []Item{
		{Code: "NEG", Label: "Neglect"},
		{Code: "PHY", Label: "Physical abuse"},
		{Code: "SAB", Label: "Sexual abuse"},
		{Code: "EMO", Label: "Emotional abuse"},
		{Code: "MUL", Label: "More than one category (use is discouraged)"},
	},
}

// AssessmentFactor is each factor that an assessment found. 21 never stands beside another. The
// check of the list itself (8897Q) still takes 18A and 19A in every year: ask it [List.Has].
var AssessmentFactor = &List{
	Name:   "assessment_factors",
	Title:  "Factors found at the end of the assessment",
	Source: "Children in need census: Assessments.AssessmentFactors",
	Items: []Item{
		{Code: "1A", Label: "Alcohol misuse by the child"},
		{Code: "1B", Label: "Alcohol misuse by a parent or carer"},
		{Code: "1C", Label: "Alcohol misuse by another person in the household"},
		{Code: "2A", Label: "Drug misuse by the child"},
		{Code: "2B", Label: "Drug misuse by a parent or carer"},
		{Code: "2C", Label: "Drug misuse by another person in the household"},
		{Code: "3A", Label: "Domestic abuse of the child"},
		{Code: "3B", Label: "Domestic abuse of a parent or carer"},
		{Code: "3C", Label: "Domestic abuse of another person in the household"},
		{Code: "4A", Label: "Mental health of the child"},
		{Code: "4B", Label: "Mental health of a parent or carer"},
		{Code: "4C", Label: "Mental health of another person in the family or household"},
		{Code: "5A", Label: "Learning disability of the child", Group: "disability"},
		{Code: "5B", Label: "Learning disability of a parent or carer"},
		{Code: "5C", Label: "Learning disability of another person in the family or household"},
		{Code: "6A", Label: "Physical disability or illness of the child", Group: "disability"},
		{Code: "6B", Label: "Physical disability or illness of a parent or carer"},
		{Code: "6C", Label: "Physical disability or illness of another person in the family or household"},
		{Code: "7A", Label: "Young carer"},
		{Code: "8B", Label: "Privately fostered - from overseas, meaning to return"},
		{Code: "8C", Label: "Privately fostered - from overseas, meaning to stay"},
		{Code: "8D", Label: "Privately fostered - UK child in an educational placement"},
		{Code: "8E", Label: "Privately fostered - UK child in an alternative family arrangement"},
		{Code: "8F", Label: "Privately fostered - other"},
		{Code: "9A", Label: "Unaccompanied asylum-seeking child"},
		{Code: "10A", Label: "Missing from home or care"},
		{Code: "11A", Label: "Child sexual exploitation"},
		{Code: "12A", Label: "Trafficking"},
		{Code: "13A", Label: "Gangs"},
		{Code: "14A", Label: "Socially unacceptable behaviour"},
		{Code: "15A", Label: "Self-harm"},
		{Code: "16A", Label: "Neglect"},
		{Code: "17A", Label: "Emotional abuse"},
		{Code: "18A", Label: "Physical abuse (not split)", Until: 2020},
		{Code: "18B", Label: "Physical abuse by another child", From: 2021},
		{Code: "18C", Label: "Physical abuse by an adult", From: 2021},
		{Code: "19A", Label: "Sexual abuse (not split)", Until: 2020},
		{Code: "19B", Label: "Sexual abuse by another child", From: 2021},
		{Code: "19C", Label: "Sexual abuse by an adult", From: 2021},
		{Code: "20", Label: "Other"},
		{Code: "21", Label: "No factors identified, no further action"},
		{Code: "22A", Label: "Female genital mutilation"},
		{Code: "23A", Label: "Abuse linked to faith or belief"},
		{Code: "24A", Label: "Child criminal exploitation", From: 2022},
	},
}

// Boolean answers the yes or no questions of the census.
var Boolean = &List{
	Name:   "boolean",
	Title:  "Yes or no, as XML writes it",
	Source: "Children in need census: CINdetails.ReferralNFA, Section47.ICPCnotRequired",
	Items: []Item{
		{Code: "true", Label: "Yes"},
		{Code: "1", Label: "Yes"},
		{Code: "false", Label: "No"},
		{Code: "0", Label: "No"},
	},
}

// PreProceedingsOutcome is how pre-proceedings ended. The department has published it in draft.
var PreProceedingsOutcome = &List{
	Name:   "pre_proceedings_outcome",
	Title:  "Outcome of pre-proceedings",
	Source: "Children in need census: PreProceedings.PPOutcome (CS131), draft for 2027",
	Items: []Item{
		{Code: "A", Label: "Outcome A (its meaning is to be confirmed from the 2027 guide)", From: 2027},
		{Code: "B", Label: "Outcome B (its meaning is to be confirmed from the 2027 guide)", From: 2027},
		{Code: "C", Label: "Outcome C (its meaning is to be confirmed from the 2027 guide)", From: 2027},
	},
}

// UPNAuthority is the number in characters 2 to 4 of a unique pupil number: an English or
// Welsh authority since 1998, or a stand-in. Where an authority is not one of
// [PreviousPermanenceAuthority] its label is its number.
var UPNAuthority = &List{
	Name:   "upn_authority",
	Title:  "Authority in a pupil number",
	Source: "Children in need census: ChildIdentifiers.UPN, rule 1530",
	Items:  upnAuthorities(),
}

func upnAuthorities() []Item {
	var items []Item
	for _, r := range [][2]int{
		{1, 5}, {201, 213}, {301, 320}, {330, 336}, {340, 344}, {350, 359}, {370, 373}, {380, 384},
		{390, 394}, {420, 420}, {660, 681}, {701, 708}, {800, 803}, {805, 808}, {810, 813}, {815, 815},
		{816, 816}, {820, 823}, {825, 825}, {826, 826}, {830, 830}, {831, 831}, {835, 839}, {840, 840},
		{841, 841}, {845, 845}, {846, 846}, {850, 852}, {855, 857}, {860, 860}, {861, 861}, {865, 896},
		{908, 908}, {909, 909}, {916, 916}, {919, 919}, {921, 921}, {925, 925}, {926, 926}, {928, 928},
		{929, 929}, {931, 931}, {933, 933}, {935, 938}, {940, 941},
	} {
		for n := r[0]; n <= r[1]; n++ {
			items = append(items, upnAuthority(n, 0))
		}
	}
	return append(items, upnAuthority(942, 2024), upnAuthority(943, 2024))
}

func upnAuthority(number, from int) Item {
	code := fmt.Sprintf("%03d", number)
	return Item{Code: code, Label: cmp.Or(PreviousPermanenceAuthority.Label(code), code), From: from}
}
