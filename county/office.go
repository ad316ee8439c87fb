package county

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A service is a part of the county's work with teams of its own.
type service string

// The services, by what their teams are called.
const (
	frontDoor     service = "Family Front Door"
	assessing     service = "Assessment"
	safeguarding  service = "Safeguarding"
	inCare        service = "Children in Care"
	leavingCare   service = "Leaving Care"
	earlyHelp     service = "Early Help"
	safeguardUnit service = "Safeguarding Unit"
)

// An office is everybody who works, or has worked, in the county: its teams of seats, and
// who sat in each from when to when. It is worked out before any family, so that all see
// the same people on the same day.
type office struct {
	staff
	teams map[service][]*team
	opens core.Date // the first day of the record
	today core.Date
	// Who signs for the council: the head of service, and the director.
	leader, director Worker
}

// A team is a manager's seat and those of the workers.
type team struct {
	name    string
	id      core.ID
	manager seat
	seats   []seat
}

// A seat is held by one worker after another. Between two it is empty for some weeks, and
// colleagues hold its work.
type seat []holder

type holder struct {
	Worker
	from, until core.Date // until is the last day; blank who is there today
}

// at is who holds a seat on a day; nobody while it is empty.
func (s seat) at(day core.Date) (holder, bool) {
	for _, h := range s {
		if h.from.NotAfter(day) && (h.until.IsZero() || !h.until.Before(day)) {
			return h, true
		}
	}
	return holder{}, false
}

// A caseload is what one seat of each service carries, in children, and how many seats a
// county of 120,000 children has of each.
var caseloads = []struct {
	service  service
	seats    float64 // at size 1
	per      int     // seats of a team
	title    string
	role     access.Role
	level    access.Level
	managed  string // the title of its manager
	chairing bool
}{
	{frontDoor, 10, 10, "Front Door worker", access.FrontDoorWorker, access.L0, "Front Door manager", false},
	{assessing, 42, 7, "Social worker", access.SocialWorker, access.L0, "Team manager", false},
	{safeguarding, 108, 8, "Social worker", access.SocialWorker, access.L0, "Team manager", false},
	{inCare, 58, 8, "Social worker", access.SocialWorker, access.L0, "Team manager", false},
	{leavingCare, 23, 8, "Personal adviser", access.PersonalAdviser, access.L0, "Team manager", false},
	{earlyHelp, 30, 8, "Family support worker", access.EarlyHelpWorker, access.L0, "Early help manager", false},
	{safeguardUnit, 16, 16, "Conference chair", access.Chair, access.L2, "", true},
}

// quarters tell the teams of a service apart.
var quarters = []string{"North", "South", "East", "West", "Central", "Coast", "Moor", "Vale", "Forest", "Harbour", "Hill", "Marsh", "Riverside", "Downs"}

// open makes the office: the people whose sign-in is printed ([People]) hold the first
// seats today, and everybody else and everybody before them is made up.
func open(ctx context.Context, tx *store.Tx, plan Plan, opens core.Date) (*office, error) {
	o := &office{staff: staff{teams: map[string]core.ID{}}, teams: map[service][]*team{}, opens: opens, today: plan.Until.Date()}
	h := hiring{office: o, rand: rand.New(rand.NewPCG(plan.Seed, 0x0ff1ce)), plan: plan, tx: tx, emails: map[string]int{}}
	h.names, h.ids = newNaming(h.rand), numbering{rand: h.rand}
	if err := h.posts(ctx); err != nil {
		return nil, err
	}
	for _, c := range caseloads {
		seats := max(len(h.waiting[c.service]), int(math.Round(c.seats*plan.Size)), 1)
		named := h.named(c.service)
		for n := 0; seats > 0; n++ {
			of := seats
			if of > c.per+2 {
				of = c.per
			}
			if n < named { // whose sign-in is printed has work in the smallest county
				of = min(of, (seats+named-n-1)/(named-n))
			}
			seats -= of
			if err := h.team(ctx, c.service, n, of, c.title, c.role, c.level, c.managed); err != nil {
				return nil, fmt.Errorf("hiring for %s: %w", c.service, err)
			}
		}
	}
	h.surprise()
	return o, h.leave(ctx)
}

// A hiring fills the seats of an office.
type hiring struct {
	*office
	rand    *rand.Rand
	names   naming
	ids     numbering
	plan    Plan
	tx      *store.Tx
	emails  map[string]int
	waiting map[service][]Worker // people of the posts who have no seat yet
	bosses  map[string]Worker    // managers of the posts, by team
	real    map[core.ID]bool     // whose sign-in is printed
}

// posts hires the people whose sign-in is printed.
func (h *hiring) posts(ctx context.Context) error {
	h.waiting, h.bosses, h.real = map[service][]Worker{}, map[string]Worker{}, map[core.ID]bool{}
	for _, p := range posts {
		if err := h.found(ctx, p.team); err != nil {
			return err
		}
		w, err := h.hire(ctx, p.name, p.title, p.team, p.level, p.roles)
		if err != nil {
			return err
		}
		if err := access.SetPassword(ctx, h.tx, Authority, w.User, Password, false); err != nil {
			return err
		}
		h.real[w.User] = true
		switch {
		case w.Is(access.TeamManager):
			h.bosses[p.team] = w
		case w.Is(access.NominatedOfficer):
			h.leader = w
		case w.Is(access.Director):
			h.director = w
		case w.Is(access.SocialWorker) && p.team == string(inCare):
			h.waiting[inCare] = append(h.waiting[inCare], w)
		case w.Is(access.SocialWorker):
			h.waiting[assessing] = append(h.waiting[assessing], w)
		case w.Is(access.FrontDoorWorker):
			h.waiting[frontDoor] = append(h.waiting[frontDoor], w)
		case w.Is(access.PersonalAdviser):
			h.waiting[leavingCare] = append(h.waiting[leavingCare], w)
		case w.Is(access.EarlyHelpWorker):
			h.waiting[earlyHelp] = append(h.waiting[earlyHelp], w)
		case w.Is(access.Chair):
			h.waiting[safeguardUnit] = append(h.waiting[safeguardUnit], w)
		}
	}
	return nil
}

// named is how many teams of a service the people have who wait for a seat in it.
func (h *hiring) named(s service) int {
	teams := map[string]bool{}
	for _, w := range h.waiting[s] {
		teams[w.Team] = true
	}
	return len(teams)
}

// found makes a team where there is none of that name.
func (h *hiring) found(ctx context.Context, name string) error {
	if _, there := h.staff.teams[name]; there {
		return nil
	}
	id, err := access.SaveTeam(ctx, h.tx, Authority, access.Team{ID: h.ids.id(core.At(h.opens, 9, 0)), Name: name, Service: "Children's services"})
	h.staff.teams[name] = id
	return err
}

func (h *hiring) hire(ctx context.Context, name, title, team string, level access.Level, roles []access.Role) (Worker, error) {
	email := emailOf(name)
	if h.emails[email]++; h.emails[email] > 1 {
		email = emailOf(fmt.Sprintf("%s %d", name, h.emails[email]))
	}
	u := access.User{ID: h.ids.id(core.At(h.opens, 9, 0)), Name: name, Email: email, Title: title, Level: level, Active: true, Roles: roles, Teams: []core.ID{h.staff.teams[team]}}
	id, err := access.CreateUser(ctx, h.tx, Authority, u, core.At(h.opens, 9, 0))
	w := Worker{Who: access.Who{Authority: Authority, User: id, Name: name, Title: title, Level: level, Roles: roles, Teams: u.Teams}, Email: email, Team: team}
	h.all = append(h.all, w)
	return w, err
}

// teamName is that of the nth team of a service: of those that are alone, the service's own.
func teamName(s service, n int) string {
	switch {
	case s == assessing, s == safeguarding, n > 0:
		name := string(s) + " " + quarters[n%len(quarters)]
		if n >= len(quarters) {
			name = fmt.Sprintf("%s %d", name, n/len(quarters)+1)
		}
		return name
	}
	return string(s)
}

func (h *hiring) team(ctx context.Context, s service, n, seats int, title string, role access.Role, level access.Level, managed string) error {
	t := &team{name: teamName(s, n)}
	if err := h.found(ctx, t.name); err != nil {
		return err
	}
	t.id = h.staff.teams[t.name]
	boss, known := h.bosses[t.name]
	if !known && managed != "" {
		var err error
		if t.manager, err = h.fill(ctx, t.name, managed, access.L2, nil, access.TeamManager); err != nil {
			return err
		}
	} else if known {
		t.manager = seat{{Worker: boss, from: h.opens.PlusYears(-3)}}
	}
	for range seats {
		var last *Worker
		for i, w := range h.waiting[s] {
			if w.Team == t.name || s != assessing {
				last = &w
				h.waiting[s] = slices.Delete(h.waiting[s], i, i+1)
				break
			}
		}
		filled, err := h.fill(ctx, t.name, title, level, last, role)
		if err != nil {
			return err
		}
		t.seats = append(t.seats, filled)
	}
	h.teams[s] = append(h.teams[s], t)
	return nil
}

// fill puts one worker after another on a seat, from before the record began until today.
// last is who sits there today, where that is settled.
func (h *hiring) fill(ctx context.Context, team, title string, level access.Level, last *Worker, roles ...access.Role) (seat, error) {
	var s seat
	stays := 365 / share(WorkersLeave) // days, on average
	for from := h.opens.PlusYears(-3); from.NotAfter(h.today); {
		until := from.Plus(30 + int(h.rand.ExpFloat64()*stays))
		if len(s) == 0 {
			until = h.opens.Plus(int(h.rand.ExpFloat64() * stays))
		}
		here := holder{from: from, until: until}
		if !until.Before(h.today.Plus(-20)) {
			here.until = 0
		}
		if here.until.IsZero() && last != nil {
			here.Worker = *last
		} else {
			b := among(h.rand, backgrounds)
			w, err := h.hire(ctx, h.names.given(b, []string{"F", "F", "F", "F", "M"}[h.rand.IntN(5)])+" "+h.names.family(b), title, team, level, roles)
			if err != nil {
				return nil, err
			}
			here.Worker = w
		}
		s = append(s, here)
		if here.until.IsZero() {
			break
		}
		from = until.Plus(7 + h.rand.IntN(50))
		if from.After(h.today) && last != nil { // the seat is not empty today
			from = h.today.Plus(-7)
		}
	}
	return s, nil
}

// surprise lets a third of the largest team leave in the last four weeks.
func (h *hiring) surprise() {
	if !h.plan.with(TeamLeaves) {
		return
	}
	t := slices.MaxFunc(h.teams[safeguarding], func(a, b *team) int { return cmp.Compare(len(a.seats), len(b.seats)) })
	for i := range (len(t.seats) + 2) / 3 {
		s := t.seats[len(t.seats)-1-i]
		if last := &s[len(s)-1]; last.until.IsZero() {
			last.until = h.today.Plus(-3 - h.rand.IntN(25))
			last.from = min(last.from, last.until.Plus(-200))
		}
	}
}

// leave closes the accounts of those who have left.
func (h *hiring) leave(ctx context.Context) error {
	gone := map[core.ID]bool{}
	for _, teams := range h.office.teams {
		for _, t := range teams {
			for _, s := range append(slices.Clone(t.seats), t.manager) {
				for _, who := range s {
					gone[who.User] = !who.until.IsZero() && who.until.Before(h.today) && !h.real[who.User]
				}
			}
		}
	}
	for i, w := range h.all {
		if !gone[w.User] {
			continue
		}
		u, err := access.UserOf(ctx, h.tx, Authority, w.User)
		if err != nil {
			return err
		}
		u.Active = false
		if err := access.UpdateUser(ctx, h.tx, Authority, u); err != nil {
			return fmt.Errorf("closing the account of worker %d: %w", i+1, err)
		}
	}
	return nil
}

// ids are those of everybody who works or worked there, and of the teams.
func (o *office) ids() []core.ID {
	var out []core.ID
	for _, w := range o.all {
		out = append(out, w.User)
	}
	for _, id := range o.staff.teams {
		out = append(out, id)
	}
	return out
}

// A chair is a seat of a team: who holds a family's work, whoever sits there.
type chair struct {
	team *team
	seat int
}

// seatFor is the seat of a service that a family's work falls to: each gets every so manieth
// family, so that the work is shared out evenly.
func (o *office) seatFor(s service, family int, day core.Date) chair {
	teams := o.teams[s]
	if len(teams) == 0 {
		teams = o.teams[assessing]
	}
	seats := 0
	for _, t := range teams {
		seats += len(t.seats)
	}
	// The fractions of the multiples of the golden section lie as evenly as can be.
	_, at := math.Modf(float64(family) * math.Phi)
	n := int(at * float64(seats))
	for _, t := range teams {
		if n < len(t.seats) {
			return o.held(chair{t, n}, day)
		}
		n -= len(t.seats)
	}
	return o.held(chair{teams[0], 0}, day)
}

// next is when somebody sits down in a chair that is empty on a day; blank for never.
func (c chair) next(day core.Date) core.Date {
	for _, h := range c.team.seats[c.seat] {
		if h.from.After(day) {
			return h.from
		}
	}
	return 0
}

// held is the chair, or while it is empty the next in the team that is not.
func (o *office) held(c chair, day core.Date) chair {
	for i := range c.team.seats {
		next := chair{c.team, (c.seat + i) % len(c.team.seats)}
		if _, ok := next.team.seats[next.seat].at(day); ok {
			return next
		}
	}
	return c
}

// worker is who sits in a chair on a day, or the last who did.
func (c chair) worker(day core.Date) holder {
	s := c.team.seats[c.seat]
	if h, ok := s.at(day); ok {
		return h
	}
	return lastBefore(s, day)
}

// boss is the team's manager on a day.
func (c chair) boss(day core.Date) Worker {
	if h, ok := c.team.manager.at(day); ok {
		return h.Worker
	}
	return lastBefore(c.team.manager, day).Worker
}

func lastBefore(s seat, day core.Date) holder {
	out := s[0]
	for _, h := range s {
		if h.from.NotAfter(day) {
			out = h
		}
	}
	return out
}
