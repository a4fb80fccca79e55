//! The smallest file for what the linker has laid out.
//!
//! The linker puts its section header table between the program headers and the code, where it is loaded and costs more than
//! a small program's code. Its addresses are final, so the sections are taken from it and a new file is written: file
//! header, program headers, constants and code, data, and nothing else. What is kept for a debugger follows behind all that is
//! loaded, which stays the same byte for byte but for the place of the section table in the file header.

use crate::sections;
use object::elf::SectionFlags;
use object::{FileFlags, Object, ObjectSection, ObjectSegment, SectionFlags as Flags};
use targets::ElfDescription;

/// The address of the file's first byte: a multiple of every machine's page.
pub(crate) const BASE: u64 = 0x40_0000;

const FILE_HEADER: u64 = 64;
const ROW: u64 = 56;

const EXECUTABLE: u32 = 1;
const WRITABLE: u32 = 2;
const READABLE: u32 = 4;
const PT_LOAD: u32 = 1;
const PT_GNU_STACK: u32 = 0x6474_e551;

/// The room that the headers take: a row for code, one for the stack, one for data where there is any.
pub(crate) fn headers_size(has_data: bool) -> u64 {
    FILE_HEADER + ROW * (2 + u64::from(has_data))
}

/// True if `object` has variables, though perhaps none that the entry reaches.
pub(crate) fn has_data(object: &[u8]) -> bool {
    let file = object::File::parse(object);
    file.is_ok_and(|file| file.sections().any(|section| section.size() > 0 && is_loaded(&section) && is_writable(&section)))
}

fn flags(section: &object::Section<'_, '_>) -> SectionFlags {
    match section.flags() {
        Flags::Elf { sh_flags, .. } => sh_flags,
        _ => SectionFlags(0),
    }
}

fn is_loaded(section: &object::Section<'_, '_>) -> bool {
    flags(section).contains(object::elf::SHF_ALLOC)
}

fn is_writable(section: &object::Section<'_, '_>) -> bool {
    flags(section).contains(object::elf::SHF_WRITE)
}

/// What is in memory, and where in the file it begins.
#[derive(Default)]
pub(crate) struct Data {
    pub(crate) offset: u64,
    pub(crate) address: u64,
    pub(crate) file_size: u64,
    memory_size: u64,
}

/// What is kept for a debugger behind the bytes that are loaded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kept {
    pub(crate) debug_info: bool,
    pub(crate) symbols: bool,
}

/// Writes a new file of what `linked` loads. The addresses must be those of the linker script in `link`.
pub(crate) fn pack(linked: &[u8], target: &ElfDescription, has_data: bool, kept: Kept) -> Result<Vec<u8>, String> {
    let file = object::File::parse(linked).map_err(|error| format!("the linked file cannot be read: {error}"))?;
    let parts = parts(&file)?;
    let mut bytes = Vec::new();
    extend_to(&mut bytes, headers_size(has_data))?;
    for part in parts.iter().filter(|part| !part.is_writable) {
        if part.content.len() as u64 != part.size {
            return Err(format!("section {} has no content", part.name));
        }
        extend_to(&mut bytes, part.address.wrapping_sub(BASE))?;
        bytes.extend_from_slice(part.content);
    }
    let code_size = bytes.len() as u64;
    let variables: Vec<_> = parts.into_iter().filter(|part| part.is_writable).collect();
    let data = place_data(&mut bytes, &variables, target.page)?;
    if data.memory_size > 0 && !has_data {
        return Err("there is data that was not foreseen".into());
    }
    let flags = match file.flags() {
        FileFlags::Elf { e_flags, .. } => e_flags.0,
        _ => 0,
    };
    write_headers(&mut bytes, target, flags, file.entry(), code_size, &data);
    if kept.debug_info || kept.symbols {
        sections::append(&mut bytes, &file, &variables, code_size, &data, kept)?;
    }
    Ok(bytes)
}

/// A section that is loaded.
pub(crate) struct Part<'a> {
    pub(crate) name: String,
    pub(crate) address: u64,
    pub(crate) size: u64,
    /// As long as the size; or nothing, and then the memory begins as zero.
    pub(crate) content: &'a [u8],
    is_writable: bool,
    is_executable: bool,
}

/// The sections that are loaded, by address. Their sizes are taken from the segments that hold them: the linker's section headers do
/// not count all of the padding between the sections that they are made of, so they may end too early.
fn parts<'a>(file: &object::File<'a>) -> Result<Vec<Part<'a>>, String> {
    let mut sections: Vec<_> = file.sections().filter(|section| section.size() > 0 && is_loaded(section)).collect();
    sections.sort_by_key(ObjectSection::address);
    let next = sections.iter().skip(1).map(ObjectSection::address).chain([u64::MAX]);
    let part = |(section, next): (&object::Section<'a, '_>, u64)| {
        let name = section.name().unwrap_or_default().to_owned();
        let (address, section_end) = (section.address(), section.address().saturating_add(section.size()));
        let holds = |segment: &object::Segment<'a, '_>| {
            let memory = segment.address()..segment.address().saturating_add(segment.size());
            memory.contains(&address) && section_end <= memory.end
        };
        // The linker's own headers, which are dropped, may reach into the addresses of the code; their segment begins lower.
        let segment =
            file.segments().filter(holds).max_by_key(ObjectSegment::address).ok_or_else(|| format!("section {name} is not loaded"))?;
        let end = segment.address().saturating_add(segment.size()).min(next.max(section_end));
        let has_content = section.data().is_ok_and(|data| !data.is_empty());
        let content = if has_content { segment.data_range(address, end - address).ok().flatten() } else { Some([].as_slice()) };
        let content = content.or_else(|| section.data().ok()).unwrap_or_default();
        let size = if has_content { content.len() as u64 } else { end - address };
        let is_executable = flags(section).contains(object::elf::SHF_EXECINSTR);
        Ok(Part { name, address, size, content, is_writable: is_writable(section), is_executable })
    };
    sections.iter().zip(next).map(part).collect()
}

/// Appends the variables that have content; those that begin as zero only take memory, and must come last. The place in the
/// file is the next one that lies in its page as the address does in its own, as mapping demands.
fn place_data(bytes: &mut Vec<u8>, variables: &[Part<'_>], page: u64) -> Result<Data, String> {
    let Some(first) = variables.first() else { return Ok(Data::default()) };
    let address = first.address;
    let code_size = bytes.len() as u64;
    if address < (BASE + code_size).next_multiple_of(page) {
        return Err("data shares a page with code".into());
    }
    let offset = code_size + address.wrapping_sub(code_size) % page;
    extend_to(bytes, offset)?;
    let mut data = Data { offset, address, file_size: 0, memory_size: 0 };
    for part in variables {
        if part.is_executable {
            return Err(format!("section {} is both writable and executable", part.name));
        }
        data.memory_size = part.address.saturating_add(part.size) - address;
        if !part.content.is_empty() {
            extend_to(bytes, (part.address - address).saturating_add(offset))?;
            bytes.extend_from_slice(part.content);
            data.file_size = data.memory_size;
        }
    }
    Ok(data)
}

/// Fills up to `offset`, which must not lie behind what is there, nor far ahead of it.
fn extend_to(bytes: &mut Vec<u8>, offset: u64) -> Result<(), String> {
    /// No alignment is larger.
    const LONGEST_GAP: u64 = 1 << 17;
    let size = bytes.len() as u64;
    match usize::try_from(offset) {
        Ok(end) if (size..=size + LONGEST_GAP).contains(&offset) => bytes.resize(end, 0),
        _ => return Err(format!("a section at file offset {offset:#x} does not follow on {size:#x}")),
    }
    Ok(())
}

fn write_headers(bytes: &mut [u8], target: &ElfDescription, flags: u32, entry: u64, code_size: u64, data: &Data) {
    let rows = if data.memory_size > 0 { 3u16 } else { 2 };
    let mut headers = vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let half = |value: u16, headers: &mut Vec<u8>| headers.extend(value.to_le_bytes());
    half(object::elf::ET_EXEC.0, &mut headers);
    half(target.machine, &mut headers);
    headers.extend(1u32.to_le_bytes());
    for word in [entry, FILE_HEADER, 0] {
        headers.extend(word.to_le_bytes());
    }
    headers.extend(flags.to_le_bytes());
    // Sizes of the file header and of a row, the number of rows; there is no section header table.
    for value in [FILE_HEADER as u16, ROW as u16, rows, 64, 0, 0] {
        half(value, &mut headers);
    }
    let mut row = |kind: u32, flags: u32, words: [u64; 6]| {
        headers.extend(kind.to_le_bytes());
        headers.extend(flags.to_le_bytes());
        headers.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    };
    row(PT_LOAD, READABLE | EXECUTABLE, [0, BASE, BASE, code_size, code_size, target.page]);
    if rows == 3 {
        row(PT_LOAD, READABLE | WRITABLE, [data.offset, data.address, data.address, data.file_size, data.memory_size, target.page]);
    }
    row(PT_GNU_STACK, READABLE | WRITABLE, [0, 0, 0, 0, 0, 16]);
    bytes[..headers.len()].copy_from_slice(&headers);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elf() -> &'static ElfDescription {
        targets::Target::X86_64Linux.description().elf.as_ref().unwrap()
    }

    #[test]
    fn headers_fill_exactly_the_room_that_is_kept_for_them() {
        for (memory_size, has_data) in [(0, false), (8, true)] {
            let size = headers_size(has_data);
            let mut bytes = vec![0xee; size as usize + 1];
            write_headers(&mut bytes, elf(), 0, BASE, size, &Data { memory_size, ..Data::default() });
            assert_eq!(bytes[size as usize], 0xee);
            assert_ne!(bytes[size as usize - 8], 0xee);
        }
    }

    #[test]
    fn a_gap_is_filled_only_forwards_and_only_if_it_is_short() {
        let mut bytes = vec![1; 10];
        extend_to(&mut bytes, 12).unwrap();
        assert_eq!(bytes.len(), 12);
        assert!(extend_to(&mut bytes, 11).is_err());
        assert!(extend_to(&mut bytes, 1 << 30).is_err());
        assert!(extend_to(&mut bytes, u64::MAX).is_err());
    }

    #[test]
    fn what_is_no_linked_file_is_an_error() {
        assert!(pack(b"nothing", elf(), false, Kept::default()).is_err());
        assert!(!has_data(b"nothing"));
    }
}
