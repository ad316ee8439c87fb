package county

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"throughline/core"
)

//go:embed stories/*.yaml vignettes/*.yaml
var storyFiles embed.FS

// A Story is the life of a family as the pages were used to write it down: who did what on
// which day, and what every time limit came to. The days in it are real days; whoever
// tells it may move them all ([Telling]).
type Story struct {
	Title     string         `yaml:"title"`
	People    []Figure       `yaml:"people"`
	Steps     []Step         `yaml:"steps"`
	Timetable []StoryClock   `yaml:"timetable"`
	Only      []string       `yaml:"timetable_of"` // the clocks that the timetable tells of; none for all
	Findings  []StoryFinding `yaml:"findings"`
}

// A Figure is a person of a story.
type Figure struct {
	Key       string   `yaml:"key"` // by which the steps name the person
	Given     string   `yaml:"given"`
	Family    string   `yaml:"family"`
	Born      string   `yaml:"born"`     // ISO; blank for an unborn child or where it is not known
	Expected  string   `yaml:"expected"` // of an unborn child
	Sex       string   `yaml:"sex"`
	Ethnicity string   `yaml:"ethnicity"`
	Number    string   `yaml:"number"` // local number; blank for one that is given
	UPN       string   `yaml:"upn"`
	Home      string   `yaml:"home"` // address in one line, the postcode after the last comma
	MotherOf  []string `yaml:"mother_of"`
	FatherOf  []string `yaml:"father_of"`
	Related   []struct {
		To   string `yaml:"to"`
		Kind string `yaml:"kind"` // code.Relationship
	} `yaml:"related"`
}

// A Step is one thing that somebody wrote: a new record, a change to one, or a signature.
type Step struct {
	At     string                         `yaml:"at"`     // "2026-03-02 10:15", in London
	By     string                         `yaml:"by"`     // the worker's name
	Write  string                         `yaml:"write"`  // the kind of a new record
	Change string                         `yaml:"change"` // or the kind of the latest record, to be changed
	Sign   string                         `yaml:"sign"`   // or the kind of the latest record, to be signed
	About  []string                       `yaml:"about"`  // keys of people; none for those of the record it follows
	From   string                         `yaml:"from"`   // the kind of the record it follows: the latest about the first person
	Answer map[string]string              `yaml:"answers"`
	Each   map[string]map[string]string   `yaml:"each"` // answers by the key of the child
	Rows   map[string][]map[string]string `yaml:"rows"`
	Signed string                         `yaml:"signed"` // who signs it at once; blank where nobody need
}

// A StoryClock is what one time limit came to for one person, worked out by hand.
type StoryClock struct {
	Who   string `yaml:"who"` // key of the person; blank for the first
	Clock string `yaml:"clock"`
	Due   string `yaml:"due"`
	State string `yaml:"state"` // as the clocks say it: met, met late, running
}

// A StoryFinding is something that a return finds in the story because practice was faulty.
type StoryFinding struct {
	Return string `yaml:"return"` // cin or 903
	Rule   string `yaml:"rule"`
}

// Stories are the long lives of the invented county, by name of their file.
func Stories() (map[string]*Story, error) { return storiesIn("stories") }

// Vignettes are short stories of what happens rarely, by name of their file. They are told by
// the records alone, and a timetable may be of some clocks only.
func Vignettes() (map[string]*Story, error) { return storiesIn("vignettes") }

func storiesIn(folder string) (map[string]*Story, error) {
	files, err := storyFiles.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	out := map[string]*Story{}
	for _, f := range files {
		text, err := storyFiles.ReadFile(path.Join(folder, f.Name()))
		if err != nil {
			return nil, err
		}
		if out[strings.TrimSuffix(f.Name(), ".yaml")], err = ReadStory(f.Name(), text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ReadStory reads a story. An error names the file, and the step or the line.
func ReadStory(name string, text []byte) (*Story, error) {
	var s Story
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&s); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	known := map[string]bool{}
	for _, p := range s.People {
		known[p.Key] = true
	}
	for i, step := range s.Steps {
		if _, err := step.When(); err != nil {
			return nil, fmt.Errorf("%s: step %d: %w", name, i+1, err)
		}
		done := 0
		for _, what := range []string{step.Write, step.Change, step.Sign} {
			if what != "" {
				done++
			}
		}
		if done != 1 {
			return nil, fmt.Errorf("%s: step %d: it must write, change or sign, one of them", name, i+1)
		}
		for _, key := range step.About {
			if !known[key] {
				return nil, fmt.Errorf("%s: step %d: nobody in the story is called %q", name, i+1, key)
			}
		}
	}
	return &s, nil
}

// When is the moment of a step, in London.
func (s Step) When() (core.Instant, error) { return storyTime(s.At) }

// storyTime reads "2026-03-02 10:15".
func storyTime(text string) (core.Instant, error) {
	var hour, minute int
	day, clock, _ := strings.Cut(text, " ")
	d, err := core.ParseDate(day)
	if err != nil || d.IsZero() {
		return 0, fmt.Errorf("%q is no time as 2026-03-02 10:15", text)
	}
	if _, err := fmt.Sscanf(clock, "%d:%d", &hour, &minute); err != nil {
		return 0, fmt.Errorf("%q is no time as 2026-03-02 10:15: %w", text, err)
	}
	return core.At(d, hour, minute), nil
}
