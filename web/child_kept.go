package web

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// mostPages is how many bytes of first pages about children are kept as they were shown last.
const mostPages = 24 << 20

// readerOf is whose page it is, and who read it.
type readerOf struct{ child, user core.ID }

// A keptPage is the first page about a child as one reader was shown it, with all that it was
// made from. It is shown again only where every question that is asked anew has the same answer:
// what the page rests on (stamp), and what this reader may know and do (around). That the reader
// may see the child at all is asked before, and the look is logged, as ever.
type keptPage struct {
	stamp, around string
	named, others []core.ID    // who is named on it, and whom its records concern
	from, until   core.Instant // when it was made, and when it says something else by time alone
	html          []byte
}

// stampOf reads, in one question, what a child's first page rests on, by versions: the person, the
// turn of their records and of what is due, their relationships and those of their mother and
// father, their households, lead workers, restriction and merging, and the last year of which a
// return was imported; with the reader's rights and the day.
func (s *Site) stampOf(r *http.Request, id core.ID, day core.Date) (string, error) {
	type row struct{ What, Which, Says string }
	rows, err := store.All[row](r.Context(), s.DB, `
		SELECT 'person' AS what, '' AS which, CAST(version AS TEXT) AS says FROM person WHERE authority_id = $1 AND id = $2
		UNION ALL SELECT 'turn', '', CAST(turn AS TEXT) FROM person_turn WHERE authority_id = $1 AND person_id = $2
		UNION ALL SELECT 'tie', CAST(id AS TEXT), CAST(version AS TEXT) FROM relationship WHERE authority_id = $1 AND from_id = $2
		UNION ALL SELECT 'tie', CAST(id AS TEXT), CAST(version AS TEXT) FROM relationship WHERE authority_id = $1 AND to_id = $2
		UNION ALL SELECT 'parent', CAST(o.id AS TEXT), CAST(o.version AS TEXT)
			FROM   relationship m JOIN relationship o ON o.authority_id = m.authority_id AND o.from_id = m.from_id
			WHERE  m.authority_id = $1 AND m.to_id = $2 AND m.kind IN ('mother', 'father') AND o.kind IN ('mother', 'father') AND o.to_id <> $2
		UNION ALL SELECT 'home', CAST(h.id AS TEXT), CAST(h.version AS TEXT)
			FROM   household_member m JOIN household h ON h.authority_id = m.authority_id AND h.id = m.household_id
			WHERE  m.authority_id = $1 AND m.person_id = $2
		UNION ALL SELECT 'worker', CAST(id AS TEXT), coalesce(CAST(user_id AS TEXT), '') || ' ' || coalesce(CAST(team_id AS TEXT), '') || ' ' ||
				CAST(from_on AS TEXT) || ' ' || coalesce(CAST(until_on AS TEXT), '')
			FROM   involvement WHERE authority_id = $1 AND person_id = $2 AND role = 'lead worker'
		UNION ALL SELECT 'closed', '', '' FROM restriction WHERE authority_id = $1 AND person_id = $2 AND ended_at IS NULL
		UNION ALL SELECT 'merged', '', '' FROM merged_person WHERE authority_id = $1 AND person_id = $2
		UNION ALL SELECT 'told', kind, CAST(max(year) AS TEXT) FROM told_year WHERE authority_id = $1 GROUP BY kind`, s.Authority, id)
	if err != nil {
		return "", err
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(strings.Compare(a.What, b.What), strings.Compare(a.Which, b.Which), strings.Compare(a.Says, b.Says))
	})
	who := access.From(r.Context())
	var b strings.Builder
	fmt.Fprintln(&b, day, who.Level, who.Roles, who.Teams, s.Lists != nil)
	for _, r := range rows {
		b.WriteString(r.What + " " + r.Which + " " + r.Says + "\n")
	}
	return b.String(), nil
}

// aroundOf says what somebody may know of those on a page, and whether they may write about the
// child, as one text to compare.
func aroundOf(named []core.ID, names map[core.ID]string, others []core.ID, whole map[core.ID]bool, mayWrite bool) string {
	var b strings.Builder
	for _, id := range named {
		b.WriteString(names[id] + "\n")
	}
	for _, id := range others {
		if whole[id] {
			b.WriteString("1")
		} else {
			b.WriteString("0")
		}
	}
	if mayWrite {
		b.WriteString(" writes")
	}
	return b.String()
}

// keptPage is the first page as it was shown last, where it would be the same; nil otherwise.
func (s *Site) keptPage(r *http.Request, id core.ID, stamp string, now core.Instant) (templ.Component, error) {
	who := access.From(r.Context())
	p, known := s.pages.Of(readerOf{id, who.User})
	if !known || p.stamp != stamp || now < p.from || now >= p.until {
		return nil, nil
	}
	names, err := s.names(r, p.named)
	if err != nil {
		return nil, err
	}
	var whole map[core.ID]bool
	if len(p.others) > 0 {
		if whole, err = s.seen(r, p.others); err != nil {
			return nil, err
		}
	}
	may, err := s.mayWrite(r, id)
	if err != nil || aroundOf(p.named, names, p.others, whole, may) != p.around {
		return nil, err
	}
	return raw(p.html), nil
}

// mayWrite reports whether who asks may write about a person.
func (s *Site) mayWrite(r *http.Request, id core.ID) (bool, error) {
	err := people.MayWrite(r.Context(), s.DB, access.From(r.Context()), id)
	if core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing) {
		return false, nil
	}
	return err == nil, err
}

// keepPage makes the HTML of a first page, and keeps it for the next time.
func (s *Site) keepPage(r *http.Request, v *childView, stamp string) (templ.Component, error) {
	var b bytes.Buffer
	if err := childPage(v).Render(r.Context(), &b); err != nil {
		return nil, err
	}
	p := keptPage{stamp: stamp, named: v.named, others: v.others, from: v.childFile.Now, until: v.changesAt(), html: b.Bytes()}
	if p.until > p.from && !slices.ContainsFunc(v.Cards, locked) {
		p.around = aroundOf(v.named, v.calledBy, v.others, v.Whole, v.MayWrite)
		s.pages.Keep(readerOf{v.Person.ID, access.From(r.Context()).User}, p, len(p.html)+len(p.stamp)+len(p.around)+40*(len(p.named)+len(p.others)))
	}
	return raw(p.html), nil
}

// locked reports whether who reads a record's answers hangs on who works with those whom it
// concerns, and until when: no stamp tells that, and a page with such a record is made anew.
func locked(c record.Card) bool { return c.Locked }

// raw is HTML that was made before.
func raw(html []byte) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := w.Write(html)
		return err
	})
}

// changesAt is when the page of a child will say something else though nothing is written: when
// the day ends, something turns late, or what turned late today is another hour late.
func (f *childFile) changesAt() core.Instant {
	at := core.At(f.Day.Plus(1), 0, 0)
	for _, d := range f.Dues {
		switch {
		case d.DueAt.IsZero() || d.State == clock.Met:
		case d.DueAt >= f.Now:
			at = min(at, d.DueAt+1)
		case d.DueOn == f.Day:
			late := f.Now.Sub(d.DueAt)
			at = min(at, d.DueAt.Plus(late.Truncate(time.Hour)+time.Hour))
		}
	}
	return at
}
