package cin

// The published code lists of the census, as the rules test them.
//
// Source: Children in need census, code sets of the data specification (DfE).
var (
	ethnicities = []string{
		"WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH",
		"BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
	}
	disabilityCodes = []string{
		"NONE", "MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA",
	}
	referralSources = []string{
		"1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C", "5D",
		"6", "7", "8", "9", "10",
	}
	primaryNeeds      = []string{"N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"}
	closureReasons    = []string{"RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9"}
	categoriesOfAbuse = []string{"NEG", "PHY", "SAB", "EMO", "MUL"}

	// acceptedFactors still hold 18A and 19A, which 8945Q and 8950Q query from 2025 on.
	acceptedFactors = []string{
		"1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C", "6A", "6B", "6C",
		"7A", "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A",
		"18A", "18B", "18C", "19A", "19B", "19C", "20", "21", "22A", "23A", "24A",
	}

	// upnReasons are the reasons for having no UPN that a child old enough for school may have.
	upnReasons = []string{"UN2", "UN3", "UN4", "UN5", "UN6", "UN7"}
)

// upnAuthorities are the authority numbers accepted in a UPN up to the 2023 collection,
// English and Welsh authorities since 1998 and the stand-in numbers, as ranges with both
// ends; upnAuthoritiesNew came with the 2024 collection.
var (
	upnAuthorities = [][2]string{
		{"001", "005"}, {"201", "213"}, {"301", "320"}, {"330", "336"}, {"340", "344"}, {"350", "359"},
		{"370", "373"}, {"380", "384"}, {"390", "394"}, {"420", "420"}, {"660", "681"}, {"701", "708"},
		{"800", "803"}, {"805", "808"}, {"810", "813"}, {"815", "816"}, {"820", "823"}, {"825", "826"},
		{"830", "831"}, {"835", "841"}, {"845", "846"}, {"850", "852"}, {"855", "857"}, {"860", "861"},
		{"865", "896"}, {"908", "909"}, {"916", "916"}, {"919", "919"}, {"921", "921"}, {"925", "926"},
		{"928", "929"}, {"931", "931"}, {"933", "933"}, {"935", "938"}, {"940", "941"},
	}
	upnAuthoritiesNew = [][2]string{{"942", "943"}}
)

// inRanges reports three digits that lie in one of the ranges.
func inRanges(number string, ranges [][2]string) bool {
	if len(number) != 3 || !allDigits(number) {
		return false
	}
	for _, r := range ranges {
		if r[0] <= number && number <= r[1] {
			return true
		}
	}
	return false
}
