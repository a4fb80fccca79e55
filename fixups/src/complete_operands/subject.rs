//! One function, and what is found out about it when it is asked for.

use super::calls::Signatures;
use super::{memory, parts, values};
use crate::use_types::UseTypes;
use ir::{Body, DefinitionKind, Function, Instruction, Locals, Token};
use std::cell::OnceCell;
use std::collections::HashMap;

pub(super) struct Subject<'b, 't> {
    pub(super) function: &'b Function<'t>,
    pub(super) body: &'b Body<'t>,
    pub(super) signatures: &'b Signatures<'t>,
    locals: OnceCell<Locals<'t>>,
    uses: OnceCell<UseTypes<'t>>,
    /// Types of results whose instructions do not say them.
    inferred: OnceCell<HashMap<String, String>>,
}

impl<'b, 't> Subject<'b, 't> {
    pub(super) fn new(function: &'b Function<'t>, body: &'b Body<'t>, signatures: &'b Signatures<'t>) -> Self {
        Self { function, body, signatures, locals: OnceCell::new(), uses: OnceCell::new(), inferred: OnceCell::new() }
    }

    pub(super) fn locals(&self) -> &Locals<'t> {
        self.locals.get_or_init(|| Locals::of(self.function, self.body))
    }

    pub(super) fn after_opcode(&self, instruction: &Instruction<'t>) -> &'b [Token] {
        let tokens = self.body.tokens(instruction);
        &tokens[tokens.partition_point(|token| token.span.start <= instruction.opcode.span.start)..]
    }

    /// The type of a local or a global: as its definition says it, or as what it is made of says it.
    pub(super) fn type_of(&self, value: &str) -> Option<String> {
        if value.starts_with('%') && self.written_type(value).is_none() {
            let inferred = self.inferred.get_or_init(|| self.infer());
            return inferred.get(ir::decode_name(value).as_ref()).cloned();
        }
        self.written_type(value)
    }

    fn written_type(&self, value: &str) -> Option<String> {
        if value.starts_with('@') {
            return Some("ptr".to_owned());
        }
        let name = value.starts_with('%').then(|| ir::decode_name(value))?;
        self.locals().type_of(&name).filter(|ty| *ty != "void").map(str::to_owned)
    }

    /// The type that the uses of a value agree on.
    pub(super) fn type_of_uses(&self, value: &str) -> Option<String> {
        let uses = self.uses.get_or_init(|| UseTypes::of(self.body));
        uses.of_name(&ir::decode_name(value)).map(str::to_owned)
    }

    pub(super) fn is_block(&self, name: &str) -> bool {
        self.locals().definition(name).is_some_and(|definition| definition.kind == DefinitionKind::Label)
    }

    /// Each result is looked at once, and once more for each operand whose type was found.
    fn infer(&self) -> HashMap<String, String> {
        let mut inferred: HashMap<String, String> = HashMap::new();
        let instructions = self.body.instructions();
        let mut open: Vec<usize> = (0..instructions.len()).rev().collect();
        while let Some(place) = open.pop() {
            let Some(result) = instructions[place].result.filter(|result| self.written_type(result.text).is_none()) else { continue };
            let name = ir::decode_name(result.text);
            if inferred.contains_key(name.as_ref()) {
                continue;
            }
            let known = |value: &str| self.written_type(value).or_else(|| inferred.get(ir::decode_name(value).as_ref()).cloned());
            if let Some(ty) = self.result_type(&instructions[place], &known) {
                let mut users: Vec<usize> = self.locals().uses_of(&name).map(|user| user.instruction).collect();
                users.dedup();
                open.extend(users);
                inferred.insert(name.into_owned(), ty);
            }
        }
        inferred
    }

    /// What an instruction gives whose operands have no types.
    fn result_type(&self, instruction: &Instruction<'t>, known: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let text = self.body.text();
        let tokens = self.after_opcode(instruction);
        match instruction.opcode.text {
            "select" => values::selected(text, parts::behind(text, tokens, ir::FAST_MATH), known),
            "getelementptr" => memory::addressed(text, parts::behind(text, tokens, &["inbounds", "nusw", "nuw"]), known),
            "load" => self.type_of_uses(instruction.result?.text),
            "call" | "invoke" => match tokens {
                [callee, open, ..] if open.is(b'(') => {
                    let signature = self.signatures.named(&ir::decode_name(callee.text(text)))?;
                    (!signature.is_variadic).then_some(signature.result)
                }
                _ => None,
            },
            opcode => {
                let ty = values::common(text, values::of_two(text, opcode, tokens)?, known)?;
                let is_comparison = matches!(opcode, "icmp" | "fcmp");
                if is_comparison && ty.starts_with('<') {
                    return None;
                }
                Some(if is_comparison { "i1".to_owned() } else { ty })
            }
        }
    }
}
