//! Callees of which nobody can tell what they are.

use super::{CALL_BY_NAME, Reason};
use ir::{Body, Instruction, Token, TokenKind};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What a pointer was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// `inttoptr`, or memory that an integer was stored to.
    Integer,
    /// `getelementptr`: a place inside of something.
    Place,
}

impl Origin {
    pub(super) fn reason(self) -> Reason {
        match self {
            Origin::Integer => Reason("a callee made from an integer", "no one can tell which function it calls", CALL_BY_NAME),
            Origin::Place => Reason("a callee that is a place inside of something", "it may be in the middle of a function", CALL_BY_NAME),
        }
    }
}

/// A value, or what lies in the memory that it points to; by its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Node<'t> {
    Value(&'t str),
    Memory(&'t str),
}

/// The pointers of a body that come from an integer or from arithmetic, also through instructions that only hand them on and
/// through memory that is named.
pub(super) struct Origins<'t> {
    found: HashMap<Node<'t>, Origin>,
    /// Where each value goes.
    edges: HashMap<Node<'t>, Vec<Node<'t>>>,
}

impl<'t> Origins<'t> {
    pub(super) fn of(body: &Body<'t>) -> Self {
        let mut origins = Self { found: HashMap::new(), edges: HashMap::new() };
        for instruction in body.instructions() {
            origins.learn(body, instruction);
        }
        let mut open: Vec<Node> = origins.found.keys().copied().collect();
        while let Some(node) = open.pop() {
            let Some(origin) = origins.found.get(&node).copied() else { continue };
            for target in origins.edges.remove(&node).unwrap_or_default() {
                if let Entry::Vacant(place) = origins.found.entry(target) {
                    place.insert(origin);
                    open.push(target);
                }
            }
        }
        origins
    }

    pub(super) fn of_value(&self, name: &str) -> Option<Origin> {
        self.found.get(&Node::Value(name)).copied()
    }

    fn learn(&mut self, body: &Body<'t>, instruction: &Instruction<'t>) {
        let result = instruction.result.map(|result| Node::Value(result.text));
        match (instruction.opcode.text, result) {
            ("inttoptr", Some(result)) => {
                self.found.insert(result, Origin::Integer);
            }
            ("getelementptr", Some(result)) => {
                self.found.entry(result).or_insert(Origin::Place);
            }
            (
                "phi" | "select" | "freeze" | "bitcast" | "addrspacecast" | "extractvalue" | "insertvalue" | "extractelement"
                | "insertelement" | "shufflevector",
                Some(result),
            ) => self.hand_on(body, body.tokens(instruction).get(2..).unwrap_or(&[]), result),
            ("load", Some(result)) => {
                let is_pointer = body.result_type(instruction).is_none_or(|ty| ty.contains("ptr"));
                if let Some(place) = body.operands(instruction).first().filter(|_| is_pointer) {
                    self.edges.entry(Node::Memory(place.value.text)).or_default().push(result);
                }
            }
            ("store", _) => self.store(body, instruction),
            _ => {}
        }
    }

    /// Whatever stands in an instruction goes to its result.
    fn hand_on(&mut self, body: &Body<'t>, tokens: &[Token], result: Node<'t>) {
        for token in tokens {
            match token.kind {
                TokenKind::Local => {
                    let name = body.text().get(token.span.start..token.span.end).unwrap_or("");
                    self.edges.entry(Node::Value(name)).or_default().push(result);
                }
                TokenKind::Word => {
                    if let Some(origin) = of_word(token.text(body.text())) {
                        self.found.insert(result, origin);
                    }
                }
                _ => {}
            }
        }
    }

    fn store(&mut self, body: &Body<'t>, instruction: &Instruction<'t>) {
        let [value, place] = &body.operands(instruction)[..] else { return };
        let memory = Node::Memory(place.value.text);
        if value.is_local() {
            self.edges.entry(Node::Value(value.value.text)).or_default().push(memory);
        }
        let is_integer = value.ty.is_some_and(|ty| ty.text.starts_with('i'));
        if is_integer && value.value.text != "0" {
            self.found.insert(memory, Origin::Integer);
        } else if let Some(origin) = of_expression(value.value.text) {
            self.found.insert(memory, origin);
        }
    }
}

fn of_word(word: &str) -> Option<Origin> {
    match word {
        "inttoptr" => Some(Origin::Integer),
        "getelementptr" => Some(Origin::Place),
        _ => None,
    }
}

/// What a constant expression makes a pointer from.
pub(super) fn of_expression(expression: &str) -> Option<Origin> {
    let tokens = ir::significant(expression, diagnostics::Span::new(0, expression.len()));
    tokens.iter().filter(|token| token.kind == TokenKind::Word).find_map(|token| of_word(token.text(expression)))
}
