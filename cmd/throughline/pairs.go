package main

import (
	"context"
	"log/slog"
	"time"

	"throughline/people"
	"throughline/record"
)

// pairsAt is the hour of the night, in UTC, from which people who may be one are looked
// for: when few are at work and before the day begins.
const pairsAt = 3

// lookForPairsNightly looks once a night for people who may be one, until ctx ends. It
// looks at the start too where that was never done.
func lookForPairsNightly(ctx context.Context, k *record.Keeper, authority string, log *slog.Logger) {
	hour := time.NewTicker(time.Hour)
	defer hour.Stop()
	for {
		if err := lookForPairs(ctx, k, authority); err != nil && ctx.Err() == nil {
			log.Error("people who may be one could not be looked for; it is tried again in an hour", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-hour.C:
		}
	}
}

// lookForPairs looks where it was not done since the night began.
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
