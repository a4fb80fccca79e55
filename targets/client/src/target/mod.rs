//! The target table: what programs are made for.

mod cpus;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A machine and system that programs are made for. The numbers stand in the notes of programs and are never given to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[cbor(index_only)]
pub enum Target {
    #[n(0)]
    #[cfg_attr(not(any(target_arch = "aarch64", target_arch = "riscv64")), default)]
    X86_64Linux,
    #[n(1)]
    #[cfg_attr(target_arch = "aarch64", default)]
    Aarch64Linux,
    #[n(2)]
    #[cfg_attr(target_arch = "riscv64", default)]
    Riscv64Linux,
    /// A module for an engine: no system, no system calls.
    #[n(3)]
    Wasm32,
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
    /// The oldest processor that programs run on, and what it has beyond its name.
    pub cpu: &'static str,
    pub features: &'static str,
    /// The names that `--cpu` may give.
    pub cpus: &'static [&'static str],
    /// How a program lies in its file; `None` where it is a WebAssembly module.
    pub elf: Option<ElfDescription>,
}

/// What the linker and the program's headers are told.
#[derive(Debug)]
pub struct ElfDescription {
    /// The linker's `-m` option.
    pub emulation: &'static str,
    /// `e_machine`.
    pub machine: u16,
    /// The machine's name in messages.
    pub title: &'static str,
    /// The largest page that a kernel of the machine may use: segments of different rights are this far apart.
    pub page: u64,
}

static X86_64_LINUX: TargetDescription = TargetDescription {
    name: "x86_64-linux",
    triple: "x86_64-unknown-linux",
    data_layout: "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128",
    cpu: "x86-64",
    features: "",
    cpus: cpus::X86_64,
    elf: Some(ElfDescription { emulation: "elf_x86_64", machine: 62, title: "x86-64", page: 0x1000 }),
};

static AARCH64_LINUX: TargetDescription = TargetDescription {
    name: "aarch64-linux",
    triple: "aarch64-unknown-linux",
    data_layout: "e-m:e-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128-Fn32",
    cpu: "generic",
    features: "",
    cpus: cpus::AARCH64,
    elf: Some(ElfDescription { emulation: "aarch64linux", machine: 183, title: "AArch64", page: 0x1_0000 }),
};

/// `rv64gc`, the base of every general distribution; the linker may make calls of near functions shorter.
static RISCV64_LINUX: TargetDescription = TargetDescription {
    name: "riscv64-linux",
    triple: "riscv64-unknown-linux",
    data_layout: "e-m:e-p:64:64-i64:64-i128:128-n32:64-S128",
    cpu: "generic-rv64",
    features: "+m,+a,+f,+d,+c,+relax",
    cpus: cpus::RISCV64,
    elf: Some(ElfDescription { emulation: "elf64lriscv", machine: 243, title: "RISC-V 64", page: 0x1000 }),
};

static WASM32: TargetDescription = TargetDescription {
    name: "wasm32",
    triple: "wasm32-unknown-unknown",
    data_layout: "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-n32:64-S128-ni:1:10:20",
    cpu: "mvp",
    features: "",
    cpus: cpus::WASM32,
    elf: None,
};

impl Target {
    pub const ALL: [Target; 4] = [Target::X86_64Linux, Target::Aarch64Linux, Target::Riscv64Linux, Target::Wasm32];

    pub fn description(self) -> &'static TargetDescription {
        match self {
            Target::X86_64Linux => &X86_64_LINUX,
            Target::Aarch64Linux => &AARCH64_LINUX,
            Target::Riscv64Linux => &RISCV64_LINUX,
            Target::Wasm32 => &WASM32,
        }
    }

    pub fn name(self) -> &'static str {
        self.description().name
    }

    /// The target whose programs this machine runs. The default is the same.
    pub fn host() -> Self {
        Self::default()
    }

    /// Fails, with the names that are most like it, where LLVM knows no processor `name` of this target.
    pub fn check_cpu(self, name: &str) -> Result<(), UnknownCpu> {
        let known = self.description().cpus;
        if known.contains(&name) {
            return Ok(());
        }
        let mut near: Vec<(usize, &'static str)> = known.iter().map(|cpu| (distance(name, cpu), *cpu)).collect();
        near.sort_unstable();
        let near = near.into_iter().take_while(|(distance, cpu)| *distance <= cpu.len() / 2).take(3).map(|(_, cpu)| cpu).collect();
        Err(UnknownCpu { name: name.to_owned(), target: self, near })
    }
}

/// A processor that a target does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCpu {
    pub name: String,
    pub target: Target,
    /// The nearest names, best first; perhaps none.
    pub near: Vec<&'static str>,
}

/// How many letters must be put in, taken out or replaced to turn one name into the other. Names of users are cut: none of the table
/// is longer.
fn distance(name: &str, known: &str) -> usize {
    const LONGEST: usize = 64;
    let name: Vec<char> = name.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (index, letter) in known.chars().enumerate() {
        let mut diagonal = index;
        row[0] = index + 1;
        for (column, other) in name.iter().enumerate() {
            let changed = diagonal + usize::from(*other != letter);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[name.len()]
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

/// How much the optimiser does. The numbers stand in the notes of programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[cbor(index_only)]
pub enum Optimisation {
    #[n(0)]
    O0,
    #[n(2)]
    #[default]
    O2,
    /// For size.
    #[n(3)]
    Oz,
}

impl Optimisation {
    pub const ALL: [Optimisation; 3] = [Optimisation::O0, Optimisation::O2, Optimisation::Oz];

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
        let message = "unknown target `vax`; known: x86_64-linux, aarch64-linux, riscv64-linux, wasm32";
        assert_eq!("vax".parse::<Target>(), Err(message.to_owned()));
    }

    #[test]
    fn an_unknown_cpu_is_answered_with_the_nearest() {
        for target in Target::ALL {
            assert_eq!(target.check_cpu(target.description().cpu), Ok(()));
            assert!(target.description().cpus.is_sorted());
        }
        let near = |target: Target, name| target.check_cpu(name).unwrap_err().near;
        assert_eq!(near(Target::X86_64Linux, "skylak")[0], "skylake");
        assert_eq!(near(Target::X86_64Linux, "ZNVER3")[0], "znver3");
        assert_eq!(near(Target::Aarch64Linux, "cortex-a73 ")[0], "cortex-a73");
        assert_eq!(near(Target::Wasm32, "pentium-the-fifth"), [""; 0]);
        assert!(near(Target::Riscv64Linux, &"x".repeat(100_000)).is_empty());
    }
}
