//! Codes IC90xx: `compiler/`.

use crate::{Code, Fault};

macro_rules! codes {
    ($($name:ident $id:literal $fault:ident $summary:literal $explanation:literal)*) => {
        $(pub static $name: Code = Code { id: $id, fault: Fault::$fault, summary: $summary, explanation: $explanation };)*
        pub static TABLE: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    USAGE "IC9001" User
    "the command line is not understood"
    "An argument, option or combination of them does not fit. `intentc help` lists the commands, `intentc help COMMAND` the options of one."

    CONFIGURATION "IC9002" User
    "a setting is unknown or has a value that does not fit"
    "Settings come from flags, INTENTC_* in the environment, intent.toml and the user's configuration file, in that order. \
     `intentc help configuration` lists them with their defaults."

    UNTRUSTED_SETTING "IC9003" User
    "a project's file sets what only the user may set"
    "A project may come from a stranger. Its intent.toml names no endpoints, credentials or commands and cannot loosen the sandbox; \
     otherwise opening a project would be running it. Set the value on the command line, in the environment or in your own configuration."

    OUTPUT "IC9004" User
    "a result cannot be written"
    "Outputs are written under a temporary name beside their place and renamed when they are whole, so the folder must exist, be \
     writable and have space left. What stood at that place before is untouched."

    PROJECT "IC9005" User
    "a file of the project cannot be read"
    "Modules and the lock are read through a handle on the project's folder that cannot be left: a link that leads out of it is refused."

    CONTENT "IC9006" User
    "the folder of --content cannot be read"
    "All regular files below the folder are read, except those whose name begins with a dot. Links may not lead out of it, and \
     together the files may have 64 MiB."

    TASK_FILE "IC9007" User
    "the task file cannot be read"
    "A task file is UTF-8 text of at most 1 MiB, usually with the extension .intent. A sentence can be given instead of a file."

    NO_MODEL "IC9008" User
    "no model is configured"
    "A step that no pattern of the library answers needs a model to propose a candidate. Configure one with --model, INTENTC_MODEL or \
     the setting `model`: openai:MODEL for any OpenAI-compatible endpoint, exec:COMMAND for a command, replay:DIR for kept replies."

    NOT_IN_THIS_VERSION "IC9009" User
    "a directive or clause is understood but not carried out by this version"
    "The task language is larger than what this version can do. Nothing is passed over in silence: a step that cannot be carried out \
     fails, and a clause that is not checked is listed as unproven."

    DEPENDENCY_CYCLE "IC9010" User
    "steps of a task file need each other"
    "Steps are built in the order of their `@uses` and `@target` clauses, which must not form a circle."

    MODEL_PLAN "IC9011" Model
    "the plan that a model wrote cannot be used"
    "The answer to an `@plan` must be a task file with directives. It is parsed and checked like one that a person wrote."

    UNPROVEN "IC9012" User
    "nothing proves the result"
    "A candidate is accepted only on evidence: `@example` for functions, `@expect` for programs. Without any, nothing is written."

    SIGNATURE_MISSING "IC9013" Model
    "the candidate does not define a function as the step's signature says"
    "Each `@signature` of a step must be defined in the candidate with the parameters and the result that the calling convention gives it."

    EFFECT_NOT_ALLOWED "IC9014" Model
    "the candidate can do more than `@effects` allows"
    "Effects follow from the calls: a function that can reach `sys_open` has the effect `fs`. The message shows a path of calls."

    HAND_EDITED "IC9015" User
    "a module was changed since it was accepted"
    "Its content does not have the hash that intent.lock holds, so somebody edited it. A build would overwrite that work, so it stops."

    REPLAY_DIVERGED "IC9016" Intentc
    "the replay of this run did not give the same bytes"
    "Before anything is written, the recorded replies go through the same code again and every hash must agree. A difference means \
     that something in intentc is not deterministic: please report it."

    STEP_FAILED "IC9017" Model
    "a step has no acceptable candidate"
    "The proposer's candidates were all rejected, and the repair rounds are used up. The last findings stand above; a more precise \
     sentence, further examples or another model may help."

    MISSING_FUNCTIONS "IC9018" Model
    "a candidate calls functions that exist nowhere"
    "They are created by a step of their own, with the signatures that all their uses agree on: at most 8 functions for one candidate, and \
     at most two levels of functions that need others. What goes on beyond that, and functions in two modules that need each other, fail \
     with a report that names the chain of calls."

    READ_BACK "IC9019" Intentc
    "the linked program is not what it should be"
    "Two independent readers check every ELF file before it is handed over: static, no interpreter, no undefined symbol, no segment both \
     writable and executable. A finding is a defect of intentc."

    OUTPUT_AMBIGUOUS "IC9020" User
    "-o names one file, but the task builds several programs"
    "Leave -o out: each program is then written to bin/ of the project under its own name."

    UNKNOWN_CODE "IC9021" User
    "no such diagnostic code"
    "Codes begin with IC and have four digits, as in IC9001."

    MODULE_EXISTS "IC9022" User
    "a module with this name exists and was not made by intentc"
    "`@create` replaces only modules that intent.lock lists. Use `@target` to change a module of your own, or another name."

    NO_SUCH_MODULE "IC9023" User
    "a step changes or tests a module that does not exist"
    "`@target` and `@test` work on modules under modules/ of the project, or on those of earlier steps."

    UNREADABLE "IC9024" User
    "a file cannot be read as a module"
    "`check` and `fix` read text in UTF-8 of at most 16 MiB."

    REPAIRABLE "IC9025" Model
    "the deterministic repairs would change this place"
    "LLVM rejects the text as it is, or accepts it with another meaning than the one evidently meant. `intentc fix FILE` shows the \
     change, `intentc fix --write FILE` makes it."

    NO_SUCH_PASS "IC9026" User
    "no fix-up pass has this name"
    "The passes and their order: `intentc help fix-ups`."

    NO_PROVENANCE "IC9027" User
    "a file is no program of intentc, or says nothing of itself"
    "`inspect` reads the note that `build` puts into every program: the section `.note.intentc`, in WebAssembly a custom section. Programs \
     of other tools have none, and tools that strip a program remove it."

    ALTERED "IC9028" Model
    "a program is not what its note or its lock says"
    "The bytes that are loaded, the system-call filter, or the whole file differ from what was tested and recorded. Build it again from \
     its task; a difference that you did not make yourself deserves a closer look."

    PRODUCT "IC9029" User
    "what is to be made does not fit together"
    "A target, a processor, an optimisation or a form that there is not, or that the target has not. docs/targets.md lists the \
     targets; their processors are those that LLVM 19 knows."

    NO_SYSTEM "IC9030" User
    "the target has no system calls"
    "A WebAssembly module gets its input as arguments and in its memory. Functions that read, write, take pages or otherwise call the \
     kernel cannot be in it; the note shows the calls that lead there."

    ORACLE_FILE "IC9031" User
    "an `@oracle` cannot be read"
    "The path of an `@oracle` is relative to the task file. It is read through a handle on that folder that cannot be left, may have \
     1 MiB, and is UTF-8. A sentence on the command line has no folder: its oracle stands in the task itself."

    ABSTAINED "IC9032" User
    "the gate abstains"
    "What is asked cannot be judged as it is asked, whatever the candidate: for example because a function that always gives the same \
     passes every instance as well, or because no value satisfies the `@where` clauses. No further candidate is asked for."

    AMBIGUOUS "IC9033" User
    "the intent can be read in two ways"
    "Two oracles were written from the text of the step, each without knowing the other, and for the shown call they give different \
     values. Such instances are left out of the proof. An `@example` for the call decides what is meant."

    NO_FUNCTION "IC9034" User
    "a module has no such function, or what it takes is not known"
    "`run` calls a public function that the module defines. What its values are is said by the `@signature` of a task file of the \
     project or by --signature; without either only scalars are taken from the IR, because a pointer does not say what lies behind it."

    BAD_ARGUMENT "IC9035" User
    "an argument does not fit the function"
    "Arguments are values as in an `@example`, one for each parameter. A word without quotes is a text where the parameter is `str` or \
     `bytes`."

    MISBEHAVED "IC9036" Model
    "a call did not come back with a value"
    "The function crashed, ran out of time or memory, made a system call that its effects do not allow, changed what it may not, or said \
     that its result does not fit the buffer. It ran in the sandbox, so nothing else was touched."

    NO_TASKS "IC9037" User
    "there is no task file to test"
    "`test` proves the modules of a project against the clauses of its task files: those that are named, or all `*.intent` below the \
     project's folder."
}
