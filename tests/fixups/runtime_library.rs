//! The runtime comes out byte for byte as it went in.

use fixups::Context;
use manifest::Manifest;

#[test]
fn the_runtime_is_left_alone() {
    let manifest = Manifest::with_runtime();
    for module in runtime::modules(runtime::X86_64_LINUX) {
        let context = Context { manifest: &manifest, module_name: module.name };
        let applied = fixups::apply(module.text, &context);
        assert_eq!(applied.text, module.text, "{}", module.name);
        assert!(applied.edits.is_empty() && applied.diagnostics.is_empty(), "{}: {:?}", module.name, applied.diagnostics);
    }
}

/// As a candidate that the manifest knows nothing of, and as one among strangers.
#[test]
fn the_runtime_is_left_alone_under_any_name() {
    let (whole, empty) = (Manifest::with_runtime(), Manifest::new());
    for module in runtime::modules(runtime::X86_64_LINUX) {
        let mut others = whole.clone();
        others.remove_module(module.name);
        for manifest in [&others, &empty] {
            let applied = fixups::apply(module.text, &Context { manifest, module_name: "other.ll" });
            assert_eq!(applied.text, module.text, "{}", module.name);
        }
    }
}

/// A function that is not there must not be taken for a slip of another one that is.
#[test]
fn no_function_of_the_runtime_is_a_slip_of_another() {
    let pass = fixups::PASSES.iter().find(|pass| pass.name == "resolve_names").unwrap();
    let all = Manifest::with_runtime();
    let mut tried = 0;
    for module in runtime::modules(runtime::X86_64_LINUX) {
        let others = runtime::modules(runtime::X86_64_LINUX).iter().filter(|other| other.name != module.name);
        let manifest = Manifest::with_trusted(others.map(|other| (other.name, other.text)));
        for entry in all.entries().filter(|entry| entry.module() == module.name && entry.is_public()) {
            let arguments: Vec<String> = entry.types().parameters.iter().map(|ty| format!("{ty} undef")).collect();
            let call = format!("call {} {}({})", entry.types().result, ir::global_token(entry.name()), arguments.join(", "));
            let text = format!("define void @caller() {{\n  {call}\n  ret void\n}}\n");
            // What is declared may be a slip by a wider rule.
            for text in [format!("{}\n\n{text}", entry.types().declaration(entry.name())), text] {
                let applied = pass.apply(&text, &Context { manifest: &manifest, module_name: "other.ll" });
                assert!(applied.edits.is_empty(), "{}", applied.text);
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} functions");
}
