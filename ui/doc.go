// Package ui shows things: the components of a page, the frame round it, its
// styles, and the pictures that we draw as SVG. It decides nothing and knows no
// record, no law and no database: what it shows is given to it as plain text.
//
// A component is a struct. Its fields are the parameters of its counterpart in the
// GOV.UK Design System or the Ministry of Justice Pattern Library, and it is itself
// a [templ.Component], so a page writes
//
//	@ui.Button{Text: "Save and continue"}
//
// Everywhere Text is escaped, and HTML, where given, stands in its place. A blank
// field is left out of the page. Nothing here writes a style attribute or an inline
// script, so that the pages may forbid both.
package ui
