package cin

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"throughline/exchange"
	"throughline/rule"
)

// readFile reads the tables of a census file.
func readFile(t rapid.TB, text string) ([]Table, []exchange.Problem) {
	t.Helper()
	root, err := exchange.ReadXML("census.xml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return FromXML(root)
}

// message puts children into a whole file.
func message(children string) string {
	return "<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source/></Header>\n<Children>\n" +
		children + "\n</Children></Message>"
}

func rowsIn(tables []Table, name string) [][]string {
	i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == name })
	return tables[i].Rows
}

func told(problems []exchange.Problem) (out []string) {
	for _, p := range problems {
		out = append(out, strings.TrimPrefix(p.Error(), ", "))
	}
	return out
}

func TestSamplesAreReadWhole(t *testing.T) {
	files, err := filepath.Glob("testdata/samples/*.xml")
	if err != nil || len(files) != 10 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		tables, problems := readFile(t, text)
		for _, p := range problems { // some samples have a text for a date
			if p.Field != "ExpectedPersonBirthDate" {
				t.Errorf("%s: %s", file, p.Error())
			}
		}
		if len(tables) != len(layouts) {
			t.Errorf("%s: %d tables, want all %d", file, len(tables), len(layouts))
		}
		for table, element := range map[string]string{
			headers: "Header", identifiers: "ChildIdentifiers", characteristics: "ChildCharacteristics", disabilities: "Disability",
			details: "CINdetails", assessments: "Assessments", factorsList: "AssessmentFactors", cinPlans: "CINPlanDates",
			section47s: "Section47", cpPlans: "ChildProtectionPlans", reviews: "CPPreviewDate", preProceedings: "PreProceedingsandFGDM",
		} {
			if got, want := len(rowsIn(tables, table)), strings.Count(text, "<"+element+">"); got != want {
				t.Errorf("%s: %d rows of %s, want %d", file, got, table, want)
			}
		}
		year := 2024
		if strings.Contains(text, "<Sex>") {
			year = 2027
		}
		roundTrip(t, file, tables, year)
	}
}

// roundTrip writes tables and reads them back.
func roundTrip(t rapid.TB, what string, tables []Table, year int) {
	t.Helper()
	root, problems := ToXML(tables, year)
	if len(problems) > 0 {
		t.Errorf("%s: not written whole: %v", what, told(problems))
		return
	}
	var b bytes.Buffer
	if err := exchange.WriteXML(&b, root); err != nil {
		t.Fatal(err)
	}
	again, problems := readFile(t, b.String())
	if diff := cmp.Diff(tables, again); diff != "" {
		t.Errorf("%s: read back differently (%v):\n%s", what, told(problems), diff)
	}
}

// TestExampleIsRight runs the rules over a file with every group, which breaks none but
// the one that counts the return's disability codes.
func TestExampleIsRight(t *testing.T) {
	b, err := os.ReadFile("testdata/samples/example.xml")
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := readFile(t, string(b))
	if got := rowsIn(tables, assessments)[0]; !slices.Equal(got, []string{"T0001", "1", "1", "2025-05-07", "", "2025-06-20", "4B,16A"}) {
		t.Errorf("the assessment is %q", got)
	}
	if got := rowsIn(tables, reviews); len(got) != 2 || !slices.Equal(got[1], []string{"T0001", "1", "1", "2025-11-18"}) {
		t.Errorf("the reviews are %q", got)
	}
	r := NewReturn(2026)
	r.From = "xml"
	r.Load(tables)
	result := rule.Run(r, 2026, Rules, nil)
	if len(result.Findings) != 1 || result.Findings[0].Rule != "2887Q" || len(result.Skipped) > 0 || len(result.Ran) != 109 {
		t.Errorf("%d rules ran and found %+v; skipped %v", len(result.Ran), result.Findings, result.Skipped)
	}
}

// TestSampleFindings pins how much the rules find in the largest sample. A change of
// behaviour shows as a changed number.
func TestSampleFindings(t *testing.T) {
	b, err := os.ReadFile("testdata/samples/fake_CIN_data.xml")
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := readFile(t, string(b))
	r := NewReturn(2022)
	r.From = "xml"
	r.Load(tables)
	got := map[string]int{}
	for _, f := range rule.Run(r, 2023, Rules, nil).Findings {
		got[f.Rule]++
	}
	want := map[string]int{
		"100": 1, "1510": 320, "1530": 272, "2886Q": 1, "2990": 28, "8545Q": 20, "8555Q": 51, "8569Q": 321, "8585Q": 70,
		"8600": 8, "8620": 204, "8790": 5, "8794": 10, "8825Q": 30, "8831": 350,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings differ:\n%s", diff)
	}
}

func TestWhatIsNotAsItShouldBe(t *testing.T) {
	const who = "<ChildIdentifiers><LAchildID>T1</LAchildID></ChildIdentifiers>"
	const what = "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
	for _, c := range []struct {
		why, child, table string
		rows              [][]string
		problem           string
	}{
		{"no characteristics", who, characteristics, [][]string{{"T1", ""}},
			"line 3 (ChildCharacteristics): the element is missing. Expected it under Child."},
		{"no identifiers", what, characteristics, [][]string{{"", "WBRI"}},
			"line 3 (ChildIdentifiers): the element is missing. Expected it under Child."},
		{"an element twice", who + "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity>\n<Ethnicity>NOBT</Ethnicity></ChildCharacteristics>", characteristics, [][]string{{"T1", "WBRI"}},
			"line 4 (Ethnicity): the element stands here a second time. Expected it once; only the first has been read."},
		{"an element of another name", who + what + "<CINdetails><CINReferralDate>2025-05-10</CINReferralDate></CINdetails>", details, [][]string{{"T1", "1", "", "", "", "", "", "", ""}},
			"line 3 (CINReferralDate): the element is not known here, and has been passed over. Expected the elements of the census, each under its own group."},
		{"a date of another form", who + what + "<CINdetails><CINclosureDate> 10/05/2025 </CINclosureDate></CINdetails>", details, [][]string{{"T1", "1", "", "", "", "10/05/2025", "", "", ""}},
			"line 3 (CINclosureDate): the date cannot be read, so it counts as blank. Expected a date written as 2026-03-31."},
		{"a time of day, and blanks round it", who + what + "<CINdetails><CINclosureDate>\n2025-05-10T09:00:00 </CINclosureDate></CINdetails>", details, [][]string{{"T1", "1", "", "", "", "2025-05-10", "", "", ""}}, ""},
		{"a Disabilities element without any", who + "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities/></ChildCharacteristics>", disabilities, nil, ""},
		{"a blank disability, and one of another name", who + "<ChildCharacteristics><Disabilities><Disability/><Impairment>LD</Impairment></Disabilities></ChildCharacteristics>", disabilities, [][]string{{"T1", ""}, {"T1", "LD"}}, ""},
		{"reviews in one element, in one each, and in one without", who + what + "<CINdetails><ChildProtectionPlans><Reviews><CPPreviewDate>2025-05-10</CPPreviewDate><CPPreviewDate>2025-05-11</CPPreviewDate></Reviews><Reviews><CPPreviewDate>2025-05-12</CPPreviewDate></Reviews><Reviews/></ChildProtectionPlans></CINdetails>",
			reviews, [][]string{{"T1", "1", "1", "2025-05-10"}, {"T1", "1", "1", "2025-05-11"}, {"T1", "1", "1", "2025-05-12"}, {"T1", "1", "1", ""}}, ""},
		{"a plan outside its CIN details", who + what + "<CINdetails/><CINdetails><ChildProtectionPlans/></CINdetails><ChildProtectionPlans><CPPstartDate>2025-05-10</CPPstartDate></ChildProtectionPlans>",
			cpPlans, [][]string{{"T1", "2", "1", "", "", "", "", ""}, {"T1", "2", "2", "2025-05-10", "", "", "", ""}},
			"line 3 (ChildProtectionPlans): a child protection plan stands directly under Child. Expected it under its CINdetails; it has been read as one of the last."},
		{"a blank factor", who + what + "<CINdetails><Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors><AssessmentFactors/></FactorsIdentifiedAtAssessment></Assessments></CINdetails>",
			factorsList, [][]string{{"T1", "1", "1", "2A"}, {"T1", "1", "1", ""}}, ""},
	} {
		tables, problems := readFile(t, message("<Child>"+c.child+"</Child>"))
		if got := rowsIn(tables, c.table); cmp.Diff(c.rows, got) != "" {
			t.Errorf("%s: %q, want %q", c.why, got, c.rows)
		}
		if got := strings.Join(told(problems), "\n"); got != c.problem {
			t.Errorf("%s: told\n%s\nwant\n%s", c.why, got, c.problem)
		}
		if c.problem == "" {
			roundTrip(t, c.why, tables, 2026)
		}
	}
}

func TestNoMessage(t *testing.T) {
	for _, root := range []*exchange.Element{nil, {Name: "Children", Line: 1}} {
		tables, problems := FromXML(root)
		if len(tables) != len(layouts) || len(problems) != 1 || !strings.Contains(problems[0].Error(), "not Message") {
			t.Errorf("%d tables; %v", len(tables), told(problems))
		}
	}
}

// TestWhatHasNoPlace writes tables that a file cannot hold.
func TestWhatHasNoPlace(t *testing.T) {
	root, problems := ToXML([]Table{
		{reviews, []string{"LAchildID", "CINdetailsID", "CPPID", "CPPreviewDate"}, [][]string{{"C1", "7", "1", "10/05/2025"}, {"C1", "7", "2", "11/05/2025"}}},
		{identifiers, []string{"LAchildID", "GenderCurrent", "Sex"}, [][]string{{"C1", "1", "M"}, {"C2", "", "F"}, {"C2", "", "F"}}},
		{details, []string{"LAchildID", "CINdetailsID", "CINreferralDate"}, [][]string{{"C1", "7", "1/5/2025"}, {"C9", "1", ""}}},
		{cpPlans, []string{"LAchildID", "CINdetailsID"}, [][]string{{"C1", "7"}}},
		{assessments, []string{"LAchildID", "AssessmentFactors"}, [][]string{{"C1", "2A"}}},
		{section47s, []string{"LAchildID", "CINdetailsID"}, [][]string{{"C1", "8"}}},
	}, 2026)
	want := []string{
		"(Assessments): 1 rows do not say to whom they belong, and have been left out. Expected a column CINdetailsID.",
		"(CINdetails): 1 rows belong to no CINdetails, and have been left out. Expected the CINdetailsID of a row of CINdetails.",
		"(ChildIdentifiers): 1 children share another's identifier; their records stand under the first of them. Expected an identifier for each child.",
		"(ChildIdentifiers): 1 rows are of a child who is not in ChildIdentifiers, and have been left out with what belongs to them. Expected a row for each child.",
		"(GenderCurrent): 1 values are not collected in 2026, and have been left out. Expected what the year collects.",
		"(Header): 1 header is missing. Expected one row of Header.",
		"(Reviews): 1 reviews belong to no plan, and have been left out. Expected the CPPID of a plan of the episode.",
	}
	got := told(problems)
	for i := range got {
		got[i] = strings.TrimSpace(got[i])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("told:\n%s", diff)
	}
	var b bytes.Buffer
	if err := exchange.WriteXML(&b, root); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"<CINreferralDate>2025-05-01</CINreferralDate>", "<CPPreviewDate>2025-05-10</CPPreviewDate>", "<Sex>M</Sex>"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("the file lacks %s:\n%s", part, b.String())
		}
	}
}

// TestOrderOfTheFile holds the order of what is written against the example.
func TestOrderOfTheFile(t *testing.T) {
	b, err := os.ReadFile("testdata/samples/example.xml")
	if err != nil {
		t.Fatal(err)
	}
	read, err := exchange.ReadXML("example.xml", bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := FromXML(read)
	written, _ := ToXML(tables, 2026)
	if diff := cmp.Diff(outline(read), outline(written)); diff != "" {
		t.Errorf("the order differs:\n%s", diff)
	}
}

// outline is a tree as lines of names and texts.
func outline(e *exchange.Element) (lines []string) {
	lines = []string{e.Name + " " + e.Text}
	for _, c := range e.Children {
		for _, line := range outline(c) {
			lines = append(lines, " "+line)
		}
	}
	return lines
}

// TestAnyFile makes files as the schema has them, with any values, and takes them through
// tables and back.
func TestAnyFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		root := &exchange.Element{Name: "Message"}
		header := root.Add("Header", "")
		anyValues(rt, header.Add("CollectionDetails", ""), headers, "Collection", "Year", "ReferenceDate")
		anyValues(rt, header.Add("Source", ""), headers, "SourceLevel", "LEA", "DateTime")
		children := root.Add("Children", "")
		for i := range rapid.IntRange(0, 3).Draw(rt, "children") {
			anyChild(rt, children.Add("Child", ""), fmt.Sprint("T", i))
		}
		tables, problems := FromXML(root)
		if len(problems) > 0 {
			rt.Fatalf("a file in order was read with problems: %v", told(problems))
		}
		roundTrip(rt, "any file", tables, 2027)
	})
}

func anyChild(rt *rapid.T, e *exchange.Element, id string) {
	who := e.Add(identifiers, "")
	who.Add("LAchildID", id)
	anyValues(rt, who, identifiers, "UPN", "PersonBirthDate", "Sex", "PersonDeathDate")
	what := e.Add(characteristics, "")
	anyValues(rt, what, characteristics, "Ethnicity")
	anyGroups(rt, what, disabilities, func(g *exchange.Element) { anyGroups(rt, g, "Disability", nil) }, 1)
	anyGroups(rt, e, details, func(d *exchange.Element) {
		anyValues(rt, d, details, detailsOrder[:6]...)
		anyGroups(rt, d, assessments, func(a *exchange.Element) {
			anyValues(rt, a, assessments, "AssessmentActualStartDate", "AssessmentAuthorisationDate")
			anyGroups(rt, a, factorsElement, func(f *exchange.Element) { anyGroups(rt, f, factorElement, nil) }, 1)
		})
		anyGroups(rt, d, cinPlanElement, func(p *exchange.Element) { anyValues(rt, p, cinPlans, "CINPlanStartDate", "CINPlanEndDate") })
		anyGroups(rt, d, section47s, func(s *exchange.Element) { anyValues(rt, s, section47s, "InitialCPCtarget", "ICPCnotRequired") })
		anyValues(rt, d, details, "ReferralNFA")
		anyGroups(rt, d, cpPlans, func(p *exchange.Element) {
			anyValues(rt, p, cpPlans, "CPPstartDate", "NumberOfPreviousCPP")
			anyGroups(rt, p, reviews, func(v *exchange.Element) { anyValues(rt, v, reviews, "CPPreviewDate") })
		})
		anyGroups(rt, d, preProceedingsElement, func(p *exchange.Element) { anyValues(rt, p, preProceedings, "PPStartDate", "PPOutcome") })
	})
}

// anyGroups adds up to three elements, or at most one; without a maker they hold a text.
func anyGroups(rt *rapid.T, parent *exchange.Element, name string, fill func(*exchange.Element), most ...int) {
	for range rapid.IntRange(0, append(most, 3)[0]).Draw(rt, name) {
		e := parent.Add(name, "")
		if fill == nil {
			e.Text = rapid.StringMatching(`[ A-Z0-9',\[\]&<"\\é]{0,6}`).Draw(rt, name)
		} else {
			fill(e)
		}
	}
}

// anyValues adds elements with a text or a day, each, or leaves them out.
func anyValues(rt *rapid.T, parent *exchange.Element, table string, names ...string) {
	for _, name := range names {
		text := rapid.StringMatching(`[ A-Za-z0-9&<é]{0,8}`)
		if layoutOf(table).dates[name] {
			text = rapid.StringMatching(`20[12][0-9]-0[13-9]-[12][0-9](T09:00:00)?`)
		}
		if rapid.Bool().Draw(rt, "there") {
			parent.Add(name, text.Draw(rt, name))
		}
	}
}

// FuzzXML reads any file, writes what it read, and reads that: where neither had anything
// to report, the tables are the same.
func FuzzXML(f *testing.F) {
	files, err := filepath.Glob("testdata/samples/CIN*.xml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, "testdata/samples/example.xml") {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Add("<Message/>")
	f.Add(message("<Child/><Child><ChildIdentifiers><LAchildID> </LAchildID></ChildIdentifiers><ChildProtectionPlans/></Child>"))
	f.Fuzz(func(t *testing.T, text string) {
		root, err := exchange.ReadXML("census.xml", strings.NewReader(text))
		if err != nil {
			return
		}
		tables, wrong := FromXML(root)
		r := NewReturn(2026)
		r.From = "xml"
		r.Load(tables)
		rule.Run(r, 2026, Rules, nil)
		if _, unwritten := ToXML(tables, 2026); len(wrong) == 0 && len(unwritten) == 0 {
			roundTrip(t, "any file", tables, 2026)
		}
	})
}
