//! Callees of which nobody can tell what they are.

use super::{CALL_BY_NAME, Reason};
use ir::{Body, Call, Callee, Function, Instruction, Token, TokenKind};
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

/// A value, or what lies in the memory that it points to, by the number of its function and its text; or what a function of
/// the module returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Node<'t> {
    Value(usize, &'t str),
    Memory(usize, &'t str),
    Result(usize),
}

/// The pointers of a module that come from an integer or from arithmetic, also through instructions that only hand them on,
/// through memory that is named or is the same place of the same thing, and through arguments and results of the module's own functions. What
/// goes through memory in other ways is not seen here: the filter of the program bounds what it can do.
pub(super) struct Origins<'t> {
    found: HashMap<Node<'t>, Origin>,
    /// Where each value goes.
    edges: HashMap<Node<'t>, Vec<Node<'t>>>,
}

/// A function that is being read.
struct Reading<'a, 't> {
    number: usize,
    body: &'a Body<'t>,
    /// The `getelementptr` that each value is, from its opcode on.
    places: HashMap<&'t str, &'t str>,
    /// Number and parameters of the module's functions, by name with sigil.
    functions: &'a HashMap<String, (usize, Vec<Option<&'t str>>)>,
}

impl<'t> Reading<'_, 't> {
    fn value(&self, text: &'t str) -> Node<'t> {
        Node::Value(self.number, text)
    }

    /// What lies where a pointer points to.
    fn memory(&self, pointer: &'t str) -> Node<'t> {
        Node::Memory(self.number, self.places.get(pointer).copied().unwrap_or(pointer))
    }
}

impl<'t> Origins<'t> {
    /// `bodies` are those of the module's functions, with these `headers`.
    pub(super) fn of(headers: &[Function<'t>], bodies: &[Body<'t>]) -> Self {
        let mut origins = Self { found: HashMap::new(), edges: HashMap::new() };
        let parameters =
            |function: &Function<'t>| function.header.parameters.iter().map(|parameter| parameter.name.map(|name| name.text)).collect();
        let functions: HashMap<_, _> = headers
            .iter()
            .enumerate()
            .map(|(number, function)| (ir::global_token(&function.name()), (number, parameters(function))))
            .collect();
        for (number, body) in bodies.iter().enumerate() {
            let is_place = |instruction: &&Instruction<'t>| instruction.opcode.text == "getelementptr";
            let places = body.instructions().iter().filter(is_place).filter_map(|it| Some((it.result?.text, from_opcode(body, it)?)));
            let reading = Reading { number, body, places: places.collect(), functions: &functions };
            body.instructions().iter().for_each(|instruction| origins.learn(&reading, instruction));
            body.calls().for_each(|(instruction, call)| origins.learn_call(&reading, instruction, &call));
        }
        origins.spread();
        origins
    }

    fn spread(&mut self) {
        let mut open: Vec<Node> = self.found.keys().copied().collect();
        while let Some(node) = open.pop() {
            let Some(origin) = self.found.get(&node).copied() else { continue };
            for target in self.edges.remove(&node).unwrap_or_default() {
                if let Entry::Vacant(place) = self.found.entry(target) {
                    place.insert(origin);
                    open.push(target);
                }
            }
        }
    }

    /// Of a value of the function with this number.
    pub(super) fn of_value(&self, function: usize, name: &'t str) -> Option<Origin> {
        self.found.get(&Node::Value(function, name)).copied()
    }

    fn edge(&mut self, from: Node<'t>, to: Node<'t>) {
        self.edges.entry(from).or_default().push(to);
    }

    fn learn(&mut self, reading: &Reading<'_, 't>, instruction: &Instruction<'t>) {
        let body = reading.body;
        let result = instruction.result.map(|result| reading.value(result.text));
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
            ) => self.hand_on(reading, body.tokens(instruction).get(2..).unwrap_or(&[]), result),
            ("load", Some(result)) => {
                let is_pointer = body.result_type(instruction).is_none_or(|ty| ty.contains("ptr"));
                if let Some(place) = body.operands(instruction).first().filter(|_| is_pointer) {
                    self.edge(reading.memory(place.value.text), result);
                }
            }
            ("store", _) => self.store(reading, instruction),
            ("ret", _) => self.hand_on(reading, body.tokens(instruction), Node::Result(reading.number)),
            _ => {}
        }
    }

    /// Arguments go to the parameters of a function of the module, with the memory that they point to, and its result comes back.
    fn learn_call(&mut self, reading: &Reading<'_, 't>, instruction: &Instruction<'t>, call: &Call<'t>) {
        let Callee::Global(name) = call.callee else { return };
        let Some((number, parameters)) = reading.functions.get(name.text) else { return };
        for (argument, parameter) in call.arguments.iter().zip(parameters) {
            let (value, Some(parameter)) = (argument.value.text, *parameter) else { continue };
            let parameter = (Node::Value(*number, parameter), Node::Memory(*number, parameter));
            if let Some(origin) = of_expression(value) {
                self.found.insert(parameter.0, origin);
            }
            if !value.starts_with(['%', '@']) {
                continue;
            }
            self.edge(reading.value(value), parameter.0);
            self.edge(reading.memory(value), parameter.1);
            self.edge(parameter.1, reading.memory(value));
        }
        if let Some(result) = instruction.result {
            self.edge(Node::Result(*number), reading.value(result.text));
        }
    }

    /// Whatever stands in an instruction goes to its result.
    fn hand_on(&mut self, reading: &Reading<'_, 't>, tokens: &[Token], result: Node<'t>) {
        let text = reading.body.text();
        for token in tokens {
            match token.kind {
                TokenKind::Local => self.edge(reading.value(text.get(token.span.start..token.span.end).unwrap_or("")), result),
                TokenKind::Word => {
                    if let Some(origin) = of_word(token.text(text)) {
                        self.found.insert(result, origin);
                    }
                }
                _ => {}
            }
        }
    }

    fn store(&mut self, reading: &Reading<'_, 't>, instruction: &Instruction<'t>) {
        let [value, place] = &reading.body.operands(instruction)[..] else { return };
        let memory = reading.memory(place.value.text);
        if value.is_local() {
            self.edge(reading.value(value.value.text), memory);
        }
        let is_integer = value.ty.is_some_and(|ty| ty.text.starts_with('i'));
        if is_integer && value.value.text != "0" {
            self.found.insert(memory, Origin::Integer);
        } else if let Some(origin) = of_expression(value.value.text) {
            self.found.insert(memory, origin);
        }
    }
}

/// The text of an instruction behind its result.
fn from_opcode<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Option<&'t str> {
    let end = body.tokens(instruction).last()?.span.end;
    body.text().get(instruction.opcode.span.start..end)
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
