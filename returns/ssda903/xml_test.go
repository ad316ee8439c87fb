package ssda903

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"throughline/exchange"
)

const exampleXML = `<EXPSSDA903>
<CHILD>
 <HEADER>
  <CHILDID>T1</CHILDID><UPN>un1</UPN><SEX>F</SEX><DOB>1/2/2010</DOB><ETHNIC/><UASC>0</UASC><DUC/>
  <AREVIEW><REVIEW>27/09/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
  <AREVIEW><REVIEW>27/01/2026</REVIEW></AREVIEW>
  <IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV>
  <OC2><SDQ_SCORE>12</SDQ_SCORE></OC2>
  <SHOE>39</SHOE>
 </HEADER>
 <EPISODE><DECOM>06/01/2025</DECOM><PL>U4</PL><REC>X1</REC></EPISODE>
 <EPISODE><DECOM>06/10/2025</DECOM><PL>K2</PL></EPISODE>
</CHILD>
<CHILD>
 <HEADER><CHILDID>T2</CHILDID><DATE_INT>01/05/2025</DATE_INT><SHOE/></HEADER>
</CHILD>
</EXPSSDA903>`

func readXML(t *testing.T, text string) (map[string]Table, string) {
	t.Helper()
	root, err := exchange.ReadXML("return.xml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	tables, problems := FromXML(root)
	byName := map[string]Table{}
	for _, table := range tables {
		byName[table.Name] = table
	}
	var said []string
	for _, p := range problems {
		said = append(said, p.Error())
	}
	return byName, strings.Join(said, "\n")
}

// picked are the given columns of a table, each row's joined.
func picked(table Table, columns ...string) []string {
	var out []string
	for _, row := range table.Rows {
		var got []string
		for _, want := range columns {
			for i, c := range table.Columns {
				if c == want {
					got = append(got, row[i])
				}
			}
		}
		out = append(out, strings.Join(got, " "))
	}
	return out
}

func TestFromXML(t *testing.T) {
	tables, said := readXML(t, exampleXML)
	if len(tables) != 10 {
		t.Errorf("%d tables, want all ten that XML knows", len(tables))
	}
	for _, c := range []struct {
		why, table string
		columns    []string
		want       []string
	}{
		{"a header a child, with the column that only XML has", headers, []string{"CHILD", "UPN", "UASC"}, []string{"T1 un1 0", "T2  "}},
		{"a UASC of 0 has its row too", uascs, []string{"CHILD", "SEX", "DOB"}, []string{"T1 F 1/2/2010"}},
		{"those in touch are care leavers", oc3s, []string{"CHILD", "IN_TOUCH", "ACTIV", "ACCOM"}, []string{"T1 YES F1 "}},
		{"those with a decision are adopted", ad1s, []string{"CHILD", "DATE_INT"}, []string{"T2 01/05/2025"}},
		{"what an episode leaves out is blank, not the last one's", episodes, []string{"CHILD", "DECOM", "PLACE", "REC"}, []string{"T1 06/01/2025 U4 X1", "T1 06/10/2025 K2 "}},
		{"identifier and birth out of the header", reviews, []string{"CHILD", "DOB", "REVIEW", "REVIEW_CODE"}, []string{"T1 1/2/2010 27/09/2025 PN1", "T1 1/2/2010 27/01/2026 "}},
		{"one row an OC2", oc2s, []string{"CHILD", "SDQ_SCORE"}, []string{"T1 12"}},
		{"a table without rows is there", missings, []string{"CHILD"}, nil},
	} {
		if diff := cmp.Diff(c.want, picked(tables[c.table], c.columns...)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", c.why, c.table, diff)
		}
	}
	if want := ", line 9 (SHOE): the element is not known here, and has been passed over. Expected the elements of the return, each in its own group."; said != want {
		t.Errorf("it says %q, want %q", said, want)
	}
}

func TestXMLThatIsNotAsItShouldBe(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"another file", "<Message/>", "the outermost element is not EXPSSDA903"},
		{"no header", "<EXPSSDA903><CHILD><EPISODE/></CHILD></EXPSSDA903>", "a child has no HEADER"},
		{"two headers", "<EXPSSDA903><CHILD><HEADER/><HEADER/></CHILD></EXPSSDA903>", "a child has a second HEADER"},
		{"a stranger in an episode", "<EXPSSDA903><CHILD><HEADER/><EPISODE><PLACE/></EPISODE></CHILD></EXPSSDA903>", "(PLACE): the element is not known here"},
		{"a stranger beside the children", "<EXPSSDA903><ADULT/></EXPSSDA903>", "(ADULT): the element is not known here"},
	} {
		if _, said := readXML(t, c.text); !strings.Contains(said, c.want) {
			t.Errorf("%s: it says %q, want %q", c.why, said, c.want)
		}
	}
}
