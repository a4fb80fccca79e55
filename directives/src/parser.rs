//! Task text to steps. Lines are sorted by their first column: a separator, a directive, a clause with its continuation
//! lines, or text. Arguments are read by the functions that the table names.

use crate::lines::{self, Line, Mark};
use crate::readers::Argument;
use crate::table::{self, Entry, Kind, Reader};
use crate::{
    Brief, Directive, Example, MAX_DIAGNOSTICS, MAX_STEP_NAMES, MAX_TASK_FILE_BYTES, Seal, Signature, Step, TargetMode, TaskFile, nearest,
};
use crate::{Condition, cursor::excerpt, example, expression};
use diagnostics::codes::directives as codes;
use diagnostics::{Diagnostic, Source, Span};
use std::collections::HashMap;

/// Reads a task file from its bytes.
///
/// A file that is too long or not UTF-8 has no steps and one diagnostic; the length is looked at first.
pub fn parse_bytes(name: &str, bytes: &[u8]) -> TaskFile {
    let refused = |problem| TaskFile { source: Source::new(name, ""), steps: Vec::new(), diagnostics: vec![problem] };
    if let Err(problem) = check_length(name, bytes.len() as u64) {
        return refused(problem);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(&Source::new(name, text)),
        Err(error) => refused(not_utf8(name, bytes, error.valid_up_to())),
    }
}

/// Refuses a task file by its length alone, so that nobody needs to read it.
///
/// # Errors
/// `bytes` is more than [`MAX_TASK_FILE_BYTES`].
pub fn check_length(name: &str, bytes: u64) -> Result<(), Diagnostic> {
    if bytes <= MAX_TASK_FILE_BYTES as u64 {
        return Ok(());
    }
    let message = format!("`{name}` has {bytes} bytes; a task file has at most {MAX_TASK_FILE_BYTES}");
    Err(Diagnostic::error(&codes::TOO_LARGE, message).help("split it into several task files, and keep data in files of its own"))
}

/// The label shows the valid text up to the bad byte, which stands as a replacement character.
fn not_utf8(name: &str, bytes: &[u8], offset: usize) -> Diagnostic {
    let mut text = String::from_utf8_lossy(&bytes[..offset]).into_owned();
    text.push(char::REPLACEMENT_CHARACTER);
    let line = text.matches('\n').count() + 1;
    let message = format!("byte 0x{:02x} at offset {offset} (line {line}) is not UTF-8", bytes[offset]);
    let span = Span::new(offset, text.len());
    Diagnostic::error(&codes::NOT_UTF8, message)
        .at(&Source::new(name, text), span, "the first byte that is not UTF-8")
        .help("save the file as UTF-8; bytes in a literal are written `\\xHH`")
}

/// Reads a task file. Never fails: what cannot be read is left out and reported.
pub fn parse(source: &Source) -> TaskFile {
    let mut parser = Parser::new(source);
    if let Err(problem) = check_length(source.name(), source.text().len() as u64) {
        parser.report(problem);
        return parser.finish();
    }
    let lines = lines::split(source.text());
    if lines.iter().any(|line| line.mark().is_some()) {
        for step_lines in lines.split(|line| line.is_separator()) {
            parser.read_step(step_lines);
        }
    } else {
        parser.read_sentence(&lines);
    }
    parser.finish()
}

/// How an expression gets its types from signatures.
type Typing = fn(expression::Draft, &Source, &[Signature]) -> Result<Condition, Diagnostic>;

/// A step that is being read.
pub(crate) struct Draft {
    /// `None` for a directive that is not known.
    entry: Option<&'static Entry>,
    /// `None` if it could not be read.
    directive: Option<Directive>,
    span: Span,
    text_lines: Vec<Span>,
    /// Clauses that may stand once, with their place.
    seen: Vec<(&'static str, Span)>,
    /// Some clause says what is wanted.
    says_what: bool,
    pub(crate) brief: Brief,
    pub(crate) seal: Seal,
    /// Held against the signatures when the step ends.
    pub(crate) examples: Vec<example::Draft>,
    pub(crate) properties: Vec<expression::Draft>,
    pub(crate) preconditions: Vec<expression::Draft>,
    /// Some signature could not be read, so a missing one is no news.
    pub(crate) has_broken_signature: bool,
}

impl Draft {
    fn new(entry: Option<&'static Entry>, directive: Option<Directive>, span: Span) -> Self {
        Self {
            entry,
            directive,
            span,
            text_lines: Vec::new(),
            seen: Vec::new(),
            says_what: false,
            brief: Brief::at(span.end),
            seal: Seal::default(),
            examples: Vec::new(),
            properties: Vec::new(),
            preconditions: Vec::new(),
            has_broken_signature: false,
        }
    }

    pub(crate) fn add_signature(&mut self, source: &Source, signature: Signature) -> Result<(), Diagnostic> {
        if let Some(other) = self.brief.signature(&signature.name) {
            let problem = Diagnostic::error(&codes::REPEATED_RESULT, format!("`{}` has two signatures", signature.name));
            return Err(problem
                .at(source, signature.span, "the second one")
                .at(source, other.span, "the first one")
                .help("keep one of them"));
        }
        if self.brief.signatures.len() == MAX_STEP_NAMES {
            let problem = Diagnostic::error(&codes::BAD_SIGNATURE, format!("a step has more than {MAX_STEP_NAMES} signatures"));
            return Err(problem.at(source, signature.span, "one too many").help("split the step"));
        }
        self.brief.signatures.push(signature);
        Ok(())
    }

    /// Sets the intent from the lines of text, without blank lines around it.
    fn set_intent(&mut self, text: &str) {
        let is_blank = |span: &Span| span.of(text).trim().is_empty();
        let Some(first) = self.text_lines.iter().position(|line| !is_blank(line)) else {
            return;
        };
        let last = self.text_lines.iter().rposition(|line| !is_blank(line)).unwrap_or(first);
        let lines = &self.text_lines[first..=last];
        let intent: Vec<&str> = lines.iter().map(|line| line.of(text).trim_end()).collect();
        self.brief.intent = intent.join("\n");
        self.brief.intent_span = Span::new(lines[0].start, lines[0].start.max(lines[lines.len() - 1].end));
    }
}

struct Parser<'a> {
    source: &'a Source,
    steps: Vec<Step>,
    diagnostics: Vec<Diagnostic>,
    draft: Option<Draft>,
    /// Text or a clause before the directive of the step is reported once.
    has_reported_stray: bool,
    /// What the steps before make, with the place of their directive.
    made: HashMap<String, Span>,
    /// The signatures of the steps before, by name.
    signatures: HashMap<String, Signature>,
}

impl<'a> Parser<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            source,
            steps: Vec::new(),
            diagnostics: Vec::new(),
            draft: None,
            has_reported_stray: false,
            made: HashMap::new(),
            signatures: HashMap::new(),
        }
    }

    fn report(&mut self, problem: Diagnostic) {
        if self.diagnostics.len() < MAX_DIAGNOSTICS {
            self.diagnostics.push(problem);
        } else if self.diagnostics.len() == MAX_DIAGNOSTICS {
            let message = format!("more than {MAX_DIAGNOSTICS} problems; the rest of the file is not read");
            self.diagnostics.push(Diagnostic::error(&codes::TOO_MANY_PROBLEMS, message).help("correct the first ones and check again"));
        }
    }

    fn is_full(&self) -> bool {
        self.diagnostics.len() > MAX_DIAGNOSTICS
    }

    fn finish(self) -> TaskFile {
        TaskFile { source: self.source.clone(), steps: self.steps, diagnostics: self.diagnostics }
    }

    /// A text without any directive.
    fn read_sentence(&mut self, lines: &[Line<'_>]) {
        let start = lines.first().map_or(0, |line| line.start);
        self.draft = Some(Draft::new(table::find("plan"), Some(Directive::Plan), Span::at(start)));
        lines.iter().for_each(|line| self.read_text(*line));
        self.close_step();
    }

    fn read_step(&mut self, lines: &[Line<'_>]) {
        self.has_reported_stray = false;
        let mut index = 0;
        while index < lines.len() && !self.is_full() {
            match lines[index].mark() {
                Some(mark) => index += self.read_marked(lines, index, mark),
                None => {
                    self.read_text(lines[index]);
                    index += 1;
                }
            }
        }
        self.close_step();
    }

    /// Reads the directive or clause at `index` and says how many lines it takes.
    fn read_marked(&mut self, lines: &[Line<'_>], index: usize, mark: Mark<'_>) -> usize {
        let entry = table::find(mark.name);
        let is_directive = entry.is_some_and(|entry| entry.kind == Kind::Directive) || (entry.is_none() && self.draft.is_none());
        let count = if is_directive { 1 } else { extent(lines, index, mark.name == "oracle") };
        let taken = &lines[index..index + count];
        let end = taken[count - 1].end();
        let argument = Argument { source: self.source, mark: mark.span, span: Span::new(mark.span.end, end), lines: taken };
        match entry {
            None => self.report_unknown(mark),
            Some(entry) => match entry.reader {
                Reader::Directive(read) => self.open_step(entry, read(argument), argument),
                Reader::Clause(read) => self.read_clause(entry, read, argument),
            },
        }
        if let Some(draft) = &mut self.draft {
            draft.span.end = end;
        }
        count
    }

    fn report_unknown(&mut self, mark: Mark<'_>) {
        let what = if self.draft.is_some() { "directive or clause" } else { "directive" };
        let message = format!("unknown {what} `@{}`", excerpt(mark.name));
        let problem = Diagnostic::error(&codes::UNKNOWN_DIRECTIVE, message).at(self.source, mark.span, format!("not a {what}"));
        let names = table::entries().iter().map(|entry| entry.name);
        self.report(match nearest(mark.name, names) {
            Some(meant) => problem.help(format!("did you mean `@{meant}`?")),
            None => problem.help("`intentc help directives` lists them; indent a line of text that has to begin with `@`"),
        });
        if self.draft.is_none() {
            self.draft = Some(Draft::new(None, None, mark.span));
        }
    }

    fn open_step(&mut self, entry: &'static Entry, directive: Result<Directive, Diagnostic>, argument: Argument<'_>) {
        if self.draft.is_some() {
            let problem = Diagnostic::error(&codes::SEVERAL_DIRECTIVES, "two directives stand in one step");
            self.report(problem.at(self.source, argument.mark, "the second one").help("put a line `---` before it"));
            self.close_step();
        }
        let directive = directive.map_err(|problem| self.report(problem)).ok();
        let mut draft = Draft::new(Some(entry), directive, argument.mark);
        draft.brief = Brief::at(argument.span.end);
        if let Some(Directive::Plan) = draft.directive {
            let text = argument.span.of(self.source.text());
            draft.text_lines.push(Span::new(argument.span.end - text.trim_start().len(), argument.span.end));
        }
        self.draft = Some(draft);
    }

    fn read_clause(&mut self, entry: &'static Entry, read: fn(&mut Draft, Argument<'_>) -> Result<(), Diagnostic>, argument: Argument<'_>) {
        let Some(mut draft) = self.draft.take() else {
            self.report_stray_clause(entry, argument);
            return;
        };
        draft.says_what |= matches!(entry.name, "signature" | "example" | "property" | "expect");
        let outcome = admit(&mut draft, entry, argument).and_then(|()| read(&mut draft, argument));
        self.draft = Some(draft);
        if let Err(problem) = outcome {
            self.report(problem);
        }
    }

    fn report_stray_clause(&mut self, entry: &Entry, argument: Argument<'_>) {
        if std::mem::replace(&mut self.has_reported_stray, true) {
            return;
        }
        let problem = Diagnostic::error(&codes::CLAUSE_OUTSIDE_STEP, format!("`@{}` stands outside a step", entry.name));
        let problem = problem.at(self.source, argument.mark, "no directive before this clause");
        self.report(problem.help("begin the step with a directive, for example `@create FILE.ll`, or `@plan` for a sentence"));
    }

    fn read_text(&mut self, line: Line<'_>) {
        if self.is_full() {
            return;
        }
        if let Some(mark) = line.indented_mark().filter(|mark| table::find(mark.name).is_some()) {
            let problem = Diagnostic::error(&codes::INDENTED_DIRECTIVE, format!("`@{}` is indented", mark.name));
            let problem = problem.at(self.source, mark.span, "read as text");
            self.report(problem.help("remove the blanks before it; where text is meant, begin the line with another word"));
            self.has_reported_stray = true;
        }
        let span = Span::new(line.start, line.end());
        if let Some(draft) = &mut self.draft {
            draft.text_lines.push(span);
            if !line.is_blank() {
                draft.span.end = line.start + line.text.trim_end().len();
            }
        } else if !line.is_blank() && !std::mem::replace(&mut self.has_reported_stray, true) {
            let problem = Diagnostic::error(&codes::STEP_WITHOUT_DIRECTIVE, "text stands before the directive of its step");
            let problem = problem.at(self.source, span, "belongs to no step");
            self.report(
                problem.help("begin the step with a directive, or with `@plan` if it is a sentence; indent a line `---` that is text"),
            );
        }
    }

    /// Ends the step that is being read, if there is one.
    fn close_step(&mut self) {
        let Some(mut draft) = self.draft.take() else {
            return;
        };
        if self.is_full() {
            return;
        }
        draft.set_intent(self.source.text());
        for example in std::mem::take(&mut draft.examples) {
            match self.fit_example(&mut draft, example) {
                Ok(example) => draft.brief.examples.push(example),
                Err(problem) => self.report(problem),
            }
        }
        self.type_conditions(&mut draft);
        self.signatures.extend(draft.brief.signatures.iter().map(|signature| (signature.name.clone(), signature.clone())));
        let Some(directive) = draft.directive.take() else {
            return;
        };
        self.check_content(&draft, &directive);
        self.check_made_once(&draft, &directive);
        self.steps.push(Step { directive, span: draft.span, brief: draft.brief, seal: draft.seal });
    }

    /// Holds an example against its signature. Without any signature it is kept as it is: signatures will be proposed.
    fn fit_example(&self, draft: &mut Draft, example: example::Draft) -> Result<Example, Diagnostic> {
        if self.is_full() {
            return Ok(example.into_example());
        }
        self.adopt_signature(draft, &example.function)?;
        match draft.brief.signature(&example.function) {
            Some(signature) => example.fit(self.source, signature),
            None if draft.brief.signatures.is_empty() || draft.has_broken_signature => Ok(example.into_example()),
            None => Err(example.unknown_function(self.source, &draft.brief.signatures)),
        }
    }

    /// Types the properties and preconditions. The first are first, since they bring in signatures of earlier steps.
    fn type_conditions(&mut self, draft: &mut Draft) {
        let (properties, preconditions) = (std::mem::take(&mut draft.properties), std::mem::take(&mut draft.preconditions));
        for property in &properties {
            for function in property.called() {
                if let Err(problem) = self.adopt_signature(draft, function) {
                    self.report(problem);
                }
            }
        }
        draft.brief.properties = self.typed(draft, "@property", properties, expression::Draft::into_property);
        draft.brief.preconditions = self.typed(draft, "@where", preconditions, expression::Draft::into_precondition);
    }

    fn typed(&mut self, draft: &Draft, clause: &str, expressions: Vec<expression::Draft>, typing: Typing) -> Vec<Condition> {
        let signatures = &draft.brief.signatures;
        let mut conditions = Vec::new();
        for expression in expressions {
            let outcome = match signatures.is_empty() {
                true => Err(expression.without_signature(self.source, clause)),
                false => typing(expression, self.source, signatures),
            };
            match outcome {
                Ok(condition) => conditions.push(condition),
                Err(_) if draft.has_broken_signature => {}
                Err(problem) => self.report(problem),
            }
        }
        conditions
    }

    /// A step about modules that exist takes over the signatures of earlier steps that its examples need. (Not with
    /// `append`: there, the signatures of a step are the functions to add.)
    fn adopt_signature(&self, draft: &mut Draft, function: &str) -> Result<(), Diagnostic> {
        let looks_back = matches!(draft.directive, Some(Directive::Test { .. } | Directive::Target { mode: TargetMode::Replace, .. }));
        match self.signatures.get(function) {
            Some(signature) if looks_back && draft.brief.signature(function).is_none() => {
                draft.add_signature(self.source, signature.clone())
            }
            _ => Ok(()),
        }
    }

    fn check_content(&mut self, draft: &Draft, directive: &Directive) {
        let needs_content =
            matches!(directive, Directive::Create { .. } | Directive::Target { .. } | Directive::Plan | Directive::Program { .. });
        if !needs_content || !draft.brief.intent.is_empty() || draft.says_what {
            return;
        }
        let problem = match draft.span.is_empty() {
            true => Diagnostic::error(&codes::EMPTY_STEP, "the task file is empty"),
            false => Diagnostic::error(&codes::EMPTY_STEP, "the step does not say what is wanted"),
        };
        self.report(problem.at(self.source, draft.span, "nothing is asked for").help("describe on the lines below what is to be made"));
    }

    fn check_made_once(&mut self, draft: &Draft, directive: &Directive) {
        let (key, help) = match directive {
            Directive::Create { file } => {
                (file.to_string(), format!("change it with `@target {file}`, or add to it with `@target {file} append`"))
            }
            Directive::Program { name } => (format!("program {name}"), "give one of the programs another name".to_owned()),
            _ => return,
        };
        // The first line of the step is that of its directive.
        let line = draft.span.of(self.source.text()).lines().next().map_or(0, |line| line.trim_end().len());
        let place = Span::new(draft.span.start, draft.span.start + line);
        let Some(first) = self.made.insert(key, place) else {
            return;
        };
        let problem = Diagnostic::error(&codes::REPEATED_RESULT, format!("`{directive}` stands in two steps"));
        self.report(problem.at(self.source, place, "the second one").at(self.source, first, "the first one").help(help));
    }
}

/// The lines of the clause at `first`. An indented directive or clause ends it, so that it is reported as such; in an
/// oracle, Python's decorators may look like one.
fn extent(lines: &[Line<'_>], first: usize, is_oracle: bool) -> usize {
    let count = lines::extent(lines, first, is_oracle);
    let is_marked = |line: &Line<'_>| line.indented_mark().is_some_and(|mark| table::find(mark.name).is_some());
    match lines[first + 1..first + count].iter().position(is_marked) {
        Some(position) if !is_oracle => position + 1,
        _ => count,
    }
}

/// Whether a clause may stand in the step.
fn admit(draft: &mut Draft, entry: &'static Entry, argument: Argument<'_>) -> Result<(), Diagnostic> {
    let Kind::Clause { once, fits } = entry.kind else {
        return Ok(());
    };
    if let Some(directive) = draft.entry.filter(|directive| !fits.contains(&directive.name)) {
        let message = format!("`@{}` does not fit a step with `@{}`", entry.name, directive.name);
        let problem = Diagnostic::error(&codes::MISPLACED_CLAUSE, message).at(argument.source, argument.mark, "not for this directive");
        return Err(problem.help(match fits.is_empty() || directive.name == "help" {
            true => "put a line `---` and a directive before it".to_owned(),
            false => format!("it fits `@{}`; a module is tested with `@example`", fits.join("`, `@")),
        }));
    }
    if !once {
        return Ok(());
    }
    if let Some((_, first)) = draft.seen.iter().find(|(name, _)| *name == entry.name) {
        let problem = Diagnostic::error(&codes::REPEATED_CLAUSE, format!("`@{}` stands twice in one step", entry.name));
        return Err(problem
            .at(argument.source, argument.mark, "the second one")
            .at(argument.source, *first, "the first one")
            .help("keep one of them"));
    }
    draft.seen.push((entry.name, argument.mark));
    Ok(())
}
