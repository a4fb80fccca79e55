//! The rows of the section table, which nothing at run time reads, but every tool believes.

use super::{PT_LOAD, Segment};

const SHT_NULL: u32 = 0;
const SHT_PROGBITS: u32 = 1;
const SHT_SYMTAB: u32 = 2;
const SHT_STRTAB: u32 = 3;
const SHT_NOTE: u32 = 7;
const SHT_NOBITS: u32 = 8;

const WRITE: u64 = 1;
const ALLOC: u64 = 2;
const EXECUTE: u64 = 4;

/// The sections that a program may have, besides the empty first row and those of a debugger: name, kind, rights.
static EXPECTED: &[(&str, u32, u64)] = &[
    (".text", SHT_PROGBITS, ALLOC | EXECUTE),
    (".data", SHT_PROGBITS, ALLOC | WRITE),
    (".bss", SHT_NOBITS, ALLOC | WRITE),
    (crate::provenance::SECTION, SHT_NOTE, 0),
    (".symtab", SHT_SYMTAB, 0),
    (".strtab", SHT_STRTAB, 0),
    (".shstrtab", SHT_STRTAB, 0),
];

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) name: String,
    /// `sh_type`
    pub(super) kind: u32,
    /// `sh_flags`
    pub(super) flags: u64,
    pub(super) address: u64,
    pub(super) offset: u64,
    pub(super) size: u64,
}

/// What is wrong with the first section that should not be there or is not what its name says.
pub(super) fn unexpected(sections: &[Section], segments: &[Segment], file_size: u64) -> Option<String> {
    sections.iter().filter(|section| section.kind != SHT_NULL).find_map(|section| {
        let name = &section.name;
        let expected = match EXPECTED.iter().find(|(known, ..)| known == name) {
            Some(&(_, kind, rights)) => (kind, rights),
            None if name.starts_with(".debug_") => (SHT_PROGBITS, 0),
            None => return Some(format!("has a section `{name}` that nobody needs")),
        };
        let found = (section.kind, section.flags & (WRITE | ALLOC | EXECUTE));
        let holds = found == expected && lies_where_it_says(section, segments, file_size);
        (!holds).then(|| format!("has a section `{name}` that is not what its name says"))
    })
}

/// What is loaded lies in a segment with just its rights; everything else in the file.
fn lies_where_it_says(section: &Section, segments: &[Segment], file_size: u64) -> bool {
    let Some(end) = section.offset.checked_add(section.size) else { return false };
    if section.flags & ALLOC == 0 {
        return end <= file_size;
    }
    // What has no bytes in the file has no place there that matters.
    let is_there =
        |segment: &Segment, distance: u64| section.kind == SHT_NOBITS || segment.offset.checked_add(distance) == Some(section.offset);
    let is_inside = |segment: &Segment| {
        let distance = section.address.checked_sub(segment.address);
        let room = if section.kind == SHT_NOBITS { segment.memory_size } else { segment.file_size };
        distance.is_some_and(|distance| distance.checked_add(section.size).is_some_and(|end| end <= room) && is_there(segment, distance))
            && (segment.writable, segment.executable) == (section.flags & WRITE > 0, section.flags & EXECUTE > 0)
    };
    segments.iter().any(|segment| segment.kind == PT_LOAD && is_inside(segment))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Section {
        Section { name: ".text".into(), kind: SHT_PROGBITS, flags: ALLOC | EXECUTE, address: 0x40_00b0, offset: 0xb0, size: 16 }
    }

    fn judge(section: Section) -> Option<String> {
        let segments = [Segment::new(PT_LOAD, 5, (0, 0x40_0000), (0xc0, 0xc0)), Segment::new(PT_LOAD, 6, (0xc0, 0x40_10c0), (8, 64))];
        unexpected(&[section], &segments, 0x100)
    }

    #[test]
    fn sections_are_what_their_names_say() {
        assert_eq!(judge(text()), None);
        let bss = Section { name: ".bss".into(), kind: SHT_NOBITS, flags: ALLOC | WRITE, address: 0x40_10c8, offset: 0xc8, size: 56 };
        assert_eq!(judge(bss.clone()), None);
        let note = Section { name: ".note.intentc".into(), kind: SHT_NOTE, flags: 0, address: 0, offset: 0xc8, size: 16 };
        assert_eq!(judge(note.clone()), None);
        let wrong = [
            Section { flags: ALLOC | WRITE | EXECUTE, ..text() },
            Section { kind: SHT_NOTE, ..text() },
            Section { size: 17, ..text() },
            Section { offset: 0xb1, ..text() },
            Section { address: u64::MAX, ..text() },
            Section { size: 57, ..bss },
            Section { offset: u64::MAX, ..note.clone() },
            Section { size: 0x100, ..note },
            Section { name: ".debug_line".into(), ..text() },
        ];
        for section in wrong {
            assert!(judge(section.clone()).is_some_and(|reason| reason.ends_with("not what its name says")), "{section:?}");
        }
        assert!(judge(Section { name: ".init_array".into(), ..text() }).is_some_and(|reason| reason.contains("nobody needs")));
    }
}
