//! Pieces of assembly that make one system call: which value goes into which of the kernel's registers.

use super::template::{Instruction, Source};
use ir::Assembly;
use runtime::Numbering;

/// How a machine calls its kernel.
pub(super) struct Machine {
    pub(super) numbering: Numbering,
    /// The instruction, without blanks.
    traps: &'static [&'static str],
    /// The registers of the number and then of the arguments, each under all its names.
    registers: [&'static [&'static str]; 7],
    /// Which of these the result comes in.
    result: usize,
    /// Whether flags of `open` have other values than on x86-64 from this bit on.
    pub(super) is_own_open: bool,
}

/// The letters of x86 stand for their registers in constraints.
static MACHINES: [Machine; 4] = [
    Machine {
        numbering: Numbering::X86_64,
        traps: &["syscall"],
        registers: [
            &["rax", "eax", "a"],
            &["rdi", "edi", "D"],
            &["rsi", "esi", "S"],
            &["rdx", "edx", "d"],
            &["r10", "r10d"],
            &["r8", "r8d"],
            &["r9", "r9d"],
        ],
        result: 0,
        is_own_open: false,
    },
    Machine {
        numbering: Numbering::I386,
        traps: &["int$$0x80", "int$$128", "int$0x80", "int0x80", "int80h"],
        registers: [
            &["eax", "rax", "a"],
            &["ebx", "rbx", "b"],
            &["ecx", "rcx", "c"],
            &["edx", "rdx", "d"],
            &["esi", "rsi", "S"],
            &["edi", "rdi", "D"],
            &["ebp", "rbp"],
        ],
        result: 0,
        is_own_open: false,
    },
    Machine {
        numbering: Numbering::Generic,
        traps: &["svc#0", "svc0", "svc#0x0", "svc0x0"],
        registers: [&["x8", "w8"], &["x0", "w0"], &["x1", "w1"], &["x2", "w2"], &["x3", "w3"], &["x4", "w4"], &["x5", "w5"]],
        result: 1,
        is_own_open: true,
    },
    Machine {
        numbering: Numbering::Generic,
        traps: &["ecall", "scall"],
        registers: [&["a7", "x17"], &["a0", "x10"], &["a1", "x11"], &["a2", "x12"], &["a3", "x13"], &["a4", "x14"], &["a5", "x15"]],
        result: 1,
        is_own_open: false,
    },
];

impl Machine {
    fn place(&self, register: &str) -> Option<usize> {
        self.registers.iter().position(|names| names.contains(&register))
    }
}

/// A system call in assembly.
pub(super) struct Trap {
    pub(super) machine: &'static Machine,
    /// The number, then the arguments.
    pub(super) values: Vec<Source>,
}

/// Whether the assembly makes a system call in any way.
pub(super) fn has_trap(assembly: &Assembly) -> bool {
    super::template::instructions(assembly.template.text).iter().any(|instruction| machine_of(instruction).is_some())
}

fn machine_of(instruction: &Instruction) -> Option<&'static Machine> {
    MACHINES.iter().find(|machine| machine.traps.contains(&instruction.joined().as_str()))
}

/// What the constraints say.
struct Constraints {
    /// The register of the result, if there is one: none for one that any register may hold.
    output: Option<Option<usize>>,
    /// The register of each input; none for one that any register may hold.
    inputs: Vec<Option<usize>>,
}

/// `None` if this is anything but moves into the kernel's registers, the instruction that calls it, and the result's way out.
pub(super) fn read(assembly: &Assembly) -> Option<Trap> {
    if assembly.flags.iter().any(|flag| flag.text == "unwind") {
        return None;
    }
    let instructions = super::template::instructions(assembly.template.text);
    let trap = instructions.iter().position(|instruction| machine_of(instruction).is_some())?;
    let machine = machine_of(&instructions[trap])?;
    let constraints = constraints(assembly.constraints.text, machine)?;
    let outputs = usize::from(constraints.output.is_some());
    let mut values: [Option<Source>; 7] = [None; 7];
    let mut is_moved = vec![false; constraints.inputs.len()];
    for (index, register) in constraints.inputs.iter().enumerate() {
        if let Some(register) = register
            && values[*register].replace(Source::Operand(index)).is_some()
        {
            return None;
        }
    }
    for instruction in &instructions[..trap] {
        let (register, source) = instruction.moved(outputs + constraints.inputs.len())?;
        let source = match source {
            Source::Operand(index) => {
                let input = index.checked_sub(outputs)?;
                *is_moved.get_mut(input)? = true;
                Source::Operand(input)
            }
            constant => constant,
        };
        if values[machine.place(&register)?].replace(source).is_some() {
            return None;
        }
    }
    let is_bound = constraints.inputs.iter().zip(&is_moved).all(|(register, &moved)| register.is_some() != moved);
    if !is_bound || !gives_result(&instructions[trap + 1..], &constraints, machine) {
        return None;
    }
    let count = values.iter().take_while(|value| value.is_some()).count();
    let is_whole = count > 0 && values[count..].iter().all(Option::is_none);
    is_whole.then(|| Trap { machine, values: values.into_iter().flatten().collect() })
}

/// Whether the result comes in the kernel's register, or is moved out of it.
fn gives_result(after: &[Instruction], constraints: &Constraints, machine: &Machine) -> bool {
    match (constraints.output, after) {
        (None, []) => true,
        (Some(Some(register)), []) => register == machine.result,
        (Some(None), [instruction]) => instruction.moved_out().is_some_and(|register| machine.place(&register) == Some(machine.result)),
        _ => false,
    }
}

fn constraints(text: &str, machine: &Machine) -> Option<Constraints> {
    let mut read = Constraints { output: None, inputs: Vec::new() };
    for constraint in text.split(',').map(str::trim).filter(|constraint| !constraint.is_empty() && !constraint.starts_with('~')) {
        let is_output = constraint.starts_with('=');
        let bare = constraint.trim_start_matches(['=', '&']);
        let register = match bare {
            // Ties an operand to the output.
            "0" if !is_output => Some(read.output??),
            "r" | "i" | "n" | "ri" | "ir" | "g" | "rm" | "mr" | "rim" => None,
            _ => Some(machine.place(bare.strip_prefix('{').and_then(|name| name.strip_suffix('}')).unwrap_or(bare))?),
        };
        match (is_output, read.inputs.is_empty() && read.output.is_none()) {
            (true, true) => read.output = Some(register),
            (true, false) => return None,
            (false, _) => read.inputs.push(register),
        }
    }
    Some(read)
}
