//! What must hold of the index over the shipped runtime.

use manifest::Manifest;

#[test]
fn every_runtime_function_is_indexed_and_documented() {
    let manifest = Manifest::with_runtime();
    assert!(manifest.entries().count() > 40);
    for entry in manifest.entries() {
        assert!(!entry.documentation().is_empty(), "{} has no documentation", entry.to_line());
        assert!(manifest.is_runtime_module(entry.module()));
    }
}

#[test]
fn stated_effects_are_those_that_follow() {
    let manifest = Manifest::with_runtime();
    for entry in manifest.entries() {
        let stated = entry.documentation().lines().find_map(|line| line.strip_prefix("effects:"));
        if let Some(stated) = stated {
            let stated: runtime::EffectSet = stated.parse().unwrap();
            assert_eq!(entry.effects(), stated, "{} states {stated}, but reaches {}", entry.name(), entry.effects());
        } else {
            assert!(!entry.name().starts_with("sys_") || entry.effects().is_pure(), "{} has effects and states none", entry.name());
        }
    }
}

/// Every call of the runtime fits its callee, and every declaration its definition.
#[test]
fn the_runtime_passes_the_call_check() {
    let manifest = Manifest::with_runtime();
    for module in runtime::modules(runtime::X86_64_LINUX) {
        let mut others = manifest.clone();
        others.remove_module(module.name);
        let source = diagnostics::Source::new(module.name, module.text);
        let parsed = ir::parse(module.text);
        let findings = manifest::check(&others, &source, &parsed);
        // Assembly is the runtime's to write.
        let wrong: Vec<_> = findings.iter().filter(|finding| finding.code.id != "IC0306").collect();
        assert!(wrong.is_empty(), "{}: {}", module.name, diagnostics::render(wrong[0], false));
        let missing = manifest::missing(&others, &source, &parsed);
        assert!(missing.iter().all(|missing| missing.name == "main"), "{}: {missing:?}", module.name);
    }
}
