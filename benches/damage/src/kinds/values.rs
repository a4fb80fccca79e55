//! Names of values: copies, duplicates, wrong order.

use crate::random::Random;
use crate::text::{
    self, Block, Function, blocks, fresh, functions, is_instruction, is_terminator, join, lines, opcode, operation, result, uses,
};
use std::collections::BTreeMap;

const ARITHMETIC: [&str; 9] = ["add", "sub", "mul", "and", "or", "xor", "shl", "lshr", "icmp"];

/// Every block with its function.
fn all_blocks(lines: &[String]) -> Vec<(Function, Block)> {
    let of = |function: Function| blocks(lines, &function).into_iter().map(move |block| (function.clone(), block));
    functions(lines).into_iter().flat_map(of).collect()
}

/// The type of what a plain instruction gives, as far as its first operand says it.
fn type_of(line: &str) -> Option<&str> {
    let operation = operation(line);
    match opcode(line) {
        "icmp" => Some("i1"),
        "load" => operation.strip_prefix("load ")?.split_once(", ptr ").map(|(ty, _)| ty),
        "add" | "sub" | "mul" | "and" | "or" | "xor" | "shl" | "lshr" => {
            operation.split(' ').find(|word| word.starts_with('i') && word[1..].parse::<u32>().is_ok())
        }
        _ => None,
    }
}

/// `%x_copy = %x`, and what comes behind it in the block uses the copy.
pub(super) fn copy_of_value(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (function, block) in all_blocks(&lines) {
        for index in block.code.clone() {
            let Some(name) = result(&lines[index]).filter(|_| opcode(&lines[index]) != "phi") else { continue };
            // Behind another definition of the name it means another value.
            let redefined = (index + 1..block.code.end).find(|&line| result(&lines[line]) == Some(name));
            let behind = index + 1..redefined.map_or(block.code.end, |line| line + 1);
            if !uses(&lines, behind.clone(), name).is_empty() {
                sites.push((function.clone(), behind, index, name.to_owned()));
            }
        }
    }
    let (function, behind, index, name) = random.pick(&sites)?.clone();
    let wanted = if name.parse::<u64>().is_ok() {
        "copy".to_owned()
    } else {
        random.one([format!("{name}_copy"), format!("{name}.0"), "tmp".to_owned()].each_ref()).clone()
    };
    let copy = fresh(&lines, &function, &wanted);
    let ty = type_of(&lines[index]).filter(|_| random.coin()).map_or(String::new(), |ty| format!("{ty} "));
    for line in &mut lines[behind] {
        *line = text::replace_use(line, &name, &format!("%{copy}"));
    }
    lines.insert(index + 1, format!("  %{copy} = {ty}%{name}"));
    Some(join(&lines))
}

/// `%n = 5` before the instruction that has the 5.
pub(super) fn copy_of_constant(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for function in functions(&lines) {
        for index in function.body().filter(|&index| ARITHMETIC.contains(&opcode(&lines[index]))) {
            let constant = lines[index].rsplit(", ").next().and_then(|last| last.parse::<i64>().ok());
            sites.extend(constant.map(|constant| (function.clone(), index, constant)));
        }
        for index in function.body().filter(|&index| opcode(&lines[index]) == "store") {
            let stored: Vec<&str> = operation(&lines[index]).split([' ', ',']).collect();
            let constant = stored.get(2).and_then(|value| value.parse::<i64>().ok());
            sites.extend(constant.map(|constant| (function.clone(), index, constant)));
        }
    }
    let (function, index, constant) = random.pick(&sites)?.clone();
    let wanted = match constant {
        0 => random.one(["zero", "c0"]),
        1 => random.one(["one", "step"]),
        _ => random.one(["limit", "n0", "const"]),
    };
    let name = fresh(&lines, &function, wanted);
    let line = lines[index].clone();
    if opcode(&line) == "store" {
        lines[index] = line.replacen(&format!(" {constant},"), &format!(" %{name},"), 1);
    } else {
        let before = line.strip_suffix(&constant.to_string())?;
        lines[index] = format!("{before}%{name}");
    }
    let ty = match (opcode(&line), operation(&line).split([' ', ',']).nth(1)) {
        ("store", Some(ty)) if random.coin() => format!("{ty} "),
        (other, _) if other != "store" && other != "icmp" && random.coin() => type_of(&line).map_or(String::new(), |ty| format!("{ty} ")),
        _ => String::new(),
    };
    lines.insert(index, format!("  %{name} = {ty}{constant}"));
    Some(join(&lines))
}

/// A value that is defined and used within one block only.
struct BlockLocal {
    name: String,
    function: usize,
    block: usize,
    defined: usize,
    last_use: usize,
}

fn block_locals(lines: &[String]) -> Vec<BlockLocal> {
    let mut found = Vec::new();
    for (function_index, function) in functions(lines).iter().enumerate() {
        for (block_index, block) in blocks(lines, function).iter().enumerate() {
            for defined in block.code.clone() {
                let Some(name) = result(&lines[defined]).filter(|_| opcode(&lines[defined]) != "phi") else { continue };
                let all = uses(lines, function.body(), name);
                let Some(&last_use) = all.last() else { continue };
                if all.iter().all(|place| (defined + 1..block.code.end).contains(place)) {
                    found.push(BlockLocal { name: name.to_owned(), function: function_index, block: block_index, defined, last_use });
                }
            }
        }
    }
    found
}

pub(super) fn name_duplicate(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let locals = block_locals(&lines);
    let mut sites = Vec::new();
    for first in &locals {
        let behind = locals.iter().filter(|second| second.function == first.function && second.defined > first.defined);
        let apart = behind.filter(|second| second.block != first.block || second.defined >= first.last_use);
        sites.extend(apart.map(|second| (first.function, first.name.clone(), second.name.clone())));
    }
    let (function, first, second) = random.pick(&sites)?.clone();
    let function = functions(&lines).into_iter().nth(function)?;
    let names = BTreeMap::from([(second, first)]);
    for line in &mut lines[function.body()] {
        *line = text::rename(line, &names);
    }
    Some(join(&lines))
}

pub(super) fn use_before_definition(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (_, block) in all_blocks(&lines) {
        for index in block.code.clone().skip(1) {
            let Some(name) = result(&lines[index - 1]).filter(|_| opcode(&lines[index - 1]) != "phi") else { continue };
            let swaps = is_instruction(&lines[index]) && !is_terminator(&lines[index]) && opcode(&lines[index]) != "phi";
            if swaps && text::mentions(&lines[index], name) {
                sites.push(index);
            }
        }
    }
    let index = *random.pick(&sites)?;
    lines.swap(index - 1, index);
    Some(join(&lines))
}
