use super::*;
use diagnostics::{Source, Span};
use directives::{Signature, parse_signature};
use proptest::prelude::*;
use std::convert::Infallible;

fn signature(text: &str) -> Signature {
    let source = Source::new("signature", text);
    parse_signature(&source, Span::new(0, text.len())).unwrap()
}

fn value(text: &str) -> Value {
    let source = Source::new("value", text);
    directives::parse_value(&source, Span::new(0, text.len())).unwrap()
}

/// The smallest arguments, as a call would show them.
fn smallest(signature_text: &str, arguments: &[&str], fault: impl Fn(&[Value]) -> bool) -> String {
    let signature = signature(signature_text);
    let types = signature.parameters.iter().map(|parameter| parameter.ty);
    let arguments: Vec<Value> = arguments.iter().zip(types).map(|(text, ty)| value(text).conform(ty).unwrap()).collect();
    assert!(fault(&arguments), "the fault does not show at the start");
    let mut runs = 0;
    let result = shrink::<Infallible>(&signature, &[], arguments, &mut |arguments| {
        runs += 1;
        Ok(fault(arguments))
    });
    let result = result.unwrap();
    assert!(runs <= MOST_RUNS && fault(&result));
    result.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
}

fn int(value: &Value) -> i128 {
    if let Value::Int(number) = value { *number } else { panic!("{value} is no integer") }
}

fn ints(value: &Value) -> Vec<i128> {
    if let Value::List(items) = value { items.iter().map(int).collect() } else { panic!("{value} is no list") }
}

fn text(value: &Value) -> &str {
    if let Value::Text(bytes) = value { std::str::from_utf8(bytes).unwrap() } else { panic!("{value} is no text") }
}

#[test]
fn numbers_become_the_least_that_fails() {
    assert_eq!(smallest("f(n: i64) -> i64", &["987654321987"], |a| int(&a[0]) >= 17), "17");
    assert_eq!(smallest("f(n: i64) -> i64", &["-987654321987"], |a| int(&a[0]) < -1_000), "-1001");
    assert_eq!(smallest("f(n: i64) -> i64", &["-9223372036854775808"], |a| int(&a[0]) != 0), "1");
    assert_eq!(smallest("f(n: u64) -> i64", &["18446744073709551615"], |a| int(&a[0]) > i64::MAX.into()), "9223372036854775808");
    assert_eq!(smallest("f(n: i64) -> i64", &["8000"], |a| int(&a[0]) % 8 == 0 && int(&a[0]) > 0), "8");
    assert_eq!(smallest("f(x: bool) -> i64", &["true"], |_| true), "false");
    assert_eq!(smallest("f(x: f64) -> i64", &["12345.678"], |a| matches!(a[0], Value::Float(x) if x > 2.5)), "3.0");
    assert_eq!(smallest("f(x: f64) -> i64", &["nan"], |a| matches!(a[0], Value::Float(x) if x.is_nan())), "nan");
    assert_eq!(smallest("f(x: f64) -> i64", &["-1e300"], |a| matches!(a[0], Value::Float(x) if x < 0.0)), "-1.0");
    assert_eq!(smallest("f(x: f64) -> i64", &["123.625"], |a| matches!(a[0], Value::Float(x) if x.fract() != 0.0)), "0.5");
}

#[test]
fn several_numbers_shrink_together() {
    assert_eq!(smallest("f(a: i64, b: i64) -> i64", &["70000", "500"], |a| int(&a[0]) > int(&a[1])), "1, 0");
    assert_eq!(smallest("f(a: i64, b: i64) -> i64", &["70000", "70000"], |a| int(&a[0]) == int(&a[1]) && int(&a[0]) > 4), "5, 5");
    assert_eq!(smallest("f(a: i32, b: i32) -> i32", &["900", "907"], |a| int(&a[1]) - int(&a[0]) == 7), "0, 7");
}

#[test]
fn arrays_lose_what_is_not_needed() {
    let many = "[9, -3, 77, 12, 12, 500, 8, 0, 13, 4, 77, 1, 2, 3]";
    let has_duplicate = |a: &[Value]| (1..ints(&a[0]).len()).any(|index| ints(&a[0])[..index].contains(&ints(&a[0])[index]));
    assert_eq!(smallest("f(items: [i64]) -> i64", &[many], has_duplicate), "[0, 0]");
    assert_eq!(smallest("f(items: [i64]) -> i64", &[many], |a| ints(&a[0]).iter().any(|item| *item > 40)), "[41]");
    assert_eq!(smallest("f(items: [i64]) -> i64", &[many], |a| ints(&a[0]).len() >= 5), "[0, 0, 0, 0, 0]");
    assert_eq!(smallest("f(items: [i64]) -> i64", &[many], |a| ints(&a[0]).windows(2).any(|pair| pair[0] > pair[1])), "[1, 0]");
    assert_eq!(
        smallest("f(items: [i64], x: i64) -> i64", &[many, "77"], |a| int(&a[1]) > 5 && ints(&a[0]).contains(&int(&a[1]))),
        "[6], 6"
    );
    assert_eq!(smallest("f(items: mut [bool])", &["[true, false, true]"], |a| a[0] != Value::List(vec![])), "[false]");
    let is_as_long = |a: &[Value]| ints(&a[0]).len() as i128 == int(&a[1]) && int(&a[1]) > 2;
    assert_eq!(smallest("f(items: [i64], n: i64) -> i64", &[many, "14"], is_as_long), "[0, 0, 0], 3");
    let are_equal = |a: &[Value]| a[0] == a[1] && ints(&a[0]).iter().any(|item| *item > 2);
    assert_eq!(smallest("f(a: [i64], b: [i64]) -> i64", &[many, many], are_equal), "[3], [3]");
}

#[test]
fn texts_lose_what_is_not_needed_and_keep_whole_characters() {
    assert_eq!(smallest("f(text: str) -> str", &["\"The quick bröwn fox\""], |a| !text(&a[0]).is_ascii()), "\"\\u{80}\"");
    assert_eq!(smallest("f(text: str) -> str", &["\"The quick brown fox\""], |a| text(&a[0]).len() > 6), "\"aaaaaaa\"");
    assert_eq!(smallest("f(text: str) -> str", &["\"The quick  brown fox\""], |a| text(&a[0]).contains("  ")), "\"  \"");
    assert_eq!(smallest("f(text: str) -> str", &["\"hello World\""], |a| text(&a[0]).chars().any(char::is_uppercase)), "\"A\"");
    assert_eq!(
        smallest("f(text: str) -> str", &["\"abc4xyz 99\""], |a| text(&a[0]).chars().any(|c| c.is_ascii_digit() && c > '2')),
        "\"3\""
    );
    assert_eq!(smallest("f(text: bytes) -> i64", &["[1, 2, 255, 254, 7]"], |a| a[0].check(directives::Type::Str).is_err()), "\"\\xfe\"");
    let occurs = |a: &[Value]| text(&a[1]).len() > 1 && text(&a[0]).contains(text(&a[1]));
    assert_eq!(smallest("f(text: str, part: str) -> i64", &["\"The quick brown fox\"", "\"quick\""], occurs), "\"aa\", \"aa\"");
}

#[test]
fn an_error_of_the_run_ends_the_search() {
    let signature = signature("f(n: i64) -> i64");
    let result = shrink(&signature, &[], vec![Value::Int(9)], &mut |_| Err("the sandbox is gone"));
    assert_eq!(result, Err("the sandbox is gone"));
}

#[test]
fn a_fault_that_hides_costs_no_more_than_the_limit() {
    let signature = signature("f(text: str, items: [i64]) -> i64");
    let long: String = (0..400).map(|index| char::from(b'a' + (index % 26) as u8)).collect();
    let start = vec![Value::Text(long.into_bytes()), Value::List((0..300).map(Value::Int).collect())];
    let mut runs = 0;
    let result = shrink::<Infallible>(&signature, &[], start.clone(), &mut |arguments| {
        runs += 1;
        Ok(arguments == start)
    });
    assert_eq!(result, Ok(start.clone()));
    assert!(runs <= MOST_RUNS);
}

fn arguments() -> impl Strategy<Value = Vec<Value>> {
    let int = || any::<i64>().prop_map(|number| Value::Int(number.into()));
    let float = any::<u64>().prop_map(|bits| Value::Float(f64::from_bits(bits)));
    (int(), ".{0,20}", prop::collection::vec(float, 0..12), prop::collection::vec(any::<u8>(), 0..20))
        .prop_map(|(number, text, floats, bytes)| vec![number, Value::Text(text.into_bytes()), Value::List(floats), Value::Text(bytes)])
}

proptest! {
    #[test]
    fn what_comes_out_fails_fits_and_is_never_larger(start in arguments(), salt in any::<u64>()) {
        let signature = signature("f(n: i64, text: str, floats: [f64], raw: bytes) -> i64");
        // A fault without any order in it, which the start shows.
        let key = |arguments: &[Value]| {
            let mut key = Vec::new();
            arguments.iter().for_each(|value| write_key(value, &mut key));
            key
        };
        let first = key(&start);
        let fault = |arguments: &[Value]| {
            let hash = key(arguments).iter().fold(salt, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
            hash % 3 == 0 || key(arguments) == first
        };
        let run = || shrink::<Infallible>(&signature, &[], start.clone(), &mut |arguments| Ok(fault(arguments))).unwrap();
        let result = run();
        prop_assert!(fault(&result));
        for (value, parameter) in result.iter().zip(&signature.parameters) {
            prop_assert_eq!(value.check(parameter.ty), Ok(()));
        }
        prop_assert!(Weight::of(&result) <= Weight::of(&start));
        prop_assert_eq!(result, run());
    }
}

#[test]
fn preconditions_hold_on_the_way() {
    let signature = signature("f(items: [i64], x: i64) -> i64");
    let read = |text: &str| {
        let source = Source::new("where", text);
        directives::parse_precondition(&source, Span::new(0, text.len()), std::slice::from_ref(&signature)).unwrap()
    };
    let conditions = [read("sorted(items)"), read("len(items) >= 2"), read("x > 10 and x % 2 == 0")];
    let start = vec![value("[-4, 1, 2, 8, 8, 9, 15]"), value("66")];
    let mut refused = 0;
    let result = shrink::<Infallible>(&signature, &conditions, start, &mut |arguments| {
        refused += usize::from(!admits(&signature, &conditions, arguments));
        Ok(ints(&arguments[0]).iter().any(|item| *item > 3))
    });
    assert_eq!((result, refused), (Ok(vec![value("[0, 4]"), value("12")]), 0));
}
