// Package journeys walks whole journeys through both sites in a real browser: from a worry
// that somebody sends to an assessment that a manager signs, with JavaScript and without,
// with the keyboard alone, and through lost connections, ended sessions and two people who
// write at once. The long lives are walked in it on one engine, and without scripts on the
// other. It holds tests only.
//
// THROUGHLINE_PICTURES names a folder for pictures of every page, on a desk and on a telephone.
package journeys
