//! Texts that crash, stall or exhaust LLVM, ask for files, or would link what nobody asked for. Each goes to the worker twice:
//! through the gate, and straight to LLVM, so that the jail is proven by itself. The worker survives, nothing takes longer
//! than its limit, nothing comes out of a file, and there is a reason for each refusal.

pub(crate) mod corpus;
mod large;

use crate::harness::{exit_code, gated_worker, module, request, short_limits, worker_with};
use corpus::{Case, Outcome, SECRET_FILE, cases};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use targets::{Built, Death, Failure, SourceModule, Worker};

/// Contents of the file that modules ask for.
const SECRET: &str = "stays-where-it-is-7c1e";

/// How much longer than its wall limit an answer may take: the client and the gate read megabytes, on a busy machine.
const GRACE: Duration = Duration::from_secs(4);

/// One test at a time: each keeps two processors busy.
static BUSY: Mutex<()> = Mutex::new(());

fn modules_with(text: &str) -> Vec<SourceModule> {
    let own = runtime::modules(runtime::X86_64_LINUX).iter().map(|own| module(own.name, own.text));
    own.chain([module("hostile.ll", text)]).collect()
}

/// Runs `check` on every case, on two workers at once; it gets what came of it and says what is wrong.
fn on_every_case(is_gated: bool, check: impl Fn(&Case, &Result<Built, Failure>) -> Option<String> + Sync) {
    let _alone = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, SECRET).unwrap();
    let cases = cases();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    let next = std::sync::atomic::AtomicUsize::new(0);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let run = || {
            let mut worker = if is_gated { gated_worker(short_limits()) } else { worker_with(short_limits()) };
            worker.llvm_version().unwrap();
            let id = worker.process_id();
            let before = descriptors(id);
            let mut wrong = Vec::new();
            while let Some(case) = cases.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                wrong.extend(one(&mut worker, case, &secret, &check).map(|problem| format!("{}: {problem}", case.name)));
                if worker.process_id() != id {
                    wrong.push(format!("{} cost the worker", case.name));
                    return wrong;
                }
            }
            if descriptors(id) != before {
                wrong.push(format!("the worker has {} descriptors after {before}", descriptors(id)));
            }
            wrong.extend(children(id).map(|children| format!("children are left: {children}")));
            assert_eq!(exit_code(&worker.build(&request(modules_with("define i64 @main() {\n  ret i64 5\n}\n"))).unwrap().elf), 5);
            wrong
        };
        let workers = [scope.spawn(run), scope.spawn(run)];
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn one(
    worker: &mut Worker,
    case: &Case,
    secret: &Path,
    check: &impl Fn(&Case, &Result<Built, Failure>) -> Option<String>,
) -> Option<String> {
    let text = case.text.replace(SECRET_FILE, &secret.display().to_string());
    let modules = modules_with(&text);
    let sources = [diagnostics::Source::new("hostile.ll", &text)];
    let start = Instant::now();
    let result = worker.build(&request(modules));
    let took = start.elapsed();
    if took > short_limits().wall + GRACE {
        return Some(format!("took {took:?}"));
    }
    match &result {
        Ok(built) if contains(&built.elf, SECRET) => return Some("the file is in the program".into()),
        Ok(_) => {}
        Err(failure) => {
            let shown: String = failure.diagnostics(&sources).iter().map(|diagnostic| diagnostics::render(diagnostic, false)).collect();
            if shown.contains(SECRET) || failure.to_string().contains(SECRET) {
                return Some("the file is in a message".into());
            }
            if shown.contains('\u{1b}') {
                return Some("a message commands the terminal".into());
            }
            if failure.diagnostics(&sources).iter().any(|diagnostic| diagnostic.message.trim().is_empty()) || shown.is_empty() {
                return Some(format!("no reason is given: {failure:?}"));
            }
        }
    }
    check(case, &result)
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

fn descriptors(process: Option<u32>) -> usize {
    std::fs::read_dir(format!("/proc/{}/fd", process.unwrap())).map_or(0, Iterator::count)
}

fn children(process: Option<u32>) -> Option<String> {
    let id = process.unwrap();
    let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    (!children.trim().is_empty()).then_some(children)
}

fn fits(outcome: &Outcome, result: &Result<Built, Failure>) -> bool {
    match (outcome, result) {
        (Outcome::Built, Ok(_)) | (Outcome::Dies, Err(Failure::Died(_))) => true,
        (Outcome::Stack, Err(Failure::Died(death))) => *death == Death::Stack,
        (Outcome::Time, Err(Failure::Died(death))) => matches!(death, Death::CpuTime | Death::WallTime),
        (Outcome::Memory, Err(Failure::Died(death))) => *death == Death::Memory,
        (Outcome::Said(words), Err(Failure::Rejected(messages))) => messages.iter().any(|message| message.text.contains(words)),
        _ => false,
    }
}

fn shown(result: &Result<Built, Failure>) -> String {
    match result {
        Ok(built) => format!("built {} bytes", built.elf.len()),
        Err(failure) => failure.to_string().chars().take(300).collect(),
    }
}

#[test]
fn hostile_modules_cost_themselves_only() {
    on_every_case(false, |case, result| {
        let is_expected = case.outcomes.iter().any(|outcome| fits(outcome, result));
        (!is_expected).then(|| format!("expected {:?}, got {}", case.outcomes, shown(result)))
    });
}

#[test]
fn the_gate_refuses_hostile_modules_by_rule() {
    on_every_case(true, |case, result| match (&case.rule, result) {
        (Some(rule), Err(Failure::Refused(refusals))) if refusals.iter().any(|refusal| refusal.rule.name == rule) => None,
        // What the gate lets through fares as it does without it.
        (None, Ok(_) | Err(Failure::Rejected(_) | Failure::Died(_))) if case.outcomes.iter().any(|outcome| fits(outcome, result)) => None,
        (rule, _) => Some(format!("expected {rule:?}, then {:?}, got {}", case.outcomes, shown(result))),
    });
}

#[test]
fn memory_is_limited() {
    let mut worker = worker_with(targets::Limits { memory: 300 << 20, ..targets::Limits::default() });
    let text = format!("define i64 @main() {{\n  ret i64 0\n}}\n@g = global [6000000 x i64] [{}i64 1]", "i64 1, ".repeat(5_999_999));
    let failure = worker.build(&request(modules_with(&text))).unwrap_err();
    assert_eq!(failure, Failure::Died(Death::Memory));
}
