//! How much the types in a text take, as far as brackets show it.

use super::rules::{ARRAY_SIZE, LARGEST_ARRAY, MOST_ELEMENTS, MOST_VECTOR_BITS, Rule, VECTOR};

/// What an open bracket holds so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) bracket: u8,
    /// Where it stands in the text.
    pub(super) start: usize,
    /// Of `[N x …]` and `<N x …>`.
    count: Option<u64>,
    /// The sizes of the types in it, in bits.
    bits: u64,
    /// The braces of a definition.
    pub(super) is_body: bool,
}

impl Frame {
    pub(super) fn new(bracket: u8, start: usize, is_body: bool) -> Self {
        Self { bracket, start, count: None, bits: 0, is_body }
    }

    /// The text says `N x`; a number that cannot be read is larger than any limit.
    pub(super) fn repeat(&mut self, number: &str) {
        self.count = Some(number.parse().unwrap_or(u64::MAX));
    }

    pub(super) fn add(&mut self, bits: u64) {
        self.bits = self.bits.saturating_add(bits);
    }

    /// The bits that it adds to what holds it, or the rule that it breaks. A type whose size is not known here counts for
    /// a byte: the worker looks again when it knows.
    pub(super) fn close(&self) -> Result<u64, &'static Rule> {
        let Some(count) = self.count else { return Ok(self.bits) };
        let total = self.bits.saturating_mul(count);
        let is_vector = self.bracket == b'<';
        match is_vector {
            true if count > MOST_ELEMENTS || total > MOST_VECTOR_BITS => Err(&VECTOR),
            false if (total / 8).max(count) > LARGEST_ARRAY => Err(&ARRAY_SIZE),
            _ => Ok(total.max(count.saturating_mul(8))),
        }
    }
}
