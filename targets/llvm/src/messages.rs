//! LLVM's words, taken apart into place and text.

use crate::place;
use std::cell::{Cell, RefCell};
use targets::protocol::{MAX_MESSAGE_TEXT, MAX_MESSAGES, SourceModule};
use targets::{LlvmMessage, Stage};

/// The name under which every text is given to LLVM, so that no module's own name can be mistaken for a part of a message.
pub(crate) const BUFFER_NAME: &str = "module";

/// The errors of one session, each with the stage and the module that were current when it came.
pub(crate) struct Messages {
    stage: Cell<Stage>,
    module: RefCell<String>,
    collected: RefCell<Vec<LlvmMessage>>,
}

impl Default for Messages {
    fn default() -> Self {
        Self { stage: Cell::new(Stage::Parse), module: RefCell::default(), collected: RefCell::default() }
    }
}

impl Messages {
    /// Says what is being worked on; an empty name is the program as a whole.
    pub(crate) fn enter(&self, stage: Stage, module: &str) {
        self.stage.set(stage);
        module.clone_into(&mut self.module.borrow_mut());
    }

    pub(crate) fn take(&self) -> Vec<LlvmMessage> {
        self.collected.take()
    }

    /// Adds one error in LLVM's form.
    pub(crate) fn add(&self, text: &str) {
        let (line, column, text) = split_place(text);
        let message = LlvmMessage { module: self.module.borrow().clone(), line, column, text, stage: self.stage.get() };
        self.push(message);
    }

    /// Adds an error at a place that is known.
    pub(crate) fn push(&self, mut message: LlvmMessage) {
        let mut collected = self.collected.borrow_mut();
        if collected.len() < MAX_MESSAGES {
            message.text = bounded(&message.text);
            collected.push(message);
        }
    }

    /// Adds what the verifier says of `module`: several errors in one text, none with a place.
    pub(crate) fn add_verifier_report(&self, report: &str, source: &SourceModule, broken_functions: &[String]) {
        let bodies: Vec<_> = broken_functions.iter().filter_map(|name| place::body(&source.text, name)).collect();
        for text in split_report(report) {
            let (line, column) = place::of_report(&source.text, &bodies, &text);
            self.push(LlvmMessage { module: source.name.clone(), line, column, text, stage: Stage::Verify });
        }
    }
}

/// `module:LINE:COLUMN: error: TEXT`, with the source line and a caret after it, as place and text. Columns count from 1.
fn split_place(message: &str) -> (usize, usize, String) {
    let whole = || (0, 0, message.trim_end().to_owned());
    let Some(rest) = message.strip_prefix(BUFFER_NAME).and_then(|rest| rest.strip_prefix(':')) else { return whole() };
    let mut parts = rest.splitn(3, ':');
    let (Some(line), Some(column), Some(text)) = (parts.next(), parts.next(), parts.next()) else { return whole() };
    let (Ok(line), Ok(column)) = (line.parse(), column.parse()) else { return whole() };
    let text = text.trim_start();
    let text = text.strip_prefix("error: ").unwrap_or(text);
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.last().is_some_and(|last| last.trim() == "^") {
        lines.truncate(lines.len().saturating_sub(2));
    }
    (line, column, lines.join("\n"))
}

/// The verifier writes each error as a line that begins with a capital letter, then the values it concerns.
fn split_report(report: &str) -> Vec<String> {
    let mut errors: Vec<String> = Vec::new();
    for line in report.lines().filter(|line| !line.trim().is_empty()) {
        let is_headline = line.starts_with(|first: char| first.is_ascii_uppercase());
        match errors.last_mut() {
            Some(error) if !is_headline => {
                if error.len() < MAX_MESSAGE_TEXT {
                    error.push('\n');
                    error.push_str(line);
                }
            }
            _ => errors.push(line.to_owned()),
        }
    }
    errors.truncate(MAX_MESSAGES);
    if errors.is_empty() {
        errors.push("the module is not valid".to_owned());
    }
    errors
}

fn bounded(text: &str) -> String {
    let mut end = text.len().min(MAX_MESSAGE_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parse_error_gives_its_place() {
        let text = "module:3:20: error: use of undefined value '%y'\n  %x = add i64 %y, 1\n               ^\n";
        assert_eq!(split_place(text), (3, 20, "use of undefined value '%y'".to_owned()));
        assert_eq!(split_place("something else: 7\n"), (0, 0, "something else: 7".to_owned()));
        assert_eq!(split_place("module:x:1: y"), (0, 0, "module:x:1: y".to_owned()));
    }

    #[test]
    fn a_verifier_report_is_taken_apart() {
        let report = "PHI nodes not grouped at top of basic block!\n  %x = phi i64 [ 1, %a ]\nlabel %b\nFunction return type does not match!\n  ret i32 0\n i64";
        let errors = split_report(report);
        assert_eq!(errors.len(), 2);
        assert!(errors[0].ends_with("label %b") && errors[1].starts_with("Function return"), "{errors:?}");
    }

    #[test]
    fn the_number_and_the_length_of_messages_are_bounded() {
        let messages = Messages::default();
        for _ in 0..1000 {
            messages.add(&"ä".repeat(MAX_MESSAGE_TEXT));
        }
        let collected = messages.take();
        assert_eq!(collected.len(), MAX_MESSAGES);
        assert!(collected.iter().all(|message| message.text.len() <= MAX_MESSAGE_TEXT));
    }
}
