//! Two oracles of a model: Python that computes what the functions of a step should give, written from the brief alone, in two
//! conversations that know neither each other nor any candidate. Where they disagree, the intent can be read in two ways.

use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::{plan, prompts};
use diagnostics::codes::models as model_codes;
use directives::{Brief, Signature};
use serde_json::json;

/// What came of asking.
#[derive(Clone)]
pub enum Written {
    Both([String; 2]),
    /// There are none, and the proof goes on with the examples.
    None {
        reason: String,
    },
}

/// The oracles of a step: asked for once in a run.
pub fn of_step(host: &mut Host, step: &str, brief: &Brief) -> Result<Written, Failure> {
    if let Some(written) = host.written_oracles.get(step) {
        return Ok(written.clone());
    }
    let written = ask(host, step, brief)?;
    host.written_oracles.insert(step.to_owned(), written.clone());
    Ok(written)
}

/// Asks for both. A model that declines, or gives what cannot be used, costs the oracles and not the step; so do kept replies that
/// hold none.
fn ask(host: &mut Host, step: &str, brief: &Brief) -> Result<Written, Failure> {
    let mut sources = Vec::with_capacity(2);
    for request in prompts::oracles(step, brief) {
        let answer = match host.ask(&request) {
            Ok(answer) => answer,
            Err(failure) => {
                return match unavailable(&failure) {
                    Some(reason) => Ok(Written::None { reason: reason.to_owned() }),
                    None => Err(failure),
                };
            }
        };
        let source = plan::unfenced(&answer.reply.text).trim().to_owned() + "\n";
        if let Some(signature) = brief.signatures.iter().find(|signature| !defines(&source, signature)) {
            let reason = format!("the model's answer defines no `{}` in Python", signature.name);
            return Ok(Written::None { reason });
        }
        let blob = host.record.blob(source.as_bytes())?;
        host.record.event("oracle.written", &json!({ "step": step, "source": blob, "request": answer.request_hash }))?;
        sources.push(source);
    }
    Ok(match <[String; 2]>::try_from(sources) {
        Ok(sources) => Written::Both(sources),
        Err(_) => Written::None { reason: "the model gave none".to_owned() },
    })
}

/// Why a failure to answer leaves the step without oracles, where it is one that does.
fn unavailable(failure: &Failure) -> Option<&'static str> {
    let is_miss = failure.diagnostics.iter().any(|diagnostic| diagnostic.code.id == model_codes::REPLAY_MISS.id);
    match failure.exit {
        Exit::Replay if is_miss => Some("the kept replies hold none for this step"),
        Exit::Refused => Some("the model declined to write one"),
        Exit::Rejected => Some("the model's answer cannot be used"),
        _ => None,
    }
}

/// Whether a top-level `def` of this name begins a line.
fn defines(source: &str, signature: &Signature) -> bool {
    source.lines().any(|line| {
        let name = line.strip_prefix("def ").map(str::trim_start).and_then(|rest| rest.strip_prefix(signature.name.as_str()));
        name.is_some_and(|rest| rest.trim_start().starts_with('('))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use diagnostics::{Source, Span};

    #[test]
    fn only_a_top_level_definition_of_the_name_counts() {
        let text = "f(x: i64) -> i64";
        let signature = directives::parse_signature(&Source::new("t", text), Span::new(0, text.len())).unwrap();
        assert!(defines("import math\ndef f(x):\n    return x\n", &signature));
        assert!(defines("def  f (x): return x", &signature));
        for other in ["def ff(x): return x", "    def f(x): pass", "define i64 @f(i64 %x) {", "f = 1", ""] {
            assert!(!defines(other, &signature), "{other}");
        }
    }
}
