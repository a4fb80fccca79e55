//! Calls that disagree with what they call; LLVM accepts them all.

use crate::random::Random;
use crate::text::{Function, Lines, fresh, functions, global_name, inside_brackets, join, lines, opcode, result, split_commas, uses};

/// A call of a function by name.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) function: Function,
    pub(super) line: usize,
    /// Without `%`; `None` where there is none.
    pub(super) result: Option<String>,
    pub(super) is_used: bool,
    /// With its attributes.
    pub(super) ty: String,
    pub(super) callee: String,
    pub(super) arguments: Vec<String>,
}

pub(super) fn calls(lines: &[String]) -> Vec<Call> {
    let mut found = Vec::new();
    for function in functions(lines) {
        for line in function.body().filter(|&line| opcode(&lines[line]) == "call" && !lines[line].contains("@llvm.")) {
            found.extend(call(lines, &function, line));
        }
    }
    found
}

fn call(lines: &[String], function: &Function, line: usize) -> Option<Call> {
    let text = &lines[line];
    let behind_call = text.find("call ")? + "call ".len();
    let at = text.find('@')?;
    let callee = global_name(text)?.to_owned();
    let arguments = &text[inside_brackets(text, at + 1 + callee.len())?];
    let result = result(text).map(str::to_owned);
    let is_used = result.as_ref().is_some_and(|name| !uses(lines, function.body(), name).is_empty());
    let ty = text[behind_call..at].trim().to_owned();
    let arguments = split_commas(arguments).into_iter().map(str::to_owned).collect();
    Some(Call { function: function.clone(), line, result, is_used, ty, callee, arguments })
}

impl Call {
    fn write(&self) -> String {
        let result = self.result.as_ref().map_or(String::new(), |name| format!("%{name} = "));
        format!("  {result}call {} @{}({})", self.ty, self.callee, self.arguments.join(", "))
    }
}

/// Changes one of the calls that fit.
fn change(module: &str, random: &mut Random, fits: impl Fn(&Call) -> bool, change: impl Fn(&mut Call, &mut Random)) -> Option<String> {
    let mut lines = lines(module);
    let found: Vec<Call> = calls(&lines).into_iter().filter(fits).collect();
    let mut call = random.pick(&found)?.clone();
    change(&mut call, random);
    lines[call.line] = call.write();
    Some(join(&lines))
}

pub(super) fn result_unused(module: &str, random: &mut Random) -> Option<String> {
    change(
        module,
        random,
        |call| call.result.is_some() && !call.is_used && call.ty != "void",
        |call, random| {
            // A number behind it would be another one without it.
            let keeps = call.result.as_ref().is_some_and(|name| name.parse::<u64>().is_ok());
            let ty = if keeps { "i32" } else { random.one(["void", "i32", "void"]) };
            if ty == "void" {
                call.result = None;
            }
            call.ty = ty.to_owned();
        },
    )
}

/// `%t = call i1 …` as an integer that is compared with 0.
pub(super) fn result_truth(module: &str, random: &mut Random) -> Option<String> {
    let mut lines: Lines = lines(module);
    let found: Vec<Call> = calls(&lines).into_iter().filter(|call| call.ty.ends_with("i1") && call.is_used).collect();
    let mut call = random.pick(&found)?.clone();
    let name = call.result.take()?;
    let stem = if name.parse::<u64>().is_ok() { "truth".to_owned() } else { format!("{name}_int") };
    let integer = fresh(&lines, &call.function, &stem);
    let ty = random.one(["i32", "i64", "i32"]);
    call.result = Some(integer.clone());
    call.ty = ty.to_owned();
    lines[call.line] = call.write();
    lines.insert(call.line + 1, format!("  %{name} = icmp ne {ty} %{integer}, 0"));
    Some(join(&lines))
}

fn constant(argument: &str) -> Option<(&str, u8)> {
    let (ty, value) = argument.split_once(' ')?;
    Some((ty, value.parse::<u8>().ok().filter(|value| *value < 128)?)).filter(|(ty, _)| ty.starts_with('i'))
}

pub(super) fn constant_width(module: &str, random: &mut Random) -> Option<String> {
    let has_constant = |call: &Call| call.arguments.iter().any(|argument| constant(argument).is_some());
    change(module, random, has_constant, |call, random| {
        let places: Vec<usize> = (0..call.arguments.len()).filter(|&place| constant(&call.arguments[place]).is_some()).collect();
        let Some(&place) = random.pick(&places) else { return };
        let Some((ty, value)) = constant(&call.arguments[place]) else { return };
        let other = if ty == "i32" { "i64" } else { "i32" };
        call.arguments[place] = format!("{other} {value}");
    })
}

pub(super) fn variadic(module: &str, random: &mut Random) -> Option<String> {
    change(
        module,
        random,
        |call| !call.arguments.is_empty() && !call.ty.contains('('),
        |call, random| {
            let first = call.arguments[0].split(' ').next().unwrap_or("i64").to_owned();
            let types: Vec<&str> = call.arguments.iter().map(|argument| argument.split(' ').next().unwrap_or_default()).collect();
            let fixed = match random.below(3) {
                0 => format!("({first}, ...)"),
                1 => "(...)".to_owned(),
                _ => format!("({}, ...)", types.join(", ")),
            };
            call.ty = format!("{} {fixed}", call.ty);
        },
    )
}

pub(super) fn argument_extra(module: &str, random: &mut Random) -> Option<String> {
    change(module, random, |_| true, |call, random| call.arguments.push(random.one(["i64 0", "ptr null", "i32 1"]).to_owned()))
}

pub(super) fn argument_missing(module: &str, random: &mut Random) -> Option<String> {
    change(module, random, |call| !call.arguments.is_empty(), |call, _| drop(call.arguments.pop()))
}
