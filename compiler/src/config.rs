//! Settings: flags > environment > `intent.toml` > the user's file > defaults. Every value keeps its origin.

use crate::exit::Failure;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// One row of the table of settings.
pub struct Setting {
    pub key: &'static str,
    /// Empty: not set.
    pub default: &'static str,
    /// Whether a project's file may set it: what names endpoints, credentials or commands, or loosens the sandbox, may
    /// not come with a project that was downloaded.
    pub project: bool,
    pub help: &'static str,
}

pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "model",
        default: "",
        project: true,
        help: "who proposes what no pattern answers: openai:MODEL, exec:COMMAND, replay:DIR",
    },
    Setting { key: "base-url", default: "", project: false, help: "base URL of an OpenAI-compatible endpoint, with its /v1" },
    Setting { key: "api-key-file", default: "", project: false, help: "file that holds the key of the endpoint" },
    Setting { key: "ca-file", default: "", project: false, help: "PEM file with a further certificate authority to trust" },
    Setting { key: "timeout", default: "600", project: true, help: "time limit of one model call, in seconds" },
    Setting { key: "max-attempts", default: "2", project: true, help: "repair rounds for one step, after its first reply" },
    Setting { key: "sandbox", default: "auto", project: false, help: "auto (the strongest that the machine has), namespaces, filter" },
    Setting { key: "python", default: "", project: false, help: "the Python 3 that runs oracles; the machine's python3 where not set" },
    Setting {
        key: "oracles",
        default: "model",
        project: true,
        help: "model: where a step has no @oracle, two are asked of the model, from the brief alone; none: ask for none",
    },
    Setting {
        key: "seed",
        default: "",
        project: true,
        help: "number that instances are drawn from; made from the step's text where not set",
    },
    Setting { key: "seal", default: "true", project: false, help: "false: let programs make any system call" },
    Setting {
        key: "target",
        default: "",
        project: true,
        help: "machine of the result: x86_64-linux, aarch64-linux, riscv64-linux, wasm32; this machine's where not set",
    },
    Setting {
        key: "cpu",
        default: "",
        project: true,
        help: "processor of the target, by LLVM's name, or native; the oldest where not set",
    },
    Setting { key: "optimise", default: "2", project: true, help: "0 nothing, 2 for speed, z for size" },
    Setting {
        key: "emit",
        default: "",
        project: true,
        help: "forms that are written: ll, bc, obj, elf, wasm, with commas; the program where not set",
    },
    Setting { key: "debug-info", default: "false", project: true, help: "true: DWARF that names the lines of the modules, and symbols" },
    Setting { key: "keep-symbols", default: "false", project: true, help: "true: a symbol table behind what is loaded" },
    Setting { key: "offline", default: "false", project: true, help: "true: use no network, whatever is configured" },
];

/// Those that change the bytes of a result.
const BUILD_SETTINGS: [&str; 6] = ["target", "cpu", "optimise", "debug-info", "keep-symbols", "seal"];

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "from", content = "name", rename_all = "kebab-case")]
pub enum Origin {
    Default,
    UserFile(PathBuf),
    ProjectFile(PathBuf),
    Environment(String),
    Flag,
}

#[derive(Clone, Debug)]
struct Value {
    text: String,
    origin: Origin,
}

/// The values in force.
#[derive(Clone, Debug)]
pub struct Configuration {
    values: BTreeMap<&'static str, Value>,
    /// Weakest first.
    files: Vec<PathBuf>,
}

/// What the layers are read from.
pub struct Layers<'a> {
    pub user_file: Option<&'a Path>,
    pub project_file: Option<&'a Path>,
    /// `KEY=VALUE` of `-c`, then those of named flags.
    pub flags: &'a [(String, String)],
}

impl Configuration {
    /// What holds where nobody sets anything.
    pub fn defaults() -> Self {
        let mut configuration = Self { values: BTreeMap::new(), files: Vec::new() };
        for setting in SETTINGS {
            configuration.set(setting, setting.default.to_owned(), Origin::Default);
        }
        configuration
    }

    pub fn load(layers: &Layers<'_>, environment: impl Fn(&str) -> Option<String>) -> Result<Self, Failure> {
        let mut configuration = Self::defaults();
        if let Some(path) = layers.user_file {
            configuration.read_file(path, &Origin::UserFile(path.to_owned()))?;
        }
        if let Some(path) = layers.project_file {
            configuration.read_file(path, &Origin::ProjectFile(path.to_owned()))?;
        }
        for setting in SETTINGS {
            let name = environment_name(setting.key);
            if let Some(value) = environment(&name) {
                configuration.set(setting, value, Origin::Environment(name));
            }
        }
        for (key, value) in layers.flags {
            let setting = find(key).ok_or_else(|| unknown_key(key, "the command line"))?;
            configuration.set(setting, value.clone(), Origin::Flag);
        }
        configuration.check()?;
        Ok(configuration)
    }

    fn set(&mut self, setting: &Setting, text: String, origin: Origin) {
        self.values.insert(setting.key, Value { text, origin });
    }

    fn read_file(&mut self, path: &Path, origin: &Origin) -> Result<(), Failure> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| Diagnostic::error(&codes::CONFIGURATION, format!("cannot read {shown}: {error}")))?;
        let source = Source::new(&shown, &text);
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let span = error.span().map_or(diagnostics::Span::at(0), |range| diagnostics::Span::new(range.start, range.end));
            Diagnostic::error(&codes::CONFIGURATION, format!("{shown} is not valid TOML")).at(&source, span, error.message())
        })?;
        for (key, value) in table {
            let setting = find(&key).ok_or_else(|| unknown_key(&key, &shown))?;
            let text = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(flag) => flag.to_string(),
                _ => {
                    return Err(
                        Diagnostic::error(&codes::CONFIGURATION, format!("`{key}` in {shown} has a value of the wrong kind")).into()
                    );
                }
            };
            if matches!(origin, Origin::ProjectFile(_)) && (!setting.project || text.starts_with("exec:")) {
                return Err(not_for_projects(&key, &text, &shown).into());
            }
            let text = if key == "model" { relative_to(path, &text) } else { text };
            self.set(setting, text, origin.clone());
        }
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Values that do not parse are refused with their origin, before anything starts.
    fn check(&self) -> Result<(), Failure> {
        let wrong = |key: &str, wanted: &str| {
            let value = &self.values[key];
            let message = format!("`{key}` is `{}`, which is not {wanted} ({})", value.text, describe(&value.origin));
            Err(Diagnostic::error(&codes::CONFIGURATION, message).help("`intentc help configuration` lists the settings").into())
        };
        if !matches!(self.text("timeout").parse::<u64>(), Ok(1..=86_400)) {
            return wrong("timeout", "a number of seconds from 1 to 86400");
        }
        if !matches!(self.text("max-attempts").parse::<u32>(), Ok(0..=20)) {
            return wrong("max-attempts", "a number from 0 to 20");
        }
        if !["auto", "namespaces", "filter"].contains(&self.text("sandbox")) {
            return wrong("sandbox", "one of auto, namespaces, filter");
        }
        if !["model", "none"].contains(&self.text("oracles")) {
            return wrong("oracles", "one of model, none");
        }
        if !self.text("seed").is_empty() && self.seed().is_none() {
            return wrong("seed", "a number from 0 to 18446744073709551615");
        }
        for key in ["seal", "debug-info", "keep-symbols", "offline"] {
            if self.text(key).parse::<bool>().is_err() {
                return wrong(key, "true or false");
            }
        }
        Ok(())
    }

    fn text(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |value| &value.text)
    }

    /// `None` where no model is configured.
    pub fn model(&self) -> Option<&str> {
        Some(self.text("model")).filter(|model| !model.is_empty())
    }

    pub fn optional(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub fn timeout(&self) -> Duration {
        // `check` has refused what is not a number.
        Duration::from_secs(self.text("timeout").parse().unwrap_or(600))
    }

    pub fn max_attempts(&self) -> u32 {
        self.text("max-attempts").parse().unwrap_or(2)
    }

    pub fn sandbox(&self) -> Option<sandbox::Level> {
        match self.text("sandbox") {
            "namespaces" => Some(sandbox::Level::Namespaces),
            "filter" => Some(sandbox::Level::Filter),
            _ => None,
        }
    }

    /// The Python that runs oracles, where one was named.
    pub fn python(&self) -> Option<PathBuf> {
        self.optional("python").map(PathBuf::from)
    }

    /// Whether a model is asked for oracles where a step has none.
    pub fn asks_for_oracles(&self) -> bool {
        self.text("oracles") == "model"
    }

    /// The number that instances are drawn from, where one was given.
    pub fn seed(&self) -> Option<u64> {
        self.text("seed").parse().ok()
    }

    /// The files that were read, weakest first.
    pub fn files(&self) -> Vec<&Path> {
        self.files.iter().map(PathBuf::as_path).collect()
    }

    /// Whether programs confine themselves to the system calls that their code can make.
    pub fn seal(&self) -> bool {
        self.text("seal") != "false"
    }

    pub fn offline(&self) -> bool {
        self.is_on("offline")
    }

    pub fn is_on(&self, key: &str) -> bool {
        self.text(key) == "true"
    }

    /// What was set of how results are made, for the lock.
    pub fn build_settings(&self) -> BTreeMap<String, String> {
        let set = |key: &&str| self.values.get(*key).is_some_and(|value| value.origin != Origin::Default);
        BUILD_SETTINGS.into_iter().filter(set).map(|key| (key.to_owned(), self.text(key).to_owned())).collect()
    }
}

/// A `replay:` folder in a file is relative to that file.
fn relative_to(file: &Path, model: &str) -> String {
    match (model.strip_prefix("replay:"), file.parent()) {
        (Some(folder), Some(parent)) if Path::new(folder).is_relative() => format!("replay:{}", parent.join(folder).display()),
        _ => model.to_owned(),
    }
}

fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

fn environment_name(key: &str) -> String {
    format!("INTENTC_{}", key.replace('-', "_").to_ascii_uppercase())
}

fn unknown_key(key: &str, place: &str) -> Diagnostic {
    let nearest = SETTINGS
        .iter()
        .map(|setting| (similar::TextDiff::from_chars(key, setting.key).ratio(), setting.key))
        .max_by(|left, right| left.0.total_cmp(&right.0));
    let diagnostic = Diagnostic::error(&codes::CONFIGURATION, format!("unknown setting `{key}` in {place}"));
    match nearest {
        Some((ratio, name)) if ratio > 0.6 => diagnostic.help(format!("did you mean `{name}`?")),
        _ => diagnostic.help("`intentc help configuration` lists the settings"),
    }
}

fn not_for_projects(key: &str, value: &str, file: &str) -> Diagnostic {
    let what = if value.starts_with("exec:") { "an `exec:` command" } else { "a value" };
    Diagnostic::error(&codes::UNTRUSTED_SETTING, format!("{file} sets `{key}` to {what} that a project's file may not set"))
        .note_line("a project may be a stranger's: it names no endpoints, credentials or commands, and does not loosen the sandbox")
        .help(format!("set it yourself: `-c {key}=…`, {}, or the user's configuration file", environment_name(key)))
}

fn describe(origin: &Origin) -> String {
    match origin {
        Origin::Default => "the default".to_owned(),
        Origin::UserFile(path) | Origin::ProjectFile(path) => format!("from {}", path.display()),
        Origin::Environment(name) => format!("from the environment variable {name}"),
        Origin::Flag => "from the command line".to_owned(),
    }
}

/// The table for `intentc help configuration`.
pub fn reference() -> String {
    let mut text = String::from(
        "Settings, strongest first: flags and -c KEY=VALUE, INTENTC_* in the environment, intent.toml (nearest parent folder),\n\
         the user's file ($XDG_CONFIG_HOME/intentc/config.toml), defaults.\n\n",
    );
    for setting in SETTINGS {
        let default = if setting.default.is_empty() { "not set" } else { setting.default };
        let project = if setting.project { "" } else { "; not from intent.toml" };
        let _ = writeln!(text, "  {:<14} {} (default: {default}{project}; {})", setting.key, setting.help, environment_name(setting.key));
    }
    text
}

/// `$XDG_CONFIG_HOME/intentc/config.toml`, where it exists.
pub fn user_file(environment: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let folder = environment("XDG_CONFIG_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(environment("HOME")?).join(".config")))?;
    Some(folder.join("intentc").join("config.toml")).filter(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    fn load(project: Option<&str>, environment: &[(&str, &str)], flags: &[(&str, &str)]) -> Result<Configuration, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("intent.toml");
        if let Some(text) = project {
            std::fs::write(&file, text).unwrap();
        }
        let flags: Vec<(String, String)> = flags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let layers = Layers { user_file: None, project_file: project.map(|_| file.as_path()), flags: &flags };
        Configuration::load(&layers, |name| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn stronger_layers_win() {
        let file = "model = \"openai:a\"\ntimeout = 5\n";
        let configuration = load(Some(file), &[("INTENTC_MODEL", "openai:b")], &[]).unwrap();
        assert_eq!(configuration.model(), Some("openai:b"));
        assert_eq!(configuration.timeout(), Duration::from_secs(5));
        assert_eq!(load(Some(file), &[("INTENTC_MODEL", "openai:b")], &[("model", "openai:c")]).unwrap().model(), Some("openai:c"));
        assert_eq!(load(None, &[], &[]).unwrap().model(), None);
    }

    #[test]
    fn a_project_may_not_set_what_only_the_user_may() {
        for text in ["base-url = \"http://x\"", "model = \"exec:rm -rf /\"", "sandbox = \"filter\"", "api-key-file = \"/etc/shadow\""] {
            let failure = load(Some(text), &[], &[]).unwrap_err();
            assert_eq!(failure.diagnostics[0].code.id, codes::UNTRUSTED_SETTING.id, "{text}");
        }
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_nearest() {
        let failure = load(Some("modle = \"openai:a\""), &[], &[]).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert_eq!(failure.diagnostics[0].help.as_deref(), Some("did you mean `model`?"));
    }

    #[test]
    fn a_value_that_does_not_parse_names_its_origin() {
        let failure = load(None, &[("INTENTC_TIMEOUT", "soon")], &[]).unwrap_err();
        assert!(failure.diagnostics[0].message.contains("INTENTC_TIMEOUT"), "{}", failure.diagnostics[0].message);
    }
}
