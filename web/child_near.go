package web

import (
	"net/http"
	"slices"

	"throughline/access"
	"throughline/core"
	"throughline/record"
)

// readNear reads, of all records of a person, those of which the first page shows something: it
// is as long for a life of three hundred records as for one of thirty. One question tells which
// there are; of most of those chosen only who and when is read.
func (s *Site) readNear(r *http.Request, id core.ID, f *childFile) error {
	ctx, who := r.Context(), access.From(r.Context())
	heads, err := s.Keeper.Heads(ctx, s.DB, who, id)
	if err != nil {
		return err
	}
	f.All = len(heads)
	if f.All > 0 {
		f.First = heads[f.All-1].On
	}
	whole := map[core.ID]bool{}
	for _, d := range f.Dues {
		whole[d.Thread] = true
	}
	for _, asked := range []struct{ questions, answers []string }{
		{wordsAsked, nil}, {[]string{"seen"}, []string{"seen", "alone"}}, {[]string{"seen"}, []string{"alone"}},
	} {
		says, err := s.Keeper.Saying(ctx, s.DB, s.Authority, id, asked.questions, asked.answers...)
		if err != nil {
			return err
		}
		for _, id := range says {
			whole[id] = true
		}
	}
	near, ends := f.near(heads, whole)
	if f.Cards, err = s.Keeper.CardsOf(ctx, s.DB, who, id, near, func(h record.Head) bool { return whole[h.ID] }); err != nil {
		return err
	}
	if f.Came, err = record.Followers(ctx, s.DB, s.Authority, ends); err != nil {
		return err
	}
	return s.readMet(ctx, who, f)
}

// near chooses from the heads of all records, the latest first, those that the first page needs,
// and adds to those that it needs whole: what happened last, and what lasts. The others are what
// the picture of the year shows as a point, what waits for somebody, and the latest of each kind,
// after which something new may be written: ends.
func (f *childFile) near(heads []record.Head, whole map[core.ID]bool) (near []record.Head, ends []core.ID) {
	year := f.Day.PlusYears(-1)
	points, last := 0, core.Date(0) // how many stand in the picture, and the day of the last of them
	latest := map[*record.Kind]core.Date{}
	listed := core.Date(0) // the first day of those that happened last; which of one day came last is not known yet
	for i, h := range heads {
		if i < fewestShown || i < mostLatest && h.On.NotBefore(year) {
			listed = h.On
		}
		if h.On == listed || h.Of.GoesOn() {
			whole[h.ID] = true
		}
		takes := whole[h.ID] || h.State == record.Submitted || h.State == record.Returned
		if h.Of.Track != "" && h.State != record.StruckOut && h.On.NotBefore(year) && (points < mostPoints || h.On == last) {
			points, last, takes = points+1, h.On, true
		}
		if h.State.Standing() {
			if day, known := latest[h.Of]; !known || day == h.On {
				latest[h.Of], takes = h.On, true
				ends = append(ends, h.ID)
			}
		}
		if takes {
			near = append(near, h)
		}
	}
	return near, slices.Clip(ends)
}

// wordsAsked are the questions whose answers are the child's own words.
var wordsAsked = []string{"child_words", "child_views"}
