//! At least 95 % of the damage in the deterministic classes becomes valid and behaves as before.

use crate::bases;
use damage::{Base, Class, KINDS, Known, Measured, Sample, Tally, by_hand, measure, singles};
use fixups::PASSES;
use std::fmt::Write as _;

const WANTED: f64 = 0.95;

/// Generated samples of each deterministic kind; those by hand are at least a third of all.
const GENERATED: usize = 5;

const SEED: u64 = 2;

fn measured(bases: &[Base], samples: &[Sample]) -> Vec<Measured> {
    measure(&Known::default(), bases, samples, PASSES).unwrap()
}

/// Each failure, with the kind that is to blame.
fn failures(samples: &[Sample], measured: &[Measured]) -> String {
    let mut text = String::new();
    for (sample, found) in samples.iter().zip(measured).filter(|(sample, found)| found.counts(sample) && !found.after.behaves()) {
        let _ = writeln!(text, "{} ({}): {}", sample.kind_names(), sample.origin, found.after);
    }
    text
}

#[test]
fn deterministic_damage_is_mended() {
    let bases = bases();
    let mut hand = by_hand(&bases).unwrap();
    hand.retain(Sample::is_deterministic);
    let kinds = KINDS.iter().filter(|kind| kind.class == Class::Deterministic);
    let generated: Vec<Sample> = kinds.flat_map(|kind| singles(&bases, kind, GENERATED, SEED)).collect();
    assert!(hand.len() * 2 >= generated.len(), "{} by hand, {} generated", hand.len(), generated.len());
    for samples in [hand, generated] {
        let measured = measured(&bases, &samples);
        let tally = Tally::of(samples.iter().zip(&measured));
        assert!(tally.dropped * 20 <= samples.len(), "{} of {} samples were no damage", tally.dropped, samples.len());
        assert!(tally.rate() >= WANTED, "{:.1} % of {}\n{}", 100.0 * tally.rate(), tally.samples, failures(&samples, &measured));
    }
}

/// The measurement runs the passes as the whole table runs them.
#[test]
fn a_sample_is_repaired_as_a_candidate_is() {
    let bases = bases();
    let judge = damage::Judge::start().unwrap();
    let manifest = manifest::Manifest::with_runtime();
    for sample in damage::combinations(&bases, 3, 60, SEED) {
        let base = &bases[sample.base];
        let module_name = format!("{}.ll", base.name);
        let applied = fixups::apply(&sample.text, &fixups::Context { manifest: &manifest, module_name: &module_name });
        assert_eq!(judge.repair(PASSES, base, &sample.text), applied.text, "{} ({})", sample.kind_names(), sample.origin);
    }
}
