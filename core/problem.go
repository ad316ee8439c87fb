package core

import (
	"errors"
	"fmt"
)

// A Sort says what sort of problem it is; each has its page and its HTTP status.
type Sort int

// The four problems that a person can act on. Anything else is ours.
const (
	Invalid   Sort = iota + 1 // what was given cannot be taken as it is (422)
	Forbidden                 // it is there, and not for this person (403)
	Missing                   // there is nothing there (404)
	Changed                   // somebody else changed it meanwhile (409)
)

// A Problem is said to a person in words that they can act on. Its words never hold
// a child's name or text; its cause is for the log and is not shown.
type Problem struct {
	Sort   Sort
	Words  string
	Fields []FieldProblem // for Invalid: what is wrong with which answer
	cause  error
}

// A FieldProblem says what is wrong with one answer. Field is its column name.
type FieldProblem struct{ Field, Words string }

// Say makes a problem of a sort in plain words.
func Say(sort Sort, format string, args ...any) *Problem {
	return &Problem{Sort: sort, Words: fmt.Sprintf(format, args...)}
}

// Because keeps the cause for the log.
func (p *Problem) Because(err error) *Problem { p.cause = err; return p }

// Error returns the words and the cause, for the log.
func (p *Problem) Error() string {
	if p.cause != nil {
		return p.Words + ": " + p.cause.Error()
	}
	return p.Words
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.cause }

// IsSort reports whether err is, or wraps, a problem of that sort.
func IsSort(err error, sort Sort) bool {
	var p *Problem
	return errors.As(err, &p) && p.Sort == sort
}
