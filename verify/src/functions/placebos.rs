//! Step 1: the instances must reject what is known to be wrong.
//!
//! A stand-in's answers are computed here, not by a program: whether the instances tell them from the expected values is a matter of the
//! instances alone. Instances without that power could accept anything.

use super::agreement::agrees;
use super::instances::{Instance, Instances};
use super::{Stop, Subject};
use crate::functions::shown::shown;
use directives::{Observation, Scalar, Signature, Type, Value};

/// A function that is known to be wrong.
#[derive(Clone, Debug)]
enum Placebo {
    Constant(Value),
    /// One of its arguments back, or a parameter left as it is.
    Argument(usize),
}

/// The number of stand-ins that were tried; all were rejected.
pub(crate) fn reject(subject: &Subject<'_>, instances: &Instances) -> Result<usize, Stop> {
    let mut tried = 0;
    for (function, signature) in subject.task.signatures.iter().enumerate() {
        let own: Vec<(&Instance, &Value)> =
            instances.all.iter().filter(|instance| instance.function == function).filter_map(known).collect();
        if own.is_empty() {
            continue;
        }
        for placebo in placebos(signature, &own) {
            let is_rejected = own.iter().any(|(instance, expected)| !agrees(expected, placebo.value(instance), subject.task.tolerance));
            if !is_rejected {
                let what = placebo.describe(signature);
                return Err(Stop::abstain(format!("the instances cannot tell `{}` from a function that {what}", signature.name)));
            }
            tried += 1;
        }
    }
    Ok(tried)
}

fn known(instance: &Instance) -> Option<(&Instance, &Value)> {
    instance.expected.as_ref().map(|expected| (instance, expected))
}

impl Placebo {
    fn value<'a>(&'a self, instance: &'a Instance) -> &'a Value {
        match self {
            Placebo::Constant(value) => value,
            Placebo::Argument(index) => &instance.arguments[*index],
        }
    }

    fn describe(&self, signature: &Signature) -> String {
        match self {
            Placebo::Constant(value) => format!("always gives {}", shown(value)),
            Placebo::Argument(index) => format!("gives its parameter `{}` back", signature.parameters[*index].name),
        }
    }
}

/// A function without parameters is constant, so nothing tells it from one.
fn placebos(signature: &Signature, instances: &[(&Instance, &Value)]) -> Vec<Placebo> {
    let Some(observation) = signature.observation() else { return Vec::new() };
    let ty = observation.ty();
    let mut all: Vec<Placebo> = Vec::new();
    if !signature.parameters.is_empty() {
        let mut constants = constants(ty);
        constants.extend(most_frequent(instances));
        let mut distinct: Vec<Value> = Vec::new();
        constants.into_iter().for_each(|value| {
            if !distinct.contains(&value) {
                distinct.push(value);
            }
        });
        all.extend(distinct.into_iter().map(Placebo::Constant));
    }
    let same = signature.parameters.iter().enumerate().filter(|(_, parameter)| parameter.ty == ty);
    match observation {
        Observation::Parameter(index, _) => all.push(Placebo::Argument(index)),
        Observation::Result(_) => all.extend(same.map(|(index, _)| Placebo::Argument(index))),
    }
    all
}

fn constants(ty: Type) -> Vec<Value> {
    match ty {
        Type::Scalar(Scalar::Bool) => vec![Value::Bool(false), Value::Bool(true)],
        Type::Scalar(Scalar::F64) => vec![Value::Float(0.0), Value::Float(-1.0), Value::Float(f64::NAN)],
        Type::Scalar(scalar) => {
            let (low, _) = scalar.range().unwrap_or_default();
            [0, 1, -1].into_iter().filter(|&number| number >= low).map(Value::Int).collect()
        }
        Type::Str | Type::Bytes => vec![Value::Text(Vec::new())],
        Type::Array(_) => vec![Value::List(Vec::new())],
    }
}

/// The constant that comes closest.
fn most_frequent(instances: &[(&Instance, &Value)]) -> Option<Value> {
    let mut texts: Vec<(String, &Value)> = instances.iter().map(|(_, expected)| (expected.to_string(), *expected)).collect();
    texts.sort_by(|left, right| left.0.cmp(&right.0));
    let groups = texts.chunk_by(|left, right| left.0 == right.0);
    groups.max_by_key(|group| group.len()).map(|group| group[0].1.clone())
}
