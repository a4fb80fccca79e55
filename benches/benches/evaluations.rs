//! Calls of a small scalar function in batches, through the gate's worker in its sandbox; and in the same run the transport alone: a
//! program that reads as many bytes and writes as many, and calls nothing.
//!
//! The gate is to make at least 1,000,000 evaluations a second.

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use diagnostics::{Source, Span};
use directives::parse_signature;
use intentc_benches::{Side, Work, in_turn, sandbox_binary, worker_binary};
use sandbox::{Job, Limits as RunLimits, OracleSandbox, Reply, Sandbox, Wanted};
use std::time::Duration;
use targets::{BuildRequest, BuildSettings, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions};
use verify::{Gate, evaluate_words};

const BATCH: usize = 1 << 15;
const BATCHES: usize = 8;

const FUNCTION: &str = "define i64 @clamp(i64 %value, i64 %low, i64 %high) {
  %is_low = icmp slt i64 %value, %low
  %at_least = select i1 %is_low, i64 %low, i64 %value
  %is_high = icmp sgt i64 %at_least, %high
  %clamped = select i1 %is_high, i64 %high, i64 %at_least
  ret i64 %clamped
}
";
const SIGNATURE: &str = "clamp(value: i64, low: i64, high: i64) -> i64";
const PARAMETERS: usize = 3;

fn main() {
    let options = WorkerOptions { binary: worker_binary(), limits: Limits::default() };
    let mut worker = Worker::start(&options).expect("the worker starts");
    let helper = sandbox_binary();
    let mut sandbox = Sandbox::start(&helper, None).expect("the sandbox starts");
    let mut transport_sandbox = Sandbox::start(&helper, None).expect("the sandbox starts");
    let mut oracles = OracleSandbox::new(helper, None, None);
    let echo = transport(&mut worker);
    let signature = parse_signature(&Source::new("signature", SIGNATURE), Span::new(0, SIGNATURE.len())).expect("it is one");
    let modules = [SourceModule { name: "clamp.ll".to_owned(), text: FUNCTION.to_owned() }];
    let arguments: Vec<u64> = (0..BATCH as u64).flat_map(|number| [number, 1000, 2000]).collect();
    let request = vec![7u8; BATCH * PARAMETERS * 8];
    let evaluate: Work<'_> = Box::new(|| {
        let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
        let check = |results: &[u64]| assert!(results.len() == BATCH && results[5000] == 2000 && results[0] == 1000);
        evaluate_words(&mut gate, &modules, &signature, BATCHES, &arguments, check).expect("it answers");
    });
    let transport: Work<'_> = Box::new(|| {
        let limits = RunLimits { cpu: Duration::from_secs(60), wall: Duration::from_secs(60), ..RunLimits::default() };
        let mut conversation = transport_sandbox.converse(&echo, &Job { limits, ..Job::default() }).expect("the program starts");
        for _ in 0..BATCHES {
            let wanted = Wanted::Bytes(BATCH * 8);
            let reply = conversation.exchange(&mut transport_sandbox, &request, wanted, Duration::from_secs(10)).expect("it answers");
            assert!(matches!(reply, Reply::Whole(_)));
        }
        conversation.finish(&mut transport_sandbox).expect("it ends");
    });
    let sides = in_turn(2, 15, vec![("evaluations (with one build and start)", evaluate), ("transport alone", transport)]);
    for side in &sides {
        report(side);
    }
}

fn report(side: &Side) {
    let calls = (BATCH * BATCHES) as f64;
    let rate = |time: Duration| calls / time.as_secs_f64() / 1e6;
    println!(
        "{}: {:.2} million a second (median; {:.2} to {:.2}), {:.0} ns a call",
        side.name,
        rate(side.median()),
        rate(side.most()),
        rate(side.least()),
        side.median().as_secs_f64() / calls * 1e9
    );
}

/// A program that reads batches without looking at them, and answers with as many bytes as results have.
fn transport(worker: &mut Worker) -> Vec<u8> {
    let (request, reply) = (BATCH * PARAMETERS * 8, BATCH * 8);
    let text = format!(
        "declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_write(i64, ptr, i64)
@area = internal global [{request} x i8] zeroinitializer

define i64 @main(i64 %argc, ptr %argv) {{
entry:
  br label %read

read:
  %got = phi i64 [ 0, %entry ], [ %got_now, %read_more ], [ 0, %written ]
  %wanted = sub i64 {request}, %got
  %count = call i64 @sys_read(i64 0, ptr @area, i64 %wanted)
  %is_some = icmp sgt i64 %count, 0
  br i1 %is_some, label %read_more, label %end

read_more:
  %got_now = add i64 %got, %count
  %is_whole = icmp eq i64 %got_now, {request}
  br i1 %is_whole, label %write, label %read

write:
  %put = phi i64 [ 0, %read_more ], [ %put_now, %write_more ]
  %rest = sub i64 {reply}, %put
  %sent = call i64 @sys_write(i64 1, ptr @area, i64 %rest)
  %is_sent = icmp sgt i64 %sent, 0
  br i1 %is_sent, label %write_more, label %end

write_more:
  %put_now = add i64 %put, %sent
  %is_all = icmp eq i64 %put_now, {reply}
  br i1 %is_all, label %written, label %write

written:
  br label %read

end:
  ret i64 0
}}
"
    );
    let library = runtime::modules(Target::host().name());
    let library = library.iter().map(|module| SourceModule { name: module.name.to_owned(), text: module.text.to_owned() });
    let modules = std::iter::once(SourceModule { name: "transport.ll".to_owned(), text }).chain(library).collect();
    let request = BuildRequest {
        modules,
        optimisation: Optimisation::O2,
        target: Target::host(),
        entry: "_start".to_owned(),
        settings: BuildSettings::default(),
        seal: false,
    };
    worker.build(&request).expect("it builds").elf
}
