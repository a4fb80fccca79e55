//! Codes IC02xx: `ir/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
