package form

import (
	"database/sql/driver"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"throughline/core"
)

// A Number is a whole number that may be missing; nought and no answer differ. Money is
// a Number of pence.
type Number struct {
	N     int64
	Known bool
}

// Value stores the number; no answer is NULL.
func (n Number) Value() (driver.Value, error) {
	if !n.Known {
		return nil, nil
	}
	return n.N, nil
}

// String writes the number in digits; "" when it is missing.
func (n Number) String() string {
	if !n.Known {
		return ""
	}
	return strconv.FormatInt(n.N, 10)
}

// Scan reads the number out of either database.
func (n *Number) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*n = Number{}
	case int64:
		*n = Number{v, true}
	default:
		return fmt.Errorf("a whole number cannot be read from %T", v)
	}
	return nil
}

type whole struct{ to *Number }

func (w whole) blank(name string, typed url.Values) bool {
	return strings.TrimSpace(typed.Get(name)) == ""
}

func (w whole) read(q *Question, typed url.Values, _ core.Date) string {
	n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimSpace(typed.Get(q.Name)), ",", ""), 10, 64)
	if err != nil {
		return q.Label + " must be a whole number"
	}
	if q.bounded && (n < int64(q.low) || n > int64(q.high)) {
		return fmt.Sprintf("%s must be between %d and %d", q.Label, q.low, q.high)
	}
	*w.to = Number{n, true}
	return ""
}

func (w whole) typeInto(name string, typed url.Values) {
	if w.to.Known {
		typed.Set(name, w.plain())
	}
}

func (w whole) text(*Question) string { return w.plain() }
func (w whole) dest() any             { return w.to }
func (w whole) clear()                { *w.to = Number{} }

func (w whole) plain() string { return w.to.String() }

func (w whole) value() any {
	if !w.to.Known {
		return nil
	}
	return w.to.N
}

func (w whole) setText(s string) string {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return "a whole number"
	}
	*w.to = Number{n, true}
	return ""
}

// money is a whole number of pence, typed in pounds.
type money struct{ to *Number }

func (m money) blank(name string, typed url.Values) bool { return whole(m).blank(name, typed) }

func (m money) read(q *Question, typed url.Values, _ core.Date) string {
	s := strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(typed.Get(q.Name)), ",", ""), "£")
	pounds, pence, dotted := strings.Cut(s, ".")
	wrong := q.Label + " must be an amount in pounds, for example 25 or 25.50"
	n, err := strconv.ParseInt(pounds, 10, 48)
	if err != nil || n < 0 || dotted && len(pence) != 2 {
		return wrong
	}
	var p int64
	if dotted {
		if p, err = strconv.ParseInt(pence, 10, 48); err != nil || p < 0 {
			return wrong
		}
	}
	*m.to = Number{n*100 + p, true}
	return ""
}

func (m money) typeInto(name string, typed url.Values) {
	if m.to.Known {
		typed.Set(name, fmt.Sprintf("%d.%02d", m.to.N/100, m.to.N%100))
	}
}

func (m money) text(*Question) string {
	if !m.to.Known {
		return ""
	}
	return fmt.Sprintf("£%d.%02d", m.to.N/100, m.to.N%100)
}
func (m money) plain() string           { return whole(m).plain() }
func (m money) setText(s string) string { return whole(m).setText(s) }
func (m money) value() any              { return whole(m).value() }
func (m money) dest() any               { return m.to }
func (m money) clear()                  { *m.to = Number{} }

// nullText scans a text that may be NULL.
type nullText[T ~string] struct{ to *T }

// Scan reads the text out of either database.
func (n *nullText[T]) Scan(v any) error {
	s, err := textOf(v)
	*n.to = T(s)
	return err
}

// nullList scans a list kept as one text.
type nullList struct{ set func(string) }

// Scan reads the list out of either database.
func (n *nullList) Scan(v any) error {
	s, err := textOf(v)
	n.set(s)
	return err
}

func textOf(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("text cannot be read from %T", v)
}

func textOrNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
