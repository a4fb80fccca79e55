//! The call check: every call against its callee's signature, every declaration against the manifest.

use crate::Manifest;
use crate::callees::{Callee, Callees};
use crate::intrinsics::{IntrinsicRule, intrinsic};
use diagnostics::codes::manifest as codes;
use diagnostics::{Code, Diagnostic, Source, Span};
use ir::{Call, Module};

pub(crate) fn call_check(manifest: &Manifest, source: &Source, module: &Module) -> Vec<Diagnostic> {
    let checker = Checker::new(manifest, source, module);
    let mut findings: Vec<Diagnostic> = module.declarations().filter_map(|function| checker.declaration(&function)).collect();
    for function in module.definitions() {
        for (_, call) in function.body().calls() {
            findings.extend(checker.call(&call));
        }
    }
    findings
}

struct Checker<'a> {
    manifest: &'a Manifest,
    source: &'a Source,
    callees: Callees<'a>,
}

impl<'a> Checker<'a> {
    fn new(manifest: &'a Manifest, source: &'a Source, module: &Module) -> Self {
        Self { manifest, source, callees: Callees::of(manifest, module, None) }
    }

    fn declaration(&self, function: &ir::Function) -> Option<Diagnostic> {
        let name = function.name();
        let entry = self.manifest.find(&name)?;
        let declared = function.signature();
        (declared != *entry.types() && !self.callees.defines(&name)).then(|| {
            let message = format!("`@{name}` is declared as `{declared}`, but {} defines it as `{}`", entry.module(), entry.types());
            let diagnostic = Diagnostic::error(&codes::DECLARATION, message).at(self.source, function.name_span(), "declared here");
            diagnostic.help(format!("declare it as `{}`", entry.signature()))
        })
    }

    fn call(&self, call: &Call) -> Vec<Diagnostic> {
        let Some(name) = call.callee_name() else { return Vec::new() };
        if let Some(IntrinsicRule::Refused(reason)) = intrinsic(&name) {
            let message = format!("the intrinsic `@{name}` is refused: {reason}");
            let diagnostic = Diagnostic::error(&codes::INTRINSIC, message).at(self.source, call.callee_span(), "called here");
            return vec![diagnostic.help("do without it, or use a function of the runtime")];
        }
        let Some(callee) = self.callees.find(&name) else { return self.private(&name, call) };
        self.mismatches(&name, &callee, call)
    }

    /// A call of a function that only its own module may call: for this module there is none of that name.
    fn private(&self, name: &str, call: &Call) -> Vec<Diagnostic> {
        let Some(entry) = self.manifest.functions_named(name).next() else { return Vec::new() };
        let message = format!("`@{name}` is private to {}", entry.module());
        let diagnostic = Diagnostic::warning(&codes::PRIVATE, message).at(self.source, call.callee_span(), "called here");
        vec![diagnostic.help(format!("define a function of your own, or make that of {} public", entry.module()))]
    }

    fn mismatches(&self, name: &str, callee: &Callee, call: &Call) -> Vec<Diagnostic> {
        let (expected, written) = (&callee.signature, call.signature());
        let finding = |code: &'static Code, span: Span, label: String, message: String| {
            let diagnostic = Diagnostic::error(code, message).at(self.source, span, label);
            diagnostic.help(format!("`@{name}` is `{expected}` in {}", callee.origin))
        };
        if expected.is_variadic != written.is_variadic {
            let (is, through) = if expected.is_variadic { ("variadic", "a fixed") } else { ("not variadic", "a variadic") };
            let span = call.function_type.map_or(call.callee_span(), |ty| ty.span);
            let message = format!("`@{name}` is {is}, but is called through {through} function type");
            let label = format!("must be `{}`", if expected.is_variadic { expected.to_string() } else { expected.result.clone() });
            return vec![finding(&codes::CALL_VARIADIC, span, label, message)];
        }
        let (wanted, fixed) = (expected.parameters.len(), written.parameters.len());
        if expected.is_variadic && wanted != fixed {
            let span = call.function_type.map_or(call.callee_span(), |ty| ty.span);
            let message = format!("`@{name}` is `{expected}`, but is called through `{written}`");
            return vec![finding(&codes::CALL_VARIADIC, span, format!("must be `{expected}`"), message)];
        }
        let mut findings = Vec::new();
        if expected.result != written.result {
            let message = format!("`@{name}` returns `{}`, but the call takes `{}`", expected.result, written.result);
            findings.push(finding(&codes::CALL_RESULT, call.result_type.span, format!("must be `{}`", expected.result), message));
        }
        // Whether the arguments fit a function type that the call states is for LLVM to say.
        if fixed != wanted {
            let message = format!("`@{name}` takes {}, but {} given", arguments(wanted), are(fixed));
            findings.push(finding(&codes::CALL_COUNT, call.argument_list, format!("must be {}", arguments(wanted)), message));
            return findings;
        }
        for (index, (expected, written)) in expected.parameters.iter().zip(&written.parameters).enumerate() {
            if expected != written {
                let span = call.function_type.or_else(|| call.arguments.get(index).map(|argument| argument.ty)).map(|ty| ty.span);
                let message = format!("argument {} of `@{name}` is `{expected}`, but `{written}` is given", index + 1);
                let span = span.unwrap_or(call.argument_list);
                findings.push(finding(&codes::CALL_ARGUMENT, span, format!("must be `{expected}`"), message));
            }
        }
        findings
    }
}

fn arguments(count: usize) -> String {
    if count == 1 { "1 argument".to_owned() } else { format!("{count} arguments") }
}

fn are(count: usize) -> String {
    if count == 1 { "1 is".to_owned() } else { format!("{count} are") }
}
