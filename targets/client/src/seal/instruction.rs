//! Instructions of the classic Berkeley packet filter, as the kernel takes them for seccomp (`linux/filter.h`).

/// Fields of `struct seccomp_data`, by their offset in bytes.
pub const NUMBER: u32 = 0;
pub const ARCHITECTURE: u32 = 4;
const ARGUMENTS: u32 = 16;
/// Bytes of `struct seccomp_data`.
pub const DATA_SIZE: u32 = 64;

/// What a filter answers.
pub const ALLOW: u32 = 0x7fff_0000;
pub const KILL_PROCESS: u32 = 0x8000_0000;

pub(super) const LOAD_FIELD: u16 = 0x20;
pub(super) const JUMP: u16 = 0x05;
pub(super) const JUMP_EQUAL: u16 = 0x15;
pub(super) const JUMP_GREATER: u16 = 0x25;
pub(super) const JUMP_GREATER_OR_EQUAL: u16 = 0x35;
pub(super) const JUMP_SET: u16 = 0x45;
pub(super) const RETURN: u16 = 0x06;

/// Bytes of one instruction.
pub(super) const SIZE: usize = 8;
/// The most instructions that the kernel takes (`BPF_MAXINSNS`).
pub(super) const MAX_LENGTH: usize = 4096;

/// One `struct sock_filter`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub code: u16,
    /// How many instructions a jump skips where its condition holds, and where it does not.
    pub if_true: u8,
    pub if_false: u8,
    pub constant: u32,
}

impl Instruction {
    pub(super) fn plain(code: u16, constant: u32) -> Self {
        Self { code, if_true: 0, if_false: 0, constant }
    }

    fn bytes(self) -> [u8; SIZE] {
        let [a, b] = self.code.to_le_bytes();
        let [c, d, e, f] = self.constant.to_le_bytes();
        [a, b, self.if_true, self.if_false, c, d, e, f]
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let &[a, b, if_true, if_false, c, d, e, f] = bytes else { return None };
        Some(Self { code: u16::from_le_bytes([a, b]), if_true, if_false, constant: u32::from_le_bytes([c, d, e, f]) })
    }
}

/// Where the low half of an argument lies in `struct seccomp_data`, on a little-endian machine.
pub fn low_half(argument: u8) -> u32 {
    ARGUMENTS + 8 * u32::from(argument)
}

/// Where the high half lies.
pub fn high_half(argument: u8) -> u32 {
    low_half(argument) + 4
}

/// The bytes of a filter, as they lie in a program's memory.
pub fn encode(filter: &[Instruction]) -> Vec<u8> {
    filter.iter().flat_map(|instruction| instruction.bytes()).collect()
}

/// The instructions of a filter; `None` where the bytes are not a whole number of them, none, or more than the kernel takes.
pub fn decode(bytes: &[u8]) -> Option<Vec<Instruction>> {
    let is_filter = bytes.len().is_multiple_of(SIZE) && (1..=MAX_LENGTH).contains(&(bytes.len() / SIZE));
    if is_filter { bytes.chunks(SIZE).map(Instruction::read).collect() } else { None }
}
