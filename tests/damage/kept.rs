//! Modules that ran before run the same after.

use crate::bases;
use damage::{Judge, Known, Llvm, Outcome, Sample, files, folder, measure, on_all_cores, read};
use fixups::{Context, PASSES};
use manifest::Manifest;

#[test]
fn valid_modules_behave_and_are_left_as_they_are() {
    let bases = bases();
    assert!(bases.len() >= 40, "{} base modules", bases.len());
    let found = on_all_cores(&bases, |judge: &mut Judge, base| (judge.repair(PASSES, base, &base.module), judge.judge(base, &base.module)));
    let mut wrong = Vec::new();
    for (base, (repaired, outcome)) in bases.iter().zip(found.unwrap()) {
        if outcome != Outcome::Behaves {
            wrong.push(format!("{}: {outcome}", base.name));
        }
        if repaired != base.module {
            wrong.push(format!("{} is changed:\n{repaired}", base.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn accepted_modules_of_the_examples_are_left_as_they_are() {
    let modules: Vec<(String, String)> = files(&folder().join("../../examples/modules"), "ll")
        .unwrap()
        .iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(path).unwrap()))
        .collect();
    assert!(!modules.is_empty());
    let mut manifest = Manifest::with_runtime();
    manifest.add_modules(modules.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    for (name, text) in &modules {
        let applied = fixups::apply(text, &Context { manifest: &manifest, module_name: name });
        assert_eq!(applied.text, *text, "{name}");
    }
}

/// The examples have power: a module that computes something else is found out.
#[test]
fn modules_that_compute_something_else_are_told_apart() {
    let bases = bases();
    let changes = [("ret i64 0", "ret i64 7"), (" fadd ", " fsub "), ("c\"H", "c\"h"), ("icmp eq", "icmp ne"), ("mul i64", "add i64")];
    let changed: Vec<Sample> = bases
        .iter()
        .enumerate()
        .filter(|(_, base)| !base.module.contains("phi i64") || base.module.contains("ret i64 0"))
        .flat_map(|(index, base)| {
            let texts = changes.iter().map(|(from, to)| base.module.replacen(from, to, 1)).filter(|text| *text != base.module);
            texts.map(move |text| Sample { base: index, kinds: Vec::new(), text, origin: String::new() })
        })
        .take(24)
        .collect();
    let found = on_all_cores(&changed, |judge: &mut Judge, sample| judge.judge(&bases[sample.base], &sample.text)).unwrap();
    let seen = found.iter().filter(|outcome| matches!(outcome, Outcome::Differs(_))).count();
    assert!(changed.len() >= 16 && seen * 10 >= changed.len() * 9, "{seen} of {} changed modules are told apart", changed.len());
}

/// Damage that LLVM takes in its stride, or that never mattered, is not made worse.
#[test]
fn what_behaved_before_behaves_after() {
    let bases = bases();
    let harmless = damage::KINDS.iter().filter(|kind| kind.llvm == Llvm::MayAccept);
    let samples: Vec<Sample> = harmless.flat_map(|kind| damage::singles(&bases, kind, 6, 3)).collect();
    let measured = measure(&Known::default(), &bases, &samples, PASSES).unwrap();
    let behaved = measured.iter().filter(|found| found.before.behaves()).count();
    assert!(behaved >= 20, "only {behaved} samples behave before");
    for (sample, found) in samples.iter().zip(&measured).filter(|(_, found)| found.before.behaves()) {
        assert!(found.after.behaves(), "{} ({}): {}\n{}\n{}", sample.kind_names(), sample.origin, found.after, sample.text, found.repaired);
    }
}
