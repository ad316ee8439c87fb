package clock

// supervision are the time limits of supervision of workers, and case notes.
var supervision = []*Clock{
	{
		ID: "supervision.worker", Title: "Worker's supervision", Area: "supervision",
		Law:   "Employer Standards for social workers in England (LGA) (regular, usually monthly); local policy",
		Notes: "Use 4 weeks or calendar month as the department chooses.",
		Kind:  Interval, Basis: Local, Override: Free, Confidence: Settled, Owner: Ours,
		Starts: []Moment{SupervisionHeld}, Meets: []Moment{SupervisionHeld},
		Limit: Months(1), Counting: DayAfter,
		Repeats: "monthly", StartsAgain: SupervisionHeld,
	},
	{
		ID: "supervision.child", Title: "Each child discussed in supervision", Area: "supervision",
		Law:  "Local supervision policy",
		Kind: Interval, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{SupervisionChildDiscussed}, Meets: []Moment{SupervisionChildDiscussed},
		Limit: Weeks(8), Counting: DayAfter,
		Repeats: "CP, court and newly looked after: 4 weeks; others 8 to 12", StartsAgain: SupervisionChildDiscussed,
		Ends:  []End{{On: CaseClosed}},
		Opens: []Moment{CaseAllocated},
	},
	{
		ID: "supervision.record", Title: "Supervision record on the child's file", Area: "supervision",
		Law:  "Local supervision policy",
		Kind: Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{SupervisionHeld}, Meets: []Moment{SupervisionRecorded}, Per: Record,
		Limit: WorkingDays(5), Counting: DayAfter,
	},
	{
		ID: "supervision.asye-weekly", Title: "Newly qualified worker: weekly", Area: "supervision",
		Law:  "Assessed and supported year in employment framework: weekly for 6 weeks, fortnightly to 6 months, then monthly",
		Kind: Interval, Basis: Guidance, Override: TighterOnly, Confidence: Settled, Owner: Ours,
		Starts: []Moment{WorkerStartedASYE}, Meets: []Moment{SupervisionHeld},
		Limit: Weeks(1), Counting: DayAfter,
		Repeats: "weekly", StartsAgain: SupervisionHeld,
		Phase: Phase{Since: WorkerStartedASYE, To: Weeks(6)},
		When:  "until week 6",
	},
	{
		ID: "supervision.asye-fortnightly", Title: "Newly qualified worker: fortnightly", Area: "supervision",
		Law:  "Assessed and supported year in employment framework",
		Kind: Interval, Basis: Guidance, Override: TighterOnly, Confidence: Settled, Owner: Ours,
		Starts: []Moment{WorkerStartedASYE}, Meets: []Moment{SupervisionHeld},
		Limit: Weeks(2), Counting: DayAfter,
		Repeats: "fortnightly", StartsAgain: SupervisionHeld,
		Phase: Phase{Since: WorkerStartedASYE, From: Weeks(6), To: Months(6)},
		When:  "week 7 to month 6",
	},
	{
		ID: "recording.case-note", Title: "Case note written up", Area: "supervision",
		Law:  "Local recording policy (24 hours for safeguarding, 2 to 5 working days otherwise)",
		Kind: Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{CaseNoteEvent}, Meets: []Moment{CaseNoteMade}, Per: Record,
		Limit: WorkingDays(2), Counting: DayAfter,
	},
}
