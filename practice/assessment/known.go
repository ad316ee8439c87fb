package assessment

import (
	"context"
	"strings"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// fillOpened takes over the referral. What does not come from a referral is a further
// assessment, whose days are counted from its own start.
func fillOpened(ctx context.Context, q store.Querier, o *Opened, from record.Entry) (form.Sources, error) {
	if from == nil {
		return nil, nil
	}
	if from.Head().Kind != "referral" {
		o.Again = "yes"
		return nil, nil
	}
	type referral struct {
		ReferredOn core.Date
		Reason     string
	}
	r, known, err := store.Maybe[referral](ctx, q, `SELECT referred_on, coalesce(reason, '') AS reason FROM referral WHERE authority_id = $1 AND record_id = $2`, o.Authority, o.From)
	if err != nil || !known {
		return nil, err
	}
	o.Started, o.Why = r.ReferredOn, r.Reason
	return form.Sources{"started_on": "the referral", "why": "the referral"}, nil
}

// fillAssessment takes over what children said on visits, what stands in the chronology,
// and what other agencies answered.
func fillAssessment(ctx context.Context, q store.Querier, a *Assessment, _ record.Entry) (form.Sources, error) {
	sources := form.Sources{}
	for i := range a.Children {
		if err := fillSeen(ctx, q, a, &a.Children[i], sources); err != nil {
			return nil, err
		}
	}
	var err error
	if a.History, err = chronology(ctx, q, &a.Base); err != nil {
		return nil, err
	}
	if a.History != "" {
		sources["history"] = "the chronology"
	}
	if a.Agencies, err = answers(ctx, q, &a.Base); err != nil {
		return nil, err
	}
	if a.Agencies != "" {
		sources["agencies"] = "the checks with partners"
	}
	return sources, nil
}

// fillSeen takes over how one child was seen and what the child said, on visits in this
// assessment and on any other visit since it began. A video call is no seeing.
func fillSeen(ctx context.Context, q store.Querier, a *Assessment, c *AssessmentChild, sources form.Sources) error {
	type seen struct {
		OnDay            core.Date
		Seen, ChildWords string
	}
	rows, err := store.All[seen](ctx, q, `
		SELECT v.visited_on AS on_day, coalesce(c.seen, '') AS seen, coalesce(c.child_words, '') AS child_words
		FROM   assessment_visit_child c
		JOIN   assessment_visit v ON v.authority_id = c.authority_id AND v.record_id = c.record_id
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.thread_id = $3 AND r.state = 'agreed'
		UNION ALL
		SELECT r.happened_on AS on_day, coalesce(c.seen, '') AS seen, coalesce(c.child_words, '') AS child_words
		FROM   visit_child c
		JOIN   visit v ON v.authority_id = c.authority_id AND v.record_id = c.record_id AND v.place <> 'video'
		JOIN   record r ON r.authority_id = c.authority_id AND r.id = c.record_id
		JOIN   assessment_opened o ON o.authority_id = c.authority_id AND o.record_id = $4
		WHERE  c.authority_id = $1 AND c.person_id = $2 AND r.state = 'agreed' AND r.happened_on >= o.started_on
		ORDER  BY 1`, a.Authority, c.Person, a.Thread, a.From)
	for _, r := range rows {
		if code.Seen.Has(r.Seen) && (r.Seen == "alone" || c.Seen != "alone" && r.Seen == "seen" || c.Seen == "") {
			c.Seen = r.Seen
			sources[record.PartField(c.Person, "seen")] = "the visit of " + r.OnDay.Long()
		}
		if r.ChildWords != "" {
			c.Words = strings.TrimPrefix(c.Words+"\n\n"+r.OnDay.Long()+": "+r.ChildWords, "\n\n")
			sources[record.PartField(c.Person, "child_words")] = "the visits"
		}
	}
	return err
}

// chronology is what was chosen to stand in the chronology of the people of a record, a
// line each, oldest first and each once.
func chronology(ctx context.Context, q store.Querier, b *record.Base) (string, error) {
	type line struct {
		HappenedOn core.Date
		Why        string
	}
	var out []string
	seen := map[line]bool{}
	for _, person := range b.People {
		lines, err := store.All[line](ctx, q, `
			SELECT r.happened_on, coalesce(n.why_significant, m.why, '') AS why
			FROM   record_person p
			JOIN   record r ON r.authority_id = p.authority_id AND r.id = p.record_id AND r.state = 'agreed'
			LEFT JOIN case_note n ON n.authority_id = r.authority_id AND n.record_id = r.id AND n.significant = 'yes'
			LEFT JOIN significant_event m ON m.authority_id = r.authority_id AND m.record_id = r.id
			WHERE  p.authority_id = $1 AND p.person_id = $2 AND p.gone = $3 AND r.kind IN ('case_note', 'significant_event')
			AND    (n.record_id IS NOT NULL OR m.record_id IS NOT NULL)
			ORDER  BY r.happened_on, r.id`, b.Authority, person, false)
		if err != nil {
			return "", err
		}
		for _, l := range lines {
			if !seen[l] {
				out = append(out, l.HappenedOn.Long()+": "+l.Why)
			}
			seen[l] = true
		}
	}
	return strings.Join(out, "\n"), nil
}

// answers are what other agencies answered about the contact from which a record came.
func answers(ctx context.Context, q store.Querier, b *record.Base) (string, error) {
	type answer struct {
		OnDay                      core.Date
		Agency, AnsweredBy, Answer string
	}
	rows, err := store.All[answer](ctx, q, `
		SELECT r.happened_on AS on_day, coalesce(c.agency, '') AS agency, coalesce(c.answered_by, '') AS answered_by, c.answer
		FROM   record r JOIN partner_check c ON c.authority_id = r.authority_id AND c.record_id = r.id
		WHERE  r.authority_id = $1 AND r.thread_id = $2 AND r.kind = 'partner_check' AND r.state = 'agreed' AND c.answer IS NOT NULL
		ORDER  BY r.happened_on, r.id`, b.Authority, b.Thread)
	var out []string
	for _, r := range rows {
		out = append(out, code.Agency.Label(r.Agency)+", "+r.AnsweredBy+", "+r.OnDay.Long()+": "+r.Answer)
	}
	return strings.Join(out, "\n"), err
}
