// Throughline is the case management of an authority's children's services, in one
// program. Each subcommand stands in a file of its own.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// Commands are the subcommands and the flags that all of them take. A subcommand is a
// struct with a Run method, which may ask for the *House.
type Commands struct {
	House

	Serve      Serve      `cmd:"" help:"Serve the staff's site and the public's site."`
	Demo       Demo       `cmd:"" help:"Make an invented county to try the program with, and print who can sign in."`
	Ledger     Ledger     `cmd:"" help:"Prove that nobody has rewritten history."`
	Backup     Backup     `cmd:"" help:"Copy everything into one encrypted file, while the server runs."`
	Restore    Restore    `cmd:"" help:"Bring a backup back into an empty place, and prove that it is whole."`
	Doctor     Doctor     `cmd:"" help:"Look at the database, the ledger, the data folder and the settings, and say what to do."`
	Clocks     Clocks     `cmd:"" help:"List every time limit with its source, or work out afresh what is due."`
	Import     Import     `cmd:"" help:"Take a statutory return into the records: the children and what it says of each."`
	Export     Export     `cmd:"" help:"Write all records as CSV files, with the dictionary of their columns."`
	Dictionary Dictionary `cmd:"" help:"Print what every column means."`
	Returns    Returns    `cmd:"" help:"Check and build statutory returns, and load the lists that checking needs."`
}

// A House is where the program's data lie and where it speaks.
type House struct {
	Data     string `help:"Folder of the program's own files." default:"./throughline-data" env:"THROUGHLINE_DATA" type:"path"`
	Chromium string `help:"Path of a Chromium that makes PDF of letters and records; blank makes pages to print." env:"THROUGHLINE_CHROMIUM"`
	Database string `help:"Database: a path for SQLite, or postgres://…; blank is a file in the data folder." env:"THROUGHLINE_DATABASE"`

	out, err io.Writer
}

// A status ends the program with an exit status and nothing more to say.
type status int

// Error says the status.
func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// couldNot is the status of a command that could not do what it was asked.
const couldNot = 2

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run carries out a command line and returns the exit status.
func run(args []string, stdout, stderr io.Writer) (exit int) {
	var commands Commands
	commands.out, commands.err = stdout, stderr
	// Kong ends the program after it has shown the help; here that is a status like others.
	ended := false
	parser, err := kong.New(&commands, kong.Name("throughline"), kong.UsageOnError(),
		kong.Description("Case management for children's services."),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { ended, exit = true, code }))
	if err != nil {
		fmt.Fprintf(stderr, "throughline: %s\n", err)
		return couldNot
	}
	if len(args) > 0 && args[0] == "help" { // "throughline help import" is "throughline import --help"
		args = append(args[1:len(args):len(args)], "--help")
	}
	context, err := parser.Parse(args)
	if ended {
		return exit
	}
	if err != nil {
		fmt.Fprintf(stderr, "throughline: %s. Try throughline --help.\n", err)
		return couldNot
	}
	err = context.Run(&commands.House)
	var code status
	switch {
	case errors.As(err, &code):
		return int(code)
	case err != nil:
		fmt.Fprintf(stderr, "throughline: %s\n", err)
		return couldNot
	}
	return 0
}
