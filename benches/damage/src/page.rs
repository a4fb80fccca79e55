//! `docs/fix-ups.md`: how many broken modules the fix-ups mend, for each kind of damage and with each pass switched off.

use crate::kinds::{Class, KINDS};
use crate::measure::{Known, Measured, Tally, measure, on_all_cores};
use crate::{Base, Sample, by_hand, combinations, singles};
use fixups::{PASSES, Pass};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The seed of the samples behind the page.
const SEED: u64 = 1;

const HEAD: &str = "\
# What the fix-ups mend

<!-- Written by `cargo run -p damage -- table`. -->

Valid modules with examples or scenarios are broken in each way in which language models are known to break IR, go through the fix-ups, and are judged: LLVM
must accept them, the check against the manifest must find nothing, and the gate must find that they behave as before. The samples are generated from a seed
(`benches/damage/src/kinds/`) or written by hand (`benches/damage/by_hand/`); both were made without looking at the passes and share no code with them. A sample
that was to be rejected by LLVM, and is not, is dropped.

`deterministic` damage leaves one reading and counts in the rates. `further` damage is known from models and leaves one reading, but stands in no table of pitfalls.
`judgement` damage would need a guess: a diagnosis is all that is asked for, and what behaves as before there is a bonus.
";

/// One group of samples with what was found of them.
pub struct Group {
    pub name: &'static str,
    pub samples: Vec<Sample>,
    pub measured: Vec<Measured>,
}

impl Group {
    pub fn pairs(&self) -> impl Iterator<Item = (&Sample, &Measured)> {
        self.samples.iter().zip(&self.measured)
    }

    fn tally(&self, fits: impl Fn(&Sample) -> bool) -> Tally {
        Tally::of(self.pairs().filter(|(sample, _)| fits(sample)))
    }
}

/// What one pass is for: the samples that only it mends.
pub struct Ablation {
    pub pass: &'static str,
    /// Of the samples with one reading, those that behave as before without the pass.
    pub behave: usize,
    /// Of each kind of damage, how many samples fail without the pass and not with it.
    pub lost: BTreeMap<String, usize>,
}

/// Everything that the page says.
pub struct Figures {
    /// By hand, alone, in twos, in threes.
    pub groups: Vec<Group>,
    pub ablations: Vec<Ablation>,
}

impl Figures {
    /// The deterministic samples by hand, and at most twice as many generated ones, of each kind the same number.
    fn balanced(&self) -> Group {
        let mut all = Group { name: "a third by hand", samples: Vec::new(), measured: Vec::new() };
        let deterministic = KINDS.iter().filter(|kind| kind.class == Class::Deterministic).count();
        let by_hand = self.group("by hand").flat_map(Group::pairs).filter(|(sample, _)| sample.is_deterministic()).count();
        let most = 2 * by_hand / deterministic.max(1);
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for group in self.groups.iter().filter(|group| matches!(group.name, "by hand" | "generated")) {
            for (sample, measured) in group.pairs().filter(|(sample, _)| sample.is_deterministic()) {
                let count = taken.entry(sample.kind_names()).or_default();
                *count += usize::from(group.name == "generated");
                if group.name == "by hand" || *count <= most {
                    all.samples.push(sample.clone());
                    all.measured.push(measured.clone());
                }
            }
        }
        all
    }

    fn group(&self, name: &str) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.name == name)
    }
}

/// Measures `count` generated samples of each kind and as many combinations as there are single samples of deterministic kinds.
///
/// # Errors
/// Samples cannot be read, or the helper processes cannot be started.
pub fn figures(bases: &[Base], count: usize) -> Result<Figures, String> {
    let known = Known::default();
    let alone: Vec<Sample> = KINDS.iter().flat_map(|kind| singles(bases, kind, count, SEED)).collect();
    let of_combinations = count * 10;
    let groups = [
        ("by hand", by_hand(bases)?),
        ("generated", alone),
        ("two kinds", combinations(bases, 2, of_combinations, SEED)),
        ("three kinds", combinations(bases, 3, of_combinations, SEED)),
    ];
    let mut measured = Vec::new();
    for (name, samples) in groups {
        let results = measure(&known, bases, &samples, PASSES)?;
        measured.push(Group { name, samples, measured: results });
    }
    let ablations = PASSES.iter().map(|pass| ablation(&known, bases, &measured, pass)).collect::<Result<_, String>>()?;
    Ok(Figures { groups: measured, ablations })
}

/// Switches one pass off for all samples of the first two groups that leave one reading.
fn ablation(known: &Known, bases: &[Base], groups: &[Group], pass: &Pass) -> Result<Ablation, String> {
    let others: Vec<Pass> = PASSES.iter().filter(|other| other.name != pass.name).copied().collect();
    let counted = |group: &'_ Group| -> Vec<(Sample, Measured)> {
        let pairs = group.pairs().filter(|(sample, measured)| sample.leaves_one_reading() && measured.counts(sample));
        pairs.map(|(sample, measured)| (sample.clone(), measured.clone())).collect()
    };
    let samples: Vec<(Sample, Measured)> = groups.iter().take(2).flat_map(counted).collect();
    let outcomes = on_all_cores(&samples, |judge, (sample, measured)| {
        let repaired = judge.repair(&others, &bases[sample.base], &sample.text);
        if repaired == measured.repaired { measured.after.clone() } else { known.judge(judge, bases, sample.base, &repaired) }
    })?;
    let mut lost = BTreeMap::new();
    for ((sample, measured), outcome) in samples.iter().zip(&outcomes) {
        if measured.after.behaves() && !outcome.behaves() {
            *lost.entry(sample.kind_names()).or_insert(0) += 1;
        }
    }
    Ok(Ablation { pass: pass.name, behave: outcomes.iter().filter(|outcome| outcome.behaves()).count(), lost })
}

/// The page as Markdown.
pub fn page(figures: &Figures) -> String {
    let mut text = String::from(HEAD);
    // Writing to a String never fails.
    let _ = write_rates(&mut text, figures).and_then(|()| write_kinds(&mut text, figures)).and_then(|()| write_passes(&mut text, figures));
    text
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / whole as f64) }
}

fn write_rates(text: &mut String, figures: &Figures) -> std::fmt::Result {
    writeln!(text, "\n## Rates of the deterministic damage\n")?;
    writeln!(text, "| samples | number | valid before | valid after | behave as before |\n|---|---|---|---|---|")?;
    for group in figures.groups.iter().chain([&figures.balanced()]) {
        let tally = group.tally(Sample::is_deterministic);
        let [before, after, behave] = [tally.valid_before, tally.valid_after, tally.behaves_after].map(|part| percent(part, tally.samples));
        writeln!(text, "| {} | {} | {before} | {after} | {behave} |", group.name, tally.samples)?;
    }
    Ok(())
}

fn write_kinds(text: &mut String, figures: &Figures) -> std::fmt::Result {
    writeln!(text, "\n## Kinds of damage\n\nGenerated samples, and those written by hand, as `repaired / samples`.\n")?;
    writeln!(text, "| kind | what it is | class | valid before | valid after | behave as before | by hand | dropped |")?;
    writeln!(text, "|---|---|---|---|---|---|---|---|")?;
    for kind in KINDS {
        let tally = |name: &str| {
            figures
                .group(name)
                .map(|group| group.tally(|sample| sample.kinds.len() == 1 && sample.kinds[0].name == kind.name))
                .next()
                .unwrap_or_default()
        };
        let (alone, hand) = (tally("generated"), tally("by hand"));
        writeln!(
            text,
            "| `{}` | {} | {} | {}/{} | {}/{} | {}/{} | {}/{} | {} |",
            kind.name,
            kind.summary,
            kind.class.name(),
            alone.valid_before,
            alone.samples,
            alone.valid_after,
            alone.samples,
            alone.behaves_after,
            alone.samples,
            hand.behaves_after,
            hand.samples,
            alone.dropped + hand.dropped,
        )?;
    }
    Ok(())
}

fn write_passes(text: &mut String, figures: &Figures) -> std::fmt::Result {
    let counted = |group: &Group| group.tally(Sample::leaves_one_reading);
    let all: Vec<Tally> = figures.groups.iter().take(2).map(counted).collect();
    let (samples, behave) = all.iter().fold((0, 0), |(samples, behave), tally| (samples + tally.samples, behave + tally.behaves_after));
    writeln!(text, "\n## Each pass switched off\n")?;
    writeln!(
        text,
        "Of the {samples} samples by hand and generated alone whose damage is deterministic or further, {behave} ({}) behave as before with every\n\
         pass. Without one:\n",
        percent(behave, samples)
    )?;
    writeln!(text, "| pass | behave as before | lost | where |\n|---|---|---|---|")?;
    for ablation in &figures.ablations {
        let mut lost: Vec<(&String, &usize)> = ablation.lost.iter().collect();
        lost.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        let more = lost.len().saturating_sub(4);
        let mut places: Vec<String> = lost.iter().take(4).map(|(name, count)| format!("`{name}` {count}")).collect();
        places.extend((more > 0).then(|| format!("{more} more")));
        let lost = behave.saturating_sub(ablation.behave);
        writeln!(text, "| `{}` | {} | {lost} | {} |", ablation.pass, percent(ablation.behave, samples), places.join(", "))?;
    }
    Ok(())
}
