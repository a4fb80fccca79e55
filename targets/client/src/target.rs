use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A machine and system that programs are made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    #[default]
    X86_64Linux,
}

/// One row of the target table: what LLVM and the linker are told.
#[derive(Debug)]
pub struct TargetDescription {
    /// As in `--target` and in the names of the runtime's folders.
    pub name: &'static str,
    /// Without an environment (`gnu`, `musl`): LLVM then assumes no function of a libc beyond the C standard's.
    pub triple: &'static str,
    /// LLVM 19's own layout for `triple`; the worker checks at start that it still is.
    pub data_layout: &'static str,
    /// The oldest processor that programs run on.
    pub cpu: &'static str,
    pub features: &'static str,
    /// The linker's `-m` option.
    pub emulation: &'static str,
}

static X86_64_LINUX: TargetDescription = TargetDescription {
    name: "x86_64-linux",
    triple: "x86_64-unknown-linux",
    data_layout: "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128",
    cpu: "x86-64",
    features: "",
    emulation: "elf_x86_64",
};

impl Target {
    pub const ALL: [Target; 1] = [Target::X86_64Linux];

    pub fn description(self) -> &'static TargetDescription {
        match self {
            Target::X86_64Linux => &X86_64_LINUX,
        }
    }

    pub fn name(self) -> &'static str {
        self.description().name
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|target| target.name() == name).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.into_iter().map(Target::name).collect();
            format!("unknown target `{name}`; known: {}", known.join(", "))
        })
    }
}

/// How much the optimiser does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Optimisation {
    O0,
    #[default]
    O2,
    /// For size.
    Oz,
}

impl Optimisation {
    pub fn name(self) -> &'static str {
        match self {
            Optimisation::O0 => "O0",
            Optimisation::O2 => "O2",
            Optimisation::Oz => "Oz",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_found_by_its_name() {
        for target in Target::ALL {
            assert_eq!(target.name().parse(), Ok(target));
        }
        assert_eq!("vax".parse::<Target>(), Err("unknown target `vax`; known: x86_64-linux".to_owned()));
    }
}
