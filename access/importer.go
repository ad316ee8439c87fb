package access

import "throughline/core"

// ImportUser stands for the import of returns where a record must name its author. There
// is no such account.
const ImportUser core.ID = "00000000-0000-7000-8000-000000000002"

// Import returns the import of returns acting for the authority, which somebody with the
// right to the machine itself has started. It may see and write about everybody but those
// whose record is restricted: these are left alone and told of.
func Import(authority string) Who {
	return Who{Authority: authority, User: ImportUser, Name: "Import of returns", Roles: []Role{NominatedOfficer}}
}
