//! Codes IC01xx: `directives/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
