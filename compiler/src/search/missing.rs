//! doesNotUnderstand: functions that a candidate calls and that exist nowhere are created by a step of their own.
//!
//! The candidate is set aside; `create auto_missing.ll` runs, with the signatures that its calls say and the intent of its step
//! as the brief; then the candidate goes through repairs and checks again, with the new manifest. All functions that one candidate
//! misses are asked for in one reply: they are the words in which it was thought, often share a representation (`stack_push`,
//! `stack_pop`), and two replies could not agree on it.
//!
//! A created module is a new file each time, `auto_missing.ll`, `auto_missing_2.ll` and so on, so that none that was accepted is
//! ever changed. It counts only with the candidate: if that is rejected, it is gone.

use super::rounds::{self, Conversation, Judged};
use super::{Created, MadeModule, Origin, Search, model};
use crate::candidate::{self, Finding};
use crate::exit::Failure;
use crate::host::{Host, RecordedReply};
use crate::prompts;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::codes::manifest as manifest_codes;
use diagnostics::{Diagnostic, Source, Span};
use directives::Brief;
use manifest::Missing;
use models::Request;
use runtime::EffectSet;
use serde_json::json;

/// Functions that are asked for on behalf of one candidate, in all; those asked for in vain count.
const MOST_FUNCTIONS: usize = 8;
/// A candidate may need functions, and those may need others; a chain that goes on ends here.
const DEEPEST: usize = 2;
/// How much of the prompt the functions that may be called take.
const FUNCTIONS_TOKEN_BUDGET: usize = 1_000;

/// The creation of what one candidate of a step lacks.
pub struct Creation<'a> {
    search: &'a Search<'a>,
    /// The modules that wait, the step's candidate first.
    waiting: Vec<Waiting>,
    asked: usize,
}

/// A module that is set aside.
struct Waiting {
    step: String,
    /// Public functions that it defines.
    defines: Vec<String>,
    needs: Vec<String>,
    /// The module in which those are created.
    file: String,
}

/// A module that is not complete, and what it lacks.
struct Need<'n> {
    step: &'n str,
    source: &'n Source,
    missing: &'n [Missing],
}

/// A reply that is to become a module.
pub struct Proposal<'p> {
    /// For example `create strings.ll`.
    pub step: &'p str,
    pub file: &'p str,
    /// The module that the reply is added to.
    pub base: Option<&'p str>,
    pub answer: &'p RecordedReply,
    pub attempt: u32,
    pub brief: &'p Brief,
}

/// What became of functions that are missing.
enum Outcome {
    /// In the workspace already.
    Created(Vec<MadeModule>),
    /// It cannot be done, for these reasons.
    Refused(Vec<Diagnostic>),
    /// Another step of the task makes them.
    Promised(Box<Diagnostic>),
}

/// A proposal that passes every check before LLVM's.
pub struct Resolved {
    pub text: String,
    pub source: Source,
    /// What was created on the way; in the workspace already.
    pub created: Vec<MadeModule>,
}

impl<'a> Creation<'a> {
    pub fn new(search: &'a Search<'a>) -> Self {
        Self { search, waiting: Vec::new(), asked: 0 }
    }

    /// Repairs and checks a reply, and creates the functions that it lacks, until nothing is missing.
    pub fn resolve(&mut self, host: &mut Host, workspace: &mut Workspace, proposal: &Proposal<'_>) -> Result<Judged<Resolved>, Failure> {
        let mut created = Vec::new();
        loop {
            let repaired = candidate::repair(workspace, proposal.file, proposal.base, &proposal.answer.reply.text);
            candidate::record_edits(host, proposal.file, &repaired)?;
            let name = format!("reply {} for {}", proposal.attempt, proposal.file);
            let source = repaired.source(&name, &proposal.answer.reply.text);
            let text = repaired.text.clone();
            match candidate::check(workspace, proposal.file, &source, &repaired, proposal.brief) {
                Finding::Ready => return Ok(Judged::Accepted(Resolved { text, source, created })),
                Finding::Wrong(findings) => return Ok(Judged::Rejected { text, findings }),
                Finding::Missing(missing) => {
                    let need = Need { step: proposal.step, source: &source, missing: &missing };
                    match self.create(host, workspace, &need)? {
                        Outcome::Created(modules) => created.extend(modules),
                        Outcome::Refused(findings) => return Ok(Judged::Rejected { text, findings }),
                        Outcome::Promised(finding) => return Ok(Judged::Waits(finding)),
                    }
                }
            }
        }
    }

    /// Asks for what is missing and adds it to the workspace; findings where that cannot be done.
    fn create(&mut self, host: &mut Host, workspace: &mut Workspace, need: &Need<'_>) -> Result<Outcome, Failure> {
        let names: Vec<String> = need.missing.iter().map(|missing| missing.name.clone()).collect();
        host.console.progress("missing", &format!("{} needs {}", need.step, list(&names)));
        let declarations: Vec<&str> = need.missing.iter().map(|missing| missing.declaration.as_str()).collect();
        host.record.event("functions.missing", &json!({ "step": need.step, "declarations": declarations }))?;
        if let Some(promised) = self.promised(workspace, need) {
            return Ok(Outcome::Promised(Box::new(promised)));
        }
        if let Some(end) = self.end(need, &names) {
            return Ok(Outcome::Refused(vec![end]));
        }
        self.asked += names.len();
        let file = self.free_file(workspace);
        let module = ir::parse(need.source.text());
        let public = module.definitions().filter(|function| function.is_public());
        let defines = public.map(|function| function.name().into_owned()).collect();
        self.waiting.push(Waiting { step: need.step.to_owned(), defines, needs: names, file });
        let outcome = self.ask(host, workspace, need);
        self.waiting.pop();
        outcome
    }

    /// A function that another step of the task defines is not created here: there would be two of it.
    fn promised(&self, workspace: &Workspace, need: &Need<'_>) -> Option<Diagnostic> {
        let own = &self.search.planned.name;
        need.missing.iter().find_map(|missing| {
            let step = workspace.promised_by(&missing.name).filter(|step| step != own)?;
            let message = format!("`@{}` is made by `{step}`, which has not been accepted yet", missing.name);
            let diagnostic = Diagnostic::error(&codes::MISSING_FUNCTIONS, message).at(need.source, missing.span, "called here");
            Some(diagnostic.help("name its module with `@uses`, so that it is built first"))
        })
    }

    /// Why nothing more is created, if that is so.
    fn end(&self, need: &Need<'_>, names: &[String]) -> Option<Diagnostic> {
        let whose = |name: &String| self.waiting.iter().find(|waiting| waiting.defines.contains(name) || waiting.needs.contains(name));
        let report = |message: String, help: &str| {
            let span = need.missing.first().map_or(Span::at(0), |missing| missing.span);
            Diagnostic::error(&codes::MISSING_FUNCTIONS, message).at(need.source, span, "called here").help(help)
        };
        let chain = self.chain(need, names);
        if let Some((name, waiting)) = names.iter().find_map(|name| Some((name, whose(name)?))) {
            let by = if waiting.defines.contains(name) { "is defined by" } else { "is itself created for" };
            let message = format!("functions need each other: {chain}, and `@{name}` {by} `{}`, which waits", waiting.step);
            return Some(report(message, "define functions that call each other in one module"));
        }
        if self.waiting.len() >= DEEPEST {
            let message = format!("created functions need others again and again: {chain}");
            return Some(report(message, "define them in the module that calls them, or create them in steps of their own"));
        }
        (self.asked + names.len() > MOST_FUNCTIONS).then(|| {
            let message =
                format!("{} functions are missing, more than the {MOST_FUNCTIONS} that are created: {chain}", self.asked + names.len());
            report(message, "define them in the module that calls them, or create them in steps of their own")
        })
    }

    /// `create words.ll → @split_words → @is_blank_byte`
    fn chain(&self, need: &Need<'_>, names: &[String]) -> String {
        let first = self.waiting.first().map_or(need.step, |waiting| &waiting.step);
        let links = self.waiting.iter().map(|waiting| list(&waiting.needs)).chain([list(names)]);
        links.fold(first.to_owned(), |chain, link| format!("{chain} → {link}"))
    }

    /// A name that no module has: neither one of the workspace, nor one that is being made, nor one that is promised.
    fn free_file(&self, workspace: &Workspace) -> String {
        let is_taken = |file: &str| {
            self.search.taken_files.contains(&file)
                || workspace.module(file).is_some()
                || self.waiting.iter().any(|waiting| waiting.file == file)
        };
        let mut file = "auto_missing.ll".to_owned();
        let mut number = 1;
        while is_taken(&file) {
            number += 1;
            file = format!("auto_missing_{number}.ll");
        }
        file
    }

    /// Runs the step that creates what the module that waits last needs.
    fn ask(&mut self, host: &mut Host, workspace: &mut Workspace, need: &Need<'_>) -> Result<Outcome, Failure> {
        let Some(waiting) = self.waiting.last() else { return Ok(Outcome::Refused(Vec::new())) };
        let (file, names) = (waiting.file.clone(), waiting.needs.clone());
        let step = format!("create {file}");
        let task = &self.search.planned.step.brief;
        let functions = workspace.relevant(&format!("{} {}", names.join(" "), task.intent), FUNCTIONS_TOKEN_BUDGET);
        let wanted = prompts::Wanted { step: &step, needed_by: need.step, brief: task, missing: need.missing, source: need.source.text() };
        let first = prompts::missing(&wanted, &functions);
        let before = workspace.clone();
        let needed = Needed { step: &step, file: &file, effects: task.effects, missing: need.missing };
        let mut asking = Asking { creation: self, workspace, before, first, needed, waits: None };
        let outcome = rounds::ask(host, &mut asking)?;
        let waits = asking.waits.take();
        if let Some(finding) = waits {
            return Ok(Outcome::Promised(finding));
        }
        Ok(match outcome {
            Ok(modules) => {
                host.record.event("functions.created", &json!({ "step": step, "for": self.search.planned.name, "functions": names }))?;
                host.console.progress("created", &format!("{} in {file}", list(&names)));
                Outcome::Created(modules)
            }
            Err(exhausted) => Outcome::Refused([failed(need, &step, &names)].into_iter().chain(exhausted.findings).collect()),
        })
    }

    fn judge(
        &mut self,
        host: &mut Host,
        workspace: &mut Workspace,
        proposal: &Proposal<'_>,
        wanted: &[Missing],
    ) -> Result<Judged<Vec<MadeModule>>, Failure> {
        let Resolved { text, source, mut created } = match self.resolve(host, workspace, proposal)? {
            Judged::Accepted(resolved) => resolved,
            Judged::Rejected { text, findings } | Judged::Misbehaves { text, findings } => return Ok(Judged::Rejected { text, findings }),
            Judged::Waits(finding) => return Ok(Judged::Waits(finding)),
        };
        let mut findings = unmade(&text, &source, wanted);
        findings.extend(self.taken(&text, &source));
        if !findings.is_empty() {
            return Ok(Judged::Rejected { text, findings });
        }
        if let Some(findings) = model::invalid(host, proposal.file, &text, &source)? {
            return Ok(Judged::Rejected { text, findings });
        }
        workspace.put(proposal.file, &text);
        let answer = proposal.answer;
        created.push(MadeModule {
            file: proposal.file.to_owned(),
            text,
            origin: Origin::Reply { reply: answer.blob, request: answer.answered_request(), append: false },
            kept: true,
            created: Some(Created { step: proposal.step.to_owned(), proposer: model::proposer(&answer.reply) }),
        });
        Ok(Judged::Accepted(created))
    }

    /// Public functions that a module that waits defines too.
    fn taken(&self, text: &str, source: &Source) -> Vec<Diagnostic> {
        let module = ir::parse(text);
        let finding = |function: ir::Function| {
            let name = function.name();
            let owner = self.waiting.iter().find(|waiting| waiting.defines.iter().any(|defined| *defined == name))?;
            let message = format!("`@{name}` is defined by `{}`, which calls this module", owner.step);
            let diagnostic =
                Diagnostic::error(&manifest_codes::NAME_TAKEN, message).at(source, function.name_span(), "defined here as well");
            Some(diagnostic.help("leave it out, or make a function of your own `internal`"))
        };
        module.definitions().filter(|function| function.is_public()).filter_map(finding).collect()
    }
}

/// The conversation about functions that a candidate lacks.
struct Asking<'c, 'a> {
    creation: &'c mut Creation<'a>,
    workspace: &'c mut Workspace,
    before: Workspace,
    first: Request,
    needed: Needed<'c>,
    /// What has to be made first.
    waits: Option<Box<Diagnostic>>,
}

/// The module that is asked for.
struct Needed<'c> {
    step: &'c str,
    file: &'c str,
    effects: Option<EffectSet>,
    missing: &'c [Missing],
}

impl Conversation for Asking<'_, '_> {
    type Accepted = Vec<MadeModule>;

    fn first(&self) -> Request {
        self.first.clone()
    }

    fn repair(&self, text: &str, findings: &[Diagnostic]) -> Request {
        prompts::again(&self.first, text, findings)
    }

    fn judge(&mut self, host: &mut Host, answer: &RecordedReply, attempt: u32) -> Result<Judged<Vec<MadeModule>>, Failure> {
        let Needed { step, file, effects, missing } = &self.needed;
        let brief = Brief { effects: *effects, ..Brief::default() };
        let proposal = Proposal { step, file, base: None, answer, attempt, brief: &brief };
        let judged = self.creation.judge(host, self.workspace, &proposal, missing)?;
        match &judged {
            Judged::Accepted(_) => {}
            Judged::Waits(finding) => self.waits = Some(finding.clone()),
            wrong => model::record_rejection(host, step, wrong.findings())?,
        }
        if !matches!(judged, Judged::Accepted(_)) {
            self.workspace.clone_from(&self.before);
        }
        Ok(judged)
    }
}

/// What the module does not define as it is called.
fn unmade(text: &str, source: &Source, wanted: &[Missing]) -> Vec<Diagnostic> {
    let module = ir::parse(text);
    let finding = |missing: &Missing| {
        let head = missing.declaration.replacen("declare", "define", 1);
        let help = format!("write `{head}`");
        let Some(function) = module.definitions().find(|function| function.name() == missing.name) else {
            let message = format!("the module does not define `@{}`", missing.name);
            return Some(Diagnostic::error(&codes::SIGNATURE_MISSING, message).at(source, Span::at(0), "not in this module").help(help));
        };
        let message = if !function.is_public() {
            format!("`@{}` is private, so that no other module can call it", missing.name)
        } else if function.signature() != missing.signature {
            format!("`@{}` is defined as `{}`, but it is called as `{}`", missing.name, function.signature(), missing.signature)
        } else {
            return None;
        };
        Some(Diagnostic::error(&codes::SIGNATURE_MISSING, message).at(source, function.name_span(), "defined here").help(help))
    };
    wanted.iter().filter_map(finding).collect()
}

/// For whoever waited.
fn failed(need: &Need<'_>, step: &str, names: &[String]) -> Diagnostic {
    let message = format!("`{}` needs {}, and `{step}` failed", need.step, list(names));
    let span = need.missing.first().map_or(Span::at(0), |missing| missing.span);
    let diagnostic = Diagnostic::error(&codes::MISSING_FUNCTIONS, message).at(need.source, span, "called here");
    diagnostic.help("define it in the module that calls it, or create it in a step of its own")
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("@{name}")).collect::<Vec<_>>().join(", ")
}
