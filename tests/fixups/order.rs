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
        ("strip_reply", "resolve_names") => "Here:\n\ndefine i64 @f() {\n  %r = call i64 @getpid_sys()\n  ret i64 %r\n}\n",
        ("resolve_names", "correct_declares") => "define i64 @f() {\n  %r = call i64 @getpid_sys()\n  ret i64 %r\n}\n",
        ("wrap_syscalls", "correct_declares") => "define i64 @f() {\n  %r = call i64 @syscall(i64 39)\n  ret i64 %r\n}\n",
        ("strip_reply", "close_functions") => "```llvm\ndefine i64 @f() {\n  ret i64 0\n```\n",
        ("strip_reply", "drop_copies") => "<think>\ndefine i64 @f() {\n  ret i64 0\n}\n</think>\ndefine i64 @f() {\n  ret i64 0\n}\n",
        ("spell_labels", "close_functions") => "define i64 @f() {\n  br label %end\n%end:\n  ret i64 0\n",
        ("spell_labels", "name_values") => {
            "define i64 @f(i1 %c) {\n  %0 = xor i1 %c, true\n  br i1 %0, label %1, label %2\n%1:\n  ret i64 1\n%2:\n  ret i64 2\n}\n"
        }
        ("spell_labels", "terminate_blocks") => "define i64 @f() {\n  %x = add i64 1, 1\n%end:\n  ret i64 %x\n}\n",
        ("close_functions", "drop_copies") => "define i64 @f() {\n  ret i64 0\n}\n\ndefine i64 @f() {\n  ret i64 0\n",
        ("close_functions", "name_values") => "define i64 @f() {\n  %0 = add i64 1, 1\n  ret i64 %0\n",
        ("close_functions", "rename_labels") => {
            "define i64 @f() {\nstart:\n  br label %start\nstart:\n  ret i64 0\n\ndefine i64 @g() {\n  ret i64 0\n}\n"
        }
        ("close_functions", "terminate_blocks") => "define void @f(ptr %p) {\n  store i64 0, ptr %p\n\ndefine i64 @g() {\n  ret i64 0\n}\n",
        ("close_functions", "rename_duplicates") => "define i64 @f(i64 %a) {\n  %a = add i64 %a, 1\n  ret i64 %a\n",
        ("wrap_syscalls", "terminate_blocks") => {
            "define i64 @main(i64 %argc, ptr %argv) {\n  %unused = call i64 @syscall(i64 60, i64 0)\n}\n"
        }
        ("rename_labels", "terminate_blocks") => {
            "define i64 @f() {\nstart:\n  br label %more\nmore:\n  %x = add i64 1, 1\nstart:\n  ret i64 %x\n}\n"
        }
        ("rename_labels", "rename_duplicates") => {
            "define i64 @f(i64 %a) {\nstart:\n  %a = add i64 %a, 1\n  br label %start\nstart:\n  ret i64 %a\n}\n"
        }
        ("terminate_blocks", "rename_duplicates") => "define i64 @f(i64 %a) {\n  %a = add i64 %a, 1\nend:\n  ret i64 %a\n}\n",
        ("spell_sigils", "correct_type_names") => "define i64 @f(i64 %byte) {\n  ret i64 byte\n}\n",
        ("correct_type_names", "opaque_pointers") => "define int @f(int* %p) {\n  %n = load int, int* %p\n  ret int %n\n}\n",
        ("group_phis", "name_values") => {
            "define i64 @f(i64 %n) {\n  br label %1\n1:\n  %3 = add i64 %n, 1\n  %2 = phi i64 [ 0, %0 ]\n  ret i64 %2\n}\n"
        }
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
