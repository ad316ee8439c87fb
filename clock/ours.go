package clock

// Moments of our own. The limits' own list has no name for these, and the notes on
// the limits ask for them: extensions, pauses, dates fixed ahead, changes of terms.
const (
	// ClockExcepted: A manager records a lawful exception to one time limit; the tags name the limits, Until gives a new day if there is one.
	ClockExcepted Moment = "clock.excepted"
	// AssessmentExtended: A manager records why an assessment needs longer and until when.
	AssessmentExtended Moment = "assessment.extended"
	// ReviewPracticeDelayed: A practice review cannot be published yet because of criminal or inquest proceedings.
	ReviewPracticeDelayed Moment = "lcspr.delayed"
	// PreProceedingsExtended: A senior manager and legal adviser extend pre-proceedings to a day.
	PreProceedingsExtended Moment = "plo.extended"
	// ProceedingsExtended: The court extends the time for proceedings to a day.
	ProceedingsExtended Moment = "proceedings.extended"
	// EPOExtended: The court extends an emergency protection order to a day.
	EPOExtended Moment = "epo.extended"
	// S37Extended: The court gives another day for a s37 report.
	S37Extended Moment = "s37.extended"
	// SupervisionOrderExtended: The court extends a supervision order to a day.
	SupervisionOrderExtended Moment = "supervision-order.extended"
	// AdopterStage2Extended: Stage 2 of an adopter's assessment is given longer.
	AdopterStage2Extended Moment = "adopter.stage2-extended"
	// ComplaintStage1Extended: The complainant is told that stage 1 will take longer.
	ComplaintStage1Extended Moment = "complaint.stage1-extended"
	// ComplaintStage2Extended: The complainant is told why stage 2 will take longer and until when.
	ComplaintStage2Extended Moment = "complaint.stage2-extended"
	// ComplaintLateAccepted: A complaint made after the usual year is accepted.
	ComplaintLateAccepted Moment = "complaint.late-accepted"
	// SARExtended: The person is told that a request for own data will take longer.
	SARExtended Moment = "sar.extended"
	// SARStopped: The time to answer a request for own data stops until identity is shown or a question is answered.
	SARStopped Moment = "sar.stopped"
	// SARResumed: Identity is shown or the question is answered.
	SARResumed Moment = "sar.resumed"
	// EHCExceptionStarted: A lawful exception to the time for an EHC step begins.
	EHCExceptionStarted Moment = "ehc.exception-started"
	// EHCExceptionEnded: A lawful exception to the time for an EHC step ends.
	EHCExceptionEnded Moment = "ehc.exception-ended"
	// ICPCDated: The date of an initial child protection conference is fixed.
	ICPCDated Moment = "icpc.dated"
	// RCPCDated: The date of a review child protection conference is fixed.
	RCPCDated Moment = "rcpc.dated"
	// CLAReviewDated: The date of a looked-after review is fixed.
	CLAReviewDated Moment = "cla-review.dated"
	// CMHDated: The date of a case management hearing is fixed.
	CMHDated Moment = "cmh.dated"
	// FosteringPanelDated: The date of a fostering panel is fixed.
	FosteringPanelDated Moment = "fostering.panel-dated"
	// PlacementTermsChanged: What a placement is meant to be changes while the child stays: kind of approval, length meant, visits agreed.
	PlacementTermsChanged Moment = "placement.terms-changed"
	// LegalStatusChanged: A child's legal status while looked after begins or changes.
	LegalStatusChanged Moment = "legal-status.changed"
	// CINPlanEnded: A child in need plan ends.
	CINPlanEnded Moment = "cin.plan-ended"
	// EarlyHelpClosed: Early help to a family ends.
	EarlyHelpClosed Moment = "early-help.closed"
	// ExploitationPlanEnded: A plan against exploitation ends.
	ExploitationPlanEnded Moment = "exploitation.plan-ended"
	// StrategyCancelled: A manager decides that a strategy discussion is not needed after all.
	StrategyCancelled Moment = "strategy.cancelled"
)

var ours = []Named{
	{ClockExcepted, "A manager records a lawful exception to one time limit; the tags name the limits, Until gives a new day if there is one"},
	{AssessmentExtended, "A manager records why an assessment needs longer and until when"},
	{ReviewPracticeDelayed, "A practice review cannot be published yet because of criminal or inquest proceedings"},
	{PreProceedingsExtended, "A senior manager and legal adviser extend pre-proceedings to a day"},
	{ProceedingsExtended, "The court extends the time for proceedings to a day"},
	{EPOExtended, "The court extends an emergency protection order to a day"},
	{S37Extended, "The court gives another day for a s37 report"},
	{SupervisionOrderExtended, "The court extends a supervision order to a day"},
	{AdopterStage2Extended, "Stage 2 of an adopter's assessment is given longer"},
	{ComplaintStage1Extended, "The complainant is told that stage 1 will take longer"},
	{ComplaintStage2Extended, "The complainant is told why stage 2 will take longer and until when"},
	{ComplaintLateAccepted, "A complaint made after the usual year is accepted"},
	{SARExtended, "The person is told that a request for own data will take longer"},
	{SARStopped, "The time to answer a request for own data stops until identity is shown or a question is answered"},
	{SARResumed, "Identity is shown or the question is answered"},
	{EHCExceptionStarted, "A lawful exception to the time for an EHC step begins"},
	{EHCExceptionEnded, "A lawful exception to the time for an EHC step ends"},
	{ICPCDated, "The date of an initial child protection conference is fixed"},
	{RCPCDated, "The date of a review child protection conference is fixed"},
	{CLAReviewDated, "The date of a looked-after review is fixed"},
	{CMHDated, "The date of a case management hearing is fixed"},
	{FosteringPanelDated, "The date of a fostering panel is fixed"},
	{PlacementTermsChanged, "What a placement is meant to be changes while the child stays: kind of approval, length meant, visits agreed"},
	{LegalStatusChanged, "A child's legal status while looked after begins or changes"},
	{CINPlanEnded, "A child in need plan ends"},
	{EarlyHelpClosed, "Early help to a family ends"},
	{ExploitationPlanEnded, "A plan against exploitation ends"},
	{StrategyCancelled, "A manager decides that a strategy discussion is not needed after all"},
}
