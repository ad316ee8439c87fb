package record

import (
	"context"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// Sign agrees a record that was handed in. The signature is that of who, who has the level
// that the kind asks for and is not the author: if one person holds both roles, the next
// level up signs.
func (k *Keeper) Sign(ctx context.Context, who access.Who, id core.ID, base int64) error {
	return k.change(ctx, who, id, base, "agreed", func(kind *Kind, b *Base) error {
		if err := kind.MaySign(who, b); err != nil {
			return err
		}
		b.State, b.SignedBy, b.SignedAt, b.Reason = Agreed, who.User, k.Now(), ""
		return nil
	})
}

// Return sends a record back to its author with a reason.
func (k *Keeper) Return(ctx context.Context, who access.Who, id core.ID, base int64, reason string) error {
	return k.change(ctx, who, id, base, "returned", func(kind *Kind, b *Base) error {
		if err := kind.MaySign(who, b); err != nil {
			return err
		}
		b.State, b.Reason = Returned, reason
		return needReason(reason, "Say what the author should put right.")
	})
}

// Cancel says that what the record planned will not happen. It stays visible.
func (k *Keeper) Cancel(ctx context.Context, who access.Who, id core.ID, base int64, reason string) error {
	return k.change(ctx, who, id, base, "cancelled", func(_ *Kind, b *Base) error {
		b.State, b.Reason = Cancelled, reason
		return needReason(reason, "Say why it will not happen.")
	})
}

// StrikeOut says that the record was a mistake. It stays visible to those with the right,
// and a manager other than its author must do it.
func (k *Keeper) StrikeOut(ctx context.Context, who access.Who, id core.ID, base int64, reason string) error {
	return k.change(ctx, who, id, base, "struck out", func(_ *Kind, b *Base) error {
		if !access.CanSign(who, access.L2) {
			return core.Say(core.Forbidden, "A record is struck out by a team manager or above.")
		}
		b.State, b.Reason = StruckOut, reason
		return needReason(reason, "Say why it is struck out.")
	})
}

// SignedByWriter reports whether who signs a record of the kind by handing it in.
func (k *Kind) SignedByWriter(who access.Who) bool {
	return k.Own && k.Signed && access.CanSign(who, k.Sign) && (k.Signer == "" || who.Is(k.Signer))
}

// MaySign answers whether who may sign a record of the kind as it stands, or send it back.
// Of whom it is about is asked apart.
func (k *Kind) MaySign(who access.Who, b *Base) error {
	switch {
	case !k.Signed:
		return core.Say(core.Invalid, "A %s needs no signature.", k.Title)
	case b.State != Submitted:
		return core.Say(core.Invalid, "This record is %s; there is nothing to sign.", b.State)
	case b.Author == who.User:
		return core.Say(core.Forbidden, "You wrote this, so somebody else must sign it.")
	case !access.CanSign(who, k.Sign):
		return core.Say(core.Forbidden, "A %s is signed by somebody of level L%d or above.", k.Title, k.Sign)
	case k.Signer != "" && !who.Is(k.Signer):
		return core.Say(core.Forbidden, "A %s is signed by somebody whose role is: %s.", k.Title, access.RoleName(k.Signer))
	}
	return nil
}

func needReason(reason, words string) error {
	if reason == "" {
		return &core.Problem{Sort: core.Invalid, Words: words, Fields: []core.FieldProblem{{Field: "reason", Words: words}}}
	}
	return nil
}

// change writes the next version of a record with another state and the same answers.
func (k *Keeper) change(ctx context.Context, who access.Who, id core.ID, base int64, why string, do func(*Kind, *Base) error) error {
	return k.DB.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		e, kind, err := k.loadWhole(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if err := mayAll(ctx, tx, who, access.Write, e); err != nil {
			return err
		}
		b := e.Head()
		if b.Version != base {
			return core.Say(core.Changed, "Somebody else saved this meanwhile. Look at it again before you decide.")
		}
		if err := do(kind, b); err != nil {
			return err
		}
		return k.write(ctx, tx, who, kind, e, base, why)
	})
}
