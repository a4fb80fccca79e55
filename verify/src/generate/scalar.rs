//! Numbers and truth values: those at which functions break, and random ones, most of them small.

use super::random::Random;
use super::slot::Limits;
use directives::{Scalar, Value};

/// Values at which a function may break: first those that every function should meet, then the rest.
#[derive(Debug)]
pub(super) struct Edges {
    pub(super) near: Vec<Value>,
    pub(super) far: Vec<Value>,
}

pub(super) fn edges(scalar: Scalar, limits: &Limits) -> Edges {
    match scalar {
        Scalar::Bool => Edges { near: vec![Value::Bool(false), Value::Bool(true)], far: Vec::new() },
        Scalar::F64 => float_edges(limits),
        _ => integer_edges(limits),
    }
}

pub(super) fn random(scalar: Scalar, limits: &Limits, random: &mut Random) -> Value {
    match scalar {
        Scalar::Bool => Value::Bool(random.chance(50)),
        Scalar::F64 => Value::Float(random_float(limits, random)),
        _ => Value::Int(random_integer(limits, random)),
    }
}

fn integer_edges(limits: &Limits) -> Edges {
    let (low, high) = (limits.low, limits.high);
    let mut near =
        vec![0, 1, -1, low, high, low.saturating_add(1), high.saturating_sub(1), 2, -2, 3, 4, 5, 7, 8, 9, 10, -10, 12, 13, 16, 100];
    let mut far: Vec<i128> = (0..=64).chain((1..=16).map(|number| -number)).collect();
    for power in (0..64).map(|exponent| 1i128 << exponent) {
        far.extend([power - 1, power, power + 1, 1 - power, -power, -1 - power]);
    }
    // Squares of primes: what a test of divisors stops one too early at.
    for prime in [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 97, 251, 257, 65_521, 65_537, 2_147_483_647] {
        far.extend([prime - 1, prime, prime + 1, prime * prime - 1, prime * prime, prime * prime + 1]);
    }
    far.extend((0..20).map(|exponent| 10i128.pow(exponent)).flat_map(|power| [power - 1, power]));
    // Code points at the ends of the ranges of digits and letters.
    far.extend([47, 58, 65, 90, 91, 96, 97, 122, 123, 127, 160]);
    near.extend(low..=low.saturating_add(3).min(high));
    keep_distinct(&mut near, |number| (low..=high).contains(number));
    let known = near.clone();
    keep_distinct(&mut far, |number| (low..=high).contains(number) && !known.contains(number));
    Edges { near: near.into_iter().map(Value::Int).collect(), far: far.into_iter().map(Value::Int).collect() }
}

fn keep_distinct(numbers: &mut Vec<i128>, is_wanted: impl Fn(&i128) -> bool) {
    let mut seen = std::collections::HashSet::new();
    numbers.retain(|number| is_wanted(number) && seen.insert(*number));
}

fn float_edges(limits: &Limits) -> Edges {
    let exact = 2f64.powi(53);
    let near = [0.0, 1.0, -1.0, -0.0, 0.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 2.0, 10.0, 0.1, limits.least, limits.most];
    let far = [
        (&[-0.5, 1.5, 2.5, -2.5, 3.0, 0.2, 0.3, 1.0 / 3.0, 100.0, -100.0, 1e15, 1e16, 1e-7, 123_456.789] as &[f64]),
        &[f64::MIN_POSITIVE, -f64::MIN_POSITIVE, f64::from_bits(1), -f64::from_bits(1), f64::from_bits(0x000f_ffff_ffff_ffff)],
        &[f64::MAX, f64::MIN, f64::EPSILON, 1.0 + f64::EPSILON, 1.0 - f64::EPSILON / 2.0, 1e300, -1e300, 1e-300],
        &[exact, exact - 1.0, exact + 2.0, -exact, 2f64.powi(31), 2f64.powi(32), 2f64.powi(63), -2f64.powi(63), 2f64.powi(64)],
        &[std::f64::consts::PI, std::f64::consts::E, 0.499_999_999_999_999_94, 4_503_599_627_370_497.5],
    ];
    let keep = |numbers: &mut dyn Iterator<Item = f64>| numbers.filter(|number| is_within(*number, limits)).map(Value::Float).collect();
    Edges { near: keep(&mut near.into_iter()), far: keep(&mut far.concat().into_iter()) }
}

/// Whether no limit excludes it; a NaN is excluded only by the preconditions themselves.
fn is_within(number: f64, limits: &Limits) -> bool {
    number.is_nan() || (limits.least..=limits.most).contains(&number)
}

/// Small ones mostly; each width in bits as often as the others.
fn random_integer(limits: &Limits, random: &mut Random) -> i128 {
    let (low, high) = (limits.low, limits.high);
    if random.chance(8) || high - low <= 64 {
        return random.between(low, high);
    }
    // From the number within the limits that is nearest to 0.
    let origin = 0.clamp(low, high);
    let bits = if random.chance(70) { random.below(11) } else { random.below(65) };
    let distance = random.between(0, 1i128 << bits);
    let (down, up) = (origin - distance, origin + distance);
    match ((low..=high).contains(&down), (low..=high).contains(&up)) {
        (true, true) => random.one([up, up, up, down, down]),
        (true, false) => down,
        (false, true) => up,
        (false, false) => random.between(low, high),
    }
}

fn random_float(limits: &Limits, random: &mut Random) -> f64 {
    let number = match random.below(6) {
        0 | 1 => random.between(-20, 20) as f64,
        2 => random.between(-10_000, 10_000) as f64 / random.one([2.0, 4.0, 10.0, 100.0]),
        3 => unit(random) * 2.0 - 1.0,
        4 => (unit(random) * 2.0 - 1.0) * 10f64.powi(random.between(-20, 20) as i32),
        _ => f64::from_bits(random.next()),
    };
    if is_within(number, limits) {
        return number;
    }
    match (limits.least.is_finite(), limits.most.is_finite()) {
        (true, true) => (limits.least + unit(random) * (limits.most - limits.least)).clamp(limits.least, limits.most),
        (true, false) => limits.least + number.abs() % 1e9,
        (false, true) => limits.most - number.abs() % 1e9,
        (false, false) => number,
    }
}

/// From 0 up to, not including, 1.
fn unit(random: &mut Random) -> f64 {
    (random.next() >> 11) as f64 / 2f64.powi(53)
}

#[cfg(test)]
mod tests {
    use super::super::slot::Slot;
    use super::*;
    use directives::Type;

    #[test]
    fn edges_and_random_values_fit_every_type() {
        let mut source = Random::new(3);
        for scalar in Scalar::ALL {
            let ty = Type::Scalar(scalar);
            let limits = Slot::new(ty).limits;
            let edges = edges(scalar, &limits);
            let values = edges.near.into_iter().chain(edges.far).chain((0..500).map(|_| random(scalar, &limits, &mut source)));
            for value in values {
                assert_eq!(value.check(ty), Ok(()), "{value} as {ty}");
            }
        }
    }

    #[test]
    fn the_edges_hold_what_functions_break_at() {
        let of = |scalar| {
            let edges = edges(scalar, &Slot::new(Type::Scalar(scalar)).limits);
            edges.near.into_iter().chain(edges.far).map(|value| value.to_string()).collect::<Vec<_>>()
        };
        let signed = of(Scalar::I64);
        for wanted in
            ["0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775806", "4294967296", "9007199254740993", "49"]
        {
            assert!(signed.iter().any(|value| value == wanted), "{wanted} is no edge of i64");
        }
        assert_eq!(of(Scalar::U8).iter().filter(|value| *value == "255").count(), 1);
        let floats = of(Scalar::F64);
        for wanted in ["0.0", "-0.0", "nan", "inf", "-inf", "5e-324", "9007199254740992.0", "1.7976931348623157e308"] {
            assert!(floats.iter().any(|value| value == wanted), "{wanted} is no edge of f64: {floats:?}");
        }
    }

    #[test]
    fn limits_are_kept_and_reached() {
        let mut limits = Slot::new(Type::Scalar(Scalar::I32)).limits;
        (limits.low, limits.high) = (1, 2_000);
        let mut source = Random::new(1);
        let edges = edges(Scalar::I32, &limits);
        assert!(edges.near.contains(&Value::Int(1)) && edges.near.contains(&Value::Int(2_000)) && edges.near.contains(&Value::Int(1_999)));
        for _ in 0..500 {
            let Value::Int(number) = random(Scalar::I32, &limits, &mut source) else { panic!("no integer") };
            assert!((1..=2_000).contains(&number));
        }
        (limits.least, limits.most) = (0.0, 1.0);
        for _ in 0..500 {
            let Value::Float(number) = random(Scalar::F64, &limits, &mut source) else { panic!("no float") };
            assert!(number.is_nan() || (0.0..=1.0).contains(&number), "{number}");
        }
    }
}
