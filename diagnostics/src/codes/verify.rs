//! Codes IC08xx: `verify/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
