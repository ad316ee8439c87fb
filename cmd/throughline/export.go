package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"throughline/exchange"
	"throughline/practice/all"
	"throughline/record"
)

// An Export writes all records as CSV files, for analysts and for a council that leaves.
type Export struct {
	Out       string `help:"Folder of the files, made if it is not there." required:"" type:"path"`
	Authority string `help:"The authority's id." default:"own"`
	Locked    bool   `help:"Export locked answers too, such as legal advice and who told us in confidence."`
	Demo      bool   `help:"Export the demonstration county."`
}

// Run writes one file a kind of record, and dictionary.csv, which says what each column means.
func (x *Export) Run(h *House) error {
	ctx := context.Background()
	k, err := all.Open(ctx, h.config(x.Demo), nil)
	if err != nil {
		return err
	}
	defer k.DB.Close()
	if err := os.MkdirAll(x.Out, 0o700); err != nil {
		return fmt.Errorf("making the folder of the export: %w", err)
	}
	for _, kind := range k.Kinds() {
		err := writeFile(filepath.Join(x.Out, kind.Name+".csv"), func(row func([]string) error) error {
			return k.Export(ctx, k.DB, x.Authority, kind, x.Locked, row)
		})
		if err != nil {
			return err
		}
	}
	return writeFile(filepath.Join(x.Out, "dictionary.csv"), func(row func([]string) error) error { return dictionary(k, row) })
}

// A Dictionary prints what every column means, the council's own included.
type Dictionary struct{}

// Run prints the dictionary as CSV.
func (*Dictionary) Run(h *House) error {
	k, err := all.Open(context.Background(), h.config(false), nil)
	if err != nil {
		return err
	}
	defer k.DB.Close()
	return writeCSV(h.out, func(row func([]string) error) error { return dictionary(k, row) })
}

func dictionary(k *record.Keeper, row func([]string) error) error {
	if err := row([]string{"table", "column", "kind", "question", "meaning", "type", "needed", "asked", "codes", "sensitivity", "local"}); err != nil {
		return err
	}
	for _, t := range k.Dictionary() {
		local := "no"
		if t.Local {
			local = "yes"
		}
		if err := row([]string{t.Table, t.Column, t.Kind, t.Question, t.Meaning, string(t.Sort), t.Needed, t.Shown, t.Codes, string(t.Sensitivity), local}); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(name string, rows func(row func([]string) error) error) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(name), err)
	}
	return errors.Join(writeCSV(f, rows), f.Close())
}

// writeCSV writes rows; what a spreadsheet would take for a formula is made harmless.
func writeCSV(to io.Writer, rows func(row func([]string) error) error) error {
	w := csv.NewWriter(to)
	err := rows(func(cells []string) error {
		for i, c := range cells {
			cells[i] = exchange.SafeText(c)
		}
		return w.Write(cells)
	})
	w.Flush()
	return errors.Join(err, w.Error())
}
