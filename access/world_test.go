package access

import (
	"io/fs"
)

// sources are the migrations that the tests of this package need.
var sources = []fs.FS{Migrations}
