//! Help and reference, both made from the table.

use crate::table::{Entry, Kind, entries};
use crate::{Builtin, MAX_EXPRESSION_DEPTH, MAX_LIST_ITEMS, MAX_NAME_BYTES, MAX_PARAMETERS, MAX_STEP_NAMES, MAX_TASK_FILE_BYTES, nearest};
use diagnostics::Diagnostic;
use diagnostics::codes::directives::UNKNOWN_TOPIC;
use std::fmt::Write as _;

/// A page of help that is no directive or clause.
struct Topic {
    name: &'static str,
    title: &'static str,
    text: &'static str,
}

static TOPICS: &[Topic] = &[
    Topic {
        name: "steps",
        title: "Steps",
        text: "\
A task file is UTF-8 text with the extension `.intent`. It consists of steps, separated by a line `---`. A step begins with a directive; \
its text and its clauses follow in any order. Directives and clauses begin in the first column with `@`.

A clause goes on over the indented lines below it. The block of an `@oracle` may hold blank lines.

All other lines are text, and say in plain words what is wanted. There are no comments: text may be Markdown, so a line that begins with \
`#` is a heading like any other text. A line of text that has to begin with `@` or `---` is indented.

A file with no directive and no clause is one `@plan` step.",
    },
    Topic {
        name: "types",
        title: "Types",
        text: "\
| type | parameter | result |
|---|---|---|
| `bool` | `i1 zeroext` | `zeroext i1` |
| `i8`, `i16`, `i32` | by value, `signext` | by value, `signext` |
| `u8`, `u16`, `u32` | by value, same width, `zeroext` | by value, `zeroext` |
| `i64`, `u64` | `i64` | `i64` |
| `f64` | `double` | `double` |
| `str` (UTF-8), `bytes` | `ptr`, `i64` length | two last parameters `ptr` buffer, `i64` capacity; the function returns the length as `i64`, or -1 |
| `[T]`, `T` a number or `bool` | `ptr`, `i64` count | the same with a count |
| `mut [T]`, `mut bytes` | `ptr`, `i64` count, changed in place | - |

-1 means that the result does not fit the capacity; nothing beyond the capacity is ever written. An item of `[bool]` takes one byte. A \
function without a result returns `void`. Parameters that are not `mut` are left as they were. Arrays of `str`, of `bytes` and of arrays \
are not supported.

For `reverse(text: str) -> str` the function is `define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity)`.",
    },
    Topic {
        name: "values",
        title: "Values",
        text: "\
| type | literals |
|---|---|
| `bool` | `true`, `false` |
| integers | `42`, `-7`, `0xff`, `0b101`, `1_000_000` |
| `f64` | `0.5`, `1e-9`, `-2.0`, `inf`, `-inf`, `nan`; an integer where it is exact |
| `str` | `\"text\"` |
| `bytes` | `\"text\"` or a list of integers from 0 to 255 |
| `[T]` | `[1, 2, 3]`, `[]` |

Escapes in a text are `\\n`, `\\r`, `\\t`, `\\\\`, `\\\"`, `\\0`, `\\xHH` (a byte) and `\\u{H…}` (a character, as UTF-8). A text ends on the \
line on which it begins.",
    },
    Topic {
        name: "expressions",
        title: "Expressions",
        text: "\
`@property` and `@where` take an expression that is true or false. Its operands are values (`@help values`), free names, lists `[x, y]` and \
calls. An integer literal is a float where a float is wanted; a list of bytes is a text where a text is wanted.

| operators, the loosest first | operands | value |
|---|---|---|
| `implies` | `bool` | true unless the left side is true and the right side false; groups to the right |
| `or` | `bool` | |
| `and` | `bool` | |
| `not` | `bool` | |
| `==`, `!=` | two of one type | equal as results are: floats bit by bit, all NaNs equal |
| `<`, `<=`, `>`, `>=` | numbers, texts | floats by value, so that NaN is in no order; texts by their bytes |
| `+` | numbers, texts, lists | sum; texts and lists are joined |
| `-` | numbers | |
| `*`, `/`, `%` | numbers | between integers `/` drops the fraction, and `%` has the sign of the left side |
| `-x` | a number | |
| `x[i]` | text or list, integer | the byte or item at `i`, counted from 0 |

`=>`, `||`, `&&` and `!` may be written for `implies`, `or`, `and` and `not`. Comparisons do not chain: write `0 <= n and n < 9`. The right side of `and`, `or` and `implies` is only evaluated where it matters. Integers are \
exact, whatever the width of their type, and are not mixed with floats: `float(n)` makes a float.

A call of a function of the step gives its result, or without one its single `mut` parameter after the call. A function of the step comes \
before a builtin of the same name. The builtins are:",
    },
];

impl Topic {
    fn body(&self) -> String {
        match self.name {
            "expressions" => format!("{}\n\n{}", self.text, builtins()),
            _ => self.text.to_owned(),
        }
    }
}

fn builtins() -> String {
    let mut text = String::from("| builtin | gives |\n|---|---|\n");
    for builtin in Builtin::ALL {
        let _ = writeln!(text, "| `{}` | {} |", builtin.form(), builtin.summary());
    }
    let _ = write!(
        text,
        "\nAn expression is undefined where it has no value: a division by zero, an index out of range, an integer beyond 128 bits, a number \
         that does not fit a parameter, `min` of an empty list. An expression is at most {MAX_EXPRESSION_DEPTH} deep."
    );
    text
}

/// The text of `@help` and `intentc help`: the overview without a topic, else the page of a directive, a clause (with or
/// without `@`) or one of `steps`, `types`, `values`, `expressions`.
///
/// # Errors
/// No such topic; the nearest one is suggested.
pub fn help(topic: Option<&str>) -> Result<String, Diagnostic> {
    let Some(topic) = topic else {
        return Ok(overview());
    };
    let name = topic.strip_prefix('@').unwrap_or(topic);
    if name == "directives" {
        return Ok(overview());
    }
    if let Some(entry) = entries().iter().find(|entry| entry.name == name) {
        return Ok(page(entry));
    }
    if let Some(topic) = TOPICS.iter().find(|topic| topic.name == name) {
        return Ok(format!("{}\n\n{}\n", topic.title, topic.body()));
    }
    let known = entries().iter().map(|entry| entry.name).chain(TOPICS.iter().map(|topic| topic.name)).chain(["directives"]);
    let problem = Diagnostic::error(&UNKNOWN_TOPIC, format!("no help on `{}`", crate::cursor::excerpt(topic)));
    Err(match nearest(name, known) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help("`intentc help directives` lists the topics"),
    })
}

fn is_directive(entry: &&Entry) -> bool {
    entry.kind == Kind::Directive
}

fn usage(entry: &Entry) -> String {
    format!("@{} {}", entry.name, entry.form)
}

fn overview() -> String {
    let mut text = String::from("Directives; a step begins with one, and a line `---` ends it\n");
    let list = |text: &mut String, entry: &Entry| {
        let _ = writeln!(text, "  {}\n      {}", usage(entry), entry.summary);
    };
    entries().iter().filter(is_directive).for_each(|entry| list(&mut text, entry));
    text.push_str("\nClauses; they narrow the step that they stand in\n");
    entries().iter().filter(|entry| !is_directive(entry)).for_each(|entry| list(&mut text, entry));
    text.push_str("\nFurther topics: steps, types, values, expressions. A topic is shown with `intentc help TOPIC`.\n");
    text
}

fn page(entry: &Entry) -> String {
    let mut text = format!("{}\n    {}\n\n{}\n", usage(entry), entry.summary, entry.help);
    if let Some(conditions) = conditions(entry) {
        let _ = writeln!(text, "\n{conditions}");
    }
    text.push_str("\nExample\n");
    for line in entry.example.lines() {
        let _ = writeln!(text, "{}", format!("    {line}").trim_end());
    }
    text
}

/// How often, and in which steps, a clause may stand.
fn conditions(entry: &Entry) -> Option<String> {
    let Kind::Clause { once, fits } = entry.kind else {
        return None;
    };
    let often = if once { "Once in a step" } else { "Any number in a step" };
    Some(format!("{often}; fits `@{}`.", fits.join("`, `@")))
}

/// The reference of the task language, as Markdown.
pub fn reference() -> String {
    let mut text = String::from("# Task files\n\n<!-- Generated by `cargo xtask codegen` from the table of directives. -->\n");
    let section = |text: &mut String, name: &str| {
        if let Some(topic) = TOPICS.iter().find(|topic| topic.name == name) {
            let _ = write!(text, "\n## {}\n\n{}\n", topic.title, topic.body());
        }
    };
    section(&mut text, "steps");
    text.push_str("\n## Directives\n");
    entries().iter().filter(is_directive).for_each(|entry| push_entry(&mut text, entry));
    text.push_str("\n## Clauses\n");
    entries().iter().filter(|entry| !is_directive(entry)).for_each(|entry| push_entry(&mut text, entry));
    section(&mut text, "types");
    section(&mut text, "values");
    section(&mut text, "expressions");
    push_limits(&mut text);
    text
}

fn push_entry(text: &mut String, entry: &Entry) {
    let mut summary = entry.summary.to_owned();
    if let Some(first) = summary.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let _ = write!(text, "\n### `{}`\n\n{summary}.\n\n{}\n", usage(entry), entry.help);
    if let Some(conditions) = conditions(entry) {
        let _ = write!(text, "\n{conditions}\n");
    }
    let _ = write!(text, "\n```\n{}```\n", entry.example);
}

fn push_limits(text: &mut String) {
    let _ = write!(
        text,
        "\n## Limits\n\nA task file has at most {} KiB, a function {MAX_PARAMETERS} parameters, a name {MAX_NAME_BYTES} bytes, a list \
         {MAX_LIST_ITEMS} items, a step {MAX_STEP_NAMES} signatures. Names of files are relative, stay inside the project, and are made of \
         ASCII letters, digits, `_`, `-`, `.` and `/`; no part begins with `.` or `-`.\n",
        MAX_TASK_FILE_BYTES / 1024
    );
}
