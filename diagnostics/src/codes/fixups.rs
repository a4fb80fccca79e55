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

pub static COPY: Code = Code {
    id: "IC0418",
    fault: Fault::Model,
    summary: "a copy that could not be replaced by what it copies",
    explanation: "LLVM has no instruction that copies: `%a = %b` and `%a = 5` are no instructions. Such a line goes, and what it \
                  copies stands at each use, where the name is assigned once, every use comes after it on every way, and the types \
                  agree. Keep a value that changes in an `alloca`, or join its versions with a `phi`.",
};

pub static NESTED_OPERAND: Code = Code {
    id: "IC0419",
    fault: Fault::Model,
    summary: "an expression inside of an instruction that could not be made one of its own",
    explanation: "An operand is a name or a constant. An expression in its place becomes an instruction before the one that uses \
                  it, where its form leaves one reading and there is a place for it; in a `phi` that is the end of the block that \
                  the value comes from.",
};

pub static CONDITION: Code = Code {
    id: "IC0420",
    fault: Fault::Model,
    summary: "a condition that is no truth value",
    explanation: "`br` and `select` decide by an `i1`. An integer or a pointer is compared with zero first, where its definition \
                  says its type; anything else is left as it is. Compare it with `icmp` or `fcmp`.",
};

pub static FLOAT_LITERAL: Code = Code {
    id: "IC0421",
    fault: Fault::Model,
    summary: "a float literal that the type does not have",
    explanation: "LLVM takes a decimal only if the type has exactly that number. Others are rounded to the nearest; a number \
                  beyond the greatest of the type, a `float` of C in the place of a `double`, and decimals of the wider types are \
                  left as they are.",
};

pub static INTEGER_LITERAL: Code = Code {
    id: "IC0422",
    fault: Fault::Model,
    summary: "a literal that is no number of its integer type",
    explanation: "Hexadecimal numbers, characters and the like are written as decimals where the type has them. A number that does \
                  not fit its type, and one with a fraction, has no single reading.",
};

pub static TABLE: &[&Code] = &[
    &NO_CODE,
    &TWO_CODES,
    &DEFINED_TWICE,
    &BYTE_COUNT,
    &CONTRADICTORY_DECLARATIONS,
    &RAW_SYSTEM_CALL,
    &COPY,
    &NESTED_OPERAND,
    &CONDITION,
    &FLOAT_LITERAL,
    &INTEGER_LITERAL,
];
