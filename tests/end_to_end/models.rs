//! Models through a command and through a compatible endpoint, over plain HTTP and TLS.

use crate::workbench::Workbench;
use rustls::pki_types::PrivateKeyDer;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

const TASK: &str =
    "@create double.ll\nTwice a number.\n\n@signature double(x: i64) -> i64\n@example double(21) == 42\n@example double(-1) == -2\n";

/// Authored for these tests.
const REPLY: &str = "Here you are:\n```llvm\ndefine i64 @double(i64 %x) {\nentry:\n  %twice = add i64 %x, %x\n  ret i64 %twice\n}\n```\n";

fn bench() -> Workbench {
    let bench = Workbench::new();
    bench.write("double.intent", TASK);
    bench.write("reply.txt", REPLY);
    bench
}

#[test]
fn a_command_gets_the_prompt_and_gives_the_reply() {
    let bench = bench();
    bench.write("model.sh", "cat > prompt.txt\ncat reply.txt\n");
    bench.run(["build", "double.intent", "--model", "exec:sh model.sh", "--oracles", "none"]).exits(0);
    assert!(bench.read("modules/double.ll").contains("%twice"));
    let prompt = bench.read("prompt.txt");
    assert!(prompt.contains("Twice a number.") && prompt.contains("define i64 @double(i64 %x)"), "{prompt}");
}

#[test]
fn a_command_that_fails_hangs_or_never_ends_is_a_message() {
    let bench = bench();
    bench.run(["build", "double.intent", "--model", "exec:sh -c 'echo no quota >&2; exit 3'"]).exits(7).says("no quota");
    bench.run(["build", "double.intent", "--model", "exec:no-such-command-here"]).exits(2).says("no-such-command-here");
    bench.run(["build", "double.intent", "--timeout", "1", "--model", "exec:sleep 60"]).exits(7).says("1 s");
    bench.run(["build", "double.intent", "--model", "exec:yes"]).exits(1).says("MiB");
    bench.run(["build", "double.intent", "--model", "exec:echo I cannot help with that"]).exits(1).says("no LLVM IR");
    assert!(!bench.path("modules").exists(), "nothing is half written");
}

/// Answers each connection with one completion, after the request has come whole.
fn serve<S: Read + Write>(mut stream: S) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_complete(&request) {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the client closed early");
        request.extend_from_slice(&buffer[..read]);
    }
    let body = serde_json::json!({
        "id": "x", "object": "chat.completion", "model": "test-model-1",
        "choices": [{ "index": 0, "finish_reason": "stop", "message": { "role": "assistant", "content": REPLY } }],
        "usage": { "prompt_tokens": 10, "completion_tokens": 20, "total_tokens": 30 },
    });
    let body = body.to_string();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    stream.flush().unwrap();
    String::from_utf8(request).unwrap()
}

fn is_complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    body.len() >= length.unwrap_or(0)
}

#[test]
fn a_compatible_endpoint_over_plain_http() {
    let bench = bench();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("base-url=http://{}/v1", listener.local_addr().unwrap());
    let server = thread::spawn(move || serve(listener.accept().unwrap().0));
    bench.run(["build", "double.intent", "--model", "openai:some-model", "--oracles", "none", "-c", &base]).exits(0).says("test-model-1");
    let request = server.join().unwrap();
    assert!(request.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("some-model"), "{request}");
}

struct Tls {
    listener: TcpListener,
    config: Arc<rustls::ServerConfig>,
    authority: String,
}

/// A server for `localhost` whose certificate a test authority signed.
fn tls() -> Tls {
    let authority_key = rcgen::KeyPair::generate().unwrap();
    let mut parameters = rcgen::CertificateParams::new(Vec::new()).unwrap();
    parameters.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority = parameters.self_signed(&authority_key).unwrap();
    let issuer = rcgen::Issuer::new(parameters, authority_key);
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap();
    Tls { listener: TcpListener::bind("127.0.0.1:0").unwrap(), config: Arc::new(config), authority: authority.pem() }
}

impl Tls {
    fn base_url(&self) -> String {
        format!("base-url=https://localhost:{}/v1", self.listener.local_addr().unwrap().port())
    }

    fn accept(&self) -> rustls::StreamOwned<rustls::ServerConnection, TcpStream> {
        let stream = self.listener.accept().unwrap().0;
        rustls::StreamOwned::new(rustls::ServerConnection::new(self.config.clone()).unwrap(), stream)
    }
}

#[test]
fn a_compatible_endpoint_over_tls_with_a_test_authority() {
    let bench = bench();
    let tls = tls();
    let authority = format!("ca-file={}", bench.write("ca.pem", &tls.authority).display());
    let base = tls.base_url();
    let server = thread::spawn(move || serve(tls.accept()));
    bench.run(["build", "double.intent", "--model", "openai:m", "--oracles", "none", "-c", &base, "-c", &authority]).exits(0);
    assert!(server.join().unwrap().starts_with("POST /v1/chat/completions"));
}

#[test]
fn an_endpoint_of_an_unknown_authority_is_not_trusted() {
    let bench = bench();
    let tls = tls();
    let base = tls.base_url();
    let server = thread::spawn(move || {
        // The client ends the handshake, and may try again; the test is over when it gives up.
        for _ in 0..8 {
            let mut byte = [0];
            if tls.accept().read(&mut byte).is_ok_and(|read| read > 0) {
                return true;
            }
        }
        false
    });
    bench.run(["build", "double.intent", "--model", "openai:m", "-c", &base]).exits(7).says("certificate");
    assert!(!server.is_finished() || !server.join().unwrap(), "the request was sent to a stranger");
}

#[test]
fn offline_forbids_the_endpoint() {
    let bench = bench();
    bench
        .run(["build", "double.intent", "--offline", "--model", "openai:m", "-c", "base-url=http://127.0.0.1:9/v1"])
        .exits(2)
        .says("offline");
}

#[test]
fn a_model_writes_the_plan_for_a_sentence_that_no_pattern_answers() {
    let bench = bench();
    let plan = format!("```\n{TASK}```\n");
    bench.write("replies/1.reply", format!("+++\norigin = \"authored\"\nstep = \"plan\"\npurpose = \"plan\"\nordinal = 0\n+++\n{plan}"));
    bench.write(
        "replies/2.reply",
        format!("+++\norigin = \"authored\"\nstep = \"create double.ll\"\npurpose = \"implement\"\nordinal = 0\n+++\n{REPLY}"),
    );
    bench.write("intent.toml", "model = \"replay:replies\"\n");
    bench.run(["build", "Give me a function that doubles a number"]).exits(0).says("create double.ll");
    assert!(bench.read("modules/double.ll").contains("%twice"));
}

#[test]
fn a_reply_that_was_never_kept_is_a_miss() {
    let bench = bench();
    bench.write(
        "replies/1.reply",
        format!("+++\norigin = \"authored\"\nstep = \"create duoble.ll\"\npurpose = \"implement\"\nordinal = 0\n+++\n{REPLY}"),
    );
    bench.run(["build", "double.intent", "--model", "replay:replies"]).exits(10).says("duoble");
}
