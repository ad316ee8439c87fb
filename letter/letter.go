// Package letter is what the service says on paper: how plain a text is, letters and plans
// in plain words to begin from, and every record as a document to print, send and keep.
//
// It decides nothing and writes nothing to the database. A score never stands in for asking
// a parent "does this make sense?" and recording the answer.
package letter
