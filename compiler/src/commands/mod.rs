//! One file for each command.

mod build;
mod check;
mod doctor;
mod explain;
mod fix;
mod help;
mod inspect;
mod manifest;
mod run;
mod runs;
mod subject;
mod test;

use crate::arguments::{Arguments, BuildArguments, Command, Global};
use crate::config::{self, Configuration, Layers};
use crate::console::{self, Console};
use crate::exit::{Exit, Failure};
use crate::project::Project;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use serde::Serialize;

pub fn run(arguments: Arguments) -> Exit {
    let console = Console::new(&arguments.global);
    let result = enter_directory(&arguments.global).and_then(|()| match &arguments.command {
        Command::Build(build) if build.dry_run => build::plan(&arguments.global, build, console),
        Command::Build(build) => build::build(&arguments.global, build, console),
        Command::Plan(build) => build::plan(&arguments.global, build, console),
        Command::Check(check) => check::run(&arguments.global, check, console),
        Command::Fix(fix) => fix::run(&arguments.global, fix, console),
        Command::Test(test) => test::run(&arguments.global, test, console),
        Command::Run(run) => run::run(&arguments.global, run, console),
        Command::Manifest(command) => manifest::run(&arguments.global, command, console),
        Command::Inspect(inspect) => inspect::run(&arguments.global, inspect, console),
        Command::Runs(command) => runs::run(&arguments.global, command),
        Command::Doctor => doctor::run(&arguments.global),
        Command::Explain { code } => explain::run(code),
        Command::Help { topic } => help::run(topic),
    });
    match result {
        Ok(exit) => exit,
        Err(failure) => {
            if arguments.global.json {
                print_json(&FailureDocument::new(&failure));
            }
            console.failure(&failure);
            failure.exit
        }
    }
}

#[derive(Serialize)]
struct FailureDocument<'a> {
    schema: &'static str,
    version: u32,
    exit: Exit,
    diagnostics: &'a [Diagnostic],
}

impl<'a> FailureDocument<'a> {
    fn new(failure: &'a Failure) -> Self {
        Self { schema: "intentc.failure", version: 1, exit: failure.exit, diagnostics: &failure.diagnostics }
    }
}

/// One document and a line end.
fn print_json(document: &impl Serialize) -> bool {
    // All documents are structures with text keys, which always have a JSON form.
    let text = serde_json::to_string_pretty(document).unwrap_or_default();
    console::print(&(text + "\n"))
}

fn enter_directory(global: &Global) -> Result<(), Failure> {
    let Some(directory) = &global.directory else { return Ok(()) };
    std::env::set_current_dir(directory).map_err(|error| {
        let message = format!("cannot work in {}: {error}", directory.display());
        Diagnostic::error(&codes::USAGE, message).help("name a folder that exists with -C").into()
    })
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The settings in force for a project, with the flags of `build` and `plan`.
fn configuration(global: &Global, project: &Project, build: &BuildArguments) -> Result<Configuration, Failure> {
    let mut flags = global_flags(global)?;
    let mut flag = |key: &str, value: Option<String>| flags.extend(value.map(|value| (key.to_owned(), value)));
    flag("model", build.model.clone());
    flag("max-attempts", build.max_attempts.map(|number| number.to_string()));
    flag("oracles", build.oracles.clone());
    flag("seed", build.seed.map(|number| number.to_string()));
    flag("seal", build.no_seal.then(|| "false".to_owned()));
    flag("target", build.target.clone());
    flag("cpu", build.cpu.clone());
    flag("optimise", build.optimise.clone());
    flag("emit", (!build.emit.is_empty()).then(|| build.emit.join(",")));
    flag("debug-info", build.debug_info.then(|| "true".to_owned()));
    flag("keep-symbols", build.keep_symbols.then(|| "true".to_owned()));
    flag("timeout", build.timeout.map(|seconds| seconds.to_string()));
    load(global, project, &flags)
}

/// The settings in force for a project, with one flag that a command has besides.
fn configuration_with(global: &Global, project: &Project, flag: Option<(String, String)>) -> Result<Configuration, Failure> {
    let mut flags = global_flags(global)?;
    flags.extend(flag);
    load(global, project, &flags)
}

/// The settings in force for a command without flags of its own.
fn load_global(global: &Global, project: &Project) -> Result<Configuration, Failure> {
    load(global, project, &global_flags(global)?)
}

/// `-c` and the other flags that every command has.
fn global_flags(global: &Global) -> Result<Vec<(String, String)>, Failure> {
    let mut flags = Vec::new();
    for pair in &global.set {
        let Some((key, value)) = pair.split_once('=') else {
            return Err(Diagnostic::error(&codes::USAGE, format!("`-c {pair}` has no `=`")).help("write -c KEY=VALUE").into());
        };
        flags.push((key.trim().to_owned(), value.trim().to_owned()));
    }
    flags.extend(global.offline.then(|| ("offline".to_owned(), "true".to_owned())));
    Ok(flags)
}

/// The settings in force for a project, where `flags` are the strongest.
fn load(global: &Global, project: &Project, flags: &[(String, String)]) -> Result<Configuration, Failure> {
    let user_file = global.config.clone().or_else(|| config::user_file(environment));
    let project_file = project.settings_file();
    let layers = Layers { user_file: user_file.as_deref(), project_file: project_file.as_deref(), flags };
    Configuration::load(&layers, environment)
}
