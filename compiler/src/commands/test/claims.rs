//! What a task file claims of modules: each step that has functions to prove, with the modules that it speaks of.

use super::super::check::nowhere;
use super::shown;
use crate::candidate::{self, Finding};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::plan::{self, PlannedStep, Task};
use crate::project::LARGEST_MODULE;
use crate::search::{self, Search, allowed_effects};
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source, Span};
use directives::{Brief, Directive, ModuleFile, Seal, Signature, Step};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use targets::{SourceModule, Target};

/// One step, and what it is to be held against.
pub struct Claim {
    /// The task file, as it was named.
    pub task: String,
    pub planned: PlannedStep,
    pub source: Source,
    pub folder: PathBuf,
    /// The number that instances are drawn from.
    pub seed: u64,
    pub subject: Subject,
}

/// The modules of a claim.
pub enum Subject {
    Ready {
        own: Vec<SourceModule>,
        /// With all that they need.
        linked: Vec<SourceModule>,
    },
    /// They are not there, or no candidate could be as they are.
    Unfit(Failure),
    /// Nothing of this step is proven here, for this reason.
    Skipped(&'static str),
}

impl Claim {
    /// What reads the oracle of the step.
    pub fn search(&self) -> Search<'_> {
        let folder = Some(self.folder.as_path());
        Search { source: &self.source, planned: &self.planned, content: None, folder, is_models_plan: false, taken_files: &[] }
    }
}

/// The claims of one task file; one that cannot be read is a single claim that fails.
pub fn of_task(path: &Path, modules: &BTreeMap<String, String>, seed: Option<u64>) -> Vec<Claim> {
    let task = Task::File(path.to_owned());
    let folder = task.folder().unwrap_or(Path::new(".")).to_owned();
    let plan = match plan::make(&task, true) {
        Ok(plan) => plan,
        Err(failure) => return vec![unreadable(path, folder, failure)],
    };
    let mut claims = Vec::new();
    for planned in plan.steps {
        let subject = match &planned.step.directive {
            Directive::Create { file } | Directive::Target { file, .. } => {
                subject(std::slice::from_ref(file), &plan.source, &planned, (modules, &folder))
            }
            Directive::Test { files } => subject(files, &plan.source, &planned, (modules, &folder)),
            Directive::Program { .. } => Subject::Skipped("a program is proven when it is built"),
            Directive::Plan | Directive::Transform { .. } | Directive::Help { .. } => continue,
        };
        let seed = seed.unwrap_or_else(|| search::seed_of(planned.step.span.of(plan.source.text())));
        claims.push(Claim { task: shown(path), planned, source: plan.source.clone(), folder: folder.clone(), seed, subject });
    }
    claims
}

fn unreadable(path: &Path, folder: PathBuf, failure: Failure) -> Claim {
    let directive = Directive::Help { topic: None };
    let step = Step { directive, span: Span::at(0), brief: Brief::default(), seal: Seal::default() };
    let planned = PlannedStep { name: "task".to_owned(), step, proposer: plan::Proposer::None };
    Claim { task: shown(path), planned, source: Source::new(shown(path), ""), folder, seed: 0, subject: Subject::Unfit(failure) }
}

/// Modules of the project, or beside the task file, as they are: nothing is repaired, all is checked.
fn subject(files: &[ModuleFile], source: &Source, planned: &PlannedStep, places: (&BTreeMap<String, String>, &Path)) -> Subject {
    let (modules, folder) = places;
    let mut own = Vec::new();
    for file in files {
        let name = file.as_str();
        let beside = || files::read_beneath(folder, name, LARGEST_MODULE).ok();
        let Some(text) = modules.get(name).cloned().or_else(beside) else {
            let diagnostic = Diagnostic::error(&codes::NO_SUCH_MODULE, format!("there is no module `{name}`"));
            let diagnostic = diagnostic.at(source, planned.step.span, "needs it");
            return Subject::Unfit(diagnostic.help("build the task first, or put the module into modules/ of the project").into());
        };
        own.push(SourceModule { name: name.to_owned(), text });
    }
    let mut workspace = Workspace::new(modules, Target::host());
    own.iter().for_each(|module| workspace.put(&module.name, &module.text));
    let findings: Vec<Diagnostic> = own.iter().flat_map(|module| findings(&workspace, module, &planned.step, own.len())).collect();
    if !findings.is_empty() {
        return Subject::Unfit(Failure { exit: Exit::Rejected, diagnostics: findings });
    }
    let linked = workspace.link_set(&own, Target::host());
    Subject::Ready { own, linked }
}

/// What the manifest says of a module as it is, one of `count` that define the step's functions together.
fn findings(workspace: &Workspace, module: &SourceModule, step: &Step, count: usize) -> Vec<Diagnostic> {
    let source = Source::new(&module.name, &module.text);
    let parsed = ir::parse(&module.text);
    let is_here = |signature: &&Signature| count == 1 || parsed.definitions().any(|function| function.name() == signature.name);
    let signatures = step.brief.signatures.iter().filter(is_here).cloned().collect();
    // Other functions of the module may be those of other steps, which allow other effects.
    let brief = Brief { signatures, effects: None, ..Brief::default() };
    let unchanged = candidate::unchanged(&module.text);
    match candidate::check(workspace, &module.name, &source, &unchanged, &brief) {
        Finding::Ready => candidate::effects_of(workspace, module, &source, &brief.signatures, allowed_effects(&step.brief)),
        Finding::Wrong(findings) => findings,
        Finding::Missing(missing) => missing.iter().map(|missing| nowhere(&source, missing)).collect(),
    }
}
