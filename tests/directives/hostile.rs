//! Arbitrary input: no panic, spans inside the text, linear time; and what is printed reads back.

use diagnostics::{Source, Span};
use directives::{
    Example, MAX_DIAGNOSTICS, MAX_TASK_FILE_BYTES, Parameter, Scalar, Signature, TaskFile, Type, Value, parse, parse_bytes, parse_example,
    parse_expectation, parse_signature, parse_value,
};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn assert_inside(text: &str, span: Span) {
    assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} in a text of {} bytes", text.len());
}

fn check_spans(file: &TaskFile) {
    let text = file.source.text();
    for step in &file.steps {
        let brief = &step.brief;
        assert_inside(text, step.span);
        assert_inside(text, brief.intent_span);
        brief.effects_span.iter().for_each(|span| assert_inside(text, *span));
        brief.signatures.iter().for_each(|signature| assert_inside(text, signature.span));
        brief.examples.iter().for_each(|example| assert_inside(text, example.span));
        brief.expectations.iter().for_each(|expectation| assert_inside(text, expectation.span));
        brief.properties.iter().chain(&brief.preconditions).for_each(|condition| assert_inside(text, condition.span));
        let raw = brief.limits.iter().chain(&brief.tolerance);
        raw.for_each(|clause| assert_inside(text, clause.span));
    }
    for label in file.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert_inside(label.source.text(), label.span);
    }
}

/// Text in which the words of the language are frequent.
fn task_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "@create ",
            "@target ",
            "@program ",
            "@plan",
            "@test ",
            "@transform ",
            "@help ",
            "@signature ",
            "@example ",
            "@property ",
            "@where ",
            "@tolerance ",
            "@oracle",
            "@expect ",
            "@effects ",
            "@uses ",
            "@limit ",
            "---",
            "\n",
            "\n",
            "\n",
            "\r\n",
            "  ",
            "\t",
            "a.ll",
            "append",
            "f(",
            "x: ",
            "i64",
            "mut ",
            "[u8]",
            ")",
            " -> ",
            "str",
            " == ",
            "\"a\\n\"",
            "\"",
            "\\",
            "[1, 2]",
            "[",
            "tcp 80 ",
            "send ",
            "receive ",
            "same",
            "random ",
            "http ",
            "GET / ",
            "status 200 ",
            "body ",
            "run ",
            "signal TERM ",
            "exit 0",
            "-1",
            "1e9",
            "0x",
            "ä",
            "\u{feff}",
            "\u{a0}",
            "pure",
            "net,",
            "..",
            "/",
            "def f(): pass",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..60).prop_map(|words| words.concat())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        any::<i128>().prop_map(Value::Int),
        any::<f64>().prop_map(Value::Float),
        any::<u64>().prop_map(|bits| Value::Float(f64::from_bits(bits))),
        prop::collection::vec(any::<u8>(), 0..20).prop_map(Value::Text),
        any::<String>().prop_map(|text| Value::Text(text.into_bytes())),
    ];
    leaf.prop_recursive(3, 40, 6, |inner| prop::collection::vec(inner, 0..6).prop_map(Value::List))
}

fn ty() -> impl Strategy<Value = Type> {
    let scalar = || prop::sample::select(Scalar::ALL.to_vec());
    prop_oneof![scalar().prop_map(Type::Scalar), Just(Type::Str), Just(Type::Bytes), scalar().prop_map(Type::Array)]
}

fn signature() -> impl Strategy<Value = Signature> {
    let parameter = ("[a-z_][a-z0-9_]{0,8}", ty(), any::<bool>());
    (r"[a-z][a-z0-9]{0,3}_[a-zA-Z0-9_]{0,8}", prop::collection::vec(parameter, 0..8), prop::option::of(ty())).prop_map(
        |(name, list, result)| {
            let parameters = list.into_iter().enumerate().map(|(index, (name, ty, mutable))| Parameter {
                name: format!("{name}{index}"),
                ty,
                mutable: mutable && ty.can_be_mutable(),
            });
            Signature { name, parameters: parameters.collect(), result, span: Span::at(0) }
        },
    )
}

fn whole(text: &str) -> (Source, Span) {
    (Source::new("t", text), Span::new(0, text.len()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_the_language_in_any_order(text in task_text()) {
        check_spans(&parse(&Source::new("t", &text)));
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_spans(&parse_bytes("t", &bytes));
    }

    #[test]
    fn any_text_behind_each_clause(text in any::<String>(), start in 0..80usize, end in 0..80usize) {
        let (source, all) = whole(&text);
        for span in [all, Span::new(start, end)] {
            let problems = [
                parse_signature(&source, span).err(),
                parse_example(&source, span).err(),
                parse_expectation(&source, span).err(),
                parse_value(&source, span).err(),
            ];
            for label in problems.iter().flatten().flat_map(|problem| &problem.labels) {
                assert_inside(&text, label.span);
            }
        }
    }

    #[test]
    fn a_value_reads_back(value in value()) {
        let (source, span) = whole(&value.to_string());
        prop_assert_eq!(parse_value(&source, span).map_err(|problem| problem.message), Ok(value));
    }

    #[test]
    fn a_signature_reads_back(signature in signature()) {
        let (source, span) = whole(&signature.to_string());
        prop_assert_eq!(parse_signature(&source, span).map_err(|problem| problem.message), Ok(signature));
    }

    #[test]
    fn parameters_of_the_ir_have_different_names(signature in signature()) {
        let head = signature.ir_definition_head();
        let names: Vec<&str> = head.split('%').skip(1).map(|part| part.trim_end_matches([')', ' ']).split(',').next().unwrap()).collect();
        let different: std::collections::HashSet<&&str> = names.iter().collect();
        prop_assert_eq!(different.len(), names.len(), "{}", head);
    }

    #[test]
    fn an_example_reads_back(function in "[a-z_]{1,8}", arguments in prop::collection::vec(value(), 0..5), expected in value()) {
        let example = Example { function, arguments, expected, span: Span::at(0), text: String::new() };
        let (source, span) = whole(&example.to_string());
        prop_assert_eq!(parse_example(&source, span).map_err(|problem| problem.message), Ok(example));
    }

    #[test]
    fn a_conforming_value_conforms_again(value in value(), ty in ty()) {
        prop_assert_eq!(value.check(ty).is_ok(), value.conform(ty).is_ok());
        if let Ok(conformed) = value.conform(ty) {
            prop_assert_eq!(conformed.conform(ty), Ok(conformed));
        }
    }
}

#[test]
fn a_file_of_100_mb_is_refused_from_its_length() {
    let bytes = vec![b'@'; 100 << 20];
    let start = Instant::now();
    let file = parse_bytes("big.intent", &bytes);
    assert!(start.elapsed() < Duration::from_millis(5), "{:?}", start.elapsed());
    assert_eq!((file.steps.len(), file.diagnostics[0].code.id), (0, "IC0101"));
    assert_eq!(parse(&Source::new("s", "a".repeat(MAX_TASK_FILE_BYTES + 1))).diagnostics[0].code.id, "IC0101");
}

/// Each is repeated to 1 MiB; a step that took quadratic time would take minutes.
#[test]
fn hostile_repetitions_take_linear_time() {
    let heads_and_units = [
        ("", "@\n"),
        ("", "@x\n"),
        ("", "---\n"),
        ("", "@plan a\n---\n"),
        ("@create a.ll\n", "@signature f(\n"),
        ("@create a.ll\n", "@signature f(x: i64) -> i64\n"),
        ("@create a.ll\n@signature f(x: i64) -> i64\n", "@example f(1) == 1\n"),
        ("@create a.ll\n@signature f(x: i64) -> i64\n", "@example gg(1) == 1\n"),
        ("@create a.ll\n@signature f(x: [i64]) -> i64\n@example f(", "["),
        ("@create a.ll\n@example f(", "[1],"),
        ("@create a.ll\n@example f(\"", "\\u{41}"),
        ("@create a.ll\n@example f(1", "9"),
        ("@create a.ll\n@property f", "("),
        ("@create a.ll\n@where f", "x "),
        ("@create a.ll\n@where ", "(x) "),
        ("@create a.ll\n@property ", "not "),
        ("@create a.ll\n@property ", "-"),
        ("@create a.ll\n@property ", "["),
        ("@create a.ll\n@property ", "x["),
        ("@create a.ll\n@property ", "x => "),
        ("@create a.ll\n@property ", "x + "),
        ("@create a.ll\n@property 1", " == 1 and 1"),
        ("@create a.ll\n@signature f(x: i64) -> i64\n@property f(x) == 1 or f(", "f(x), "),
        ("@create a.ll\n@signature f(x: i64) -> i64\n", "@property f(x) == x + y\n"),
        ("@create a.ll\n@signature f(x: i64) -> i64\n", "@where x == 1\n"),
        ("@create a.ll\n@oracle\n", "\n"),
        ("@create a.ll\n@oracle\n", "  x\n"),
        ("@create a.ll\n@oracle\n", "@oracle\n\n"),
        ("@program a\n@expect tcp 80 ", "send \"a\" "),
        ("@program a\n@expect run ", "a "),
        ("@program a\n@expect ", "send"),
        ("@program a\n@effects ", "net,"),
        ("@program a\n@uses ", "a.ll "),
        ("@test ", "a.ll,"),
        ("@create ", "a"),
        ("@create a.ll\n", " @create\n"),
        ("", " "),
        ("", "\r"),
        ("@plan\n", "x\n"),
    ];
    for (head, unit) in heads_and_units {
        let text = head.to_owned() + &unit.repeat((MAX_TASK_FILE_BYTES - head.len()) / unit.len());
        let start = Instant::now();
        let file = parse(&Source::new("t", &text));
        assert!(start.elapsed() < Duration::from_secs(3), "{head:?} {unit:?}: {:?}", start.elapsed());
        assert!(file.diagnostics.len() <= MAX_DIAGNOSTICS + 1);
        check_spans(&file);
    }
    // Each name is learned from the one behind it, over as many parts as an expression may have.
    let chain: String = (0..6).map(|index| format!("[y{index}] == [y{}] and ", index + 1)).collect();
    let long = format!("@property {chain}f(y6) == 1 or [{}y1] == []\n", "y1 + 1, ".repeat(2_400));
    let conditions = format!("@create a.ll\n@signature f(x: i64) -> i64\n{}", long.repeat(MAX_TASK_FILE_BYTES / 4 / long.len()));
    let start = Instant::now();
    let file = parse(&Source::new("t", &conditions));
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    assert!(file.diagnostics.is_empty(), "{:?}", file.diagnostics);
    let names: String = (0..60_000).map(|index| format!("@signature f{index}() -> u8\n")).collect();
    let uses: String = (0..120_000).map(|index| format!(" m{index}.ll")).collect();
    for text in [format!("@create a.ll\n{}", &names[..1_000_000]), format!("@program a\n@uses{}", &uses[..1_000_000])] {
        let start = Instant::now();
        check_spans(&parse(&Source::new("t", &text)));
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    }
}
