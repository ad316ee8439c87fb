package site

import (
	"throughline/core"
	"throughline/practice/frontdoor"
)

// A wording is how a question is put to somebody who is not of our trade.
type wording struct{ label, hint string }

// wordsFor is how a question is put, given who answers and what the form asks for.
func wordsFor(name, sender, asksFor string) wording {
	for _, key := range []string{sender + ":" + name, asksFor + ":" + name} {
		if w, ok := words[key]; ok {
			return w
		}
	}
	return words[name]
}

// words are the questions as the public is asked them, by the worry's own names. Before the
// colon stands who is asked or what the form is for, where that makes a difference.
var words = map[string]wording{
	"sender":          {"Which of these are you?", ""},
	"sender_name":     {"Your name", ""},
	"sender_agency":   {"Where do you work?", "Your school, surgery, force, charity or team"},
	"sender_phone":    {"Your telephone number", "We may ring you to ask more"},
	"sender_email":    {"Your email address", "We write only to say that this came. Give an address that nobody else reads, or leave it blank"},
	"sender_relation": {"How do you know the children?", "For example: grandmother, neighbour, football coach"},
	"anonymous":       {"Do you want the family not to know that you told us?", "We do all we can to keep it so. In rare cases a court can order us to say"},

	"child:sender_phone": {"A number where we can ring you", "Only if it is safe"},
	"child:sender_email": {"An email address where we can write to you", "Only if it is safe and nobody else reads it"},

	"address":       {"Where do the children live?", "What you know: even a street helps"},
	"child:address": {"Where do you live?", "So that we can find you"},

	"danger":      {"Is a child in danger now?", "If so, call 999 first and then finish this form"},
	"danger_what": {"What has been done to keep the child safe?", "Only if a child is in danger"},
	"story":       {"What are you worried about?", "Say what you saw or heard, when, and who was there. Tell us where the child is now, if you know"},
	"child_says":  {"What has the child said?", "In the child's own words, if you can"},
	"going_well":  {"What is going well for the child?", "People and things that help"},

	"early_help:story":      {"What is difficult for the family, and what would help?", ""},
	"early_help:consent":    {"Have the parents agreed to early help?", "Nobody can be made to take it, so ask them"},
	"early_help:child_says": {"What do the children say would help?", "In their own words, if you can"},
	"early_help:going_well": {"What is going well?", ""},

	"child:danger":     {"Are you in danger now?", "If you are, call 999. You can also ring Childline on 0800 1111, day or night, for free"},
	"child:story":      {"What is happening?", "Use your own words. There is no wrong way to say it"},
	"child:going_well": {"Who or what helps you?", "A person, a place or something you do"},
	"child:tried":      {"What would you like to happen?", ""},

	"parents_know":   {"Do the parents know that you are telling us?", ""},
	"consent":        {"Have the parents agreed that we may ask others, such as a school or a doctor?", "Ask them, unless that could put a child at risk"},
	"why_no_consent": {"Why have they not agreed, or not been asked?", "Only if they said no or were not asked"},
	"tried":          {"What has been tried already?", "Help that the family has had, and whether it helped"},
}

// partWords are the questions about each child; ownWords the same to a child who writes.
var partWords = map[string]wording{
	"name":    {"Name", "If you do not know it, say who it is: “the boy at number 5”"},
	"born_on": {"Date of birth", "For example, 27 3 2015. For a baby not yet born, the day it is expected"},
	"age":     {"Or age in years, as near as you can guess", ""},
	"school":  {"School or nursery", ""},
}

var ownWords = map[string]wording{
	"name":   {"Your name, or what we should call you", ""},
	"age":    {"How old are you?", ""},
	"school": {"Your school or college", ""},
}

// plainAnswers are the answers of some lists in the public's words; what a list has beyond
// these is for the staff.
var plainAnswers = map[string][][2]string{
	"worry_sender": {
		{"professional", "I work or volunteer with children or families"},
		{"public", "I am a relative, a friend, a neighbour or anybody else"},
		{"child", "I am a child or young person, and it is about me"},
	},
	"yes_no_not_known": {{"yes", "Yes"}, {"no", "No"}, {"unknown", "I do not know"}},
	"parents_know": {
		{"know_agree", "Yes, and they agree"}, {"know_disagree", "Yes, and they do not agree"},
		{"do_not_know", "No"}, {"unknown", "I do not know"},
	},
	"consent": {
		{"given", "Yes"}, {"refused", "They said no"},
		{"not_sought_safety", "I have not asked, because asking could put a child at risk"}, {"not_yet", "I have not asked yet"},
	},
}

// said is what is told of an outcome to somebody who wrote to us in their work: the kind of
// it and no more.
var said = map[string]string{
	"referral":      "A social worker will find out more.",
	"open_referral": "It went to the worker who is looking at this already.",
	"strategy":      "A social worker will find out more.",
	"advice":        "Advice was given, or another service named.",
	"early_help":    "Early help is offered.",
}

// sayOutcomes are the outcomes in general words, each once.
func sayOutcomes(codes []string) []string {
	var out []string
	told := map[string]bool{}
	for _, c := range codes {
		text := said[c]
		switch {
		case c == "no_further_action":
			text = "Children's social care takes no further step now. If you learn more, tell us again."
		case text == "":
			text = "It went to the team that deals with such matters."
		}
		if !told[text] {
			told[text] = true
			out = append(out, text)
		}
	}
	return out
}

// receiptSubject and receiptBody are the e-mail that says something came. Neither names
// anybody or says what it was about: others may read the box.
const receiptSubject = "We have received your form"

func receiptBody(council, reference string, came core.Instant) string {
	return "Your form reached us on " + came.Long() + ".\n\n" +
		"Your reference is " + reference + ". With it and the code that we showed you, you can see on our site how far we have come.\n\n" +
		"We look at every form within one working day.\n\n" +
		"If somebody is in danger, call 999. Do not answer this email: nobody reads the answers.\n\n" + council + "\n"
}

// stepsOfProgress are the words of the tracker.
var stepsOfProgress = []struct {
	step  frontdoor.Step
	title string
}{
	{frontdoor.Received, "Received"}, {frontdoor.LookedAt, "Being looked at"}, {frontdoor.Decided, "Decided"},
}
