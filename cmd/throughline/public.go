package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"

	"throughline/mail"
	"throughline/record"
	"throughline/site"
)

// A Post is where letters by e-mail go out.
type Post struct {
	SMTP string `help:"Mail server: smtp://user:password@host:587?from=address, or smtps://…; blank sends no e-mail and keeps it in the outbox." env:"THROUGHLINE_SMTP"`
}

// publicSite makes the public's site. Until ctx ends it also takes away drafts of the public
// that are too old and, where a mail server is named, sends what is in the outbox.
func publicSite(ctx context.Context, k *record.Keeper, authority, council, data string, post Post, https bool, log *slog.Logger) (http.Handler, error) {
	s := &site.Site{
		Keeper: k, Authority: authority, Council: council,
		Documents: filepath.Join(data, "documents"), Secure: https, Log: log,
	}
	if post.SMTP != "" {
		server, err := mail.ParseServer(post.SMTP)
		if err != nil {
			return nil, fmt.Errorf("--smtp (THROUGHLINE_SMTP): %w", err)
		}
		sender := &mail.Sender{DB: k.DB, Authority: authority, Server: server, Now: k.Now, Log: log}
		go sender.Run(ctx)
	}
	go s.Tidy(ctx)
	return s.Handler(), nil
}
