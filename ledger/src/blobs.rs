use crate::LedgerError;
use serde::{Serialize, Serializer};
use std::fmt;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// BLAKE3 hash of a content; prints as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlobHash(blake3::Hash);

impl BlobHash {
    pub fn of(content: &[u8]) -> Self {
        Self(blake3::hash(content))
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(Self)
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.to_hex().as_str())
    }
}

impl Serialize for BlobHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The folder of contents by hash.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, hash: BlobHash) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    /// Keeps `content`; the file that was written, where there was none yet, so that the caller decides when to sync.
    pub(crate) fn put(&self, content: &[u8]) -> Result<(BlobHash, Option<File>), LedgerError> {
        let hash = BlobHash::of(content);
        let path = self.path(hash);
        if path.exists() {
            return Ok((hash, None));
        }
        let folder = self.folder.join(&hash.to_string()[..2]);
        fs::create_dir_all(&folder).map_err(LedgerError::io(&folder, "create"))?;
        let temporary = folder.join(format!(".{}-{}", std::process::id(), ulid::Ulid::new()));
        let written = File::create_new(&temporary).and_then(|mut file| {
            file.write_all(content)?;
            fs::rename(&temporary, &path)?;
            Ok(file)
        });
        match written {
            Ok(file) => Ok((hash, Some(file))),
            Err(error) => {
                // The half-written file has no name that anybody looks up; removing it is a courtesy.
                let _ = fs::remove_file(&temporary);
                Err(LedgerError::io(&path, "write")(error))
            }
        }
    }

    /// A content whose hash begins with these bytes, of which there are at least 16; `None` where there is none or it is damaged.
    pub fn find(&self, beginning: &[u8]) -> Option<Vec<u8>> {
        let digits: String = beginning.iter().map(|byte| format!("{byte:02x}")).collect();
        let folder = self.folder.join(digits.get(..2).filter(|_| beginning.len() >= 16)?);
        let names = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let hash = names.filter(|name| name.starts_with(&digits)).find_map(|name| BlobHash::from_hex(&name))?;
        self.get(hash).ok()
    }

    /// The content with this hash; damage is found.
    pub fn get(&self, hash: BlobHash) -> Result<Vec<u8>, LedgerError> {
        let path = self.path(hash);
        let content = match fs::read(&path) {
            Ok(content) => content,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(LedgerError::DamagedBlob { hash: hash.to_string() }),
            Err(error) => return Err(LedgerError::io(&path, "read")(error)),
        };
        if BlobHash::of(&content) == hash { Ok(content) } else { Err(LedgerError::DamagedBlob { hash: hash.to_string() }) }
    }
}
