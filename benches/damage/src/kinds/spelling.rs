//! Words and literals of other languages, and names that are a slip away from the right ones.

use crate::random::Random;
use crate::text::{Lines, functions, global_name, is_instruction, is_name_character, join, label, lines, opcode};

pub(super) fn labels(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let functions = functions(&lines);
    let function = random.pick(&functions)?.clone();
    let form = random.below(3);
    let sites: Vec<usize> = function
        .body()
        .filter(|&index| if form == 2 { label(&lines[index]).is_some() } else { lines[index].contains("label %") })
        .collect();
    let one = *random.pick(&sites)?;
    let all = random.coin();
    for index in sites.into_iter().filter(|index| all || *index == one) {
        lines[index] = match form {
            0 => lines[index].replace("label %", "label "),
            1 if opcode(&lines[index]) == "br" => lines[index].replace("label %", "%"),
            1 => lines[index].clone(),
            _ => format!("%{}", lines[index]),
        };
    }
    Some(join(&lines))
}

/// A word of the text that stands for itself, not within a name.
fn replace_word(line: &str, word: &str, other: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some(at) = rest.find(word) {
        let (before, behind) = (&rest[..at], &rest[at + word.len()..]);
        text.push_str(before);
        let is_part =
            |character: Option<char>| character.is_some_and(|character| is_name_character(character) || "%@\\\"".contains(character));
        let whole = !is_part(text.chars().next_back()) && !is_part(behind.chars().next());
        text.push_str(if whole { other } else { word });
        rest = behind;
    }
    text + rest
}

/// The lines that a change of words changes, outside of text constants.
fn sites(lines: &Lines, word: &str, other: &str) -> Vec<usize> {
    let fits = |(_, line): &(usize, &String)| !line.contains('"') && !line.starts_with(';') && replace_word(line, word, other) != **line;
    lines.iter().enumerate().filter(fits).map(|(index, _)| index).collect()
}

fn replace(module: &str, random: &mut Random, words: &[(&str, &str)]) -> Option<String> {
    let mut lines = lines(module);
    let present: Vec<&(&str, &str)> = words.iter().filter(|(word, other)| !sites(&lines, word, other).is_empty()).collect();
    let (word, other) = random.pick(&present)?;
    let found = sites(&lines, word, other);
    let (one, all) = (*random.pick(&found)?, random.coin());
    for index in found.into_iter().filter(|index| all || *index == one) {
        lines[index] = replace_word(&lines[index], word, other);
    }
    Some(join(&lines))
}

pub(super) fn types(module: &str, random: &mut Random) -> Option<String> {
    let words =
        [("i8", "u8"), ("i64", "u64"), ("double", "f64"), ("i1", "bool"), ("float", "f32"), ("i32", "u32"), ("i32", "int"), ("i8", "char")];
    replace(module, random, &words)
}

pub(super) fn opcodes(module: &str, random: &mut Random) -> Option<String> {
    let words = [
        ("fadd double", "add double"),
        ("fmul double", "mul double"),
        ("fsub double", "sub double"),
        ("fadd float", "add float"),
        ("fmul float", "mul float"),
        ("icmp ne", "icmp neq"),
        ("icmp eq", "icmp equal"),
    ];
    replace(module, random, &words)
}

/// The last word of a line as an integer.
fn last_integer(line: &str) -> Option<(usize, i64)> {
    let at = line.rfind(' ')? + 1;
    Some((at, line[at..].parse().ok()?))
}

pub(super) fn characters(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let case = trimmed.strip_prefix("i8 ").and_then(|rest| rest.split_once(", label"));
        let number = match case {
            Some((number, _)) => number.parse::<u8>().ok(),
            None if is_instruction(line) && line.contains(" i8 ") && !line.contains("ptr") => {
                last_integer(line).and_then(|(_, value)| u8::try_from(value).ok())
            }
            None => None,
        };
        sites.extend(number.filter(|byte| (32..127).contains(byte) && !b"'\\".contains(byte)).map(|byte| (index, byte)));
    }
    let one = *random.pick(&sites)?;
    let all = random.coin();
    for (index, byte) in sites.into_iter().filter(|site| all || *site == one) {
        let character = format!("'{}'", char::from(byte));
        lines[index] = match lines[index].split_once(", label") {
            Some((before, behind)) => {
                format!("{}{character}, label{behind}", before.trim_end_matches(|digit: char| digit.is_ascii_digit()))
            }
            None => format!("{}{character}", lines[index].trim_end_matches(|digit: char| digit.is_ascii_digit())),
        };
    }
    Some(join(&lines))
}

pub(super) fn literals(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    if random.coin() {
        return replace(module, random, &[("i1 true", "i1 True"), ("i1 false", "i1 False"), ("i1 true", "i1 TRUE")]);
    }
    let fits = |line: &&usize| {
        let line = &lines[**line];
        matches!(opcode(line), "and" | "add" | "urem" | "icmp" | "mul") && last_integer(line).is_some_and(|(_, value)| value > 9)
    };
    let places: Vec<usize> = functions(&lines).iter().flat_map(|function| function.body()).collect();
    let places: Vec<usize> = places.iter().filter(fits).copied().collect();
    let place = *random.pick(&places)?;
    let (at, value) = last_integer(&lines[place])?;
    lines[place] = format!("{}0x{value:X}", &lines[place][..at]);
    Some(join(&lines))
}

pub(super) fn target(module: &str, random: &mut Random) -> Option<String> {
    let (layout, triple) = random.one([
        ("e-m:o-i64:64-i128:128-n32:64-S128", "arm64-apple-macosx14.0.0"),
        ("e-m:w-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128", "x86_64-pc-windows-msvc19.34.31933"),
        ("e-m:e-i64:64-f80:128-n8:16:32:64-S128", "x86_64-pc-linux-gnu"),
        ("e-m:e-p:64:64", "x86_64-linux-none"),
    ]);
    let name = random.one(["module.ll", "main.c", "<stdin>"]);
    let layout = if random.below(3) == 0 { String::new() } else { format!("target datalayout = \"{layout}\"\n") };
    Some(format!("; ModuleID = '{name}'\nsource_filename = \"{name}\"\n{layout}target triple = \"{triple}\"\n\n{module}"))
}

/// A function of the runtime under a name that is a slip away.
pub(super) fn callee(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let is_library = |line: &&String| {
        line.starts_with("declare ")
            && global_name(line).is_some_and(|name| name.contains('_') && !name.starts_with("sys_") && !name.contains('.'))
    };
    let names: Vec<String> = lines.iter().filter(is_library).filter_map(|line| global_name(line).map(str::to_owned)).collect();
    let name = random.pick(&names)?.clone();
    let (first, rest) = name.split_once('_')?;
    let slip = match random.below(3) {
        0 => format!("{name}s"),
        1 if !rest.contains('_') => format!("{rest}_{first}"),
        _ => name.replacen('_', "", 1),
    };
    for line in &mut lines {
        *line = line.replace(&format!("@{name}("), &format!("@{slip}("));
    }
    Some(join(&lines))
}

/// A function of the runtime written out instead of declared.
pub(super) fn library_copied(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("declare ")) {
        let definition = global_name(line).and_then(library_definition);
        sites.extend(definition.map(|definition| (index, definition)));
    }
    let (index, definition) = random.pick(&sites)?.clone();
    lines.remove(index);
    lines.push(String::new());
    lines.push(definition);
    Some(join(&lines))
}

/// The text of a function of the runtime that calls no other.
fn library_definition(name: &str) -> Option<String> {
    let wanted = format!("@{name}(");
    runtime::modules(runtime::X86_64_LINUX).iter().find_map(|module| {
        let start = module
            .text
            .match_indices("\ndefine ")
            .find(|(at, _)| module.text[at + 1..].lines().next().is_some_and(|line| line.contains(&wanted)))?
            .0
            + 1;
        let end = start + module.text[start..].find("\n}")? + 2;
        let text = &module.text[start..end];
        (!text.contains("call ")).then(|| text.to_owned())
    })
}

/// The type before a value is left out, once: in `ret`, `store`, `icmp`, and in calls.
pub(super) fn type_left_out(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut sites = Vec::new();
    for index in functions(&lines).iter().flat_map(|function| function.body()) {
        let line = &lines[index];
        let types = match opcode(line) {
            "ret" | "store" => &["i64 %", "i32 %", "i1 %", "double %", "i8 %"][..],
            "load" => &["ptr %"],
            "call" if !line.contains("@llvm.") => &["(i64 %", "(ptr %", ", i64 %", ", ptr %", ", ptr @"],
            _ => &[],
        };
        sites.extend(types.iter().filter(|ty| line.contains(**ty)).map(|ty| (index, (*ty).to_owned())));
    }
    let (index, ty) = random.pick(&sites)?.clone();
    let (start, end) = (ty.find(char::is_alphabetic)?, ty.len() - 1);
    lines[index] = lines[index].replacen(&ty, &format!("{}{}", &ty[..start], &ty[end..]), 1);
    Some(join(&lines))
}

/// Comments of C and of scripts.
pub(super) fn foreign_comments(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let sign = random.one(["//", "//", "#"]);
    let places: Vec<usize> =
        functions(&lines).iter().flat_map(|function| function.body()).filter(|&line| is_instruction(&lines[line])).collect();
    let first = *random.pick(&places)?;
    let words = random.one(["check the bounds", "next element", "loop condition", "return the result", "store it; go on"]);
    if random.coin() {
        lines[first] = format!("{}  {sign} {words}", lines[first]);
    } else {
        lines.insert(first, format!("  {sign} {words}"));
    }
    Some(join(&lines))
}

/// One value without its `%`.
pub(super) fn sigil_missing(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let places: Vec<usize> = functions(&lines).iter().flat_map(|function| function.body()).collect();
    let fits = |line: &&usize| {
        let line = &lines[**line];
        matches!(opcode(line), "add" | "sub" | "mul" | "icmp" | "ret" | "store")
            && line.matches('%').count() > usize::from(line.contains(" = "))
    };
    let places: Vec<usize> = places.iter().filter(fits).copied().collect();
    let place = *random.pick(&places)?;
    let behind = lines[place].find(" = ").unwrap_or(0);
    let at = behind + lines[place][behind..].find('%')?;
    // A number without its sigil is a constant.
    let is_name = lines[place][at + 1..].starts_with(|character: char| character.is_ascii_alphabetic());
    is_name.then(|| {
        lines[place].remove(at);
        join(&lines)
    })
}
