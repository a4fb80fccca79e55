//! The modules that a build begins with: those of the project without what an earlier build of the same steps has made, so that
//! a second build asks the same as the first.

use crate::lock::{Lock, LockedModule};
use crate::plan::Plan;
use diagnostics::Span;
use directives::Directive;
use ir::TokenKind;
use ledger::BlobHash;
use std::collections::{BTreeMap, HashSet};

/// What a build begins with.
pub struct Given {
    pub modules: BTreeMap<String, String>,
    /// Modules of functions that the candidates of these steps lacked in an earlier build, and the step of each. What is not
    /// needed this time goes.
    pub created_before: BTreeMap<String, String>,
}

/// Takes the modules away that the steps of `plan` make anew. A module that was created for one of them stays where somebody
/// edited it or another module that stays needs it: nothing that was accepted for another step is lost.
pub fn given(plan: &Plan, lock: &Lock, mut modules: BTreeMap<String, String>) -> Given {
    let mut created = BTreeMap::new();
    modules.retain(|file, text| {
        let is_dropped = is_made_here(plan, lock.module.get(file), file);
        let is_created = lock.module.get(file).is_some_and(|locked| locked.created_for.is_some());
        if is_dropped && is_created {
            created.insert(file.clone(), std::mem::take(text));
        }
        !is_dropped
    });
    let is_as_accepted =
        |file: &str, text: &str| lock.module.get(file).is_some_and(|locked| locked.hash == BlobHash::of(text.as_bytes()).to_string());
    let (mut droppable, edited): (BTreeMap<_, _>, BTreeMap<_, _>) =
        created.into_iter().partition(|(file, text)| is_as_accepted(file, text));
    modules.extend(edited);
    let mut mentioned: HashSet<String> = modules.values().flat_map(|text| mentioned_names(text)).collect();
    // What is needed may itself need another of them.
    while let Some(file) =
        droppable.iter().find(|(_, text)| defined_names(text).any(|name| mentioned.contains(&name))).map(|(file, _)| file.clone())
    {
        let text = droppable.remove(&file).unwrap_or_default();
        mentioned.extend(mentioned_names(&text));
        modules.insert(file, text);
    }
    let step = |file: String| Some((file.clone(), lock.module.get(&file)?.created_for.clone()?));
    Given { modules, created_before: droppable.into_keys().filter_map(step).collect() }
}

fn is_made_here(plan: &Plan, locked: Option<&LockedModule>, file: &str) -> bool {
    let made_for = locked.map(|locked| locked.created_for.as_deref().unwrap_or(&locked.step));
    plan.steps.iter().any(|planned| match &planned.step.directive {
        Directive::Create { file: created } if created.as_str() == file => true,
        Directive::Target { file: target, .. } if target.as_str() == file => false,
        _ => made_for == Some(planned.name.as_str()),
    })
}

fn mentioned_names(text: &str) -> Vec<String> {
    let tokens = ir::significant(text, Span::new(0, text.len()));
    let globals = tokens.into_iter().filter(|token| token.kind == TokenKind::Global);
    globals.map(|token| ir::decode_name(token.text(text)).into_owned()).collect()
}

fn defined_names(text: &str) -> impl Iterator<Item = String> {
    let definitions: Vec<_> = ir::parse(text).definitions().map(|function| function.name().into_owned()).collect();
    definitions.into_iter()
}
