//! Calls with the numbers that stand in the module under test: a value that it treats apart is hardly ever drawn by chance.

use super::FunctionTask;
use super::instances::Instance;
use directives::{Scalar, Signature, Type, Value};
use std::collections::BTreeSet;

/// The most numbers that are tried for each parameter.
const MOST: usize = 64;

/// Calls of one function: `known` ones with one argument that is a number of the modules under test, or one beside it.
pub(crate) fn calls(task: &FunctionTask<'_>, function: usize, known: &[Instance]) -> Vec<Vec<Value>> {
    let signature = &task.signatures[function];
    let texts = task.modules.iter().filter(|module| task.own.contains(&module.name.as_str()));
    let numbers: BTreeSet<i128> = texts.flat_map(|module| numbers(&module.text)).collect();
    let mut calls = Vec::new();
    for (place, scalar) in integers(signature) {
        let near = numbers.iter().take(MOST).flat_map(|number| [number.saturating_sub(1), *number, number.saturating_add(1)]);
        let values: BTreeSet<i128> = near.filter_map(|number| fitted(scalar, number)).collect();
        for (value, base) in values.into_iter().zip(known.iter().cycle()) {
            let mut arguments = base.arguments.clone();
            arguments[place] = Value::Int(value);
            let is_admitted = |condition: &directives::Condition| condition.admits(signature, &arguments).unwrap_or(true);
            let is_new = known.iter().all(|instance| instance.arguments != arguments);
            if is_new && task.preconditions.iter().all(is_admitted) {
                calls.push(arguments);
            }
        }
    }
    calls
}

fn integers(signature: &Signature) -> impl Iterator<Item = (usize, Scalar)> {
    signature.parameters.iter().enumerate().filter_map(|(place, parameter)| match parameter.ty {
        Type::Scalar(scalar) => scalar.range().map(|_| (place, scalar)),
        Type::Str | Type::Bytes | Type::Array(_) => None,
    })
}

/// LLVM writes integers with a sign, whatever the code takes them for.
fn fitted(scalar: Scalar, number: i128) -> Option<i128> {
    let (low, high) = scalar.range()?;
    let unsigned = if number < 0 && low == 0 { number + high + 1 } else { number };
    (low..=high).contains(&unsigned).then_some(unsigned)
}

/// The decimal numbers of a text that are no part of a name.
fn numbers(text: &str) -> impl Iterator<Item = i128> {
    let is_of_a_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_.$%@!#\"\\".contains(&byte);
    text.split(|character: char| character.is_whitespace() || ",()[]{}".contains(character)).filter_map(move |word| {
        let digits = word.strip_prefix('-').unwrap_or(word);
        (!digits.bytes().any(|byte| is_of_a_name(byte) && !byte.is_ascii_digit())).then(|| word.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_module_are_those_of_its_code() {
        let text =
            "define i64 @f2(i64 %v3) {\n  %x = icmp eq i64 %v3, 81985529216486895 ; 7x\n  switch i8 %y, label %l4 [i8 -5, label %l4]\n}";
        assert_eq!(numbers(text).collect::<Vec<_>>(), [81_985_529_216_486_895, -5]);
        assert_eq!(numbers("1e5 0x12 -9 99999999999999999999999999999999999999999").collect::<Vec<_>>(), [-9]);
    }

    #[test]
    fn a_number_is_taken_as_its_type_would_take_it() {
        assert_eq!(fitted(Scalar::U64, -1), Some(u64::MAX.into()));
        assert_eq!(fitted(Scalar::I8, -1), Some(-1));
        assert_eq!(fitted(Scalar::U8, 300), None);
    }
}
