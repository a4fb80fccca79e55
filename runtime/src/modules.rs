//! The table of modules.

use std::sync::LazyLock;

use crate::{AARCH64_LINUX, RISCV64_LINUX, WASM32, X86_64_LINUX};

/// One module of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Module {
    /// Path below `runtime/`, for example `text.ll` or `x86_64-linux/start.ll`.
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        &[$(Module { name: $name, text: include_str!(concat!("../", $name)) }),*]
    };
}

/// The modules of one machine: every machine has the same, with the same functions.
macro_rules! machine {
    ($target:literal) => {
        &[
            Module { name: concat!($target, "/layout.ll"), text: include_str!(concat!("../", $target, "/layout.ll")) },
            Module { name: concat!($target, "/seal.ll"), text: include_str!(concat!("../", $target, "/seal.ll")) },
            Module { name: concat!($target, "/start.ll"), text: include_str!(concat!("../", $target, "/start.ll")) },
            Module { name: concat!($target, "/sys_file.ll"), text: include_str!(concat!("../", $target, "/sys_file.ll")) },
            Module { name: concat!($target, "/sys_network.ll"), text: include_str!(concat!("../", $target, "/sys_network.ll")) },
            Module { name: concat!($target, "/sys_process.ll"), text: include_str!(concat!("../", $target, "/sys_process.ll")) },
        ]
    };
}

static SHARED: &[Module] = embed![
    "event.ll",
    "http.ll",
    "http_exchange.ll",
    "http_field.ll",
    "http_response.ll",
    "http_server.ll",
    "http_target.ll",
    "http_token.ll",
    "memory.ll",
    "number.ll",
    "page.ll",
    "server.ll",
    "socket.ll",
    "stream.ll",
    "text.ll",
];

static X86_64: LazyLock<Vec<Module>> = LazyLock::new(|| with_shared(machine!("x86_64-linux")));
static AARCH64: LazyLock<Vec<Module>> = LazyLock::new(|| with_shared(machine!("aarch64-linux")));
static RISCV64: LazyLock<Vec<Module>> = LazyLock::new(|| with_shared(machine!("riscv64-linux")));

static WASM: LazyLock<Vec<Module>> = LazyLock::new(|| with_shared(embed!["wasm32/memory_calls.ll"]));

fn with_shared(machine: &[Module]) -> Vec<Module> {
    let mut modules = [SHARED, machine].concat();
    modules.sort_unstable_by_key(|module| module.name);
    modules
}

/// The modules that a program for `target` may be linked with, sorted by name. An unknown target has those that are the same on every
/// machine.
pub fn modules(target: &str) -> &'static [Module] {
    match target {
        X86_64_LINUX => &X86_64,
        AARCH64_LINUX => &AARCH64,
        RISCV64_LINUX => &RISCV64,
        WASM32 => &WASM,
        _ => SHARED,
    }
}

/// Every module of every machine, each once.
pub fn all_modules() -> impl Iterator<Item = &'static Module> {
    let of_machine = |target| modules(target).iter().filter(|module| module.name.contains('/'));
    let machines = [AARCH64_LINUX, RISCV64_LINUX, WASM32, X86_64_LINUX];
    SHARED.iter().chain(machines.into_iter().flat_map(of_machine))
}
