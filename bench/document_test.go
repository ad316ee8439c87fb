package bench

import "testing"
import "throughline/store"

func writeDocument(b *testing.B, file string, results map[store.Engine][]result) {}
