//! When two values count as the same.

use directives::Value;

/// Bit by bit, with all NaNs equal; where there is a tolerance, floats may differ by that much.
pub(crate) fn agrees(expected: &Value, actual: &Value, tolerance: f64) -> bool {
    match (expected, actual) {
        (Value::Float(left), Value::Float(right)) => expected == actual || (tolerance > 0.0 && (left - right).abs() <= tolerance),
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| agrees(left, right, tolerance))
        }
        _ => expected == actual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_agree_within_the_tolerance_and_nothing_else_does() {
        let float = Value::Float;
        assert!(agrees(&float(1.0), &float(1.05), 0.1) && !agrees(&float(1.0), &float(1.2), 0.1));
        assert!(agrees(&float(f64::NAN), &float(-f64::NAN), 0.0) && !agrees(&float(f64::NAN), &float(0.0), 0.1));
        assert!(!agrees(&float(0.0), &float(-0.0), 0.0) && agrees(&float(0.0), &float(-0.0), 1e-9));
        assert!(agrees(&float(f64::INFINITY), &float(f64::INFINITY), 0.1) && !agrees(&float(f64::INFINITY), &float(1.0), 1e300));
        let list = |value: f64| Value::List(vec![float(value), float(2.0)]);
        assert!(agrees(&list(1.0), &list(1.05), 0.1) && !agrees(&list(1.0), &list(1.2), 0.1));
        assert!(!agrees(&Value::Int(1), &Value::Int(2), 5.0));
    }
}
