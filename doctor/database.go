package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
)

// open opens the database as it is, and makes none.
func (p *patient) open(ctx context.Context) (string, []Finding, error) {
	if p.Config.Database == "" {
		if _, err := os.Stat(store.File(p.Config.Data)); err != nil {
			return "", nil, fmt.Errorf("there is no database in the data folder: name the folder with --data or THROUGHLINE_DATA: %w", err)
		}
	}
	db, err := store.Open(ctx, p.Config)
	if err != nil {
		return "", nil, err
	}
	p.db = db
	return db.Engine().String() + " answers", nil, nil
}

// checkSchema compares the migrations that were run with those of this program. Only where
// they agree are the rows looked at.
func (p *patient) checkSchema(ctx context.Context) (string, []Finding, error) {
	known, err := store.Known(p.db.Engine(), all.Sources()...)
	if err != nil {
		return "", nil, err
	}
	ran, err := store.Migrations(ctx, p.db)
	if err != nil {
		return "", nil, fmt.Errorf("which migrations were run cannot be read; is it a database of Throughline? %w", err)
	}
	lacks, extra := without(known, ran), without(ran, known)
	const rest = ". The ledger and the rows were not looked at"
	switch {
	case len(extra) > 0:
		return "", []Finding{{State: Unseen, What: fmt.Sprintf("migration %04d is of a newer program%s", extra[0], rest), Where: "schema_version", Do: "run the doctor of the newer program"}}, nil
	case len(lacks) > 0:
		return "", []Finding{{State: Unseen, What: fmt.Sprintf("%d migrations were not run yet, the first is %04d%s", len(lacks), lacks[0], rest), Where: "schema_version",
			Do: "make a backup and start this program, which brings the tables up to date; then run its doctor again"}}, nil
	}
	if p.keeper, err = all.AsItIs(p.db, p.Config.Data, func() core.Instant { return p.Now }); err != nil {
		p.keeper = nil
		return "", nil, fmt.Errorf("the ledger and the rows were not looked at: %w", err)
	}
	p.heads, err = ledger.Heads(ctx, p.db)
	return fmt.Sprintf("%d migrations were run, the last is %04d, as this program has them", len(ran), ran[len(ran)-1]), nil, err
}

// without are the numbers of one list that another lacks.
func without(list, other []int64) []int64 {
	return slices.DeleteFunc(slices.Clone(list), func(n int64) bool { return slices.Contains(other, n) })
}

// flaws makes findings of sentences.
func flaws(words []string, where, do string) []Finding {
	found := make([]Finding, len(words))
	for i, w := range words {
		found[i] = Finding{What: w, Where: where, Do: do}
	}
	return found
}

func (p *patient) checkDamage(ctx context.Context) (string, []Finding, error) {
	words, err := store.Damage(ctx, p.db)
	return "the engine finds nothing wrong with the tables and indexes", flaws(words, "the database",
		"restore the last backup into an empty place, compare, and look at the disk; PostgreSQL: REINDEX, VALIDATE CONSTRAINT or ENABLE TRIGGER what is named"), err
}

func (p *patient) checkLinks(ctx context.Context) (string, []Finding, error) {
	words, err := store.Unlinked(ctx, p.db)
	return "every row leads to rows that are there", flaws(words, "the database", "rows were removed by hand: bring them back from the last backup"), err
}

func (p *patient) checkThings(ctx context.Context) (string, []Finding, error) {
	missing, err := store.Missing(ctx, p.db, all.Sources()...)
	var found []Finding
	for _, m := range missing {
		f := Finding{What: fmt.Sprintf("the %s %s is missing", m.Sort, m.Name), Where: m.Table, Do: "make it again as its migration says: grep for its name in the .sql files of this version"}
		if m.Sort == "table" {
			f.Do = "restore the last backup"
		}
		found = append(found, f)
	}
	return "all tables, indexes, triggers and views of the migrations are there", found, err
}

func (p *patient) checkApart(ctx context.Context) (string, []Finding, error) {
	words, err := store.NotApart(ctx, p.db)
	return "authorities are kept apart", flaws(words, "PostgreSQL", "serve as a user who owns the tables and is no superuser; starting the program makes missing rules again"), err
}

// mostWaiting is how large the file beside SQLite's may grow: it is brought in at 4 MB
// unless somebody reads one old state for very long.
const mostWaiting = 256 << 20

func (p *patient) checkWaiting(_ context.Context) (string, []Finding, error) {
	n, err := p.db.Waiting()
	if n < mostWaiting {
		return "nothing waits to be brought into the database's file", nil, err
	}
	return "", []Finding{{What: fmt.Sprintf("%d MB wait to be brought into the database's file", n>>20), Where: store.File(p.Config.Data) + "-wal",
		Do: "a program has been reading for very long: see whether a backup or an analyst's tool hangs, and end it"}}, err
}

// mostFaults is how many faults of the ledger are told one by one.
const mostFaults = 20

// checkLedger proves the ledger of every authority, and holds every record, moment and due
// against it, all as it stood at one moment.
func (p *patient) checkLedger(ctx context.Context) (string, []Finding, error) {
	var found []Finding
	lines := int64(0)
	err := p.db.Snapshot(ctx, func(ctx context.Context, s *store.Snapshot) error {
		for _, head := range p.heads {
			left := 0
			n, err := ledger.Inspect(ctx, s, head.AuthorityID, func(f *ledger.Fault) {
				if len(found) < mostFaults {
					found = append(found, ofFault(head.AuthorityID, f))
				} else {
					left++
				}
			}, all.Accounts(p.keeper)...)
			lines += n
			if left > 0 {
				found = append(found, Finding{What: fmt.Sprintf("%d more faults", left), Where: head.AuthorityID, Do: "throughline ledger verify names them"})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return fmt.Sprintf("%d lines of the ledger are sound; every record, moment and due is as it follows from them", lines), found, err
}

// ofFault says what to do about a fault of the ledger.
func ofFault(authority string, f *ledger.Fault) Finding {
	found := Finding{What: f.Error(), Where: "the ledger of " + authority, Do: "somebody changed the database by hand: keep it as it is, and compare with the last backup and the signed heads"}
	if f.Kind == "due" || f.Kind == "moment" {
		found.Where, found.Do = "table "+f.Kind, "throughline clocks recompute works it out afresh; if it comes back, compare with the last backup"
	}
	return found
}

// oldestHead is how long ago the head may have been signed: serve signs each day.
const oldestHead = 48 * time.Hour

func (p *patient) checkHead(ctx context.Context) (string, []Finding, error) {
	var found []Finding
	var seen []string
	for _, head := range p.heads {
		signed, err := ledger.LastSigned(ctx, p.db, head.AuthorityID, 1)
		switch {
		case err != nil:
			return "", found, err
		case len(signed) == 0:
			found = append(found, Finding{What: "the head of the ledger was never signed", Where: head.AuthorityID, Do: "keep serve running, which signs each day, or sign it now: throughline ledger head"})
		case p.Now.Sub(signed[0].At) > oldestHead:
			found = append(found, Finding{What: "the head of the ledger was last signed on " + signed[0].At.Long(), Where: head.AuthorityID,
				Do: "see in the log of serve why it is not signed each day; sign it now: throughline ledger head"})
		default:
			seen = append(seen, fmt.Sprintf("the ledger of %s was signed at line %d on %s", head.AuthorityID, signed[0].Seq, signed[0].At.Long()))
		}
	}
	if len(p.heads) == 0 {
		seen = append(seen, "nothing is recorded yet")
	}
	return strings.Join(seen, "; "), found, nil
}

func (p *patient) checkClock(ctx context.Context) (string, []Finding, error) {
	var found []Finding
	for _, head := range p.heads {
		words, err := ledger.Ahead(ctx, p.db, head.AuthorityID, p.Now)
		if err != nil {
			return "", found, err
		}
		if words != "" {
			found = append(found, Finding{What: words, Where: "this machine", Do: "set its clock right, and let it follow a time server (timedatectl set-ntp true)"})
		}
	}
	return "this machine's clock (" + p.Now.Long() + ") is not behind the last line of the ledger", found, nil
}

// patience is how long serve may be late with what it does by itself.
const patience = 3 * time.Hour

func (p *patient) checkDrafts(ctx context.Context) (string, []Finding, error) {
	n, err := store.One[int](ctx, p.db, `SELECT count(*) FROM site_draft WHERE expires_at < $1`, p.Now.Plus(-patience))
	if n == 0 {
		return "no draft of the public is kept longer than it may be", nil, err
	}
	return "", []Finding{{What: fmt.Sprintf("%d drafts of the public are kept longer than they may be", n), Where: "table site_draft",
		Do: "keep serve running, which takes them away each hour; see in its log why it does not"}}, err
}

func (p *patient) checkOutbox(ctx context.Context) (string, []Finding, error) {
	type counted struct{ Refused, Late int }
	c, err := store.One[counted](ctx, p.db, `
		SELECT coalesce(sum(CASE WHEN next_at IS NULL THEN 1 ELSE 0 END), 0) AS refused, coalesce(sum(CASE WHEN next_at IS NOT NULL AND made_at < $1 THEN 1 ELSE 0 END), 0) AS late
		FROM   outbox WHERE sent_at IS NULL`, p.Now.Plus(-24*time.Hour))
	var found []Finding
	if c.Refused > 0 {
		found = append(found, Finding{What: fmt.Sprintf("%d letters were given up", c.Refused), Where: "table outbox, column last_error", Do: "see why in last_error, and tell whom they were for by another way"})
	}
	if c.Late > 0 {
		found = append(found, Finding{What: fmt.Sprintf("%d letters have waited for more than a day", c.Late), Where: "table outbox, column last_error", Do: "name a mail server with --smtp, or see in last_error why it does not take them"})
	}
	return "no letter waits for longer than a day", found, err
}

func (p *patient) checkDocuments(ctx context.Context) (string, []Finding, error) {
	type document struct {
		ID     core.ID
		Sha256 string
		Size   int64
	}
	var found []Finding
	n, wrong := 0, 0
	docs, err := store.All[document](ctx, p.db, `SELECT id, sha256, size FROM document ORDER BY id`)
	for _, d := range docs {
		n++
		info, err := os.Stat(filepath.Join(p.Config.Data, "documents", d.Sha256[:2], d.Sha256))
		switch {
		case err == nil && info.Size() == d.Size:
			continue
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return "", found, fmt.Errorf("looking for the documents: %w", err)
		}
		if wrong++; wrong <= mostFaults {
			found = append(found, Finding{What: "the file of document " + string(d.ID) + " is missing or not as long as it was", Where: filepath.Join("documents", d.Sha256[:2], d.Sha256), Do: "bring the file back from the last backup"})
		}
	}
	if wrong > mostFaults {
		found = append(found, Finding{What: fmt.Sprintf("so are those of %d more", wrong-mostFaults), Where: "documents", Do: "bring them back from the last backup"})
	}
	return fmt.Sprintf("%d documents have their files", n), found, err
}
