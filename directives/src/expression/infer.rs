//! The types of free names: from the parameter where a name is passed, else from what it stands beside.
//!
//! Sources are asked in the order of [`Source`]; a weaker one only types what the stronger ones leave open. Nothing is
//! refused here: what does not fit is found when the whole expression is checked.

use super::Builtin;
use super::check::Functions;
use super::read::{Form, Node};
use crate::{Scalar, Type, Value};

/// How often an expression is gone over for one source: a name is told from the one that stands behind it in each. The bound
/// keeps the time linear.
const MOST_PASSES: usize = 8;

/// What may tell a type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// Functions of the step, and names that they have typed.
    Functions,
    /// Builtins that take one type only.
    Builtins,
    /// Texts, floats and truth values. An integer could have many types.
    Literals,
}

/// The type of each of the `count` free names, where it can be told.
pub(super) fn types(root: &Node, names: &[&str], functions: &Functions<'_>) -> Vec<Option<Type>> {
    let mut inference = Inference { functions, types: vec![None; names.len()], source: Source::Functions, has_learned: false };
    inference.take_parameters(root);
    inference.settle(root, Source::Functions);
    inference.take_equal_names(names);
    for source in [Source::Functions, Source::Builtins, Source::Literals] {
        inference.settle(root, source);
    }
    inference.types
}

struct Inference<'a> {
    functions: &'a Functions<'a>,
    types: Vec<Option<Type>>,
    source: Source,
    has_learned: bool,
}

impl Inference<'_> {
    /// Goes over the expression until nothing more is learned, or as often as is allowed.
    fn settle(&mut self, root: &Node, source: Source) {
        self.source = source;
        for _ in 0..MOST_PASSES {
            self.has_learned = false;
            if self.types.iter().all(Option::is_some) {
                return;
            }
            self.visit(root);
            if !self.has_learned {
                return;
            }
        }
    }

    /// Names that are arguments themselves; of several types the narrowest.
    fn take_parameters(&mut self, node: &Node) {
        if let Form::Call { name, arguments, .. } = &node.form
            && let Some(signature) = self.functions.get(name.as_str())
        {
            for (argument, parameter) in arguments.iter().zip(&signature.parameters) {
                if let Form::Name(index) = argument.form {
                    let known = &mut self.types[index];
                    if known.is_none_or(|known| is_narrower(parameter.ty, known)) {
                        *known = Some(parameter.ty);
                    }
                }
            }
        }
        node.children().into_iter().for_each(|child| self.take_parameters(child));
    }

    /// A name that is still open has the type of the parameters with its name, if they all have the same.
    fn take_equal_names(&mut self, names: &[&str]) {
        for (ty, name) in self.types.iter_mut().zip(names).filter(|(ty, _)| ty.is_none()) {
            let parameters =
                || self.functions.values().flat_map(|signature| &signature.parameters).filter(|parameter| parameter.name == *name);
            *ty = parameters().next().map(|first| first.ty).filter(|first| parameters().all(|parameter| parameter.ty == *first));
        }
    }

    /// The type of an expression as far as it is known. What is learned of the names in it is kept.
    fn visit(&mut self, node: &Node) -> Option<Type> {
        match &node.form {
            Form::Literal(value) => (self.source == Source::Literals).then(|| literal_type(value)).flatten(),
            Form::Name(index) => self.types[*index],
            Form::Call { name, arguments, .. } => match self.functions.get(name.as_str()) {
                Some(signature) => {
                    for (index, argument) in arguments.iter().enumerate() {
                        self.visit(argument);
                        signature.parameters.get(index).into_iter().for_each(|parameter| self.tell(argument, parameter.ty));
                    }
                    signature.observation().map(|observation| observation.ty())
                }
                None => Builtin::from_name(name).and_then(|builtin| self.visit_builtin(builtin, arguments)),
            },
            Form::Not(inner) => {
                self.visit(inner);
                self.tell(inner, BOOL);
                Some(BOOL)
            }
            Form::Negate(inner) => self.visit(inner),
            Form::Binary { operator, left, right } => {
                if operator.is_logical() {
                    for side in [left, right] {
                        self.visit(side);
                        self.tell(side, BOOL);
                    }
                    return Some(BOOL);
                }
                let same = self.same(&[left, right]);
                if operator.is_comparison() { Some(BOOL) } else { same }
            }
            Form::List(items) => {
                let item = self.same(&items.iter().collect::<Vec<_>>());
                item.and_then(|item| match item {
                    Type::Scalar(scalar) => Some(Type::Array(scalar)),
                    _ => None,
                })
            }
            Form::Index { collection, index } => {
                let collection = self.visit(collection);
                self.visit(index);
                self.tell_builtin(index, INTEGER);
                collection.map(item_type)
            }
        }
    }

    fn visit_builtin(&mut self, builtin: Builtin, arguments: &[Node]) -> Option<Type> {
        let all: Vec<&Node> = arguments.iter().collect();
        match builtin {
            Builtin::Min | Builtin::Max | Builtin::Abs => {
                let same = self.same(&all);
                return if all.len() == 1 && builtin != Builtin::Abs { same.map(item_type) } else { same };
            }
            Builtin::IsPermutation | Builtin::StartsWith | Builtin::EndsWith => _ = self.same(&all),
            Builtin::Contains | Builtin::Count => self.visit_part(&all),
            _ => {
                for argument in all {
                    self.visit(argument);
                    match builtin {
                        Builtin::IsNan | Builtin::IsFinite => self.tell_builtin(argument, FLOAT),
                        Builtin::Float => self.tell_builtin(argument, INTEGER),
                        Builtin::IsUtf8 => self.tell_builtin(argument, Type::Bytes),
                        _ => {}
                    }
                }
            }
        }
        Some(match builtin {
            Builtin::Len | Builtin::Count => INTEGER,
            Builtin::Float => FLOAT,
            _ => BOOL,
        })
    }

    /// `contains(x, part)`: a text in a text, or an item in a list. A number may also be a byte in a text.
    fn visit_part(&mut self, arguments: &[&Node]) {
        let types: Vec<Option<Type>> = arguments.iter().map(|argument| self.visit(argument)).collect();
        let [whole, part] = arguments else {
            return;
        };
        match (types[0], types[1]) {
            (Some(Type::Array(item)), None) => self.tell(part, Type::Scalar(item)),
            (Some(text @ (Type::Str | Type::Bytes)), None) => self.tell_builtin(part, text),
            (None, Some(text @ (Type::Str | Type::Bytes))) => self.tell(whole, text),
            (None, Some(Type::Scalar(item @ (Scalar::Bool | Scalar::F64)))) => self.tell(whole, Type::Array(item)),
            _ => {}
        }
    }

    /// Visits expressions of one type, and tells it to all of them.
    fn same(&mut self, nodes: &[&Node]) -> Option<Type> {
        let types: Vec<Option<Type>> = nodes.iter().map(|node| self.visit(node)).collect();
        let known = types.iter().copied().flatten().next()?;
        for (node, _) in nodes.iter().zip(types).filter(|(_, ty)| ty.is_none()) {
            self.tell(node, known);
        }
        Some(known)
    }

    fn tell_builtin(&mut self, node: &Node, ty: Type) {
        if self.source >= Source::Builtins {
            self.tell(node, ty);
        }
    }

    /// Gives the type of an expression to the names that it is computed from.
    fn tell(&mut self, node: &Node, ty: Type) {
        match (&node.form, ty) {
            (Form::Name(index), _) if self.types[*index].is_none() => {
                self.types[*index] = Some(ty);
                self.has_learned = true;
            }
            (Form::Negate(inner), _) => self.tell(inner, ty),
            (Form::Binary { operator, left, right }, _) if !operator.is_logical() && !operator.is_comparison() => {
                self.tell(left, ty);
                self.tell(right, ty);
            }
            (Form::List(items), Type::Array(item)) => items.iter().for_each(|node| self.tell(node, Type::Scalar(item))),
            (Form::Call { name, arguments, .. }, _) if !self.functions.contains_key(name.as_str()) => match Builtin::from_name(name) {
                Some(Builtin::Min | Builtin::Max) if arguments.len() == 1 => {}
                Some(Builtin::Min | Builtin::Max | Builtin::Abs) => arguments.iter().for_each(|argument| self.tell(argument, ty)),
                _ => {}
            },
            _ => {}
        }
    }
}

const BOOL: Type = Type::Scalar(Scalar::Bool);
const INTEGER: Type = Type::Scalar(Scalar::I64);
const FLOAT: Type = Type::Scalar(Scalar::F64);

fn item_type(collection: Type) -> Type {
    match collection {
        Type::Array(item) => Type::Scalar(item),
        Type::Str | Type::Bytes => Type::Scalar(Scalar::U8),
        Type::Scalar(_) => collection,
    }
}

fn literal_type(value: &Value) -> Option<Type> {
    match value {
        Value::Bool(_) => Some(BOOL),
        Value::Int(_) => None,
        Value::Float(_) => Some(FLOAT),
        Value::Text(_) => Some(Type::Str),
        Value::List(items) => items.iter().find_map(|item| match literal_type(item) {
            Some(Type::Scalar(scalar)) => Some(Type::Array(scalar)),
            _ => None,
        }),
    }
}

/// Fewer values have this type than `other`, and both are of one kind.
fn is_narrower(ty: Type, other: Type) -> bool {
    match (ty, other) {
        (Type::Str, Type::Bytes) => true,
        (Type::Scalar(left), Type::Scalar(right)) | (Type::Array(left), Type::Array(right)) => match (left.range(), right.range()) {
            (Some((low, high)), Some((other_low, other_high))) => high - low < other_high - other_low,
            _ => false,
        },
        _ => false,
    }
}
