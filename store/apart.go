package store

import (
	"context"
	"errors"
	"fmt"
)

// everybody stands where an authority's id would, for work on the whole database:
// migrations, a backup, a command of the house. No authority may be called so.
const everybody = "*"

// authoritySetting is the setting of a connection to PostgreSQL that says whose rows it is
// for. A connection that does not say sees none.
const authoritySetting = "throughline.authority"

// apart gives each table that has an authority's id, and has no such rule yet, a rule that
// PostgreSQL holds by itself: a connection sees and writes the rows of its own authority
// alone, whatever a statement asks for. The rule binds the table's owner too, which the
// program usually is, and so holds through views; a superuser is above it.
const apart = `DO $$
DECLARE t text;
BEGIN
	FOR t IN
		SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'authority_id' AND NOT a.attisdropped
		WHERE c.relnamespace = current_schema::regnamespace AND c.relkind IN ('r', 'p')
			AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'own_authority')
		ORDER BY 1
	LOOP
		EXECUTE format('CREATE POLICY own_authority ON %I USING (authority_id = current_setting(''` + authoritySetting + `'', true) OR current_setting(''` + authoritySetting + `'', true) = ''` + everybody + `'')', t);
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
	END LOOP;
END $$`

// keepApart has PostgreSQL keep the rows of authorities apart by row-level security, as
// the program does by naming the authority in every statement: one that was forgotten
// then finds nothing of another's. On SQLite each authority has a file of its own.
func (db *DB) keepApart(ctx context.Context) error {
	if db.engine != PostgreSQL {
		return nil
	}
	const turns = 7263541 // the lock under which programs that start at once take turns
	err := db.transact(ctx, db.writer, nil, func(ctx context.Context, tx *Tx) error {
		if _, err := Exec(ctx, tx, `SELECT pg_advisory_xact_lock($1)`, turns); err != nil {
			return err
		}
		_, err := Exec(ctx, tx, apart)
		return err
	})
	if err != nil {
		return fmt.Errorf("having PostgreSQL keep authorities apart: %w", err)
	}
	return nil
}

// connectionFor is what a connection says of whose rows it is for.
func connectionFor(authority string) (string, error) {
	switch authority {
	case "":
		return everybody, nil
	case everybody:
		return "", errors.New("an authority cannot be called " + everybody + ": name it by letters, as in --authority throughshire")
	}
	return authority, nil
}
