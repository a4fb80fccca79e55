//! Braces of functions.

use crate::random::Random;
use crate::text::{functions, join, lines};

pub(super) fn missing_at_end(module: &str, _: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let end = functions(&lines).last()?.end;
    let is_last = lines[end + 1..].iter().all(|line| line.trim().is_empty());
    is_last.then(|| {
        lines.remove(end);
        join(&lines)
    })
}

pub(super) fn missing_between(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let is_followed = |end: &usize| lines[end + 1..].iter().any(|line| line.starts_with("define ") || line.starts_with("declare "));
    let ends: Vec<usize> = functions(&lines).iter().map(|function| function.end).filter(is_followed).collect();
    lines.remove(*random.pick(&ends)?);
    Some(join(&lines))
}

pub(super) fn extra(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let ends: Vec<usize> = functions(&lines).iter().map(|function| function.end).collect();
    let end = *random.pick(&ends)?;
    let place = if random.coin() { end + 1 } else { lines.len() };
    lines.insert(place, "}".to_owned());
    Some(join(&lines))
}

pub(super) fn not_opened(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let functions = functions(&lines);
    let head = random.pick(&functions)?.head;
    lines[head] = lines[head].trim_end().trim_end_matches('{').trim_end().to_owned();
    Some(join(&lines))
}
