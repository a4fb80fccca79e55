//! Every fuzz target holds on its seeds, on parts of them, and on what was found once.

use fuzz_harness::{TARGETS, root};

fn run_over_seeds(name: &str) {
    let target = fuzz_harness::target(name);
    let seeds = target.seeds(&root());
    assert!(seeds.len() >= 5, "{name} has only {} seeds", seeds.len());
    let mut wrong = Vec::new();
    for path in seeds.iter().chain(&target.regressions(&root())) {
        let bytes = std::fs::read(path).unwrap();
        // Whole, and as if the reply had been cut off.
        for length in [bytes.len(), bytes.len() * 2 / 3] {
            if std::panic::catch_unwind(|| (target.run)(&bytes[..length])).is_err() {
                wrong.push(format!("the first {length} bytes of {}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{name} does not hold on {}", wrong.join("\n"));
}

#[test]
fn ir_holds_on_its_seeds() {
    run_over_seeds("ir");
}

#[test]
fn fixups_hold_on_their_seeds() {
    run_over_seeds("fixups");
}

#[test]
fn strip_reply_holds_on_its_seeds() {
    run_over_seeds("strip_reply");
}

#[test]
fn directives_hold_on_their_seeds() {
    run_over_seeds("directives");
}

#[test]
fn manifest_holds_on_its_seeds() {
    run_over_seeds("manifest");
}

#[test]
fn every_target_is_wrapped_for_libfuzzer() {
    let manifest = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    for target in TARGETS {
        let wrapper = std::fs::read_to_string(root().join(format!("fuzz/fuzz_targets/{}.rs", target.name))).unwrap();
        assert!(wrapper.contains(&format!("\"{}\"", target.name)), "{} runs another target", target.name);
        assert!(manifest.contains(&format!("name = \"{}\"", target.name)), "fuzz/Cargo.toml does not name {}", target.name);
    }
}
