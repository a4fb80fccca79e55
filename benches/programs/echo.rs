//! A TCP echo server: every client gets back what it sends.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

const PORT: u16 = 9;

fn echo(mut client: TcpStream) -> io::Result<()> {
    let mut block = [0; 16384];
    loop {
        let count = client.read(&mut block)?;
        if count == 0 {
            return Ok(());
        }
        client.write_all(&block[..count])?;
    }
}

fn main() -> io::Result<()> {
    for client in TcpListener::bind((Ipv4Addr::UNSPECIFIED, PORT))?.incoming() {
        let client = client?;
        std::thread::spawn(|| echo(client));
    }
    Ok(())
}
