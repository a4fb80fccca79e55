//! Codes IC08xx: `verify/`.

use crate::{Code, Fault};

pub static WRONG_RESULT: Code = Code {
    id: "IC0801",
    fault: Fault::Model,
    summary: "the function gives another result than its example or oracle says",
    explanation: "The function was called in the sandbox with the arguments of an `@example`, or with generated ones for which an oracle \
                  knows the result, and what it gave differs from what is expected. Floats are compared bit by bit, with all NaNs equal, or \
                  within the `@tolerance`. A generated call is shown as the smallest that fails. If the example itself is wrong, correct \
                  it in the task file; otherwise the counterexample goes back to the model.",
};

pub static MISBEHAVIOUR: Code = Code {
    id: "IC0802",
    fault: Fault::Model,
    summary: "the function crashes, does not end, or writes where it may not",
    explanation: "While an `@example`, or a call with generated arguments, was evaluated, the function ended its process, ran out of time or \
                  memory, made a system call that its effects do not allow, changed a parameter that is not `mut`, wrote outside of its \
                  buffers, or gave something else when it was built without optimisation, with other bytes in unused memory, or after \
                  other calls. A result that does not fit the capacity must be answered with -1, with nothing written beyond the \
                  capacity. Arguments that never occur are ruled out with `@where`.",
};

pub static SCENARIO_FAILED: Code = Code {
    id: "IC0803",
    fault: Fault::Model,
    summary: "the program does not do what an `@expect` line says",
    explanation: "The program ran in the sandbox and was put through the scenarios of its `@expect` lines in their order. The message \
                  shows the line, what it expects and what happened instead, with the end of what the program wrote to standard error.",
};

pub static BUILD_FAILED: Code = Code {
    id: "IC0804",
    fault: Fault::Model,
    summary: "the modules cannot be built into a program that tests them",
    explanation: "For each function with examples, intentc generates a small program that calls it, and links it with the module under \
                  test. LLVM or the linker objects to that: usually a function of the signature's name is not defined, or a module \
                  defines `main` although it is no program.",
};

pub static UNJUDGED: Code = Code {
    id: "IC0805",
    fault: Fault::User,
    summary: "the gate cannot judge this, so it is not accepted",
    explanation: "What is asked cannot be checked as it is written: the message says why. A result is only called accepted when the gate \
                  could have rejected it.",
};

pub static WRONG_EXAMPLE: Code = Code {
    id: "IC0806",
    fault: Fault::User,
    summary: "an `@example` disagrees with the oracle",
    explanation: "The step's own oracle, or each of two oracles that a model wrote from the brief alone, gives another value for the call \
                  than the `@example` says. No function can satisfy both, so no candidate is judged until one of them is corrected.",
};

pub static PROPERTY_FAILED: Code = Code {
    id: "IC0807",
    fault: Fault::Model,
    summary: "a `@property` does not hold",
    explanation: "The `@property` was evaluated with generated values, each call in it made in the sandbox, and with the shown values it \
                  is false. If the property itself is wrong, correct it in the task file.",
};

pub static ORACLE_FAILED: Code = Code {
    id: "IC0808",
    fault: Fault::User,
    summary: "the oracle cannot be used",
    explanation: "An oracle is Python that defines a function of the name of each signature. It runs in a sandbox without files or network, \
                  must give a value of the signature's type for most generated arguments, and the same value whenever it is asked again. \
                  The candidate has no part in this failure.",
};

pub static TABLE: &[&Code] =
    &[&WRONG_RESULT, &MISBEHAVIOUR, &SCENARIO_FAILED, &BUILD_FAILED, &UNJUDGED, &WRONG_EXAMPLE, &PROPERTY_FAILED, &ORACLE_FAILED];
