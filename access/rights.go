package access

// An Area is a part of what is kept. Rights are given area by area.
type Area string

// The areas.
const (
	Children   Area = "children's records"
	Carers     Area = "fostering"
	Court      Area = "court"
	Health     Area = "health and education"
	Assurance  Area = "audit and quality"
	Money      Area = "money"
	Restricted Area = "restricted records"
	House      Area = "the house itself"             // accounts, logs, returns
	Trust      Area = "allegations"                  // against people who work with children; see closed.go
	Mapping    Area = "places and people of concern" // harm outside the home; see closed.go
)

// A Reach is whose records a right reaches. Each includes those before it; [Waiting] may
// be added to any.
type Reach int

// The reaches.
const (
	None       Reach = iota
	NoPerson         // only what concerns no known person
	Own              // people with whom the user is involved by name
	OwnTeam          // people with whom the user's teams are involved
	OwnService       // people with whom teams of the same services are involved
	Everybody        // everybody

	// Waiting adds people with whom nobody is involved: new, or closed. Somebody must be
	// able to read them in order to take them on.
	Waiting Reach = 1 << 4
)

// how splits a reach into its place in the order and whether it adds those who wait.
func (r Reach) how() (far Reach, waiting bool) { return r &^ Waiting, r&Waiting != 0 }

// and returns the reach of somebody who has both rights.
func (r Reach) and(s Reach) Reach {
	far, w := r.how()
	other, v := s.how()
	if far = max(far, other); far != Everybody && (w || v) {
		far |= Waiting
	}
	return far
}

// A Right lets a role do an act in an area, as far as Reach without more ado, and as far
// as Reason once a reason was chosen and typed, which managers are told of.
type Right struct {
	Act    Act
	Area   Area
	Reach  Reach
	Reason Reach
}

// Rights are all that the roles may do. What is not here is refused; a restricted record
// and a conflict of interest come before all of it. doc/access.md is written from this.
//
// Source: the council's table of who needs what, after UK GDPR art 5(1)(c) and (f).
var Rights = map[Role][]Right{
	FrontDoorWorker: {
		{See, Children, OwnTeam | Waiting, Everybody}, {Write, Children, Everybody, None}, {SeeFrontDoor, Children, Everybody, None},
		{Search, Children, Everybody, None}, {Break, Children, Everybody, None},
		{See, Health, OwnTeam | Waiting, Everybody},
	},
	SocialWorker: {
		{See, Children, Own, OwnTeam}, {Write, Children, Own, None}, {Search, Children, Everybody, None}, {Break, Children, Everybody, None},
		{See, Carers, Own, None}, {See, Court, Own, None}, {Write, Court, Own, None}, {See, Health, Own, OwnTeam}, {Write, Health, Own, None},
		{See, Assurance, Own, None}, {See, Money, Own, None},
	},
	EarlyHelpWorker: {
		{See, Children, Own, None}, {Write, Children, Own, None}, {Search, Children, Everybody, None},
	},
	TeamManager: {
		{See, Children, OwnTeam | Waiting, OwnService}, {Write, Children, OwnTeam | Waiting, None}, {Sign, Children, OwnTeam | Waiting, None},
		{SeeFrontDoor, Children, Everybody, None}, {DecideContacts, Children, Everybody, None}, {SeeGetSafe, Children, Everybody, None}, {Search, Children, Everybody, None}, {Break, Children, Everybody, None}, {Totals, House, Everybody, None},
		{See, Carers, Everybody, None}, {See, Court, OwnTeam, None}, {Write, Court, OwnTeam, None}, {Sign, Court, OwnTeam, None},
		{See, Health, OwnTeam | Waiting, OwnService}, {Write, Health, OwnTeam, None}, {See, Assurance, OwnTeam, None}, {Write, Assurance, OwnTeam, None},
		{See, Money, OwnTeam, None}, {Sign, Money, OwnTeam, None}, {See, Mapping, Everybody, None}, {Write, Mapping, Everybody, None},
	},
	ServiceManager: {
		{See, Children, OwnService | Waiting, Everybody}, {Write, Children, OwnService | Waiting, None}, {Sign, Children, OwnService | Waiting, None},
		{SeeFrontDoor, Children, Everybody, None}, {DecideContacts, Children, Everybody, None}, {SeeGetSafe, Children, Everybody, None}, {Search, Children, Everybody, None}, {Break, Children, Everybody, None}, {Merge, Children, Everybody, None}, {ReadLog, House, OwnService | Waiting, None}, {Totals, House, Everybody, None},
		{See, Carers, Everybody, None}, {See, Court, OwnService, None}, {Sign, Court, OwnService, None}, {See, Health, OwnService | Waiting, Everybody},
		{See, Assurance, Everybody, None}, {Sign, Assurance, OwnService, None}, {See, Money, OwnService, None}, {Sign, Money, OwnService, None},
		{See, Mapping, Everybody, None}, {Write, Mapping, Everybody, None},
	},
	NominatedOfficer: leaders,
	Director:         leaders,
	Chair: {
		{See, Children, Own, None}, {Write, Children, Own, None}, {Search, Children, Everybody, None}, {Break, Children, Everybody, None},
		{See, Carers, Everybody, None}, {See, Court, Own, None}, {See, Health, Own, None}, {Write, Assurance, Own, None},
	},
	OutOfHours: {
		{See, Children, Everybody, None}, {Write, Children, Everybody, None}, {SeeFrontDoor, Children, Everybody, None}, {SeeGetSafe, Children, Everybody, None}, {Search, Children, Everybody, None},
		{See, Carers, Everybody, None}, {See, Court, Everybody, None}, {See, Health, Everybody, None},
		{Break, Children, Everybody, None}, {Break, Restricted, Everybody, None},
	},
	LADO: {
		{See, Children, Own, Everybody}, {Write, Children, Own, None}, {Search, Children, Everybody, None}, {See, Carers, Everybody, None},
		{See, Trust, Everybody, None}, {Write, Trust, Everybody, None},
	},
	GetSafe: {
		{See, Children, Everybody, None}, {Write, Children, Own, None}, {SeeGetSafe, Children, Everybody, None}, {Search, Children, Everybody, None}, {See, Health, Everybody, None},
		{See, Mapping, Everybody, None}, {Write, Mapping, Everybody, None},
	},
	VirtualSchool: {
		{See, Children, OwnTeam, None}, {Write, Children, OwnTeam, None}, {Search, Children, Everybody, None},
		{See, Health, OwnTeam, None}, {Write, Health, OwnTeam, None}, {See, Assurance, OwnTeam, None}, {See, Money, OwnTeam, None}, {Write, Money, OwnTeam, None},
	},
	PersonalAdviser: {
		{See, Children, Own, None}, {Write, Children, Own, None}, {Search, Children, Everybody, None}, {Break, Children, Everybody, None},
		{See, Health, Own, None}, {See, Money, Own, None}, {Write, Money, Own, None},
	},
	Fostering: {
		{See, Children, Own, None}, {Write, Children, Own, None}, {Search, Children, Everybody, None},
		{See, Carers, Own, OwnTeam}, {Write, Carers, Own, None}, {See, Health, Own, None}, {See, Money, Own, None},
	},
	Legal: {
		{See, Children, Own, None}, {Write, Children, Own, None}, {Search, Children, Everybody, None},
		{See, Carers, Own, None}, {See, Court, Own, None}, {Write, Court, Own, None},
	},
	Quality: {
		{See, Children, Own, None}, {Search, Children, Everybody, None}, {Totals, House, Everybody, None}, {See, Carers, Everybody, None}, {See, Court, Own, None},
		{See, Health, Own, None}, {See, Assurance, Everybody, None}, {Write, Assurance, Everybody, None}, {Audit, Assurance, Everybody, None},
	},
	Analyst: {
		{See, Children, Own, Everybody}, {RunReturns, House, Everybody, None}, {Totals, House, Everybody, None},
		{See, Carers, Own, Everybody}, {See, Court, Own, Everybody}, {See, Health, Own, Everybody}, {See, Assurance, Everybody, None}, {See, Money, Everybody, None},
	},
	RecordsOfficer: {
		{See, Children, Own, None}, {Search, Children, Everybody, None}, {Merge, Children, Everybody, None}, {ReadLog, House, Everybody, None}, {Restrict, Restricted, Everybody, None},
		{See, Carers, Own, None}, {See, Court, Own, None}, {See, Health, Own, None},
	},
	Administrator: {
		{ManageAccounts, House, Everybody, None}, {ReadLog, House, Everybody, None},
	},
	PublicSite: {
		{Write, Children, NoPerson, None},
	},
}

// Anyone are the rights of whoever has an account, whatever their roles: to tell the
// designated officer of an allegation, and not to read it again.
//
// Source: Working Together 2026, people in positions of trust.
var Anyone = []Right{{Write, Trust, NoPerson, None}}

// leaders are the rights of the head of service and the director, who answer for all.
var leaders = []Right{
	{See, Children, Everybody, None}, {Write, Children, Everybody, None}, {Sign, Children, Everybody, None}, {SeeFrontDoor, Children, Everybody, None}, {SeeGetSafe, Children, Everybody, None},
	{Search, Children, Everybody, None}, {Merge, Children, Everybody, None}, {ReadLog, House, Everybody, None}, {Totals, House, Everybody, None}, {RunReturns, House, Everybody, None},
	{Restrict, Restricted, Everybody, None}, {See, Carers, Everybody, None}, {Sign, Carers, Everybody, None}, {See, Court, Everybody, None}, {Sign, Court, Everybody, None},
	{See, Health, Everybody, None}, {See, Assurance, Everybody, None}, {Sign, Assurance, Everybody, None}, {See, Money, Everybody, None}, {Sign, Money, Everybody, None},
	{See, Mapping, Everybody, None}, {Write, Mapping, Everybody, None},
}

// An aim is what somebody wants to do and how far they may do it.
type aim struct {
	act    Act
	reach  Reach
	reason Reach // how far with a reason; beyond None, a look with a reason counts as working with the person
}

// aim returns how far somebody's roles together let them do an act in an area.
func (w Who) aim(act Act, area Area) aim {
	a := aim{act: act}
	if w.Nobody() || w.Authority == "" {
		return a
	}
	add := func(rights []Right) {
		for _, r := range rights {
			if r.Act == act && r.Area == area {
				a.reach, a.reason = a.reach.and(r.Reach), a.reason.and(r.Reason)
			}
		}
	}
	for _, role := range w.Roles {
		add(Rights[role])
	}
	if !w.Is(PublicSite) {
		add(Anyone)
	}
	return a
}

// with is the same aim with another reach.
func (a aim) with(reach Reach) aim { a.reach = reach; return a }
