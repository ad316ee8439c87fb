package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/core"
	"throughline/store"
)

// heavy is for what takes long or much of the machine; make torture says it.
var heavy = flag.Bool("heavy", false, "hold as many connections as an attack would")

// mostMemory is what the program may take at the worst, in bytes.
const mostMemory = 300 << 20

// open opens a connection on which a request is written by hand.
func open(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// TestFaultOfAHugeBody sends a gigabyte to both sites, with its length said and without. It
// is refused in words long before its end, memory is bounded, and the sites go on.
func TestFaultOfAHugeBody(t *testing.T) {
	s := fill(t, store.SQLite, 1).serve(t)
	for _, c := range []struct {
		site, path string
		said       bool
		words      string
	}{
		{s.staff, "/sign-in", true, "too large to take"},
		{s.staff, "/sign-in", false, ""},
		{s.public, "/worry/child", true, "too big to take"},
		{s.public, "/worry/documents", false, ""},
	} {
		conn, path := open(t, c.site), c.path
		length := "Transfer-Encoding: chunked"
		if c.said {
			length = "Content-Length: " + strconv.Itoa(1<<30)
		}
		if _, err := fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n%s\r\n\r\n", path, length); err != nil {
			t.Fatal(err)
		}
		if c.said { // the answer is there before anything is sent
			res, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			if err != nil || res.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(body), c.words) {
				t.Errorf("%s was answered %d, %v:\n%s", path, res.StatusCode, err, wordsOf(string(body)))
			}
			continue
		}
		chunk := []byte("10000\r\n" + strings.Repeat("a", 1<<16) + "\r\n")
		sent, most := 0, 64<<20
		for ; sent < most; sent += 1 << 16 {
			if _, err := conn.Write(chunk); err != nil {
				break // it does not listen any longer
			}
		}
		if sent >= most {
			t.Errorf("%s took %d MB", path, sent>>20)
		}
	}
	if ask(t, newBrowser(t), s.staff+"/sign-in", nil).status != http.StatusOK {
		t.Error("the site does not go on")
	}
	if got := s.most(t); got > mostMemory {
		t.Errorf("the program took %d MB", got>>20)
	}
}

// TestFaultOfABrokenUpload ends the connection in the middle of a document: nothing of it is
// kept, and the site goes on.
func TestFaultOfABrokenUpload(t *testing.T) {
	s := fill(t, store.SQLite, 1).serve(t)
	b := s.signedIn(t, frontDoor)
	id := core.NewID()
	if a := ask(t, b, s.staff+"/new/contact", s.contact(id, "She came without a coat.")); a.status != http.StatusSeeOther {
		t.Fatal(a)
	}
	reader, writer := io.Pipe()
	req, err := http.NewRequest(http.MethodPost, s.staff+"/records/"+string(id)+"/documents", reader)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "multipart/form-data; boundary=here")
	go func() {
		head := "--here\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n"
		_, err := io.WriteString(writer, head+strings.Repeat("a page of it ", 100_000))
		writer.CloseWithError(errors.Join(errors.New("the line is dead"), err))
	}()
	if res, err := b.Do(req); err == nil {
		t.Errorf("it was answered %s", res.Status)
	}
	if a := ask(t, b, s.staff+"/records/"+string(id), nil); a.status != http.StatusOK || strings.Contains(a.body, "a.pdf") {
		t.Errorf("the record was answered %d:\n%s", a.status, a.body)
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

// TestFaultOfSlowClients lets clients write their heads and bodies a byte at a time, with the
// patience of the server shortened a hundredfold: each is let go, and others are answered meanwhile.
func TestFaultOfSlowClients(t *testing.T) {
	read := make(chan error, 1)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			_, err := io.Copy(io.Discard, r.Body)
			read <- err
		}
	})
	server := httptest.NewUnstartedServer(nil)
	server.Config = serverOf(handler, slog.New(slog.DiscardHandler))
	for _, patience := range []*time.Duration{&server.Config.ReadHeaderTimeout, &server.Config.ReadTimeout, &server.Config.WriteTimeout, &server.Config.IdleTimeout} {
		if *patience == 0 {
			t.Fatal("the server waits for ever")
		}
		*patience /= 100
	}
	server.Start()
	defer server.Close()
	for _, head := range []string{"GET / HTTP/1.1\r\nX-Slow: ", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"} {
		slow := open(t, server.URL)
		if _, err := io.WriteString(slow, head); err != nil {
			t.Fatal(err)
		}
		if a := ask(t, newBrowser(t), server.URL, nil); a.status != http.StatusOK {
			t.Errorf("others are answered %d meanwhile", a.status)
		}
		for written := 0; ; written++ {
			if _, err := slow.Write([]byte("a")); err != nil {
				break // it was let go
			}
			if err := slow.SetReadDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
				t.Fatal(err)
			}
			if _, err := slow.Read(make([]byte, 1)); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
				break
			}
		}
	}
	if err := <-read; err == nil {
		t.Error("a body that never came was read to its end")
	}
}

// TestFaultOfIdleConnections holds as many connections as an attack would, each of which has
// asked once and says nothing more. Others are answered, memory is bounded, and what was
// acknowledged meanwhile is kept.
func TestFaultOfIdleConnections(t *testing.T) {
	idle := 500
	if *heavy {
		idle = 10_000
	}
	s := fill(t, store.SQLite, 1).serve(t)
	b := s.signedIn(t, frontDoor)
	refused := 0
	for range idle {
		c := open(t, s.staff)
		if _, err := io.WriteString(c, "GET /assets/mark.svg HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			refused++
			continue
		}
		if _, err := c.Read(make([]byte, 512)); err != nil {
			refused++
		}
	}
	id := core.NewID()
	b.CloseIdleConnections() // whoever comes now comes anew
	if a := ask(t, b, s.staff+"/new/contact", s.contact(id, "She came without a coat.")); a.status != http.StatusSeeOther {
		t.Errorf("with %d idle connections a contact was answered %d: %s", idle, a.status, a.body)
	}
	if a := ask(t, b, s.staff+"/records/"+string(id), nil); a.status != http.StatusOK {
		t.Errorf("what was acknowledged is answered %d", a.status)
	}
	got := s.most(t)
	t.Logf("%d idle connections, %d of them refused: %d MB", idle, refused, got>>20)
	if got > mostMemory {
		t.Errorf("the program took %d MB", got>>20)
	}
}
