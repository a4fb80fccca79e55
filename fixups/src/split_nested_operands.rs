//! x
use crate::rewrite::Rewrite;
pub(crate) const NAME: &str = "split_nested_operands";
pub(crate) const SUMMARY: &str = "makes expressions inside of instructions instructions of their own";
pub(crate) fn run(_rewrite: &mut Rewrite) {}
