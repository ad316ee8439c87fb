package web

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/leavingcare"
	"throughline/record"
	"throughline/store"
	"throughline/ui"
)

// A childFile is all that the pages of one child are made of, as it is now or, with AsOf,
// as it was known at the end of that day.
type childFile struct {
	Person *people.Person
	Head   ui.ChildHeader
	Cards  []record.Card        // the latest first; on the first page only those that it needs
	All    int                  // how many records there are
	First  core.Date            // the first day of them; blank where there is none
	Came   []record.Follower    // what came from the records, and stands
	Leads  []access.Involvement // lead workers, the first one first
	Kin    []people.Relationship
	Homes  []*people.Household // blank in a file as of a day
	// Siblings are the other children of the same mother or father; blank in a file as of a day.
	Siblings []core.ID
	Dues     []clock.Due // blank in a file as of a day
	Names    map[core.ID]string
	Whole    map[core.ID]bool // the people whose records who asks may see
	AsOf     core.Date        // blank for now
	Day      core.Date        // the day that the pages speak of: today, or AsOf
	Now      core.Instant
	Mine     bool                 // who asks is the lead worker
	leaves   *leavingcare.Telling // see [Site.leaver]
	turn     int64                // of the person, when the file was read; 0 in a file as of a day

	named, others []core.ID          // of whom it was asked what they are called, and whether they may be seen
	calledBy      map[core.ID]string // what they are called, by the names that who asks may know
}

// fileOf reads the file of a person whom who asks may see.
func (s *Site) fileOf(r *http.Request, id core.ID) (*childFile, error) {
	return s.readFile(r, id, s.readAll, func(f *childFile) []record.Card { return f.Cards })
}

// recordsOf reads the records of a person into their file, all of them or those that a page needs.
type recordsOf func(r *http.Request, id core.ID, f *childFile) error

// readFile is [Site.fileOf] for a page that reads its records in a way of its own, and names
// only those of some of them.
func (s *Site) readFile(r *http.Request, id core.ID, read recordsOf, shown func(*childFile) []record.Card) (*childFile, error) {
	f := &childFile{Day: s.today(), Now: s.Keeper.Now()}
	var at core.Instant
	var err error
	if f.AsOf, at, err = asOfDay(r); err != nil {
		return nil, err
	}
	if f.AsOf.After(f.Day) {
		return nil, core.Say(core.Invalid, "The day must not be after today.")
	}
	if f.AsOf.IsZero() {
		err = s.readNow(r, id, f, read)
	} else {
		f.Day, f.Now = f.AsOf, at
		err = s.readAsOf(r, id, at, f)
	}
	if err != nil {
		return nil, err
	}
	lead := f.lead()
	f.Mine = isWho(r, lead.UserID)
	if err = s.nameAll(r, f, shown(f)); err != nil {
		return nil, err
	}
	if f.Head, err = s.headOf(r, f.Person, f.Names[lead.UserID], f.Names[lead.TeamID]); err != nil {
		return nil, err
	}
	f.Head.Today = f.Day
	f.Person = people.ConfidentialHidden(access.From(r.Context()), f.Person, f.Mine)
	return f, nil
}

func (s *Site) readNow(r *http.Request, id core.ID, f *childFile, read recordsOf) (err error) {
	ctx := r.Context()
	if f.Person, err = s.person(ctx, id); err != nil {
		return err
	}
	if f.turn, err = record.TurnOf(ctx, s.DB, s.Authority, id); err != nil {
		return err
	}
	if f.Dues, err = s.duesOf(ctx, access.From(ctx), id); err != nil {
		return err
	}
	if err = read(r, id, f); err != nil {
		return err
	}
	if f.Leads, err = s.leadsOf(r, id); err != nil {
		return err
	}
	if f.Kin, err = people.Relationships(ctx, s.DB, s.Authority, id); err != nil {
		return err
	}
	if f.Homes, err = people.Households(ctx, s.DB, s.Authority, id); err != nil {
		return err
	}
	f.Siblings, err = s.siblings(r, id)
	return err
}

// readAll reads every record of a person.
func (s *Site) readAll(r *http.Request, id core.ID, f *childFile) (err error) {
	ctx, who := r.Context(), access.From(r.Context())
	if f.Cards, err = s.Keeper.OfPerson(ctx, s.DB, who, id); err != nil {
		return err
	}
	f.count()
	return s.readMet(ctx, who, f)
}

// count takes from a file that holds every record how many there are, since when, and what came
// from which.
func (f *childFile) count() {
	f.All = len(f.Cards)
	if f.All > 0 {
		f.First = f.Cards[f.All-1].Happened
	}
	for _, c := range f.Cards {
		if !c.From.IsZero() && c.State.Standing() {
			f.Came = append(f.Came, record.Follower{From: c.From, ID: c.ID, Kind: c.Kind})
		}
	}
}

// duesOf are the time limits of a person that run, stand still or wait, in the order in which
// they end.
func (s *Site) duesOf(ctx context.Context, who access.Who, id core.ID) ([]clock.Due, error) {
	return store.All[clock.Due](ctx, s.DB, `
		SELECT clock, person_id AS person, record_id AS record, thread_id AS thread, started_at AS started, due_at, due_on,
		       last_working_day, warn_on, legal, met_at, met_by, state, why
		FROM   due WHERE authority_id = $1 AND person_id = $2 AND met_by IS NULL`+access.Hidden(who, "due.clock")+` ORDER BY due_at, started_at, clock, record_id`, s.Authority, id)
}

// readMet adds to what is due to a person what was met by those records that came from others,
// and by which.
func (s *Site) readMet(ctx context.Context, who access.Who, f *childFile) error {
	if len(f.Came) == 0 {
		return nil
	}
	type met struct {
		Clock string
		MetBy core.ID
	}
	ids := make([]core.ID, len(f.Came))
	for i, c := range f.Came {
		ids[i] = c.ID
	}
	marks, args := store.List([]any{s.Authority, f.Person.ID}, ids)
	done, err := store.All[met](ctx, s.DB, `SELECT clock, met_by FROM due WHERE authority_id = $1 AND person_id = $2 AND met_by IN (`+marks+`)`+access.Hidden(who, "due.clock"), args...)
	for _, m := range done {
		f.Dues = append(f.Dues, clock.Due{Clock: m.Clock, MetBy: m.MetBy, State: clock.Met})
	}
	return err
}

// siblings are the other children of a child's mother and father, but for those whom
// a relationship of their own names already. Those are two questions of their own, each a
// look-up in one index: asked together with OR, SQLite read every relationship of the
// authority for each sibling.
func (s *Site) siblings(r *http.Request, id core.ID) ([]core.ID, error) {
	return store.All[core.ID](r.Context(), s.DB, `
		SELECT DISTINCT o.to_id
		FROM   relationship m JOIN relationship o ON o.authority_id = m.authority_id AND o.from_id = m.from_id
		WHERE  m.authority_id = $1 AND m.to_id = $2 AND m.kind IN ('mother', 'father') AND o.kind IN ('mother', 'father') AND o.to_id <> $2
		AND    o.to_id NOT IN (SELECT d.to_id FROM relationship d WHERE d.authority_id = $1 AND d.from_id = $2)
		AND    o.to_id NOT IN (SELECT d.from_id FROM relationship d WHERE d.authority_id = $1 AND d.to_id = $2)
		ORDER  BY o.to_id`, s.Authority, id)
}

// readAsOf reads what was known at an instant, from the ledger. Households and what was
// due are left out: neither can be told of that day without knowing what came later.
func (s *Site) readAsOf(r *http.Request, id core.ID, at core.Instant, f *childFile) (err error) {
	ctx, who := r.Context(), access.From(r.Context())
	if f.Person, err = people.AsOf(ctx, s.DB, s.Authority, id, at); err != nil {
		return err
	}
	if f.Cards, err = s.Keeper.OfPersonAsOf(ctx, s.DB, who, id, at); err != nil {
		return err
	}
	f.Cards = slices.DeleteFunc(f.Cards, func(c record.Card) bool {
		return c.State == record.StruckOut && !access.CanSign(who, access.L2)
	})
	f.count()
	leads, err := s.leadsOf(r, id)
	if err != nil {
		return err
	}
	f.Leads = leadsKnown(leads, f.Cards, f.AsOf)
	kin, err := people.Relationships(ctx, s.DB, s.Authority, id)
	if err != nil {
		return err
	}
	for _, k := range kin {
		line, err := ledger.AsOf(ctx, s.DB, s.Authority, k.ID, at)
		if core.IsSort(err, core.Missing) {
			continue
		}
		if err != nil {
			return err
		}
		var then people.Relationship
		if err := json.Unmarshal(line.Body, &then); err != nil {
			return fmt.Errorf("reading ledger line %d: %w", line.Seq, err)
		}
		f.Kin = append(f.Kin, then)
	}
	return nil
}

func (s *Site) leadsOf(r *http.Request, id core.ID) ([]access.Involvement, error) {
	all, err := access.Involvements(r.Context(), s.DB, s.Authority, id)
	return slices.DeleteFunc(all, func(i access.Involvement) bool { return i.Role != access.Lead }), err
}

// leadsKnown are the lead workers whom a record made that stood on that day, each until the
// next: the table itself may know of a later allocation.
func leadsKnown(leads []access.Involvement, cards []record.Card, day core.Date) []access.Involvement {
	var out []access.Involvement
	for _, l := range leads {
		made := slices.ContainsFunc(cards, func(c record.Card) bool { return c.ID == l.RecordID && c.State.Standing() })
		if !made || l.FromOn.After(day) {
			continue
		}
		l.UntilOn = 0
		if l.EndedOn.NotAfter(day) {
			l.UntilOn = l.EndedOn
		}
		if n := len(out); n > 0 && out[n-1].UntilOn.IsZero() {
			out[n-1].UntilOn = l.FromOn
		}
		out = append(out, l)
	}
	return out
}

// lead is the lead worker on the day; blank where there is none.
func (f *childFile) lead() access.Involvement {
	for i := len(f.Leads) - 1; i >= 0; i-- {
		if l := f.Leads[i]; l.UntilOn.IsZero() || l.UntilOn.After(f.Day) {
			return l
		}
	}
	return access.Involvement{}
}

// nameAll asks once what everybody in some records and about the child is called, and whose
// records may be seen.
func (s *Site) nameAll(r *http.Request, f *childFile, shown []record.Card) (err error) {
	var ids []core.ID
	for _, c := range shown {
		ids = append(append(append(ids, c.Author, c.Worker), c.People...), peopleIn(c.Of, c.Entry)...)
	}
	for _, c := range f.Cards {
		f.others = append(f.others, c.People...)
	}
	for _, l := range f.Leads {
		ids = append(ids, l.UserID, l.TeamID)
	}
	for _, k := range f.Kin {
		ids = append(ids, k.From, k.To)
	}
	for _, h := range f.Homes {
		ids = append(ids, h.Living(f.Day)...)
	}
	ids = append(ids, f.Siblings...)
	f.named, f.others = f.but(ids), f.but(f.others)
	if f.calledBy, err = s.names(r, f.named); err != nil {
		return err
	}
	f.Names = maps.Clone(f.calledBy)
	f.Names[f.Person.ID] = f.Person.Name()
	f.Whole, err = s.seen(r, append(f.others, f.Person.ID))
	return err
}

// but is each of some people once, in order, without the person of the file.
func (f *childFile) but(ids []core.ID) []core.ID {
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id core.ID) bool { return id.IsZero() || id == f.Person.ID })
	return slices.Clip(ids)
}

// seen tells whose records who asks may see.
func (s *Site) seen(r *http.Request, ids []core.ID) (map[core.ID]bool, error) {
	return access.Among(r.Context(), s.DB, access.From(r.Context()), access.See, access.Children, ids)
}

// whole reports whether a record may be shown whole: everybody whom it concerns may be seen.
func (f *childFile) whole(c record.Card) bool {
	return !slices.ContainsFunc(c.People, func(p core.ID) bool { return !f.Whole[p] })
}
