//! Random choices that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).

/// A stream of choices; equal seeds give equal streams.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream for `name` within this seed, so that functions proved with one seed do not get the same values.
    pub(crate) fn for_name(seed: u64, name: &str) -> Self {
        // FNV-1a.
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where `bound` is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// An integer from `low` to `high`, both included; `low` where they are the wrong way round.
    pub(crate) fn between(&mut self, low: i128, high: i128) -> i128 {
        let wide = u128::from(self.next()) << 64 | u128::from(self.next());
        match high.checked_sub(low).and_then(|span| u128::try_from(span).ok()) {
            Some(span) => low + (wide % (span + 1)) as i128,
            None => low,
        }
    }

    /// True in this many of a hundred cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, `None` of none.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// One of `items`, of which there is at least one.
    pub(crate) fn one<T: Copy, const N: usize>(&mut self, items: [T; N]) -> T {
        items[self.below(N)]
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_seeds_give_equal_choices_and_names_give_different_ones() {
        let draw = |mut random: Random| (0..20).map(|_| random.below(1000)).collect::<Vec<_>>();
        assert_eq!(draw(Random::new(7)), draw(Random::new(7)));
        assert_ne!(draw(Random::for_name(7, "a")), draw(Random::for_name(7, "b")));
        assert_ne!(draw(Random::for_name(7, "a")), draw(Random::for_name(8, "a")));
    }

    #[test]
    fn every_number_of_a_range_comes_and_no_other() {
        let mut random = Random::new(1);
        let drawn: std::collections::BTreeSet<i128> = (0..500).map(|_| random.between(-3, 4)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), (-3..=4).collect::<Vec<_>>());
        assert_eq!(random.between(5, 5), 5);
        assert_eq!(random.between(5, 4), 5);
        assert!(
            (0..100).all(|_| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&random.between(i64::MIN.into(), u64::MAX.into())))
        );
    }
}
