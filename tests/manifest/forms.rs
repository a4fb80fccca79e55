//! The manifest written down and read back.

use manifest::{Entry, Manifest, Visibility};
use proptest::prelude::*;
use runtime::{Effect, EffectSet};

#[test]
fn the_text_form_is_read_back() {
    let manifest = Manifest::with_runtime();
    let text = manifest.to_text();
    let read = Manifest::from_text(&text).unwrap();
    assert_eq!(read.to_text(), text);
    let (written, entry) = (manifest.find("sys_write").unwrap(), read.find("sys_write").unwrap());
    assert_eq!((entry.types(), entry.line(), entry.module()), (written.types(), written.line(), written.module()));
    let everything: EffectSet = Effect::ALL.into_iter().collect();
    assert_eq!(entry.effects(), everything, "nothing is known of what it calls");
    assert_eq!(read.similar("sys_wirte")[0].name(), "sys_write");
}

#[test]
fn json_is_read_back_whole() {
    let manifest = super::example();
    let read = Manifest::from_json(&manifest.to_json()).unwrap();
    assert_eq!(read.to_json(), manifest.to_json());
    let entry = read.find("text_reverse").unwrap();
    assert_eq!(entry.parameters().get(3), Some("capacity"));
    assert_eq!(entry.effects(), EffectSet::PURE);
    assert_eq!(read.find("log_line").unwrap().effects().to_string(), "io, fs");
}

#[test]
fn names_may_look_like_the_form() {
    let mut manifest = Manifest::new();
    let text = "define void @\"a|b\"() {\n  ret void\n}\ndefine void @\"\\22q\\0A\"(%\"t\n|\"* %p) {\n  ret void\n}\ndefine void @\"7\"() {\n  ret void\n}\n\
                define void @ä() {\n  ret void\n}\n";
    manifest.add_module("a|b\n.ll", text);
    assert_eq!(manifest.entries().count(), 3 + usize::from(manifest.find("ä").is_some()));
    assert!(manifest.to_text().starts_with("\"a\\7Cb\"|\"a\\7Cb\\0A.ll\"|public|1|declare void @\"a|b\"()\n"), "{}", manifest.to_text());
    for read in [Manifest::from_text(&manifest.to_text()), Manifest::from_json(&manifest.to_json())] {
        let read = read.unwrap();
        let names =
            |manifest: &Manifest| manifest.entries().map(|entry| (entry.name().to_owned(), entry.module().to_owned())).collect::<Vec<_>>();
        assert_eq!(names(&read), names(&manifest));
    }
}

#[test]
fn what_is_malformed_is_named_by_its_line() {
    let line = "f|a.ll|public|1|declare void @f()";
    for (wrong, reason) in [
        ("f|a.ll|public", "it is not name|module|visibility|line|signature"),
        ("f|a.ll|hidden|1|declare void @f()", "its visibility is neither public nor private"),
        ("f|a.ll|public|one|declare void @f()", "its line is not a number"),
        ("f|a.ll|public|1|declare void @g()", "its signature is not a declaration of `@f`"),
        ("f|a.ll|public|1|declare void @f(", "its signature is not a declaration of `@f`"),
        ("f|a.ll|public|1|declare void @f() declare void @g()", "its signature is not a declaration of `@f`"),
        ("f(i64)|a.ll|public|1|declare void @f(i64)()", "its signature is not a declaration of `@f(i64)`"),
        ("f|a.ll|public|1|define void @f() { ret void }", "its signature is not a declaration of `@f`"),
        ("\"f|a.ll|public|1|declare void @f()", "its name is not understood"),
        ("f|\"a.ll|public|1|declare void @f()", "its module is not understood"),
    ] {
        let malformed = Manifest::from_text(&format!("{line}\n\n{wrong}\n")).unwrap_err();
        assert_eq!((malformed.line, malformed.reason.as_str()), (3, reason));
    }
    for (wrong, part) in [
        ("{\"schema\":\"intentc.manifest\",\"functions\":[{}]}", "missing field"),
        ("{\"schema\":\"other\",\"functions\":[]}", "its schema is not intentc.manifest"),
        ("{\"functions\":[]}", "its schema is not intentc.manifest"),
        ("[]", "expected a document with the schema intentc.manifest"),
        ("{", "EOF"),
    ] {
        let malformed = Manifest::from_json(wrong).unwrap_err();
        assert!(malformed.reason.contains(part), "{malformed}");
    }
}

#[test]
fn lines_of_a_module_need_not_stand_together() {
    let text = "b|2.ll|private|9|declare void @b()\na|1.ll|public|1|declare i64 @a(i64, ...)\nc|2.ll|public|3|declare ptr @c(ptr)\n";
    let manifest = Manifest::from_text(text).unwrap();
    let lines: Vec<String> = manifest.entries().map(|entry| entry.to_line()).collect();
    assert_eq!(
        lines,
        ["a|1.ll|public|1|declare i64 @a(i64, ...)", "b|2.ll|private|9|declare void @b()", "c|2.ll|public|3|declare ptr @c(ptr)"]
    );
    assert_eq!(manifest.functions_named("b").next().unwrap().visibility(), Visibility::Private);
    assert!(manifest.find("a").unwrap().types().is_variadic);
}

#[test]
fn a_module_takes_the_place_of_its_signatures() {
    let mut manifest = Manifest::from_text("f|a.ll|public|1|declare void @f()\ng|b.ll|public|1|declare void @g()\n").unwrap();
    manifest.add_module("c.ll", "define void @h() {\n  call void @f()\n  ret void\n}\n");
    assert!(!manifest.effects("h").unwrap().is_pure());
    manifest.add_module("a.ll", "define void @f() {\n  ret void\n}\n");
    assert_eq!(manifest.effects("h"), Some(EffectSet::PURE));
    let callers: Vec<&str> = manifest.callers("f", false).iter().map(|entry: &Entry| entry.name()).collect();
    assert_eq!(callers, ["h"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn hostile_text_is_survived(lines in proptest::collection::vec("[a-c\"|@\\\\( ]{0,8}\\|?[a-c.\"]{0,4}\\|(public|private|x)\\|[0-9]{0,3}\\|(declare )?(void|i64|%\"x\") @[a-c\"(]{0,4}\\([a-z0-9, ]{0,6}\\)?", 0..6)) {
        if let Ok(manifest) = Manifest::from_text(&lines.join("\n")) {
            let text = manifest.to_text();
            prop_assert_eq!(Manifest::from_text(&text).unwrap().to_text(), text);
        }
        let _ = Manifest::from_json(&lines.join("\n"));
    }
}
