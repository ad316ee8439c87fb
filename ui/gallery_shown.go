package ui

import (
	"github.com/a-h/templ"

	"throughline/core"
)

var galleryToday = core.Day(2026, 3, 9)

// galleryDays are the same kind of thing due at different times.
func galleryDays() []DueTag {
	t := galleryToday
	return []DueTag{
		{Due: t, Today: t}, {Due: t.Plus(1), Today: t}, {Due: t.Plus(4), Today: t}, {Due: t.Plus(30), Today: t},
		{Due: t.Plus(-3), Today: t}, {Due: t, Met: t.Plus(-2), Today: t}, {Due: t.Plus(-9), Met: t.Plus(-7), Today: t},
		{Due: t.Plus(5), Today: t, Paused: "child abroad"},
	}
}

// shownExamples are the parts that tell.
func shownExamples() []Example {
	return []Example{
		{"Notification banner", NotificationBanner{TitleID: "example-banner-title", Text: "Somebody else is writing this visit now."}},
		{"Banner", Banner{Type: "information", IconFallbackText: "About this record", Text: "This record was closed on 2 March 2026."}},
		{"Inset text", InsetText{Text: "Asha asked that her school is not told about this."}},
		{"Warning text", WarningText{Text: "A child protection plan ends when you agree this."}},
		{"Details", Details{SummaryText: "What counts as a visit?", Text: "Seeing the child in person, wherever they are."}},
		{"Panel", Panel{TitleText: "We have your worry", HeadingLevel: 3, Text: "Your number is 20-4417. We read it within one working day."}},
		{"Label, hint and error message alone", templ.Join(
			Label{Text: "A label for the next box", For: "alone"}, Hint{ID: "alone-hint", Text: "A hint"},
			ErrorMessage{ID: "alone-error", Text: "What to put right"}, inputAlone(Input{Name: "alone", Attributes: templ.Attributes{"aria-describedby": "alone-hint alone-error"}}))},
		{"Tags and badges", galleryTags()},
		{"Due tags", galleryDue()},
		{"Empty state", EmptyState{Title: "Nothing is due", Text: "You have no visits, reviews or plans due in the next fortnight.", HTML: Button{Text: "Show the month", Href: "#content", Classes: "govuk-button--secondary"}}},
	}
}

// listExamples are the parts that list.
func listExamples() []Example {
	return []Example{
		{"Summary list", SummaryList{Rows: []SummaryRow{
			{Key: Content{Text: "Date of visit"}, Value: Content{Text: "9 March 2026"}, Actions: Actions{Items: []Action{{Text: "Change", Href: "#content", VisuallyHiddenText: "date of visit"}}}},
			{Key: Content{Text: "Was the child seen?"}, Value: Content{Text: "Yes, alone"}, Actions: Actions{Items: []Action{{Text: "Change", Href: "#content", VisuallyHiddenText: "whether the child was seen"}}}}}}},
		{"Summary card", SummaryList{Card: SummaryCard{Title: CardTitle{Text: "Placement with R. Bell", HeadingLevel: 3}, Actions: Actions{Items: []Action{{Text: "Change", Href: "#content"}}}}, Rows: []SummaryRow{
			{Key: Content{Text: "Since"}, Value: Content{Text: "14 January 2025"}}, {Key: Content{Text: "Kind"}, Value: Content{Text: "Foster carer, not a relative"}}}}},
		{"Table", Table{Caption: "Visits due", CaptionClasses: "govuk-table__caption--m", Cards: true, Filterable: true, FirstCellIsHeader: true,
			Head: []TableHead{{Text: "Child", Href: "?sort=child"}, {Text: "What"}, {Text: "Due", Href: "?sort=due", Sorted: "ascending"}, {Text: "Days", Format: "numeric"}},
			Rows: [][]TableCell{
				{{Text: "Asha Patel"}, {Text: "Visit in care"}, {HTML: galleryDays()[4]}, {Text: "3", Format: "numeric"}},
				{{Text: "Leo Bright"}, {Text: "First review"}, {HTML: galleryDays()[1]}, {Text: "1", Format: "numeric"}},
				{{Text: "Mina Okoro"}, {Text: "Health assessment"}, {HTML: galleryDays()[3]}, {Text: "30", Format: "numeric"}},
				{{Text: "Noah Farrow"}, {Text: "Visit in care"}, {HTML: galleryDays()[3]}, {Text: "31", Format: "numeric"}},
				{{Text: "Ottilie Vance"}, {Text: "Pathway plan"}, {HTML: galleryDays()[3]}, {Text: "33", Format: "numeric"}},
				{{Text: "Piran Hale"}, {Text: "Core group"}, {HTML: galleryDays()[3]}, {Text: "34", Format: "numeric"}},
				{{Text: "Rosa Quint"}, {Text: "Dental check"}, {HTML: galleryDays()[3]}, {Text: "35", Format: "numeric"}},
				{{Text: "Saul Brae"}, {Text: "Visit in care"}, {HTML: galleryDays()[3]}, {Text: "36", Format: "numeric"}}}}},
		{"Task list", TaskList{IDPrefix: "example-tasks", Items: []Task{
			{Title: Content{Text: "About the child"}, Href: "#content", Status: TaskStatus{Text: "Completed"}},
			{Title: Content{Text: "Views of the child"}, Hint: Content{Text: "In the child's own words"}, Href: "#content", Status: TaskStatus{Tag: Tag{Text: "Incomplete", Classes: "govuk-tag--blue"}}},
			{Title: Content{Text: "Manager's decision"}, Status: TaskStatus{Text: "Cannot start yet", Classes: "govuk-task-list__status--cannot-start-yet"}}}}},
		{"Tabs", Tabs{IDPrefix: "example-tab", Title: "Plans", Items: []TabItem{{Label: "Now", Panel: Content{Text: "The care plan of 2 February 2026."}}, {Label: "Before", Panel: Content{Text: "Two earlier plans."}}}}},
		{"Accordion", Accordion{ID: "example-accordion", HeadingLevel: 3, Items: []AccordionItem{
			{Heading: Content{Text: "Health"}, Content: Content{Text: "Last assessed on 3 November 2025."}}, {Heading: Content{Text: "School"}, Content: Content{Text: "Year 5 at Beech Hill Primary."}}}}},
		{"Timeline", Timeline{HeadingLevel: 3, Items: []TimelineItem{
			{Label: Content{Text: "Decision agreed"}, Byline: Content{Text: "Tom Reyes"}, Datetime: Datetime{"2026-03-09T14:05", "9 March 2026 at 2:05pm"}, HTML: timelineWords("An assessment starts today.")},
			{Label: Content{Text: "Worry received"}, Byline: Content{Text: "a teacher"}, Datetime: Datetime{"2026-03-09T09:40", "9 March 2026 at 9:40am"}, HTML: timelineWords("Told to the Front Door by form.")}}}},
		{"Filter", FilterLayout{Filter: Filter{Action: "/children", SelectedFilters: SelectedFilters{ClearHref: "#content", Categories: []FilterCategory{{Heading: "Team", Items: []Link{{Text: "North", Href: "#content"}}}}},
			OptionsHTML: Checkboxes{Name: "filter-team", Classes: "govuk-checkboxes--small", Values: []string{"north"}, Fieldset: Fieldset{Legend: Legend{Text: "Team", Classes: "govuk-fieldset__legend--s"}}, Items: []ChoiceItem{{Value: "north", Text: "North"}, {Value: "south", Text: "South"}}}}}},
	}
}
