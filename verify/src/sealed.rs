//! Opens a seal. What lies in it goes from here to the sandbox of oracles, and nowhere else.

use crate::OracleSource;
use diagnostics::Span;
use directives::{Oracle, Seal};

/// The oracle of a step, read. It has no `Debug`, as its seal has none.
pub struct SealedOracle {
    name: String,
    source: String,
    span: Span,
}

impl SealedOracle {
    /// What `seal` holds, where it holds something; `read` gives the text of a file beside the task file, and is told where the
    /// clause stands.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn of<E>(seal: &Seal, read: impl FnOnce(&str, Span) -> Result<String, E>) -> Result<Option<Self>, E> {
        match &Seal::open(seal).oracle {
            None => Ok(None),
            Some(Oracle::File { path, span }) => Ok(Some(Self { name: path.clone(), source: read(path, *span)?, span: *span })),
            Some(Oracle::Source { text, span }) => Ok(Some(Self { name: "@oracle".to_owned(), source: text.clone(), span: *span })),
        }
    }

    /// For [`crate::FunctionTask`].
    pub fn source(&self) -> OracleSource<'_> {
        OracleSource::User { name: &self.name, source: &self.source }
    }

    /// Where the `@oracle` clause stands in the task file.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Gives the text to what makes a fingerprint of it.
    pub fn fingerprint(&self, add: &mut dyn FnMut(&[u8])) {
        add(self.source.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(clause: &str) -> Seal {
        let text = format!("@create a.ll\nOne.\n@signature f() -> i64\n{clause}");
        directives::parse(&diagnostics::Source::new("t", text)).steps.remove(0).seal
    }

    #[test]
    fn a_file_is_read_and_a_block_is_not() {
        let read = |path: &str, _: Span| if path == "f.py" { Ok("def f(): return 1".to_owned()) } else { Err(path.to_owned()) };
        let of = |clause: &str| SealedOracle::of(&seal(clause), read).map(|oracle| oracle.map(|oracle| (oracle.name, oracle.source)));
        assert_eq!(of("@oracle f.py\n"), Ok(Some(("f.py".to_owned(), "def f(): return 1".to_owned()))));
        assert_eq!(of("@oracle g.py\n"), Err("g.py".to_owned()));
        assert_eq!(of("@oracle\n    def f(): return 2\n").unwrap().unwrap().1.trim_end(), "def f(): return 2");
        assert_eq!(of("@example f() == 1\n"), Ok(None));
    }
}
