//! What LLVM counts, and whether it accepts what is written.

use ir::{Definition, DefinitionKind, Locals};
use std::collections::{HashMap, HashSet};

/// The numbers of one function.
pub(super) struct Numbering {
    /// Of each definition its number, if it has one, written or not.
    pub(super) numbers: Vec<Option<usize>>,
    /// The place of the first definition whose number LLVM does not accept.
    pub(super) broken: Option<usize>,
    /// Of each use what it is.
    pub(super) uses: Vec<NumberUse>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberUse {
    /// No number.
    Name,
    /// A number, and to LLVM that of a definition of the same kind.
    Met(usize),
    Unmet(usize),
}

impl Numbering {
    /// Counts as LLVM does, without the definitions that are left out. `None` where a number is written in a way that is not looked
    /// into.
    pub(super) fn of(locals: &Locals, left_out: &HashSet<usize>) -> Option<Self> {
        let (mut next, mut broken) = (0, None);
        let mut numbers = Vec::with_capacity(locals.definitions().len());
        let mut kinds: HashMap<usize, bool> = HashMap::new();
        for (place, definition) in locals.definitions().iter().enumerate() {
            let written = if definition.is_written() { number(&definition.name)? } else { Some(next) };
            let number = written.filter(|_| !left_out.contains(&place));
            if let Some(number) = number {
                if number < next {
                    broken.get_or_insert(place);
                }
                next = next.max(number + 1);
                kinds.insert(number, is_label(definition));
            }
            numbers.push(number);
        }
        let uses = locals.uses().iter().map(|found| {
            Some(match number(&found.name)? {
                None => NumberUse::Name,
                Some(number) if kinds.get(&number) == Some(&found.is_label) => NumberUse::Met(number),
                Some(number) => NumberUse::Unmet(number),
            })
        });
        Some(Self { uses: uses.collect::<Option<_>>()?, numbers, broken })
    }

    pub(super) fn is_accepted(&self) -> bool {
        self.broken.is_none() && !self.uses.iter().any(|found| matches!(found, NumberUse::Unmet(_)))
    }
}

impl NumberUse {
    pub(super) fn number(self) -> Option<usize> {
        match self {
            Self::Name => None,
            Self::Met(number) | Self::Unmet(number) => Some(number),
        }
    }
}

pub(super) fn is_label(definition: &Definition) -> bool {
    definition.kind == DefinitionKind::Label
}

/// The number that a name is, if it is one; `None` for one that LLVM reads as another number than is written.
fn number(name: &str) -> Option<Option<usize>> {
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(None);
    }
    let is_plain = name.len() == 1 || !name.starts_with('0');
    name.parse::<usize>().ok().filter(|&number| is_plain && number < 1 << 31).map(Some)
}
