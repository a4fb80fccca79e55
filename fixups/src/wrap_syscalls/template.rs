//! The text of inline assembly: moves between registers, and little else.

/// One instruction: its mnemonic and its operands, without blanks around them.
pub(super) struct Instruction {
    mnemonic: String,
    operands: Vec<String>,
}

/// Where the value of a register comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// An operand of the assembly.
    Operand(usize),
    Constant(i64),
}

/// The instructions of a template: one a line, or separated by semicolons.
pub(super) fn instructions(template: &str) -> Vec<Instruction> {
    let replaced = ir::replace_c_escapes(template);
    let bytes = ir::decode_string(replaced.as_deref().unwrap_or(template));
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
    let read = lines.map(|line| {
        let (mnemonic, rest) = line.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((line, ""));
        let operands = rest.split(',').map(|operand| operand.trim().to_owned()).filter(|operand| !operand.is_empty());
        Instruction { mnemonic: mnemonic.to_ascii_lowercase(), operands: operands.collect() }
    });
    read.collect()
}

impl Instruction {
    /// Without blanks.
    pub(super) fn joined(&self) -> String {
        let operands = self.operands.join(",");
        format!("{}{}", self.mnemonic, operands.split_ascii_whitespace().collect::<String>().to_ascii_lowercase())
    }

    /// The register that gets a value, and which; `count` is how many operands the assembly has.
    pub(super) fn moved(&self, count: usize) -> Option<(String, Source)> {
        let [first, second] = &self.operands[..] else { return None };
        if matches!(self.mnemonic.as_str(), "xor" | "xorl" | "xorq") {
            return (first == second).then_some((register(first)?, Source::Constant(0)));
        }
        let (target, source) = self.ends(first, second)?;
        Some((register(target)?, source_of(source, count)?))
    }

    /// The register that is moved to the first operand of the assembly.
    pub(super) fn moved_out(&self) -> Option<String> {
        let [first, second] = &self.operands[..] else { return None };
        let (target, source) = self.ends(first, second)?;
        (operand(target) == Some(0)).then(|| register(source)).flatten()
    }

    /// Target and source of a move. Where registers have a `%`, the target stands last; otherwise it stands first.
    fn ends<'o>(&self, first: &'o str, second: &'o str) -> Option<(&'o str, &'o str)> {
        if !matches!(self.mnemonic.as_str(), "mov" | "movq" | "movl" | "movabs" | "movabsq" | "li" | "mv") {
            return None;
        }
        let is_last = second.starts_with('%') || (first.starts_with('%') && operand(second).is_some());
        Some(if is_last { (second, first) } else { (first, second) })
    }
}

fn register(text: &str) -> Option<String> {
    let name = text.trim_start_matches('%');
    let is_name = name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then(|| name.to_owned())
}

/// N of `$N`, `${N}` and `${N:x}`.
fn operand(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('$')?;
    let inside = inside.strip_prefix('{').and_then(|inside| inside.strip_suffix('}')).unwrap_or(inside);
    inside.split(':').next()?.parse().ok()
}

fn source_of(text: &str, count: usize) -> Option<Source> {
    if let Some(literal) = text.strip_prefix("$$") {
        return number(literal).map(Source::Constant);
    }
    match operand(text) {
        Some(index) if index < count => Some(Source::Operand(index)),
        // There is no such operand: it is a number whose `$` was not doubled.
        Some(_) => number(text.strip_prefix('$')?).map(Source::Constant),
        None => number(text.trim_start_matches(['#', '$'])).map(Source::Constant),
    }
}

fn number(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (digits, radix) = digits.strip_prefix("0x").map_or((digits, 10), |hexadecimal| (hexadecimal, 16));
    // A second sign is no digit.
    let is_number = digits.chars().all(|digit| digit.is_digit(radix));
    i64::from_str_radix(digits, radix).ok().filter(|_| is_number)?.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_moves_of_every_dialect() {
        for (template, count, expected) in [
            ("movq $$60, %rax", 0, Some(("rax", Source::Constant(60)))),
            ("mov $1, %rdi", 2, Some(("rdi", Source::Operand(1)))),
            ("mov $60, %rdi", 2, Some(("rdi", Source::Constant(60)))),
            ("mov ${1:q}, %%rdi", 2, Some(("rdi", Source::Operand(1)))),
            ("mov rax, 0x3c", 0, Some(("rax", Source::Constant(60)))),
            ("mov rdi, $1", 2, Some(("rdi", Source::Operand(1)))),
            ("mov x8, #64", 0, Some(("x8", Source::Constant(64)))),
            ("li a7, 93", 0, Some(("a7", Source::Constant(93)))),
            ("xorl %edi, %edi", 0, Some(("edi", Source::Constant(0)))),
            ("xor %edi, %esi", 0, None),
            ("movq %rax, %rdi", 0, None),
            ("mov 8(%rsp), %rdi", 0, None),
            ("add $$1, %rax", 0, None),
        ] {
            let instructions = instructions(template);
            let moved = instructions[0].moved(count);
            assert_eq!(moved.as_ref().map(|(register, source)| (register.as_str(), *source)), expected, "{template}");
        }
        assert_eq!(instructions("syscall\\0A\\09mov %rax, $0")[1].moved_out().as_deref(), Some("rax"));
        assert_eq!(instructions("mov $0, rax")[0].moved_out().as_deref(), Some("rax"));
    }
}
