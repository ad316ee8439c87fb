package ui

// Reasons that several components share.
const (
	noItems  = "a Go list holds no null, false or empty items"
	onlyTrue = "false is the same as not given"
	english  = "the words that its script shows are left as they are published"
)

// notSupported names, for each component, the published fixtures that we do not make
// and why. All others must pass; and one that is named here and passes fails the test.
var notSupported = map[string]map[string]string{
	"accordion": {
		"with falsy values":          noItems,
		"with remember expanded off": "called Forget here, since false cannot be told from not given",
		"with translations":          english,
	},
	"button": {
		"don't prevent double click": onlyTrue,
	},
	"character-count": {
		"with count type 'characters'":                   "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'characters' and error message": "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'characters' and threshold":     "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'characters' and value":         "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'length'":                       "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'words'":                        "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'words' and error message":      "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'words' and threshold":          "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with count type 'words' and value":              "the limit that is given, Maxlength or Maxwords, says what is counted",
		"with custom textarea description":               "the words of the limit are not a parameter",
		"with neither maxlength nor maxwords set":        "the words of the limit are not a parameter",
		"with translations":                              english,
	},
	"checkboxes": {
		"empty conditional":             noItems,
		"item checked overrides values": onlyTrue,
		"with falsy values":             noItems,
	},
	"date-input": {
		"day and month":                             "day, month and year are always asked together; other boxes are given as Items",
		"month and year":                            "day, month and year are always asked together; other boxes are given as Items",
		"with error on day input":                   "day, month and year are always asked together; other boxes are given as Items",
		"with error on month input":                 "day, month and year are always asked together; other boxes are given as Items",
		"with error on single field":                "day, month and year are always asked together; other boxes are given as Items",
		"with error on single field by omission":    "day, month and year are always asked together; other boxes are given as Items",
		"with error on single field using classes":  "day, month and year are always asked together; other boxes are given as Items",
		"with error on single item by omission":     "a box is marked wrong with Error; none marked means all",
		"with error on year input":                  "day, month and year are always asked together; other boxes are given as Items",
		"with errors only":                          "day, month and year are always asked together; other boxes are given as Items",
		"with errors only (using classes)":          "day, month and year are always asked together; other boxes are given as Items",
		"with field value":                          "day, month and year are always asked together; other boxes are given as Items",
		"with field value and item value":           "day, month and year are always asked together; other boxes are given as Items",
		"with field value and items":                "day, month and year are always asked together; other boxes are given as Items",
		"with field value overriding values":        "day, month and year are always asked together; other boxes are given as Items",
		"with field value, item value and values":   "day, month and year are always asked together; other boxes are given as Items",
		"with translations":                         english,
		"with values and name prefix":               "day, month and year are always asked together; other boxes are given as Items",
		"with values, name prefix and custom names": "day, month and year are always asked together; other boxes are given as Items",
	},
	"error-message": {
		"translated":                   "the words Error: are always said, since colour alone would not be heard",
		"visually hidden text removed": "the words Error: are always said, since colour alone would not be heard",
	},
	"error-summary": {
		"autofocus disabled":           "the focus always moves to what is to be put right",
		"autofocus explicitly enabled": "the focus always moves to what is to be put right",
	},
	"file-upload": {
		"enhanced, custom wrapper classes and attributes": "the wrapper is not changed, and a browser lets no page fill in a file",
		"translated":                            "the words Error: are always said, since colour alone would not be heard",
		"translated, no javascript enhancement": english,
		"with value":                            "the wrapper is not changed, and a browser lets no page fill in a file",
	},
	"notification-banner": {
		"auto-focus explicitly enabled, with type as success": onlyTrue,
	},
	"pagination": {
		"with empty items": noItems,
	},
	"panel": {
		"confirmation, with actions":                        "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption":                                      "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption with custom classes":                  "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption, button link":                         "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption, no actions":                          "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption, no actions items":                    "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption, submit action":                       "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption, with actions classes and attributes": "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption-with-content-with-long-line-length":   "panels that interrupt are not used: a warning or a page of its own asks",
		"interruption-with-headings-content-and-lists":      "panels that interrupt are not used: a warning or a page of its own asks",
	},
	"password-input": {
		"with translations": english,
	},
	"radios": {
		"item checked overrides value": onlyTrue,
		"with empty conditional":       noItems,
		"with falsy items":             noItems,
	},
	"select": {
		"item selected overrides value":      onlyTrue,
		"with falsy items":                   noItems,
		"without values":                     "every option has a value, so that a list is never sent in words",
		"without values with selected value": "every option has a value, so that a list is never sent in words",
	},
	"service-navigation": {
		"inverse with language navigation": "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
		"with `inline` end slot":           "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
		"with a single navigation item and collapseNavigationOnMobile set to true": "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
		"with collapseNavigationOnMobile set to false":                             "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
		"with language navigation":                                                 "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
		"with navigation having empty values":                                      noItems,
		"with navigation having only empty values":                                 noItems,
		"with right-aligned language navigation":                                   "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
		"with slotted content":                                                     "the menu folds when there is more than one place; only the end of the bar is a slot, called End",
	},
	"summary-list": {
		"with falsy values": noItems,
	},
	"table": {
		"with falsy items": noItems,
	},
	"tabs": {
		"with falsy values": noItems,
	},
	"task-list": {
		"with empty values": noItems,
	},
}
