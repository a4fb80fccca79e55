//! Intrinsics that are named for the pointers of older IR: `@llvm.memcpy.p0i8.p0i8.i64` is `@llvm.memcpy.p0.p0.i64`.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::TokenKind;

pub(super) fn rename(rewrite: &mut Rewrite) {
    if !rewrite.text.contains("@llvm.") {
        return;
    }
    for token in ir::significant(rewrite.text, Span::new(0, rewrite.text.len())) {
        let name = token.text(rewrite.text);
        if token.kind == TokenKind::Global
            && name.starts_with("@llvm.")
            && let Some(renamed) = renamed(name)
        {
            rewrite.replace(token.span, renamed, "intrinsics are named for `ptr`");
        }
    }
}

fn renamed(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('.').map(|part| opaque(part).unwrap_or(part)).collect();
    let renamed = parts.join(".");
    (renamed != name).then_some(renamed)
}

/// `p0` of `p0i8`, `p0f64`, `p0p0i8`.
fn opaque(part: &str) -> Option<&str> {
    let digits = part.strip_prefix('p')?.bytes().take_while(u8::is_ascii_digit).count();
    let (pointer, pointee) = part.split_at(1 + digits);
    let rest = pointee.strip_prefix(['i', 'f']);
    let is_scalar = rest.is_some_and(|width| !width.is_empty() && width.bytes().all(|byte| byte.is_ascii_digit()));
    (digits > 0 && (is_scalar || opaque(pointee).is_some())).then_some(pointer)
}
