//! The functions that every expression may call.

/// A function of the expression language. A function of the step with the same name comes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    Len,
    Sorted,
    IsPermutation,
    Contains,
    Count,
    StartsWith,
    EndsWith,
    Min,
    Max,
    Abs,
    Float,
    IsAscii,
    IsUtf8,
    IsNan,
    IsFinite,
}

impl Builtin {
    pub const ALL: [Builtin; 15] = [
        Builtin::Len,
        Builtin::Sorted,
        Builtin::IsPermutation,
        Builtin::Contains,
        Builtin::Count,
        Builtin::StartsWith,
        Builtin::EndsWith,
        Builtin::Min,
        Builtin::Max,
        Builtin::Abs,
        Builtin::Float,
        Builtin::IsAscii,
        Builtin::IsUtf8,
        Builtin::IsNan,
        Builtin::IsFinite,
    ];

    /// The spelling in a task file.
    pub fn name(self) -> &'static str {
        self.form().split('(').next().unwrap_or_default()
    }

    pub fn from_name(name: &str) -> Option<Builtin> {
        Builtin::ALL.into_iter().find(|builtin| builtin.name() == name)
    }

    /// How it is called: `contains(x, part)`.
    pub fn form(self) -> &'static str {
        match self {
            Builtin::Len => "len(x)",
            Builtin::Sorted => "sorted(x)",
            Builtin::IsPermutation => "is_permutation(x, y)",
            Builtin::Contains => "contains(x, part)",
            Builtin::Count => "count(x, part)",
            Builtin::StartsWith => "starts_with(x, part)",
            Builtin::EndsWith => "ends_with(x, part)",
            Builtin::Min => "min(a, b, …)",
            Builtin::Max => "max(a, b, …)",
            Builtin::Abs => "abs(a)",
            Builtin::Float => "float(n)",
            Builtin::IsAscii => "is_ascii(text)",
            Builtin::IsUtf8 => "is_utf8(text)",
            Builtin::IsNan => "is_nan(a)",
            Builtin::IsFinite => "is_finite(a)",
        }
    }

    /// What it gives, for the reference.
    pub fn summary(self) -> &'static str {
        match self {
            Builtin::Len => "the bytes of a text, the items of a list",
            Builtin::Sorted => "no item of a list, or byte of a text, is less than the one before it",
            Builtin::IsPermutation => "two lists, or two texts, have the same items in any order",
            Builtin::Contains => "a list has an item; a text has another text, or a byte given as a number, in it",
            Builtin::Count => "how often; texts that overlap count once",
            Builtin::StartsWith => "a text begins with another",
            Builtin::EndsWith => "a text ends with another",
            Builtin::Min => "the least of several numbers, or of a list of numbers",
            Builtin::Max => "the greatest of several numbers, or of a list of numbers",
            Builtin::Abs => "a number without its sign",
            Builtin::Float => "an integer as `f64`, where that is exact",
            Builtin::IsAscii => "all bytes of a text are below 128",
            Builtin::IsUtf8 => "a text is valid UTF-8",
            Builtin::IsNan => "a float is not a number",
            Builtin::IsFinite => "a float is neither infinite nor NaN",
        }
    }
}
