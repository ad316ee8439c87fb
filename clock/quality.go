package clock

// quality are the time limits of inspection, audit and corporate parenting.
var quality = []*Clock{
	{
		ID: "quality.action-plan", Title: "Action plan after inadequate judgement or priority action", Area: "quality",
		Law:   "Ofsted ILACS framework; Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007",
		Notes: "To Secretary of State and Ofsted, from receipt of the report or focused visit letter.",
		Kind:  Deadline, Basis: Regulation, Override: TighterOnly, Confidence: Read, Owner: Ours,
		Starts: []Moment{InspectionReportReceived}, Meets: []Moment{InspectionActionPlanSent},
		Limit: WorkingDays(70), Counting: DayAfter,
	},
	{
		ID: "quality.action-plan-draft", Title: "Draft action plan shared", Area: "quality",
		Law:  "Ofsted ILACS framework (early draft after area for priority action)",
		Kind: Deadline, Basis: Guidance, Override: TighterOnly, Confidence: Read, Owner: Ours,
		Starts: []Moment{InspectionReportReceived}, Meets: []Moment{InspectionDraftPlanSent},
		Limit: WorkingDays(20), Counting: DayAfter,
	},
	{
		ID: "quality.monitoring-visit", Title: "Monitoring visit", Area: "quality",
		Law:  "Ofsted ILACS framework: authorities judged inadequate, usually about quarterly, up to six visits",
		Kind: Interval, Basis: Guidance, Override: TighterOnly, Confidence: Doubtful, Owner: "Ofsted",
		Starts: []Moment{InspectionVisited}, Meets: []Moment{InspectionVisited},
		Limit: Months(3), Counting: DayAfter,
		Repeats: "about quarterly", StartsAgain: InspectionVisited,
	},
	{
		ID: "quality.inspection-cycle", Title: "Inspection cycle, authority not inadequate", Area: "quality",
		Law:  "Ofsted ILACS framework: about every three years, focused visits between",
		Kind: Window, Basis: Guidance, Override: TighterOnly, Confidence: Read, Owner: "Ofsted",
		Starts: []Moment{InspectionHeld}, Meets: []Moment{InspectionHeld},
		Limit: Years(3), Counting: DayAfter,
	},
	{
		ID: "quality.ifa-cycle", Title: "Inspection cycle, independent fostering agency", Area: "quality",
		Law:  "Her Majesty's Chief Inspector (Fees and Frequency of Inspections) Regulations 2015; SCCIF (rolling three years; sooner if requires improvement or inadequate)",
		Kind: Window, Basis: Regulation, Override: TighterOnly, Confidence: Settled, Owner: "Ofsted",
		Starts: []Moment{InspectionHeld}, Meets: []Moment{InspectionHeld},
		Limit: Years(3), Counting: DayAfter,
	},
	{
		ID: "quality.audit", Title: "Case audit by each manager", Area: "quality",
		Law:  "Local quality assurance framework",
		Kind: Interval, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{AuditHeld}, Meets: []Moment{AuditHeld},
		Limit: Months(1), Counting: DayAfter,
		Repeats: "monthly", StartsAgain: AuditHeld,
	},
	{
		ID: "quality.self-evaluation", Title: "Self-evaluation shared before the annual conversation", Area: "quality",
		Law:  "Ofsted ILACS framework",
		Kind: Interval, Basis: Guidance, Override: TighterOnly, Confidence: Read, Owner: Ours,
		Starts: []Moment{SelfEvaluationShared}, Meets: []Moment{SelfEvaluationShared},
		Limit: Months(12), Counting: DayAfter,
		Repeats: "yearly", StartsAgain: SelfEvaluationShared,
	},
	{
		ID: "quality.iro-annual-report", Title: "IRO annual report", Area: "quality",
		Law:  "IRO Handbook (2010) ch. 7",
		Kind: Interval, Basis: Guidance, Override: TighterOnly, Confidence: Settled, Owner: Ours,
		Starts: []Moment{IROReportPublished}, Meets: []Moment{IROReportPublished},
		Limit: Months(12), Counting: DayAfter,
		Repeats: "yearly, to the corporate parenting board", StartsAgain: IROReportPublished,
	},
	{
		ID: "quality.corporate-parenting-board", Title: "Corporate parenting board meets", Area: "quality",
		Law:  "Local constitution (6-weekly to quarterly); Children and Social Work Act 2017 s1 principles",
		Kind: Interval, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{BoardMet}, Meets: []Moment{BoardMet},
		Limit: Months(3), Counting: DayAfter,
		Repeats: "quarterly", StartsAgain: BoardMet,
	},
}
