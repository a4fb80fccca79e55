//! What must hold of any input, target by target.

use diagnostics::{Diagnostic, Source, Span};
use fixups::{Applied, Context, PASSES};
use ir::EditList;
use manifest::Manifest;
use std::borrow::Cow;
use std::hint::black_box;
use std::sync::LazyLock;

const MODULE: &str = "candidate.ll";

static RUNTIME: LazyLock<Manifest> = LazyLock::new(Manifest::with_runtime);

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Nothing is lost, and everything that can be asked is answered from within the text.
pub(crate) fn ir(bytes: &[u8]) {
    crate::hold::examine(&text(bytes));
}

/// The whole table once and again gives the same, and the edits of each pass are what it did.
pub(crate) fn fixups(bytes: &[u8]) {
    let text = text(bytes);
    let context = Context { manifest: &RUNTIME, module_name: MODULE };
    for pass in PASSES {
        hold_edits(&text, &pass.apply(&text, &context), pass.name);
    }
    let once = fixups::apply(&text, &context);
    assert_eq!(once.edits.is_empty(), once.text == text, "the edits do not say whether the text changed");
    assert_inside(&text, &once.diagnostics);
    let twice = fixups::apply(&once.text, &context);
    let again = twice.edits.first().map(|edit| (edit.pass, edit.line, &edit.reason));
    assert!(again.is_none() && twice.text == once.text, "fixed twice: {again:?} in\n{}", once.text);
}

/// The pass that cuts a module out of a reply, alone: once is enough.
pub(crate) fn strip_reply(bytes: &[u8]) {
    let text = text(bytes);
    let context = Context { manifest: &RUNTIME, module_name: MODULE };
    let pass = PASSES.iter().find(|pass| pass.name == "strip_reply").expect("the pass is in the table");
    let once = pass.apply(&text, &context);
    hold_edits(&text, &once, pass.name);
    if !once.is_module {
        assert!(once.edits.is_empty(), "a reply that is no module was changed");
        return;
    }
    let twice = pass.apply(&once.text, &context);
    let again = twice.edits.first().map(|edit| (edit.line, &edit.reason));
    assert!(again.is_none() && twice.is_module, "stripped twice: {again:?} in\n{}", once.text);
}

/// The edits, made by somebody else, give the text that the pass gave.
fn hold_edits(text: &str, applied: &Applied, pass: &str) {
    let mut edits = EditList::new();
    for edit in &applied.edits {
        assert_eq!(edit.pass, pass);
        assert_eq!(edit.before, edit.span.of(text), "{pass}: what an edit replaces is not what stands there");
        assert_ne!(edit.before, edit.after, "{pass}: an edit that changes nothing");
        assert!(!edit.reason.is_empty());
        edits.replace(edit.span, edit.after.as_str()).unwrap_or_else(|overlap| panic!("{pass}: edits overlap: {overlap:?}"));
    }
    assert_eq!(edits.apply(text), applied.text, "{pass}: the edits are not what it did");
    assert_inside(text, &applied.diagnostics);
}

fn assert_inside(text: &str, diagnostics: &[Diagnostic]) {
    for label in diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert_span(text, label.span);
    }
}

fn assert_span(text: &str, span: Span) {
    assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} in a text of {} bytes", text.len());
}

/// A task file: every step and finding lies in it.
pub(crate) fn directives(bytes: &[u8]) {
    let file = directives::parse_bytes("task.intent", bytes);
    let text = file.source.text();
    for step in &file.steps {
        assert_span(text, step.span);
        assert_span(text, step.brief.intent_span);
    }
    for label in file.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert_span(label.source.text(), label.span);
    }
}

/// Indexes the text as a module, and checks it as a candidate.
pub(crate) fn manifest(bytes: &[u8]) {
    let text = text(bytes);
    let module = ir::parse(&text);
    let source = Source::new(MODULE, &*text);
    assert_inside(&text, &manifest::check(&RUNTIME, &source, &module));
    for missing in manifest::missing(&RUNTIME, &source, &module) {
        assert_span(&text, missing.span);
        assert!(missing.calls.iter().all(|call| text.get(call.start..call.end).is_some()));
        assert_eq!(ir::parse(&missing.declaration).declarations().count(), 1, "{}", missing.declaration);
    }
    black_box(manifest::effects_of(&RUNTIME, &module));
    let mut index = RUNTIME.clone();
    let before = index.to_text();
    index.add_module(MODULE, &text);
    for function in module.definitions().filter(ir::Function::is_public) {
        assert!(index.defines(&function.name()), "@{} is not in the index", function.name());
        black_box(index.similar(&function.name()));
    }
    index.remove_module(MODULE);
    assert_eq!(index.to_text(), before, "a module leaves something behind");
}
