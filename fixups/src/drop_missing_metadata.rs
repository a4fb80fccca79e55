//! Drops what names metadata and attribute groups that the module does not have.
//!
//! Before:
//! ```llvm
//! define i64 @f(ptr %p) #3 !dbg !4 {
//!   call void @llvm.dbg.value(metadata ptr %p, metadata !9, metadata !DIExpression()), !dbg !7
//!   %n = load i64, ptr %p, align 8, !tbaa !5, !range !0
//!   ret i64 %n, !dbg !7
//! }
//!
//! declare void @llvm.dbg.value(metadata, metadata, metadata)
//!
//! !llvm.module.flags = !{!1, !2}
//! !0 = !{i64 0, i64 9}
//! !1 = !{i32 1, !"wchar_size", i32 4}
//! !4 = distinct !DISubprogram(name: "f", file: !6)
//! ```
//! After:
//! ```llvm
//! define i64 @f(ptr %p) {
//!   %n = load i64, ptr %p, align 8, !range !0
//!   ret i64 %n
//! }
//!
//! declare void @llvm.dbg.value(metadata, metadata, metadata)
//!
//! !llvm.module.flags = !{!1}
//! !0 = !{i64 0, i64 9}
//! !1 = !{i32 1, !"wchar_size", i32 4}
//! ```
//! Metadata may be dropped anywhere without a change of meaning. A node that names a missing one goes too, with all that names it:
//! half a description is not what was meant.
//!
//! Requires: a numbered node or attribute group that is named and defined nowhere.
//! Ensures: no attachment, no debug record, no call of a debug intrinsic, no node and no list of nodes names it; no function names
//! the attribute group.
//! Leaves alone: everything where a line that cannot be read may define the node; missing nodes as operands of other calls.

mod attachments;
mod nodes;

use crate::brackets::partners;
use crate::rewrite::Rewrite;
use attachments::attachments;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, Entity, EntityKind, Function, Instruction, Token, TokenKind};
use nodes::{MissingNodes, is_numbered};
use std::collections::HashSet;

pub(crate) const NAME: &str = "drop_missing_metadata";
pub(crate) const SUMMARY: &str = "drops what names metadata and attribute groups that do not exist";

pub(crate) fn run(rewrite: &mut Rewrite) {
    if !rewrite.text.contains(['!', '#']) {
        return;
    }
    let missing = MissingNodes::of(rewrite.module);
    let groups: HashSet<&str> = rewrite.module.of_kind(EntityKind::Attributes).filter_map(|entity| group(rewrite, entity)).collect();
    let functions: Vec<Function> = rewrite.module.functions().collect();
    for function in &functions {
        drop_from_function(rewrite, function, &missing, &groups);
    }
    let entities: Vec<Entity> = rewrite.module.entities().to_vec();
    for entity in entities {
        match entity.kind {
            EntityKind::Metadata => drop_from_node(rewrite, &entity, &missing),
            EntityKind::Global | EntityKind::Alias | EntityKind::IFunc => {
                let tokens = rewrite.module.tokens(&entity);
                drop_attachments(rewrite, &tokens, &missing);
                drop_groups(rewrite, &tokens, &groups);
            }
            _ => {}
        }
    }
}

/// `#0` of `attributes #0 = …`.
fn group<'a>(rewrite: &Rewrite<'a>, entity: &Entity) -> Option<&'a str> {
    let name = rewrite.module.tokens(entity).into_iter().find(|token| token.kind == TokenKind::AttributeGroup)?;
    Some(name.text(rewrite.text))
}

fn drop_from_function(rewrite: &mut Rewrite, function: &Function, missing: &MissingNodes, groups: &HashSet<&str>) {
    let header_end = function.body_span.map_or(function.span.end, |body| body.start);
    let header = ir::significant(rewrite.text, Span::new(function.span.start, header_end));
    drop_attachments(rewrite, &header, missing);
    drop_groups(rewrite, &header, groups);
    let body = function.body();
    for instruction in body.instructions() {
        let tokens = body.tokens(instruction);
        if tokens.iter().any(|token| missing.is_missing(token.text(rewrite.text))) {
            drop_from_instruction(rewrite, &body, instruction, missing);
        }
        drop_groups(rewrite, tokens, groups);
    }
}

fn drop_from_instruction(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction, missing: &MissingNodes) {
    let tokens = body.tokens(instruction);
    let attached = attachments(rewrite.text, tokens);
    let is_attached = |span: Span| attached.iter().any(|attachment| attachment.span.start <= span.start && span.end <= attachment.span.end);
    let operand = tokens.iter().find(|token| missing.is_missing(token.text(rewrite.text)) && !is_attached(token.span));
    let Some(operand) = operand else { return drop_attachments(rewrite, tokens, missing) };
    let name = operand.text(rewrite.text);
    let callee = body.call(instruction).and_then(|call| call.callee_name().map(|name| name.into_owned())).unwrap_or_default();
    let is_description = callee.starts_with("llvm.dbg.") || callee == "llvm.experimental.noalias.scope.decl";
    if is_description || instruction.opcode.text.starts_with("#dbg_") {
        rewrite.delete_lines(instruction.span, format!("`{name}` is defined nowhere"));
    } else {
        drop_attachments(rewrite, tokens, missing);
        let message = format!("`{name}` is an operand, and is defined nowhere");
        rewrite.leave(&codes::MISSING_METADATA, operand.span, message, "leave out the call, or define the metadata");
    }
}

/// Drops `, !dbg !7` and, in headers, `!dbg !7`.
fn drop_attachments(rewrite: &mut Rewrite, tokens: &[Token], missing: &MissingNodes) {
    if !tokens.iter().any(|token| missing.is_missing(token.text(rewrite.text))) {
        return;
    }
    for attachment in attachments(rewrite.text, tokens) {
        let inside = &tokens[attachment.node.clone()];
        if let Some(node) = inside.iter().find(|token| missing.is_missing(token.text(rewrite.text))) {
            let reason = format!("`{}` is defined nowhere", node.text(rewrite.text));
            rewrite.replace(with_blank_before(rewrite.text, attachment.span), "", reason);
        }
    }
}

fn drop_groups(rewrite: &mut Rewrite, tokens: &[Token], groups: &HashSet<&str>) {
    for token in tokens.iter().filter(|token| token.kind == TokenKind::AttributeGroup) {
        let name = token.text(rewrite.text);
        if !groups.contains(name) {
            rewrite.replace(with_blank_before(rewrite.text, token.span), "", format!("there are no `attributes {name}`"));
        }
    }
}

/// `span` and the blanks before it on its line, if something stands before them.
fn with_blank_before(text: &str, span: Span) -> Span {
    let before = &text[..span.start];
    let kept = before.trim_end_matches([' ', '\t']);
    if kept.is_empty() || kept.ends_with('\n') { span } else { Span::new(kept.len(), span.end) }
}

/// A numbered node goes as a whole, a named list loses the members that are missing.
fn drop_from_node(rewrite: &mut Rewrite, entity: &Entity, missing: &MissingNodes) {
    let Some(name) = entity.name_span.map(|span| span.of(rewrite.text)) else { return };
    if is_numbered(name) {
        if missing.is_missing(name) {
            rewrite.delete_lines(entity.span, format!("`{name}` names metadata that is defined nowhere"));
        }
        return;
    }
    let tokens = rewrite.module.tokens(entity);
    let is_missing = |token: &Token| missing.is_missing(token.text(rewrite.text));
    let Some(first) = tokens.iter().find(|token| is_missing(token)) else { return };
    let Some(open) = tokens.iter().position(|token| token.is(b'{')) else { return };
    let Some(close) = partners(&tokens)[open] else { return };
    let members = tokens[open + 1..close].split(|token| token.is(b','));
    let kept: Vec<&str> = members
        .filter(|member| !member.iter().any(is_missing))
        .filter_map(|member| Some(&rewrite.text[member.first()?.span.start..member.last()?.span.end]))
        .collect();
    let reason = format!("`{}` is defined nowhere", first.text(rewrite.text));
    rewrite.replace(Span::new(tokens[open].span.end, tokens[close].span.start), kept.join(", "), reason);
}
