package county

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// A Worker is somebody who works in the invented county.
type Worker struct {
	access.Who
	Email string
	Team  string
}

type staff struct {
	all   []Worker
	teams map[string]core.ID
}

// posts are one person for each role, and the teams of social workers.
var posts = []struct {
	name, title, team string
	level             access.Level
	roles             []access.Role
}{
	{"Nadia Farrow", "Front Door worker", "Family Front Door", access.L0, []access.Role{access.FrontDoorWorker}},
	{"Owen Castell", "Front Door manager", "Family Front Door", access.L2, []access.Role{access.TeamManager}},
	{"Priya Lindqvist", "Social worker", "Assessment North", access.L0, []access.Role{access.SocialWorker}},
	{"Tomos Adeyemi", "Social worker", "Assessment North", access.L0, []access.Role{access.SocialWorker}},
	{"Grace Okonedo", "Team manager", "Assessment North", access.L2, []access.Role{access.TeamManager}},
	{"Lena Marchetti", "Social worker", "Assessment South", access.L0, []access.Role{access.SocialWorker}},
	{"Idris Holloway", "Social worker", "Assessment South", access.L0, []access.Role{access.SocialWorker}},
	{"Ruth Amankwah", "Team manager", "Assessment South", access.L2, []access.Role{access.TeamManager}},
	{"Sam Whitlock", "Family support worker", "Early Help", access.L0, []access.Role{access.EarlyHelpWorker}},
	{"Beatriz Noor", "Service manager", "Family Front Door", access.L3, []access.Role{access.ServiceManager}},
	{"Conor Stavely", "Head of service", "Leadership", access.L4, []access.Role{access.NominatedOfficer}},
	{"Amara Penhallow", "Director of children's services", "Leadership", access.L5, []access.Role{access.Director}},
	{"Jude Ferris", "Conference chair", "Safeguarding Unit", access.L2, []access.Role{access.Chair}},
	{"Nia Coombe", "Designated officer", "Safeguarding Unit", access.L3, []access.Role{access.LADO}},
	{"Joss Pemberton", "Get Safe worker", "Get Safe", access.L0, []access.Role{access.GetSafe}},
	{"Mina Trevose", "Emergency duty worker", "Out of Hours", access.L2, []access.Role{access.OutOfHours}},
	{"Kofi Brandt", "Data officer", "Performance", access.L0, []access.Role{access.Analyst}},
	{"Elsie Quayle", "Quality auditor", "Quality", access.L1, []access.Role{access.Quality}},
	{"Rhys Calloway", "Records officer", "Records", access.L1, []access.Role{access.RecordsOfficer}},
	{"Dana Mirza", "System administrator", "IT", access.L0, []access.Role{access.Administrator}},
	{"Orla Finnegan", "Social worker", "Children in Care", access.L0, []access.Role{access.SocialWorker}},
	{"Desmond Achebe", "Team manager", "Children in Care", access.L2, []access.Role{access.TeamManager}},
	{"Callum Whitby", "Personal adviser", "Children in Care", access.L0, []access.Role{access.PersonalAdviser}},
}

// hire makes the teams, the workers and their passwords.
func (c *County) hire(ctx context.Context, now core.Instant) error {
	c.staff.teams = map[string]core.ID{}
	return c.save(ctx, func(ctx context.Context, tx *store.Tx) error {
		c.staff.all = nil
		for _, p := range posts {
			if _, made := c.staff.teams[p.team]; made {
				continue
			}
			id, err := access.SaveTeam(ctx, tx, Authority, access.Team{Name: p.team, Service: "Children's services"})
			if err != nil {
				return err
			}
			c.staff.teams[p.team] = id
		}
		for _, p := range posts {
			if err := c.hireOne(ctx, tx, p.name, p.title, p.team, p.level, p.roles, now); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *County) hireOne(ctx context.Context, tx *store.Tx, name, title, team string, level access.Level, roles []access.Role, now core.Instant) error {
	u := access.User{Name: name, Email: emailOf(name), Title: title, Level: level, Active: true, Roles: roles, Teams: []core.ID{c.staff.teams[team]}}
	id, err := access.CreateUser(ctx, tx, Authority, u, now)
	if err != nil {
		return err
	}
	if err := access.SetPassword(ctx, tx, Authority, id, Password, false); err != nil {
		return err
	}
	w := Worker{Who: access.Who{Authority: Authority, User: id, Name: name, Title: title, Level: level, Roles: roles, Teams: u.Teams}, Email: u.Email, Team: team}
	c.staff.all = append(c.staff.all, w)
	return nil
}

func emailOf(name string) string {
	out := []rune{}
	for _, r := range name {
		switch {
		case r == ' ':
			out = append(out, '.')
		case r >= 'A' && r <= 'Z':
			out = append(out, r+'a'-'A')
		default:
			out = append(out, r)
		}
	}
	return string(out) + "@throughshire.example"
}

// one is a worker with a role, in a team where one is given.
func (c *County) one(role access.Role, team string) access.Who {
	var of []access.Who
	for _, w := range c.staff.all {
		if w.Is(role) && (team == "" || w.Team == team) {
			of = append(of, w.Who)
		}
	}
	return pick(c, of...)
}

// People are the sign-ins of the invented county, in the order of the posts.
func People() []Worker {
	var out []Worker
	for _, p := range posts {
		out = append(out, Worker{Who: access.Who{Name: p.name, Title: p.title, Level: p.level, Roles: p.roles}, Email: emailOf(p.name), Team: p.team})
	}
	return out
}
