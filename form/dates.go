package form

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"throughline/core"
)

func sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// day is bound to a day and typed in three boxes: name-day, name-month, name-year.
type day struct{ to *core.Date }

func (d day) blank(name string, typed url.Values) bool {
	return strings.TrimSpace(typed.Get(name+"-day")+typed.Get(name+"-month")+typed.Get(name+"-year")) == ""
}

func (d day) read(q *Question, typed url.Values, today core.Date) string {
	got, wrong := readDay(q, typed)
	if wrong != "" {
		return wrong
	}
	if q.past && got.After(today) {
		return q.Label + ": the date must be today or in the past"
	}
	*d.to = got
	return ""
}

// readDay reads the three boxes. The month may be a number, a name or its first three
// letters.
func readDay(q *Question, typed url.Values) (core.Date, string) {
	box := func(b string) string { return strings.TrimSpace(typed.Get(q.Name + "-" + b)) }
	var missing []string
	for _, b := range []string{"day", "month", "year"} {
		if box(b) == "" {
			missing = append(missing, b)
		}
	}
	if len(missing) > 0 {
		return 0, fmt.Sprintf("%s: the date must include a %s", q.Label, strings.Join(missing, " and a "))
	}
	dd, err1 := strconv.Atoi(box("day"))
	mm := monthNumber(box("month"))
	yy, err2 := strconv.Atoi(box("year"))
	if err1 != nil || err2 != nil || mm == 0 {
		return 0, q.Label + ": write the date in numbers, for example 27 3 2026"
	}
	if yy < 1900 || yy > 2200 {
		return 0, q.Label + ": the year must have four numbers, for example 2026"
	}
	got := core.Day(yy, time.Month(mm), dd)
	if got.IsZero() {
		return 0, q.Label + ": that date does not exist; check the day and the month"
	}
	return got, ""
}

func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 12 {
		return n
	}
	for m := time.January; m <= time.December; m++ {
		if name := m.String(); strings.EqualFold(s, name) || strings.EqualFold(s, name[:3]) {
			return int(m)
		}
	}
	return 0
}

func (d day) typeInto(name string, typed url.Values) { typeDay(*d.to, name, typed) }

func typeDay(d core.Date, name string, typed url.Values) {
	if !d.IsZero() {
		y, m, dd := d.Split()
		typed.Set(name+"-day", strconv.Itoa(dd))
		typed.Set(name+"-month", strconv.Itoa(int(m)))
		typed.Set(name+"-year", strconv.Itoa(y))
	}
}

func (d day) text(*Question) string { return d.to.Long() }
func (d day) plain() string         { return d.to.String() }
func (d day) value() any            { return dateOrNil(*d.to) }
func (d day) dest() any             { return d.to }
func (d day) clear()                { *d.to = 0 }

func (d day) setText(s string) string {
	got, err := core.ParseDate(s)
	if err != nil {
		return "a date written as 2026-11-03"
	}
	*d.to = got
	return ""
}

// instant is bound to a day and time, typed as a day and name-time.
type instant struct{ to *core.Instant }

func (i instant) blank(name string, typed url.Values) bool {
	return day{}.blank(name, typed) && strings.TrimSpace(typed.Get(name+"-time")) == ""
}

func (i instant) read(q *Question, typed url.Values, today core.Date) string {
	got, wrong := readDay(q, typed)
	if wrong != "" {
		return wrong
	}
	clock := strings.ReplaceAll(strings.TrimSpace(typed.Get(q.Name+"-time")), ".", ":")
	if len(clock) == 4 && !strings.Contains(clock, ":") {
		clock = clock[:2] + ":" + clock[2:]
	}
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return q.Label + ": write the time as hours and minutes, for example 14:05"
	}
	if q.past && got.After(today) {
		return q.Label + ": the date must be today or in the past"
	}
	*i.to = core.At(got, t.Hour(), t.Minute())
	return ""
}

func (i instant) typeInto(name string, typed url.Values) {
	if !i.to.IsZero() {
		typeDay(i.to.Date(), name, typed)
		typed.Set(name+"-time", i.to.Time().Format("15:04"))
	}
}

func (i instant) text(*Question) string { return i.to.Long() }
func (i instant) plain() string         { return i.to.String() }
func (i instant) dest() any             { return i.to }
func (i instant) clear()                { *i.to = 0 }

func (i instant) value() any {
	if i.to.IsZero() {
		return nil
	}
	return *i.to
}

func (i instant) setText(s string) string {
	got, err := core.ParseInstant(s)
	if err != nil {
		return "a time written as 2026-11-03T14:05:00Z"
	}
	*i.to = got
	return ""
}

func dateOrNil(d core.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}
