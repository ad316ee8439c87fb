package county

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"throughline/core"
	"throughline/people"
)

// livesFor is how many whole lives are told beside so many families.
func livesFor(families int) int { return families / 4 }

// lives tells the stories of the county over and over, with other names, each as far as
// it has come: some have just begun, some have ended. Every third is a vignette.
func (c *County) lives(ctx context.Context, number int, until core.Instant) error {
	for i := range number {
		if err := c.nthLife(ctx, i, until); err != nil {
			return err
		}
	}
	return nil
}

// read are the stories and the vignettes, read once.
var read = sync.OnceValues(func() (out [2]map[string]*Story, err error) {
	if out[0], err = Stories(); err == nil {
		out[1], err = Vignettes()
	}
	return out, err
})

// nthLife tells the nth of them.
func (c *County) nthLife(ctx context.Context, i int, until core.Instant) error {
	tales, err := read()
	if err != nil {
		return err
	}
	stories, vignettes := tales[0], tales[1]
	long, short := slices.Sorted(maps.Keys(stories)), slices.Sorted(maps.Keys(vignettes))
	s := stories[long[(i-i/3)%len(long)]]
	if i%3 == 2 {
		s = vignettes[short[i/3%len(short)]]
	}
	return c.life(ctx, s, until)
}

// life tells one story up to now. How far it has come is a matter of chance.
func (c *County) life(ctx context.Context, s *Story, until core.Instant) error {
	first, err := s.Steps[0].When()
	if err != nil {
		return err
	}
	last, err := s.Steps[len(s.Steps)-1].When()
	if err != nil {
		return err
	}
	span := int(last.Date() - first.Date())
	told := span*15/100 + c.rand.IntN(span) // of it
	moved := int(until.Date()-first.Date()) - told
	moved -= (moved%7 + 7) % 7 // a Monday stays a Monday
	c.now = first.Plus(0)
	l, err := Tell(ctx, c.keeper, c.staff.all, c.renamed(s), moved, func() string { return c.numbered()[0].Value })
	if err != nil {
		return err
	}
	for _, step := range l.Steps {
		if c.now = l.When(step); c.now >= until {
			return nil
		}
		// A day that was moved may fall on a holiday, on which a conference cannot be held, or
		// on the eve of a birthday, for leap years. Then the life goes no further: its work
		// stands still, as work does.
		if err := l.Do(ctx, step); core.IsSort(err, core.Invalid) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// renamed is a story with other names and numbers for its people, wherever they stand.
func (c *County) renamed(s *Story) *Story {
	var swap []string
	family := map[string]string{}
	out := *s
	out.People = slices.Clone(s.People)
	for i := range out.People {
		f := &out.People[i]
		given := pick(c, append(slices.Clone(boys), girls...)...)
		switch {
		case len(f.MotherOf) > 0:
			given = pick(c, women...)
		case len(f.FatherOf) > 0:
			given = pick(c, men...)
		case f.Sex == "F":
			given = pick(c, girls...)
		case f.Sex == "M":
			given = pick(c, boys...)
		}
		if family[f.Family] == "" {
			family[f.Family] = pick(c, families...)
			swap = append(swap, f.Family, family[f.Family])
		}
		if f.Given != "" {
			swap = append(swap, f.Given, given)
			f.Given = given
		}
		f.Family, f.Number = family[f.Family], ""
		if f.UPN != "" {
			f.UPN = people.UPN("801" + strconv.Itoa(200000000+c.people))
		}
		if f.Home != "" {
			f.Home = itoa(1+c.rand.IntN(90)) + " " + pick(c, streets...) + ", " + pick(c, towns...) + ", ZZ" + itoa(1+c.rand.IntN(9)) + " " + itoa(1+c.rand.IntN(9)) + "ZZ"
		}
	}
	names := strings.NewReplacer(swap...)
	out.Steps = slices.Clone(s.Steps)
	for i := range out.Steps {
		step := &out.Steps[i]
		step.Answer = replaced(names, step.Answer)
		each := map[string]map[string]string{}
		for key, answers := range step.Each {
			each[key] = replaced(names, answers)
		}
		rows := map[string][]map[string]string{}
		for set, of := range step.Rows {
			for _, row := range of {
				rows[set] = append(rows[set], replaced(names, row))
			}
		}
		step.Each, step.Rows = each, rows
	}
	return &out
}

// replaced are answers with other names in them. Who is named by key stays who it is.
func replaced(names *strings.Replacer, answers map[string]string) map[string]string {
	out := make(map[string]string, len(answers))
	for question, text := range answers {
		if !strings.HasPrefix(text, "@") {
			text = names.Replace(text)
		}
		out[question] = text
	}
	return out
}
