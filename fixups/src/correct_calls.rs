//! Makes calls agree with the functions that they call.
//!
//! Before:
//! ```llvm
//! declare i32 @printf(ptr, ...)
//!
//! define i64 @twice(i64 %x, i1 %down) {
//!   %d = add i64 %x, %x
//!   ret i64 %d
//! }
//!
//! define i32 @f(i32 %n, ptr %format) {
//!   %c = icmp slt i32 %n, 0
//!   %r = call i32 @twice(i32 %n, i64 0)
//!   call void @twice(i64 7, i1 %c)
//!   call i32 @printf(ptr %format, i32 %r)
//!   ret i32 %r
//! }
//! ```
//! After:
//! ```llvm
//! declare i32 @printf(ptr, ...)
//!
//! define i64 @twice(i64 %x, i1 %down) {
//!   %d = add i64 %x, %x
//!   ret i64 %d
//! }
//!
//! define i32 @f(i32 %n, ptr %format) {
//!   %c = icmp slt i32 %n, 0
//!   %n.wide = sext i32 %n to i64
//!   %r.whole = call i64 @twice(i64 %n.wide, i1 false)
//!   %r = trunc i64 %r.whole to i32
//!   call i64 @twice(i64 7, i1 %c)
//!   call i32 (ptr, ...) @printf(ptr %format, i32 %r)
//!   ret i32 %r
//! }
//! ```
//! LLVM accepts all of these calls and optimises as if they could not happen. The signature is that of the module's own definition,
//! of another module's, or of the intrinsic. That of a mere declaration counts only for the variadic form and for results that
//! nobody uses.
//!
//! Requires: a call of a function by its name, with as many arguments as it takes.
//! Ensures: argument and result types and the variadic form are the callee's. Integers grow by their sign: `i1` is a truth value,
//! 32 bits and more are signed unless the function treats the value as unsigned. Integers become truth values by comparing them with
//! zero. `i64` and `ptr` are turned into each other. Results get the type that their uses have.
//! Leaves alone: wrong numbers of arguments; arguments that would lose bits, that were swapped, or of which nothing says whether they
//! are signed; floats and aggregates of other types; `invoke` and `musttail`. The call check reports them.

mod arguments;
mod results;
mod values;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Body, Call, Instruction, Signature};
use manifest::{Callee, CalleeOrigin, Callees};
use values::Values;

pub(crate) const NAME: &str = "correct_calls";
pub(crate) const SUMMARY: &str = "makes calls agree with the functions that they call";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let callees = Callees::of(rewrite.context.manifest, rewrite.module, Some(rewrite.context.module_name));
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        let mut values: Option<Values> = None;
        for (instruction, call) in body.calls() {
            let Some(name) = call.callee_name() else { continue };
            let Some(callee) = callees.find(&name).filter(|callee| !agrees(instruction, &call, &callee.signature)) else { continue };
            if instruction.opcode.text != "call" || call.prefix.text.starts_with("musttail") {
                continue;
            }
            let values = values.get_or_insert_with(|| Values::of(&function, &body));
            if let Some(repair) = repair(&body, instruction, &call, &callee, values) {
                apply(rewrite, instruction, &name, repair);
            }
        }
    }
}

/// Whether the call is one that the callee's signature allows.
fn agrees(instruction: &Instruction, call: &Call, expected: &Signature) -> bool {
    let has_void_result = instruction.result.is_some() && expected.result == "void";
    let mut types = expected.parameters.iter().zip(&call.arguments);
    *expected == call.signature() && !has_void_result && types.all(|(ty, argument)| *ty == ir::canonical_type(argument.ty.text))
}

/// What is to be done to one call.
#[derive(Default)]
struct Repair {
    /// Instructions before and after it.
    before: Vec<String>,
    after: Vec<String>,
    /// Parts of it that are replaced, and why.
    replacements: Vec<(Span, String, String)>,
}

/// `None` where one reading is not left.
fn repair(body: &Body, instruction: &Instruction, call: &Call, callee: &Callee, values: &mut Values) -> Option<Repair> {
    let expected = &callee.signature;
    let (given, wanted) = (call.arguments.len(), expected.parameters.len());
    if given < wanted || (given > wanted && !expected.is_variadic) {
        return None;
    }
    let mut repair = Repair::default();
    arguments::correct(&mut repair, call, expected, values)?;
    let is_certain = callee.origin != CalleeOrigin::Declaration;
    if !is_certain && !repair.replacements.is_empty() {
        return None;
    }
    results::correct(&mut repair, body, instruction, call, callee, values)?;
    Some(repair)
}

fn apply(rewrite: &mut Rewrite, instruction: &Instruction, name: &str, repair: Repair) {
    let line_end = format!("\n{}", rewrite.indentation(instruction.span.start));
    let join = |lines: &[String]| lines.iter().map(|line| format!("{line}{line_end}")).collect::<String>();
    let reason = |what: &str| format!("{what} of a call of `@{name}`");
    if !repair.before.is_empty() {
        rewrite.insert(instruction.span.start, join(&repair.before), reason("for an argument"));
    }
    for (span, text, what) in repair.replacements {
        rewrite.replace(span, text, reason(&what));
    }
    let after: String = repair.after.iter().map(|line| format!("{line_end}{line}")).collect();
    if !after.is_empty() {
        rewrite.insert(instruction.span.end, after, reason("for the result"));
    }
}
