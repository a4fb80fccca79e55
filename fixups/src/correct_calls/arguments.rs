//! Arguments as the callee takes them.

use super::Repair;
use super::values::{Values, width};
use ir::{Argument, Call, Signature};
use manifest::Extension;

/// Converts every argument that needs it; `None` where one cannot be.
pub(super) fn correct(repair: &mut Repair, call: &Call, expected: &Signature, values: &mut Values) -> Option<()> {
    let given: Vec<String> = call.arguments.iter().map(|argument| ir::canonical_type(argument.ty.text)).collect();
    if are_swapped(&given, &expected.parameters) {
        return None;
    }
    for (argument, (given, wanted)) in call.arguments.iter().zip(given.iter().zip(&expected.parameters)) {
        if given == wanted {
            continue;
        }
        let (operation, value) = conversion(argument, given, wanted, values)?;
        repair.before.extend(operation);
        let text = format!("{wanted}{} {value}", kept_attributes(argument, wanted));
        repair.replacements.push((argument.span, text, "an argument".to_owned()));
    }
    Some(())
}

/// How the value is handed over stays; what else is said of it is said of another type.
fn kept_attributes(argument: &Argument, wanted: &str) -> String {
    let is_integer = width(wanted).is_some();
    let is_kept = |attribute: &&str| *attribute == "noundef" || (is_integer && matches!(*attribute, "zeroext" | "signext"));
    argument.attributes.iter().map(|attribute| attribute.text).filter(is_kept).map(|attribute| format!(" {attribute}")).collect()
}

/// Whether these are the right types in another order, or a pointer and an integer stand in each other's place.
fn are_swapped(given: &[String], wanted: &[String]) -> bool {
    let pairs = || given.iter().zip(wanted).filter(|(given, wanted)| given != wanted);
    let takes_pointer = pairs().any(|(given, wanted)| wanted == "ptr" && given != "ptr");
    let gives_pointer = pairs().any(|(given, wanted)| wanted != "ptr" && given == "ptr");
    if takes_pointer && gives_pointer {
        return true;
    }
    let sorted = |types: &mut dyn Iterator<Item = &String>| {
        let mut types: Vec<String> = types.cloned().collect();
        types.sort_unstable();
        types
    };
    let fixed = given.get(..wanted.len()).unwrap_or(given);
    fixed != wanted && sorted(&mut fixed.iter()) == sorted(&mut wanted.iter())
}

/// The value as a `wanted`, with the instruction that makes it where one is needed.
fn conversion(argument: &Argument, given: &str, wanted: &str, values: &mut Values) -> Option<(Option<String>, String)> {
    let value = argument.value.text;
    let literal = |text: &str| Some((None, text.to_owned()));
    if matches!(value, "undef" | "poison") {
        return literal(value);
    }
    let is_name = value.starts_with(['%', '@']);
    match (given, wanted) {
        ("ptr", "i64") if value == "null" => literal("0"),
        ("ptr", "i64") => {
            let name = values.fresh(value, "address");
            Some((Some(format!("{name} = ptrtoint ptr {value} to i64")), name))
        }
        (integer, "ptr") if width(integer).is_some() && value == "0" => literal("null"),
        ("i64", "ptr") if is_name => {
            if let Some(pointer) = values.pointer(value) {
                return literal(pointer);
            }
            // Another number would become a pointer to anywhere.
            if !values.is_address(value) {
                return None;
            }
            let name = values.fresh(value, "pointer");
            Some((Some(format!("{name} = inttoptr i64 {value} to ptr")), name))
        }
        ("float", "double") if is_name => {
            let name = values.fresh(value, "wide");
            Some((Some(format!("{name} = fpext float {value} to double")), name))
        }
        // A literal of the narrower type has the same value, in the same text.
        ("float", "double") if value.parse::<f64>().is_ok() || value.starts_with("0x") => literal(value),
        _ => {
            let (from, to) = (width(given)?, width(wanted)?);
            if is_name { integer(value, from, to, values) } else { literal(&integer_literal(value, from, to)?) }
        }
    }
}

fn integer(value: &str, from: u32, to: u32, values: &mut Values) -> Option<(Option<String>, String)> {
    let (operation, what) = match (from, to) {
        (_, 1) => {
            let name = values.fresh(value, "truth");
            return Some((Some(format!("{name} = icmp ne i{from} {value}, 0")), name));
        }
        _ if from > to => (values.fits(value, to).then_some("trunc")?, "narrow"),
        _ => match values.extension(value, from)? {
            Extension::Zero => ("zext", "wide"),
            Extension::Sign => ("sext", "wide"),
        },
    };
    let name = values.fresh(value, what);
    Some((Some(format!("{name} = {operation} i{from} {value} to i{to}")), name))
}

/// The same number in the other type, if both types have it.
fn integer_literal(value: &str, from: u32, to: u32) -> Option<String> {
    let number = ir::integer_value(value, from)?;
    // In a type of one bit 1 and -1 are the same.
    let is_plain = |width: u32| number >= -(1i128 << (width - 1)) && number < 1i128 << (width - 1);
    match to {
        1 => match number {
            0 => Some("false".to_owned()),
            1 => Some("true".to_owned()),
            _ => None,
        },
        _ if from == 1 => matches!(number, 0 | 1).then(|| number.to_string()),
        // What is written may be more than the signed numbers of the type: then it is no less in a wider one.
        _ if to > from => is_plain(from).then(|| number.to_string()),
        _ => (is_plain(to) || (number >= 0 && number < 1i128 << to)).then(|| number.to_string()),
    }
}
