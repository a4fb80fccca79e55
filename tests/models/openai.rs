//! What a case file cannot say of `openai:`: time, size, broken connections, redirects, proxies, keys.

use crate::case::{request, settings};
use crate::mock::{Act, Server, completion, drip, respond, send, silence};
use models::{Environment, ModelError, ProviderFailure, Reply, RetryPolicy, Settings};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn ask(server: &Server, settings: Settings) -> Result<Reply, ModelError> {
    let base_url = settings.base_url.clone().or_else(|| Some(server.url()));
    models::open("openai:m-1", &Settings { base_url, ..settings })?.complete(&request("Reverse a text."))
}

fn failure(outcome: Result<Reply, ModelError>) -> ProviderFailure {
    match outcome {
        Err(ModelError::Provider(error)) => error.failure,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_request_is_what_the_protocol_says() {
    let server = Server::start(vec![completion("ok"), completion("ok")]);
    assert_eq!(ask(&server, settings()).unwrap().text, "ok");
    let variables = [("OPENAI_API_KEY", "sk-1"), ("OPENAI_ORG_ID", "o"), ("OPENAI_PROJECT_ID", "p")];
    assert!(ask(&server, Settings { environment: Environment::of(variables), ..settings() }).is_ok());

    let seen = server.seen();
    assert!(seen[0].head.starts_with("POST /v1/chat/completions HTTP/1.1"), "{}", seen[0].head);
    assert_eq!(seen[0].header("content-type"), Some("application/json"));
    assert_eq!(seen[0].header("authorization"), Some("Bearer none"), "a server on this machine needs no key");
    assert_eq!(seen[0].header("accept-encoding"), None);
    assert_eq!(
        seen[0].body,
        r#"{"model":"m-1","messages":[{"role":"system","content":"You write LLVM IR."},{"role":"user","content":"Reverse a text."}],"max_tokens":1000}"#
    );
    assert_eq!(seen[1].header("authorization"), Some("Bearer sk-1"));
    assert_eq!((seen[1].header("openai-organization"), seen[1].header("openai-project")), (Some("o"), Some("p")));
}

#[test]
fn a_refused_parameter_stays_out_of_later_requests() {
    let refusal = r#"{"error":{"message":"no","param":"temperature","code":"unsupported_value"}}"#;
    let server = Server::start(vec![respond("400 Bad Request", refusal), completion("1"), completion("2")]);
    let settings = Settings { base_url: Some(server.url()), temperature: Some(0.0), ..settings() };
    let mut model = models::open("openai:m-1", &settings).unwrap();
    assert_eq!(model.complete(&request("a")).unwrap().setbacks.len(), 1);
    assert!(model.complete(&request("b")).unwrap().setbacks.is_empty());
    let with_temperature: Vec<bool> = server.seen().iter().map(|seen| seen.body.contains("temperature")).collect();
    assert_eq!(with_temperature, [true, false, false]);
}

#[test]
fn the_wait_that_a_server_asks_for_is_kept() {
    let busy = respond("429 Too Many Requests\nretry-after-ms: 150", r#"{"error":{"code":"rate_limit_exceeded","message":"slow"}}"#);
    let server = Server::start(vec![busy, completion("ok")]);
    let start = Instant::now();
    assert_eq!(ask(&server, settings()).unwrap().text, "ok");
    assert!(start.elapsed() >= Duration::from_millis(150), "{:?}", start.elapsed());
}

#[test]
fn a_wait_beyond_the_time_limit_is_not_begun() {
    let server = Server::start(vec![respond("429 Too Many Requests\nretry-after: 30", "{}")]);
    let start = Instant::now();
    let after = Some(Duration::from_secs(30));
    assert_eq!(failure(ask(&server, settings())), ProviderFailure::RateLimited { retry_after: after });
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_response_of_100_mb_is_cut_at_the_limit() {
    let sent = Arc::new(AtomicUsize::new(0));
    let act: Act = Box::new({
        let sent = sent.clone();
        move |connection| {
            connection.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")?;
            while sent.load(Ordering::SeqCst) < 100 << 20 {
                connection.write_all(&[b' '; 64 << 10])?;
                sent.fetch_add(64 << 10, Ordering::SeqCst);
            }
            Ok(())
        }
    });
    let server = Server::start(vec![act]);
    let error = ask(&server, settings()).unwrap_err();
    assert_eq!(error.exit_class(), 7);
    assert!(error.to_string().contains("did not end within 32 MiB"), "{error}");
    drop(server);
    assert!(sent.load(Ordering::SeqCst) < 64 << 20, "the server could send {}", sent.load(Ordering::SeqCst));
}

#[test]
fn an_error_response_without_end_is_cut_too() {
    let server = Server::start(vec![drip(&format!("HTTP/1.1 400 Bad\r\n\r\n{}", "x".repeat(100 << 10)))]);
    let start = Instant::now();
    let error = ask(&server, settings()).unwrap_err();
    assert!(error.to_string().len() < 2000);
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_slow_drip_hits_the_time_limit() {
    for act in [drip("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"), drip("HTTP/1.1 200 OK\r\nx-slow:"), silence()] {
        let server = Server::start(vec![act]);
        let limit = Duration::from_millis(200);
        let begin = Instant::now();
        assert_eq!(failure(ask(&server, Settings { timeout: limit, ..settings() })), ProviderFailure::Timeout { limit });
        assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    }
}

#[test]
fn a_body_that_breaks_off_is_not_asked_for_again() {
    let server = Server::start(vec![send("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"choices\":"), completion("second")]);
    let error = ask(&server, settings()).unwrap_err();
    assert_eq!(error.exit_class(), 7);
    assert_eq!(failure(Err(error)), ProviderFailure::Truncated);
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn a_connection_closed_before_the_response_is_tried_again() {
    let server = Server::start(vec![send(""), completion("second")]);
    let reply = ask(&server, settings()).unwrap();
    assert_eq!((reply.text.as_str(), reply.setbacks.len()), ("second", 1));
}

#[test]
fn attempts_have_a_cap() {
    let server = Server::start(vec![]);
    let retry = RetryPolicy { attempts: 4, ..settings().retry };
    match ask(&server, Settings { retry, ..settings() }) {
        Err(ModelError::Provider(error)) => assert_eq!(error.attempts, 4),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.seen().len(), 4);
}

#[test]
fn nobody_listening_is_a_clear_message() {
    let port = Server::start(vec![]).port;
    let base_url = Some(format!("http://127.0.0.1:{port}/v1"));
    let mut model = models::open("openai:m-1", &Settings { base_url, ..settings() }).unwrap();
    let error = model.complete(&request("x")).unwrap_err();
    assert_eq!(error.exit_class(), 7);
    assert!(error.to_string().contains("cannot be reached") && error.to_string().contains("refused"), "{error}");
}

#[test]
fn the_key_does_not_follow_a_redirect_to_another_place() {
    let other = Server::start(vec![completion("stolen")]);
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let head = format!("{status}\nlocation: {}/chat/completions", other.url());
        let server = Server::start(vec![respond(&head, "")]);
        let found = failure(ask(&server, Settings { environment: Environment::of([("OPENAI_API_KEY", "sk-1")]), ..settings() }));
        assert!(matches!(found, ProviderFailure::Redirected { location } if location.contains(&other.port.to_string())), "{status}");
    }
    assert!(other.seen().is_empty());
}

#[test]
fn a_redirect_on_the_same_host_is_followed_with_the_body() {
    let server = Server::start(vec![respond("308 Permanent\nlocation: /v2/chat/completions", ""), completion("ok")]);
    assert_eq!(ask(&server, settings()).unwrap().text, "ok");
    let seen = server.seen();
    assert!(seen[1].head.starts_with("POST /v2/chat/completions"));
    assert_eq!(seen[0].body, seen[1].body);
}

#[test]
fn a_redirect_that_would_turn_the_post_into_a_get_is_not_followed() {
    let server = Server::start(vec![respond("302 Found\nlocation: /v2/chat/completions", ""), completion("by GET")]);
    assert!(matches!(failure(ask(&server, settings())), ProviderFailure::Redirected { .. }));
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn a_redirect_in_a_circle_ends() {
    let around = || respond("307 Temporary\nlocation: /v1/chat/completions", "");
    let server = Server::start((0..20).map(|_| around()).collect());
    assert!(matches!(failure(ask(&server, settings())), ProviderFailure::Redirected { .. }));
    assert!(server.seen().len() < 6);
}

#[test]
fn a_proxy_of_the_environment_is_used_except_for_this_machine() {
    let proxy = Server::start(vec![completion("by proxy")]);
    let address = format!("http://127.0.0.1:{}", proxy.port);
    let through = |variable: &str, no_proxy: &str| Settings {
        base_url: Some("http://model.invalid/v1".into()),
        environment: Environment::of([("OPENAI_API_KEY", "sk-1"), (variable, &address), ("NO_PROXY", no_proxy)]),
        ..settings()
    };
    assert_eq!(ask(&proxy, through("http_proxy", "")).unwrap().text, "by proxy");
    assert!(proxy.seen()[0].head.starts_with("POST http://model.invalid/v1/chat/completions"));

    let tunnelled = Settings { base_url: Some("https://model.invalid/v1".into()), ..through("HTTPS_PROXY", "") };
    assert_eq!(ask(&proxy, tunnelled).unwrap_err().exit_class(), 7, "the proxy makes no tunnel");
    let tunnel = &proxy.seen()[1].head;
    assert!(tunnel.starts_with("CONNECT model.invalid:443") && !tunnel.contains("sk-1"), "{tunnel}");

    let server = Server::start(vec![completion("excepted"), completion("direct")]);
    let excepted = Settings { base_url: Some(format!("http://0.0.0.0:{}/v1", server.port)), ..through("HTTP_PROXY", "0.0.0.0") };
    assert_eq!(ask(&server, excepted).unwrap().text, "excepted");
    assert_eq!(ask(&server, Settings { base_url: None, ..through("ALL_PROXY", "") }).unwrap().text, "direct");
    let unusable = models::open(
        "openai:m-1",
        &Settings { environment: Environment::of([("OPENAI_API_KEY", "k"), ("HTTPS_PROXY", "http://")]), ..settings() },
    );
    assert!(matches!(unusable, Err(ModelError::BadSetting { setting: "HTTPS_PROXY", .. })));
}

#[test]
fn offline_forbids_the_endpoint() {
    let error = models::open("openai:m-1", &Settings { offline: true, ..settings() }).err().unwrap();
    assert_eq!(error.exit_class(), 2);
    assert!(matches!(error, ModelError::Offline { .. }));
}

#[test]
fn without_a_key_the_message_names_the_variable() {
    let error = models::open("openai:m-1", &settings()).err().unwrap();
    assert_eq!(error.exit_class(), 4);
    assert!(error.diagnostic().help.unwrap().contains("OPENAI_API_KEY"));
    assert!(error.to_string().contains("https://api.openai.com/v1/chat/completions"), "{error}");
    assert!(models::open("openai: ", &settings()).is_err_and(|error| matches!(error, ModelError::BadSpec { .. })));
}
