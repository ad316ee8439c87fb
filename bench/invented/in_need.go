package invented

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"throughline/core"
)

// An inNeed writes a children in need census that could be true: referrals, most of them
// assessed, some enquired into, planned for, reviewed and closed.
type inNeed struct {
	*rand.Rand
	*bufio.Writer
	depth int
}

// InNeed writes the census of so many children into a file. The same number makes the
// same file.
func InNeed(file string, children int) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	g := &inNeed{Rand: rand.New(rand.NewPCG(1, uint64(children))), Writer: bufio.NewWriterSize(f, 1<<16)}
	fmt.Fprintln(g, `<?xml version="1.0" encoding="UTF-8"?>`)
	g.in("Message", func() {
		g.in("Header", func() {
			g.in("CollectionDetails", func() {
				g.put("Collection", "CIN", "Year", fmt.Sprint(Year), "ReferenceDate", yearEnd.String())
			})
			g.in("Source", func() {
				g.put("SourceLevel", "L", "LEA", "813", "SoftwareCode", "Invented", "Release", "1.0", "SerialNo", "001", "DateTime", yearEnd.Plus(40).String()+"T11:14:05")
			})
		})
		g.in("Children", func() {
			for n := range children {
				g.in("Child", func() { g.child(n) })
			}
		})
	})
	if err := g.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// in writes an element round others.
func (g *inNeed) in(name string, inside func()) {
	fmt.Fprintf(g, "%s<%s>\n", strings.Repeat(" ", g.depth), name)
	g.depth++
	inside()
	g.depth--
	fmt.Fprintf(g, "%s</%s>\n", strings.Repeat(" ", g.depth), name)
}

// put writes elements that hold text, names and texts in turn; those without text are left out.
func (g *inNeed) put(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if name, text := pairs[i], pairs[i+1]; text != "" {
			fmt.Fprintf(g, "%s<%s>%s</%s>\n", strings.Repeat(" ", g.depth), name, text, name)
		}
	}
}

func (g *inNeed) in1000(n int) bool { return g.IntN(1000) < n }

// weekday is a day, or the Monday after it. Bank holidays are as good as any.
func weekday(d core.Date) core.Date {
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.Plus(1)
	}
	return d
}

func (g *inNeed) child(n int) {
	born := yearEnd.Plus(-400 - g.IntN(16*365))
	disabled := g.in1000(90)
	g.in("ChildIdentifiers", func() {
		number, unknown := upn(n), ""
		if born.PlusYears(5).After(yearStart) {
			number, unknown = "", "UN1"
		}
		g.put("LAchildID", fmt.Sprintf("C%08d", 10_000_000+n), "UPN", number, "UPNunknown", unknown, "PersonBirthDate", born.String(), "Sex", pick(g.Rand, "M", "F"))
	})
	g.in("ChildCharacteristics", func() {
		ethnicity := pick(g.Rand, "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "BAFR", "APKN", "OOTH")
		if g.in1000(5) {
			ethnicity = "" // a slip
		}
		g.put("Ethnicity", ethnicity)
		g.in("Disabilities", func() {
			if !disabled {
				g.put("Disability", "NONE")
				return
			}
			g.put("Disability", pick(g.Rand, "LD", "AUT", "MOB", "COMM", "HEAR", "VIS"))
			if g.in1000(400) {
				g.put("Disability", pick(g.Rand, "BEH", "CON", "INC", "HAND", "PC", "DDA"))
			}
		})
	})
	referred := weekday(max(born.Plus(1), yearEnd.Plus(-g.IntN(700))))
	if referred.After(yearEnd) {
		referred = yearEnd
	}
	for {
		closed := g.referral(referred, disabled)
		if closed == 0 || !g.in1000(350) {
			return
		}
		if referred = weekday(closed.Plus(10 + g.IntN(120))); referred.After(yearEnd) {
			return
		}
	}
}

// referral writes one referral with what followed, and returns when it was closed; blank
// where it is still open.
func (g *inNeed) referral(referred core.Date, disabled bool) (closed core.Date) {
	inYear := referred.NotBefore(yearStart)
	if inYear && g.in1000(80) { // it led nowhere
		g.in("CINdetails", func() {
			g.put("CINreferralDate", referred.String(), "ReferralSource", pick(g.Rand, "1A", "2A", "5A", "6"), "PrimaryNeedCode", "N0", "ReferralNFA", "true")
		})
		return referred.Plus(1)
	}
	assessed := weekday(referred.Plus(1))
	completed := weekday(referred.Plus(20 + g.IntN(35)))
	if !inYear { // the census holds what was done in its year
		assessed = weekday(yearStart.Plus(g.IntN(200)))
		completed = weekday(assessed.Plus(20 + g.IntN(35)))
	}
	enquiry, plan := g.in1000(300), false
	started := weekday(assessed.Plus(2))
	conference := weekday(started.Plus(13))
	plan = enquiry && g.in1000(450) && conference.Plus(120).Before(yearEnd)
	needPlan := !plan && g.in1000(450) && completed.Plus(30).Before(yearEnd)
	reason := ""
	if last := max(completed, conference).Plus(20 + g.IntN(300)); !plan && last.NotAfter(yearEnd) {
		closed, reason = weekday(last), pick(g.Rand, "RC7", "RC7", "RC1", "RC3")
		if !enquiry && !needPlan && g.in1000(600) {
			closed, reason = completed.Plus(1), pick(g.Rand, "RC8", "RC9")
		}
		if closed.After(yearEnd) {
			closed, reason = 0, ""
		}
	}
	g.in("CINdetails", func() {
		source := pick(g.Rand, "1A", "2A", "2B", "3A", "5A", "5C", "6", "7", "10")
		if g.in1000(4) {
			source = "" // a slip
		}
		g.put("CINreferralDate", referred.String(), "ReferralSource", source, "PrimaryNeedCode", pick(g.Rand, "N1", "N1", "N4", "N5", "N2"), "CINclosureDate", closed.String(), "ReasonForClosure", reason)
		g.assessment(assessed, completed, disabled)
		if needPlan {
			end := closed
			g.in("CINPlanDates", func() { g.put("CINPlanStartDate", completed.String(), "CINPlanEndDate", end.String()) })
		}
		if enquiry && started.NotAfter(yearEnd) {
			g.in("Section47", func() {
				if plan {
					g.put("S47ActualStartDate", started.String(), "InitialCPCtarget", conference.String(), "DateOfInitialCPC", conference.String(), "ICPCnotRequired", "false")
				} else {
					g.put("S47ActualStartDate", started.String(), "ICPCnotRequired", "true")
				}
			})
		}
		g.put("ReferralNFA", "false")
		if plan {
			g.plan(conference)
		}
	})
	return closed
}

func (g *inNeed) assessment(started, completed core.Date, disabled bool) {
	if started.After(yearEnd) {
		return
	}
	g.in("Assessments", func() {
		if completed.After(yearEnd) {
			g.put("AssessmentActualStartDate", started.String(), "AssessmentInternalReviewDate", weekday(started.Plus(10)).String())
			return
		}
		g.put("AssessmentActualStartDate", started.String(), "AssessmentInternalReviewDate", weekday(started.Plus(10)).String(), "AssessmentAuthorisationDate", completed.String())
		g.in("FactorsIdentifiedAtAssessment", func() {
			if disabled {
				g.put("AssessmentFactors", pick(g.Rand, "5A", "6A"))
			}
			g.put("AssessmentFactors", pick(g.Rand, "1B", "2B", "3A", "3B", "4B"))
			if g.in1000(600) {
				g.put("AssessmentFactors", pick(g.Rand, "8B", "8C", "10A", "12A", "13A", "16A"))
			}
		})
	})
}

func (g *inNeed) plan(from core.Date) {
	category := pick(g.Rand, "NEG", "NEG", "EMO", "EMO", "PHY", "SAB", "MUL")
	g.in("ChildProtectionPlans", func() {
		g.put("CPPstartDate", from.String(), "InitialCategoryOfAbuse", category, "LatestCategoryOfAbuse", category, "NumberOfPreviousCPP", pick(g.Rand, "0", "0", "0", "1"))
		g.in("Reviews", func() {
			for on := weekday(from.Plus(80)); on.NotAfter(yearEnd); on = weekday(on.Plus(150)) {
				g.put("CPPreviewDate", on.String())
			}
		})
	})
}
