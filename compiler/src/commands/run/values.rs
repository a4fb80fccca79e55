//! The words of a command line as the values that a function takes.

use crate::exit::Failure;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source, Span};
use directives::{Parameter, Signature, Type, Value, parse_value};

/// One value for each parameter, fitted to its type.
pub fn read(signature: &Signature, words: &[String]) -> Result<Vec<Value>, Failure> {
    if words.len() != signature.parameters.len() {
        let given = match words.len() {
            1 => "1 argument is given".to_owned(),
            count => format!("{count} arguments are given"),
        };
        let diagnostic = Diagnostic::error(&codes::BAD_ARGUMENT, format!("{given}, but it is `{signature}`"));
        return Err(diagnostic.help("give one value for each parameter, each a word of its own: quote texts and lists").into());
    }
    signature.parameters.iter().zip(words).map(|(parameter, word)| value(parameter, word)).collect()
}

fn value(parameter: &Parameter, word: &str) -> Result<Value, Failure> {
    let is_text = matches!(parameter.ty, Type::Str | Type::Bytes);
    // Bytes may be written as a list too.
    let is_literal = word.starts_with('"') || (parameter.ty == Type::Bytes && word.starts_with('['));
    let source = Source::new(format!("argument `{}`", parameter.name), word);
    let span = Span::new(0, word.len());
    let value = if is_text && !is_literal { Value::Text(word.as_bytes().to_vec()) } else { parse_value(&source, span)? };
    value.conform(parameter.ty).map_err(|problem| {
        let message = format!("`{}` does not fit `{}: {}`: {problem}", word, parameter.name, parameter.ty);
        Diagnostic::error(&codes::BAD_ARGUMENT, message).help("write a value of that type").into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(signature: &str, words: &[&str]) -> Result<Vec<String>, String> {
        let signature = directives::parse_signature(&Source::new("s", signature), Span::new(0, signature.len())).unwrap();
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let values = read(&signature, &words).map_err(|failure| failure.diagnostics[0].message.clone())?;
        Ok(values.iter().map(Value::to_string).collect())
    }

    #[test]
    fn a_bare_word_is_a_text_only_where_a_text_is_wanted() {
        let text = "f(text: str, count: i64) -> i64";
        assert_eq!(values(text, &["a b", "-7"]).unwrap(), ["\"a b\"", "-7"]);
        assert_eq!(values(text, &["\"a\\n\"", "0x10"]).unwrap(), ["\"a\\n\"", "16"]);
        assert_eq!(values(text, &["12", "12"]).unwrap(), ["\"12\"", "12"]);
        assert_eq!(values(text, &["", "1"]).unwrap(), ["\"\"", "1"]);
        assert!(values(text, &["a", "b"]).is_err());
        assert!(values(text, &["a"]).unwrap_err().starts_with("1 argument is given"));
        assert_eq!(values("f(data: bytes) -> i64", &["[1, 255]"]).unwrap(), ["\"\\x01\\xff\""]);
        assert_eq!(values("f(items: mut [u8], x: f64)", &["[1, 2]", "3"]).unwrap(), ["[1, 2]", "3.0"]);
        assert!(values("f(x: u8) -> u8", &["256"]).unwrap_err().contains("does not fit `x: u8`"));
    }
}
