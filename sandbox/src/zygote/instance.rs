//! From fork to exec: what happens in a new instance before the program's first instruction.

use super::StepError;
use crate::calls::{MOST_DESCRIPTORS, PROGRAM_DESCRIPTOR};
use crate::filter::Filter;
use crate::process::{check, check_long, prctl};
use crate::protocol::Spawn;
use std::convert::Infallible;
use std::ffi::CString;
use std::io;
use std::os::fd::{AsRawFd, OwnedFd};
use std::ptr;

/// The size of the stack, which the limit of address space bounds too.
const STACK: libc::rlim_t = 8 << 20;
/// Enough for what a new instance does before it executes its program, in bytes.
const OWN_STACK: usize = 64 << 10;
/// `PR_SET_TSC` to `PR_TSC_SIGSEGV`: the time stamp counter is a clock.
const TSC_TRAPS: libc::c_ulong = 2;

/// What the child needs, made before it is.
pub(super) struct Plan<'a> {
    pub(super) request: &'a Spawn,
    pub(super) may_write_files: bool,
    /// Whether reading the time stamp counter ends the program.
    pub(super) traps_clock: bool,
    pub(super) filter: &'a Filter,
    /// Program, standard input, standard output, standard error.
    pub(super) descriptors: &'a [OwnedFd; 4],
}

/// A null-terminated array of C strings, as an exec takes it.
struct CStrings {
    pointers: Vec<*const libc::c_char>,
    /// What the pointers point at.
    _texts: Vec<CString>,
}

impl CStrings {
    fn new(texts: &[Vec<u8>]) -> io::Result<CStrings> {
        let texts: Vec<CString> = texts.iter().map(|text| CString::new(text.as_slice())).collect::<Result<_, _>>()?;
        let pointers = texts.iter().map(|text| text.as_ptr()).chain([ptr::null()]).collect();
        Ok(CStrings { pointers, _texts: texts })
    }
}

/// The stack on which new instances stand until they execute their program; one after another.
pub(super) struct OwnStack(Vec<u128>);

impl OwnStack {
    pub(super) fn new() -> OwnStack {
        OwnStack(vec![0; OWN_STACK / size_of::<u128>()])
    }

    /// Stacks grow downwards.
    fn top(&mut self) -> *mut libc::c_void {
        self.0.as_mut_ptr_range().end.cast()
    }
}

/// What zygote and child both see.
struct Attempt<'a> {
    plan: &'a Plan<'a>,
    arguments: &'a CStrings,
    environment: &'a CStrings,
    failure: Option<StepError>,
}

/// Starts the instance and returns when its program runs; its process number.
///
/// The child shares the zygote's memory until it executes its program, so nothing is copied, and the zygote stands still meanwhile.
pub(super) fn start(plan: &Plan<'_>, stack: &mut OwnStack) -> Result<libc::pid_t, StepError> {
    let strings = |texts: &[Vec<u8>]| CStrings::new(texts).map_err(StepError::at("pass the arguments"));
    let (arguments, environment) = (strings(&plan.request.arguments)?, strings(&plan.request.environment)?);
    let mut attempt = Attempt { plan, arguments: &arguments, environment: &environment, failure: None };
    let flags = libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD;
    // SAFETY: the stack is valid, aligned and used by nobody else. The zygote has one thread, and that stands still until the child
    // has executed its program or ended, so `attempt` outlives what the child does with it and nobody else sees it meanwhile.
    let child = check(unsafe { libc::clone(run_child, stack.top(), flags, (&raw mut attempt).cast()) }).map_err(StepError::at("fork"))?;
    let Some(failure) = attempt.failure else { return Ok(child) };
    // SAFETY: reaps the child, which ends after it has said why.
    unsafe { libc::waitpid(child, ptr::null_mut(), 0) };
    Err(failure)
}

extern "C" fn run_child(attempt: *mut libc::c_void) -> libc::c_int {
    // SAFETY: `start` passes its attempt, which it does not touch before this process has left its memory.
    let attempt = unsafe { &mut *attempt.cast::<Attempt<'_>>() };
    let Err(failure) = become_program(attempt.plan, attempt.arguments, attempt.environment);
    attempt.failure = Some(failure);
    // SAFETY: ends this process and runs nothing of the zygote's at its exit.
    unsafe { libc::_exit(127) }
}

fn become_program(plan: &Plan<'_>, arguments: &CStrings, environment: &CStrings) -> Result<Infallible, StepError> {
    pass_descriptors(plan.descriptors).map_err(StepError::at("pass the pipes"))?;
    leave_zygote().map_err(StepError::at("leave the zygote's group"))?;
    set_limits(plan.request, plan.may_write_files).map_err(StepError::at("set the limits"))?;
    make_repeatable(plan.traps_clock);
    let filtered = plan.filter.install().map_err(|_| io::Error::last_os_error());
    filtered.map_err(StepError::at("install the system-call filter"))?;
    let (arguments, environment) = (arguments.pointers.as_ptr(), environment.pointers.as_ptr());
    // SAFETY: path, arguments and environment are C strings and null-terminated arrays of them, which the exec copies.
    let executed =
        unsafe { libc::syscall(libc::SYS_execveat, PROGRAM_DESCRIPTOR, c"".as_ptr(), arguments, environment, libc::AT_EMPTY_PATH) };
    let error = check_long(executed).err().unwrap_or_else(|| io::ErrorKind::Other.into());
    Err(StepError { step: "execute the program", error })
}

/// The three standard descriptors, and until the exec the program; nothing else stays open.
fn pass_descriptors(descriptors: &[OwnedFd; 4]) -> io::Result<()> {
    const FIRST_FREE: libc::c_int = 3;
    let [program, standard @ ..] = descriptors;
    // SAFETY: plain system calls. All sources lie above 2, because 0 to 2 are always open in the zygote, so none is overwritten
    // before it is copied. The high number comes last: closing looks at every number that there is room for.
    unsafe {
        for (number, source) in (0..).zip(standard) {
            check(libc::dup2(source.as_raw_fd(), number))?;
        }
        check(libc::dup2(program.as_raw_fd(), FIRST_FREE))?;
        check(libc::close_range(FIRST_FREE as libc::c_uint + 1, libc::c_uint::MAX, 0))?;
        check(libc::dup3(FIRST_FREE, PROGRAM_DESCRIPTOR, libc::O_CLOEXEC))?;
        check(libc::close(FIRST_FREE))?;
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

fn set_limits(request: &Spawn, may_write_files: bool) -> io::Result<()> {
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
fn make_repeatable(traps_clock: bool) {
    // SAFETY: a plain system call.
    unsafe { libc::personality(libc::ADDR_NO_RANDOMIZE as libc::c_ulong) };
    if traps_clock {
        let _ = prctl(libc::PR_SET_TSC, TSC_TRAPS);
    }
}
