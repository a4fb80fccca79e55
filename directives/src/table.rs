//! The one table of directives and clauses: the parser, `@help` and the reference are made from it.

use crate::Directive;
use crate::parser::Draft;
use crate::readers::{self, Argument};
use diagnostics::Diagnostic;

/// One directive or clause.
pub struct Entry {
    /// Without the `@`.
    pub name: &'static str,
    pub kind: Kind,
    /// The argument: capitals stand for what is filled in, brackets for what may be left out, `…` for repetition.
    pub form: &'static str,
    /// One line, no full stop.
    pub summary: &'static str,
    /// Paragraphs of Markdown.
    pub help: &'static str,
    /// A task file that uses it and parses without diagnostics.
    pub example: &'static str,
    pub(crate) reader: Reader,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Directive,
    Clause {
        /// May stand once in a step only.
        once: bool,
        /// The directives whose steps can have it.
        fits: &'static [&'static str],
    },
}

#[derive(Clone, Copy)]
pub(crate) enum Reader {
    Directive(fn(Argument<'_>) -> Result<Directive, Diagnostic>),
    Clause(fn(&mut Draft, Argument<'_>) -> Result<(), Diagnostic>),
}

/// All directives, then all clauses, in the order of the reference.
pub fn entries() -> &'static [Entry] {
    ENTRIES
}

pub(crate) fn find(name: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.name == name)
}

const MAKES_FUNCTIONS: &[&str] = &["create", "target", "program", "plan", "test", "transform"];
const MAKES_PROGRAMS: &[&str] = &["program", "plan", "test", "transform"];

const fn functions(once: bool) -> Kind {
    Kind::Clause { once, fits: MAKES_FUNCTIONS }
}

static ENTRIES: &[Entry] = &[
    Entry {
        name: "create",
        kind: Kind::Directive,
        form: "FILE",
        summary: "makes a new module",
        help: "FILE is the module's name inside the project: relative, ending in `.ll`, without `..`. The lines below say what its \
               functions do; `@signature` and `@example` make that exact. A file is created by one step only.",
        example: "@create strings.ll\nReverse a text, character by character.\n\n@signature reverse(text: str) -> str\n\
                  @example reverse(\"abc\") == \"cba\"\n@example reverse(\"\") == \"\"\n@effects pure\n",
        reader: Reader::Directive(readers::create),
    },
    Entry {
        name: "target",
        kind: Kind::Directive,
        form: "FILE [append]",
        summary: "changes a module, or adds functions to it",
        help: "Without `append` the module is replaced by a changed one. With `append` what is there stays as it is, and the step adds \
               functions.",
        example: "@target strings.ll append\nCount how often a byte occurs in a text.\n\n@signature count(text: bytes, wanted: u8) -> i64\n\
                  @example count(\"banana\", 97) == 3\n",
        reader: Reader::Directive(readers::target),
    },
    Entry {
        name: "program",
        kind: Kind::Directive,
        form: "NAME",
        summary: "makes an executable",
        help: "NAME is the name of the executable: letters, digits, `_`, `-` and `.`. An `@expect` says what the running program is put \
               through before it is handed over.",
        example: "@program echo\nBuild a TCP echo server on port 8080.\n\n@expect tcp 8080 send \"hello\\n\" receive \"hello\\n\"\n",
        reader: Reader::Directive(readers::program),
    },
    Entry {
        name: "plan",
        kind: Kind::Directive,
        form: "[TEXT]",
        summary: "turns English into steps",
        help: "The text may stand behind the directive, on the lines below it, or both. A file with no directive at all, and a sentence on \
               the command line, are a `@plan`. What comes out is itself a task file; it is shown and kept.",
        example: "@plan\nBuild an HTTP server with routing for / and /about.\n",
        reader: Reader::Directive(readers::plan),
    },
    Entry {
        name: "test",
        kind: Kind::Directive,
        form: "FILE…",
        summary: "proves what is there, without changing it",
        help: "The clauses of the step are checked against the modules as they are. Functions whose signature stands in an earlier step \
               of the file need none here, nor in a `@target FILE` that replaces.",
        example: "@test strings.ll\n@signature reverse(text: str) -> str\n@example reverse(\"ab\") == \"ba\"\n",
        reader: Reader::Directive(readers::test),
    },
    Entry {
        name: "transform",
        kind: Kind::Directive,
        form: "PATH",
        summary: "ports a project",
        help: "PATH is a folder relative to the task file, inside the project. The project that is ported serves as oracle. This version \
               reads it and does not carry it out.",
        example: "@transform legacy/tool\nKeep the command line as it is.\n",
        reader: Reader::Directive(readers::transform),
    },
    Entry {
        name: "help",
        kind: Kind::Directive,
        form: "[TOPIC]",
        summary: "shows help on a directive, a clause, `steps`, `types`, `values` or `expressions`",
        help: "Without TOPIC it lists all directives and clauses.",
        example: "@help signature\n",
        reader: Reader::Directive(readers::help),
    },
    Entry {
        name: "signature",
        kind: functions(false),
        form: "NAME(PARAMETER: TYPE, …) [-> TYPE]",
        summary: "states a function: its name, parameters and result",
        help: "A function without a result leaves out the arrow. `mut` before `[T]` or `bytes` marks a parameter that is changed in place; \
               all others must be left as they were. Names are ASCII letters, digits and `_`; `main`, `_start` and names that begin with \
               `sys_` belong to the runtime. `@help types` lists the types.",
        example: "@create sort.ll\nSort in ascending order.\n\n@signature sort(items: mut [i64])\n@signature is_sorted(items: [i64]) -> bool\n\
                  @example sort([3, 1, 2]) == [1, 2, 3]\n",
        reader: Reader::Clause(readers::signature),
    },
    Entry {
        name: "example",
        kind: functions(false),
        form: "NAME(VALUE, …) == VALUE",
        summary: "a call and the value that it must give",
        help: "The arguments and the value are literals (`@help values`) that fit the function's signature. Where the function has a \
               result, the value is compared with it; where it has none, with its single `mut` parameter after the call. Floats are \
               compared bit by bit, or within the `@tolerance`.",
        example: "@create check.ll\nSum of all bytes, modulo 65536.\n\n@signature sum(data: bytes) -> u16\n@example sum(\"abc\") == 294\n\
                  @example sum([255, 1]) == 256\n",
        reader: Reader::Clause(readers::example),
    },
    Entry {
        name: "property",
        kind: functions(false),
        form: "EXPRESSION",
        summary: "something that holds for all arguments",
        help: "The expression (`@help expressions`) calls functions of the step. A free name in it stands for all values of its type, which \
               is that of the parameter where it is passed, or of what it is compared with. The gate evaluates it for generated values, \
               edge cases among them; values for which it is undefined are passed over, and the smallest ones that make it false are shown.",
        example: "@create strings.ll\nReverse a text.\n\n@signature reverse(text: str) -> str\n@property reverse(reverse(text)) == text\n",
        reader: Reader::Clause(readers::property),
    },
    Entry {
        name: "where",
        kind: functions(false),
        form: "EXPRESSION",
        summary: "a precondition that generated arguments respect",
        help: "For example `n <= 20` or `sorted(items)`. The expression (`@help expressions`) names parameters and calls no function of the \
               step. Where the step has several signatures, it speaks of each that has all its names as parameters. The gate generates \
               arguments for which it is true, and no others; the model is told.",
        example: "@create numbers.ll\nFactorial.\n\n@signature factorial(n: u8) -> u64\n@where n <= 20\n@example factorial(5) == 120\n",
        reader: Reader::Clause(readers::precondition),
    },
    Entry {
        name: "tolerance",
        kind: functions(true),
        form: "NUMBER",
        summary: "the allowed error of float results",
        help: "A positive number, the largest absolute difference between a float of a result and the expected one that counts as equal. \
               Without it floats are compared bit by bit. It does not change `==` in a `@property`: there, write `abs(x - y) <= 1e-9`.",
        example: "@create numbers.ll\nSquare root.\n\n@signature root(x: f64) -> f64\n@where x >= 0.0\n@example root(4) == 2\n@tolerance 1e-9\n",
        reader: Reader::Clause(readers::tolerance),
    },
    Entry {
        name: "oracle",
        kind: functions(true),
        form: "FILE.py | an indented block below",
        summary: "a program that computes expected values; no model sees it",
        help: "FILE.py is relative to the task file, without `..`. Or the source follows on indented lines below a bare `@oracle`; their \
               common indentation is removed. It is Python and defines a function with the name of each signature, which gives the expected \
               value for any arguments; a `mut` parameter is changed in place. The gate runs it with the machine's Python, in a sandbox without \
               files or network, and compares its values for generated arguments with those of the function. The oracle is sealed: it reaches \
               no prompt.",
        example: "@create numbers.ll\nGreatest common divisor.\n\n@signature gcd(a: u32, b: u32) -> u32\n@oracle\n    import math\n\n    \
                  def gcd(a, b):\n        return math.gcd(a, b)\n",
        reader: Reader::Clause(readers::oracle),
    },
    Entry {
        name: "expect",
        kind: Kind::Clause { once: false, fits: MAKES_PROGRAMS },
        form: "SCENARIO",
        summary: "what the built program is put through before it is handed over",
        help: EXPECT,
        example: "@program site\nServe a page and count its readers.\n\n\
                  @expect http GET / status 200 header \"Content-Type: text/html\" body contains \"<h1>\"\n\
                  @expect http 8080 keep-alive 10 GET / status 200\n@expect http POST /count header \"Host: here\" body \"1\" status 405\n\
                  @expect tcp 8080 clients 4 send random 1_000_000 half-close receive same receive end\n\
                  @expect run --name \"a b\" stdin \"x\\n\" stdout \"x\\n\" exit 0\n\
                  @expect tcp 8080 send slowly \"GET /\" pause 100 send \" HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n\" receive \"HTTP/1.1 200 \"\n\
                  @expect restart\n@expect signal TERM exit 0\n",
        reader: Reader::Clause(readers::expect),
    },
    Entry {
        name: "effects",
        kind: functions(true),
        form: "EFFECT, …",
        summary: "what the functions or the program may do to the world",
        help: "`pure` (nothing), or some of `alloc` (takes memory), `io` (reads and writes open descriptors), `fs` (files and folders), \
               `net` (sockets), `proc` (processes and signals), `time` (clocks), `rand` (random bytes), `exit` (ends the process). What the \
               code can do follows from its calls; an effect that is not allowed here is refused.",
        example: "@program server\nA TCP echo server on port 7.\n\n@effects net, io, exit\n@expect tcp 7 send \"a\" receive same\n",
        reader: Reader::Clause(readers::effects),
    },
    Entry {
        name: "uses",
        kind: functions(false),
        form: "FILE…",
        summary: "modules that the step needs",
        help: "Their functions are offered to the model, and the step waits until they are made.",
        example: "@program shout\nPrint the first argument in capitals.\n\n@uses strings.ll\n@expect run abc stdout \"ABC\"\n",
        reader: Reader::Clause(readers::uses),
    },
    Entry {
        name: "limit",
        kind: functions(false),
        form: "TEXT",
        summary: "a bound on the solution, in words",
        help: "For example a running time, or memory that may be used. It is part of the brief. This version does not judge it, and \
               names it as unproven in the verdict.",
        example: "@create search.ll\nFind a number in a sorted array; -1 if it is not there.\n\n@signature find(items: [i64], wanted: i64) -> i64\n\
                  @where sorted(items)\n@limit logarithmic time, no memory beyond the stack\n@example find([1, 3], 3) == 1\n",
        reader: Reader::Clause(readers::limit),
    },
];

const EXPECT: &str = "\
Texts stand in double quotes, with the escapes of `@help values`. A long expectation goes on over indented lines.

- `tcp PORT [clients N] ACT…`: clients connect at the same time; each does the acts in order. An act is `send \"…\"`, `send slowly \"…\"` \
(byte by byte, with 5 ms between them), `send random BYTES`, `pause MILLISECONDS`, `receive \"…\"`, `receive same` (exactly what was sent so far and not yet received), `half-close` (shuts down writing) or `receive end` \
(the peer ends the stream in order).
- `http [PORT] METHOD PATH [header \"…\"]… [body \"…\"] status N [header \"…\"]… [no-body | body \"…\" | body contains \"…\"]`: a request, \
and what the answer must have. The port is 8080 where none is named.
- `http [PORT] [slowly] [keep-alive N [pause MILLISECONDS]] METHOD PATH … status N …`: with `keep-alive` the same request N times on one \
connection, with a pause between them; with `slowly` each request is sent byte by byte.
- `run [ARGUMENT…] [stdin \"…\"] [stdout \"…\"] [stderr \"…\"] [exit N]`: the program is started and ends by itself, with exit code 0 unless \
stated. `stdout contains \"…\"` and `stderr contains \"…\"` want a part of what is written.
- `signal NAME exit N`: the running program gets `TERM`, `INT`, `HUP`, `QUIT`, `USR1` or `USR2` and ends.
- `restart [exit N]`: the program is ended by `TERM` while the clients of the line before are still connected, and started again; its ports \
must accept again at once. It ends with exit code N, or where none is stated with 0 or by the signal.

A program is ready when its ports accept. One process answers all lines up to a `signal` or `restart`, and must go on serving to the end.";
