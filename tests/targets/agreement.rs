//! The text of a module, as `ir/` reads it, says what LLVM says: functions, blocks, instructions, operands, types, uses, calls and
//! edges, one by one, over the modules that clang makes from C, the runtime, the examples and the cases of `ir/`.
//!
//! Operands are compared in LLVM's order. What stands in the text differs from it as follows:
//!
//! | instruction | in the text | in LLVM |
//! |---|---|---|
//! | `call`, `invoke`, `callbr` | callee, arguments, operands of bundles, labels | the callee comes last |
//! | `br` with a condition | condition, true label, false label | condition, false block, true block |
//! | `phi` | values and labels by turns | values; the blocks are no operands, and are compared beside them |
//! | `alloca` without a count | none | the constant 1 as `i32` |
//! | `shufflevector` | two vectors, mask | the mask is no operand |
//! | `catchpad`, `cleanuppad` | parent, arguments | the parent comes last |
//! | `catchswitch` | parent, handlers, where to unwind | the block to unwind to stands before the handlers |
//!
//! A constant, be it an expression, a structure or a number, is one operand; every global that is named anywhere in it is compared too.
//! Debug records are no instructions. Uses are those by instructions, without metadata: uses by `phi` labels are none to LLVM.

mod llvm;
mod text;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A function as either side sees it.
#[derive(Debug, PartialEq, Eq)]
struct Function {
    name: String,
    ty: String,
    /// Name and type.
    parameters: Vec<(String, String)>,
    blocks: Vec<Block>,
    /// How often instructions use each parameter, block and result, in the order in which they are defined.
    uses: Vec<(String, usize)>,
}

#[derive(Debug, PartialEq, Eq)]
struct Block {
    name: String,
    successors: Vec<String>,
    instructions: Vec<Instruction>,
}

#[derive(Debug, PartialEq, Eq)]
struct Instruction {
    opcode: String,
    /// Its name or its number; empty for one without a result.
    result: String,
    ty: String,
    operands: Vec<Operand>,
    /// Blocks of a `phi`.
    incoming: Vec<String>,
    /// Function type of a call.
    call: Option<String>,
    /// Globals named in its operands, sorted; those of metadata are left out.
    globals: Vec<String>,
}

/// A value is `%name`, `@name`, `asm`, `metadata` or `constant`.
#[derive(Debug, PartialEq, Eq)]
struct Operand {
    ty: String,
    value: String,
}

/// The first difference, by the parts that it lies in.
fn difference(llvm: &[Function], text: &[Function]) -> Option<String> {
    let names = |functions: &[Function]| functions.iter().map(|function| function.name.clone()).collect::<Vec<_>>();
    if names(llvm) != names(text) {
        return Some(format!("functions: LLVM has {:?}, the text {:?}", names(llvm), names(text)));
    }
    llvm.iter().zip(text).find_map(|(llvm, text)| function_difference(llvm, text))
}

fn function_difference(llvm: &Function, text: &Function) -> Option<String> {
    let name = &llvm.name;
    let head = |function: &Function| format!("{} {:?}", function.ty, function.parameters);
    if head(llvm) != head(text) {
        return Some(format!("@{name}: LLVM has {}, the text {}", head(llvm), head(text)));
    }
    let shape = |function: &Function| {
        let block = |block: &Block| format!("{} -> {:?}: {}", block.name, block.successors, block.instructions.len());
        function.blocks.iter().map(block).collect::<Vec<_>>()
    };
    let (llvm_shape, text_shape) = (shape(llvm), shape(text));
    if llvm_shape != text_shape {
        return Some(format!("@{name}: blocks, successors and instruction counts are {llvm_shape:?} to LLVM, {text_shape:?} in the text"));
    }
    let instructions =
        |function: &Function| function.blocks.iter().flat_map(|block| &block.instructions).map(|one| format!("{one:?}")).collect();
    let (of_llvm, of_text): (Vec<String>, Vec<String>) = (instructions(llvm), instructions(text));
    let other = of_llvm.iter().zip(&of_text).find(|(llvm, text)| llvm != text);
    if let Some((llvm, text)) = other {
        return Some(format!("@{name}:\n  LLVM {llvm}\n  text {text}"));
    }
    let other = llvm.uses.iter().zip(&text.uses).find(|(llvm, text)| llvm != text);
    if let Some((llvm, text)) = other {
        return Some(format!("@{name}: uses are {llvm:?} to LLVM, {text:?} in the text"));
    }
    (llvm != text).then(|| format!("@{name} differs"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn modules_in(folder: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ll"));
    paths.sort();
    paths.iter().map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Compares the modules; gives the opcodes that were seen.
fn compare<'a>(modules: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeSet<String> {
    let (mut opcodes, mut wrong) = (BTreeSet::new(), Vec::new());
    for (name, source) in modules {
        let Ok(llvm) = llvm::functions(name, source) else {
            wrong.push(format!("{name}: LLVM does not accept it"));
            continue;
        };
        let text = text::functions(source);
        wrong.extend(difference(&llvm, &text).map(|difference| format!("{name}: {difference}")));
        let instructions = text.iter().flat_map(|function| &function.blocks).flat_map(|block| &block.instructions);
        opcodes.extend(instructions.map(|instruction| instruction.opcode.clone()));
    }
    let shown: Vec<String> = wrong.iter().take(20).cloned().collect();
    assert!(wrong.is_empty(), "{} modules differ:\n{}", wrong.len(), shown.join("\n"));
    opcodes
}

/// Every opcode of LLVM 19 that clang makes for x86-64 from the sources of the corpus.
const OPCODES: &str = "add alloca and ashr atomicrmw bitcast br call callbr catchpad catchret catchswitch cleanuppad cleanupret cmpxchg \
    extractelement extractvalue fadd fcmp fdiv fence fmul fneg fpext fptosi fptoui fptrunc freeze frem fsub getelementptr icmp indirectbr \
    insertelement insertvalue inttoptr invoke landingpad load lshr mul or phi ptrtoint resume ret sdiv select sext shl shufflevector sitofp \
    srem store sub switch trunc udiv uitofp unreachable urem xor zext addrspacecast";

#[test]
fn llvm_says_the_same_of_what_clang_makes() {
    let modules = clang_corpus::modules();
    let opcodes = compare(modules.iter().map(|module| (module.name.as_str(), module.text.as_str())));
    let unseen: Vec<&str> = OPCODES.split_whitespace().filter(|opcode| !opcodes.contains(*opcode)).collect();
    assert!(unseen.is_empty(), "no module of the corpus has {unseen:?}");
}

#[test]
fn llvm_says_the_same_of_our_own_modules() {
    let examples = modules_in("examples/modules");
    assert!(!examples.is_empty());
    compare(runtime::modules(runtime::X86_64_LINUX).iter().map(|module| (module.name, module.text)));
    compare(examples.iter().map(|(name, text)| (name.as_str(), text.as_str())));
}

#[test]
fn llvm_says_the_same_of_the_cases_of_ir() {
    let mut cases = modules_in("tests/ir/cases");
    cases.retain(|(name, text)| llvm::functions(name, text).is_ok());
    assert!(cases.len() >= 5, "LLVM accepts only {} of the cases", cases.len());
    compare(cases.iter().map(|(name, text)| (name.as_str(), text.as_str())));
}
