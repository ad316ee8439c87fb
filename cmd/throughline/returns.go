package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"throughline/core"
	"throughline/exchange"
	"throughline/returns"
	"throughline/returns/outside"
	"throughline/rule"
)

// Returns are the subcommands about statutory returns.
type Returns struct {
	Check ReturnsCheck `cmd:"" help:"Check a return against the rules of its year. Exit status 0: no errors; 1: errors were found; 2: it could not be checked."`
	Build ReturnsBuild `cmd:"" help:"Build a return out of the records and write its files."`
	Rules ReturnsRules `cmd:"" help:"List the rules of a collection year: what each finds, its columns, and how to put it right."`
	Load  ReturnsLoad  `cmd:"" help:"Load the lists of postcodes, authorities and providers that some rules need, into the data folder."`
}

// ReturnsCheck checks one return, or each of several folders as a return of its own.
type ReturnsCheck struct {
	Paths []string `arg:"" name:"path" help:"The return: a folder, a zip, files, or the XML. Several folders or zips are a return each; several files are one."`

	Collection  string   `required:"" help:"903 (children looked after) or cin (children in need census)."`
	Year        int      `required:"" help:"Collection year: the year in which the collection ends."`
	Previous    []string `sep:"none" help:"Last year's files, where they are not in a subfolder called previous." placeholder:"PATH"`
	Start       string   `help:"First day of another period, 2025-04-01 or 01/04/2025." placeholder:"DAY"`
	End         string   `help:"Last day of another period." placeholder:"DAY"`
	LA          string   `name:"la" help:"The returning authority's nine-character ONS code." placeholder:"CODE"`
	LoadedFrom  string   `help:"What the tables came from, csv or xml, where a rule asks (default: what they did come from)." enum:",csv,xml" default:""`
	Postcodes   []string `sep:"none" help:"List of postcodes for this run: the ONS Postcode Directory as CSV or zip." placeholder:"FILE"`
	Authorities string   `name:"authorities" help:"List of which authority is above which for this run: the ONS lookup of lower-tier to upper-tier authorities, CSV." placeholder:"FILE"`
	Providers   []string `sep:"none" help:"Ofsted's lists of providers for this run; give it once for each file." placeholder:"FILE"`
	Format      string   `help:"text, json, jsonl, csv, xlsx or html (default: what the ending of --out says, or else text)." enum:",text,json,jsonl,csv,xlsx,html" default:""`
	Out         string   `short:"o" help:"Write to this file, or with several folders into this folder." placeholder:"FILE"`
}

// Run checks what the command line names.
func (c *ReturnsCheck) Run(house *House) error {
	run, err := c.prepare(house)
	if err != nil {
		return err
	}
	return run.all()
}

// A checkRun is a command line understood.
type checkRun struct {
	*ReturnsCheck
	house      *House
	collection *returns.Collection
	options    returns.Options
	returns    [][]string // the paths of each return
	format     string
}

func (c *ReturnsCheck) prepare(house *House) (*checkRun, error) {
	run := &checkRun{ReturnsCheck: c, house: house}
	var err error
	if run.collection, err = returns.Named(c.Collection); err != nil {
		return nil, err
	}
	if err = run.collection.Knows(c.Year); err != nil {
		return nil, err
	}
	if c.LA != "" && !authorityCode.MatchString(c.LA) {
		return nil, core.Say(core.Invalid, "--la %q is no authority's code. Give the nine characters of the ONS, such as E10000034.", c.LA)
	}
	run.options = returns.Options{Year: c.Year, LA: strings.ToUpper(strings.TrimSpace(c.LA)), LoadedFrom: c.LoadedFrom}
	if run.options.Start, err = readDay("--start", c.Start); err != nil {
		return nil, err
	}
	if run.options.End, err = readDay("--end", c.End); err != nil {
		return nil, err
	}
	if run.returns, err = parted(c.Paths); err != nil {
		return nil, err
	}
	if len(run.returns) > 1 && len(c.Previous) > 0 {
		return nil, core.Say(core.Invalid, "--previous goes with one return. With several folders, put each one's last year into its subfolder previous.")
	}
	if run.format, err = c.formatOf(len(run.returns)); err != nil {
		return nil, err
	}
	if run.collection == returns.SSDA903 {
		if run.options.Outside, err = outside.Open(house.Data, c.Postcodes, c.Providers); err == nil && c.Authorities != "" {
			run.options.Outside.TakeAuthorities(c.Authorities)
		}
	}
	return run, err
}

var authorityCode = regexp.MustCompile(`(?i)^\s*[EWSN][0-9]{8}\s*$`)

// readDay reads a day as ISO or as dd/mm/yyyy; "" is none.
func readDay(flag, text string) (core.Date, error) {
	if text == "" {
		return 0, nil
	}
	for _, read := range []func(string) core.Date{rule.ISODate, rule.SlashedDate} {
		if d := read(text); !d.IsZero() {
			return d, nil
		}
	}
	return 0, core.Say(core.Invalid, "%s %q is no day. Write it as 2025-04-01 or 01/04/2025.", flag, text)
}

// parted says which paths make a return: all of them where they are files, each of its
// own where they are folders or zips. A path that is not there is found out later, so
// that it stops none of the others.
func parted(paths []string) ([][]string, error) {
	folders := 0
	for _, p := range paths {
		info, err := os.Stat(p)
		// What is not there was meant as a folder, if it is not plainly the name of a file.
		if err == nil && info.IsDir() || strings.EqualFold(filepath.Ext(p), ".zip") || err != nil && filepath.Ext(p) == "" {
			folders++
		}
	}
	switch folders {
	case 0:
		return [][]string{paths}, nil
	case len(paths):
		out := make([][]string, len(paths))
		for i, p := range paths {
			out[i] = []string{p}
		}
		return out, nil
	}
	return nil, core.Say(core.Invalid, "There are files and folders together. Give the files of one return, or folders, each of which is a return.")
}

func (c *ReturnsCheck) formatOf(several int) (string, error) {
	format := c.Format
	if format == "" {
		format = "text"
		ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), ".")
		switch ending {
		case "json", "jsonl", "csv", "xlsx", "html":
			format = ending
		}
	}
	isFile := format == "csv" || format == "xlsx" || format == "html"
	if isFile && several > 1 {
		if info, err := os.Stat(c.Out); c.Out == "" || err != nil || !info.IsDir() {
			return "", core.Say(core.Invalid, "Several folders make several %s files: give --out a folder that is there.", format)
		}
	}
	if format == "xlsx" && c.Out == "" {
		return "", core.Say(core.Invalid, "A workbook is no text to be shown: give --out FILE.")
	}
	return format, nil
}

// check reads and checks the return of some paths.
func (run *checkRun) check(paths []string, progress func(done, all int)) (*returns.Report, error) {
	sources, err := exchange.Open(paths...)
	if err != nil {
		return nil, err
	}
	previous, err := exchange.Open(run.Previous...)
	if err != nil {
		return nil, err
	}
	for i := range previous {
		previous[i].Previous = true
	}
	sources = append(sources, previous...)
	if len(run.returns) == 1 {
		returns.OneRun(sources)
	}
	in, err := run.collection.Open(sources)
	if err != nil {
		return nil, err
	}
	options := run.options
	options.Progress = progress
	return run.collection.Check(dirOf(paths), in, options)
}

// dirOf names a return by its folder or its one file; several files by their folder.
func dirOf(paths []string) string {
	if len(paths) == 1 {
		return paths[0]
	}
	return filepath.Dir(paths[0])
}

// write writes one report in the format asked for.
func (run *checkRun) write(w io.Writer, r *returns.Report) error {
	switch run.format {
	case "json", "jsonl":
		return r.WriteJSON(w)
	case "csv":
		return r.WriteCSV(w)
	case "xlsx":
		return r.WriteXLSX(w)
	case "html":
		return r.WriteHTML(w)
	}
	return r.WriteText(w, returns.Text{Colour: coloured(w)})
}

// coloured reports whether what is written there is seen in a terminal by somebody who
// has not asked for no colours: see no-color.org.
func coloured(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
