//! LLVM as the judge of validity.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

static OPT: LazyLock<PathBuf> = LazyLock::new(|| {
    let output = Command::new("llvm-config-19").arg("--bindir").output().expect("llvm-config-19 must be installed (package llvm-19-dev)");
    let path = PathBuf::from(String::from_utf8(output.stdout).unwrap().trim()).join("opt");
    assert!(path.exists(), "{} is missing: install the package llvm-19", path.display());
    path
});

/// `accepted`, or the first line of what LLVM says against the text.
pub(crate) fn verdict(text: &str) -> String {
    let mut child = Command::new(&*OPT)
        .args(["-passes=verify", "-disable-output"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    if output.status.success() {
        return "accepted".to_owned();
    }
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = report.lines().next().unwrap_or("rejected");
    line.split_once("<stdin>:").map_or(line, |(_, message)| message).to_owned()
}
