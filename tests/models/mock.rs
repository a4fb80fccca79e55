//! A server of bytes: it reads a request and does with the connection what the script says.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

pub(crate) trait Connection: Read + Write {}
impl<C: Read + Write> Connection for C {}

/// What happens to one connection after its request has been read.
pub(crate) type Act = Box<dyn FnOnce(&mut dyn Connection) -> io::Result<()> + Send>;

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

pub(crate) struct Server {
    pub(crate) port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start(script: Vec<Act>) -> Self {
        Self::start_with(script, None)
    }

    /// Each act serves one connection; when all are used up, connections are closed at once.
    pub(crate) fn start_with(script: Vec<Act>, tls: Option<Arc<rustls::ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (seen, stop) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let thread = std::thread::spawn({
            let (seen, stop) = (seen.clone(), stop.clone());
            move || {
                let mut script = script.into_iter();
                for stream in listener.incoming() {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    let stream = stream.unwrap();
                    // A client that goes away in the middle is what many cases are about.
                    let _ = match &tls {
                        None => serve(stream, &seen, &mut script),
                        Some(config) => {
                            let session = rustls::ServerConnection::new(config.clone()).unwrap();
                            serve(rustls::StreamOwned::new(session, stream), &seen, &mut script)
                        }
                    };
                }
            }
        });
        Self { port, seen, stop, thread: Some(thread) }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        let _ = self.thread.take().unwrap().join();
    }
}

fn serve(mut stream: impl Connection, seen: &Mutex<Vec<Seen>>, script: &mut impl Iterator<Item = Act>) -> io::Result<()> {
    let request = match read_request(&mut stream) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        read => read?,
    };
    seen.lock().unwrap().push(request);
    if let Some(act) = script.next() {
        act(&mut stream)?;
    }
    stream.flush()
}

fn read_request(stream: &mut impl Read) -> io::Result<Seen> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let seen = Seen { head: head.to_owned(), body: body.to_owned() };
            let length = seen.header("content-length").map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                return Ok(seen);
            }
        }
        match stream.read(&mut buffer)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            // A TLS handshake, which no request begins like.
            _ if bytes.is_empty() && buffer[0] == 0x16 => return Err(io::ErrorKind::InvalidData.into()),
            count => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

/// Sends a whole response: `head` is the status and further headers, lines separated by `\n`.
pub(crate) fn respond(head: &str, body: &str) -> Act {
    let head = head.trim_end().replace('\n', "\r\n");
    let text = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
    Box::new(move |connection| connection.write_all(text.as_bytes()))
}

/// Sends exactly these bytes and closes.
pub(crate) fn send(bytes: &str) -> Act {
    let bytes = bytes.to_owned();
    Box::new(move |connection| connection.write_all(bytes.as_bytes()))
}

/// Sends `start`, then one blank after another with pauses, for at most five seconds.
pub(crate) fn drip(start: &str) -> Act {
    let start = start.to_owned();
    Box::new(move |connection| {
        connection.write_all(start.as_bytes())?;
        for _ in 0..250 {
            connection.write_all(b" ")?;
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    })
}

/// Sends nothing for a second.
pub(crate) fn silence() -> Act {
    Box::new(|_| {
        std::thread::sleep(Duration::from_secs(1));
        Ok(())
    })
}

/// A completion with this text.
pub(crate) fn completion(text: &str) -> Act {
    let body = serde_json::json!({"model": "m-1", "choices": [{"message": {"content": text}, "finish_reason": "stop"}]});
    respond("200 OK\ncontent-type: application/json", &body.to_string())
}
