//! What the calls of a module call: signatures by name, and who states them.

use crate::Manifest;
use crate::intrinsics::{IntrinsicRule, intrinsic};
use ir::{Module, Signature};
use std::collections::HashMap;
use std::fmt;

/// The functions that a module's calls may name.
#[derive(Clone, Debug)]
pub struct Callees<'a> {
    manifest: &'a Manifest,
    /// A module of the manifest that is not looked at: an older version of the one that calls.
    except: Option<&'a str>,
    defined: HashMap<String, Callee>,
    declared: HashMap<String, Callee>,
}

/// What is known of a callee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callee {
    pub signature: Signature,
    /// How a narrow result is widened, where the definition says it.
    pub extension: Option<Extension>,
    pub origin: CalleeOrigin,
}

/// What a function does with the bits above a narrow result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// `zeroext`
    Zero,
    /// `signext`
    Sign,
}

/// Where a signature is stated, the surest place first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalleeOrigin {
    /// The module that calls defines the function.
    Module,
    /// Another module does.
    Other(String),
    Intrinsic,
    /// The module that calls only declares it, and nobody knows more.
    Declaration,
}

/// As a note says it: "in this module".
impl fmt::Display for CalleeOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            CalleeOrigin::Module => "this module",
            CalleeOrigin::Other(module) => module,
            CalleeOrigin::Intrinsic => "LLVM",
            CalleeOrigin::Declaration => "its declaration",
        })
    }
}

impl<'a> Callees<'a> {
    /// `except` names a module of the manifest that is not looked at.
    pub fn of(manifest: &'a Manifest, module: &Module, except: Option<&'a str>) -> Self {
        let known = |origin: CalleeOrigin| {
            move |function: ir::Function| {
                let attributes = function.header.result_attributes.iter().map(|attribute| attribute.text);
                let callee = Callee { signature: function.signature(), extension: extension(attributes), origin: origin.clone() };
                (function.name().into_owned(), callee)
            }
        };
        let defined = module.definitions().map(known(CalleeOrigin::Module)).collect();
        let declared = module.declarations().map(known(CalleeOrigin::Declaration)).collect();
        Self { manifest, except, defined, declared }
    }

    /// The module's own definition, the manifest, the table of intrinsics, and only then what the module declares.
    pub fn find(&self, name: &str) -> Option<Callee> {
        if let Some(callee) = self.defined.get(name) {
            return Some(callee.clone());
        }
        let is_known = |module: &str| self.except != Some(module);
        if let Some(entry) = self.manifest.functions_named(name).find(|entry| entry.is_public() && is_known(entry.module())) {
            let head = entry.signature().split('@').next().unwrap_or("");
            let origin = CalleeOrigin::Other(entry.module().to_owned());
            return Some(Callee { signature: entry.types().clone(), extension: extension(head.split(' ')), origin });
        }
        if let Some(IntrinsicRule::Allowed(Some(signature))) = intrinsic(name) {
            return Some(Callee { signature, extension: None, origin: CalleeOrigin::Intrinsic });
        }
        self.declared.get(name).cloned()
    }

    pub(crate) fn defines(&self, name: &str) -> bool {
        self.defined.contains_key(name)
    }
}

fn extension<'t>(mut attributes: impl Iterator<Item = &'t str>) -> Option<Extension> {
    attributes.find_map(|attribute| match attribute {
        "zeroext" => Some(Extension::Zero),
        "signext" => Some(Extension::Sign),
        _ => None,
    })
}
