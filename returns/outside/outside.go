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

// Outside returns what the rules of a return look up.
func (l *Lists) Outside() (out ssda903.Outside, err error) {
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
	upper, err := l.upper()
	if err != nil {
		return out, err
	}
	out.Postcodes = list.Find
	out.Upper = func(lower string) string { return upperTier(lower, upper, list.upper) }
	return out, nil
}

// upperTier asks the loaded list of authorities, the list of postcodes, which may bring
// it, and what is built in, in this order.
func upperTier(lower string, lists ...map[string]string) string {
	for _, list := range lists {
		if u := list[lower]; u != "" {
			return u
		}
	}
	return UpperTier(lower)
}

// placed reads the providers and finds the authority in which each lies, where its list does
// not say so and there is a list of postcodes.
func (l *Lists) placed(read func() ([]Provider, error)) (map[string][]ssda903.Provider, error) {
	all, err := read()
	if err != nil {
		return nil, err
	}
	out := make(map[string][]ssda903.Provider, len(all))
	for _, p := range all {
		entry := ssda903.Provider{
			URN: p.URN, PlaceCodes: ssda903.CodesIn(p.PlaceCodes), ProviderCodes: ssda903.CodesIn(p.ProviderCodes),
			RegEnd: p.RegEnd, Postcode: p.Postcode, LAInferred: p.Authority,
		}
		if p.Authority == "" && l.postcodes != nil {
			if entry.LAInferred, err = l.authorityOf(p.Postcode); err != nil {
				return nil, err
			}
		}
		out[p.URN] = append(out[p.URN], entry)
	}
	return out, nil
}

// authorityOf is the upper-tier authority in which a postcode lies; blank where the list
// does not have it.
func (l *Lists) authorityOf(postcode string) (string, error) {
	list, err := l.postcodes()
	if err != nil {
		return "", err
	}
	at, ok := list.Find(postcode)
	if !ok {
		return "", nil
	}
	upper, err := l.upper()
	if err != nil {
		return "", err
	}
	return upperTier(at.LAUA, upper, list.upper), nil
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
