//! The provenance of a program as an in-toto statement (in-toto.io/Statement/v1) with a SLSA provenance predicate
//! (slsa.dev/provenance/v1). It is not signed: signing is the business of whoever vouches for it.

use super::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;
use targets::provenance::Note;

pub fn statement(path: &Path, bytes: &[u8], note: &Note) -> Value {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut dependencies: Vec<Value> =
        note.modules.iter().map(|module| json!({ "name": module.name, "digest": { "blake3-128": hex(module.hash.as_slice()) } })).collect();
    if let Some(digest) = &note.module_digest {
        dependencies.push(json!({ "name": "modules", "digest": { "blake3-128": hex(digest.as_slice()) } }));
    }
    dependencies.push(json!({ "name": "runtime library", "digest": { "blake3-128": hex(note.library.as_slice()) } }));
    if let Some(lock) = &note.lock {
        dependencies.push(json!({ "name": "intent.lock", "digest": { "blake3": hex(lock.as_slice()) } }));
    }
    json!({
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{
            "name": name,
            "digest": { "sha256": hex(&Sha256::digest(bytes)), "blake3": blake3::hash(bytes).to_hex().as_str() },
        }],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "urn:intentc:build:1",
                "externalParameters": { "intent": note.intent, "target": note.target.name(), "optimisation": note.optimisation.name(), "sealed": note.filter.is_some() },
                "internalParameters": {},
                "resolvedDependencies": dependencies,
            },
            "runDetails": {
                "builder": { "id": "urn:intentc", "version": { "intentc": note.version } },
                "byproducts": [{
                    "name": "verdict",
                    "annotations": {
                        "verdict": "accepted",
                        "restsOn": note.proof.rests_on,
                        "scenarios": note.proof.scenarios,
                        "connections": note.proof.connections,
                        "unproven": note.proof.unproven,
                        "effects": note.effect_set().to_string(),
                        "systemCalls": note.system_calls,
                    },
                }],
            },
        },
    })
}
