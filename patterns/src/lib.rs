//! The library of proven programs that answers a sentence without a model.
//!
//! A pattern is two files in `library/`: `NAME.toml` (what it does, which sentences ask for it, its slots, its scenario)
//! and `NAME.ll` (the program). A sentence is answered only where **every** word of it is explained by a phrase of the
//! pattern or by a slot, and everything that the pattern needs to hear is said; otherwise the library abstains and names
//! what it did not understand. Each phrase states something that is true of the finished program, so a sentence made of
//! such phrases alone asks for nothing that the program does not do.
//! Functions are answered in the same way ([`FunctionPattern`]): `library/functions.toml` holds their phrases, and `examples/functions/`
//! their modules and tasks.
//!
//! ```
//! use patterns::{Answer, Inputs, Library};
//!
//! let library = Library::shipped();
//! let Answer::Match(found) = library.answer("Build a TCP echo server on port 9000") else { panic!("understood") };
//! assert_eq!(found.pattern.name, "tcp_echo");
//! let instance = found.instantiate(&Inputs::default()).unwrap();
//! assert!(instance.modules[0].1.contains("@slot_port = constant i64 9000"));
//!
//! let Answer::Abstain(abstention) = library.answer("Build a TCP chat server on port 9000") else { panic!("unknown") };
//! assert_eq!(abstention.unexplained[0].text, "chat");
//! ```

mod answer;
mod content;
mod fill;
mod function;
mod grammar;
mod inflect;
mod instance;
mod library;
mod path;
mod pattern;
mod scenario;
mod slot;
mod slot_module;
mod token;

pub use answer::{Abstention, Answer, Conflict, Explanation, Match, Word};
pub use content::{Content, MOST_CONTENT_BYTES};
pub use function::FunctionPattern;
pub use instance::{Inputs, Instance};
pub use library::{LONGEST_SENTENCE, Library};
pub use pattern::{Concept, NeededOption, Pattern};
pub use slot::{PORTS, Slot, SlotSpec, SlotType, SlotValue};
