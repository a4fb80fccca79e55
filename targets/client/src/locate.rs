use crate::ToolchainError;
use std::path::{Path, PathBuf};

/// The path of one of intentc's own programs: beside the running one, or one folder up where the running one is a test
/// or a benchmark in `target/<profile>/deps`.
pub fn locate_binary(name: &str) -> Result<PathBuf, ToolchainError> {
    let running = std::env::current_exe()
        .map_err(|error| ToolchainError::Start { binary: PathBuf::from(name), reason: format!("own path is unknown: {error}") })?;
    locate_beside(&running, name)
}

fn locate_beside(running: &Path, name: &str) -> Result<PathBuf, ToolchainError> {
    let beside = running.parent();
    let above = beside.filter(|folder| folder.ends_with("deps") || folder.ends_with("examples")).and_then(Path::parent);
    let searched: Vec<PathBuf> = [beside, above].into_iter().flatten().map(Path::to_path_buf).collect();
    let found = searched.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found.ok_or_else(|| ToolchainError::NotFound { name: name.to_owned(), searched })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_beside_the_program_and_above_deps() {
        let folder = tempfile::tempdir().unwrap();
        let deps = folder.path().join("deps");
        std::fs::create_dir(&deps).unwrap();
        let worker = folder.path().join("intentc-llvm");
        let missing = locate_beside(&deps.join("test-1"), "intentc-llvm").unwrap_err();
        assert_eq!(missing, ToolchainError::NotFound { name: "intentc-llvm".into(), searched: vec![deps.clone(), folder.path().into()] });
        std::fs::write(&worker, "").unwrap();
        assert_eq!(locate_beside(&deps.join("test-1"), "intentc-llvm"), Ok(worker.clone()));
        assert_eq!(locate_beside(&folder.path().join("intentc"), "intentc-llvm"), Ok(worker));
        assert!(locate_beside(&folder.path().join("other/intentc"), "intentc-llvm").is_err());
    }
}
