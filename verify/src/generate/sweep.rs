//! Every character once: alone, and in the place of one of a text that the task names.
//!
//! A function that treats one character in a way of its own, or does not where it should, is not found by chance: there are many characters, and
//! most texts of a form that matters have few others in them.

use super::Generator;
use directives::{Type, Value};

/// The most examples that each ASCII character is put into.
const HOSTS: usize = 6;

impl Generator<'_> {
    /// Calls that [`Generator::instances`] has not given: for each parameter that is a text each character up to U+00FF, whose bytes are all that
    /// follow another in UTF-8, or each byte; alone, and in the place of one of each example. Without examples, of a random text.
    pub fn sweep(&mut self) -> Vec<Vec<Value>> {
        let mut found = Vec::new();
        if !self.slots.iter().all(super::Slot::is_possible) {
            return found;
        }
        for index in 0..self.slots.len() {
            let is_text = match self.slots[index].ty {
                Type::Str => true,
                Type::Bytes => false,
                Type::Scalar(_) | Type::Array(_) => continue,
            };
            for byte in 0..=u8::MAX {
                let character = if is_text { char::from(byte).to_string().into_bytes() } else { vec![byte] };
                self.sweep_character(index, &character, &mut found);
            }
        }
        found
    }

    fn sweep_character(&mut self, index: usize, character: &[u8], found: &mut Vec<Vec<Value>>) {
        let mut hosts: Vec<Vec<Value>> = self.seeds.examples().take(if character.is_ascii() { HOSTS } else { 1 }).cloned().collect();
        if hosts.is_empty() {
            hosts.push(self.random_arguments());
        }
        let mut alone = hosts[0].clone();
        alone[index] = Value::Text(character.to_vec());
        self.keep(alone, found);
        for mut inside in hosts {
            if let Value::Text(bytes) = &mut inside[index] {
                // In the place of an ASCII character a text stays UTF-8.
                let places: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place].is_ascii()).collect();
                match self.random.pick(&places) {
                    Some(&place) => drop(bytes.splice(place..=place, character.iter().copied())),
                    None => bytes.extend(character),
                }
            }
            self.keep(inside, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use directives::{Example, Signature, parse_example, parse_precondition, parse_signature};

    fn parsed<T>(text: &str, parse: impl Fn(&diagnostics::Source, diagnostics::Span) -> Result<T, diagnostics::Diagnostic>) -> T {
        let source = diagnostics::Source::new("test", text);
        parse(&source, diagnostics::Span::new(0, text.len())).unwrap()
    }

    fn sweep(signature: &Signature, examples: &[Example]) -> Vec<Vec<Value>> {
        Generator::new(signature, &[], 3).near(examples).sweep()
    }

    #[test]
    fn every_character_occurs_alone_and_in_an_example() {
        let signature = parsed("f(text: str, n: i64) -> i64", parse_signature);
        let example = parsed("f(\"Zm9vYmFy\", 7) == 1", parse_example);
        let calls = sweep(&signature, &[example]);
        for character in (0..=u8::MAX).map(char::from) {
            let bytes = character.to_string().into_bytes();
            assert!(calls.iter().any(|call| call[0] == Value::Text(bytes.clone()) && call[1] == Value::Int(7)), "{character:?}");
            let is_inside = |text: &[u8]| text.len() == 7 + bytes.len() && text.windows(bytes.len()).any(|part| part == bytes);
            assert!(calls.iter().any(|call| matches!(&call[0], Value::Text(text) if is_inside(text))), "{character:?}");
        }
    }

    #[test]
    fn what_is_swept_fits_its_type_and_its_preconditions() {
        for text in ["f(a: str, b: bytes) -> str", "f(a: bytes)", "f(a: mut bytes)", "f(a: [i64]) -> i64"] {
            let signature = parsed(text, parse_signature);
            let calls = sweep(&signature, &[]);
            assert_eq!(calls.is_empty(), text.contains("[i64]"), "{text}");
            for call in &calls {
                let fits = signature.parameters.iter().zip(call).all(|(parameter, value)| value.check(parameter.ty).is_ok());
                assert!(fits, "{call:?}");
            }
        }
        let signature = parsed("f(a: str) -> str", parse_signature);
        let signatures = [signature.clone()];
        let long = parsed("len(a) >= 2", |source, span| parse_precondition(source, span, &signatures));
        let conditions = [long];
        let calls = Generator::new(&signature, &conditions, 3).sweep();
        assert!(!calls.is_empty() && calls.iter().all(|call| matches!(&call[0], Value::Text(text) if text.len() >= 2)));
    }
}
