//! Texts and byte strings: those at which functions break, and random ones of many shapes.

use super::random::Random;
use super::scalar::Edges;
use super::slot::Limits;
use directives::{Type, Value};

/// What every text function should meet.
const NEAR: [&str; 30] = [
    "",
    "a",
    "A",
    " ",
    "0",
    "\0",
    "\n",
    "é",
    "€",
    "😀",
    "e\u{301}",
    "ab",
    "aa",
    "aba",
    "abc",
    "  ",
    " a",
    "a ",
    "  a  b  ",
    "\t a\r\n",
    "Hello, World!",
    "aBc XyZ",
    "@AZ[`az{",
    "/09:",
    "one two  three",
    "-1",
    "zZ",
    "ä1 Ö2",
    "a\0b",
    "aaaaaaaaaaaaaaaaa",
];

const FAR: [&str; 34] = [
    "\u{7f}",
    "\u{80}",
    "\u{7ff}",
    "\u{800}",
    "\u{ffff}",
    "\u{10000}",
    "\u{10ffff}",
    "\u{feff}a",
    "ß",
    "İı",
    "Σσς",
    "日本語",
    "👩\u{200d}👧",
    "🇩🇪",
    "\u{a0}a\u{2003}",
    "\u{85}\u{2028}",
    "a\u{300}\u{301}b",
    "\r",
    "\r\n\r\n",
    "a\nb\n",
    "\u{b}\u{c}\u{1b}",
    "\\n\"'",
    "%s%d",
    "Zg==",
    "Zm8=",
    "Zm9v",
    "Zm9vYg=",
    "Zm9v\n",
    "Z===",
    "+/+/",
    "racecar",
    "0123456789abcdefABCDEF",
    "The quick brown fox jumps over the lazy dog.",
    " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
];

/// One below, at and one above the sizes in which code takes its input: words, blocks, vectors.
const LENGTHS: [usize; 31] =
    [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 23, 24, 25, 31, 32, 33, 48, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1024];

const NOT_UTF8: [&[u8]; 8] = [b"\xff", b"\x80", b"\xc3", b"a\xffb", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xfe\xff\x00\x01"];

pub(super) fn edges(ty: Type, limits: &Limits) -> Edges {
    let as_bytes = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
    let (near, mut far) = (as_bytes(&NEAR), as_bytes(&FAR));
    for length in LENGTHS {
        far.push((0..length).map(|index| b'a' + (index % 26) as u8).collect());
        far.push(vec![b"xX 0"[length % 4]; length]);
    }
    // More of one byte than a byte can count.
    far.extend([b'a', b' ', b'\n', 0].map(|byte| vec![byte; 300]));
    if ty == Type::Bytes {
        far.extend(NOT_UTF8.map(<[u8]>::to_vec));
        far.push((0..=255).collect());
        far.push((0..=255).rev().collect());
        far.extend([0, 0x7f, 0x80, 0xff].map(|byte| vec![byte; 16]));
    }
    let keep = |texts: Vec<Vec<u8>>| texts.into_iter().filter(|text| fits(text, limits)).map(Value::Text).collect();
    Edges { near: keep(near), far: keep(far) }
}

fn fits(text: &[u8], limits: &Limits) -> bool {
    (limits.shortest..=limits.longest).contains(&text.len()) && (!limits.ascii || text.is_ascii())
}

pub(super) fn random(ty: Type, limits: &Limits, random: &mut Random) -> Value {
    let length = random_length(limits, random);
    let mut text = if ty == Type::Bytes && random.chance(30) { random_bytes(length, random) } else { shaped(length, random) };
    fit(ty, limits, &mut text, random);
    Value::Text(text)
}

/// Mostly short; near the sizes of blocks now and then; seldom thousands.
pub(super) fn random_length(limits: &Limits, random: &mut Random) -> usize {
    let length = match random.below(100) {
        0..45 => random.below(9),
        45..70 => random.below(33),
        70..85 => (random.one([3, 4, 8, 16, 64]) * random.below(9) + random.below(3)).saturating_sub(1),
        85..96 => random.below(300),
        96..99 => random.below(1_200),
        _ => 2_000 + random.below(3_000),
    };
    let span = limits.longest.saturating_sub(limits.shortest);
    if (limits.shortest..=limits.longest).contains(&length) { length } else { limits.shortest + random.below(span.min(300) + 1) }
}

fn random_bytes(length: usize, random: &mut Random) -> Vec<u8> {
    let values = random.one([2, 4, 256, 256]);
    let start = random.below(256);
    (0..length).map(|_| (start + random.below(values)) as u8).collect()
}

/// A text of about this many bytes.
fn shaped(length: usize, random: &mut Random) -> Vec<u8> {
    match random.below(14) {
        0 => collect(length, random, letter),
        1 => collect(length, random, |random| random.one(['a', 'b'])),
        2 => collect(length, random, |random| char::from(b'0' + random.below(10) as u8)),
        3 | 4 => words(length, random),
        5 => collect(length, random, |random| char::from(b' ' + random.below(95) as u8)),
        6 => collect(length, random, foreign),
        7 => collect(length, random, |random| if random.chance(70) { letter(random) } else { foreign(random) }),
        8 => collect(length, random, |random| random.one([' ', ' ', '\t', '\n', '\r', 'a', 'Z'])),
        9 => collect(length, random, |random| char::from(random.below(128) as u8)),
        10 => repeated(length, random),
        11 => palindrome(length, random),
        12 => base64(length, random),
        _ => collect(length, random, |random| random.one(['a', 'A', 'z', 'Z', 'm', 'N', '@', '[', '`', '{', '9', '_'])),
    }
}

fn collect(length: usize, random: &mut Random, mut character: impl FnMut(&mut Random) -> char) -> Vec<u8> {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        text.push(character(random));
    }
    text.into_bytes()
}

/// A character of any kind, mostly a letter.
pub(super) fn character(random: &mut Random) -> char {
    match random.below(10) {
        0..6 => letter(random),
        6..8 => char::from(random.below(128) as u8),
        _ => foreign(random),
    }
}

fn letter(random: &mut Random) -> char {
    let start = random.one([b'a', b'A']);
    char::from(start + random.below(26) as u8)
}

/// Characters of two, three and four bytes, marks that combine, blanks and letters whose other case has another length.
fn foreign(random: &mut Random) -> char {
    match random.below(5) {
        0 => char::from_u32(0x80 + random.below(0x780) as u32).unwrap_or('é'),
        1 => char::from_u32(0x800 + random.below(0xf800) as u32).unwrap_or('€'),
        2 => char::from_u32(0x10000 + random.below(0x10_0000) as u32).unwrap_or('😀'),
        3 => random.one(['\u{301}', '\u{308}', '\u{200d}', '\u{fe0f}', '\u{a0}', '\u{2003}', '\u{feff}', '\u{2028}']),
        _ => random.one(['ä', 'Ö', 'ß', 'é', 'İ', 'ı', 'ſ', 'ǅ', 'Σ', 'ς', 'я', '日', '😀', '🇩']),
    }
}

/// Words with one blank or several between, before and behind them.
fn words(length: usize, random: &mut Random) -> Vec<u8> {
    let is_plain = random.chance(50);
    let gap = |random: &mut Random| {
        if is_plain { " ".to_owned() } else { random.one([" ", "  ", "\t", "\n", " \t ", ", ", "-", "'"]).to_owned() }
    };
    let mut text = String::new();
    if !is_plain && random.chance(40) {
        text.push_str(&gap(random));
    }
    while text.len() < length {
        let letters = 1 + random.below(9);
        let case = random.below(3);
        for index in 0..letters {
            let character = letter(random);
            let is_upper = case == 1 || (case == 2 && index == 0);
            text.push(if is_upper { character.to_ascii_uppercase() } else { character.to_ascii_lowercase() });
        }
        if text.len() < length || (!is_plain && random.chance(40)) {
            text.push_str(&gap(random));
        }
    }
    text.into_bytes()
}

fn repeated(length: usize, random: &mut Random) -> Vec<u8> {
    let unit = 1 + random.below(4);
    let pattern = collect(unit, random, |random| if random.chance(85) { letter(random) } else { foreign(random) });
    pattern.repeat(length / pattern.len().max(1) + 1)
}

fn palindrome(length: usize, random: &mut Random) -> Vec<u8> {
    let mut half = collect(length / 2, random, letter);
    let back: Vec<u8> = half.iter().rev().copied().collect();
    if random.chance(50) {
        half.push(b'o');
    }
    half.extend(back);
    half
}

/// Base64, as it should be or with one fault: a length that is none, padding in the wrong place, a foreign character.
fn base64(length: usize, random: &mut Random) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text: Vec<u8> = (0..length / 4 * 4).map(|_| DIGITS[random.below(64)]).collect();
    let end = text.len();
    match random.below(3) {
        // The unused bits of the digit before padding are 0.
        1 if end > 0 => (text[end - 2], text[end - 1]) = (DIGITS[random.below(16) * 4], b'='),
        2 if end > 0 => (text[end - 3], text[end - 2], text[end - 1]) = (DIGITS[random.below(4) * 16], b'=', b'='),
        _ => {}
    }
    if end > 0 {
        let place = random.below(end);
        match random.below(8) {
            0 => drop(text.pop()),
            1 => text.push(b'A'),
            2 => text[place] = b'=',
            3 => text[place] = b'-',
            4 => text.insert(place, b'\n'),
            _ => {}
        }
    }
    // A text for a text: padding back to what was asked for would damage it.
    text
}

/// Holds a text to UTF-8 where the type wants it, and to its limits.
pub(super) fn fit(ty: Type, limits: &Limits, text: &mut Vec<u8>, random: &mut Random) {
    // The bytes of other characters have an order of their own.
    if limits.ascii || (limits.sorted && ty == Type::Str) {
        text.iter_mut().filter(|byte| !byte.is_ascii()).for_each(|byte| *byte = b'a' + *byte % 26);
    }
    if text.len() > limits.longest {
        text.truncate(limits.longest);
    }
    if ty == Type::Str
        && let Err(error) = std::str::from_utf8(text)
    {
        text.truncate(error.valid_up_to());
    }
    while text.len() < limits.shortest {
        text.push(letter(random) as u8);
    }
    if limits.sorted {
        text.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::super::slot::Slot;
    use super::*;

    fn bytes(value: &Value) -> &[u8] {
        if let Value::Text(bytes) = value { bytes } else { panic!("{value} is no text") }
    }

    #[test]
    fn edges_and_random_texts_fit_their_type() {
        let mut source = Random::new(9);
        for ty in [Type::Str, Type::Bytes] {
            let limits = Slot::new(ty).limits;
            let edges = edges(ty, &limits);
            for value in edges.near.into_iter().chain(edges.far).chain((0..2000).map(|_| random(ty, &limits, &mut source))) {
                assert_eq!(value.check(ty), Ok(()), "{value}");
            }
        }
    }

    #[test]
    fn random_texts_have_every_shape() {
        let (limits, mut source) = (Slot::new(Type::Str).limits, Random::new(4));
        let texts: Vec<Value> = (0..2000).map(|_| random(Type::Str, &limits, &mut source)).collect();
        let count = |holds: &dyn Fn(&[u8]) -> bool| texts.iter().filter(|text| holds(bytes(text))).count();
        assert!(count(&|text| text.len() >= 2_000) >= 5);
        assert!(count(&|text| text.len() <= 32) >= 1_200);
        assert!(count(&|text| !text.is_ascii()) >= 200);
        assert!(count(&|text| text.contains(&0)) >= 20);
        assert!(count(&|text| text.starts_with(b" ") && text.ends_with(b" ")) >= 5);
        assert!(count(&|text| text.len() > 2 && text.iter().eq(text.iter().rev())) >= 30);
        assert!(count(&|text| text.len() > 4 && text.len() % 4 == 0 && text.ends_with(b"==")) >= 5);
    }

    #[test]
    fn limits_are_kept() {
        let (mut limits, mut source) = (Slot::new(Type::Str).limits, Random::new(4));
        (limits.shortest, limits.longest, limits.ascii) = (7, 9, true);
        let lengths: std::collections::BTreeSet<usize> = (0..300)
            .map(|_| {
                let text = random(Type::Str, &limits, &mut source);
                assert!(bytes(&text).is_ascii(), "{text}");
                bytes(&text).len()
            })
            .collect();
        assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [7, 8, 9]);
        assert!(edges(Type::Str, &limits).far.iter().all(|text| (7..=9).contains(&bytes(text).len())));
    }
}
