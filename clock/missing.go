package clock

// missing are the time limits of children who go missing.
var missing = []*Clock{
	{
		ID: "missing.return-interview", Title: "Return home interview", Area: "missing",
		Law:   "Statutory guidance on children who run away or go missing from home or care (DfE, January 2014) paras 31-33",
		Notes: "Within 72 hours of return, offered to every child, independent of the home and placement. Count elapsed hours including weekends; record offered time, held time, declined and why. A declined interview still needs information from carers and a recorded analysis. For two episodes within 72 hours one interview may cover both, recorded against both.",
		Kind:  Deadline, Basis: StatutoryGuidance, Override: TighterOnly, Confidence: Read, Owner: Ours,
		Starts: []Moment{MissingEnded}, Meets: []Moment{RHICompleted}, Per: Thread,
		Limit: Hours(72), Counting: Exact,
		Repeats: "each episode", StartsAgain: MissingEnded,
		WarnAt: []Warning{{After: Hours(24)}, {After: Hours(48)}},
	},
	{
		ID: "missing.share", Title: "Interview information shared", Area: "missing",
		Law:  "Local runaway and missing from home and care protocol",
		Kind: Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{RHICompleted}, Meets: []Moment{RHIShared}, Per: Thread,
		Limit: WorkingDays(1), Counting: DayAfter,
	},
	{
		ID: "missing.meeting-repeat", Title: "Strategy or missing review meeting for repeat episodes", Area: "missing",
		Law:   "Local protocol (commonly: three episodes in 90 days, or any over 24 or 72 hours, or other risk)",
		Notes: "One meeting looks at all the times up to it, on whichever of them it is recorded; a meeting while the child is missing looks at that time too, and none is owed for it afterwards.",
		Kind:  Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{MissingEnded}, Meets: []Moment{MissingMeetingHeld}, Per: Person,
		Limit: WorkingDays(5), Counting: DayAfter,
		Applies: with(TagRepeat),
		When:    "the local trigger is reached, such as three episodes in 90 days",
	},
	{
		ID: "missing.escalate-24h", Title: "Missing 24 hours: head of service told", Area: "missing",
		Law:  "Local need-to-know ladder: 24 hours head of service, 48 hours assistant director, 72 hours director and lead member",
		Kind: Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{MissingStarted}, Meets: []Moment{MissingEscalated}, Per: Thread,
		Limit: Hours(24), Counting: Exact,
		Ends: []End{{On: MissingEnded, Per: Thread}},
	},
	{
		ID: "missing.meeting-72h", Title: "Missing 72 hours: multi-agency meeting held", Area: "missing",
		Law:  "Local protocol",
		Kind: Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{MissingStarted}, Meets: []Moment{MissingMeetingHeld}, Per: Thread,
		Limit: Hours(72), Counting: Exact,
		Ends: []End{{On: MissingEnded, Per: Thread}},
	},
}
