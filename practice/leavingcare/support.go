package leavingcare

import (
	"throughline/clock"
	"throughline/code"
	"throughline/core"
	"throughline/form"
	"throughline/record"
)

// A Request is a care leaver asking for support; at 21 to 24 it is what the duty waits for.
//
// Law: Children Act 1989 s23CZB.
type Request struct {
	record.Base

	On    core.Date
	Words string
	Needs string
	Soon  string
}

// RequestKind is all that the house knows of requests for support.
var RequestKind = record.NewKind("support_request", "Request for support", func(r *Request) form.Questions {
	return form.Questions{
		form.Day(&r.On, "asked_on", "When did they ask?").Needed().NotAfterToday(),
		form.Long(&r.Words, "child_words", "What do they ask for, in their own words?").Needed(),
		form.Long(&r.Needs, "needs", "What do we know that bears on it?"),
		form.Words(&r.Soon, "today", "What cannot wait, and what was done today?").Hint("Food, a place to stay, safety"),
	}
}).
	Says("A care leaver asks for support, in their own words.", "Children Act 1989 s23CZB").
	In("leaving-care", "Leaving care").Many("Requests for support").ForOneChild().
	Follows("leaving_care_status", "pathway_plan", "keeping_in_touch", "contact_decision").
	On(func(r *Request) core.Date { return r.On }).
	Makes(clock.LCSupportRequested, func(r *Request) core.Date { return r.On })

// An Answer is what became of a request for support.
//
// Law: Children Act 1989 s23CZB(3) to (5): assess the needs, and make a pathway plan where
// support is given.
type Answer struct {
	record.Base

	On       core.Date
	Answer   string
	Assessed string
	Staying  string
	Told     string
	Words    string
}

// AnswerKind is all that the house knows of answers to requests.
var AnswerKind = record.NewKind("support_answer", "Answer to a request for support", func(a *Answer) form.Questions {
	return form.Questions{
		form.Day(&a.On, "answered_on", "When was it answered?").Needed().NotAfterToday(),
		form.Choice(&a.Answer, "answer", "What is the answer?", code.SupportAnswer).Needed(),
		form.Long(&a.Assessed, "assessed", "What do they need, and why this answer?").Needed(),
		form.Choice(&a.Staying, "staying", "Was staying put or close thought of?", code.StayingOn),
		form.Words(&a.Told, "told", "How were they told, and of their right to complain?").Needed(),
		form.Long(&a.Words, "child_words", "What do they say of the answer, in their own words?"),
	}
}).
	Says("What became of a care leaver's request for support, and why.", "Children Act 1989 ss23CZB, 23CZAA").
	In("leaving-care", "Leaving care").Many("Answers to requests for support").ForOneChild().
	Follows("support_request").
	On(func(a *Answer) core.Date { return a.On }).
	Card(func(a *Answer) string { return code.SupportAnswer.Label(a.Answer) }).
	Makes(clock.LCRequestAnswered, func(a *Answer) core.Date { return a.On })
