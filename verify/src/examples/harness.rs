//! The program that calls the functions under test: LLVM IR made from their signatures, so that both sides agree on types.
//!
//! It reads frames from standard input (`frame.rs` says what is in one), each an `i64` length and so many bytes, puts each into
//! fresh memory, calls the function that the frame names with what the frame holds, writes the whole frame back, and ends with the
//! input. It judges nothing.

use super::frame::{FIRST_PARAMETER_WORD, RESULT_WORD};
use directives::{Scalar, Signature, Type};
use std::fmt::Write;

/// Everything but the calls. Exit code 2 is a frame that cannot be read, 3 one that cannot be written.
const FRAME_LOOP: &str = r#"declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_write(i64, ptr, i64)
declare i64 @sys_mmap(ptr, i64, i64, i64, i64, i64)
declare i64 @sys_munmap(ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %length_place = alloca i64
  br label %next

next:
  %length_bytes = call i64 @harness.read(ptr %length_place, i64 8)
  switch i64 %length_bytes, label %unreadable [
    i64 8, label %begin
    i64 0, label %end
  ]

begin:
  %length = load i64, ptr %length_place
  %address = call i64 @sys_mmap(ptr null, i64 %length, i64 3, i64 34, i64 -1, i64 0)
  %has_memory = icmp sgt i64 %address, 0
  br i1 %has_memory, label %fill, label %unreadable

fill:
  %frame = inttoptr i64 %address to ptr
  %frame_bytes = call i64 @harness.read(ptr %frame, i64 %length)
  %is_whole = icmp eq i64 %frame_bytes, %length
  br i1 %is_whole, label %work, label %unreadable

work:
  call void @harness.call(ptr %frame)
  %written = call i64 @harness.write(ptr %frame, i64 %length)
  %is_written = icmp eq i64 %written, %length
  br i1 %is_written, label %clear, label %unwritable

clear:
  %unused = call i64 @sys_munmap(ptr %frame, i64 %length)
  br label %next

end:
  ret i64 0

unreadable:
  ret i64 2

unwritable:
  ret i64 3
}

define internal i64 @harness.read(ptr %buffer, i64 %count) noinline {
entry:
  br label %next

next:
  %done = phi i64 [ 0, %entry ], [ %done_now, %more ]
  %rest = sub i64 %count, %done
  %place = getelementptr i8, ptr %buffer, i64 %done
  %got = call i64 @sys_read(i64 0, ptr %place, i64 %rest)
  %is_some = icmp sgt i64 %got, 0
  br i1 %is_some, label %more, label %end

more:
  %done_now = add i64 %done, %got
  %is_all = icmp eq i64 %done_now, %count
  br i1 %is_all, label %full, label %next

full:
  ret i64 %count

end:
  ret i64 %done
}

define internal i64 @harness.write(ptr %buffer, i64 %count) noinline {
entry:
  br label %next

next:
  %done = phi i64 [ 0, %entry ], [ %done_now, %more ]
  %rest = sub i64 %count, %done
  %place = getelementptr i8, ptr %buffer, i64 %done
  %put = call i64 @sys_write(i64 1, ptr %place, i64 %rest)
  %is_some = icmp sgt i64 %put, 0
  br i1 %is_some, label %more, label %end

more:
  %done_now = add i64 %done, %put
  %is_all = icmp eq i64 %done_now, %count
  br i1 %is_all, label %full, label %next

full:
  ret i64 %count

end:
  ret i64 %done
}

"#;

/// The module text. A frame's function number is the place of its signature in `signatures`.
pub(crate) fn harness(signatures: &[Signature]) -> String {
    let mut text = String::from(FRAME_LOOP);
    // Writing to a String never fails, here and below.
    let _ = write_functions(&mut text, signatures);
    text
}

fn write_functions(text: &mut String, signatures: &[Signature]) -> std::fmt::Result {
    for signature in signatures {
        writeln!(text, "{}", signature.ir_declaration())?;
    }
    writeln!(text, "\ndefine internal void @harness.call(ptr %frame) noinline {{")?;
    writeln!(text, "entry:\n  %function = load i64, ptr %frame\n  switch i64 %function, label %unknown [")?;
    for index in 0..signatures.len() {
        writeln!(text, "    i64 {index}, label %function_{index}")?;
    }
    writeln!(text, "  ]\n\nunknown:\n  ret void")?;
    for index in 0..signatures.len() {
        writeln!(text, "\nfunction_{index}:\n  call void @harness.call_{index}(ptr %frame)\n  ret void")?;
    }
    writeln!(text, "}}")?;
    signatures.iter().enumerate().try_for_each(|(index, signature)| write_call(text, index, signature))
}

/// One function that takes the arguments out of the frame, calls, and puts the result into it.
fn write_call(text: &mut String, index: usize, signature: &Signature) -> std::fmt::Result {
    writeln!(text, "\ndefine internal void @harness.call_{index}(ptr %frame) noinline {{")?;
    let mut arguments = Vec::new();
    let mut word = FIRST_PARAMETER_WORD;
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
        None => writeln!(text, "  call void @{name}({arguments})")?,
        Some(Type::Scalar(scalar)) => {
            writeln!(text, "  %result = call {}{} @{name}({arguments})", extension_before(scalar), scalar.ir_type())?;
            let bits = match scalar {
                Scalar::F64 => "bitcast double %result to i64".to_owned(),
                Scalar::I64 | Scalar::U64 => "add i64 %result, 0".to_owned(),
                narrow => format!("zext {} %result to i64", narrow.ir_type()),
            };
            writeln!(text, "  %result_bits = {bits}")?;
        }
        Some(_) => writeln!(text, "  %result_bits = call i64 @{name}({arguments})")?,
    }
    if signature.result.is_some() {
        writeln!(text, "  %result_place = getelementptr i64, ptr %frame, i64 {RESULT_WORD}\n  store i64 %result_bits, ptr %result_place")?;
    }
    writeln!(text, "  ret void\n}}")
}

/// A scalar takes one word of the frame.
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

/// A buffer takes two words: its distance from the frame's start, and its count or capacity.
fn write_buffer(text: &mut String, arguments: &mut Vec<String>, word: &mut usize) -> std::fmt::Result {
    let distance = write_load(text, word)?;
    writeln!(text, "  {distance}_buffer = getelementptr i8, ptr %frame, i64 {distance}")?;
    let count = write_load(text, word)?;
    arguments.push(format!("ptr {distance}_buffer"));
    arguments.push(format!("i64 {count}"));
    Ok(())
}

fn write_load(text: &mut String, word: &mut usize) -> Result<String, std::fmt::Error> {
    let name = format!("%word_{word}");
    writeln!(text, "  {name}_place = getelementptr i64, ptr %frame, i64 {word}\n  {name} = load i64, ptr {name}_place")?;
    *word += 1;
    Ok(name)
}

fn extension_before(scalar: Scalar) -> String {
    scalar.ir_extension().map(|extension| format!("{extension} ")).unwrap_or_default()
}
