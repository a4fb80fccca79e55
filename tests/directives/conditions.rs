//! Conditions: what they say of values; and that no text and no value makes them panic.

use diagnostics::{Source, Span};
use directives::{
    Condition, EvaluationError, Functions, MAX_EXPRESSION_DEPTH, Scalar, Signature, Type, Value, parse_precondition, parse_property,
    parse_signature,
};
use proptest::prelude::*;

const SIGNATURES: [&str; 8] = [
    "twice(n: i64) -> i64",
    "small(k: u8) -> u8",
    "root(a: f64) -> f64",
    "reverse(text: str) -> str",
    "encode(data: bytes) -> bytes",
    "sort(items: mut [i64])",
    "halves(floats: [f64]) -> [f64]",
    "even(n: i64) -> bool",
];

fn signatures() -> Vec<Signature> {
    SIGNATURES.map(|text| parse_signature(&Source::new("s", text), Span::new(0, text.len())).unwrap()).into()
}

fn property(text: &str) -> Result<Condition, String> {
    parse_property(&Source::new("p", text), Span::new(0, text.len()), &signatures()).map_err(|problem| problem.message)
}

fn precondition(text: &str, signatures: &[Signature]) -> Result<Condition, String> {
    parse_precondition(&Source::new("p", text), Span::new(0, text.len()), signatures).map_err(|problem| problem.message)
}

/// The functions of [`SIGNATURES`], right for arguments that fit.
struct Real {
    calls: usize,
}

impl Functions for Real {
    type Error = String;

    fn call(&mut self, function: &str, arguments: &[Value]) -> Result<Value, String> {
        self.calls += 1;
        Ok(match (function, arguments) {
            ("twice", [Value::Int(number)]) if i64::try_from(*number).is_ok() => Value::Int(2 * number),
            ("small", [Value::Int(number)]) if (0..256).contains(number) => Value::Int(*number),
            ("root", [Value::Float(number)]) => Value::Float(number.sqrt()),
            ("reverse" | "encode", [Value::Text(text)]) => Value::Text(text.iter().rev().copied().collect()),
            ("sort", [Value::List(items)]) => {
                let mut items = items.clone();
                items.sort_by_key(|item| if let Value::Int(number) = item { *number } else { 0 });
                Value::List(items)
            }
            ("halves", [Value::List(items)]) => Value::List(items.clone()),
            ("even", [Value::Int(number)]) => Value::Bool(number % 2 == 0),
            _ => return Err(format!("{function} does not take {arguments:?}")),
        })
    }
}

/// Judges an expression without variables.
fn judge(text: &str) -> Result<bool, String> {
    let condition = property(&format!("twice(1) == 2 implies ({text})")).unwrap_or_else(|problem| panic!("{text}: {problem}"));
    condition.evaluate(&[], &mut Real { calls: 0 }).map_err(|error| match error {
        EvaluationError::Undefined(why) | EvaluationError::Call(why) => why,
    })
}

#[test]
fn operators_and_builtins_give_what_the_reference_says() {
    for truth in [
        "1 + 2 * 3 == 7 and (1 + 2) * 3 == 9 and 7 - 2 - 1 == 4",
        "-7 / 2 == -3 and -7 % 2 == -1 and 7 % -2 == 1",
        "7.0 / 2 == 3.5 and 1 / 2 == 0 and 1 / 2 * 1.0 == 0.5",
        "9223372036854775807 * 2 + 1 == 18446744073709551615",
        "not false and !false and (true or 1 / 0 == 1) and not (false and 1 / 0 == 1)",
        "false implies 1 / 0 == 1",
        "true implies false implies true",
        "not (true implies true and false)",
        "false or true implies true",
        "not (1 == 2) and not 1 == 2 and not not true",
        "\"a\" + \"b\" == \"ab\" and \"a\" < \"ab\" and \"Z\" < \"a\" and \"\" <= \"\"",
        "[1] + [2, 3] == [1, 2, 3] and [] + [] == [] and [] != [1]",
        "nan == nan and not (nan < nan) and not (nan >= nan) and -0.0 != 0.0 and not (-0.0 < 0.0) and -0.0 <= 0.0",
        "inf > 1e300 and -inf < 0.0 and not is_finite(inf) and is_finite(1.0) and is_nan(inf - inf)",
        "len(\"ä\") == 2 and len([1, 2]) == 2 and len([]) == 0",
        "sorted([]) and sorted([1, 1, 2]) and not sorted([2, 1]) and sorted(\"abc\") and not sorted([1.0, nan])",
        "is_permutation([1, 2, 2], [2, 1, 2]) and not is_permutation([1, 2], [1, 1]) and is_permutation(\"ab\", \"ba\")",
        "is_permutation([nan, -0.0], [-0.0, nan]) and not is_permutation([0.0], [-0.0]) and not is_permutation([1], [1, 1])",
        "contains([1, 2], 2) and not contains([1, 2], 3) and contains(\"abc\", \"bc\") and contains(\"abc\", 97) and contains(\"\", \"\")",
        "not contains(\"abc\", \"ac\") and not contains(\"abc\", 256) and not contains(\"abc\", -1)",
        "count([1, 2, 1], 1) == 2 and count(\"banana\", \"an\") == 2 and count(\"banana\", 97) == 3 and count(\"aaa\", \"aa\") == 1",
        "starts_with(\"abc\", \"ab\") and ends_with(\"abc\", \"bc\") and not starts_with(\"abc\", \"b\") and ends_with(\"abc\", \"\")",
        "min(3, 1, 2) == 1 and max([3, 1]) == 3 and min(1.5, 2) == 1.5 and max(1, 2.5) == 2.5 and min(-0.0, 0.0) == -0.0",
        "is_nan(max(1.0, nan)) and is_nan(min(nan, 1.0)) and [true] == [true] and true == true",
        "abs(-3) == 3 and abs(3) == 3 and abs(-2.5) == 2.5 and float(3) == 3.0",
        "is_ascii(\"abc\") and not is_ascii(\"ä\") and is_utf8(\"ä\") and not is_utf8(\"\\xff\")",
        "[5, 6][1] == 6 and \"abc\"[0] == 97 and [[1, 2][0], 3] == [1, 3] and [true][0]",
        "sort([3, 1, 2]) == [1, 2, 3] and sort([3, 1])[0] == 1 and encode([98, 97]) == \"ab\" and twice(twice(2)) == 8",
        "root(4) == 2 and halves([1, 2.5]) == [1.0, 2.5] and even(2) and even(twice(3)) == true",
        "2 == 1 + 1 and 2==1+1 and -1<0 and 3 - -2 == 5 and -(2) == -2 and 0x10 == 16",
        "twice(3) == 6 => 0 == 0",
    ] {
        assert_eq!(judge(truth), Ok(true), "{truth}");
        assert_eq!(judge(&format!("not ({truth})")), Ok(false), "not ({truth})");
    }
}

#[test]
fn what_has_no_value_is_undefined() {
    for (text, why) in [
        ("1 / 0 == 1", "division by zero"),
        ("1 % 0 == 1", "division by zero"),
        ("[1][1] == 1", "index 1 is out of range; the length is 1"),
        ("\"abc\"[-1] == 1", "index -1 is out of range; the length is 3"),
        ("170141183460469231731687303715884105727 + 1 > 0", "an integer does not fit 128 bits"),
        ("abs(-170141183460469231731687303715884105728) > 0", "an integer does not fit 128 bits"),
        ("-170141183460469231731687303715884105728 / -1 > 0", "an integer does not fit 128 bits"),
        ("-(-170141183460469231731687303715884105728) > 0", "an integer does not fit 128 bits"),
        ("count(\"a\", \"\") == 2", "an empty text cannot be counted"),
        ("min(sort([])) == 1", "`min` of nothing"),
        ("float(9007199254740993) > 0.0", "9007199254740993 is not exact as `f64`"),
        ("small(255 + 1) == 0", "small does not take [Int(256)]"),
        ("true and 1 / 0 == 1", "division by zero"),
    ] {
        assert_eq!(judge(text), Err(why.into()), "{text}");
    }
}

#[test]
fn operands_that_do_not_matter_are_not_called() {
    for (text, calls) in
        [("n == 1 and twice(n) == 2", 0), ("n == 0 or twice(n) == 2", 0), ("n != 0 implies twice(n) == 2", 0), ("twice(n) == n", 1)]
    {
        let mut functions = Real { calls: 0 };
        property(text).unwrap().evaluate(&[Value::Int(0)], &mut functions).unwrap();
        assert_eq!(functions.calls, calls, "{text}");
    }
}

#[test]
fn a_precondition_admits_what_it_holds_for() {
    let signatures: Vec<Signature> = ["f(n: u8, d: i64) -> u8", "g(d: i32)", "h(items: [i64])"]
        .map(|text| parse_signature(&Source::new("s", text), Span::new(0, text.len())).unwrap())
        .into();
    let [f, g, h] = [0, 1, 2].map(|index| &signatures[index]);
    let condition = precondition("10 / d > 1", &signatures).unwrap();
    assert_eq!(condition.admits(f, &[Value::Int(9), Value::Int(2)]), Some(true));
    assert_eq!(condition.admits(f, &[Value::Int(2), Value::Int(9)]), Some(false));
    assert_eq!(condition.admits(g, &[Value::Int(0)]), Some(false), "undefined");
    assert_eq!(condition.admits(h, &[Value::List(vec![])]), None);
    assert_eq!(condition.admits(f, &[]), None);
    assert_eq!(condition.admits(g, &[Value::Text(vec![])]), Some(false));
    let both = precondition("n < d", &signatures).unwrap();
    assert_eq!((both.admits(f, &[Value::Int(1), Value::Int(2)]), both.admits(g, &[Value::Int(1)])), (Some(true), None));
    assert_eq!(precondition("true", &signatures).unwrap().admits(h, &[Value::List(vec![])]), Some(true));
    assert_eq!(
        precondition("n < 1 and sorted(items)", &signatures),
        Err("no function of the step has all of the parameters `n`, `items`".into())
    );
}

#[test]
fn depth_is_bounded_where_brackets_signs_and_operators_nest() {
    let deep = |count: usize| [format!("{}even(1){}", "(".repeat(count), ")".repeat(count)), format!("{}even(1)", "not ".repeat(count))];
    for text in deep(MAX_EXPRESSION_DEPTH - 2) {
        property(&text).unwrap();
    }
    let chains = [("even(1)", " and even(1)"), ("even(1)", " implies even(1)"), ("even(0", " + 1"), ("even(1)", "[1]"), ("even(-", "-")];
    for text in deep(100_000).into_iter().chain(chains.map(|(head, unit)| head.to_owned() + &unit.repeat(100_000))) {
        assert_eq!(property(&text), Err("an expression is nested more than 64 deep".into()), "{}", &text[..20]);
    }
    let wide = format!("sort([{}1]) == []", "n, ".repeat(10_000));
    assert_eq!(property(&wide), Err("an expression has more than 10000 parts".into()));
}

/// Draws expressions of a wanted type from bytes.
struct Draw<'a> {
    choices: std::slice::Iter<'a, u8>,
    depth: usize,
}

impl Draw<'_> {
    fn of<const N: usize>(&mut self, leaves: usize, forms: [&str; N]) -> String {
        let most = if self.depth > 6 { leaves } else { N };
        let choice = self.choices.next().map_or(0, |byte| usize::from(*byte) % most);
        self.depth += 1;
        let mut text = String::new();
        for character in forms[choice].chars() {
            match character {
                'B' => text += &self.boolean(),
                'I' => text += &self.integer(),
                'F' => text += &self.float(),
                'T' => text += &self.text(),
                'L' => text += &self.list(),
                'D' => text += &self.floats(),
                other => text.push(other),
            }
        }
        self.depth -= 1;
        text
    }

    fn boolean(&mut self) -> String {
        let forms = [
            "true",
            "false",
            "(flag == even(1))",
            "(I == I)",
            "(B and B)",
            "(B || B)",
            "(B => B)",
            "not (B)",
            "!(B)",
            "even(I + n)",
            "(I <= I)",
            "(F == F)",
            "(F < F)",
            "(T == T)",
            "(T > T)",
            "(L != L)",
            "(D == D)",
            "sorted(L)",
            "sorted(T)",
            "is_permutation(L, L)",
            "contains(L, I)",
            "contains(T, T)",
            "contains(T, I)",
            "starts_with(T, T)",
            "is_nan(F)",
            "is_utf8(T)",
            "(B == B)",
            "(encode(T) == [1, 255])",
            "contains(D, F)",
        ];
        self.of(2, forms)
    }

    fn integer(&mut self) -> String {
        let forms = [
            "1",
            "-5",
            "n",
            "k",
            "0xff",
            "170141183460469231731687303715884105727",
            "(I + I)",
            "(I - I)",
            "I * I",
            "I / I",
            "I % I",
            "-(I)",
            "twice(I + n)",
            "small(I + k)",
            "len(T)",
            "len(L)",
            "(L + items)[I]",
            "T[I]",
            "min(I, I)",
            "max(L + items)",
            "abs(I)",
            "count(T, T)",
            "count(L, I)",
        ];
        match self.depth {
            0..3 => self.of(6, forms),
            _ => format!("({})", self.of(6, forms)),
        }
    }

    fn float(&mut self) -> String {
        let forms = [
            "0.5",
            "a",
            "-inf",
            "nan",
            "(F + F)",
            "(F / F)",
            "(2 * F)",
            "-(F)",
            "root(F)",
            "float(I)",
            "(D + floats)[I]",
            "max(D + floats)",
            "min(1, F)",
            "abs(F)",
        ];
        self.of(4, forms)
    }

    fn text(&mut self) -> String {
        self.of(4, ["\"\"", "text", "data", "\"ä\\0\\u{202e}\\\\\"", "(T + T)", "reverse(T)", "encode(T)", "encode(\"\\xff\")"])
    }

    fn list(&mut self) -> String {
        self.of(4, ["[]", "items", "[1, -2]", "[n, 3]", "(L + L)", "sort(L + items)", "[I, I, I]"])
    }

    fn floats(&mut self) -> String {
        self.of(4, ["[]", "floats", "[1, 2.5]", "[a, 3]", "(D + D)", "halves(D)", "[F, F]"])
    }
}

/// A well-typed property.
fn well_typed() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>(), 0..120).prop_map(|choices| {
        let mut draw = Draw { choices: choices.iter(), depth: 0 };
        format!("{} or even(2)", draw.boolean())
    })
}

/// Words of the language in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "even(",
        "sort(",
        "twice(",
        "reverse(",
        "len(",
        "min(",
        "count(",
        ")",
        "(",
        "[",
        "]",
        ", ",
        " and ",
        " or ",
        "not ",
        "!",
        " => ",
        " implies ",
        " == ",
        " != ",
        " < ",
        " + ",
        " - ",
        "-",
        " * ",
        " / ",
        " % ",
        "n",
        "items",
        "text",
        "x",
        "1",
        "2.5",
        "\"a\"",
        "true",
        "nan",
        "inf",
        "=",
        ".",
        "ä",
        "\"",
        "0x",
        " ",
    ]);
    prop::collection::vec(word, 0..30).prop_map(|words| words.concat())
}

fn any_value() -> impl Strategy<Value = Value> {
    let small = -3..300i128;
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        any::<i128>().prop_map(Value::Int),
        small.prop_map(Value::Int),
        any::<f64>().prop_map(Value::Float),
        prop::collection::vec(any::<u8>(), 0..9).prop_map(Value::Text),
    ];
    leaf.prop_recursive(2, 12, 5, |inner| prop::collection::vec(inner, 0..5).prop_map(Value::List))
}

fn value_of(ty: Type) -> BoxedStrategy<Value> {
    match ty {
        Type::Scalar(Scalar::Bool) => any::<bool>().prop_map(Value::Bool).boxed(),
        Type::Scalar(Scalar::F64) => any::<f64>().prop_map(Value::Float).boxed(),
        Type::Scalar(scalar) => {
            let (low, high) = scalar.range().unwrap();
            (low..=high).prop_map(Value::Int).boxed()
        }
        Type::Str => any::<String>().prop_map(|text| Value::Text(text.into_bytes())).boxed(),
        Type::Bytes => prop::collection::vec(any::<u8>(), 0..20).prop_map(Value::Text).boxed(),
        Type::Array(item) => prop::collection::vec(value_of(Type::Scalar(item)), 0..8).prop_map(Value::List).boxed(),
    }
}

/// Answers with whatever comes next, whatever is asked.
struct Arbitrary(std::vec::IntoIter<Value>);

impl Functions for Arbitrary {
    type Error = ();

    fn call(&mut self, _: &str, _: &[Value]) -> Result<Value, ()> {
        self.0.next().ok_or(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_condition_reads_back(text in well_typed()) {
        let condition = property(&text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
        let printed = condition.to_string();
        prop_assert_eq!(property(&printed), Ok(condition), "{} printed as {}", text, printed);
    }

    #[test]
    fn values_of_any_type_do_not_make_an_evaluation_panic(
        text in well_typed(), values in prop::collection::vec(any_value(), 0..12), answers in prop::collection::vec(any_value(), 0..12)
    ) {
        let condition = property(&text).unwrap();
        let _ = condition.evaluate(&values, &mut Arbitrary(answers.into_iter()));
        for signature in signatures() {
            let _ = condition.admits(&signature, &values);
        }
    }

    /// What is well typed is never undefined for want of a type.
    #[test]
    fn values_of_the_right_types_have_operators_that_take_them(
        (condition, values) in well_typed().prop_flat_map(|text| {
            let condition = property(&text).unwrap();
            let values: Vec<_> = condition.variables.iter().map(|variable| value_of(variable.ty)).collect();
            (Just(condition), values)
        })
    ) {
        if let Err(EvaluationError::Undefined(why)) = condition.evaluate(&values, &mut Real { calls: 0 }) {
            let known = ["division by zero", "out of range", "128 bits", "an empty text", "of nothing", "not exact"];
            prop_assert!(known.iter().any(|known| why.contains(known)), "{}: {}", condition, why);
        }
    }

    #[test]
    fn words_in_any_order(text in words()) {
        let source = Source::new("p", &text);
        let whole = Span::new(0, text.len());
        for outcome in [parse_property(&source, whole, &signatures()), parse_precondition(&source, whole, &signatures())] {
            match outcome {
                Ok(condition) => prop_assert!(!condition.to_string().contains('?')),
                Err(problem) => {
                    prop_assert!(problem.help.is_some() || problem.code.id == "IC0116" || problem.message.ends_with("is missing"), "{}", problem.message);
                    for label in problem.labels {
                        prop_assert!(label.source.text().get(label.span.start..label.span.end).is_some(), "{:?}", label.span);
                    }
                }
            }
        }
    }
}
