//! Pointers as LLVM wrote them before version 15.

use crate::random::Random;
use crate::text::{fresh, functions, join, lines, opcode, operation, result, uses};

/// The type that a line's pointer would have had: what it loads, stores or steps over.
fn pointee(line: &str) -> Option<String> {
    let operation = operation(line);
    let ty = match opcode(line) {
        "load" => operation.strip_prefix("load ")?.split(", ptr ").next()?,
        "store" => operation.strip_prefix("store ")?.split(' ').next()?,
        "getelementptr" => operation.trim_start_matches("getelementptr ").trim_start_matches("inbounds ").split(", ptr ").next()?,
        _ => return None,
    };
    let plain = ty.chars().all(|character| character.is_ascii_alphanumeric() || " []%_x".contains(character));
    (plain && !ty.contains("ptr")).then(|| ty.to_owned())
}

/// All pointers of the module, or only those that are loaded from and stored to.
pub(super) fn typed(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let everywhere = random.coin();
    for line in &mut lines {
        if let Some(pointee) = pointee(line) {
            *line = line.replacen(", ptr ", &format!(", {pointee}* "), 1);
        }
        if everywhere && !line.starts_with(['@', ';']) {
            *line = every_pointer(line);
        }
    }
    Some(join(&lines))
}

/// The word `ptr` as `i8*`.
fn every_pointer(line: &str) -> String {
    let is_boundary = |character: Option<char>| character.is_none_or(|character| " (),[]".contains(character));
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("ptr") {
        let (before, behind) = (&rest[..at], &rest[at + 3..]);
        text.push_str(before);
        let whole = is_boundary(text.chars().next_back()) && is_boundary(behind.chars().next());
        text.push_str(if whole { "i8*" } else { "ptr" });
        rest = behind;
    }
    text + rest
}

/// A pointer goes through a `bitcast` before it is used.
pub(super) fn cast(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for function in functions(&lines) {
        for index in function.body().filter(|&index| matches!(opcode(&lines[index]), "load" | "store")) {
            let pointer = lines[index].split(", ptr %").nth(1).map(|rest| rest.split([',', ' ']).next().unwrap_or_default().to_owned());
            let site = pointee(&lines[index]).zip(pointer);
            sites.extend(site.map(|(pointee, pointer)| (function.clone(), index, pointee, pointer)));
        }
    }
    let (function, index, pointee, pointer) = random.pick(&sites)?.clone();
    let stem = if pointer.parse::<u64>().is_ok() { "cast".to_owned() } else { format!("{pointer}_cast") };
    let name = fresh(&lines, &function, &stem);
    let from = random.one(["i8*", "ptr", "i8*"]);
    let cast = format!("  %{name} = bitcast {from} %{pointer} to {pointee}*");
    lines[index] = lines[index].replacen(&format!(", ptr %{pointer}"), &format!(", {pointee}* %{name}"), 1);
    lines.insert(index, cast);
    Some(join(&lines))
}

/// `load i64* %p`: the result type follows from the pointer's.
pub(super) fn old_loads(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut changed = false;
    for function in functions(&lines) {
        for index in function.body() {
            let is_read = result(&lines[index]).is_some_and(|name| !uses(&lines, function.body(), name).is_empty());
            let Some(pointee) = pointee(&lines[index]).filter(|_| is_read) else { continue };
            if opcode(&lines[index]) != "store" && (!changed || random.coin()) {
                lines[index] = lines[index].replacen(&format!("{pointee}, ptr "), &format!("{pointee}* "), 1);
                changed = true;
            }
        }
    }
    changed.then(|| join(&lines))
}
