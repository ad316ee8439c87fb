package clock

// The moments of a child's journey that start and stop time limits. The sentence
// beside each says what must have happened for the moment to be recorded.
const (
	// ContactReceived: A contact (phone, form, police notification, web portal) is logged at the front door, with the date and time it arrived.
	ContactReceived Moment = "contact.received"
	// ContactDecisionRecorded: A named manager records the outcome of a contact and the reason.
	ContactDecisionRecorded Moment = "contact.decision-recorded"
	// ReferralAccepted: A contact is accepted as a referral to children's social care (the referral date).
	ReferralAccepted Moment = "referral.accepted"
	// ReferralAcknowledged: The referrer is told the referral has arrived and what was decided.
	ReferralAcknowledged Moment = "referral.acknowledged"
	// ReferralWrittenUp: The referrer confirms a spoken referral in writing.
	ReferralWrittenUp Moment = "referral.written-up"
	// CaseAllocated: A named worker becomes the lead worker for the child.
	CaseAllocated Moment = "case.allocated"
	// CaseClosed: A manager closes the child's involvement.
	CaseClosed Moment = "case.closed"
	// EarlyHelpRequested: A request for early help is accepted, with family agreement recorded.
	EarlyHelpRequested Moment = "early-help.requested"
	// EarlyHelpAssessmentCompleted: An early help (family help) assessment is finished and shared with the family.
	EarlyHelpAssessmentCompleted Moment = "early-help.assessment-completed"
	// EarlyHelpPlanAgreed: A family plan is agreed at a team-around-the-family meeting.
	EarlyHelpPlanAgreed Moment = "early-help.plan-agreed"
	// EarlyHelpMeetingHeld: A team-around-the-family meeting takes place and is recorded.
	EarlyHelpMeetingHeld Moment = "early-help.meeting-held"
	// EarlyHelpStepDownAgreed: A manager agrees that social care work steps down to early help.
	EarlyHelpStepDownAgreed Moment = "early-help.step-down-agreed"
	// AssessmentStarted: A statutory (child and family) assessment is opened.
	AssessmentStarted Moment = "assessment.started"
	// AssessmentCompleted: A manager authorises the finished assessment.
	AssessmentCompleted Moment = "assessment.completed"
	// AssessmentChildSeen: The child is seen by the assessing worker, with alone yes/no recorded.
	AssessmentChildSeen Moment = "assessment.child-seen"
	// AssessmentCheckpointHeld: A manager records a mid-assessment review (continue, stop, change scope, s47).
	AssessmentCheckpointHeld Moment = "assessment.checkpoint-held"
	// PregnancyConcernReceived: A referral about an unborn child is accepted; estimated delivery date recorded.
	PregnancyConcernReceived Moment = "pregnancy.concern-received"
	// PregnancyExpectedDelivery: The expected delivery date.
	PregnancyExpectedDelivery Moment = "pregnancy.expected-delivery"
	// PrebirthAssessmentCompleted: The pre-birth assessment is authorised.
	PrebirthAssessmentCompleted Moment = "prebirth.assessment-completed"
	// PrebirthPlanShared: The birth and hospital discharge plan is shared with midwifery and parents.
	PrebirthPlanShared Moment = "prebirth.plan-shared"
	// ChildBorn: Date and time of birth recorded on what was an unborn record.
	ChildBorn Moment = "child.born"
	// CINPlanAgreed: A child in need plan is agreed with the family and authorised.
	CINPlanAgreed Moment = "cin.plan-agreed"
	// CINReviewHeld: A child in need review meeting takes place and is recorded.
	CINReviewHeld Moment = "cin.review-held"
	// CINVisitMade: A visit to a child on a CIN plan, child seen yes/no.
	CINVisitMade Moment = "cin.visit-made"
	// CINManagementReviewHeld: A senior manager reviews a long-running CIN plan.
	CINManagementReviewHeld Moment = "cin.management-review-held"
	// StrategyNeeded: A worker or partner records reasonable cause to suspect significant harm, so a strategy discussion is needed.
	StrategyNeeded Moment = "strategy.needed"
	// StrategyHeld: A strategy discussion takes place (date and time, who took part, decisions).
	StrategyHeld Moment = "strategy.held"
	// StrategyRecordShared: The record of the strategy discussion is sent to those who took part.
	StrategyRecordShared Moment = "strategy.record-shared"
	// S47Started: The strategy discussion at which s47 enquiries were agreed (this date starts the enquiry).
	S47Started Moment = "s47.started"
	// S47ChildSeen: The child is seen during the s47 enquiry.
	S47ChildSeen Moment = "s47.child-seen"
	// S47Completed: A manager authorises the s47 outcome.
	S47Completed Moment = "s47.completed"
	// ICPCRequested: A conference request reaches the safeguarding unit.
	ICPCRequested Moment = "icpc.requested"
	// ICPCHeld: Initial child protection conference held.
	ICPCHeld Moment = "icpc.held"
	// CPReportShared: The social work report to a conference is shared with parents (and child).
	CPReportShared Moment = "cp.report-shared"
	// ConferenceHeld: Any child protection conference held.
	ConferenceHeld Moment = "conference.held"
	// ConferenceDecisionsShared: The decision and outline plan are sent to everyone invited.
	ConferenceDecisionsShared Moment = "conference.decisions-shared"
	// ConferenceMinutesShared: The full conference record is sent out.
	ConferenceMinutesShared Moment = "conference.minutes-shared"
	// CPPlanStarted: A child protection plan starts (conference decision).
	CPPlanStarted Moment = "cp.plan-started"
	// CPPlanEnded: A child protection plan ends.
	CPPlanEnded Moment = "cp.plan-ended"
	// CoreGroupHeld: A core group meeting takes place.
	CoreGroupHeld Moment = "core-group.held"
	// RCPCHeld: A review child protection conference takes place.
	RCPCHeld Moment = "rcpc.held"
	// CPVisitMade: A visit to a child on a child protection plan, seen and seen alone recorded.
	CPVisitMade Moment = "cp.visit-made"
	// CPTransferNotified: Another authority tells us that a child on a plan has moved here to stay.
	CPTransferNotified Moment = "cp.transfer-notified"
	// CPTransferConferenceHeld: A transfer-in conference takes place.
	CPTransferConferenceHeld Moment = "cp.transfer-conference-held"
	// CPPlanAgeReviewHeld: A senior manager reviews a plan that has run long.
	CPPlanAgeReviewHeld Moment = "cp.plan-age-review-held"
	// SeriousIncidentKnown: The authority knows of or suspects an incident that meets the notifiable test.
	SeriousIncidentKnown Moment = "serious-incident.known"
	// SeriousIncidentNotified: The authority notifies the national Panel (and Ofsted) through the online service.
	SeriousIncidentNotified Moment = "serious-incident.notified"
	// RapidReviewSent: The rapid review reaches the national Panel.
	RapidReviewSent Moment = "rapid-review.sent"
	// LCSPRDecided: Safeguarding partners decide to carry out a local child safeguarding practice review.
	LCSPRDecided Moment = "lcspr.decided"
	// LCSPRPublished: The practice review report is published.
	LCSPRPublished Moment = "lcspr.published"
	// LCSPRSentToPanel: The final report is sent to the Panel and Secretary of State before publication.
	LCSPRSentToPanel Moment = "lcspr.sent-to-panel"
	// ChildDied: A child's death is recorded.
	ChildDied Moment = "child.died"
	// CDOPNotified: The child death overview process is notified.
	CDOPNotified Moment = "cdop.notified"
	// LPMRequested: A manager asks for a legal planning (gateway) meeting.
	LPMRequested Moment = "lpm.requested"
	// LPMHeld: Legal planning meeting held; threshold and next step recorded.
	LPMHeld Moment = "lpm.held"
	// PLODecisionPreProceedings: Decision-maker agrees pre-proceedings.
	PLODecisionPreProceedings Moment = "plo.decision-pre-proceedings"
	// PLOLetterSent: Letter before proceedings served.
	PLOLetterSent Moment = "plo.letter-sent"
	// PLOMeetingHeld: First pre-proceedings meeting held with parents and their lawyers.
	PLOMeetingHeld Moment = "plo.meeting-held"
	// PLOReviewHeld: Pre-proceedings review meeting held.
	PLOReviewHeld Moment = "plo.review-held"
	// PLOEnded: Pre-proceedings end (step down, issue, or other).
	PLOEnded Moment = "plo.ended"
	// PLODecisionIssue: Decision-maker agrees to issue proceedings.
	PLODecisionIssue Moment = "plo.decision-issue"
	// FGDMOffered: A family group decision-making meeting is offered.
	FGDMOffered Moment = "fgdm.offered"
	// ProceedingsIssued: The court issues the application (Day 1 is the day of issue).
	ProceedingsIssued Moment = "proceedings.issued"
	// ProceedingsDocumentsServed: The local authority's annex documents are filed and served.
	ProceedingsDocumentsServed Moment = "proceedings.documents-served"
	// ProceedingsStandardDirections: Court gives standard directions on issue.
	ProceedingsStandardDirections Moment = "proceedings.standard-directions"
	// GuardianAppointed: Children's guardian appointed by Cafcass.
	GuardianAppointed Moment = "guardian.appointed"
	// CMHHeld: Case management hearing held.
	CMHHeld Moment = "cmh.held"
	// FCMHHeld: Further case management hearing held.
	FCMHHeld Moment = "fcmh.held"
	// AdvocatesMeetingHeld: Advocates' meeting held.
	AdvocatesMeetingHeld Moment = "advocates-meeting.held"
	// HearingListed: A hearing date is fixed.
	HearingListed Moment = "hearing.listed"
	// BundleLodged: Court bundle lodged.
	BundleLodged Moment = "bundle.lodged"
	// CourtDirectionMade: The court directs a document by a date (the date is the clock).
	CourtDirectionMade Moment = "court.direction-made"
	// CourtDocumentFiled: The document is filed and served.
	CourtDocumentFiled Moment = "court.document-filed"
	// ProceedingsConcluded: Final order made or application withdrawn.
	ProceedingsConcluded Moment = "proceedings.concluded"
	// CourtOrderMade: An order is made.
	CourtOrderMade Moment = "court.order-made"
	// AppealNoticeFiled: Appellant's notice filed.
	AppealNoticeFiled Moment = "appeal.notice-filed"
	// PoliceProtectionStarted: A constable takes the child into police protection (date and time).
	PoliceProtectionStarted Moment = "police-protection.started"
	// PoliceProtectionEnded: Police protection ends.
	PoliceProtectionEnded Moment = "police-protection.ended"
	// EPOMade: Emergency protection order made (date and time).
	EPOMade Moment = "epo.made"
	// EPOEnded: EPO ends, or another order replaces it.
	EPOEnded Moment = "epo.ended"
	// CAOStarted: Child assessment order starts.
	CAOStarted Moment = "cao.started"
	// CAOEnded: Child assessment order period ends.
	CAOEnded Moment = "cao.ended"
	// S37Directed: Court directs a s37 investigation.
	S37Directed Moment = "s37.directed"
	// S37Reported: s37 report filed.
	S37Reported Moment = "s37.reported"
	// S7Directed: Court directs a s7 welfare report.
	S7Directed Moment = "s7.directed"
	// S7Filed: s7 report filed.
	S7Filed Moment = "s7.filed"
	// ContactRefused: The authority refuses contact to a child in care as a matter of urgency.
	ContactRefused Moment = "contact.refused"
	// ContactOrderDecided: Court decides contact (s34) or contact resumes.
	ContactOrderDecided Moment = "contact.order-decided"
	// SecurePlaced: Child placed in secure accommodation.
	SecurePlaced Moment = "secure.placed"
	// SecureAuthorised: Court authorises secure accommodation.
	SecureAuthorised Moment = "secure.authorised"
	// SecureEnded: Secure placement ends.
	SecureEnded Moment = "secure.ended"
	// SecureReviewHeld: Secure accommodation review by three-person panel.
	SecureReviewHeld Moment = "secure.review-held"
	// SupervisionOrderMade: Supervision order made.
	SupervisionOrderMade Moment = "supervision-order.made"
	// SupervisionOrderEnded: Supervision order ends.
	SupervisionOrderEnded Moment = "supervision-order.ended"
	// SGNoticeReceived: Notice of intention to apply for special guardianship received.
	SGNoticeReceived Moment = "sg.notice-received"
	// SGApplicationMade: Special guardianship application made.
	SGApplicationMade Moment = "sg.application-made"
	// SGReportFiled: Special guardianship report filed.
	SGReportFiled Moment = "sg.report-filed"
	// SGOrderMade: Special guardianship order made.
	SGOrderMade Moment = "sg.order-made"
	// SGSupportReviewHeld: Special guardianship support reviewed.
	SGSupportReviewHeld Moment = "sg.support-review-held"
	// CareStarted: The child becomes looked after (start of the period of care).
	CareStarted Moment = "care.started"
	// CareEnded: The child stops being looked after.
	CareEnded Moment = "care.ended"
	// CarePlanCompleted: Care plan completed.
	CarePlanCompleted Moment = "care.plan-completed"
	// CareDecisionToCease: Decision to stop looking after the child approved at the right level.
	CareDecisionToCease Moment = "care.decision-to-cease"
	// PlacementStarted: A placement (where the child lives) starts.
	PlacementStarted Moment = "placement.started"
	// PlacementEnded: A placement ends.
	PlacementEnded Moment = "placement.ended"
	// PlacementPlanCompleted: Placement plan completed and signed.
	PlacementPlanCompleted Moment = "placement.plan-completed"
	// PlacementNotified: Required people told in writing of the placement.
	PlacementNotified Moment = "placement.notified"
	// PlacementDisruption: A placement ends unplanned.
	PlacementDisruption Moment = "placement.disruption"
	// PlacementDisruptionMeetingHeld: Disruption (learning) meeting held.
	PlacementDisruptionMeetingHeld Moment = "placement.disruption-meeting-held"
	// PlacementNoticeGiven: Carer or provider gives notice.
	PlacementNoticeGiven Moment = "placement.notice-given"
	// PlacementEmergencyOutsideTerms: Emergency placement with a carer outside their terms of approval starts.
	PlacementEmergencyOutsideTerms Moment = "placement.emergency-outside-terms"
	// PWPImmediateStarted: Child placed with parents before assessment complete (reg 19).
	PWPImmediateStarted Moment = "pwp.immediate-started"
	// PWPAssessmentCompleted: Assessment of parents' suitability complete.
	PWPAssessmentCompleted Moment = "pwp.assessment-completed"
	// PWPDecisionMade: Nominated officer's decision on the placement with parents.
	PWPDecisionMade Moment = "pwp.decision-made"
	// IROAppointed: A named IRO is appointed and recorded.
	IROAppointed Moment = "iro.appointed"
	// CLAReviewHeld: Looked-after review held (the date it started, even if completed over several meetings).
	CLAReviewHeld Moment = "cla-review.held"
	// CLAReviewAdjourned: IRO adjourns a review.
	CLAReviewAdjourned Moment = "cla-review.adjourned"
	// CLAReviewReportReady: Social work report ready and shared before the review.
	CLAReviewReportReady Moment = "cla-review.report-ready"
	// CLAReviewDecisionsShared: Review decisions sent out.
	CLAReviewDecisionsShared Moment = "cla-review.decisions-shared"
	// CLAReviewRecordCompleted: Full review record completed by the IRO.
	CLAReviewRecordCompleted Moment = "cla-review.record-completed"
	// CLAReviewRecordDistributed: Full review record distributed.
	CLAReviewRecordDistributed Moment = "cla-review.record-distributed"
	// CLAReviewManagerResponse: Team manager confirms or queries the decisions.
	CLAReviewManagerResponse Moment = "cla-review.manager-response"
	// IRODisputeRaised: IRO starts formal dispute resolution.
	IRODisputeRaised Moment = "iro.dispute-raised"
	// IRODisputeResolved: Dispute resolved or referred to Cafcass.
	IRODisputeResolved Moment = "iro.dispute-resolved"
	// CLAVisitMade: Statutory visit to a looked-after child, seen and seen alone recorded.
	CLAVisitMade Moment = "cla-visit.made"
	// CLAVisitRequested: The child, carer or IRO asks for a visit.
	CLAVisitRequested Moment = "cla-visit.requested"
	// HomeConcernNotified: Ofsted tells the authority of concerns about the home or agency (Care Standards Act 2000 s30A).
	HomeConcernNotified Moment = "home.concern-notified"
	// VisitRecorded: The visit record is completed.
	VisitRecorded Moment = "visit.recorded"
	// PermanencePlanAgreed: A plan for permanence is agreed at a review.
	PermanencePlanAgreed Moment = "permanence.plan-agreed"
	// LifeStoryStarted: Life-story work plan opened.
	LifeStoryStarted Moment = "life-story.started"
	// LifeStoryCompleted: Life-story book given.
	LifeStoryCompleted Moment = "life-story.completed"
	// JISAOpened: Junior ISA or child trust fund account confirmed.
	JISAOpened Moment = "jisa.opened"
	// CaseSummaryUpdated: Case summary and chronology brought up to date.
	CaseSummaryUpdated Moment = "case-summary.updated"
	// Reg24Started: Connected person given temporary approval (reg 24).
	Reg24Started Moment = "reg24.started"
	// Reg24Ended: Temporary approval ends (full approval, child moves, or expiry).
	Reg24Ended Moment = "reg24.ended"
	// Reg24Extended: Temporary approval extended (reg 25).
	Reg24Extended Moment = "reg24.extended"
	// ShortBreakFirstPlacement: First placement in a series of short breaks.
	ShortBreakFirstPlacement Moment = "short-break.first-placement"
	// ShortBreakVisitMade: Visit to a child in a series of short breaks, on a day the child is in placement.
	ShortBreakVisitMade Moment = "short-break.visit-made"
	// ShortBreakReviewHeld: Review of a child in a series of short breaks.
	ShortBreakReviewHeld Moment = "short-break.review-held"
	// S85Notified: Hospital, care home or school tells the authority a child is or will be there 3 months or more.
	S85Notified Moment = "s85.notified"
	// S85VisitMade: Visit to the child under s86A.
	S85VisitMade Moment = "s85.visit-made"
	// CustodyStarted: A formerly looked-after child, or care leaver, is detained.
	CustodyStarted Moment = "custody.started"
	// CustodyVisitMade: Visit to the detained child or young person.
	CustodyVisitMade Moment = "custody.visit-made"
	// RemandStarted: Child remanded to local authority accommodation or youth detention accommodation.
	RemandStarted Moment = "remand.started"
	// DetentionPlacementPlanCompleted: Detention placement plan completed.
	DetentionPlacementPlanCompleted Moment = "detention-placement-plan.completed"
	// HealthNotified: Health team told a child has become looked after, with consent.
	HealthNotified Moment = "health.notified"
	// HealthIHACompleted: Initial health assessment completed and plan available.
	HealthIHACompleted Moment = "health.iha-completed"
	// HealthRHACompleted: Review health assessment completed.
	HealthRHACompleted Moment = "health.rha-completed"
	// HealthDentalChecked: Teeth checked by a dentist.
	HealthDentalChecked Moment = "health.dental-checked"
	// HealthSDQCompleted: Carer SDQ completed and scored.
	HealthSDQCompleted Moment = "health.sdq-completed"
	// HealthPassportGiven: Health history given to the care leaver.
	HealthPassportGiven Moment = "health.passport-given"
	// VSNotified: Virtual school told of a change.
	VSNotified Moment = "vs.notified"
	// PEPInitiated: First PEP meeting arranged or started.
	PEPInitiated Moment = "pep.initiated"
	// PEPCompleted: PEP completed and signed off.
	PEPCompleted Moment = "pep.completed"
	// PEPReviewed: PEP review completed.
	PEPReviewed Moment = "pep.reviewed"
	// SchoolPlaceNeeded: Child has no school place suited to them.
	SchoolPlaceNeeded Moment = "school-place.needed"
	// SchoolPlaceSecured: Full-time suitable school place secured.
	SchoolPlaceSecured Moment = "school-place.secured"
	// ExclusionRecorded: Suspension or permanent exclusion recorded.
	ExclusionRecorded Moment = "exclusion.recorded"
	// ExclusionProvisionStarted: Suitable full-time education starts.
	ExclusionProvisionStarted Moment = "exclusion.provision-started"
	// EYFS30Requested: Foster carer applies for extended childcare hours.
	EYFS30Requested Moment = "eyfs30.requested"
	// EYFS30Confirmed: Authority confirms or reconfirms eligibility.
	EYFS30Confirmed Moment = "eyfs30.confirmed"
	// VSReportPresented: Virtual school annual report presented.
	VSReportPresented Moment = "vs.report-presented"
	// PersonTurned16: 16th birthday.
	PersonTurned16 Moment = "person.turned-16"
	// EligibleBecame: The child becomes an eligible child.
	EligibleBecame Moment = "eligible.became"
	// RelevantBecame: The child becomes a relevant child.
	RelevantBecame Moment = "relevant.became"
	// LeavingCareNeedsAssessed: Needs assessment for leaving care completed.
	LeavingCareNeedsAssessed Moment = "leaving-care.needs-assessed"
	// PathwayPlanCompleted: Pathway plan completed.
	PathwayPlanCompleted Moment = "pathway.plan-completed"
	// PathwayReviewed: Pathway plan reviewed.
	PathwayReviewed Moment = "pathway.reviewed"
	// LeavingCareEnded: The work with a care leaver ends.
	LeavingCareEnded Moment = "leaving-care.ended"
	// PAAppointed: Personal adviser named.
	PAAppointed Moment = "pa.appointed"
	// PAVisitMade: Personal adviser visit.
	PAVisitMade Moment = "pa.visit-made"
	// PAContactMade: Personal adviser in touch with the young person (two-way).
	PAContactMade Moment = "pa.contact-made"
	// LCMovedIn: Care leaver moves into accommodation provided by the authority.
	LCMovedIn Moment = "lc.moved-in"
	// LCBirthdayContact: In-touch, accommodation and activity status recorded around a birthday.
	LCBirthdayContact Moment = "lc.birthday-contact"
	// PersonBirthday17To21: 17th to 21st birthday.
	PersonBirthday17To21 Moment = "person.birthday-17-to-21"
	// LCSupportRequested: Care leaver aged 21 to 24 asks for support.
	LCSupportRequested Moment = "lc.support-requested"
	// LCRequestAnswered: Request assessed and answered.
	LCRequestAnswered Moment = "lc.request-answered"
	// HomelessPresented: A 16 or 17 year old presents as homeless or at risk.
	HomelessPresented Moment = "homeless.presented"
	// HomelessAccommodated: Safe place to stay found.
	HomelessAccommodated Moment = "homeless.accommodated"
	// HomelessAssessed: Joint homelessness and child in need assessment complete.
	HomelessAssessed Moment = "homeless.assessed"
	// HomelessChoiceRecorded: Young person's informed choice about s20, with advocacy, recorded.
	HomelessChoiceRecorded Moment = "homeless.choice-recorded"
	// MissingStarted: Child reported missing.
	MissingStarted Moment = "missing.started"
	// MissingEnded: Child found or returns (date and time).
	MissingEnded Moment = "missing.ended"
	// RHIOffered: Return home interview offered.
	RHIOffered Moment = "rhi.offered"
	// RHICompleted: Return home interview held or declined, recorded.
	RHICompleted Moment = "rhi.completed"
	// RHIShared: Return interview information shared with police and key people.
	RHIShared Moment = "rhi.shared"
	// MissingMeetingHeld: Strategy or missing review meeting held.
	MissingMeetingHeld Moment = "missing.meeting-held"
	// MissingEscalated: Senior manager told of the missing episode.
	MissingEscalated Moment = "missing.escalated"
	// ExploitationConcernRecorded: A concern about exploitation is recorded.
	ExploitationConcernRecorded Moment = "exploitation.concern-recorded"
	// ExploitationScreened: Screening tool completed and signed off.
	ExploitationScreened Moment = "exploitation.screened"
	// ExploitationPlanAgreed: Multi-agency risk plan agreed.
	ExploitationPlanAgreed Moment = "exploitation.plan-agreed"
	// MACEReviewed: Child's plan reviewed at the multi-agency exploitation panel.
	MACEReviewed Moment = "mace.reviewed"
	// NRMReferred: NRM referral made.
	NRMReferred Moment = "nrm.referred"
	// NRMReasonableGrounds: Reasonable grounds decision received.
	NRMReasonableGrounds Moment = "nrm.reasonable-grounds"
	// NRMConclusiveGrounds: Conclusive grounds decision received.
	NRMConclusiveGrounds Moment = "nrm.conclusive-grounds"
	// NTSReferred: Unaccompanied child referred to or allocated by the national transfer scheme.
	NTSReferred Moment = "nts.referred"
	// NTSTransferred: Unaccompanied child transferred.
	NTSTransferred Moment = "nts.transferred"
	// FosteringEnquiryReceived: Enquiry about fostering received.
	FosteringEnquiryReceived Moment = "fostering.enquiry-received"
	// FosteringEnquiryAnswered: Enquiry answered with information.
	FosteringEnquiryAnswered Moment = "fostering.enquiry-answered"
	// FosteringInitialVisitHeld: Initial visit held.
	FosteringInitialVisitHeld Moment = "fostering.initial-visit-held"
	// FosteringApplicationReceived: Application to be assessed (registration of interest) received.
	FosteringApplicationReceived Moment = "fostering.application-received"
	// FosteringStage1InformationComplete: All stage 1 information gathered.
	FosteringStage1InformationComplete Moment = "fostering.stage1-information-complete"
	// FosteringStage1OutcomeNotified: Applicant told in writing of a stage 1 decision.
	FosteringStage1OutcomeNotified Moment = "fostering.stage1-outcome-notified"
	// FosteringStage1Completed: Stage 1 finished.
	FosteringStage1Completed Moment = "fostering.stage1-completed"
	// FosteringStage2Completed: Stage 2 report finished.
	FosteringStage2Completed Moment = "fostering.stage2-completed"
	// FosteringPanelPapersSent: Panel papers sent.
	FosteringPanelPapersSent Moment = "fostering.panel-papers-sent"
	// FosteringPanelHeld: Panel meets.
	FosteringPanelHeld Moment = "fostering.panel-held"
	// FosteringPanelRecommended: Panel's recommendation and final minutes reach the decision-maker.
	FosteringPanelRecommended Moment = "fostering.panel-recommended"
	// FosteringADMDecided: Decision-maker decides.
	FosteringADMDecided Moment = "fostering.adm-decided"
	// FosteringADMToldOrally: Person told of the decision.
	FosteringADMToldOrally Moment = "fostering.adm-told-orally"
	// FosteringADMToldInWriting: Written decision sent.
	FosteringADMToldInWriting Moment = "fostering.adm-told-in-writing"
	// FosteringQualifyingDetermination: Notice of proposal not to approve, to terminate, or to change terms sent.
	FosteringQualifyingDetermination Moment = "fostering.qualifying-determination"
	// FosteringRepresentationOrIRM: Person makes representations or applies to the independent review mechanism.
	FosteringRepresentationOrIRM Moment = "fostering.representation-or-irm"
	// FosteringIRMNotified: IRM tells the agency of an application.
	FosteringIRMNotified Moment = "fostering.irm-notified"
	// FosteringIRMPapersSent: Agency sends papers to IRM.
	FosteringIRMPapersSent Moment = "fostering.irm-papers-sent"
	// FosteringApproved: Approval starts.
	FosteringApproved Moment = "fostering.approved"
	// FosteringReviewHeld: Review of approval completed.
	FosteringReviewHeld Moment = "fostering.review-held"
	// FosteringUnannouncedVisitMade: Unannounced visit made.
	FosteringUnannouncedVisitMade Moment = "fostering.unannounced-visit-made"
	// FosteringSupervisionHeld: Carer supervision visit held.
	FosteringSupervisionHeld Moment = "fostering.supervision-held"
	// FosteringTSDSCompleted: Training, support and development standards evidenced.
	FosteringTSDSCompleted Moment = "fostering.tsds-completed"
	// FosteringMandatoryTrainingCompleted: Required course completed.
	FosteringMandatoryTrainingCompleted Moment = "fostering.mandatory-training-completed"
	// FosteringCheckCompleted: Check (DBS, medical, health and safety, safer caring, pet) completed or renewed.
	FosteringCheckCompleted Moment = "fostering.check-completed"
	// HouseholdMemberTurned18: A household member reaches 18.
	HouseholdMemberTurned18 Moment = "household.member-turned-18"
	// HouseholdMemberJoined: A person aged 18 or over joins the household.
	HouseholdMemberJoined Moment = "household.member-joined"
	// FosteringResignationReceived: Written resignation received.
	FosteringResignationReceived Moment = "fostering.resignation-received"
	// FosteringApprovalEnded: Approval ends.
	FosteringApprovalEnded Moment = "fostering.approval-ended"
	// FosteringEventOccurred: A Schedule 7 event occurs or becomes known.
	FosteringEventOccurred Moment = "fostering.event-occurred"
	// FosteringEventNotified: Schedule 7 notification made.
	FosteringEventNotified Moment = "fostering.event-notified"
	// FosteringSOPRevised: Statement of purpose revised.
	FosteringSOPRevised Moment = "fostering.sop-revised"
	// FosteringSOPNotified: Revised statement of purpose sent to Ofsted.
	FosteringSOPNotified Moment = "fostering.sop-notified"
	// FosteringSOPReviewed: Statement of purpose and children's guide reviewed.
	FosteringSOPReviewed Moment = "fostering.sop-reviewed"
	// FosteringMonitoringReportMade: Schedule 6 monitoring report made.
	FosteringMonitoringReportMade Moment = "fostering.monitoring-report-made"
	// FosteringGoverningReportReceived: Governing body receives report.
	FosteringGoverningReportReceived Moment = "fostering.governing-report-received"
	// FosteringExemptionGranted: Exemption from the usual fostering limit granted.
	FosteringExemptionGranted Moment = "fostering.exemption-granted"
	// FosteringExemptionReviewed: Exemption reviewed.
	FosteringExemptionReviewed Moment = "fostering.exemption-reviewed"
	// FosteringDataSubmitted: Annual data return submitted.
	FosteringDataSubmitted Moment = "fostering.data-submitted"
	// FosteringYearEnded: 31 March.
	FosteringYearEnded Moment = "fostering.year-ended"
	// PanelMemberAppraised: Panel member appraised.
	PanelMemberAppraised Moment = "panel-member.appraised"
	// SOCConcernRecorded: Standards of care concern recorded.
	SOCConcernRecorded Moment = "soc.concern-recorded"
	// SOCConcluded: Standards of care concern concluded.
	SOCConcluded Moment = "soc.concluded"
	// KinshipCarerIdentified: A possible connected carer is named.
	KinshipCarerIdentified Moment = "kinship.carer-identified"
	// KinshipViabilityCompleted: Viability assessment completed.
	KinshipViabilityCompleted Moment = "kinship.viability-completed"
	// KinshipOfferPublished: Kinship local offer published or reviewed.
	KinshipOfferPublished Moment = "kinship.offer-published"
	// AdoptionPlanAgreedAtReview: Adoption agreed as the plan at a review.
	AdoptionPlanAgreedAtReview Moment = "adoption.plan-agreed-at-review"
	// AdoptionPresented: Case presented to decision-maker (or panel).
	AdoptionPresented Moment = "adoption.presented"
	// AdoptionPanelRecommended: Adoption panel recommends.
	AdoptionPanelRecommended Moment = "adoption.panel-recommended"
	// AdoptionADMDecided: Decision-maker decides.
	AdoptionADMDecided Moment = "adoption.adm-decided"
	// AdoptionParentsToldOrally: Parents told of the decision.
	AdoptionParentsToldOrally Moment = "adoption.parents-told-orally"
	// AdoptionParentsToldInWriting: Parents told in writing.
	AdoptionParentsToldInWriting Moment = "adoption.parents-told-in-writing"
	// AdoptionAuthorised: Authority to place obtained (placement order or consent).
	AdoptionAuthorised Moment = "adoption.authorised"
	// AdoptionNotPlacedReviewHeld: Review of a child authorised but not placed.
	AdoptionNotPlacedReviewHeld Moment = "adoption.not-placed-review-held"
	// AdoptionMatched: Match agreed.
	AdoptionMatched Moment = "adoption.matched"
	// AdoptionPlaced: Child placed for adoption.
	AdoptionPlaced Moment = "adoption.placed"
	// AdoptionVisitMade: Visit after placement for adoption.
	AdoptionVisitMade Moment = "adoption.visit-made"
	// AdoptionReviewHeld: Review after placement for adoption.
	AdoptionReviewHeld Moment = "adoption.review-held"
	// AdoptionApplicationMade: Adoption application made.
	AdoptionApplicationMade Moment = "adoption.application-made"
	// AdoptionOrderMade: Adoption order made.
	AdoptionOrderMade Moment = "adoption.order-made"
	// AdoptionCelebrated: Adoption ceremony (celebration hearing).
	AdoptionCelebrated Moment = "adoption.celebrated"
	// AdopterRegistered: Prospective adopter's registration of interest accepted.
	AdopterRegistered Moment = "adopter.registered"
	// AdopterStage1Decided: Stage 1 decision.
	AdopterStage1Decided Moment = "adopter.stage1-decided"
	// AdopterStage2Started: Prospective adopter starts stage 2.
	AdopterStage2Started Moment = "adopter.stage2-started"
	// AdopterDecided: Decision on suitability to adopt.
	AdopterDecided Moment = "adopter.decided"
	// AdoptionReturnRequested: Parent with right to return asks for the child back.
	AdoptionReturnRequested Moment = "adoption.return-requested"
	// AdoptionReturned: Child returned.
	AdoptionReturned Moment = "adoption.returned"
	// AdoptionNonAgencyNotice: Notice of intention to adopt received.
	AdoptionNonAgencyNotice Moment = "adoption.non-agency-notice"
	// PFProposalNotified: Proposed private fostering arrangement notified.
	PFProposalNotified Moment = "pf.proposal-notified"
	// PFArrangementKnown: Authority becomes aware of a private fostering arrangement.
	PFArrangementKnown Moment = "pf.arrangement-known"
	// PFArrangementStarted: Child goes to live with the private foster carer.
	PFArrangementStarted Moment = "pf.arrangement-started"
	// PFCarerNotified: Carer or parent notifies.
	PFCarerNotified Moment = "pf.carer-notified"
	// PFVisitMade: Private fostering visit.
	PFVisitMade Moment = "pf.visit-made"
	// PFSuitabilityDecided: Decision on suitability of the arrangement.
	PFSuitabilityDecided Moment = "pf.suitability-decided"
	// PFChangeOccurred: A change of circumstances happens.
	PFChangeOccurred Moment = "pf.change-occurred"
	// PFChangeNotified: Change notified.
	PFChangeNotified Moment = "pf.change-notified"
	// PFEnded: Private fostering arrangement ends.
	PFEnded Moment = "pf.ended"
	// PFEndNotified: End notified.
	PFEndNotified Moment = "pf.end-notified"
	// PFReportMade: Annual private fostering report made.
	PFReportMade Moment = "pf.report-made"
	// SupervisionHeld: Worker's supervision held.
	SupervisionHeld Moment = "supervision.held"
	// SupervisionChildDiscussed: This child discussed in supervision, with recorded reasoning.
	SupervisionChildDiscussed Moment = "supervision.child-discussed"
	// SupervisionRecorded: Supervision record completed.
	SupervisionRecorded Moment = "supervision.recorded"
	// WorkerStartedASYE: Newly qualified worker starts assessed year.
	WorkerStartedASYE Moment = "worker.started-asye"
	// CaseNoteMade: Case note entered.
	CaseNoteMade Moment = "case-note.made"
	// CaseNoteEvent: The thing a case note records.
	CaseNoteEvent Moment = "case-note.event"
	// EHCRequested: EHC needs assessment requested or child otherwise brought to attention.
	EHCRequested Moment = "ehc.requested"
	// EHCDecisionAssessNotified: Decision whether to assess notified.
	EHCDecisionAssessNotified Moment = "ehc.decision-assess-notified"
	// EHCAdviceRequested: Advice requested.
	EHCAdviceRequested Moment = "ehc.advice-requested"
	// EHCAdviceReceived: Advice received.
	EHCAdviceReceived Moment = "ehc.advice-received"
	// EHCDecisionNoPlanNotified: Decision not to issue a plan notified.
	EHCDecisionNoPlanNotified Moment = "ehc.decision-no-plan-notified"
	// EHCDraftSent: Draft plan sent.
	EHCDraftSent Moment = "ehc.draft-sent"
	// EHCRepresentationsClosed: Family's views on draft received or period ended.
	EHCRepresentationsClosed Moment = "ehc.representations-closed"
	// EHCConsulted: School or college consulted.
	EHCConsulted Moment = "ehc.consulted"
	// EHCConsultationAnswered: Consultee answers.
	EHCConsultationAnswered Moment = "ehc.consultation-answered"
	// EHCFinalIssued: Final plan issued.
	EHCFinalIssued Moment = "ehc.final-issued"
	// EHCReviewMeetingHeld: Annual review meeting held.
	EHCReviewMeetingHeld Moment = "ehc.review-meeting-held"
	// EHCReviewReportSent: Report of review meeting sent.
	EHCReviewReportSent Moment = "ehc.review-report-sent"
	// EHCReviewDecisionNotified: Decision after review notified.
	EHCReviewDecisionNotified Moment = "ehc.review-decision-notified"
	// EHCReviewCompleted: Review completed (decision notified).
	EHCReviewCompleted Moment = "ehc.review-completed"
	// EHCAmendmentNoticeSent: Proposed amendments sent.
	EHCAmendmentNoticeSent Moment = "ehc.amendment-notice-sent"
	// EHCPhaseTransfer: Start of the new phase.
	EHCPhaseTransfer Moment = "ehc.phase-transfer"
	// EHCMoveKnown: Old authority knows of the move.
	EHCMoveKnown Moment = "ehc.move-known"
	// EHCTransferred: Plan transferred.
	EHCTransferred Moment = "ehc.transferred"
	// EHCTransferFamilyTold: New authority tells family of its intentions.
	EHCTransferFamilyTold Moment = "ehc.transfer-family-told"
	// EHCReassessmentDecided: Decision to reassess notified.
	EHCReassessmentDecided Moment = "ehc.reassessment-decided"
	// EHCMediationRequested: Family asks for mediation.
	EHCMediationRequested Moment = "ehc.mediation-requested"
	// EHCMediationHeld: Mediation meeting arranged and held.
	EHCMediationHeld Moment = "ehc.mediation-held"
	// EHCDecisionNotified: Appealable decision notified.
	EHCDecisionNotified Moment = "ehc.decision-notified"
	// EHCAppealMade: Appeal registered.
	EHCAppealMade Moment = "ehc.appeal-made"
	// EHCTribunalOrdered: Tribunal order made.
	EHCTribunalOrdered Moment = "ehc.tribunal-ordered"
	// EHCTribunalComplied: Order complied with.
	EHCTribunalComplied Moment = "ehc.tribunal-complied"
	// ComplaintReceived: Complaint made (stage 1 starts).
	ComplaintReceived Moment = "complaint.received"
	// ComplaintAcknowledged: Complaint acknowledged.
	ComplaintAcknowledged Moment = "complaint.acknowledged"
	// ComplaintStage1Answered: Stage 1 answered.
	ComplaintStage1Answered Moment = "complaint.stage1-answered"
	// ComplaintStage2Requested: Stage 2 asked for.
	ComplaintStage2Requested Moment = "complaint.stage2-requested"
	// ComplaintStage2Started: Stage 2 complaint agreed in writing.
	ComplaintStage2Started Moment = "complaint.stage2-started"
	// ComplaintStage2Answered: Adjudication response sent.
	ComplaintStage2Answered Moment = "complaint.stage2-answered"
	// ComplaintStage3Requested: Review panel asked for.
	ComplaintStage3Requested Moment = "complaint.stage3-requested"
	// ComplaintPanelHeld: Review panel meets.
	ComplaintPanelHeld Moment = "complaint.panel-held"
	// ComplaintPanelReported: Panel report sent.
	ComplaintPanelReported Moment = "complaint.panel-reported"
	// ComplaintStage3Answered: Authority's response to the panel sent.
	ComplaintStage3Answered Moment = "complaint.stage3-answered"
	// ComplaintEventOccurred: The thing complained about.
	ComplaintEventOccurred Moment = "complaint.event-occurred"
	// OmbudsmanComplained: Complaint to the Ombudsman.
	OmbudsmanComplained Moment = "ombudsman.complained"
	// ComplaintReportPublished: Annual complaints report published.
	ComplaintReportPublished Moment = "complaint.report-published"
	// AllegationReceived: Employer or service learns of an allegation against someone working with children.
	AllegationReceived Moment = "allegation.received"
	// AllegationLADOTold: LADO told.
	AllegationLADOTold Moment = "allegation.lado-told"
	// AllegationInitialDiscussionHeld: LADO and referrer initial discussion.
	AllegationInitialDiscussionHeld Moment = "allegation.initial-discussion-held"
	// AllegationMeetingHeld: Allegations management meeting held.
	AllegationMeetingHeld Moment = "allegation.meeting-held"
	// AllegationConcluded: Outcome recorded (substantiated, false, malicious, unfounded, unsubstantiated).
	AllegationConcluded Moment = "allegation.concluded"
	// AllegationDBSReferred: Referral to DBS made.
	AllegationDBSReferred Moment = "allegation.dbs-referred"
	// SARReceived: Request for own data received (with identity settled).
	SARReceived Moment = "sar.received"
	// SARAnswered: Response sent.
	SARAnswered Moment = "sar.answered"
	// RectificationRequested: Correction or objection requested.
	RectificationRequested Moment = "rectification.requested"
	// RectificationAnswered: Answer sent.
	RectificationAnswered Moment = "rectification.answered"
	// BreachKnown: Organisation becomes aware of a data breach.
	BreachKnown Moment = "breach.known"
	// BreachReported: ICO told.
	BreachReported Moment = "breach.reported"
	// FOIReceived: FOI request received.
	FOIReceived Moment = "foi.received"
	// FOIAnswered: FOI answered.
	FOIAnswered Moment = "foi.answered"
	// PersonBorn: Date of birth.
	PersonBorn Moment = "person.born"
	// PersonDied: Date of death.
	PersonDied Moment = "person.died"
	// RecordLastEntry: Last entry made in the record.
	RecordLastEntry Moment = "record.last-entry"
	// InspectionReportReceived: Inspection report or focused visit letter received.
	InspectionReportReceived Moment = "inspection.report-received"
	// InspectionActionPlanSent: Action plan sent to Ofsted and the Secretary of State.
	InspectionActionPlanSent Moment = "inspection.action-plan-sent"
	// InspectionDraftPlanSent: Draft plan shared.
	InspectionDraftPlanSent Moment = "inspection.draft-plan-sent"
	// InspectionVisited: Ofsted visit.
	InspectionVisited Moment = "inspection.visited"
	// InspectionHeld: Inspection held.
	InspectionHeld Moment = "inspection.held"
	// AuditHeld: Case audit completed and moderated.
	AuditHeld Moment = "audit.held"
	// SelfEvaluationShared: Self-evaluation shared with Ofsted.
	SelfEvaluationShared Moment = "self-evaluation.shared"
	// IROReportPublished: IRO annual report published.
	IROReportPublished Moment = "iro.report-published"
	// BoardMet: Corporate parenting board met.
	BoardMet Moment = "board.met"
	// RecordPurged: Record destroyed or anonymised after review.
	RecordPurged Moment = "record.purged"
)
