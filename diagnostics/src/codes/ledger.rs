//! Codes IC11xx: `ledger/`.

use crate::{Code, Fault};

pub static UNWRITABLE: Code = Code {
    id: "IC1101",
    fault: Fault::Environment,
    summary: "the ledger cannot be written or read",
    explanation: "Every step of a run is evidence and is written down before the next begins; without that record nothing may \
                  be called accepted, so the run ends. Check that the folder named in the message exists, can be written and \
                  has space left, or name another one with the environment variable INTENTC_STATE_DIR.",
};

pub static UNKNOWN_RUN: Code = Code {
    id: "IC1102",
    fault: Fault::User,
    summary: "no such run in the ledger",
    explanation: "`intentc runs list` lists the runs of this project, or of the user outside a project. A run can be named by \
                  the first letters of its id, or by the word `last`.",
};

pub static BROKEN_CHAIN: Code = Code {
    id: "IC1103",
    fault: Fault::Environment,
    summary: "the record of a run has been changed or cut",
    explanation: "Each line of a run carries the hash of the line before it, and the hash of the last line is kept in another \
                  file. What stands before the named line can be believed, the rest cannot: run the build again.",
};

pub static TABLE: &[&Code] = &[&UNWRITABLE, &UNKNOWN_RUN, &BROKEN_CHAIN];
