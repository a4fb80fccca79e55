//! Which operand of a piece of assembly goes into which of the kernel's registers.

use ir::Assembly;

/// The kernel's registers on x86-64: the number, then the arguments.
const REGISTERS: [[&str; 2]; 7] =
    [["{rax}", "a"], ["{rdi}", "D"], ["{rsi}", "S"], ["{rdx}", "d"], ["{r10}", "{r10}"], ["{r8}", "{r8}"], ["{r9}", "{r9}"]];

/// The index of the operand for each of the kernel's registers, the number's first; `None` if this is not the single
/// instruction `syscall` with its result in rax and its operands in the first registers of the kernel.
pub(super) fn operand_order(assembly: &Assembly) -> Option<Vec<usize>> {
    let template = ir::decode_string(assembly.template.text);
    if template.trim_ascii() != b"syscall" || assembly.flags.iter().any(|flag| flag.text == "unwind") {
        return None;
    }
    let mut constraints = assembly.constraints.text.split(',').map(str::trim);
    let output = constraints.next()?;
    if !matches!(output, "={rax}" | "=a" | "=&{rax}" | "=&a") {
        return None;
    }
    let inputs: Vec<&str> = constraints.filter(|constraint| !constraint.starts_with("~{")).collect();
    let mut order = vec![None; inputs.len()];
    for (index, input) in inputs.iter().enumerate() {
        // `0` ties an operand to the first output.
        let register = if *input == "0" { 0 } else { REGISTERS.iter().position(|names| names.contains(input))? };
        let place = order.get_mut(register)?;
        if place.replace(index).is_some() {
            return None;
        }
    }
    order.into_iter().collect::<Option<Vec<_>>>().filter(|order| !order.is_empty())
}
