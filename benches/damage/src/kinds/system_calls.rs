//! Raw system calls with the numbers of x86-64, in the shapes in which models write them.

use super::calls::{Call, calls};
use crate::random::Random;
use crate::text::{Lines, fresh, join, lines};

/// What each wrapper of the base modules calls.
const NUMBERS: [(&str, u32); 3] = [("sys_read", 0), ("sys_write", 1), ("sys_exit", 60)];

fn number(callee: &str) -> Option<u32> {
    NUMBERS.iter().find(|(name, _)| *name == callee).map(|(_, number)| *number)
}

/// Rewrites every call of a wrapper, the last one first so that earlier lines keep their places, and drops the declarations.
fn rewrite(module: &str, mut call: impl FnMut(&mut Lines, &Call, u32)) -> Option<Lines> {
    let mut lines = lines(module);
    let found: Vec<Call> = calls(&lines).into_iter().filter(|call| number(&call.callee).is_some()).collect();
    if found.is_empty() {
        return None;
    }
    for one in found.iter().rev() {
        if let Some(number) = number(&one.callee) {
            call(&mut lines, one, number);
        }
    }
    let is_wrapper = |line: &String| line.starts_with("declare ") && NUMBERS.iter().any(|(name, _)| line.contains(&format!("@{name}(")));
    lines.retain(|line| !is_wrapper(line));
    Some(lines)
}

fn result(call: &Call) -> String {
    call.result.as_ref().map_or(String::new(), |name| format!("%{name} = "))
}

/// The arguments as they are, or with pointers made integers: a constant expression for a global, an instruction for a value.
fn arguments(lines: &mut Lines, call: &Call, pointers_as_integers: bool) -> Vec<String> {
    let mut written = Vec::new();
    for argument in &call.arguments {
        match argument.strip_prefix("ptr ").filter(|_| pointers_as_integers) {
            None => written.push(argument.clone()),
            Some(global) if global.starts_with('@') => written.push(format!("i64 ptrtoint (ptr {global} to i64)")),
            Some(value) => {
                let name = fresh(lines, &call.function, "address");
                lines.insert(call.line, format!("  %{name} = ptrtoint ptr {value} to i64"));
                written.push(format!("i64 %{name}"));
            }
        }
    }
    written
}

/// Puts `text` in the place of the call, which may have moved down by the lines inserted before it.
fn put(lines: &mut Lines, call: &Call, text: String) {
    let callee = format!("@{}(", call.callee);
    if let Some(line) = (call.line..lines.len()).find(|&line| lines[line].contains(&callee)) {
        lines[line] = format!("  {text}");
    }
}

/// Behind the globals, where models put their declarations.
fn declare(lines: &mut Lines, text: &str) {
    let place = lines.iter().position(|line| line.starts_with("declare ") || line.starts_with("define ")).unwrap_or(0);
    lines.insert(place, text.to_owned());
}

pub(super) fn variadic(module: &str, random: &mut Random) -> Option<String> {
    let as_integers = random.coin();
    let narrow = random.below(4) == 0;
    let number_type = if narrow { "i32" } else { "i64" };
    let mut lines = rewrite(module, |lines, call, number| {
        let arguments = arguments(lines, call, as_integers);
        put(
            lines,
            call,
            format!("{}call i64 ({number_type}, ...) @syscall({number_type} {number}, {})", result(call), arguments.join(", ")),
        );
    })?;
    declare(&mut lines, &format!("declare i64 @syscall({number_type}, ...)"));
    Some(join(&lines))
}

/// The declaration has the parameters of the first call; other calls may differ from it.
pub(super) fn fixed(module: &str, random: &mut Random) -> Option<String> {
    let as_integers = random.coin();
    let name = random.one(["syscall", "syscall3", "__syscall", "syscall"]);
    let mut types = Vec::new();
    let mut lines = rewrite(module, |lines, call, number| {
        let arguments = arguments(lines, call, as_integers);
        types = arguments.iter().map(|argument| argument.split(' ').next().unwrap_or_default().to_owned()).collect();
        put(lines, call, format!("{}call i64 @{name}(i64 {number}, {})", result(call), arguments.join(", ")));
    })?;
    declare(&mut lines, &format!("declare i64 @{name}(i64, {})", types.join(", ")));
    Some(join(&lines))
}

pub(super) fn undeclared(module: &str, random: &mut Random) -> Option<String> {
    let as_integers = random.coin();
    let shape = random.one(["", " (i64, ...)", ""]);
    let lines = rewrite(module, |lines, call, number| {
        let arguments = arguments(lines, call, as_integers);
        put(lines, call, format!("{}call i64{shape} @syscall(i64 {number}, {})", result(call), arguments.join(", ")));
    })?;
    Some(join(&lines))
}

pub(super) fn padded(module: &str, random: &mut Random) -> Option<String> {
    let name = random.one(["syscall", "syscall6", "sys_call"]);
    let mut lines = rewrite(module, |lines, call, number| {
        let mut arguments = arguments(lines, call, true);
        arguments.resize(6, "i64 0".to_owned());
        put(lines, call, format!("{}call i64 @{name}(i64 {number}, {})", result(call), arguments.join(", ")));
    })?;
    declare(&mut lines, &format!("declare i64 @{name}(i64, i64, i64, i64, i64, i64, i64)"));
    Some(join(&lines))
}

pub(super) fn assembly(module: &str, random: &mut Random) -> Option<String> {
    let as_integers = random.coin();
    let clobbers = random.one(["~{rcx},~{r11},~{memory}", "~{rcx},~{r11},~{memory},~{dirflag},~{fpsr},~{flags}", "~{rcx},~{r11}"]);
    let first = random.one(["{rax}", "0", "{rax}"]);
    let words = random.one(["sideeffect", "sideeffect", "sideeffect inteldialect"]);
    let lines = rewrite(module, |lines, call, number| {
        let arguments = arguments(lines, call, as_integers);
        let registers = ["{rdi}", "{rsi}", "{rdx}", "{r10}", "{r8}", "{r9}"][..arguments.len()].join(",");
        let constraints = format!("={{rax}},{first},{registers},{clobbers}");
        put(
            lines,
            call,
            format!("{}call i64 asm {words} \"syscall\", \"{constraints}\"(i64 {number}, {})", result(call), arguments.join(", ")),
        );
    })?;
    Some(join(&lines))
}

/// An own `@syscall3` whose body is inline assembly, which the calls use.
pub(super) fn wrapper(module: &str, random: &mut Random) -> Option<String> {
    let linkage = random.one(["", "internal ", "private "]);
    let name = random.one(["syscall3", "raw_syscall", "syscall"]);
    let mut lines = rewrite(module, |lines, call, number| {
        let mut arguments = arguments(lines, call, true);
        arguments.resize(3, "i64 0".to_owned());
        put(lines, call, format!("{}call i64 @{name}(i64 {number}, {})", result(call), arguments.join(", ")));
    })?;
    lines.push(String::new());
    lines.push(format!("define {linkage}i64 @{name}(i64 %number, i64 %a, i64 %b, i64 %c) {{"));
    lines.push("entry:".to_owned());
    let constraints = "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}";
    lines.push(format!("  %result = call i64 asm sideeffect \"syscall\", \"{constraints}\"(i64 %number, i64 %a, i64 %b, i64 %c)"));
    lines.push("  ret i64 %result".to_owned());
    lines.push("}".to_owned());
    Some(join(&lines))
}

pub(super) fn libc(module: &str, random: &mut Random) -> Option<String> {
    let narrow = random.coin();
    let mut names = Vec::new();
    let mut lines = rewrite(module, |lines, call, number| {
        let name = ["read", "write"].get(number as usize).copied().unwrap_or("exit");
        let mut arguments = call.arguments.clone();
        if narrow || name == "exit" {
            arguments[0] = arguments[0].replacen("i64", "i32", 1);
        }
        let text = match name {
            "exit" => format!("call void @exit({})", arguments.join(", ")),
            _ => format!("{}call i64 @{name}({})", result(call), arguments.join(", ")),
        };
        put(lines, call, text);
        names.push(name);
    })?;
    let descriptor = if narrow { "i32" } else { "i64" };
    for name in ["read", "write", "exit"].into_iter().filter(|name| names.contains(name)) {
        let text = match name {
            "exit" => "declare void @exit(i32)".to_owned(),
            _ => format!("declare i64 @{name}({descriptor}, ptr, i64)"),
        };
        declare(&mut lines, &text);
    }
    Some(join(&lines))
}
