//! From objects to a program, from and to memory.

use crate::pack::{self, Kept};
use libwild::error::Result;
use libwild::{Args, FileSystem, FileType, InputFileData, Linker, OutputFileData, OutputOptions};
use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use targets::ElfDescription;

const SCRIPT: &str = "program.ld";
const OUTPUT: &str = "program";

/// Links `objects` into a static program that starts at `entry`. Runs on the calling thread's pool and makes no thread.
pub(crate) fn program(objects: Vec<Vec<u8>>, entry: &str, target: &ElfDescription, kept: Kept) -> Result<Vec<u8>> {
    let has_data = objects.iter().any(|object| pack::has_data(object));
    let mut inputs = vec![(SCRIPT.to_owned(), Arc::from(script(has_data).into_bytes()))];
    inputs.extend(named(objects));
    let linked = run(&arguments(entry, target, kept, &inputs), inputs)?;
    pack::pack(&linked, target, has_data, kept).map_err(|reason| std::io::Error::other(reason).into())
}

/// Links `objects` into a WebAssembly module without a start, whose functions say themselves by which name they are exported.
pub(crate) fn wasm(objects: Vec<Vec<u8>>) -> Result<Vec<u8>> {
    let inputs: Vec<_> = named(objects).collect();
    let fixed = ["wasm-ld", "--no-entry", "--threads=1", "-o", OUTPUT];
    let arguments: Vec<String> = fixed.into_iter().map(str::to_owned).chain(inputs.iter().map(|(name, _)| name.clone())).collect();
    run(&arguments, inputs)
}

fn named(objects: Vec<Vec<u8>>) -> impl Iterator<Item = (String, Arc<[u8]>)> {
    objects.into_iter().enumerate().map(|(index, object)| (format!("{index}.o"), Arc::from(object)))
}

fn run(arguments: &[String], inputs: Vec<(String, Arc<[u8]>)>) -> Result<Vec<u8>> {
    let words = || arguments.iter().map(String::as_str);
    let mut args = Args::new(words)?;
    args.parse(words)?;
    let memory = Memory { inputs, output: Arc::default() };
    let output = Arc::clone(&memory.output);
    let linker = Linker::with_file_system(memory);
    linker.run(&args)?;
    Ok(std::mem::take(&mut *output.lock().unwrap_or_else(PoisonError::into_inner)))
}

fn arguments(entry: &str, target: &ElfDescription, kept: Kept, inputs: &[(String, Arc<[u8]>)]) -> Vec<String> {
    let strip = match kept {
        Kept { debug_info: true, .. } => None,
        Kept { symbols: true, .. } => Some("--strip-debug"),
        Kept { .. } => Some("--strip-all"),
    };
    let page = format!("max-page-size={}", target.page);
    let fixed = [
        "wild",
        "-m",
        target.emulation,
        "--static",
        "--no-pie",
        "--gc-sections",
        "--build-id=none",
        "--no-eh-frame-hdr",
        "--no-identity-comment",
        "--no-rosegment",
        "--threads=1",
        "-z",
        "norelro",
        "-z",
        "noexecstack",
        "-z",
        &page,
        "-o",
        OUTPUT,
        "--entry",
        entry,
    ];
    fixed
        .into_iter()
        .map(str::to_owned)
        .chain(strip.map(str::to_owned))
        .chain(["-T".to_owned()])
        .chain(inputs.iter().map(|(name, _)| name.clone()))
        .collect()
}

/// Where everything lies: code and constants together directly behind the headers that `pack` writes, then data, which the
/// linker puts into the next page of memory at the place in it that follows on the code. RISC-V has sections of its own for what
/// is small. The statement between code and constants moves nothing, but without one the linker (0.10) adds up the sizes of both
/// and forgets what lies between them where constants are aligned more than code: the last of them would be cut off.
fn script(has_data: bool) -> String {
    let start = pack::BASE + pack::headers_size(has_data);
    format!(
        "SECTIONS {{
  .text {start:#x} : {{ *(.text .text.*) . = ALIGN(1); *(.rodata .rodata.* .srodata .srodata.*) }}
  .data : {{ *(.data .data.* .sdata .sdata.*) }}
  .bss : {{ *(.bss .bss.* .sbss .sbss.* COMMON) }}
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
