//! What is made of accepted modules: for which machine, how, and in which forms.

use crate::config::Configuration;
use crate::exit::{Exit, Failure};
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use serde::Serialize;
use serde_json::{Value, json};
use targets::{Artifact, ArtifactKind, BuildSettings, Cpu, Optimisation, Target, Worker};

/// The processor of the machine that builds.
pub const NATIVE: &str = "native";

/// A form in which the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The linked and optimised module as text.
    Ll,
    /// The same as bitcode.
    Bc,
    Obj,
    Elf,
    Wasm,
}

impl Form {
    pub const ALL: [Form; 5] = [Form::Ll, Form::Bc, Form::Obj, Form::Elf, Form::Wasm];

    /// As in `--emit`.
    pub fn name(self) -> &'static str {
        match self {
            Form::Ll => "ll",
            Form::Bc => "bc",
            Form::Obj => "obj",
            Form::Elf => "elf",
            Form::Wasm => "wasm",
        }
    }

    /// What is added to the name of the result; nothing for a program.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Elf => "",
            Form::Obj => ".o",
            Form::Ll => ".ll",
            Form::Bc => ".bc",
            Form::Wasm => ".wasm",
        }
    }

    fn artifact(self) -> Option<ArtifactKind> {
        match self {
            Form::Ll => Some(ArtifactKind::Ir),
            Form::Bc => Some(ArtifactKind::Bitcode),
            Form::Obj => Some(ArtifactKind::Object),
            Form::Elf | Form::Wasm => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub target: Target,
    pub optimisation: Optimisation,
    /// Whether somebody asked for that.
    pub is_optimisation_chosen: bool,
    pub settings: BuildSettings,
    /// What is written, at least one.
    pub forms: Vec<Form>,
}

impl Product {
    /// Reads the settings. What does not fit together is refused before anything starts.
    pub fn of(config: &Configuration) -> Result<Self, Failure> {
        let target = match config.optional("target") {
            Some(name) => name.parse().map_err(|reason: String| refused(reason, "choose one of them"))?,
            None => Target::host(),
        };
        let mut product = Self {
            target,
            optimisation: optimisation(&config.optional("optimise").unwrap_or_default())?,
            is_optimisation_chosen: config.build_settings().contains_key("optimise"),
            settings: BuildSettings {
                cpu: config.optional("cpu").map(|name| cpu(target, name)).transpose()?,
                debug_info: config.is_on("debug-info"),
                keep_symbols: config.is_on("keep-symbols") || config.is_on("debug-info"),
                ..BuildSettings::default()
            },
            forms: forms(target, &config.optional("emit").unwrap_or_default())?,
        };
        if !product.has_programs() && product.settings.keep_symbols {
            let message = format!("debug information and symbols are not kept for {target}");
            return Err(refused(message, "leave --debug-info and --keep-symbols out"));
        }
        product.settings.artifacts = product.forms.iter().filter_map(|form| form.artifact()).collect();
        Ok(product)
    }

    /// Replaces `native` by the processor that the worker sees.
    pub fn resolve(&mut self, worker: &mut Worker) -> Result<(), Failure> {
        if self.settings.cpu.as_ref().is_some_and(|cpu| cpu.name == NATIVE) {
            let native = worker.cpu().map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))?;
            self.settings.cpu = Some(native);
        }
        Ok(())
    }

    /// What was asked for, or else what suits the program.
    pub fn optimisation_or(&self, own: Optimisation) -> Optimisation {
        if self.is_optimisation_chosen { self.optimisation } else { own }
    }

    /// Whether the target runs programs; otherwise it has modules of functions.
    pub fn has_programs(&self) -> bool {
        self.target.description().elf.is_some()
    }

    /// For the ledger.
    pub fn record(&self) -> Value {
        let forms: Vec<&str> = self.forms.iter().map(|form| form.name()).collect();
        let description = self.target.description();
        let cpu = self.settings.cpu.as_ref();
        json!({
            "target": self.target.name(), "optimisation": self.optimisation.name(), "emit": forms,
            "cpu": cpu.map_or(description.cpu, |cpu| cpu.name.as_str()),
            "features": cpu.map_or(description.features, |cpu| cpu.features.as_str()),
            "debug-info": self.settings.debug_info, "keep-symbols": self.settings.keep_symbols,
        })
    }

    /// The bytes of each form, of the program and the artifacts that were built with it.
    pub fn written<'a>(&self, program: &'a [u8], artifacts: &'a [Artifact]) -> Vec<(Form, &'a [u8])> {
        let bytes = |form: &Form| match form.artifact() {
            Some(kind) => artifacts.iter().find(|artifact| artifact.kind == kind).map(|artifact| artifact.bytes.as_slice()),
            None => Some(program),
        };
        self.forms.iter().filter_map(|form| Some((*form, bytes(form)?))).collect()
    }
}

/// What has to be said of a result for a machine that this one is not.
pub fn not_run(target: Target) -> String {
    let host = Target::host();
    format!("what was tested is the {host} build of the same modules; the {target} build was not run")
}

fn optimisation(level: &str) -> Result<Optimisation, Failure> {
    let wanted = format!("O{level}");
    let found = Optimisation::ALL.into_iter().find(|known| known.name() == wanted);
    found.ok_or_else(|| refused(format!("unknown optimisation `{level}`"), "choose one of 0, 2, z"))
}

fn cpu(target: Target, name: String) -> Result<Cpu, Failure> {
    if name == NATIVE {
        let message = format!("the processor of this machine does not run programs for {target}");
        let fits = target == Target::host();
        return if fits { Ok(Cpu { name, features: String::new() }) } else { Err(refused(message, "name a processor of the target")) };
    }
    target.check_cpu(&name).map_err(|unknown| {
        let message = format!("{target} has no processor `{name}`");
        match unknown.near.as_slice() {
            [] => refused(message, "leave --cpu out for the one that every machine of the target has"),
            near => refused(message, &format!("did you mean `{}`?", near.join("`, `"))),
        }
    })?;
    Ok(Cpu { name, features: String::new() })
}

/// Reads `ll,obj`; nothing is the target's own form.
fn forms(target: Target, list: &str) -> Result<Vec<Form>, Failure> {
    let has_programs = target.description().elf.is_some();
    let own = if has_programs { Form::Elf } else { Form::Wasm };
    let mut forms = Vec::new();
    for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let known = Form::ALL.map(Form::name).join(", ");
        let form = Form::ALL.into_iter().find(|form| form.name() == name);
        let form = form.ok_or_else(|| refused(format!("unknown form `{name}`"), &format!("choose of {known}")))?;
        if matches!(form, Form::Elf | Form::Wasm) && form != own {
            let message = format!("{target} has no form `{name}`");
            return Err(refused(message, &format!("its own form is `{}`", own.name())));
        }
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    Ok(if forms.is_empty() { vec![own] } else { forms })
}

fn refused(message: String, help: &str) -> Failure {
    Diagnostic::error(&codes::PRODUCT, message).help(help).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Layers;

    fn product(settings: &[(&str, &str)]) -> Result<Product, Failure> {
        let flags: Vec<(String, String)> = settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let layers = Layers { user_file: None, project_file: None, flags: &flags };
        Product::of(&Configuration::load(&layers, |_| None).unwrap())
    }

    #[test]
    fn the_default_is_a_program_for_this_machine() {
        let product = product(&[]).unwrap();
        assert_eq!((product.target, product.optimisation), (Target::host(), Optimisation::O2));
        assert_eq!((product.forms.as_slice(), &product.settings), ([Form::Elf].as_slice(), &BuildSettings::default()));
    }

    #[test]
    fn settings_say_what_is_made() {
        let product =
            product(&[("target", "riscv64-linux"), ("cpu", "sifive-u74"), ("optimise", "z"), ("emit", "elf, ll,obj,ll")]).unwrap();
        assert_eq!((product.target, product.optimisation), (Target::Riscv64Linux, Optimisation::Oz));
        assert_eq!(product.forms, [Form::Elf, Form::Ll, Form::Obj]);
        assert_eq!(product.settings.artifacts, [ArtifactKind::Ir, ArtifactKind::Object]);
        assert_eq!(product.settings.cpu.unwrap().name, "sifive-u74");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_the_next_step() {
        let cases: [(&[(&str, &str)], &str); 7] = [
            (&[("target", "vax")], "choose one of them"),
            (&[("target", "x86_64-linux"), ("cpu", "skylak")], "did you mean `skylake`"),
            (&[("optimise", "3")], "choose one of 0, 2, z"),
            (&[("emit", "exe")], "choose of ll, bc, obj, elf, wasm"),
            (&[("target", "wasm32"), ("emit", "elf")], "its own form is `wasm`"),
            (&[("target", "wasm32"), ("cpu", "native")], "name a processor of the target"),
            (&[("target", "wasm32"), ("debug-info", "true")], "leave --debug-info"),
        ];
        for (settings, help) in cases {
            let failure = product(settings).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage, "{settings:?}");
            assert!(failure.diagnostics[0].help.as_deref().unwrap().starts_with(help), "{failure:?}");
        }
    }
}
