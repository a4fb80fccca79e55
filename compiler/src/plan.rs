//! The first stage: from English or a task file to steps in dependency order, each with who proposes it.

use crate::completion::{self, Completed};
use crate::exit::{Exit, Failure};
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source, Span, has_errors};
use directives::{Directive, Step, TargetMode, TaskFile};
use patterns::{Answer, FunctionPattern, Library, Match};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What the user asked for.
#[derive(Clone, Debug)]
pub enum Task {
    Sentence(String),
    File(PathBuf),
}

impl Task {
    /// One word that names a file is a task file; all else is a sentence.
    pub fn from_words(words: &[String]) -> Self {
        match words {
            [single] if single.ends_with(".intent") || (!single.contains(' ') && Path::new(single).is_file()) => {
                Self::File(PathBuf::from(single))
            }
            _ => Self::Sentence(words.join(" ")),
        }
    }

    /// The folder that a task file lies in; a sentence has none.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Sentence(_) => None,
            Self::File(path) => Some(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))),
        }
    }

    pub fn parse(&self) -> Result<TaskFile, Failure> {
        match self {
            Self::Sentence(sentence) => Ok(directives::parse(&Source::new("<sentence>", sentence))),
            Self::File(path) => Ok(directives::parse_bytes(&path.display().to_string(), &read_limited(path)?)),
        }
    }
}

/// Refuses by its length what is too large, and reads at most one byte more than that of what has no length.
fn read_limited(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        Diagnostic::error(&codes::TASK_FILE, format!("cannot read {}: {error}", path.display())).help("check the name of the task file")
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    directives::check_length(&path.display().to_string(), file.metadata().map_err(unreadable)?.len())?;
    let mut bytes = Vec::new();
    file.take(directives::MAX_TASK_FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Who proposes the candidate of a step.
#[derive(Debug)]
pub enum Proposer {
    Pattern(Box<Match<'static>>),
    /// A function of the library, whose signature the step has.
    Function(&'static FunctionPattern),
    Model,
    /// Nobody can: the exit code and why.
    Nobody(Exit, Box<Diagnostic>),
    /// Nothing is proposed: what exists is tested, or a text is printed.
    None,
}

#[derive(Debug)]
pub struct PlannedStep {
    /// For example `create strings.ll` or `program echo`; unique in a plan.
    pub name: String,
    pub step: Step,
    pub proposer: Proposer,
    /// Whether the library proposed some of its clauses.
    pub is_proposed: bool,
}

#[derive(Debug)]
pub struct Plan {
    pub source: Source,
    pub steps: Vec<PlannedStep>,
    /// Warnings of the task file.
    pub warnings: Vec<Diagnostic>,
    /// Whether a model wrote it, clauses and all.
    pub is_models: bool,
}

/// Parses and plans. Errors of the task file end it here, before anything runs.
pub fn make(task: &Task, model_configured: bool) -> Result<Plan, Failure> {
    let Completed { file, proposed } = completion::complete(task.parse()?);
    from_task_file(file, model_configured, &proposed)
}

/// The modules that the steps of a plan create.
pub fn created_files(plan: &Plan) -> Vec<&str> {
    let created = plan.steps.iter().filter_map(|planned| match &planned.step.directive {
        Directive::Create { file } => Some(file.as_str()),
        _ => None,
    });
    created.collect()
}

/// The functions that the signatures of a plan name, each with the first step that defines it.
pub fn promised_functions(plan: &Plan) -> BTreeMap<String, String> {
    let mut promised = BTreeMap::new();
    let makes_module = |planned: &&PlannedStep| matches!(planned.step.directive, Directive::Create { .. } | Directive::Target { .. });
    for planned in plan.steps.iter().filter(makes_module) {
        for signature in &planned.step.brief.signatures {
            promised.entry(signature.name.clone()).or_insert_with(|| planned.name.clone());
        }
    }
    promised
}

/// Plans what a model wrote in answer to an `@plan`.
pub fn from_reply(name: &str, reply: &str) -> Result<Plan, Failure> {
    let source = Source::new(name, unfenced(reply));
    let file = directives::parse(&source);
    if let Some(step) = file.steps.iter().find(|step| matches!(step.directive, Directive::Plan)) {
        let diagnostic = Diagnostic::error(&codes::MODEL_PLAN, "the plan that the model wrote holds no steps")
            .at(&source, step.span, "not a directive that can be built")
            .help("say more precisely what is wanted, or write the task file yourself: `intentc help directives`");
        return Err(Failure::new(Exit::Rejected, diagnostic));
    }
    let plan = from_task_file(file, true, &BTreeSet::new()).map_err(|failure| Failure { exit: Exit::Rejected, ..failure })?;
    Ok(Plan { is_models: true, ..plan })
}

/// What stands in the first fenced block of a reply; all of it where it has none.
pub fn unfenced(reply: &str) -> &str {
    let Some((_, rest)) = reply.split_once("```") else { return reply };
    let body = rest.split_once('\n').map_or(rest, |(_, body)| body);
    body.rsplit_once("```").map_or(body, |(body, _)| body)
}

/// `proposed` holds the places of the steps that were completed.
fn from_task_file(file: TaskFile, model_configured: bool, proposed: &BTreeSet<usize>) -> Result<Plan, Failure> {
    let source = file.source;
    if has_errors(&file.diagnostics) {
        return Err(Failure { exit: Exit::Usage, diagnostics: file.diagnostics });
    }
    let mut steps = Vec::with_capacity(file.steps.len());
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for (index, step) in file.steps.into_iter().enumerate() {
        let proposer = proposer(&source, &step, model_configured)?;
        let base = match &proposer {
            Proposer::Pattern(found) if matches!(step.directive, Directive::Plan) => format!("program {}", found.pattern.name),
            _ => step_name(&step.directive),
        };
        let count = names.entry(base.clone()).or_insert(0);
        *count += 1;
        let name = if *count == 1 { base } else { format!("{base} ({count})") };
        steps.push(PlannedStep { name, step, proposer, is_proposed: proposed.contains(&index) });
    }
    if steps.is_empty() {
        let diagnostic = Diagnostic::error(&codes::TASK_FILE, "the task is empty").at(&source, Span::at(0), "nothing is asked for");
        return Err(Failure::from(diagnostic.help("write a sentence, for example \"Build a TCP echo server on port 8080\"")));
    }
    Ok(Plan { steps: in_dependency_order(&source, steps)?, source, warnings: file.diagnostics, is_models: false })
}

pub fn step_name(directive: &Directive) -> String {
    match directive {
        Directive::Create { file } => format!("create {}", file.as_str()),
        Directive::Target { file, mode: TargetMode::Replace } => format!("target {}", file.as_str()),
        Directive::Target { file, mode: TargetMode::Append } => format!("target {} append", file.as_str()),
        Directive::Plan => "plan".to_owned(),
        Directive::Program { name } => format!("program {name}"),
        Directive::Test { files } => {
            let names: Vec<&str> = files.iter().map(directives::ModuleFile::as_str).collect();
            format!("test {}", names.join(" "))
        }
        Directive::Transform { path } => format!("transform {path}"),
        Directive::Help { topic } => format!("help {}", topic.as_deref().unwrap_or("directives")),
    }
}

/// The cheapest proposer that can answer: a pattern, else the model.
fn proposer(source: &Source, step: &Step, model_configured: bool) -> Result<Proposer, Failure> {
    let answer = match &step.directive {
        Directive::Test { .. } | Directive::Help { .. } => return Ok(Proposer::None),
        Directive::Transform { .. } => {
            let diagnostic = Diagnostic::error(&codes::NOT_IN_THIS_VERSION, "this version cannot port a project yet")
                .at(source, step.span, "`@transform` is understood, but not carried out")
                .help("describe the functions you need with `@create` steps");
            return Ok(Proposer::Nobody(Exit::Usage, Box::new(diagnostic)));
        }
        Directive::Plan | Directive::Program { .. } => Some(Library::shipped().answer(&step.brief.intent)),
        Directive::Create { .. } => match Library::shipped().function(&step.brief.intent) {
            Some(function) if completion::has_signature(&step.brief, function) => return Ok(Proposer::Function(function)),
            Some(function) if !model_configured => return Ok(other_signature(source, step, function)),
            _ => None,
        },
        Directive::Target { .. } => None,
    };
    match answer {
        Some(Answer::Match(found)) => Ok(Proposer::Pattern(Box::new(found))),
        Some(Answer::Invalid(diagnostic)) => Err(Failure::from(diagnostic)),
        Some(Answer::Abstain(_)) | None if model_configured => Ok(Proposer::Model),
        Some(Answer::Abstain(abstention)) => {
            let sentence = Source::new(source.name(), &step.brief.intent);
            Ok(Proposer::Nobody(Exit::NoModel, Box::new(with_model_commands(abstention.diagnostic(&sentence)))))
        }
        None => {
            let message = format!("no model is configured, and no pattern answers `@{}`", step_name(&step.directive));
            let diagnostic = Diagnostic::error(&codes::NO_MODEL, message).at(source, step.span, "needs a model");
            Ok(Proposer::Nobody(Exit::NoModel, Box::new(with_model_commands(diagnostic))))
        }
    }
}

/// Nobody makes a function that the library has with another signature.
fn other_signature(source: &Source, step: &Step, function: &FunctionPattern) -> Proposer {
    let known = completion::signature(function).map_or_else(|| function.name.clone(), |signature| signature.to_string());
    let message = format!("the pattern `{}` has another signature than the step asks for", function.name);
    let span = step.brief.signatures.first().map_or(step.span, |signature| signature.span);
    let diagnostic = Diagnostic::error(&codes::NO_MODEL, message).at(source, span, format!("the pattern is `{known}`"));
    Proposer::Nobody(Exit::NoModel, Box::new(with_model_commands(diagnostic)))
}

/// The exact commands that configure a model.
fn with_model_commands(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic
        .note_line("no model is configured; with one it can be tried:")
        .note_line("  OPENAI_API_KEY=… intentc build --model openai:MODEL …")
        .note_line("  intentc build --model openai:MODEL -c base-url=http://127.0.0.1:11434/v1 …   (a local server)")
        .note_line("  intentc build --model 'exec:COMMAND ARGS' …   (a command: prompt on standard input, reply on standard output)")
        .help("set it for good with INTENTC_MODEL or in the user's configuration: `intentc help configuration`")
}

/// Orders steps so that each comes after those it names with `@uses` or changes with `@target`; otherwise as written.
fn in_dependency_order(source: &Source, steps: Vec<PlannedStep>) -> Result<Vec<PlannedStep>, Failure> {
    let needs: Vec<Vec<usize>> = (0..steps.len()).map(|index| dependencies(&steps, index)).collect();
    let mut placed = vec![false; steps.len()];
    let mut order = Vec::with_capacity(steps.len());
    while order.len() < steps.len() {
        let ready = (0..steps.len()).find(|&index| !placed[index] && needs[index].iter().all(|&need| placed[need]));
        let Some(ready) = ready else {
            let mut waiting = (0..steps.len()).filter(|&index| !placed[index]);
            let span = waiting.next().map_or(Span::at(0), |index| steps[index].step.span);
            let diagnostic = Diagnostic::error(&codes::DEPENDENCY_CYCLE, "these steps need each other").at(
                source,
                span,
                "waits for itself through `@uses`",
            );
            return Err(Failure::from(diagnostic.help("remove one of the `@uses` clauses")));
        };
        placed[ready] = true;
        order.push(ready);
    }
    let mut slots: Vec<Option<PlannedStep>> = steps.into_iter().map(Some).collect();
    Ok(order.into_iter().filter_map(|index| slots[index].take()).collect())
}

fn dependencies(steps: &[PlannedStep], index: usize) -> Vec<usize> {
    let step = &steps[index].step;
    let needed = needed_modules(step);
    let is_target = matches!(step.directive, Directive::Target { .. });
    let comes_before = |other: usize| {
        let same_module = module_of(&step.directive).is_some_and(|file| module_of(&steps[other].step.directive) == Some(file));
        // Of two steps on one module, the later changes what the earlier made.
        if is_target && same_module { other < index } else { !same_module && provides(&steps[other].step, &needed) }
    };
    (0..steps.len()).filter(|&other| other != index && comes_before(other)).collect()
}

/// What `step` names with `@uses`, and the module that it changes.
pub fn needed_modules(step: &Step) -> Vec<&str> {
    let target = matches!(step.directive, Directive::Target { .. }).then(|| module_of(&step.directive)).flatten();
    step.brief.uses.iter().map(String::as_str).chain(target).collect()
}

/// Whether `step` makes one of the named modules or functions.
pub fn provides(step: &Step, names: &[&str]) -> bool {
    let module = module_of(&step.directive);
    names.iter().any(|name| module == Some(*name) || step.brief.signatures.iter().any(|signature| signature.name == *name))
}

fn module_of(directive: &Directive) -> Option<&str> {
    match directive {
        Directive::Create { file } | Directive::Target { file, .. } => Some(file.as_str()),
        _ => None,
    }
}

/// What `plan` prints as JSON and what the ledger keeps of a step.
#[derive(Serialize)]
pub struct StepSummary<'a> {
    pub step: &'a str,
    pub proposer: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: BTreeMap<&'a str, String>,
    pub signatures: Vec<String>,
    pub examples: usize,
    pub expectations: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_understood: Option<&'a Diagnostic>,
}

impl PlannedStep {
    pub fn summary(&self) -> StepSummary<'_> {
        let (pattern, slots) = match &self.proposer {
            Proposer::Pattern(found) => {
                let slots = found.slots.iter().map(|slot| (slot.name.as_str(), slot.value.to_string())).collect();
                (Some(found.pattern.name.as_str()), slots)
            }
            Proposer::Function(function) => (Some(function.name.as_str()), BTreeMap::new()),
            _ => (None, BTreeMap::new()),
        };
        StepSummary {
            step: &self.name,
            proposer: match &self.proposer {
                Proposer::Pattern(_) | Proposer::Function(_) => "pattern",
                Proposer::Model => "model",
                Proposer::Nobody(..) => "nobody",
                Proposer::None => "none",
            },
            pattern,
            slots,
            signatures: self.step.brief.signatures.iter().map(ToString::to_string).collect(),
            examples: self.step.brief.examples.len(),
            expectations: self.step.brief.expectations.len(),
            not_understood: match &self.proposer {
                Proposer::Nobody(_, diagnostic) => Some(diagnostic.as_ref()),
                _ => None,
            },
        }
    }

    /// One line for people: `program echo ← pattern tcp_echo (port 8080)`.
    pub fn describe(&self) -> String {
        let summary = self.summary();
        let slots: Vec<String> = summary.slots.iter().map(|(name, value)| format!("{name} {value}")).collect();
        match &self.proposer {
            Proposer::Pattern(found) if slots.is_empty() => format!("{} ← pattern {}", self.name, found.pattern.name),
            Proposer::Pattern(found) => format!("{} ← pattern {} ({})", self.name, found.pattern.name, slots.join(", ")),
            Proposer::Function(function) if self.is_proposed => {
                format!("{} ← pattern {}, which proposes clauses", self.name, function.name)
            }
            Proposer::Function(function) => format!("{} ← pattern {}", self.name, function.name),
            Proposer::Model => format!("{} ← model", self.name),
            Proposer::Nobody(..) => format!("{} ← nobody", self.name),
            Proposer::None => self.name.clone(),
        }
    }
}
