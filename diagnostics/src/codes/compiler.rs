//! Codes IC90xx: `compiler/`.

use crate::{Code, Fault};

pub static USAGE: Code = Code {
    id: "IC9001",
    fault: Fault::User,
    summary: "the command line is not understood",
    explanation: "An argument, option or combination of them does not fit. `intentc help` lists the commands, \
                  `intentc help COMMAND` the options of one.",
};

pub static TABLE: &[&Code] = &[&USAGE];
