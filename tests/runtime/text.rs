//! `text.ll` against Rust's own slices.

use crate::driver::{Call, check, check_results};

/// All texts over a small alphabet, and longer ones whose differences lie at every place of a word.
fn texts() -> Vec<Vec<u8>> {
    let mut texts = vec![Vec::new()];
    for length in 1..=3_u32 {
        texts.extend(
            (0..3_usize.pow(length)).map(|number| (0..length).map(|place| b"a\x00\xff"[number / 3_usize.pow(place) % 3]).collect()),
        );
    }
    texts.extend((0..20).map(|place| {
        let mut text = vec![b'a'; 20];
        text[place] = b'b';
        text
    }));
    texts.extend((0..20).map(|length| vec![b'a'; length]));
    texts
}

fn pairs() -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> {
    texts().into_iter().flat_map(|left| texts().into_iter().map(move |right| (left.clone(), right)))
}

#[test]
fn compares_pairs() {
    let find = |text: &[u8], wanted: &[u8]| (0..=text.len()).find(|&at| text[at..].starts_with(wanted)).map_or(-1, |at| at as i64);
    let mut cases = Vec::new();
    for (left, right) in pairs() {
        let call = |function| Call::new(function).text(&left).text(&right);
        cases.push((call("text_equal"), i64::from(left == right)));
        cases.push((call("text_compare"), left.cmp(&right) as i64));
        cases.push((call("text_find"), find(&left, &right)));
        cases.push((call("text_starts_with"), i64::from(left.starts_with(&right))));
        cases.push((call("text_ends_with"), i64::from(left.ends_with(&right))));
        cases.push((call("text_equal_ignoring_case"), i64::from(left.eq_ignore_ascii_case(&right))));
    }
    check_results(cases);
}

#[test]
fn ignores_the_case_of_letters_only() {
    let all = (0..=255).flat_map(|left: u8| [left, left ^ 32, left ^ 1].map(|right| ([left], [right])));
    check_results(
        all.map(|(left, right)| {
            let call = Call::new("text_equal_ignoring_case").text(&left).text(&right);
            (call, i64::from(left.eq_ignore_ascii_case(&right)))
        })
        .collect(),
    );
}

#[test]
fn finds_in_long_texts() {
    let text: Vec<u8> = (0..500_u32).map(|number| (number * 7 % 251) as u8).collect();
    let cases = (0..490).map(|start| {
        let wanted = &text[start..start + 10];
        let expected = text.windows(10).position(|window| window == wanted).unwrap();
        (Call::new("text_find").text(&text).text(wanted), expected as i64)
    });
    check_results(cases.collect());
}

#[test]
fn writes_what_fits_and_nothing_beyond() {
    let all: Vec<u8> = (0..=255).collect();
    let mut inputs = texts();
    inputs.push(all.clone());
    let mut cases = Vec::new();
    for text in &inputs {
        let results = [
            ("text_copy", text.clone()),
            ("text_reverse_bytes", text.iter().rev().copied().collect()),
            ("text_to_upper_ascii", text.to_ascii_uppercase()),
            ("text_to_lower_ascii", text.to_ascii_lowercase()),
        ];
        for (function, expected) in results {
            for capacity in [0, text.len().saturating_sub(1), text.len(), text.len() + 1] {
                let call = Call::new(function).text(text).room(capacity);
                if capacity < text.len() {
                    cases.push((call.clone(), -1, call.memory));
                } else {
                    cases.push((call.clone(), text.len() as i64, call.memory_with(&expected)));
                }
            }
        }
    }
    check(cases);
}

#[test]
fn measures_up_to_the_zero_byte() {
    let cases = (0..40).map(|length| {
        let mut text = vec![b'x'; length];
        text.push(0);
        (Call::new("text_terminated_length").bytes(&text), length as i64)
    });
    check_results(cases.collect());
}
