//! What differs between the machines on which a program can be sealed.

use crate::Target;

/// How a machine makes system calls, and how a filter knows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Machine {
    /// `AUDIT_ARCH_*` of `linux/audit.h`, which is the machine's ELF number with bits for its width and byte order.
    pub architecture: u32,
    /// `restart_syscall`, by which the kernel itself goes on with a sleep that a stopped process was in.
    pub restart: u32,
    /// The assembly template of a system call.
    pub template: &'static str,
    /// The constraints that place the number and the arguments.
    pub number: &'static str,
    pub arguments: [&'static str; 6],
}

/// The calls that the kernel goes on with by [`Machine::restart`] after a process was stopped, as with Ctrl-Z (`kernel/time/hrtimer.c`).
pub const RESTARTED: [&str; 2] = ["clock_nanosleep", "nanosleep"];
/// The name of [`Machine::restart`].
pub const RESTART: &str = "restart_syscall";

/// The comment in the template of a call that a program makes before its filter is active.
pub const BEFORE_SEAL: &str = "before seal";

static X86_64: Machine = Machine {
    architecture: 0xc000_003e,
    restart: 219,
    template: "syscall",
    number: "{rax}",
    arguments: ["{rdi}", "{rsi}", "{rdx}", "{r10}", "{r8}", "{r9}"],
};

static AARCH64: Machine = Machine {
    architecture: 0xc000_00b7,
    restart: 128,
    template: "svc #0",
    number: "{x8}",
    arguments: ["{x0}", "{x1}", "{x2}", "{x3}", "{x4}", "{x5}"],
};

static RISCV64: Machine = Machine {
    architecture: 0xc000_00f3,
    restart: 128,
    template: "ecall",
    number: "{a7}",
    arguments: ["{a0}", "{a1}", "{a2}", "{a3}", "{a4}", "{a5}"],
};

impl Machine {
    /// The machine of a target; `None` for one without system calls, where there is nothing to seal.
    pub fn of(target: Target) -> Option<&'static Machine> {
        // By name, so that a target is sealed as soon as the table has it.
        match target.name() {
            "x86_64-linux" => Some(&X86_64),
            "aarch64-linux" => Some(&AARCH64),
            "riscv64-linux" => Some(&RISCV64),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use object::elf;

    #[test]
    fn an_architecture_is_the_machines_elf_number_with_the_bits_of_64_bit_little_endian() {
        for (machine, number) in [(&X86_64, elf::EM_X86_64), (&AARCH64, elf::EM_AARCH64), (&RISCV64, elf::EM_RISCV)] {
            assert_eq!(machine.architecture, 0xc000_0000 | u32::from(number.0));
        }
    }

    #[test]
    fn every_target_with_a_kernel_has_a_row() {
        for target in Target::ALL.into_iter().filter(|target| target.name().ends_with("-linux")) {
            assert!(Machine::of(target).is_some(), "{target}");
        }
    }
}
