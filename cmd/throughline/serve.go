package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"

	"throughline/access"
	"throughline/changed"
	"throughline/core"
	"throughline/letter"
	"throughline/practice/all"
	"throughline/record"
	"throughline/returns/outside"
	"throughline/store"
	"throughline/web"
)

// A Serve serves the staff's and the public's site.
type Serve struct {
	Listen    string `help:"Address of the staff's site." default:"127.0.0.1:8080"`
	Public    string `help:"Address of the public's site." default:"127.0.0.1:8081"`
	Authority string `help:"The authority's id in every key; never change it." default:"own"`
	Council   string `help:"The council's name as shown." default:"Our Council" env:"THROUGHLINE_COUNCIL"`
	HTTPS     bool   `help:"The sites are reached over https through a proxy: cookies are sent over https only."`

	Post
	Heads
}

// Run serves until it is told to stop. The first start prints a link with which the first
// administrator signs up; there is no default password.
func (s *Serve) Run(h *House) error {
	ctx := context.Background()
	c := h.config(false)
	c.Authority = s.Authority
	k, err := all.Open(ctx, c, nil)
	if err != nil {
		return err
	}
	defer k.DB.Close()
	if err := s.firstStart(ctx, h, k); err != nil {
		return err
	}
	return s.serve(ctx, h, k, h.Data)
}

func (s *Serve) firstStart(ctx context.Context, h *House, k *record.Keeper) error {
	users, err := store.One[int](ctx, k.DB, `SELECT count(*) FROM app_user WHERE authority_id = $1 AND active`, s.Authority)
	if err != nil || users > 0 {
		return err
	}
	var token string
	err = k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		token, err = access.FirstAdministrator(ctx, tx, s.Authority, core.InstantOf(time.Now()))
		return err
	})
	if err != nil {
		return fmt.Errorf("making the link of the first administrator: %w", err)
	}
	fmt.Fprintf(h.out, "Nobody has an account yet. The first administrator signs up once at\n\n  http://%s/first/%s\n\nThe link is good for 24 hours.\n\n", s.Listen, token)
	return nil
}

// printer makes PDF where a Chromium is set; nil where none is.
func (h *House) printer() *letter.Printer {
	if h.Chromium == "" {
		return nil
	}
	return &letter.Printer{Chromium: h.Chromium}
}

// stopping is how long what is under way may take once the program is told to stop.
const stopping = 10 * time.Second

// quiet is how long the program only answers, from its start.
const quiet = 2 * time.Minute

// A job is what the program does beside answering, until ctx ends.
type job func(ctx context.Context)

// hourly does something at once and then each hour. What fails is logged, with what that
// means, and is tried again in an hour.
func hourly(log *slog.Logger, failed string, do func(ctx context.Context) error) job {
	return every(time.Hour, log, failed+"; it is tried again in an hour", do)
}

// later does a job not at once: whoever has just started the program waits for pages. What reads much is done
// one after the other, so that it never takes more than one processor, nor memory for two.
func later(after time.Duration, turn *sync.Mutex, pause time.Duration, log *slog.Logger, failed string, do func(ctx context.Context) error) job {
	return func(ctx context.Context) {
		select {
		case <-ctx.Done():
			return
		case <-time.After(after):
		}
		every(pause, log, failed, func(ctx context.Context) error {
			turn.Lock()
			defer turn.Unlock()
			return do(ctx)
		})(ctx)
	}
}

// every does something at once and then after each so long. What fails is logged.
func every(pause time.Duration, log *slog.Logger, failed string, do func(ctx context.Context) error) job {
	return func(ctx context.Context) {
		again := time.NewTicker(pause)
		defer again.Stop()
		for {
			if err := do(ctx); err != nil && ctx.Err() == nil {
				log.Error(failed, "error", err)
			}
			select {
			case <-ctx.Done():
				return
			case <-again.C:
			}
		}
	}
}

// alone is something that one program does of those that share a database.
func alone(k *record.Keeper, name string, do func(ctx context.Context) error) func(ctx context.Context) error {
	return func(ctx context.Context) error {
		_, err := k.DB.Alone(ctx, name, do)
		return err
	}
}

// room is how many bytes more than the program holds it may take before it looks for what it
// can give back. It holds little, and so would look after every few pages: that was a
// seventh of their processor time.
const room = 64 << 20

// serve serves both sites, and does its jobs, until an interrupt.
func (s *Serve) serve(ctx context.Context, h *House, k *record.Keeper, data string) error {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" { // settings that somebody gave hold
		held := make([]byte, room) // never written to, so that it takes no memory of the machine's
		defer runtime.KeepAlive(held)
	}
	log := slog.New(slog.NewTextHandler(h.err, nil))
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	staff, err := s.staffSite(h, k, data, log)
	if err != nil {
		return err
	}
	public, jobs, err := s.publicSite(k, data, log)
	if err != nil {
		return err
	}
	signing, err := s.Heads.begin(k, data, s.Authority, log)
	if err != nil {
		return err
	}
	var turn sync.Mutex // of what reads much
	jobs = append(jobs,
		hourly(log, "the head of the ledger could not be signed or kept outside", alone(k, s.Authority+"/signing", func(ctx context.Context) error { return signing.once(ctx, k.Now()) })),
		hourly(log, "what nobody reads any more of what was changed could not be taken away", func(ctx context.Context) error { return changed.Tidy(ctx, k.DB, s.Authority) }),
		later(quiet, &turn, web.CountsEach, log, "how the time limits stand could not be counted, and the page of them counts it itself", staff.CountLimits),
		later(5*quiet, &turn, time.Hour, log, "people who may be one could not be looked for; it is tried again in an hour",
			alone(k, s.Authority+"/pairs", func(ctx context.Context) error { return lookForPairs(ctx, k, s.Authority) })),
		// An empty database that is counted once would choose its indexes wrongly for ever.
		later(quiet, &turn, time.Hour, log, "the tables could not be counted, and pages may be slow; it is tried again in an hour", k.DB.Count),
	)
	failed := make(chan error, 2)
	var servers []*http.Server
	for _, door := range []struct {
		name, address string
		handler       http.Handler
	}{
		{"The staff's site", s.Listen, staff.Handler()},
		{"The public's site", s.Public, public},
	} {
		l, err := net.Listen("tcp", door.address)
		if err != nil {
			return fmt.Errorf("%s cannot be served at %s: %w. Choose another address with --listen or --public", door.name, door.address, err)
		}
		srv := serverOf(door.handler, log)
		servers = append(servers, srv)
		fmt.Fprintf(h.out, "%s: http://%s\n", door.name, l.Addr())
		go func() { failed <- srv.Serve(l) }()
	}
	var busy sync.WaitGroup
	for _, job := range jobs {
		busy.Go(func() { job(ctx) })
	}
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	stop()
	return errors.Join(err, end(servers, &busy))
}

// staffSite makes the staff's site.
func (s *Serve) staffSite(h *House, k *record.Keeper, data string, log *slog.Logger) (*web.Site, error) {
	key, err := access.KeyIn(data)
	if err != nil {
		return nil, err
	}
	lists, err := outside.Open(data, nil, nil)
	if err != nil {
		return nil, err
	}
	return &web.Site{
		DB: k.DB, Keeper: k, Authority: s.Authority, Council: s.Council, Key: key,
		Printer: h.printer(), Documents: filepath.Join(data, "documents"), Secure: s.HTTPS, Log: log, Lists: lists, Pace: web.UsualPace(),
	}, nil
}

// serverOf is a server that gives nobody for ever.
func serverOf(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute,
		WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// end lets requests and jobs that are under way come to their end: a letter that the mail
// server has taken is to be noted, or it goes out a second time.
func end(servers []*http.Server, busy *sync.WaitGroup) error {
	last, cancel := context.WithTimeout(context.Background(), stopping)
	defer cancel()
	var errs []error
	for _, srv := range servers {
		errs = append(errs, srv.Shutdown(last))
	}
	idle := make(chan struct{})
	go func() {
		busy.Wait()
		close(idle)
	}()
	select {
	case <-idle:
	case <-last.Done():
	}
	return errors.Join(errs...)
}
