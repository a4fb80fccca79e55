//! Which arguments are worth a check.

use super::{Check, Test, Width};

/// An argument of a system call that decides what the call can do.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kernel's name of the call.
    pub name: &'static str,
    pub argument: u8,
    pub width: Width,
    /// Bits that no program may set, whatever its code says.
    pub never: u32,
}

/// The bit of `mmap`'s protection that makes memory executable (`PROT_EXEC`).
pub const PROTECTION: u32 = 4;

const fn rule(name: &'static str, argument: u8, width: Width, never: u32) -> Rule {
    Rule { name, argument, width, never }
}

/// The protection and the flags of memory are `unsigned long` to the kernel, everything else here an `int`.
static RULES: &[Rule] = &[
    rule("fcntl", 1, Width::Low, 0),
    rule("mmap", 2, Width::Whole, PROTECTION),
    rule("mmap", 3, Width::Whole, 0),
    rule("open", 1, Width::Low, 0),
    rule("openat", 2, Width::Low, 0),
    rule("socket", 0, Width::Low, 0),
    rule("socket", 1, Width::Low, 0),
];

/// More values than this are not checked one by one.
const MOST_VALUES: usize = 4;

/// The rules for the system call of this name.
pub fn rules_of(name: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.name == name)
}

impl Rule {
    /// The check for an argument whose values at all places are `values`, where they are known. `None` where nothing can be said.
    pub fn check(&self, values: Option<&[u64]>) -> Option<Check> {
        let part = |value: &u64| if self.width == Width::Low { value & u64::from(u32::MAX) } else { *value };
        let fitting = values.unwrap_or_default().iter().map(part).filter(|value| value & u64::from(self.never) == 0);
        let mut fitting: Vec<u64> = fitting.collect();
        fitting.sort_unstable();
        fitting.dedup();
        let test = match (1..=MOST_VALUES).contains(&fitting.len()) {
            true => Test::OneOf(fitting),
            false if self.never != 0 => Test::Without(self.never),
            false => return None,
        };
        Some(Check { argument: self.argument, width: self.width, test })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_never_executable() {
        let protection = rules_of("mmap").next().unwrap();
        for values in [None, Some([7u64].as_slice()), Some(&[3, 7]), Some(&[1, 2, 3, 8, 9])] {
            assert!(!protection.check(values).unwrap().holds(7), "{values:?}");
        }
        assert!(protection.check(Some(&[3])).unwrap().holds(3));
        assert!(!protection.check(Some(&[3])).unwrap().holds(1 << 32 | 3));
    }

    #[test]
    fn what_is_not_known_is_not_checked() {
        let family = rules_of("socket").next().unwrap();
        assert_eq!(family.check(None), None);
        assert_eq!(family.check(Some(&[1, 2, 3, 4, 5])), None);
        assert!(family.check(Some(&[2, 10])).unwrap().holds(10));
        assert_eq!(rules_of("getpid").count(), 0);
    }
}
