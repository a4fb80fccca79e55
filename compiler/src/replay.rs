//! The fourth stage: what was recorded goes through the same code again, and every hash must agree.

use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::search::{self, Accepted, MadeModule, Origin};
use crate::workspace::Workspace;
use crate::{candidate, recorder};
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use ledger::{BlobHash, Store};
use patterns::{Answer, Content, Library};
use serde_json::json;
use std::collections::BTreeMap;
use targets::SourceModule;

/// Makes every accepted module and program once more, in the workspace that the run began with, from the replies in the ledger and the sentences, and compares.
pub fn check(host: &mut Host, mut workspace: Workspace, accepted: &[&Accepted], content: Option<&Content>) -> Result<(), Failure> {
    let store = host.record.store().clone();
    let mut hashes = BTreeMap::new();
    for step in accepted {
        let mut own = Vec::new();
        for module in &step.modules {
            let text = again(&workspace, &store, module)?;
            if let Some(text) = &text {
                agree(&module.file, module.text.as_bytes(), text.as_bytes())?;
                hashes.insert(module.file.clone(), BlobHash::of(text.as_bytes()).to_string());
            }
            let text = text.unwrap_or_else(|| module.text.clone());
            if module.kept {
                workspace.put(&module.file, &text);
            }
            own.push(SourceModule { name: module.file.clone(), text });
        }
        if let Some(sentence) = &step.sentence {
            own = from_pattern(sentence, content)?;
        }
        if let Some(program) = &step.program {
            let built = search::link_again(host, &workspace, &own, program.optimisation)?.map_err(Failure::from_diagnostics)?;
            agree(&program.name, &program.elf, &built.elf)?;
            for (first, again) in program.artifacts.iter().zip(&built.artifacts) {
                agree(&program.name, &first.bytes, &again.bytes)?;
            }
            hashes.insert(program.name.clone(), BlobHash::of(&built.elf).to_string());
        }
    }
    host.record.stage_done("replay", &json!({ "agreed": hashes }))
}

/// The module's text from its recorded reply or the library; `None` for modules of a program's pattern.
fn again(workspace: &Workspace, store: &Store, module: &MadeModule) -> Result<Option<String>, Failure> {
    let (reply, append) = match &module.origin {
        Origin::Reply { reply, append, .. } => (reply, append),
        Origin::Library { function } => {
            return Ok(Library::shipped().functions().iter().find(|known| known.name == *function).map(|known| known.module.to_owned()));
        }
        Origin::Pattern => return Ok(None),
    };
    let reply = store.blobs().get(*reply).map_err(|error| recorder::failure(&error))?;
    let base = workspace.module(&module.file).filter(|_| *append);
    Ok(Some(candidate::repair(workspace, &module.file, base, &String::from_utf8_lossy(&reply)).text))
}

/// The pattern's modules, from the sentence.
fn from_pattern(sentence: &str, content: Option<&Content>) -> Result<Vec<SourceModule>, Failure> {
    let Answer::Match(found) = Library::shipped().answer(sentence) else { return Err(diverged("the answer to the sentence")) };
    Ok(search::pattern_modules(&search::instantiate(&found, content)?))
}

fn agree(what: &str, first: &[u8], again: &[u8]) -> Result<(), Failure> {
    if first == again { Ok(()) } else { Err(diverged(what)) }
}

fn diverged(what: &str) -> Failure {
    let diagnostic = Diagnostic::error(&codes::REPLAY_DIVERGED, format!("{what} came out differently when this run was replayed"));
    Failure::new(Exit::Internal, diagnostic.help("please report it together with the output of `intentc runs show last --json`"))
}
