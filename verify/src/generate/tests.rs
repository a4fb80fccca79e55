use super::*;
use diagnostics::{Source, Span};
use directives::{Scalar, parse_example, parse_precondition, parse_property, parse_signature};
use proptest::prelude::*;

fn signature(text: &str) -> Signature {
    let source = Source::new("signature", text);
    parse_signature(&source, Span::new(0, text.len())).unwrap()
}

fn example(text: &str) -> Example {
    let source = Source::new("example", text);
    parse_example(&source, Span::new(0, text.len())).unwrap()
}

fn instances(signature_text: &str, count: usize) -> Vec<Vec<Value>> {
    let signature = signature(signature_text);
    let found = Generator::new(&signature, &[], 1).instances(count).unwrap();
    for arguments in &found {
        assert_eq!(arguments.len(), signature.parameters.len());
        for (argument, parameter) in arguments.iter().zip(&signature.parameters) {
            assert_eq!(argument.check(parameter.ty), Ok(()));
        }
    }
    found
}

fn distinct(instances: &[Vec<Value>]) -> usize {
    let key = |arguments: &Vec<Value>| {
        let mut key = Vec::new();
        arguments.iter().for_each(|argument| write_key(argument, &mut key));
        key
    };
    instances.iter().map(key).collect::<HashSet<_>>().len()
}

fn has(instances: &[Vec<Value>], arguments: &str) -> bool {
    instances.iter().any(|found| found.iter().map(Value::to_string).collect::<Vec<_>>().join(", ") == arguments)
}

fn int(value: &Value) -> i128 {
    if let Value::Int(number) = value { *number } else { panic!("{value} is no integer") }
}

fn text(value: &Value) -> &[u8] {
    if let Value::Text(bytes) = value { bytes } else { panic!("{value} is no text") }
}

fn list(value: &Value) -> &[Value] {
    if let Value::List(items) = value { items } else { panic!("{value} is no list") }
}

#[test]
fn every_type_gets_as_many_instances_as_wanted_and_no_two_are_equal() {
    for scalar in Scalar::ALL {
        for (text, count) in [(format!("f(a: {scalar}, b: {scalar}, c: {scalar}) -> {scalar}"), 1_000), (format!("f(a: [{scalar}])"), 300)]
        {
            let domain = if scalar == Scalar::Bool && text.contains("b:") { 8 } else { count };
            let found = instances(&text.replace("f(a: [", "f(a: mut ["), count);
            assert_eq!((found.len(), distinct(&found)), (domain, domain), "{text}");
        }
    }
    for text in ["f(a: str) -> str", "f(a: bytes) -> bytes", "f(a: mut bytes)", "f(a: str, b: str, c: [i64], d: f64) -> bool"] {
        let found = instances(text, 1_000);
        assert_eq!((found.len(), distinct(&found)), (1_000, 1_000), "{text}");
    }
}

#[test]
fn small_domains_are_given_whole() {
    assert_eq!(distinct(&instances("f(a: u8) -> u8", 1_000)), 256);
    assert_eq!(distinct(&instances("f(a: i8, b: bool) -> u8", 1_000)), 512);
    assert_eq!(distinct(&instances("f() -> u8", 1_000)), 1);
    assert_eq!(distinct(&instances("f(a: u8, b: u8) -> u8", 1_000)), 1_000);
    assert_eq!(distinct(&instances("f(a: u8, b: u8) -> u8", 65_536)), 65_536);
}

#[test]
fn the_seed_decides_everything() {
    let signature = signature("f(text: str, items: [f64], n: u16) -> str");
    let of = |seed| Generator::new(&signature, &[], seed).instances(300).unwrap();
    assert_eq!(of(7), of(7));
    assert_ne!(of(7), of(8));
}

#[test]
fn later_instances_of_one_generator_are_new() {
    let signature = signature("f(n: i64) -> i64");
    let mut generator = Generator::new(&signature, &[], 2);
    let mut all = generator.instances(500).unwrap();
    all.extend(generator.instances(500).unwrap());
    assert_eq!(distinct(&all), 1_000);
}

#[test]
fn edge_cases_come_first() {
    let one = instances("f(n: i64) -> i64", 1_000);
    for edge in ["0", "1", "-1", "9223372036854775807", "-9223372036854775808"] {
        assert!(has(&one[..30], edge), "{edge}");
    }
    let two = instances("f(a: i64, b: i64) -> i64", 1_500);
    for pair in ["0, 0", "-9223372036854775808, -1", "9223372036854775807, 1", "-9223372036854775808, -9223372036854775808"] {
        assert!(has(&two, pair), "{pair}");
    }
    let texts = instances("f(text: str) -> str", 300);
    for edge in ["\"\"", "\"a\"", "\" \"", "\"\\0\"", "\"é\"", "\"😀\"", "\"  a  b  \""] {
        assert!(has(&texts, edge), "{edge}");
    }
    let lists = instances("f(items: [i32]) -> i32", 300);
    for edge in ["[]", "[0]", "[-2147483648]", "[0, 1]", "[1, 0]", "[1, 1]"] {
        assert!(has(&lists, edge), "{edge}");
    }
}

#[test]
fn parameters_are_related() {
    let share = |signature: &str, wanted: usize, holds: &dyn Fn(&[Value]) -> bool| {
        let found = instances(signature, 1_000);
        let count = found.iter().filter(|arguments| holds(arguments)).count();
        assert!(count >= wanted, "{count} of 1000 of {signature}, and {wanted} are wanted");
    };
    share("f(a: i64, b: i64) -> i64", 20, &|a| a[0] == a[1]);
    share("f(a: i64, b: i64) -> i64", 45, &|a| int(&a[1]) > 1 && int(&a[0]) > int(&a[1]) && int(&a[0]) % int(&a[1]) == 0);
    share("f(items: [i64], x: i64) -> i64", 150, &|a| list(&a[0]).contains(&a[1]));
    share("f(items: [i64], x: i64) -> i64", 150, &|a| !list(&a[0]).is_empty() && !list(&a[0]).contains(&a[1]));
    let occurs = |a: &[Value]| text(&a[1]).len() > 1 && text(&a[0]).windows(text(&a[1]).len()).any(|window| window == text(&a[1]));
    share("f(text: str, part: str) -> i64", 80, &occurs);
    share("f(text: str, byte: u8) -> i64", 120, &|a| text(&a[0]).iter().any(|byte| i128::from(*byte) == int(&a[1])));
    share("f(x: i32, low: i32, high: i32) -> i32", 100, &|a| int(&a[1]) <= int(&a[0]) && int(&a[0]) <= int(&a[2]));
    share("f(x: i32, low: i32, high: i32) -> i32", 100, &|a| int(&a[1]) > int(&a[2]));
    share("f(a: [u8], b: [u8]) -> bool", 20, &|a| a[0] == a[1] && !list(&a[0]).is_empty());
}

#[test]
fn most_are_small_and_some_are_large() {
    let lengths: Vec<usize> = instances("f(text: str) -> str", 1_000).iter().map(|arguments| text(&arguments[0]).len()).collect();
    assert!(lengths.iter().filter(|length| **length <= 40).count() >= 500);
    assert!(lengths.iter().filter(|length| **length >= 1_000).count() >= 5);
    let numbers = instances("f(n: u64) -> u64", 1_000);
    assert!(numbers.iter().filter(|arguments| int(&arguments[0]) < 1_000).count() >= 300);
    assert!(numbers.iter().filter(|arguments| int(&arguments[0]) > 1 << 53).count() >= 100);
}

#[test]
fn examples_are_starting_points() {
    let signature = signature("f(text: str, n: i64) -> str");
    let examples = [example("f(\"{unusual}\", 123456) == \"}other{\"")];
    let found = Generator::new(&signature, &[], 3).near(&examples).instances(500).unwrap();
    let with_text = |wanted: &[u8]| found.iter().filter(|arguments| text(&arguments[0]) == wanted).count();
    assert!(with_text(b"{unusual}") >= 5);
    assert!(with_text(b"}other{") >= 2);
    assert!(found.iter().filter(|arguments| text(&arguments[0]).windows(7).any(|window| window == b"unusual")).count() >= 20);
    let with_number = |wanted: i128| found.iter().filter(|arguments| int(&arguments[1]) == wanted).count();
    assert!(with_number(123_456) >= 5 && with_number(123_457) >= 1 && with_number(123_455) >= 1);
}

fn preconditions(signature: &Signature, texts: &[&str]) -> Vec<Condition> {
    let read = |text: &&str| {
        let source = Source::new("where", *text);
        parse_precondition(&source, Span::new(0, text.len()), std::slice::from_ref(signature)).unwrap()
    };
    texts.iter().map(read).collect()
}

fn admitted(signature_text: &str, texts: &[&str], count: usize) -> Vec<Vec<Value>> {
    let signature = signature(signature_text);
    let conditions = preconditions(&signature, texts);
    let found = Generator::new(&signature, &conditions, 1).instances(count).unwrap_or_else(|starved| panic!("{texts:?}: {starved}"));
    for arguments in &found {
        for condition in &conditions {
            assert_eq!(condition.admits(&signature, arguments), Some(true), "{texts:?} of {arguments:?}");
        }
    }
    assert_eq!(distinct(&found), found.len());
    found
}

#[test]
fn preconditions_are_kept_by_as_many_as_wanted() {
    for (signature, texts) in [
        ("f(n: i64) -> i64", &["n >= 0 and n <= 1000000"] as &[&str]),
        ("f(n: i64) -> i64", &["n != 0"]),
        ("f(n: i64) -> i64", &["n > 9223372036854770000"]),
        ("f(n: u32) -> i64", &["n % 3 == 1", "n < 100000"]),
        ("f(x: f64) -> f64", &["x >= 0.0", "x <= 1.5"]),
        ("f(x: f64) -> f64", &["x > 0.0 and is_finite(x)"]),
        ("f(x: f64) -> f64", &["not is_nan(x)"]),
        ("f(items: [i64]) -> i64", &["len(items) > 0"]),
        ("f(items: [i64]) -> i64", &["len(items) >= 2 and len(items) <= 10"]),
        ("f(items: [i64], x: i64) -> i64", &["sorted(items)"]),
        ("f(items: [f64], x: i64) -> i64", &["sorted(items)", "len(items) > 3"]),
        ("f(items: [i32]) -> i32", &["len(items) > 0", "min(items) >= 1", "max(items) <= 50"]),
        ("f(text: str) -> str", &["is_ascii(text)"]),
        ("f(text: str) -> str", &["is_ascii(text) and len(text) == 12"]),
        ("f(text: str) -> str", &["len(text) == 7"]),
        ("f(text: bytes) -> str", &["len(text) % 4 == 0"]),
        ("f(text: bytes) -> str", &["sorted(text)"]),
        ("f(text: str, part: str) -> i64", &["contains(text, part)"]),
        ("f(x: i32, low: i32, high: i32) -> i32", &["low <= high"]),
        ("f(x: i32, low: i32, high: i32) -> i32", &["low < high and high <= low + 3"]),
        ("f(items: [i64], index: i64) -> i64", &["0 <= index and index < len(items)"]),
        ("f(a: [i64], b: [i64]) -> i64", &["len(a) == len(b)"]),
        ("f(a: i64, b: i64) -> i64", &["a == b + 1"]),
        ("f(a: i64, b: i64) -> i64", &["a < 0 or b < 0"]),
    ] {
        assert_eq!(admitted(signature, texts, 400).len(), 400, "{texts:?}");
    }
}

#[test]
fn preconditions_narrow_a_domain_down_to_all_of_it() {
    assert_eq!(admitted("f(n: u64) -> u64", &["n <= 20"], 1_000).len(), 21);
    assert_eq!(admitted("f(n: i64) -> u64", &["0 < n", "n <= 20", "n % 2 == 0"], 1_000).len(), 10);
    assert_eq!(admitted("f(a: u8, b: u8) -> u8", &["a < 10 and b < 10"], 1_000).len(), 100);
    assert_eq!(admitted("f(a: u8, b: u8) -> u8", &["a * b == 36"], 1_000).len(), 9);
    assert_eq!(admitted("f(items: [bool]) -> u8", &["len(items) <= 3"], 1_000).len(), 15);
    assert_eq!(admitted("f(text: str) -> u8", &["len(text) == 0"], 1_000).len(), 1);
    assert_eq!(admitted("f(text: str) -> u8", &["text == \"one\" or text == \"two\""], 1_000).len(), 2);
}

#[test]
fn what_admits_nothing_or_next_to_nothing_is_starved() {
    for texts in [
        &["n > 5 and n < 3"] as &[&str],
        &["n * n == 1152921515344265237"],
        &["len(text) < 0"],
        &["n % 100003 == 77", "n / 100003 == n % 100003"],
    ] {
        let signature = signature("f(n: i64, text: str) -> i64");
        let conditions = preconditions(&signature, texts);
        let starved = Generator::new(&signature, &conditions, 1).instances(100).unwrap_err();
        assert!(starved.found < 100 && starved.wanted == 100, "{starved:?}");
        assert!(starved.to_string().starts_with("the preconditions of `f` admit "), "{starved}");
    }
}

#[test]
fn limits_leave_the_values_at_the_limits_in() {
    let numbers = admitted("f(n: i64) -> i64", &["n >= 10", "n <= 100000"], 500);
    assert!(has(&numbers, "10") && has(&numbers, "11") && has(&numbers, "100000") && has(&numbers, "99999"));
    let floats = admitted("f(x: f64) -> i64", &["x >= 0.25", "x <= 8.5"], 300);
    assert!(has(&floats, "0.25") && has(&floats, "8.5"));
    let arrays = admitted("f(items: [i64], index: i64) -> i64", &["0 <= index and index < len(items)"], 400);
    assert!(arrays.iter().filter(|a| int(&a[1]) as usize + 1 == list(&a[0]).len()).count() >= 40);
    let texts = admitted("f(text: str) -> i64", &["len(text) >= 3 and len(text) <= 6"], 300);
    assert!((3..=6).all(|length| texts.iter().filter(|a| text(&a[0]).len() == length).count() >= 20));
}

#[test]
fn literals_of_preconditions_are_starting_points() {
    let found = admitted("f(n: i64) -> i64", &["n != 777123"], 500);
    assert!(has(&found, "777124") && has(&found, "777122") && !has(&found, "777123"));
}

#[test]
fn variables_of_properties_get_values_of_their_types() {
    let signatures = [signature("reverse(text: str) -> str"), signature("add(a: i64, b: i64) -> i64")];
    let read = |text: &str| {
        let source = Source::new("property", text);
        parse_property(&source, Span::new(0, text.len()), &signatures).unwrap()
    };
    let twice = read("reverse(reverse(text)) == text");
    let found = values_of(&twice, &[], &[example("reverse(\"{odd}\") == \"}ddo{\"")], 1, 300).unwrap();
    assert_eq!((found.len(), distinct(&found)), (300, 300));
    assert!(found.iter().all(|values| values[0].check(Type::Str).is_ok()) && has(&found, "\"{odd}\""));
    let conditions = preconditions(&signatures[1], &["a <= b"]);
    let commutes = read("add(b, a) == add(a, b) and b != 98765");
    assert_eq!(commutes.variables.iter().map(|variable| variable.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    let found = values_of(&commutes, &conditions, &[], 1, 500).unwrap();
    assert!(found.len() == 500 && found.iter().all(|values| int(&values[1]) <= int(&values[0])));
    assert!(found.iter().any(|values| int(&values[0]) == 98_765));
    let without_variables = read("add(1, 2) == 3");
    assert_eq!(values_of(&without_variables, &conditions, &[], 1, 500), Ok(vec![vec![]]));
}

proptest! {
    #[test]
    fn whatever_the_limits_say_nothing_else_comes(low in -300i64..300, span in -3i64..300, length in 0usize..40, seed in any::<u64>()) {
        let signature = signature("f(n: i16, items: [i8], text: str, x: f64) -> i64");
        let texts = [format!("n >= {low} and n < {low} + {span} - 0"), format!("len(items) <= {length}"), format!("len(text) >= {length}"), format!("x < {low}.5")];
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let conditions = preconditions(&signature, &texts);
        match Generator::new(&signature, &conditions, seed).instances(60) {
            Ok(found) => {
                prop_assert!(span > 0 && found.len() == 60);
                prop_assert!(found.iter().all(|arguments| admits(&signature, &conditions, arguments)));
            }
            Err(starved) => prop_assert!(span <= 0, "{}", starved),
        }
    }
}

#[test]
fn a_precondition_that_asks_for_long_arguments_and_refuses_them_ends() {
    let signature = signature("f(items: [i64], text: str) -> i64");
    let conditions = preconditions(&signature, &["len(items) >= 1000000000", "len(text) >= 20000"]);
    let starved = Generator::new(&signature, &conditions, 1).instances(300).unwrap_err();
    assert!(starved.found == 0 && starved.tried < 100, "{starved:?}");
    let long = admitted("f(text: str) -> i64", &["len(text) >= 20000"], 30);
    assert_eq!(long.len(), 30);
}

#[test]
fn no_more_come_than_are_wanted() {
    for count in 0..5 {
        assert_eq!(instances("f(a: i64, text: str) -> i64", count).len(), count);
        assert_eq!(instances("f(a: bool) -> i64", count).len(), count.min(2));
    }
}
