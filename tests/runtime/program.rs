//! Start-up, arguments, standard streams, the end.

use std::process::Stdio;

use crate::toolchain::build;

#[test]
fn passes_arguments_and_the_exit_code() {
    for level in ["O0", "O2"] {
        let program = build(level, &[("arguments.ll", include_str!("arguments.ll"))]);
        let output = program.command().args(["one", "", "drei: \u{e4}"]).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "drei: \u{e4}\n\none\n-9223372036854775808 ");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "18446744073709551615");
        assert_eq!(output.status.code(), Some(4));
    }
}

#[test]
fn a_closed_output_is_an_error_and_not_a_loop() {
    let program = build(
        "O2",
        &[(
            "full.ll",
            "declare i64 @print_line(i64, ptr, i64)\n@text = constant [1 x i8] c\"x\"\ndefine i64 @main(i64 %argc, ptr %argv) {\n  %result = call i64 @print_line(i64 1, ptr @text, i64 1)\n  %code = sub i64 0, %result\n  ret i64 %code\n}\n",
        )],
    );
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    assert_eq!(program.command().stdout(Stdio::from(full)).status().unwrap().code(), Some(28), "ENOSPC");
}

#[test]
fn an_empty_program_stays_small() {
    let program = build("O2", &[("empty.ll", "define i64 @main(i64 %argc, ptr %argv) {\n  ret i64 0\n}\n")]);
    assert_eq!(program.command().status().unwrap().code(), Some(0));
    assert!(crate::toolchain::loaded_size(&program.path()) < 400);
}
