package code

// All is every list, in the order of the files.
var All = []*List{
	// SSDA903
	Sex, Ethnicity, UnknownUPN, Mother, UASC, ReasonNewEpisode, LegalStatus, CategoryOfNeed,
	PlacementType, RetiredPlacementType, PlacementProvider, PlacementLocation, OutsideEngland,
	DummyURN, ReasonEpisodeCeased, ReasonPlacementChange, ReviewParticipation, MissingType, Flag,
	SDQReason, InTouch, CareLeaverActivity, CareLeaverAccommodation, AdoptedByFosterCarers,
	NumberOfAdopters, SexOfAdopters, LegalStatusOfAdopters, ReasonNoLongerPlaced, PreviousPermanence,
	PreviousPermanenceAuthority, SocialWorkerChange,
	// Children in need census
	Gender, CensusUnknownUPN, Disability, ReferralSource, PrimaryNeed, ClosureReason, CategoryOfAbuse,
	AssessmentFactor, Boolean, PreProceedingsOutcome, UPNAuthority,
	// The front door, assessment and plans
	YesNo, YesNoNotKnown, YesNoRefused, ContactMethod, ContactOutcome, ContactTag, DomesticAbuseRisk,
	ThresholdLevel, RAG, Consent, ConsentBy, ParentsKnow, ReferralOutcome, AssessmentOutcome, Seen,
	VisitPlace, MeetingMethod, Attendance, StrategyOutcome, Section47Outcome, Section47Action,
	Progress, PlanEndReason,
	// Child protection and the plan for a child in need
	InitialDecision, ReviewDecision, ProtectionEnd, EndWithoutConference, MedicalExamination, ConferenceSort,
	AdvocateOffer, TransferDirection, TransferStatus, LongPlanDecision, SeriousIncident,
	ChildInNeedDecision, WithdrawalDecision,
	// A person and those around them
	GenderIdentity, Religion, Language, Relationship, ParentalResponsibility, ImmigrationStatus,
	AddressKind, ContactDetail, IdentifierKind, Agency, Role, SignOff, RestrictionReason,
	// Court, care, fostering, missing and school
	LegalPlanningDecision, CourtPlan, Hearing, PermanenceRoute, CareLeaverStatus, FosteringType,
	FosteringEnquiryChannel, FosteringEnquiryOutcome, FosteringWithdrawal, AllegationOutcome,
	WorksAs, MissingRisk, ReturnInterview, Exploitation, Indicator, RiskLevel, SENStatus,
	// The work with children in care
	AccommodationAgreedBy, CareConsent, SiblingsPlaced, PlacementFact, CareChanged, PlacementOffer,
	PlacementApproval, PlacementTold, DelegatedMatter, DelegatedTo, PlacementPlanSort, HeardAtReview,
	ReviewResponse, DisputeStage, HealthAssessmentSort, HealthDone, HealthBy, FamilyContact,
	FamilyContactBasis, LifeStoryPart, AgeAssessment, AdoptionAuthority, AdoptionReviewSort,
	AdoptionRecommendation,
	// Leaving care
	TouchMethod, AdviserChange, PathwayHeading, PathwayReviewDecision, StayingOn, Entitlement,
	ToldInForm, TakenUp, Detention, SupportAnswer, HomelessWhy, SafeTonight, HomelessChoice,
	// Casework, whatever brought the child
	SchoolPlace, VisitDuty, VisitSeen, VoiceMethod, NoteKind, AlertKind, AlertAudience, FamilyGroupOffer, SummaryFor,
	BirthPlanTold,
	// Before court, and the court
	EdgeOfCareOutcome, Threshold, FamilyMeeting, ServiceMethod, PreProceedingsMeeting,
	PreProceedingsDecision, PreProceedingsAssessment, CourtApplication, ProceedingsEnd, HearingOutcome,
	DirectedTo, CourtOrder, Appeal, CourtPlanStage, EmergencyEnd, Viability, CourtReport,
	// Missing and exploitation
	ScreeningReason, ExploitationLevel, DeclinedWhy, IndependentWho, SharedWith, ExploitationStrand,
	ExploitationDecision, PanelDecision, RiskChange, GroundsStage, GroundsDecision, NRMConsent, Disruption,
	DisruptionResult, ContextKind, ContextLink, ContextState, Sureness,
	// Private fostering
	PFRelation, PFBasis, PFNotifier, PFSuitability, PFChange, PFEnd,
	// Allegations against people who work with children
	Recipient, AllegationHarm, TrustRole, AllegationMeeting, AllegationReferral, EmployerAction,
}
