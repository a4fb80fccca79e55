//! The note in WebAssembly: a custom section at the end of the module.

use super::OWNER;

/// `\0asm`, version 1.
const HEAD: [u8; 8] = [0, b'a', b's', b'm', 1, 0, 0, 0];

/// The number of a custom section.
const CUSTOM: u8 = 0;

pub(super) fn is_module(file: &[u8]) -> bool {
    file.starts_with(&HEAD)
}

/// `file` with the note behind it.
pub(super) fn attach(file: &[u8], note: &[u8]) -> Vec<u8> {
    let mut content = leb128(OWNER.len());
    content.extend_from_slice(OWNER.as_bytes());
    content.extend_from_slice(note);
    let mut bytes = file.to_vec();
    bytes.push(CUSTOM);
    bytes.extend(leb128(content.len()));
    bytes.extend(content);
    bytes
}

/// The note, if the last section is one.
pub(super) fn read(file: &[u8]) -> Option<&[u8]> {
    let mut start = HEAD.len();
    loop {
        let (&kind, rest) = file.get(start..)?.split_first()?;
        let (size, after) = read_leb128(rest)?;
        let content = after.get(..size)?;
        let end = file.len() - after.len() + size;
        if end == file.len() {
            let (length, named) = read_leb128(content).filter(|_| kind == CUSTOM)?;
            let note = named.strip_prefix(OWNER.as_bytes()).filter(|_| length == OWNER.len())?;
            return Some(note);
        }
        start = end;
    }
}

fn leb128(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A number of at most 32 bits, and what follows it.
fn read_leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0u64;
    for (index, &byte) in bytes.iter().take(5).enumerate() {
        number |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(number).ok()?, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        // An empty type section.
        let file = [&HEAD[..], &[1, 1, 0]].concat();
        assert_eq!(read(&file), None);
        for length in [0, 1, 127, 128, 900] {
            let attached = attach(&file, &vec![7; length]);
            assert_eq!(read(&attached), Some(&vec![7; length][..]));
            for cut in 0..attached.len() {
                assert_eq!(read(&attached[..cut]), None, "{cut}");
            }
        }
    }
}
