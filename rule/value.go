package rule

import (
	"strconv"
	"strings"
	"time"

	"throughline/core"
)

// A Date of a return is the text as it stood in the file and the day that it says.
// Comparisons see the day: with a blank or an unreadable date they are false.
type Date struct {
	core.Date
	Text string
}

// ReadDate keeps the text and reads the day with the collection's own reader, which
// answers blank for what is no date.
func ReadDate(text string, read func(string) core.Date) Date {
	if text == "" {
		return Date{}
	}
	return Date{Date: read(text), Text: text}
}

// DateOn is the date of a day, as a record of ours gives it.
func DateOn(d core.Date) Date { return Date{Date: d, Text: d.Slashed()} }

// Blank reports that nothing was given.
func (d Date) Blank() bool { return d.Text == "" }

// Given reports that something was given, a date or not.
func (d Date) Given() bool { return d.Text != "" }

// Unreadable reports that something was given which is no date.
func (d Date) Unreadable() bool { return d.Text != "" && d.Date == 0 }

// A Number of a return is the text as it stood and the number that it says.
type Number struct {
	Text  string
	Value float64
	Known bool // Text could be read as a number
}

// ReadNumber keeps the text and reads the number: figures, a sign, a point, and no other
// way of writing one.
func ReadNumber(text string) Number {
	if text == "" || strings.Trim(text, "+-.0123456789") != "" {
		return Number{Text: text}
	}
	v, err := strconv.ParseFloat(text, 64)
	return Number{Text: text, Value: v, Known: err == nil}
}

// SlashedDate reads d/m/yyyy with or without leading zeros, as the returns' CSV files
// have it; anything else is blank.
func SlashedDate(s string) core.Date {
	if len(s) == 10 && s[2] == '/' && s[5] == '/' { // as nearly all stand; the rest of the function reads them all
		if d, m, y := twoDigits(s), twoDigits(s[3:]), 100*twoDigits(s[6:])+twoDigits(s[8:]); min(d, m) >= 0 && y >= 1000 {
			return returnDay(y, m, d)
		}
		return 0
	}
	d, rest := digits(s, 2)
	if d < 0 || rest == "" || rest[0] != '/' {
		return 0
	}
	m, rest := digits(rest[1:], 2)
	if m < 0 || rest == "" || rest[0] != '/' {
		return 0
	}
	y, rest := digits(rest[1:], 4)
	if y < 1000 || rest != "" {
		return 0
	}
	return returnDay(y, m, d)
}

// The first and last day that the department's own tools can hold; a date outside is no date.
var firstDay, lastDay = core.Day(1677, 9, 22), core.Day(2262, 4, 11)

func returnDay(y, m, d int) core.Date {
	if m < 1 || m > 12 {
		return 0
	}
	day := core.Day(y, time.Month(m), d)
	if !day.Within(firstDay, lastDay) {
		return 0
	}
	return day
}

// ISODate reads yyyy-mm-dd, dropping a time of day after a T or a blank; anything else is blank.
func ISODate(s string) core.Date {
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	d, err := core.ParseDate(s)
	if err != nil || !d.Within(firstDay, lastDay) {
		return 0
	}
	return d
}

// twoDigits reads the first two digits of s; far below 0 where they are none.
func twoDigits(s string) int {
	tens, units := int(s[0])-'0', int(s[1])-'0'
	if tens < 0 || tens > 9 || units < 0 || units > 9 {
		return -1_000_000
	}
	return 10*tens + units
}

// digits reads one to most digits off the front of s; -1 when there is none.
func digits(s string, most int) (n int, rest string) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 {
		return -1, s
	}
	return n, s[i:]
}
