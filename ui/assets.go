package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed all:assets
var embedded embed.FS

// HowToBuild says how to make the style sheet and the scripts, for a program that was built without them.
const HowToBuild = "This program was built without its style sheet and scripts. " +
	"To make them, run \"npm ci\" and then \"npm run build\" in the folder ui, and build the program again."

// An asset is one file that a page is drawn with, ready to be sent.
type asset struct {
	plain, gzipped []byte
	kind           string // media type
	version        string // the first of its SHA-256, in hex
}

// assets reads what was embedded, once. The names have no folder "build".
var assets = sync.OnceValue(func() map[string]asset {
	found := map[string]asset{}
	err := fs.WalkDir(embedded, "assets", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Base(name) == "README" {
			return err
		}
		content, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		short := strings.TrimPrefix(strings.TrimPrefix(name, "assets/"), "build/")
		found[short], err = newAsset(short, content)
		return err
	})
	if err != nil {
		panic("ui: reading the embedded assets: " + err.Error()) // memory cannot fail to be read
	}
	return found
})

func newAsset(name string, content []byte) (asset, error) {
	sum := sha256.Sum256(content)
	a := asset{plain: content, kind: mime.TypeByExtension(path.Ext(name)), version: hex.EncodeToString(sum[:])[:12]}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return asset{}, err
	}
	if _, err := w.Write(content); err != nil {
		return asset{}, err
	}
	if err := w.Close(); err != nil {
		return asset{}, err
	}
	if packed.Len() < len(content) {
		a.gzipped = packed.Bytes()
	}
	return a, nil
}

// Built reports whether the style sheet and scripts were there when the program was built.
func Built() bool {
	_, there := assets()["throughline.css"]
	return there
}

// Asset is the address of a style sheet, script or picture by its name, such as
// throughline.css. It changes when the content does, so a browser may keep what it got for a year.
func Asset(name string) string {
	if a, there := assets()[name]; there {
		return "/assets/" + name + "?v=" + a.version
	}
	return "/assets/" + name
}

// Assets serves what the pages are drawn with, under /assets/.
func Assets() http.Handler { return http.HandlerFunc(serveAsset) }

func serveAsset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/assets/")
	a, there := assets()[name]
	switch {
	case !there && !Built():
		http.Error(w, HowToBuild, http.StatusNotFound)
		return
	case !there:
		http.NotFound(w, r)
		return
	}
	content, head := a.plain, w.Header()
	head.Set("Content-Type", a.kind)
	head.Set("Vary", "Accept-Encoding")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cache-Control", "no-cache")
	if r.URL.Query().Get("v") == a.version {
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	etag := a.version
	if a.gzipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		content, etag = a.gzipped, etag+"-gz"
		head.Set("Content-Encoding", "gzip")
	}
	head.Set("ETag", fmt.Sprintf("%q", etag))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}
