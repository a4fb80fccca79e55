//! As `modules/words.ll`, which says what it prints.

use std::io::{self, Read, Write};

const MOST_BYTES: u64 = 1 << 20;
const MOST_WORDS: usize = 4096;
const SLOTS: usize = 2 * MOST_WORDS;

struct Entry<'a> {
    word: &'a [u8],
    count: u64,
}

fn crc_table() -> [u32; 256] {
    std::array::from_fn(|index| {
        let mut value = index as u32;
        for _ in 0..8 {
            value = if value & 1 == 1 { value >> 1 ^ 0xEDB8_8320 } else { value >> 1 };
        }
        value
    })
}

fn crc_of(bytes: &[u8]) -> u32 {
    let table = crc_table();
    !bytes.iter().fold(u32::MAX, |crc, &byte| crc >> 8 ^ table[((crc ^ u32::from(byte)) & 255) as usize])
}

fn hash_of(word: &[u8]) -> u64 {
    word.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211))
}

struct Words<'a> {
    /// 0, or one more than the place of the entry.
    slots: Vec<usize>,
    entries: Vec<Entry<'a>>,
    count: u64,
}

impl<'a> Words<'a> {
    fn of(text: &'a [u8]) -> Self {
        let mut words = Self { slots: vec![0; SLOTS], entries: Vec::new(), count: 0 };
        for word in text.split(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
            words.count += 1;
            words.add(word);
        }
        words
    }

    fn add(&mut self, word: &'a [u8]) {
        let mut slot = hash_of(word) as usize % SLOTS;
        while self.slots[slot] != 0 {
            let entry = &mut self.entries[self.slots[slot] - 1];
            if entry.word == word {
                entry.count += 1;
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
        if self.entries.len() < MOST_WORDS {
            self.entries.push(Entry { word, count: 1 });
            self.slots[slot] = self.entries.len();
        }
    }
}

fn main() -> io::Result<()> {
    let mut text = Vec::new();
    io::stdin().take(MOST_BYTES).read_to_end(&mut text)?;
    let mut words = Words::of(&text);
    let mut output = io::stdout().lock();
    writeln!(output, "bytes {}\nwords {}", text.len(), words.count)?;
    writeln!(output, "distinct {}\ncrc32 {}", words.entries.len(), crc_of(&text))?;
    words.entries.sort_by(|left, right| right.count.cmp(&left.count).then(left.word.cmp(right.word)));
    for entry in words.entries.iter().take(10) {
        writeln!(output, "{} {}", entry.count, String::from_utf8_lossy(entry.word))?;
    }
    Ok(())
}
