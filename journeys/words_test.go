package journeys

import "strings"

// contains looks for words whatever their capitals.
func contains(text, words string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(words))
}

// quiet fails if the browser complained of anything but the refusals that the journey meant.
func (p *person) quiet() {
	p.t.Helper()
	for _, said := range p.Complaints() {
		if !strings.Contains(said, "status of 422") && !strings.Contains(said, "status of 403") && !strings.Contains(said, "status of 409") && !strings.Contains(said, "status of 401") {
			p.t.Errorf("the browser complains: %s", said)
		}
	}
}
