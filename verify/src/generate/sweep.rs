//! Every character once: alone, and in the place of one of a text that the task names.
//!
//! A function that treats one character in a way of its own, or does not where it should, is not found by chance: there are many characters, and
//! most texts of a form that matters have few others in them.

use super::Generator;
use directives::{Type, Value};

/// The ASCII characters, and for `bytes` all others too.
const CHARACTERS: u8 = 0x7f;

impl Generator<'_> {
    /// Calls that [`Generator::instances`] has not given, two for each character and parameter that is a text.
    pub fn sweep(&mut self) -> Vec<Vec<Value>> {
        let mut found = Vec::new();
        if !self.slots.iter().all(super::Slot::is_possible) {
            return found;
        }
        for index in 0..self.slots.len() {
            let last = match self.slots[index].ty {
                Type::Str => CHARACTERS,
                Type::Bytes => u8::MAX,
                Type::Scalar(_) | Type::Array(_) => continue,
            };
            for byte in 0..=last {
                self.sweep_byte(index, byte, &mut found);
            }
        }
        found
    }

    fn sweep_byte(&mut self, index: usize, byte: u8, found: &mut Vec<Vec<Value>>) {
        let mut alone = self.host();
        alone[index] = Value::Text(vec![byte]);
        self.keep(alone, found);
        let mut inside = self.host();
        if let Value::Text(bytes) = &mut inside[index] {
            // In the place of an ASCII character a text stays UTF-8.
            let places: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place].is_ascii()).collect();
            match self.random.pick(&places) {
                Some(&place) => bytes[place] = byte,
                None => bytes.push(byte),
            }
        }
        self.keep(inside, found);
    }

    /// The arguments of an example, or any.
    fn host(&mut self) -> Vec<Value> {
        match self.seeds.example(&mut self.random) {
            Some(arguments) => arguments,
            None => self.random_arguments(),
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
        for byte in 0..=CHARACTERS {
            assert!(calls.iter().any(|call| call[0] == Value::Text(vec![byte]) && call[1] == Value::Int(7)), "{byte}");
            let inside = calls.iter().any(|call| matches!(&call[0], Value::Text(text) if text.len() == 8 && text.contains(&byte)));
            assert!(inside, "{byte}");
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
