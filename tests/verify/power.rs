//! What a verdict is worth: wrong candidates of the shipped functions against their tasks, and right ones in other words.
//!
//! `wrong/FUNCTION/*.ll` are candidates that are wrong in the way that their first line says, `rewrites/FUNCTION/*.ll` others that are right. To the
//! wrong ones come mutants of the shipped modules, each of which is judged with several seeds: one that any of them rejects is wrong, so it may not
//! be accepted with the seed of the measurement. `INTENTC_MUTANTS=N` makes N of each module, `INTENTC_SEED=N` measures with another seed;
//! `cargo test -p verify --test cases power -- --nocapture` prints the figures.

use super::{cases, folder, oracles, sandbox, worker};
use diagnostics::Source;
use directives::{Directive, Step};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use targets::SourceModule;
use verify::mutants::mutants;
use verify::{FunctionTask, Gate, GateError, OracleSource, Steps, Verdict};

/// With how many further seeds a mutant that was accepted is judged.
const FURTHER_SEEDS: u64 = 4;
/// Mutants of each module, where nothing else is asked for.
const MUTANTS: usize = 12;

/// A shipped function: its task, its oracle and its module.
struct Shipped {
    name: String,
    step: Step,
    oracle: String,
    module: String,
}

fn shipped() -> Vec<Shipped> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/functions");
    let mut all = Vec::new();
    for path in cases(&project.join("tasks"), "intent") {
        let oracle = path.with_extension("py");
        if !oracle.exists() {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mut file = directives::parse(&Source::new(path.display().to_string(), &text));
        assert!(file.diagnostics.is_empty(), "{}: {:?}", path.display(), file.diagnostics);
        let step = file.steps.remove(0);
        let Directive::Create { file } = &step.directive else { panic!("{}: no `@create`", path.display()) };
        let module = std::fs::read_to_string(project.join("modules").join(file.as_str())).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        all.push(Shipped { name, step, oracle: std::fs::read_to_string(oracle).unwrap(), module });
    }
    all
}

impl Shipped {
    fn judge(&self, gate: &mut Gate<'_>, candidate: &str, seed: u64) -> Result<Verdict, GateError> {
        let brief = &self.step.brief;
        let runtime = runtime::modules(runtime::X86_64_LINUX).iter();
        let runtime = runtime.map(|module| SourceModule { name: module.name.to_owned(), text: module.text.to_owned() });
        let own = SourceModule { name: "candidate.ll".to_owned(), text: candidate.to_owned() };
        let modules: Vec<SourceModule> = std::iter::once(own).chain(runtime).collect();
        let task = FunctionTask {
            modules: &modules,
            own: &["candidate.ll"],
            signatures: &brief.signatures,
            examples: &brief.examples,
            properties: &brief.properties,
            preconditions: &brief.preconditions,
            tolerance: brief.allowed_error(),
            effects: brief.effects.unwrap_or_default(),
            oracle: OracleSource::User { name: &self.name, source: &self.oracle },
            seed,
        };
        // Mutants of a mutant say nothing here.
        verify::functions_with(gate, &task, &Steps { mutants: 0, ..Steps::default() })
    }
}

/// Why a candidate is tried.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Wrong,
    Mutant,
    Rewrite,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Rejected,
    /// LLVM or the worker's gates did not take it.
    Unbuilt,
    Accepted,
    /// With the seed of the measurement, though another one rejects it.
    WronglyAccepted,
}

struct Candidate<'a> {
    shipped: &'a Shipped,
    kind: Kind,
    name: String,
    text: String,
}

impl fmt::Display for Candidate<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.shipped.name, self.name)
    }
}

fn candidates(all: &[Shipped], seed: u64) -> Vec<Candidate<'_>> {
    let number = std::env::var("INTENTC_MUTANTS").ok().and_then(|number| number.parse().ok()).unwrap_or(MUTANTS);
    let files = |kind: &str, name: &str| -> Vec<PathBuf> {
        let folder = folder().join(kind).join(name);
        if folder.exists() { cases(&folder, "ll") } else { Vec::new() }
    };
    let mut candidates = Vec::new();
    for shipped in all {
        for (kind, folder) in [(Kind::Wrong, "wrong"), (Kind::Rewrite, "rewrites")] {
            for path in files(folder, &shipped.name) {
                let text = std::fs::read_to_string(&path).unwrap();
                candidates.push(Candidate { shipped, kind, name: path.display().to_string(), text });
            }
        }
        for mutant in mutants(&shipped.module, seed, number) {
            let name = format!("{} in {}", mutant.description, mutant.function);
            candidates.push(Candidate { shipped, kind: Kind::Mutant, name, text: mutant.text });
        }
    }
    candidates
}

fn fate(gate: &mut Gate<'_>, candidate: &Candidate<'_>, seed: u64) -> (Fate, String) {
    let mut rejected = |seed: u64| match candidate.shipped.judge(gate, &candidate.text, seed) {
        Ok(Verdict::Accepted(_)) => (Fate::Accepted, String::new()),
        Ok(Verdict::Rejected(counterexample)) => (Fate::Rejected, counterexample.to_string()),
        Err(error @ GateError::Build { .. }) => (Fate::Unbuilt, error.to_string()),
        other => panic!("{candidate}: {other:?}"),
    };
    let (first, why) = rejected(seed);
    if first != Fate::Accepted || candidate.kind == Kind::Rewrite {
        return (first, why);
    }
    for further in 1..=FURTHER_SEEDS {
        let (fate, why) = rejected(seed.wrapping_add(further));
        if fate != Fate::Accepted {
            return (Fate::WronglyAccepted, why);
        }
    }
    (Fate::Accepted, String::new())
}

/// The fate of every candidate, found by as many gates at a time as there are processors.
fn fates(candidates: &[Candidate<'_>], seed: u64) -> Vec<(Fate, String)> {
    let next = AtomicUsize::new(0);
    let found: Mutex<BTreeMap<usize, (Fate, String)>> = Mutex::new(BTreeMap::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
                let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(candidate) = candidates.get(index) else { return };
                    let fate = fate(&mut gate, candidate, seed);
                    found.lock().unwrap().insert(index, fate);
                }
            });
        }
    });
    found.into_inner().unwrap().into_values().collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this measures")]
fn power_of_the_gate() {
    let seed = std::env::var("INTENTC_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let all = shipped();
    let candidates = candidates(&all, seed);
    let fates = fates(&candidates, seed);
    let judged: Vec<_> = candidates.iter().zip(&fates).collect();
    let count = |kind: Kind, fate: Fate| judged.iter().filter(|(candidate, found)| candidate.kind == kind && found.0 == fate).count();

    println!("{} functions, seed {seed}", all.len());
    for (kind, name) in [(Kind::Wrong, "wrong by hand"), (Kind::Mutant, "mutants"), (Kind::Rewrite, "rewrites")] {
        let [rejected, unbuilt, accepted, wrongly] =
            [Fate::Rejected, Fate::Unbuilt, Fate::Accepted, Fate::WronglyAccepted].map(|fate| count(kind, fate));
        println!(
            "{name}: {rejected} rejected, {unbuilt} not built, {accepted} accepted, {wrongly} accepted though another seed rejects them"
        );
    }
    for (candidate, _) in judged.iter().filter(|(candidate, found)| candidate.kind == Kind::Mutant && found.0 == Fate::Accepted) {
        println!("no seed tells it from the shipped one: {candidate}");
    }

    let is_right = |candidate: &Candidate<'_>, fate: Fate| match candidate.kind {
        Kind::Wrong => matches!(fate, Fate::Rejected | Fate::Unbuilt),
        Kind::Mutant => fate != Fate::WronglyAccepted,
        Kind::Rewrite => fate == Fate::Accepted,
    };
    let failures: Vec<String> = judged
        .iter()
        .filter(|(candidate, found)| !is_right(candidate, found.0))
        .map(|(candidate, (_, why))| format!("{candidate}: {}", if why.is_empty() { "accepted" } else { why }))
        .collect();
    assert!(failures.is_empty(), "{} verdicts are wrong:\n{}", failures.len(), failures.join("\n"));
    let rejected = count(Kind::Wrong, Fate::Rejected) + count(Kind::Mutant, Fate::Rejected);
    assert!(rejected >= 300, "{rejected} wrong candidates were rejected");
    assert!(count(Kind::Rewrite, Fate::Accepted) >= 40);
}

/// The modules that are shipped are proven by their own tasks, mutants and all.
#[test]
fn shipped_functions_are_accepted() {
    let all = shipped();
    assert!(all.len() >= 20, "{} functions", all.len());
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    for shipped in &all {
        let verdict = shipped.judge(&mut gate, &shipped.module, 1).unwrap();
        assert!(verdict.is_accepted(), "{}: {verdict:?}", shipped.name);
    }
}
