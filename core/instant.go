package core

import (
	"database/sql/driver"
	"fmt"
	"time"
	_ "time/tzdata" // a council's server may have no zone files
)

// London is the zone in which all times are shown and all days begin.
var London = mustZone("Europe/London")

func mustZone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // the zone data is linked in, so this is a broken build
	}
	return z
}

// An Instant is a moment in time, kept in UTC to the microsecond and shown in
// London. The zero value is no instant. Instants compare with ==.
type Instant int64 // microseconds since 1 January 1970 UTC; 0 is blank

// InstantOf returns the instant of a time.
func InstantOf(t time.Time) Instant {
	if t.IsZero() {
		return 0
	}
	return Instant(t.UnixMicro())
}

// At returns the instant of a time of day in London. A blank day is no instant.
func At(d Date, hour, minute int) Instant {
	if d == 0 {
		return 0
	}
	y, m, day := d.Split()
	return InstantOf(time.Date(y, m, day, hour, minute, 0, 0, London))
}

// IsZero reports whether there is no instant.
func (i Instant) IsZero() bool { return i == 0 }

// Time returns the instant as a time in London.
func (i Instant) Time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.UnixMicro(int64(i)).In(London)
}

// Date returns the day in London on which the instant falls.
func (i Instant) Date() Date { return DateOf(i.Time()) }

// Plus adds elapsed time; the hour lost or gained at a clock change does not matter.
func (i Instant) Plus(d time.Duration) Instant {
	if i == 0 {
		return 0
	}
	return i + Instant(d.Microseconds())
}

// Sub returns the time elapsed from j to i.
func (i Instant) Sub(j Instant) time.Duration { return time.Duration(i-j) * time.Microsecond }

const instantForm = "2006-01-02T15:04:05.000000Z" // fixed width, so that text sorts as time

// String returns the instant in UTC, 2026-11-03T14:05:00.000000Z; "" when blank.
func (i Instant) String() string {
	if i == 0 {
		return ""
	}
	return time.UnixMicro(int64(i)).UTC().Format(instantForm)
}

// Long returns the form shown to people, 3 November 2026 at 14:05; "" when blank.
func (i Instant) Long() string {
	if i == 0 {
		return ""
	}
	return i.Time().Format("2 January 2006 at 15:04")
}

// ParseInstant reads what [Instant.String] writes, or any RFC 3339 time. Blank is blank.
func ParseInstant(s string) (Instant, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a time written as 2026-11-03T14:05:00Z", s)
	}
	return InstantOf(t), nil
}

// MarshalText writes UTC.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads UTC.
func (i *Instant) UnmarshalText(b []byte) (err error) {
	*i, err = ParseInstant(string(b))
	return err
}

// Value stores an instant as text that both databases take; blank is NULL.
func (i Instant) Value() (driver.Value, error) {
	if i == 0 {
		return nil, nil
	}
	return i.String(), nil
}

// Scan reads an instant out of either database.
func (i *Instant) Scan(v any) (err error) {
	switch v := v.(type) {
	case nil:
		*i = 0
	case time.Time:
		*i = InstantOf(v)
	case string:
		*i, err = ParseInstant(v)
	case []byte:
		*i, err = ParseInstant(string(v))
	default:
		err = fmt.Errorf("an instant cannot be read from %T", v)
	}
	return err
}
