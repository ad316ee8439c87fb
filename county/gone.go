package county

import (
	"slices"

	"throughline/core"
)

// goesMissing puts the next time missing down, for some of those who are old enough.
func (c *caring) goesMissing() {
	from := max(c.today(), c.child.Born.Birthday(12))
	if !c.chance(goMissing) {
		return
	}
	c.wanders(from.Plus(c.exp(330)))
}

func (c *caring) wanders(on core.Date) {
	c.while(on, func() error {
		from := c.now.Plus(-hour * 10)
		a := answers{"from_on": onDay(from.Date()), "reported_at": atTime(from), "police_at": atTime(from.Plus(15 * minute)),
			"until_on": onDay(c.today()), "returned_at": atTime(c.now.Plus(-2 * hour)), "again": c.oftenGone(from.Date())}
		if a["again"] == "yes" && c.chance(0.6) {
			a["meeting_at"] = atTime(c.now.Plus(-hour))
		}
		gone, err := c.write(c.by(), writing{kind: "missing_period", about: c.about, answer: a})
		if err != nil {
			return err
		}
		c.owed(c.after(c.today(), c.limit(2, 0.7)), func() error {
			at := c.now.Plus(-hour)
			_, err := c.write(c.by(), writing{kind: "return_conversation", from: gone.Head().ID, about: c.about,
				answer: answers{"offered_at": atTime(at), "held_at": atTime(at.Plus(30 * minute)), "shared_at": atTime(c.now)}})
			return err
		})
		c.wanders(c.today().Plus(2 + c.exp(70)))
		return nil
	})
}

// oftenGone notes that the child went missing on a day, and says whether it is the third time
// in ninety days, or more.
func (c *caring) oftenGone(on core.Date) string {
	c.gone = append(slices.DeleteFunc(c.gone, func(d core.Date) bool { return d.Before(on.Plus(-90)) }), on)
	if len(c.gone) >= 3 {
		return "yes"
	}
	return "no"
}
