//! Codes IC03xx: `manifest/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
