//! What an interpreter says of itself.

use crate::process::{poll_one, read_into};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long an interpreter may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);
const LONGEST_ANSWER: usize = 64 << 10;

/// Loads what a computation needs, so that the process's own memory map names the shared libraries. A file's interpreter stands in
/// its program headers, as type 3.
const PROGRAM: &str = r#"
import os, struct, sys
modules = """array base64 binascii bisect calendar cmath collections copy dataclasses datetime decimal difflib enum fractions functools
hashlib heapq io itertools json math numbers operator queue random re statistics string struct textwrap time typing unicodedata zlib"""
for module in modules.split():
    try:
        __import__(module)
    except ImportError:
        pass
executable = os.path.realpath(sys.executable)
print("version", "%d.%d.%d" % sys.version_info[:3])
print("executable", executable)
for path in sys.path:
    if os.path.isdir(path):
        print("folder", path)
with open(executable, "rb") as file:
    header = file.read(64)
    if header[:6] == b"\x7fELF\x02\x01":
        start, = struct.unpack_from("<Q", header, 32)
        size, count = struct.unpack_from("<HH", header, 54)
        for index in range(count):
            file.seek(start + index * size)
            entry = file.read(56)
            if struct.unpack_from("<I", entry)[0] == 3:
                offset, _, _, length = struct.unpack_from("<QQQQ", entry, 8)
                file.seek(offset)
                print("loader", file.read(length).rstrip(b"\0").decode())
mapped = {line.split(None, 5)[5].rstrip("\n") for line in open("/proc/self/maps") if "/" in line}
for path in sorted(mapped):
    print("mapped", path)
print("end")
"#;

#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) version: String,
    /// Without links.
    pub(super) executable: PathBuf,
    /// Where modules are looked for.
    pub(super) folders: Vec<PathBuf>,
    /// The program that the kernel starts in the executable's place, as the executable names it.
    pub(super) loader: Option<PathBuf>,
    /// The files in its memory, without links.
    pub(super) mapped: Vec<PathBuf>,
}

/// Runs the user's own interpreter as the user would, in an isolated mode.
pub(super) fn ask(place: &Path) -> Result<Answer, String> {
    let mut command = Command::new(place);
    command.args(["-I", "-S", "-B", "-X", "utf8", "-c", PROGRAM]).current_dir("/");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().map_err(|error| format!("it cannot be started: {error}"))?;
    let text = process.stdout.take().map(|stdout| read_all(stdout.as_raw_fd()));
    let _ = process.kill();
    let _ = process.wait();
    parse(&text.unwrap_or_default()).ok_or_else(|| "it does not say where its files are".to_owned())
}

/// What there is until the end, the deadline, or too much.
fn read_all(descriptor: i32) -> String {
    let deadline = Instant::now() + ANSWERS_WITHIN;
    let mut text = Vec::new();
    while text.len() < LONGEST_ANSWER {
        let patience = deadline.saturating_duration_since(Instant::now());
        let ready = poll_one(descriptor, libc::POLLIN, Some(patience)).unwrap_or(false);
        if !ready && !patience.is_zero() {
            continue;
        }
        if !ready || !matches!(read_into(descriptor, &mut text, LONGEST_ANSWER), Ok(1..)) {
            break;
        }
    }
    String::from_utf8(text).unwrap_or_default()
}

fn parse(text: &str) -> Option<Answer> {
    let mut answer = Answer::default();
    let whole = text.strip_suffix("end\n")?;
    for line in whole.lines() {
        let (key, value) = line.split_once(' ')?;
        match key {
            "version" => value.clone_into(&mut answer.version),
            "executable" => answer.executable = value.into(),
            "folder" => answer.folders.push(value.into()),
            "loader" => answer.loader = Some(value.into()),
            "mapped" => answer.mapped.push(value.into()),
            _ => return None,
        }
    }
    let complete = !answer.version.is_empty() && answer.executable.is_absolute() && !answer.folders.is_empty();
    complete.then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_must_be_whole() {
        let whole = "version 3.11.2\nexecutable /usr/bin/python3.11\nfolder /usr/lib/python3.11\nmapped /a b/c\nend\n";
        let answer = parse(whole).unwrap();
        assert_eq!(answer.version, "3.11.2");
        assert_eq!(answer.mapped, [PathBuf::from("/a b/c")]);
        for cut in 0..whole.len() {
            assert!(parse(&whole[..cut]).is_none(), "{cut}");
        }
        for text in ["end\n", "version 3\nexecutable python\nfolder /a\nend\n", "nonsense\nend\n"] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
