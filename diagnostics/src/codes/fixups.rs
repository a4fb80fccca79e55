//! Codes IC04xx: `fixups/`.

use crate::Code;

pub static TABLE: &[&Code] = &[];
