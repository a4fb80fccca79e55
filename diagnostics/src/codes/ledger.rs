//! Codes IC11xx: `ledger/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
