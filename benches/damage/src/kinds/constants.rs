//! Text constants.

use crate::random::Random;
use crate::text::{global_name, join, lines};

/// A definition `@name = … constant [N x i8] c"…"`.
struct TextConstant {
    line: usize,
    name: String,
    length: usize,
    /// What stands between the quotes.
    content: String,
}

fn text_constants(lines: &[String]) -> Vec<TextConstant> {
    let read = |(line, text): (usize, &String)| {
        let (before, behind) = text.split_once(" x i8] c\"")?;
        let length = before.rsplit('[').next()?.parse().ok()?;
        let content = behind.split('"').next()?.to_owned();
        let name = global_name(text)?.to_owned();
        text.starts_with('@').then_some(TextConstant { line, name, length, content })
    };
    lines.iter().enumerate().filter_map(read).collect()
}

fn array(length: usize) -> String {
    format!("[{length} x i8]")
}

/// Lines other than its definition that name the constant and its array type.
fn typed_uses(lines: &[String], constant: &TextConstant) -> Vec<usize> {
    let name = format!("@{}", constant.name);
    let is_use =
        |(index, line): &(usize, &String)| *index != constant.line && line.contains(&name) && line.contains(&array(constant.length));
    lines.iter().enumerate().filter(is_use).map(|(index, _)| index).collect()
}

/// As models count: an escape as three characters or as none, a terminator forgotten, a few off.
fn wrong_length(constant: &TextConstant, random: &mut Random) -> usize {
    let escapes = constant.content.matches('\\').count();
    let right = constant.length;
    let as_characters = constant.content.chars().count();
    let candidates =
        [as_characters, right + 1, right.saturating_sub(1), right + 2, right + 3, right.saturating_sub(escapes), right.saturating_sub(2)];
    let candidates: Vec<usize> = candidates.into_iter().filter(|length| *length != right).collect();
    random.pick(&candidates).copied().unwrap_or(right + 1)
}

pub(super) fn string_length(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let constants = text_constants(&lines);
    let constant = random.pick(&constants)?;
    let wrong = wrong_length(constant, random);
    lines[constant.line] = lines[constant.line].replacen(&array(constant.length), &array(wrong), 1);
    Some(join(&lines))
}

pub(super) fn string_length_everywhere(module: &str, random: &mut Random) -> Option<String> {
    in_uses(module, random, true)
}

pub(super) fn string_length_in_use(module: &str, random: &mut Random) -> Option<String> {
    in_uses(module, random, false)
}

fn in_uses(module: &str, random: &mut Random, in_definition: bool) -> Option<String> {
    let mut lines = lines(module);
    let mut constants = text_constants(&lines);
    constants.retain(|constant| !typed_uses(&lines, constant).is_empty());
    let constant = random.pick(&constants)?;
    let wrong = wrong_length(constant, random);
    let mut places = typed_uses(&lines, constant);
    places.extend(in_definition.then_some(constant.line));
    for place in places {
        lines[place] = lines[place].replacen(&array(constant.length), &array(wrong), 1);
    }
    Some(join(&lines))
}

pub(super) fn escapes_of_c(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let mut constants = text_constants(&lines);
    constants.retain(|constant| ["\\0A", "\\09"].iter().any(|escape| constant.content.contains(escape)));
    let constant = random.pick(&constants)?;
    let content = constant.content.replace("\\0A", "\\n").replace("\\09", "\\t");
    lines[constant.line] = lines[constant.line].replace(&constant.content, &content);
    Some(join(&lines))
}

/// Other quotes, or no `c` before them.
pub(super) fn quotes(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let constants = text_constants(&lines);
    let constant = random.pick(&constants)?;
    let right = format!("c\"{}\"", constant.content);
    let wrong = match random.below(3) {
        0 => format!("\"{}\"", constant.content),
        1 => format!("c'{}'", constant.content),
        _ => format!("c\u{201c}{}\u{201d}", constant.content),
    };
    lines[constant.line] = lines[constant.line].replacen(&right, &wrong, 1);
    Some(join(&lines))
}
