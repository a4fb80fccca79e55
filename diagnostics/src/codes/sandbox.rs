//! Codes IC06xx: `sandbox/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
