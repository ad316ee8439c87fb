// Package clock holds the time limits of the work and says what is due.
//
// A time limit is a value ([Clock]): the moment that starts it, the moment that
// meets it, its length, its law. [Run] takes everything that happened to one child
// and answers with everything that is or was owed ([Due]). It never asks what day
// it is today: lateness is worked out when shown ([Due.Late]), so that running it
// again over the same events always gives the same table.
//
// It reads no database and knows no kind of record; it meets the rest of the house
// in moments, tags and identifiers.
package clock

import "throughline/core"

// A Kind says what sort of limit a clock is.
type Kind string

// The kinds of limit.
const (
	Deadline        Kind = "deadline"         // the meeting moment is owed no later than the limit after the start
	Interval        Kind = "interval"         // repeats: the gap from one meeting to the next may not exceed the limit
	MaximumDuration Kind = "maximum_duration" // what the start began must end, or be decided, within the limit
	MinimumWait     Kind = "minimum_wait"     // the meeting moment may not come before the limit has passed
	Notice          Kind = "notice"           // warning of at least the limit is owed
	Window          Kind = "window"           // a period used to classify or count; nothing is owed
	FixedDate       Kind = "fixed_date"       // a court, the calendar or a table gives the day
	Prompt          Kind = "prompt"           // a duty with no number in law
)

// A Basis says what authority a limit rests on.
type Basis string

// The bases, the strongest first.
const (
	Statute           Basis = "statute"            // Act of Parliament
	Regulation        Basis = "regulation"         // statutory instrument
	CourtRule         Basis = "court-rule"         // rules, practice directions, orders
	StatutoryGuidance Basis = "statutory-guidance" // to be followed unless there is good reason
	NationalStandard  Basis = "national-standard"  // national minimum standards
	Guidance          Basis = "guidance"           // other national guidance and data definitions
	Local             Basis = "local"              // no national figure: the value is a usual local one
)

// An Override says what a council may do with a limit in its [Settings].
type Override string

// The two freedoms.
const (
	TighterOnly Override = "tighter_only" // a stricter value for its own purposes; the national one is reported too
	Free        Override = "free"         // the council sets the value
)

// Confidence says how far the figure was confirmed against its source.
type Confidence string

// The degrees of confidence.
const (
	Read         Confidence = "read"          // seen in the source
	Settled      Confidence = "settled"       // long-standing; read the paragraph before quoting it
	LocalDefault Confidence = "local-default" // there is no national figure; the council should set its own
	Doubtful     Confidence = "doubtful"      // the figure, its start or its force is in real doubt
)

// Counting says how the days of a limit are counted.
type Counting string

// The ways of counting; see the rules in [Length.From].
const (
	DayAfter         Counting = "day_after"         // the day of the start is day 0
	Inclusive        Counting = "inclusive"         // the day of the start is day 1
	Exact            Counting = "exact"             // elapsed hours, nights and weekends included
	CorrespondingDay Counting = "corresponding_day" // the same date of a later month, moved on to a working day
	Total            Counting = "total"             // days added up over separate periods
)

// A Scope says which start a later event answers.
type Scope int

// The scopes. An event that does not say its record or piece of work answers any
// start of the same person.
const (
	Person Scope = iota // any event of the same person
	Thread              // an event of the same piece of work
	Record              // an event of the same record
)

// Ours is the owner of a limit that the council itself must keep.
const Ours = "local authority"

// A Clock is one time limit.
type Clock struct {
	ID, Title  string
	Area       string // the part of the service, "front-door"
	Law        string // where the limit comes from
	Notes      string // what to know when using it
	Kind       Kind
	Basis      Basis
	Override   Override
	Confidence Confidence
	Owner      string // who has to act; limits of others are tracked, not scored; see [Ours]

	Starts   []Moment // what starts it
	Meets    []Moment // what meets it
	MeetWith string   // a tag that the meeting event must carry; "" for none
	Per      Scope    // which start a meeting event answers
	Lone     bool     // a start while a round waits to be met begins no second one

	Limit    Length                    // the national or usual figure; no figure for prompts and fixed dates
	Counting Counting                  // how it is counted
	Backward bool                      // the limit is owed before the start, as a report is before a conference
	AllUK    bool                      // working days leave out the bank holidays of every part of the United Kingdom
	Early    Length                    // how long before the start a meeting event may be and still count
	Usual    Length                    // a usual local figure where the law gives none; it warns and makes nothing late
	Day      func(core.Date) core.Date // the day fixed by the calendar for a start on a day; nil for none

	Repeats     string // how it recurs, in words; "" when it does not
	StartsAgain Moment // the moment that starts it afresh
	Then        Length // the figure of the second and later rounds, where it differs
	Turn        Turn   // which of several meetings it follows: the first review, the later ones
	Phase       Phase  // in which part of a longer time it holds: the first year of a placement

	Applies func(Child, Event) bool // nil for always; the event carries the facts that stand, see tags.go
	When    string                  // the same in words; "" for always
	Agreed  bool                    // a plan may agree a shorter figure for one child ([Event].Every)
	Ends    []End                   // what removes the duty
	Opens   []Moment                // what brings it back after an end, where that is not a start
	Age     int                     // nothing falls due on or after this birthday; 0 for any age

	Extension Extension
	Pause     Pause
	WarnAt    []Warning

	From, Until core.Date // dates of force, by the day of the start; blank for open
	// Awaits is what it waits for: law that is passed and not begun, or records by which alone
	// it can be met and which are not kept here yet. It runs only from a day set in [Settings].
	Awaits string
}

// An End is a moment that removes a duty not yet met.
type End struct {
	On     Moment
	With   string // a tag that the event must carry; "" for none
	Per    Scope
	Undone Moment // of a limit counted backward: a later one of these undoes the end; "" for none
	Late   bool   // of a limit counted backward: it also ends it after the day counted from, as a late birth does
}

// A Turn says which meeting since a moment a start must be; the zero value is any.
type Turn struct {
	Since       Moment
	First, Last int // the first is 1; Last 0 for no last
}

// A Phase is a part of the time since a moment; the zero value is all of it.
type Phase struct {
	Since    Moment
	From, To Length // counted from the day of Since; no From is at once, no To is for ever
}

// An Extension is a lawful longer time. The first due date is always kept in [Due].Legal.
type Extension struct {
	On    Moment // the recorded decision; its Until is the new day
	Most  Length // the longest the law allows; no figure when it sets none
	Whole bool   // Most is counted from the start, not from the day it was due
	Once  bool   // only the first such decision counts
	Words string
}

// A Pause stops a clock for a while; the days of the pause are added.
type Pause struct {
	Stop, Go Moment
	Words    string
}

// A Warning is a day to warn on: so long after the start, or so long before it is due.
type Warning struct{ After, Before Length }

// A Child is what clocks must know of the person.
type Child struct {
	ID             core.ID
	Born, Expected core.Date
	Tags           []string // facts that hold now and held always; facts with a date belong on events
}

// An Event is a moment that came to pass.
type Event struct {
	Moment  Moment
	At      core.Instant
	DayOnly bool      // only the day is known; At is its first instant in London
	Person  core.ID   // whom it is about; none is the child that is run
	Record  core.ID   // the record that says so
	Thread  core.ID   // the piece of work: the first record of the chain that led to it
	Tags    []string  // facts that conditions ask for; see tags.go
	Until   core.Date // the day given, of a fixed date, an order, an extension or a meeting that is dated
	Every   Length    // the frequency that a plan agrees for this child; no figure when it agrees none

	on core.Date // the day of At in London, worked out once by Run
}

// A State says how a duty stands. Lateness of what is running is not stored; ask [Due.Late].
type State string

// The states.
const (
	Running   State = "running"    // owed, and not yet done
	Met       State = "met"        // done in time
	MetLate   State = "met late"   // done after it was due
	NotNeeded State = "not needed" // fell away before it was done
	Excepted  State = "excepted"   // not done; a lawful exception or longer time holds
	Paused    State = "paused"     // not done; the time stands still
	Waiting   State = "waiting"    // nothing is owed: a wait or a window that is running
	TooEarly  State = "too early"  // done before a minimum wait or notice had passed
)

// A Due is one thing owed, or once owed, to one person.
type Due struct {
	Clock                  string
	Person, Record, Thread core.ID      // those of the event that started it
	Started                core.Instant // of a backward clock, the day that it leads up to
	DueAt                  core.Instant // the last instant in time; none when no date can be given
	DueOn                  core.Date    // its day in London
	LastWorkingDay         core.Date    // the last working day not after DueOn; blank beyond the calendar
	WarnOn                 core.Date    // the first day to warn on; blank for no warning
	Legal                  core.Date    // the national or original day, where a setting, a plan or an extension moved it
	MetAt                  core.Instant // when it was met, fell away or was excepted
	MetBy                  core.ID      // the record that did so
	State                  State
	Why                    string // what moved or stopped it, in plain words; "" for the plain case
}

// Late reports whether the duty is owed and its time has passed.
func (d Due) Late(now core.Instant) bool {
	owed := d.State == Running || d.State == Excepted && d.MetAt.IsZero()
	return owed && !d.DueAt.IsZero() && d.DueAt < now
}
