//! Reads a linked program with two independent readers, and refuses one that is not what intentc promises.

mod section;
mod with_goblin;
mod with_object;

use crate::{ElfDescription, Target};
use section::Section;
use std::fmt;

/// What a program consists of, as both readers saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElfReport {
    /// Bytes of the file.
    pub size: usize,
    pub entry: u64,
    /// In the order of the program header table.
    pub segments: Vec<Segment>,
    /// Rows of the section header table; 0 for a shipped program.
    pub sections: usize,
    /// Rows of the symbol table; 0 for a shipped program.
    pub symbols: usize,
}

/// One row of the program header table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// `p_type`; 1 is a segment that is loaded.
    pub kind: u32,
    pub readable: bool,
    pub writable: bool,
    pub executable: bool,
    pub offset: u64,
    pub address: u64,
    pub file_size: u64,
    pub memory_size: u64,
}

impl ElfReport {
    /// The segments that the kernel maps.
    pub fn loaded(&self) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(|segment| segment.kind == PT_LOAD)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadBackError {
    /// Both readers agree, and the program breaks a promise.
    Unfit(String),
    /// A reader cannot read it at all.
    Unreadable(String),
    /// The readers do not see the same: a defect of intentc or of a reader.
    Disagree { object: String, goblin: String },
}

impl fmt::Display for ReadBackError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadBackError::Unfit(reason) => write!(formatter, "the linked program {reason}"),
            ReadBackError::Unreadable(reason) => write!(formatter, "the linked program cannot be read: {reason}"),
            ReadBackError::Disagree { object, goblin } => {
                write!(formatter, "two readers of the linked program disagree: object sees {object}, goblin sees {goblin}")
            }
        }
    }
}

impl std::error::Error for ReadBackError {}

const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
const PT_INTERP: u32 = 3;
const PT_GNU_STACK: u32 = 0x6474_e551;
const PF_X: u32 = 1;
const PF_W: u32 = 2;
const PF_R: u32 = 4;
const ET_EXEC: u16 = 2;

/// What one reader sees.
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    is_64: bool,
    is_little_endian: bool,
    kind: u16,
    machine: u16,
    entry: u64,
    segments: Vec<Segment>,
    sections: Vec<Section>,
    symbols: usize,
    undefined: Vec<String>,
}

impl Segment {
    fn new(kind: u32, flags: u32, (offset, address): (u64, u64), (file_size, memory_size): (u64, u64)) -> Self {
        let [readable, writable, executable] = [PF_R, PF_W, PF_X].map(|flag| flags & flag != 0);
        Self { kind, readable, writable, executable, offset, address, file_size, memory_size }
    }

    fn maps(&self, address: u64) -> bool {
        address.checked_sub(self.address).is_some_and(|offset| offset < self.file_size)
    }
}

/// Reads `elf` with `object` and with `goblin`, and checks that it is a static program for `target` without interpreter,
/// dynamic section or undefined symbols, whose entry lies in executable code, with no segment both writable and
/// executable, with a stack that is not executable, and with no section but those that are expected. Nothing that a target without ELF has is one.
pub fn read_back(elf: &[u8], target: Target) -> Result<ElfReport, ReadBackError> {
    let Some(expected) = &target.description().elf else {
        return Err(ReadBackError::Unfit(format!("is for {target}, which has no ELF files")));
    };
    let object = with_object::facts(elf).map_err(ReadBackError::Unreadable)?;
    let goblin = with_goblin::facts(elf).map_err(ReadBackError::Unreadable)?;
    if object != goblin {
        return Err(ReadBackError::Disagree { object: format!("{object:?}"), goblin: format!("{goblin:?}") });
    }
    match broken_promise(&object, elf.len() as u64, expected) {
        Some(reason) => Err(ReadBackError::Unfit(reason)),
        None => Ok(ElfReport {
            size: elf.len(),
            entry: object.entry,
            segments: object.segments,
            sections: object.sections.len(),
            symbols: object.symbols,
        }),
    }
}

/// The first promise that does not hold.
fn broken_promise(facts: &Facts, size: u64, expected: &ElfDescription) -> Option<String> {
    if facts.machine != expected.machine {
        return Some(format!("is not for {}", expected.title));
    }
    let has = |kind| facts.segments.iter().any(|segment| segment.kind == kind);
    let code = facts.segments.iter().find(|segment| segment.kind == PT_LOAD && segment.executable && segment.maps(facts.entry));
    let checks = [
        (facts.is_64 && facts.is_little_endian, "is not 64-bit little-endian"),
        (facts.kind == ET_EXEC, "is not a program at a fixed address"),
        (!has(PT_INTERP), "asks for an interpreter"),
        (!has(PT_DYNAMIC), "has a dynamic section"),
        (code.is_some(), "starts outside of its executable code"),
        (!facts.segments.iter().any(|segment| segment.writable && segment.executable), "has a segment both writable and executable"),
        (has(PT_GNU_STACK), "does not say that its stack is not executable"),
        (
            facts.segments.iter().all(|segment| segment.file_size <= segment.memory_size || segment.kind != PT_LOAD),
            "maps more than it loads",
        ),
        (facts.segments.iter().all(|segment| lies_within(segment, size)), "maps bytes beyond its end"),
        (facts.segments.iter().all(|segment| is_congruent(segment, expected.page)), "maps bytes that do not lie as their addresses do"),
        (!shares_a_page(&facts.segments, expected.page), "has two segments in one page"),
    ];
    let broken = checks.iter().find(|(holds, _)| !holds).map(|(_, reason)| (*reason).to_owned());
    let broken = broken.or_else(|| facts.undefined.first().map(|name| format!("has the undefined symbol `{name}`")));
    broken.or_else(|| section::unexpected(&facts.sections, &facts.segments, size))
}

fn lies_within(segment: &Segment, size: u64) -> bool {
    segment.offset.checked_add(segment.file_size).is_some_and(|end| end <= size)
}

/// A page of the file becomes a page of memory.
fn is_congruent(segment: &Segment, page: u64) -> bool {
    segment.kind != PT_LOAD || segment.offset % page == segment.address % page
}

/// The rights of a page are those of one segment.
fn shares_a_page(segments: &[Segment], page: u64) -> bool {
    let pages = |segment: &Segment| {
        let end = segment.address.saturating_add(segment.memory_size.max(1) - 1);
        (segment.address / page, end / page)
    };
    let mut loaded: Vec<(u64, u64)> = segments.iter().filter(|segment| segment.kind == PT_LOAD).map(pages).collect();
    loaded.sort_unstable();
    loaded.windows(2).any(|pair| pair[1].0 <= pair[0].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TARGET: Target = Target::X86_64Linux;
    const EM_X86_64: u16 = 62;

    /// A program of one code segment that holds the file's headers and eight bytes of code, and a stack entry.
    fn program() -> Vec<u8> {
        let mut elf = Vec::new();
        elf.extend([0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        elf.extend(ET_EXEC.to_le_bytes());
        elf.extend(EM_X86_64.to_le_bytes());
        elf.extend(1u32.to_le_bytes());
        elf.extend(0x40_00b0u64.to_le_bytes());
        elf.extend(64u64.to_le_bytes());
        elf.extend(0u64.to_le_bytes());
        elf.extend(0u32.to_le_bytes());
        for half in [64u16, 56, 2, 64, 0, 0] {
            elf.extend(half.to_le_bytes());
        }
        for (kind, flags, address, size) in [(PT_LOAD, PF_R | PF_X, 0x40_0000u64, 184u64), (PT_GNU_STACK, PF_R | PF_W, 0, 0)] {
            elf.extend(kind.to_le_bytes());
            elf.extend(flags.to_le_bytes());
            for word in [0, address, address, size, size, 16] {
                elf.extend(word.to_le_bytes());
            }
        }
        elf.extend([0x90; 8]);
        elf
    }

    fn unfit(offset: usize, value: &[u8]) -> String {
        let mut elf = program();
        elf[offset..offset + value.len()].copy_from_slice(value);
        match read_back(&elf, TARGET) {
            Err(ReadBackError::Unfit(reason)) => reason,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plain_program_is_reported() {
        let report = read_back(&program(), TARGET).unwrap();
        assert_eq!((report.size, report.entry, report.sections, report.symbols), (184, 0x40_00b0, 0, 0));
        let code = report.loaded().next().unwrap();
        assert_eq!((code.readable, code.writable, code.executable, code.file_size), (true, false, true, 184));
    }

    #[test]
    fn a_program_is_for_one_target_only() {
        for target in Target::ALL {
            assert_eq!(read_back(&program(), target).is_ok(), target == TARGET);
        }
    }

    #[test]
    fn a_page_of_the_file_is_a_page_of_memory() {
        let segment = |offset, address| Segment::new(PT_LOAD, PF_R, (offset, address), (1, 1));
        assert!(is_congruent(&segment(0x1234, 0x40_2234), 0x1000));
        assert!(!is_congruent(&segment(0x1234, 0x40_2235), 0x1000));
        assert!(!is_congruent(&segment(0x1234, 0x40_2234), 0x1_0000));
    }

    #[test]
    fn no_page_has_the_rights_of_two_segments() {
        let segment = |address, memory_size| Segment::new(PT_LOAD, PF_R, (address, address), (0, memory_size));
        assert!(!shares_a_page(&[segment(0x40_0000, 0x1000), segment(0x40_1000, 1)], 0x1000));
        assert!(shares_a_page(&[segment(0x40_0000, 0x1001), segment(0x40_1fff, 1)], 0x1000));
        assert!(shares_a_page(&[segment(0x40_1000, 1), segment(0x40_0fff, 2)], 0x1000));
        assert!(shares_a_page(&[segment(0x40_0000, 1), segment(0x40_1000, 1)], 0x1_0000));
    }

    #[test]
    fn every_promise_is_checked() {
        let (first, second) = (64, 120);
        assert_eq!(unfit(16, &[3]), "is not a program at a fixed address");
        assert_eq!(unfit(18, &[183]), "is not for x86-64");
        assert_eq!(unfit(24, &[0, 0, 0x50]), "starts outside of its executable code");
        assert_eq!(unfit(first + 4, &[4]), "starts outside of its executable code");
        assert_eq!(unfit(first + 4, &[7]), "has a segment both writable and executable");
        assert_eq!(unfit(second + 4, &[7]), "has a segment both writable and executable");
        assert_eq!(unfit(second, &4u32.to_le_bytes()), "does not say that its stack is not executable");
        assert_eq!(unfit(first + 32, &[255]), "maps more than it loads");
        assert_eq!(unfit(second + 32, &[255]), "maps bytes beyond its end");
    }

    #[test]
    fn no_change_of_one_byte_makes_it_panic_or_adds_an_interpreter() {
        for index in 0..program().len() {
            for value in [0, 1, 2, 3, 127, 128, 255] {
                let mut elf = program();
                elf[index] = value;
                if let Ok(report) = read_back(&elf, TARGET) {
                    assert!(report.segments.iter().all(|segment| segment.kind != PT_INTERP && segment.kind != PT_DYNAMIC));
                }
            }
            assert!(read_back(&program()[..index], TARGET).is_err());
        }
    }
}
