//! Values and labels that are numbered, wrongly.

use crate::random::Random;
use crate::text::{self, Function, Lines, blocks, functions, join, lines, locals};
use std::collections::BTreeMap;

/// A local in the order of the text.
#[derive(Clone, PartialEq, Eq)]
enum Local {
    Parameter(String),
    /// The first block; `None` where it has no label.
    Entry(Option<String>),
    Label(String),
    Value(String),
}

fn locals_of(lines: &[String], function: &Function) -> Vec<Local> {
    let mut found: Vec<Local> = locals(&lines[function.head]).into_iter().map(|(_, name)| Local::Parameter(name.to_owned())).collect();
    for (index, block) in blocks(lines, function).into_iter().enumerate() {
        match block.label {
            label if index == 0 => found.push(Local::Entry(label)),
            Some(label) => found.push(Local::Label(label)),
            None => {}
        }
        found.extend(block.code.filter_map(|line| Some(Local::Value(text::result(&lines[line])?.to_owned()))));
    }
    found
}

/// Whether some branch or phi names the first block.
fn names_entry(lines: &[String], function: &Function, locals: &[Local]) -> bool {
    let parameters = locals.iter().filter(|local| matches!(local, Local::Parameter(_))).count();
    locals.iter().any(|local| match local {
        Local::Entry(Some(label)) => function.body().any(|line| text::mentions(&lines[line], label)),
        Local::Entry(None) => function.body().any(|line| text::mentions(&lines[line], &parameters.to_string())),
        _ => false,
    })
}

/// Renames within a function and takes away the label `entry` of its first block.
fn renumber(lines: &mut Lines, function: &Function, names: &BTreeMap<String, String>, entry: Option<&str>) {
    for line in &mut lines[function.head..function.end] {
        *line = text::rename(line, names);
    }
    if let Some(entry) = entry
        && let Some(index) = function.body().find(|index| text::label(&lines[*index]) == Some(entry))
    {
        lines.remove(index);
    }
}

/// A function with more than one value, and its locals.
fn chosen(lines: &[String], random: &mut Random, fits: impl Fn(&Function, &[Local]) -> bool) -> Option<(Function, Vec<Local>)> {
    let mut candidates = Vec::new();
    for function in functions(lines) {
        let locals = locals_of(lines, &function);
        let values = locals.iter().filter(|local| matches!(local, Local::Value(_))).count();
        if values > 1 && fits(&function, &locals) {
            candidates.push((function, locals));
        }
    }
    random.pick(&candidates).cloned()
}

fn entry_label(locals: &[Local]) -> Option<&str> {
    locals.iter().find_map(|local| match local {
        Local::Entry(label) => label.as_deref(),
        _ => None,
    })
}

/// Which locals get numbers.
#[derive(Clone, Copy)]
struct Choice {
    parameters: bool,
    labels: bool,
}

fn takes_number(local: &Local, choice: Choice) -> Option<&str> {
    match local {
        Local::Parameter(name) => choice.parameters.then_some(name),
        Local::Label(name) => choice.labels.then_some(name),
        Local::Value(name) => Some(name),
        Local::Entry(_) => None,
    }
}

/// Whether everything has a name now; a function that is numbered already keeps its shape, so its parts are taken together.
fn is_named(locals: &[Local]) -> bool {
    locals
        .iter()
        .all(|local| takes_number(local, Choice { parameters: true, labels: true }).is_none_or(|name| name.parse::<u64>().is_err()))
}

pub(super) fn without_entry(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let (function, locals) = chosen(&lines, random, |function, locals| !names_entry(&lines, function, locals))?;
    let named = is_named(&locals);
    let choice = Choice { parameters: !named || random.coin(), labels: !named || random.coin() };
    let wanted = locals.iter().filter_map(|local| takes_number(local, choice));
    let names: BTreeMap<String, String> = wanted.enumerate().map(|(number, name)| (name.to_owned(), number.to_string())).collect();
    renumber(&mut lines, &function, &names, entry_label(&locals));
    Some(join(&lines))
}

pub(super) fn swapped(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let (function, locals) = chosen(&lines, random, |function, locals| is_named(locals) && !names_entry(&lines, function, locals))?;
    let (mut names, _) = numbered(&locals, Choice { parameters: random.coin(), labels: false }, |_| 0);
    let values: Vec<&String> = locals.iter().filter_map(|local| if let Local::Value(name) = local { Some(name) } else { None }).collect();
    let first = random.below(values.len() - 1);
    let (a, b) = (names.get(values[first])?.clone(), names.get(values[first + 1])?.clone());
    names.insert(values[first].clone(), b);
    names.insert(values[first + 1].clone(), a);
    renumber(&mut lines, &function, &names, entry_label(&locals));
    Some(join(&lines))
}

/// Correct numbers, each raised by what `gap` adds before it, and the number behind the last.
fn numbered(locals: &[Local], choice: Choice, mut gap: impl FnMut(&Local) -> usize) -> (BTreeMap<String, String>, usize) {
    let mut names = BTreeMap::new();
    let mut number = 0;
    for local in locals {
        match (local, takes_number(local, choice)) {
            (Local::Entry(_), _) => number += 1,
            (_, Some(name)) => {
                number += gap(local);
                names.insert(name.to_owned(), number.to_string());
                number += 1;
            }
            (_, None) => {}
        }
    }
    (names, number)
}

pub(super) fn labels_late(module: &str, random: &mut Random) -> Option<String> {
    relabelled(module, random, |behind_values, index| behind_values + index)
}

pub(super) fn labels_apart(module: &str, random: &mut Random) -> Option<String> {
    relabelled(module, random, |_, index| index + 1)
}

/// Numbers the values, and the labels by themselves.
fn relabelled(module: &str, random: &mut Random, number_of_label: fn(usize, usize) -> usize) -> Option<String> {
    let mut lines = lines(module);
    let has_labels = |locals: &[Local]| locals.iter().filter(|local| matches!(local, Local::Label(_))).count() > 1;
    let fits = |function: &Function, locals: &[Local]| is_named(locals) && has_labels(locals) && !names_entry(&lines, function, locals);
    let (function, locals) = chosen(&lines, random, fits)?;
    let (mut names, behind) = numbered(&locals, Choice { parameters: random.coin(), labels: false }, |_| 0);
    let labels = locals.iter().filter_map(|local| if let Local::Label(name) = local { Some(name.clone()) } else { None });
    names.extend(labels.enumerate().map(|(index, name)| (name, number_of_label(behind, index).to_string())));
    renumber(&mut lines, &function, &names, entry_label(&locals));
    Some(join(&lines))
}

pub(super) fn with_gaps(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let (function, locals) = chosen(&lines, random, |function, locals| is_named(locals) && !names_entry(&lines, function, locals))?;
    let choice = Choice { parameters: false, labels: random.coin() };
    let (names, _) = numbered(&locals, choice, |_| if random.below(3) == 0 { 1 + random.below(2) } else { 0 });
    renumber(&mut lines, &function, &names, entry_label(&locals));
    Some(join(&lines))
}
