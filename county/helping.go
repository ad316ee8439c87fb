package county

import "throughline/core"

// A helping is early help: a family worker for some months, as the family agrees.
type helping struct {
	*living
	about  []*child
	id     core.ID // of the record with which it began
	at     chair   // whose work it is
	holder holder  // who has it
	over   bool
}

// helped begins early help, after a contact or as a step down from social care, and gives it
// to a family worker. It follows a record, or none.
func (l *living) helped(by Worker, from core.ID, about []*child, stepDown string) (*helping, error) {
	h := &helping{living: l, about: about, at: l.office.seatFor(earlyHelp, l.n, l.today())}
	h.holder = h.at.worker(l.today())
	e, err := l.write(by, writing{kind: "early_help", from: from, about: about,
		answer: answers{"began_on": onDay(l.today()), "consent_on": onDay(l.today()), "lead_practitioner": h.holder.Name, "step_down": stepDown}})
	if err != nil {
		return nil, err
	}
	h.id, l.help = e.Head().ID, h
	return h, h.given("")
}

func (h *helping) given(why string) error {
	return h.allocate(h.office.leader, h.id, h.about, h.at, why)
}

// gone reports that whoever had the help has left.
func (h *helping) gone() bool {
	last := h.holder.until
	return !last.IsZero() && last.Before(h.today())
}

// write hands a record of the help in, by whoever has it today: where they have left, whoever
// came after them.
func (h *helping) write(kind string, a answers) error {
	if h.gone() {
		h.at = h.office.held(h.at, h.today())
		h.holder = h.at.worker(h.today())
		if err := h.given("LEFTRL"); err != nil {
			return err
		}
	}
	_, err := h.living.write(h.holder.Worker, writing{kind: kind, from: h.id, about: h.about, answer: a})
	return err
}

// during puts something down for a day, to be done if the help still goes on.
func (h *helping) during(d core.Date, do func() error) {
	h.on(d, func() error {
		if h.over {
			return nil
		}
		return do()
	})
}

// handedOver is the meeting with the social worker after a step down.
func (h *helping) handedOver() {
	h.during(h.after(h.today(), h.limit(5, 0.85)), func() error {
		return h.write("early_help_meeting", answers{"held_on": onDay(h.today())})
	})
	h.goesOn()
}

// goesOn puts the assessment of early help down, and its meetings.
func (h *helping) goesOn() {
	h.during(h.after(h.today(), h.limit(30, 0.8)), func() error {
		h.meets(h.between(1, 4))
		return h.write("early_help_assessment", answers{"done_on": onDay(h.today())})
	})
}

// meets are the meetings of early help, every six weeks or so, and its end.
func (h *helping) meets(left int) {
	if left == 0 {
		h.during(h.today().Plus(h.between(14, 40)), func() error {
			h.again()
			return h.ends("")
		})
		return
	}
	h.during(h.today().Plus(h.between(18, 45)), func() error {
		h.meets(left - 1)
		return h.write("early_help_meeting", answers{"held_on": onDay(h.today())})
	})
}

// ends is the end of the help; a blank reason is one of the usual. Where the worker has left
// nobody takes it over for that: the manager writes it.
func (h *helping) ends(reason string) error {
	h.over, h.living.help = true, nil
	a := answers{"ended_on": onDay(h.today())}
	if reason != "" {
		a["reason"] = reason
	}
	by := h.holder.Worker
	if h.gone() {
		by = h.at.boss(h.today())
	}
	_, err := h.living.write(by, writing{kind: "early_help_closed", from: h.id, about: h.about, answer: a})
	return err
}

// steppedUp ends the early help of a family whose children are referred. Whose manager gives
// them to a social worker is returned: early help's where they are with it, else the front door's.
func (l *living) steppedUp(door chair) (from chair, err error) {
	if l.help == nil {
		return door, nil
	}
	from = l.help.at
	return from, l.help.ends("step_up")
}
