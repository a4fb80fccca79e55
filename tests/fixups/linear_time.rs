//! Bodies on which a pass that looks back or ahead too far takes quadratic time.

use super::{MODULE, manifest};
use fixups::{Context, PASSES};
use manifest::Manifest;
use nix::time::{ClockId, clock_gettime};
use std::sync::LazyLock;
use std::time::Duration;

static MANIFEST: LazyLock<Manifest> = LazyLock::new(manifest);

/// Less time than this says nothing about how it grows.
const PASS_TIME: Duration = Duration::from_millis(400);
const TABLE_TIME: Duration = Duration::from_millis(1200);

/// Checks each pass and the whole table over the text that `build` makes of this many parts: it may not take long, or not much more than
/// in proportion to an eighth of the parts.
pub(crate) fn takes_linear_time(shape: &str, count: usize, build: impl Fn(usize) -> String) {
    let context = Context { manifest: &MANIFEST, module_name: MODULE };
    let (text, part) = (build(count), build(count / 8));
    for pass in PASSES {
        grows(&format!("{} on {shape:?}", pass.name), PASS_TIME, [&part, &text], |text| _ = pass.apply(text, &context));
    }
    grows(&format!("the table on {shape:?}"), TABLE_TIME, [&part, &text], |text| _ = fixups::apply(text, &context));
}

/// Checks as [`takes_linear_time`] does, the whole table alone.
pub(crate) fn table_takes_linear_time(shape: &str, count: usize, build: impl Fn(usize) -> String) {
    let context = Context { manifest: &MANIFEST, module_name: MODULE };
    grows(&format!("the table on {shape:?}"), TABLE_TIME, [&build(count / 8), &build(count)], |text| _ = fixups::apply(text, &context));
}

/// What other processes do at the same time does not count.
fn processor_time() -> Duration {
    Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap())
}

fn grows(what: &str, enough: Duration, [part, whole]: [&str; 2], run: impl Fn(&str)) {
    let timed = |text: &str| {
        let start = processor_time();
        run(text);
        processor_time() - start
    };
    let whole = timed(whole);
    if whole < enough {
        return;
    }
    let part = timed(part);
    assert!(whole < part * 20, "{what} took {whole:?}, and {part:?} for an eighth of it");
}

/// A body of one line, again and again.
#[test]
fn repeated_lines_take_linear_time() {
    let lines = [
        "  %r = call i64 @syscall(i64 3, i32 %x)\n",
        "  %1 = add i64 %0, %2\n",
        "  %a = add i64 %a, 1\n",
        "a:\n",
        "a:\n  br label %a\n",
        "  br i1 %1, label %a, label %b\n",
        "  call void @stop()\na:\n",
        "  %a = phi i64 [ %a, %a ], [ %a, %b ]\n",
        "%a:\n",
        "a\n",
        "  br label %a\n; <label>:1\n",
        "  %a = store i64 %a, ptr %p\n",
        "a: {\n",
        "  ret void\n  %a = add i64 %a, 1\n",
        "  br a\n",
    ];
    for line in lines {
        takes_linear_time(line, 60_000 / line.len(), |count| format!("define i64 @f() {{\n{}  ret i64 0\n}}\n", line.repeat(count)));
    }
}

/// Blocks that all have names of their own.
#[test]
fn different_names_take_linear_time() {
    let go_on = |number: usize| format!("  br label %b{}\n", number + 1);
    let near =
        |number: usize| format!("b{number}:\n  %x{number} = add i64 %x0, 1\n  %x{number} = add i64 %x{number}, 1\n{}", go_on(number));
    takes_linear_time("values that are used where they are defined", 3_000, |count| {
        let blocks: String = (0..count).map(near).collect();
        format!("define i64 @f(i64 %x0) {{\n{blocks}b{count}:\n  ret i64 %x1\n}}\n")
    });
    let defined =
        |number: usize| format!("b{number}:\n  %x{number} = add i64 1, 1\n  %x{number} = mul i64 %x{number}, 1\n{}", go_on(number));
    takes_linear_time("values that are used in the last block", 3_000, |count| {
        let blocks: String = (0..count).map(defined).collect();
        let uses: String = (0..count).map(|number| format!("  call void @note(i64 %x{number})\n")).collect();
        format!("define i64 @f() {{\n{blocks}b{count}:\n{uses}  ret i64 0\n}}\n")
    });
    takes_linear_time("a name of many types", 3_000, |count| {
        let values: String = (1..=count).map(|bits| format!("  %x = add i{bits} 1, 1\n  call void @note(i1 %x)\n")).collect();
        format!("define i64 @f() {{\n{values}  ret i64 0\n}}\n")
    });
    takes_linear_time("values that nothing uses behind the uses of another", 3_000, |count| {
        let uses = "  call void @note(i64 %x)\n".repeat(count);
        format!("define i64 @f(i64 %x) {{\n{uses}{}  ret i64 0\n}}\n", "  %x = add i64 1, 1\n".repeat(count))
    });
    let twice = |number: usize| format!("b{number}:\n  br label %b{number}\nb{number}:\n{}", go_on(number));
    takes_linear_time("labels that stand twice", 3_000, |count| {
        let blocks: String = (0..count).map(twice).collect();
        format!("define i64 @f() {{\n{blocks}b{count}:\n  ret i64 0\n}}\n")
    });
}
