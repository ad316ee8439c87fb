package web

import (
	"context"
	"errors"
	"fmt"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/exchange"
	"throughline/returns"
	"throughline/store"
	"throughline/upload"
)

// The limits on returns that are checked in the site. Each is above the largest return of
// an authority, and low enough that no upload can use up the machine.
const (
	mostSent     = 256 << 20 // bytes that one upload may send
	mostParts    = 2000      // files and answers of one upload: many small ones would take far more memory than they send
	mostUnpacked = 512 << 20 // bytes that its files may unpack to
	mostHeld     = 1 << 30   // bytes of all uploads together
	mostChecks   = 5         // of one session; a sixth takes the place of the oldest
	heldFor      = 2 * time.Hour
)

// checking holds a place for each check that runs: more at once would only be slower.
var checking = make(chan struct{}, 2)

// A returnsDesk holds the returns that were uploaded, each for the session that sent it and
// no longer than that session, nor than two hours. All of it is in memory.
type returnsDesk struct {
	mu    sync.Mutex
	held  map[core.ID]*check
	swept chan struct{} // closed to end the sweeping; nil while nothing is held
}

// A check is one return that was uploaded.
type check struct {
	ID, Session core.ID
	Who         access.Who
	At          core.Instant
	Collection  *returns.Collection
	Options     returns.Options
	Files       []upload.File
	Size        int64   // bytes, unpacked
	Kept        core.ID // the kept upload that it came from or became; blank for none

	sources []exchange.Source
	keeping sync.Mutex

	mu        sync.Mutex
	stage     string // what is being done; blank when it is done
	done, all int    // children
	wrong     error  // why it could not be checked
	report    *returns.Report
	compared  *comparison
	teams     map[string]string // the team of the child's lead worker, by local number in upper case
}

// progress is how far a check is.
type progress struct {
	Stage     string // blank when it is over
	Done, All int
	Wrong     error
}

func (c *check) progress() progress {
	c.mu.Lock()
	defer c.mu.Unlock()
	return progress{c.stage, c.done, c.all, c.wrong}
}

func (c *check) at(stage string) {
	c.mu.Lock()
	c.stage = stage
	c.mu.Unlock()
}

// named is what was checked, for reports: the files' names, of which a child's can be none.
func (c *check) named() string {
	if n := len(c.Files); n > 1 {
		return count(n, "file") + " uploaded on " + c.At.Long()
	}
	return c.Files[0].Name + ", uploaded on " + c.At.Long()
}

// open finds the files in what was sent, and what they unpack to.
func (c *check) open() error {
	for _, f := range c.Files {
		sources, err := exchange.OpenBytes(f.Name, f.Bytes)
		if err != nil {
			return core.Say(core.Invalid, "%s could not be opened. %s", path.Base(f.Name), upper(wordsFor(err))).Because(err)
		}
		for _, s := range sources {
			s.Previous = s.Previous || f.Previous
			c.Size += s.Size
			c.sources = append(c.sources, s)
		}
	}
	if c.Size > mostUnpacked {
		return core.Say(core.Invalid, "The files unpack to %s. Here a return may have %s; check a larger one with the command throughline returns check.", sizeOf(c.Size), sizeOf(mostUnpacked))
	}
	return nil
}

// wordsFor says an error about somebody's files to that person.
func wordsFor(err error) string {
	var p *core.Problem
	if errors.As(err, &p) {
		return p.Words
	}
	return err.Error()
}

// take holds a check and runs it, or says why there is no room for it.
func (s *Site) take(ctx context.Context, c *check) error {
	if err := s.sweep(ctx); err != nil {
		return err
	}
	d := &s.desk
	d.mu.Lock()
	defer d.mu.Unlock()
	d.makeRoom(c.Session)
	held := c.Size
	for _, o := range d.held {
		held += o.Size
	}
	if held > mostHeld {
		return core.Say(core.Invalid, "The server is holding as many returns as it can. Try again in half an hour, or use the command throughline returns check.")
	}
	if d.held == nil {
		d.held = map[core.ID]*check{}
	}
	d.held[c.ID] = c
	c.stage = "Waiting for its turn"
	if d.swept == nil {
		d.swept = make(chan struct{})
		go s.keepSweeping(d.swept)
	}
	go s.run(c)
	return nil
}

// makeRoom drops a session's oldest check that is over where it holds as many as it may.
func (d *returnsDesk) makeRoom(session core.ID) {
	own := d.of(session)
	for _, c := range slices.Backward(own) {
		if len(own) < mostChecks {
			return
		}
		if c.progress().Stage == "" {
			delete(d.held, c.ID)
			own = own[:len(own)-1]
		}
	}
}

// of lists the checks of a session, the latest first. The caller holds the lock.
func (d *returnsDesk) of(session core.ID) []*check {
	var out []*check
	for _, c := range d.held {
		if c.Session == session {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *check) int { return strings.Compare(string(b.ID), string(a.ID)) })
	return out
}

// mine lists the checks of the session that asks, the latest first.
func (s *Site) mine(who access.Who) []*check {
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	return s.desk.of(who.Session)
}

// checkOf is a check of the session that asks; nobody else's is ever found.
func (s *Site) checkOf(who access.Who, id core.ID) (*check, error) {
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	c := s.desk.held[id]
	if c == nil || c.Session != who.Session || c.Session.IsZero() || s.Keeper.Now().Sub(c.At) > heldFor {
		return nil, core.Say(core.Missing, "This check is no longer held: files and findings are dropped when you sign out, and after two hours. Upload the files again.")
	}
	return c, nil
}

// sweep drops what is older than two hours and what belongs to a session that has ended.
func (s *Site) sweep(ctx context.Context) error {
	now := s.Keeper.Now()
	live, err := store.All[core.ID](ctx, s.DB, `SELECT id FROM app_session WHERE authority_id = $1 AND idle_until > $2 AND expires_at > $2`, s.Authority, now)
	if err != nil {
		return fmt.Errorf("asking which sessions go on: %w", err)
	}
	d := &s.desk
	d.mu.Lock()
	defer d.mu.Unlock()
	for id, c := range d.held {
		if now.Sub(c.At) > heldFor || !slices.Contains(live, c.Session) {
			delete(d.held, id)
		}
	}
	if len(d.held) == 0 && d.swept != nil {
		close(d.swept)
		d.swept = nil
	}
	return nil
}

// keepSweeping sweeps every minute until nothing is held.
func (s *Site) keepSweeping(until <-chan struct{}) {
	each := time.NewTicker(time.Minute)
	defer each.Stop()
	for {
		select {
		case <-until:
			return
		case <-each.C:
			if err := s.sweep(context.Background()); err != nil {
				s.Log.Error("uploaded returns could not be swept", "error", err)
			}
		}
	}
}

// forget drops one check.
func (s *Site) forget(c *check) {
	s.desk.mu.Lock()
	delete(s.desk.held, c.ID)
	s.desk.mu.Unlock()
}

// run reads and checks a return when its turn comes.
func (s *Site) run(c *check) {
	checking <- struct{}{}
	defer func() {
		<-checking
		if p := recover(); p != nil {
			s.Log.Error("a check failed", "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			c.over(nil, nil, nil, core.Say(0, "Something went wrong on our side. We have been told; try again in a minute."))
		}
	}()
	c.at("Reading the files")
	in, err := c.Collection.Open(c.sources)
	if err != nil {
		c.over(nil, nil, nil, err)
		return
	}
	c.at("Running the rules")
	o := c.Options
	o.Progress = func(done, all int) {
		c.mu.Lock()
		c.done, c.all = done, all
		c.mu.Unlock()
	}
	report, err := c.Collection.Check(c.named(), in, o)
	if err != nil {
		c.over(nil, nil, nil, err)
		return
	}
	c.at("Comparing with the last upload")
	teams, err := s.teamsByNumber(context.Background(), c.Who)
	if err != nil {
		s.Log.Error("the teams of the children of a return could not be read", "error", err)
		err = core.Say(0, "The return was read, but the teams of its children could not be. We have been told; try again in a minute.")
		c.over(nil, nil, nil, err)
		return
	}
	var compared *comparison
	if before := s.before(c); before != nil {
		compared = compare(before.report, before.At, report)
	}
	c.over(report, compared, teams, nil)
}

// over ends a check. Its sources are no longer needed.
func (c *check) over(report *returns.Report, compared *comparison, teams map[string]string, wrong error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stage, c.report, c.compared, c.teams, c.wrong, c.sources = "", report, compared, teams, wrong, nil
}

// before is the session's last check of the same collection and year that came to an end.
func (s *Site) before(c *check) *check {
	for _, o := range s.mine(access.Who{Session: c.Session}) {
		same := o.Collection == c.Collection && o.Options.Year == c.Options.Year && o.ID < c.ID
		if p := o.progress(); same && p.Stage == "" && p.Wrong == nil {
			return o
		}
	}
	return nil
}

// teamsByNumber is the team of every child's lead worker, by the child's local number, of
// the children of whom who may know.
func (s *Site) teamsByNumber(ctx context.Context, who access.Who) (map[string]string, error) {
	scope, args := access.ScopeFor(who, access.RunReturns, "i.person_id", "i.authority_id", 2)
	type row struct{ Value, Name string }
	rows, err := store.All[row](ctx, s.DB, `
		SELECT i.value, t.name
		FROM   person_identifier i
		JOIN   involvement v ON v.authority_id = i.authority_id AND v.person_id = i.person_id
		JOIN   team t ON t.authority_id = v.authority_id AND t.id = v.team_id
		WHERE  i.authority_id = $1 AND i.kind = 'local' AND v.role = 'lead worker' AND v.until_on IS NULL `+scope,
		append([]any{s.Authority}, args...)...)
	if err != nil {
		return nil, err
	}
	teams := make(map[string]string, len(rows))
	for _, r := range rows {
		teams[strings.ToUpper(r.Value)] = r.Name
	}
	return teams, nil
}
