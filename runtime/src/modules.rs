//! The table of modules.

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

static MODULES: &[Module] = embed![
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
    "x86_64-linux/layout.ll",
    "x86_64-linux/seal.ll",
    "x86_64-linux/start.ll",
    "x86_64-linux/sys_file.ll",
    "x86_64-linux/sys_network.ll",
    "x86_64-linux/sys_process.ll",
];

/// The modules that a program for x86-64 Linux may be linked with, sorted by name.
pub fn modules() -> &'static [Module] {
    MODULES
}
