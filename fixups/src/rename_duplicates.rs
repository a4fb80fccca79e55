//! Gives every value a name of its own.
//!
//! Before:
//! ```llvm
//! define i64 @spread(i64 %x, i1 %c) {
//! entry:
//!   %x = mul i64 %x, 3
//!   %y = add i64 %x, 1
//!   br i1 %c, label %more, label %end
//! more:
//!   %y = shl i64 %y, 2
//!   br label %end
//! end:
//!   %y = phi i64 [ %y, %entry ], [ %y, %more ]
//!   ret i64 %y
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @spread(i64 %x, i1 %c) {
//! entry:
//!   %x.2 = mul i64 %x, 3
//!   %y = add i64 %x.2, 1
//!   br i1 %c, label %more, label %end
//! more:
//!   %y.2 = shl i64 %y, 2
//!   br label %end
//! end:
//!   %y.3 = phi i64 [ %y, %entry ], [ %y.2, %more ]
//!   ret i64 %y.3
//! }
//! ```
//! A name is read as that of a variable: a use means the definition that is the last one on every path to it.
//!
//! Requires: bodies with both braces, whose blocks all have a terminator and whose labels stand once.
//! Ensures: every value that is not left alone is defined once.
//! Leaves alone: a name with a use that definitions reach on different paths, or none; one whose type fits only another
//! definition that the use could mean; and one with a definition that nothing would use although a use behind it could mean it, or
//! a name is used that nothing defines: that looks miscounted.

mod reaching;

use crate::dominators::Dominators;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, Definition, DefinitionKind, Flow, Function, Locals, OperandKind, Use};
use reaching::Reaching;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

pub(crate) const NAME: &str = "rename_duplicates";
pub(crate) const SUMMARY: &str = "renames values that are defined more than once";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().filter(|function| function.is_closed).collect::<Vec<_>>() {
        let body = function.body();
        let locals = Locals::of(&function, &body);
        let twice = defined_twice(&locals);
        if twice.is_empty() || !has_clear_flow(&body, &locals) {
            continue;
        }
        let around = operands(&body, &locals, &twice);
        let flow = Flow::of(&body);
        let mut reaching = Reaching::new(&body, &flow);
        let dominators = Dominators::of(&flow, body.blocks().len());
        let is_all_there = locals.undefined().next().is_none();
        let mut names = Names { function: &function, locals, around, dominators, is_all_there };
        let read: Vec<_> = twice.iter().map(|(name, places)| names.meant(&body, &mut reaching, name, places)).collect();
        if reaching.is_exhausted() {
            let message = format!("`@{}` defines too many values more than once to look at each path", function.name());
            rewrite.leave(&codes::LOCAL_TWICE, function.name_span(), message, HELP);
            continue;
        }
        for ((name, places), meant) in twice.iter().zip(read) {
            match meant {
                Ok(meant) => names.write(rewrite, name, places, &meant),
                Err(Unclear { span, message }) => {
                    rewrite.leave(&codes::LOCAL_TWICE, span, format!("`%{name}` is defined more than once, and {message}"), HELP);
                }
            }
        }
    }
}

const HELP: &str = "give every value a name of its own; where paths meet, use a `phi`, or memory from `alloca`";

/// The definitions of each value that has more than one. A result without a name does not count: no use can mean it while another
/// carries its number.
fn defined_twice<'t>(locals: &Locals<'t>) -> BTreeMap<Cow<'t, str>, Vec<usize>> {
    let mut places: BTreeMap<Cow<'t, str>, Vec<usize>> = BTreeMap::new();
    for (place, definition) in locals.definitions().iter().enumerate() {
        let is_named = definition.is_written() || definition.kind == DefinitionKind::Parameter;
        if is_named && definition.kind != DefinitionKind::Label {
            places.entry(definition.name.clone()).or_default().push(place);
        }
    }
    places.retain(|_, places| places.len() > 1);
    places
}

/// Whether it is certain where each block goes: each ends with a terminator, and each label that is mentioned stands once.
fn has_clear_flow(body: &Body, locals: &Locals) -> bool {
    let mut labels = HashSet::new();
    let mut written = locals.definitions().iter().filter(|label| label.kind == DefinitionKind::Label);
    written.all(|label| labels.insert(&label.name))
        && locals.uses().iter().all(|found| !found.is_label || labels.contains(&found.name))
        && body.blocks().iter().all(|block| body.terminator(block).is_some())
}

/// What stands around a use that is a whole operand.
struct Around {
    ty: Option<String>,
    /// The block from which a `phi` takes it.
    incoming: Option<usize>,
}

/// By its place in the text, what stands around each operand of the instructions that use one of the names.
fn operands(body: &Body, locals: &Locals, names: &BTreeMap<Cow<str>, Vec<usize>>) -> HashMap<usize, Around> {
    let labels = locals.definitions().iter().filter(|label| label.kind == DefinitionKind::Label);
    let blocks: HashMap<&str, usize> = labels.map(|label| (&*label.name, label.index)).collect();
    let mut around = HashMap::new();
    let mut done = None;
    for found in locals.uses().iter().filter(|found| !found.is_label && names.contains_key(&found.name)) {
        if done.replace(found.instruction) == Some(found.instruction) {
            continue;
        }
        let operands = body.operands(&body.instructions()[found.instruction]);
        for (index, operand) in operands.iter().enumerate() {
            let label = operands.get(index + 1).filter(|next| next.kind == OperandKind::Label);
            let incoming = label.and_then(|label| blocks.get(&*ir::decode_name(label.value.text)).copied());
            let ty = operand.ty.map(|ty| ir::canonical_type(ty.text));
            around.insert(operand.value.span.start, Around { ty, incoming });
        }
    }
    around
}

struct Names<'a, 't> {
    function: &'a Function<'t>,
    locals: Locals<'t>,
    around: HashMap<usize, Around>,
    dominators: Dominators,
    /// Whether something defines each name that is used.
    is_all_there: bool,
}

impl Names<'_, '_> {
    /// Each use of the name, with the place of the definition that it means.
    fn meant(&self, body: &Body, reaching: &mut Reaching, name: &str, places: &[usize]) -> Result<Vec<(Span, usize)>, Unclear> {
        let definitions = self.locals.definitions();
        reaching.set(places.iter().map(|&place| (place, &definitions[place])));
        let mut meant = Vec::new();
        let parameters = places.iter().filter(|&&place| definitions[place].kind == DefinitionKind::Parameter).count();
        for found in self.locals.uses_of(name).filter(|found| !found.is_label) {
            let unclear = |message: &'static str| Unclear { span: found.span, message };
            let around = self.around.get(&found.span.start);
            let is_phi = body.instructions()[found.instruction].opcode.text == "phi";
            let place = match around.and_then(|around| around.incoming) {
                Some(incoming) if is_phi => reaching.at_end(incoming),
                _ if is_phi => None,
                _ => reaching.before(found.instruction),
            };
            let is_clear = |place: &usize| parameters < 2 || definitions[*place].kind != DefinitionKind::Parameter;
            let place = place.filter(is_clear).ok_or_else(|| unclear("this use could mean either"))?;
            if let Some(ty) = around.and_then(|around| around.ty.as_ref()) {
                let has_type = |place: usize| definitions[place].ty.as_ref().is_some_and(|own| own == ty);
                let is_other = definitions[place].ty.is_some() && !has_type(place) && reaching.spend(places.len());
                let mut others = places.iter().filter(|&&other| is_other && has_type(other));
                if others.any(|&other| self.could_mean(body, reaching, &definitions[other], found)) {
                    return Err(unclear("the type of this use fits another definition than its place"));
                }
            }
            meant.push((found.span, place));
        }
        self.refuse_miscounts(body, reaching, name, places, &meant)?;
        Ok(meant)
    }

    /// Whether a use could mean a definition in a module that LLVM accepts: every way to the use goes through it.
    fn could_mean(&self, body: &Body, reaching: &Reaching, definition: &Definition, found: &Use) -> bool {
        let incoming = self.around.get(&found.span.start).and_then(|around| around.incoming);
        let is_phi = body.instructions()[found.instruction].opcode.text == "phi";
        let (from, to) = match (definition.kind, incoming) {
            (DefinitionKind::Parameter, _) => return true,
            (_, Some(incoming)) if is_phi => (reaching.block_of(definition.index), Some(incoming)),
            _ if is_phi => return true,
            _ => (reaching.block_of(definition.index), reaching.block_of(found.instruction)),
        };
        match (from, to) {
            (Some(from), Some(to)) if from == to && !is_phi => definition.index < found.instruction,
            (Some(from), Some(to)) => self.dominators.dominates(from, to),
            _ => true,
        }
    }

    /// A definition for its value alone, which nothing would use, says that the name of another use is wrong.
    fn refuse_miscounts(
        &self,
        body: &Body,
        reaching: &mut Reaching,
        name: &str,
        places: &[usize],
        meant: &[(Span, usize)],
    ) -> Result<(), Unclear> {
        let used: HashSet<usize> = meant.iter().map(|&(_, place)| place).collect();
        for (position, &place) in places.iter().enumerate() {
            let definition = &self.locals.definitions()[place];
            if used.is_empty() || used.contains(&place) || definition.kind == DefinitionKind::Parameter {
                continue;
            }
            let repeats =
                |other: Option<&usize>| other.is_some_and(|&other| is_repeated(body, definition, &self.locals.definitions()[other]));
            let is_repeated =
                repeats(places.get(position + 1)) || position.checked_sub(1).is_some_and(|before| repeats(places.get(before)));
            if is_for_effect(body, definition) || is_repeated {
                continue;
            }
            let mut uses = self.locals.uses_of(name).filter(|found| !found.is_label);
            let is_behind = reaching.spend(meant.len()) && uses.all(|found| !self.could_mean(body, reaching, definition, found));
            if !self.is_all_there || !is_behind {
                return Err(Unclear { span: definition.span, message: "nothing would use this one" });
            }
        }
        Ok(())
    }

    /// Renames every definition but the first, and each use after its definition.
    fn write(&mut self, rewrite: &mut Rewrite, name: &str, places: &[usize], meant: &[(Span, usize)]) {
        let base = if name.bytes().all(|byte| byte.is_ascii_digit()) { format!("v{name}") } else { name.to_owned() };
        let mut names: HashMap<usize, String> = HashMap::new();
        for &place in &places[1..] {
            let fresh = self.locals.fresh(&base);
            let span = self.locals.definitions()[place].span;
            rewrite.replace(span, format!("%{fresh}"), format!("`@{}` defines `%{name}` more than once", self.function.name()));
            names.insert(place, fresh);
        }
        for (span, place) in meant {
            if let Some(fresh) = names.get(place) {
                rewrite.replace(*span, format!("%{fresh}"), format!("here `%{name}` is `%{fresh}`"));
            }
        }
    }
}

/// Where and why a name stays as it is.
struct Unclear {
    span: Span,
    message: &'static str,
}

/// Whether an instruction may be there for what it does, not for its value.
fn is_for_effect(body: &Body, definition: &Definition) -> bool {
    let opcode = body.instructions().get(definition.index).map_or("", |instruction| instruction.opcode.text);
    matches!(opcode, "call" | "invoke" | "callbr" | "atomicrmw" | "cmpxchg" | "va_arg")
}

/// Whether two definitions are the same instruction, one directly behind the other.
fn is_repeated(body: &Body, one: &Definition, other: &Definition) -> bool {
    let words = |definition: &Definition| -> Option<Vec<&str>> {
        let instruction = body.instructions().get(definition.index).filter(|_| definition.kind == DefinitionKind::Result)?;
        Some(body.tokens(instruction).iter().map(|token| token.text(body.text())).collect())
    };
    one.index.abs_diff(other.index) == 1 && words(one).is_some() && words(one) == words(other)
}
