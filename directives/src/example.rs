use crate::cursor::{Cursor, excerpt, one_line};
use crate::literal::value;
use crate::{MAX_PARAMETERS, Signature, Value, nearest};
use diagnostics::codes::directives::{BAD_EXAMPLE, EXAMPLE_MISFIT, UNKNOWN_FUNCTION};
use diagnostics::{Diagnostic, Source, Span};
use std::fmt;

/// A call and what it must give. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Example {
    pub function: String,
    pub arguments: Vec<Value>,
    pub expected: Value,
    pub span: Span,
    /// As written, on one line.
    pub text: String,
}

impl PartialEq for Example {
    fn eq(&self, other: &Self) -> bool {
        (&self.function, &self.arguments, &self.expected) == (&other.function, &other.arguments, &other.expected)
    }
}

impl Eq for Example {}

impl Example {
    /// This example with its values as the types of `signature` want them (see [`Value::conform`]).
    ///
    /// # Errors
    /// The first value, or count, that does not fit.
    pub fn fit(&self, signature: &Signature) -> Result<Example, String> {
        fit(&self.arguments, &self.expected, signature)
            .map(|(arguments, expected)| Example { arguments, expected, ..self.clone() })
            .map_err(|misfit| misfit.problem)
    }
}

impl fmt::Display for Example {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments: Vec<String> = self.arguments.iter().map(Value::to_string).collect();
        write!(formatter, "{}({}) == {}", self.function, arguments.join(", "), self.expected)
    }
}

/// Reads `span` of `source` as `name(value, …) == value`.
///
/// # Errors
/// What is wrong with it, with its place.
pub fn parse_example(source: &Source, span: Span) -> Result<Example, Diagnostic> {
    read(source, span).map(Draft::into_example)
}

/// An example with the place of each part, not yet held against a signature.
pub(crate) struct Draft {
    pub(crate) function: String,
    function_span: Span,
    arguments: Vec<Value>,
    argument_spans: Vec<Span>,
    expected: Value,
    expected_span: Span,
    span: Span,
    text: String,
}

impl Draft {
    pub(crate) fn into_example(self) -> Example {
        Example { function: self.function, arguments: self.arguments, expected: self.expected, span: self.span, text: self.text }
    }

    pub(crate) fn fit(mut self, source: &Source, signature: &Signature) -> Result<Example, Diagnostic> {
        match fit(&self.arguments, &self.expected, signature) {
            Ok((arguments, expected)) => {
                (self.arguments, self.expected) = (arguments, expected);
                Ok(self.into_example())
            }
            Err(misfit) => Err(self.misfit(source, signature, misfit)),
        }
    }

    fn misfit(&self, source: &Source, signature: &Signature, misfit: Misfit) -> Diagnostic {
        let (span, label) = match misfit.place {
            Place::Call => (self.function_span, format!("`{}`", excerpt(&signature.to_string()))),
            Place::Argument(index) => (
                self.argument_spans[index],
                format!("parameter `{}` is `{}`", signature.parameters[index].name, signature.parameters[index].ty),
            ),
            Place::Expected => (self.expected_span, "the expected value".into()),
        };
        Diagnostic::error(&EXAMPLE_MISFIT, misfit.problem)
            .at(source, span, label)
            .at(source, signature.span, "the signature")
            .help("correct the example or the signature")
    }

    /// A name that none of `known` has, not even nearly: the help then lists them.
    pub(crate) fn unknown_function(&self, source: &Source, known: &[Signature]) -> Diagnostic {
        let names = || known.iter().map(|signature| signature.name.as_str());
        let problem = Diagnostic::error(&UNKNOWN_FUNCTION, format!("no signature for the function `{}`", excerpt(&self.function))).at(
            source,
            self.function_span,
            "not a function of this step",
        );
        match nearest(&self.function, names()) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => {
                let list: Vec<&str> = names().take(5).collect();
                problem.help(format!("the step has signatures for `{}`", list.join("`, `")))
            }
        }
    }
}

struct Misfit {
    place: Place,
    problem: String,
}

enum Place {
    Call,
    Argument(usize),
    Expected,
}

fn fit(arguments: &[Value], expected: &Value, signature: &Signature) -> Result<(Vec<Value>, Value), Misfit> {
    let (wanted, given) = (signature.parameters.len(), arguments.len());
    if wanted != given {
        let plural = if wanted == 1 { "argument" } else { "arguments" };
        let problem = format!("`{}` takes {wanted} {plural}, and {given} {} given", signature.name, if given == 1 { "is" } else { "are" });
        return Err(Misfit { place: Place::Call, problem });
    }
    let Some(observation) = signature.observation() else {
        let problem = format!("`{}` has neither a result nor a single `mut` parameter to compare", signature.name);
        return Err(Misfit { place: Place::Call, problem });
    };
    let mut fitted = Vec::with_capacity(given);
    for (index, (argument, parameter)) in arguments.iter().zip(&signature.parameters).enumerate() {
        fitted.push(argument.conform(parameter.ty).map_err(|problem| Misfit { place: Place::Argument(index), problem })?);
    }
    let expected = expected.conform(observation.ty()).map_err(|problem| Misfit { place: Place::Expected, problem })?;
    Ok((fitted, expected))
}

pub(crate) fn read(source: &Source, span: Span) -> Result<Draft, Diagnostic> {
    let mut cursor = Cursor::new(source, span);
    let (function, function_span) = cursor.identifier();
    if function.is_empty() {
        return Err(bad(&cursor, "the call is missing", "a call is wanted here"));
    }
    if !cursor.eat("(") {
        return Err(bad(&cursor, "the arguments are missing", "`(` is wanted here"));
    }
    let (arguments, argument_spans) = arguments(&mut cursor)?;
    if !cursor.eat("==") {
        let problem = bad(&cursor, "the expected value is missing", "`==` is wanted here");
        return Err(if cursor.peek() == Some('=') { problem.help("write `==`") } else { problem });
    }
    let (expected, expected_span) = value(&mut cursor)?;
    if !cursor.at_end() {
        return Err(bad(&cursor, "text stands behind the expected value", "not part of the example"));
    }
    let span = Span::new(function_span.start, expected_span.end);
    let text = one_line(span.of(source.text()));
    Ok(Draft { function: function.to_owned(), function_span, arguments, argument_spans, expected, expected_span, span, text })
}

/// Everything up to and with the closing parenthesis.
fn arguments(cursor: &mut Cursor<'_>) -> Result<(Vec<Value>, Vec<Span>), Diagnostic> {
    let (mut arguments, mut spans) = (Vec::new(), Vec::new());
    loop {
        if cursor.eat(")") {
            return Ok((arguments, spans));
        }
        if arguments.len() == MAX_PARAMETERS {
            return Err(bad(cursor, format!("a call has more than {MAX_PARAMETERS} arguments"), "one too many"));
        }
        let (argument, span) = value(cursor)?;
        arguments.push(argument);
        spans.push(span);
        if !cursor.eat(",") && cursor.peek() != Some(')') {
            return Err(bad(cursor, "the list of arguments is not closed", "`,` or `)` is wanted here"));
        }
    }
}

fn bad(cursor: &Cursor<'_>, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::error(&BAD_EXAMPLE, message)
        .at(cursor.source, cursor.here(), label)
        .help("an example is a call with literal arguments and its value: `reverse(\"abc\") == \"cba\"`")
}
