package people

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
	"throughline/access"
	"throughline/code"
	"throughline/core"
)

func TestCheckDigits(t *testing.T) {
	for _, c := range []struct {
		why, kind, value string
		good             bool
	}{
		{"the number of the NHS Data Dictionary's example", "nhs", "401 023 2137", true},
		{"a remainder that no digit can stand for", "nhs", "4000000100", false},
		{"one digit ten times", "nhs", "0000000000", false},
		{"nine digits", "nhs", "401023213", false},
		{"the number of the DfE's guide", "upn", "H801200001001", true},
		{"wrong letter", "upn", "A801200001001", false},
		{"a letter that is not used", "upn", "S801200001001", false},
		{"small letters and spaces", "upn", "h801 2000 01001", true},
		{"the learning records service's example", "uln", "1000000043", true},
		{"a wrong last digit", "uln", "1000000042", false},
		{"National Insurance", "national_insurance", "AB 12 34 56 C", true},
		{"a prefix that is not used", "national_insurance", "DB123456C", false},
		{"a kind without a check", "police", "anything", true},
	} {
		i := Identifier{Kind: c.kind, Value: c.value}
		i.Value = i.plainValue()
		if wrong := i.Wrong(); (wrong == "") != c.good {
			t.Errorf("%s: %s %q: %q, want good %t", c.why, c.kind, c.value, wrong, c.good)
		}
	}
}

// A check that let one wrong digit or two exchanged ones pass would be of no use.
func TestCheckDigitsFindASlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[0-9]{9}`).Draw(t, "digits")
		kind, number := "nhs", ""
		for c := '0'; c <= '9'; c++ {
			if checkNHS(digits+string(c)) == "" {
				number = digits + string(c)
			}
		}
		if rapid.Bool().Draw(t, "a pupil's") {
			kind, number = "upn", ""
			for _, c := range upnLetters {
				if checkUPN(string(c)+digits+"123") == "" {
					if number != "" {
						t.Fatalf("two letters fit %s123", digits)
					}
					number = string(c) + digits + "123"
				}
			}
			if number == "" {
				t.Fatalf("no letter fits %s123", digits)
			}
		}
		if number == "" {
			return // no digit fits: such a number is not given to anybody
		}
		b := []byte(number)
		i := rapid.IntRange(1, len(b)-2).Draw(t, "place")
		if rapid.Bool().Draw(t, "exchanged") {
			b[i], b[i+1] = b[i+1], b[i]
		} else {
			b[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		}
		if wrong := (Identifier{Kind: kind, Value: string(b)}).Wrong(); wrong == "" && string(b) != number {
			t.Fatalf("%s passes for %s", b, number)
		}
	})
}

func TestSoundsAndLikeness(t *testing.T) {
	for _, c := range []struct {
		why, one, other string
		alike           bool
	}{
		{"K and C, TH", "katherine", "cathryn", true}, {"ph and v", "stephen", "steven", true}, {"vowels", "aisha", "ayesha", true},
		{"doubled letters", "mohammed", "muhamad", true}, {"silent beginning", "wright", "rite", true}, {"sh", "shaun", "sean", true},
		{"y at the end", "smith", "smyth", true}, {"other consonants", "thorne", "brown", false}, {"another first letter", "mary", "gary", false},
	} {
		if got := soundOf(c.one) == soundOf(c.other); got != c.alike {
			t.Errorf("%s: %s is %q, %s is %q, want alike %t", c.why, c.one, soundOf(c.one), c.other, soundOf(c.other), c.alike)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zéłß]{0,12}`)
		one, other := word.Draw(t, "one"), word.Draw(t, "other")
		like := likeness(one, other)
		if like < 0 || like > 1 || (like == 1) != (one == other) {
			t.Fatalf("%q and %q are %f alike", one, other, like)
		}
	})
}

// Any name with one letter wrong, left out or doubled, or two exchanged, shares a
// variant with the name as it is.
func TestOneSlipSharesAVariant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z]{5,12}`).Draw(t, "name")
		b := []byte(name)
		i := rapid.IntRange(0, len(b)-2).Draw(t, "place")
		var wrong string
		switch rapid.IntRange(0, 3).Draw(t, "slip") {
		case 0:
			wrong = name[:i] + name[i+1:]
		case 1:
			wrong = name[:i] + name[i:i+1] + name[i:]
		case 2:
			b[i], b[i+1] = b[i+1], b[i]
			wrong = string(b)
		default:
			b[i] = byte('a' + rapid.IntRange(0, 25).Draw(t, "letter"))
			wrong = string(b)
		}
		kept := variants(name)
		for _, v := range variants(wrong) {
			if slices.Contains(kept, v) {
				return
			}
		}
		t.Fatalf("%q and %q share no variant", name, wrong)
	})
}

func TestNamesAndAges(t *testing.T) {
	on := core.Day(2026, 11, 3)
	for _, c := range []struct {
		why       string
		p         Person
		name, age string
	}{
		{"nothing known", Person{}, "Name not known", ""},
		{"legal name only", Person{Names: []Name{{Kind: Legal, Given: "Asha", Family: "Thorne"}}, Born: core.Day(2024, 11, 3)}, "Asha Thorne", "2 years"},
		{"a preferred name that ended", Person{Names: []Name{{Kind: Legal, Given: "Asha"}, {Kind: Preferred, Given: "Ash", Until: on}}, Born: core.Day(2024, 11, 4)}, "Asha", "23 months"},
		{"only a former name", Person{Names: []Name{{Kind: Former, Given: "Asha", Until: on}}, Born: core.Day(2026, 10, 3)}, "Asha", "1 month"},
		{"unborn with a family name", Person{Names: []Name{{Kind: Legal, Family: "Thorne"}}, Expected: on}, "Unborn child (Thorne)", "unborn"},
		{"born yesterday", Person{Born: on - 1}, "Name not known", "1 day"},
		{"died", Person{Born: core.Day(2016, 1, 1), Died: core.Day(2020, 2, 2)}, "Name not known", "died aged 4 years"},
		{"not sure", Person{Born: core.Day(2010, 1, 1), BornEstimated: true}, "Name not known", "about 16 years"},
		{"not yet born on the day", Person{Born: on + 1}, "Name not known", ""},
	} {
		if name, age := c.p.Name(), c.p.Age(on); name != c.name || age != c.age {
			t.Errorf("%s: %q, %q, want %q, %q", c.why, name, age, c.name, c.age)
		}
	}
	mother := Person{Names: []Name{{Kind: Legal, Given: "Mary", Family: "Thorne"}}}
	if got := (&Person{Expected: on}).NameBeside(&mother); got != "Unborn child of Mary Thorne" {
		t.Errorf("beside the mother: %q", got)
	}
}

func TestHome(t *testing.T) {
	on := core.Day(2026, 11, 3)
	for _, c := range []struct {
		why       string
		addresses []Address
		want      string
	}{
		{"none", nil, ""},
		{"the latest begun", []Address{{Lines: "old", From: on - 99}, {Lines: "new", From: on - 9}, {Lines: "older", From: on - 999}}, "new"},
		{"one that ended and one to come", []Address{{Lines: "was", Until: on - 1}, {Lines: "will be", From: on + 1}}, ""},
		{"its last day", []Address{{Lines: "here", Until: on}}, "here"},
		{"letters go elsewhere", []Address{{Lines: "here"}, {Lines: "letters", Kind: "correspondence", From: on}}, "here"},
		{"no first day before one with", []Address{{Lines: "some time"}, {Lines: "since", From: on}}, "since"},
	} {
		if got, found := (&Person{Addresses: c.addresses}).Home(on); got.Lines != c.want || found != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.why, got.Lines, c.want)
		}
	}
}

func TestConfidentialAddresses(t *testing.T) {
	p := &Person{Addresses: []Address{{Kind: "refuge", Lines: "The Elms", Postcode: "ZZ1 1AA", Confidential: true}, {Kind: "home", Lines: "3 Mill Lane"}}}
	for _, c := range []struct {
		why       string
		who       access.Who
		allocated bool
		hidden    bool
	}{
		{"another worker", access.Who{Roles: []access.Role{access.SocialWorker}}, false, true},
		{"the allocated worker", access.Who{Roles: []access.Role{access.SocialWorker}}, true, false},
		{"a service manager", access.Who{Level: access.L3}, false, true},
		{"the nominated officer", access.Who{Level: access.L4}, false, false},
		{"the records officer", access.Who{Roles: []access.Role{access.RecordsOfficer}}, false, false},
	} {
		got := ConfidentialHidden(c.who, p, c.allocated)
		if hidden := got.Addresses[0].Lines+got.Addresses[0].Postcode == ""; hidden != c.hidden || got.Addresses[1].Lines == "" {
			t.Errorf("%s: hidden %t, want %t", c.why, hidden, c.hidden)
		}
	}
	home := &Household{Lines: "The Elms", Confidential: true, Members: []Member{{Person: "c"}}}
	if got := home.Hidden(access.Who{}, false); got.Lines != "" || len(got.Members) != 1 || home.Hidden(access.Who{}, true) != home {
		t.Errorf("a confidential household is shown as %+v", got)
	}
	if p.Addresses[0].Lines == "" {
		t.Error("the person themself was changed")
	}
	for _, key := range keysOf(p).all {
		if strings.HasPrefix(key, keyPost) || strings.Contains(key, "Alm") {
			t.Errorf("a confidential address is found by %s", key)
		}
	}
	if text := sketchText(p); strings.Contains(text, "Elms") || strings.Contains(text, "ZZ1") {
		t.Error("a confidential address stands in the sketch")
	}
}

func TestRelationshipsAreSeenFromBothSides(t *testing.T) {
	r := Relationship{From: "m", To: "c", Kind: "mother"}
	if other, words := r.Seen("c"); other != "m" || words != "Mother" {
		t.Errorf("on the child's page: %s, %s", other, words)
	}
	if other, words := r.Seen("m"); other != "c" || words != "Child" {
		t.Errorf("on the mother's page: %s, %s", other, words)
	}
	for kind := range otherWay {
		if !code.Relationship.Has(kind) {
			t.Errorf("%q is no code of a relationship", kind)
		}
	}
}

func TestNicknamesAreWords(t *testing.T) {
	word := regexp.MustCompile(`^[a-z]+$`)
	for w, heads := range nicknames {
		if !word.MatchString(w) || len(heads) == 0 {
			t.Errorf("%q is not a folded word in a group", w)
		}
	}
	if len(nicknames) < 500 {
		t.Errorf("%d words only", len(nicknames))
	}
}

func TestReadAsked(t *testing.T) {
	today := core.Day(2026, 11, 3)
	may := core.Day(2016, 5, 4)
	for _, c := range []struct {
		text string
		want asked
	}{
		{"Thorne, Asha", asked{words: []string{"thorne", "asha"}}},
		{"Łucja O’Brien-Smith", asked{words: []string{"lucja", "obrien", "smith"}}},
		{"asha 4/5/16", asked{words: []string{"asha"}, dates: []core.Date{may}}},
		{"4 May 2016", asked{dates: []core.Date{may}}},
		{"4th sept. 2016", asked{dates: []core.Date{core.Day(2016, 9, 4)}}},
		{"5/24/2016", asked{dates: []core.Date{core.Day(2016, 5, 24)}}},
		{"2016-05-04", asked{dates: []core.Date{may}}},
		{"04052016", asked{dates: []core.Date{may}}},
		{"4/5/67", asked{dates: []core.Date{core.Day(1967, 5, 4)}}},
		{"31/2/2016", asked{numbers: []string{"3122016"}}},
		{"401 023 2137", asked{numbers: []string{"4010232137"}}},
		{"zz99zz", asked{posts: []string{"ZZ99ZZ"}}},
		{"01632 960 001", asked{phones: []string{"01632960001"}}},
		{"H801200001001", asked{numbers: []string{"H801200001001"}}},
	} {
		got := readAsked(c.text, today)
		if strings.Join(got.words, " ") != strings.Join(c.want.words, " ") || len(got.dates) != len(c.want.dates) || len(got.dates) == 1 && got.dates[0] != c.want.dates[0] ||
			strings.Join(got.numbers, " ") != strings.Join(c.want.numbers, " ") || strings.Join(got.posts, " ") != strings.Join(c.want.posts, " ") ||
			strings.Join(got.phones, " ") != strings.Join(c.want.phones, " ") {
			t.Errorf("%q is read as %+v, want %+v", c.text, got, c.want)
		}
	}
}

func FuzzReadAsked(f *testing.F) {
	for _, s := range []string{"", "asha thorne", "4/5/2016 zz9 9zz", "+44 7700 900123", "\xff\x00", "Ashá’ -- 31/02/2016", strings.Repeat("a1 ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := readAsked(s, core.Day(2026, 11, 3))
		keys := a.closeKeys().all
		if len(a.words) > 6 || len(keys) > 2048 {
			t.Fatalf("%q asks for %d words and %d keys", s, len(a.words), len(keys))
		}
		for _, key := range keys {
			if strings.ContainsRune(key, 0) || key != strings.ToValidUTF8(key, "") {
				t.Fatalf("%q asks for %q, which no database takes", s, key)
			}
		}
		p := &Person{Names: []Name{{Given: s, Family: "Thorne"}}}
		p.tidy()
		one, err := sketchOf(p)
		if err != nil {
			t.Fatal(err)
		}
		newWeigher(a).fits(one)
	})
}
