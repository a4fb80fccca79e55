use std::fmt;

/// A type that is passed by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F64,
}

impl Scalar {
    pub const ALL: [Scalar; 10] =
        [Scalar::Bool, Scalar::I8, Scalar::I16, Scalar::I32, Scalar::I64, Scalar::U8, Scalar::U16, Scalar::U32, Scalar::U64, Scalar::F64];

    /// The spelling in a task file.
    pub fn name(self) -> &'static str {
        match self {
            Scalar::Bool => "bool",
            Scalar::I8 => "i8",
            Scalar::I16 => "i16",
            Scalar::I32 => "i32",
            Scalar::I64 => "i64",
            Scalar::U8 => "u8",
            Scalar::U16 => "u16",
            Scalar::U32 => "u32",
            Scalar::U64 => "u64",
            Scalar::F64 => "f64",
        }
    }

    pub fn from_name(name: &str) -> Option<Scalar> {
        Scalar::ALL.into_iter().find(|scalar| scalar.name() == name)
    }

    /// The LLVM type of a value in a register.
    pub fn ir_type(self) -> &'static str {
        match self {
            Scalar::Bool => "i1",
            Scalar::I8 | Scalar::U8 => "i8",
            Scalar::I16 | Scalar::U16 => "i16",
            Scalar::I32 | Scalar::U32 => "i32",
            Scalar::I64 | Scalar::U64 => "i64",
            Scalar::F64 => "double",
        }
    }

    /// The attribute that `bool` and integers narrower than 64 bits carry as parameter and as result.
    pub fn ir_extension(self) -> Option<&'static str> {
        match self {
            Scalar::Bool | Scalar::U8 | Scalar::U16 | Scalar::U32 => Some("zeroext"),
            Scalar::I8 | Scalar::I16 | Scalar::I32 => Some("signext"),
            Scalar::I64 | Scalar::U64 | Scalar::F64 => None,
        }
    }

    /// Size of an array item in bytes; a `bool` takes one.
    pub fn bytes(self) -> usize {
        match self {
            Scalar::Bool | Scalar::I8 | Scalar::U8 => 1,
            Scalar::I16 | Scalar::U16 => 2,
            Scalar::I32 | Scalar::U32 => 4,
            Scalar::I64 | Scalar::U64 | Scalar::F64 => 8,
        }
    }

    /// The smallest and the largest integer of this type.
    pub fn range(self) -> Option<(i128, i128)> {
        Some(match self {
            Scalar::I8 => (i8::MIN.into(), i8::MAX.into()),
            Scalar::I16 => (i16::MIN.into(), i16::MAX.into()),
            Scalar::I32 => (i32::MIN.into(), i32::MAX.into()),
            Scalar::I64 => (i64::MIN.into(), i64::MAX.into()),
            Scalar::U8 => (0, u8::MAX.into()),
            Scalar::U16 => (0, u16::MAX.into()),
            Scalar::U32 => (0, u32::MAX.into()),
            Scalar::U64 => (0, u64::MAX.into()),
            Scalar::Bool | Scalar::F64 => return None,
        })
    }
}

/// An intent type. Prints as in a task file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    Scalar(Scalar),
    /// UTF-8 text: pointer and length in bytes.
    Str,
    /// Pointer and length.
    Bytes,
    /// Pointer and count.
    Array(Scalar),
}

impl Type {
    /// Passed as pointer and length or count; as a result, written to a buffer of the caller.
    pub fn is_buffer(self) -> bool {
        !matches!(self, Type::Scalar(_))
    }

    /// Can be a `mut` parameter.
    pub fn can_be_mutable(self) -> bool {
        matches!(self, Type::Bytes | Type::Array(_))
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Scalar(scalar) => scalar.fmt(formatter),
            Type::Str => formatter.write_str("str"),
            Type::Bytes => formatter.write_str("bytes"),
            Type::Array(item) => write!(formatter, "[{item}]"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub ty: Type,
    /// Changed in place; others must be left as they were.
    pub mutable: bool,
}

impl fmt::Display for Parameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}{}", self.name, if self.mutable { "mut " } else { "" }, self.ty)
    }
}
