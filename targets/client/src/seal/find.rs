//! Where a program's filter lies among its bytes.

use super::Machine;
use super::instruction::{ARCHITECTURE, Instruction, JUMP, JUMP_EQUAL, LOAD_FIELD, MAX_LENGTH, RETURN, SIZE, decode};

/// The filter in the bytes of a program, found by how every filter of [`super::assemble`] begins: it loads the architecture and
/// compares it with the machine's own. It ends behind the last instruction that anything leads to.
pub fn find<'a>(program: &'a [u8], machine: &Machine) -> Option<&'a [u8]> {
    let [load, load_high] = LOAD_FIELD.to_le_bytes();
    let [offset, ..] = ARCHITECTURE.to_le_bytes();
    let start = [load, load_high, 0, 0, offset, 0, 0, 0];
    (0..program.len().saturating_sub(2 * SIZE)).filter(|&at| program[at..].starts_with(&start)).find_map(|at| {
        let rest = &program[at..];
        // Looked at before all the rest is read, of which there may be much at many places.
        if rest.get(SIZE..2 * SIZE)?[4..] != machine.architecture.to_le_bytes() {
            return None;
        }
        let whole = &rest[..rest.len().min(MAX_LENGTH * SIZE) / SIZE * SIZE];
        let instructions = decode(whole)?;
        let comparison = instructions.get(1)?;
        if comparison.code != JUMP_EQUAL || comparison.constant != machine.architecture {
            return None;
        }
        Some(&whole[..reached(&instructions)? * SIZE])
    })
}

/// How many instructions there are up to the last that is reached; `None` where one leads out of all there are.
fn reached(instructions: &[Instruction]) -> Option<usize> {
    let mut end = 1;
    let mut at = 0;
    while at < end {
        let instruction = instructions.get(at)?;
        let farthest = match instruction.code {
            RETURN => 0,
            JUMP => (instruction.constant as usize).checked_add(1)?,
            code if code & 7 == 5 => usize::from(instruction.if_true.max(instruction.if_false)) + 1,
            _ => 1,
        };
        if farthest > 0 {
            end = end.max(at.checked_add(farthest)?.checked_add(1)?);
        }
        at += 1;
    }
    Some(end)
}
