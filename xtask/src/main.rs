//! `cargo xtask codegen [--check]` and `cargo xtask levels`.

use std::io::{self, Write};
use std::process::ExitCode;
use xtask::{generated, levels, root};

const USAGE: &str = "\
cargo xtask codegen           writes the generated files
cargo xtask codegen --check   says which of them are out of date
cargo xtask levels            holds the crates to their levels";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(violations) if violations.is_empty() => ExitCode::SUCCESS,
        Ok(violations) => {
            let _ = writeln!(io::stderr(), "{}", violations.join("\n"));
            ExitCode::FAILURE
        }
        Err(problem) => {
            let _ = writeln!(io::stderr(), "{problem}");
            ExitCode::from(2)
        }
    }
}

/// The violations that were found.
fn run(arguments: &[&str]) -> Result<Vec<String>, String> {
    match arguments {
        ["codegen"] => {
            for path in generated::write(&root()).map_err(|error| error.to_string())? {
                let _ = writeln!(io::stdout(), "wrote {path}");
            }
            Ok(Vec::new())
        }
        ["codegen", "--check"] => Ok(generated::outdated(&root())),
        ["levels"] => levels::read(&root()).map(|workspace| workspace.violations()),
        _ => Err(USAGE.into()),
    }
}
