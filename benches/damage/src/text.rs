//! Just enough reading of module text to break it: by lines, for the plain way in which the base modules are written.
//!
//! Nothing here knows the `ir` room, so that a misreading there is not repeated here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Opcodes that end a block.
const TERMINATORS: [&str; 4] = ["ret", "br", "switch", "unreachable"];

pub(crate) type Lines = Vec<String>;

pub(crate) fn lines(text: &str) -> Lines {
    text.lines().map(str::to_owned).collect()
}

pub(crate) fn join(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// A function's place among the lines.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    /// The line of the `define`.
    pub(crate) head: usize,
    /// The line of the closing brace.
    pub(crate) end: usize,
}

impl Function {
    pub(crate) fn body(&self) -> Range<usize> {
        self.head + 1..self.end
    }
}

/// Functions that are closed by a brace at the start of a line.
pub(crate) fn functions(lines: &[String]) -> Vec<Function> {
    let mut found = Vec::new();
    let mut head = None;
    for (index, line) in lines.iter().enumerate() {
        if line.starts_with("define ") {
            head = line.trim_end().ends_with('{').then_some(index);
        } else if line.starts_with('}')
            && let Some(head) = head.take()
        {
            found.push(Function { head, end: index });
        }
    }
    found
}

/// The name behind the first `@` of a line.
pub(crate) fn global_name(line: &str) -> Option<&str> {
    let behind = line.split_once('@')?.1;
    let end = behind.find(|character: char| !is_name_character(character)).unwrap_or(behind.len());
    Some(&behind[..end])
}

pub(crate) fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '$' | '-')
}

#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// `None` for a first block without one.
    pub(crate) label: Option<String>,
    /// The lines behind the label, blank ones too.
    pub(crate) code: Range<usize>,
}

pub(crate) fn blocks(lines: &[String], function: &Function) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for index in function.body() {
        if let Some(label) = label(&lines[index]) {
            if let Some(last) = blocks.last_mut() {
                last.code.end = index;
            }
            blocks.push(Block { label: Some(label.to_owned()), code: index + 1..function.end });
        } else if blocks.is_empty() && !lines[index].trim().is_empty() {
            blocks.push(Block { label: None, code: index..function.end });
        }
    }
    blocks
}

/// The name of the label that a line defines.
pub(crate) fn label(line: &str) -> Option<&str> {
    let name = line.split_once(':')?.0;
    (!name.is_empty() && name.chars().all(is_name_character)).then_some(name)
}

/// The name, without `%`, of the value that a line defines.
pub(crate) fn result(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().strip_prefix('%')?.split_once(" = ")?;
    (line.starts_with(' ') && name.chars().all(is_name_character)).then_some(name)
}

/// What stands behind the result: opcode and operands.
pub(crate) fn operation(line: &str) -> &str {
    match result(line) {
        Some(_) => line.split_once(" = ").map_or("", |(_, operation)| operation.trim()),
        None => line.trim(),
    }
}

pub(crate) fn opcode(line: &str) -> &str {
    let operation = operation(line);
    let operation = operation.strip_prefix("tail ").unwrap_or(operation);
    operation.split(' ').next().unwrap_or_default()
}

/// Whether a line begins an instruction; the cases of a `switch` are indented further.
pub(crate) fn is_instruction(line: &str) -> bool {
    line.starts_with("  ") && !line.starts_with("   ") && !matches!(line.trim_start().chars().next(), None | Some(']' | ';'))
}

pub(crate) fn is_terminator(line: &str) -> bool {
    TERMINATORS.contains(&opcode(line))
}

/// The line with which a block ends; of a `switch` its first.
pub(crate) fn terminator(lines: &[String], block: &Block) -> Option<usize> {
    block.code.clone().find(|&index| is_terminator(&lines[index]))
}

/// Every `%name` of a line, with the `%`, and its place; strings and comments hold none.
pub(crate) fn locals(line: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let (mut in_string, mut at) = (false, 0);
    let bytes = line.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => in_string = !in_string,
            b';' if !in_string => break,
            b'%' if !in_string => {
                let length = line[at + 1..].find(|character| !is_name_character(character)).unwrap_or(line.len() - at - 1);
                found.push((at..at + 1 + length, &line[at + 1..at + 1 + length]));
                at += length;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Whether a line names this local, as a definition or a use.
pub(crate) fn mentions(line: &str, name: &str) -> bool {
    locals(line).iter().any(|(_, found)| *found == name)
}

/// A line with names replaced, its label too.
pub(crate) fn rename(line: &str, names: &BTreeMap<String, String>) -> String {
    if let Some(old) = label(line)
        && let Some(new) = names.get(old)
    {
        return format!("{new}{}", &line[old.len()..]);
    }
    replace_locals(line, |old| names.get(old).map(|new| format!("%{new}")))
}

/// A line with the uses of one name, as a value or as a target, replaced by `text`; a definition stays.
pub(crate) fn replace_use(line: &str, name: &str, text: &str) -> String {
    let defined = result(line).map_or(0, |_| line.find(" = ").unwrap_or(0));
    let behind = replace_locals(&line[defined..], |found| (found == name).then(|| text.to_owned()));
    format!("{}{behind}", &line[..defined])
}

fn replace_locals(line: &str, new: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut from = 0;
    for (place, old) in locals(line) {
        if let Some(new) = new(old) {
            text.push_str(&line[from..place.start]);
            text.push_str(&new);
            from = place.end;
        }
    }
    text + &line[from..]
}

/// Where a value is used: lines within `range`, without its definition.
pub(crate) fn uses(lines: &[String], range: Range<usize>, name: &str) -> Vec<usize> {
    let is_use = |index: &usize| {
        let line = &lines[*index];
        let count = locals(line).iter().filter(|(_, found)| *found == name).count();
        count > usize::from(result(line) == Some(name))
    };
    range.filter(is_use).collect()
}

/// The labels that the end of a block names.
pub(crate) fn successors(lines: &[String], block: &Block) -> BTreeSet<String> {
    let Some(start) = terminator(lines, block) else { return BTreeSet::new() };
    let targets = lines[start..block.code.end].iter().flat_map(|line| line.split("label %").skip(1));
    targets.map(|target| target.chars().take_while(|character| is_name_character(*character)).collect()).collect()
}

/// The labels of the blocks that lead to the block of this label; a first block without a label is not among them.
pub(crate) fn predecessors(lines: &[String], blocks: &[Block], label: &str) -> BTreeSet<String> {
    blocks.iter().filter(|block| successors(lines, block).contains(label)).filter_map(|block| block.label.clone()).collect()
}

/// A name that the function does not have.
pub(crate) fn fresh(lines: &[String], function: &Function, wanted: &str) -> String {
    let taken = |name: &str| lines[function.head..function.end].iter().any(|line| mentions(line, name) || label(line) == Some(name));
    let mut name = wanted.to_owned();
    let mut number = 1;
    while taken(&name) {
        number += 1;
        name = format!("{wanted}{number}");
    }
    name
}

/// Parts between commas that stand in no bracket and no string.
pub(crate) fn split_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut in_string) = (Vec::new(), 0, 0_i32, false);
    for (index, character) in text.char_indices() {
        match character {
            '"' => in_string = !in_string,
            _ if in_string => {}
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    if !text[start..].trim().is_empty() {
        parts.push(text[start..].trim());
    }
    parts
}

/// The place of what stands between the bracket at `open` and the one that closes it.
pub(crate) fn inside_brackets(text: &str, open: usize) -> Option<Range<usize>> {
    let (mut depth, mut in_string) = (0, false);
    for (index, byte) in text.bytes().enumerate().skip(open) {
        match byte {
            b'"' => in_string = !in_string,
            b'(' if !in_string => depth += 1,
            b')' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + 1..index);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "@s = private constant [5 x i8] c\"%a;\\22\\00\"\n\ndefine i64 @f(i64 %a) {\nentry:\n  br label %next\n\n\
                          next: ; %a\n  %b = phi i64 [ %a, %entry ]\n  ret i64 %b\n}\n";

    #[test]
    fn functions_blocks_and_names_are_found() {
        let lines = lines(MODULE);
        let functions = functions(&lines);
        assert_eq!(functions.len(), 1);
        let blocks = blocks(&lines, &functions[0]);
        let labels: Vec<_> = blocks.iter().filter_map(|block| block.label.as_deref()).collect();
        assert_eq!(labels, ["entry", "next"]);
        assert_eq!(predecessors(&lines, &blocks, "next"), BTreeSet::from(["entry".to_owned()]));
        assert_eq!(uses(&lines, functions[0].body(), "a"), [7]);
        assert!(locals(&lines[0]).is_empty());
        assert_eq!(join(&lines), MODULE);
    }

    #[test]
    fn only_uses_are_replaced() {
        assert_eq!(replace_use("  %a = add i64 %a, %ab", "a", "7"), "  %a = add i64 7, %ab");
        let names = BTreeMap::from([("a".to_owned(), "1".to_owned()), ("1".to_owned(), "2".to_owned())]);
        assert_eq!(rename("  %a = add i64 %1, %a", &names), "  %1 = add i64 %2, %1");
        assert_eq!(rename("a:", &names), "1:");
    }

    #[test]
    fn brackets_and_commas_are_matched() {
        let text = "call i64 @f(ptr getelementptr (i8, ptr @a, i64 1), i64 2) nounwind";
        let inside = &text[inside_brackets(text, text.find('(').unwrap()).unwrap()];
        assert_eq!(split_commas(inside), ["ptr getelementptr (i8, ptr @a, i64 1)", "i64 2"]);
    }
}
