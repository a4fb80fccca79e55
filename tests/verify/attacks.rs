//! Modules and oracles that attack the gate. All must fail at what their first line says they try.
//!
//! `attacks/*.ll` name a task as `functions/*.ll` do. With a line `refused`, the checks of the text must say so; without one they must let
//! the module by, so that it is the gate alone that finds it out. `oracle_attacks/*.py` are oracles of the function `half`, beside a candidate
//! that is `right`, or `wrong` for large values: what the oracle is after must neither come about nor decide.

use super::examples::signature;
use super::functions::Task;
use super::{Header, cases, folder, oracles, sandbox, worker};
use diagnostics::{Diagnostic, Source};
use directives::Signature;
use manifest::Manifest;
use runtime::EffectSet;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use verify::{Gate, Steps};

const SIDE_BY_SIDE: usize = 4;

/// What `work` finds wrong with the cases, several at a time because many wait for their limits.
fn failures(paths: &[std::path::PathBuf], work: impl Fn(&mut Gate<'_>, &str) -> Option<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let one_after_another = || {
        let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
        let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
        let mut failure = |path: &Path| {
            let text = std::fs::read_to_string(path).unwrap();
            work(&mut gate, &text).map(|failure| format!("{}: {failure}", path.display()))
        };
        let mine = std::iter::from_fn(|| paths.get(next.fetch_add(1, Ordering::Relaxed)));
        mine.filter_map(|path| failure(path)).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(one_after_another)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

/// What the checks of a candidate's text say against it.
fn findings(text: &str, signatures: &[Signature], allowed: EffectSet) -> Vec<String> {
    static MANIFEST: LazyLock<Manifest> = LazyLock::new(Manifest::with_runtime);
    let (source, module) = (Source::new("attack.ll", text), ir::parse(text));
    let findings = manifest::check(&MANIFEST, &source, &module);
    let mut messages: Vec<String> = findings.into_iter().filter(Diagnostic::is_error).map(|finding| finding.message).collect();
    for function in manifest::effects_of(&MANIFEST, &module) {
        let beyond = function.effects.iter().filter(|&effect| !allowed.contains(effect));
        messages.extend(beyond.map(|effect| format!("`@{}` has the effect `{}`", function.function, effect.name())));
    }
    for signature in signatures {
        let declaration = signature.ir_declaration();
        let wanted = ir::parse(&declaration).functions().next().unwrap().type_text();
        let own = module.definitions().filter(|function| function.name() == signature.name).map(|function| function.type_text());
        messages.extend(own.filter(|own| *own != wanted).map(|own| format!("`@{}` is defined as `{own}`", signature.name)));
    }
    messages
}

/// What is wrong with what the text checks say.
fn misread(header: &Header, text: &str) -> Option<String> {
    let signatures: Vec<_> = header.all("signature").map(signature).collect();
    let findings = findings(text, &signatures, header.one("effects").unwrap_or_default().parse().unwrap());
    let found = match header.one("refused") {
        Some(refused) => findings.iter().any(|finding| finding.contains(refused)),
        None => findings.is_empty(),
    };
    (!found).then(|| format!("its text is found to have {findings:?}"))
}

fn judge(gate: &mut Gate<'_>, header: &Header, text: &str) -> Option<String> {
    let verdict = Task::read(text).prove(gate, &Steps { mutants: 0, ..Steps::default() });
    match header.one("verdict") {
        // How it ends depends on the machine.
        Some("not accepted") => verdict.is_ok_and(|verdict| verdict.is_accepted()).then(|| "accepted".to_owned()),
        _ => header.judge(&verdict),
    }
}

#[test]
fn no_module_that_attacks_is_accepted() {
    let paths = cases(&folder().join("attacks"), "ll");
    let failures = failures(&paths, |gate, text| {
        let header = Header::read(text, "; ");
        misread(&header, text).or_else(|| header.one("verdict").and_then(|_| judge(gate, &header, text)))
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What a part of the hold-out is for: the attack that it alone finds out.
fn only_this_part_rejects(attack: &str, without: Steps) {
    let text = std::fs::read_to_string(folder().join("attacks").join(format!("{attack}.ll"))).unwrap();
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    let with = judge(&mut gate, &Header::read(&text, "; "), &text);
    assert_eq!(with, None);
    let verdict = Task::read(&text).prove(&mut gate, &Steps { mutants: 0, ..without }).unwrap();
    assert!(verdict.is_accepted(), "{verdict:?}");
}

#[test]
fn without_plain_memory_a_function_that_is_right_before_guards_alone_is_accepted() {
    only_this_part_rejects("right_at_the_edge_of_a_page_only", Steps { plain_memory: false, ..Steps::default() });
    only_this_part_rejects("counts_on_any_poison", Steps { plain_memory: false, ..Steps::default() });
}

#[test]
fn without_the_numbers_of_the_module_a_value_that_it_treats_apart_is_not_found() {
    only_this_part_rejects("wrong_for_one_value_of_64_bits", Steps { own_numbers: false, ..Steps::default() });
}

/// The task of every oracle that attacks.
const HALF: &str = "; signature: half(value: u64) -> u64\n; example: half(10) == 5\n; example: half(7) == 3\n";
const RIGHT: &str = "define i64 @half(i64 %value) {\n  %half = lshr i64 %value, 1\n  ret i64 %half\n}\n";
const WRONG: &str = "define i64 @half(i64 %value) {\n  %half = lshr i64 %value, 1\n  %low = and i64 %half, 4095\n  ret i64 %low\n}\n";

#[test]
fn no_oracle_that_attacks_gets_what_it_is_after() {
    let paths = cases(&folder().join("oracle_attacks"), "py");
    assert!(paths.len() >= 20, "{} oracles", paths.len());
    let failures = failures(&paths, |gate, source| {
        let header = Header::read(source, "# ");
        let candidate = match header.one("candidate") {
            Some("right") => RIGHT,
            Some("wrong") => WRONG,
            other => return Some(format!("there is no candidate {other:?}")),
        };
        let oracle: String = source.lines().map(|line| format!("; oracle: {line}\n")).collect();
        judge(gate, &header, &format!("{HALF}{oracle}{candidate}"))
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What the documentation says of the attacks is true of these files.
#[test]
fn there_are_as_many_attacks_as_are_told_of() {
    let attacks = |place: &str, extension: &str, comment: &str| {
        let texts = cases(&folder().join(place), extension).into_iter().map(|path| std::fs::read_to_string(path).unwrap());
        texts.filter(|text| text.starts_with(&format!("{comment} attack: "))).count()
    };
    let programs = attacks("../sandbox/programs", "c", "//");
    let modules = attacks("attacks", "ll", ";");
    let servers = attacks("servers", "c", "//");
    let oracles = attacks("../sandbox/programs/python", "py", "#") + attacks("oracle_attacks", "py", "#");
    assert!(
        programs >= 230 && modules >= 170 && servers >= 14 && oracles >= 50,
        "{programs} programs, {modules} modules, {oracles} oracles, {servers} servers"
    );
}
