//! The signature of a function that does not exist yet, from all the places that use it.
//!
//! Each place claims a type for each parameter and for the result. A claim is firm where the place depends on the type: an
//! argument that is a value, a result that is used, a declaration. It is loose where another type would do as well: a
//! literal, a result that nobody uses. Firm claims must agree; loose ones must fit what the firm ones say.

use diagnostics::Span;
use ir::{Argument, Call, Function, Signature};

/// A place that uses or declares the function.
pub(crate) struct Site {
    /// As it is written there; where the place states what is no type, the arguments say what stands for it.
    pub(crate) signature: Signature,
    /// What the place states, if something in it is no type.
    unreadable: Option<Signature>,
    pub(crate) span: Span,
    result: Claim,
    parameters: Vec<Claim>,
}

/// How far a place depends on the type that it writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    Firm,
    /// An integer literal: any integer type that holds it would do, and for zero a pointer too.
    Integer(i128),
    /// `null`: any pointer.
    Null,
    /// `undef`, or a result that is not used: any type.
    Anything,
}

/// What the places do not agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// A place states a signature in which something is no type.
    Unreadable,
    Variadic,
    Count,
    /// Its place, from 0.
    Parameter(usize),
    Result,
}

impl Site {
    pub(crate) fn of_declaration(function: &Function) -> Self {
        let signature = function.signature();
        let parameters = vec![Claim::Firm; signature.parameters.len()];
        Self { signature, unreadable: None, span: function.name_span(), result: Claim::Firm, parameters }
    }

    pub(crate) fn of_call(call: &Call, is_result_used: bool) -> Self {
        let stated = call.signature();
        let readable = if stated.parameters.iter().all(|ty| is_type(ty)) { None } else { Some(of_arguments(call, &stated)) };
        let (signature, unreadable) = match readable {
            Some(readable) => (readable, Some(stated)),
            None => (stated, None),
        };
        // Whoever writes the function type has chosen it, whatever the arguments are.
        let is_stated = call.function_type.is_some();
        let claim = |index: usize| call.arguments.get(index).filter(|_| !is_stated).map_or(Claim::Firm, claim_of);
        let parameters = (0..signature.parameters.len()).map(claim).collect();
        let result = if is_result_used { Claim::Firm } else { Claim::Anything };
        Self { signature, unreadable, span: call.callee_span(), result, parameters }
    }

    /// The signature as it is written there, whether its types are types or not.
    pub(crate) fn written(&self) -> &Signature {
        self.unreadable.as_ref().unwrap_or(&self.signature)
    }
}

/// Whether a type is whole, and one that the language has.
fn is_type(ty: &str) -> bool {
    let tokens = ir::significant(ty, Span::new(0, ty.len()));
    ir::type_end(ty, &tokens, 0, false) == Some(tokens.len())
}

/// What a call states, with the types of its arguments for those of the parameters.
fn of_arguments(call: &Call, stated: &Signature) -> Signature {
    let types = call.arguments.iter().map(|argument| ir::canonical_type(argument.ty.text));
    Signature { parameters: types.take(stated.parameters.len()).collect(), ..stated.clone() }
}

fn claim_of(argument: &Argument) -> Claim {
    match argument.value.text {
        "null" => Claim::Null,
        "undef" | "poison" => Claim::Anything,
        literal => literal.parse().map_or(Claim::Firm, Claim::Integer),
    }
}

/// The one signature that fits every site, of which there must be one at least.
pub(crate) fn infer(sites: &[Site]) -> Result<Signature, Conflict> {
    let Some(first) = sites.first() else { return Err(Conflict::Count) };
    if sites.iter().any(|site| site.unreadable.is_some()) {
        return Err(Conflict::Unreadable);
    }
    if sites.iter().any(|site| site.signature.is_variadic != first.signature.is_variadic) {
        return Err(Conflict::Variadic);
    }
    if sites.iter().any(|site| site.parameters.len() != first.parameters.len()) {
        return Err(Conflict::Count);
    }
    let parameter = |index: usize| {
        let claims = sites.iter().map(|site| (site.signature.parameters[index].as_str(), site.parameters[index]));
        agreed(claims).ok_or(Conflict::Parameter(index))
    };
    let parameters = (0..first.parameters.len()).map(parameter).collect::<Result<_, _>>()?;
    Ok(Signature { result: result(sites).ok_or(Conflict::Result)?, parameters, is_variadic: first.signature.is_variadic })
}

/// A call of type `void` says nothing of a result that others use.
fn result(sites: &[Site]) -> Option<String> {
    let is_silent = |site: &&Site| site.result == Claim::Anything && site.signature.result == "void";
    if sites.iter().all(|site| is_silent(&site)) {
        return Some("void".to_owned());
    }
    agreed(sites.iter().filter(|site| !is_silent(site)).map(|site| (site.signature.result.as_str(), site.result)))
}

/// The type that all firm claims name and all others fit; without firm ones the widest that is written, if it fits all.
fn agreed<'a>(claims: impl Iterator<Item = (&'a str, Claim)> + Clone) -> Option<String> {
    let mut firm = claims.clone().filter(|(_, claim)| *claim == Claim::Firm).map(|(ty, _)| ty);
    let first = firm.next();
    if firm.any(|other| Some(other) != first) {
        return None;
    }
    let chosen = first.or_else(|| claims.clone().map(|(ty, _)| ty).max_by_key(|ty| (is_pointer(ty), integer_width(ty))))?;
    let mut claims = claims;
    claims.all(|(ty, claim)| ty == chosen || fits(claim, ty, chosen, first.is_some())).then(|| chosen.to_owned())
}

fn fits(claim: Claim, written: &str, chosen: &str, is_firm: bool) -> bool {
    let are_integers = integer_width(written) > 0 && integer_width(chosen) > 0;
    match claim {
        Claim::Firm => false,
        Claim::Integer(0) if is_pointer(chosen) => integer_width(written) > 0,
        Claim::Integer(value) => are_integers && holds(integer_width(chosen), value),
        Claim::Null => is_pointer(written) && is_pointer(chosen),
        // Where nobody depends on a type, integers have a widest one, and all else must be the same.
        Claim::Anything => is_firm || are_integers,
    }
}

/// Whether an integer of `width` bits can be `value`, signed or unsigned.
fn holds(width: u32, value: i128) -> bool {
    match width {
        0 => false,
        1..=126 => value >= -(1 << (width - 1)) && value < 1 << width,
        _ => true,
    }
}

/// 0 for what is no integer type.
fn integer_width(ty: &str) -> u32 {
    ir::integer_width(ty).unwrap_or(0)
}

fn is_pointer(ty: &str) -> bool {
    ty == "ptr" || ty.starts_with("ptr ") || ty.ends_with('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Infers from the calls and declarations of `@f`; results are used where a name is given that begins with `%u`.
    fn inferred(lines: &[&str]) -> Result<String, Conflict> {
        let (declares, calls): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| line.starts_with("declare"));
        let text = format!("{}\ndefine void @g() {{\n{}\nret void\n}}\n", declares.join("\n"), calls.join("\n"));
        let module = ir::parse(&text);
        let mut sites: Vec<Site> = module.declarations().map(|function| Site::of_declaration(&function)).collect();
        for function in module.definitions() {
            let body = function.body();
            let is_used = |instruction: &ir::Instruction| instruction.result.is_some_and(|result| result.text.starts_with("%u"));
            sites.extend(body.calls().map(|(instruction, call)| Site::of_call(&call, is_used(instruction))));
        }
        assert_eq!(sites.len(), lines.len());
        infer(&sites).map(|signature| signature.to_string())
    }

    #[test]
    fn what_all_places_can_mean_is_inferred() {
        for (lines, expected) in [
            (&["call void @f(i64 %x)"][..], "void (i64)"),
            (&["call void @f(i64 %x)", "%u = call i64 @f(i64 %x)"], "i64 (i64)"),
            (&["call void @f()", "%r = call i32 @f()"], "i32 ()"),
            (&["%r = call i32 @f()", "%u = call i64 @f()"], "i64 ()"),
            (&["%r = call i32 @f()", "%s = call i64 @f()"], "i64 ()"),
            (&["%r = call ptr @f()", "%u = call i64 @f()"], "i64 ()"),
            (&["call void @f(ptr undef)", "call void @f(i64 %x)"], "void (i64)"),
            (&["declare void @f()", "%r = call i32 @f()"], "void ()"),
            (&["declare i64 @f(ptr)", "call void @f(ptr %p)"], "i64 (ptr)"),
            (&["call void @f(i32 5)", "call void @f(i64 %x)"], "void (i64)"),
            (&["call void @f(i64 5)", "call void @f(i8 %x)"], "void (i8)"),
            (&["call void @f(i32 5)", "call void @f(i64 5)"], "void (i64)"),
            (&["call void @f(i64 0)", "call void @f(ptr %p)"], "void (ptr)"),
            (&["call void @f(i64 0)", "call void @f(ptr null)"], "void (ptr)"),
            (&["call void @f(i64 1)", "call void @f(i1 %c)"], "void (i1)"),
            (&["call void @f(i64 undef)", "call void @f(i32 %x)"], "void (i32)"),
            (&["call void (ptr, ...) @f(ptr %p, i32 5)", "call void (ptr, ...) @f(ptr %p)"], "void (ptr, ...)"),
            (&["%u = call { i64, ptr } @f(double 0.0)"], "{ i64, ptr } (double)"),
        ] {
            assert_eq!(inferred(lines).as_deref(), Ok(expected), "{lines:?}");
        }
    }

    #[test]
    fn where_two_readings_are_left_none_is_chosen() {
        for (lines, expected) in [
            (&["call void @f(i32 %x)", "call void @f(i64 %y)"][..], Conflict::Parameter(0)),
            (&["call void @f(ptr %p, i64 300)", "call void @f(ptr %p, i8 %y)"], Conflict::Parameter(1)),
            (&["call void @f(i64 %x)", "call void @f(ptr null)"], Conflict::Parameter(0)),
            (&["call void @f(i64 8)", "call void @f(ptr %p)"], Conflict::Parameter(0)),
            (&["call void (i32) @f(i32 5)", "call void @f(i64 %x)"], Conflict::Parameter(0)),
            (&["call void @f(double 1.0)", "call void @f(i64 1)"], Conflict::Parameter(0)),
            (&["call void @f()", "call void @f(i64 1)"], Conflict::Count),
            (&["%u = call i64 @f()", "%u2 = call i32 @f()"], Conflict::Result),
            (&["%r = call ptr @f()", "%s = call i64 @f()"], Conflict::Result),
            (&["declare void @f()", "%u = call i64 @f()"], Conflict::Result),
            (&["declare i64 @f(i64)", "declare i64 @f(ptr)"], Conflict::Parameter(0)),
            (&["call void (ptr, ...) @f(ptr %p)", "call void @f(ptr %p)"], Conflict::Variadic),
            (&["call void (pointer, ...) @f(ptr %p)"], Conflict::Unreadable),
            (&["call void (ptr ...) @f(ptr %p)", "call void @f(ptr %p)"], Conflict::Unreadable),
            (&["call void (ptr, ..., i64) @f(ptr %p)"], Conflict::Unreadable),
        ] {
            assert_eq!(inferred(lines), Err(expected), "{lines:?}");
        }
    }

    #[test]
    fn widths_beyond_all_numbers_are_survived() {
        assert!(holds(4_000_000_000, i128::MIN) && !holds(0, 0) && holds(126, 1) && holds(1, -1) && !holds(1, 2));
        assert_eq!(integer_width("i99999999999"), 0);
    }
}
