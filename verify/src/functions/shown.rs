//! Calls and values in words, and counterexamples made of them.

use crate::quote::{cut, quote, quote_end};
use crate::{Counterexample, Misstep, Origin};
use diagnostics::Span;
use directives::{Example, Signature, Value};
use targets::Optimisation;

pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Text(bytes) => quote(bytes),
        other => cut(other.to_string()),
    }
}

pub(crate) fn shown_call(function: &str, arguments: &[Value]) -> String {
    let arguments: Vec<String> = arguments.iter().map(shown).collect();
    format!("{function}({})", arguments.join(", "))
}

/// A call that went wrong.
pub(crate) struct Failure {
    pub(crate) misstep: Misstep,
    pub(crate) actual: String,
    pub(crate) notes: Vec<String>,
    pub(crate) stderr: Vec<u8>,
    pub(crate) optimisation: Optimisation,
}

impl Failure {
    pub(crate) fn of_example(self, example: &Example) -> Counterexample {
        let expected = shown(&example.expected);
        self.counterexample(shown_call(&example.function, &example.arguments), expected, example.span, Origin::Example, None)
    }

    /// `expected` is `None` where nobody knows the right value.
    pub(crate) fn of_instance(self, signature: &Signature, arguments: Vec<Value>, expected: Option<Value>, index: usize) -> Counterexample {
        let call = shown_call(&signature.name, &arguments);
        let shown_expected = expected.as_ref().map_or_else(|| "a result, the same in every run".to_owned(), shown);
        let spent = expected.map(|expected| {
            let example = Example { function: signature.name.clone(), arguments, expected, span: signature.span, text: String::new() };
            Example { text: example.to_string(), ..example }
        });
        self.counterexample(call, shown_expected, signature.span, Origin::HoldOut { index }, spent)
    }

    fn counterexample(self, call: String, expected: String, span: Span, origin: Origin, spent: Option<Example>) -> Counterexample {
        Counterexample {
            misstep: self.misstep,
            call,
            span,
            expected,
            actual: self.actual,
            notes: self.notes,
            stderr: quote_end(&self.stderr),
            optimisation: Some(self.optimisation.name()),
            origin,
            spent,
        }
    }
}
