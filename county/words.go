package county

// The words of which the county is made: none of them is anybody's.
var (
	girls    = []string{"Asha", "Bryony", "Cerys", "Daisy", "Elowen", "Freya", "Gwen", "Hana", "Isla", "Jemima", "Kezia", "Leila", "Maisie", "Niamh", "Orla", "Poppy", "Rhiannon", "Saffron", "Tamsin", "Zara"}
	boys     = []string{"Alfie", "Bilal", "Callum", "Dylan", "Ewan", "Finlay", "Gethin", "Hamza", "Ieuan", "Jowan", "Kit", "Luca", "Mylo", "Noah", "Oskar", "Perran", "Rafi", "Seb", "Theo", "Yusuf"}
	women    = []string{"Abigail", "Carys", "Demelza", "Efua", "Fiona", "Georgia", "Holly", "Ingrid", "Jasmine", "Kerry", "Lowenna", "Marta", "Natalie", "Olwen", "Roxanne", "Shanice", "Tegan", "Valentina"}
	men      = []string{"Aaron", "Bryn", "Craig", "Darius", "Emeka", "Gareth", "Hugh", "Ivan", "Jago", "Kieran", "Lewis", "Marek", "Nikhil", "Rhodri", "Scott", "Tristan", "Warren"}
	families = []string{"Thorne", "Penrose", "Okoro", "Birchall", "Vasquez", "Hartnoll", "Kaminski", "Doyle", "Ashdown", "Rahman", "Trelawn", "Whitcombe", "Mbeki", "Fairlie", "Lockyer", "Nowak", "Tolliver", "Sandhu", "Pascoe", "Greaves", "Underhill", "Cardew", "Iqbal", "Merrick"}
	streets  = []string{"Alder Row", "Beacon Street", "Chapel Lane", "Drovers Way", "Elm Court", "Foundry Road", "Granary Close", "Harbour View", "Ivy Terrace", "Kiln Lane", "Mill Street", "Orchard Gardens", "Quarry Road", "Station Parade", "Weavers Yard"}
	towns    = []string{"Kelmarsh Ferry", "Upper Tarrow", "Stonebeck", "Penwith Cross", "Marrowdale", "East Lanning"}
)

// A worry of the county, as a referrer would put it.
type worryWords struct {
	about, need, source, story, child string
	red                               bool
}

// arrival is what is told of a child who came to this country alone.
var arrival = worryWords{"other", "N8", "6", "Found by an officer at the lorry park with a rucksack and a telephone number on paper. Says that nobody of the family is here.", "I walked a long way. I am cold.", true}

var worries = []worryWords{
	{"neglect", "N1", "2A", "Came to school without lunch four days this fortnight and was asleep in class twice. Clothes not washed. Mother says that money is short until Friday.", "I get my own breakfast now.", false},
	{"domestic_abuse", "N1", "6", "Police went to the home at 23:40 after a call from a neighbour. The children were upstairs. Their father was arrested.", "We hid in the airing cupboard.", true},
	{"mental_health", "N3", "3A", "Mother tells her GP that she has not slept for a week and is frightened of being alone with the baby.", "", true},
	{"behaviour", "N5", "2A", "Two suspensions this term. Grandmother says she cannot keep him in at night and does not know where he goes.", "Nobody asks me what I want.", false},
	{"substance_use", "N3", "3E", "The midwife smelt alcohol at two visits. There was little food in the house and the heating was off.", "", false},
	{"exploitation", "N1", "2A", "Has two telephones and new trainers. A teacher saw her get into a car with two men at the end of the day.", "They are just friends who buy me stuff.", true},
	{"disability", "N2", "3C", "Parents are worn out. He needs two adults at night and there has been no short break since the spring.", "I like swimming best.", false},
	{"housing", "N7", "4", "Five people in one room since the eviction. Damp on the wall where the baby sleeps.", "It smells like outside in our room.", false},
	{"emotional_abuse", "N1", "1A", "A neighbour hears shouting every evening and the girl crying. She is sent out into the yard in the cold.", "I count the bricks until I can go in.", false},
	{"young_carer", "N3", "2A", "Looks after her mother and two brothers, and misses school on Mondays when the nurse comes.", "If I am not there Mum falls.", false},
}
