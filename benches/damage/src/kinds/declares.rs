//! Declarations, and functions that stand there twice.

use crate::random::Random;
use crate::text::{functions, global_name, join, lines};

fn is_intrinsic(line: &str) -> bool {
    line.contains("@llvm.")
}

fn declares(lines: &[String], fits: impl Fn(&str) -> bool) -> Vec<usize> {
    let found = lines.iter().enumerate().filter(|(_, line)| line.starts_with("declare ") && fits(line));
    found.map(|(index, _)| index).collect()
}

pub(super) fn missing(module: &str, random: &mut Random) -> Option<String> {
    without(module, random, |line| !is_intrinsic(line))
}

pub(super) fn intrinsic_undeclared(module: &str, random: &mut Random) -> Option<String> {
    without(module, random, is_intrinsic)
}

/// Leaves out one declaration, or all of them.
fn without(module: &str, random: &mut Random, fits: fn(&str) -> bool) -> Option<String> {
    let lines = lines(module);
    let found = declares(&lines, fits);
    let one = *random.pick(&found)?;
    let all = random.coin();
    let kept = lines.iter().enumerate().filter(|(index, _)| if all { !found.contains(index) } else { *index != one });
    Some(join(&kept.map(|(_, line)| line.clone()).collect::<Vec<_>>()))
}

pub(super) fn wrong(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let found = declares(&lines, |line| !is_intrinsic(line));
    let line = *random.pick(&found)?;
    let declare = lines[line].clone();
    let (before, parameters) = declare.split_once('(')?;
    let parameters = parameters.split(')').next()?;
    let name = global_name(&declare)?;
    let parts: Vec<&str> = parameters.split(", ").filter(|part| !part.is_empty()).collect();
    let changed = match random.below(6) {
        0 => format!("declare void @{name}({parameters})"),
        1 => format!("declare i32 @{name}({parameters})"),
        2 if !parts.is_empty() => format!("{before}({})", parts[..parts.len() - 1].join(", ")),
        3 if parts.contains(&"i64") => format!("{before}({})", parameters.replacen("i64", "i32", 1)),
        4 if parts.len() > 1 => format!("{before}({}, ...)", parts[0]),
        _ if parts.is_empty() => format!("{before}(i64)"),
        _ => format!("{before}({parameters}, i64)"),
    };
    lines[line] = changed;
    Some(join(&lines))
}

pub(super) fn twice(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let found = declares(&lines, |_| true);
    let line = *random.pick(&found)?;
    let declare = lines[line].clone();
    let ends: Vec<usize> = functions(&lines).iter().map(|function| function.end + 1).collect();
    let place = match random.below(3) {
        0 => line + 1,
        1 => lines.len(),
        _ => *random.pick(&ends)?,
    };
    lines.insert(place, declare);
    Some(join(&lines))
}

pub(super) fn declared_and_defined(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let functions = functions(&lines);
    let function = random.pick(&functions)?;
    let head = lines[function.head].clone();
    let (before, behind) = head.split_once('(')?;
    let parameters: Vec<&str> = behind.split(')').next()?.split(", ").collect();
    let types: Vec<String> = parameters.iter().map(|part| part.split(" %").next().unwrap_or_default().to_owned()).collect();
    let written = if random.coin() { parameters.join(", ") } else { types.join(", ") };
    let before = before.replacen("define", "declare", 1).replace(" internal", "");
    let place = if random.coin() { function.head } else { lines.len() };
    lines.insert(place, format!("{before}({written})"));
    Some(join(&lines))
}

pub(super) fn function_repeated(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let functions = functions(&lines);
    let function = random.pick(&functions)?;
    let copy = lines[function.head..=function.end].to_vec();
    lines.push(String::new());
    lines.extend(copy);
    Some(join(&lines))
}
