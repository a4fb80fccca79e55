//! Codes IC10xx: `patterns/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
