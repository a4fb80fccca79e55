//! Fills a pattern's slots from a reading of the sentence.

use crate::answer::{Conflict, Word};
use crate::grammar::{Fill, FillValue};
use crate::pattern::Pattern;
use crate::slot::{Slot, SlotSpec, SlotType, SlotValue};
use crate::token::Token;
use diagnostics::codes::patterns::INVALID_VALUE;
use diagnostics::{Diagnostic, Source, Span};

/// Why the values of a sentence that is otherwise understood cannot be used.
#[derive(Debug)]
pub(crate) enum Problem {
    Invalid(Diagnostic),
    Conflict(Conflict),
}

/// A value with its place in the sentence.
struct Said {
    value: SlotValue,
    span: Span,
}

/// The slots of `pattern` in the order of their declaration.
pub(crate) fn fill(pattern: &Pattern, tokens: &[Token], fills: &[Fill], source: &Source) -> Result<Vec<Slot>, Problem> {
    let mut slots = Vec::new();
    for (index, spec) in pattern.slots.iter().enumerate() {
        let of_this_slot = fills.iter().filter(|fill| usize::from(fill.slot) == index);
        let mut said = Vec::new();
        for fill in of_this_slot {
            said.extend(value(spec, pattern, tokens, fill.value, source)?);
        }
        let value = if spec.slot_type == SlotType::Paths { path_list(said, source)? } else { one_value(&spec.name, said, source)? };
        let default = || spec.default.as_ref().and_then(|text| spec.slot_type.constant(text)).map(|value| (value, None));
        if let Some((value, span)) = value.map(|said| (said.value, Some(said.span))).or_else(default) {
            slots.push(Slot { name: spec.name.clone(), value, span });
        }
    }
    check_counts(pattern, &slots, source)?;
    Ok(slots)
}

fn value(spec: &SlotSpec, pattern: &Pattern, tokens: &[Token], value: FillValue, source: &Source) -> Result<Option<Said>, Problem> {
    match value {
        FillValue::Token(index) => {
            let token = &tokens[index];
            let value = spec.slot_type.value(token).map_err(|(message, help)| {
                Problem::Invalid(Diagnostic::error(&INVALID_VALUE, message).at(source, token.span, spec.summary.as_str()).help(help))
            })?;
            Ok(Some(Said { value, span: token.span }))
        }
        FillValue::Constant { constant, before } => {
            let span = before.checked_sub(1).map_or(Span::at(0), |index| tokens[index].span);
            let text = pattern.constant(constant);
            Ok(spec.slot_type.constant(text).map(|value| Said { value, span }))
        }
    }
}

/// The one value that was said, perhaps several times.
fn one_value(slot: &str, said: Vec<Said>, source: &Source) -> Result<Option<Said>, Problem> {
    let differ = said.iter().any(|other| other.value != said[0].value);
    if differ {
        let values = said.iter().map(|said| Word { text: said.span.of(source.text()).to_owned(), span: said.span }).collect();
        return Err(Problem::Conflict(Conflict { slot: slot.to_owned(), values }));
    }
    Ok(said.into_iter().next())
}

/// All paths in one list.
fn path_list(said: Vec<Said>, source: &Source) -> Result<Option<Said>, Problem> {
    let mut list: Option<(Vec<String>, Span)> = None;
    for Said { value, span } in said {
        let SlotValue::Paths(paths) = value else { continue };
        let (seen, whole) = list.get_or_insert_with(|| (Vec::new(), span));
        if let Some(again) = paths.iter().find(|path| seen.contains(path)) {
            let diagnostic = Diagnostic::error(&INVALID_VALUE, format!("the path `{again}` is named twice"));
            return Err(Problem::Invalid(diagnostic.at(source, span, "again").help("name each path once")));
        }
        seen.extend(paths);
        whole.end = span.end;
    }
    Ok(list.map(|(paths, span)| Said { value: SlotValue::Paths(paths), span }))
}

/// "three pages: /, /a" is a mistake that nobody should guess about.
fn check_counts(pattern: &Pattern, slots: &[Slot], source: &Source) -> Result<(), Problem> {
    let find = |name: &str| slots.iter().find(|slot| slot.name == name);
    for spec in &pattern.slots {
        let counted = spec.counts.as_deref().and_then(find).map(|slot| &slot.value);
        let (Some(SlotValue::Paths(paths)), Some(Slot { value: SlotValue::Count(count), span, .. })) = (counted, find(&spec.name)) else {
            continue;
        };
        if paths.len() as u64 != *count {
            let message = format!("the sentence announces {count} and lists {}", paths.len());
            let mut diagnostic = Diagnostic::error(&INVALID_VALUE, message).help("correct the number, or the list");
            if let Some(span) = span {
                diagnostic = diagnostic.at(source, *span, "announced here");
            }
            return Err(Problem::Invalid(diagnostic));
        }
    }
    Ok(())
}
