package clock

var frontDoor = []*Clock{
	{
		ID: "front-door.decision", Title: "Decision on a referral", Area: "front-door",
		Kind: Deadline, Basis: StatutoryGuidance, Override: TighterOnly, Confidence: Settled, Owner: Ours,
		Starts: []Moment{ContactReceived}, Meets: []Moment{ContactDecisionRecorded},
		Limit: WorkingDays(1), Counting: DayAfter, Per: Thread,
	},
}
