// Package testkit gives tests real databases and golden files. Only tests import it.
//
// A database in a test is real, empty and made by the migrations, on both engines:
// there is no skipping, because a test that did not run has proved nothing.
package testkit

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Root returns the folder of the checkout: the nearest one above that holds go.mod.
func Root(t testing.TB) string {
	t.Helper()
	folder, err := root()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func root() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("finding the checkout: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		up := filepath.Dir(folder)
		if up == folder {
			return "", fmt.Errorf("finding the checkout: no folder above holds go.mod")
		}
		folder = up
	}
}
