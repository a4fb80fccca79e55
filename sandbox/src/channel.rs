//! One end of the socket between orchestrator and zygote. Messages keep their bounds and may carry descriptors.

use crate::process::{check, poll_one};
use crate::protocol::LONGEST_MESSAGE;
use serde::{Serialize, de::DeserializeOwned};
use std::io;
use std::mem;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::ptr;
use std::time::Duration;

/// The most descriptors in one message.
const MOST_DESCRIPTORS: usize = 4;
const CONTROL_WORDS: usize = 8;

pub(crate) struct Channel(OwnedFd);

impl Channel {
    /// Both ends, closed on exec.
    pub(crate) fn pair() -> io::Result<(Channel, OwnedFd)> {
        let mut ends: [RawFd; 2] = [-1; 2];
        // SAFETY: `ends` has room for the two descriptors that the call writes.
        check(unsafe { libc::socketpair(libc::AF_UNIX, libc::SOCK_SEQPACKET | libc::SOCK_CLOEXEC, 0, ends.as_mut_ptr()) })?;
        // SAFETY: both are new descriptors that nothing else owns.
        let (ours, theirs) = unsafe { (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1])) };
        Ok((Channel(ours), theirs))
    }

    pub(crate) fn from_end(end: OwnedFd) -> Channel {
        Channel(end)
    }

    pub(crate) fn descriptor(&self) -> RawFd {
        self.0.as_raw_fd()
    }

    pub(crate) fn send(&self, message: &impl Serialize, descriptors: &[BorrowedFd<'_>]) -> io::Result<()> {
        assert!(descriptors.len() <= MOST_DESCRIPTORS, "the control buffer has room for {MOST_DESCRIPTORS} descriptors");
        let mut bytes = postcard::to_stdvec(message).map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
        if bytes.len() > LONGEST_MESSAGE {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "message too long"));
        }
        let mut control = [0u64; CONTROL_WORDS];
        let mut part = libc::iovec { iov_base: bytes.as_mut_ptr().cast(), iov_len: bytes.len() };
        let mut header = message_header(&mut part, &mut control);
        let payload = mem::size_of_val(descriptors);
        // SAFETY: CMSG_SPACE only computes.
        let space = unsafe { libc::CMSG_SPACE(payload as u32) };
        header.msg_controllen = if payload == 0 { 0 } else { space as usize };
        if payload > 0 {
            // SAFETY: `control` has room for one header and MOST_DESCRIPTORS descriptors and is aligned for a header; a
            // BorrowedFd is a RawFd by its documented layout.
            unsafe {
                let entry = libc::CMSG_FIRSTHDR(&raw const header);
                (*entry).cmsg_level = libc::SOL_SOCKET;
                (*entry).cmsg_type = libc::SCM_RIGHTS;
                (*entry).cmsg_len = libc::CMSG_LEN(payload as u32) as usize;
                ptr::copy_nonoverlapping(descriptors.as_ptr().cast::<u8>(), libc::CMSG_DATA(entry), payload);
            }
        }
        loop {
            // SAFETY: `header` points at `bytes` and `control`, which live until the call returns.
            let sent = unsafe { libc::sendmsg(self.descriptor(), &raw const header, libc::MSG_NOSIGNAL) };
            match sent {
                0.. => return Ok(()),
                _ => retry_if_interrupted()?,
            }
        }
    }

    /// The next message and its descriptors; `None` where none comes within `patience`, forever where that is `None`. The end of
    /// the other side is `UnexpectedEof`.
    pub(crate) fn receive<T: DeserializeOwned>(&self, patience: Option<Duration>) -> io::Result<Option<(T, Vec<OwnedFd>)>> {
        if patience.is_some() && !poll_one(self.descriptor(), libc::POLLIN, patience)? {
            return Ok(None);
        }
        let mut bytes = Vec::<u8>::with_capacity(LONGEST_MESSAGE);
        let mut control = [0u64; CONTROL_WORDS];
        let mut part = libc::iovec { iov_base: bytes.as_mut_ptr().cast(), iov_len: LONGEST_MESSAGE };
        let mut header = message_header(&mut part, &mut control);
        let length = loop {
            // SAFETY: `header` points at `bytes` and `control`, which live until the call returns.
            let received = unsafe { libc::recvmsg(self.descriptor(), &raw mut header, libc::MSG_CMSG_CLOEXEC) };
            match usize::try_from(received) {
                Ok(length) => break length,
                Err(_) => retry_if_interrupted()?,
            }
        };
        let descriptors = received_descriptors(&header);
        if length == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if header.msg_flags & (libc::MSG_TRUNC | libc::MSG_CTRUNC) != 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "message cut"));
        }
        // SAFETY: the kernel has written `length` bytes, which fit the capacity.
        unsafe { bytes.set_len(length) };
        let message = postcard::from_bytes(&bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        Ok(Some((message, descriptors)))
    }
}

fn message_header(part: &mut libc::iovec, control: &mut [u64; CONTROL_WORDS]) -> libc::msghdr {
    // SAFETY: a msghdr of zeroes is valid: no name, no parts, no control data.
    let mut header: libc::msghdr = unsafe { mem::zeroed() };
    header.msg_iov = part;
    header.msg_iovlen = 1;
    header.msg_control = control.as_mut_ptr().cast();
    header.msg_controllen = mem::size_of_val(control);
    header
}

fn received_descriptors(header: &libc::msghdr) -> Vec<OwnedFd> {
    let mut descriptors = Vec::new();
    // SAFETY: the kernel has written well-formed control data of `msg_controllen` bytes; each descriptor in it is new and ours.
    unsafe {
        let mut entry = libc::CMSG_FIRSTHDR(header);
        while let Some(current) = entry.as_ref() {
            if current.cmsg_level == libc::SOL_SOCKET && current.cmsg_type == libc::SCM_RIGHTS {
                let payload = current.cmsg_len - libc::CMSG_LEN(0) as usize;
                let first = libc::CMSG_DATA(entry).cast::<RawFd>();
                for index in 0..payload / mem::size_of::<RawFd>() {
                    descriptors.push(OwnedFd::from_raw_fd(first.add(index).read_unaligned()));
                }
            }
            entry = libc::CMSG_NXTHDR(header, entry);
        }
    }
    descriptors
}

fn retry_if_interrupted() -> io::Result<()> {
    let error = io::Error::last_os_error();
    if error.kind() == io::ErrorKind::Interrupted { Ok(()) } else { Err(error) }
}
