package doctor

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// roots names the file of the authorities that this program trusts, as crypto/x509 has it.
const roots = "SSL_CERT_FILE"

var (
	authority    *x509.Certificate
	authorityKey *ecdsa.PrivateKey
)

// certified makes an authority that this program trusts. It ends in two days.
func certified(t *testing.T) {
	t.Helper()
	var bytes []byte
	bytes, authorityKey = certificate(t, &x509.Certificate{Subject: pkix.Name{CommonName: "The test"}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign, NotAfter: time.Now().Add(48 * time.Hour)})
	file := filepath.Join(t.TempDir(), "roots.pem")
	err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: bytes}), 0o600)
	if err == nil {
		authority, err = x509.ParseCertificate(bytes)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(roots, file)
}

// certificate makes a certificate, signed by the authority where there is one.
func certificate(t *testing.T, c *x509.Certificate) ([]byte, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c.SerialNumber, c.NotBefore = big.NewInt(time.Now().UnixNano()), time.Now().Add(-72*time.Hour)
	by, signer := c, key
	if authority != nil {
		by, signer = authority, authorityKey
	}
	bytes, err := x509.CreateCertificate(rand.Reader, c, by, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	return bytes, key
}

// postOffice is a mail server over TLS whose certificate ends after a while, and its address.
func postOffice(t *testing.T, ends time.Duration) string {
	t.Helper()
	bytes, key := certificate(t, &x509.Certificate{DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(ends)})
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{bytes}, PrivateKey: key}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go greet(c)
		}
	}()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return "smtps://localhost:" + port + "?from=a@example.org"
}

// greet is a conversation with a mail server in which no letter is handed over.
func greet(c net.Conn) {
	defer c.Close()
	say := func(words string) bool {
		_, err := io.WriteString(c, words+"\r\n")
		return err == nil
	}
	for in, well := bufio.NewScanner(c), say("220 post office"); well && in.Scan(); {
		if strings.HasPrefix(in.Text(), "QUIT") {
			say("221 goodbye")
			return
		}
		well = say("250 well")
	}
}
