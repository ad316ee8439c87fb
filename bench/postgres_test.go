package bench

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// startPostgres starts a PostgreSQL of its own with its usual settings: a commit is on
// the disk before it is answered (fsync and synchronous_commit on). The server that the
// other tests share never waits for the disk, so it would flatter every save. It returns
// the address and the first process.
func startPostgres(b *testing.B) (address string, postmaster int) {
	b.Helper()
	folder, err := os.MkdirTemp("", "throughline-bench-")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			b.Error(err)
		}
	})
	var user *syscall.SysProcAttr
	if os.Getuid() == 0 { // PostgreSQL refuses to run as root
		user = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: idOf(b, "-u"), Gid: idOf(b, "-g")}}
		if err := os.Chown(folder, int(user.Credential.Uid), int(user.Credential.Gid)); err != nil {
			b.Fatal(err)
		}
	}
	data, bin := filepath.Join(folder, "data"), said(b, exec.Command("pg_config", "--bindir"))
	server := func(program string, args ...string) {
		command := exec.Command(filepath.Join(bin, program), args...)
		command.Dir, command.SysProcAttr = folder, user
		said(b, command)
	}
	server("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
	server("pg_ctl", "-D", data, "-l", filepath.Join(folder, "log"), "-w", "start", "-o", "-c listen_addresses='' -c unix_socket_directories='"+folder+"'")
	b.Cleanup(func() { server("pg_ctl", "-D", data, "-m", "fast", "-w", "stop") })
	text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		b.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if postmaster, err = strconv.Atoi(first); err != nil {
		b.Fatal(err)
	}
	return "postgres://postgres@/postgres?host=" + folder, postmaster
}

// idOf is the number of the user or group postgres.
func idOf(b *testing.B, which string) uint32 {
	b.Helper()
	n, err := strconv.ParseUint(said(b, exec.Command("id", which, "postgres")), 10, 32)
	if err != nil {
		b.Fatal(err)
	}
	return uint32(n)
}

// said is what a command writes.
func said(b *testing.B, command *exec.Cmd) string {
	b.Helper()
	out, err := command.Output()
	if err != nil {
		b.Fatalf("%s: %s", strings.Join(command.Args, " "), err)
	}
	return strings.TrimSpace(string(out))
}
