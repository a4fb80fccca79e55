//! The facts as the `object` crate reads them.

use super::{Facts, Section, Segment};
use object::Endianness;
use object::elf::FileHeader64;
use object::read::elf::{FileHeader, ProgramHeader, SectionHeader, Sym};

pub(super) fn facts(elf: &[u8]) -> Result<Facts, String> {
    read(elf).map_err(|error| format!("object: {error}"))
}

fn read(elf: &[u8]) -> object::read::Result<Facts> {
    let header = FileHeader64::<Endianness>::parse(elf)?;
    let endian = header.endian()?;
    let segments = header.program_headers(endian, elf)?.iter().map(|row| {
        let place = (row.p_offset(endian), row.p_vaddr(endian));
        Segment::new(row.p_type(endian).0, row.p_flags(endian).0, place, (row.p_filesz(endian), row.p_memsz(endian)))
    });
    let sections = header.sections(endian, elf)?;
    let mut rows = Vec::new();
    for row in sections.iter() {
        let name = String::from_utf8_lossy(sections.section_name(endian, row)?).into_owned();
        let [flags, address, offset, size] =
            [row.sh_flags(endian).0.into(), row.sh_addr(endian), row.sh_offset(endian), row.sh_size(endian)];
        rows.push(Section { name, kind: row.sh_type(endian).0, flags, address, offset, size });
    }
    let mut symbols = 0;
    let mut undefined = Vec::new();
    for kind in [object::elf::SHT_SYMTAB, object::elf::SHT_DYNSYM] {
        let table = sections.symbols(endian, elf, kind)?;
        symbols += table.len();
        for symbol in table.iter().skip(1).filter(|symbol| symbol.is_undefined(endian)) {
            undefined.push(String::from_utf8_lossy(table.symbol_name(endian, symbol)?).into_owned());
        }
    }
    Ok(Facts {
        is_64: header.is_class_64(),
        is_little_endian: header.is_little_endian(),
        kind: header.e_type(endian).0,
        machine: header.e_machine(endian).0,
        entry: header.e_entry(endian),
        segments: segments.collect(),
        sections: rows,
        symbols,
        undefined,
    })
}
