package core

import (
	"database/sql/driver"
	"fmt"

	"github.com/google/uuid"
)

// An ID names a record, a person or a user for ever. It is a UUID of version 7, so
// ids sort by the time they were made and no two machines make the same. "" is none.
type ID string

// NewID returns a fresh id.
func NewID() ID { return ID(uuid.Must(uuid.NewV7()).String()) }

// ParseID reads an id out of an address or a form. Anything else than a UUID in its
// usual 36 characters is refused, so that no text of a person's reaches a query or a page.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil || len(s) != 36 {
		return "", Say(Missing, "There is nothing at this address.")
	}
	return ID(u.String()), nil
}

// IsZero reports whether there is no id.
func (id ID) IsZero() bool { return id == "" }

// String returns the id's 36 characters.
func (id ID) String() string { return string(id) }

// Value stores an id; none is NULL.
func (id ID) Value() (driver.Value, error) {
	if id == "" {
		return nil, nil
	}
	return string(id), nil
}

// Scan reads an id out of either database.
func (id *ID) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*id = ""
	case string:
		*id = ID(v)
	case []byte:
		*id = ID(v)
	default:
		return fmt.Errorf("an id cannot be read from %T", v)
	}
	return nil
}
