//! A pattern with its slots filled: modules to link and a scenario to pass.

use crate::answer::Match;
use crate::content::{Content, MOST_CONTENT_BYTES, Page};
use crate::slot::{SlotType, SlotValue};
use crate::{scenario, slot_module};
use diagnostics::Diagnostic;
use diagnostics::codes::patterns::{CONTENT_NEEDED, CONTENT_TOO_LARGE};
use runtime::EffectSet;

/// What a pattern may need beside the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs<'a> {
    /// The folder of `--content`.
    pub content: Option<&'a Content>,
}

/// A program, ready to be linked with the runtime and tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// The name of the pattern.
    pub name: String,
    /// (file name, text): first `slots.ll`, then the program.
    pub modules: Vec<(String, String)>,
    /// Lines of the `@expect` language, each with a line end.
    pub expectations: String,
    pub effects: EffectSet,
    /// Whether the program is built for size.
    pub small: bool,
}

/// A path with the page that answers it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Route<'a> {
    pub(crate) path: &'a str,
    pub(crate) page: Page<'a>,
}

impl Match<'_> {
    /// Fills the pattern's slots. Fails where an input is missing, too large, or lacks a page that the sentence names.
    pub fn instantiate(&self, inputs: &Inputs) -> Result<Instance, Diagnostic> {
        let routes = self.routes(inputs)?;
        let pattern = self.pattern;
        let program = (format!("{}.ll", pattern.name), pattern.module.to_owned());
        Ok(Instance {
            name: pattern.name.clone(),
            modules: vec![("slots.ll".to_owned(), slot_module::text(&pattern.name, &self.slots, &routes)), program],
            expectations: scenario::text(&pattern.expectations, &self.slots, &routes),
            effects: pattern.effect_set,
            small: pattern.small,
        })
    }

    /// One route for each path of the sentence; none for a pattern without paths.
    fn routes<'a>(&'a self, inputs: &Inputs<'a>) -> Result<Vec<Route<'a>>, Diagnostic> {
        let serves_content = self.pattern.slots.iter().any(|slot| slot.slot_type == SlotType::Paths);
        if !serves_content {
            return Ok(Vec::new());
        }
        let content = inputs.content.ok_or_else(|| self.content_needed())?;
        let mut routes = Vec::new();
        for slot in &self.slots {
            let SlotValue::Paths(paths) = &slot.value else { continue };
            for path in paths {
                routes.push(Route { path, page: content.page(path)? });
            }
        }
        let bytes: usize = routes.iter().map(|route| route.page.body.len()).sum();
        if bytes > MOST_CONTENT_BYTES {
            let message = format!("the pages hold {bytes} bytes, the limit is {MOST_CONTENT_BYTES}");
            return Err(Diagnostic::error(&CONTENT_TOO_LARGE, message).help("serve fewer or smaller files"));
        }
        Ok(routes)
    }

    fn content_needed(&self) -> Diagnostic {
        let message = format!("the pattern `{}` builds pages into the program, and no folder was given", self.pattern.name);
        Diagnostic::error(&CONTENT_NEEDED, message).help("name the folder that holds the pages: `--content DIR`")
    }
}
