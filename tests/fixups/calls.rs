//! The call check of the manifest has nothing to say of calls that were made to agree.

use super::{MODULE, cases_in, manifest};
use diagnostics::Source;
use diagnostics::codes::manifest::{CALL_ARGUMENT, CALL_COUNT, CALL_RESULT, CALL_VARIADIC};
use fixups::Context;

fn mismatches(text: &str) -> Vec<String> {
    let findings = manifest::check(&manifest(), &Source::new(MODULE, text), &ir::parse(text));
    let codes = [CALL_ARGUMENT.id, CALL_COUNT.id, CALL_RESULT.id, CALL_VARIADIC.id];
    findings.into_iter().filter(|finding| codes.contains(&finding.code.id)).map(|finding| finding.message).collect()
}

#[test]
fn calls_agree_afterwards() {
    let manifest = manifest();
    let context = Context { manifest: &manifest, module_name: MODULE };
    let mut compared = 0;
    for case in cases_in("correct_calls") {
        let after = mismatches(&fixups::apply(&case.text, &context).text);
        if !case.name.starts_with("leave_") && !case.name.starts_with("partly_") {
            assert_eq!(after, Vec::<String>::new(), "{}", case.name);
            compared += usize::from(!mismatches(&case.text).is_empty());
        }
        if case.name.starts_with("leave_wrong") || case.name.starts_with("leave_swapped") || case.name.starts_with("leave_what") {
            assert!(!after.is_empty(), "{}: what is left alone must be reported", case.name);
        }
    }
    assert!(compared >= 15, "{compared} cases only have calls that the check reports");
}
