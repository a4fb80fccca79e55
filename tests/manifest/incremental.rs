//! A manifest that modules come to and go from is the one that is made of the same modules at once.

use manifest::{Entry, Manifest};
use proptest::prelude::*;
use runtime::{Effect, EffectSet};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Few names, so that modules define the same ones, mention each other's, and call in circles.
const NAMES: [&str; 8] = ["read_file", "file_read", "write_line", "line_count", "sum", "sys_a", "sys_b", "table"];
const MODULES: [&str; 5] = ["a.ll", "b.ll", "c.ll", "d.ll", "e.ll"];

/// A definition, by places in [`NAMES`].
#[derive(Clone, Debug)]
struct Definition {
    name: usize,
    is_private: bool,
    calls: Vec<usize>,
    /// Whose addresses it takes.
    takes: Vec<usize>,
    calls_indirectly: bool,
    is_global: bool,
}

fn definition() -> impl Strategy<Value = Definition> {
    let names = || proptest::collection::vec(0..NAMES.len(), 0..3);
    (0..NAMES.len(), any::<bool>(), names(), names(), proptest::bool::weighted(0.2), proptest::bool::weighted(0.2)).prop_map(
        |(name, is_private, calls, takes, calls_indirectly, is_global)| Definition {
            name,
            is_private,
            calls,
            takes,
            calls_indirectly,
            is_global,
        },
    )
}

/// A module of the names given here, each defined once.
fn module() -> impl Strategy<Value = Vec<Definition>> {
    proptest::collection::vec(definition(), 0..5).prop_map(|mut definitions| {
        let mut seen = BTreeSet::new();
        definitions.retain(|definition| seen.insert(definition.name));
        definitions
    })
}

fn text(definitions: &[Definition]) -> String {
    let mut text = String::new();
    for definition in definitions {
        let name = NAMES[definition.name];
        let pointers: Vec<String> = definition.takes.iter().map(|&name| format!("ptr @{}", NAMES[name])).collect();
        if definition.is_global {
            let linkage = if definition.is_private { "internal " } else { "" };
            writeln!(text, "@{name} = {linkage}constant [{} x ptr] [{}]", pointers.len(), pointers.join(", ")).unwrap();
            continue;
        }
        let linkage = if definition.is_private { "internal " } else { "" };
        writeln!(text, "; Documents {} words of {name}.\ndefine {linkage}void @{name}(ptr %p) {{", definition.calls.len()).unwrap();
        definition.calls.iter().for_each(|&name| writeln!(text, "  call void @{}(ptr null)", NAMES[name]).unwrap());
        pointers.iter().for_each(|pointer| writeln!(text, "  store {pointer}, ptr %p").unwrap());
        if definition.calls_indirectly {
            text.push_str("  call void %p(ptr null)\n");
        }
        text.push_str("  ret void\n}\n");
    }
    text
}

/// What the runtime states; it is there all the time.
const RUNTIME: &str =
    ";; effects: fs\ndefine void @sys_a(ptr %p) {\n  ret void\n}\n;; effects: net\ndefine void @sys_b(ptr %p) {\n  ret void\n}\n";

/// The effects of all functions by going over all edges until nothing changes.
fn naive_effects(modules: &BTreeMap<&str, Vec<Definition>>) -> BTreeMap<(String, String), EffectSet> {
    let mut nodes: Vec<(&str, &Definition)> =
        modules.iter().flat_map(|(module, definitions)| definitions.iter().map(move |definition| (*module, definition))).collect();
    let runtime: Vec<Definition> = [5, 6]
        .map(|name| Definition { name, is_private: false, calls: vec![], takes: vec![], calls_indirectly: false, is_global: false })
        .to_vec();
    nodes.extend(runtime.iter().map(|definition| ("runtime.ll", definition)));
    let meant = |module: &str, name: usize| {
        let own = nodes.iter().position(|(other, definition)| *other == module && definition.name == name);
        own.or_else(|| nodes.iter().position(|(_, definition)| definition.name == name && !definition.is_private))
    };
    let own = |module: &str, definition: &Definition| match (module, definition.name) {
        ("runtime.ll", 5) => EffectSet::PURE.with(Effect::Fs),
        ("runtime.ll", 6) => EffectSet::PURE.with(Effect::Net),
        _ => EffectSet::PURE,
    };
    let mut effects: Vec<EffectSet> = nodes.iter().map(|(module, definition)| own(module, definition)).collect();
    loop {
        let before = effects.clone();
        let indirect = nodes.iter().flat_map(|(module, definition)| definition.takes.iter().filter_map(|&name| meant(module, name)));
        let indirect = indirect.fold(EffectSet::PURE, |set, node| set.union(before[node]));
        for (node, (module, definition)) in nodes.iter().enumerate() {
            let called: &[usize] = if definition.is_global { &[] } else { &definition.calls };
            for target in called.iter().chain(&definition.takes).filter_map(|&name| meant(module, name)) {
                effects[node] = effects[node].union(before[target]);
            }
            if definition.calls_indirectly && !definition.is_global {
                effects[node] = effects[node].union(indirect);
            }
        }
        if effects == before {
            break;
        }
    }
    let functions = nodes.iter().zip(effects).filter(|((_, definition), _)| !definition.is_global);
    functions.map(|((module, definition), effects)| (((*module).to_owned(), NAMES[definition.name].to_owned()), effects)).collect()
}

/// Everything that can be asked.
fn answers(manifest: &Manifest) -> String {
    let mut text = manifest.to_json();
    let names = |entries: Vec<Entry>| entries.iter().map(|entry| entry.to_line()).collect::<Vec<_>>();
    for name in NAMES.into_iter().chain(["readFile", "wirte_line", "nothing"]) {
        let similar: Vec<_> =
            manifest.similar_scored(name).iter().map(|similar| (similar.entry.to_line(), similar.resemblance, similar.score)).collect();
        writeln!(text, "{name}: {:?} {:?} {similar:?}", manifest.find(name), names(manifest.functions_named(name).collect())).unwrap();
        writeln!(text, "{:?} {:?}", names(manifest.callers(name, false)), names(manifest.callers(name, true))).unwrap();
        writeln!(text, "{:?} {:?}", names(manifest.callees(name, false)), names(manifest.callees(name, true))).unwrap();
    }
    let relevant = names(manifest.relevant("@sum of the words that read_file documents, 2 lines", 60));
    writeln!(text, "{relevant:?} {:?}", manifest.closure(&["define void @f() {\n  call void @sum(ptr null)\n  ret void\n}\n"])).unwrap();
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn changes_one_by_one_lead_where_all_at_once_do(
        changes in proptest::collection::vec((0..MODULES.len(), proptest::option::of(module()), any::<bool>()), 1..12)
    ) {
        let mut changing = Manifest::with_trusted([("runtime.ll", RUNTIME)]);
        let mut modules: BTreeMap<&str, Vec<Definition>> = BTreeMap::new();
        for (module, change, asks) in changes {
            let module = MODULES[module];
            let looked_at = match change {
                Some(definitions) => {
                    let looked_at = changing.add_module(module, &text(&definitions));
                    modules.insert(module, definitions);
                    looked_at
                }
                None => {
                    modules.remove(module);
                    changing.remove_module(module)
                }
            };
            prop_assert!(looked_at <= changing.entries().count() + NAMES.len() * MODULES.len());
            // A search index is made in some of the states between.
            if asks {
                changing.similar("read");
                changing.relevant("file", 10);
            }
        }
        let texts: Vec<(&str, String)> = modules.iter().map(|(name, definitions)| (*name, text(definitions))).collect();
        let mut fresh = Manifest::with_trusted([("runtime.ll", RUNTIME)]);
        fresh.add_modules(texts.iter().map(|(name, text)| (*name, text.as_str())));
        prop_assert_eq!(answers(&changing), answers(&fresh));
        let effects: BTreeMap<_, _> =
            changing.entries().map(|entry| ((entry.module().to_owned(), entry.name().to_owned()), entry.effects())).collect();
        prop_assert_eq!(&effects, &naive_effects(&modules));
        let found: Vec<_> = changing.entries().filter_map(|entry| Some((changing.find(entry.name())?, entry))).collect();
        prop_assert!(found.iter().all(|(found, entry)| found.module() != entry.module() || found.effects() == entry.effects()));
    }
}

#[test]
fn only_what_depends_on_a_module_is_looked_at() {
    let mut manifest = Manifest::with_runtime();
    let chain =
        |callee: &str, name: &str| format!("declare void @{callee}()\ndefine void @{name}() {{\n  call void @{callee}()\n  ret void\n}}\n");
    for index in 1..200 {
        manifest.add_module(&format!("chain{index}.ll"), &chain(&format!("link{}", index - 1), &format!("link{index}")));
    }
    let pure = "define void @link150() {\n  ret void\n}\n";
    assert_eq!(manifest.add_module("chain150.ll", pure), 49, "those that come after it");
    assert_eq!(manifest.add_module("alone.ll", &chain("sys_close", "alone")), 1);
    assert_eq!(manifest.remove_module("alone.ll"), 0);
    assert_eq!(manifest.remove_module("alone.ll"), 0, "it is gone already");
    assert_eq!(manifest.effects("link199"), Some(EffectSet::PURE));
    manifest.add_module("chain0.ll", &chain("sys_exit", "link0"));
    assert_eq!(manifest.effects("link149"), Some(EffectSet::PURE.with(Effect::Exit)));
    assert_eq!(manifest.effects("link199"), Some(EffectSet::PURE), "the chain is cut");
}

#[test]
fn a_copy_changes_alone() {
    let mut manifest = super::example();
    manifest.similar("text");
    let before = answers(&manifest);
    let mut copy = manifest.clone();
    copy.add_module("text.ll", "define void @sum() {\n  ret void\n}\n");
    assert!(copy.find("text_reverse").is_none());
    assert_eq!(answers(&manifest), before);
    manifest.add_module("text.ll", "define void @sum() {\n  ret void\n}\n");
    assert_eq!(answers(&manifest), answers(&copy));
}
