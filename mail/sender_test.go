package mail

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// postOffice speaks SMTP on a port of this machine and keeps what it is given.
type postOffice struct {
	net.Listener
	refuse string // said to RCPT, blank takes everybody
	taking func() // called when a letter was read; nil is nothing

	mu      sync.Mutex
	letters []string
}

func openPostOffice(t *testing.T, address string) *postOffice {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	p := &postOffice{Listener: l}
	t.Cleanup(func() { l.Close() })
	go p.open()
	return p
}

// open serves whoever comes, until it is closed.
func (p *postOffice) open() {
	for {
		c, err := p.Accept()
		if err != nil {
			return
		}
		go p.serve(c)
	}
}

func (p *postOffice) serve(c net.Conn) {
	defer c.Close()
	say := func(words string) { io.WriteString(c, words+"\r\n") }
	say("220 post office")
	in := bufio.NewReader(c)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line)), " ")
		switch {
		case verb == "QUIT":
			say("221 goodbye")
			return
		case verb == "RCPT" && p.refuse != "":
			say(p.refuse)
		case verb == "DATA":
			say("354 go on")
			var letter strings.Builder
			for line != ".\r\n" {
				if line, err = in.ReadString('\n'); err != nil {
					return
				}
				letter.WriteString(line)
			}
			p.mu.Lock()
			p.letters = append(p.letters, letter.String())
			p.mu.Unlock()
			if p.taking != nil {
				p.taking()
			}
			say("250 taken")
		default:
			say("250 well")
		}
	}
}

func (p *postOffice) got() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.letters...)
}

// house is an outbox with a clock that the test sets.
type house struct {
	*Sender
	now core.Instant
	log bytes.Buffer
}

func newHouse(db *store.DB, address string) *house {
	h := &house{now: core.At(core.Day(2026, 3, 6), 10, 0)}
	host, port, _ := net.SplitHostPort(address)
	h.Sender = &Sender{DB: db, Authority: "x", Server: Server{Host: host, Port: port, From: "front.door@example.org"},
		Now: func() core.Instant { return h.now }, Log: slog.New(slog.NewTextHandler(&h.log, nil))}
	return h
}

func (h *house) put(t *testing.T, m Message) {
	t.Helper()
	err := h.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error { return Put(ctx, tx, "x", m, h.now) })
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) send(t *testing.T, want int) {
	t.Helper()
	got, err := h.SendDue(t.Context())
	if err != nil || got != want {
		t.Fatalf("%d letters taken (%v), want %d\n%s", got, err, want, h.log.String())
	}
}

// TestALetterThatWasTakenIsNotedWhenTheProgramStops tells the program to stop while the mail
// server reads a letter, and starts it again the next day.
func TestALetterThatWasTakenIsNotedWhenTheProgramStops(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{Migrations}, func(t *testing.T, db *store.DB) {
		ctx, stop := context.WithCancel(t.Context())
		office := openPostOffice(t, "127.0.0.1:0")
		office.taking = stop
		h := newHouse(db, office.Addr().String())
		h.put(t, Message{"ines@example.org", "A letter", "One line"})
		if n, err := h.SendDue(ctx); n != 1 || err != nil || ctx.Err() == nil {
			t.Fatalf("%d letters taken (%v), want 1", n, err)
		}
		h.now = h.now.Plus(24 * time.Hour)
		h.send(t, 0)
		if letters := office.got(); len(letters) != 1 {
			t.Errorf("it went out %d times, want once", len(letters))
		}
	})
}

func TestALetterGoesOutOnceWhenTheServerIsBack(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{Migrations}, func(t *testing.T, db *store.DB) {
		down := openPostOffice(t, "127.0.0.1:0")
		address := down.Addr().String()
		if err := down.Close(); err != nil {
			t.Fatal(err)
		}
		h := newHouse(db, address)
		h.put(t, Message{"ines@example.org", "Größe\r\nBcc: all@example.org", "First line\n.\nLast line"})
		h.send(t, 0)
		if strings.Contains(h.log.String(), "ines@") {
			t.Errorf("the log says whom a letter is for: %s", h.log.String())
		}
		h.send(t, 0) // it is put off, not tried again at once
		if n, err := store.One[int](t.Context(), db, `SELECT tries FROM outbox`); err != nil || n != 1 {
			t.Errorf("%d tries (%v), want 1", n, err)
		}

		up := openPostOffice(t, address)
		h.now = h.now.Plus(2 * time.Minute)
		h.send(t, 1)
		h.now = h.now.Plus(24 * time.Hour)
		h.send(t, 0)
		letters := up.got()
		if len(letters) != 1 {
			t.Fatalf("%d letters came, want 1", len(letters))
		}
		m, err := mail.ReadMessage(strings.NewReader(letters[0]))
		if err != nil {
			t.Fatal(err)
		}
		if m.Header.Get("To") != "ines@example.org" || m.Header.Get("Bcc") != "" || m.Header.Get("Auto-Submitted") != "auto-generated" {
			t.Errorf("the head of the letter is %v", m.Header)
		}
		if !strings.Contains(letters[0], "First line\r\n..\r\nLast line") {
			t.Errorf("the letter is %q", letters[0])
		}
		if left, err := store.One[string](t.Context(), db, `SELECT to_address FROM outbox`); err != nil || left != "" {
			t.Errorf("after it was sent the outbox still holds %q (%v)", left, err)
		}
	})
}

func TestALetterThatNobodyTakes(t *testing.T) {
	for _, c := range []struct {
		why, answer string
		again       bool
	}{
		{"no such box: never again", "550 no such box", false},
		{"busy: later", "451 come back", true},
	} {
		t.Run(c.why, func(t *testing.T) {
			office := openPostOffice(t, "127.0.0.1:0")
			office.refuse = c.answer
			h := newHouse(testkit.Database(t, store.SQLite, Migrations), office.Addr().String())
			h.put(t, Message{"gone@example.org", "Hello", "Words"})
			h.send(t, 0)
			next, err := store.One[core.Instant](t.Context(), h.DB, `SELECT next_at FROM outbox`)
			if err != nil || next.IsZero() == c.again {
				t.Errorf("the next try is at %s (%v)", next, err)
			}
		})
	}
}

func TestTwoSendersSendOnce(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{Migrations}, func(t *testing.T, db *store.DB) {
		office := openPostOffice(t, "127.0.0.1:0")
		one, two := newHouse(db, office.Addr().String()), newHouse(db, office.Addr().String())
		for range 5 {
			one.put(t, Message{"ines@example.org", "Hello", "Words"})
		}
		failed := make(chan error)
		for _, h := range []*house{one, two} {
			go func() { _, err := h.SendDue(t.Context()); failed <- err }()
		}
		for range 2 {
			if err := <-failed; err != nil {
				t.Error(err)
			}
		}
		if n := len(office.got()); n != 5 {
			t.Errorf("%d letters came, want 5", n)
		}
	})
}

func TestParseServer(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      Server
		wrong     string
	}{
		{"all of it", "smtp://u:p%40ss@mail.example.org:25?from=a@example.org", Server{"mail.example.org", "25", "u", "p@ss", "a@example.org", false}, ""},
		{"TLS from the first byte", "smtps://mail.example.org?from=a@example.org", Server{"mail.example.org", "465", "", "", "a@example.org", true}, ""},
		{"another protocol", "http://mail.example.org?from=a@example.org", Server{}, "begins with smtp://"},
		{"nobody to come from", "smtp://mail.example.org", Server{}, "which address"},
		{"no host", "smtp://?from=a@example.org", Server{}, "no host"},
		{"the password is not repeated", "smtp://u:secret@[::1?from=a", Server{}, "cannot be read"},
	} {
		t.Run(c.why, func(t *testing.T) {
			got, err := ParseServer(c.text)
			if c.wrong == "" && (err != nil || got != c.want) {
				t.Errorf("%q is %+v (%v), want %+v", c.text, got, err, c.want)
			}
			if c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong) || strings.Contains(err.Error(), "secret")) {
				t.Errorf("%q: %v, want %q", c.text, err, c.wrong)
			}
		})
	}
}

func TestIsAddress(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      bool
	}{
		{"plain", "a@example.org", true},
		{"with a name", "A <a@example.org>", false},
		{"two of them", "a@example.org, b@example.org", false},
		{"a line break that would add a heading", "a@example.org\r\nBcc: b@example.org", false},
		{"none", "", false},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := IsAddress(c.text); got != c.want {
				t.Errorf("IsAddress(%q) = %t", c.text, got)
			}
		})
	}
}
