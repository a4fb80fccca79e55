//! `memory.ll` and the arenas of `page.ll`.

use crate::driver::{Argument, Call, answers, check, check_results};
use crate::toolchain::build;

fn pattern(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index * 31 % 253) as u8).collect()
}

/// A call on two places of one memory.
fn within(function: &'static str, memory: &[u8], target: usize, source: usize, count: usize) -> Call {
    let arguments = vec![Argument::At(target), Argument::At(source), Argument::Value(count as i64)];
    Call { function, arguments, memory: memory.to_vec() }
}

#[test]
fn moves_between_overlapping_areas() {
    let memory = pattern(160);
    let mut cases = Vec::new();
    for count in (0..=70).chain([79, 80]) {
        for (target, source) in [(0, 80), (80, 0)].into_iter().chain((0..=40).flat_map(|distance| [(distance, 20), (20, distance)])) {
            if target.max(source) + count > memory.len() {
                continue;
            }
            let mut expected = memory.clone();
            expected.copy_within(source..source + count, target);
            for function in ["memmove", "memcpy"] {
                cases.push((within(function, &memory, target, source, count), target as i64, expected.clone()));
            }
        }
    }
    check(cases);
}

#[test]
fn touches_nothing_beyond_the_end() {
    // The last byte of the memory is the last of its page.
    let cases = (0..=64).map(|count| {
        let memory = pattern(2 * count);
        let mut expected = memory.clone();
        expected.copy_within(0..count, count);
        (within("memcpy", &memory, count, 0, count), count as i64, expected)
    });
    check(cases.collect());
}

#[test]
fn fills() {
    let mut cases = Vec::new();
    for count in 0..=100 {
        for value in [0, 1, 127, 128, 255, 256 + 7] {
            let arguments = vec![Argument::At(5), Argument::Value(value), Argument::Value(count)];
            let memory = pattern(105);
            let mut expected = memory.clone();
            expected[5..5 + count as usize].fill(value as u8);
            cases.push((Call { function: "memset", arguments, memory }, 5, expected));
        }
    }
    check(cases);
}

#[test]
fn compares_as_unsigned_bytes() {
    let mut cases = Vec::new();
    for count in 0..=34_usize {
        for place in 0..=count {
            for (left_byte, right_byte) in [(0, 255), (255, 0), (127, 128), (1, 1)] {
                let (mut left, mut right) = (pattern(count + 1), pattern(count + 1));
                left[place] = left_byte;
                right[place] = right_byte;
                // A difference behind the end does not count.
                let expected = left[..count].cmp(&right[..count]) as i64;
                cases.push((Call::new("memcmp").bytes(&left).bytes(&right).value(count as i64), expected));
            }
        }
    }
    let calls: Vec<_> = cases.iter().map(|(call, _)| call.clone()).collect();
    for (answer, (call, expected)) in answers(&calls).iter().zip(&cases) {
        assert_eq!(answer.result.signum(), *expected, "{call:?}");
    }
    let differ: Vec<_> = calls.into_iter().map(|call| Call { function: "bcmp", ..call }).collect();
    for (answer, (call, expected)) in answers(&differ).iter().zip(&cases) {
        assert_eq!(answer.result != 0, *expected != 0, "{call:?}");
    }
}

#[test]
fn finds_bytes() {
    let text = pattern(90);
    let cases = (0..=255).map(|value| {
        let expected = text.iter().position(|byte| *byte == value as u8).map_or(-1, |place| place as i64);
        (Call::new("memory_find_byte").text(&text).value(value), expected)
    });
    check_results(cases.collect());
}

#[test]
fn arenas_keep_their_pieces_apart() {
    for level in ["O0", "O2"] {
        let status = build(level, &[("arena.ll", include_str!("arena.ll"))]).command().status().unwrap();
        assert_eq!(status.code(), Some(0), "-{level}");
    }
}
