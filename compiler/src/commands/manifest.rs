//! `intentc manifest`: questions to the index of every function.

use super::print_json;
use crate::arguments::{Global, ManifestCommand, NeighbourArguments, Visibility};
use crate::console::{self, Console};
use crate::exit::{Exit, Failure};
use crate::project::Project;
use crate::workspace::Workspace;
use ::manifest::{Entry, Manifest, Resemblance, Similar};
use diagnostics::escape_terminal;
use serde::Serialize;
use targets::Target;

#[derive(Serialize)]
struct ManifestDocument<'m> {
    schema: &'static str,
    version: u32,
    exit: Exit,
    functions: Vec<Found<'m>>,
}

/// A function that answers a question.
#[derive(Serialize)]
struct Found<'m> {
    #[serde(flatten)]
    entry: Entry<'m>,
    #[serde(flatten)]
    likeness: Option<Likeness>,
}

#[derive(Serialize)]
struct Likeness {
    resemblance: Resemblance,
    /// In percent.
    score: u8,
}

impl<'m> From<Entry<'m>> for Found<'m> {
    fn from(entry: Entry<'m>) -> Self {
        Self { entry, likeness: None }
    }
}

impl<'m> From<Similar<'m>> for Found<'m> {
    fn from(similar: Similar<'m>) -> Self {
        Self { entry: similar.entry, likeness: Some(Likeness { resemblance: similar.resemblance, score: similar.score }) }
    }
}

/// Exits with 1 where nothing is found, as `grep` does.
pub fn run(global: &Global, command: &ManifestCommand, console: Console) -> Result<Exit, Failure> {
    let workspace = Workspace::new(&Project::of_current_folder().modules()?, Target::host());
    let manifest = workspace.manifest();
    let functions = answer(manifest, command);
    let exit = if functions.is_empty() { Exit::Rejected } else { Exit::Success };
    if global.json {
        print_json(&ManifestDocument { schema: "intentc.manifest", version: 1, exit, functions });
        return Ok(exit);
    }
    let text: String = functions.iter().map(|found| found.entry.to_line() + "\n").collect();
    console::print(&escape_terminal(&text));
    functions.iter().for_each(|found| details(console, found));
    if functions.is_empty() {
        console.progress("nothing", &nothing(manifest, command));
    }
    Ok(exit)
}

fn answer<'m>(manifest: &'m Manifest, command: &ManifestCommand) -> Vec<Found<'m>> {
    let found = |entries: Vec<Entry<'m>>| entries.into_iter().map(Found::from).collect();
    match command {
        ManifestCommand::Find { name } => manifest.functions_named(bare(name)).map(Found::from).collect(),
        ManifestCommand::Similar { name } => manifest.similar_scored(bare(name)).into_iter().map(Found::from).collect(),
        ManifestCommand::Relevant { text, budget } => found(manifest.relevant(&text.join(" "), *budget)),
        ManifestCommand::List { module, visibility } => {
            let is_wanted = |entry: &Entry| {
                let is_visible = visibility.is_none_or(|wanted| entry.is_public() == (wanted == Visibility::Public));
                is_visible && module.as_ref().is_none_or(|module| entry.module() == module)
            };
            manifest.entries().filter(is_wanted).map(Found::from).collect()
        }
        ManifestCommand::Callers(NeighbourArguments { name, transitively }) => found(manifest.callers(bare(name), *transitively)),
        ManifestCommand::Callees(NeighbourArguments { name, transitively }) => found(manifest.callees(bare(name), *transitively)),
    }
}

/// A name may be given as IR writes it.
fn bare(name: &str) -> &str {
    name.strip_prefix('@').unwrap_or(name)
}

/// What a line of the text form does not say, for `-v`.
fn details(console: Console, found: &Found) {
    let entry = &found.entry;
    console.detail(&format!("@{}: {}", entry.name(), entry.effects()));
    if let Some(likeness) = &found.likeness {
        console.detail(&format!("{} % alike ({:?})", likeness.score, likeness.resemblance));
    }
    entry.documentation().lines().filter(|line| !line.is_empty()).for_each(|line| console.detail(&format!("  {line}")));
}

/// Why there is no answer, and what to ask in its place.
fn nothing(manifest: &Manifest, command: &ManifestCommand) -> String {
    let neighbours = |name: &str, verb: &str| match manifest.functions_named(name).next() {
        Some(entry) => format!("`@{name}` of {} {verb} no function that is known", entry.module()),
        None => unknown(manifest, name),
    };
    match command {
        ManifestCommand::Find { name } => unknown(manifest, bare(name)),
        ManifestCommand::Similar { name } => format!("no public function has a name like `@{}`", bare(name)),
        ManifestCommand::Relevant { .. } => "no public function within the budget shares a telling word with the text".to_owned(),
        ManifestCommand::List { module: Some(module), .. } if !manifest.module_names().any(|name| name == module) => {
            format!("there is no module {module}; the modules are {}", manifest.module_names().collect::<Vec<_>>().join(", "))
        }
        ManifestCommand::List { .. } => "no function of that kind".to_owned(),
        ManifestCommand::Callers(arguments) => neighbours(bare(&arguments.name), "is called by"),
        ManifestCommand::Callees(arguments) => neighbours(bare(&arguments.name), "calls"),
    }
}

fn unknown(manifest: &Manifest, name: &str) -> String {
    let similar: Vec<String> = manifest.similar(name).iter().map(|entry| format!("@{}", entry.name())).collect();
    match similar.is_empty() {
        true => format!("no function is called `@{name}`"),
        false => format!("no function is called `@{name}`; did you mean {}?", similar.join(" or ")),
    }
}
