//! Failures as diagnostics, with LLVM's places mapped to spans.

use crate::gate::Refusal;
use crate::{Death, Failure, LlvmMessage, ReadBackError, ToolchainError};
use diagnostics::codes::targets as codes;
use diagnostics::{Diagnostic, Source, Span};

impl Failure {
    /// One diagnostic per message. `sources` are the texts of the request's modules, found by name.
    pub fn diagnostics(&self, sources: &[Source]) -> Vec<Diagnostic> {
        match self {
            Failure::Rejected(messages) => messages.iter().map(|message| message.diagnostic(sources)).collect(),
            Failure::Refused(refusals) => refusals.iter().map(|refusal| refusal.diagnostic(sources)).collect(),
            Failure::Died(death) => vec![death.diagnostic()],
            Failure::Toolchain(error) => vec![error.diagnostic()],
        }
    }
}

impl Refusal {
    fn diagnostic(&self, sources: &[Source]) -> Diagnostic {
        let message = format!("{} is refused: {}", self.rule.what, self.rule.why);
        let diagnostic = Diagnostic::error(&codes::REFUSED, message).help(self.rule.help);
        match sources.iter().find(|source| source.name() == self.module) {
            // A place that runs over lines is shown by its first one.
            Some(source) => {
                let length = self.span.of(source.text()).lines().next().map_or(0, str::len);
                diagnostic.at(source, Span::new(self.span.start, self.span.start + length), "refused")
            }
            None => diagnostic,
        }
    }
}

impl LlvmMessage {
    fn diagnostic(&self, sources: &[Source]) -> Diagnostic {
        let mut lines = self.text.lines();
        let headline = lines.next().unwrap_or("no reason given").trim_end_matches('.');
        let mut diagnostic = Diagnostic::error(&codes::REJECTED, headline);
        for line in lines.filter(|line| !line.trim().is_empty()) {
            diagnostic = diagnostic.note_line(line.trim());
        }
        match sources.iter().find(|source| source.name() == self.module) {
            Some(source) if self.line > 0 => diagnostic.at(source, self.span(source), ""),
            Some(source) => diagnostic.note_line(format!("in {}", source.name())),
            None => diagnostic,
        }
    }

    /// The word at the message's place, or the whole line where only that is known.
    fn span(&self, source: &Source) -> Span {
        let line = source.line_span(self.line);
        if self.column == 0 {
            let text = line.of(source.text());
            return Span::new(line.end - text.trim_start().len(), line.end);
        }
        let start = source.offset(self.line, self.column);
        let rest = Span::new(start, line.end).of(source.text());
        let sigil = rest.chars().next().filter(|first| matches!(first, '%' | '@' | '!' | '#' | '$')).map_or(0, char::len_utf8);
        let word = rest[sigil..].find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '.' | '-' | '$'));
        let length = sigil + word.unwrap_or(rest.len() - sigil);
        Span::new(start, start + length.max(rest.chars().next().map_or(0, char::len_utf8)))
    }
}

impl Death {
    fn diagnostic(self) -> Diagnostic {
        match self {
            Death::Signal(_) => Diagnostic::error(&codes::CRASHED, self.to_string())
                .help("write the module with plain instructions: no rare intrinsics, vectors or attributes"),
            Death::Stack => Diagnostic::error(&codes::CRASHED, self.to_string()).help("nest constants, types and metadata less deeply"),
            Death::CpuTime | Death::Memory | Death::WallTime => {
                Diagnostic::error(&codes::EXHAUSTED, self.to_string()).help("use smaller types and constants, and fewer inlined calls")
            }
        }
    }
}

impl ToolchainError {
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, help) = match self {
            ToolchainError::NotFound { .. } => (&codes::UNAVAILABLE, "build it: `cargo build --release -p intentc-llvm`"),
            ToolchainError::Start { .. } => (&codes::UNAVAILABLE, "check that LLVM 19 is installed: `llvm-config-19 --version`"),
            ToolchainError::Ended { .. } | ToolchainError::Unresponsive => (&codes::INTERRUPTED, "run the command again"),
            ToolchainError::TooLarge { .. } => (&codes::TOO_LARGE, "split the task into smaller programs"),
            ToolchainError::Protocol(_) | ToolchainError::Broken(_) => {
                (&codes::DEFECT, "build intentc and its worker from the same source, and report this if it stays")
            }
        };
        Diagnostic::error(code, self.to_string()).help(help)
    }
}

impl ReadBackError {
    pub fn diagnostic(&self) -> Diagnostic {
        let code = match self {
            ReadBackError::Unfit(_) => &codes::UNFIT,
            ReadBackError::Unreadable(_) | ReadBackError::Disagree { .. } => &codes::DEFECT,
        };
        Diagnostic::error(code, self.to_string()).help("nothing was written; report this with the task and the output of `intentc version`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stage;

    fn marked(line: usize, column: usize) -> String {
        let source = Source::new("a.ll", "define i64 @f(i64 %x) {\n  %y = add i64 %x, @none\n  ret i64 %y\n}\n");
        let message = LlvmMessage { module: "a.ll".into(), line, column, text: "wrong\n  detail".into(), stage: Stage::Parse };
        let diagnostics = Failure::Rejected(vec![message]).diagnostics(std::slice::from_ref(&source));
        assert_eq!(diagnostics[0].message, "wrong");
        assert_eq!(diagnostics[0].notes[0], "detail");
        diagnostics[0].labels.first().map_or(String::new(), |label| label.span.of(source.text()).to_owned())
    }

    #[test]
    fn a_place_becomes_the_word_that_stands_there() {
        assert_eq!(marked(2, 20), "@none");
        assert_eq!(marked(2, 16), "%x");
        assert_eq!(marked(2, 8), "add");
        assert_eq!(marked(2, 18), ",");
        assert_eq!(marked(3, 0), "ret i64 %y");
    }

    #[test]
    fn places_outside_the_text_are_harmless() {
        assert_eq!(marked(0, 0), "");
        assert_eq!(marked(99, 99), "");
        assert_eq!(marked(2, 9999), "");
    }

    #[test]
    fn a_death_says_what_to_do() {
        let diagnostic = &Failure::Died(Death::Signal(11)).diagnostics(&[])[0];
        assert_eq!(diagnostic.message, "LLVM crashed (signal 11, SIGSEGV)");
        assert_eq!(diagnostic.fault(), diagnostics::Fault::Model);
        assert!(diagnostic.help.is_some());
    }
}
