package rule

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTexts holds them against a map.
func TestTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var texts Texts[int]
		texts.Room(rapid.IntRange(0, 200).Draw(t, "room"))
		want := map[string]int{}
		for i := range rapid.IntRange(0, 400).Draw(t, "texts") {
			text := strings.Repeat("a", rapid.IntRange(0, 18).Draw(t, "long")) + rapid.StringOf(rapid.RuneFrom([]rune("ab\x00"))).Draw(t, "text")
			if found := texts.Find(text); (found != nil) != has(want, text) || found != nil && *found != want[text] {
				t.Fatalf("%q is found as %v, want %v", text, found, want[text])
			}
			got, first := texts.Of(text)
			if before, known := want[text]; first == known || *got != before {
				t.Fatalf("%q is remembered as %d (first %v), want %d (known %v)", text, *got, first, before, known)
			}
			*got, want[text] = i, i
		}
	})
}

func has(texts map[string]int, text string) bool { _, known := texts[text]; return known }
