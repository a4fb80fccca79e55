//! Simpler items: characters towards `a`, numbers towards 0, equal ones together.

use super::Search;
use super::numbers::{Path, lower_at};
use super::pieces::Pieces;
use directives::Value;
use std::collections::BTreeSet;

/// What stands in for a character, simplest first.
const SIMPLE: [&str; 6] = ["a", "b", "A", "0", " ", "\n"];

pub(super) fn simplify<E>(search: &mut Search<'_, E>) -> Result<(), E> {
    for place in 0..search.best.len() {
        match &search.best[place] {
            Value::Text(_) => simplify_text(search, place)?,
            Value::List(_) => simplify_list(search, place)?,
            _ => {}
        }
    }
    lower_equal_numbers(search)?;
    replace_equal_characters(search)
}

fn simplify_text<E>(search: &mut Search<'_, E>, place: usize) -> Result<(), E> {
    let count = Pieces::of(&search.best[place]).map_or(0, |pieces| pieces.len());
    search.accept_at(place, Value::Text(vec![b'a'; count]))?;
    for index in 0..count {
        for simple in SIMPLE {
            if search.is_spent() || accept_character(search, place, index, simple)? {
                break;
            }
        }
        lower_character(search, place, index)?;
    }
    Ok(())
}

fn accept_character<E>(search: &mut Search<'_, E>, place: usize, index: usize, character: &str) -> Result<bool, E> {
    match Pieces::of(&search.best[place]).and_then(|pieces| pieces.with(index, character)) {
        Some(text) => search.accept_at(place, text),
        None => Ok(false),
    }
}

fn character_at<E>(search: &Search<'_, E>, place: usize, index: usize) -> Option<char> {
    let Some(Pieces::Text(pieces)) = Pieces::of(&search.best[place]) else { return None };
    std::str::from_utf8(pieces.get(index)?).ok()?.chars().next()
}

/// Towards the first of its kind, halving the steps as for numbers.
fn lower_character<E>(search: &mut Search<'_, E>, place: usize, index: usize) -> Result<(), E> {
    let Some(start) = character_at(search, place, index) else { return Ok(()) };
    let first = match start {
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        '0'..='9' => '0',
        _ if start.is_ascii() => '\0',
        _ => '\u{80}',
    };
    let mut now = u32::from(start);
    let mut step = now - u32::from(first);
    while step != 0 && !search.is_spent() {
        let lower = now.checked_sub(step).filter(|&code| code >= u32::from(first)).and_then(char::from_u32);
        match lower {
            Some(lower) if accept_character(search, place, index, &lower.to_string())? => now = u32::from(lower),
            _ => step /= 2,
        }
    }
    Ok(())
}

fn simplify_list<E>(search: &mut Search<'_, E>, place: usize) -> Result<(), E> {
    let Value::List(items) = &search.best[place] else { return Ok(()) };
    let zero = |item: &Value| match item {
        Value::Bool(_) => Value::Bool(false),
        Value::Float(_) => Value::Float(0.0),
        _ => Value::Int(0),
    };
    let count = items.len();
    let zeros = Value::List(items.iter().map(zero).collect());
    search.accept_at(place, zeros)?;
    for item in 0..count {
        lower_at(search, Path { place, item: Some(item) })?;
    }
    Ok(())
}

/// A number that stands in several places is lowered in all of them.
fn lower_equal_numbers<E>(search: &mut Search<'_, E>) -> Result<(), E> {
    for number in repeated_numbers(&search.best) {
        let mut now = number;
        let mut step = number;
        while step != 0 && !search.is_spent() {
            let lower = now - step;
            let is_beyond = step.unsigned_abs() > now.unsigned_abs();
            let candidate = search.best.iter().map(|value| with_number(value, now, lower)).collect();
            if !is_beyond && search.accept(candidate)? {
                now = lower;
            } else {
                step /= 2;
            }
        }
    }
    Ok(())
}

fn repeated_numbers(arguments: &[Value]) -> Vec<i128> {
    let mut numbers: Vec<i128> = Vec::new();
    for argument in arguments {
        let items = if let Value::List(items) = argument { items.as_slice() } else { std::slice::from_ref(argument) };
        numbers.extend(items.iter().filter_map(|item| if let Value::Int(number) = item { Some(*number) } else { None }));
    }
    numbers.sort_unstable();
    let mut repeated: Vec<i128> = numbers.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    repeated.dedup();
    repeated
}

fn with_number(value: &Value, old: i128, new: i128) -> Value {
    match value {
        Value::Int(number) if *number == old => Value::Int(new),
        Value::List(items) => Value::List(items.iter().map(|item| with_number(item, old, new)).collect()),
        other => other.clone(),
    }
}

/// A character that stands in several places is made simpler in all of them.
fn replace_equal_characters<E>(search: &mut Search<'_, E>) -> Result<(), E> {
    let texts = search.best.iter().filter_map(|value| if let Value::Text(bytes) = value { std::str::from_utf8(bytes).ok() } else { None });
    let characters: BTreeSet<char> = texts.flat_map(str::chars).take(1_000).collect();
    for character in characters {
        for simple in SIMPLE {
            let candidate = search.best.iter().map(|value| with_character(value, character, simple)).collect();
            if search.is_spent() || search.accept(candidate)? {
                break;
            }
        }
    }
    Ok(())
}

fn with_character(value: &Value, old: char, new: &str) -> Value {
    match value {
        Value::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Value::Text(text.replace(old, new).into_bytes()),
            Err(_) => value.clone(),
        },
        other => other.clone(),
    }
}
