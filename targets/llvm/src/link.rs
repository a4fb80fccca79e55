//! From objects to a program, from and to memory.

use crate::pack;
use libwild::error::Result;
use libwild::{Args, FileSystem, FileType, InputFileData, Linker, OutputFileData, OutputOptions};
use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use targets::TargetDescription;

const SCRIPT: &str = "program.ld";
const OUTPUT: &str = "program";

/// Links `objects` into a static program that starts at `entry`. Runs on the calling thread's pool and makes no thread.
pub(crate) fn link(objects: Vec<Vec<u8>>, entry: &str, target: &TargetDescription) -> Result<Vec<u8>> {
    let has_data = objects.iter().any(|object| pack::has_data(object));
    let mut inputs = vec![(SCRIPT.to_owned(), Arc::from(script(has_data).into_bytes()))];
    inputs.extend(objects.into_iter().enumerate().map(|(index, object)| (format!("{index}.o"), Arc::from(object))));
    let arguments = arguments(entry, target, &inputs);
    let words = || arguments.iter().map(String::as_str);
    let mut args = Args::new(words)?;
    args.parse(words)?;
    let memory = Memory { inputs, output: Arc::default() };
    let output = Arc::clone(&memory.output);
    let linker = Linker::with_file_system(memory);
    linker.run(&args)?;
    let linked = std::mem::take(&mut *output.lock().unwrap_or_else(PoisonError::into_inner));
    pack::pack(&linked, has_data).map_err(|reason| std::io::Error::other(reason).into())
}

fn arguments(entry: &str, target: &TargetDescription, inputs: &[(String, Arc<[u8]>)]) -> Vec<String> {
    let fixed = [
        "wild",
        "-m",
        target.emulation,
        "--static",
        "--no-pie",
        "--gc-sections",
        "--strip-all",
        "--build-id=none",
        "--no-eh-frame-hdr",
        "--no-identity-comment",
        "--no-rosegment",
        "--threads=1",
        "-z",
        "norelro",
        "-z",
        "noexecstack",
        "-o",
        OUTPUT,
        "--entry",
        entry,
        "-T",
    ];
    fixed.into_iter().map(str::to_owned).chain(inputs.iter().map(|(name, _)| name.clone())).collect()
}

/// Where everything lies: code and constants together directly behind the headers that `pack` writes, then data, which the
/// linker puts into the next page of memory at the place in it that follows on the code.
fn script(has_data: bool) -> String {
    let start = pack::BASE + pack::headers_size(has_data);
    format!(
        "SECTIONS {{
  .text {start:#x} : {{ *(.text .text.*) *(.rodata .rodata.*) }}
  .data : {{ *(.data .data.*) }}
  .bss : {{ *(.bss .bss.* COMMON) }}
}}
"
    )
}

/// The only files that the linker can read, and the only one that it can write.
struct Memory {
    inputs: Vec<(String, Arc<[u8]>)>,
    output: Arc<Mutex<Vec<u8>>>,
}

#[derive(Debug)]
struct Input(Arc<[u8]>);

struct Output {
    bytes: Vec<u8>,
    destination: Arc<Mutex<Vec<u8>>>,
}

impl InputFileData for Input {
    fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl OutputFileData for Output {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    fn finish(self) -> Result {
        *self.destination.lock().unwrap_or_else(PoisonError::into_inner) = self.bytes;
        Ok(())
    }
}

fn missing(path: &Path) -> libwild::error::Error {
    Error::new(ErrorKind::NotFound, format!("the program asks for the file {}", path.display())).into()
}

impl Memory {
    fn find(&self, path: &Path) -> Option<&Arc<[u8]>> {
        self.inputs.iter().find(|(name, _)| path == Path::new(name)).map(|(_, bytes)| bytes)
    }
}

impl FileSystem for Memory {
    type Input = Input;
    type Output = Output;

    fn open_input(&self, path: &Path, _prepopulate_maps: bool) -> Result<(Input, Option<Arc<File>>)> {
        let bytes = self.find(path).ok_or_else(|| missing(path))?;
        Ok((Input(Arc::clone(bytes)), None))
    }

    fn file_type(&self, path: &Path) -> Result<FileType> {
        self.find(path).map(|_| FileType::File).ok_or_else(|| missing(path))
    }

    fn canonicalize(&self, path: &Path) -> Result<PathBuf> {
        Ok(path.to_path_buf())
    }

    fn remove_file(&self, path: &Path) -> Result<()> {
        Err(missing(path))
    }

    fn rename_file(&self, path: &Path, _new_path: &Path) -> Result<()> {
        Err(missing(path))
    }

    fn create_output(&self, _path: Arc<Path>, options: OutputOptions) -> Result<Output> {
        let size = usize::try_from(options.size).map_err(|_| Error::from(ErrorKind::FileTooLarge))?;
        Ok(Output { bytes: vec![0; size], destination: Arc::clone(&self.output) })
    }

    fn write_auxiliary(&self, path: &Path, _bytes: &[u8]) -> Result {
        Err(missing(path))
    }
}
