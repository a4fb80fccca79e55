//! Breaks valid modules the way language models do, and measures what the fix-ups make of them.
//!
//! [`bases`] are valid modules with the task files that they answer. [`KINDS`] holds one way of breaking a module for each
//! known mistake; [`singles`] and [`combinations`] draw broken replies from a seed, [`by_hand`] reads those that were written.
//! [`Judge`] says what a text is worth. The kinds share no code with the fix-ups and do not use the `ir` room, so that a
//! misreading in one is not repeated in the other; a test holds them to it.

mod base;
mod judge;
mod kinds;
mod measure;
mod page;
mod random;
mod sample;
mod text;

pub use base::{Base, bases, files, folder, read};
pub use judge::{Judge, Outcome};
pub use kinds::{Class, KINDS, Kind, Llvm, damage, kind_named};
pub use measure::{Known, Measured, Tally, measure, on_all_cores};
pub use page::{Figures, figures, page};
pub use random::Random;
pub use sample::{Sample, by_hand, combinations, singles};
