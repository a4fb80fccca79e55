//! `openai/*.case`: responses that a server gives one after the other, and what comes of them.
//!
//! A section `--- response` is a status, headers, an empty line and a body. `--- temperature` sets one. The expectation
//! says what the caller gets, and for each request after the first what was different in it.

use crate::case::{CaseFile, entries, report, request, settings, show};
use crate::mock::{Act, Seen, Server, respond};
use models::{Environment, Settings};

const KEY: &str = "sk-secret-0123456789";

#[test]
fn responses_mean_what_the_case_says() {
    let differences = entries("openai", "case").into_iter().filter_map(|path| {
        let case = CaseFile::read(path);
        let actual = run(&case);
        assert!(!actual.contains(KEY), "{} shows the key:\n{actual}", case.path.display());
        case.compare(&actual)
    });
    report(differences.collect());
}

fn run(case: &CaseFile) -> String {
    let script: Vec<Act> = case.all("response").map(response).collect();
    let server = Server::start(script);
    let settings = Settings {
        base_url: Some(server.url()),
        environment: Environment::of([("OPENAI_API_KEY", KEY)]),
        temperature: case.one("temperature").map(|text| text.trim().parse().unwrap()),
        ..settings()
    };
    let outcome = models::open("openai:m-1", &settings).unwrap().complete(&request("Reverse a text."));
    let shown = show(&outcome).replace(&server.port.to_string(), "PORT");
    let requests: String = server.seen().iter().map(|seen| format!("request {}\n", parameters(seen))).collect();
    format!("{shown}{requests}")
}

fn response(text: &str) -> Act {
    let (head, body) = text.split_once("\n\n").expect("an empty line after the headers");
    respond(head, body.trim_end())
}

/// The fields of the body, without the texts.
fn parameters(seen: &Seen) -> String {
    let body: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
    let fields = body.as_object().unwrap().iter().filter(|(name, _)| *name != "messages");
    fields.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
}
