package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	ics "github.com/arran4/golang-ical"

	"throughline/access"
	"throughline/core"
)

// How far a feed reaches back, in days, and ahead, in months.
const (
	feedBack  = 31
	feedAhead = 12
)

// showFeed answers GET /calendar/feed/{token}: the reviews and conferences of one worker as
// iCalendar. A calendar program and all to whom it shows itself see what stands there, so
// it holds initials and the sort of meeting, and no child's name or address.
//
// Standard: RFC 5545.
func (s *Site) showFeed(w http.ResponseWriter, r *http.Request) error {
	who, err := access.FeedOf(r.Context(), s.DB, s.Authority, r.PathValue("token"))
	if err != nil {
		return err
	}
	ctx := access.With(r.Context(), who)
	today := s.today()
	found, err := s.meetings(ctx, who, today.Plus(-feedBack), today.PlusMonths(feedAhead), true)
	if err != nil {
		return err
	}
	var ids []core.ID
	for _, m := range found {
		ids = append(ids, m.People...)
	}
	names, err := s.names(r.WithContext(ctx), ids)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	return feed(found, names, s.Keeper.Now()).SerializeTo(w, ics.WithNewLineWindows)
}

// feed writes meetings as all-day events, since what is due has no hour.
func feed(found []meeting, names map[core.ID]string, now core.Instant) *ics.Calendar {
	cal := ics.NewCalendarFor("Throughline")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName("Reviews and conferences")
	for _, m := range found {
		e := cal.AddEvent(m.uid())
		e.SetDtStampTime(now.Time().UTC())
		e.SetAllDayStartAt(m.On.Time())
		e.SetAllDayEndAt(m.On.Plus(1).Time())
		words := "Due: "
		if m.Booked {
			words = ""
		}
		e.SetSummary(words + m.Title + ", " + initials(m.People, names))
		e.SetClass(ics.ClassificationPrivate)
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return cal
}

// uid names an event for ever: the same meeting keeps its name when its day changes. It is
// a hash, so that it tells nothing about the record.
func (m meeting) uid() string {
	sum := sha256.Sum256([]byte(m.Title + string(m.Record) + string(m.People[0])))
	return hex.EncodeToString(sum[:16]) + "@throughline"
}
