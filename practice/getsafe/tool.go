package getsafe

import "throughline/core"

// A Group is a sort of sign in the screening tool.
type Group string

// The groups of signs. Those that protect are recorded and subtract nothing.
const (
	Strong     Group = "Strong signs"
	Medium     Group = "Other signs"
	Background Group = "What makes a child vulnerable"
	Protective Group = "What protects"
)

// A Sign is one question of the screening tool.
type Sign struct {
	Code  string // the column of its answer
	Words string // as asked
	Group Group
	// Alone makes the level high by itself, where it is so now or was in the past six months.
	Alone bool
	// Until is the version of the tool that asked it last; 0 is that it is still asked.
	Until int
}

// signs are all that any version of the tool ever asked. A sign is never taken out: one
// that is asked no more gets an Until, and what was answered stands.
//
// Source: common to published local screening tools; weights and levels are local choices
// (see [Tools]). To be confirmed by the partnership before use.
var signs = [...]Sign{
	{Code: "missing_often", Words: "Missing overnight, or again and again", Group: Strong},
	{Code: "far_away", Words: "Found far from home with no means of getting there", Group: Strong},
	{Code: "controlling", Words: "A relationship with somebody older or controlling", Group: Strong},
	{Code: "sexual_adult", Words: "Sexual contact with an adult", Group: Strong, Alone: true},
	{Code: "vehicles", Words: "Gets into or out of vehicles of adults whom nobody knows", Group: Strong},
	{Code: "gifts", Words: "Money, clothes, phones or vapes that nobody can explain", Group: Strong},
	{Code: "infection", Words: "Sexually transmitted infection or pregnancy under 16, unexplained", Group: Strong},
	{Code: "images", Words: "Sexual images, or groomed online", Group: Strong},
	{Code: "drugs_cash", Words: "Found with drugs or a lot of cash, or carries them inside the body", Group: Strong},
	{Code: "weapon", Words: "Carries a weapon", Group: Strong, Alone: true},
	{Code: "arrested_away", Words: "Arrested away from home", Group: Strong},
	{Code: "injury", Words: "Injuries that nobody can explain, assault or branding", Group: Strong},
	{Code: "debt", Words: "Owes a debt to those who exploit, or the family is threatened", Group: Strong, Alone: true},
	{Code: "disclosed", Words: "Told of exploitation, also if it was taken back", Group: Strong, Alone: true},
	{Code: "premises", Words: "Goes to hotels, takeaways or homes taken over by dealers", Group: Strong},
	{Code: "linked", Words: "Linked with a person or a place of concern", Group: Strong},
	{Code: "trafficked", Words: "Taken from place to place by others to be exploited", Group: Strong, Alone: true},
	{Code: "named", Words: "Named by other children or by intelligence", Group: Strong},
	{Code: "keys_sims", Words: "Carries keys of others, or several SIM cards", Group: Strong},

	{Code: "whereabouts", Words: "Nobody is sure where they are at times", Group: Medium},
	{Code: "out_of_school", Words: "Excluded, off the roll or on part days", Group: Medium},
	{Code: "mood", Words: "Changed in mood: withdrawn or aggressive", Group: Medium},
	{Code: "self_harm", Words: "Self-harm or overdose", Group: Medium},
	{Code: "substances", Words: "Uses drugs or alcohol", Group: Medium},
	{Code: "new_friends", Words: "New older friends, clothing or names of a group", Group: Medium},
	{Code: "phone_secrecy", Words: "Secret about the phone, two phones, calls at all hours", Group: Medium},
	{Code: "absences", Words: "Absences that nobody can explain", Group: Medium},
	{Code: "offending", Words: "Steals, or offends more", Group: Medium},
	{Code: "neglected_self", Words: "Looks after themselves less, or loses weight", Group: Medium},
	{Code: "sexualised", Words: "Sexualised talk, or risks online", Group: Medium},
	{Code: "lifts", Words: "Gets lifts", Group: Medium},
	{Code: "disengaged", Words: "Comes to services no more", Group: Medium},
	{Code: "breakdown", Words: "Home or placement breaks down", Group: Medium},

	{Code: "in_care", Words: "In care, or a care leaver", Group: Background},
	{Code: "disability", Words: "Disability, learning or speech need", Group: Background},
	{Code: "abuse", Words: "Neglect or abuse, now or before", Group: Background},
	{Code: "domestic_abuse", Words: "Domestic abuse at home", Group: Background},
	{Code: "parent_substances", Words: "A parent's drugs or alcohol", Group: Background},
	{Code: "bereaved", Words: "Bereaved", Group: Background},
	{Code: "poverty", Words: "Poverty", Group: Background},
	{Code: "bullied", Words: "Bullied", Group: Background},
	{Code: "unsupported", Words: "Questions about sexuality or gender, with nobody to talk to", Group: Background},
	{Code: "homeless", Words: "No settled home", Group: Background},
	{Code: "young_carer", Words: "Cares for somebody", Group: Background},
	{Code: "asylum", Words: "Seeks asylum, or speaks little English", Group: Background},
	{Code: "siblings", Words: "A brother, sister or friend is exploited", Group: Background},
	{Code: "isolated", Words: "Alone, or thinks little of themselves", Group: Background},

	{Code: "trusted_adult", Words: "An adult whom they trust", Group: Protective},
	{Code: "safe_home", Words: "A safe home with carers who notice", Group: Protective},
	{Code: "in_school", Words: "Goes to school, or to something they like", Group: Protective},
	{Code: "insight", Words: "Sees the danger", Group: Protective},
	{Code: "disruption", Words: "Police disruption is in place", Group: Protective},
}

// A Tool is one version of the screening tool: what signs weigh and where levels begin.
type Tool struct {
	Version int
	From    core.Date // the day from which it is used
	Weights map[Group]int
	Earlier int // what a strong or other sign weighs that was there earlier than six months ago
	Medium  int // the least score of medium
	High    int // the least score of high
}

// Tools are all versions of the screening tool, the oldest first. A version is never
// changed once it was used: a screening keeps its version, and its level with it.
//
// The weights and levels are common local practice; there is no national scoring. To be
// confirmed by the partnership before use.
var Tools = []Tool{
	{Version: 1, From: core.Day(2020, 1, 1), Weights: map[Group]int{Strong: 5, Medium: 3, Background: 1}, Earlier: 1, Medium: 11, High: 26},
}

// ToolOn is the tool used on a day; the oldest for days before it.
func ToolOn(day core.Date) Tool {
	in := Tools[0]
	for _, t := range Tools {
		if t.From.NotAfter(day) {
			in = t
		}
	}
	return in
}

// toolOf is the tool of a version; ok is false where there is none.
func toolOf(version int64) (Tool, bool) {
	for _, t := range Tools {
		if int64(t.Version) == version {
			return t, true
		}
	}
	return Tool{}, false
}

// asks reports whether the tool asks a sign.
func (t Tool) asks(s Sign) bool { return s.Until == 0 || t.Version <= s.Until }

// Answers are the answers to all signs, by [throughline/code.Indicator], in the order of
// the signs.
type Answers [len(signs)]string

// Score adds up what was answered and gives the level: the sum's, but at least medium for
// any strong sign now, and high for some that are there now or were in the past six months.
func (t Tool) Score(a Answers) (score int, level string) {
	atLeast := "low"
	for i, s := range signs {
		if !t.asks(s) {
			continue
		}
		lately := a[i] == "now" || a[i] == "recent"
		switch {
		case lately, s.Group == Background && a[i] == "earlier":
			score += t.Weights[s.Group]
		case a[i] == "earlier" && t.Weights[s.Group] > 0:
			score += t.Earlier
		}
		switch {
		case s.Alone && lately:
			atLeast = "high"
		case s.Group == Strong && a[i] == "now":
			atLeast = higher(atLeast, "medium")
		}
	}
	switch {
	case score >= t.High:
		return score, "high"
	case score >= t.Medium:
		return score, higher(atLeast, "medium")
	}
	return score, atLeast
}

var rank = map[string]int{"low": 1, "medium": 2, "high": 3}

// higher is the higher of two levels.
func higher(a, b string) string {
	if rank[a] > rank[b] {
		return a
	}
	return b
}
