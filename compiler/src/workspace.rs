//! The modules that a run knows: the runtime's, the project's, and those accepted on the way.

use manifest::Manifest;
use std::collections::BTreeMap;
use targets::{SourceModule, Target};

/// Runtime modules that every program is linked with: start-up, in the machine's folder, and the functions that LLVM itself makes
/// calls of.
const ALWAYS_LINKED: [&str; 3] = ["memory.ll", "memory_calls.ll", "start.ll"];

/// Where the manifest has the functions that steps of the task define. No file has this name.
const PROMISED: &str = "the steps of the task";

#[derive(Clone)]
pub struct Workspace {
    manifest: Manifest,
    modules: BTreeMap<String, String>,
    /// Functions that steps of the task define, each with the step; accepted or not.
    promised: BTreeMap<String, String>,
}

impl Workspace {
    /// The runtime for `target` and the modules of the project. A target without system calls sees those of this machine, where its
    /// functions are tested: that it cannot have them is said when its module is built, with the calls that lead there.
    pub fn new(project_modules: &BTreeMap<String, String>, target: Target) -> Self {
        let machine = if target.description().elf.is_some() { target } else { Target::host() };
        let mut manifest = Manifest::with_runtime_of(machine.name());
        manifest.add_modules(project_modules.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        Self { manifest, modules: project_modules.clone(), promised: BTreeMap::new() }
    }

    /// The same with functions that steps of the task define. Until they are there nobody can call them, as if they were private
    /// to another module; but a name that the task asks for is no slip of another one.
    pub fn with_promised(mut self, promised: BTreeMap<String, String>) -> Self {
        let define = |name: &String| format!("define internal void {}() {{\n  unreachable\n}}\n", ir::global_token(name));
        self.manifest.add_module(PROMISED, &promised.keys().map(define).collect::<String>());
        self.promised = promised;
        self
    }

    /// The step of the task that defines a function.
    pub fn promised_by(&self, function: &str) -> Option<&str> {
        self.promised.get(function).map(String::as_str)
    }

    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    pub fn module(&self, name: &str) -> Option<&str> {
        self.modules.get(name).map(String::as_str)
    }

    /// Adds or replaces a module; the manifest follows.
    pub fn put(&mut self, name: &str, text: &str) {
        self.manifest.add_module(name, text);
        self.modules.insert(name.to_owned(), text.to_owned());
    }

    /// The manifest as a new version of module `name` sees it: without the old one.
    pub fn manifest_without(&self, name: &str) -> Manifest {
        let mut manifest = self.manifest.clone();
        manifest.remove_module(name);
        manifest
    }

    /// `own` and all modules that they need on `target`, directly or through others, in a fixed order. Every machine has the same
    /// modules in its folder, so what is needed on one is needed on each.
    pub fn link_set(&self, own: &[SourceModule], target: Target) -> Vec<SourceModule> {
        let texts: Vec<&str> = own.iter().map(|module| module.text.as_str()).collect();
        let library = runtime::modules(target.name());
        let always = library.iter().filter(|module| ALWAYS_LINKED.contains(&module.name.rsplit('/').next().unwrap_or_default()));
        let mut roots: Vec<&str> = always.clone().map(|module| module.text).collect();
        roots.extend(&texts);
        let mut needed: Vec<String> = self.manifest.closure(&roots).into_iter().map(|name| on_machine(name, target)).collect();
        needed.extend(always.map(|module| module.name.to_owned()));
        needed.sort_unstable();
        needed.dedup();
        needed.retain(|name| own.iter().all(|module| module.name != *name));
        let found = needed.into_iter().filter_map(|name| {
            let text = self.module(&name).or_else(|| runtime_module(&name))?.to_owned();
            Some(SourceModule { name, text })
        });
        own.iter().cloned().chain(found).collect()
    }

    /// `declare` lines with their documentation, most relevant to `text` first.
    pub fn relevant(&self, text: &str, token_budget: usize) -> Vec<String> {
        let entries = self.manifest.relevant(text, token_budget);
        entries
            .into_iter()
            .map(|entry| {
                let documentation: String = entry.documentation().lines().map(|line| format!("; {line}\n")).collect();
                format!("{documentation}{}", entry.signature())
            })
            .collect()
    }
}

/// The name of a machine's module on another machine; other names stay as they are.
fn on_machine(name: String, target: Target) -> String {
    match name.split_once('/') {
        Some((folder, file)) if runtime::MACHINES.contains(&folder) => format!("{target}/{file}"),
        _ => name,
    }
}

/// The module of the runtime library with this name.
pub fn runtime_module(name: &str) -> Option<&'static str> {
    runtime::all_modules().find(|module| module.name == name).map(|module| module.text)
}
