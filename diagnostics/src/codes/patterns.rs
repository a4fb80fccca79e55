//! Codes IC10xx: `patterns/`.

use crate::{Code, Fault};

pub static NOT_UNDERSTOOD: Code = Code {
    id: "IC1001",
    fault: Fault::User,
    summary: "no pattern explains the whole sentence",
    explanation: "A pattern answers a sentence only where every word of it is explained by the pattern's own phrases or by one of \
                  its slots, and where everything that the pattern needs to hear is said. One word that is not explained may \
                  change what is asked for, so the library then says nothing at all. Leave the marked word out, say it as the \
                  pattern's example does (`intentc patterns list`), or configure a model, which reads any sentence.",
};

pub static INVALID_VALUE: Code = Code {
    id: "IC1002",
    fault: Fault::User,
    summary: "a value in the sentence cannot be used",
    explanation: "The sentence was understood, but a value in it is impossible: a port lies outside 1 to 65535, a path is named \
                  twice or contains `..`, `.` or an empty part, or the number of pages that is announced is not the number of \
                  pages that is listed. Correct the marked value.",
};

pub static CONTENT_NEEDED: Code = Code {
    id: "IC1003",
    fault: Fault::User,
    summary: "the pattern builds files into the program, and no folder was given",
    explanation: "The pages of a content server become constants of the program. Name the folder that holds them with \
                  `--content DIR`: `/` is answered from `index.html`, `/about` from `about.html`, `about/index.html`, `about.md` \
                  and so on.",
};

pub static PAGE_NOT_FOUND: Code = Code {
    id: "IC1004",
    fault: Fault::User,
    summary: "the content folder has no file for a path",
    explanation: "For each path of the sentence the content folder is searched for a file of that name, for the name with one of \
                  the known extensions, and for an index file in a folder of that name. The message lists what was looked for. \
                  Add the file, or correct the path in the sentence.",
};

pub static CONTENT_TOO_LARGE: Code = Code {
    id: "IC1005",
    fault: Fault::User,
    summary: "the pages are too large to be built into a program",
    explanation: "All pages of a content server together may hold 64 MiB, since they become constants of the program. Serve fewer \
                  or smaller files.",
};

pub static TABLE: &[&Code] = &[&NOT_UNDERSTOOD, &INVALID_VALUE, &CONTENT_NEEDED, &PAGE_NOT_FOUND, &CONTENT_TOO_LARGE];
