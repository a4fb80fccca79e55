//! From byte offsets to line numbers.

/// The line ends of a text, so that a line number takes logarithmic time.
#[derive(Clone, Debug)]
pub struct LineIndex {
    ends: Vec<usize>,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        Self { ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The line of `offset`, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.ends.partition_point(|&end| end < offset) + 1
    }
}
