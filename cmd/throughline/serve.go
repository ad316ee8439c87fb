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
	"syscall"
	"time"

	"throughline/access"
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
	return serve(ctx, h, k, h.Data, s.Authority, s.Council, s.Listen, s.Public, s.HTTPS, s.Post, s.Heads)
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

// stopping is how long requests under way may take once the program is told to stop.
const stopping = 10 * time.Second

// countHourly keeps the database's counts of its tables fresh until ctx ends: an empty
// database that is counted once would choose its indexes wrongly for ever.
func countHourly(ctx context.Context, db *store.DB, log *slog.Logger) {
	hour := time.NewTicker(time.Hour)
	defer hour.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-hour.C:
			if err := db.Count(ctx); err != nil {
				log.Warn("the tables could not be counted; pages may be slow until they are", "error", err)
			}
		}
	}
}

// serve serves both sites until an interrupt.
func serve(ctx context.Context, h *House, k *record.Keeper, data, authority, council, listen, public string, https bool, post Post, heads Heads) error {
	log := slog.New(slog.NewTextHandler(h.err, nil))
	key, err := access.KeyIn(data)
	if err != nil {
		return err
	}
	lists, err := outside.Open(data, nil, nil)
	if err != nil {
		return err
	}
	staff := &web.Site{
		DB: k.DB, Keeper: k, Authority: authority, Council: council, Key: key,
		Printer: h.printer(), Documents: filepath.Join(data, "documents"), Secure: https, Log: log, Lists: lists,
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	open, err := publicSite(ctx, k, authority, council, data, post, https, log)
	if err != nil {
		return err
	}
	signing, err := heads.begin(k, data, authority, log)
	if err != nil {
		return err
	}
	go countHourly(ctx, k.DB, log)
	go signing.daily(ctx)
	go lookForPairsNightly(ctx, k, authority, log)
	failed := make(chan error, 2)
	var servers []*http.Server
	for _, door := range []struct {
		name, address string
		handler       http.Handler
	}{
		{"The staff's site", listen, staff.Handler()},
		{"The public's site", public, open},
	} {
		l, err := net.Listen("tcp", door.address)
		if err != nil {
			return fmt.Errorf("%s cannot be served at %s: %w. Choose another address with --listen or --public", door.name, door.address, err)
		}
		srv := &http.Server{
			Handler: door.handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute,
			WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
			ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		}
		servers = append(servers, srv)
		fmt.Fprintf(h.out, "%s: http://%s\n", door.name, l.Addr())
		go func() { failed <- srv.Serve(l) }()
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), stopping)
	defer cancel()
	var errs []error
	for _, srv := range servers {
		errs = append(errs, srv.Shutdown(last))
	}
	return errors.Join(errs...)
}
