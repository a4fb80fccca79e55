//! Exact, similar and relevant functions; closures; changes of modules.

use super::example;
use manifest::{Manifest, Visibility};
use proptest::prelude::*;
use runtime::{Effect, EffectSet};

fn names(entries: &[manifest::Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.name().to_owned()).collect()
}

#[test]
fn an_entry_says_everything() {
    let manifest = example();
    let entry = manifest.find("text_reverse").unwrap();
    assert_eq!(entry.to_line(), "text_reverse|text.ll|public|8|declare i64 @text_reverse(ptr, i64, ptr, i64)");
    assert_eq!(entry.parameters().iter().collect::<Vec<_>>(), ["text", "length", "out", "capacity"]);
    assert_eq!(entry.documentation(), "Reverses a text into `out`.\n\ntext: UTF-8\nresult: bytes written, or -1 if they do not fit");
    assert_eq!(entry.effects(), EffectSet::PURE);
    assert_eq!(entry.hash().len(), 64);
    let with_attributes = manifest.find("text_is_upper").unwrap();
    assert_eq!(with_attributes.signature(), "declare zeroext i1 @text_is_upper(i8 zeroext)");
    assert_eq!(manifest.find("format").unwrap().signature(), "declare i64 @format(ptr, i64, ptr, ...)");
    assert_eq!(with_attributes.to_prompt(), "; Whether a letter is a capital one.\ndeclare zeroext i1 @text_is_upper(i8 zeroext)");
}

#[test]
fn private_functions_are_listed_but_not_found() {
    let manifest = example();
    assert!(manifest.find("copy_back").is_none());
    assert_eq!(manifest.functions_named("copy_back").next().unwrap().visibility(), Visibility::Private);
    assert!(manifest.to_text().lines().any(|line| line.starts_with("copy_back|text.ll|private|")));
}

#[test]
fn effects_go_up_the_call_graph() {
    let manifest = example();
    let effects = |name: &str| manifest.effects(name).unwrap().to_string();
    assert_eq!(effects("sys_write"), "io");
    assert_eq!(effects("print_line"), "io");
    assert_eq!(effects("log_line"), "io, fs");
    assert_eq!(effects("text_reverse"), "pure");
    assert_eq!(manifest.effects("no_such_function"), None);
}

#[test]
fn only_the_runtime_states_effects() {
    let mut manifest = Manifest::new();
    manifest.add_module("a.ll", ";; effects: net\ndefine void @sys_fake() {\n  ret void\n}\n");
    assert_eq!(manifest.effects("sys_fake"), Some(EffectSet::PURE));
}

#[test]
fn an_indirect_call_reaches_what_has_its_address_taken() {
    let mut manifest = example();
    assert_eq!(manifest.effects("for_each"), Some(EffectSet::PURE), "only pure functions have their addresses taken");
    manifest.add_module("user.ll", "define void @user() {\n  call void @for_each(ptr null, i64 0, ptr @log_line)\n  ret void\n}\n");
    assert!(manifest.effects("for_each").unwrap().contains(Effect::Fs));
    manifest.remove_module("user.ll");
    assert_eq!(manifest.effects("for_each"), Some(EffectSet::PURE));
}

#[test]
fn a_module_that_changes_is_replaced() {
    let mut manifest = example();
    manifest.add_module("text.ll", "define i64 @text_reverse(ptr %text) {\n  ret i64 0\n}\n");
    assert_eq!(manifest.find("text_reverse").unwrap().signature(), "declare i64 @text_reverse(ptr)");
    assert!(manifest.find("print_line").is_none());
    manifest.remove_module("text.ll");
    manifest.remove_module("text.ll");
    assert!(manifest.find("text_reverse").is_none());
    assert!(manifest.find("sys_write").is_some());
}

#[test]
fn a_closure_holds_what_is_reached_and_no_more() {
    let mut manifest = example();
    manifest.add_module("slots.ll", "@slot_port = constant i64 8080\n");
    manifest.add_module("unused.ll", "define void @unused() {\n  ret void\n}\n");
    let by_call = "declare void @log_line(ptr, i64)\ndefine void @main() {\n  call void @log_line(ptr null, i64 0)\n  ret void\n}\n";
    assert_eq!(manifest.closure(&[by_call]), ["sys.ll", "text.ll"]);
    let by_data = "@slot_port = external constant i64\ndefine i64 @main() {\n  %p = load i64, ptr @slot_port\n  ret i64 %p\n}\n";
    assert_eq!(manifest.closure(&[by_data]), ["slots.ll", "sys.ll"], "LLVM may call memcpy, which is in sys.ll");
    let own = "define void @log_line(ptr %t, i64 %n) {\n  ret void\n}\ndefine void @main() {\n  call void @log_line(ptr null, i64 0)\n  ret void\n}\n";
    assert_eq!(manifest.closure(&[own]), ["sys.ll"], "its own function comes first");
}

#[test]
fn relevant_functions_are_named_or_share_words() {
    let manifest = example();
    let named = manifest.relevant("Use @sys_clock_gettime, then print_line.", 10_000);
    assert_eq!(names(&named)[..2], ["sys_clock_gettime", "print_line"]);
    let described = manifest.relevant("Reverse the bytes of a text", 10_000);
    assert_eq!(names(&described)[0], "text_reverse");
    assert!(manifest.relevant("Quaternions", 10_000).is_empty());
    assert!(!names(&described).contains(&"copy_back".to_owned()), "private functions are no help");
}

#[test]
fn relevant_functions_fit_the_budget() {
    let manifest = example();
    let text = "text_reverse print_line log_line for_each format sys_write";
    for budget in [0, 1, 20, 60, 200] {
        let cost: usize = manifest.relevant(text, budget).iter().map(|entry| entry.to_prompt().len() + 1).sum();
        assert!(cost <= budget * 4, "{cost} bytes for {budget} tokens");
    }
    assert!(manifest.relevant(text, 0).is_empty());
    assert_eq!(names(&manifest.relevant(text, usize::MAX))[..6], text.split(' ').collect::<Vec<_>>());
}

#[test]
fn slips_are_recognised() {
    let manifest = example();
    assert_eq!(names(&manifest.similar("reverse_text")), ["text_reverse"]);
    assert_eq!(names(&manifest.similar("sys_wirte")), ["sys_write"]);
    assert!(manifest.similar("quaternion_multiply").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn damaged_candidates_are_survived(cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..60, "[@%(){}a-z0-9 ,\n\"]{0,6}"), 1..6)) {
        let manifest = example();
        let mut text: String = super::texts("cases").into_iter().map(|(_, text)| text).collect();
        for (index, length, insert) in cuts {
            let start = text.floor_char_boundary(index.index(text.len()));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, &insert);
        }
        super::findings(&manifest, "damaged", &text);
        manifest.relevant(&text, 1000);
        manifest.closure(&[&text]);
        let mut other = manifest.clone();
        other.add_module("damaged.ll", &text);
        other.remove_module("damaged.ll");
        prop_assert_eq!(other.to_text(), manifest.to_text());
    }
}
