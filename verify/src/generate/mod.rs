//! Arguments for functions under test.

mod array;
mod random;
mod scalar;
mod slot;
mod text;

pub(crate) use random::Random;
