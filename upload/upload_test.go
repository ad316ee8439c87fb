package upload

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"throughline/access"
	"throughline/changed"
	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

func TestKeeping(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{ledger.Migrations, changed.Migrations, access.Migrations, Migrations}, func(t *testing.T, db *store.DB) {
		folder, ctx := t.TempDir(), t.Context()
		who := access.Who{Authority: "x", User: core.NewID(), Roles: []access.Role{access.Analyst}}
		worker := access.Who{Authority: "x", User: core.NewID(), Roles: []access.Role{access.SocialWorker}}
		other := access.Who{Authority: "y", User: core.NewID(), Roles: []access.Role{access.Analyst}}
		files := []File{{"header.csv", false, []byte("CHILD\n1\n")}, {"../../header.csv", true, nil}}
		u := Kept{Collection: "903", Year: 2026, StartOn: core.Day(2025, 4, 1), LA: "E10000034"}
		id, err := Keep(ctx, db, folder, who, core.At(core.Day(2026, 5, 1), 9, 0), u, files)
		if err != nil {
			t.Fatal(err)
		}
		got, back, err := Load(ctx, db, folder, who, id)
		if err != nil || got.Year != 2026 || got.StartOn != u.StartOn || !got.EndOn.IsZero() || got.LA != u.LA || got.UserID != who.User {
			t.Errorf("kept %+v, got %+v (%v)", u, got, err)
		}
		for i, f := range files {
			if back[i].Name != f.Name || back[i].Previous != f.Previous || !bytes.Equal(back[i].Bytes, f.Bytes) {
				t.Errorf("file %d comes back as %+v, was %+v", i, back[i], f)
			}
		}
		for _, c := range []struct {
			why  string
			who  access.Who
			want core.Sort
		}{{"a role that may not run returns", worker, core.Forbidden}, {"another authority", other, core.Missing}} {
			if _, _, err := Load(ctx, db, folder, c.who, id); !core.IsSort(err, c.want) {
				t.Errorf("%s: opening gives %v", c.why, err)
			}
			if err := Delete(ctx, db, folder, c.who, id); !core.IsSort(err, c.want) {
				t.Errorf("%s: deleting gives %v", c.why, err)
			}
		}
		if all, err := List(ctx, db, other); err != nil || len(all) != 0 {
			t.Errorf("another authority lists %d (%v)", len(all), err)
		}
		if err := os.WriteFile(filepath.Join(folderOf(folder, id), "0"), []byte("CHILD\n2\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Load(ctx, db, folder, who, id); err == nil {
			t.Error("a file that was changed on the disk is opened")
		}
		if err := Delete(ctx, db, folder, who, id); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(folderOf(folder, id)); !os.IsNotExist(err) {
			t.Errorf("the folder of a deleted upload is still there (%v)", err)
		}
	})
}
