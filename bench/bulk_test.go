package bench

import (
	"context"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// BenchmarkBulk fills a county in one bulk, and then saves contacts about its families in
// another, and tells the processor time of each record.
func BenchmarkBulk(b *testing.B) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		b.Run(engine.String(), func(b *testing.B) {
			postmaster := 0
			if engine == store.PostgreSQL {
				var address string
				address, postmaster = startPostgres(b)
				b.Setenv(testkit.AddressVariable, address)
			}
			k, err := all.Open(b.Context(), testkit.Config(b, engine, all.Sources()...), func() core.Instant { return began })
			if err != nil {
				b.Fatal(err)
			}
			h := &house{db: k.DB, keeper: k, postmaster: postmaster}
			b.Cleanup(func() {
				if err := k.DB.Close(); err != nil {
					b.Error(err)
				}
			})
			for b.Loop() {
				told := h.bulk(b, func(ctx context.Context, k *record.Keeper) (err error) {
					h.workers, err = county.Fill(ctx, k, 3, *families, began, nil)
					return err
				})
				b.ReportMetric(told, "ms/told")
				h.count(b)
				who := h.worker(access.FrontDoorWorker, "").Who
				who.At = began
				saved := h.bulk(b, func(ctx context.Context, k *record.Keeper) error {
					for range *requests / 100 {
						for _, children := range h.families(b) {
							if err := k.Save(ctx, who, aContact(children), 0, "handed in"); err != nil {
								return err
							}
						}
					}
					return nil
				})
				b.ReportMetric(saved, "ms/saved")
			}
		})
	}
}

// bulk does something in a bulk and returns the milliseconds of processor time that each
// record took which it left.
func (h *house) bulk(b *testing.B, do func(ctx context.Context, k *record.Keeper) error) float64 {
	b.Helper()
	lines := func() int {
		n, err := store.One[int](b.Context(), h.db, `SELECT count(*) FROM record`)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	had := lines()
	before, err := spentBy(h.postmaster)
	if err != nil {
		b.Fatal(err)
	}
	if err := h.keeper.Bulk(b.Context(), do); err != nil {
		b.Fatal(err)
	}
	after, err := spentBy(h.postmaster)
	if err != nil {
		b.Fatal(err)
	}
	spent := after.since(before)
	return per(spent.program+spent.database, lines()-had)
}

// aContact is a contact about some children, as somebody would write it.
func aContact(children []core.ID) record.Entry {
	e := frontdoor.ContactKind.New(county.Authority, children...)
	c := e.(*frontdoor.Contact)
	c.Received, c.Story = began.Plus(-1), "She came in without a coat again and said that nobody was at home."
	return e
}
