//! Entries and places of phi.

use crate::random::Random;
use crate::text::{self, Block, Function, blocks, functions, join, lines, opcode, operation, predecessors, successors};

struct Phi {
    function: Function,
    line: usize,
    ty: String,
    /// Value and label, without `%` before the label.
    entries: Vec<(String, String)>,
    blocks: Vec<Block>,
    label: String,
}

fn phis(lines: &[String]) -> Vec<Phi> {
    let mut found = Vec::new();
    for function in functions(lines) {
        let blocks = blocks(lines, &function);
        for block in &blocks {
            let Some(label) = &block.label else { continue };
            for line in block.code.clone().filter(|line| opcode(&lines[*line]) == "phi") {
                let rest = operation(&lines[line]).trim_start_matches("phi ");
                let (ty, entries) = rest.split_once(" [").unwrap_or((rest, ""));
                let entries = entries.split(['[', ']']).filter_map(|entry| entry.trim().rsplit_once(", %"));
                let entries = entries.map(|(value, label)| (value.trim().to_owned(), label.trim().to_owned())).collect();
                found.push(Phi {
                    function: function.clone(),
                    line,
                    ty: ty.to_owned(),
                    entries,
                    blocks: blocks.clone(),
                    label: label.clone(),
                });
            }
        }
    }
    found
}

fn write(phi: &Phi, lines: &[String]) -> String {
    let name = text::result(&lines[phi.line]).unwrap_or_default();
    let entries: Vec<String> = phi.entries.iter().map(|(value, label)| format!("[ {value}, %{label} ]")).collect();
    format!("  %{name} = phi {} {}", phi.ty, entries.join(", "))
}

impl Phi {
    /// Labels of blocks that neither lead here nor are named here.
    fn strangers(&self, lines: &[String]) -> Vec<String> {
        let before = predecessors(lines, &self.blocks, &self.label);
        let is_strange = |label: &&String| !before.contains(*label) && self.entries.iter().all(|(_, named)| named != *label);
        self.blocks.iter().filter_map(|block| block.label.as_ref()).filter(is_strange).cloned().collect()
    }
}

pub(super) fn invented(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut phis = phis(&lines);
    phis.retain(|phi| !phi.strangers(&lines).is_empty());
    let chosen = random.below(phis.len());
    let phi = phis.get_mut(chosen)?;
    let strangers = phi.strangers(&lines);
    let label = random.pick(&strangers)?.clone();
    let value = match phi.ty.as_str() {
        "ptr" => "null",
        "double" | "float" => "0.0",
        "i1" => "false",
        _ => "0",
    };
    phi.entries.push((value.to_owned(), label));
    lines[phi.line] = write(phi, &lines);
    Some(join(&lines))
}

pub(super) fn wrong_label(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut phis = phis(&lines);
    phis.retain(|phi| !phi.strangers(&lines).is_empty() && !phi.entries.is_empty());
    let chosen = random.below(phis.len());
    let phi = phis.get_mut(chosen)?;
    let strangers = phi.strangers(&lines);
    let entry = random.below(phi.entries.len());
    phi.entries[entry].1 = random.pick(&strangers)?.clone();
    lines[phi.line] = write(phi, &lines);
    Some(join(&lines))
}

/// A block that a switch names twice needs two entries; models write one.
pub(super) fn repeated_edge_missing(module: &str, random: &mut Random) -> Option<String> {
    without_entry(module, random, |phi, index| phi.entries.iter().filter(|entry| **entry == phi.entries[index]).count() > 1)
}

pub(super) fn entry_missing(module: &str, random: &mut Random) -> Option<String> {
    without_entry(module, random, |phi, index| {
        phi.entries.len() > 1 && phi.entries.iter().filter(|entry| entry.1 == phi.entries[index].1).count() == 1
    })
}

fn without_entry(module: &str, random: &mut Random, fits: fn(&Phi, usize) -> bool) -> Option<String> {
    let mut lines = lines(module);
    let mut phis = phis(&lines);
    let mut sites = Vec::new();
    for (index, phi) in phis.iter().enumerate() {
        sites.extend((0..phi.entries.len()).filter(|&entry| fits(phi, entry)).map(|entry| (index, entry)));
    }
    let (index, entry) = *random.pick(&sites)?;
    phis[index].entries.remove(entry);
    lines[phis[index].line] = write(&phis[index], &lines);
    Some(join(&lines))
}

/// The last phi of a block goes behind the instruction that follows it.
pub(super) fn not_at_top(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for phi in phis(&lines) {
        let next = &lines[phi.line + 1];
        if !next.trim().is_empty() && opcode(next) != "phi" && !text::is_terminator(next) {
            let ends = phi.blocks.iter().any(|block| !successors(&lines, block).is_empty());
            sites.extend((ends && phi.function.body().contains(&(phi.line + 1))).then_some(phi.line));
        }
    }
    let line = *random.pick(&sites)?;
    lines.swap(line, line + 1);
    Some(join(&lines))
}
