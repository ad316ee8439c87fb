package cin

import (
	"slices"

	"throughline/core"
)

// bankHolidays are the bank holidays of England and Wales, 2022 to 2027.
//
// Source: the government's list for England and Wales (gov.uk/bank-holidays). Earlier and
// later holidays count as working days here; that touches no census from 2023 to 2027.
var bankHolidays = days(
	"2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27",
	"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26",
	"2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
	"2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
	"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
	"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
)

func days(texts ...string) []core.Date {
	out := make([]core.Date, len(texts))
	for i, s := range texts {
		out[i] = core.MustDate(s)
	}
	return out
}

// workingDay reports Monday to Friday, bank holidays apart.
func workingDay(d core.Date) bool {
	_, holiday := slices.BinarySearch(bankHolidays, d)
	return !weekend(d) && !holiday
}

// workingDaysBack goes n working days back from d, counting d itself as the first, or
// the next working day where d is none. A blank day stays blank.
func workingDaysBack(d core.Date, n int) core.Date {
	if d == 0 {
		return 0
	}
	for !workingDay(d) {
		d = d.Plus(1)
	}
	for range n - 1 {
		for d = d.Plus(-1); !workingDay(d); {
			d = d.Plus(-1)
		}
	}
	return d
}
