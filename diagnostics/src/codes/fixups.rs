//! Codes IC04xx: `fixups/`.

use crate::{Code, Fault};

pub static NO_CODE: Code = Code {
    id: "IC0401",
    fault: Fault::Model,
    summary: "a reply holds no LLVM IR",
    explanation: "Neither inside code fences nor outside of them is there a definition, a declaration, a global or a type. The \
                  model may have refused, asked a question, or answered in another language.",
};

pub static TWO_CODES: Code = Code {
    id: "IC0402",
    fault: Fault::Model,
    summary: "a reply holds code inside fences and outside of them",
    explanation: "Where both are LLVM IR, nothing says which is meant, so the reply is left as it is. Ask for one block of code.",
};

pub static DEFINED_TWICE: Code = Code {
    id: "IC0403",
    fault: Fault::Model,
    summary: "two code blocks of a reply define the same function",
    explanation: "The blocks of a reply are joined. Where two of them define one function, nothing says which one is meant. Ask \
                  for one block that holds the whole module.",
};

pub static BYTE_COUNT: Code = Code {
    id: "IC0404",
    fault: Fault::Model,
    summary: "a string constant whose length is not that of its type",
    explanation: "The constant stands inside an array, a structure or an instruction, where other types depend on its length, \
                  so that it is not corrected. `[N x i8]` must count every byte: `\\0A` is one byte, and so is the final `\\00`.",
};

pub static CONTRADICTORY_DECLARATIONS: Code = Code {
    id: "IC0405",
    fault: Fault::Model,
    summary: "a function is declared twice with different types",
    explanation: "No other module defines the function, so nothing says which declaration is right.",
};

pub static RAW_SYSTEM_CALL: Code = Code {
    id: "IC0406",
    fault: Fault::Model,
    summary: "a raw system call that could not be made a call of the runtime",
    explanation: "Programs reach the kernel through the runtime's `sys_*` functions. A raw call is rewritten where its number is a \
                  constant, the runtime has a function for it, and its arguments can be converted; otherwise it stays and is \
                  refused.",
};

pub static CONSTANT_END: Code = Code {
    id: "IC0434",
    fault: Fault::Model,
    summary: "a string constant that could end in several places",
    explanation: "LLVM ends a constant at its first quote. Quotes inside of it are written as `\\22`; where they are not, and what \
                  follows one of them could be the rest of the global, nothing says which one is the last.",
};

pub static TABLE: &[&Code] = &[&NO_CODE, &TWO_CODES, &DEFINED_TWICE, &BYTE_COUNT, &CONTRADICTORY_DECLARATIONS, &RAW_SYSTEM_CALL, &CONSTANT_END];
