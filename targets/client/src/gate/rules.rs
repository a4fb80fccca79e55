//! The table of what is refused: one row for each reason.

/// What is refused, why, and what to do instead.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// For tests and the reference.
    pub name: &'static str,
    /// As the subject of a sentence.
    pub what: &'static str,
    pub why: &'static str,
    pub help: &'static str,
}

/// The most bytes of a module without its string constants.
pub(super) const MOST_CODE: usize = 8 << 20;
/// How deep brackets may nest.
pub(super) const DEEPEST: usize = 64;
/// The widest integer, in bits.
pub(super) const WIDEST: u64 = 256;
/// The longest vector, in elements and in bits.
pub(super) const MOST_ELEMENTS: u64 = 256;
pub(super) const MOST_VECTOR_BITS: u64 = 4096;
/// The largest array, in bytes; an element counts for one at least.
pub(super) const LARGEST_ARRAY: u64 = 256 << 20;
/// The longest number, in digits.
pub(super) const MOST_DIGITS: usize = 128;
/// The largest alignment, in bytes.
pub(super) const LARGEST_ALIGNMENT: u64 = 64 << 10;
/// The most parts between commas of one instruction or one list of parameters.
pub(super) const MOST_PARTS: usize = 2048;
/// The longest name of a global, in bytes.
pub(super) const LONGEST_NAME: usize = 4096;

const PLAIN: &str = "use plain instructions instead";
const REMOVE: &str = "remove it";
const LINKED: &str = "only intentc decides what is linked and where";

macro_rules! rules {
    ($($rule:ident = $name:literal, $what:expr, $why:expr, $help:expr;)*) => {
        $(pub(super) static $rule: Rule = Rule { name: $name, what: $what, why: $why, help: $help };)*
        /// Every rule, in the order of the reference.
        pub static RULES: &[&Rule] = &[$(&$rule),*];
    };
}

rules! {
    CODE_SIZE = "code-size", "a module of more than 8 MiB beside its string constants",
        "LLVM would take more time and memory than a build has", "split it into several modules";
    NESTING = "nesting", "nesting of more than 64 brackets",
        "LLVM recurses as deep as its text nests", "give the inner parts names of their own";
    INTEGER_WIDTH = "integer-width", "an integer of more than 256 bits",
        "no machine has such integers, and LLVM expands what works on them without bounds", "use several integers of 64 bits";
    VECTOR = "vector", "a vector of more than 256 elements or 4,096 bits",
        "LLVM cuts it into pieces without bounds", "use an array in memory and a loop";
    SCALABLE_VECTOR = "scalable-vector", "a scalable vector",
        "its length is known to a few processors only", "use a vector of fixed length, or a loop";
    ARRAY_SIZE = "array-size", "an array of more than 256 MiB",
        "a program has less memory than that", "use a smaller array";
    NUMBER = "number", "a number of more than 128 digits",
        "no type has room for it", "write a number that its type can hold";
    ALIGNMENT = "alignment", "an alignment of more than 64 KiB",
        "the program would be as large as its alignment", "use at most `align 4096`";
    PARTS = "parts", "an instruction or a list of parameters with more than 2,048 parts",
        "LLVM takes the square of their number in time", "use a table in memory, or several functions";
    NAME = "name", "a name of a global with control characters, `@`, bytes that are no text, or more than 4,096 of them",
        "a linker may read another name in it", "use letters, digits, `_` and `.`";
    JOINED = "joined", "a type or number written together with what follows it",
        "LLVM reads two words in it", "put a blank between them";
    FOREIGN_INTRINSIC = "foreign-intrinsic", "an intrinsic that only some machines have",
        "programs run on every machine of their kind", PLAIN;
    MATH_INTRINSIC = "math-intrinsic", "an intrinsic that calls a mathematical library",
        "none is linked", "compute it with basic arithmetic";
    INTRINSIC = "intrinsic", "an intrinsic that is not on the list",
        "LLVM may crash on it, call a library for it, or give it a meaning that the program does not have", PLAIN;
    SPECIAL_GLOBAL = "special-global", "a global whose name begins with `llvm.`",
        "LLVM gives it a meaning of its own", "call what must run from `@main`, and remove the global";
    MODULE_ASSEMBLY = "module-assembly", "module assembly",
        "it can read files and define whatever it likes", "write the function as instructions";
    INLINE_ASSEMBLY = "inline-assembly", "inline assembly",
        "it can read files, and what it does cannot be seen", "call the runtime's `sys_*` functions, or use instructions";
    SECTION = "section", "a section, partition or code model of its own", LINKED, REMOVE;
    ALIAS = "alias", "an alias", "a second name hides what it stands for", "use the first name";
    IFUNC = "ifunc", "an indirect function", "nothing resolves it before the program starts", "call the function by its own name";
    COMDAT = "comdat", "a comdat group", LINKED, REMOVE;
    COLLECTOR = "collector", "a garbage collector", "none is linked", REMOVE;
    CODE_DATA = "code-data", "prefix or prologue data", "it is machine code that the instructions do not show", REMOVE;
    UNWINDING = "unwinding", "what catches or raises exceptions", "nothing is linked that unwinds a stack",
        "return an error code, and use `call`";
    THREAD_LOCAL = "thread-local", "thread-local storage", "programs have one thread, and nothing sets it up", "use a plain global";
    BLOCK_ADDRESS = "block-address", "the address of a block, or a jump to one",
        "the flow of the function could not be seen", "use `br` or `switch`";
    ADDRESS_SPACE = "address-space", "an address space other than 0", "no machine of ours has one", "use plain pointers";
    FOREIGN_TYPE = "foreign-type", "a type that only some machines have", "the target has no such values",
        "use `float`, `double`, integers or pointers";
    CONVENTION = "convention", "a foreign calling convention", "code generation knows it for other systems only",
        "use none, `fastcc` or `coldcc`";
    ATTRIBUTE = "attribute", "an attribute of another system, or one that adds code",
        "the text would not show what the program does", REMOVE;
    STRING_ATTRIBUTE = "string-attribute", "an attribute in quotes that is not on the list",
        "it may change what LLVM makes of the function", REMOVE;
    BUNDLE = "bundle", "an operand bundle that is not on the list", "it belongs to another language's runtime", REMOVE;
    METADATA = "metadata", "metadata of a kind that is not on the list",
        "it may make sections, calls or options for the linker", REMOVE;
    LINKER_CONSTANT = "linker-constant", "a constant that the linker or a signing processor makes", LINKED, "use the global itself";
    USE_LIST = "use-list", "an order of uses", "it is there to look for defects of LLVM", REMOVE;
    SUMMARY = "summary", "a summary for linking", "nothing reads it", REMOVE;
}
