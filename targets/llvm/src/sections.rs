//! The section table of a program that is to be debugged: what is loaded, as a debugger finds it, and behind it DWARF and symbols.
//!
//! A program needs none of it. It is appended to a packed file and loaded by nobody.

use crate::pack::{BASE, Data, Kept, Part};
use object::{Object, ObjectSection, ObjectSymbol, SymbolKind};
use std::ops::Range;

const PROGBITS: u32 = 1;
const SYMTAB: u32 = 2;
const STRTAB: u32 = 3;
const NOBITS: u32 = 8;

const WRITE: u64 = 1;
const ALLOC: u64 = 2;
const EXECUTE: u64 = 4;

const ROW_SIZE: u16 = 64;
const SYMBOL_SIZE: u64 = 24;

/// One row of the table; what it says of the file is filled in when it is written.
#[derive(Default)]
struct Row {
    name: String,
    kind: u32,
    flags: u64,
    address: u64,
    offset: u64,
    size: u64,
    link: u32,
    info: u32,
    alignment: u64,
    entry_size: u64,
}

impl Row {
    fn end(&self) -> u64 {
        self.address.saturating_add(self.size)
    }
}

/// Appends to `bytes`, a packed file of what `linked` loads, the sections that `kept` asks for and the table of all.
pub(crate) fn append(
    bytes: &mut Vec<u8>,
    linked: &object::File<'_>,
    variables: &[Part<'_>],
    code_size: u64,
    data: &Data,
    kept: Kept,
) -> Result<(), String> {
    let mut rows = vec![Row::default()];
    rows.extend(loaded_rows(linked, variables, code_size, data));
    if kept.debug_info {
        for section in linked.sections().filter(|section| section.name().is_ok_and(|name| name.starts_with(".debug_"))) {
            let name = section.name().map_err(|error| error.to_string())?.to_owned();
            let content = section.uncompressed_data().map_err(|error| format!("section {name}: {error}"))?;
            rows.push(Row { name, kind: PROGBITS, alignment: 1, ..appended(bytes, &content) });
        }
    }
    if kept.symbols {
        let (symbols, names, locals) = symbols(linked, &rows);
        let link = rows.len() as u32 + 1;
        let row = appended(bytes, &symbols);
        rows.push(Row { name: ".symtab".into(), kind: SYMTAB, link, info: locals, alignment: 8, entry_size: SYMBOL_SIZE, ..row });
        rows.push(Row { name: ".strtab".into(), kind: STRTAB, alignment: 1, ..appended(bytes, &names) });
    }
    write_table(bytes, rows)
}

/// A row for bytes that are not loaded, which are appended at a multiple of eight.
fn appended(bytes: &mut Vec<u8>, content: &[u8]) -> Row {
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    let offset = bytes.len() as u64;
    bytes.extend_from_slice(content);
    Row { offset, size: content.len() as u64, ..Row::default() }
}

/// The code with its constants, then each of the variables' sections.
fn loaded_rows(linked: &object::File<'_>, variables: &[Part<'_>], code_size: u64, data: &Data) -> Vec<Row> {
    let code = linked.sections().filter(|section| section.address() > BASE && section.address() < BASE + code_size);
    let start = code.map(|section| section.address()).min().unwrap_or(BASE);
    let offset = start - BASE;
    let text = Row {
        name: ".text".into(),
        kind: PROGBITS,
        flags: ALLOC | EXECUTE,
        address: start,
        offset,
        size: code_size - offset,
        alignment: 1,
        ..Row::default()
    };
    let variable = |part: &Part<'_>| Row {
        name: part.name.clone(),
        kind: if part.content.is_empty() { NOBITS } else { PROGBITS },
        flags: ALLOC | WRITE,
        address: part.address,
        offset: data.offset + part.address.saturating_sub(data.address).min(data.file_size),
        size: part.size,
        alignment: 1,
        ..Row::default()
    };
    std::iter::once(text).chain(variables.iter().map(variable)).collect()
}

/// The symbol table, its names, and how many rows come before the first global one.
fn symbols(linked: &object::File<'_>, rows: &[Row]) -> (Vec<u8>, Vec<u8>, u32) {
    let mut table = vec![0; SYMBOL_SIZE as usize];
    let mut names = vec![0];
    let mut locals = 1;
    for is_global in [false, true] {
        for symbol in linked.symbols().filter(|symbol| symbol.is_definition() && symbol.is_global() == is_global) {
            let name = symbol.name_bytes().unwrap_or_default();
            let row = rows.iter().position(|row| row.flags & ALLOC != 0 && (row.address..row.end()).contains(&symbol.address()));
            // A name with a dollar marks where code begins, for disassemblers.
            let (Some(row), false) = (row, name.is_empty() || name.starts_with(b"$")) else { continue };
            let kind = match symbol.kind() {
                SymbolKind::Data => 1u8,
                SymbolKind::Text => 2,
                _ => 0,
            };
            table.extend((names.len() as u32).to_le_bytes());
            table.extend([kind | u8::from(is_global) << 4, 0]);
            table.extend((row as u16).to_le_bytes());
            table.extend(symbol.address().to_le_bytes());
            table.extend(symbol.size().to_le_bytes());
            names.extend_from_slice(name);
            names.push(0);
            locals += u32::from(!is_global);
        }
    }
    (table, names, locals)
}

/// Appends the names of the sections and the table, and enters them in the file header.
fn write_table(bytes: &mut Vec<u8>, mut rows: Vec<Row>) -> Result<(), String> {
    const NAMES: &str = ".shstrtab";
    let mut names = vec![0];
    let mut places = Vec::new();
    for name in rows.iter().map(|row| row.name.as_str()).chain([NAMES]) {
        places.push(if name.is_empty() { 0 } else { names.len() as u32 });
        names.extend_from_slice(name.as_bytes());
        names.push(0);
    }
    rows.push(Row { name: NAMES.into(), kind: STRTAB, alignment: 1, ..appended(bytes, &names) });
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    let offset = bytes.len() as u64;
    for (row, place) in rows.iter().zip(places) {
        bytes.extend([place, row.kind].iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend([row.flags, row.address, row.offset, row.size].iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend([row.link, row.info].iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend([row.alignment, row.entry_size].iter().flat_map(|word| word.to_le_bytes()));
    }
    let count = u16::try_from(rows.len()).map_err(|_| "there are too many sections".to_owned())?;
    enter(bytes, 40..48, &offset.to_le_bytes());
    enter(bytes, 58..64, &[ROW_SIZE.to_le_bytes(), count.to_le_bytes(), (count - 1).to_le_bytes()].concat());
    Ok(())
}

fn enter(bytes: &mut [u8], place: Range<usize>, value: &[u8]) {
    bytes[place].copy_from_slice(value);
}
