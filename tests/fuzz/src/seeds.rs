//! Writes the seeds of every fuzz target to `fuzz/corpus/TARGET`, where libFuzzer adds what it finds.

use fuzz_harness::{TARGETS, root};
use std::io::Write;
use std::{fs, io};

fn main() -> io::Result<()> {
    for target in TARGETS {
        let folder = root().join("fuzz/corpus").join(target.name);
        fs::create_dir_all(&folder)?;
        let seeds = target.seeds(&root());
        for (number, seed) in seeds.iter().chain(&target.regressions(&root())).enumerate() {
            fs::copy(seed, folder.join(format!("seed-{number:04}")))?;
        }
        writeln!(io::stdout(), "{}: {} seeds", target.name, seeds.len())?;
    }
    Ok(())
}
