package clock

// The instruments that many limits rest on, by their full names.
const (
	workingTogether      = "Working Together to Safeguard Children 2026 (statutory guidance under Children Act 2004 s16K and Local Authority Social Services Act 1970 s7)"
	carePlanning         = "Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)"
	fosteringStandards   = "Fostering Services: National Minimum Standards (2011)"
	fosteringRegs        = "Fostering Services (England) Regulations 2011 (SI 2011/581)"
	sendRegs             = "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530)"
	complaintsRegs       = "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738)"
	adoptionRegs         = "Adoption Agencies Regulations 2005 (SI 2005/389)"
	careLeavers          = "Care Leavers (England) Regulations 2010 (SI 2010/2571)"
	privateFosteringRegs = "Children (Private Arrangements for Fostering) Regulations 2005 (SI 2005/1533)"
	publicLawOutline     = "Family Procedure Rules 2010 PD12A (Public Law Outline 2014)"
)

// ehcExceptions is when the time for an EHC step need not be kept.
const ehcExceptions = "Need not comply if impractical because: advice asked of a school, college or nursery from one week before it closes for 4 weeks or more until one week before it reopens; exceptional personal circumstances of child, parent or young person; they are away from the area for a continuous 4 weeks or more; or the child or young person misses an appointment (which exceptions apply depends on the step)."
