//! The system calls of the machines that use the kernel's generic list, written from those of x86-64.
//!
//! `runtime/x86_64-linux/sys_*.ll` is the source of every wrapper's name, parameters and documentation. What another machine has of
//! its own is its [`Machine`]; what the generic list has of its own is in [`CALLS`].

use std::fmt::Write as _;

/// How a machine makes a system call.
struct Machine {
    title: &'static str,
    instruction: &'static str,
    number: &'static str,
    arguments: [&'static str; 6],
    /// Puts the number of `rt_sigreturn` into its register.
    load_number: &'static str,
    /// The last lines of the comment at the head of a module.
    convention: &'static str,
}

static AARCH64: Machine = Machine {
    title: "AArch64 Linux",
    instruction: "svc #0",
    number: "x8",
    arguments: ["x0", "x1", "x2", "x3", "x4", "x5"],
    load_number: "mov x8, #",
    convention: "The instruction `svc #0`\n; takes the number in x8, arguments in x0 to x5, answers in x0 and destroys nothing else.",
};

static RISCV64: Machine = Machine {
    title: "RISC-V 64 Linux",
    instruction: "ecall",
    number: "a7",
    arguments: ["a0", "a1", "a2", "a3", "a4", "a5"],
    load_number: "li a7, ",
    convention: "The instruction `ecall`\n; takes the number in a7, arguments in a0 to a5, answers in a0 and destroys nothing else.",
};

/// What stands in a wrapper.
enum Form {
    /// The kernel's call of the same name, with the wrapper's parameters.
    Same,
    /// A newer call that does the same: the kernel's name and the arguments.
    Newer(&'static str, &'static str),
    /// The same with lines before the call, after which `%result` is returned.
    Prepared(&'static str, &'static str, &'static str),
    /// A body with `{call}` where the call stands, whose result is `%result`.
    Written(&'static str, &'static str, &'static str),
    /// The end of a signal handler.
    Return,
}

/// Name, number in the generic list (Linux, `include/uapi/asm-generic/unistd.h`), form; ordered by name.
static CALLS: &[(&str, i64, Form)] = &[
    ("accept", 202, Form::Same),
    ("accept4", 242, Form::Same),
    ("bind", 200, Form::Same),
    ("chdir", 49, Form::Same),
    ("clock_gettime", 113, Form::Same),
    ("clock_nanosleep", 115, Form::Same),
    ("close", 57, Form::Same),
    ("connect", 203, Form::Same),
    ("dup", 23, Form::Same),
    ("dup2", 24, Form::Written("dup3", "i64 %fd, i64 %wanted, i64 0", DUP2)),
    ("epoll_create1", 20, Form::Same),
    ("epoll_ctl", 21, Form::Same),
    ("epoll_wait", 22, Form::Newer("epoll_pwait", "i64 %epoll, ptr %events, i64 %capacity, i64 %timeout, ptr null, i64 8")),
    ("exit", 93, Form::Same),
    ("exit_group", 94, Form::Same),
    ("fcntl", 25, Form::Same),
    ("fstat", 80, Form::Same),
    ("fsync", 82, Form::Same),
    ("ftruncate", 46, Form::Same),
    ("getcwd", 17, Form::Same),
    ("getdents64", 61, Form::Same),
    ("getpeername", 205, Form::Same),
    ("getpid", 172, Form::Same),
    ("getrandom", 278, Form::Same),
    ("getsockname", 204, Form::Same),
    ("getsockopt", 209, Form::Same),
    ("gettimeofday", 169, Form::Same),
    ("kill", 129, Form::Same),
    ("listen", 201, Form::Same),
    ("lseek", 62, Form::Same),
    ("madvise", 233, Form::Same),
    ("mkdir", 34, Form::Newer("mkdirat", "i64 -100, ptr %path, i64 %mode")),
    ("mmap", 222, Form::Same),
    ("mremap", 216, Form::Same),
    ("munmap", 215, Form::Same),
    ("nanosleep", 101, Form::Same),
    ("newfstatat", 79, Form::Same),
    ("open", 56, Form::Prepared("openat", "i64 -100, ptr %path, i64 %bits, i64 %mode", FLAGS)),
    ("openat", 56, Form::Prepared("openat", "i64 %folder, ptr %path, i64 %bits, i64 %mode", FLAGS)),
    ("pipe", 59, Form::Newer("pipe2", "ptr %ends, i64 0")),
    ("pread64", 67, Form::Same),
    ("pwrite64", 68, Form::Same),
    ("read", 63, Form::Same),
    ("readv", 65, Form::Same),
    ("recvfrom", 207, Form::Same),
    ("recvmsg", 212, Form::Same),
    ("rename", 276, Form::Newer("renameat2", "i64 -100, ptr %path, i64 -100, ptr %wanted, i64 0")),
    ("rmdir", 35, Form::Newer("unlinkat", "i64 -100, ptr %path, i64 512")),
    ("rt_sigaction", 134, Form::Same),
    ("rt_sigprocmask", 135, Form::Same),
    ("rt_sigreturn", 139, Form::Return),
    ("sendmsg", 211, Form::Same),
    ("sendto", 206, Form::Same),
    ("setsockopt", 208, Form::Same),
    ("shutdown", 210, Form::Same),
    ("signalfd4", 74, Form::Same),
    ("socket", 198, Form::Same),
    ("stat", 79, Form::Newer("newfstatat", "i64 -100, ptr %path, ptr %status, i64 0")),
    ("time", 113, Form::Written("clock_gettime", "i64 5, ptr %now", TIME)),
    ("unlink", 35, Form::Newer("unlinkat", "i64 -100, ptr %path, i64 0")),
    ("unlinkat", 35, Form::Same),
    ("write", 64, Form::Same),
    ("writev", 66, Form::Same),
];

const FLAGS: &str = "  %bits = call i64 @open_flags(i64 %flags)\n";

/// `dup3` refuses a descriptor that is to become itself; `dup2` returns it if it is open.
const DUP2: &str = "  %fd_bits = trunc i64 %fd to i32
  %wanted_bits = trunc i64 %wanted to i32
  %is_same = icmp eq i32 %fd_bits, %wanted_bits
  br i1 %is_same, label %same, label %other

same:
  %state = call i64 @sys_fcntl(i64 %fd, i64 1, i64 0)    ; F_GETFD
  %is_closed = icmp slt i64 %state, 0
  %itself = select i1 %is_closed, i64 %state, i64 %fd
  ret i64 %itself

other:
{call}
  ret i64 %result
";

/// Clock 5 is the time of day as the last tick of the kernel's clock left it, which is what `time` gives.
const TIME: &str = "  %now = alloca { i64, i64 }
{call}
  %has_failed = icmp slt i64 %result, 0
  br i1 %has_failed, label %failed, label %read

failed:
  ret i64 %result

read:
  %whole = load i64, ptr %now
  %is_unwanted = icmp eq ptr %seconds, null
  br i1 %is_unwanted, label %done, label %store

store:
  store i64 %whole, ptr %seconds
  br label %done

done:
  ret i64 %whole
";

/// `runtime/aarch64-linux/<name>`.
pub fn aarch64(name: &str) -> String {
    module(&AARCH64, name)
}

/// `runtime/riscv64-linux/<name>`.
pub fn riscv64(name: &str) -> String {
    module(&RISCV64, name)
}

/// The module `name` of x86-64, for `machine`.
fn module(machine: &Machine, name: &str) -> String {
    let source = runtime::modules(runtime::X86_64_LINUX).iter().find(|module| module.name == format!("{}/{name}", runtime::X86_64_LINUX));
    let lines: Vec<&str> = source.map(|module| module.text.lines().collect()).unwrap_or_default();
    let mut text = head(machine, lines.first().copied().unwrap_or_default());
    let mut lines = lines.into_iter().skip_while(|line| !line.starts_with(";;"));
    if name == "sys_file.ll" {
        text += "declare i64 @open_flags(i64)\n\n";
    }
    while let Some(line) = lines.next() {
        if line.starts_with(";; system call: ") {
            continue;
        }
        if line.starts_with("define ") {
            text += &wrapper(machine, line);
            lines.by_ref().find(|line| *line == "}");
        } else {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

fn head(machine: &Machine, first: &str) -> String {
    let subject = first.split_once(": ").map_or("", |(_, subject)| subject);
    format!(
        "; {}: {subject}
; Generated by `cargo xtask codegen` from the modules of x86-64 and a table.
;
; One function per system call, of the same names, arguments and order as on x86-64. Where the kernel has only a newer call, that is
; made in a way that does the same. The result is the kernel's own: negative values from -4095 to -1 are errors. {}

",
        machine.title, machine.convention
    )
}

/// The last lines of the documentation and the function that `define` begins.
fn wrapper(machine: &Machine, define: &str) -> String {
    let (name, parameters) = name_and_parameters(define);
    let Some((_, number, form)) = CALLS.iter().find(|(call, ..)| *call == name) else {
        return format!(";; system call: none\n{define}\n}}\n");
    };
    let stated = match form {
        Form::Newer(called, _) | Form::Prepared(called, ..) | Form::Written(called, ..) if *called != name => format!("{number}, {called}"),
        _ => number.to_string(),
    };
    let end = if define.contains(" noreturn ") { "  unreachable\n" } else { "  ret i64 %result\n" };
    let body = match form {
        Form::Same => format!("{}\n{end}", call(machine, *number, parameters)),
        Form::Newer(_, arguments) => format!("{}\n{end}", call(machine, *number, arguments)),
        Form::Prepared(_, arguments, before) => format!("{before}{}\n{end}", call(machine, *number, arguments)),
        Form::Written(_, arguments, text) => text.replace("{call}", &call(machine, *number, arguments)),
        Form::Return => {
            format!("  call void asm sideeffect \"{}{number}\\0A{}\", \"~{{memory}}\"()\n{end}", machine.load_number, machine.instruction)
        }
    };
    format!(";; system call: {stated}\n{define}\n{body}}}\n")
}

/// `mmap` and `ptr %address, i64 %length` of `define i64 @sys_mmap(ptr %address, i64 %length) {`.
fn name_and_parameters(define: &str) -> (&str, &str) {
    let rest = define.split_once("@sys_").map_or("", |(_, rest)| rest);
    let (name, rest) = rest.split_once('(').unwrap_or_default();
    (name, rest.split_once(')').map_or("", |(parameters, _)| parameters))
}

fn call(machine: &Machine, number: i64, arguments: &str) -> String {
    let count = arguments.split(", ").filter(|argument| !argument.is_empty()).count();
    let inputs: String = machine.arguments.iter().take(count).map(|register| format!(",{{{register}}}")).collect();
    let constraints = format!("={{{}}},{{{}}}{inputs},~{{memory}}", machine.arguments[0], machine.number);
    let separator = if count == 0 { "" } else { ", " };
    format!("  %result = call i64 asm sideeffect \"{}\", \"{constraints}\"(i64 {number}{separator}{arguments})", machine.instruction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_has_exactly_the_calls_of_x86_64_in_order() {
        let rows: Vec<&str> = CALLS.iter().map(|(name, ..)| *name).collect();
        assert!(rows.is_sorted());
        let calls: BTreeSet<&str> = runtime::system_calls(runtime::X86_64_LINUX).iter().map(|call| call.name).collect();
        assert_eq!(rows.into_iter().collect::<BTreeSet<_>>(), calls);
    }
}
