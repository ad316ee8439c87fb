package store

import (
	"database/sql"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"time"
)

// A shape names a type and the columns that are to fill it.
type shape struct {
	of      reflect.Type
	columns string
}

// plans holds, for every shape met so far, which field each column goes to: a [][]int
// of field indexes as package reflect counts them. Shapes come from the program's own
// statements, so they are few.
var plans sync.Map

// places returns pointers into row, one for each column, in order.
func places[T any](row *T, columns []string) ([]any, error) {
	of := reflect.TypeFor[T]()
	if isValue(of) {
		if len(columns) != 1 {
			return nil, fmt.Errorf("%d columns (%s) do not fit one %s", len(columns), strings.Join(columns, ", "), of)
		}
		return []any{row}, nil
	}
	key := shape{of, strings.Join(columns, ",")}
	plan, ok := plans.Load(key)
	if !ok {
		made, err := planFor(of, columns)
		if err != nil {
			return nil, err
		}
		plan, _ = plans.LoadOrStore(key, made)
	}
	v := reflect.ValueOf(row).Elem()
	dest := make([]any, len(columns))
	for i, index := range plan.([][]int) {
		dest[i] = v.FieldByIndex(index).Addr().Interface()
	}
	return dest, nil
}

// planFor finds the field of each column.
func planFor(of reflect.Type, columns []string) ([][]int, error) {
	fields := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(of) {
		if !f.IsExported() || !isValue(f.Type) {
			continue
		}
		name := fold(f.Name)
		if other, ok := fields[name]; ok {
			return nil, fmt.Errorf("fields %s and %s of %s would both be the same column", other.Name, f.Name, of)
		}
		fields[name] = f
	}
	plan := make([][]int, len(columns))
	for i, column := range columns {
		f, ok := fields[fold(column)]
		if !ok {
			return nil, fmt.Errorf("column %s has no field in %s, or is named twice: add the field or leave the column out", column, of)
		}
		plan[i] = f.Index
		delete(fields, fold(column))
	}
	for _, f := range fields {
		return nil, fmt.Errorf("field %s of %s has no column: name it in the statement", f.Name, of)
	}
	return plan, nil
}

// fold makes born_on and BornOn the same word.
func fold(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

var (
	scanner = reflect.TypeFor[sql.Scanner]()
	moment  = reflect.TypeFor[time.Time]()
)

// isValue reports whether one column can fill a type.
func isValue(t reflect.Type) bool {
	if t == moment || reflect.PointerTo(t).Implements(scanner) {
		return true
	}
	switch t.Kind() {
	case reflect.Pointer:
		return isValue(t.Elem())
	case reflect.Slice:
		return t.Elem().Kind() == reflect.Uint8
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true
	}
	return false
}
