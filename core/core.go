// Package core holds the words that everything in Throughline uses: a day, an
// instant, an identifier and a problem that a person can act on.
//
// It imports nothing of ours and does nothing but say what these words mean.
package core
