//! The content of the note, in CBOR (RFC 8949): a map with small integers as keys.

use crate::{Optimisation, SourceModule, Target};
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use runtime::EffectSet;

/// The most bytes of a whole note, its header included.
pub const MAX_NOTE: usize = 1024;

/// The version of this format.
const FORMAT: u8 = 1;

/// The first 16 bytes of a BLAKE3 hash.
pub type Hash16 = ByteArray<16>;

/// What a program is, and why it was accepted. Only what is the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Note {
    #[n(0)]
    pub format: u8,
    /// The sentence, or what the task file says of the program; cut where the note would be too long.
    #[n(1)]
    pub intent: String,
    /// Of intentc.
    #[n(2)]
    pub version: String,
    #[n(3)]
    pub target: Target,
    #[n(4)]
    pub optimisation: Optimisation,
    /// The program's own modules, by name; empty where `module_digest` stands for them.
    #[n(6)]
    pub modules: Vec<NoteModule>,
    /// [`digest_of_modules`] of the program's own modules, where their names would make the note too long.
    #[n(7)]
    pub module_digest: Option<Hash16>,
    /// [`digest_of_modules`] of the runtime's modules that were offered to the linker.
    #[n(8)]
    pub library: Hash16,
    /// BLAKE3 of `intent.lock` without its programs; absent where there is no project.
    #[n(9)]
    pub lock: Option<ByteArray<32>>,
    #[n(10)]
    pub proof: Proof,
    /// [`EffectSet::bits`].
    #[n(11)]
    pub effects: u8,
    /// The numbers of the system calls that the filter allows, ascending; absent where there is no filter.
    #[n(12)]
    pub system_calls: Option<Vec<u32>>,
    /// Where in the file the filter program begins, and its bytes.
    #[n(13)]
    pub filter: Option<(u32, u32)>,
    /// Hash of the whole file, where these bytes themselves, the last of the note, count as zeroes.
    #[n(14)]
    pub whole: Hash16,
}

/// A module by name and text.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct NoteModule {
    #[n(0)]
    pub name: String,
    #[n(1)]
    pub hash: Hash16,
}

/// The verdict `accepted`, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Proof {
    /// For example `scenarios of the pattern` or `examples only`.
    #[n(0)]
    pub rests_on: String,
    #[n(1)]
    pub scenarios: u32,
    #[n(2)]
    pub connections: u32,
    /// Clauses of the task that nothing proved.
    #[n(3)]
    pub unproven: u32,
}

impl NoteModule {
    pub fn new(module: &SourceModule) -> Self {
        Self { name: module.name.clone(), hash: hash16(module.text.as_bytes()) }
    }
}

pub(super) fn hash16(bytes: &[u8]) -> Hash16 {
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    short.into()
}

/// One hash for several modules: of their names and the hashes of their texts, sorted by name, each followed by a line end.
pub fn digest_of_modules<'a>(modules: impl Iterator<Item = &'a SourceModule>) -> Hash16 {
    let mut lines: Vec<String> = modules.map(|module| format!("{} {}\n", module.name, blake3::hash(module.text.as_bytes()))).collect();
    lines.sort_unstable();
    hash16(lines.concat().as_bytes())
}

impl Note {
    pub fn effect_set(&self) -> EffectSet {
        EffectSet::from_bits(self.effects)
    }

    /// An empty note of this version.
    pub fn new() -> Self {
        Self {
            format: FORMAT,
            intent: String::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            target: Target::default(),
            optimisation: Optimisation::default(),
            modules: Vec::new(),
            module_digest: None,
            library: [0; 16].into(),
            lock: None,
            proof: Proof::default(),
            effects: 0,
            system_calls: None,
            filter: None,
            whole: [0; 16].into(),
        }
    }

    /// At most `limit` bytes: names of modules give way to one hash, then the end of the intent goes. `own` are the modules.
    pub fn to_bytes(&self, limit: usize) -> Vec<u8> {
        let mut note = self.clone();
        let mut bytes = note.encoded();
        if bytes.len() > limit && !note.modules.is_empty() {
            note.module_digest = Some(digest_of_note_modules(&note.modules));
            note.modules.clear();
            bytes = note.encoded();
        }
        if bytes.len() > limit {
            let kept = note.intent.len().saturating_sub(bytes.len() - limit + '…'.len_utf8());
            note.intent.truncate(note.intent.floor_char_boundary(kept));
            note.intent.push('…');
            bytes = note.encoded();
        }
        bytes
    }

    fn encoded(&self) -> Vec<u8> {
        // Writing to memory does not fail.
        minicbor::to_vec(self).unwrap_or_default()
    }

    /// `None` for what is no note of a known format.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let note: Self = minicbor::decode(bytes).ok()?;
        (note.format == FORMAT).then_some(note)
    }
}

impl Default for Note {
    fn default() -> Self {
        Self::new()
    }
}

/// What stands for the modules of a note that has no room for their names: the hash of their names and hashes, as they follow.
fn digest_of_note_modules(modules: &[NoteModule]) -> Hash16 {
    hash16(&minicbor::to_vec(modules).unwrap_or_default())
}

impl Note {
    /// Whether these are the program's own modules.
    pub fn names_modules(&self, modules: &[NoteModule]) -> bool {
        match &self.module_digest {
            Some(digest) => *digest == digest_of_note_modules(modules),
            None => self.modules == modules,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn module(name: &str) -> SourceModule {
        SourceModule { name: name.to_owned(), text: name.repeat(2) }
    }

    #[test]
    fn what_is_too_long_gives_way_in_order() {
        let modules: Vec<_> = (0..40).map(|number| NoteModule::new(&module(&format!("module{number}.ll")))).collect();
        let mut note = Note { intent: "ä".repeat(100), modules: modules.clone(), ..Note::new() };
        let short = Note::parse(&note.to_bytes(1000)).unwrap();
        assert_eq!((short.modules.len(), short.intent.len()), (0, 200));
        assert!(short.names_modules(&modules) && !short.names_modules(&modules[1..]));
        note.intent = "ä".repeat(2000);
        let bytes = note.to_bytes(1000);
        assert!((990..=1000).contains(&bytes.len()), "{}", bytes.len());
        assert!(Note::parse(&bytes).unwrap().intent.ends_with("ä…"));
    }

    #[test]
    fn a_digest_depends_on_every_name_and_text_and_not_on_their_order() {
        let (a, b) = (module("a"), module("b"));
        let digest = |modules: &[&SourceModule]| digest_of_modules(modules.iter().copied());
        assert_eq!(digest(&[&a, &b]), digest(&[&b, &a]));
        assert_ne!(digest(&[&a, &b]), digest(&[&a]));
        let changed = SourceModule { text: "other".into(), ..b.clone() };
        assert_ne!(digest(&[&a, &b]), digest(&[&a, &changed]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Note::parse(&bytes);
        }

        #[test]
        fn a_cut_or_changed_note_is_survived(place in 0usize..100, bit in 0u8..8) {
            let mut bytes = Note { intent: "Build it".into(), system_calls: Some(vec![1, 231]), ..Note::new() }.to_bytes(MAX_NOTE);
            let _ = Note::parse(&bytes[..place.min(bytes.len())]);
            let place = place % bytes.len();
            bytes[place] ^= 1 << bit;
            let _ = Note::parse(&bytes);
        }
    }
}
