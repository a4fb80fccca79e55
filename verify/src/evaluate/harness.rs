//! The program that calls the functions under test: LLVM IR made from their signatures, so that both sides agree on types.
//!
//! `harness.ll` is what all have in common, and says what is read and written. Here are the calls.

use directives::{Scalar, Signature, Type};
use std::fmt::Write;

/// The module text. A batch's function number is the place of its signature in `signatures`.
pub(crate) fn harness(signatures: &[Signature]) -> String {
    let mut text = String::from(include_str!("harness.ll"));
    // Writing to a String never fails, here and below.
    let _ = write_functions(&mut text, signatures);
    text
}

fn write_functions(text: &mut String, signatures: &[Signature]) -> std::fmt::Result {
    for signature in signatures {
        writeln!(text, "{}", signature.ir_declaration())?;
    }
    writeln!(text, "\ndefine internal i64 @harness.call(i64 %function, ptr %arguments, ptr %slots) noinline {{")?;
    writeln!(text, "entry:\n  switch i64 %function, label %unknown [")?;
    for index in 0..signatures.len() {
        writeln!(text, "    i64 {index}, label %function_{index}")?;
    }
    writeln!(text, "  ]\n\nunknown:\n  ret i64 0")?;
    for index in 0..signatures.len() {
        writeln!(text, "\nfunction_{index}:\n  %result_{index} = call i64 @harness.call_{index}(ptr %arguments, ptr %slots)")?;
        writeln!(text, "  ret i64 %result_{index}")?;
    }
    writeln!(text, "}}")?;
    signatures.iter().enumerate().try_for_each(|(index, signature)| write_call(text, index, signature))
}

/// One function that loads the arguments, calls, and gives the bits of the result. The call is never inlined: what is tested is the
/// function as others call it, on a stack of its own.
fn write_call(text: &mut String, index: usize, signature: &Signature) -> std::fmt::Result {
    writeln!(text, "\ndefine internal i64 @harness.call_{index}(ptr %arguments, ptr %slots) noinline {{")?;
    let mut arguments = Vec::new();
    let mut word = 0;
    for parameter in &signature.parameters {
        match parameter.ty {
            Type::Scalar(scalar) => arguments.push(write_scalar(text, scalar, &mut word)?),
            Type::Str | Type::Bytes | Type::Array(_) => write_buffer(text, &mut arguments, &mut word)?,
        }
    }
    if signature.result.is_some_and(Type::is_buffer) {
        write_buffer(text, &mut arguments, &mut word)?;
    }
    let arguments = arguments.join(", ");
    let name = &signature.name;
    match signature.result {
        None => writeln!(text, "  call void @{name}({arguments}) noinline\n  ret i64 0\n}}"),
        Some(Type::Scalar(scalar)) => {
            writeln!(text, "  %result = call {}{} @{name}({arguments}) noinline", extension_before(scalar), scalar.ir_type())?;
            let bits = match scalar {
                Scalar::F64 => "bitcast double %result to i64".to_owned(),
                Scalar::I64 | Scalar::U64 => "add i64 %result, 0".to_owned(),
                narrow => format!("zext {} %result to i64", narrow.ir_type()),
            };
            writeln!(text, "  %result_bits = {bits}\n  ret i64 %result_bits\n}}")
        }
        Some(_) => writeln!(text, "  %result = call i64 @{name}({arguments}) noinline\n  ret i64 %result\n}}"),
    }
}

/// A scalar takes one word.
fn write_scalar(text: &mut String, scalar: Scalar, word: &mut usize) -> Result<String, std::fmt::Error> {
    let bits = write_load(text, word)?;
    let ty = scalar.ir_type();
    let value = match scalar {
        Scalar::I64 | Scalar::U64 => bits,
        Scalar::F64 => {
            writeln!(text, "  {bits}_value = bitcast i64 {bits} to double")?;
            format!("{bits}_value")
        }
        _ => {
            writeln!(text, "  {bits}_value = trunc i64 {bits} to {ty}")?;
            format!("{bits}_value")
        }
    };
    let extension = scalar.ir_extension().map(|extension| format!(" {extension}")).unwrap_or_default();
    Ok(format!("{ty}{extension} {value}"))
}

/// A buffer takes two words: its distance from the first slot, and its count or capacity.
fn write_buffer(text: &mut String, arguments: &mut Vec<String>, word: &mut usize) -> std::fmt::Result {
    let distance = write_load(text, word)?;
    writeln!(text, "  {distance}_buffer = getelementptr i8, ptr %slots, i64 {distance}")?;
    let count = write_load(text, word)?;
    arguments.push(format!("ptr {distance}_buffer"));
    arguments.push(format!("i64 {count}"));
    Ok(())
}

fn write_load(text: &mut String, word: &mut usize) -> Result<String, std::fmt::Error> {
    let name = format!("%word_{word}");
    writeln!(text, "  {name}_place = getelementptr i64, ptr %arguments, i64 {word}\n  {name} = load i64, ptr {name}_place")?;
    *word += 1;
    Ok(name)
}

fn extension_before(scalar: Scalar) -> String {
    scalar.ir_extension().map(|extension| format!("{extension} ")).unwrap_or_default()
}
