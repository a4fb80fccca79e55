//! Programs that are asked one request after another.

use super::{compile, folder, sandboxes};
use sandbox::{Conversation, Job, Limits, Outcome, Reply, Sandbox, SandboxError, Status, Wanted};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(2);

fn talker() -> Vec<u8> {
    compile(&folder().join("conversations/talker.c"))
}

fn job(mode: &str) -> Job {
    let limits = Limits { output: 1000, cpu: Duration::from_secs(20), wall: Duration::from_secs(20), ..Limits::default() };
    Job { arguments: vec![mode.to_owned()], effects: "io".parse().unwrap(), limits, ..Job::default() }
}

fn ask(conversation: &mut Conversation, sandbox: &mut Sandbox, request: &str, wanted: Wanted) -> Result<String, Outcome> {
    match conversation.exchange(sandbox, request.as_bytes(), wanted, PATIENCE).unwrap() {
        Reply::Whole(answer) => Ok(String::from_utf8(answer).unwrap()),
        Reply::Ended(outcome) => Err(outcome),
    }
}

/// For each level, a program that behaves as `mode` says.
fn with_each(mode: &str, check: impl Fn(&mut Sandbox, Conversation)) {
    let program = talker();
    for mut sandbox in sandboxes() {
        let conversation = sandbox.converse(&program, &job(mode)).unwrap();
        check(&mut sandbox, conversation);
    }
}

#[test]
fn answers_come_in_bytes_and_in_lines() {
    with_each("echo", |sandbox, mut conversation| {
        for text in ["one\n", "", "three", "four\nfive\n"] {
            assert_eq!(ask(&mut conversation, sandbox, text, Wanted::Bytes(text.len())).unwrap(), text);
        }
        assert_eq!(ask(&mut conversation, sandbox, "a\nbc\n", Wanted::Lines(2)).unwrap(), "a\nbc\n");
        assert_eq!(ask(&mut conversation, sandbox, "", Wanted::Lines(0)).unwrap(), "");
        let outcome = conversation.finish(sandbox).unwrap();
        assert_eq!((outcome.status, outcome.stdout, outcome.stderr), (Status::Exited(0), Vec::new(), Vec::new()));
    });
}

#[test]
fn batches_larger_than_every_pipe_do_not_block() {
    let batch: Vec<u8> = (0..5_000_000u32).flat_map(u32::to_le_bytes).collect();
    with_each("echo", |sandbox, mut conversation| {
        for _ in 0..2 {
            let reply = conversation.exchange(sandbox, &batch, Wanted::Bytes(batch.len()), Duration::from_secs(10)).unwrap();
            assert!(matches!(reply, Reply::Whole(answer) if answer == batch), "the echo differs");
        }
        assert_eq!(conversation.finish(sandbox).unwrap().status, Status::Exited(0));
    });
}

#[test]
fn several_conversations_and_runs_go_on_side_by_side() {
    let (program, exit) = (talker(), compile(&folder().join("exit_code.c")));
    for mut sandbox in sandboxes() {
        let mut conversations = [(); 3].map(|()| sandbox.converse(&program, &job("echo")).unwrap());
        for text in ["1\n", "2\n"] {
            for conversation in &mut conversations {
                assert_eq!(ask(conversation, &mut sandbox, text, Wanted::Lines(1)).unwrap(), text);
                assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7));
            }
        }
        for conversation in conversations {
            assert_eq!(conversation.finish(&mut sandbox).unwrap().status, Status::Exited(0));
        }
    }
}

#[test]
fn an_end_after_a_whole_answer_is_seen_by_the_next_request() {
    with_each("once", |sandbox, mut conversation| {
        assert_eq!(ask(&mut conversation, sandbox, "only\n", Wanted::Lines(1)).unwrap(), "only\n");
        for _ in 0..2 {
            let outcome = ask(&mut conversation, sandbox, "more\n", Wanted::Lines(1)).unwrap_err();
            assert_eq!((outcome.status, outcome.stdout), (Status::Exited(9), Vec::new()));
        }
        assert_eq!(conversation.finish(sandbox).unwrap().status, Status::Exited(9));
    });
}

#[test]
fn half_an_answer_is_no_answer() {
    for wanted in [Wanted::Bytes(8), Wanted::Lines(1)] {
        with_each("half", |sandbox, mut conversation| {
            let outcome = ask(&mut conversation, sandbox, "12345678", wanted).unwrap_err();
            assert_eq!((outcome.status, outcome.stdout), (Status::Signalled(libc::SIGSEGV), b"1234".to_vec()));
        });
    }
}

/// It stands before the next answer, so that nothing after it can be taken for one, or is seen at the end.
#[test]
fn what_is_written_unasked_is_seen() {
    for wanted in [Wanted::Bytes(4), Wanted::Lines(1)] {
        with_each("more", |sandbox, mut conversation| {
            assert_eq!(ask(&mut conversation, sandbox, "abc\n", wanted).unwrap(), "abc\n");
            let outcome = conversation.finish(sandbox).unwrap();
            assert_eq!((outcome.status, outcome.stdout), (Status::Exited(0), b"unasked\n".to_vec()));
        });
        with_each("more", |sandbox, mut conversation| {
            assert_eq!(ask(&mut conversation, sandbox, "abc\n", wanted).unwrap(), "abc\n");
            assert_eq!(ask(&mut conversation, sandbox, "def\n", Wanted::Bytes(12)).unwrap(), "unasked\ndef\n");
        });
    }
}

#[test]
fn silence_ends_by_the_wall_clock_of_the_request() {
    with_each("silence", |sandbox, mut conversation| {
        let asked = Instant::now();
        let reply = conversation.exchange(sandbox, b"?", Wanted::Bytes(1), Duration::from_millis(100)).unwrap();
        assert!(matches!(reply, Reply::Ended(outcome) if outcome.status == Status::WallTime));
        assert!(asked.elapsed() < Duration::from_millis(800), "{:?}", asked.elapsed());
    });
    with_each("silence", |sandbox, conversation| {
        assert_eq!(conversation.finish(sandbox).unwrap().status, Status::WallTime, "it does not heed the end of its input");
    });
}

#[test]
fn the_limit_of_the_whole_conversation_holds_too() {
    let program = talker();
    for mut sandbox in sandboxes() {
        let mut job = job("silence");
        job.limits.wall = Duration::from_millis(100);
        let mut conversation = sandbox.converse(&program, &job).unwrap();
        let reply = ask(&mut conversation, &mut sandbox, "?", Wanted::Bytes(1));
        assert_eq!(reply.unwrap_err().status, Status::WallTime);
    }
}

#[test]
fn floods_are_bounded() {
    with_each("flood", |sandbox, mut conversation| {
        let outcome = ask(&mut conversation, sandbox, "", Wanted::Lines(1)).unwrap_err();
        assert_eq!((outcome.status, outcome.stdout.len()), (Status::OutputLimit, 1000));
    });
    with_each("flood", |sandbox, mut conversation| {
        assert_eq!(ask(&mut conversation, sandbox, "", Wanted::Bytes(100_000)).unwrap().len(), 100_000, "this was asked for");
        let outcome = conversation.finish(sandbox).unwrap();
        assert_eq!((outcome.status, outcome.stdout.len()), (Status::OutputLimit, 1000), "and this was not");
    });
    with_each("deluge", |sandbox, mut conversation| {
        let outcome = ask(&mut conversation, sandbox, "", Wanted::Bytes(1)).unwrap_err();
        assert_eq!((outcome.status, outcome.stderr.len()), (Status::OutputLimit, 1000));
    });
}

/// An answer to a request that nobody has read is none.
#[test]
fn a_request_must_be_read() {
    let large = "x".repeat(8 << 20);
    with_each("answer", |sandbox, mut conversation| {
        let reply = conversation.exchange(sandbox, large.as_bytes(), Wanted::Lines(1), Duration::from_millis(200)).unwrap();
        assert!(matches!(reply, Reply::Ended(outcome) if outcome.status == Status::WallTime && outcome.stdout == b"eager\n"));
    });
    with_each("close", |sandbox, mut conversation| {
        // Whoever has closed its input has read all that it ever will.
        assert_eq!(ask(&mut conversation, sandbox, &large, Wanted::Lines(1)).unwrap(), "deaf\n");
        assert_eq!(conversation.finish(sandbox).unwrap().status, Status::Exited(3));
    });
}

#[test]
fn a_conversation_that_is_dropped_ends_before_the_next_program_starts() {
    with_each("silence", |sandbox, conversation| {
        drop(conversation);
        let asked = Instant::now();
        let exit = compile(&folder().join("exit_code.c"));
        assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7));
        assert!(asked.elapsed() < Duration::from_secs(2));
    });
}

#[test]
fn a_conversation_has_no_other_input() {
    for mut sandbox in sandboxes() {
        let job = Job { stdin: b"x".to_vec(), ..job("echo") };
        assert!(matches!(sandbox.converse(&talker(), &job).map(drop), Err(SandboxError::InvalidArguments(_))));
    }
}

#[test]
fn a_conversation_of_a_lost_helper_is_an_error() {
    with_each("echo", |sandbox, mut conversation| {
        // SAFETY: a plain system call on a process that this test started.
        unsafe { libc::kill(sandbox.helper_process().unwrap() as i32, libc::SIGKILL) };
        let lost = conversation.exchange(sandbox, b"", Wanted::Bytes(1), PATIENCE);
        assert!(matches!(lost, Err(SandboxError::HelperLost { .. })), "{lost:?}");
        assert!(conversation.finish(sandbox).is_err());
    });
}
