//! Readers of arguments: one function for each row of the table.

use crate::cursor::{Cursor, excerpt, one_line};
use crate::lines::Line;
use crate::parser::Draft;
use crate::path::{check_extension, check_path};
use crate::{Directive, MAX_NAME_BYTES, MAX_STEP_NAMES, ModuleFile, Oracle, RawClause, TargetMode, Value};
use crate::{example, expectation, expression, literal, nearest, signature};
use diagnostics::codes::directives::{BAD_ARGUMENT, BAD_EFFECTS, BAD_EXPRESSION, BAD_ORACLE, BAD_PATH};
use diagnostics::{Diagnostic, Source, Span};
use runtime::{Effect, EffectSet};

/// The argument of a directive or clause.
#[derive(Clone, Copy)]
pub(crate) struct Argument<'a> {
    pub(crate) source: &'a Source,
    /// The `@name` before it.
    pub(crate) mark: Span,
    /// Behind the name, with continuation lines.
    pub(crate) span: Span,
    /// The line of the directive or clause, and its continuation lines.
    pub(crate) lines: &'a [Line<'a>],
}

impl<'a> Argument<'a> {
    fn cursor(&self) -> Cursor<'a> {
        Cursor::new(self.source, self.span)
    }

    fn bad(&self, span: Span, message: impl Into<String>, label: &str) -> Diagnostic {
        Diagnostic::error(&BAD_ARGUMENT, message).at(self.source, span, label)
    }

    fn name(&self) -> &'a str {
        self.mark.of(self.source.text())
    }

    fn missing(&self, what: &str) -> Diagnostic {
        self.bad(self.mark, format!("`{}` needs {what}", self.name()), &format!("{what} is missing"))
    }

    /// Refuses whatever the cursor has not taken.
    fn end(&self, cursor: &mut Cursor<'_>, what: &str) -> Result<(), Diagnostic> {
        if cursor.at_end() {
            return Ok(());
        }
        let rest = cursor.remainder().1;
        Err(self.bad(rest, format!("`{}` takes {what}", self.name()), "too much").help("write text on the lines below"))
    }
}

fn bad_path(argument: &Argument<'_>, path: &str, span: Span, problem: &str) -> Diagnostic {
    Diagnostic::error(&BAD_PATH, format!("the name `{}` {problem}", excerpt(path))).at(argument.source, span, "not allowed")
}

fn module_file(argument: &Argument<'_>, path: &str, span: Span) -> Result<ModuleFile, Diagnostic> {
    ModuleFile::new(path).map_err(|problem| {
        let diagnostic = bad_path(argument, path, span, &problem);
        // The name as it would be with the extension, if that is all it lacks.
        let stem = path.rsplit_once('.').filter(|(_, extension)| !extension.contains('/')).map_or(path, |(stem, _)| stem);
        match ModuleFile::new(&format!("{stem}.ll")) {
            Ok(fixed) => diagnostic.help(format!("write `{fixed}`")),
            Err(_) => diagnostic.help("write a name such as `strings.ll` or `text/strings.ll`"),
        }
    })
}

pub(crate) fn create(argument: Argument<'_>) -> Result<Directive, Diagnostic> {
    let mut cursor = argument.cursor();
    let (path, span) = cursor.word();
    if path.is_empty() {
        return Err(argument.missing("the name of a module").help("write `@create FILE.ll`"));
    }
    let file = module_file(&argument, path, span)?;
    argument.end(&mut cursor, "one file")?;
    Ok(Directive::Create { file })
}

pub(crate) fn target(argument: Argument<'_>) -> Result<Directive, Diagnostic> {
    let mut cursor = argument.cursor();
    let (path, span) = cursor.word();
    if path.is_empty() {
        return Err(argument.missing("the name of a module").help("write `@target FILE.ll` or `@target FILE.ll append`"));
    }
    let file = module_file(&argument, path, span)?;
    let (mode, mode_span) = cursor.word();
    let mode = match mode {
        "" => TargetMode::Replace,
        "append" => TargetMode::Append,
        _ => {
            let problem = argument.bad(mode_span, format!("unknown mode `{}`", excerpt(mode)), "only `append` can stand here");
            return Err(match nearest(mode, ["append"]) {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None => problem.help("write text on the lines below"),
            });
        }
    };
    argument.end(&mut cursor, "one file and a mode")?;
    Ok(Directive::Target { file, mode })
}

pub(crate) fn program(argument: Argument<'_>) -> Result<Directive, Diagnostic> {
    let mut cursor = argument.cursor();
    let (name, span) = cursor.word();
    if name.is_empty() {
        return Err(argument.missing("the name of the executable").help("write `@program NAME`"));
    }
    let check = match name.contains('/') || name.len() > MAX_NAME_BYTES {
        true => Err(format!("is not a plain file name of at most {MAX_NAME_BYTES} bytes")),
        false => check_path(name),
    };
    check.map_err(|problem| bad_path(&argument, name, span, &problem).help("write a name such as `echo`; `-o` says where it is put"))?;
    argument.end(&mut cursor, "one name")?;
    Ok(Directive::Program { name: name.to_owned() })
}

/// Its text is part of the intent.
pub(crate) fn plan(_: Argument<'_>) -> Result<Directive, Diagnostic> {
    Ok(Directive::Plan)
}

pub(crate) fn test(argument: Argument<'_>) -> Result<Directive, Diagnostic> {
    let files = module_files(&argument)?;
    Ok(Directive::Test { files })
}

/// One file or more, separated by blanks or commas.
fn module_files(argument: &Argument<'_>) -> Result<Vec<ModuleFile>, Diagnostic> {
    let mut cursor = argument.cursor();
    let mut files = Vec::new();
    while !cursor.at_end() {
        let (path, span) = cursor.take_while(|character| !character.is_whitespace() && character != ',');
        if !path.is_empty() {
            files.push(module_file(argument, path, span)?);
        }
        cursor.eat(",");
    }
    match files.is_empty() {
        true => Err(argument.missing("the name of a module").help(format!("write `{} FILE.ll`", argument.name()))),
        false => Ok(files),
    }
}

pub(crate) fn transform(argument: Argument<'_>) -> Result<Directive, Diagnostic> {
    let mut cursor = argument.cursor();
    let (path, span) = cursor.word();
    if path.is_empty() {
        return Err(argument.missing("the path of a folder").help("write `@transform FOLDER`"));
    }
    let inner = path.strip_suffix('/').unwrap_or(path);
    check_path(inner).map_err(|problem| bad_path(&argument, path, span, &problem).help("name a folder inside the project"))?;
    argument.end(&mut cursor, "one path")?;
    Ok(Directive::Transform { path: inner.to_owned() })
}

pub(crate) fn help(argument: Argument<'_>) -> Result<Directive, Diagnostic> {
    let mut cursor = argument.cursor();
    let (topic, span) = cursor.word();
    argument.end(&mut cursor, "one topic")?;
    if topic.is_empty() {
        return Ok(Directive::Help { topic: None });
    }
    match crate::help(Some(topic)) {
        Ok(_) => Ok(Directive::Help { topic: Some(topic.to_owned()) }),
        Err(problem) => Err(problem.at(argument.source, span, "not a topic")),
    }
}

pub(crate) fn signature(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    match signature::parse_signature(argument.source, argument.span) {
        Ok(signature) => draft.add_signature(argument.source, signature),
        Err(problem) => {
            draft.has_broken_signature = true;
            Err(problem)
        }
    }
}

pub(crate) fn example(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    draft.examples.push(example::read(argument.source, argument.span)?);
    Ok(())
}

fn raw(argument: &Argument<'_>) -> RawClause {
    let (text, span) = argument.cursor().remainder();
    RawClause { text: one_line(text), span }
}

pub(crate) fn property(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    add_condition(&mut draft.properties, argument)
}

pub(crate) fn precondition(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    add_condition(&mut draft.preconditions, argument)
}

/// Typed when the step ends, since its signatures may stand below.
fn add_condition(list: &mut Vec<expression::Draft>, argument: Argument<'_>) -> Result<(), Diagnostic> {
    if list.len() == MAX_STEP_NAMES {
        let problem = argument.bad(argument.mark, format!("a step has more than {MAX_STEP_NAMES} `{}`", argument.name()), "one too many");
        return Err(problem.help("split the step"));
    }
    list.push(expression::read(argument.cursor())?);
    Ok(())
}

pub(crate) fn tolerance(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    let mut cursor = argument.cursor();
    let (value, span) = literal::value(&mut cursor)?;
    argument.end(&mut cursor, "one number")?;
    let is_positive = match value {
        Value::Int(number) => number > 0,
        Value::Float(number) => number > 0.0 && number.is_finite(),
        _ => false,
    };
    if !is_positive {
        let problem =
            Diagnostic::error(&BAD_EXPRESSION, "a tolerance is a positive number").at(argument.source, span, "not a positive number");
        return Err(problem.help("leave out `@tolerance` where floats are compared exactly"));
    }
    draft.brief.tolerance = Some(RawClause { text: value.to_string(), span });
    Ok(())
}

pub(crate) fn oracle(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    let bad = |span: Span, message: &str, label: &str| Diagnostic::error(&BAD_ORACLE, message).at(argument.source, span, label);
    let first = argument.lines[0];
    let mut cursor = Cursor::new(argument.source, Span::new(argument.span.start, first.end()));
    let (path, span) = cursor.word();
    if path.is_empty() {
        let Some((text, span)) = block(&argument.lines[1..]) else {
            let problem = bad(argument.mark, "`@oracle` has neither a file nor a block", "a file is missing");
            return Err(problem.help("write `@oracle FILE.py`, or the source on indented lines below"));
        };
        draft.seal.set_oracle(Oracle::Source { text, span });
        return Ok(());
    }
    if argument.lines.len() > 1 {
        let problem = bad(span, "`@oracle` has both a file and a block", "the file");
        return Err(problem.help("leave out one of them; text below a clause is not indented"));
    }
    check_path(path)
        .and_then(|()| check_extension(path, "py"))
        .map_err(|problem| bad_path(&argument, path, span, &problem).help("write a name such as `oracles/reverse.py`"))?;
    argument.end(&mut cursor, "one file")?;
    draft.seal.set_oracle(Oracle::File { path: path.to_owned(), span });
    Ok(())
}

/// The lines without their common indentation.
fn block(lines: &[Line<'_>]) -> Option<(String, Span)> {
    let indentation = |line: &Line<'_>| line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
    let first = lines.iter().find(|line| !line.is_blank())?;
    let mut common = &first.text[..indentation(first)];
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let shared = common.bytes().zip(line.text.bytes()).take_while(|(left, right)| left == right).count();
        common = &common[..shared];
    }
    let mut text = String::new();
    for line in lines.iter().skip_while(|line| line.is_blank()) {
        text.push_str(line.text.strip_prefix(common).unwrap_or("").trim_end());
        text.push('\n');
    }
    let end = lines.last().map_or(first.end(), |line| line.end());
    Some((text, Span::new(first.start, end)))
}

pub(crate) fn expect(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    draft.brief.expectations.push(expectation::parse_expectation(argument.source, argument.span)?);
    Ok(())
}

pub(crate) fn effects(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    let bad = |span: Span, message: String, label: &str| Diagnostic::error(&BAD_EFFECTS, message).at(argument.source, span, label);
    let mut cursor = argument.cursor();
    let (mut effects, mut pure, mut whole) = (EffectSet::PURE, None, None::<Span>);
    while !cursor.at_end() {
        let (word, span) = cursor.take_while(|character| !character.is_whitespace() && character != ',');
        cursor.eat(",");
        if word.is_empty() {
            continue;
        }
        whole = Some(Span::new(whole.map_or(span.start, |whole| whole.start), span.end));
        if word == "pure" {
            pure = Some(span);
            continue;
        }
        let Some(effect) = Effect::ALL.into_iter().find(|effect| effect.name() == word) else {
            let problem = bad(span, format!("unknown effect `{}`", excerpt(word)), "not an effect");
            return Err(match nearest(word, Effect::ALL.into_iter().map(Effect::name).chain(["pure"])) {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None => problem.help("the effects are pure, alloc, io, fs, net, proc, time, rand and exit"),
            });
        };
        effects = effects.with(effect);
    }
    match pure {
        Some(span) if !effects.is_pure() => {
            return Err(bad(span, "`pure` stands beside other effects".into(), "contradicts the others").help("keep one or the other"));
        }
        None if effects.is_pure() => {
            return Err(argument.missing("an effect").help("write `@effects pure` or, for example, `@effects net, io`"));
        }
        _ => {}
    }
    draft.brief.effects = Some(effects);
    draft.brief.effects_span = whole;
    Ok(())
}

pub(crate) fn uses(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    for file in module_files(&argument)? {
        let name = file.as_str().to_owned();
        if draft.brief.uses.contains(&name) {
            continue;
        }
        if draft.brief.uses.len() == MAX_STEP_NAMES {
            return Err(argument.bad(argument.mark, format!("a step uses more than {MAX_STEP_NAMES} modules"), "one too many"));
        }
        draft.brief.uses.push(name);
    }
    Ok(())
}

pub(crate) fn limit(draft: &mut Draft, argument: Argument<'_>) -> Result<(), Diagnostic> {
    let clause = raw(&argument);
    if clause.text.is_empty() {
        return Err(argument.missing("a bound").help("write, for example, `@limit logarithmic time`"));
    }
    draft.brief.limits.push(clause);
    Ok(())
}
