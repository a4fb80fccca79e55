//! How blocks end, and blocks that stand there twice.

use crate::random::Random;
use crate::text::{self, Block, blocks, functions, join, lines, terminator};
use std::collections::BTreeMap;

/// The target of a line `br label %target`.
fn jump(line: &str) -> Option<&str> {
    line.trim().strip_prefix("br label %").filter(|target| target.chars().all(text::is_name_character))
}

pub(super) fn terminator_missing(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for function in functions(&lines) {
        for pair in blocks(&lines, &function).windows(2) {
            let end = terminator(&lines, &pair[0]);
            sites.extend(end.filter(|&end| jump(&lines[end]) == pair[1].label.as_deref()));
        }
    }
    lines.remove(*random.pick(&sites)?);
    Some(join(&lines))
}

pub(super) fn return_missing(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let sites: Vec<usize> =
        functions(&lines).iter().map(|function| function.end - 1).filter(|&line| lines[line].trim() == "ret void").collect();
    lines.remove(*random.pick(&sites)?);
    Some(join(&lines))
}

pub(super) fn code_after_terminator(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for function in functions(&lines) {
        let ends = blocks(&lines, &function).into_iter().filter_map(|block| terminator(&lines, &block));
        sites.extend(ends.filter(|&end| text::opcode(&lines[end]) != "switch"));
    }
    let end = *random.pick(&sites)?;
    let ending = lines[end].clone();
    let extra = match text::opcode(&ending) {
        "br" => random.one([ending.as_str(), "  unreachable"]).to_owned(),
        _ => random.one([ending.as_str(), "  unreachable", "  ret void"]).to_owned(),
    };
    lines.insert(end + 1, extra);
    Some(join(&lines))
}

/// A block that ends its function, written again right behind itself.
pub(super) fn block_repeated(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let last = functions(&lines).iter().filter_map(|function| Some((function.end, blocks(&lines, function).pop()?))).collect::<Vec<_>>();
    let found: Vec<&(usize, Block)> =
        last.iter().filter(|(_, block)| block.label.as_deref().is_some_and(|label| label != "entry")).collect();
    let (end, block) = random.pick(&found)?;
    let copy = lines[block.code.start - 1..block.code.end].to_vec();
    let blank = (!lines[*end - 1].trim().is_empty()).then(String::new);
    let place = *end;
    lines.splice(place..place, blank.into_iter().chain(copy));
    Some(join(&lines))
}

/// A block gets the label of the one before it; which of them a branch means is anyone's guess.
pub(super) fn label_duplicate(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for function in functions(&lines) {
        let labels: Vec<String> = blocks(&lines, &function).into_iter().skip(1).filter_map(|block| block.label).collect();
        for pair in labels.windows(2) {
            sites.push((function.clone(), pair[0].clone(), pair[1].clone()));
        }
    }
    let (function, first, second) = random.pick(&sites)?.clone();
    let names = BTreeMap::from([(second, first)]);
    for line in &mut lines[function.head..function.end] {
        *line = text::rename(line, &names);
    }
    Some(join(&lines))
}
