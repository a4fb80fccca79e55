//! Text to a tree of expressions that is not yet typed. Recursion is bounded by the depth of brackets and of the tree.

use super::{MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_PARTS, Operator, bad};
use crate::cursor::{Cursor, excerpt, one_line};
use crate::{MAX_NAME_BYTES, MAX_PARAMETERS, Value, literal, nearest};
use diagnostics::{Diagnostic, Span};

/// An expression as it was read.
pub(crate) struct Draft {
    pub(super) root: Node,
    /// The free names in order of first appearance, with their first place.
    pub(super) names: Vec<(String, Span)>,
    /// The functions that are called, builtins too, each once.
    pub(super) called: Vec<String>,
    pub(super) text: String,
    pub(super) span: Span,
}

impl Draft {
    /// The functions that are called, builtins too, each once.
    pub(crate) fn called(&self) -> &[String] {
        &self.called
    }
}

pub(super) struct Node {
    pub(super) form: Form,
    pub(super) span: Span,
    depth: usize,
}

pub(super) enum Form {
    Literal(Value),
    /// Index of [`Draft::names`].
    Name(usize),
    Call {
        name: String,
        name_span: Span,
        arguments: Vec<Node>,
    },
    Not(Box<Node>),
    Negate(Box<Node>),
    Binary {
        operator: Operator,
        left: Box<Node>,
        right: Box<Node>,
    },
    List(Vec<Node>),
    Index {
        collection: Box<Node>,
        index: Box<Node>,
    },
}

impl Node {
    pub(super) fn children(&self) -> Vec<&Node> {
        match &self.form {
            Form::Literal(_) | Form::Name(_) => Vec::new(),
            Form::Call { arguments: nodes, .. } | Form::List(nodes) => nodes.iter().collect(),
            Form::Not(inner) | Form::Negate(inner) => vec![inner],
            Form::Binary { left, right, .. } => vec![left, right],
            Form::Index { collection, index } => vec![collection, index],
        }
    }
}

/// Words that are no names.
const KEYWORDS: [&str; 4] = ["and", "or", "not", "implies"];

/// Spellings of operators, the longer ones first. Words are held to their whole length.
const LOGICAL: [(&str, Operator); 6] = [
    ("implies", Operator::Implies),
    ("=>", Operator::Implies),
    ("or", Operator::Or),
    ("||", Operator::Or),
    ("and", Operator::And),
    ("&&", Operator::And),
];
const COMPARISONS: [(&str, Operator); 6] = [
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
];
const SUMS: [(&str, Operator); 2] = [("+", Operator::Add), ("-", Operator::Subtract)];
const PRODUCTS: [(&str, Operator); 3] = [("*", Operator::Multiply), ("/", Operator::Divide), ("%", Operator::Remainder)];

/// Signs that other languages have and this one has not, with what is meant.
const FOREIGN: [(&str, &str); 15] = [
    ("===", "write `==`"),
    ("!==", "write `!=`"),
    ("<>", "write `!=`"),
    ("=", "write `==`"),
    ("->", "write `implies`"),
    ("<->", "write `==`"),
    ("**", "multiply as often as it takes"),
    ("//", "write `/`; between integers it drops the fraction"),
    ("&", "write `and`"),
    ("|", "write `or`"),
    (".", "functions are called as `len(text)`"),
    ("in", "write `contains(list, item)`"),
    ("iff", "write `==`"),
    ("mod", "write `%`"),
    ("is", "write `==`"),
];

pub(crate) fn read(cursor: Cursor<'_>) -> Result<Draft, Diagnostic> {
    let (text, span) = cursor.clone().remainder();
    let mut reader = Reader { cursor, names: Vec::new(), called: Vec::new(), parts: 0, nesting: 0 };
    if reader.cursor.at_end() {
        return Err(reader.bad_here("the expression is missing", "an expression is wanted here"));
    }
    let root = reader.implication()?;
    if !reader.cursor.at_end() {
        return Err(reader.surplus());
    }
    Ok(Draft { root, names: reader.names, called: reader.called, text: one_line(text), span })
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    names: Vec<(String, Span)>,
    called: Vec<String>,
    parts: usize,
    /// Open brackets and signs before an operand.
    nesting: usize,
}

type Read = Result<Node, Diagnostic>;

impl Reader<'_> {
    fn bad_here(&self, message: impl Into<String>, label: &str) -> Diagnostic {
        bad(self.cursor.source, self.cursor.here(), message, label)
    }

    /// Makes a node, within the bounds of depth and size.
    fn node(&mut self, span: Span, form: Form) -> Read {
        let mut node = Node { form, span, depth: 1 };
        let deepest = node.children().into_iter().map(|child| child.depth).max().unwrap_or(0);
        self.parts += 1;
        if self.parts > MAX_EXPRESSION_PARTS {
            let problem = bad(self.cursor.source, span, format!("an expression has more than {MAX_EXPRESSION_PARTS} parts"), "too long");
            return Err(problem.help("split it into several clauses"));
        }
        if deepest == MAX_EXPRESSION_DEPTH {
            return Err(self.too_deep(span));
        }
        node.depth = deepest + 1;
        Ok(node)
    }

    fn too_deep(&self, span: Span) -> Diagnostic {
        let message = format!("an expression is nested more than {MAX_EXPRESSION_DEPTH} deep");
        bad(self.cursor.source, span, message, "too deep").help("split it into several clauses")
    }

    fn binary(&mut self, operator: Operator, left: Node, right: Node) -> Read {
        let span = Span::new(left.span.start, right.span.end);
        self.node(span, Form::Binary { operator, left: Box::new(left), right: Box::new(right) })
    }

    /// Reads something inside a bracket, or behind a sign.
    fn nested(&mut self, read: fn(&mut Self) -> Read) -> Read {
        if self.nesting == MAX_EXPRESSION_DEPTH {
            return Err(self.too_deep(self.cursor.here()));
        }
        self.nesting += 1;
        let node = read(self);
        self.nesting -= 1;
        node
    }

    /// Takes an operator of `wanted`.
    fn operator(&mut self, wanted: &[(&str, Operator)]) -> Option<Operator> {
        let (spelling, operator) = self.peek_operator(wanted)?;
        self.cursor.eat(spelling);
        Some(operator)
    }

    fn peek_operator<'w>(&mut self, wanted: &[(&'w str, Operator)]) -> Option<(&'w str, Operator)> {
        self.cursor.skip_blanks();
        let rest = self.cursor.rest();
        let found = wanted.iter().copied().find(|(spelling, _)| begins_with(rest, spelling))?;
        self.foreign().is_none().then_some(found)
    }

    /// A sign or word of another language that comes next, and what is meant. A longer one comes before its beginning.
    fn foreign(&self) -> Option<(&'static str, &'static str)> {
        let rest = self.cursor.rest();
        let is_own = |sign: &str| ["==", "=>", "&&", "||"].iter().any(|own| own.len() > sign.len() && rest.starts_with(own));
        FOREIGN.into_iter().filter(|(sign, _)| begins_with(rest, sign) && !is_own(sign)).max_by_key(|(sign, _)| sign.len())
    }

    /// Right-associative.
    fn implication(&mut self) -> Read {
        let left = self.disjunction()?;
        if self.operator(&LOGICAL[..2]).is_none() {
            return Ok(left);
        }
        let right = self.nested(Self::implication)?;
        self.binary(Operator::Implies, left, right)
    }

    fn disjunction(&mut self) -> Read {
        self.chain(&LOGICAL[2..4], Self::conjunction)
    }

    fn conjunction(&mut self) -> Read {
        self.chain(&LOGICAL[4..], Self::negation)
    }

    /// Left-associative operators of one rank.
    fn chain(&mut self, operators: &[(&str, Operator)], operand: fn(&mut Self) -> Read) -> Read {
        let mut left = operand(self)?;
        while let Some(operator) = self.operator(operators) {
            let right = operand(self)?;
            left = self.binary(operator, left, right)?;
        }
        Ok(left)
    }

    fn negation(&mut self) -> Read {
        match self.not() {
            Some(start) => {
                let inner = self.nested(Self::negation)?;
                self.node(Span::new(start, inner.span.end), Form::Not(Box::new(inner)))
            }
            None => self.comparison(),
        }
    }

    /// Takes `not` or `!`, and says where it began.
    fn not(&mut self) -> Option<usize> {
        self.cursor.skip_blanks();
        let (start, rest) = (self.cursor.offset(), self.cursor.rest());
        let is_not = begins_with(rest, "not") || (rest.starts_with('!') && !rest.starts_with("!="));
        is_not.then(|| {
            self.cursor.advance(if rest.starts_with('!') { 1 } else { "not".len() });
            start
        })
    }

    fn comparison(&mut self) -> Read {
        let left = self.sum()?;
        let Some(operator) = self.operator(&COMPARISONS) else {
            return Ok(left);
        };
        let right = self.sum()?;
        if self.peek_operator(&COMPARISONS).is_some() {
            let middle = excerpt(&one_line(right.span.of(self.cursor.source.text())));
            let problem = self.bad_here("comparisons do not chain", "a second comparison");
            return Err(problem.help(format!("write `… {} {middle} and {middle} …`, or brackets", operator.name())));
        }
        self.binary(operator, left, right)
    }

    fn sum(&mut self) -> Read {
        self.chain(&SUMS, Self::product)
    }

    fn product(&mut self) -> Read {
        self.chain(&PRODUCTS, Self::operand)
    }

    fn operand(&mut self) -> Read {
        if let Some(start) = self.not() {
            let inner = self.nested(Self::operand)?;
            return self.node(Span::new(start, inner.span.end), Form::Not(Box::new(inner)));
        }
        let (start, rest) = (self.cursor.offset(), self.cursor.rest());
        let is_signed_literal =
            |rest: &str| rest.starts_with(|next: char| next.is_ascii_digit()) || ["inf", "nan"].iter().any(|word| begins_with(rest, word));
        if rest.strip_prefix('-').is_some_and(|rest| !is_signed_literal(rest)) {
            self.cursor.advance(1);
            let inner = self.nested(Self::operand)?;
            return self.node(Span::new(start, inner.span.end), Form::Negate(Box::new(inner)));
        }
        let mut operand = self.primary()?;
        while self.cursor.eat("[") {
            let open = Span::new(self.cursor.offset() - 1, self.cursor.offset());
            let index = self.nested(Self::implication)?;
            self.close("]", open, "an index")?;
            let span = Span::new(start, self.cursor.offset());
            operand = self.node(span, Form::Index { collection: Box::new(operand), index: Box::new(index) })?;
        }
        Ok(operand)
    }

    fn primary(&mut self) -> Read {
        self.cursor.skip_blanks();
        match self.cursor.peek() {
            Some('(') => self.bracketed(),
            Some('[') => self.list(),
            Some(next) if next.is_alphabetic() || next == '_' => self.word(),
            Some(next) if next.is_ascii_digit() || matches!(next, '"' | '-' | '\'' | '“' | '”' | '`') => {
                let (value, span) = literal::value(&mut self.cursor)?;
                self.node(span, Form::Literal(value))
            }
            _ => Err(self.bad_here("an operand is missing", "a value, a name or a call is wanted here")),
        }
    }

    /// The brackets belong to the node's place.
    fn bracketed(&mut self) -> Read {
        let start = self.cursor.offset();
        self.cursor.eat("(");
        let mut inner = self.nested(Self::implication)?;
        self.close(")", Span::new(start, start + 1), "a bracket")?;
        inner.span = Span::new(start, self.cursor.offset());
        Ok(inner)
    }

    fn close(&mut self, bracket: &str, open: Span, what: &str) -> Result<(), Diagnostic> {
        if self.cursor.eat(bracket) {
            return Ok(());
        }
        if !self.cursor.at_end() {
            return Err(self.surplus());
        }
        let problem = bad(self.cursor.source, open, format!("{what} is not closed"), "opened here");
        Err(problem.help(format!("close it with `{bracket}`")))
    }

    fn list(&mut self) -> Read {
        let start = self.cursor.offset();
        self.cursor.eat("[");
        let items = self.sequence("]", Span::new(start, start + 1), "a list")?;
        let span = Span::new(start, self.cursor.offset());
        let is_literal = |node: &Node| matches!(&node.form, Form::Literal(value) if !matches!(value, Value::List(_)));
        if !items.iter().all(is_literal) {
            return self.node(span, Form::List(items));
        }
        let values = items.into_iter().filter_map(|node| match node.form {
            Form::Literal(value) => Some(value),
            _ => None,
        });
        let list = Value::List(values.collect());
        self.node(span, Form::Literal(list))
    }

    /// Expressions separated by commas, and the closing bracket.
    fn sequence(&mut self, bracket: &str, open: Span, what: &str) -> Result<Vec<Node>, Diagnostic> {
        let mut nodes = Vec::new();
        while !self.cursor.eat(bracket) {
            if self.cursor.at_end() {
                self.close(bracket, open, what)?;
            }
            nodes.push(self.nested(Self::implication)?);
            if !self.cursor.eat(",") {
                self.close(bracket, open, what)?;
                break;
            }
        }
        Ok(nodes)
    }

    /// A literal word, a call or a free name.
    fn word(&mut self) -> Read {
        let (word, span) = self.cursor.take_while(|character| character.is_alphanumeric() || character == '_');
        let literal = match word {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "inf" => Some(Value::Float(f64::INFINITY)),
            "nan" => Some(Value::Float(f64::NAN)),
            _ => None,
        };
        if let Some(value) = literal {
            return self.node(span, Form::Literal(value));
        }
        if KEYWORDS.contains(&word) {
            let problem = bad(self.cursor.source, span, format!("`{word}` has no left operand"), "an operand is wanted before this");
            return Err(problem.help("put what is compared or called on both sides"));
        }
        if word.len() > MAX_NAME_BYTES || !word.is_ascii() {
            let problem = bad(self.cursor.source, span, format!("`{}` is not a name", excerpt(word)), "not a name");
            return Err(problem.help(format!("a name is made of at most {MAX_NAME_BYTES} ASCII letters, digits and `_`")));
        }
        if !self.cursor.eat("(") {
            let name = self.name(word, span)?;
            return self.node(span, Form::Name(name));
        }
        let open = Span::new(self.cursor.offset() - 1, self.cursor.offset());
        let arguments = self.sequence(")", open, "a call")?;
        if !self.called.iter().any(|called| called == word) && self.called.len() < crate::MAX_STEP_NAMES {
            self.called.push(word.to_owned());
        }
        self.node(Span::new(span.start, self.cursor.offset()), Form::Call { name: word.to_owned(), name_span: span, arguments })
    }

    fn name(&mut self, name: &str, span: Span) -> Result<usize, Diagnostic> {
        if let Some(index) = self.names.iter().position(|(known, _)| known == name) {
            return Ok(index);
        }
        if self.names.len() == MAX_PARAMETERS {
            let problem = bad(self.cursor.source, span, format!("an expression has more than {MAX_PARAMETERS} free names"), "one too many");
            return Err(problem.help("split it into several clauses"));
        }
        self.names.push((name.to_owned(), span));
        Ok(self.names.len() - 1)
    }

    /// What is wrong with text that stands where an operator or a closing bracket was wanted.
    fn surplus(&self) -> Diagnostic {
        if let Some((sign, meant)) = self.foreign() {
            let span = Span::new(self.cursor.offset(), self.cursor.offset() + sign.len());
            return bad(self.cursor.source, span, format!("`{sign}` is not an operator"), "not of this language").help(meant);
        }
        match self.cursor.peek() {
            Some(bracket @ (')' | ']')) => self
                .bad_here(format!("`{bracket}` closes no bracket"), "nothing to close")
                .help("leave it out, or open a bracket before it"),
            Some(',') => self.bad_here("a comma stands outside a call or a list", "not wanted here").help("join conditions with `and`"),
            _ => {
                let (word, _) = self.cursor.clone().identifier();
                let problem = self.bad_here("an operator is missing", "an operator is wanted before this");
                problem.help(match nearest(word, KEYWORDS) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "`@help expressions` lists the operators".into(),
                })
            }
        }
    }
}

/// A word is only found where it does not go on.
fn begins_with(text: &str, spelling: &str) -> bool {
    let is_word = spelling.starts_with(|character: char| character.is_ascii_alphabetic());
    text.strip_prefix(spelling).is_some_and(|rest| !is_word || !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
}
