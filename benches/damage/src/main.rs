//! `cargo run -p damage -- table` measures everything and writes `docs/fix-ups.md`; see [`USAGE`] for the rest.

use damage::{Base, Judge, KINDS, Kind, Sample, Tally, bases, by_hand, combinations, figures, folder, kind_named, measure, page, singles};
use fixups::PASSES;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "\
cargo run -p damage -- table [COUNT]             measures COUNT (20) samples of each kind, combinations, and each pass switched
                                                 off, and writes docs/fix-ups.md
cargo run -p damage -- rates [COUNT]             the rates of each kind, COUNT (10) generated samples each, and by hand
cargo run -p damage -- failures KIND [COUNT]     what is not mended of a kind, in full; `combinations` for pairs and triples
cargo run -p damage -- show KIND [COUNT]         damaged replies";

const TABLE_COUNT: usize = 20;
const COUNT: usize = 10;
const SEED: u64 = 1;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(text) => match io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(problem) => {
            let _ = writeln!(io::stderr(), "{problem}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[&str]) -> Result<String, String> {
    let bases = bases()?;
    match arguments {
        ["table", rest @ ..] => {
            let path = folder().join("../../docs/fix-ups.md");
            let text = page(&figures(&bases, number(rest, TABLE_COUNT)?)?);
            std::fs::write(&path, &text).map_err(|error| format!("{}: {error}", path.display()))?;
            Ok(text)
        }
        ["rates", rest @ ..] => rates(&bases, number(rest, COUNT)?),
        ["failures", name, rest @ ..] => failures(&bases, &samples(&bases, name, number(rest, COUNT)?)?),
        ["show", name, rest @ ..] => {
            let samples = samples(&bases, name, number(rest, COUNT)?)?;
            Ok(samples.iter().map(|sample| format!("{}\n{}\n", heading(sample), sample.text)).collect())
        }
        _ => Err(USAGE.to_owned()),
    }
}

fn number(arguments: &[&str], otherwise: usize) -> Result<usize, String> {
    match arguments {
        [] => Ok(otherwise),
        [count] => count.parse().map_err(|_| USAGE.to_owned()),
        _ => Err(USAGE.to_owned()),
    }
}

/// Written by hand and generated.
fn samples(bases: &[Base], name: &str, count: usize) -> Result<Vec<Sample>, String> {
    if name == "combinations" {
        let mut samples = by_hand(bases)?;
        samples.retain(|sample| sample.kinds.len() > 1);
        samples.extend([2, 3].iter().flat_map(|&size| combinations(bases, size, count, SEED)));
        return Ok(samples);
    }
    let kind: &'static Kind = kind_named(name).ok_or_else(|| format!("there is no kind `{name}`; help: see KINDS"))?;
    let mut samples = by_hand(bases)?;
    samples.retain(|sample| sample.kinds.iter().any(|kind| kind.name == name));
    samples.extend(singles(bases, kind, count, SEED));
    Ok(samples)
}

fn heading(sample: &Sample) -> String {
    format!("==== {} ({})", sample.kind_names(), sample.origin)
}

fn rates(bases: &[Base], count: usize) -> Result<String, String> {
    let mut samples = by_hand(bases)?;
    samples.extend(KINDS.iter().flat_map(|kind| singles(bases, kind, count, SEED)));
    let measured = measure(&damage::Known::default(), bases, &samples, PASSES)?;
    let mut text = String::new();
    for kind in KINDS {
        let pairs = samples.iter().zip(&measured).filter(|(sample, _)| sample.kinds.len() == 1 && sample.kinds[0].name == kind.name);
        let tally = Tally::of(pairs);
        text.push_str(&format!(
            "{:<28} {:<13} {:>3}/{:<3} dropped {:>2}  behaved before {:>2}  valid {:>3} → {:>3}\n",
            kind.name,
            kind.class.name(),
            tally.behaves_after,
            tally.samples,
            tally.dropped,
            tally.behaves_before,
            tally.valid_before,
            tally.valid_after
        ));
    }
    let all = Tally::of(samples.iter().zip(&measured).filter(|(sample, _)| sample.is_deterministic()));
    text.push_str(&format!("deterministic: {:.1} % of {}\n", 100.0 * all.rate(), all.samples));
    Ok(text)
}

/// What was damaged and what came out, of every sample that does not behave as before.
fn failures(bases: &[Base], samples: &[Sample]) -> Result<String, String> {
    let measured = measure(&damage::Known::default(), bases, samples, PASSES)?;
    let judge = Judge::start()?;
    let mut text = String::new();
    for (sample, found) in samples.iter().zip(&measured).filter(|(sample, found)| found.counts(sample) && !found.after.behaves()) {
        let edits = judge.edits(&bases[sample.base], &sample.text);
        text.push_str(&format!("{}\n{}\n---- before: {}\n---- after: {}\n", heading(sample), sample.text, found.before, found.after));
        text.push_str(&format!("{}\n{}\n", edits.join("\n"), found.repaired));
    }
    let tally = Tally::of(samples.iter().zip(&measured));
    text.push_str(&format!("{} of {} behave as before, {} dropped\n", tally.behaves_after, tally.samples, tally.dropped));
    Ok(text)
}
