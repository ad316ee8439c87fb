package county

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/brianvoe/gofakeit/v7"
)

// A background is a part of the county's people: how its members are called, and what they
// say of themselves.
type background struct {
	ethnicity          []weighted[string] // code.Ethnicity
	girls, boys        []string           // given names, also of those who are grown
	families           []string
	language, religion string  // blank for most
	library            float64 // how many of the given and family names are the library's
}

// backgrounds are in the shares of children in need by ethnicity.
//
// Source: Department for Education, Children in need, year ending March 2024, table A4.
var backgrounds = []weighted[*background]{
	{&background{ethnicity: []weighted[string]{{"WBRI", 1}}, girls: girls, boys: boys, families: families, library: 0.45}, 68},
	{&background{ethnicity: []weighted[string]{{"WOTH", 5}, {"WIRI", 1}, {"WROM", 1}, {"WIRT", 0.5}}, library: 0.1,
		girls:    []string{"Ania", "Bianca", "Daria", "Elena", "Ioana", "Katya", "Lenka", "Magda", "Mirela", "Olena", "Roksana", "Sorina", "Viktoria", "Zuzanna"},
		boys:     []string{"Adrian", "Bogdan", "Cosmin", "Dawid", "Filip", "Jakub", "Kacper", "Matei", "Olek", "Piotr", "Razvan", "Stefan", "Tomasz", "Vlad"},
		families: []string{"Balan", "Czarny", "Dobrescu", "Horvat", "Ionescu", "Kowalczyk", "Lipinski", "Marinov", "Novotny", "Petrenko", "Radu", "Stanek", "Vasile", "Wolski", "Zielinska"}}, 7},
	{&background{ethnicity: []weighted[string]{{"MWBC", 3}, {"MWAS", 2}, {"MWBA", 2}, {"MOTH", 3}}, girls: girls, boys: boys, families: append([]string{"Okoro", "Campbell-Reid", "Sandhu", "Bailey-Grant", "Osei", "Lacroix", "Malik-Shaw"}, families...), library: 0.4}, 10},
	{&background{ethnicity: []weighted[string]{{"APKN", 5}, {"ABAN", 3}, {"AIND", 2}, {"AOTH", 3}}, library: 0.05, language: "ur", religion: "muslim",
		girls:    []string{"Aaliyah", "Amina", "Ayesha", "Fatima", "Hafsa", "Iqra", "Khadija", "Laiba", "Maryam", "Nadia", "Rukhsana", "Sana", "Sumaiya", "Tahira", "Zainab"},
		boys:     []string{"Adil", "Ahmed", "Bilal", "Farhan", "Hamza", "Ibrahim", "Imran", "Junaid", "Kashif", "Mohammed", "Omar", "Rayyan", "Sajid", "Tariq", "Yusuf"},
		families: []string{"Ahmed", "Akhtar", "Begum", "Choudhury", "Hussain", "Iqbal", "Kapoor", "Khan", "Malik", "Miah", "Patel", "Rahman", "Sandhu", "Shah", "Uddin"}}, 7},
	{&background{ethnicity: []weighted[string]{{"BAFR", 6}, {"BCRB", 2}, {"BOTH", 2}}, library: 0.15,
		girls:    []string{"Abena", "Adaeze", "Blessing", "Chidera", "Efua", "Esther", "Folasade", "Hodan", "Imani", "Makena", "Ngozi", "Precious", "Shanice", "Temperance", "Yewande"},
		boys:     []string{"Abdi", "Ayodele", "Chike", "Emeka", "Emmanuel", "Ikenna", "Jerome", "Kofi", "Kwame", "Liban", "Malachi", "Obinna", "Samson", "Tendai", "Yusuf"},
		families: []string{"Abara", "Adeyemi", "Asante", "Boateng", "Campbell", "Danso", "Egal", "Ibekwe", "Mensah", "Moyo", "Ndlovu", "Okafor", "Omondi", "Warsame", "Yeboah"}}, 6},
	{&background{ethnicity: []weighted[string]{{"OOTH", 3}, {"CHNE", 1}}, library: 0.1,
		girls:    []string{"Arezu", "Dilan", "Hana", "Jia", "Leyla", "Mei", "Nazanin", "Parisa", "Roj", "Shirin", "Soraya", "Xin"},
		boys:     []string{"Aram", "Bahram", "Dler", "Farid", "Hao", "Jamal", "Karwan", "Navid", "Rebin", "Samir", "Wei", "Zana"},
		families: []string{"Abdullah", "Aziz", "Chen", "Farhadi", "Hama", "Karimi", "Li", "Mahmoud", "Nazari", "Rostami", "Saleh", "Wang"}}, 2},
}

// fromAbroad are the backgrounds of children who come to this country alone.
var fromAbroad = []weighted[*background]{{backgrounds[5].what, 70}, {backgrounds[4].what, 30}}

// naming draws names from the county's own lists and from the library's, which has more.
type naming struct {
	rand  *rand.Rand
	faker *gofakeit.Faker
}

func newNaming(r *rand.Rand) naming { return naming{r, gofakeit.NewFaker(r, false)} }

func (n naming) family(b *background) string {
	if n.rand.Float64() < b.library {
		return n.faker.LastName()
	}
	return b.families[n.rand.IntN(len(b.families))]
}

// given is a name for a person; the library does not say for whom its names are.
func (n naming) given(b *background, sex string) string {
	if n.rand.Float64() < b.library/2 {
		return n.faker.FirstName()
	}
	of := b.girls
	if sex == "M" {
		of = b.boys
	}
	return of[n.rand.IntN(len(of))]
}

// The streets and towns of the county are put together of words, so that there are many.
var (
	streetNames = strings.Fields("Alder Anchor Apple Ash Badger Barley Beacon Beech Bell Birch Bramble Bridge Castle Chapel Cherry Church Clover Copper Corn Drovers Elm Fern Field Forge Foundry Fox Glebe Granary Hawthorn Hazel Heather Hill Holly Ivy Juniper Kestrel Kiln Lark Laurel Lime Linden Lock Maple Market Marsh Meadow Mill Millers Moor Nettle Oak Orchard Otter Park Pear Pilgrim Plover Poplar Priory Quarry Quay Raven Rectory River Rook Rose Rowan Saddlers School Shepherd Spring Station Swan Sycamore Tanner Thistle Tower Vicarage Walnut Water Weavers Well Weir Willow Windmill Wool Wren Yarrow Yew")
	streetKinds = []string{"Street", "Road", "Lane", "Close", "Avenue", "Way", "Terrace", "Gardens", "Court", "Drive", "Crescent", "Row"}
	townNames   = []string{"Fernleigh", "Kelmarsh Ferry", "Upper Tarrow", "Lower Tarrow", "Stonebeck", "Penwith Cross", "Marrowdale", "East Lanning", "West Lanning", "Hathersea", "Brockley Magna", "Cold Aldby", "Nether Wick", "Saltmere", "Thornaby Green", "Wexcombe", "Ockbrook", "Linden Bay", "Priors Hallam", "Whinfell"}
)

// A place is where somebody lives: its number, street and town, and a postcode of an area
// that no town has.
type place struct{ lines, postcode string }

func (n naming) place() place {
	r := n.rand
	town := r.IntN(len(townNames))
	house := fmt.Sprint(1 + r.IntN(140))
	if r.IntN(6) == 0 {
		house = fmt.Sprintf("Flat %d, %s", 1+r.IntN(20), house)
	}
	street := streetNames[r.IntN(len(streetNames))] + " " + streetKinds[r.IntN(len(streetKinds))]
	return place{
		house + " " + street + "\n" + townNames[town],
		fmt.Sprintf("ZZ%d %d%c%c", 1+town, r.IntN(10), letters[r.IntN(len(letters))], letters[r.IntN(len(letters))]),
	}
}

const letters = "ABDEFGHJLNPQRSTUWXYZ" // those that end a postcode

// phone is a mobile number of the range that is kept for drama.
//
// Source: Ofcom, Numbers for use in TV and radio drama.
func (n naming) phone() string { return fmt.Sprintf("07700 900%03d", n.rand.IntN(1000)) }
