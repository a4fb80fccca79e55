//! The top level of a text.

use crate::header::Function;
use crate::name::decode_name;
use crate::{Fragment, GlobalVariable, Token, significant};
use diagnostics::Span;
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Define,
    Declare,
    /// `@x = global …` and `@x = constant …`
    Global,
    Alias,
    IFunc,
    /// `%t = type …`
    Type,
    /// `!x = …`
    Metadata,
    /// `attributes #0 = …`
    Attributes,
    ModuleAsm,
    /// `target triple = …`, `target datalayout = …`
    Target,
    SourceFilename,
    Comdat,
    UseListOrder,
    /// `^0 = …`
    Summary,
    /// One comment, to the end of its line.
    Comment,
    /// Blanks and line ends between entities.
    Blank,
    /// What is no entity of the language; mostly a whole line.
    Junk,
}

/// A stretch of the top level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub kind: EntityKind,
    pub span: Span,
    /// The token of its name, with the sigil; of a function, a global, an alias, a type, a metadata node.
    pub name_span: Option<Span>,
    /// Between the braces of a definition.
    pub body: Option<Span>,
    /// Of a definition: whether the closing brace is there.
    pub is_closed: bool,
}

/// A text and its top level. Cheap to make, borrowed from the text.
#[derive(Clone, Debug)]
pub struct Module<'t> {
    pub(crate) text: &'t str,
    pub(crate) entities: Vec<Entity>,
}

impl<'t> Module<'t> {
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Every entity in the order of the text; they lie side by side and cover it.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = &Entity> {
        self.entities.iter().filter(move |entity| entity.kind == kind)
    }

    /// The text of an entity's name without sigil and quotes.
    pub fn name(&self, entity: &Entity) -> Option<Cow<'t, str>> {
        entity.name_span.map(|span| decode_name(Fragment::of(self.text, span).text))
    }

    pub fn fragment(&self, span: Span) -> Fragment<'t> {
        Fragment::of(self.text, span)
    }

    /// Functions that have a body, in the order of the text.
    pub fn definitions(&self) -> impl Iterator<Item = Function<'t>> {
        self.of_kind(EntityKind::Define).filter_map(|entity| Function::new(self.text, entity))
    }

    pub fn declarations(&self) -> impl Iterator<Item = Function<'t>> {
        self.of_kind(EntityKind::Declare).filter_map(|entity| Function::new(self.text, entity))
    }

    /// Definitions and declarations in the order of the text.
    pub fn functions(&self) -> impl Iterator<Item = Function<'t>> {
        let is_function = |entity: &&Entity| matches!(entity.kind, EntityKind::Define | EntityKind::Declare);
        self.entities.iter().filter(is_function).filter_map(|entity| Function::new(self.text, entity))
    }

    pub fn globals(&self) -> impl Iterator<Item = GlobalVariable<'t>> {
        self.of_kind(EntityKind::Global).filter_map(|entity| GlobalVariable::new(self.text, entity))
    }

    /// The tokens of an entity without blanks and comments.
    pub fn tokens(&self, entity: &Entity) -> Vec<Token> {
        significant(self.text, entity.span)
    }

    /// Whether there is any definition, declaration, global or type: anything that a reply could mean as code.
    pub fn has_code(&self) -> bool {
        self.entities.iter().any(|entity| {
            matches!(
                entity.kind,
                EntityKind::Define | EntityKind::Declare | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc | EntityKind::Type
            )
        })
    }

    /// The comment lines that stand directly before the entity at `start`, first to last, with their semicolons.
    pub fn comments_before(&self, start: usize) -> Vec<Fragment<'t>> {
        let index = self.entities.partition_point(|entity| entity.span.start < start);
        let mut comments = Vec::new();
        let mut before = self.entities[..index].iter().rev();
        while let (Some(blank), Some(comment)) = (before.next(), before.next()) {
            let is_one_line_end = blank.kind == EntityKind::Blank && blank.span.of(self.text).matches('\n').count() == 1;
            if !is_one_line_end || comment.kind != EntityKind::Comment || !self.starts_line(comment.span.start) {
                break;
            }
            comments.push(self.fragment(comment.span));
        }
        comments.reverse();
        comments
    }

    fn starts_line(&self, offset: usize) -> bool {
        let before = &self.text[..offset];
        before[before.rfind('\n').map_or(0, |newline| newline + 1)..].trim().is_empty()
    }
}
