//! A program makes the system calls of its own code and no other.

use crate::harness::{module, run, runtime_modules, worker, write_program};
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;
use targets::seal::{ALLOW, Call, Machine, NOT_SEALED, Seal, SealedCall, Test, allowed, decode, find, read, run as interpret};
use targets::{BuildRequest, Built, Failure, Optimisation, SourceModule, Target, read_back};

const SIGSYS: i32 = 31;

fn request(own: Vec<SourceModule>, seal: bool) -> BuildRequest {
    let modules = runtime_modules().into_iter().chain(own).collect();
    BuildRequest {
        modules,
        optimisation: Optimisation::O2,
        target: Target::X86_64Linux,
        entry: "_start".into(),
        settings: targets::BuildSettings::default(),
        seal,
    }
}

/// The program of the library's start-up code and one module.
fn build(text: &str, seal: bool) -> Built {
    worker().build(&request(vec![module("main.ll", text)], seal)).unwrap()
}

fn refusal(text: &str) -> String {
    match worker().build(&request(vec![module("main.ll", text)], true)) {
        Err(Failure::Rejected(messages)) => messages[0].text.clone(),
        other => panic!("{other:?}"),
    }
}

fn status(built: &Built) -> ExitStatus {
    run(&built.elf).1
}

fn seal(text: &str) -> Seal {
    build(text, true).seal.unwrap()
}

fn numbers(seal: &Seal) -> Vec<u32> {
    let filter = decode(&seal.filter).unwrap();
    let call = |number| Call { architecture: Machine::of(Target::X86_64Linux).unwrap().architecture, number, arguments: [0; 6] };
    (0..600).filter(|&number| interpret(&filter, &call(number)) == Ok(ALLOW)).collect()
}

const EMPTY: &str = "define i64 @main(i64 %argc, ptr %argv) {\n  ret i64 0\n}\n";

/// Jumps into the operand of a move, whose bytes are `push 59; pop rax; xor edi, edi; syscall; ret`: an `execve` that no instruction
/// of the program makes. The path is at address 0, so the call returns where it is allowed.
const HIDDEN_EXECVE: &str = "
    @hidden = global i64 6148914691236517205
    define i64 @carrier() noinline optnone {
      %hidden = load volatile i64, ptr @hidden
      %mixed = xor i64 %hidden, -4394088272711107734
      ret i64 %mixed
    }
    define i64 @main(i64 %argc, ptr %argv) {
    entry:
      %start = ptrtoint ptr @carrier to i64
      br label %look
    look:
      %at = phi i64 [ %start, %entry ], [ %next, %look ]
      %next = add i64 %at, 1
      %place = inttoptr i64 %at to ptr
      %bytes = load i64, ptr %place, align 1
      %found = icmp eq i64 %bytes, -4394088272711107734
      br i1 %found, label %jump, label %look
    jump:
      %result = call i64 %place()
      ret i64 7
    }";

#[test]
fn a_hidden_execve_ends_a_sealed_program_and_not_another() {
    assert_eq!(status(&build(HIDDEN_EXECVE, true)).signal(), Some(SIGSYS));
    assert_eq!(status(&build(HIDDEN_EXECVE, false)).code(), Some(7));
}

#[test]
fn one_more_call_changes_the_filter_by_its_number() {
    let with = "
        declare i64 @sys_getpid()
        define i64 @main(i64 %argc, ptr %argv) {
          %process = call i64 @sys_getpid()
          ret i64 0
        }";
    let unused = format!("{EMPTY}declare i64 @sys_getpid()\ndefine i64 @unused() {{\n  %p = call i64 @sys_getpid()\n  ret i64 %p\n}}\n");
    let (without, with) = (seal(EMPTY), seal(with));
    assert_eq!(numbers(&without), [231]);
    assert_eq!(numbers(&with), [39, 231]);
    assert_eq!(with.filter.len(), without.filter.len() + 8);
    assert_eq!(with.calls[0].name, "getpid");
    assert_eq!(with.calls[1..], without.calls);
    assert_eq!(seal(&unused), without, "what is not reached is not allowed");
}

#[test]
fn a_sealed_program_runs_at_every_optimisation() {
    let text = "
        declare i64 @print_text(i64, ptr, i64)
        @text = constant [3 x i8] c\"hi\\0A\"
        define i64 @main(i64 %argc, ptr %argv) {
          %written = call i64 @print_text(i64 1, ptr @text, i64 3)
          ret i64 %written
        }";
    for optimisation in [Optimisation::O0, Optimisation::O2, Optimisation::Oz] {
        let open = BuildRequest { optimisation, ..request(vec![module("main.ll", text)], false) };
        assert_eq!(run(&worker().build(&open).unwrap().elf).0, b"hi\n", "{optimisation:?}");
        let request = BuildRequest { optimisation, ..request(vec![module("main.ll", text)], true) };
        let built = worker().build(&request).unwrap();
        let (output, status) = run(&built.elf);
        assert_eq!((output.as_slice(), status.code()), (b"hi\n".as_slice(), Some(3)), "{optimisation:?}");
        assert_eq!(numbers(&built.seal.unwrap()), [1, 231], "{optimisation:?}");
        let report = read_back(&built.elf, Target::X86_64Linux).unwrap();
        assert!(report.segments.iter().all(|segment| !(segment.writable && segment.executable)), "{report:?}");
    }
}

const PAGES: &str = "
    declare i64 @sys_mmap(ptr, i64, i64, i64, i64, i64)
    define i64 @main(i64 %argc, ptr %argv) {
      %more = icmp sgt i64 %argc, 1
      %protection = select i1 %more, i64 PROTECTION, i64 3
      %pages = call i64 @sys_mmap(ptr null, i64 4096, i64 %protection, i64 34, i64 -1, i64 0)
      %failed = icmp ugt i64 %pages, -4096
      %status = zext i1 %failed to i64
      ret i64 %status
    }";

#[test]
fn memory_has_the_protection_that_the_code_says_and_is_never_executable() {
    let protection = |built: &Built| built.seal.as_ref().unwrap().calls[0].checks[0].test.clone();
    let built = build(&PAGES.replace("PROTECTION", "1"), true);
    assert_eq!(protection(&built), Test::OneOf(vec![1, 3]));
    assert_eq!(status(&built).code(), Some(0));
    let executable = build(&PAGES.replace("PROTECTION", "7"), true);
    assert_eq!(protection(&executable), Test::OneOf(vec![3]));
    let unknown = PAGES.replace("select i1 %more, i64 PROTECTION, i64 3", "add i64 %argc, 6");
    let unknown = build(&unknown, true);
    assert_eq!(protection(&unknown), Test::Without(4));
    assert_eq!(status(&unknown).signal(), Some(SIGSYS));
}

#[test]
fn arguments_that_differ_between_calls_are_all_allowed() {
    let text = "
        declare i64 @sys_socket(i64, i64, i64)
        define internal i64 @open(i64 %family, i64 %kind) noinline {
          %socket = call i64 @sys_socket(i64 %family, i64 %kind, i64 0)
          ret i64 %socket
        }
        define i64 @main(i64 %argc, ptr %argv) {
          %first = call i64 @open(i64 2, i64 1)
          %second = call i64 @open(i64 10, i64 %argc)
          ret i64 0
        }";
    let seal = seal(text);
    let socket = seal.calls.iter().find(|call| call.name == "socket").unwrap();
    assert_eq!(socket.checks.len(), 1, "the kind is not known: {socket}");
    assert_eq!(socket.checks[0].test, Test::OneOf(vec![2, 10]));
    assert_eq!(socket.to_string(), "socket (41) where argument 1 is 0x2 or 0xa");
}

#[test]
fn what_is_not_known_is_refused() {
    let assembly = |call: &str| format!("define i64 @main(i64 %argc, ptr %argv) {{\n  {call}\n  ret i64 0\n}}\n");
    let unknown = refusal(&assembly("call void asm sideeffect \"nop\", \"\"()"));
    assert!(unknown.contains("`nop` cannot be sealed"), "{unknown}");
    let number = "%r = call i64 asm sideeffect \"syscall\", \"={rax},{rax},~{rcx},~{r11},~{memory}\"(i64 %argc)";
    assert!(refusal(&assembly(number)).contains("is not a constant"));
    assert!(refusal(&format!("module asm \"nop\"\n{EMPTY}")).contains("module assembly"));
    let own = "define void @_start() {\n  ret void\n}\n";
    let start = request(vec![module("main.ll", own)], true);
    let modules = start.modules.iter().filter(|module| !module.name.ends_with("/start.ll")).cloned().collect();
    let failure = worker().build(&BuildRequest { modules, ..start });
    assert!(matches!(failure, Err(Failure::Rejected(messages)) if messages[0].text.contains("never calls `@seal`")));
}

#[test]
fn memory_functions_with_assembly_are_refused() {
    let own = "
        define ptr @memset(ptr %to, i32 %value, i64 %count) {
          call void asm sideeffect \"nop\", \"\"()
          ret ptr %to
        }
        @buffer = global [5000 x i8] zeroinitializer
        declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
        define i64 @main(i64 %argc, ptr %argv) {
          call void @llvm.memset.p0.i64(ptr @buffer, i8 1, i64 5000, i1 true)
          ret i64 0
        }";
    let start = request(vec![module("main.ll", own)], true);
    let modules = start.modules.iter().filter(|module| module.name != "memory.ll").cloned().collect();
    let failure = worker().build(&BuildRequest { modules, ..start });
    assert!(
        matches!(&failure, Err(Failure::Rejected(messages)) if messages[0].text.contains("may not hold inline assembly")),
        "{failure:?}"
    );
}

#[test]
fn a_program_that_cannot_be_sealed_does_not_run() {
    let text = "
        declare i64 @print_text(i64, ptr, i64)
        @text = constant [3 x i8] c\"ran\"
        define i64 @main(i64 %argc, ptr %argv) {
          %written = call i64 @print_text(i64 1, ptr @text, i64 3)
          ret i64 0
        }";
    let built = build(text, true);
    for denied in [libc::SYS_seccomp, libc::SYS_prctl] {
        let (output, status) = crate::harness::run_denied(&built.elf, denied);
        // Where only the first step was refused, the filter is there all the same, and allows the exit.
        assert_eq!((output, status.code()), (Vec::new(), Some(NOT_SEALED.into())), "{denied}");
    }
    let open = build(text, false);
    assert_eq!(open.seal, None);
    assert_eq!(crate::harness::run_denied(&open.elf, libc::SYS_seccomp).0, b"ran");
}

#[test]
fn the_filter_lies_in_the_program_and_says_what_the_seal_says() {
    let machine = Machine::of(Target::X86_64Linux).unwrap();
    let built = build(&PAGES.replace("PROTECTION", "1"), true);
    let seal = built.seal.unwrap();
    assert_eq!(find(&built.elf, machine), Some(seal.filter.as_slice()));
    assert_eq!(find(&build(EMPTY, false).elf, machine), None);
    let ways = allowed(&decode(&seal.filter).unwrap()).unwrap();
    let mut allowed: Vec<u32> = ways.iter().flat_map(|way| way.numbers()).collect();
    allowed.dedup();
    assert_eq!(allowed, seal.calls.iter().map(|call| call.number).collect::<Vec<_>>());
    assert!(ways.iter().all(|way| way.architecture() == Some(machine.architecture)));
}

/// The pattern's own server, with its port.
fn echo() -> Vec<SourceModule> {
    vec![module("tcp_echo.ll", include_str!("../../patterns/library/tcp_echo.ll")), module("slots.ll", "@slot_port = constant i64 7777\n")]
}

#[test]
fn the_filter_of_the_echo_server_is_short() {
    for optimisation in [Optimisation::O2, Optimisation::Oz] {
        let built = worker().build(&BuildRequest { optimisation, ..request(echo(), true) }).unwrap();
        let seal = built.seal.unwrap();
        assert!(seal.filter.len() <= 300, "{optimisation:?}: {} bytes", seal.filter.len());
        let names: Vec<_> = seal.calls.iter().map(|call| call.name.as_str()).collect();
        assert!(!names.contains(&"execve") && !names.contains(&"prctl") && !names.contains(&"seccomp") && names.contains(&"accept4"));
        assert_eq!((checks(&seal, "socket"), checks(&seal, "mmap")), (Some(2), None), "{optimisation:?}");
        let architecture = Machine::of(Target::X86_64Linux).unwrap().architecture;
        let read = read(&decode(&seal.filter).unwrap(), architecture).unwrap();
        let known = |calls: &[SealedCall]| calls.iter().map(|call| (call.number, call.checks.clone())).collect::<Vec<_>>();
        assert_eq!(known(&read), known(&seal.calls), "{optimisation:?}");
    }
}

/// How many arguments of a call are checked; `None` where it is not allowed.
fn checks(seal: &Seal, name: &str) -> Option<usize> {
    Some(seal.calls.iter().find(|call| call.name == name)?.checks.len())
}

/// It takes memory, which the echo server does not.
#[test]
fn the_arguments_of_the_site_server_are_checked() {
    let slots = "@slot_route_count = constant i64 0\n@slot_routes = constant [0 x i8] zeroinitializer\n@slot_port = constant i64 7777\n";
    let site = vec![module("http_site.ll", include_str!("../../patterns/library/http_site.ll")), module("slots.ll", slots)];
    for optimisation in [Optimisation::O2, Optimisation::Oz] {
        let seal = worker().build(&BuildRequest { optimisation, ..request(site.clone(), true) }).unwrap().seal.unwrap();
        assert_eq!((checks(&seal, "socket"), checks(&seal, "mmap")), (Some(2), Some(2)), "{optimisation:?}");
    }
}

/// What a program costs without its note and its section table.
#[test]
fn programs_are_small() {
    let empty = worker().build(&BuildRequest { optimisation: Optimisation::Oz, ..request(vec![module("main.ll", EMPTY)], false) }).unwrap();
    assert!(empty.elf.len() <= 400, "{} bytes", empty.elf.len());
    assert_eq!(status(&empty).code(), Some(0));
    let echo = worker().build(&BuildRequest { optimisation: Optimisation::Oz, ..request(echo(), true) }).unwrap();
    assert!(echo.elf.len() <= 1900, "{} bytes", echo.elf.len());
}

#[test]
fn constants_that_need_alignment_are_whole() {
    // Code of many lengths before them, so that the padding takes every value.
    for length in 0..9 {
        let code = "  call void asm sideeffect \"nop\", \"\"()\n".repeat(length);
        let text = format!(
            "@table = constant [3 x i64] [i64 1, i64 2, i64 39]
             define i64 @odd(i64 %at) noinline cold {{
             {code}
               %place = getelementptr [3 x i64], ptr @table, i64 0, i64 %at
               %value = load volatile i64, ptr %place
               ret i64 %value
             }}
             define i64 @main(i64 %argc, ptr %argv) {{
               %last = add i64 %argc, 1
               %value = call i64 @odd(i64 %last)
               ret i64 %value
             }}"
        );
        for optimisation in [Optimisation::O0, Optimisation::O2, Optimisation::Oz] {
            let built = worker().build(&BuildRequest { optimisation, ..request(vec![module("main.ll", &*text)], false) }).unwrap();
            assert_eq!(status(&built).code(), Some(39), "{length} at {optimisation:?}");
        }
    }
}

/// Sleeps for a third of a second, in one call.
const SLEEPER: &str = "
    declare i64 @sys_nanosleep(ptr, ptr)
    @third = constant { i64, i64 } { i64 0, i64 333000000 }
    define i64 @main(i64 %argc, ptr %argv) {
      %slept = call i64 @sys_nanosleep(ptr @third, ptr null)
      ret i64 %slept
    }";

/// As Ctrl-Z and `fg` do: the kernel then goes on with the sleep by a call of its own.
#[test]
fn a_sealed_program_may_be_stopped_while_it_sleeps() {
    let built = build(SLEEPER, true);
    let calls = built.seal.unwrap().calls;
    assert!(calls.iter().any(|call| call.name == targets::seal::RESTART), "{calls:?}");
    assert!(!seal(EMPTY).calls.iter().any(|call| call.name == targets::seal::RESTART));
    let folder = tempfile::tempdir().unwrap();
    let path = write_program(&folder, &built.elf);
    let mut child = std::process::Command::new(path).spawn().unwrap();
    let pause = std::time::Duration::from_millis(60);
    for signal in [libc::SIGSTOP, libc::SIGCONT] {
        std::thread::sleep(pause);
        // SAFETY: signals a child that was not waited for.
        assert_eq!(unsafe { libc::kill(child.id() as i32, signal) }, 0);
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// A function whose address goes with a call of it may be called with anything.
#[test]
fn what_is_handed_on_is_not_taken_for_constant() {
    let text = "
        declare i64 @sys_socket(i64, i64, i64)
        define internal i64 @open(ptr %self, i64 %family) noinline optnone {
          %is_last = icmp eq ptr %self, null
          br i1 %is_last, label %end, label %again
        again:
          %more = call i64 %self(ptr null, i64 1)
          br label %end
        end:
          %fd = call i64 @sys_socket(i64 %family, i64 1, i64 0)
          ret i64 %fd
        }
        define i64 @main(i64 %argc, ptr %argv) {
          %fd = call i64 @open(ptr @open, i64 2)
          ret i64 0
        }";
    let mut unoptimised = request(vec![module("main.ll", text)], true);
    unoptimised.optimisation = Optimisation::O0;
    let built = worker().build(&unoptimised).unwrap();
    assert_eq!(status(&built).code(), Some(0));
    let calls = built.seal.unwrap().calls;
    let socket = calls.iter().find(|call| call.name == "socket").unwrap();
    assert!(socket.permits(&[1, 1, 0, 0, 0, 0]) && socket.permits(&[2, 1, 0, 0, 0, 0]), "{socket}");
}
