package leavingcare

import (
	"context"

	"throughline/code"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// Status works out what the law makes of a person on a day, from the episodes of care, the
// times in custody and where they have lived since, as they are on record. The caller has
// asked whether the person may be seen.
func Status(ctx context.Context, q store.Querier, authority string, person core.ID, today core.Date) (Standing, error) {
	k, err := KnownOf(ctx, q, authority, person)
	if err != nil {
		return Standing{}, err
	}
	return Work(k, today), nil
}

// episode is a row of the episodes of care.
type episode struct {
	BeganOn, EndedOn                        core.Date
	LegalStatus, PlacementType, ReasonEnded *string
}

// KnownOf reads what is known of a person from the records, from which [Work] works out what
// the law makes of them. The caller has asked whether the person may be seen.
func KnownOf(ctx context.Context, q store.Querier, authority string, person core.ID) (Known, error) {
	p, err := people.Load(ctx, q, authority, person)
	if err != nil {
		return Known{}, err
	}
	episodes, err := store.All[episode](ctx, q, `
		SELECT began_on, ended_on, legal_status, placement_type, reason_ended
		FROM   `+record.AnswersAbout("care_episode")+` AND p.state = 'agreed' AND began_on IS NOT NULL
		ORDER  BY began_on, ended_on`, authority, person)
	if err != nil {
		return Known{}, err
	}
	k := Known{Born: p.Born, Died: p.Died}
	for _, e := range episodes {
		k.add(e)
	}
	if k.Away, err = store.All[Spell](ctx, q, `
		SELECT from_on AS "from", until_on AS until
		FROM   `+record.AnswersAbout("in_custody")+` AND p.state = 'agreed' AND from_on IS NOT NULL
		ORDER  BY from_on`, authority, person); err != nil {
		return Known{}, err
	}
	elsewhere, err := store.All[core.Date](ctx, q, `
		SELECT contact_on
		FROM   `+record.AnswersAbout("keeping_in_touch")+` AND p.state = 'agreed'
		AND    accommodation IS NOT NULL AND accommodation NOT IN ('B1', 'B2', '0')
		ORDER  BY contact_on`, authority, person)
	k.leftHome(elsewhere)
	return k, err
}

// add takes over an episode of care. A placement with parents is a time at home, and
// goes on where the young person left care to live with them.
func (k *Known) add(e episode) {
	said := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	status, end := said(e.LegalStatus), said(e.ReasonEnded)
	k.Care = append(k.Care, Care{
		Spell:       Spell{e.BeganOn, e.EndedOn},
		ShortBreaks: code.LegalStatus.Group(status) == "short term break",
		End:         end,
	})
	k.Order = status == "C2"
	if n := len(k.Home); n > 0 && k.Home[n-1].Until.IsZero() {
		k.Home[n-1].Until = e.BeganOn // back in care
	}
	home := Spell{From: e.BeganOn, Until: e.EndedOn}
	wentHome := end == "E4A" || end == "E4B"
	switch {
	case e.PlacementType == nil || *e.PlacementType != "P1":
		home.From = e.EndedOn
	default:
		if n := len(k.Home); n > 0 && k.Home[n-1].Until == e.BeganOn {
			home.From = k.Home[n-1].From // at home all along: only the legal status changed
			k.Home = k.Home[:n-1]
		}
	}
	if wentHome {
		home.Until = 0
	}
	if !home.From.IsZero() && (wentHome || home.From != e.EndedOn) {
		k.Home = append(k.Home, home)
	}
}

// leftHome ends a time at home that still goes on at the first day on which the young
// person is known to have lived elsewhere.
func (k *Known) leftHome(elsewhere []core.Date) {
	for i := range k.Home {
		h := &k.Home[i]
		for _, d := range elsewhere {
			if h.Until.IsZero() && d.After(h.From) {
				h.Until = d
			}
		}
	}
}
