package frontdoor

import (
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A PartnerCheck is a question put to another agency about a contact, and its answer.
type PartnerCheck struct {
	record.Base

	Agency   string
	Asked    core.Instant
	Question string
	Due      core.Instant
	Answered core.Instant
	By       string
	Answer   string
}

// PartnerCheckKind is all that the house knows of checks with partners.
var PartnerCheckKind = record.NewKind("partner_check", "Partner check", func(c *PartnerCheck) form.Questions {
	return form.Questions{
		form.Choice(&c.Agency, "agency", "Who is asked?", code.Agency).Needed(),
		form.Instant(&c.Asked, "asked_at", "When were they asked?").Needed().NotAfterToday(),
		form.Long(&c.Question, "question", "What are they asked?").Needed(),
		form.Instant(&c.Due, "due_at", "When is the answer due?").Needed(),
		form.Instant(&c.Answered, "answered_at", "When did they answer?").NotAfterToday(),
		form.Words(&c.By, "answered_by", "Who answered?").NeededWhen("answered_at-day"),
		form.Long(&c.Answer, "answer", "What did they answer?").NeededWhen("answered_at-day"),
	}
}).
	Says("A question put to the police, health, a school or housing about a contact, and the answer.", "Children Act 2004 ss10, 11 and 16H; Working Together 2026 ch. 3").
	In("front-door", "Front Door").
	Follows("contact").
	On(func(c *PartnerCheck) core.Date { return c.Asked.Date() }).
	Card(func(c *PartnerCheck) string {
		if c.Answered.IsZero() {
			return code.Agency.Label(c.Agency) + ", due " + c.Due.Long()
		}
		return code.Agency.Label(c.Agency) + ", answered"
	})
