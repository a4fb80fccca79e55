//! Random sets of calls and checks.

use crate::{X86_64, checked, filter, one_of, plain, without};
use proptest::prelude::*;
use seccompiler::{BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch};
use std::collections::{BTreeMap, BTreeSet};
use targets::Target;
use targets::seal::{
    ALLOW, Call, Check, Instruction, KILL_PROCESS, Machine, SealedCall, Test, Width, allowed, decode, encode, find, high_half, low_half,
    read, run,
};

const AARCH64: u32 = 0xc000_00b7;

/// Values whose halves meet each other, so that a check of one half alone would be seen.
fn value() -> impl Strategy<Value = u64> {
    prop_oneof![0u64..8, (0u64..4, 0u64..4).prop_map(|(high, low)| high << 32 | low), any::<u64>(), Just(u64::MAX),]
}

fn check() -> impl Strategy<Value = Check> {
    let values = prop::collection::vec(value(), 0..5);
    prop_oneof![
        (0u8..6, any::<bool>(), values)
            .prop_map(|(argument, whole, values)| { one_of(argument, if whole { Width::Whole } else { Width::Low }, &values) }),
        (0u8..6, prop_oneof![Just(4u32), any::<u32>()]).prop_map(|(argument, bits)| without(argument, bits)),
    ]
}

fn call() -> impl Strategy<Value = SealedCall> {
    let number = prop_oneof![0u32..24, 0u32..460, any::<u32>()];
    let checks = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(check(), 1..4)];
    (number, checks).prop_map(|(number, checks)| checked(number, checks))
}

fn calls() -> impl Strategy<Value = Vec<SealedCall>> {
    prop_oneof![prop::collection::vec(call(), 0..30), prop::collection::vec(call(), 100..500)]
}

fn permitted(calls: &[SealedCall], call: &Call) -> bool {
    calls.iter().any(|known| known.number == call.number && known.permits(&call.arguments))
}

/// Numbers at every border, and arguments that the checks speak of.
fn questions(calls: &[SealedCall], arguments: &[[u64; 6]]) -> Vec<Call> {
    let mut numbers: Vec<u32> =
        calls.iter().flat_map(|call| [call.number.wrapping_sub(1), call.number, call.number.wrapping_add(1)]).collect();
    numbers.extend([0, 59, 1 << 30, u32::MAX]);
    let mut questions = Vec::new();
    for number in numbers {
        let mut fitting = [0; 6];
        for check in calls.iter().filter(|call| call.number == number).flat_map(|call| &call.checks) {
            if let Test::OneOf(values) = &check.test {
                fitting[usize::from(check.argument)] = values.first().copied().unwrap_or(0);
            }
        }
        for arguments in arguments.iter().chain([&fitting]) {
            questions.push(Call { architecture: X86_64, number, arguments: *arguments });
        }
    }
    questions
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_interpreter_allows_exactly_what_was_asked_for(
        calls in calls(), arguments in prop::collection::vec(prop::array::uniform6(value()), 1..6)
    ) {
        let filter = filter(&calls);
        for call in questions(&calls, &arguments) {
            let expected = if permitted(&calls, &call) { ALLOW } else { KILL_PROCESS };
            prop_assert_eq!(run(&filter, &call), Ok(expected), "{:?} by {:?}", call, calls);
            prop_assert_eq!(run(&filter, &Call { architecture: AARCH64, ..call }), Ok(KILL_PROCESS));
        }
    }

    #[test]
    fn what_is_read_from_the_instructions_is_what_was_asked_for(
        calls in prop::collection::vec(call(), 0..30), arguments in prop::collection::vec(prop::array::uniform6(value()), 1..4)
    ) {
        let ways = allowed(&filter(&calls)).unwrap();
        for call in questions(&calls, &arguments) {
            let fits = |field: u32| (0..6).find_map(|argument| match field {
                4 => Some(X86_64),
                _ if field == low_half(argument) => Some(call.arguments[usize::from(argument)] as u32),
                _ if field == high_half(argument) => Some((call.arguments[usize::from(argument)] >> 32) as u32),
                _ => None,
            });
            let permits = ways.iter().any(|way| {
                way.numbers.contains(&call.number) && !way.except.contains(&call.number)
                    && way.conditions.iter().all(|condition| condition.holds(fits(condition.field).unwrap()))
            });
            prop_assert_eq!(permits, permitted(&calls, &call), "{:?}", call);
        }
    }

    #[test]
    fn calls_read_from_a_filter_permit_what_was_asked_for(
        calls in prop::collection::vec(call(), 0..20), arguments in prop::collection::vec(prop::array::uniform6(value()), 1..4)
    ) {
        // One call for each number, as a program has. Two checks of one argument may contradict each other or say more than one check can.
        let mut numbers = BTreeSet::new();
        let is_plain = |call: &SealedCall| call.checks.iter().map(|check| check.argument).collect::<BTreeSet<_>>().len() == call.checks.len();
        let calls: Vec<_> = calls.into_iter().filter(is_plain).filter(|call| numbers.insert(call.number)).collect();
        let read = read(&filter(&calls), X86_64).unwrap();
        for call in questions(&calls, &arguments) {
            prop_assert_eq!(permitted(&read, &call), permitted(&calls, &call), "{:?} by {:?}", call, read);
        }
    }

    #[test]
    fn another_compiler_of_the_same_rules_agrees(
        calls in prop::collection::vec(call(), 1..30), arguments in prop::collection::vec(prop::array::uniform6(value()), 1..4)
    ) {
        let calls: Vec<_> = calls.into_iter().filter(|call| call.checks.iter().all(is_simple)).collect();
        let (ours, theirs) = (filter(&calls), by_seccompiler(&calls));
        for call in questions(&calls, &arguments) {
            // It answers numbers of the x32 list before it looks at its rules.
            if call.number < 1 << 30 {
                prop_assert_eq!(run(&ours, &call), run(&theirs, &call), "{:?}", call);
            }
        }
    }

    #[test]
    fn a_filter_is_found_among_other_bytes(
        calls in prop::collection::vec(call(), 1..30), before in prop::collection::vec(any::<u8>(), 0..50), after in prop::collection::vec(any::<u8>(), 0..50)
    ) {
        let bytes = encode(&filter(&calls));
        let program = [before, bytes.clone(), after].concat();
        let machine = Machine::of(Target::X86_64Linux).unwrap();
        prop_assert_eq!(find(&program, machine), Some(bytes.as_slice()));
    }

    #[test]
    fn any_bytes_are_harmless(bytes in prop::collection::vec(any::<u8>(), 0..400), arguments in prop::array::uniform6(value())) {
        let machine = Machine::of(Target::X86_64Linux).unwrap();
        let _ = find(&bytes, machine);
        if let Some(filter) = decode(&bytes[..bytes.len() / 8 * 8]) {
            let _ = allowed(&filter);
            let _ = run(&filter, &Call { architecture: X86_64, number: 1, arguments });
        }
    }

    #[test]
    fn any_jumps_are_harmless(words in prop::collection::vec((prop::sample::select(vec![0x20u16, 0x05, 0x15, 0x25, 0x35, 0x45, 0x06, 0x07, 0x0c, 0x74]), 0u8..9, 0u8..9, 0u32..70), 1..60)) {
        let filter: Vec<_> = words.into_iter().map(|(code, if_true, if_false, constant)| Instruction { code, if_true, if_false, constant }).collect();
        let _ = allowed(&filter);
        let _ = run(&filter, &Call::default());
        prop_assert_eq!(decode(&encode(&filter)), Some(filter));
    }
}

/// What `seccompiler` can say: one value, or bits that must be zero.
fn is_simple(check: &Check) -> bool {
    matches!(&check.test, Test::OneOf(values) if values.len() == 1) || matches!(check.test, Test::Without(_))
}

fn by_seccompiler(calls: &[SealedCall]) -> Vec<Instruction> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    let mut always = Vec::new();
    for call in calls {
        let chain = rules.entry(call.number.into()).or_default();
        if call.checks.is_empty() {
            always.push(i64::from(call.number));
        } else {
            let conditions = call.checks.iter().map(|check| {
                let (length, operator, value) = match (&check.test, check.width) {
                    (Test::OneOf(values), Width::Low) => (SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, values[0] & 0xffff_ffff),
                    (Test::OneOf(values), Width::Whole) => (SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, values[0]),
                    (Test::Without(bits), _) => (SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq((*bits).into()), 0),
                };
                SeccompCondition::new(check.argument, length, operator, value).unwrap()
            });
            chain.push(SeccompRule::new(conditions.collect()).unwrap());
        }
    }
    for number in always {
        rules.insert(number, Vec::new());
    }
    let filter = SeccompFilter::new(rules, SeccompAction::KillProcess, SeccompAction::Allow, TargetArch::x86_64).unwrap();
    let program: BpfProgram = filter.try_into().unwrap();
    program.iter().map(|word| Instruction { code: word.code, if_true: word.jt, if_false: word.jf, constant: word.k }).collect()
}

#[test]
fn a_number_of_another_list_is_refused() {
    let filter = filter(&[plain(0), plain(1), plain(2), plain(3)]);
    for number in [0, 1, 2, 3] {
        let call = Call { architecture: X86_64, number, arguments: [0; 6] };
        assert_eq!(run(&filter, &call), Ok(ALLOW));
        // The x32 numbers of the same calls, and the calls of a 32-bit program.
        assert_eq!(run(&filter, &Call { number: number | 1 << 30, ..call }), Ok(KILL_PROCESS));
        assert_eq!(run(&filter, &Call { architecture: 0x4000_0003, ..call }), Ok(KILL_PROCESS));
    }
}
