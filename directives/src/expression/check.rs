//! An expression held against the signatures of its step: every operand has a type, and every literal the one wanted.

use super::builtin::Builtin;
use super::kind::{Basic, Kind, Typed};
use super::read::{Draft, Form, Node};
use super::{Condition, Expression, Operator, Variable, bad, infer};
use crate::cursor::excerpt;
use crate::{Signature, Type, nearest};
use diagnostics::codes::directives::UNKNOWN_FUNCTION;
use diagnostics::{Diagnostic, Source, Span};
use std::collections::HashMap;

/// Signatures by the name of their function.
pub(crate) type Functions<'a> = HashMap<&'a str, &'a Signature>;

pub(crate) fn by_name(signatures: &[Signature]) -> Functions<'_> {
    signatures.iter().map(|signature| (signature.name.as_str(), signature)).collect()
}

impl Draft {
    pub(crate) fn into_property(self, source: &Source, signatures: &[Signature]) -> Result<Condition, Diagnostic> {
        let functions = by_name(signatures);
        if let Some(first) = self.names.iter().find(|(name, _)| functions.contains_key(name.as_str())) {
            let problem = bad(source, first.1, format!("`{}` is a function", first.0), "stands here without arguments");
            return Err(problem.help(format!("call it: `{}(…)`", first.0)));
        }
        let names: Vec<&str> = self.names.iter().map(|(name, _)| name.as_str()).collect();
        let known = infer::types(&self.root, &names, &functions);
        let typed = |types: &[Type]| Check { source, functions: &functions, types, is_precondition: false }.condition(&self.root);
        let Some(types) = known.iter().copied().collect::<Option<Vec<Type>>>() else {
            // A mistake elsewhere is often why a type cannot be told, and says more.
            let guess: Vec<Type> = known.iter().map(|ty| ty.unwrap_or(Type::Str)).collect();
            return Err(match typed(&guess) {
                Err(problem) if problem.code.id == UNKNOWN_FUNCTION.id => problem,
                _ => self.untyped_name(source, &known, signatures),
            });
        };
        let expression = typed(&types)?;
        if !self.called.iter().any(|name| functions.contains_key(name.as_str())) {
            let problem = bad(source, self.span, "a property calls no function of the step", "says nothing of what is made");
            return Err(problem.help("call a function that has a `@signature`; what is true of the arguments is a `@where`"));
        }
        Ok(self.into_condition(expression, types))
    }

    /// Nothing is known of the functions that it speaks of.
    pub(crate) fn without_signature(&self, source: &Source, clause: &str) -> Diagnostic {
        let problem = bad(source, self.span, format!("`{clause}` stands in a step without a `@signature`"), "its types cannot be told");
        problem.help("state the functions of the step: `@signature name(parameter: type, …) -> type`")
    }

    /// A name of which nothing tells the type.
    fn untyped_name(&self, source: &Source, known: &[Option<Type>], signatures: &[Signature]) -> Diagnostic {
        let open = known.iter().position(Option::is_none).unwrap_or(0);
        let (name, span) = &self.names[open];
        let problem = bad(source, *span, format!("the type of `{}` cannot be told", excerpt(name)), "a free name");
        let parameters = signatures.iter().flat_map(|signature| &signature.parameters).map(|parameter| parameter.name.as_str());
        problem.help(match nearest(name, parameters.chain(["true", "false"])) {
            Some(meant) if meant != name => format!("did you mean `{meant}`?"),
            _ => format!("pass `{}` to a function of the step, or compare it with a result of one", excerpt(name)),
        })
    }

    /// Typed for each signature that has all names as parameters.
    pub(crate) fn into_precondition(self, source: &Source, signatures: &[Signature]) -> Result<Condition, Diagnostic> {
        let functions = by_name(signatures);
        let mut readings: Vec<Vec<Type>> = Vec::new();
        for types in signatures.iter().filter_map(|signature| self.types_in(signature)) {
            if !readings.contains(&types) {
                readings.push(types);
            }
        }
        let Some(first) = readings.first() else {
            return Err(self.no_such_parameters(source, signatures));
        };
        let typed = |types: &[Type]| Check { source, functions: &functions, types, is_precondition: true }.condition(&self.root);
        let expression = typed(first)?;
        for types in &readings[1..] {
            if typed(types)? != expression {
                let index = first.iter().zip(types).position(|(first, other)| first != other).unwrap_or(0);
                let (name, span) = &self.names[index];
                let message = format!("`{}` is `{}` in one signature and `{}` in another", excerpt(name), first[index], types[index]);
                let problem = bad(source, *span, message, "of two kinds");
                return Err(problem.help("give one of the parameters another name"));
            }
        }
        let types = first.clone();
        Ok(self.into_condition(expression, types))
    }

    /// The types of the names, if all are parameters of `signature`.
    fn types_in(&self, signature: &Signature) -> Option<Vec<Type>> {
        let ty = |name: &str| signature.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.ty);
        self.names.iter().map(|(name, _)| ty(name)).collect()
    }

    fn no_such_parameters(&self, source: &Source, signatures: &[Signature]) -> Diagnostic {
        let parameters = || signatures.iter().flat_map(|signature| &signature.parameters).map(|parameter| parameter.name.as_str());
        let Some((name, span)) = self.names.iter().find(|(name, _)| !parameters().any(|parameter| parameter == name)) else {
            let names: Vec<&str> = self.names.iter().map(|(name, _)| name.as_str()).collect();
            let message = format!("no function of the step has all of the parameters `{}`", names.join("`, `"));
            return bad(source, self.span, message, "speaks of several functions").help("write a `@where` for each function");
        };
        let problem = bad(source, *span, format!("`{}` is not a parameter", excerpt(name)), "not a parameter of the step");
        match nearest(name, parameters().chain(["true", "false"])) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => {
                let mut list: Vec<&str> = Vec::new();
                parameters().for_each(|parameter| {
                    if !list.contains(&parameter) && list.len() < 5 {
                        list.push(parameter)
                    }
                });
                problem.help(match list.is_empty() {
                    true => "the functions of the step have no parameters".to_owned(),
                    false => format!("a `@where` speaks of the parameters of one function, for example `{}`", list.join("`, `")),
                })
            }
        }
    }

    fn into_condition(self, expression: Expression, types: Vec<Type>) -> Condition {
        let variables = self.names.into_iter().zip(types).map(|((name, _), ty)| Variable { name, ty }).collect();
        Condition { expression, variables, text: self.text, span: self.span }
    }
}

struct Check<'a> {
    source: &'a Source,
    functions: &'a Functions<'a>,
    types: &'a [Type],
    is_precondition: bool,
}

type Checked = Result<Typed, Diagnostic>;

impl Check<'_> {
    fn condition(&self, root: &Node) -> Result<Expression, Diagnostic> {
        let typed = self.typed(root)?;
        if typed.kind == Kind::BOOL {
            return Ok(typed.expression);
        }
        let problem = bad(self.source, root.span, format!("this is {}, and a condition is true or false", typed.kind), "not a `bool`");
        Err(problem.help("compare it with something: `==`, `!=`, `<`, `<=`, `>` or `>=`"))
    }

    fn typed(&self, node: &Node) -> Checked {
        match &node.form {
            Form::Literal(value) => Typed::literal(value.clone())
                .map_err(|problem| bad(self.source, node.span, problem, "this list").help("write items of one type")),
            Form::Name(index) => Ok(Typed { expression: Expression::Variable(*index), kind: Kind::of(self.types[*index]) }),
            Form::Call { name, name_span, arguments } => self.call(node, name, *name_span, arguments),
            Form::Not(inner) => {
                let inner = self.bool(inner)?;
                Ok(Typed { expression: Expression::Not(Box::new(inner)), kind: Kind::BOOL })
            }
            Form::Negate(inner) => {
                let typed = self.number(inner)?;
                Ok(Typed { expression: Expression::Negate(Box::new(typed.expression)), kind: typed.kind })
            }
            Form::Binary { operator, left, right } => self.binary(node, *operator, left, right),
            Form::List(items) => self.list(items),
            Form::Index { collection, index } => self.index(collection, index),
        }
    }

    fn bool(&self, node: &Node) -> Result<Expression, Diagnostic> {
        let typed = self.typed(node)?;
        match typed.kind == Kind::BOOL {
            true => Ok(typed.expression),
            false => Err(self.misfit(node, &typed, "a `bool`").help("compare it with something")),
        }
    }

    fn number(&self, node: &Node) -> Checked {
        let typed = self.typed(node)?;
        match typed.kind.is_number() {
            true => Ok(typed),
            false => Err(self.misfit(node, &typed, "a number").help(match typed.kind {
                Kind::Text | Kind::List(_) => "`len(…)` gives the length of a text or a list",
                _ => "use `and`, `or`, `not` and `implies` between truth values",
            })),
        }
    }

    fn misfit(&self, node: &Node, typed: &Typed, wanted: &str) -> Diagnostic {
        bad(self.source, node.span, format!("this is {}, and {wanted} is wanted", typed.kind), format!("not {wanted}"))
    }

    fn binary(&self, node: &Node, operator: Operator, left: &Node, right: &Node) -> Checked {
        let pair = |left: Expression, right: Expression| Expression::Binary { operator, left: Box::new(left), right: Box::new(right) };
        if operator.is_logical() {
            return Ok(Typed { expression: pair(self.bool(left)?, self.bool(right)?), kind: Kind::BOOL });
        }
        let (left_typed, right_typed, kind) = self.same(node, (left, self.typed(left)?), (right, self.typed(right)?))?;
        let fits = match operator {
            Operator::Add => kind.is_number() || matches!(kind, Kind::Text | Kind::List(_)),
            _ if operator.is_equality() => true,
            _ if operator.is_comparison() => kind.is_number() || kind == Kind::Text,
            _ => kind.is_number(),
        };
        if !fits {
            let problem = bad(self.source, node.span, format!("`{}` does not take {kind}", operator.name()), "on both sides");
            return Err(problem.help(match kind {
                Kind::Text | Kind::List(_) => "compare with `==` or `!=`, or compare a length: `len(…)`",
                _ => "use `==`, `!=`, `and`, `or`, `not` and `implies` between truth values",
            }));
        }
        let kind = if operator.is_comparison() { Kind::BOOL } else { kind };
        Ok(Typed { expression: pair(left_typed, right_typed), kind })
    }

    /// Two operands as one type.
    fn same(
        &self,
        whole: &Node,
        (left_node, mut left): (&Node, Typed),
        (right_node, mut right): (&Node, Typed),
    ) -> Result<(Expression, Expression, Kind), Diagnostic> {
        match Typed::join(&mut left, &mut right) {
            Ok(Some(kind)) => return Ok((left.expression, right.expression, kind)),
            Err(problem) => return Err(bad(self.source, whole.span, problem, "has no exact value as `f64`")),
            Ok(None) => {}
        }
        let problem = bad(self.source, left_node.span, format!("{} stands beside {}", left.kind, right.kind), left.kind.to_string());
        let problem = problem.at(self.source, right_node.span, right.kind.to_string());
        let is_sorted = |typed: &Typed| matches!(typed.expression, Expression::Builtin { builtin: Builtin::Sorted, .. });
        Err(match (left.kind, right.kind) {
            (Kind::Basic(_), Kind::Basic(_)) if left.kind.is_number() && right.kind.is_number() => {
                problem.help("make the integer a float: `float(…)`")
            }
            _ if is_sorted(&left) || is_sorted(&right) => {
                problem.help("`sorted(x)` says whether `x` is in order; write `sorted(f(x)) and is_permutation(f(x), x)`")
            }
            _ => problem.help("both sides have the same type"),
        })
    }

    fn list(&self, nodes: &[Node]) -> Checked {
        let mut items: Vec<Typed> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let typed = self.typed(node)?;
            if !matches!(typed.kind, Kind::Basic(_)) {
                return Err(self
                    .misfit(node, &typed, "a number or a `bool`")
                    .help("a list holds numbers or truth values, all of one type"));
            }
            items.push(typed);
        }
        // Once for the type, once more for the items before the one that decided it.
        for _ in 0..2 {
            for index in 1..items.len() {
                let (before, rest) = items.split_at_mut(index);
                let (decided, item) = (&mut before[index - 1], &mut rest[0]);
                match Typed::join(decided, item) {
                    Ok(Some(kind)) => (decided.kind, item.kind) = (kind, kind),
                    Ok(None) => {
                        let message = format!("{} and {} stand in one list", decided.kind, item.kind);
                        let problem = bad(self.source, nodes[index].span, message, item.kind.to_string());
                        return Err(problem.help("write items of one type"));
                    }
                    Err(problem) => return Err(bad(self.source, nodes[index].span, problem, "has no exact value as `f64`")),
                }
            }
            items.reverse();
        }
        let kind = Kind::List(items.first().and_then(|item| item.kind.basic()));
        Ok(Typed { expression: Expression::List(items.into_iter().map(|item| item.expression).collect()), kind })
    }

    fn index(&self, collection_node: &Node, index_node: &Node) -> Checked {
        let (collection, index) = (self.typed(collection_node)?, self.typed(index_node)?);
        let kind = match collection.kind {
            Kind::Text | Kind::List(Some(Basic::Number)) => Kind::Basic(Basic::Integer),
            Kind::List(Some(item)) => Kind::Basic(item),
            _ => {
                return Err(self
                    .misfit(collection_node, &collection, "a text or a list with items")
                    .help("`x[0]` is the first byte or item"));
            }
        };
        if !index.kind.is_integer() {
            return Err(self.misfit(index_node, &index, "an integer").help("an index counts from 0"));
        }
        let (collection, index) = (Box::new(collection.expression), Box::new(index.expression));
        Ok(Typed { expression: Expression::Index { collection, index }, kind })
    }

    fn call(&self, node: &Node, name: &str, name_span: Span, arguments: &[Node]) -> Checked {
        let builtin = Builtin::from_name(name);
        match (self.functions.get(name), builtin) {
            (Some(signature), None) if self.is_precondition => {
                let problem = bad(
                    self.source,
                    name_span,
                    format!("a precondition calls `{}`, which is to be made", signature.name),
                    "a function of the step",
                );
                Err(problem.help("say it of the parameters alone; what holds of results is a `@property`"))
            }
            (Some(signature), _) if !self.is_precondition => self.step_function(name_span, signature, arguments),
            (_, Some(builtin)) => self.builtin(node, builtin, arguments),
            _ => Err(self.unknown_function(name, name_span)),
        }
    }

    fn unknown_function(&self, name: &str, span: Span) -> Diagnostic {
        let problem = Diagnostic::error(&UNKNOWN_FUNCTION, format!("no function `{}`", excerpt(name)));
        let problem = problem.at(
            self.source,
            span,
            if self.is_precondition { "not a builtin" } else { "neither a function of this step nor a builtin" },
        );
        // The order of a map is not the same each time.
        let mut known: Vec<&str> = self.functions.keys().copied().filter(|_| !self.is_precondition).collect();
        known.sort_unstable();
        let builtins = Builtin::ALL.iter().map(|builtin| -> &str { builtin.name() });
        match nearest(name, known.into_iter().chain(builtins)) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None if self.is_precondition => problem.help("`@help expressions` lists the builtins"),
            None => problem.help("state it with `@signature`; `@help expressions` lists the builtins"),
        }
    }

    fn step_function(&self, name_span: Span, signature: &Signature, arguments: &[Node]) -> Checked {
        let problem = |message: String| bad(self.source, name_span, message, format!("`{}`", excerpt(&signature.to_string())));
        let (wanted, given) = (signature.parameters.len(), arguments.len());
        if wanted != given {
            let plural = if wanted == 1 { "argument" } else { "arguments" };
            let message =
                format!("`{}` takes {wanted} {plural}, and {given} {} given", signature.name, if given == 1 { "is" } else { "are" });
            return Err(problem(message).help("correct the call or the signature"));
        }
        let Some(observation) = signature.observation() else {
            let message = format!("`{}` has neither a result nor a single `mut` parameter to compare", signature.name);
            return Err(problem(message).help("give it a result"));
        };
        let mut list = Vec::with_capacity(given);
        for (node, parameter) in arguments.iter().zip(&signature.parameters) {
            let fitted = self.typed(node)?.into_type(parameter.ty);
            let label = || format!("parameter `{}` is `{}`", parameter.name, parameter.ty);
            list.push(fitted.map_err(|problem| bad(self.source, node.span, problem, label()).help("correct the call or the signature"))?);
        }
        Ok(Typed { expression: Expression::Call { function: signature.name.clone(), arguments: list }, kind: Kind::of(observation.ty()) })
    }

    fn builtin(&self, node: &Node, builtin: Builtin, nodes: &[Node]) -> Checked {
        let mut list: Vec<Typed> = nodes.iter().map(|node| self.typed(node)).collect::<Result<_, _>>()?;
        match builtin.kind(&mut list) {
            Ok(kind) => {
                let arguments = list.into_iter().map(|typed| typed.expression).collect();
                Ok(Typed { expression: Expression::Builtin { builtin, arguments }, kind })
            }
            Err(problem) => {
                let kinds: Vec<String> = list.iter().map(|typed| typed.kind.to_string()).collect();
                let given = if kinds.is_empty() { "nothing".to_owned() } else { kinds.join(" and ") };
                let label = excerpt(&format!("given {given}"));
                Err(bad(self.source, node.span, format!("`{}` takes {problem}", builtin.name()), label)
                    .help(format!("write `{}`", builtin.form())))
            }
        }
    }
}
