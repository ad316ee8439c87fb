package invented

import (
	"fmt"

	"throughline/core"
)

// slashed writes a day as the return has it; blank stays blank.
func slashed(d core.Date) string { return d.Slashed() }

// write writes the rows of a child into the tables of this year and of last.
func (g *lookedAfter) write(l *life) {
	lastEnd := yearStart.Plus(-1)
	g.header(l)
	for _, s := range l.episodes {
		if s.to == 0 || s.to.NotBefore(yearStart) {
			g.episode("episodes", s)(l)
		}
		if s.from.Before(yearStart) && (s.to == 0 || s.to.NotBefore(yearStart.PlusYears(-1))) {
			if s.to.After(lastEnd) {
				s.to, s.rec, s.why = 0, "", ""
			}
			g.episode("episodesprevious", s)(l)
		}
	}
	g.reviews(l)
	g.workers(l)
	g.missing(l)
	allYear := l.came.NotAfter(yearStart) && l.left == 0
	if allYear {
		g.oc2(l)
	}
	if l.left != 0 && l.left.Before(yearStart) {
		g.row("oc3", l.id, l.dob, "YES", pick(g.Rand, "F2", "F4", "F5"), pick(g.Rand, "B1", "U1", "K1", "T1"))
		return
	}
	if final := l.episodes[len(l.episodes)-1]; final.rec == "E11" {
		decided := l.came.Plus(60)
		g.row("placed_for_adoption", l.id, l.dob, slashed(decided), "", "")
		if decided.Before(yearStart) {
			g.row("placed_for_adoptionprevious", l.id, l.dob, slashed(decided), "", "")
		}
		g.row("ad1", l.id, l.dob, slashed(decided), slashed(final.from.Plus(-20)), "0", "2", "MF", "L11")
	}
	if l.asylum {
		g.row("uasc", l.id, l.sex, l.dob, slashed(l.born.PlusYears(18)))
		if l.came.Before(yearStart) {
			g.row("uascprevious", l.id, l.sex, l.dob, slashed(l.born.PlusYears(18)))
		}
	}
	if l.came.Within(yearStart, yearEnd) {
		g.row("previous_permanence", l.id, l.dob, "Z1", "", "")
	}
}

func (g *lookedAfter) header(l *life) {
	row := func(table, ethnic string) {
		mother := ""
		if l.sex == "F" && (table != "header" || l.left == 0 || l.left.NotBefore(yearStart)) {
			mother = "0"
		}
		g.row(table, l.id, l.sex, l.dob, ethnic, l.upn, mother, "")
	}
	ethnic := l.ethnic
	if g.in1000(4) {
		ethnic = "" // a slip
	}
	row("header", ethnic)
	if l.came.Before(yearStart) {
		row("headerprevious", l.ethnic)
	}
}

func (g *lookedAfter) episode(table string, s stay) func(*life) {
	return func(l *life) {
		need := s.need
		if table == "episodes" && g.in1000(3) {
			need = "" // a slip
		}
		if table == "episodes" && g.in1000(3) && s.to != 0 {
			s.rec = "" // a slip
		}
		g.row(table, l.id, slashed(s.from), s.rne, s.ls, need, s.place, s.provider, slashed(s.to), s.rec, s.why, s.homePost, s.placedPost, s.urn)
	}
}

// until is the last day that the child was in care, or that the year has.
func (l *life) until() core.Date {
	if l.left != 0 {
		return l.left
	}
	return yearEnd
}

// reviews are held in the first weeks, after three months more, and then twice a year.
func (g *lookedAfter) reviews(l *life) {
	held, gap := l.came.Plus(15+g.IntN(5)), 80
	for held.Before(l.until()) {
		code := pick(g.Rand, "PN1", "PN1", "PN3", "PN5", "PN6")
		if held.Before(l.born.PlusYears(4)) {
			code = "PN0"
		}
		switch {
		case held.NotBefore(yearStart):
			if g.in1000(4) {
				code = "" // a slip
			}
			g.row("reviews", l.id, l.dob, slashed(held), code)
		case held.NotBefore(yearStart.PlusYears(-1)):
			g.row("reviewsprevious", l.id, l.dob, slashed(held), code)
		}
		held, gap = held.Plus(gap), 170
	}
}

// workers have a child for a year or two each.
func (g *lookedAfter) workers(l *life) {
	from, why := l.came, "MANAGE"
	for from.Before(l.until()) {
		to := from.Plus(150 + g.IntN(500))
		if to.NotBefore(l.until().Plus(-1)) {
			to = l.left
		}
		id := fmt.Sprintf("SW%06d", g.IntN(9000))
		if to == 0 || to.NotBefore(yearStart) {
			g.row("sw_episodes", l.id, l.dob, id, slashed(from), slashed(to), why)
		}
		if from.Before(yearStart) && (to == 0 || to.NotBefore(yearStart.PlusYears(-1))) {
			if to.NotBefore(yearStart) || to == 0 {
				g.row("sw_episodesprevious", l.id, l.dob, id, slashed(from), "", why)
			} else {
				g.row("sw_episodesprevious", l.id, l.dob, id, slashed(from), slashed(to), why)
			}
		}
		if to == 0 || to == l.left {
			return
		}
		from, why = to, pick(g.Rand, "CHCHAN", "LEFTRL", "MANAGE", "OTHERS")
	}
}

// missing are the days on which a young person was not where they should be.
func (g *lookedAfter) missing(l *life) {
	from := max(l.came, yearStart, l.born.PlusYears(11)).Plus(1 + g.IntN(60))
	for g.in1000(300) && from.Plus(4).Before(l.until()) {
		to := from.Plus(1 + g.IntN(2))
		g.row("missing", l.id, l.dob, pick(g.Rand, "M", "M", "A"), slashed(from), slashed(to))
		from = to.Plus(3 + g.IntN(60))
	}
}

// oc2 are the health of a child who was in care all year.
func (g *lookedAfter) oc2(l *life) {
	score, reason := fmt.Sprint(g.IntN(30)), ""
	turned := l.born.PlusYears(4).Within(yearStart, yearEnd) || l.born.PlusYears(17).Within(yearStart, yearEnd)
	if !turned && (l.born.PlusYears(4).After(yearStart) || l.born.PlusYears(17).NotAfter(yearEnd)) {
		score = ""
	} else if g.in1000(60) {
		score, reason = "", pick(g.Rand, "SDQ2", "SDQ3", "SDQ4")
	}
	check := ""
	if l.born.PlusYears(5).After(yearEnd) {
		check = "1"
	}
	convicted := ""
	if l.born.PlusYears(10).NotAfter(yearEnd) {
		convicted = "0"
	}
	misuse := "0"
	row := func(table string) {
		g.row(table, l.id, l.dob, score, reason, convicted, check, "1", pick(g.Rand, "1", "1", "0"), "1", misuse, "", "")
	}
	row("oc2")
	if l.came.NotAfter(yearStart.PlusYears(-1)) {
		row("oc2previous")
	}
}
