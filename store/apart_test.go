package store_test

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"throughline/store"
	"throughline/testkit"
)

func TestPostgreSQLKeepsAuthoritiesApart(t *testing.T) {
	sources := []fs.FS{fstest.MapFS{"0001_a.sql": {Data: []byte(`
CREATE TABLE pet (authority_id text NOT NULL, name text NOT NULL, PRIMARY KEY (authority_id, name));
CREATE TABLE toy (authority_id text NOT NULL, pet text NOT NULL, name text NOT NULL, FOREIGN KEY (authority_id, pet) REFERENCES pet (authority_id, name));
CREATE VIEW pets AS SELECT authority_id, name FROM pet;
INSERT INTO pet VALUES ('here', 'Rex'), ('there', 'Tibbles'), ('there', 'Polly');`)}}}
	c := testkit.Config(t, store.PostgreSQL, sources...)
	open := func(authority string) *store.DB {
		c.Authority = authority
		db, err := store.Open(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		return db
	}
	whole, here, there, nobody := open(""), open("here"), open("there"), open("nobody's")
	if err := whole.Migrate(t.Context(), sources...); err != nil {
		t.Fatalf("a second time: %v", err)
	}
	for _, c := range []struct {
		why   string
		db    *store.DB
		query string
		want  int
	}{
		{"the whole database", whole, "SELECT count(*) FROM pet", 3},
		{"one's own, though nothing names whose", here, "SELECT count(*) FROM pet", 1},
		{"one's own through a view", here, "SELECT count(*) FROM pets", 1},
		{"another's by name", here, "SELECT count(*) FROM pet WHERE authority_id = 'there'", 0},
		{"the other's own", there, "SELECT count(*) FROM pet", 2},
		{"an authority without a row", nobody, "SELECT count(*) FROM pet", 0},
	} {
		if n, err := store.One[int](t.Context(), c.db, c.query); n != c.want || err != nil {
			t.Errorf("%s: %d rows, %v, want %d", c.why, n, err, c.want)
		}
	}
	for _, c := range []struct {
		why, statement string
		want           int64
		refused        bool
	}{
		{"a row of one's own", "INSERT INTO pet VALUES ('here', 'Fido')", 1, false},
		{"a row of another's", "INSERT INTO pet VALUES ('there', 'Fido')", 0, true},
		{"a change to another's", "UPDATE pet SET name = 'Rover' WHERE name = 'Polly'", 0, false},
		{"a change of whose it is", "UPDATE pet SET authority_id = 'there' WHERE name = 'Rex'", 0, true},
		{"taking all away", "DELETE FROM pet WHERE name <> 'Rex'", 1, false},
		{"what leads to a row of one's own", "INSERT INTO toy VALUES ('here', 'Rex', 'ball')", 1, false},
	} {
		var n int64
		err := here.Write(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
			n, err = store.Exec(ctx, tx, c.statement)
			return err
		})
		if n != c.want || (err != nil) != c.refused {
			t.Errorf("%s: %d rows, %v; want %d, refused %t", c.why, n, err, c.want, c.refused)
		}
	}
	if _, err := store.Open(t.Context(), store.Config{Database: c.Database, Authority: "*"}); err == nil {
		t.Error("an authority called * would see everything and was let in")
	}
	if err := whole.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, "RESET throughline.authority") // as a connection begun by hand
		if err != nil {
			return err
		}
		_, err = store.Exec(ctx, tx, "SELECT set_config('throughline.authority', '', true)")
		if err != nil {
			return err
		}
		if n, err := store.One[int](ctx, tx, "SELECT count(*) FROM pet"); n != 0 || err != nil {
			t.Errorf("a connection that says nothing of whose it is saw %d rows, %v", n, err)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
