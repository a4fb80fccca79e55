//! What a program says of itself: a note behind the bytes that are loaded, so that those are the ones that were tested.
//!
//! `docs/provenance.md` describes the format for whoever reads it with other tools.

mod attach;
mod note;
mod wasm;

pub use attach::{AttachError, Attached, attach, read};
pub use note::{Hash16, MAX_NOTE, Note, NoteModule, Proof, digest_of_modules};

/// The name in the note's header, and that of the custom section in WebAssembly.
pub const OWNER: &str = "intentc";

/// The type in the note's header.
pub const NOTE_TYPE: u32 = 1;

/// The section that holds the note.
pub const SECTION: &str = ".note.intentc";
