//! How long filters are.

use crate::{checked, filter, one_of, plain, without};
use targets::seal::Width;

/// Architecture and number are loaded, the architecture is compared, and there are two answers.
const FRAME: usize = 5;

fn length(numbers: &[u32]) -> usize {
    filter(&numbers.iter().copied().map(plain).collect::<Vec<_>>()).len() - FRAME
}

#[test]
fn a_number_costs_one_instruction_and_a_range_two() {
    assert_eq!(length(&[]), 0);
    assert_eq!(length(&[7]), 1);
    assert_eq!(length(&[7, 20, 30]), 3);
    assert_eq!(length(&[7, 8, 9, 10]), 2);
    assert_eq!(length(&[0, 1, 2]), 1, "nothing lies below zero");
    assert_eq!(length(&[0, 1, 3]), 2, "a hole costs less than the rest");
    assert_eq!(length(&[5, 6, 7, 9, 10, 11]), 3);
    assert_eq!(length(&[3, 3, 3]), 1);
}

#[test]
fn a_checked_number_may_lie_in_a_range() {
    let mut calls: Vec<_> = [5, 6, 8, 9].into_iter().map(plain).collect();
    calls.push(checked(7, vec![one_of(0, Width::Low, &[1])]));
    // The number's own comparison, the argument's load and comparison, and the range.
    assert_eq!(filter(&calls).len() - FRAME, 3 + 2);
}

#[test]
fn an_int_costs_two_instructions_and_a_whole_argument_four() {
    let cost = |check| filter(&[checked(7, vec![check])]).len() - FRAME - 1;
    assert_eq!(cost(one_of(0, Width::Low, &[1])), 2);
    assert_eq!(cost(one_of(0, Width::Low, &[1, 2])), 3);
    assert_eq!(cost(one_of(0, Width::Whole, &[1])), 4);
    assert_eq!(cost(without(0, 4)), 2);
}

#[test]
fn equal_ends_of_checks_are_shared() {
    let checks = vec![one_of(1, Width::Whole, &[9]), without(2, 4)];
    let alone = filter(&[checked(7, checks.clone())]).len();
    assert_eq!(filter(&[checked(7, checks.clone()), checked(8, checks.clone())]).len(), alone + 1);
    let other = vec![one_of(0, Width::Low, &[3]), without(2, 4)];
    assert_eq!(filter(&[checked(7, checks), checked(8, other)]).len(), alone + 3);
}
