package casework

import (
	"context"
	"strings"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Warning is what those who work with children must know before they act: a dog, an
// allergy, an address that must not be told. It lasts until somebody ends it.
//
// Law: Health and Safety at Work etc. Act 1974 s2; UK GDPR art. 5(1)(d): it is looked at again
// by a day, so that nobody is marked as dangerous for ever.
type Warning struct {
	record.Base

	Sort        string
	What, Do    string
	Audience    []string
	From, Until core.Date // Until is blank while it holds
	WhyEnded    string
	Review      core.Date
}

// AlertKind is all that the house knows of warnings.
var AlertKind = record.NewKind("alert", "Warning", func(a *Warning) form.Questions {
	return form.Questions{
		form.Choice(&a.Sort, "alert_kind", "What is it about?", code.AlertKind).Needed(),
		form.Words(&a.What, "what", "What must people know?").Needed().AtMost(lineLength).Hint("Fact, not label: what happened, when, and who says so"),
		form.Words(&a.Do, "what_to_do", "What must they do, or not do?").Needed().AtMost(lineLength),
		form.Several(&a.Audience, "audience", "Who must see it?", code.AlertAudience).Needed(),
		form.Day(&a.From, "from_on", "From when?").Needed().NotAfterToday(),
		form.Day(&a.Review, "review_on", "When do we look at it again?").Needed(),
		form.Day(&a.Until, "until_on", "When did it end?").NotAfterToday().Hint("Leave blank while it holds").Under("The end"),
		form.Words(&a.WhyEnded, "why_ended", "Why does it no longer hold?").NeededWhen("until_on-day"),
	}
}).
	Says("What those who work with children must know before they act, until it no longer holds.", "Health and Safety at Work etc. Act 1974 s2; UK GDPR art. 5(1)(d)").
	In(area, "Warnings").
	On(func(a *Warning) core.Date { return a.From }).
	Lasts(func(a *Warning) (from, until core.Date) { return a.From, a.Until }).
	Card(func(a *Warning) string { return joined(code.AlertKind.Label(a.Sort), a.What) }).
	Checks(func(a *Warning) []core.FieldProblem {
		var wrong []core.FieldProblem
		if !a.Review.IsZero() && a.Review <= a.From {
			wrong = append(wrong, core.FieldProblem{Field: "review_on", Words: "Look at it again after the day from which it holds"})
		}
		if !a.Until.IsZero() && a.Until < a.From {
			wrong = append(wrong, core.FieldProblem{Field: "until_on", Words: "It cannot end before it began"})
		}
		return wrong
	})

// An Alert is a warning that holds, as a page shows it.
type Alert struct {
	RecordID  core.ID
	Kind      string // a code of [code.AlertKind]
	What, Do  string
	Audience  []string // codes of [code.AlertAudience]
	From      core.Date
	Review    core.Date
	ReviewDue bool // the day to look at it again has come
}

// Title is what the warning is about, "Do not visit alone".
func (a Alert) Title() string { return code.AlertKind.Label(a.Kind) }

// ForAll reports whether everybody who opens the child's page must see it.
func (a Alert) ForAll() bool {
	return strings.Contains(" "+strings.Join(a.Audience, " ")+" ", " everybody ")
}

// Alerts lists the warnings about a person that hold on a day, the oldest first. It asks no
// access: whoever may open the person's page must be warned.
func Alerts(ctx context.Context, q store.Querier, authority string, person core.ID, today core.Date) ([]Alert, error) {
	type row struct {
		RecordID                        core.ID
		AlertKind, What, Does, Audience string
		FromOn, ReviewOn                core.Date
	}
	rows, err := store.All[row](ctx, q, `
		SELECT r.id AS record_id, coalesce(a.alert_kind, '') AS alert_kind, coalesce(a.what, '') AS what, coalesce(a.what_to_do, '') AS does,
			coalesce(a.audience, '') AS audience, a.from_on, a.review_on
		FROM   record_person p
		JOIN   record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		JOIN   alert a ON a.authority_id = r.authority_id AND a.record_id = r.id
		WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.gone = $3 AND r.state = 'agreed'
		AND    a.from_on <= $4 AND (a.until_on IS NULL OR a.until_on > $4)
		ORDER  BY a.from_on, r.id`, authority, person, false, today)
	if err != nil {
		return nil, err
	}
	out := make([]Alert, len(rows))
	for i, r := range rows {
		out[i] = Alert{RecordID: r.RecordID, Kind: r.AlertKind, What: r.What, Do: r.Does, Audience: strings.Fields(r.Audience),
			From: r.FromOn, Review: r.ReviewOn, ReviewDue: r.ReviewOn.NotAfter(today)}
	}
	return out, nil
}
