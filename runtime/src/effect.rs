//! What a function can do to the world.

use std::fmt;
use std::str::FromStr;

/// One kind of effect. `pure` is the empty [`EffectSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Effect {
    /// Takes memory from the kernel.
    Alloc,
    /// Reads and writes descriptors that are already open.
    Io,
    /// Opens, creates, removes files and folders.
    Fs,
    /// Makes sockets, connects, accepts.
    Net,
    /// Processes and signals.
    Proc,
    /// Reads clocks, sleeps.
    Time,
    /// Asks the kernel for random bytes.
    Rand,
    /// Ends the process.
    Exit,
}

impl Effect {
    pub const ALL: [Effect; 8] =
        [Effect::Alloc, Effect::Io, Effect::Fs, Effect::Net, Effect::Proc, Effect::Time, Effect::Rand, Effect::Exit];

    pub fn name(self) -> &'static str {
        match self {
            Effect::Alloc => "alloc",
            Effect::Io => "io",
            Effect::Fs => "fs",
            Effect::Net => "net",
            Effect::Proc => "proc",
            Effect::Time => "time",
            Effect::Rand => "rand",
            Effect::Exit => "exit",
        }
    }
}

/// A set of effects; prints as `pure` or as names separated by a comma and a space, in the order of [`Effect::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EffectSet(u8);

impl EffectSet {
    pub const PURE: EffectSet = EffectSet(0);

    /// One bit for each of [`Effect::ALL`], in that order from the lowest.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set that has these [`EffectSet::bits`].
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    pub fn contains(self, effect: Effect) -> bool {
        self.0 & (1 << effect as u8) != 0
    }

    pub fn is_pure(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub fn with(self, effect: Effect) -> Self {
        Self(self.0 | 1 << effect as u8)
    }

    #[must_use]
    pub fn union(self, other: EffectSet) -> Self {
        Self(self.0 | other.0)
    }

    /// The effects of `self` that `allowed` lacks.
    #[must_use]
    pub fn minus(self, allowed: EffectSet) -> Self {
        Self(self.0 & !allowed.0)
    }

    pub fn iter(self) -> impl Iterator<Item = Effect> {
        Effect::ALL.into_iter().filter(move |&effect| self.contains(effect))
    }
}

impl FromIterator<Effect> for EffectSet {
    fn from_iter<I: IntoIterator<Item = Effect>>(effects: I) -> Self {
        effects.into_iter().fold(Self::PURE, Self::with)
    }
}

impl fmt::Display for EffectSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_pure() {
            return formatter.write_str("pure");
        }
        let names: Vec<_> = self.iter().map(Effect::name).collect();
        formatter.write_str(&names.join(", "))
    }
}

/// A word that names no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEffect(pub String);

impl fmt::Display for UnknownEffect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "unknown effect `{}`", self.0)
    }
}

impl std::error::Error for UnknownEffect {}

impl FromStr for EffectSet {
    type Err = UnknownEffect;

    /// Reads names separated by commas or blanks; `pure` adds nothing.
    fn from_str(text: &str) -> Result<Self, UnknownEffect> {
        let mut set = Self::PURE;
        for word in text.split([',', ' ', '\t']).filter(|word| !word.is_empty() && *word != "pure") {
            let effect = Effect::ALL.into_iter().find(|effect| effect.name() == word);
            set = set.with(effect.ok_or_else(|| UnknownEffect(word.to_owned()))?);
        }
        Ok(set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_reads() {
        for text in ["pure", "io", "alloc, net", "fs, time, exit"] {
            assert_eq!(text.parse::<EffectSet>().unwrap().to_string(), text);
        }
        assert_eq!("io net".parse::<EffectSet>(), Ok([Effect::Net, Effect::Io].into_iter().collect()));
        assert_eq!("magic".parse::<EffectSet>(), Err(UnknownEffect("magic".into())));
    }
}
