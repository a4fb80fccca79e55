//! The damage: complete, repeatable, and made without the code that repairs.

use crate::bases;
use damage::{Class, Judge, KINDS, Llvm, Sample, by_hand, combinations, files, folder, on_all_cores, read, singles};
use std::collections::BTreeSet;

#[test]
fn every_kind_damages_several_modules_and_the_same_ones_each_time() {
    let bases = bases();
    for kind in KINDS {
        let samples = singles(&bases, kind, 2, 5);
        assert!(samples.len() == 2, "{} finds {} places", kind.name, samples.len());
        assert!(samples.iter().all(|sample| sample.text != bases[sample.base].module));
        let again = singles(&bases, kind, 2, 5);
        assert!(samples.iter().zip(&again).all(|(one, other)| one.text == other.text), "{} is not repeatable", kind.name);
    }
    for size in [2, 3] {
        let samples = combinations(&bases, size, 20, 5);
        assert_eq!(samples.len(), 20);
        assert!(samples.iter().all(|sample| sample.kinds.len() == size));
    }
}

#[test]
fn names_of_kinds_are_different() {
    let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), KINDS.len());
}

/// A kind that LLVM is to reject is rejected; what it accepts by chance is dropped, and is rare.
#[test]
fn llvm_rejects_what_it_is_to_reject() {
    let bases = bases();
    let kinds = KINDS.iter().filter(|kind| kind.llvm == Llvm::Rejects && kind.name != "truncated");
    let samples: Vec<Sample> = kinds.flat_map(|kind| singles(&bases, kind, 5, 7)).collect();
    let valid = on_all_cores(&samples, |judge: &mut Judge, sample| judge.is_valid(&sample.text)).unwrap();
    let accepted: Vec<String> = samples.iter().zip(valid).filter(|(_, valid)| *valid).map(|(sample, _)| sample.kind_names()).collect();
    assert!(accepted.len() * 50 <= samples.len(), "LLVM accepts {accepted:?}");
}

#[test]
fn replies_by_hand_cover_every_kind() {
    let samples = by_hand(&bases()).unwrap();
    assert!(samples.len() >= 120, "{} replies by hand", samples.len());
    for kind in KINDS {
        let count = samples.iter().filter(|sample| sample.kinds[0].name == kind.name).count();
        let wanted = if kind.class == Class::Deterministic { 2 } else { 1 };
        assert!(count >= wanted, "{count} replies by hand for {}", kind.name);
    }
}

/// What breaks modules knows neither the passes nor the reading of IR that they rest on.
#[test]
fn damage_shares_no_code_with_the_repairs() {
    let source = folder().join("src");
    let mut paths = files(&source.join("kinds"), "rs").unwrap();
    paths.extend(["text.rs", "random.rs"].map(|name| source.join(name)));
    assert!(paths.len() > 10);
    for path in paths {
        let text = read(&path).unwrap();
        for line in text.lines().map(str::trim_start).filter(|line| !line.starts_with("//")) {
            for room in ["fixups", "ir::", "manifest", "use ir"] {
                assert!(!line.contains(room), "{} uses `{room}`", path.display());
            }
        }
    }
}
