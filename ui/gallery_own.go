package ui

import (
	"github.com/a-h/templ"

	"throughline/core"
)

// ownExamples are the parts that no design system has.
func ownExamples() []Example {
	return []Example{
		{"Child header", ChildHeader{
			Name: "Asha Patel", KnownAs: "Ash", Born: core.Day(2015, 6, 21), Today: galleryToday, Number: "104417", Worker: "Priya Nair", Team: "North", Href: "#content",
			Status: []Tag{{Text: "Child in care", Classes: "govuk-tag--blue"}}, Alerts: []Alert{{Text: "Do not tell father the address"}, {Text: "Nut allergy"}},
			Actions: []Button{{Text: "Write a record", Href: "#content"}},
			Nav:     []NavItem{{Text: "Overview", Href: "#content", Current: true}, {Text: "Story", Href: "#content"}, {Text: "Plans", Href: "#content"}, {Text: "People", Href: "#content"}, {Text: "Documents", Href: "#content"}}}},
		{"Key facts", KeyFacts{Items: []Fact{
			{Label: "Lives with", Text: "R. Bell, foster carer", Note: "since 14 January 2025"}, {Label: "Legal status", Text: "Full care order", Note: "since 2 March 2024"},
			{Label: "School", Text: "Beech Hill Primary, year 5"}, {Label: "Health assessment"}, {Label: "Social workers so far", Text: "3"}}}},
		{"Figures", Figures{Items: []Figure{
			{Value: "87%", Label: "first reviews on time", Change: "up 4 since February", Href: "#content", Tone: Good},
			{Value: "12", Label: "visits late", Change: "3 more than last week", Href: "#content", Tone: Bad},
			{Value: "214", Label: "children in care", Change: "the same as last week"}, {Value: "9", Label: "drafts older than a week", Tone: Watch}}}},
		{"Record cards", templ.Join(
			RecordCard{Kind: "Visit", Title: "Visit at home, Asha seen alone", Href: "#content", Date: Datetime{"2026-03-09", "9 March 2026"}, By: "Priya Nair", State: Tag{Text: "Agreed", Classes: "govuk-tag--green"},
				Summary: "Asha showed her room and talked about the school trip.", HTML: timelineWords("She would like to see her brother every week, not every month.")},
			RecordCard{Kind: "Contact", Title: "School called about an absence", Href: "#content", Date: Datetime{"2026-03-05", "5 March 2026"}, By: "Tom Reyes", State: Tag{Text: "Draft", Classes: "govuk-tag--grey"}})},
		{"Two texts compared", CompareTexts{Yours: "Yours, not saved", Theirs: "Saved by T. Reyes at 2:05pm", Fields: []ComparedField{
			{Label: "What happened?", Yours: "Asha was happy at home and asked about the trip.", Theirs: "Asha was quiet at home and asked about the school trip."},
			{Label: "Was the child seen?", Yours: "Yes, alone", Theirs: "Yes, alone"}, {Label: "Next step", Yours: "", Theirs: "Call the school"}}}},
	}
}

// pictureExamples are the pictures.
func pictureExamples() []Example {
	return []Example{
		{"Lifeline", galleryLifeline()},
		{"Genogram", galleryGenogram()},
		{"Bar chart", BarChart{ID: "example-chart", Title: "Children waiting for a first visit, by team", Unit: "Children", Bars: []Amount{
			{Label: "North", Value: 12, Tone: Bad}, {Label: "South", Value: 5}, {Label: "East", Value: 7}, {Label: "Disabled children", Value: 0}}}},
	}
}

func galleryLifeline() Lifeline {
	day := core.Day
	return Lifeline{
		ID: "example-life", Title: "Asha's life so far", Description: "Four homes, two schools and three workers since 2015, and what happened when.",
		From: day(2015, 6, 21), To: day(2026, 9, 1), Today: galleryToday,
		Zoom: []NavItem{{Text: "Whole life", Href: "?from=2015-06-21", Current: true}, {Text: "Five years", Href: "?from=2021-03-09"}, {Text: "One year", Href: "?from=2025-03-09"}},
		Lanes: []Lane{
			{"Home", []Bar{{day(2015, 6, 21), day(2023, 11, 4), "With mother", Quiet, ""}, {day(2023, 11, 4), day(2024, 2, 12), "Emergency foster home", Bad, ""}, {day(2024, 2, 12), day(2025, 1, 14), "Grandmother", Plain, ""}, {day(2025, 1, 14), core.Date(0), "R. Bell", Good, "#content"}}, nil},
			{"Plan", []Bar{{day(2021, 5, 1), day(2022, 8, 1), "Child in need", Plain, ""}, {day(2023, 2, 1), day(2023, 11, 4), "Child protection", Watch, ""}, {day(2023, 11, 4), core.Date(0), "In care", Plain, ""}}, nil},
			{"School", []Bar{{day(2019, 9, 3), day(2024, 2, 12), "Ashdown Primary", Quiet, ""}, {day(2024, 2, 20), core.Date(0), "Beech Hill Primary", Quiet, ""}}, nil},
			{"Happenings", nil, []Point{{day(2021, 3, 9), "First worry told", Watch, ""}, {day(2023, 11, 4), "Police protection", Bad, ""}, {day(2024, 3, 2), "Care order", Plain, ""}, {day(2025, 12, 1), "Missing overnight", Bad, "#content"}}},
		},
	}
}

func galleryGenogram() Genogram {
	return Genogram{
		ID: "example-family", Title: "Asha's family", Description: "Asha, her brother and half-sister, their parents, and her mother's parents.",
		People: []Relative{
			{ID: "gm", Name: "Nita Patel", Relation: "grandmother", Note: "68", Sex: "female"}, {ID: "gf", Name: "Raj Patel", Relation: "grandfather", Note: "died 2019", Sex: "male", Deceased: true},
			{ID: "m", Name: "Sunita Patel", Relation: "mother", Note: "36", Sex: "female"}, {ID: "f", Name: "Karl Weston", Relation: "father", Note: "39", Sex: "male"},
			{ID: "p", Name: "Dean Ford", Relation: "mother's partner", Note: "34", Sex: "male"}, {ID: "aunt", Name: "Meera Patel", Relation: "aunt", Note: "31", Sex: "female"},
			{ID: "asha", Name: "Asha Patel", Note: "10, born 2015", Sex: "female", Focus: true}, {ID: "b", Name: "Dev Patel", Relation: "brother", Note: "7", Sex: "male"},
			{ID: "h", Name: "Baby Ford", Relation: "half-sibling", Note: "due June 2026", Unborn: true},
		},
		Couples: []Couple{
			{A: "gf", B: "gm", Kind: "married", Children: []string{"m", "aunt"}},
			{A: "f", B: "m", Kind: "separated", Children: []string{"asha", "b"}},
			{A: "m", B: "p", Kind: "together", Children: []string{"h"}},
		},
		Households: []Household{{Name: "12 Mill Lane", Members: []string{"m", "p", "h"}}, {Name: "R. Bell, foster home", Members: []string{"asha"}}},
	}
}
