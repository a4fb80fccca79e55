//! Codes IC07xx: `targets/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
