package main

import (
	"bytes"
	"errors"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"throughline/core"
	"throughline/store"
)

// A diskFault is something that befalls the disk under the data folder. Only whoever runs the
// machine may bring about the first two; where the test may not, it says so and shows the third.
type diskFault struct {
	why    string
	lies   func(t *testing.T, f *filled) error           // puts the data folder where the fault can be had
	spoil  func(t *testing.T, s *served) (func(), error) // brings it about; what is returned mends it
	starts string                                        // what a program says that is started meanwhile; "" where another would not be struck
	blind  bool                                          // pages may not be had either: SQLite's readers mark in a file where they read
}

var diskFaults = []diskFault{
	{"the folder and its files may only be read", nil, mayOnlyBeRead, "the data folder cannot be written", true},
	{"the disk is full", onASmallDisk, fillTheDisk, "the disk is full", false},
	{"no file may grow", nil, mayNotGrow, "", false},
}

// mayOnlyBeRead makes the database and its folder immutable, which holds for root and for
// files that are open already.
func mayOnlyBeRead(t *testing.T, s *served) (func(), error) {
	files, err := filepath.Glob(filepath.Join(s.Data, "throughline.db*"))
	if err != nil {
		return nil, err
	}
	files = append(files, s.Data)
	if documents := filepath.Join(s.Data, "documents"); isThere(documents) {
		files = append(files, documents)
	}
	mended := false
	mend := func() {
		if !mended {
			mended = true
			if said, err := exec.Command("chattr", append([]string{"-i"}, files...)...).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, said)
			}
		}
	}
	said, err := exec.Command("chattr", append([]string{"+i"}, files...)...).CombinedOutput()
	if err != nil {
		return nil, errors.Join(err, errors.New(string(said)))
	}
	t.Cleanup(mend)
	return mend, nil
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// smallDisk is how large the disk is that is filled, in bytes.
const smallDisk = 64 << 20

// onASmallDisk moves the data folder to a disk of its own.
func onASmallDisk(t *testing.T, f *filled) error {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "mode=700,size="+strconv.Itoa(smallDisk)); err != nil {
		return err
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	folder := filepath.Join(disk, "data")
	if err := os.CopyFS(folder, os.DirFS(f.Data)); err != nil {
		return err
	}
	f.Data = folder
	return nil
}

// fillTheDisk writes to the disk until nothing more goes on it.
func fillTheDisk(t *testing.T, s *served) (func(), error) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(s.Data, &disk); err != nil {
		return nil, err
	}
	if int64(disk.Blocks)*disk.Bsize > smallDisk {
		return nil, errors.New("the folder lies on a disk that others use")
	}
	ballast := filepath.Join(filepath.Dir(s.Data), "ballast")
	if err := os.WriteFile(ballast, make([]byte, smallDisk), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk took %d bytes: %v", smallDisk, err)
	}
	return func() {
		if err := os.Remove(ballast); err != nil {
			t.Error(err)
		}
	}, nil
}

// mayNotGrow forbids the program to write to any file, as a limit of its user's would.
func mayNotGrow(t *testing.T, s *served) (func(), error) {
	limit := func(to string) error {
		said, err := exec.Command("prlimit", "--pid", strconv.Itoa(s.Process.Pid), "--fsize="+to+":").CombinedOutput()
		if err != nil {
			return errors.Join(err, errors.New(string(said)))
		}
		return nil
	}
	return func() {
		if err := limit("unlimited"); err != nil {
			t.Error(err)
		}
	}, limit("0")
}

// TestFaultOfTheDisk takes the disk away under people who work at both sites, and gives it
// back. They are told, what they typed stays in the page, pages can still be read, and the
// program goes on by itself; one that is started meanwhile says what is wrong. Nothing that
// was acknowledged is missing, and nothing half written lies about.
func TestFaultOfTheDisk(t *testing.T) {
	for _, c := range diskFaults {
		t.Run(c.why, func(t *testing.T) {
			f := fill(t, store.SQLite, 1)
			if c.lies != nil {
				if err := c.lies(t, f); err != nil {
					t.Logf("not shown here: %v", err)
					return
				}
			}
			s := f.serve(t)
			b, visitor := s.signedIn(t, frontDoor), newBrowser(t)
			known := keeping{records: map[core.ID]string{}, drafts: map[core.ID]int{}}
			s.handInUntilRefused(t, b, &known, 2)
			if _, err := s.types(b, core.NewID(), &known); err != nil {
				t.Fatal(err)
			}
			mend, err := c.spoil(t, s)
			if err != nil {
				t.Logf("not shown here: %v", err)
				return
			}
			mine := s.handInUntilRefused(t, b, &known, 500)
			form := s.contact(mine, "She came without a coat.")
			s.refuses(t, b, s.staff+"/new/contact", form, "Nothing can be saved just now", `value="She came without a coat."`, "Send it again")
			s.refuses(t, visitor, s.public+"/worry/you", url.Values{"sender": {"public"}}, "We cannot take anything in just now", `name="sender" value="public"`, "Send it again")
			s.refusesADocument(t, b, &known)
			a := ask(t, b, s.staff+"/front-door", nil)
			says := c.blind && a.status == http.StatusServiceUnavailable && strings.Contains(a.body, "Nothing that was saved is lost")
			if a.status != http.StatusOK && !says {
				t.Errorf("the board is answered %d meanwhile:\n%s", a.status, &s.log)
			}
			mend()
			if a := ask(t, b, s.staff+"/new/contact", form); a.status != http.StatusSeeOther {
				t.Errorf("once it is mended the same form is answered %d:\n%s", a.status, a.body)
			}
			known.records[mine] = "She came without a coat."
			if a := ask(t, visitor, s.public+"/worry/you", url.Values{"sender": {"public"}}); a.status != http.StatusSeeOther {
				t.Errorf("once it is mended the public's form is answered %d:\n%s", a.status, a.body)
			}
			if got := s.most(t); got > mostMemory {
				t.Errorf("the program took %d MB", got>>20)
			}
			s.startsAgain(t, c)
			known.areThere(t, f.Config)
			said(t, 0, f.at("ledger", "verify")...)
		})
	}
}

// handInUntilRefused hands contacts in until one is refused, or so many were taken, and
// returns the id of the next: there may be room left in files that are there.
func (s *served) handInUntilRefused(t *testing.T, b *http.Client, known *keeping, most int) core.ID {
	t.Helper()
	id := core.NewID()
	for range most {
		next, err := s.handsIn(b, id, known)
		var refused wrongAnswer
		if errors.As(err, &refused) && refused.status == http.StatusServiceUnavailable {
			return id
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, &s.log)
		}
		id = next
	}
	return id
}

// refuses sends a form that cannot be saved now, and holds that the page says so with all of
// it still there.
func (s *served) refuses(t *testing.T, b *http.Client, address string, form url.Values, words ...string) {
	t.Helper()
	a, err := read(b, address, form)
	if err != nil || a.status != http.StatusServiceUnavailable {
		t.Fatalf("%s is answered %d, %v:\n%s", address, a.status, err, &s.log)
	}
	for _, w := range words {
		if !strings.Contains(a.body, w) {
			t.Errorf("%s does not say %q:\n%s", address, w, wordsOf(a.body))
		}
	}
}

// refusesADocument sends a document to a record that was kept: none of it may lie about.
func (s *served) refusesADocument(t *testing.T, b *http.Client, known *keeping) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("document", "a.pdf")
	if err == nil {
		_, err = part.Write([]byte("%PDF-1.7\n" + strings.Repeat("a page of it ", 10_000)))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	for id := range known.records {
		res, err := b.Post(s.staff+"/records/"+string(id)+"/documents", w.FormDataContentType(), &body)
		if err != nil {
			t.Fatal(err)
		}
		if res.Body.Close(); res.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("a document is answered %d\n%s", res.StatusCode, &s.log)
		}
		break
	}
	err = filepath.WalkDir(filepath.Join(s.Data, "documents"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("half a document lies about: %s", path)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// startsAgain kills the program while the fault lasts. Another says what is wrong and ends;
// after the fault it serves.
func (s *served) startsAgain(t *testing.T, c diskFault) {
	t.Helper()
	if c.starts == "" {
		s.kill(t)
		return
	}
	mend, err := c.spoil(t, s)
	if err != nil {
		t.Fatal(err)
	}
	s.kill(t)
	again := s.filled.begin(t)
	if again.public != "" || !strings.Contains(again.log.String(), c.starts) {
		t.Errorf("a program that is started meanwhile does not say %q:\n%s", c.starts, &again.log)
	}
	if again.public != "" {
		again.kill(t)
	}
	mend()
	s.filled.serve(t).kill(t)
}
