package outside

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"throughline/core"
	"throughline/exchange"
	"throughline/returns/ssda903"
)

func file(t testing.TB, name, text string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

// directory is in the form of the ONS Postcode Directory, with invented postcodes.
const directory = `"pcd","pcd2","pcds","dointr","doterm","oscty","oslaua","usertype","oseast1m","osnrth1m","osgrdind"
"ZZ1 1AB","ZZ1  1AB","ZZ1 1AB","198001","","E99999999","E09000027","0",400000,300000,1
"ZZ991BB","ZZ99 1BB","ZZ99 1BB","198001","199606","E99999999","W06000015","0",,,9
"AA1 1AA","AA1  1AA","AA1 1AA","198001","","E10000034","E07000237","0",401609.3,300000,1
`

// zipped is the directory in a zip, with a larger file beside it that is none.
func zipped(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"Data/ONSPD_UK.csv": directory, "Documents/LA names.csv": "LAD23CD,LAD23NM\n" + strings.Repeat("E06000001,Hartlepool\n", 50)} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file(t, "ONSPD.zip", b.String())
}

func TestPostcodes(t *testing.T) {
	own := "\ufeffPOSTCODE,Easting,Northing,LAUA,Upper\naa1 1aa,401609.3,300000,E07000237,E10000034\nZZ1 1AB,400000,300000,E09000027,\nZZ991BB,,,W06000015,\nZZ991BB,1,1,E06000001,\n"
	for why, path := range map[string]string{"as downloaded": file(t, "ONSPD.csv", directory), "zipped": zipped(t), "a list of one's own": file(t, "own.csv", own)} {
		list, err := ReadPostcodes(path)
		if err != nil {
			t.Fatalf("%s: %s", why, err)
		}
		data := t.TempDir()
		if err := KeepPostcodes(data, list); err != nil {
			t.Fatal(err)
		}
		kept, err := keptPostcodes(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range []*Postcodes{list, kept} {
			if l.Len() != 3 {
				t.Errorf("%s: %d postcodes, want 3", why, l.Len())
			}
			for postcode, want := range map[string]ssda903.Postcode{
				"ZZ11AB":  {Easting: 400000, Northing: 300000, LAUA: "E09000027", OnGrid: true},
				"AA11AA":  {Easting: 401609.3125, Northing: 300000, LAUA: "E07000237", OnGrid: true},
				"ZZ991BB": {LAUA: "W06000015"},
			} {
				if got, ok := l.Find(postcode); !ok || got != want {
					t.Errorf("%s: %s lies at %+v, want %+v", why, postcode, got, want)
				}
			}
			for _, unknown := range []string{"", "ZZ11A", "ZZ11ABC", "ZZ11ABCDEFG", "A"} {
				if _, ok := l.Find(unknown); ok {
					t.Errorf("%s: %q is found", why, unknown)
				}
			}
			if l.upper["E07000237"] != "E10000034" {
				t.Errorf("%s: upper tiers are %v", why, l.upper)
			}
		}
	}
}

func TestPostcodesThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"no columns", "a,b\n1,2\n", "line 1: it has no column for postcode, easting, northing, authority"},
		{"nothing", "", "line 1: it has no column"},
		{"no number", "pcds,east,north,laua\nAA1 1AA,x,1,E06000001\n", "line 2: the row is no postcode"},
		{"too long", "pcds,east,north,laua\nAA1 1AA\nAAAAA AAAAA,1,1,E06000001\n", "line 3: the row is no postcode"},
	} {
		if _, err := ReadPostcodes(file(t, "list.csv", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want it to say %q", c.why, err, c.want)
		}
	}
}

func TestUpperTier(t *testing.T) {
	for lower, want := range map[string]string{
		"E06000001": "E06000001", "E08000001": "E08000001", "E09000027": "E09000027", "E10000034": "E10000034",
		"E07000237": "E10000034", // Worcester
		"E07000240": "E10000015", // St Albans, whose code is newer than its neighbours'
		"E07000246": "E10000027", // Somerset West and Taunton
		"E07000116": "E10000016", // Tunbridge Wells
		"E07000117": "E10000017", // Burnley
		"E07000150": "",          // Corby, which is no more
		"W06000015": "", "": "",
	} {
		if got := UpperTier(lower); got != want {
			t.Errorf("above %s is %q, want %q", lower, got, want)
		}
	}
	// Of April 2021 there were 181. The table has ten codes beside them that were given up in
	// the years before: four of Hertfordshire, two of Somerset, four of Suffolk.
	if len(countyOf) != 181+10 {
		t.Errorf("%d districts, want 191", len(countyOf))
	}
}

func TestAuthorities(t *testing.T) {
	upper, err := ReadAuthorities(file(t, "lookup.csv", "\ufeffLTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM,FID\r\nE07000999,Somewhere,E10000999,Someshire,1\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	if err := KeepAuthorities(data, upper); err != nil {
		t.Fatal(err)
	}
	kept, err := keptAuthorities(data)
	if diff := cmp.Diff(map[string]string{"E07000999": "E10000999"}, kept); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if none, err := keptAuthorities(t.TempDir()); err != nil || none != nil {
		t.Errorf("a folder without a list has %v (%v)", none, err)
	}
	if _, err := ReadAuthorities(file(t, "x.csv", "a,b\n1,2\n")); err == nil {
		t.Error("a table of something else is read as authorities")
	}
}

func TestProviders(t *testing.T) {
	closed2023, closed2024 := core.Day(2023, 1, 1), core.Day(2024, 2, 1)
	for _, c := range []struct {
		why   string
		files []string
		want  []Provider
	}{
		{"homes and others apart", []string{"testdata/ch_fake.xlsx", "testdata/scp_fake.xlsx"}, []Provider{
			{"NJASCN", "cod3", "cod3c0d3", 0, "BN208JX", ""}, {"BABABOOEY", "cod35", "cod3c0d5", 0, "BN208JX", ""}, {"P4BABOO7", "c0d5", "c0d4d0", closed2023, "BN208JX", ""},
		}},
		{"one sheet of all", []string{"testdata/combined_scp_ch_fake.xlsx"}, []Provider{
			{"ARN00001", "U1,U2,U3,U4,U5,U6", "RD1, RD2", 0, "ND18AD", ""}, {"GND00002", "A3,A4,A5,A6", "RD1, RD3", 0, "GN11AN", ""},
			{"MDR00003", "K1", "RD1, RD4", 0, "MO67NN", ""}, {"RHN00004", "K2", "RD1, RD5", 0, "RH25TO", ""},
		}},
		{"with supported accommodation", []string{"testdata/scp_ch_2025_fake.xlsx"}, []Provider{
			{"1", "H5", "RRR", 0, "RT14RT", ""}, {"2", "K3", "PR4", closed2024, "P057OD", ""},
		}},
		{"homes whose columns have changed places", []string{file(t, "homes.csv", "Ofsted,list,of,homes,2025\nURN,Provider Code,Provider Placement Code,Closed Date,Setting Postcode\nSC1,PR4,K2,-,ZZ1 1AB\nSC2,PR4/PR5,K2,-,\n,PR4,K2,-,\n"), "testdata/scp_fake.xlsx"}, []Provider{
			{"SC1", "K2", "PR4", 0, "ZZ11AB", ""}, {"SC2", "K2", "PR4,PR5", 0, "", ""}, {"BABABOOEY", "cod35", "cod3c0d5", 0, "BN208JX", ""}, {"P4BABOO7", "c0d5", "c0d4d0", closed2023, "BN208JX", ""},
		}},
		{"one table, which says where they lie", []string{file(t, "list.csv", "URN,LA_NAME_FROM_FILE,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE,LA_CODE_INFERRED\nSC1,Here,K2,PR4,01/01/2023,ZZ1 1AB,e10000034\nSC2,,K1,,,,\n")}, []Provider{
			{"SC1", "K2", "PR4", closed2023, "ZZ11AB", "E10000034"}, {"SC2", "K1", "", 0, "", ""},
		}},
	} {
		got, err := ReadProviders(c.files...)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", c.why, err, diff)
			continue
		}
		data := t.TempDir()
		if err := KeepProviders(data, got); err != nil {
			t.Fatal(err)
		}
		kept, err := keptProviders(data)
		if diff := cmp.Diff(c.want, kept); err != nil || diff != "" {
			t.Errorf("%s, kept: %v\n%s", c.why, err, diff)
		}
	}
}

func TestProvidersThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ why, path, want string }{
		{"homes alone", "testdata/ch_fake.xlsx", "this is the list of children's homes alone"},
		{"others alone", "testdata/scp_fake.xlsx", "without children's homes"},
		{"something else", file(t, "x.csv", "a,b\n1,2\n"), "none of Ofsted's lists"},
		{"a date that is none", file(t, "x.csv", "URN,Provider type,Placement code,Deregistration date\nA,Children's Home,K2,soon\nB,Children's Home,K2,-\n"), "line 2 (deregistration date): the date cannot be read"},
	} {
		if _, err := ReadProviders(c.path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want it to say %q", c.why, err, c.want)
		}
	}
}

func TestListsOfAReturn(t *testing.T) {
	data := t.TempDir()
	if l, err := Open(filepath.Join(data, "not there"), nil, nil); err != nil {
		t.Fatal(err)
	} else if out, err := l.Outside(); err != nil || out.Postcodes != nil || out.Providers != nil {
		t.Errorf("without lists there is %v (%v)", out, err)
	}
	l, err := Open(data, []string{file(t, "ONSPD.csv", directory)}, []string{"testdata/combined_scp_ch_fake.xlsx", file(t, "more.csv", "URN,Provider type,Placement code,Setting address postcode\nsc9,Children's Home,\"K2, PR1\",aa1 1aa\n,Children's Home,K2,\n")})
	if err != nil {
		t.Fatal(err)
	}
	out, err := l.Outside()
	if err != nil {
		t.Fatal(err)
	}
	for postcode, want := range map[string]string{"ZZ11AB": "E09000027", "AA11AA": "E10000034", "QQ11QQ": "not there"} {
		got := "not there"
		if at, ok := out.Postcodes(postcode); ok {
			got = out.Upper(at.LAUA)
		}
		if got != want {
			t.Errorf("%s lies in %s, want %s", postcode, got, want)
		}
	}
	l.TakeAuthorities(file(t, "lookup.csv", "LTLA21CD,UTLA21CD\nE07000237,E10000999\n"))
	if out, err := l.Outside(); err != nil || out.Upper("E07000237") != "E10000999" {
		t.Errorf("by a list of this run the upper tier is not taken (%v)", err)
	}
	want := []ssda903.Provider{{URN: "SC9", PlaceCodes: []string{"K2", " PR1"}, Postcode: "AA11AA", LAInferred: "E10000034"}}
	if diff := cmp.Diff(want, out.Providers["SC9"]); diff != "" {
		t.Error(diff)
	}
}

// FuzzUnpack gives any bytes as the kept list of postcodes.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte(listMark))
	f.Add([]byte(listMark + "\x01\x00\x00\x00E09000027\x00\x00\x00\x00\x00\x00\x00\x00\x00AA11AA\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, ok := unpack(b); ok {
			for i := range p.Len() {
				p.Find(string(p.code(i)))
			}
		}
	})
}

// FuzzPostcodes gives any bytes as a list to be loaded.
func FuzzPostcodes(f *testing.F) {
	f.Add([]byte(directory))
	f.Add([]byte("pcds,east,north,laua\n\"AA1\n1AA\",1e5,-1,E06000001\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &postcodeReader{list: &Postcodes{upper: map[string]string{}}, known: map[string]uint16{}}
		if err := r.read("list.csv", strings.NewReader(string(b))); err == nil {
			r.list.settle()
			for i := range r.list.Len() {
				if _, ok := r.list.Find(strings.TrimRight(string(r.list.code(i)), "\x00")); !ok {
					t.Error("a postcode that was read is not found")
				}
			}
		}
	})
}

// FuzzProviders gives any bytes as a list of providers.
func FuzzProviders(f *testing.F) {
	f.Add("homes.csv", []byte("URN,Provider Code,Provider Placement Code,Closed Date,Setting Postcode\nSC1,PR4/PR5,K2,-,ZZ1 1AB\n"))
	f.Add("all.csv", []byte("URN,Provider type,Placement code,Deregistration date\nA,Children's Home,K2,1/2/2024\nB,,K2,-\n"))
	f.Add("kept.csv", []byte("URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE\nA,K2,PR1,,\n"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		sources, err := exchange.OpenBytes(name, b)
		if err != nil || len(sources) != 1 {
			return
		}
		tables, err := sources[0].Tables()
		if err != nil {
			return
		}
		all, err := bookOf(name, tables).providers()
		if err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		for _, p := range all {
			if p.URN == "" || p.URN != strings.ToUpper(p.URN) {
				t.Errorf("a provider with the number %q", p.URN)
			}
		}
	})
}
