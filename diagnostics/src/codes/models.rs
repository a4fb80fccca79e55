//! Codes IC05xx: `models/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
