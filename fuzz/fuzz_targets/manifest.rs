#![no_main]

use std::sync::LazyLock;

static TARGET: LazyLock<fuzz_harness::Target> = LazyLock::new(|| fuzz_harness::target("manifest"));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
