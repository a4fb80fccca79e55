//! Developer tasks: generated documentation, and the rules of the tree as functions that a test calls.
//!
//! Each rule takes what it looks at as arguments and gives a list of violations, one line each; empty is good.

pub mod generated;
pub mod levels;
pub mod machines;
pub mod paths;
pub mod sources;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}
