// Package outside reads and keeps the lists that the department holds and a council
// loads: where every postcode lies, which authority is above which, and which homes and
// providers are registered.
//
// They hold nothing about children. Kept lists lie in the program's data folder, in
// postcodes.list, authorities.csv and providers.csv.
package outside

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sync"

	"throughline/returns/ssda903"
)

// Lists are the lists that are there for a check. Nil has none. They may be used from
// several goroutines, and are read from their files when they are first needed.
type Lists struct {
	postcodes func() (*Postcodes, error) // nil where there is no list
	upper     func() (map[string]string, error)
	providers func() (map[string][]ssda903.Provider, error) // nil where there is no list
}

// The files of the data folder.
const (
	postcodesFile   = "postcodes.list"
	authoritiesFile = "authorities.csv"
	providersFile   = "providers.csv"
)

// Open makes the lists of a run: those kept in the data folder, and in their place those
// of files given for this run. A data folder that is not there has none.
func Open(data string, postcodes, providers []string) (*Lists, error) {
	l := &Lists{upper: sync.OnceValues(func() (map[string]string, error) { return keptAuthorities(data) })}
	kept := func(name string) (bool, error) {
		_, err := os.Stat(filepath.Join(data, name))
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		} else if err != nil {
			return false, fmt.Errorf("looking for the lists in the data folder: %w", err)
		}
		return true, nil
	}
	there, err := kept(postcodesFile)
	if err != nil {
		return nil, err
	}
	if len(postcodes) > 0 {
		l.postcodes = sync.OnceValues(func() (*Postcodes, error) { return ReadPostcodes(postcodes...) })
	} else if there {
		l.postcodes = sync.OnceValues(func() (*Postcodes, error) { return keptPostcodes(data) })
	}
	if there, err = kept(providersFile); err != nil {
		return nil, err
	}
	read := func() ([]Provider, error) { return keptProviders(data) }
	if len(providers) > 0 {
		read = func() ([]Provider, error) { return ReadProviders(providers...) }
	}
	if len(providers) > 0 || there {
		l.providers = sync.OnceValues(func() (map[string][]ssda903.Provider, error) { return l.placed(read) })
	}
	return l, nil
}

// TakeAuthorities takes the list of authorities of a file for this run, in the place of the
// one that is kept.
func (l *Lists) TakeAuthorities(file string) {
	l.upper = sync.OnceValues(func() (map[string]string, error) { return ReadAuthorities(file) })
}

// For returns what the rules of one return need: of the postcodes, out of millions, those
// that occur in it, and the providers whole.
func (l *Lists) For(postcodes iter.Seq[string]) (out ssda903.Outside, err error) {
	if l == nil {
		return out, nil
	}
	if l.providers != nil {
		if out.Providers, err = l.providers(); err != nil {
			return out, err
		}
	}
	if l.postcodes == nil {
		return out, nil
	}
	list, err := l.postcodes()
	if err != nil {
		return out, err
	}
	out.Postcodes, out.Upper = map[string]ssda903.Postcode{}, map[string]string{}
	seen := map[string]bool{}
	for p := range postcodes {
		if seen[p] {
			continue
		}
		seen[p] = true
		p = ssda903.Squeeze(p)
		found, ok := list.Find(p)
		if !ok {
			continue
		}
		out.Postcodes[p] = found
		if _, known := out.Upper[found.LAUA]; !known {
			if out.Upper[found.LAUA], err = l.upperTier(list, found.LAUA); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// upperTier asks the loaded list of authorities, the list of postcodes, which may bring
// it, and what is built in, in this order.
func (l *Lists) upperTier(list *Postcodes, lower string) (string, error) {
	upper, err := l.upper()
	if err != nil {
		return "", err
	}
	for _, of := range []map[string]string{upper, list.upper} {
		if u := of[lower]; u != "" {
			return u, nil
		}
	}
	return UpperTier(lower), nil
}

// placed reads the providers and finds the authority in which each lies, where there is a
// list of postcodes.
func (l *Lists) placed(read func() ([]Provider, error)) (map[string][]ssda903.Provider, error) {
	all, err := read()
	if err != nil {
		return nil, err
	}
	out := make(map[string][]ssda903.Provider, len(all))
	for _, p := range all {
		entry := ssda903.Provider{
			URN: p.URN, PlaceCodes: ssda903.CodesIn(p.PlaceCodes), ProviderCodes: ssda903.CodesIn(p.ProviderCodes),
			RegEnd: p.RegEnd, Postcode: p.Postcode,
		}
		if l.postcodes != nil {
			list, err := l.postcodes()
			if err != nil {
				return nil, err
			}
			if at, ok := list.Find(p.Postcode); ok {
				if entry.LAInferred, err = l.upperTier(list, at.LAUA); err != nil {
					return nil, err
				}
			}
		}
		out[p.URN] = append(out[p.URN], entry)
	}
	return out, nil
}

// keep writes a file of the data folder, whole or not at all.
func keep(data, name string, write func(*os.File) error) (err error) {
	if err := os.MkdirAll(data, 0o777); err != nil {
		return fmt.Errorf("making the data folder: %w", err)
	}
	f, err := os.CreateTemp(data, name+".*")
	if err != nil {
		return fmt.Errorf("keeping the list: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("keeping the list: %w", err)
	}
	if err := os.Rename(f.Name(), filepath.Join(data, name)); err != nil {
		return fmt.Errorf("keeping the list: %w", err)
	}
	return nil
}
