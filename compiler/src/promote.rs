//! The last stage: what was accepted is written, all of it or nothing.

use crate::exit::{Exit, Failure};
use crate::files::{self, Mode};
use crate::host::Host;
use crate::journal::{self, StagedFile};
use crate::library::Library;
use crate::lock::{Lock, LockedModule, LockedProgram};
use crate::plan::Plan;
use crate::product::Form;
use crate::project::{LOCK_FILE, MODULES};
use crate::report::Written;
use crate::search::{Accepted, MadeModule, Origin, Program};
use crate::workspace;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use directives::Directive;
use ledger::BlobHash;
use manifest::Manifest;
use patterns::Content;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use targets::{Artifact, provenance};

/// The text form of the manifest, for people and other tools; intentc makes it anew each time.
const MANIFEST_FILE: &str = "modules/manifest.txt";
const PROGRAMS: &str = "bin";

/// Where results go and what they are made with.
#[derive(Debug, Default)]
pub struct Outputs {
    /// `-o`.
    pub program: Option<PathBuf>,
    pub content: Option<Content>,
    /// The name of what is made of the task as a whole, without an extension.
    pub stem: String,
    /// A sentence writes its program to the current folder, a task file to `bin/` of its project.
    pub is_sentence: bool,
}

/// What is handed over.
pub struct Made<'a> {
    pub steps: &'a [&'a Accepted],
    /// The module of a target without programs.
    pub library: Option<&'a Library>,
}

/// Files that were handed over, by the step that made them.
#[derive(Debug, Default)]
pub struct WrittenFiles(BTreeMap<String, Vec<Written>>);

impl WrittenFiles {
    pub fn of(&self, step: &str) -> Vec<Written> {
        self.0.get(step).cloned().unwrap_or_default()
    }

    fn add(&mut self, step: &Accepted, path: &Path, content: &[u8], kind: &'static str) {
        let written = Written { path: path.to_owned(), bytes: content.len(), hash: BlobHash::of(content).to_string(), kind };
        self.0.entry(step.step.clone()).or_default().push(written);
    }
}

/// Refuses before any work is done what could not be written at the end.
pub fn check_before(plan: &Plan, outputs: &Outputs, lock: &Lock, modules: &BTreeMap<String, String>) -> Result<(), Failure> {
    if let Some(path) = &outputs.program {
        let programs = plan.steps.iter().filter(|step| matches!(step.step.directive, Directive::Program { .. } | Directive::Plan)).count();
        if programs > 1 {
            let message = format!("-o {} names one file, but {programs} programs are asked for", path.display());
            return Err(Diagnostic::error(&codes::OUTPUT_AMBIGUOUS, message).help("leave -o out").into());
        }
        files::check_output(path)?;
    }
    for step in &plan.steps {
        let (Directive::Create { file } | Directive::Target { file, .. }) = &step.step.directive else { continue };
        let label = |diagnostic: Diagnostic| diagnostic.at(&plan.source, step.step.span, "would replace it");
        if workspace::runtime_module(file.as_str()).is_some() {
            let diagnostic = Diagnostic::error(&codes::MODULE_EXISTS, format!("the runtime library has a module `{}`", file.as_str()));
            return Err(label(diagnostic).help("choose another name").into());
        }
        let Some(text) = modules.get(file.as_str()) else { continue };
        let is_target = matches!(step.step.directive, Directive::Target { .. });
        match lock.module.get(file.as_str()) {
            Some(locked) if locked.hash == BlobHash::of(text.as_bytes()).to_string() => {}
            Some(_) => {
                let diagnostic =
                    Diagnostic::error(&codes::HAND_EDITED, format!("{MODULES}/{} was changed since it was accepted", file.as_str()));
                let help = format!("keep your change by another name, or remove {MODULES}/{} and its entry in {LOCK_FILE}", file.as_str());
                return Err(label(diagnostic).help(help).into());
            }
            None if is_target => {}
            None => {
                let diagnostic =
                    Diagnostic::error(&codes::MODULE_EXISTS, format!("{MODULES}/{} exists and is not in {LOCK_FILE}", file.as_str()));
                return Err(label(diagnostic).help("use `@target` to change it, or another name").into());
            }
        }
    }
    Ok(())
}

/// Writes modules, manifest, lock and programs of the accepted steps. `created_before` are modules of functions that an earlier
/// candidate lacked, by file, with the step it was for: where that step now has a candidate that needs none of them, they go.
pub fn commit(
    host: &mut Host,
    made: &Made<'_>,
    outputs: &Outputs,
    mut lock: Lock,
    created_before: &BTreeMap<String, String>,
) -> Result<WrittenFiles, Failure> {
    let accepted = made.steps;
    let mut written = WrittenFiles::default();
    let mut modules: BTreeMap<&str, (&Accepted, &MadeModule)> = BTreeMap::new();
    for step in accepted {
        // Of two steps that made the same module, the later one's text holds both.
        modules.extend(step.kept_modules().map(|module| (module.file.as_str(), (*step, module))));
    }
    let mut staged = Vec::new();
    for (file, (step, module)) in &modules {
        let path = format!("{MODULES}/{file}");
        written.add(step, &host.project.shown(&path), module.text.as_bytes(), "module");
        staged.push(StagedFile { path, content: Some(module.text.clone().into_bytes()) });
    }
    let is_stale = |file: &str, needed_by: &str| !modules.contains_key(file) && accepted.iter().any(|step| step.step == needed_by);
    let stale = created_before.iter().filter(|(file, step)| is_stale(file, step)).map(|(file, _)| file.as_str());
    let stale: Vec<&str> = stale.collect();
    for file in &stale {
        lock.module.remove(*file);
        staged.push(StagedFile { path: format!("{MODULES}/{file}"), content: None });
    }
    let mut lock = locked(lock, modules.values());
    if !staged.is_empty() || keeps_programs(host, outputs) {
        // Before the programs: their notes state the lock's hash.
        lock.build = host.config.build_settings();
    }
    let programs = finished_programs(host, made, outputs, &mut lock, &mut written)?;
    let is_locked = !programs.is_empty() && keeps_programs(host, outputs);
    if !staged.is_empty() {
        let mut project = host.project.modules()?;
        project.retain(|file, _| !stale.contains(&file.as_str()));
        staged.push(StagedFile { path: MANIFEST_FILE.to_owned(), content: Some(manifest_text(project, modules.values()).into_bytes()) });
    }
    if !staged.is_empty() || is_locked {
        staged.push(StagedFile { path: LOCK_FILE.to_owned(), content: Some(lock.to_text().into_bytes()) });
    }
    // What can be found out before anything has its name is found out.
    for (path, ..) in &programs {
        files::check_output(path)?;
    }
    let pending = programs.iter().map(|(path, bytes, mode)| files::write_pending(path, bytes, *mode)).collect::<Result<Vec<_>, _>>()?;
    if let Some(folder) = host.project.open()?.filter(|_| !staged.is_empty()) {
        journal::write_all(&folder, &staged)?;
    }
    for file in pending {
        file.commit()?;
    }
    host.record.stage_done("promote", &json!({ "written": written.0 }))?;
    Ok(written)
}

/// Whether the lock lists the programs of this run: those of a task file, which belong to its project.
fn keeps_programs(host: &Host, outputs: &Outputs) -> bool {
    !outputs.is_sentence && host.project.root().is_some()
}

/// The programs with their notes, and where each goes; the lock follows. Their own modules are kept with the record of the run, so that
/// `inspect` can show what they call.
fn finished_programs(
    host: &mut Host,
    made: &Made<'_>,
    outputs: &Outputs,
    lock: &mut Lock,
    written: &mut WrittenFiles,
) -> Result<Vec<(PathBuf, Vec<u8>, Mode)>, Failure> {
    let is_locked = keeps_programs(host, outputs);
    let lock_hash = is_locked.then(|| lock.hash_of_modules());
    let mut programs = Vec::new();
    for step in made.steps {
        let Some(program) = &step.program else { continue };
        for module in &step.modules {
            host.record.blob(module.text.as_bytes())?;
        }
        let file = provenance::attach(&program.elf, &program.provenance.note(lock_hash)).map_err(|error| defect(&error.to_string()))?;
        targets::read_back(&file, host.product.target).map_err(|error| defect(&error.to_string()))?;
        for Placed { path, form, bytes } in forms(host, outputs, &program.name, &file, &program.artifacts)? {
            written.add(step, &path, bytes, if form == Form::Elf { "program" } else { form.name() });
            programs.push((path, bytes.to_vec(), if form == Form::Elf { Mode::Program } else { Mode::Data }));
        }
        if is_locked && host.product.forms.contains(&Form::Elf) {
            lock.program.insert(program.name.clone(), program_entry(step, program, &file));
        }
    }
    if let (Some(library), Some(step)) = (made.library, made.steps.last()) {
        let file = provenance::attach(&library.wasm, &library.provenance.note(lock_hash)).map_err(|error| defect(&error.to_string()))?;
        for Placed { path, form, bytes } in forms(host, outputs, &outputs.stem, &file, &library.artifacts)? {
            written.add(step, &path, bytes, form.name());
            programs.push((path, bytes.to_vec(), Mode::Data));
        }
        if is_locked && host.product.forms.contains(&Form::Wasm) {
            let note = library.provenance.note(None);
            let entry = LockedProgram {
                hash: BlobHash::of(&file).to_string(),
                step: note.intent,
                proposer: "the modules of these steps".to_owned(),
                target: note.target.name().to_owned(),
                sealed: false,
                verdict: "accepted".to_owned(),
                rests_on: note.proof.rests_on,
                unproven: vec![library.unproven.clone()],
            };
            lock.program.insert(format!("{}{}", outputs.stem, Form::Wasm.extension()), entry);
        }
    }
    Ok(programs)
}

/// Of a finished program that is not what was tested and its note.
fn defect(reason: &str) -> Failure {
    Failure::new(Exit::Internal, Diagnostic::error(&codes::READ_BACK, reason.to_owned()))
}

fn program_entry(step: &Accepted, program: &Program, file: &[u8]) -> LockedProgram {
    LockedProgram {
        hash: BlobHash::of(file).to_string(),
        step: step.step.clone(),
        proposer: step.proposer.clone(),
        target: program.provenance.note(None).target.name().to_owned(),
        sealed: program.provenance.note(None).filter.is_some(),
        verdict: "accepted".to_owned(),
        rests_on: step.rests_on.clone(),
        unproven: step.unproven.clone(),
    }
}

/// One form of a result, and its place.
struct Placed<'a> {
    path: PathBuf,
    form: Form,
    bytes: &'a [u8],
}

/// Where each form goes: the only one to the path itself where `-o` names it, otherwise beside the program, with an extension.
fn forms<'a>(host: &Host, outputs: &Outputs, name: &str, program: &'a [u8], artifacts: &'a [Artifact]) -> Result<Vec<Placed<'a>>, Failure> {
    let path = program_path(host, outputs, name)?;
    let written = host.product.written(program, artifacts);
    let is_only = written.len() == 1 && outputs.program.is_some();
    let place = |form: Form| {
        let mut place = path.clone().into_os_string();
        place.push(if is_only { "" } else { form.extension() });
        PathBuf::from(place)
    };
    Ok(written.into_iter().map(|(form, bytes)| Placed { path: place(form), form, bytes }).collect())
}

/// `-o`, else `bin/NAME` of the project for a task file, else `NAME` in the current folder.
fn program_path(host: &Host, outputs: &Outputs, name: &str) -> Result<PathBuf, Failure> {
    match (&outputs.program, host.project.root()) {
        (Some(path), _) => Ok(path.clone()),
        (None, Some(root)) if !outputs.is_sentence => {
            let folder = root.join(PROGRAMS);
            std::fs::create_dir_all(&folder).map_err(|error| files::unwritable(&folder, &error))?;
            Ok(host.project.shown(&format!("{PROGRAMS}/{name}")))
        }
        _ => Ok(PathBuf::from(name)),
    }
}

/// The lock with the entries of this run.
fn locked<'a>(mut lock: Lock, made: impl Iterator<Item = &'a (&'a Accepted, &'a MadeModule)>) -> Lock {
    lock.module.extend(made.map(|(step, module)| (module.file.clone(), lock_entry(step, module))));
    lock
}

fn lock_entry(step: &Accepted, module: &MadeModule) -> LockedModule {
    LockedModule {
        hash: BlobHash::of(module.text.as_bytes()).to_string(),
        step: module.created.as_ref().map_or(&step.step, |created| &created.step).clone(),
        created_for: module.created.as_ref().map(|_| step.step.clone()),
        proposer: module.created.as_ref().map_or(&step.proposer, |created| &created.proposer).clone(),
        request: match &module.origin {
            Origin::Reply { request, .. } => request.clone(),
            Origin::Pattern | Origin::Library { .. } => None,
        },
        verdict: "accepted".to_owned(),
        rests_on: step.rests_on.clone(),
        seed: step.seed.map(|seed| seed.to_string()),
        unproven: step.unproven.clone(),
    }
}

/// All functions of the project's modules as they are after this run.
fn manifest_text<'a>(mut modules: BTreeMap<String, String>, made: impl Iterator<Item = &'a (&'a Accepted, &'a MadeModule)>) -> String {
    modules.extend(made.map(|(_, module)| (module.file.clone(), module.text.clone())));
    let mut manifest = Manifest::new();
    manifest.add_modules(modules.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    manifest.to_text()
}
