package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"testing"
)

// TestServeUntilToldToStop starts the program as a council would, asks both sites, and tells
// it to stop: it ends by itself, as a program does in which nothing went wrong.
func TestServeUntilToldToStop(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "--data", t.TempDir(), "serve", "--listen", "127.0.0.1:0", "--public", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	site := regexp.MustCompile(`^The (?:staff|public)'s site: (http://\S+)$`)
	asked := 0
	for lines := bufio.NewScanner(out); asked < 2 && lines.Scan(); {
		found := site.FindStringSubmatch(lines.Text())
		if found == nil {
			continue
		}
		asked++
		answer, err := http.Get(found[1])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("%s answered %s, %v", lines.Text(), answer.Status, err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
	}
	if asked != 2 {
		t.Errorf("%d sites were served, want 2", asked)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("told to stop, it ended with %v", err)
	}
}
