package ui

// wayExamples are the parts by which people find their way.
func wayExamples() []Example {
	return []Example{
		{"Skip link", SkipLink{Text: "Skip to main content"}},
		{"Back link", BackLink{Href: "#content"}},
		{"Breadcrumbs", Breadcrumbs{LabelText: "Breadcrumb example", Items: []Link{{Text: "Children", Href: "#content"}, {Text: "Asha Patel", Href: "#content"}, {Text: "Visits"}}}},
		{"Service navigation", ServiceNavigation{NavigationID: "example-navigation", NavigationLabel: "Example menu", Navigation: []NavItem{{Text: "Inbox", Href: "#content", Current: true, Count: 12}, {Text: "Decided", Href: "#content"}}}},
		{"Sub navigation", SubNavigation{Label: "Example sub navigation", Items: []NavItem{{Text: "Overview", Href: "#content", Current: true}, {Text: "Visits", Href: "#content", Count: 2, CountText: "drafts"}, {Text: "Plans", Href: "#content"}}}},
		{"Side navigation", SideNavigation{Label: "Example side navigation", Items: []NavItem{{Text: "Users", Href: "#content", Current: true}, {Text: "Teams", Href: "#content"}}}},
		{"Pagination", Pagination{LandmarkLabel: "Pages of the list", Previous: PageLink{Href: "#content"}, Next: PageLink{Href: "#content"}, Items: []PageItem{
			{Number: "1", Href: "#content"}, {Ellipsis: true}, {Number: "6", Href: "#content"}, {Number: "7", Href: "#content", Current: true}, {Number: "8", Href: "#content"}}}},
		{"Pagination between records", Pagination{LandmarkLabel: "Record before and after", Previous: PageLink{Href: "#content", LabelText: "Visit on 2 March"}, Next: PageLink{Href: "#content", LabelText: "Visit on 30 March"}}},
		{"Progress steps", ProgressSteps{Label: "Progress of the form", Items: []Step{{Title: "About you", Done: true, Href: "#content"}, {Title: "About the child", Current: true}, {Title: "Your worry"}, {Title: "Check and send"}}}},
		{"Identity bar", IdentityBar{Title: Content{Text: "Fostering enquiry 2041: Bell household"}, Actions: []Button{{Text: "Change", Classes: "govuk-button--secondary"}}}},
		{"Page header with actions", PageHeaderActions{Heading: HeaderHeading{Text: "Visits", Level: 3, Classes: "govuk-heading-m"}, Items: []Button{{Text: "Write a visit", Href: "#content"}}}},
	}
}

// questionExamples are the parts that ask.
func questionExamples() []Example {
	return []Example{
		{"Input", Input{Name: "name", Label: Label{Text: "Full name"}, Hint: Hint{Text: "As on the birth certificate"}, Autocomplete: "off", Spellcheck: "false"}},
		{"Input with an error", Input{Name: "minutes", Label: Label{Text: "How long was it?"}, Value: "soon", Suffix: Content{Text: "minutes"}, Inputmode: "numeric", Classes: "govuk-input--width-3", ErrorMessage: ErrorMessage{Text: "Write the minutes as a number, such as 45"}}},
		{"Password input", PasswordInput{Name: "password", Label: Label{Text: "Password"}}},
		{"Textarea", Textarea{Name: "happened", Label: Label{Text: "What happened?", Classes: "govuk-label--m"}, Hint: Hint{Text: "In plain words, as if the child will read it"}, Rows: 4}},
		{"Character count", CharacterCount{Name: "reason", Label: Label{Text: "Why did you decide this?"}, Maxlength: 500, Rows: 3}},
		{"Date input", DateInput{ID: "visited", NamePrefix: "visited", Fieldset: Fieldset{Legend: Legend{Text: "When did you visit?", Classes: "govuk-fieldset__legend--m"}}, Hint: Hint{Text: "For example, 27 3 2026"}, Values: DateValues{Day: "9", Month: "3", Year: "2026"}}},
		{"Date input with an error", DateInput{ID: "born", NamePrefix: "born", Fieldset: Fieldset{Legend: Legend{Text: "Date of birth"}}, ErrorMessage: ErrorMessage{Text: "Date of birth must be a real date"}, Values: DateValues{Day: "31", Month: "2", Year: "2019"}}},
		{"Radios", Radios{Name: "contact", Value: "phone", Fieldset: Fieldset{Legend: Legend{Text: "How should we answer you?", Classes: "govuk-fieldset__legend--m"}}, Items: []ChoiceItem{
			{Value: "email", Text: "By email", Hint: Hint{Text: "We never send a child's name by email"}},
			{Value: "phone", Text: "By telephone", Conditional: Content{HTML: galleryOther()}},
			{Divider: "or"}, {Value: "none", Text: "No answer is needed"}}}},
		{"Checkboxes", Checkboxes{Name: "present", Values: []string{"mother"}, Fieldset: Fieldset{Legend: Legend{Text: "Who was there?", Classes: "govuk-fieldset__legend--m"}}, Hint: Hint{Text: "Choose all who were"}, Items: []ChoiceItem{
			{Value: "mother", Text: "Mother"}, {Value: "father", Text: "Father"}, {Value: "carer", Text: "Foster carer"}, {Divider: "or"}, {Value: "alone", Text: "Nobody but the child", Behaviour: "exclusive"}}}},
		{"Select", Select{Name: "team", Label: Label{Text: "Team"}, Value: "north", Items: []SelectItem{{Text: "Choose a team"}, {Value: "north", Text: "North"}, {Value: "south", Text: "South"}}}},
		{"File upload", FileUpload{Name: "document", Label: Label{Text: "Add a document"}, Hint: Hint{Text: "PDF, Word or a picture, up to 20 MB"}, Javascript: true}},
		{"Fieldset", Fieldset{Legend: Legend{Text: "Address", Classes: "govuk-fieldset__legend--m"}, HTML: Input{Name: "postcode", Label: Label{Text: "Postcode"}, Classes: "govuk-input--width-10", Autocomplete: "off"}}},
		{"Error summary", ErrorSummary{ErrorList: []ErrorItem{{Text: "Write the minutes as a number, such as 45", Href: "#minutes"}, {Text: "Date of birth must be a real date", Href: "#born-day"}}}},
		{"Buttons", galleryButtons()},
		{"Search", Search{Action: "/search", Input: SearchInput{Name: "q"}, Label: Label{Text: "Find a child"}, Hint: Hint{Text: "By name, date of birth or number"}}},
		{"A form that saves itself", galleryForm()},
	}
}

func gallerySchools() []SelectItem {
	items := []SelectItem{{Text: "Choose a school"}}
	for _, name := range []string{"Ashdown Primary", "Beech Hill Primary", "Brook Lane Infants", "Castle Street Juniors", "Dale Academy", "Eastfield High", "Fern Bank Nursery", "St Anne's Primary", "The Grove Special School", "Westmere High"} {
		items = append(items, SelectItem{Value: name, Text: name})
	}
	return items
}
