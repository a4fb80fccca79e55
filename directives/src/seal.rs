//! What no model may see. A seal has no `Debug`, `Display` or `Serialize`, so that it cannot slip into a prompt, a record
//! or a message; a test holds it to that, and another one to `verify/` being the only place that opens it.

use diagnostics::Span;

/// The sealed part of a step.
#[derive(Clone, Default)]
pub struct Seal {
    content: SealedContent,
}

/// What lies in a seal.
#[derive(Clone, Default)]
pub struct SealedContent {
    pub oracle: Option<Oracle>,
}

/// A program that computes expected values: it defines a function with the name of the step's signature.
#[derive(Clone)]
pub enum Oracle {
    /// A path relative to the task file, ending in `.py`, without `..`.
    File { path: String, span: Span },
    /// Source from the task file, with the common indentation removed.
    Source { text: String, span: Span },
}

impl Seal {
    pub(crate) fn set_oracle(&mut self, oracle: Oracle) {
        self.content.oracle = Some(oracle);
    }

    pub fn has_oracle(&self) -> bool {
        self.content.oracle.is_some()
    }

    /// Takes no `self`, so that every use reads `Seal::open(…)` and can be found by that name.
    pub fn open(seal: &Seal) -> &SealedContent {
        &seal.content
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::{Debug, Display};
    use std::marker::PhantomData;

    struct Probe<T>(PhantomData<T>);

    /// Found only where the inherent constants below are not, because the bounds of these do not hold.
    trait Silent {
        const DEBUG: bool = false;
        const DISPLAY: bool = false;
    }
    impl<T> Silent for Probe<T> {}

    struct DebugProbe<T>(PhantomData<T>);
    impl<T> Silent for DebugProbe<T> {}

    impl<T: Debug> DebugProbe<T> {
        const DEBUG: bool = true;
    }
    impl<T: Display> Probe<T> {
        const DISPLAY: bool = true;
    }

    #[test]
    fn a_seal_cannot_be_printed() {
        const { assert!(<DebugProbe<String>>::DEBUG && <Probe<String>>::DISPLAY, "the probes see what prints") };
        const { assert!(!<DebugProbe<Seal>>::DEBUG && !<Probe<Seal>>::DISPLAY) };
        const { assert!(!<DebugProbe<SealedContent>>::DEBUG && !<Probe<SealedContent>>::DISPLAY) };
        const { assert!(!<DebugProbe<Oracle>>::DEBUG && !<Probe<Oracle>>::DISPLAY) };
    }

    #[test]
    fn a_printed_step_leaves_its_seal_out() {
        let text = "@create a.ll\nOne.\n@oracle\n    secret = 1\n";
        let step = crate::parse(&diagnostics::Source::new("t", text)).steps.remove(0);
        assert!(step.seal.has_oracle());
        let printed = format!("{step:?}");
        assert!(printed.contains("One.") && !printed.contains("secret"), "{printed}");
    }
}
