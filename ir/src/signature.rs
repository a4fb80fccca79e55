//! Function signatures that can be compared.

use std::fmt;

/// Result, parameters and variadic form, each type in its canonical text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature {
    pub result: String,
    pub parameters: Vec<String>,
    pub is_variadic: bool,
}

impl Signature {
    /// `declare i64 @name(i64, ptr)`
    pub fn declaration(&self, name: &str) -> String {
        format!("declare {} {}{}", self.result, crate::name::global_token(name), self.parameter_list())
    }

    fn parameter_list(&self) -> String {
        let mut list = self.parameters.join(", ");
        if self.is_variadic {
            list.push_str(if list.is_empty() { "..." } else { ", ..." });
        }
        format!("({list})")
    }
}

/// As a function type: `i64 (i64, ptr, ...)`.
impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.result, self.parameter_list())
    }
}
