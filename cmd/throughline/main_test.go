package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"testing"
)

// asProgram, where it is set, makes the test binary the program itself, so that tests see
// real exit statuses and streams without building it a second time.
const asProgram = "THROUGHLINE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program runs the program with a command line.
func program(t *testing.T, args ...string) (stdout, stderr string, exit int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "THROUGHLINE_DATA="+t.TempDir())
	var out, wrong bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &wrong
	err = cmd.Run()
	var status *exec.ExitError
	if err != nil && !errors.As(err, &status) {
		t.Fatal(err)
	}
	return out.String(), wrong.String(), cmd.ProcessState.ExitCode()
}
