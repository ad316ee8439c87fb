// Package door is what both sites have at their door: the headers of every answer, where a
// request comes from, and how floods are slowed. It knows nothing of who asks.
package door

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Policy is the content security policy of every page that brings none of its own.
const Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// Secured sets the headers that every answer has. https says that the site is reached over
// https only.
func Secured(next http.Handler, https bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if https {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if !strings.HasPrefix(r.URL.Path, "/assets/") {
			h.Set("Cache-Control", "no-store")
		}
		next.ServeHTTP(w, r)
	})
}

// From is the network address from which a request comes; "" where it cannot be told. Over
// https there is a proxy before the site, and it is what the proxy added last: the proxy's
// own address is everybody's.
func From(r *http.Request, https bool) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if told := r.Header.Values("X-Forwarded-For"); https && len(told) > 0 {
		last := told[len(told)-1]
		host = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	a, err := netip.ParseAddr(host)
	if at, withPort := netip.ParseAddrPort(host); withPort == nil { // as some proxies write it
		a, err = at.Addr(), nil
	}
	if err != nil {
		return ""
	}
	return a.Unmap().WithZone("").String()
}

// Network is whom a limit counts together: an address, and of an IPv6 address the network,
// since one computer has many; "unknown" where it cannot be told.
func Network(r *http.Request, https bool) string {
	a, err := netip.ParseAddr(From(r, https))
	if err != nil {
		return "unknown"
	}
	if a.Is6() {
		return netip.PrefixFrom(a, 64).Masked().String()
	}
	return a.String()
}
