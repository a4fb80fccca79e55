//! Drops what allows LLVM to compute floats inexactly.
//!
//! Before:
//! ```llvm
//! define double @f(double %x, double %y) #0 {
//!   %p = fmul reassoc contract double %x, %y
//!   %s = fadd fast double %p, %x
//!   ret double %s
//! }
//!
//! attributes #0 = { nounwind "unsafe-fp-math"="true" }
//! ```
//! After:
//! ```llvm
//! define double @f(double %x, double %y) #0 {
//!   %p = fmul double %x, %y
//!   %s = fadd double %p, %x
//!   ret double %s
//! }
//!
//! attributes #0 = { nounwind "unsafe-fp-math"="false" }
//! ```
//! With such a flag a result depends on what the optimiser does, and so on the machine; without it, it is one of those allowed.
//!
//! Requires: a fast-math flag behind the opcode of an instruction on floats, or an attribute that means one for a whole function.
//! Ensures: none is left.
//! Leaves alone: the same words anywhere else: names, strings, comments, calling conventions.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use manifest::Permission;

pub(crate) const NAME: &str = "drop_fast_math";
pub(crate) const SUMMARY: &str = "drops flags that allow inexact floats, so that results are the same everywhere";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for permission in manifest::inexact_floats(rewrite.module) {
        match permission {
            Permission::Flag(span) => {
                let text = rewrite.text;
                let before = text[..span.start].trim_end_matches([' ', '\t']).len();
                let start = if text[..before].ends_with('\n') { span.start } else { before };
                rewrite.replace(Span::new(start, span.end), "", format!("`{}` lets the result depend on the optimiser", span.of(text)));
            }
            Permission::Attribute { name, value } => {
                let reason = format!("{} lets results depend on the optimiser", name.of(rewrite.text));
                rewrite.replace(value, "\"false\"", reason);
            }
        }
    }
}
