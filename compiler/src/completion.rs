//! What the library of functions adds to a task before it is planned: the step of a function that a sentence asks for, and the
//! clauses that a step leaves out. Both become text of the task, which is shown, recorded and proven like any other.

use diagnostics::{Source, has_errors};
use directives::{Brief, Directive, Signature, Step, TaskFile};
use patterns::{Answer, FunctionPattern, Library};
use std::collections::BTreeSet;

/// A task file with what was added to it.
pub struct Completed {
    pub file: TaskFile,
    /// The steps, by their place in the file, some of whose clauses the library proposed.
    pub proposed: BTreeSet<usize>,
}

/// Adds to `file` what the library knows of the functions that it asks for.
pub fn complete(file: TaskFile) -> Completed {
    let mut text = String::new();
    let mut proposed = BTreeSet::new();
    let mut copied = 0;
    for (index, step) in file.steps.iter().enumerate().filter(|_| !has_errors(&file.diagnostics)) {
        let Some(addition) = addition(step) else { continue };
        let original = file.source.text();
        let from = if matches!(step.directive, Directive::Plan) { step.span.start } else { step.span.end };
        text += &original[copied..from];
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text += &addition;
        copied = step.span.end;
        proposed.insert(index);
    }
    if proposed.is_empty() {
        return Completed { file, proposed };
    }
    text += &file.source.text()[copied..];
    let name = format!("{} with what the library proposes", file.source.name());
    Completed { file: directives::parse(&Source::new(name, text)), proposed }
}

/// What replaces a sentence, or is added to a step.
fn addition(step: &Step) -> Option<String> {
    let (brief, library) = (&step.brief, Library::shipped());
    match &step.directive {
        Directive::Plan if is_bare(step) && matches!(library.answer(&brief.intent), Answer::Abstain(_)) => {
            library.function(&brief.intent).map(FunctionPattern::step)
        }
        Directive::Create { .. } => {
            let function = library.function(&brief.intent)?;
            let clauses: String = function.clauses().lines().filter(|clause| is_wanted(step, function, clause)).map(line).collect();
            Some(clauses).filter(|clauses| !clauses.is_empty())
        }
        _ => None,
    }
}

fn line(text: &str) -> String {
    format!("{text}\n")
}

/// Whether a step says nothing but its intent.
fn is_bare(step: &Step) -> bool {
    let brief = &step.brief;
    brief.signatures.is_empty() && brief.expectations.is_empty() && brief.uses.is_empty() && brief.effects.is_none() && !is_proven(step)
}

/// Whether a step has something that its functions can be held against.
fn is_proven(step: &Step) -> bool {
    !step.brief.examples.is_empty() || !step.brief.properties.is_empty() || step.seal.has_oracle()
}

/// Whether a clause of the library says what the step leaves open.
fn is_wanted(step: &Step, function: &FunctionPattern, clause: &str) -> bool {
    let brief = &step.brief;
    let is = |name: &str| clause.starts_with(name);
    if is("@signature") {
        return brief.signatures.is_empty();
    }
    if !brief.signatures.is_empty() && !has_signature(brief, function) {
        return false;
    }
    match () {
        () if is("@effects") => brief.effects.is_none() && brief.signatures.is_empty(),
        () if is("@example") => !is_proven(step),
        // These name parameters, and hold for the names of the library alone.
        () => !is_proven(step) && brief.signatures.is_empty() && brief.preconditions.is_empty(),
    }
}

/// Whether the step asks for the function as the library has it; parameters may have other names.
pub fn has_signature(brief: &Brief, function: &FunctionPattern) -> bool {
    let [wanted] = brief.signatures.as_slice() else { return false };
    signature(function).is_some_and(|known| {
        let types =
            |signature: &Signature| -> Vec<_> { signature.parameters.iter().map(|parameter| (parameter.ty, parameter.mutable)).collect() };
        known.name == wanted.name && known.result == wanted.result && types(&known) == types(wanted)
    })
}

/// The signature of a function of the library.
pub fn signature(function: &FunctionPattern) -> Option<Signature> {
    let file = directives::parse(&Source::new(&function.name, function.step()));
    file.steps.into_iter().next()?.brief.signatures.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(text: &str) -> Completed {
        let completed = complete(directives::parse(&Source::new("t.intent", text)));
        assert!(completed.file.diagnostics.is_empty(), "{:?}", completed.file.diagnostics);
        completed
    }

    #[test]
    fn a_sentence_becomes_the_step_of_its_function() {
        let Completed { file, proposed } = completed("Compute the gcd of two numbers");
        assert_eq!((file.steps[0].directive.to_string(), proposed.len()), ("create gcd.ll".to_owned(), 1));
        assert_eq!(file.steps[0].brief.signatures[0].to_string(), "gcd(a: u64, b: u64) -> u64");
        assert!(file.steps[0].brief.examples.len() > 2 && !file.steps[0].seal.has_oracle());
    }

    #[test]
    fn a_step_gets_what_it_leaves_out_where_it_stands() {
        let Completed { file, proposed } = completed("@create a.ll\nReverse a text\n---\n@create b.ll\nSort something else");
        assert_eq!(proposed.into_iter().collect::<Vec<_>>(), [0]);
        assert_eq!(file.steps[0].brief.signatures[0].name, "reverse");
        assert_eq!(file.steps[1].brief.intent, "Sort something else");
        assert!(file.steps[1].brief.signatures.is_empty());
    }

    #[test]
    fn other_names_of_parameters_keep_the_examples_and_lose_what_names_them() {
        let Completed { file, .. } =
            completed("@create a.ll\nCompute n factorial\n@signature factorial(number: u64) -> u64\n@effects alloc");
        let brief = &file.steps[0].brief;
        assert!(brief.examples.len() > 2 && brief.properties.is_empty() && brief.preconditions.is_empty());
        assert_eq!(brief.effects.map(|effects| effects.to_string()).as_deref(), Some("alloc"));
    }

    #[test]
    fn what_is_complete_or_something_else_stays_as_it_is() {
        for text in [
            "@create a.ll\nReverse a text\n@signature reverse(text: str) -> str\n@example reverse(\"a\") == \"a\"",
            "@create a.ll\nReverse a text\n@signature reverse(text: bytes) -> bytes",
            "@create a.ll\nReverse the words of a text",
            "Build a TCP echo server",
            "@program reverse\nReverse a text",
        ] {
            let Completed { file, proposed } = completed(text);
            assert!(proposed.is_empty(), "{text}");
            assert_eq!(file.source.text(), text);
        }
    }
}
