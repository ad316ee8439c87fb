package clock

// earlyHelp are the time limits of early help to a family.
var earlyHelp = []*Clock{
	{
		ID: "early-help.assessment", Title: "Early help or family help assessment", Area: "early-help",
		Law:   "Local early help strategy; no national figure",
		Notes: "Common local figures are 20, 30 or 45 working days. Consent (agreement) from the family must be on record first; the clock does not start without it. Under the Families First Partnership programme, early help and s17 work merge into one 'family help' assessment; where an authority has merged them, use assessment.complete (45 working days) for the s17 part.",
		Kind:  Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{EarlyHelpRequested}, Meets: []Moment{EarlyHelpAssessmentCompleted}, Per: Thread,
		Limit: WorkingDays(30), Counting: DayAfter,
		Ends: []End{{On: EarlyHelpClosed}},
		Age:  18,
	},
	{
		ID: "early-help.first-meeting", Title: "First team-around-the-family meeting", Area: "early-help",
		Law:  "Local early help procedures",
		Kind: Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{EarlyHelpAssessmentCompleted}, Meets: []Moment{EarlyHelpMeetingHeld},
		Limit: WorkingDays(15), Counting: DayAfter,
		Ends: []End{{On: EarlyHelpClosed}},
		Age:  18,
	},
	{
		ID: "early-help.review", Title: "Team-around-the-family review", Area: "early-help",
		Law:   "Local early help procedures",
		Notes: "6 to 8 weeks is usual; a 12-week cap is common.",
		Kind:  Interval, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{EarlyHelpMeetingHeld}, Meets: []Moment{EarlyHelpMeetingHeld},
		Limit: Weeks(6), Counting: DayAfter,
		Repeats: "every 6 weeks until the plan ends", StartsAgain: EarlyHelpMeetingHeld,
		Ends:  []End{{On: EarlyHelpClosed}},
		Opens: []Moment{EarlyHelpRequested, EarlyHelpAssessmentCompleted, EarlyHelpStepDownAgreed},
		Age:   18,
	},
	{
		ID: "early-help.step-down", Title: "Handover meeting after step-down from social care", Area: "early-help",
		Law:   "Local step-up and step-down protocol",
		Notes: "Social worker attends; the case stays open to social care until the meeting is held and the lead practitioner named.",
		Kind:  Deadline, Basis: Local, Override: Free, Confidence: LocalDefault, Owner: Ours,
		Starts: []Moment{EarlyHelpStepDownAgreed}, Meets: []Moment{EarlyHelpMeetingHeld},
		Limit: WorkingDays(10), Counting: DayAfter,
		Ends: []End{{On: EarlyHelpClosed}},
		Age:  18,
	},
}
