package mail

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"throughline/store"
	"throughline/testkit"
)

// signing is the authority whose certificates this machine trusts while the tests run.
var signing struct {
	*x509.Certificate
	key *ecdsa.PrivateKey
}

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "throughline-mail-")
	if err == nil {
		err = trust(filepath.Join(folder, "authority.pem"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	status := m.Run()
	if err := os.RemoveAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

// trust makes the authority, and has this machine trust it alone.
func trust(file string) (err error) {
	if signing.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		return err
	}
	signing.Certificate = &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "An authority"}, NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(48 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, signing.Certificate, signing.Certificate, &signing.key.PublicKey, signing.key)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		return err
	}
	return os.Setenv("SSL_CERT_FILE", file)
}

// certificate is one for 127.0.0.1 that ends so long from now.
func certificate(t *testing.T, ends time.Duration) *tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: time.Now().Add(ends),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, of, signing.Certificate, &key.PublicKey, signing.key)
	if err != nil {
		t.Fatal(err)
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// TestALetterWaitsForARenewedCertificate lets the mail server's certificate expire, and
// renews it a day later. Nothing is said to a server that cannot show who it is.
func TestALetterWaitsForARenewedCertificate(t *testing.T) {
	var shown atomic.Pointer[tls.Certificate]
	shown.Store(certificate(t, -time.Hour))
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	office := &postOffice{Listener: tls.NewListener(plain, &tls.Config{GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return shown.Load(), nil }})}
	t.Cleanup(func() { office.Close() })
	go office.open()
	h := newHouse(testkit.Database(t, store.SQLite, Migrations), plain.Addr().String())
	h.Server.TLS = true
	h.put(t, Message{"ines@example.org", "A letter", "One line"})
	for range 20 { // twenty times the wait, from a minute to hours
		h.send(t, 0)
		h.now = h.now.Plus(6 * time.Hour)
	}
	b, err := BacklogOf(t.Context(), h.DB, "x")
	if err != nil || b.Letters != 1 || b.Since.IsZero() || !strings.Contains(b.Why, "certificate has expired") {
		t.Errorf("what waits is %+v (%v), want one letter and that the certificate has expired", b, err)
	}
	if b, err := BacklogOf(t.Context(), h.DB, "another"); b != (Backlog{}) || err != nil {
		t.Errorf("another authority has %+v waiting (%v)", b, err)
	}
	shown.Store(certificate(t, time.Hour))
	h.send(t, 1)
	if letters := office.got(); len(letters) != 1 || !strings.Contains(letters[0], "One line") {
		t.Errorf("the letters that came are %q", letters)
	}
	if b, err := BacklogOf(t.Context(), h.DB, "x"); b.Letters != 0 || err != nil {
		t.Errorf("%+v still waits (%v)", b, err)
	}
}
