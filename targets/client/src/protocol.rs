//! What client and worker say to each other: frames of a `u32` length (little-endian) and a postcard message.
//!
//! The worker sends one [`Hello`] when it is warm, then answers every [`Request`] with one [`Response`], in order.

use crate::{Death, LlvmMessage, Optimisation, Seal, Target};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::{self, Read, Write};
use std::time::Duration;

/// Both sides refuse to talk to another version.
pub const VERSION: u32 = 2;

/// The longest message, either way.
pub const MAX_FRAME: usize = 64 << 20;

/// The largest program, which an answer has room for.
pub const MAX_PROGRAM: usize = MAX_FRAME - (1 << 10);

/// The most messages that one answer carries, and the most bytes of one message's text.
pub const MAX_MESSAGES: usize = 64;
pub const MAX_MESSAGE_TEXT: usize = 4096;

/// One `.ll` file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceModule {
    pub name: String,
    pub text: String,
}

/// A whole program: every module that it needs, the runtime's included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildRequest {
    pub modules: Vec<SourceModule>,
    pub optimisation: Optimisation,
    pub target: Target,
    /// The function at which the program starts, `_start` as a rule. Nothing else is kept unless it is reached from it. Not used for
    /// WebAssembly, where `settings.exports` are what is kept.
    pub entry: String,
    pub settings: BuildSettings,
    /// Whether the program confines itself to the system calls that its code can make; see [`crate::seal`]. Not used for WebAssembly.
    pub seal: bool,
}

/// What a build may be told beside its modules. The default is a program and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildSettings {
    /// In place of the target's own.
    pub cpu: Option<Cpu>,
    /// The functions that a WebAssembly module gives to its host.
    pub exports: Vec<String>,
    /// What is wanted of the way to the program.
    pub artifacts: Vec<ArtifactKind>,
    /// DWARF that names the lines of the modules.
    pub debug_info: bool,
    /// A symbol table. It stands, as the DWARF does, behind the bytes that are loaded, which stay the same.
    pub keep_symbols: bool,
}

/// A processor: LLVM's name of it, and features beyond those of the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cpu {
    pub name: String,
    pub features: String,
}

/// A form of the program on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ArtifactKind {
    /// The linked and optimised module as text.
    Ir,
    /// The same as bitcode.
    Bitcode,
    /// The object that is made of it.
    Object,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    pub kind: ArtifactKind,
    #[serde(with = "bytes")]
    pub bytes: Vec<u8>,
}

/// A linked program, not yet read back: an ELF file, or a WebAssembly module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    #[serde(with = "bytes")]
    pub elf: Vec<u8>,
    /// In the order of the request.
    pub artifacts: Vec<Artifact>,
    /// `None` where it was not asked for.
    pub seal: Option<Seal>,
}

/// What one request may use; the worker enforces it on the process that does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Address space in bytes.
    pub memory: u64,
    /// Whole seconds of processor time.
    pub cpu_seconds: u64,
    pub wall: Duration,
    /// Stack in bytes: LLVM's parser and selector recurse as deep as the text nests.
    pub stack: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: 2 << 30, cpu_seconds: 5, wall: Duration::from_secs(10), stack: 64 << 20 }
    }
}

/// Which walls stand around the work. All of them on a current kernel; recorded where one is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jail {
    /// Every file, port and outside process is denied by landlock.
    pub landlock: bool,
    /// System calls are limited to a list by seccomp.
    pub filter: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    pub version: u32,
    /// For example `19.1.7`.
    pub llvm: String,
    pub jail: Jail,
    /// The processor of this machine, for `--cpu native`.
    pub cpu: Cpu,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub limits: Limits,
    pub work: Work,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    Validate(SourceModule),
    Build(BuildRequest),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    Valid,
    Built(Built),
    Rejected(Vec<LlvmMessage>),
    Died(Death),
    /// A defect of the worker, or a machine that has not enough left to fork.
    Broken(String),
}

/// Byte strings in one piece instead of one element at a time.
mod bytes {
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};
    use std::fmt;

    pub(super) fn serialize<S: Serializer>(value: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(value)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<Vec<u8>, E> {
                Ok(value.to_vec())
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// Why a frame could not be written or read.
#[derive(Debug)]
pub enum FrameError {
    /// The stream ended where a frame could begin.
    End,
    Io(io::Error),
    /// The frame announces, or would need, more than [`MAX_FRAME`] bytes.
    TooLong(usize),
    /// The bytes of the frame are not the message that was expected.
    Malformed(postcard::Error),
}

impl fmt::Display for FrameError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FrameError::End => formatter.write_str("the stream ended"),
            FrameError::Io(error) => write!(formatter, "{error}"),
            FrameError::TooLong(length) => write!(formatter, "a message of {length} bytes is longer than {MAX_FRAME}"),
            FrameError::Malformed(error) => write!(formatter, "the message is malformed: {error}"),
        }
    }
}

impl std::error::Error for FrameError {}

/// The bytes of a frame: length, then `message`.
pub fn encode(message: &impl Serialize) -> Result<Vec<u8>, FrameError> {
    let mut frame = postcard::to_extend(message, vec![0; 4]).map_err(FrameError::Malformed)?;
    let length = frame.len() - 4;
    let prefix = u32::try_from(length).ok().filter(|_| length <= MAX_FRAME).ok_or(FrameError::TooLong(length))?;
    frame[..4].copy_from_slice(&prefix.to_le_bytes());
    Ok(frame)
}

/// Reads a message from the bytes that follow a length.
pub fn decode<T: DeserializeOwned>(payload: &[u8]) -> Result<T, FrameError> {
    postcard::from_bytes(payload).map_err(FrameError::Malformed)
}

/// The length that a frame's first four bytes announce.
pub fn announced_length(prefix: [u8; 4]) -> Result<usize, FrameError> {
    let length = u32::from_le_bytes(prefix) as usize;
    if length > MAX_FRAME { Err(FrameError::TooLong(length)) } else { Ok(length) }
}

/// Reads one frame's payload. Memory grows with the bytes that arrive, not with the length that is announced.
pub fn read_payload(reader: &mut impl Read) -> Result<Vec<u8>, FrameError> {
    let mut prefix = [0; 4];
    let mut filled = 0;
    while filled < prefix.len() {
        match reader.read(&mut prefix[filled..]) {
            Ok(0) if filled == 0 => return Err(FrameError::End),
            Ok(0) => return Err(FrameError::Io(io::ErrorKind::UnexpectedEof.into())),
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(FrameError::Io(error)),
        }
    }
    let length = announced_length(prefix)?;
    let mut payload = Vec::with_capacity(length.min(1 << 20));
    reader.take(length as u64).read_to_end(&mut payload).map_err(FrameError::Io)?;
    if payload.len() < length {
        return Err(FrameError::Io(io::ErrorKind::UnexpectedEof.into()));
    }
    Ok(payload)
}

pub fn write_message(writer: &mut impl Write, message: &impl Serialize) -> Result<(), FrameError> {
    writer.write_all(&encode(message)?).and_then(|()| writer.flush()).map_err(FrameError::Io)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        let module = SourceModule { name: "a.ll".into(), text: "define void @f() { ret void }".into() };
        Request { limits: Limits::default(), work: Work::Validate(module) }
    }

    #[test]
    fn a_frame_reads_back_as_what_was_written() {
        let artifacts = vec![Artifact { kind: ArtifactKind::Object, bytes: vec![4] }];
        let built = Response::Built(Built { elf: vec![1, 2, 3], artifacts, seal: Some(Seal { filter: vec![6, 0], calls: Vec::new() }) });
        let mut stream = encode(&request()).unwrap();
        stream.extend(encode(&built).unwrap());
        let mut reader = stream.as_slice();
        assert_eq!(decode::<Request>(&read_payload(&mut reader).unwrap()).unwrap(), request());
        assert_eq!(decode::<Response>(&read_payload(&mut reader).unwrap()).unwrap(), built);
        assert!(matches!(read_payload(&mut reader), Err(FrameError::End)));
    }

    #[test]
    fn a_frame_that_lies_about_its_length_is_refused() {
        assert!(matches!(read_payload(&mut [255u8; 9].as_slice()), Err(FrameError::TooLong(_))));
        assert!(matches!(read_payload(&mut [9u8, 0, 0, 0, 1].as_slice()), Err(FrameError::Io(_))));
        assert!(matches!(read_payload(&mut [9u8, 0].as_slice()), Err(FrameError::Io(_))));
    }

    #[test]
    fn every_cut_and_every_flipped_byte_of_a_message_is_harmless() {
        let frame = encode(&request()).unwrap();
        for index in 4..frame.len() {
            let _ = decode::<Request>(&frame[4..index]);
            for bit in 0..8 {
                let mut changed = frame[4..].to_vec();
                changed[index - 4] ^= 1 << bit;
                let _ = decode::<Request>(&changed);
            }
        }
    }
}
