//! The runtime comes out byte for byte as it went in.

use fixups::Context;
use manifest::Manifest;

#[test]
fn the_runtime_is_left_alone() {
    let manifest = Manifest::with_runtime();
    for module in runtime::modules() {
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
    for module in runtime::modules() {
        let mut others = whole.clone();
        others.remove_module(module.name);
        for manifest in [&others, &empty] {
            let applied = fixups::apply(module.text, &Context { manifest, module_name: "other.ll" });
            assert_eq!(applied.text, module.text, "{}", module.name);
        }
    }
}
