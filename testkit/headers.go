package testkit

import (
	"maps"
	"net/http"
	"slices"
	"strings"
)

// WrongHeaders says what the headers of an answer lack that every answer of both sites has:
// no script or style but our own, no other's frame, nothing kept by the browser.
func WrongHeaders(h http.Header, https bool) (wrong []string) {
	want := map[string]string{"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()", "Strict-Transport-Security": ""}
	if https {
		want["Strict-Transport-Security"] = "max-age=31536000"
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got := h.Get(name); got != want[name] {
			wrong = append(wrong, name+" is "+got+", want "+want[name])
		}
	}
	policy := directives(h)
	_, alone := policy["sandbox"]
	from := func(what string) string {
		if sources, said := policy[what]; said {
			return sources
		}
		return policy["default-src"]
	}
	if policy["frame-ancestors"] != "'none'" {
		wrong = append(wrong, "the page may stand in another's frame")
	}
	if scripts := from("script-src"); scripts != "'self'" && scripts != "'none'" {
		wrong = append(wrong, "scripts may come from "+scripts)
	}
	if styles := from("style-src"); (styles == "" || strings.Contains(styles, "unsafe")) && !alone {
		wrong = append(wrong, "styles may come from "+styles)
	}
	if policy["base-uri"] != "'none'" && !alone {
		wrong = append(wrong, "the base of links may be changed")
	}
	return wrong
}

// directives are the parts of a content security policy.
func directives(h http.Header) map[string]string {
	parts := map[string]string{}
	for part := range strings.SplitSeq(h.Get("Content-Security-Policy"), ";") {
		name, sources, _ := strings.Cut(strings.TrimSpace(part), " ")
		parts[name] = sources
	}
	return parts
}
