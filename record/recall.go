package record

import "sync"

// A Recall keeps what was worked out a short while ago, within a bound of bytes. It asks
// nothing: whoever keeps something there knows by what to tell that it still holds. What was
// not asked for while half as much again was kept is let go: the older half is dropped whole.
type Recall[K comparable, V any] struct {
	Most int // bytes, as its callers reckon them

	mu         sync.Mutex
	young, old map[K]recalled[V]
	bytes      int // of the young
}

type recalled[V any] struct {
	value V
	bytes int
}

// Of returns what is kept under a key, which others are given as well: it is not to be changed.
func (r *Recall[K, V]) Of(key K) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if v, known := r.young[key]; known {
		return v.value, true
	}
	v, known := r.old[key]
	if known {
		r.put(key, v)
	}
	return v.value, known
}

// Keep keeps a value in place of what was kept under the key. bytes is about what it takes;
// what alone would take more than half of all is not kept.
func (r *Recall[K, V]) Keep(key K, value V, bytes int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.put(key, recalled[V]{value, bytes})
}

func (r *Recall[K, V]) put(key K, v recalled[V]) {
	r.bytes -= r.young[key].bytes
	delete(r.young, key)
	delete(r.old, key)
	if v.bytes > r.Most/2 {
		return
	}
	if r.young == nil || r.bytes+v.bytes > r.Most/2 {
		r.young, r.old, r.bytes = map[K]recalled[V]{}, r.young, 0
	}
	r.young[key] = v
	r.bytes += v.bytes
}
