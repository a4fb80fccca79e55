//! What a function says of its values beyond their types.

use crate::values::whole_address;
use ir::{Body, Function, Instruction, Locals};
use manifest::Extension;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

pub(super) struct Values<'b, 't> {
    body: &'b Body<'t>,
    pub(super) locals: Locals<'t>,
    /// How the function widens a value elsewhere, by its text; `None` where it does so in both ways.
    extensions: HashMap<&'t str, Option<Extension>>,
    /// Of values that were made by widening or masking, the bits that matter, and whether the rest is the sign.
    narrow: HashMap<&'t str, u32>,
    /// `%p` for each `%i = ptrtoint ptr %p to i64`.
    pointers: HashMap<&'t str, &'t str>,
    /// Integers that are such a pointer's address, or a sum with one.
    addresses: HashSet<&'t str>,
    /// The type that each operand has where it stands, by its place.
    operand_types: OnceCell<HashMap<usize, String>>,
}

impl<'b, 't> Values<'b, 't> {
    pub(super) fn of(function: &Function<'t>, body: &'b Body<'t>) -> Self {
        let locals = Locals::of(function, body);
        let mut values = Self {
            body,
            locals,
            extensions: HashMap::new(),
            narrow: HashMap::new(),
            pointers: HashMap::new(),
            addresses: HashSet::new(),
            operand_types: OnceCell::new(),
        };
        for parameter in &function.header.parameters {
            let Some(name) = parameter.name else { continue };
            for attribute in &parameter.attributes {
                match attribute.text {
                    "zeroext" => values.extends(name.text, Extension::Zero),
                    "signext" => values.extends(name.text, Extension::Sign),
                    _ => {}
                }
            }
        }
        for instruction in body.instructions() {
            values.learn(instruction);
        }
        values
    }

    fn extends(&mut self, value: &'t str, extension: Extension) {
        let known = self.extensions.entry(value).or_insert(Some(extension));
        if *known != Some(extension) {
            *known = None;
        }
    }

    fn learn(&mut self, instruction: &Instruction<'t>) {
        let opcode = instruction.opcode.text;
        if !matches!(opcode, "zext" | "sext" | "uitofp" | "sitofp" | "and" | "ptrtoint" | "add" | "sub")
            && sign_of(self.body, instruction).is_none()
        {
            return;
        }
        let operands = self.body.operands(instruction);
        if let Some(extension) = sign_of(self.body, instruction) {
            let values = operands.iter().filter(|operand| operand.is_local()).map(|operand| operand.value.text);
            values.for_each(|value| self.extends(value, extension));
            if let Some(result) = instruction.result.filter(|_| opcode != "icmp") {
                self.extends(result.text, extension);
            }
        }
        if matches!(opcode, "add" | "sub")
            && let Some(result) = instruction.result
            && operands.iter().any(|operand| self.addresses.contains(operand.value.text))
        {
            self.addresses.insert(result.text);
        }
        let (Some(first), Some(result)) = (operands.first(), instruction.result) else { return };
        let from = first.ty.map_or(String::new(), |ty| ir::canonical_type(ty.text));
        match instruction.opcode.text {
            "zext" | "uitofp" => self.extends(first.value.text, Extension::Zero),
            "sext" | "sitofp" => self.extends(first.value.text, Extension::Sign),
            _ => {
                if let Some((result, pointer)) = whole_address(self.body, instruction) {
                    self.pointers.insert(result, pointer);
                    self.addresses.insert(result);
                }
            }
        }
        match (instruction.opcode.text, width(&from)) {
            ("zext", Some(from)) => {
                // Its sign is plus: widening it further adds zeros either way.
                self.extends(result.text, Extension::Zero);
                self.narrow.insert(result.text, from);
            }
            ("sext", Some(from)) => {
                self.narrow.insert(result.text, from);
            }
            ("and", Some(_)) => {
                let mask = operands.iter().find_map(|operand| operand.value.text.parse::<u64>().ok());
                if let Some(mask) = mask.filter(|&mask| mask < 1 << 62) {
                    self.extends(result.text, Extension::Zero);
                    self.narrow.insert(result.text, 64 - mask.leading_zeros());
                }
            }
            _ => {}
        }
    }

    /// How a value of that many bits is widened, if that is certain.
    pub(super) fn extension(&self, value: &str, width: u32) -> Option<Extension> {
        match self.extensions.get(value) {
            _ if width == 1 => Some(Extension::Zero),
            Some(known) => *known,
            // As integers of C are, unless they are bytes or 16-bit numbers, which are as often unsigned.
            None => (width >= 32).then_some(Extension::Sign),
        }
    }

    /// Whether cutting the value to that many bits loses nothing.
    pub(super) fn fits(&self, value: &str, width: u32) -> bool {
        self.narrow.get(value).is_some_and(|&narrow| narrow <= width)
    }

    /// Whether an integer was made from a pointer, with sums on the way.
    pub(super) fn is_address(&self, value: &str) -> bool {
        self.addresses.contains(value)
    }

    /// The pointer that an integer was made from.
    pub(super) fn pointer(&self, value: &str) -> Option<&'t str> {
        self.pointers.get(value).copied()
    }

    /// The types that a result has where it is used, each once.
    pub(super) fn use_types(&self, result: &str) -> Vec<&str> {
        let types = self.operand_types.get_or_init(|| {
            let operands = self.body.instructions().iter().flat_map(|instruction| self.body.operands(instruction));
            operands.filter_map(|operand| Some((operand.value.span.start, ir::canonical_type(operand.ty?.text)))).collect()
        });
        let mut found: Vec<&str> = Vec::new();
        for place in self.locals.uses_of(&ir::decode_name(result)) {
            let ty = types.get(&place.span.start).map_or("", String::as_str);
            if !found.contains(&ty) && found.len() < 3 {
                found.push(ty);
            }
        }
        found
    }

    pub(super) fn is_used(&self, result: &str) -> bool {
        self.locals.uses_of(&ir::decode_name(result)).next().is_some()
    }

    /// Whether any name of the function is a number, so that a value without a name would shift them.
    pub(super) fn has_numbers(&self) -> bool {
        let is_number = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        let definitions = self.locals.definitions().iter().filter(|definition| definition.is_written());
        definitions.map(|definition| &definition.name).chain(self.locals.uses().iter().map(|found| &found.name)).any(|name| is_number(name))
    }

    /// A new name after that of a value or a function, with its sigil.
    pub(super) fn fresh(&mut self, value: &str, what: &str) -> String {
        let name = match value.as_bytes() {
            [b'%' | b'@', ..] => ir::decode_name(value),
            _ => "argument".into(),
        };
        // `%5.wide` would be two tokens.
        let prefix = if name.starts_with(|first: char| first.is_ascii_digit()) { "value" } else { "" };
        format!("%{}", self.locals.fresh(&format!("{prefix}{name}.{what}")))
    }
}

/// N of `iN`, up to 64.
pub(super) fn width(ty: &str) -> Option<u32> {
    ir::integer_width(ty).filter(|&width| width <= 64)
}

/// How an instruction takes its operands: as unsigned numbers or as signed ones. `None` where it is the same either way.
fn sign_of(body: &Body, instruction: &Instruction) -> Option<Extension> {
    match instruction.opcode.text {
        "udiv" | "urem" | "lshr" => Some(Extension::Zero),
        "sdiv" | "srem" | "ashr" => Some(Extension::Sign),
        "icmp" => body.tokens(instruction).iter().find_map(|token| match token.text(body.text()) {
            "ugt" | "uge" | "ult" | "ule" => Some(Extension::Zero),
            "sgt" | "sge" | "slt" | "sle" => Some(Extension::Sign),
            _ => None,
        }),
        _ => None,
    }
}
