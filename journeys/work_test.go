package journeys

import (
	"throughline/core"
)

// The two children, as their parts of a record are headed.
var children = []string{"Asha Quennell", "Ben Quennell"}

// contact takes the worry: Asha is known, Ben is new.
func (j *journey) contact() {
	p := j.visitor(j.t, j.way)
	p.site = j.staff.URL
	p.open("/front-door")
	p.says("Sign in")
	p.look("sign-in")
	p.signIn("Nadia Farrow")
	j.nadia = p
	p.look("day-front-door")
	p.Click("Front Door")
	p.says(j.reference, "Worry, not yet taken")
	p.look("board")
	p.Click(j.reference)
	p.says("Nobody was at home when Asha came back from school.", "Who are the children?")
	p.Click("Go on to the contact")
	p.says("Say who child 1 is", "Say who child 2 is")
	p.look("worry-taking-wrong")
	p.Choose("Asha Quennell, born 3 May 2016 > Asha Quennell")
	p.Choose("Ben Quennell > Add as a new person")
	p.look("worry-taking")
	p.Click("Go on to the contact")
	p.says("About Asha Quennell and Ben Quennell", "Filled in from the worry "+j.reference, "What is already known")
	// Which of the two said it the teacher did not say, so the worker puts it where it belongs.
	p.holds("What is the worry?", "Nobody was at home when Asha came back from school.\n\nIn a child's own words: I was on my own")
	p.holds("Name of the referrer (if known)", "Ines Okafor")
	p.Fill("Asha Quennell > What did the child say, in the child's own words? (if known)", "I was on my own")
	p.Click("Check your answers")
	p.says("There is a problem")
	p.look("contact-wrong")
	p.pick("Who told us?", "School")
	p.Choose("Do they wish the family not to know who told us? > No")
	p.Choose("What is it about? > Neglect")
	p.Fill("What do we know of brothers and sisters, and other children in the home?", "Ben is three.")
	p.Choose("Who agreed? > A parent or somebody with parental responsibility")
	p.Choose("Rating > Amber")
	p.Fill("Why this rating?", "A child of ten alone")
	p.Choose("Level of need (if known) > 3 Complex or intensive")
	p.Select("What do you recommend? (if known)", "New referral")
	p.look("contact")
	p.handIn("contact")
	p.silent("Decision on a contact")
	p.open("/new/contact_decision?from=" + string(j.latest(j.t, "contact")))
	p.says("You may not see this", "somebody of level L2 or above")
	p.look("forbidden")
	j.teacher.follow(j.reference, j.code)
	j.teacher.says("Somebody is looking at it now")
}

// decision is made by a manager, who did not write the contact.
func (j *journey) decision() {
	p := j.sitDown(j.t, j.way, "Owen Castell")
	j.owen = p
	p.look("day-front-door-manager")
	p.open("/front-door")
	p.says("Contact, waits for a decision", "Asha Quennell and Ben Quennell")
	p.open("/records/" + string(j.latest(j.t, "contact")))
	p.look("contact-to-decide")
	p.Click("Decision on a contact")
	p.says("What is already known", "Filled in from what the worker recommends")
	p.instant("When did you decide?", j.now())
	p.Choose("Has the referrer been told? > Yes")
	p.instant("When?", j.now())
	for _, child := range children {
		p.Fill(child+" > Why?", "We must find out what life is like at home.")
	}
	p.look("decision")
	p.handIn("decision")
	j.teacher.follow(j.reference, j.code)
	j.teacher.says("a manager has decided", "A social worker will find out more.")
	j.teacher.look("tracker-decided")
	j.teacher.silent("Quennell")
}

// school is how the box of the source holds what the contact said: the page's script shows
// the words, and without it the list holds the code.
func (j *journey) school() string {
	if j.way.noScript {
		return "2A"
	}
	return "School"
}

// allocation: the referral is written, a worker given, and the assessment opened.
func (j *journey) allocation() {
	p := j.owen
	p.Click("Referral")
	p.holds("Source of the referral", j.school())
	p.Select("Primary need", "Abuse or neglect")
	p.Choose("What happens next? > Single assessment")
	p.Choose("Have the child and the parents been told? > Yes")
	p.look("referral")
	p.handIn("referral")
	p.Click("Allocation")
	p.day("From when?", j.keeper.Today())
	p.Select("Who is the worker?", "Priya Lindqvist, Social worker")
	p.pick("In which team?", "Assessment North")
	p.look("allocation")
	p.handIn("allocation")

	p = j.sitDown(j.t, j.way, "Grace Okonedo")
	j.grace = p
	p.look("day-manager")
	p.open("/people")
	p.Fill("Who are you looking for?", "Asha Quennel") // spelt as it was heard
	p.Click("Search")
	p.look("found")
	p.Click("Asha Quennell")
	j.asha = p.URL()
	p.Click("Assessment opened")
	p.Fill("What should it answer?", "Who is at home after school?")
	p.look("opened")
	p.handIn("opened")
}

// visit: the social worker sees what is due, and visits.
func (j *journey) visit() {
	j.set(core.At(core.Day(2026, 11, 25), 16, 0))
	p := j.sitDown(j.t, j.way, "Priya Lindqvist")
	j.priya = p
	p.says("Asha Quennell")
	p.look("day-social-worker")
	p.Click("Asha Quennell")
	// 45 working days from Friday 20 November, with three bank holidays on the way.
	p.says("Due 27 Jan 2027")
	p.look("child")
	p.Click("Assessment visit")
	p.day("When did you visit?", j.keeper.Today())
	p.Select("Where?", "At home")
	p.Fill("What happened?", "Both children were at home with their mother.")
	for _, child := range children {
		p.Choose(child + " > Was the child seen? > Seen, and alone")
		p.Fill(child+" > What did the child say, in the child's own words? (if known)", "I like it when Nana comes.")
	}
	p.look("visit")
	p.handIn("visit")
}

// late: when the 45 working days are over, the team's page says whose work it is.
func (j *journey) late() {
	j.set(core.At(core.Day(2027, 1, 21), 9, 0))
	p := j.priya
	p.signIn("Priya Lindqvist")
	p.open("/day")
	p.says("Due in the next fortnight", "Child and family assessment complete due Wednesday 27 January")
	p.look("day-nearly-due")

	j.set(core.At(core.Day(2027, 1, 28), 9, 0))
	p.signIn("Priya Lindqvist")
	p.open("/day")
	p.look("day-late")
	j.grace.signIn("Grace Okonedo")
	j.grace.Click("Team")
	j.grace.look("team-late")
	row := j.grace.Text(`tr:has(a[href*="` + j.asha[len(j.staff.URL):] + `"]):has(.govuk-tag--red)`)
	for _, words := range []string{"Asha Quennell", "late", "Priya Lindqvist"} {
		if !contains(row, words) {
			j.t.Errorf("the team's page says of what is late %q, without %q", row, words)
		}
	}
}

// assessment is written and handed in.
func (j *journey) assessment() {
	p := j.priya
	p.Goto(j.asha)
	p.Click("Child and family assessment")
	p.says("the visit of 25 November 2026")
	for question, answer := range map[string]string{
		"What has happened before?": "Nothing is on record.", "What can the parents do?": "Warm, and tired.",
		"What is around the family?": "A grandmother near.", "What does each parent say, those not in the home too?": "Their mother wants help with the hours of her work.",
		"What are we worried about?": "Hours alone.", "What is working well?": "School.", "What needs to change?": "Somebody at home.",
		"How safe is it, from 0 to 10?": "6",
	} {
		p.Fill(question, answer)
	}
	p.Choose("Does the family have a copy? > Yes")
	for _, child := range children {
		p.Fill(child+" > What is a day like for this child?", "School, then an hour alone.")
		p.Choose(child + " > Factors found > Neglect")
		p.Select(child+" > What happens next?", "Early help")
		p.Fill(child+" > Why?", "Agreed with the family.")
	}
	p.look("assessment")
	p.handIn("assessment")
}

// signature: sent back once, put right, and signed.
func (j *journey) signature() {
	p := j.grace
	p.Click("Team")
	p.says("Waiting for a signature (1)")
	p.look("team-to-sign")
	p.Click("Child and family assessment")
	p.look("to-sign")
	p.Fill("Or send it back: what should be put right?", "Say what the father thinks.")
	p.Click("Send back")
	p.says("Sent back to its author.")

	p = j.priya
	p.Click("My day")
	p.says("Sent back to me (1)", "Say what the father thinks.")
	p.look("day-sent-back")
	p.Click("Child and family assessment")
	p.Click("Change this record")
	p.Fill("What does each parent say, those not in the home too?", "Their father will come on Wednesdays.")
	p.handIn("put-right")

	p = j.grace
	p.Click("Team")
	p.Click("Child and family assessment")
	p.says("Their father will come on Wednesdays.")
	p.Click("Agree and sign")
	p.says("Signed.")
	p.look("signed")
	p.Click("Team")
	p.says("Nothing waits for your signature.")
}

// asItWas: the child's page shows the assessment, and as of the day before does not.
func (j *journey) asItWas() {
	p := j.priya
	p.Goto(j.asha)
	p.says("Child and family assessment", "Early help", "I like it when Nana comes.", "Last seen 25 November 2026")
	p.look("child-after")
	p.Goto(j.asha + "?asof=2027-01-27")
	p.says("This page shows what was known at the end of 27 January 2027", "Assessment visit")
	p.silent("Child and family assessment")
	p.look("child-as-of")
	p.Goto(j.asha + "?asof=2026-11-19")
	p.silent("Child and family assessment", "Assessment visit", "Contact of", "I like it when Nana comes.")
	p.says("Asha Quennell")
	p.look("child-as-of-before")
	for _, who := range []*person{j.teacher, j.nadia, j.owen, j.priya, j.grace} {
		who.quiet()
	}
}
