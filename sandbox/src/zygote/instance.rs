//! From fork to exec: what happens in a new instance before the program's first instruction.

use super::StepError;
use crate::calls::{MOST_DESCRIPTORS, PROGRAM_DESCRIPTOR, REPORT_DESCRIPTOR};
use crate::filter::Filter;
use crate::process::{check, check_long, pipe, prctl};
use crate::protocol::Spawn;
use runtime::{Effect, EffectSet};
use std::convert::Infallible;
use std::ffi::CString;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::ptr;

/// The steps that an instance may report as failed, by number.
const STEPS: [&str; 5] =
    ["leave the zygote's group", "pass the pipes", "set the limits", "install the system-call filter", "execute the program"];
/// The size of the stack, which the limit of address space bounds too.
const STACK: libc::rlim_t = 8 << 20;
/// `PR_SET_TSC` to `PR_TSC_SIGSEGV`: the time stamp counter is a clock.
const TSC_TRAPS: libc::c_ulong = 2;

/// What the child needs, made before the fork.
pub(super) struct Plan<'a> {
    pub(super) request: &'a Spawn,
    pub(super) effects: EffectSet,
    pub(super) filter: &'a Filter,
    /// Program, standard input, standard output, standard error.
    pub(super) descriptors: &'a [OwnedFd; 4],
}

/// Starts the instance and waits until its program runs; its process number.
pub(super) fn start(plan: &Plan<'_>) -> Result<libc::pid_t, StepError> {
    let arguments: Result<Vec<_>, _> = plan.request.arguments.iter().map(|argument| CString::new(argument.as_slice())).collect();
    let arguments = arguments.map_err(|error| StepError { step: "pass the arguments", error: error.into() })?;
    let mut pointers: Vec<_> = arguments.iter().map(|argument| argument.as_ptr()).collect();
    pointers.push(ptr::null());
    let (report, reporter) = pipe().map_err(StepError::at("make a pipe"))?;
    // SAFETY: the zygote has one thread, so the child may do anything.
    let child = check(unsafe { libc::fork() }).map_err(StepError::at("fork"))?;
    if child == 0 {
        let Err((step, error)) = become_program(plan, &pointers, reporter.as_raw_fd());
        report_failure(step, &error);
    }
    drop(reporter);
    let mut answer = [0u8; 5];
    // The end of the pipe without a word is a successful exec.
    match File::from(report).read_exact(&mut answer) {
        Err(_) => Ok(child),
        Ok(()) => {
            let errno = i32::from_le_bytes([answer[1], answer[2], answer[3], answer[4]]);
            // SAFETY: reaps the child, which ends after its report.
            unsafe { libc::waitpid(child, ptr::null_mut(), 0) };
            let step = STEPS.get(usize::from(answer[0])).copied().unwrap_or("start");
            Err(StepError { step, error: io::Error::from_raw_os_error(errno) })
        }
    }
}

/// Writes to the descriptor that survives every step; where the failure came before that was set up, to nothing, and then the
/// exit is all that is seen.
fn report_failure(step: u8, error: &io::Error) -> ! {
    let mut answer = [step; 5];
    answer[1..].copy_from_slice(&error.raw_os_error().unwrap_or(0).to_le_bytes());
    // SAFETY: writes five bytes that are there, and ends the process without unwinding into the zygote's code.
    unsafe {
        libc::write(REPORT_DESCRIPTOR, answer.as_ptr().cast(), answer.len());
        libc::_exit(127)
    }
}

fn become_program(plan: &Plan<'_>, arguments: &[*const libc::c_char], reporter: RawFd) -> Result<Infallible, (u8, io::Error)> {
    let at = |step: u8| move |error: io::Error| (step, error);
    pass_descriptors(plan.descriptors, reporter).map_err(at(1))?;
    leave_zygote().map_err(at(0))?;
    set_limits(plan.request, plan.effects).map_err(at(2))?;
    make_repeatable(plan.effects);
    plan.filter.install().map_err(|_| (3, io::Error::last_os_error()))?;
    let environment: [*const libc::c_char; 1] = [ptr::null()];
    // SAFETY: path, arguments and environment are C strings and null-terminated arrays of them, which the exec copies.
    let executed = unsafe {
        libc::syscall(libc::SYS_execveat, PROGRAM_DESCRIPTOR, c"".as_ptr(), arguments.as_ptr(), environment.as_ptr(), libc::AT_EMPTY_PATH)
    };
    Err((4, check_long(executed).err().unwrap_or_else(|| io::ErrorKind::Other.into())))
}

/// The three standard descriptors, and until the exec the program and the reporter; nothing else stays open.
fn pass_descriptors(descriptors: &[OwnedFd; 4], reporter: RawFd) -> io::Result<()> {
    let [program, standard @ ..] = descriptors;
    // SAFETY: plain system calls. All sources lie above 2, because 0 to 2 are always open in the zygote, so none is overwritten
    // before it is copied; the zygote opens few files and never reaches the two high numbers.
    unsafe {
        check(libc::dup3(reporter, REPORT_DESCRIPTOR, libc::O_CLOEXEC))?;
        check(libc::dup3(program.as_raw_fd(), PROGRAM_DESCRIPTOR, libc::O_CLOEXEC))?;
        for (number, source) in (0..).zip(standard) {
            check(libc::dup2(source.as_raw_fd(), number))?;
        }
        check(libc::close_range(3, REPORT_DESCRIPTOR as libc::c_uint - 1, 0))?;
        check(libc::close_range(PROGRAM_DESCRIPTOR as libc::c_uint + 1, libc::c_uint::MAX, 0))?;
    }
    Ok(())
}

/// A group of its own, so that all of an instance can be killed at once; signals as a new process has them.
fn leave_zygote() -> io::Result<()> {
    prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)?;
    // SAFETY: plain system calls; the set is made by sigemptyset before it is read.
    unsafe {
        check(libc::setpgid(0, 0))?;
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        let mut none: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut none);
        check(libc::sigprocmask(libc::SIG_SETMASK, &raw const none, ptr::null_mut()))?;
    }
    Ok(())
}

fn set_limits(request: &Spawn, effects: EffectSet) -> io::Result<()> {
    let may_write_files = effects.contains(Effect::Fs);
    let limits = [
        (libc::RLIMIT_AS, request.memory, 0),
        // The soft limit ends the program by SIGXCPU, the hard one a second later whatever it does about that.
        (libc::RLIMIT_CPU, request.cpu_seconds, 1),
        (libc::RLIMIT_NPROC, request.processes, 0),
        (libc::RLIMIT_NOFILE, request.descriptors.min(MOST_DESCRIPTORS), 0),
        (libc::RLIMIT_CORE, 0, 0),
        (libc::RLIMIT_MEMLOCK, 0, 0),
        (libc::RLIMIT_MSGQUEUE, 0, 0),
        (libc::RLIMIT_STACK, STACK, 0),
    ];
    let file_size = (!may_write_files).then_some((libc::RLIMIT_FSIZE, 0, 0));
    for (resource, soft, grace) in limits.into_iter().chain(file_size) {
        let limit = libc::rlimit { rlim_cur: soft, rlim_max: soft.saturating_add(grace) };
        // SAFETY: `limit` lives until the call returns.
        check(unsafe { libc::setrlimit(resource, &raw const limit) })?;
    }
    Ok(())
}

/// The same addresses in every run, and no clock in an instruction. Machines without either run the program all the same.
fn make_repeatable(effects: EffectSet) {
    // SAFETY: a plain system call.
    unsafe { libc::personality(libc::ADDR_NO_RANDOMIZE as libc::c_ulong) };
    if !effects.contains(Effect::Time) {
        let _ = prctl(libc::PR_SET_TSC, TSC_TRAPS);
    }
}
