package web

import (
	"fmt"
	"net/http"
	"strconv"

	"throughline/access"
	"throughline/ledger"
	"throughline/ui"
)

// ledgerPage is where the ledger ended, day by day, as it was signed.
type ledgerPage struct {
	Signed []ledger.Signed // the newest first
	Ahead  string          // what is dated after now; "" is nothing
}

// headsOnPage is how many signed heads stand on the page; the file has all.
const headsOnPage = 31

// showLedger answers GET /ledger.
func (s *Site) showLedger(w http.ResponseWriter, r *http.Request) (err error) {
	var p ledgerPage
	authority := access.From(r.Context()).Authority
	if p.Signed, err = ledger.LastSigned(r.Context(), s.DB, authority, headsOnPage); err != nil {
		return err
	}
	if p.Ahead, err = ledger.Ahead(r.Context(), s.DB, authority, s.Keeper.Now()); err != nil {
		return err
	}
	return s.page(w, r, http.StatusOK, ui.Frame{Heading: "The ledger’s signed heads", Wide: true}, ledgerHeads(&p))
}

// showHeads answers GET /ledger/heads.txt: all signed heads, one a line, the oldest first.
func (s *Site) showHeads(w http.ResponseWriter, r *http.Request) error {
	signed, err := ledger.LastSigned(r.Context(), s.DB, access.From(r.Context()).Authority, 0)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="ledger-heads.txt"`)
	for i := len(signed) - 1; i >= 0; i-- {
		if _, err := fmt.Fprintln(w, signed[i]); err != nil {
			return err
		}
	}
	return nil
}

func (p *ledgerPage) rows() [][]ui.TableCell {
	rows := make([][]ui.TableCell, len(p.Signed))
	for i, s := range p.Signed {
		rows[i] = []ui.TableCell{{Text: s.At.Long()}, {Text: strconv.FormatInt(s.Seq, 10)}, {HTML: sealWords(s.Seal)}, {HTML: sealWords(s.Key)}}
	}
	return rows
}
