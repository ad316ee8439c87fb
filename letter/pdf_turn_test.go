package letter

import (
	"context"
	"errors"
	"testing"
	"time"

	"throughline/core"
)

// TestTwoDocumentsAtOnce holds that a third document waits for its turn, is refused in plain
// words where it waits too long, and is made when one of the two is done.
func TestTwoDocumentsAtOnce(t *testing.T) {
	p := Printer{Chromium: "/nowhere", Wait: time.Nanosecond}
	var done []func()
	for range MostAtOnce {
		end, err := p.turn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		done = append(done, end)
	}
	if _, err := p.PDF(t.Context(), nil, 0); !core.IsSort(err, core.Invalid) {
		t.Errorf("a third at once gives %v", err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	p.Wait = time.Hour
	if _, err := p.turn(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("somebody who has gone is given a turn: %v", err)
	}
	waits := make(chan error)
	go func() {
		end, err := p.turn(t.Context())
		if err == nil {
			end()
		}
		waits <- err
	}()
	done[0]()
	if err := <-waits; err != nil {
		t.Errorf("whoever waited is refused: %v", err)
	}
	done[1]()
}
