package ui

import (
	"fmt"
	"slices"
	"strings"
)

// coupleLines are the line between two people, its strokes if they have parted, and the
// lines down to their children.
func (f *family) coupleLines(c Couple) []familyLine {
	ax, ay := f.at(c.A)
	half := signSize / 2
	// One known parent's line leaves beside the sign, since the name stands beneath it.
	startX, startY := ax+personWidth/2, ay
	var lines []familyLine
	_, placed := f.x[c.B]
	if !placed && len(c.Children) > 0 {
		lines = append(lines, familyLine{path: fmt.Sprintf("M%.1f %.1fH%.1f", ax+half, ay, startX), class: "tl-family__child", title: f.name(c.A) + ", parent"})
	}
	if placed {
		bx, by := f.at(c.B)
		if bx < ax {
			ax, ay, bx, by = bx, by, ax, ay
		}
		class := "tl-family__couple" + when(c.Kind == "together" || c.Kind == "separated" || c.Kind == "", " tl-family__couple--unmarried")
		title := f.name(c.A) + " and " + f.name(c.B) + when(c.Kind != "", ": "+c.Kind)
		lines = append(lines, familyLine{path: fmt.Sprintf("M%.1f %.1fL%.1f %.1f", ax+half, ay, bx-half, by), class: class, title: title})
		startX, startY = (ax+half+bx-half)/2, (ay+by)/2
		if bx-ax > personWidth*1.2 { // somebody stands between: come down beside the first
			startX = ax + personWidth/2
		}
		for n := range map[string]int{"separated": 1, "divorced": 2}[c.Kind] {
			x := startX + 14 + float64(n)*7
			lines = append(lines, familyLine{path: fmt.Sprintf("M%.1f %.1fl8 -18", x-4, startY+9), class: "tl-family__couple"})
		}
	}
	for _, child := range c.Children {
		if _, placed := f.x[child]; !placed {
			continue
		}
		x, y := f.at(child)
		turn := y - half - 22
		lines = append(lines, familyLine{
			path:  fmt.Sprintf("M%.1f %.1fV%.1fH%.1fV%.1f", startX, startY, turn, x, y-half),
			class: "tl-family__child", title: f.name(child) + ", child of " + f.names([]string{c.A, c.B}),
		})
	}
	return lines
}

// house is a dashed box round those who live together: one box if nobody else would stand
// in it, or else one for each who stand side by side.
func (f *family) house(h Household) []houseDrawing {
	var placed []string
	for _, id := range h.Members {
		if _, there := f.x[id]; there {
			placed = append(placed, id)
		}
	}
	if len(placed) == 0 {
		return nil
	}
	whole := f.around(h.Name, placed)
	if !f.holdsOthers(whole, placed) {
		return []houseDrawing{whole}
	}
	slices.SortFunc(placed, func(a, b string) int {
		if f.generation[a] != f.generation[b] {
			return f.generation[a] - f.generation[b]
		}
		return int((f.x[a] - f.x[b]) * 100)
	})
	var boxes []houseDrawing
	group := placed[:1]
	for n, id := range placed[1:] {
		wider := placed[n+1-len(group) : n+2]
		if f.generation[id] == f.generation[group[0]] && !f.holdsOthers(f.around(h.Name, wider), placed) {
			group = wider
			continue
		}
		boxes = append(boxes, f.around(h.Name, group))
		group = placed[n+1 : n+2]
	}
	return append(boxes, f.around(h.Name, group))
}

// around is the box round some people.
func (f *family) around(name string, ids []string) houseDrawing {
	left, top := f.at(ids[0])
	right, bottom := left, top
	for _, id := range ids[1:] {
		x, y := f.at(id)
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
	}
	const side, above, below = personWidth/2 - 5, 40.0, 98.0
	return houseDrawing{name, left - side, top - above, right - left + 2*side, bottom - top + above + below}
}

// holdsOthers reports whether somebody stands in a box who does not live there.
func (f *family) holdsOthers(h houseDrawing, members []string) bool {
	return slices.ContainsFunc(f.People, func(p Relative) bool {
		x, y := f.at(p.ID)
		return !slices.Contains(members, p.ID) && x > h.x && x < h.x+h.width && y > h.y && y < h.y+h.height
	})
}

// lines breaks words into lines of about so many letters.
func lines(words string, letters int) []string {
	var broken []string
	for _, word := range strings.Fields(words) {
		last := len(broken) - 1
		if last >= 0 && len([]rune(broken[last]+" "+word)) <= letters {
			broken[last] += " " + word
			continue
		}
		broken = append(broken, word)
	}
	return broken
}
