package clock

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"gopkg.in/yaml.v3"

	"throughline/core"
)

// A Setting is a council's own value for one clock.
type Setting struct {
	Limit       Length    // no figure keeps the national or usual one
	From, Until core.Date // the dates of force, for law that is passed and not begun; blank keeps the clock's
}

// Settings are a council's own values. No settings (nil) are the national and usual values.
type Settings struct{ own map[string]Setting }

// NewSettings takes a council's own values by the id of the clock. It refuses an
// unknown clock, a value looser than the law's (the error says the national figure),
// and any value for a national measure.
func NewSettings(own map[string]Setting) (*Settings, error) {
	var wrong []error
	for _, id := range slices.Sorted(maps.Keys(own)) {
		if err := check(id, own[id]); err != nil {
			wrong = append(wrong, err)
		}
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return &Settings{maps.Clone(own)}, nil
}

// ParseSettings reads settings from YAML: under the id of each clock a length, or a
// limit with its dates of force. Every error names its line.
//
//	cin.visit: 15 working days
//	court.fgdm-offer: {limit: 5 working days, from: 2026-09-01}
func ParseSettings(text []byte) (*Settings, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("the time limits are not readable as YAML: %w", err)
	}
	own := map[string]Setting{}
	if len(doc.Content) == 0 {
		return &Settings{own}, nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("line %d: expected the id of a clock, a colon and its limit, such as cin.visit: 15 working days", top.Line)
	}
	var wrong []error
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		s, err := setting(value)
		if err == nil {
			if _, twice := own[key.Value]; twice {
				err = fmt.Errorf("clock %q is set twice: keep one", key.Value)
			} else {
				err = check(key.Value, s)
			}
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("line %d: %w", key.Line, err))
			continue
		}
		own[key.Value] = s
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return &Settings{own}, nil
}

// setting reads one value: a length, or a limit with dates.
func setting(n *yaml.Node) (s Setting, err error) {
	if n.Kind == yaml.ScalarNode {
		s.Limit, err = ParseLength(n.Value)
		return s, err
	}
	if n.Kind != yaml.MappingNode {
		return s, errors.New("expected a length, or limit, from and until")
	}
	for i := 0; i+1 < len(n.Content) && err == nil; i += 2 {
		switch field, value := n.Content[i].Value, n.Content[i+1].Value; field {
		case "limit":
			s.Limit, err = ParseLength(value)
		case "from":
			s.From, err = core.ParseDate(value)
		case "until":
			s.Until, err = core.ParseDate(value)
		default:
			err = fmt.Errorf("%q is not a field: expected limit, from or until", field)
		}
	}
	return s, err
}

// check refuses what the law does not leave to the council.
func check(id string, s Setting) error {
	c, ok := ByID(id)
	if !ok {
		return fmt.Errorf("there is no clock %q: use an id from the list of clocks", id)
	}
	if dated := s.From != 0 || s.Until != 0; dated && c.Awaits == "" && c.Override == TighterOnly {
		return fmt.Errorf("%s is national law in force and cannot be given dates: take from and until out", id)
	}
	if c.Kind == FixedDate && !s.Limit.IsZero() {
		return fmt.Errorf("%s has its day from the court or the calendar and cannot be set to %s: take it out", id, s.Limit)
	}
	if s.Limit.IsZero() || c.Override == Free || c.Limit.IsZero() || s.Limit == c.Limit {
		return nil
	}
	if c.Kind == Window {
		return fmt.Errorf("%s is a national measure of %s and cannot be set to %s: take it out", id, c.Limit, s.Limit)
	}
	if longer := c.Backward || c.Kind == MinimumWait || c.Kind == Notice; longer {
		if !c.Limit.notLonger(s.Limit) {
			return fmt.Errorf("%s may not be shorter than the national %s; %s was given: give a longer limit or take it out", id, c.Limit, s.Limit)
		}
	} else if !s.Limit.notLonger(c.Limit) {
		return fmt.Errorf("%s may not be longer than the national %s; %s was given: give a shorter limit or take it out", id, c.Limit, s.Limit)
	}
	return nil
}

// For returns the limit that holds for a clock, and whether the council set it.
func (s *Settings) For(c *Clock) (limit Length, own bool) {
	if s != nil {
		if l := s.own[c.ID].Limit; !l.IsZero() {
			return l, l != c.Limit
		}
	}
	return c.Limit, false
}

// inForce reports whether a clock holds for a start on a day.
func (s *Settings) inForce(c *Clock, on core.Date) bool {
	from, until, begun := c.From, c.Until, c.Awaits == ""
	if s != nil {
		if own := s.own[c.ID]; !own.From.IsZero() {
			from, begun = own.From, true
		}
		if own := s.own[c.ID]; !own.Until.IsZero() {
			until = own.Until
		}
	}
	return begun && !on.Before(from) && !on.After(until)
}
