//! Puts a note into a finished file, and finds it there again.

use super::note::{Hash16, hash16};
use super::{MAX_NOTE, NOTE_TYPE, Note, OWNER, SECTION, wasm};
use std::fmt;

const FILE_HEADER: usize = 64;
const PROGRAM_ROW: usize = 56;
const ROW: usize = 64;

/// Where the file header says where the section table is (8 bytes), how many rows it has and which row names them (2 each).
const TABLE_AT: usize = 40;
const ROWS_AT: usize = 60;
const NAMES_AT: usize = 62;

const PT_LOAD: u32 = 1;
const PF_X: u32 = 1;

const SHT_PROGBITS: u32 = 1;
const SHT_STRTAB: u32 = 3;
const SHT_NOTE: u32 = 7;
const SHT_NOBITS: u32 = 8;
const WRITE: u64 = 1;
const ALLOC: u64 = 2;
const EXECUTE: u64 = 4;

/// A file with its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub note: Note,
    /// Whether the bytes that are loaded are those that the note was made for.
    pub is_intact: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttachError {
    /// Neither a 64-bit little-endian ELF file nor WebAssembly, or damaged.
    Unreadable(&'static str),
    /// There is no note in it.
    NoNote,
    /// There is one that cannot be read, or of a version that this intentc does not know.
    UnknownNote,
}

impl fmt::Display for AttachError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttachError::Unreadable(reason) => formatter.write_str(reason),
            AttachError::NoNote => formatter.write_str("it has no note of intentc"),
            AttachError::UnknownNote => formatter.write_str("its note is damaged or of another version of intentc"),
        }
    }
}

impl std::error::Error for AttachError {}

/// `file` with `note` behind what is there, and for ELF a section table that names it. The note's [`Note::whole`] is set here.
pub fn attach(file: &[u8], note: &Note) -> Result<Vec<u8>, AttachError> {
    if wasm::is_module(file) {
        let bytes = wasm::attach(file, &note.to_bytes(MAX_NOTE - header().len()));
        let end = bytes.len();
        return Ok(sign(bytes, end));
    }
    let elf = Elf::parse(file)?;
    let mut table = Table::of(&elf)?;
    let mut bytes = file.to_vec();
    pad(&mut bytes, 4);
    let content = note.to_bytes(MAX_NOTE - header().len() - 3);
    let start = bytes.len();
    bytes.extend(header());
    bytes[start + 4..start + 8].copy_from_slice(&(content.len() as u32).to_le_bytes());
    bytes.extend(&content);
    let end = bytes.len();
    pad(&mut bytes, 4);
    table.add(SECTION, Section { kind: SHT_NOTE, offset: start, size: bytes.len() - start, align: 4, ..Section::default() });
    table.write(&mut bytes);
    Ok(sign(bytes, end))
}

/// The bytes of [`Note::whole`].
const HASH: usize = 16;

/// Writes the hash of the file to the last bytes of its note, which ends at `end`.
fn sign(mut bytes: Vec<u8>, end: usize) -> Vec<u8> {
    let hash = hash_but_for_itself(&bytes, end);
    bytes[end - HASH..end].copy_from_slice(hash.as_slice());
    bytes
}

/// The hash of the file, with the last bytes of the note that ends at `end` as zeroes.
fn hash_but_for_itself(file: &[u8], end: usize) -> Hash16 {
    let mut bytes = file.to_vec();
    bytes[end - HASH..end].fill(0);
    hash16(&bytes)
}

/// The note that ends at `end`, and whether the file is the one that it was made for.
fn parsed(file: &[u8], content: &[u8], end: usize) -> Result<Attached, AttachError> {
    let note = Note::parse(content).filter(|_| content.len() >= HASH).ok_or(AttachError::UnknownNote)?;
    let is_intact = note.whole == hash_but_for_itself(file, end);
    Ok(Attached { note, is_intact })
}

/// The note of `file`.
pub fn read(file: &[u8]) -> Result<Attached, AttachError> {
    if wasm::is_module(file) {
        let content = wasm::read(file).ok_or(AttachError::NoNote)?;
        return parsed(file, content, file.len());
    }
    let elf = Elf::parse(file)?;
    let table = Table::read(&elf)?.ok_or(AttachError::NoNote)?;
    let section = table.find(SECTION).ok_or(AttachError::NoNote)?;
    let whole = range(file, section.offset, section.size).ok_or(AttachError::UnknownNote)?;
    let wanted = header();
    let (head, content) = whole.split_at_checked(wanted.len()).ok_or(AttachError::UnknownNote)?;
    if head[..4] != wanted[..4] || head[8..] != wanted[8..] {
        return Err(AttachError::UnknownNote);
    }
    let content = content.get(..number::<4>(head, 4)).ok_or(AttachError::UnknownNote)?;
    parsed(file, content, section.offset + wanted.len() + content.len())
}

/// Length of the name, of the content (still zero), the type, and the name with its zero byte, which is a multiple of four.
fn header() -> Vec<u8> {
    let mut header = Vec::new();
    for number in [OWNER.len() as u32 + 1, 0, NOTE_TYPE] {
        header.extend(number.to_le_bytes());
    }
    header.extend(OWNER.as_bytes());
    header.push(0);
    header
}

fn pad(bytes: &mut Vec<u8>, align: usize) {
    bytes.resize(bytes.len().next_multiple_of(align), 0);
}

fn range(file: &[u8], start: usize, size: usize) -> Option<&[u8]> {
    file.get(start..start.checked_add(size)?)
}

/// The little-endian number of so many bytes at `place`; what is behind the end counts as zero.
fn number<const BYTES: usize>(bytes: &[u8], place: usize) -> usize {
    let digits = bytes.get(place..).unwrap_or(&[]).iter().take(BYTES);
    digits.enumerate().fold(0u64, |number, (index, &byte)| number | u64::from(byte) << (8 * index)) as usize
}

struct Segment {
    flags: u32,
    offset: usize,
    address: usize,
    file_size: usize,
    memory_size: usize,
}

struct Elf<'f> {
    file: &'f [u8],
    /// Where the program header table ends.
    headers_end: usize,
    loaded: Vec<Segment>,
}

impl<'f> Elf<'f> {
    fn parse(file: &'f [u8]) -> Result<Self, AttachError> {
        if !file.starts_with(b"\x7fELF\x02\x01") || file.len() < FILE_HEADER {
            return Err(AttachError::Unreadable("it is neither a 64-bit ELF program nor WebAssembly"));
        }
        let (start, rows) = (number::<8>(file, 32), number::<2>(file, 56));
        let table = range(file, start, rows * PROGRAM_ROW).ok_or(AttachError::Unreadable("its program header table is cut off"))?;
        let mut loaded = Vec::new();
        for row in table.chunks_exact(PROGRAM_ROW).filter(|row| number::<4>(row, 0) as u32 == PT_LOAD) {
            let [offset, address, file_size, memory_size] = [8, 16, 32, 40].map(|place| number::<8>(row, place));
            range(file, offset, file_size).ok_or(AttachError::Unreadable("one of its segments is cut off"))?;
            if memory_size < file_size || address.checked_add(memory_size).is_none() {
                return Err(AttachError::Unreadable("one of its segments has no place in memory"));
            }
            loaded.push(Segment { flags: number::<4>(row, 4) as u32, offset, address, file_size, memory_size });
        }
        Ok(Self { file, headers_end: start + table.len(), loaded })
    }
}

#[derive(Clone, Copy, Default)]
struct Section {
    name: usize,
    kind: u32,
    flags: u64,
    address: usize,
    offset: usize,
    size: usize,
    /// Meaning depends on the kind; kept for those that were there.
    link: [u32; 2],
    align: usize,
    entry_size: usize,
}

/// The section table, without the first, empty row and without that of the names.
struct Table {
    sections: Vec<Section>,
    names: Vec<u8>,
}

impl Table {
    /// That of the file, or where it has none, what follows from its segments.
    fn of(elf: &Elf<'_>) -> Result<Self, AttachError> {
        Ok(Self::read(elf)?.unwrap_or_else(|| Self::from_segments(elf)))
    }

    /// That of the file; `None` where it has none.
    fn read(elf: &Elf<'_>) -> Result<Option<Self>, AttachError> {
        let damaged = AttachError::Unreadable("its section table is damaged");
        let [start, rows, names] = [number::<8>(elf.file, TABLE_AT), number::<2>(elf.file, ROWS_AT), number::<2>(elf.file, NAMES_AT)];
        if rows == 0 {
            return Ok(None);
        }
        // The row of the names is the last one in what this module and the linker write; the others keep their numbers.
        if names == 0 || names + 1 != rows {
            return Err(damaged);
        }
        let bytes = range(elf.file, start, rows * ROW).ok_or(damaged.clone())?;
        let sections: Vec<Section> = bytes.chunks_exact(ROW).map(Section::read).collect();
        let table = &sections[names];
        let names_text = range(elf.file, table.offset, table.size).ok_or(damaged)?.to_vec();
        Ok(Some(Self { sections: sections[1..names].to_vec(), names: names_text }))
    }

    fn from_segments(elf: &Elf<'_>) -> Self {
        let mut table = Self { sections: Vec::new(), names: vec![0] };
        for segment in &elf.loaded {
            // The headers are loaded with the code and are no section.
            let skipped = elf.headers_end.saturating_sub(segment.offset).min(segment.file_size);
            let is_code = segment.flags & PF_X > 0;
            let section = Section {
                kind: SHT_PROGBITS,
                flags: ALLOC | if is_code { EXECUTE } else { WRITE },
                address: segment.address + skipped,
                offset: segment.offset + skipped,
                size: segment.file_size - skipped,
                align: if is_code { 1 } else { 8 },
                ..Section::default()
            };
            if section.size > 0 {
                table.add(if is_code { ".text" } else { ".data" }, section);
            }
            if segment.memory_size > segment.file_size {
                let (address, offset) = (segment.address + segment.file_size, segment.offset + segment.file_size);
                let size = segment.memory_size - segment.file_size;
                table.add(".bss", Section { kind: SHT_NOBITS, address, offset, size, ..section });
            }
        }
        table
    }

    fn add(&mut self, name: &str, section: Section) {
        self.sections.push(Section { name: self.names.len(), ..section });
        self.names.extend(name.as_bytes());
        self.names.push(0);
    }

    fn find(&self, name: &str) -> Option<&Section> {
        let named = |section: &&Section| {
            self.names.get(section.name..).is_some_and(|rest| rest.split(|&byte| byte == 0).next() == Some(name.as_bytes()))
        };
        self.sections.iter().find(named)
    }

    /// Appends names and table, and tells the file header where they are.
    fn write(mut self, bytes: &mut Vec<u8>) {
        const NAMES: &str = ".shstrtab";
        let known =
            self.names.windows(NAMES.len() + 1).position(|window| window[..NAMES.len()] == *NAMES.as_bytes() && window[NAMES.len()] == 0);
        let name = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.extend(NAMES.as_bytes());
            self.names.push(0);
        }
        let offset = bytes.len();
        bytes.extend(&self.names);
        self.sections.push(Section { name, kind: SHT_STRTAB, offset, size: self.names.len(), align: 1, ..Section::default() });
        pad(bytes, 8);
        let (start, rows) = (bytes.len(), self.sections.len() + 1);
        bytes.resize(start + ROW, 0);
        self.sections.iter().for_each(|section| section.write(bytes));
        bytes[TABLE_AT..TABLE_AT + 8].copy_from_slice(&(start as u64).to_le_bytes());
        bytes[ROWS_AT..NAMES_AT].copy_from_slice(&(rows as u16).to_le_bytes());
        bytes[NAMES_AT..FILE_HEADER].copy_from_slice(&(rows as u16 - 1).to_le_bytes());
    }
}

impl Section {
    fn read(row: &[u8]) -> Self {
        Self {
            name: number::<4>(row, 0),
            kind: number::<4>(row, 4) as u32,
            flags: number::<8>(row, 8) as u64,
            address: number::<8>(row, 16),
            offset: number::<8>(row, 24),
            size: number::<8>(row, 32),
            link: [40, 44].map(|place| number::<4>(row, place) as u32),
            align: number::<8>(row, 48),
            entry_size: number::<8>(row, 56),
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.name as u32).to_le_bytes());
        bytes.extend(self.kind.to_le_bytes());
        bytes.extend(self.flags.to_le_bytes());
        for word in [self.address, self.offset, self.size] {
            bytes.extend((word as u64).to_le_bytes());
        }
        self.link.iter().for_each(|link| bytes.extend(link.to_le_bytes()));
        for word in [self.align, self.entry_size] {
            bytes.extend((word as u64).to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_back;
    use proptest::prelude::*;

    /// A program of two segments: code behind the headers, and data of which some begins as zero.
    fn program() -> Vec<u8> {
        let mut file = b"\x7fELF\x02\x01\x01".to_vec();
        file.resize(16, 0);
        for half in [2u16, 62] {
            file.extend(half.to_le_bytes());
        }
        file.extend(1u32.to_le_bytes());
        for word in [0x40_00f0u64, 64, 0] {
            file.extend(word.to_le_bytes());
        }
        file.extend(0u32.to_le_bytes());
        for half in [64u16, 56, 3, 64, 0, 0] {
            file.extend(half.to_le_bytes());
        }
        for (kind, flags, words) in [
            (1u32, 5u32, [0u64, 0x40_0000, 0x40_0000, 250, 250, 4096]),
            (1, 6, [250, 0x40_10fa, 0x40_10fa, 6, 32, 4096]),
            (0x6474_e551, 6, [0, 0, 0, 0, 0, 16]),
        ] {
            file.extend(kind.to_le_bytes());
            file.extend(flags.to_le_bytes());
            words.iter().for_each(|word| file.extend(word.to_le_bytes()));
        }
        file.resize(256, 0x90);
        file
    }

    fn note() -> Note {
        Note { intent: "Build a TCP echo server".into(), target: crate::Target::X86_64Linux, ..Note::new() }
    }

    #[test]
    fn a_note_is_read_back_and_the_loaded_bytes_stay() {
        let file = program();
        let attached = attach(&file, &note()).unwrap();
        assert_eq!(attached[FILE_HEADER..file.len()], file[FILE_HEADER..]);
        let found = read(&attached).unwrap();
        assert!(found.is_intact);
        assert_eq!(found.note.intent, note().intent);
        let report = read_back(&attached, crate::Target::X86_64Linux).unwrap();
        assert_eq!(report.sections, 6, "the empty one, text, data, bss, note, names");
        assert_eq!(read(&file), Err(AttachError::NoNote));
    }

    #[test]
    fn a_file_with_a_section_table_keeps_its_sections() {
        let once = attach(&program(), &note()).unwrap();
        let mut table = Table::of(&Elf::parse(&once).unwrap()).unwrap();
        table.sections.retain(|section| section.kind != SHT_NOTE);
        table.add(".debug_line", Section { kind: SHT_PROGBITS, offset: 100, size: 20, align: 1, ..Section::default() });
        let mut bytes = once;
        table.write(&mut bytes);
        let attached = attach(&bytes, &note()).unwrap();
        assert!(read(&attached).unwrap().is_intact);
        let elf = Elf::parse(&attached).unwrap();
        let table = Table::of(&elf).unwrap();
        assert!([".text", ".data", ".bss", ".debug_line", SECTION].iter().all(|name| table.find(name).is_some()));
        read_back(&attached, crate::Target::X86_64Linux).unwrap();
    }

    #[test]
    fn every_changed_byte_is_found() {
        for file in [program(), b"\0asm\x01\0\0\0\x01\x01\0".to_vec()] {
            let attached = attach(&file, &note()).unwrap();
            for place in 0..attached.len() {
                let mut changed = attached.clone();
                changed[place] ^= 1;
                assert!(!read(&changed).is_ok_and(|found| found.is_intact), "byte {place}");
            }
        }
    }

    #[test]
    fn hostile_headers_are_errors() {
        let mut file = program();
        // One row of sections, which would be its own table of names.
        file[TABLE_AT] = 64;
        file[ROWS_AT] = 1;
        assert!(matches!(read(&file), Err(AttachError::Unreadable(_))));
        assert!(matches!(attach(&file, &note()), Err(AttachError::Unreadable(_))));
        let mut file = program();
        // The address of the first segment.
        file[64 + 16..64 + 24].fill(0xff);
        assert!(matches!(attach(&file, &note()), Err(AttachError::Unreadable(_))));
        assert!(read(&file).is_err());
    }

    #[test]
    fn webassembly_has_its_note_too() {
        let file = b"\0asm\x01\0\0\0\x01\x01\0".to_vec();
        let attached = attach(&file, &note()).unwrap();
        assert!(read(&attached).unwrap().is_intact);
        let mut changed = attached;
        changed[10] ^= 1;
        assert!(!read(&changed).unwrap().is_intact);
        assert_eq!(read(&file), Err(AttachError::NoNote));
    }

    proptest! {
        #[test]
        fn damaged_files_are_survived(place in 0usize..900, byte in any::<u8>(), cut in 0usize..900) {
            let mut attached = attach(&program(), &note()).unwrap();
            let place = place % attached.len();
            attached[place] = byte;
            let _ = read(&attached);
            let _ = attach(&attached, &note());
            let _ = read(&attached[..cut.min(attached.len())]);
        }
    }
}
