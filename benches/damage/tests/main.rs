//! The proofs (d) and (e) of the fix-ups: behaviour is kept, and damage is mended.
