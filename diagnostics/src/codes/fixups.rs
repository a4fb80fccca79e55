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

pub static POINTEE: Code = Code {
    id: "IC0426",
    fault: Fault::Model,
    summary: "a pointer type of older IR that can be read in two ways",
    explanation: "LLVM 19 has one pointer type, `ptr`. A `load` or a `getelementptr` names the type of the element before the pointer, \
                  and a call names the type of its result. Where the text says neither, nothing is guessed.",
};

pub static PHI_ENTRIES: Code = Code {
    id: "IC0427",
    fault: Fault::Model,
    summary: "the entries of a `phi` do not match the predecessors of its block",
    explanation: "A `phi` has exactly one entry `[ value, %block ]` for each edge into its block. Entries are corrected where the edges \
                  leave one reading; a value that is missing, or that two entries give differently, is not guessed.",
};

pub static PHI_PLACE: Code = Code {
    id: "IC0428",
    fault: Fault::Model,
    summary: "a `phi` stands behind other instructions and cannot be moved",
    explanation: "A `phi` gives the value that control brings into the block, so that all of them stand at its top. One whose operand \
                  is made in the same block, and comes in from a block that control can reach without it, was meant as something else.",
};

pub static MISSING_METADATA: Code = Code {
    id: "IC0429",
    fault: Fault::Model,
    summary: "an operand is metadata that does not exist",
    explanation: "Attachments and debug information that name missing metadata are dropped, which changes nothing. The call here may \
                  mean something by it, so that it stays.",
};

pub static TYPE_NAME: Code = Code {
    id: "IC0430",
    fault: Fault::Model,
    summary: "a type of another language that LLVM has no single type for",
    explanation: "LLVM has integers by their width (`i64`), `float`, `double`, `ptr`, and arrays, vectors and structures of them. A text or a \
                  number without a width can be several of these.",
};

pub static OPERATION: Code = Code {
    id: "IC0431",
    fault: Fault::Model,
    summary: "an operation that LLVM has in several forms",
    explanation: "LLVM divides, shifts, compares and widens signed and unsigned numbers with different opcodes. Where the text does not say which \
                  is meant, nothing is guessed.",
};

pub static NUMBERING: Code = Code {
    id: "IC0410",
    fault: Fault::Model,
    summary: "a numbered value or label that nothing defines, or more than one thing does",
    explanation: "LLVM counts parameters, blocks and results without a name together, from 0, and a block without a label takes a number \
                  too. Numbers that are wrong become names where each use can only mean one definition. Give every value and every \
                  label a name, and the question does not arise.",
};

pub static VALUE_OF_NONE: Code = Code {
    id: "IC0411",
    fault: Fault::Model,
    summary: "the value of an instruction that has none is used",
    explanation: "A store, a fence, a branch and a call of a `void` function give no value. A name before them is dropped where nothing \
                  uses it.",
};

pub static LOCAL_TWICE: Code = Code {
    id: "IC0412",
    fault: Fault::Model,
    summary: "a local name is defined more than once, and a use could mean either",
    explanation: "Every value and every label of a function is defined once. A second definition is renamed where each use can only \
                  mean one of them; where paths meet that come from both, a `phi` or memory from `alloca` is needed.",
};

pub static GLOBAL_TWICE: Code = Code {
    id: "IC0413",
    fault: Fault::Model,
    summary: "a global name is defined more than once, and differently",
    explanation: "A copy that is the same, word by word, is dropped. Where the definitions differ, nothing says which one is meant.",
};

pub static NO_RETURN: Code = Code {
    id: "IC0414",
    fault: Fault::Model,
    summary: "a block ends without a terminator, and nothing says where it goes",
    explanation: "Every block ends with `ret`, `br`, `switch` or `unreachable`. A block before a label goes on there, and the last block \
                  of a function without a result returns; the last block of any other function must say what it returns.",
};

pub static CUT_OFF: Code = Code {
    id: "IC0415",
    fault: Fault::Model,
    summary: "a reply that ends in the middle of a function",
    explanation: "The model ran out of room. What is missing cannot be made up: ask for the rest, or for one function at a time.",
};

pub static BRACES: Code = Code {
    id: "IC0416",
    fault: Fault::Model,
    summary: "a function whose braces do not match",
    explanation: "A definition is a header, `{`, blocks, and `}`. A brace is put in or cut where that leaves one reading.",
};

pub static NO_LABEL: Code = Code {
    id: "IC0417",
    fault: Fault::Model,
    summary: "code behind a terminator, and labels that do not exist",
    explanation: "After `ret` or `br` a block begins, and it needs a label to be reached. Where one label is missing and one block has \
                  none, they belong together.",
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

pub static CONSTANT_END: Code = Code {
    id: "IC0434",
    fault: Fault::Model,
    summary: "a string constant that could end in several places",
    explanation: "LLVM ends a constant at its first quote. Quotes inside of it are written as `\\22`; where they are not, and what \
                  follows one of them could be the rest of the global, nothing says which one is the last.",
};

#[rustfmt::skip]
pub static CODE_IN_PROSE: Code = Code {
    id: "IC0435",
    fault: Fault::Model,
    summary: "code and prose of a reply cannot be told apart",
    explanation: "Sentences, fences and code run into each other, so that what is left after each cut reads in another way. The \
                  reply is left as it is. Ask for the module's text alone.",
};

pub static TABLE: &[&Code] = &[
    &NO_CODE,
    &TWO_CODES,
    &DEFINED_TWICE,
    &BYTE_COUNT,
    &CONTRADICTORY_DECLARATIONS,
    &RAW_SYSTEM_CALL,
    &NUMBERING,
    &VALUE_OF_NONE,
    &LOCAL_TWICE,
    &GLOBAL_TWICE,
    &NO_RETURN,
    &CUT_OFF,
    &BRACES,
    &NO_LABEL,
    &COPY,
    &NESTED_OPERAND,
    &CONDITION,
    &FLOAT_LITERAL,
    &INTEGER_LITERAL,
    &POINTEE,
    &PHI_ENTRIES,
    &PHI_PLACE,
    &MISSING_METADATA,
    &TYPE_NAME,
    &OPERATION,
    &CONSTANT_END,
    &CODE_IN_PROSE,
];
