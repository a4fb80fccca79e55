//! System-call filters: built once, installed by the process that they confine. A violation kills the whole process.

use crate::calls::{Row, TABLE};
use crate::level::Level;
use crate::python::calls as python;
use runtime::EffectSet;
use seccompiler::{BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch};
use std::collections::BTreeMap;
use std::fmt;

/// What one argument of a system call must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// From 0.
    pub index: u8,
    pub test: Test,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// The low 32 bits, for arguments that are an `int` to the kernel.
    Equals(u32),
    /// Of the low 32 bits, those of `mask` are those of `value`.
    Masked { mask: u32, value: u32 },
    /// The whole argument is zero.
    Null,
}

/// One permission: a system call, where all of `arguments` hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission<'a> {
    pub number: libc::c_long,
    pub arguments: &'a [Argument],
}

/// A filter that the kernel can take. Where it has several parts, the strictest answer counts.
#[derive(Clone)]
pub struct Filter(Vec<BpfProgram>);

/// A filter that cannot be built, or that the kernel does not take.
#[derive(Debug)]
pub struct FilterError(String);

impl fmt::Display for FilterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "system-call filter: {}", self.0)
    }
}

impl std::error::Error for FilterError {}

impl Filter {
    /// Allows what `permissions` say and kills the process for everything else.
    pub fn allowing<'a>(permissions: impl IntoIterator<Item = Permission<'a>>) -> Result<Filter, FilterError> {
        Ok(Filter(vec![part(permissions, SeccompAction::Allow, SeccompAction::KillProcess)?]))
    }

    /// What an instance with these effects may do at this level.
    pub(crate) fn for_effects(effects: EffectSet, level: Level) -> Result<Filter, FilterError> {
        Self::allowing(TABLE.iter().filter(|row| row.when.holds(effects, level)).map(Row::permission))
    }

    /// What a Python instance may do. All else is answered with an error.
    pub(crate) fn for_python() -> Result<Filter, FilterError> {
        let error = |errno: libc::c_int| SeccompAction::Errno(errno.unsigned_abs());
        let no_terminal = Permission { number: libc::SYS_ioctl, arguments: &[] };
        let answered = part([no_terminal], error(python::NO_TERMINAL), SeccompAction::Allow)?;
        let allowed = part(python::TABLE.iter().map(Row::permission), SeccompAction::Allow, error(python::ANSWER))?;
        // The last part does not allow to install a further one.
        Ok(Filter(vec![answered, allowed]))
    }

    /// Confines the calling thread and what it starts, for ever. Sets `no_new_privs`.
    pub fn install(&self) -> Result<(), FilterError> {
        self.0.iter().try_for_each(|part| seccompiler::apply_filter(part).map_err(FilterError::new))
    }
}

impl FilterError {
    fn new(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// Does `matching` for what `permissions` say and `otherwise` for everything else.
fn part<'a>(
    permissions: impl IntoIterator<Item = Permission<'a>>,
    matching: SeccompAction,
    otherwise: SeccompAction,
) -> Result<BpfProgram, FilterError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    let mut unconditional = Vec::new();
    for permission in permissions {
        let chain = rules.entry(permission.number).or_default();
        if permission.arguments.is_empty() {
            unconditional.push(permission.number);
        } else {
            chain.push(rule(permission.arguments)?);
        }
    }
    // No rule at all is how seccompiler spells "whatever the arguments".
    for number in unconditional {
        rules.insert(number, Vec::new());
    }
    let machine = TargetArch::try_from(std::env::consts::ARCH).map_err(FilterError::new)?;
    let filter = SeccompFilter::new(rules, otherwise, matching, machine).map_err(FilterError::new)?;
    filter.try_into().map_err(FilterError::new)
}

fn rule(arguments: &[Argument]) -> Result<SeccompRule, FilterError> {
    let conditions: Result<Vec<_>, _> = arguments.iter().map(condition).collect();
    SeccompRule::new(conditions?).map_err(FilterError::new)
}

fn condition(argument: &Argument) -> Result<SeccompCondition, FilterError> {
    let (length, operator, value) = match argument.test {
        Test::Equals(value) => (SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value),
        Test::Masked { mask, value } => (SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(mask.into()), value),
        Test::Null => (SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, 0),
    };
    SeccompCondition::new(argument.index, length, operator, value.into()).map_err(FilterError::new)
}
