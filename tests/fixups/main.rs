//! File-based cases of `fixups/`: `<pass>/*.ll` goes through that pass alone (`whole_table/` through all of them), and beside it
//! `*.expected` says which edits were made, what was left alone, what LLVM says before and after, and the text that came out.
//! `INTENTC_BLESS=1` writes the expectations anew; what must hold of every case is checked even then.
//!
//! The name says what a case is for: `leave_*` is left as it is, `partly_*` is not made valid, every other is.
#![expect(clippy::disallowed_methods, reason = "the room is pure, its tests read and write cases")]

mod calls;
mod clang;
mod documentation;
mod linear_time;
mod llvm;
mod order;
mod properties;
mod runtime_library;

use fixups::{Applied, Context, PASSES};
use manifest::Manifest;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const MODULE: &str = "candidate.ll";

pub(crate) struct Case {
    pub(crate) path: PathBuf,
    /// A pass, or `whole_table`.
    pub(crate) folder: String,
    pub(crate) name: String,
    pub(crate) text: String,
}

pub(crate) fn cases_in(folder: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixups").join(folder);
    let mut paths: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ll"));
    paths.sort();
    let case = |path: PathBuf| Case {
        folder: folder.to_owned(),
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(&path).unwrap(),
        path,
    };
    paths.into_iter().map(case).collect()
}

/// Those of one folder where `INTENTC_CASES` names it.
pub(crate) fn all_cases() -> Vec<Case> {
    let wanted = std::env::var("INTENTC_CASES").ok();
    let is_wanted = |folder: &&str| wanted.as_ref().is_none_or(|wanted| wanted == folder);
    PASSES.iter().map(|pass| pass.name).chain(["whole_table"]).filter(is_wanted).flat_map(cases_in).collect()
}

/// The runtime and the modules of `project/`.
pub(crate) fn manifest() -> Manifest {
    let mut manifest = Manifest::with_runtime();
    let modules: Vec<(String, String)> = cases_in("project").into_iter().map(|case| (case.name + ".ll", case.text)).collect();
    manifest.add_modules(modules.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    manifest
}

pub(crate) fn apply_folder(folder: &str, text: &str, context: &Context) -> Applied {
    match PASSES.iter().find(|pass| pass.name == folder) {
        Some(pass) => pass.apply(text, context),
        None => fixups::apply(text, context),
    }
}

fn describe(case: &Case, applied: &Applied, before: &str, after: &str) -> String {
    let mut report = String::new();
    for edit in &applied.edits {
        writeln!(report, "edit: {} in line {}: {}\n  - {:?}\n  + {:?}", edit.pass, edit.line, edit.reason, edit.before, edit.after)
            .unwrap();
    }
    for diagnostic in &applied.diagnostics {
        let place = diagnostic.labels.first().map(|label| label.source.line_column(label.span.start).line).unwrap_or_default();
        writeln!(report, "left: {} in line {place}: {}", diagnostic.code.id, diagnostic.message).unwrap();
    }
    writeln!(report, "llvm before: {before}\nllvm after the whole table: {after}").unwrap();
    if applied.text == case.text {
        writeln!(report, "text: as it was").unwrap();
    } else {
        write!(report, "text:\n{}", applied.text).unwrap();
    }
    report
}

/// What must hold whatever the expectation says.
fn hold(case: &Case, applied: &Applied, after: &str, context: &Context) -> Result<(), String> {
    let again = apply_folder(&case.folder, &applied.text, context);
    if again.text != applied.text {
        return Err(format!("applied twice it gives\n{}", again.text));
    }
    let whole = fixups::apply(&case.text, context).text;
    if fixups::apply(&whole, context).text != whole {
        return Err("the whole table, applied twice, gives something else".to_owned());
    }
    if applied.edits.is_empty() != (applied.text == case.text) {
        return Err("the edits do not say whether the text changed".to_owned());
    }
    if case.name.starts_with("leave_") {
        return if applied.edits.is_empty() { Ok(()) } else { Err("it is not left alone".to_owned()) };
    }
    if applied.edits.is_empty() {
        return Err("nothing was fixed".to_owned());
    }
    if !case.name.starts_with("partly_") && after != "accepted" {
        return Err(format!("LLVM says {after}"));
    }
    Ok(())
}

#[test]
fn every_case_comes_out_as_expected() {
    let manifest = manifest();
    let context = Context { manifest: &manifest, module_name: MODULE };
    let mut wrong = Vec::new();
    for case in all_cases() {
        let applied = apply_folder(&case.folder, &case.text, &context);
        let after = llvm::verdict(&fixups::apply(&case.text, &context).text);
        if let Err(reason) = hold(&case, &applied, &after, &context) {
            wrong.push(format!("{}/{}: {reason}", case.folder, case.name));
        }
        let report = describe(&case, &applied, &llvm::verdict(&case.text), &after);
        let expectation = case.path.with_extension("expected");
        if std::env::var_os("INTENTC_BLESS").is_some() {
            fs::write(&expectation, &report).unwrap();
        } else if fs::read_to_string(&expectation).unwrap_or_default() != report {
            wrong.push(format!("{}/{}:\n{report}", case.folder, case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_pass_has_cases_and_some_are_left_alone() {
    for pass in PASSES {
        let cases = cases_in(pass.name);
        let left = cases.iter().filter(|case| case.name.starts_with("leave_")).count();
        assert!(cases.len() >= 12 && left >= 3, "{}: {} cases, {left} of them left alone", pass.name, cases.len());
    }
}
