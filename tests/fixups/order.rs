//! The order of the passes matters for the pairs that the table names: the other way round gives another text.

use super::{MODULE, manifest};
use fixups::{Context, ORDER, PASSES, Pass, apply_passes};

/// For each pair of the table, a text that shows why.
fn sample(first: &str, second: &str) -> &'static str {
    match (first, second) {
        ("unwrap_reply", "strip_reply") => "{\"ir\": \"define i64 @f() {\\n  ret i64 0\\n}\\n\"}\n",
        ("strip_reply", "wrap_syscalls") => {
            "This calls @syscall directly:\n\ndeclare i64 @syscall(i64, ...)\n\ndefine i64 @f() {\n  %r = call i64 (i64, ...) @syscall(i64 39)\n  ret i64 %r\n}\n"
        }
        ("strip_reply", "correct_byte_counts") => "@text = constant [9 x i8] c\"two\r\nlines\"\r\n",
        ("strip_reply", "correct_declares") => {
            "<think>\ndefine i64 @sys_getpid() {\n  ret i64 0\n}\n</think>\ndefine i64 @f() {\n  %r = call i64 @sys_getpid()\n  ret i64 %r\n}\n"
        }
        ("quote_constants", "correct_byte_counts") => "@text = constant [9 x i8] \"abc\\00\"\n",
        ("wrap_syscalls", "correct_declares") => "define i64 @f() {\n  %r = call i64 @syscall(i64 39)\n  ret i64 %r\n}\n",
        _ => panic!("the pair {first}, {second} has no sample"),
    }
}

fn pass(name: &str) -> Pass {
    *PASSES.iter().find(|pass| pass.name == name).unwrap()
}

#[test]
fn the_table_keeps_its_own_order() {
    let place = |name: &str| PASSES.iter().position(|pass| pass.name == name).unwrap();
    for (first, second, reason) in ORDER {
        assert!(place(first) < place(second), "{first} must run before {second}: {reason}");
    }
}

#[test]
fn each_pair_matters() {
    let manifest = manifest();
    let context = Context { manifest: &manifest, module_name: MODULE };
    for (first, second, reason) in ORDER {
        let text = sample(first, second);
        let right = apply_passes(&[pass(first), pass(second)], text, &context).text;
        let wrong = apply_passes(&[pass(second), pass(first)], text, &context).text;
        assert_ne!(right, wrong, "{first} before {second}: {reason}");
        assert_eq!(super::llvm::verdict(&fixups::apply(text, &context).text), "accepted");
    }
}
