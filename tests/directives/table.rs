//! The table of directives against the parser, the help and the reference.

use diagnostics::Source;
use directives::{Kind, entries, help, parse, reference};

#[test]
fn every_example_of_the_table_parses_and_uses_its_entry() {
    for entry in entries() {
        let file = parse(&Source::new(entry.name, entry.example));
        let messages: Vec<&str> = file.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert!(messages.is_empty(), "@{}: {messages:?}", entry.name);
        assert_eq!(file.steps.len(), 1, "@{}", entry.name);
        assert!(entry.example.lines().any(|line| line.split_whitespace().next() == Some(&format!("@{}", entry.name))), "@{}", entry.name);
        if entry.kind == Kind::Directive {
            let directive = file.steps[0].directive.to_string();
            assert_eq!(directive.split_whitespace().next(), Some(entry.name), "{directive}");
        }
    }
}

#[test]
fn every_entry_is_in_the_overview_the_help_and_the_reference() {
    let (overview, reference) = (help(None).unwrap(), reference());
    for entry in entries() {
        let page = help(Some(entry.name)).unwrap();
        assert_eq!(help(Some(&format!("@{}", entry.name))).unwrap(), page);
        assert!(page.contains(entry.form) && page.contains(entry.help), "@{}", entry.name);
        assert!(overview.contains(entry.summary), "@{}", entry.name);
        assert!(reference.contains(&format!("### `@{} {}`", entry.name, entry.form)), "@{}", entry.name);
        assert!(!entry.summary.ends_with('.'), "@{}", entry.name);
    }
}

#[test]
fn clauses_fit_directives_that_exist() {
    for entry in entries() {
        let Kind::Clause { fits, .. } = entry.kind else { continue };
        assert!(!fits.is_empty(), "@{}", entry.name);
        for name in fits {
            assert!(entries().iter().any(|other| other.name == *name && other.kind == Kind::Directive), "@{}: {name}", entry.name);
        }
    }
}

#[test]
fn an_unknown_topic_names_the_nearest() {
    assert_eq!(help(Some("signatur")).unwrap_err().help.unwrap(), "did you mean `signature`?");
    assert_eq!(help(Some("zzz")).unwrap_err().code.id, "IC0124");
}
