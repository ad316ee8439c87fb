package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"

	"throughline/access"
	"throughline/mail"
	"throughline/record"
	"throughline/site"
)

// A Post is where letters by e-mail go out.
type Post struct {
	SMTP string `help:"Mail server: smtp://user:password@host:587?from=address, or smtps://…; blank sends no e-mail and keeps it in the outbox." env:"THROUGHLINE_SMTP"`
}

// publicSite makes the public's site. Its jobs take away drafts of the public that are too old
// and, where a mail server is named, send what is in the outbox.
func (s *Serve) publicSite(k *record.Keeper, data string, log *slog.Logger) (http.Handler, []job, error) {
	key, err := access.KeyIn(data)
	if err != nil {
		return nil, nil, err
	}
	public := &site.Site{
		Keeper: k, Authority: s.Authority, Council: s.Council,
		Documents: filepath.Join(data, "documents"), Secure: s.HTTPS, Key: key, Log: log,
	}
	jobs := []job{public.Tidy}
	if s.SMTP != "" {
		server, err := mail.ParseServer(s.SMTP)
		if err != nil {
			return nil, nil, fmt.Errorf("--smtp (THROUGHLINE_SMTP): %w", err)
		}
		sender := &mail.Sender{DB: k.DB, Authority: s.Authority, Server: server, Now: k.Now, Log: log}
		jobs = append(jobs, sender.Run)
	}
	return public.Handler(), jobs, nil
}
