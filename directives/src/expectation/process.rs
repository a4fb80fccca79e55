//! `run [ARG…] [stdin STR] [stdout [contains] STR] [stderr [contains] STR] [exit N]`, `signal NAME exit N` and `restart [exit N]`.

use super::{Scenario, bad, eat_keyword, exit_code, keyword, peek_keyword, plain_text, unknown};
use crate::cursor::Cursor;
use crate::literal;
use diagnostics::Diagnostic;

/// The most arguments of a run.
const MOST_ARGUMENTS: usize = 64;

/// A signal that a program can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    Hangup,
    Interrupt,
    Quit,
    User1,
    User2,
    Terminate,
}

impl Signal {
    const ALL: [Signal; 6] = [Signal::Hangup, Signal::Interrupt, Signal::Quit, Signal::User1, Signal::User2, Signal::Terminate];
    const NAMES: [&str; 6] = ["HUP", "INT", "QUIT", "USR1", "USR2", "TERM"];

    /// The spelling in a task file.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The number on Linux, the same on all its targets (signal(7)).
    pub fn number(self) -> i32 {
        match self {
            Signal::Hangup => 1,
            Signal::Interrupt => 2,
            Signal::Quit => 3,
            Signal::User1 => 10,
            Signal::User2 => 12,
            Signal::Terminate => 15,
        }
    }
}

/// What a program must write to a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OutputExpectation {
    #[default]
    Any,
    Exact(Vec<u8>),
    Contains(Vec<u8>),
}

/// The parts of a run behind its arguments.
const PARTS: [&str; 4] = ["stdin", "stdout", "stderr", "exit"];

/// The parts can stand in any order, each once.
pub(super) fn read_run(cursor: &mut Cursor<'_>) -> Result<Scenario, Diagnostic> {
    let arguments = arguments(cursor)?;
    let (mut stdin, mut stdout, mut stderr, mut exit) = (None, None, None, None);
    while !cursor.at_end() {
        let (word, span) = keyword(cursor);
        let repeated = match word {
            "stdin" => stdin.replace(literal::text(cursor)?.0).is_some(),
            "stdout" => stdout.replace(output(cursor)?).is_some(),
            "stderr" => stderr.replace(output(cursor)?).is_some(),
            "exit" => exit.replace(exit_code(cursor)?).is_some(),
            _ => {
                let problem = unknown(cursor, "part of a run", word, span, &PARTS);
                return Err(problem.note_line("arguments stand before `stdin`, `stdout`, `stderr` and `exit`"));
            }
        };
        if repeated {
            return Err(bad(cursor, span, format!("`{word}` stands twice"), "used before"));
        }
    }
    let (stdout, stderr) = (stdout.unwrap_or_default(), stderr.unwrap_or_default());
    Ok(Scenario::Run { arguments, stdin: stdin.unwrap_or_default(), stdout, stderr, exit: exit.unwrap_or(0) })
}

fn output(cursor: &mut Cursor<'_>) -> Result<OutputExpectation, Diagnostic> {
    let contains = eat_keyword(cursor, "contains");
    let (text, _) = literal::text(cursor)?;
    Ok(if contains { OutputExpectation::Contains(text) } else { OutputExpectation::Exact(text) })
}

fn arguments(cursor: &mut Cursor<'_>) -> Result<Vec<String>, Diagnostic> {
    let mut arguments = Vec::new();
    while !cursor.at_end() && !PARTS.contains(&peek_keyword(cursor)) {
        if arguments.len() == MOST_ARGUMENTS {
            return Err(bad(cursor, cursor.here(), format!("a run has more than {MOST_ARGUMENTS} arguments"), "one too many"));
        }
        if cursor.peek() == Some('"') {
            arguments.push(plain_text(cursor)?.0);
            continue;
        }
        let (word, span) = keyword(cursor);
        if cursor.peek() == Some('"') {
            return Err(bad(cursor, span, "a quote stands inside an argument", "this argument").help("put the whole argument in quotes"));
        }
        if word.chars().any(char::is_control) {
            return Err(
                bad(cursor, span, "an argument has a control character", "this argument").help("write it as `\"…\"` with an escape")
            );
        }
        arguments.push(word.to_owned());
    }
    Ok(arguments)
}

pub(super) fn read_signal(cursor: &mut Cursor<'_>) -> Result<Scenario, Diagnostic> {
    let (word, span) = keyword(cursor);
    let Some(signal) = Signal::ALL.into_iter().find(|signal| signal.name() == word) else {
        let problem = unknown(cursor, "signal", word, span, &Signal::NAMES);
        let bare = word.to_ascii_uppercase();
        let meant = Signal::NAMES.into_iter().find(|name| bare.strip_prefix("SIG").unwrap_or(&bare) == *name);
        return Err(match meant {
            Some(name) => problem.help(format!("did you mean `{name}`?")),
            None => problem,
        });
    };
    if !eat_keyword(cursor, "exit") {
        return Err(bad(cursor, cursor.here(), "the exit code is missing", "`exit N` is wanted here"));
    }
    let exit = exit_code(cursor)?;
    end(cursor).map(|()| Scenario::Signal { signal, exit })
}

pub(super) fn read_restart(cursor: &mut Cursor<'_>) -> Result<Scenario, Diagnostic> {
    let exit = if eat_keyword(cursor, "exit") { Some(exit_code(cursor)?) } else { None };
    if exit.is_none() && !cursor.at_end() {
        let (word, span) = keyword(cursor);
        return Err(unknown(cursor, "part of a restart", word, span, &["exit"]));
    }
    end(cursor).map(|()| Scenario::Restart { exit })
}

fn end(cursor: &mut Cursor<'_>) -> Result<(), Diagnostic> {
    match cursor.at_end() {
        true => Ok(()),
        false => Err(bad(cursor, cursor.here(), "text stands behind the exit code", "not part of the expectation")),
    }
}
