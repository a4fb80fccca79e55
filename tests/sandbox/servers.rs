//! Programs that listen, reached through the sandbox.

use super::{compile, folder, helper, sandboxes};
use runtime::EffectSet;
use sandbox::{Instance, Job, Level, Limits, Sandbox, SandboxError, Status};
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

fn effects() -> EffectSet {
    "net, io".parse().unwrap()
}

/// A port that is free at this moment.
fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

fn server(port: u16) -> Job {
    Job { arguments: vec![port.to_string()], effects: effects(), ports: vec![port], limits: Limits::server(), ..Job::default() }
}

fn echo() -> Vec<u8> {
    compile(&folder().join("servers/echo.c"))
}

fn echoes(sandbox: &mut Sandbox, instance: &Instance, port: u16) {
    for text in ["first\n", "second\n"] {
        let mut stream = sandbox.connect(port, Duration::from_secs(2)).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = vec![0; text.len()];
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(String::from_utf8_lossy(&answer), text);
    }
    assert!(sandbox.is_running(instance).unwrap());
    let deadline = Instant::now() + Duration::from_secs(2);
    while instance.stderr() != b"listening\n" {
        assert!(Instant::now() < deadline, "its output is collected while it runs");
    }
}

#[test]
fn a_server_is_reached_and_ends_by_a_signal() {
    let program = echo();
    for mut sandbox in sandboxes() {
        let port = free_port();
        let instance = sandbox.spawn(&program, &server(port)).unwrap();
        echoes(&mut sandbox, &instance, port);
        sandbox.signal(&instance, libc::SIGTERM).unwrap();
        let outcome = sandbox.wait(instance, Duration::from_secs(2)).unwrap();
        assert_eq!(outcome.status, Status::Signalled(libc::SIGTERM));
        assert_eq!(outcome.stderr, b"listening\n");
    }
}

/// Neither the machine's ports nor what an earlier server left behind is in the way, and low ports can be had.
#[test]
fn with_namespaces_ports_never_clash() {
    let Ok(mut sandbox) = Sandbox::start(&helper(), Some(Level::Namespaces)) else { return };
    let program = echo();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let taken_port = taken.local_addr().unwrap().port();
    for port in [taken_port, taken_port, 80] {
        let instance = sandbox.spawn(&program, &server(port)).unwrap();
        echoes(&mut sandbox, &instance, port);
        let outcome = sandbox.wait(instance, Duration::ZERO).unwrap();
        assert_eq!(outcome.status, Status::WallTime);
    }
}

#[test]
fn without_namespaces_a_port_in_use_is_said() {
    let mut sandbox = Sandbox::start(&helper(), Some(Level::Filter)).unwrap();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = sandbox.spawn(&echo(), &server(port)).map(drop).unwrap_err();
    assert!(matches!(error, SandboxError::PortInUse(reported) if reported == port), "{error}");
    let message = diagnostics::render(&error.diagnostic(), false);
    assert!(message.contains(&format!("port {port} is already in use")), "{message}");
    if std::fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start").is_ok_and(|first| first.trim() == "1024") {
        let error = sandbox.spawn(&echo(), &server(80)).map(drop).unwrap_err();
        assert!(matches!(error, SandboxError::PortNotAllowed(80)), "{error}");
    }
}

/// Two sandboxes, and a program that only sleeps while somebody else accepts on its port.
#[test]
fn without_namespaces_nobody_else_is_taken_for_the_server() {
    let mut sandboxes = [(); 2].map(|()| Sandbox::start(&helper(), Some(Level::Filter)).unwrap());
    let port = free_port();
    let sleeping = Job { effects: "time".parse().unwrap(), ports: vec![port], ..Job::default() };
    let instance = sandboxes[0].spawn(&compile(&folder().join("endless_sleep.c")), &sleeping).unwrap();
    let error = sandboxes[1].spawn(&echo(), &server(port)).map(drop).unwrap_err();
    assert!(matches!(error, SandboxError::PortInUse(reported) if reported == port), "{error}");
    let stranger = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
    let refused = sandboxes[0].connect(port, Duration::from_millis(100)).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    drop((stranger, instance));
    let instance = sandboxes[1].spawn(&echo(), &server(port)).unwrap();
    echoes(&mut sandboxes[1], &instance, port);
}

#[test]
fn a_port_without_a_server_is_refused_in_time() {
    let exit = compile(&folder().join("exit_code.c"));
    let sleeper = compile(&folder().join("endless_sleep.c"));
    for mut sandbox in sandboxes() {
        let port = free_port();
        // The program ends at once, so there is nothing to wait for.
        let instance = sandbox.spawn(&exit, &Job::default()).unwrap();
        let started = Instant::now();
        assert_eq!(sandbox.connect(port, Duration::from_secs(5)).unwrap_err().kind(), ErrorKind::ConnectionRefused);
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(sandbox.wait(instance, Duration::from_secs(1)).unwrap().status, Status::Exited(7));

        let sleeping = Job { effects: "time".parse().unwrap(), ..Job::default() };
        let instance = sandbox.spawn(&sleeper, &sleeping).unwrap();
        assert_eq!(sandbox.connect(port, Duration::from_millis(100)).unwrap_err().kind(), ErrorKind::ConnectionRefused);
        assert!(sandbox.is_running(&instance).unwrap());
    }
}

#[test]
fn what_a_server_that_floods_wrote_is_bounded() {
    let flood = compile(&folder().join("output_flood.c"));
    for mut sandbox in sandboxes() {
        let instance = sandbox.spawn(&flood, &Job::default()).unwrap();
        let outcome = sandbox.wait(instance, Duration::from_secs(2)).unwrap();
        assert_eq!(outcome.status, Status::OutputLimit);
        assert_eq!(outcome.stdout.len(), Limits::default().output);
    }
}
