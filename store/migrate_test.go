package store_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"throughline/store"
	"throughline/testkit"
)

const good = "CREATE TABLE a (id {id});\n"

func TestMigrationsThatAreRefused(t *testing.T) {
	testkit.EachEngine(t, nil, func(t *testing.T, db *store.DB) {
		for _, c := range []struct {
			why, want string
			files     []string
		}{
			{"two of one number", "a/0002_x.sql and b/0002_y.sql", []string{"a/0002_x.sql", good, "b/0002_y.sql", good}},
			{"no number", "contact.sql is not named", []string{"contact.sql", good}},
			{"number nought", "0000_x.sql is not named", []string{"0000_x.sql", good}},
			{"capitals", "0001_Contact.sql is not named", []string{"0001_Contact.sql", good}},
			{"an unknown word", "p/0001_x.sql:2: {date} is not a word", []string{"p/0001_x.sql", "-- why\nCREATE TABLE a (d {date});"}},
			{"a check without its column", "0001_x.sql:1: {isday:} is not", []string{"0001_x.sql", "CREATE TABLE a (d {day} {isday:});"}},
			{"a section that does not end", `0001_x.sql:2: "-- sqlite only" has no`, []string{"0001_x.sql", "\n-- sqlite only\nSELECT 1;"}},
			{"a section in a section", "0001_x.sql:2:", []string{"0001_x.sql", "-- sqlite only\n-- postgres only\n-- end"}},
			{"an end of nothing", "0001_x.sql:1:", []string{"0001_x.sql", "-- end"}},
			{"SQL that is wrong", "p/0001_x.sql", []string{"p/0001_x.sql", "\nCREATE TABEL a (id {id});"}},
		} {
			err := db.Migrate(t.Context(), sources(c.files...)...)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got error %v, want one that says %q", c.why, err, c.want)
			}
		}
		if err := db.Migrate(t.Context(), sources("0001_a.sql", good)...); err != nil {
			t.Errorf("after all that was refused, what is right: %v", err)
		}
	})
}

func TestMigrationsRunOnceInOrderFromAllSources(t *testing.T) {
	testkit.EachEngine(t, nil, func(t *testing.T, db *store.DB) {
		a := sources("x/0001_a.sql", "CREATE TABLE a (id {id});", "0003_c.sql", "INSERT INTO b (n) VALUES (3);")
		b := sources("0002_b.sql", "CREATE TABLE b (n {whole});\r\nINSERT INTO b (n) VALUES (2);", "readme.txt", "no migration")
		for range 2 {
			if err := db.Migrate(t.Context(), append(b, a...)...); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := store.All[int](t.Context(), db, "SELECT n FROM b ORDER BY n"); fmt.Sprint(got) != "[2 3]" || err != nil {
			t.Errorf("the table holds %v, %v, want [2 3]", got, err)
		}
		err := db.Migrate(t.Context(), sources("0001_a.sql", "", "0002_b.sql", "")...)
		if err == nil || !strings.Contains(err.Error(), "newer program") {
			t.Errorf("an older program got %v, want to be told of the newer one", err)
		}
	})
}

func TestSectionsAreForOneEngine(t *testing.T) {
	const two = `CREATE TABLE a (engine TEXT NOT NULL);
-- sqlite only
CREATE TRIGGER a_stays BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'a stays'); END;
INSERT INTO a (engine) VALUES ('SQLite');
-- end
-- postgres only
CREATE FUNCTION a_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a stays'; END $$;
CREATE TRIGGER a_stays BEFORE DELETE ON a EXECUTE FUNCTION a_stays();
INSERT INTO a (engine) VALUES ('PostgreSQL');
-- end
`
	testkit.EachEngine(t, sources("0001_a.sql", two, "0002_b.sql", "-- nothing at all\n"), func(t *testing.T, db *store.DB) {
		if got := names(t, db, "SELECT engine FROM a"); got != db.Engine().String() {
			t.Errorf("on %s ran the section for %s", db.Engine(), got)
		}
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, "DELETE FROM a")
			return err
		})
		if err == nil || !strings.Contains(err.Error(), "a stays") {
			t.Errorf("the trigger was not there: %v", err)
		}
	})
}

func TestSeveralProgramsMigrateAtOnce(t *testing.T) {
	config := testkit.Config(t, store.PostgreSQL)
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			db, err := store.Open(t.Context(), config)
			if err != nil {
				t.Error(err)
				return
			}
			if err := db.Migrate(t.Context(), sources("0001_toy.sql", toys)...); err != nil {
				t.Error(err)
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestFingerprintFollowsTheFiles(t *testing.T) {
	mark := func(engine store.Engine, text string) string {
		m, err := store.Fingerprint(engine, sources("0001_a.sql", text)...)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	first, again := mark(store.SQLite, good), mark(store.SQLite, good)
	if first != again || first == mark(store.SQLite, good+" ") {
		t.Error("the fingerprint does not follow the text")
	}
	if first == mark(store.PostgreSQL, good) {
		t.Error("both engines have the same fingerprint for different SQL")
	}
}
