package people

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/store"
)

// variants are what may be typed in place of a word: itself and itself less any one
// letter, which covers one slip of the finger; how it sounds; the names for which it is
// short.
func variants(word string) []string {
	out := []string{"l:" + word}
	if letters := []rune(word); len(letters) >= 4 { // every short word is one letter from another
		for i := range letters {
			out = append(out, "l:"+string(letters[:i])+string(letters[i+1:]))
		}
	}
	if sound := soundOf(word); len(sound) > 1 {
		out = append(out, "s:"+sound)
	}
	for _, head := range nicknames.heads(word) {
		out = append(out, "k:"+head)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

const (
	variantsAtOnce = 16
	wordsOfOne     = 8    // how many words are tried in place of one that was typed
	likelyWord     = 0.82 // how like what was typed such a word must be
)

var insertWords, askWords = func() (string, string) {
	rows, marks := make([]string, variantsAtOnce), make([]string, variantsAtOnce)
	for i := range rows {
		rows[i] = fmt.Sprintf("($1, $%d, $2)", i+3)
		marks[i] = fmt.Sprintf("$%d", i+2)
	}
	return `INSERT INTO name_word (authority_id, variant, word) VALUES ` + strings.Join(rows, ", ") + ` ON CONFLICT (authority_id, variant, word) DO NOTHING`,
		`SELECT DISTINCT word FROM name_word WHERE authority_id = $1 AND variant IN (` + strings.Join(marks, ", ") + `)`
}()

// writeWords sees that the words of a person's names stand among the words of all names.
func writeWords(ctx context.Context, tx *store.Tx, authority string, keys keySet) error {
	for _, key := range keys.all {
		word, isName := strings.CutPrefix(key, keyName)
		if !isName {
			continue
		}
		fresh, err := store.Exec(ctx, tx, `INSERT INTO name_word (authority_id, variant, word) VALUES ($1, $2, $3)
			ON CONFLICT (authority_id, variant, word) DO NOTHING`, authority, "l:"+word, word)
		if err != nil {
			return fmt.Errorf("writing the words of a name: %w", err)
		}
		if fresh == 0 {
			continue
		}
		for part := range slices.Chunk(variants(word), variantsAtOnce) {
			if _, err := store.Exec(ctx, tx, insertWords, append([]any{authority, word}, filled(part, variantsAtOnce)...)...); err != nil {
				return fmt.Errorf("writing the words of a name: %w", err)
			}
		}
	}
	return nil
}

// filled are values, the last one repeated up to n, so that there is one statement.
func filled[T any](values []T, n int) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = values[min(i, len(values)-1)]
	}
	return out
}

// wordsFor are the words of names that may have been meant by one that was typed, the
// likeliest first.
func wordsFor(ctx context.Context, q store.Querier, authority, typed string) ([]string, error) {
	var found []string
	for part := range slices.Chunk(variants(typed), variantsAtOnce) {
		some, err := store.All[string](ctx, q, askWords, append([]any{authority}, filled(part, variantsAtOnce)...)...)
		if err != nil {
			return nil, fmt.Errorf("asking for the words of names: %w", err)
		}
		found = append(found, some...)
	}
	slices.Sort(found)
	found = slices.Compact(found)
	how := make(map[string]float64, len(found))
	for _, w := range found {
		how[w] = likeness(typed, w)
	}
	found = slices.DeleteFunc(found, func(w string) bool { return how[w] < likelyWord })
	slices.SortStableFunc(found, func(a, b string) int { return cmp.Compare(how[b], how[a]) })
	return found[:min(len(found), wordsOfOne)], nil
}
