package doctor

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net/url"
	"os"
	"time"

	"throughline/core"
	"throughline/letter"
	"throughline/mail"
	"throughline/practice/all"
)

// checkOwn reads the council's own questions and time limits. A mistake names its file and line.
func (p *patient) checkOwn(_ context.Context) (string, []Finding, error) {
	var found []Finding
	for _, err := range all.Mistakes(p.Config.Data) {
		found = append(found, Finding{What: err.Error(), Where: p.Config.Data, Do: "put the line right: the program does not start with it"})
	}
	return "the council's own questions and time limits can be read", found, nil
}

func (p *patient) checkCouncil(_ context.Context) (string, []Finding, error) {
	if p.Settings.Council == "" {
		return "", []Finding{{What: "the council has no name of its own: every page and letter says Our Council", Where: "--council (THROUGHLINE_COUNCIL)", Do: "set it"}}, nil
	}
	return "pages and letters say " + p.Settings.Council, nil, nil
}

// certificateSoon is how long before its end a certificate is to be renewed.
const certificateSoon = 14 * 24 * time.Hour

func (p *patient) checkMail(ctx context.Context) (string, []Finding, error) {
	const where = "--smtp (THROUGHLINE_SMTP)"
	if p.Settings.SMTP == "" {
		return "no mail server is named; letters by e-mail stay in the outbox", nil, nil
	}
	server, err := mail.ParseServer(p.Settings.SMTP)
	if err != nil {
		return "", []Finding{{What: err.Error(), Where: where, Do: "write it so; serve does not start with it"}}, nil
	}
	until, err := server.Greet(ctx)
	switch {
	case err != nil:
		return "", []Finding{{What: err.Error(), Where: where, Do: "letters wait in the outbox for about a week: put the server, its certificate or the setting right"}}, nil
	case !until.IsZero() && until.Sub(p.Now.Time()) < certificateSoon:
		return "", []Finding{{What: "the mail server's certificate ends on " + core.InstantOf(until).Long(), Where: where, Do: "have it renewed: letters are not handed to a server whose certificate has expired"}}, nil
	}
	return "the mail server takes letters from " + server.From, nil, nil
}

// checkOutside looks at where the signed heads are kept outside.
func (p *patient) checkOutside(_ context.Context) (string, []Finding, error) {
	s := p.Settings
	switch {
	case s.HeadsFile == "" && s.HeadsTo == "":
		return "", []Finding{{What: "the signed heads of the ledger stay in this house", Where: "--heads-file, --heads-to",
			Do: "name a file on another machine or an e-mail address: who owns this machine could write the history and its heads anew"}}, nil
	case s.HeadsTo != "" && !mail.IsAddress(s.HeadsTo):
		return "", []Finding{{What: "it is no e-mail address like name@example.org", Where: "--heads-to (THROUGHLINE_HEADS_TO)", Do: "put it right; serve does not start with it"}}, nil
	case s.HeadsTo != "" && s.SMTP == "":
		return "", []Finding{{What: "signed heads are to go out by e-mail, and there is no mail server", Where: "--heads-to (THROUGHLINE_HEADS_TO)", Do: "name the mail server with --smtp"}}, nil
	case s.HeadsFile != "":
		f, err := os.OpenFile(s.HeadsFile, os.O_WRONLY|os.O_APPEND, 0)
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			return "", []Finding{{What: "the file cannot be written: " + err.Error(), Where: "--heads-file (THROUGHLINE_HEADS_FILE)", Do: "see that the other machine's disk is there and that this user may write to the file; serve makes it at its start"}}, nil
		}
	}
	return "the signed heads go outside", nil, nil
}

// checkChromium makes a PDF of one line.
func (p *patient) checkChromium(ctx context.Context) (string, []Finding, error) {
	if p.Settings.Chromium == "" {
		return "no Chromium is set; letters and records are pages to print", nil, nil
	}
	printer := letter.Printer{Chromium: p.Settings.Chromium}
	if _, err := printer.PDF(ctx, []byte("<!doctype html><html lang=en><title>A page</title><p>A page</p></html>"), p.Now); err != nil {
		return "", []Finding{{What: "no PDF can be made: " + err.Error(), Where: "--chromium (THROUGHLINE_CHROMIUM)", Do: "name the path of a Chromium that this user may run, or set nothing and print from the browser"}}, nil
	}
	return "Chromium makes PDF", nil, nil
}

// checkCertificates reads the certificates that the address of PostgreSQL names.
func (p *patient) checkCertificates(_ context.Context) (string, []Finding, error) {
	address, err := url.Parse(p.Config.Database)
	if err != nil {
		return "no certificate is named", nil, nil //nolint:nilerr // opening the database has said what is wrong with its address
	}
	var found []Finding
	seen := "no certificate is named"
	for _, name := range []string{"sslcert", "sslrootcert"} {
		file := address.Query().Get(name)
		if file == "" || file == "system" {
			continue
		}
		until, err := endOf(file)
		where := name + " of --database (THROUGHLINE_DATABASE): " + file
		switch {
		case err != nil:
			found = append(found, Finding{What: err.Error(), Where: where, Do: "name a file of certificates in PEM that this user may read"})
		case until.Sub(p.Now.Time()) < certificateSoon:
			found = append(found, Finding{What: "a certificate ends on " + core.InstantOf(until).Long(), Where: where, Do: "renew it: PostgreSQL is not reached with one that has expired"})
		}
		seen = "the certificates for PostgreSQL are good for two weeks and more"
	}
	return seen, found, nil
}

// endOf is when the first certificate of a file ends to be good.
func endOf(file string) (until time.Time, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return until, fmt.Errorf("the certificate cannot be read: %w", err)
	}
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return until, fmt.Errorf("the certificate cannot be read: %w", err)
		}
		if until.IsZero() || c.NotAfter.Before(until) {
			until = c.NotAfter
		}
	}
	if until.IsZero() {
		return until, fmt.Errorf("%s holds no certificate", file)
	}
	return until, nil
}
