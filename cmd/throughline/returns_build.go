package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/exchange"
	"throughline/practice/all"
	"throughline/record"
	"throughline/returns"
	"throughline/returns/cin"
	"throughline/returns/ssda903"
)

// ReturnsBuild makes the files of a return out of the records.
type ReturnsBuild struct {
	Collection string `required:"" help:"903 (children looked after) or cin (children in need census)."`
	Year       int    `required:"" help:"Collection year: the year in which the collection ends."`
	Out        string `required:"" short:"o" help:"Folder for the files. It is made where it is not there; files in it are written over." placeholder:"FOLDER"`
	Authority  string `help:"The authority's id in every key, as serve has it." default:"own"`
	LEA        string `name:"lea" help:"The authority's number with the department, three digits, for the head of the census." placeholder:"NUMBER"`
	Serial     string `help:"Number of the submission, for the head of the census." default:"001"`
}

// Run builds the return and writes it: the 903 as its CSV files and as XML, the census as
// XML.
func (c *ReturnsBuild) Run(h *House) error {
	ctx := context.Background()
	collection, err := returns.Named(c.Collection)
	if err != nil {
		return err
	}
	k, err := all.Open(ctx, h.config(false), nil)
	if err != nil {
		return err
	}
	problems, err := c.build(ctx, h, k, collection)
	for _, p := range problems {
		p.File = "the XML file"
		fmt.Fprintln(h.err, p.Error())
	}
	return errors.Join(err, k.DB.Close())
}

func (c *ReturnsBuild) build(ctx context.Context, h *House, k *record.Keeper, collection *returns.Collection) ([]exchange.Problem, error) {
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder for the files: %w", err)
	}
	who := access.Import(c.Authority)
	if collection == returns.CIN {
		sender := cin.Sender{LEA: c.LEA, SoftwareCode: "Throughline", SerialNo: c.Serial, Made: core.InstantOf(time.Now())}
		tables, err := cin.FromRecords(ctx, k.DB, k, who, sender, c.Year, "")
		if err != nil {
			return nil, err
		}
		root, problems := cin.ToXML(tables, c.Year)
		return problems, c.xml(h, "cin.xml", root)
	}
	tables, err := ssda903.FromRecords(ctx, k.DB, k, who, c.Year, "")
	if err != nil {
		return nil, err
	}
	for _, t := range ssda903.Files(tables) {
		if err := c.file(h, ssda903.FileName(t.Name), len(t.Rows), func(w io.Writer) error {
			return exchange.WriteCSV(w, &exchange.Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows})
		}); err != nil {
			return nil, err
		}
	}
	root, problems := ssda903.ToXML(tables)
	return problems, c.xml(h, "ssda903.xml", root)
}

func (c *ReturnsBuild) xml(h *House, name string, root *exchange.Element) error {
	return c.file(h, name, -1, func(w io.Writer) error { return exchange.WriteXML(w, root) })
}

// file writes one file and says so; rows below 0 are not told.
func (c *ReturnsBuild) file(h *House, name string, rows int, write func(io.Writer) error) error {
	path := filepath.Join(c.Out, name)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	said := path
	if rows >= 0 {
		said += strings.Repeat(" ", max(1, 50-len(path))) + fmt.Sprintf("%d rows", rows)
	}
	fmt.Fprintln(h.out, said)
	return nil
}
