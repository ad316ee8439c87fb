package record

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// A Keeper saves and loads records of every kind. Access is asked here, so that no page
// and no call of the API can forget to.
type Keeper struct {
	DB       *store.DB
	Calendar *clock.Calendar
	Settings *clock.Settings
	Now      func() core.Instant
	NewID    func() core.ID // names new records; nil is [core.NewID]
	// Children tells what the clocks must know of some people, by their ids.
	Children func(ctx context.Context, q store.Querier, authority string, people []core.ID) (map[core.ID]clock.Child, error)

	// Documents is the folder of documents, for [Keeper.SentAccount]; blank compares no bytes.
	Documents string

	kinds   []*Kind
	byName  map[string]*Kind
	recent  *Recall[whom, read]
	glances *Recall[glanceOf, Glance]
	sayings *sync.Map // statements of [Keeper.Saying], by what they ask
	later   *later    // what is still to be worked out, in a bulk; nil outside one
}

// NewKeeper makes the keeper of these kinds. now is the wall clock; nil is the real one.
func NewKeeper(db *store.DB, kinds []*Kind, now func() core.Instant) *Keeper {
	if now == nil {
		now = func() core.Instant { return core.InstantOf(time.Now()) }
	}
	k := &Keeper{DB: db, Calendar: clock.England(), Now: now, kinds: kinds, byName: map[string]*Kind{}, recent: &Recall[whom, read]{Most: mostRecent}, glances: &Recall[glanceOf, Glance]{Most: mostGlanced}, sayings: &sync.Map{}}
	for _, kind := range kinds {
		k.byName[kind.Name] = kind
	}
	return k
}

// AddLocalColumns gives the council's own questions their columns; call it once at start.
func (k *Keeper) AddLocalColumns(ctx context.Context) error {
	return k.DB.Write(ctx, k.AddLocalColumnsIn)
}

// AddLocalColumnsIn is [Keeper.AddLocalColumns] inside a transaction of the caller's.
func (k *Keeper) AddLocalColumnsIn(ctx context.Context, tx *store.Tx) error {
	for _, kind := range k.kinds {
		if err := kind.addLocalColumns(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

// Today is the day in London.
func (k *Keeper) Today() core.Date { return k.Now().Date() }

// Kinds lists the kinds in the order of the house.
func (k *Keeper) Kinds() []*Kind { return k.kinds }

// Kind returns the kind of a name; Missing where there is none.
func (k *Keeper) Kind(name string) (*Kind, error) {
	kind := k.byName[name]
	if kind == nil {
		return nil, core.Say(core.Missing, "There is no such kind of record.")
	}
	return kind, nil
}

// Load reads a record as it stands, for somebody who may see everybody it concerns; without
// its locked answers where they may not read those: see [Whole].
func (k *Keeper) Load(ctx context.Context, q store.Querier, who access.Who, id core.ID) (Entry, *Kind, error) {
	e, kind, err := k.loadWhole(ctx, q, who, id)
	if err != nil {
		return nil, nil, err
	}
	e, err = k.unlocked(ctx, q, who, kind, e)
	return e, kind, err
}

// loadWhole is [Keeper.Load] with the locked answers, for what changes the record and shows
// it to nobody.
func (k *Keeper) loadWhole(ctx context.Context, q store.Querier, who access.Who, id core.ID) (Entry, *Kind, error) {
	e, kind, err := k.load(ctx, q, who.Authority, id)
	if err != nil {
		return nil, nil, err
	}
	return e, kind, maySee(ctx, q, who, kind, e)
}

// FrontDoor is the part of the service whose records the whole front door may see, also
// where the child is open to another team: a new contact must be read by somebody.
const FrontDoor = "front-door"

// maySee asks whether who may look at a record.
func maySee(ctx context.Context, q store.Querier, who access.Who, kind *Kind, e Entry) error {
	err := mayAll(ctx, q, who, access.See, e)
	if kind.Area == FrontDoor && core.IsSort(err, core.Forbidden) {
		return mayAll(ctx, q, who, access.SeeFrontDoor, e)
	}
	return err
}

func (k *Keeper) load(ctx context.Context, q store.Querier, authority string, id core.ID) (Entry, *Kind, error) {
	name, known, err := store.Maybe[string](ctx, q, `SELECT kind FROM record WHERE authority_id = $1 AND id = $2`, authority, id)
	if err == nil && !known {
		err = core.Say(core.Missing, "There is no such record.")
	}
	if err != nil {
		return nil, nil, err
	}
	kind, err := k.Kind(name)
	if err != nil {
		return nil, nil, err
	}
	e, err := kind.read(ctx, q, authority, id)
	return e, kind, err
}

func mayAll(ctx context.Context, q store.Querier, who access.Who, act access.Act, e Entry) error {
	area, people := access.AreaOf(e.Head().Kind), e.Head().People
	if len(people) == 0 {
		people = []core.ID{""}
	}
	may := access.MayIn
	if k, ok := ctx.Value(bulkKey{}).(*Keeper); ok {
		may = k.later.mayIn
	}
	for _, p := range people {
		if err := may(ctx, q, who, act, area, p); err != nil {
			return err
		}
	}
	return nil
}

// Start makes a new record about some people, pre-filled from what is known. from is the
// record that it follows, or none. Nothing is saved yet.
func (k *Keeper) Start(ctx context.Context, q store.Querier, who access.Who, kindName string, from core.ID, people ...core.ID) (Started, error) {
	kind, err := k.Kind(kindName)
	if err != nil {
		return Started{}, err
	}
	if who.Level < kind.By {
		return Started{}, core.Say(core.Forbidden, "A %s is made by somebody of level L%d or above.", kind.Title, kind.By)
	}
	s := Started{Kind: kind}
	if !from.IsZero() {
		if s.From, _, err = k.Load(ctx, q, who, from); err != nil {
			return Started{}, err
		}
		if err := kind.mayFollow(s.From.Head(), who); err != nil {
			return Started{}, err
		}
		if len(people) == 0 {
			people = s.From.Head().People
		}
	}
	s.Entry = kind.New(who.Authority, people...)
	k.name(s.Entry)
	if s.From != nil {
		b, f := s.Entry.Head(), s.From.Head()
		b.From, b.Thread, b.Worker, b.Team = f.ID, f.Thread, f.Worker, f.Team
	}
	if err := kind.aboutSomebody(s.Entry); err != nil {
		return Started{}, err
	}
	if err := kind.mayWrite(ctx, q, who, s.Entry); err != nil {
		return Started{}, err
	}
	if kind.fill != nil {
		if s.Sources, err = kind.fill(ctx, q, s.Entry, s.From); err != nil {
			return Started{}, fmt.Errorf("filling in what is known: %w", err)
		}
	}
	return s, nil
}

// name gives a new record its id where the house does not leave that to [core.NewID].
func (k *Keeper) name(e Entry) {
	if k.NewID == nil {
		return
	}
	b, id := e.Head(), k.NewID()
	if b.Thread == b.ID {
		b.Thread = id
	}
	b.ID = id
}

// Started is a new record with what is known filled in.
type Started struct {
	Kind    *Kind
	Entry   Entry
	From    Entry             // the record that it follows; nil for none
	Sources map[string]string // where each pre-filled answer came from
}

// aboutSomebody refuses a record that would concern nobody: it would stand on no page; and
// one about several children where it must be about one.
func (k *Kind) aboutSomebody(e Entry) error {
	switch n := len(e.Head().People); {
	case n > 1 && k.Single:
		return core.Say(core.Invalid, "A %s is about one child. Begin it from that child's own page.", k.Title)
	case n > 0 || k.Nobody:
		return nil
	}
	return core.Say(core.Invalid, "First choose whom it is about: find the person, or add them, and begin from there.")
}

// followed is what must be known of a record to say whether another may follow it.
func followed(ctx context.Context, q store.Querier, authority string, id core.ID) (*Base, error) {
	type row struct {
		Kind     string
		State    State
		AuthorID core.ID
	}
	r, known, err := store.Maybe[row](ctx, q, `SELECT kind, state, author_id FROM record WHERE authority_id = $1 AND id = $2`, authority, id)
	if err == nil && !known {
		err = core.Say(core.Missing, "There is no such record.")
	}
	return &Base{Kind: r.Kind, State: r.State, Author: r.AuthorID}, err
}

func (k *Kind) mayFollow(b *Base, who access.Who) error {
	fits := k.Any
	for _, name := range k.After {
		fits = fits || name == b.Kind
	}
	switch {
	case !fits:
		return core.Say(core.Invalid, "A %s cannot follow this record.", k.Title)
	case !b.State.Standing():
		return core.Say(core.Invalid, "This record was %s; nothing can follow it.", b.State)
	case k.Apart && b.Author == who.User:
		return core.Say(core.Forbidden, "You wrote the record that this would decide on. Somebody else of level L%d or above must decide.", k.By)
	}
	return nil
}

// Save hands a record in. base is the version that the text started from, 0 for a new
// record: if somebody saved a later one, the answer is Changed and nothing is lost, since
// the draft stands. The record, its ledger line, its moments and what is due are written
// together or not at all.
func (k *Keeper) Save(ctx context.Context, who access.Who, e Entry, base int64, why string) error {
	err := k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		return k.SaveIn(ctx, tx, who, e, base, why)
	})
	if base > 0 || !store.IsDuplicate(err) {
		return err
	}
	stands, asked := store.One[int](ctx, k.DB, `SELECT count(*) FROM record WHERE authority_id = $1 AND id = $2`, who.Authority, e.Head().ID)
	if asked != nil || stands == 0 {
		return errors.Join(err, asked)
	}
	return core.Say(core.Changed, "This was handed in already. Open it before you change it.").Because(err)
}

// SaveIn is [Keeper.Save] inside a transaction of the caller's.
func (k *Keeper) SaveIn(ctx context.Context, tx *store.Tx, who access.Who, e Entry, base int64, why string) error {
	return k.SaveAllIn(ctx, tx, who, []Change{{e, base, why}})
}

// A Change is a record to be saved, the version that its text started from, and why.
type Change struct {
	Entry Entry
	Base  int64
	Why   string
}

// SaveAllIn is [Keeper.SaveIn] for several records, in their order. What is due is worked
// out once for each person, when all are written.
func (k *Keeper) SaveAllIn(ctx context.Context, tx *store.Tx, who access.Who, changes []Change) error {
	var people []core.ID
	for _, c := range changes {
		people = append(people, c.Entry.Head().People...)
	}
	if err := holdPeople(ctx, tx, who.Authority, people); err != nil {
		return err
	}
	var moves []moved
	for _, c := range changes {
		kind, err := k.mayHandIn(ctx, tx, who, c)
		if err != nil {
			return err
		}
		b := c.Entry.Head()
		b.State = Agreed
		if kind.Signed && !told(who) {
			b.State = Submitted
		}
		b.Author, b.SignedBy, b.SignedAt, b.Reason = who.User, "", 0, ""
		if kind.SignedByWriter(who) {
			b.State, b.SignedBy, b.SignedAt = Agreed, who.User, k.Now()
		}
		of, err := k.put(ctx, tx, who, kind, c.Entry, c.Base, c.Why)
		if err != nil {
			return err
		}
		moves = append(moves, of...)
	}
	return k.recomputeMoved(ctx, tx, who.Authority, moves)
}

// told reports whether who is the import of returns. What a return tells was decided,
// signed and checked where it was written: no level, signature or guard is asked of it here.
func told(who access.Who) bool { return who.User == access.ImportUser }

// mayHandIn answers whether who may hand a record in, and returns its kind.
func (k *Keeper) mayHandIn(ctx context.Context, tx *store.Tx, who access.Who, c Change) (*Kind, error) {
	b := c.Entry.Head()
	kind, err := k.Kind(b.Kind)
	if err != nil {
		return nil, err
	}
	if err := Whole(c.Entry); err != nil {
		return nil, err
	}
	if err := kind.aboutSomebody(c.Entry); err != nil {
		return nil, err
	}
	if err := kind.mayWrite(ctx, tx, who, c.Entry); err != nil {
		return nil, err
	}
	if c.Base > 0 && !told(who) {
		if err := k.mayChange(ctx, tx, who, b); err != nil {
			return nil, err
		}
	}
	if who.Level < kind.By && !told(who) {
		return nil, core.Say(core.Forbidden, "A %s is made by somebody of level L%d or above.", kind.Title, kind.By)
	}
	if c.Base == 0 && !b.From.IsZero() {
		from, err := followed(ctx, tx, who.Authority, b.From)
		if err != nil {
			return nil, err
		}
		if err := kind.mayFollow(from, who); err != nil {
			return nil, err
		}
	}
	if told(who) {
		return kind, nil
	}
	if c.Base == 0 && kind.complete != nil {
		if err := kind.complete(ctx, tx, c.Entry); err != nil {
			return nil, err
		}
	}
	return kind, k.guarded(ctx, tx, c.Entry)
}

// mayChange asks whether who may change a record as it stands: somebody who knows its id and
// not what it says must not write over it, nor make it a record of another kind or of others.
func (k *Keeper) mayChange(ctx context.Context, q store.Querier, who access.Who, b *Base) error {
	stands, kind, err := k.loadWhole(ctx, q, who, b.ID)
	if err != nil {
		return err
	}
	if kind.Name != b.Kind {
		return core.Say(core.Invalid, "This is a change to a record of another kind. Open the record and change it from there.")
	}
	return kind.mayWrite(ctx, q, who, stands)
}

// write puts the next version of a record everywhere where it belongs.
func (k *Keeper) write(ctx context.Context, tx *store.Tx, who access.Who, kind *Kind, e Entry, base int64, why string) error {
	of, err := k.put(ctx, tx, who, kind, e, base, why)
	if err != nil {
		return err
	}
	return k.recomputeMoved(ctx, tx, e.Head().Authority, of)
}

// put is [Keeper.write] but for what is due. It returns the people whose dues it
// moves, and by what.
func (k *Keeper) put(ctx context.Context, tx *store.Tx, who access.Who, kind *Kind, e Entry, base int64, why string) ([]moved, error) {
	b := e.Head()
	if err := holdPeople(ctx, tx, b.Authority, b.People); err != nil {
		return nil, err
	}
	k.stamp(who, kind, e, base)
	if err := writeBase(ctx, tx, b); err != nil {
		return nil, err
	}
	if err := kind.writeAnswers(ctx, tx, e); err != nil {
		return nil, err
	}
	if err := writePeople(ctx, tx, b); err != nil {
		return nil, err
	}
	if err := k.noteWaiting(ctx, tx, kind, b); err != nil {
		return nil, err
	}
	if err := noteYear(ctx, tx, e); err != nil {
		return nil, err
	}
	text, err := kind.canonical(e)
	if err != nil {
		return nil, fmt.Errorf("writing the ledger line of a %s: %w", kind.Name, err)
	}
	line := ledger.Line{Authority: b.Authority, At: b.Saved, Who: who.User, Why: why, Kind: kind.Name, Record: b.ID, Version: b.Version, Body: text}
	if err := ledger.Append(ctx, tx, &line); err != nil {
		return nil, err
	}
	if kind.then != nil {
		if err := kind.then(ctx, tx, who, e); err != nil {
			return nil, err
		}
	}
	of, err := k.writeMoments(ctx, tx, kind, e)
	if err != nil {
		return nil, err
	}
	led, err := k.follow(ctx, tx, who, kind, e)
	if err != nil {
		return nil, err
	}
	of = append(of, led...)
	for _, m := range of {
		touch(tx, b.Authority, m.person)
	}
	changed.Note(tx, b.Authority, append(changed.Of(b.Author), changed.Kind(kind.Name))...)
	return of, store.Later(ctx, tx, `DELETE FROM draft WHERE authority_id = $1 AND user_id = $2 AND (id = $3 OR record_id = $3)`, b.Authority, who.User, b.ID)
}

// stamp says of the version that is being saved which it is, when it was saved and when what
// it tells happened, and whose it is where nobody said.
func (k *Keeper) stamp(who access.Who, kind *Kind, e Entry, base int64) {
	b := e.Head()
	b.Version, b.Saved = base+1, k.Now()
	if base == 0 {
		b.Made = b.Saved
	}
	if kind.happens != nil {
		b.Happened = kind.happens(e)
	}
	if b.Happened.IsZero() {
		b.Happened = b.Made.Date()
	}
	if b.Worker.IsZero() {
		b.Worker = who.User
	}
	if b.Team.IsZero() && len(who.Teams) > 0 {
		b.Team = who.Teams[0]
	}
}

// concerned are the people whom a record concerns, and whom an earlier version concerned.
func concerned(ctx context.Context, q store.Querier, b *Base) ([]core.ID, error) {
	if b.Version == 1 {
		return slices.Clone(b.People), nil
	}
	return store.All[core.ID](ctx, q, `SELECT person_id FROM record_person WHERE authority_id = $1 AND record_id = $2 ORDER BY place`, b.Authority, b.ID)
}
