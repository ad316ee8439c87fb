package people

import (
	"regexp"
	"strings"

	"throughline/core"
)

// An Identifier is a number by which others know a person.
type Identifier struct {
	Kind    string    `json:"kind"` // code.IdentifierKind
	Value   string    `json:"value"`
	AsGiven bool      `json:"as_given,omitempty"` // kept although it is not well made: it came so from elsewhere
	From    core.Date `json:"from,omitempty"`
	Until   core.Date `json:"until,omitempty"`
}

// checks are the kinds of number that can be seen to be wrong. Each returns "" or what
// is wrong, in a sentence that does not repeat the number.
var checks = map[string]func(string) string{
	"nhs":                checkNHS,
	"upn":                checkUPN,
	"former_upn":         checkUPN,
	"uln":                checkULN,
	"national_insurance": checkNationalInsurance,
}

// Wrong says in a sentence what is wrong with a number; "" when it is well made or when
// its kind has no check.
func (i Identifier) Wrong() string {
	if check := checks[i.Kind]; check != nil {
		return check(i.Value)
	}
	return ""
}

// plainValue takes out the spaces and hyphens that people put in for the eye.
func (i Identifier) plainValue() string {
	if checks[i.Kind] == nil {
		return i.Value
	}
	return plainNumber(i.Value)
}

func plainNumber(s string) string { return strings.ToUpper(forTheEye.Replace(s)) }

// forTheEye is what stands in numbers only to part them.
var forTheEye = strings.NewReplacer(" ", "", "-", "", "/", "", ".", "")

// upnLetters are the check letters of a unique pupil number, by the remainder of 23.
//
// Source: DfE, Unique pupil numbers: guide, appendix on the check letter.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

var upnForm = regexp.MustCompile(`^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$`)

// UPN makes a unique pupil number of its twelve digits: its first letter follows from them.
func UPN(digits string) string { return string(upnLetter(digits)) + digits }

// upnLetter is the letter that guards the other twelve.
func upnLetter(rest string) byte {
	sum := 0
	for i := range len(rest) {
		n := int(rest[i] - '0')
		if rest[i] >= 'A' {
			n = strings.IndexByte(upnLetters, rest[i])
		}
		sum += n * (i + 2)
	}
	return upnLetters[sum%23]
}

// checkUPN checks the form and the first letter, which guards the rest: each of the
// other twelve is multiplied by its place, 2 to 13. The last one of a temporary number
// is a letter, which counts as its place among the check letters.
func checkUPN(s string) string {
	if !upnForm.MatchString(s) {
		return "A unique pupil number is a letter, then twelve digits; the last may be a letter."
	}
	if upnLetter(s[1:]) != s[0] {
		return "The first letter of this unique pupil number does not fit the rest. Check each character."
	}
	return ""
}

// weighted is the sum of the first nine of ten digits times 10 to 2; false where s is
// not ten digits, or is one digit ten times.
func weighted(s string) (int, bool) {
	if len(s) != 10 || strings.Trim(s, "0123456789") != "" || strings.Count(s, s[:1]) == 10 {
		return 0, false
	}
	sum := 0
	for i := range 9 {
		sum += int(s[i]-'0') * (10 - i)
	}
	return sum, true
}

// checkNHS checks the last digit of an NHS number, by modulus 11.
//
// Source: NHS Data Dictionary, NHS number.
func checkNHS(s string) string {
	sum, ok := weighted(s)
	if !ok {
		return "An NHS number is ten digits, such as 999 000 0018."
	}
	if (11-sum%11)%11 != int(s[9]-'0') {
		return "The last digit of this NHS number does not fit the rest. Check each digit."
	}
	return ""
}

// checkULN checks the last digit of a unique learner number. A remainder of 0 is not used.
//
// Source: Learning Records Service, unique learner number check digit.
func checkULN(s string) string {
	sum, ok := weighted(s)
	if !ok {
		return "A unique learner number is ten digits."
	}
	if sum%11 == 0 || 10-sum%11 != int(s[9]-'0') {
		return "The last digit of this unique learner number does not fit the rest. Check each digit."
	}
	return ""
}

var nationalInsurance = regexp.MustCompile(`^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]?$`)

func checkNationalInsurance(s string) string {
	if !nationalInsurance.MatchString(s) {
		return "A National Insurance number is two letters, six digits and a letter from A to D."
	}
	return ""
}
