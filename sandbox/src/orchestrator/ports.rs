//! Whether a server can have its ports, asked before it starts.

use crate::error::SandboxError;
use crate::level::Level;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};

/// Without a network of its own, an instance has the ports that the machine has left.
pub(super) fn check(ports: &[u16], level: Level) -> Result<(), SandboxError> {
    if level == Level::Namespaces {
        return Ok(());
    }
    ports.iter().try_for_each(|&port| {
        if port < first_unprivileged_port() {
            return Err(SandboxError::PortNotAllowed(port));
        }
        match TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(SandboxError::PortInUse(port)),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(SandboxError::PortNotAllowed(port)),
            Ok(_) | Err(_) => Ok(()),
        }
    })
}

/// Instances are never root, so the kernel's boundary holds for them.
fn first_unprivileged_port() -> u16 {
    let setting = fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start").ok();
    setting.and_then(|text| text.trim().parse().ok()).unwrap_or(1024)
}
