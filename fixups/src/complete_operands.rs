//! Gives operands the types, the signs and the words that stand before and between them.
//!
//! Before:
//! ```llvm
//! define i64 @f(i64 %n, ptr %p, i1 %c) {
//! entry:
//!   %a = add %n, 1
//!   %b = mul i64 %a, i64 %n
//!   store i64 %b, %p
//!   %q = getelementptr i64, %p, 1
//!   %d = load i64 %q
//!   %e = select i1 %c, i64 %d, %b
//!   br %c, %more, %end
//!
//! more:
//!   %g = call i64 @f(%e, %q, true)
//!   br label end
//!
//! end:
//!   ret %e
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @f(i64 %n, ptr %p, i1 %c) {
//! entry:
//!   %a = add i64 %n, 1
//!   %b = mul i64 %a, %n
//!   store i64 %b, ptr %p
//!   %q = getelementptr i64, ptr %p, i64 1
//!   %d = load i64, ptr %q
//!   %e = select i1 %c, i64 %d, i64 %b
//!   br i1 %c, label %more, label %end
//!
//! more:
//!   %g = call i64 @f(i64 %e, ptr %q, i1 true)
//!   br label %end
//!
//! end:
//!   ret i64 %e
//! }
//! ```
//! Requires: an operand without its type, where the definition of the operand, the function called or the other operand says it; a type that
//! stands a second time; a missing comma, `to` or `label`; `load` without a type, where the uses of what it loads agree on one.
//! Ensures: the instruction has the form that LLVM reads.
//! Leaves alone: operands of which nothing says the type; types that are there, also wrong ones; opcodes that LLVM does not have;
//! constant expressions.

mod calls;
mod control;
mod memory;
mod parts;
mod subject;
mod values;

use crate::rewrite::Rewrite;
use calls::Signatures;
use diagnostics::Span;
use ir::Instruction;
use parts::Part;
use subject::Subject;

pub(crate) const NAME: &str = "complete_operands";
pub(crate) const SUMMARY: &str = "gives operands the types, signs and words that stand before and between them";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let signatures = Signatures::of(rewrite);
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        let subject = Subject::new(&function, &body, &signatures);
        for instruction in body.instructions() {
            complete(rewrite, &subject, instruction);
        }
    }
}

fn complete<'t>(rewrite: &mut Rewrite, subject: &Subject<'_, 't>, instruction: &Instruction<'t>) {
    let text = rewrite.text;
    let tokens = subject.after_opcode(instruction);
    match instruction.opcode.text {
        "call" | "invoke" => calls::complete(rewrite, subject, instruction),
        "select" => values::select(rewrite, subject, parts::behind(text, tokens, ir::FAST_MATH)),
        "extractvalue" => values::indices(rewrite, tokens, 1),
        "insertvalue" => values::indices(rewrite, tokens, 2),
        "store" => memory::store(rewrite, subject, parts::behind(text, tokens, &["volatile", "atomic"])),
        "load" => memory::load(rewrite, subject, instruction, parts::behind(text, tokens, &["volatile", "atomic"])),
        "getelementptr" => memory::element_pointer(rewrite, subject, parts::behind(text, tokens, &["inbounds", "nusw", "nuw"])),
        "alloca" => memory::alloca(rewrite, subject, parts::behind(text, tokens, &["inalloca", "swifterror"])),
        "br" => control::branch(rewrite, subject, tokens),
        "switch" => control::switch(rewrite, subject, tokens),
        "ret" => control::ret(rewrite, subject, instruction, tokens),
        opcode if values::is_conversion(opcode) => {
            values::conversion(rewrite, subject, parts::behind(text, tokens, &["nneg", "nuw", "nsw"]));
        }
        opcode => {
            if let Some(operands) = values::of_two(text, opcode, tokens) {
                values::two(rewrite, subject, operands);
            }
        }
    }
}

const TYPE_MISSING: &str = "the type stands before an operand";
const COMMA_MISSING: &str = "a comma parts the operands";

fn give_type(rewrite: &mut Rewrite, part: &Part, ty: &str) {
    rewrite.insert(part.start(), format!("{ty} "), TYPE_MISSING);
}

/// Puts a comma behind a token, in the place of what stands there.
fn part_with_comma(rewrite: &mut Rewrite, before: usize, until: usize) {
    rewrite.replace(Span::new(before, until), ", ", COMMA_MISSING);
}
