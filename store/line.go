package store

import "context"

// A line is where those stand who wait for the one connection that writes: who came first goes
// first. [database/sql] by itself gives a connection that comes free to anybody who waits, by
// chance, and of eight who save at once the unlucky waited five times as long as most. No line
// (nil) is for an engine whose server keeps its own.
type line chan struct{}

// wait stands in the line until it is one's turn, and returns what ends the turn.
func (l line) wait(ctx context.Context) (leave func(), err error) {
	if l == nil {
		return func() {}, nil
	}
	select {
	case l <- struct{}{}: // those who wait to send are let in by the order in which they came
		return func() { <-l }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
