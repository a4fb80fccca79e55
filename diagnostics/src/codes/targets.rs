//! Codes IC07xx: `targets/`.

use crate::{Code, Fault};

pub static REJECTED: Code = Code {
    id: "IC0701",
    fault: Fault::Model,
    summary: "LLVM or the linker does not accept the modules",
    explanation: "A module does not parse, does not pass LLVM's verifier, or calls a function that no module defines. The message \
                  is LLVM's own, with the line and column of the module's text where LLVM gives them. It goes back to the model for \
                  repair; a person corrects the module and builds again.",
};

pub static CRASHED: Code = Code {
    id: "IC0702",
    fault: Fault::Model,
    summary: "a module makes LLVM crash",
    explanation: "LLVM runs in a process of its own because some texts make it crash or exhaust its stack. Such a text is set aside \
                  as a rejected one. Ask for plainer code: no deep nesting, no intrinsics or attributes of other machines.",
};

pub static EXHAUSTED: Code = Code {
    id: "IC0703",
    fault: Fault::Model,
    summary: "a module needs more time or memory than the compiler allows",
    explanation: "One request may use 5 seconds of processor time, 10 seconds in all and 2 GB of memory. Programs of many thousand \
                  lines stay far below that; what does not is very wide integers, huge types or calls that are inlined without end.",
};

pub static UNAVAILABLE: Code = Code {
    id: "IC0704",
    fault: Fault::Environment,
    summary: "the LLVM worker is missing or does not start",
    explanation: "`intentc-llvm` must lie beside `intentc` and needs LLVM 19's library. Build it from the same source \
                  (`cargo build --release -p intentc-llvm`) and install LLVM 19 from your distribution.",
};

pub static INTERRUPTED: Code = Code {
    id: "IC0705",
    fault: Fault::Environment,
    summary: "the LLVM worker ended in the middle of a request",
    explanation: "Somebody killed the worker, or the machine ran out of memory. The next request starts another worker: run the \
                  command again.",
};

pub static TOO_LARGE: Code = Code {
    id: "IC0706",
    fault: Fault::User,
    summary: "the modules of one program are larger than 64 MiB",
    explanation: "Modules go to the LLVM worker in one message of at most 64 MiB. Split the program, or keep large data outside of it.",
};

pub static UNFIT: Code = Code {
    id: "IC0707",
    fault: Fault::Intentc,
    summary: "a linked program is not what intentc promises",
    explanation: "Every program is read back before it is handed over: static, no interpreter, no dynamic section, no undefined \
                  symbol, entry inside executable code, nothing both writable and executable. One of these does not hold, so nothing \
                  is written. This is a defect of intentc.",
};

pub static DEFECT: Code = Code {
    id: "IC0708",
    fault: Fault::Intentc,
    summary: "client and LLVM worker, or the two ELF readers, disagree",
    explanation: "The two sides of a check that intentc makes of itself do not agree. If intentc and intentc-llvm were built from \
                  the same source, this is a defect of intentc.",
};

pub static REFUSED: Code = Code {
    id: "IC0720",
    fault: Fault::Model,
    summary: "a module holds what LLVM is not given",
    explanation: "A gate reads the words of each module before LLVM does. It refuses what can read files, run unseen, change what is \
                  linked, or kill LLVM: assembly, sections, aliases, foreign intrinsics, types and calling conventions, exceptions, very \
                  wide or deeply nested types and more. `docs/gate.md` has the whole list with the reasons. No program needs them; the \
                  help says what to write instead.",
};

pub static TABLE: &[&Code] = &[&REJECTED, &CRASHED, &EXHAUSTED, &UNAVAILABLE, &INTERRUPTED, &TOO_LARGE, &UNFIT, &DEFECT, &REFUSED];
