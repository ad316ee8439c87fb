package returns

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"throughline/rule"
)

// A reportHead is a report in JSON but for its findings, which may be too many to hold
// a second time.
type reportHead struct {
	Dir        string   `json:"dir"`
	Collection string   `json:"collection"`
	Year       int      `json:"year"`
	Rules      []string `json:"rules"`
}

// WriteJSON writes the report as one object on one line, with a line end.
func (r *Report) WriteJSON(w io.Writer) error {
	out := bufio.NewWriterSize(w, 64<<10)
	if err := r.writeObject(out); err != nil {
		return fmt.Errorf("writing the report as JSON: %w", err)
	}
	out.WriteByte('\n')
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the report as JSON: %w", err)
	}
	return nil
}

// writeObject leaves errors of writing to the final Flush, which repeats the first.
func (r *Report) writeObject(out *bufio.Writer) error {
	head, err := json.Marshal(reportHead{r.Dir, r.Collection, r.Year, listed(r.Rules)})
	if err != nil {
		return err
	}
	out.Write(head[:len(head)-1])
	out.WriteString(`,"findings":[`)
	for i := range r.Findings {
		if i > 0 {
			out.WriteByte(',')
		}
		f, err := json.Marshal(&r.Findings[i])
		if err != nil {
			return err
		}
		out.Write(f)
	}
	tail, err := json.Marshal(struct {
		Skipped []rule.Skip `json:"skipped"`
		Counts  Counts      `json:"counts"`
	}{listed(r.Skipped), r.Counts})
	if err != nil {
		return err
	}
	out.WriteString(`],`)
	out.Write(tail[1:])
	return nil
}

// listed makes an empty list of none, so that it is [] in JSON and not null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// WriteJSONFailure writes, in the place of a report, that a return could not be checked.
func WriteJSONFailure(w io.Writer, dir, collection string, year int, why error) error {
	b, err := json.Marshal(struct {
		Dir        string `json:"dir"`
		Collection string `json:"collection"`
		Year       int    `json:"year"`
		Error      string `json:"error"`
	}{dir, collection, year, why.Error()})
	if err == nil {
		_, err = w.Write(append(b, '\n'))
	}
	if err != nil {
		return fmt.Errorf("writing the report as JSON: %w", err)
	}
	return nil
}
