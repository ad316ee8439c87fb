package frontdoor

import (
	"context"

	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
)

// A Contact is information about children that may or may not need an answer from
// children's social care. A referral date is not a contact date.
//
// Guidance: Working Together 2026 ch. 3; the decision is due within one working day of it.
type Contact struct {
	record.Base

	Received    core.Instant
	Method      string
	Source      string // the census's code of who told us
	Name        string // of the referrer
	Role        string
	Agency      string
	Phone       string
	Email       string
	Anonymous   string // "yes" locks the referrer's details
	Relation    string
	ParentsKnow string
	WhyNotKnow  string
	Consent     string
	ConsentBy   string
	WhyNot      string
	About       []string
	AbuseRisk   string
	Story       string
	GoingWell   string
	Tried       string
	Danger      string
	DangerDone  string
	Siblings    string
	Rating      string
	WhyRating   string
	Level       string
	Analysis    string
	Recommended string
	Files       []core.ID
	Children    []ContactChild
}

// A ContactChild is what a contact says of one child.
type ContactChild struct {
	record.Part
	Worry, Words string // the worry about this child, and what the child said
	School       string
}

// ContactKind is all that the house knows of contacts.
var ContactKind = record.EachChild(record.NewKind("contact", "Contact", contactQuestions), func(c *Contact) *[]ContactChild { return &c.Children }, contactChildQuestions).
	Says("Information about children that may need an answer. A manager decides within one working day.", "Working Together 2026 ch. 3").
	In("front-door", "Front Door").
	Follows("worry", "early_help", "early_help_closed").
	Awaits("contact_decision").
	On(func(c *Contact) core.Date { return c.Received.Date() }).
	Card(func(c *Contact) string { return joined(code.RAG.Label(c.Rating), code.ReferralSource.Label(c.Source)) }).
	LockedIf(func(c *Contact) bool { return c.Anonymous == "yes" }).
	Fills(fillContact).
	Completes(lockedReferrer).
	Moments(func(c *Contact) []clock.Event {
		return []clock.Event{record.AtTime(clock.ContactReceived, c.Received, c.Rating)}
	})

func contactQuestions(c *Contact) form.Questions {
	return form.Questions{
		form.Instant(&c.Received, "received_at", "When did it come?").Needed().NotAfterToday().Under("How it came"),
		form.Choice(&c.Method, "method", "How did it come?", code.ContactMethod).Needed(),
		form.Choice(&c.Source, "source", "Who told us?", code.ReferralSource).Needed().Hint("As the children in need census has it"),
		form.Words(&c.Name, "referrer_name", "Name of the referrer").Sensitive(form.Locked),
		form.Words(&c.Role, "referrer_role", "Their post").Sensitive(form.Locked),
		form.Words(&c.Agency, "referrer_agency", "Their organisation").Sensitive(form.Locked),
		form.Words(&c.Phone, "referrer_phone", "Telephone").Sensitive(form.Locked),
		form.Words(&c.Email, "referrer_email", "Email").Sensitive(form.Locked),
		form.YesNo(&c.Anonymous, "referrer_anonymous", "Do they wish the family not to know who told us?").Needed(),
		form.Words(&c.Relation, "referrer_relation", "How do they know the children?").Sensitive(form.Locked),

		form.Several(&c.About, "about", "What is it about?", code.ContactTag).Needed().Under("The worry"),
		form.Choice(&c.AbuseRisk, "abuse_risk", "Risk grade of the notification", code.DomesticAbuseRisk).ShownWhen("about", "domestic_abuse").Needed(),
		form.Long(&c.Story, "story", "What is the worry?").Needed().Hint("What was seen and heard, and by whom"),
		form.Long(&c.GoingWell, "going_well", "What is going well?"),
		form.Long(&c.Tried, "tried", "What has been tried?"),
		form.YesNo(&c.Danger, "danger", "Is a child in danger now?").Needed(),
		form.Long(&c.DangerDone, "danger_done", "What was done to keep the child safe?").ShownWhen("danger", "yes").Needed(),
		form.Long(&c.Siblings, "siblings", "What do we know of brothers and sisters, and other children in the home?").Needed(),

		form.Choice(&c.ParentsKnow, "parents_know", "Do the parents know?", code.ParentsKnow).Needed().Under("Agreement"),
		form.Long(&c.WhyNotKnow, "why_not_know", "Why do they not know?").ShownWhen("parents_know", "do_not_know"),
		form.Choice(&c.Consent, "consent", "Has anybody agreed?", code.Consent).Needed(),
		form.Choice(&c.ConsentBy, "consent_by", "Who agreed?", code.ConsentBy).ShownWhen("consent", "given").Needed(),
		form.Long(&c.WhyNot, "why_no_consent", "Why not?").ShownWhen("consent", "refused", "withdrawn", "not_sought_safety").Needed(),

		form.Choice(&c.Rating, "rating", "Rating", code.RAG).Needed().Under("What we make of it"),
		form.Words(&c.WhyRating, "why_rating", "Why this rating?").Needed(),
		form.Choice(&c.Level, "level", "Level of need", code.ThresholdLevel),
		form.Long(&c.Analysis, "analysis", "What do we make of it?"),
		form.Choice(&c.Recommended, "recommended", "What do you recommend?", code.ContactOutcome),
		form.File(&c.Files, "files", "Documents"),
	}
}

func contactChildQuestions(p *ContactChild) form.Questions {
	return form.Questions{
		form.Long(&p.Worry, "worry", "What is the worry about this child?"),
		form.Long(&p.Words, "child_words", "What did the child say, in the child's own words?"),
		form.Words(&p.School, "school", "School or nursery").Sensitive(form.Personal),
	}
}

// joined puts what is not blank side by side.
func joined(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" && out != "" {
			out += ", "
		}
		out += p
	}
	return out
}

// fillContact takes over what came through the public site.
func fillContact(_ context.Context, _ store.Querier, c *Contact, from record.Entry) (form.Sources, error) {
	w, ok := from.(*Worry)
	if !ok {
		return nil, nil
	}
	c.Received, c.Method = w.Came, "online"
	c.Name, c.Agency, c.Phone, c.Email, c.Anonymous, c.Relation = w.Name, w.Agency, w.Phone, w.Email, w.Anonymous, w.Relation
	c.Story, c.GoingWell, c.Tried, c.Danger, c.DangerDone = w.Story, w.GoingWell, w.Tried, w.Danger, w.DangerWhat
	c.ParentsKnow, c.Consent, c.WhyNot, c.Files = w.ParentsKnow, w.Consent, w.WhyNot, w.Files
	if w.Danger == "yes" {
		c.Rating, c.WhyRating = "red", "They say that a child is in danger now"
	}
	if w.Sender == "public" {
		c.Source = "1A"
	}
	said := "the worry " + w.Reference
	sources := form.Sources{}
	switch {
	case w.ChildSays == "":
	case len(c.Children) == 1:
		c.Children[0].Words = w.ChildSays
		sources[record.PartField(c.Children[0].Person, "child_words")] = said
	default: // which of the children said it, whoever told us did not say
		c.Story += "\n\nIn a child's own words: " + w.ChildSays
	}
	for _, q := range contactQuestions(c) {
		if q.PlainText() != "" {
			sources[q.Name] = said
		}
	}
	if w.Anonymous == "yes" && c.Name == "" {
		sources["referrer_name"] = said + ", where who told us is locked: it is taken over when you hand this in"
	}
	return sources, nil
}

// lockedReferrer takes over who told us of a worry where whoever begins the contact may not
// read it: what they leave blank is locked in the contact as it is in the worry, and the
// manager who decides can ring the referrer.
func lockedReferrer(ctx context.Context, q store.Querier, c *Contact) error {
	if c.Anonymous != "yes" || c.From.IsZero() {
		return nil
	}
	type sender struct{ SenderName, SenderAgency, SenderPhone, SenderEmail, SenderRelation *string }
	w, known, err := store.Maybe[sender](ctx, q, `
		SELECT sender_name, sender_agency, sender_phone, sender_email, sender_relation
		FROM   worry WHERE authority_id = $1 AND record_id = $2 AND anonymous = 'yes'`, c.Authority, c.From)
	if err != nil || !known {
		return err
	}
	for _, of := range []struct {
		to   *string
		from *string
	}{{&c.Name, w.SenderName}, {&c.Agency, w.SenderAgency}, {&c.Phone, w.SenderPhone}, {&c.Email, w.SenderEmail}, {&c.Relation, w.SenderRelation}} {
		if *of.to == "" && of.from != nil {
			*of.to = *of.from
		}
	}
	return nil
}
