//! Damaged replies: generated from a seed, and written by hand.

use crate::base::{files, folder, read};
use crate::kinds::{self, Class, KINDS, Kind};
use crate::{Base, Random};
use std::collections::BTreeSet;

/// How often a place for the damage is looked for before there is taken to be no further one: for each sample, and at least.
/// Some kinds have a place in a few modules only.
const TRIES: usize = 40;
const LEAST_TRIES: usize = 1000;

/// A damaged reply.
#[derive(Clone)]
pub struct Sample {
    /// The place of its base among the bases.
    pub base: usize,
    /// One, or several in a combination.
    pub kinds: Vec<&'static Kind>,
    pub text: String,
    /// For people: the file, or what draws it again.
    pub origin: String,
}

impl Sample {
    pub fn is_deterministic(&self) -> bool {
        self.kinds.iter().all(|kind| kind.class == Class::Deterministic)
    }

    /// Whether the text alone says what was meant, in the table of pitfalls or outside of it.
    pub fn leaves_one_reading(&self) -> bool {
        self.kinds.iter().all(|kind| kind.class != Class::Judgement)
    }

    pub fn kind_names(&self) -> String {
        self.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join(" + ")
    }
}

/// Up to `count` different replies with this damage; fewer where the bases have no more places for it.
pub fn singles(bases: &[Base], kind: &'static Kind, count: usize, seed: u64) -> Vec<Sample> {
    let mut random = Random::for_name(seed, kind.name);
    draw(bases, count, seed, &mut random, |_| vec![kind])
}

/// Up to `count` different replies, each with `size` kinds of the deterministic classes that are about different things.
pub fn combinations(bases: &[Base], size: usize, count: usize, seed: u64) -> Vec<Sample> {
    let mut random = Random::for_name(seed, "combinations").derived(size);
    let known: Vec<&Kind> = KINDS.iter().filter(|kind| kind.class == Class::Deterministic).collect();
    draw(bases, count, seed, &mut random, |random| {
        let mut chosen: Vec<&'static Kind> = Vec::new();
        while chosen.len() < size {
            let Some(&kind) = random.pick(&known) else { break };
            if chosen.iter().all(|other| other.subject() != kind.subject()) {
                chosen.push(kind);
            }
        }
        chosen
    })
}

fn draw(bases: &[Base], count: usize, seed: u64, random: &mut Random, kinds: impl Fn(&mut Random) -> Vec<&'static Kind>) -> Vec<Sample> {
    let (mut samples, mut known) = (Vec::new(), BTreeSet::new());
    for _ in 0..(count * TRIES).max(LEAST_TRIES) {
        if samples.len() == count {
            break;
        }
        let (chosen, base) = (kinds(random), random.below(bases.len()));
        let Some(text) = kinds::damage(&chosen, &bases[base].module, random) else { continue };
        if known.insert(text.clone()) {
            let origin = format!("{}, seed {seed}, number {}", bases[base].name, samples.len());
            samples.push(Sample { base, kinds: chosen, text, origin });
        }
    }
    samples
}

/// The replies in `by_hand/KIND/BASE.ll` or `by_hand/KIND/BASE.WORD.ll`; a folder of several mistakes is named `KIND+KIND`.
///
/// # Errors
/// A file cannot be read, or a folder or file is not named after kinds and a base.
pub fn by_hand(bases: &[Base]) -> Result<Vec<Sample>, String> {
    let root = folder().join("by_hand");
    let mut names: Vec<String> = std::fs::read_dir(&root)
        .map_err(|error| format!("{}: {error}", root.display()))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    let mut samples = Vec::new();
    for name in names {
        let kinds: Option<Vec<&'static Kind>> = name.split('+').map(kinds::kind_named).collect();
        let kinds = kinds.ok_or_else(|| format!("by_hand/{name} is named after no kind of damage"))?;
        for path in files(&root.join(&name), "ll")? {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let base_name = file.split('.').next().unwrap_or_default();
            let base = bases.iter().position(|base| base.name == base_name);
            let base = base.ok_or_else(|| format!("by_hand/{name}/{file} is named after no base"))?;
            samples.push(Sample { base, kinds: kinds.clone(), text: read(&path)?, origin: format!("by_hand/{name}/{file}") });
        }
    }
    Ok(samples)
}
