package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/smtp"
	"net/textproto"
	"net/url"
	"strings"
	"time"

	"throughline/core"
	"throughline/store"
)

// A Server is the mail server that takes our letters.
type Server struct {
	Host, Port     string
	User, Password string
	From           string // the address that letters come from
	TLS            bool   // spoken from the first byte (smtps); otherwise STARTTLS where it is offered
}

// ParseServer reads smtp://user:password@host:587?from=address, or smtps:// for TLS from
// the first byte. The ports are 587 and 465 where none is given.
func ParseServer(address string) (Server, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Server{}, errors.New("the mail server is written smtp://user:password@host:587?from=name@example.org; this one cannot be read")
	}
	s := Server{Host: u.Hostname(), Port: u.Port(), From: u.Query().Get("from"), TLS: u.Scheme == "smtps"}
	if u.User != nil {
		s.User = u.User.Username()
		s.Password, _ = u.User.Password()
	}
	switch {
	case u.Scheme != "smtp" && u.Scheme != "smtps":
		return Server{}, fmt.Errorf("the mail server begins with smtp:// or smtps://, not %q", u.Scheme)
	case s.Host == "":
		return Server{}, errors.New("the mail server has no host: write smtp://host:587?from=name@example.org")
	case !IsAddress(s.From):
		return Server{}, errors.New("say which address letters come from: smtp://host:587?from=name@example.org")
	}
	if s.Port == "" {
		s.Port = "587"
		if s.TLS {
			s.Port = "465"
		}
	}
	return s, nil
}

// A Sender sends what one authority has in its outbox.
type Sender struct {
	DB        *store.DB
	Authority string
	Server    Server
	Now       func() core.Instant
	Log       *slog.Logger
}

// every is how often the outbox is looked at.
const every = 15 * time.Second

// Run sends what is due, again and again, until it is told to stop.
func (s *Sender) Run(ctx context.Context) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if _, err := s.SendDue(ctx); err != nil && ctx.Err() == nil {
			s.Log.Error("the outbox cannot be read", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// SendDue tries every letter that is due once and returns how many were taken. A letter
// that the server does not take stays and is tried later; only the database's own errors are
// returned. A letter goes out once, unless the program dies between the server's answer and
// the note of it.
func (s *Sender) SendDue(ctx context.Context) (int, error) {
	letters, err := due(ctx, s.DB, s.Authority, s.Now())
	if err != nil {
		return 0, err
	}
	taken := 0
	for _, w := range letters {
		ok, err := s.send(ctx, w)
		if err != nil {
			return taken, err
		}
		if ok {
			taken++
		}
	}
	return taken, nil
}

func (s *Sender) send(ctx context.Context, w waiting) (bool, error) {
	mine := false
	err := s.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		mine, err = claim(ctx, tx, s.Authority, w, s.Now())
		return err
	})
	if err != nil || !mine {
		return false, err
	}
	wrong := s.Server.Deliver(ctx, w.ID, w.MadeAt, Message{w.ToAddress, w.Subject, w.Body})
	// What became of it is noted though the program was told to stop meanwhile: a letter that
	// was taken would go out a second time.
	err = s.DB.Write(context.WithoutCancel(ctx), func(ctx context.Context, tx *store.Tx) error {
		if wrong != nil {
			return failed(ctx, tx, s.Authority, w.ID, wrong.Error(), refused(wrong) || w.Tries+1 >= giveUpAfter)
		}
		return sent(ctx, tx, s.Authority, w.ID, s.Now())
	})
	if wrong != nil {
		s.Log.Warn("a letter could not be sent; it stays in the outbox", "letter", string(w.ID), "tries", w.Tries+1, "error", withoutAddress(wrong.Error(), w.ToAddress))
	}
	return wrong == nil, err
}

// errNoBox marks an answer about whom a letter is for, as against one about us.
var errNoBox = errors.New("the mail server does not take letters for this address")

// refused reports whether the server will never take the letter: a 5xx answer to its
// address. Any other refusal may be put right on our side.
func refused(err error) bool {
	var answer *textproto.Error
	return errors.Is(err, errNoBox) && errors.As(err, &answer) && answer.Code >= 500
}

// withoutAddress keeps whom a letter is for out of the log.
func withoutAddress(text, address string) string {
	return strings.ReplaceAll(text, address, "the address")
}

// patience is how long the server may take over one letter.
const patience = time.Minute

// Deliver hands one letter to the server. The error says which step failed.
func (s Server) Deliver(ctx context.Context, id core.ID, at core.Instant, m Message) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c, err := s.dial(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.Mail(s.From); err != nil {
		return fmt.Errorf("the mail server does not take letters from %s: %w", s.From, err)
	}
	if err := c.Rcpt(m.To); err != nil {
		return fmt.Errorf("%w: %w", errNoBox, err)
	}
	text, err := compose(s.From, id, at, m)
	if err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return fmt.Errorf("the mail server does not take the letter: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return fmt.Errorf("the mail server stopped taking the letter: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("the mail server did not accept the letter: %w", err)
	}
	return nil // the letter is taken: how the conversation ends no longer matters
}

// Greet asks the server whether it takes letters from us, and sends none. until is when its
// certificate ends; zero where it has none.
func (s Server) Greet(ctx context.Context) (until time.Time, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c, err := s.dial(ctx)
	if err != nil {
		return until, err
	}
	defer c.Close()
	if state, secret := c.TLSConnectionState(); secret && len(state.PeerCertificates) > 0 {
		until = state.PeerCertificates[0].NotAfter
	}
	if err := c.Mail(s.From); err != nil {
		return until, fmt.Errorf("the mail server does not take letters from %s: %w", s.From, err)
	}
	if err := c.Quit(); err != nil {
		return until, fmt.Errorf("the mail server does not say goodbye: %w", err)
	}
	return until, nil
}

// dial greets the server, with TLS where it can be had, and signs in where there is a user.
func (s Server) dial(ctx context.Context) (*smtp.Client, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", net.JoinHostPort(s.Host, s.Port))
	if err != nil {
		return nil, fmt.Errorf("the mail server %s:%s cannot be reached: %w", s.Host, s.Port, err)
	}
	if ends, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(ends); err != nil {
			return nil, errors.Join(fmt.Errorf("setting how long the mail server may take: %w", err), conn.Close())
		}
	}
	if s.TLS {
		conn = tls.Client(conn, &tls.Config{ServerName: s.Host})
	}
	c, err := smtp.NewClient(conn, s.Host)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the mail server does not greet: %w", err), conn.Close())
	}
	if err := s.open(c); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

func (s Server) open(c *smtp.Client) error {
	if offered, _ := c.Extension("STARTTLS"); offered && !s.TLS {
		if err := c.StartTLS(&tls.Config{ServerName: s.Host}); err != nil {
			return fmt.Errorf("the mail server's certificate is not accepted: %w", err)
		}
	}
	if s.User == "" {
		return nil
	}
	// PlainAuth refuses to say a password aloud: without TLS, to this machine only.
	if err := c.Auth(smtp.PlainAuth("", s.User, s.Password, s.Host)); err != nil {
		return fmt.Errorf("signing in at the mail server: %w", err)
	}
	return nil
}

// compose writes the letter as it travels.
func compose(from string, id core.ID, at core.Instant, m Message) ([]byte, error) {
	var b bytes.Buffer
	host := from[strings.LastIndexByte(from, '@')+1:]
	for _, line := range []string{
		"From: " + from,
		"To: " + m.To,
		"Subject: " + mime.QEncoding.Encode("utf-8", strings.NewReplacer("\r", " ", "\n", " ").Replace(m.Subject)),
		"Date: " + at.Time().Format(time.RFC1123Z),
		"Message-ID: <" + string(id) + "@" + host + ">",
		"Auto-Submitted: auto-generated",
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=utf-8",
		"Content-Transfer-Encoding: quoted-printable",
		"",
	} {
		b.WriteString(line + "\r\n")
	}
	w := quotedprintable.NewWriter(&b)
	if _, err := w.Write([]byte(strings.ReplaceAll(m.Body, "\n", "\r\n"))); err != nil {
		return nil, fmt.Errorf("writing the letter: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("writing the letter: %w", err)
	}
	return b.Bytes(), nil
}
