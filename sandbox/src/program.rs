//! Programs as sealed memory files.

use crate::error::SandboxError;
use crate::process::{check, check_long};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::path::Path;

/// `MFD_EXEC`, Linux 6.3: says that the file is meant to be executed, for machines where memory files are not by default.
const MFD_EXEC: libc::c_uint = 0x10;

/// A static ELF in a memory file that can never change again; for programs that run many times.
pub struct Program(OwnedFd);

impl Program {
    pub fn new(bytes: &[u8]) -> Result<Program, SandboxError> {
        sealed(bytes).map(Program).map_err(SandboxError::system("keep a program in memory"))
    }

    /// A file of the machine, which is to be executed.
    pub(crate) fn open(path: &Path) -> Result<Program, SandboxError> {
        File::open(path).map(|file| Program(file.into())).map_err(SandboxError::system("open the interpreter"))
    }
}

impl AsFd for Program {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

fn sealed(bytes: &[u8]) -> io::Result<OwnedFd> {
    let mut file =
        memory_file(MFD_EXEC).or_else(|error| if error.raw_os_error() == Some(libc::EINVAL) { memory_file(0) } else { Err(error) })?;
    file.write_all(bytes)?;
    let seals = libc::F_SEAL_SEAL | libc::F_SEAL_SHRINK | libc::F_SEAL_GROW | libc::F_SEAL_WRITE;
    // SAFETY: fcntl on a descriptor that we own, without pointers.
    check(unsafe { libc::fcntl(file.as_raw_fd(), libc::F_ADD_SEALS, seals) })?;
    Ok(file.into())
}

fn memory_file(flags: libc::c_uint) -> io::Result<File> {
    let flags = flags | libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING;
    // SAFETY: the name is a C string; the result is checked before it is used.
    let descriptor = check_long(unsafe { libc::syscall(libc::SYS_memfd_create, c"program".as_ptr(), flags) })?;
    // SAFETY: a new descriptor that nothing else owns; descriptors fit an i32.
    Ok(unsafe { File::from_raw_fd(descriptor as i32) })
}

/// The exit code of [`probe`].
pub(crate) const PROBE_EXIT: i32 = 42;

/// The smallest program for this machine, which ends with [`PROBE_EXIT`]: run once to see that a level truly works.
pub(crate) fn probe() -> Vec<u8> {
    // mov edi, 42; mov eax, 231 (exit_group); syscall
    elf(&[0xbf, PROBE_EXIT as u8, 0, 0, 0, 0xb8, 231, 0, 0, 0, 0x0f, 0x05])
}

/// rdtsc; mov edi, 42; mov eax, 231 (exit_group); syscall
pub(crate) const CLOCK_PROBE: &[u8] = &[0x0f, 0x31, 0xbf, PROBE_EXIT as u8, 0, 0, 0, 0xb8, 231, 0, 0, 0, 0x0f, 0x05];
/// Ends with eight bits of the place of its stack. mov edi, esp; shr edi, 4; mov eax, 231 (exit_group); syscall
pub(crate) const STACK_PROBE: &[u8] = &[0x89, 0xe7, 0xc1, 0xef, 4, 0xb8, 231, 0, 0, 0, 0x0f, 0x05];

/// A program that is nothing but `code`.
#[cfg(target_arch = "x86_64")]
pub(crate) fn elf(code: &[u8]) -> Vec<u8> {
    const BASE: u64 = 0x40_0000;
    const HEADERS: u64 = 64 + 56;
    let size = HEADERS + code.len() as u64;
    let mut elf = Vec::with_capacity(size as usize);
    elf.extend(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0");
    elf.extend([2u8, 0, 62, 0, 1, 0, 0, 0]); // executable, x86-64, version 1
    for word in [BASE + HEADERS, 64, 0] {
        elf.extend(word.to_le_bytes()); // entry, program headers, no section headers
    }
    elf.extend([0u8, 0, 0, 0, 64, 0, 56, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    elf.extend([1u8, 0, 0, 0, 5, 0, 0, 0]); // load, read and execute
    for word in [0, BASE, BASE, size, size, 0x1000] {
        elf.extend(word.to_le_bytes());
    }
    elf.extend(code);
    elf
}
