//! Codes IC03xx: `manifest/`.

use crate::{Code, Fault};

pub static CALL_COUNT: Code = Code {
    id: "IC0301",
    fault: Fault::Model,
    summary: "a call gives the wrong number of arguments",
    explanation: "LLVM accepts a call whose arguments disagree with the callee, and optimises as if it could not happen. \
                  The manifest knows the callee's signature; the call must give exactly its parameters.",
};

pub static CALL_ARGUMENT: Code = Code {
    id: "IC0302",
    fault: Fault::Model,
    summary: "an argument has the wrong type",
    explanation: "LLVM accepts a call whose argument types disagree with the callee, and optimises as if it could not \
                  happen. Convert the value before the call, for example with ptrtoint, zext or trunc.",
};

pub static CALL_RESULT: Code = Code {
    id: "IC0303",
    fault: Fault::Model,
    summary: "a call takes a result of the wrong type",
    explanation: "The result type of a call must be that of the function called, also where the result is not used. \
                  Convert the value after the call.",
};

pub static CALL_VARIADIC: Code = Code {
    id: "IC0304",
    fault: Fault::Model,
    summary: "a call and its callee disagree on the variadic form",
    explanation: "A variadic function must be called through its whole function type, as in \
                  `call i32 (ptr, ...) @f(ptr %format, i64 1)`; any other function must not be.",
};

pub static DECLARATION: Code = Code {
    id: "IC0305",
    fault: Fault::Model,
    summary: "a declaration differs from the definition",
    explanation: "The module declares a function with types other than those with which another module defines it. \
                  The manifest's declaration is the right one.",
};

pub static REFUSED: Code = Code {
    id: "IC0306",
    fault: Fault::Model,
    summary: "a construct that candidates may not have",
    explanation: "Candidates reach the kernel through the runtime's `sys_*` functions only, so that the effects of a \
                  function follow from the call graph. Inline and module assembly, constructors, sections, comdat groups, \
                  prologue data, personalities, naked functions, aliases, indirect functions, linker options, addresses of \
                  blocks, callees made from integers, and attributes for which LLVM adds calls or code would go past that. With \
                  fast-math flags, results would depend on the optimiser.",
};

pub static INTRINSIC: Code = Code {
    id: "IC0307",
    fault: Fault::Model,
    summary: "an intrinsic that candidates may not use",
    explanation: "Only intrinsics that are known to have no effect and to need no library are allowed. Others may read \
                  or write registers, clocks or the stack, or become calls of a mathematics library that is not linked.",
};

pub static DISAGREEMENT: Code = Code {
    id: "IC0308",
    fault: Fault::Model,
    summary: "a missing function is used with different signatures",
    explanation: "A function that does not exist yet is created from the way it is used. Literals, and results that nobody uses, \
                  may be of any type that fits; apart from that all calls, and the declaration if there is one, must agree on \
                  argument types, result type and variadic form.",
};

pub static NAME_TAKEN: Code = Code {
    id: "IC0309",
    fault: Fault::Model,
    summary: "a public function of this name exists already",
    explanation: "Two modules that are linked together cannot both define a public function of one name. A function that \
                  only its own module calls should be `internal`.",
};

pub static PRIVATE: Code = Code {
    id: "IC0310",
    fault: Fault::Model,
    summary: "a call of another module's private function",
    explanation: "A function that is `internal` or `private` in its module cannot be called from another one; \
                  for a candidate there is no function of that name, and a new one is made.",
};

pub static UNREADABLE: Code = Code {
    id: "IC0311",
    fault: Fault::Model,
    summary: "a part of a module that is not understood",
    explanation: "What cannot be read cannot be checked, so that it is refused even where LLVM might accept it. Most often it \
                  is a sentence between functions, a truncated line, or a bracket that is missing.",
};

pub static TABLE: &[&Code] =
    &[&CALL_COUNT, &CALL_ARGUMENT, &CALL_RESULT, &CALL_VARIADIC, &DECLARATION, &REFUSED, &INTRINSIC, &DISAGREEMENT, &NAME_TAKEN, &PRIVATE];
