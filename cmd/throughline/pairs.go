package main

import (
	"context"

	"throughline/people"
	"throughline/record"
)

// pairsAt is the hour of the night, in London, from which people who may be one are looked
// for: when few are at work and before the day begins.
const pairsAt = 3

// lookForPairs looks for people who may be one where that was not done since the night began,
// or never.
func lookForPairs(ctx context.Context, k *record.Keeper, authority string) error {
	last, err := people.LastLooked(ctx, k.DB, authority)
	if err != nil {
		return err
	}
	now := k.Now()
	if !last.IsZero() && (last.Date() == now.Date() || now.Time().Hour() < pairsAt) {
		return nil
	}
	return people.LookForPairs(ctx, k.DB, authority, now)
}
