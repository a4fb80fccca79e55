//! What is done once and inherited by every child: LLVM's targets, the linker's pool, and, when there is time for it, the
//! runtime's memory functions.

use crate::build::{self, Library};
use crate::emit;
use crate::session::{Refusal, Session};
use inkwell::targets::InitializationConfig;
use targets::protocol::{BuildRequest, Built, SourceModule};
use targets::{Optimisation, Target};

/// The state that children inherit.
pub(crate) struct Warm {
    /// A pool of the calling thread alone: a child of `fork` has no other thread, and its filter allows none.
    pool: rayon::ThreadPool,
    library: Option<Library>,
}

impl Warm {
    /// Fails where LLVM's own layout of a target is not the one in the table: the two were made for different versions.
    pub(crate) fn new() -> Result<Self, String> {
        let config = InitializationConfig::default();
        inkwell::targets::Target::initialize_x86(&config);
        inkwell::targets::Target::initialize_aarch64(&config);
        inkwell::targets::Target::initialize_riscv(&config);
        inkwell::targets::Target::initialize_webassembly(&config);
        for target in Target::ALL {
            check_layout(target)?;
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
        let pool = pool.map_err(|error| format!("the linker's pool cannot be made: {error}"))?;
        Ok(Self { pool, library: None })
    }

    /// Compiles the runtime's memory functions, which most programs need and no program changes, once. That also fills
    /// LLVM's tables and resolves its symbols: each child after it is faster by about a third, with or without them.
    pub(crate) fn prepare_library(&mut self) {
        if self.library.is_none() {
            // Without it they are compiled with each program that needs them, to the same bytes.
            self.library = Library::of_runtime(Target::default()).ok();
        }
    }

    pub(crate) fn validate(&self, source: &SourceModule) -> Result<(), Refusal> {
        build::validate(&Session::new(), source)
    }

    pub(crate) fn build(&self, request: &BuildRequest) -> Result<Built, Refusal> {
        self.pool.install(|| build::build(&Session::new(), request, self.library.as_ref()))
    }
}

fn check_layout(target: Target) -> Result<(), String> {
    let description = target.description();
    let machine = emit::machine(description, None, Optimisation::O2).map_err(|refusal| format!("{refusal:?}"))?;
    let layout = machine.get_target_data().get_data_layout();
    let layout = layout.as_str().to_string_lossy();
    if layout == description.data_layout {
        return Ok(());
    }
    Err(format!("LLVM lays out {target} as `{layout}`, the target table as `{}`", description.data_layout))
}
