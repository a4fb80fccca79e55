//! The kinds of damage: one for each way in which models get IR wrong.
//!
//! Each works on text, by lines, and shares no code with what repairs. It gives `None` where the module has no place for it.

mod annotations;
mod blocks;
mod braces;
mod calls;
mod constants;
mod declares;
mod numbering;
mod operands;
mod phi;
mod pointers;
mod reply;
mod spelling;
mod system_calls;
mod values;

use crate::random::Random;

/// Whether text alone says what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// One reading is left, and a repair without a model is asked for.
    Deterministic,
    /// Known mistakes outside of the table of pitfalls, where one reading is left all the same.
    Further,
    /// A guess would be needed: a diagnosis is all that can be asked for.
    Judgement,
}

impl Class {
    pub fn name(self) -> &'static str {
        match self {
            Class::Deterministic => "deterministic",
            Class::Further => "further",
            Class::Judgement => "judgement",
        }
    }
}

/// What LLVM says of a module that was damaged so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Llvm {
    /// It is rejected; a sample that is not shows no damage and is dropped.
    Rejects,
    /// It is accepted, or depends on the place.
    MayAccept,
}

pub(crate) type Damage = fn(&str, &mut Random) -> Option<String>;

/// One way to break a module.
pub struct Kind {
    pub name: &'static str,
    pub summary: &'static str,
    pub class: Class,
    pub llvm: Llvm,
    /// Changes the text of a module; `None` where it has no place for it.
    pub(crate) damage: Damage,
    /// In a combination kinds come in this order: the reading of text that the others need ends with what breaks functions
    /// open, and what acts on the whole reply comes last.
    stage: u8,
}

impl Kind {
    /// What the kind is about, the first word of its name: two of the same in one module would disturb each other.
    pub fn subject(&self) -> &'static str {
        match self.name.split('_').next().unwrap_or_default() {
            "declared" => "declare",
            "attributes" => "attribute",
            "terminator" | "return" | "code" | "block" | "label" => "block",
            "several" | "prose" | "thinking" | "reply" | "truncated" => "fences",
            subject => subject,
        }
    }
}

const fn kind(name: &'static str, summary: &'static str, class: Class, llvm: Llvm, damage: Damage) -> Kind {
    Kind { name, summary, class, llvm, damage, stage: 0 }
}

const fn brace(name: &'static str, summary: &'static str, damage: Damage) -> Kind {
    Kind { name, summary, class: Class::Deterministic, llvm: Llvm::Rejects, damage, stage: 1 }
}

const fn around(name: &'static str, summary: &'static str, class: Class, damage: Damage) -> Kind {
    Kind { name, summary, class, llvm: Llvm::Rejects, damage, stage: 2 }
}

use Class::{Deterministic, Further, Judgement};
use Llvm::{MayAccept, Rejects};

/// In the order of the table of pitfalls.
pub static KINDS: &[Kind] = &[
    around("fences", "the module in a markdown fence", Deterministic, reply::fences),
    around("prose", "sentences before and after the module, without a fence", Deterministic, reply::prose),
    around("thinking", "a thinking section with draft code before the module", Deterministic, reply::thinking),
    around("several_fences", "the module in two fences with prose between", Deterministic, reply::several_fences),
    kind(
        "numbers_without_entry",
        "unnamed values, and the unnamed entry block counted as none",
        Deterministic,
        Rejects,
        numbering::without_entry,
    ),
    kind("numbers_swapped", "two numbers in the wrong order", Deterministic, Rejects, numbering::swapped),
    kind("numbers_of_labels_late", "labels numbered after all values", Deterministic, Rejects, numbering::labels_late),
    kind(
        "numbers_of_labels_apart",
        "labels and values numbered apart, so that they share numbers",
        Deterministic,
        Rejects,
        numbering::labels_apart,
    ),
    kind("numbers_with_gaps", "numbers left out, as if stores and calls had one", Deterministic, MayAccept, numbering::with_gaps),
    kind("string_length", "a text constant with a wrong length", Deterministic, Rejects, constants::string_length),
    kind(
        "string_length_everywhere",
        "the same wrong length in the constant and its uses",
        Deterministic,
        Rejects,
        constants::string_length_everywhere,
    ),
    kind("string_length_in_use", "a wrong length in a use only", Deterministic, MayAccept, constants::string_length_in_use),
    kind("string_escapes_of_c", "`\\n` and its like in a text constant, counted as one byte", Further, Rejects, constants::escapes_of_c),
    kind("declare_missing", "a function used but not declared", Deterministic, Rejects, declares::missing),
    kind("declare_wrong", "a declaration that disagrees with the function", Deterministic, MayAccept, declares::wrong),
    kind("declare_twice", "a function declared twice", Deterministic, Rejects, declares::twice),
    kind("declared_and_defined", "a function declared and defined", Deterministic, Rejects, declares::declared_and_defined),
    kind("intrinsic_undeclared", "an intrinsic without a declaration", Deterministic, MayAccept, declares::intrinsic_undeclared),
    kind("function_repeated", "a function defined twice, with the same text", Further, Rejects, declares::function_repeated),
    kind("terminator_missing", "a block that falls through to the next label", Deterministic, Rejects, blocks::terminator_missing),
    kind("return_missing", "a function without a result that ends without `ret void`", Deterministic, Rejects, blocks::return_missing),
    kind("code_after_terminator", "instructions behind the end of a block", Deterministic, MayAccept, blocks::code_after_terminator),
    kind("block_repeated", "the last block written twice", Deterministic, Rejects, blocks::block_repeated),
    kind("label_duplicate", "two blocks with one label", Judgement, Rejects, blocks::label_duplicate),
    kind("copy_of_value", "`%a = %b`", Deterministic, Rejects, values::copy_of_value),
    kind("copy_of_constant", "`%a = 5`", Deterministic, Rejects, values::copy_of_constant),
    kind("name_duplicate", "two values of one name, each used before the other comes", Deterministic, Rejects, values::name_duplicate),
    kind("use_before_definition", "an instruction before the one that it needs", Judgement, Rejects, values::use_before_definition),
    kind("nested_operand", "an instruction written as an operand", Deterministic, Rejects, operands::nested),
    kind("integer_as_condition", "an integer where `i1` is needed", Deterministic, Rejects, operands::integer_as_condition),
    kind(
        "comparison_left_out",
        "a branch on an integer that was never compared with 0",
        Deterministic,
        Rejects,
        operands::comparison_left_out,
    ),
    kind("float_inexact", "a decimal `float` literal that is not exact", Deterministic, Rejects, operands::float_inexact),
    kind("float_as_integer", "a float literal written as an integer", Further, Rejects, operands::float_as_integer),
    kind("phi_invented", "a phi entry for a block that does not lead there", Deterministic, Rejects, phi::invented),
    kind("phi_wrong_label", "a phi entry with the label of a block that does not lead there", Deterministic, Rejects, phi::wrong_label),
    kind("phi_repeated_edge_missing", "one phi entry for two edges of a switch", Deterministic, Rejects, phi::repeated_edge_missing),
    kind("phi_not_at_top", "a phi behind another instruction", Deterministic, Rejects, phi::not_at_top),
    kind("phi_entry_missing", "a phi entry left out", Judgement, Rejects, phi::entry_missing),
    kind("metadata_undefined", "metadata that exists nowhere", Deterministic, Rejects, annotations::metadata_undefined),
    kind("attributes_undefined", "attribute groups that exist nowhere", Deterministic, MayAccept, annotations::attributes_undefined),
    brace("brace_missing_at_end", "the last function never ends", braces::missing_at_end),
    brace("brace_missing_between", "a function runs into the next one", braces::missing_between),
    brace("brace_extra", "a closing brace too many", braces::extra),
    brace("brace_not_opened", "a function without its opening brace", braces::not_opened),
    kind("pointers_typed", "`i8*` and its like beside or instead of `ptr`", Deterministic, MayAccept, pointers::typed),
    kind("pointers_cast", "`bitcast` between typed pointers", Deterministic, MayAccept, pointers::cast),
    kind("pointers_of_old_loads", "`load` and `getelementptr` without their result type", Deterministic, Rejects, pointers::old_loads),
    kind("syscall_variadic", "raw system calls through a variadic `@syscall`", Deterministic, MayAccept, system_calls::variadic),
    kind("syscall_fixed", "raw system calls through a `@syscall` of fixed parameters", Deterministic, MayAccept, system_calls::fixed),
    kind("syscall_undeclared", "raw system calls without a declaration", Deterministic, Rejects, system_calls::undeclared),
    kind("syscall_padded", "raw system calls with six arguments, the last ones 0", Deterministic, MayAccept, system_calls::padded),
    kind("syscall_assembly", "inline assembly `syscall`", Deterministic, MayAccept, system_calls::assembly),
    kind("syscall_wrapper", "an own function around inline assembly", Deterministic, MayAccept, system_calls::wrapper),
    kind("libc_call", "`write`, `read` and `exit` of a C library that is not there", Further, MayAccept, system_calls::libc),
    kind("call_result_unused", "an unused result of the wrong type", Deterministic, MayAccept, calls::result_unused),
    kind("call_result_truth", "a truth value taken as an integer", Deterministic, MayAccept, calls::result_truth),
    kind("call_constant_width", "a constant argument of the wrong width", Deterministic, MayAccept, calls::constant_width),
    kind("call_variadic", "a call as if the callee took any arguments", Deterministic, MayAccept, calls::variadic),
    kind("call_argument_extra", "an argument too many", Judgement, MayAccept, calls::argument_extra),
    kind("call_argument_missing", "an argument too few", Judgement, MayAccept, calls::argument_missing),
    kind("label_misspelled", "a label without `%`, without `label`, or with a `%` where it stands", Further, Rejects, spelling::labels),
    kind("type_misnamed", "types of other languages: `u8`, `f64`, `bool`", Further, Rejects, spelling::types),
    kind("opcode_misnamed", "integer arithmetic on floats, unknown predicates", Further, Rejects, spelling::opcodes),
    kind("character_literal", "a character as a literal, `'a'`", Further, Rejects, spelling::characters),
    kind("literal_misspelled", "`True`, and integers in hexadecimal", Further, Rejects, spelling::literals),
    kind("target_foreign", "layout and triple of another machine", Further, MayAccept, spelling::target),
    kind("callee_misspelled", "a function of the runtime by a name that is a slip away", Further, MayAccept, spelling::callee),
    kind("library_copied", "a function of the runtime written out again", Further, MayAccept, spelling::library_copied),
    kind("operand_type_left_out", "an operand without its type", Further, Rejects, spelling::type_left_out),
    kind("sigil_missing", "a value without its `%`", Further, Rejects, spelling::sigil_missing),
    kind("comment_of_c", "comments of C and of scripts", Further, Rejects, spelling::foreign_comments),
    kind("string_quotes", "a text constant in other quotes, or without its `c`", Further, Rejects, constants::quotes),
    kind("attribute_unknown", "words at a function that LLVM does not know", Further, Rejects, annotations::words_unknown),
    around("reply_wrapped", "the module quoted, indented, in tags, or in JSON", Further, reply::wrapped),
    around("truncated", "a reply that ends in the middle", Judgement, reply::truncated),
];

/// The kind of this name.
pub fn kind_named(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Breaks `module` in each of these ways. `None` where one of them finds no place or changes nothing.
pub fn damage(kinds: &[&Kind], module: &str, random: &mut Random) -> Option<String> {
    let mut ordered = kinds.to_vec();
    ordered.sort_by_key(|kind| kind.stage);
    let mut text = module.to_owned();
    for kind in ordered {
        text = (kind.damage)(&text, random).filter(|changed| *changed != text)?;
    }
    Some(text)
}
