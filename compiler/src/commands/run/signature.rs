//! What a function takes and gives: as the command line says, else as a task file of the project says, else as the IR shows it.

use super::super::subject::Subject;
use crate::exit::Failure;
use crate::plan;
use crate::tasks;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source, Span};
use directives::{Directive, Parameter, Scalar, Signature, Type, nearest, parse_signature};
use runtime::EffectSet;

/// A signature, and what the step that states it allows.
pub struct Known {
    pub signature: Signature,
    pub effects: Option<EffectSet>,
}

pub fn find(subject: &Subject, text: &str, name: &str, given: Option<&str>) -> Result<Known, Failure> {
    let module = ir::parse(text);
    let Some(function) = module.definitions().find(|function| function.name() == name && function.is_public()) else {
        return Err(no_function(subject, &module, name));
    };
    if let Some(given) = given {
        return stated(given, name).map(|signature| Known { signature, effects: None });
    }
    if let Some(known) = of_tasks(subject, name)? {
        return Ok(known);
    }
    match inferred(&function) {
        Ok(signature) => Ok(Known { signature, effects: None }),
        Err(reason) => {
            let message = format!("no task file says what `{name}` takes, and its type does not: {reason}");
            let diagnostic = Diagnostic::error(&codes::NO_FUNCTION, message);
            Err(diagnostic.help(format!("say it: --signature '{name}(text: str, …) -> i64'")).into())
        }
    }
}

fn no_function(subject: &Subject, module: &ir::Module<'_>, name: &str) -> Failure {
    let public: Vec<String> = module.definitions().filter(ir::Function::is_public).map(|function| function.name().into_owned()).collect();
    let is_private = module.definitions().any(|function| function.name() == name);
    let problem = if is_private { "is private in" } else { "is not defined in" };
    let diagnostic = Diagnostic::error(&codes::NO_FUNCTION, format!("`{name}` {problem} {}", subject.source.name()));
    let help = match (nearest(name, public.iter().map(String::as_str)), public.as_slice()) {
        (Some(meant), _) if !is_private => format!("did you mean `{meant}`?"),
        (_, []) => "it has no public function".to_owned(),
        (_, public) => format!("it has `{}`", public[..public.len().min(8)].join("`, `")),
    };
    diagnostic.help(help).into()
}

fn stated(text: &str, name: &str) -> Result<Signature, Failure> {
    let signature = parse_signature(&Source::new("--signature", text), Span::new(0, text.len()))?;
    if signature.name == name {
        return Ok(signature);
    }
    let message = format!("--signature is of `{}`, but `{name}` is called", signature.name);
    Err(Diagnostic::error(&codes::NO_FUNCTION, message).help("name the same function in both").into())
}

/// The first signature of this name in a step that makes, changes or tests the module. A task file with errors says nothing here.
fn of_tasks(subject: &Subject, name: &str) -> Result<Option<Known>, Failure> {
    let Some(root) = subject.project.root() else { return Ok(None) };
    for path in tasks::below(root)? {
        let Ok(file) = plan::Task::File(path).parse() else { continue };
        for step in &file.steps {
            let concerns = match &step.directive {
                Directive::Create { file } | Directive::Target { file, .. } => file.as_str() == subject.module_name,
                Directive::Test { files } => files.iter().any(|file| file.as_str() == subject.module_name),
                _ => false,
            };
            if let Some(signature) = step.brief.signature(name).filter(|_| concerns) {
                return Ok(Some(Known { signature: signature.clone(), effects: step.brief.effects }));
            }
        }
    }
    Ok(None)
}

/// The signature of a function whose parameters and result are scalars; otherwise what cannot be told.
fn inferred(function: &ir::Function<'_>) -> Result<Signature, String> {
    let header = &function.header;
    let mut parameters = Vec::new();
    for (index, parameter) in header.parameters.iter().enumerate() {
        let attributes: Vec<&str> = parameter.attributes.iter().map(|attribute| attribute.text).collect();
        let Some(scalar) = scalar(parameter.ty.text, &attributes) else {
            return Err(format!("parameter {} is `{}`", index + 1, parameter.ty.text));
        };
        parameters.push(Parameter { name: format!("argument_{}", index + 1), ty: Type::Scalar(scalar), mutable: false });
    }
    let attributes: Vec<&str> = header.result_attributes.iter().map(|attribute| attribute.text).collect();
    let result = match header.result.text {
        "void" => return Err("it gives no result".to_owned()),
        ty => scalar(ty, &attributes).ok_or_else(|| format!("its result is `{ty}`"))?,
    };
    if header.is_variadic {
        return Err("it takes any number of arguments".to_owned());
    }
    Ok(Signature { name: function.name().into_owned(), parameters, result: Some(Type::Scalar(result)), span: Span::at(0) })
}

/// What a type with its attributes stands for; integers of 64 bits, whose sign does not show, are taken as signed.
fn scalar(ty: &str, attributes: &[&str]) -> Option<Scalar> {
    let fits = |scalar: &Scalar| scalar.ir_type() == ty && scalar.ir_extension().is_none_or(|extension| attributes.contains(&extension));
    Scalar::ALL.into_iter().find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str) -> Result<String, String> {
        let text = format!("{head} {{\n  unreachable\n}}\n");
        let module = ir::parse(&text);
        let function = module.definitions().next().unwrap();
        inferred(&function).map(|signature| signature.to_string())
    }

    #[test]
    fn only_scalars_are_inferred() {
        assert_eq!(of("define i64 @f(i64 %a, double %b)").unwrap(), "f(argument_1: i64, argument_2: f64) -> i64");
        assert_eq!(of("define zeroext i1 @f(i8 signext %a, i32 zeroext %b)").unwrap(), "f(argument_1: i8, argument_2: u32) -> bool");
        for head in ["define i64 @f(ptr %p, i64 %n)", "define void @f(i64 %a)", "define i32 @f(i64 %a)", "define i64 @f(i64 %a, ...)"] {
            assert!(of(head).is_err(), "{head}");
        }
    }
}
