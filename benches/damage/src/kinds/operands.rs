//! Operands of the wrong shape or type.

use crate::random::Random;
use crate::text::{
    self, Function, blocks, fresh, functions, is_instruction, is_name_character, join, lines, opcode, operation, result, uses,
};

const BINARY: [&str; 10] = ["add", "sub", "mul", "and", "or", "xor", "shl", "lshr", "udiv", "urem"];
const CASTS: [&str; 3] = ["zext", "sext", "trunc"];

/// An instruction that is used once, in its block, moved into its use.
pub(super) fn nested(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for function in functions(&lines) {
        for block in blocks(&lines, &function) {
            for index in block.code.clone() {
                let Some(name) = result(&lines[index]) else { continue };
                let all = uses(&lines, function.body(), name);
                let [place] = all[..] else { continue };
                let is_near = (index + 1..block.code.end).contains(&place);
                let once = text::locals(&lines[place]).iter().filter(|(_, found)| *found == name).count() == 1;
                if is_near && once && is_instruction(&lines[place]) && opcode(&lines[place]) != "phi" {
                    sites.extend(as_operand(&lines[index], random.coin()).map(|operand| (index, place, name.to_owned(), operand)));
                }
            }
        }
    }
    let (index, place, name, operand) = random.pick(&sites)?.clone();
    lines[place] = text::replace_use(&lines[place], &name, &operand);
    lines.remove(index);
    Some(join(&lines))
}

/// `(add i64 %a, 1)`, or in the form of constant expressions `add (i64 %a, i64 1)`.
fn as_operand(line: &str, as_constant_expression: bool) -> Option<String> {
    let (opcode, operation) = (opcode(line), operation(line));
    let is_known = BINARY.contains(&opcode) || CASTS.contains(&opcode) || matches!(opcode, "icmp" | "getelementptr" | "select");
    if !is_known {
        return None;
    }
    if !as_constant_expression {
        return Some(format!("({operation})"));
    }
    let rest = operation.strip_prefix(opcode)?.trim_start();
    let flags: Vec<&str> = rest.split(' ').take_while(|word| matches!(*word, "nsw" | "nuw" | "inbounds" | "exact")).collect();
    let rest = rest[flags.iter().map(|flag| flag.len() + 1).sum::<usize>()..].to_owned();
    let flags = flags.iter().map(|flag| format!("{flag} ")).collect::<String>();
    if BINARY.contains(&opcode) {
        let (ty, operands) = rest.split_once(' ')?;
        let (left, right) = operands.split_once(", ")?;
        return Some(format!("{opcode} {flags}({ty} {left}, {ty} {right})"));
    }
    match opcode {
        "icmp" => {
            let (predicate, rest) = rest.split_once(' ')?;
            let (ty, operands) = rest.split_once(' ')?;
            let (left, right) = operands.split_once(", ")?;
            Some(format!("icmp {predicate} ({ty} {left}, {ty} {right})"))
        }
        _ => Some(format!("{opcode} {flags}({rest})")),
    }
}

/// The places of `br i1 %name` and of `select i1 %name, …`.
fn conditions(lines: &[String]) -> Vec<(Function, usize, String)> {
    let mut found = Vec::new();
    for function in functions(lines) {
        for index in function.body() {
            let condition = ["br i1 %", "select i1 %"].iter().find_map(|start| operation(&lines[index]).strip_prefix(start));
            let name: Option<String> = condition.map(|rest| rest.chars().take_while(|character| is_name_character(*character)).collect());
            found.extend(name.map(|name| (function.clone(), index, name)));
        }
    }
    found
}

pub(super) fn integer_as_condition(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let sites = conditions(&lines);
    let (function, index, name) = random.pick(&sites)?.clone();
    let ty = random.one(["i32", "i32", "i64", "i8"]);
    let stem = if name.parse::<u64>().is_ok() { "cond".to_owned() } else { name.clone() };
    let integer = fresh(&lines, &function, &format!("{stem}_int"));
    // `br i32 %x` is as common as `br i1 %x` with an integer.
    let written = if random.coin() { "i1" } else { ty };
    let line = lines[index].replacen(&format!("i1 %{name}"), &format!("{written} %{integer}"), 1);
    lines[index] = line;
    lines.insert(index, format!("  %{integer} = zext i1 %{name} to {ty}"));
    Some(join(&lines))
}

/// `%c = icmp ne i64 %v, 0` is left out, and the branch is on `%v`.
pub(super) fn comparison_left_out(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (function, index, name) in conditions(&lines) {
        let Some(defined) = function.body().find(|line| result(&lines[*line]) == Some(&name)) else { continue };
        let value = operation(&lines[defined]).strip_prefix("icmp ne i").and_then(|rest| rest.split_once(" %")?.1.strip_suffix(", 0"));
        let is_only = uses(&lines, function.body(), &name) == [index];
        sites.extend(value.filter(|_| is_only && defined < index).map(|value| (defined, index, name.clone(), format!("%{value}"))));
    }
    let (defined, index, name, value) = random.pick(&sites)?.clone();
    lines[index] = text::replace_use(&lines[index], &name, &value);
    lines.remove(defined);
    Some(join(&lines))
}

pub(super) fn float_inexact(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("float ")) {
        for word in line.split([' ', ',']).filter(|word| word.starts_with("0x")) {
            let value = u64::from_str_radix(&word[2..], 16).map(f64::from_bits);
            sites.extend(value.ok().map(|value| (index, word.to_owned(), value as f32)));
        }
    }
    let (index, word, value) = random.pick(&sites)?.clone();
    let literal = if random.coin() { format!("{value:?}") } else { format!("{value:e}") };
    // LLVM wants a point before the exponent.
    let literal = if literal.contains('.') { literal } else { format!("{value:?}") };
    lines[index] = lines[index].replacen(&word, &literal, 1);
    Some(join(&lines))
}

pub(super) fn float_as_integer(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| is_instruction(line)) {
        if !(line.contains("float ") || line.contains("double ")) {
            continue;
        }
        for word in line.split([' ', ',', ']']).filter(|word| word.contains('.') && !word.contains('%')) {
            let value = word.parse::<f64>().ok().filter(|value| value.fract() == 0.0);
            sites.extend(value.map(|value| (index, word.to_owned(), value)));
        }
    }
    let (index, word, value) = random.pick(&sites)?.clone();
    lines[index] = lines[index].replace(&word, &format!("{value:.0}"));
    Some(join(&lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_nested_operand() {
        assert_eq!(as_operand("  %a = add nsw i64 %b, 1", true).unwrap(), "add nsw (i64 %b, i64 1)");
        assert_eq!(
            as_operand("  %a = getelementptr inbounds i8, ptr %b, i64 %c", true).unwrap(),
            "getelementptr inbounds (i8, ptr %b, i64 %c)"
        );
        assert_eq!(as_operand("  %a = icmp eq i64 %b, 1", true).unwrap(), "icmp eq (i64 %b, i64 1)");
        assert_eq!(as_operand("  %a = zext i8 %b to i64", false).unwrap(), "(zext i8 %b to i64)");
        assert_eq!(as_operand("  %a = load i8, ptr %b", false), None);
    }
}
