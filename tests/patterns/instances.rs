//! Sentences become modules and scenarios.

use diagnostics::{Diagnostic, Source, Span};
use patterns::{Answer, Content, Inputs, Instance, Library, Match, SlotValue};

fn understood(sentence: &str) -> Match<'static> {
    match Library::shipped().answer(sentence) {
        Answer::Match(found) => found,
        other => panic!("{sentence}: {other:?}"),
    }
}

fn content() -> Content {
    let files: [(&str, &[u8]); 5] = [
        ("index.html", b"<h1>\"hi\" \\ there</h1>\n"),
        ("whitepaper.md", "\u{e4}\n".as_bytes()),
        ("build-log/index.txt", b""),
        ("logo", &[0xff, 0x00, b'%', b'c']),
        ("large.css", &[b'x'; 100_000]),
    ];
    Content { files: files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect() }
}

fn site(sentence: &str) -> Result<Instance, Diagnostic> {
    understood(sentence).instantiate(&Inputs { content: Some(&content()) })
}

/// Every line must be an expectation, and reading it must give its own text.
fn check_expectations(instance: &Instance) -> usize {
    let source = Source::new("scenario", &instance.expectations);
    let mut start = 0;
    for line in instance.expectations.split_inclusive('\n') {
        let span = Span::new(start, start + line.len() - 1);
        start += line.len();
        let parsed = directives::parse_expectation(&source, span);
        assert!(parsed.is_ok(), "{line}: {:?}", parsed.err().map(|diagnostic| diagnostic.message));
    }
    instance.expectations.lines().count()
}

#[test]
fn an_echo_server_is_two_modules_and_a_scenario() {
    let instance = understood("TCP echo server on port 9000").instantiate(&Inputs::default()).unwrap();
    assert_eq!(instance.name, "tcp_echo");
    let names: Vec<&str> = instance.modules.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["slots.ll", "tcp_echo.ll"]);
    assert!(instance.modules[0].1.contains("@slot_port = constant i64 9000\n"));
    assert!(instance.modules[1].1.contains("@slot_port = external constant i64"));
    assert!(check_expectations(&instance) >= 5);
    for part in ["clients 16", "send random 1048576", "half-close", "signal TERM exit 0"] {
        assert!(instance.expectations.contains(part), "{part}");
    }
    assert_eq!(instance.effects.to_string(), understood("TCP echo server").pattern.effects);
}

#[test]
fn every_canonical_sentence_is_understood() {
    for pattern in Library::shipped().patterns() {
        assert_eq!(understood(&pattern.intent).pattern.name, pattern.name);
    }
}

#[test]
fn pages_become_constants_and_expectations() {
    let instance = site("HTTP server for /, /whitepaper, /build-log, /logo and /large on port 81").unwrap();
    let slots = &instance.modules[0].1;
    for line in [
        "@slot_port = constant i64 81",
        "@slot_route_count = constant i64 5",
        "@slot_routes = constant [5 x { ptr, i64, ptr, i64, ptr, i64 }] [",
        "@route_0_body = private unnamed_addr constant [22 x i8] c\"<h1>\\22hi\\22 \\5C there</h1>\\0A\"",
        "@route_1_body = private unnamed_addr constant [3 x i8] c\"\\C3\\A4\\0A\"",
        "@route_2_body = private unnamed_addr constant [0 x i8] c\"\"",
        "@route_3_body = private unnamed_addr constant [4 x i8] c\"\\FF\\00%c\"",
    ] {
        assert!(slots.lines().any(|found| found == line), "{line}");
    }
    assert!(slots.contains("Content-Type: text/markdown; charset=utf-8\\0D\\0AContent-Length: 3\\0D\\0A\""));
    check_expectations(&instance);
    for line in [
        "http 81 GET / status 200 header \"Content-Type: text/html; charset=utf-8\" body \"<h1>\\\"hi\\\" \\\\ there</h1>\\n\"",
        "http 81 HEAD /whitepaper status 200 header \"Content-Type: text/markdown; charset=utf-8\" no-body",
        "http 81 GET /logo status 200 header \"Content-Type: application/octet-stream\" body \"\\xFF\\x00%c\"",
        "http 81 keep-alive 3 GET / status 200",
        "http 81 PUT / status 405 header \"Allow: GET, HEAD\"",
        "http 81 GET /no-such-page status 404",
        "signal TERM exit 0",
    ] {
        assert!(instance.expectations.lines().any(|found| found == line), "{line}\n{}", instance.expectations);
    }
}

#[test]
fn what_is_missing_for_a_site_is_said() {
    let without_folder = understood("HTTP server for /").instantiate(&Inputs::default()).unwrap_err();
    assert_eq!(without_folder.code.id, "IC1003");
    assert!(without_folder.help.unwrap().contains("--content"));
    let without_page = site("HTTP server for / and /white-paper").unwrap_err();
    assert_eq!(without_page.code.id, "IC1004");
    assert!(without_page.notes.iter().any(|note| note.contains("whitepaper.md")), "{:?}", without_page.notes);
}

#[test]
fn pages_may_not_exceed_the_limit() {
    let bytes = vec![0; patterns::MOST_CONTENT_BYTES / 2 + 1];
    let files = ["index.html", "a.html"].map(|name| (name.to_owned(), bytes.clone()));
    let content = Content { files: files.into_iter().collect() };
    let error = understood("HTTP server for / and /a").instantiate(&Inputs { content: Some(&content) }).unwrap_err();
    assert_eq!(error.code.id, "IC1005");
}

fn abstention(sentence: &str) -> patterns::Abstention<'static> {
    match Library::shipped().answer(sentence) {
        Answer::Abstain(abstention) => abstention,
        other => panic!("{sentence}: {other:?}"),
    }
}

#[test]
fn an_abstention_says_what_was_not_understood() {
    let chat = abstention("Build a TCP chat server on port 8080");
    assert_eq!(chat.nearest.unwrap().name, "tcp_echo");
    assert_eq!((chat.unexplained.len(), chat.unexplained[0].text.as_str()), (1, "chat"));
    assert_eq!(chat.unexplained[0].span, Span::new(12, 16));

    let server = abstention("Build a server on port 8080");
    assert!(server.unexplained.is_empty());
    assert_eq!(server.missing, ["that it speaks TCP", "that it sends back what it receives"]);

    let no_paths = abstention("Build an HTTP server on port 8080");
    assert_eq!(no_paths.missing, ["which paths to serve, such as / and /about"]);

    let client = abstention("Build a TCP client for an echo server");
    assert_eq!(client.unexplained[0].text, "client");

    let two_ports = abstention("Build a TCP echo server on port 8080 and 9090").conflict.unwrap();
    let values: Vec<&str> = two_ports.values.iter().map(|value| value.text.as_str()).collect();
    assert_eq!((two_ports.slot.as_str(), values), ("port", vec!["8080", "9090"]));

    let nothing = abstention("Bake a cake");
    assert!(nothing.nearest.is_none());
    let words: Vec<&str> = nothing.unexplained.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["Bake", "cake"]);
    assert!(abstention("").unexplained.is_empty());
}

#[test]
fn impossible_values_are_refused_with_their_place() {
    for (sentence, value) in [
        ("Build a TCP echo server on port 65536", "65536"),
        ("Build a TCP echo server on port 0", "0"),
        ("Build a TCP echo server on port -8080", "-8080"),
        ("Serve / and /a and / over HTTP", "/"),
        ("Serve / and /a/../b over HTTP", "/a/../b"),
        ("Build a website with three pages: / and /a", "three"),
    ] {
        let Answer::Invalid(diagnostic) = Library::shipped().answer(sentence) else { panic!("{sentence}") };
        assert_eq!(diagnostic.code.id, "IC1002");
        assert_eq!(diagnostic.labels[0].span.of(sentence), value, "{sentence}");
        assert!(diagnostic.help.is_some(), "{sentence}");
    }
}

#[test]
fn slots_say_where_they_come_from() {
    let found = understood("Serve \"/\" and '/about' over HTTP.");
    assert_eq!(found.slots[0].value, SlotValue::Port(8080));
    assert_eq!(found.slots[0].span, None);
    assert_eq!(found.slots[1].value, SlotValue::Paths(vec!["/".into(), "/about".into()]));
    assert_eq!(found.slots[1].span, Some(Span::new(7, 21)));
}

#[test]
fn every_word_is_explained() {
    let sentence = "Please build a TCP echo server on port 9000.";
    let found = understood(sentence);
    let words: Vec<&str> = found.explanations.iter().map(|explanation| explanation.word.text.as_str()).collect();
    assert_eq!(words, ["Please", "build", "a", "TCP", "echo", "server", "on", "port", "9000"]);
    assert!(found.explanations.iter().all(|explanation| !explanation.by.is_empty()));
    let expected =
        ["`Please`: function word", "`build`: request", "`a`: function word", "`TCP echo server`: server", "`on port 9000`: port"];
    assert_eq!(found.explain(), expected);
}
