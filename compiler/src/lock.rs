//! `intent.lock`: why each module was accepted. Committed to git, so it holds nothing that differs between machines.

use crate::exit::Failure;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const VERSION: u32 = 1;

const HEADER: &str = "# Why each module of this project was accepted. Written by intentc; commit it, do not edit it.\n\n";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    pub version: u32,
    /// The settings under which it was built last, where they were set: a default is not written down.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub build: BTreeMap<String, String>,
    #[serde(default)]
    pub module: BTreeMap<String, LockedModule>,
    /// Programs by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub program: BTreeMap<String, LockedProgram>,
}

/// A program that was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LockedProgram {
    /// BLAKE3 of the whole file, its note included.
    pub hash: String,
    /// The step that made it, for example `program greet`.
    pub step: String,
    pub proposer: String,
    pub target: String,
    /// False for one that may make any system call (`--no-seal`).
    pub sealed: bool,
    pub verdict: String,
    pub rests_on: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproven: Vec<String>,
}

/// What an accepted module rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LockedModule {
    /// BLAKE3 of the module's text.
    pub hash: String,
    /// The step that made it, for example `create strings.ll`.
    pub step: String,
    /// The step of the task whose module lacked these functions; absent where the task itself asks for the module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_for: Option<String>,
    /// For example `replay:authored` or `openai:gpt-5`.
    pub proposer: String,
    /// BLAKE3 of the request that the accepted reply answered; absent for what no model wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    pub verdict: String,
    pub rests_on: String,
    /// The number that the instances of the proof were drawn from, as text: TOML has no numbers of this size. Absent where none were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproven: Vec<String>,
}

impl Default for Lock {
    fn default() -> Self {
        Self { version: VERSION, build: BTreeMap::new(), module: BTreeMap::new(), program: BTreeMap::new() }
    }
}

impl Lock {
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let lock: Self = toml::from_str(text).map_err(|error| damaged(error.message()))?;
        if lock.version == VERSION { Ok(lock) } else { Err(damaged(&format!("version {} is not known", lock.version))) }
    }

    /// BLAKE3 of what it says of modules, which programs state in their notes.
    pub fn hash_of_modules(&self) -> [u8; 32] {
        let modules = Self { program: BTreeMap::new(), ..self.clone() };
        *blake3::hash(modules.to_text().as_bytes()).as_bytes()
    }

    pub fn to_text(&self) -> String {
        // Maps of strings always have a TOML form.
        format!("{HEADER}{}", toml::to_string(self).unwrap_or_default())
    }
}

fn damaged(reason: &str) -> Failure {
    Diagnostic::error(&codes::PROJECT, format!("intent.lock cannot be read: {reason}"))
        .help("restore it from version control, or remove it together with modules/ and build again")
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let mut lock = Lock::default();
        let module = LockedModule {
            hash: "ab".into(),
            step: "create strings.ll".into(),
            created_for: Some("create words.ll".into()),
            proposer: "replay:authored".into(),
            request: None,
            verdict: "accepted".into(),
            rests_on: "examples only".into(),
            seed: Some(u64::MAX.to_string()),
            unproven: vec!["@property f(x) == \"\\n\"".into()],
        };
        lock.module.insert("text/strings.ll".into(), module);
        lock.build.insert("target".into(), "riscv64-linux".into());
        assert_eq!(Lock::parse(&lock.to_text()).unwrap(), lock);
        let hash = lock.hash_of_modules();
        let program = LockedProgram {
            hash: "cd".into(),
            step: "program words".into(),
            proposer: "replay:authored".into(),
            target: "x86_64-linux".into(),
            sealed: true,
            verdict: "accepted".into(),
            rests_on: "scenarios of the task".into(),
            unproven: Vec::new(),
        };
        lock.program.insert("words".into(), program);
        assert_eq!(Lock::parse(&lock.to_text()).unwrap(), lock);
        assert_eq!(lock.hash_of_modules(), hash);
        assert!(Lock::parse("version = 9").is_err());
        assert!(Lock::parse("version = [").is_err());
    }
}
