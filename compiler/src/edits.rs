//! Edits as a person reads them: many that are the same are said once, with their number. The data keeps each of them.

use fixups::Edit;
use std::collections::HashMap;

/// What an edit says, beside its place.
pub fn text(edit: &Edit) -> String {
    format!("{}: {}", edit.pass, edit.reason)
}

/// The first of all edits that say the same, in their order, with how many there are.
pub fn folded(edits: &[Edit]) -> Vec<(&Edit, usize)> {
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    let mut folded: Vec<(&Edit, usize)> = Vec::new();
    for edit in edits {
        let place = *places.entry((edit.pass, edit.reason.as_str())).or_insert(folded.len());
        match folded.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => folded.push((edit, 1)),
        }
    }
    folded
}

/// What stands behind one that is said for `count` edits.
pub fn more(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        2 => " (and in 1 more place)".to_owned(),
        _ => format!(" (and in {} more places)", count - 1),
    }
}
