package frontdoor

import (
	"fmt"

	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Worry is what somebody told us through the public site, in their own words, before
// anybody here has looked at it. It concerns nobody on record yet: the front door finds
// out who the children are and makes a contact of it.
//
// Guidance: Working Together 2026 ch. 3 (anyone with concerns should make a referral).
type Worry struct {
	record.Base

	Reference   string       // given to whoever told us, to follow what happens
	CodeHash    string       // of the code given with it; the code itself is kept nowhere
	Came        core.Instant // when it was sent
	For         string       // a worry, or a wish for early help; see [WorryFor]
	Sender      string       // a professional or a member of the public; see [WorrySender]
	Name        string       // of whoever told us
	Agency      string
	Phone       string
	Email       string
	Anonymous   string
	Relation    string // to the children
	Children    [MostChildren]WorryChild
	Address     string
	Story       string // what they are worried about
	GoingWell   string
	Tried       string
	ChildSays   string // in the child's own words
	Danger      string
	DangerWhat  string
	Consent     string
	WhyNot      string
	ParentsKnow string
	Files       []core.ID
}

// MostChildren is how many children one worry can name; more are told of in words.
const MostChildren = 6

// A WorryChild is a child as whoever told us knows them.
type WorryChild struct {
	Name, School string
	Born         core.Date
	Age          form.Number // where the day of birth is not known
}

// WorryFor is what a worry asks for.
var WorryFor = &code.List{Name: "worry_for", Title: "What it asks for", Source: "Throughline", Items: []code.Item{
	{Code: "worry", Label: "A worry about a child"},
	{Code: "early_help", Label: "Early help for a family"},
}}

// WorrySender is who told us.
var WorrySender = &code.List{Name: "worry_sender", Title: "Who told us", Source: "Throughline", Items: []code.Item{
	{Code: "professional", Label: "Somebody in their work"},
	{Code: "public", Label: "A member of the public or a relative"},
	{Code: "child", Label: "A child or young person about themselves"},
}}

// WorryKind is all that the house knows of worries.
var WorryKind = record.NewKind("worry", "Worry", func(w *Worry) form.Questions {
	qs := form.Questions{
		form.Words(&w.Reference, "reference", "Reference").Needed().Sensitive(form.Plain).Under("What happened to it"),
		form.Words(&w.CodeHash, "code_hash", "Seal of the code").Needed().Sensitive(form.Locked),
		form.Instant(&w.Came, "came_at", "When did it come?").Needed(),
		form.Choice(&w.For, "asks_for", "What does it ask for?", WorryFor).Needed(),
		form.Choice(&w.Sender, "sender", "Who told us?", WorrySender).Needed().Under("Who told us"),
		form.Words(&w.Name, "sender_name", "Name").Sensitive(form.Locked),
		form.Words(&w.Agency, "sender_agency", "Organisation").Sensitive(form.Locked),
		form.Words(&w.Phone, "sender_phone", "Telephone").Sensitive(form.Locked),
		form.Words(&w.Email, "sender_email", "Email").Sensitive(form.Locked),
		form.YesNo(&w.Anonymous, "anonymous", "Do they wish the family not to know who told us?"),
		form.Words(&w.Relation, "sender_relation", "How do they know the children?").Sensitive(form.Locked),
	}
	for i := range w.Children {
		c, n := &w.Children[i], i+1
		qs = append(qs,
			form.Words(&c.Name, fmt.Sprintf("child%d_name", n), fmt.Sprintf("Name of child %d", n)).Sensitive(form.Personal).Under("The children"),
			form.Day(&c.Born, fmt.Sprintf("child%d_born_on", n), fmt.Sprintf("Date of birth of child %d", n)).Sensitive(form.Personal),
			form.Whole(&c.Age, fmt.Sprintf("child%d_age", n), fmt.Sprintf("Or how old is child %d?", n)).Between(0, 25),
			form.Words(&c.School, fmt.Sprintf("child%d_school", n), fmt.Sprintf("School or nursery of child %d", n)).Sensitive(form.Personal),
		)
	}
	return append(qs,
		form.Address(&w.Address, "address", "Where do they live?"),
		form.Long(&w.Story, "story", "What are they worried about?").Needed().Under("The worry"),
		form.Long(&w.ChildSays, "child_says", "What has the child said, in the child's own words?"),
		form.Long(&w.GoingWell, "going_well", "What is going well?"),
		form.Long(&w.Tried, "tried", "What has been tried?"),
		form.YesNo(&w.Danger, "danger", "Is a child in danger now?"),
		form.Long(&w.DangerWhat, "danger_what", "What has been done to keep the child safe?").ShownWhen("danger", "yes"),
		form.Choice(&w.ParentsKnow, "parents_know", "Do the parents know?", code.ParentsKnow).Under("Agreement"),
		form.Choice(&w.Consent, "consent", "Has a parent agreed?", code.Consent),
		form.Long(&w.WhyNot, "why_no_consent", "Why has nobody agreed?").NeededWhen("consent", "not_sought_safety", "refused").ShownWhen("consent", "not_sought_safety", "refused", "not_yet", "withdrawn"),
		form.File(&w.Files, "files", "Documents"),
	)
}).
	Says("What somebody told us through the public site, before anybody here has looked at it.", "Working Together 2026 ch. 3").
	In("front-door", "").Many("Worries").
	On(func(w *Worry) core.Date { return w.Came.Date() }).
	LockedIf(func(w *Worry) bool { return w.Anonymous == "yes" }).
	Card(func(w *Worry) string { return w.Reference + ", " + WorryFor.Label(w.For) }).
	AboutNobody().
	Awaits("contact").
	NotByHand()
