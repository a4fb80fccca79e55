//! What clang makes from C is valid, so that no pass may touch it; damaged, it is fixed once and for all. A failure names the pass.

use super::{MODULE, properties::SCRAPS};
use fixups::{Applied, Context, PASSES};
use manifest::Manifest;
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

/// Every pass alone, then the whole table.
fn is_left_alone(name: &str, text: &str, context: &Context) -> Result<(), String> {
    for pass in PASSES {
        let applied = pass.apply(text, context);
        if let Some(edit) = applied.edits.first() {
            return Err(format!("{name}: {} in line {}: {} ({:?} to {:?})", edit.pass, edit.line, edit.reason, edit.before, edit.after));
        }
        if applied.text != text {
            return Err(format!("{name}: {} changes the text without an edit", pass.name));
        }
    }
    let applied = fixups::apply(text, context);
    match applied.edits.first() {
        Some(edit) => Err(format!("{name}: the whole table, {} in line {}: {}", edit.pass, edit.line, edit.reason)),
        None if applied.text != text => Err(format!("{name}: the whole table changes the text without an edit")),
        None => Ok(()),
    }
}

fn assert_left_alone<'a>(modules: impl Iterator<Item = (&'a str, &'a str)>, context: &Context) {
    let wrong: Vec<String> = modules.filter_map(|(name, text)| is_left_alone(name, text, context).err()).collect();
    let shown = wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} modules are not left alone:\n{shown}", wrong.len());
}

#[test]
fn what_clang_makes_is_left_alone() {
    let manifest = Manifest::new();
    let context = Context { manifest: &manifest, module_name: MODULE };
    let modules = clang_corpus::modules().iter().map(|module| (module.name.as_str(), module.text.as_str()));
    // One source is compiled with `-ffast-math`, which no candidate may have: `check` objects to it, and a pass mends it.
    let (modules, inexact): (Vec<_>, Vec<_>) = modules.partition(|(_, text)| manifest::inexact_floats(&ir::parse(text)).is_empty());
    assert!(inexact.len() <= 2, "{} modules have fast-math flags", inexact.len());
    // One half each for the machine's two cores.
    let (first, second) = modules.split_at(modules.len() / 2);
    std::thread::scope(|scope| {
        let halves = [first, second].map(|half| scope.spawn(|| assert_left_alone(half.iter().copied(), &context)));
        for half in halves {
            half.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        }
    });
}

#[test]
fn every_pass_leaves_the_runtime_alone() {
    let manifest = Manifest::with_runtime();
    for module in runtime::modules(runtime::X86_64_LINUX) {
        let context = Context { manifest: &manifest, module_name: module.name };
        assert_left_alone([(module.name, module.text)].into_iter(), &context);
    }
}

#[test]
fn every_pass_leaves_the_examples_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/modules");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_module = |path: &std::path::PathBuf| path.extension().is_some_and(|extension| extension == "ll");
    let read =
        |path: std::path::PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap());
    let modules: Vec<(String, String)> = entries.filter(is_module).map(read).collect();
    assert!(modules.len() >= 3, "the examples are missing");
    let mut manifest = Manifest::with_runtime();
    manifest.add_modules(modules.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    for (name, text) in &modules {
        assert_left_alone([(name.as_str(), text.as_str())].into_iter(), &Context { manifest: &manifest, module_name: name });
    }
}

/// Modules that are small enough for many rounds.
static SMALL: LazyLock<Vec<&str>> =
    LazyLock::new(|| clang_corpus::modules().iter().map(|module| module.text.as_str()).filter(|text| text.len() < 12_000).collect());

fn strip_reply(text: &str) -> Applied {
    let manifest = Manifest::new();
    PASSES.iter().find(|pass| pass.name == "strip_reply").unwrap().apply(text, &Context { manifest: &manifest, module_name: MODULE })
}

/// The runtime, and what clang makes.
fn valid_modules() -> Vec<&'static str> {
    runtime::modules(runtime::X86_64_LINUX).iter().map(|module| module.text).chain(SMALL.iter().copied()).collect()
}

fn assert_nothing_is_cut(text: &str) {
    let applied = strip_reply(text);
    let cut: Vec<&str> = applied.edits.iter().map(|edit| edit.before.as_str()).collect();
    assert!(cut.is_empty(), "{cut:?} is code");
}

/// Each line of a body, alone between two entities. A label there says nothing about what it labels.
#[test]
fn no_line_of_a_body_is_prose() {
    for text in valid_modules() {
        let module = ir::parse(text);
        let bodies = module.definitions().filter_map(|function| function.body_span);
        let lines = bodies.flat_map(|body| body.of(text).lines()).filter(|line| line.starts_with(' ') && !line.trim().is_empty());
        let alone: String = lines.map(|line| format!("{line}\ndeclare void @f()\n")).collect();
        assert_nothing_is_cut(&format!("declare void @f()\n{alone}"));
    }
}

#[test]
fn bodies_without_their_braces_are_no_prose() {
    let is_head = |line: &str| line.starts_with("define ") && line.ends_with(" {");
    for text in valid_modules() {
        let unopened: String =
            text.lines().map(|line| if is_head(line) { format!("{}\n", &line[..line.len() - 2]) } else { format!("{line}\n") }).collect();
        assert_nothing_is_cut(&unopened);
        for text in [text, &unopened] {
            assert_nothing_is_cut(&text.replace("\n}\n", "\n"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn damaged_modules_are_fixed_once(
        module in any::<prop::sample::Index>(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..60, proptest::sample::select(SCRAPS)), 1..6),
    ) {
        let mut text = (*module.get(&SMALL)).to_owned();
        for (index, length, insert) in cuts {
            let start = text.floor_char_boundary(index.index(text.len() + 1));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, insert);
        }
        let manifest = Manifest::new();
        let context = Context { manifest: &manifest, module_name: MODULE };
        let once = fixups::apply(&text, &context);
        let twice = fixups::apply(&once.text, &context);
        let again = twice.edits.first().map(|edit| (edit.pass, edit.line, &edit.reason));
        prop_assert!(again.is_none() && twice.text == once.text, "fixed twice, {again:?} in\n{}\nfrom\n{text}", once.text);
        prop_assert_eq!(once.edits.is_empty(), once.text == text);
    }
}
