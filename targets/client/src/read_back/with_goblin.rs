//! The facts as the `goblin` crate reads them.

use super::{Facts, Section, Segment};
use goblin::elf::{Elf, Symtab};
use goblin::strtab::Strtab;

pub(super) fn facts(elf: &[u8]) -> Result<Facts, String> {
    let parsed = Elf::parse(elf).map_err(|error| format!("goblin: {error}"))?;
    let segments = parsed.program_headers.iter().map(|row| {
        let place = (row.p_offset, row.p_vaddr);
        Segment::new(row.p_type, row.p_flags, place, (row.p_filesz, row.p_memsz))
    });
    let sections = parsed.section_headers.iter().map(|row| Section {
        name: parsed.shdr_strtab.get_at(row.sh_name).unwrap_or_default().to_owned(),
        kind: row.sh_type,
        flags: row.sh_flags,
        address: row.sh_addr,
        offset: row.sh_offset,
        size: row.sh_size,
    });
    let mut undefined = undefined(&parsed.syms, &parsed.strtab);
    undefined.extend(self::undefined(&parsed.dynsyms, &parsed.dynstrtab));
    Ok(Facts {
        is_64: parsed.is_64,
        is_little_endian: parsed.little_endian,
        kind: parsed.header.e_type,
        machine: parsed.header.e_machine,
        entry: parsed.entry,
        segments: segments.collect(),
        sections: sections.collect(),
        symbols: parsed.syms.len() + parsed.dynsyms.len(),
        undefined,
    })
}

/// The names of the undefined symbols; the first row of a table is always empty.
fn undefined(table: &Symtab<'_>, names: &Strtab<'_>) -> Vec<String> {
    let rows = table.iter().skip(1).filter(|symbol| symbol.st_shndx == 0);
    rows.map(|symbol| names.get_at(symbol.st_name).unwrap_or_default().to_owned()).collect()
}
