package access

import "strings"

// An apart is a store of records that only those with a right in an area of its own may see, also
// where they may see all else of the person. Its kinds of record and its time limits are
// known by how their names begin, so that a new one is closed from its first day.
type apart struct {
	begins string
	area   Area
}

// closed are the stores that stand apart.
//
// Source: the council's table of who needs what: the designated officer's own store, and
// the exploitation team's people and places of concern.
var closed = []apart{{"allegation", Trust}, {"context_of_concern", Mapping}}

// AreaOf returns the area in which to ask about a kind of record or a time limit, by its
// name.
func AreaOf(name string) Area {
	for _, s := range closed {
		if strings.HasPrefix(name, s.begins) {
			return s.area
		}
	}
	return Children
}

// AreaIn is [AreaOf] as SQL: the area in which to ask about what a column names, which holds the
// name of a kind or a time limit. name is the column, with its table.
func AreaIn(name string) string {
	quoted := func(a Area) string { return `'` + strings.ReplaceAll(string(a), `'`, `''`) + `'` }
	sql := `CASE`
	for _, s := range closed {
		sql += ` WHEN ` + name + ` LIKE '` + s.begins + `%' THEN ` + quoted(s.area)
	}
	return sql + ` ELSE ` + quoted(Children) + ` END`
}

// Reads reports whether somebody's roles let them see records of a kind, or a time limit,
// of anybody at all. Of whom is for [MayIn].
func Reads(who Who, name string) bool { return who.aim(See, AreaOf(name)).reach != None }

// Hidden returns the condition that leaves out the records and time limits that somebody's
// roles never let them see. It begins "AND ", or is "". name is the column of the kind or
// the clock, with its table.
func Hidden(who Who, name string) string {
	var b strings.Builder
	for _, s := range closed {
		if who.aim(See, s.area).reach == None {
			b.WriteString(` AND ` + name + ` NOT LIKE '` + s.begins + `%'`)
		}
	}
	return b.String()
}

// ScopeOf is [ScopeFor] for lists that hold records or time limits of every kind: what
// stands apart is in them only for those with the right in its own area. name is the
// column of the kind or the clock, with its table.
func ScopeOf(who Who, act Act, name, person, authority string, first int) (sql string, args []any) {
	sql, args = ScopeFor(who, act, person, authority, first)
	for _, s := range closed {
		begins := name + ` LIKE '` + s.begins + `%'`
		aim := who.aim(act, s.area)
		if far, waiting := aim.reach.how(); far < Own && !waiting {
			sql += ` AND NOT ` + begins
			continue
		}
		own, values := scope(who, aim, person, authority, first+len(args))
		sql = `AND ((NOT ` + begins + ` ` + sql + `) OR (` + begins + ` ` + own + `))`
		args = append(args, values...)
	}
	return sql, args
}
