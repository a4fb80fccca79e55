//! Debug information that names the lines of a module's own text.
//!
//! Each source module is a compile unit, each definition a subprogram, each instruction at the line and column where it stands.
//! LLVM does not keep the places of what it has parsed, so they are taken from the text, whose instructions come in the same order.

use inkwell::debug_info::{
    AsDIScope, DIFile, DIFlags, DIFlagsConstants, DISubprogram, DISubroutineType, DWARFEmissionKind, DWARFSourceLanguage, DebugInfoBuilder,
};
use inkwell::module::{FlagBehavior, Linkage, Module};
use inkwell::values::{FunctionValue, InstructionValue};
use std::collections::HashMap;
use targets::protocol::SourceModule;

/// LLVM's version of its metadata, and the version of DWARF that is made of it: every debugger reads it.
const METADATA_VERSION: u64 = 3;
const DWARF_VERSION: u64 = 4;

/// Where a definition and its instructions stand.
struct Places {
    line: u32,
    instructions: Vec<(u32, u32)>,
}

/// Gives every definition of `module`, which was parsed from `source` and has no debug information, its places in the text.
pub(crate) fn attach(module: &Module<'_>, source: &SourceModule) {
    let places = places(&source.text);
    let context = module.get_context();
    for (key, version) in [("Debug Info Version", METADATA_VERSION), ("Dwarf Version", DWARF_VERSION)] {
        if module.get_flag(key).is_none() {
            module.add_basic_value_flag(key, FlagBehavior::Warning, context.i32_type().const_int(version, false));
        }
    }
    let (builder, unit) = module.create_debug_info_builder(
        true,
        DWARFSourceLanguage::C,
        &source.name,
        ".",
        concat!("intentc ", env!("CARGO_PKG_VERSION")),
        true,
        "",
        0,
        "",
        DWARFEmissionKind::Full,
        0,
        false,
        false,
        "",
        "",
    );
    let unit =
        Unit { builder: &builder, file: unit.get_file(), ty: builder.create_subroutine_type(unit.get_file(), None, &[], DIFlags::ZERO) };
    for function in module.get_functions().filter(|function| function.count_basic_blocks() > 0) {
        let name = function.get_name().to_string_lossy().into_owned();
        let nowhere = Places { line: 0, instructions: Vec::new() };
        unit.attach(module, function, &name, places.get(&name).unwrap_or(&nowhere));
    }
    builder.finalize();
}

struct Unit<'a, 'ctx> {
    builder: &'a DebugInfoBuilder<'ctx>,
    file: DIFile<'ctx>,
    ty: DISubroutineType<'ctx>,
}

impl<'ctx> Unit<'_, 'ctx> {
    fn attach(&self, module: &Module<'ctx>, function: FunctionValue<'ctx>, name: &str, places: &Places) {
        let subprogram = self.subprogram(function, name, places.line);
        function.set_subprogram(subprogram);
        let instructions: Vec<InstructionValue<'_>> = function.get_basic_block_iter().flat_map(|block| block.get_instructions()).collect();
        // Where LLVM has rewritten an old form, nothing is certain but the function.
        let fits = instructions.len() == places.instructions.len();
        for (index, instruction) in instructions.into_iter().enumerate() {
            let (line, column) = if fits { places.instructions[index] } else { (places.line, 0) };
            let scope = subprogram.as_debug_info_scope();
            let location = self.builder.create_debug_location(module.get_context(), line, column, scope, None);
            instruction.set_debug_location(Some(location));
        }
    }

    fn subprogram(&self, function: FunctionValue<'ctx>, name: &str, line: u32) -> DISubprogram<'ctx> {
        let is_local = matches!(function.get_linkage(), Linkage::Internal | Linkage::Private);
        let scope = self.file.as_debug_info_scope();
        self.builder.create_function(scope, name, None, self.file, line, self.ty, is_local, true, line, DIFlags::ZERO, true)
    }
}

/// The places of every definition of a text, by name.
fn places(text: &str) -> HashMap<String, Places> {
    let module = ir::parse(text);
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
    let place = |offset: usize| {
        let line = starts.partition_point(|&start| start <= offset);
        // Metadata keeps a column in 16 bits.
        let column = u16::try_from(offset - starts[line - 1] + 1).unwrap_or(0);
        (u32::try_from(line).unwrap_or(0), u32::from(column))
    };
    let definitions = module.definitions();
    let of_definition = |function: ir::Function<'_>| {
        let body = function.body();
        let real = body.instructions().iter().filter(|instruction| !instruction.opcode.text.starts_with('#'));
        let instructions = real.map(|instruction| place(instruction.span.start)).collect();
        (function.name().into_owned(), Places { line: place(function.name_span().start).0, instructions })
    };
    definitions.map(of_definition).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_stand_where_they_begin() {
        let text =
            "; x\ndefine i64 @f(i64 %x) {\n  switch i64 %x, label %a [\n    i64 1, label %a\n  ]\na: %y = add i64 %x, 1\n  ret i64 %y\n}\n";
        let places = places(text);
        assert_eq!((places["f"].line, places["f"].instructions.as_slice()), (2, [(3, 3), (6, 4), (7, 3)].as_slice()));
    }

    #[test]
    fn every_instruction_of_the_runtime_has_its_place() {
        for source in runtime::all_modules() {
            let session = crate::session::Session::new();
            let source = SourceModule { name: source.name.into(), text: source.text.into() };
            let module = crate::module::read(&session, &source, targets::Target::default().description()).unwrap();
            attach(&module, &source);
            assert!(module.verify().is_ok(), "{}", source.name);
            let places = places(&source.text);
            for function in module.get_functions().filter(|function| function.count_basic_blocks() > 0) {
                let name = function.get_name().to_string_lossy().into_owned();
                let count = function.get_basic_block_iter().flat_map(|block| block.get_instructions()).count();
                assert_eq!(places[&name].instructions.len(), count, "{} @{name}", source.name);
            }
        }
    }
}
