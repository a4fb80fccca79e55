//! Codes IC01xx: `directives/`.

use crate::{Code, Fault};

/// Every problem of a task file is the user's to solve; a plan that a model wrote is shown to the user, too.
const fn user(id: &'static str, summary: &'static str, explanation: &'static str) -> Code {
    Code { id, fault: Fault::User, summary, explanation }
}

pub static TOO_LARGE: Code = user(
    "IC0101",
    "the task file is too large",
    "A task file holds at most 1 MiB. Put data into files beside it, and split the steps over several task files.",
);

pub static NOT_UTF8: Code = user(
    "IC0102",
    "the task file is not UTF-8",
    "Task files are UTF-8 text. The message says where the first byte lies that is not. Save the file as UTF-8; bytes in a \
     literal are written `\\xHH`.",
);

pub static UNKNOWN_DIRECTIVE: Code = user(
    "IC0103",
    "unknown directive or clause",
    "A line whose first character is `@`, followed by a letter, must begin with a directive or a clause. \
     `intentc help directives` lists them. A line of text that has to begin with `@` is indented by a blank.",
);

pub static CLAUSE_OUTSIDE_STEP: Code = user(
    "IC0104",
    "a clause stands outside a step",
    "Clauses such as `@signature` or `@expect` narrow the step that they stand in, so a directive must come before them in the \
     same step. A line `---` ends a step.",
);

pub static REPEATED_CLAUSE: Code = user(
    "IC0105",
    "a clause that may stand once in a step stands there twice",
    "`@effects`, `@oracle` and `@tolerance` may stand once in a step. Keep one of the lines.",
);

pub static BAD_ARGUMENT: Code = user(
    "IC0106",
    "the argument of a directive or clause is missing or not understood",
    "`intentc help directives` shows the form of each directive and clause. What the step is about, in words, stands on the lines \
     below the directive.",
);

pub static BAD_PATH: Code = user(
    "IC0107",
    "a file name is not allowed",
    "Task files may come from a model, so the names in them are held inside the project: relative, with `/` between folders, no `..`, \
     made of letters, digits, `_`, `-` and `.`; no part begins with `.` or `-`. Modules end in `.ll`, oracles in `.py`.",
);

pub static STEP_WITHOUT_DIRECTIVE: Code = user(
    "IC0108",
    "a step has no directive, or text before it",
    "Each step begins with a directive, and its text follows. Only a file with no directive at all is read as one `@plan`. A line \
     `---` ends a step; indent it by a blank where it is meant as text.",
);

pub static SEVERAL_DIRECTIVES: Code =
    user("IC0109", "two directives stand in one step", "A step has one directive. Put a line `---` between two steps.");

pub static BAD_SIGNATURE: Code = user(
    "IC0110",
    "a signature is not understood",
    "A signature is `name(parameter: type, …) -> type`; a function without a result leaves out the arrow. Names are made of letters, \
     digits and `_`, and do not begin with a digit. Example: `@signature reverse(text: str) -> str`.",
);

pub static UNKNOWN_TYPE: Code = user(
    "IC0111",
    "a type is not known",
    "The types are `bool`, `i8` to `i64`, `u8` to `u64`, `f64`, `str`, `bytes` and `[T]`, where `T` is a number or `bool`; a parameter \
     that is changed in place is `mut [T]` or `mut bytes`. `intentc help types` says how each is passed.",
);

pub static UNSUPPORTED_TYPE: Code = user(
    "IC0112",
    "a type is not supported in this place",
    "Arrays hold numbers or `bool`: `[str]`, `[bytes]` and arrays of arrays have no calling convention yet. Only parameters of type `[T]` \
     or `bytes` can be `mut`. Pass several texts as one `str` with a separator, or split the function.",
);

pub static BAD_EXAMPLE: Code = user(
    "IC0113",
    "an example is not understood",
    "An example is a call with literal arguments and the expected value: `@example reverse(\"abc\") == \"cba\"`.",
);

pub static EXAMPLE_MISFIT: Code = user(
    "IC0114",
    "an example does not fit the signature of its function",
    "The number of arguments, their types and the type of the expected value must be those of the `@signature`, and integers must lie in \
     the range of their type. Correct the example or the signature.",
);

pub static UNKNOWN_FUNCTION: Code = user(
    "IC0115",
    "a function that has no signature is called",
    "Where a step has signatures, its examples and properties call these functions; an expression calls the builtins of `intentc help \
     expressions`, too. Correct the name, or add a `@signature` for the function.",
);

pub static BAD_LITERAL: Code = user(
    "IC0116",
    "a literal is not understood",
    "Values are `true`, `false`, integers (`42`, `-1`, `0xff`, `1_000`), floats (`0.5`, `1e-9`, `inf`, `nan`), texts in double quotes with \
     the escapes `\\n \\r \\t \\\\ \\\" \\0 \\xHH \\u{H…}`, and lists `[1, 2, 3]`.",
);

pub static BAD_EFFECTS: Code = user(
    "IC0117",
    "a word names no effect",
    "The effects are `pure`, `alloc`, `io`, `fs`, `net`, `proc`, `time`, `rand` and `exit`. `pure` stands alone.",
);

pub static BAD_EXPECTATION: Code = user(
    "IC0118",
    "an expectation is not understood",
    "An expectation is a scenario that the built program must pass: `tcp`, `http`, `run` or `signal`. `intentc help expect` shows the form \
     of each.",
);

pub static MISPLACED_CLAUSE: Code = user(
    "IC0119",
    "a clause does not fit the directive of its step",
    "Some clauses make sense only for some directives: an `@expect` runs a program, so a step that makes a module takes `@example` \
     instead.",
);

pub static EMPTY_STEP: Code = user(
    "IC0120",
    "a step does not say what is wanted",
    "A step needs text below its directive, or clauses that say what is to be made. An empty file asks for nothing.",
);

pub static TOO_MANY_PROBLEMS: Code = user(
    "IC0121",
    "a task file has too many problems to go on",
    "After a hundred problems the rest of the file is not read. Correct the first ones and check again.",
);

pub static INDENTED_DIRECTIVE: Code = user(
    "IC0122",
    "a directive or clause is indented",
    "Directives and clauses begin in the first column: an indented line is text, or continues the clause above it, so an indented \
     `@example` would never be tested. Remove the blanks before `@`; where text is meant, let the line begin with another word.",
);

pub static REPEATED_RESULT: Code = user(
    "IC0123",
    "two steps make the same thing",
    "A file is created, and a program built, by one step only. A later step changes a module with `@target FILE` or adds to it with \
     `@target FILE append`. A function has one signature in a step.",
);

pub static UNKNOWN_TOPIC: Code = user(
    "IC0124",
    "there is no help on this topic",
    "`intentc help directives` lists the topics: each directive, each clause, and `steps`, `types` and `values`.",
);

pub static BAD_ORACLE: Code = user(
    "IC0125",
    "an oracle is not understood",
    "`@oracle FILE.py` names a file relative to the task file; or the source follows on indented lines below a bare `@oracle`. It defines a \
     function with the name of the signature.",
);

pub static BAD_EXPRESSION: Code = user(
    "IC0126",
    "an expression is not understood",
    "`@property` and `@where` take an expression that is true or false, in the language of `intentc help expressions`: its operands have \
     types that fit, and the type of each free name can be told. A `@property` calls a function of its step; a `@where` speaks of the \
     parameters alone. `@tolerance` takes a positive number.",
);

pub static TABLE: &[&Code] = &[
    &TOO_LARGE,
    &NOT_UTF8,
    &UNKNOWN_DIRECTIVE,
    &CLAUSE_OUTSIDE_STEP,
    &REPEATED_CLAUSE,
    &BAD_ARGUMENT,
    &BAD_PATH,
    &STEP_WITHOUT_DIRECTIVE,
    &SEVERAL_DIRECTIVES,
    &BAD_SIGNATURE,
    &UNKNOWN_TYPE,
    &UNSUPPORTED_TYPE,
    &BAD_EXAMPLE,
    &EXAMPLE_MISFIT,
    &UNKNOWN_FUNCTION,
    &BAD_LITERAL,
    &BAD_EFFECTS,
    &BAD_EXPECTATION,
    &MISPLACED_CLAUSE,
    &EMPTY_STEP,
    &TOO_MANY_PROBLEMS,
    &INDENTED_DIRECTIVE,
    &REPEATED_RESULT,
    &UNKNOWN_TOPIC,
    &BAD_ORACLE,
    &BAD_EXPRESSION,
];
