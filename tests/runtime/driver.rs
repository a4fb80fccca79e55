//! Calls library functions with given memory, in a program built at -O0 and in one built at -O2.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::process::Stdio;
use std::sync::LazyLock;

use crate::toolchain::{Program, build};

/// Functions that need nothing but their arguments and memory.
const FUNCTIONS: &[&str] = &[
    "bcmp",
    "http_head_length",
    "http_is_host",
    "http_is_token_byte",
    "http_list_contains",
    "http_method",
    "http_parse_head",
    "memcmp",
    "memcpy",
    "memmove",
    "memory_find_byte",
    "memset",
    "number_format_hex",
    "number_format_i64",
    "number_format_u64",
    "number_parse_hex",
    "number_parse_i64",
    "number_parse_u64",
    "number_write_before",
    "text_compare",
    "text_copy",
    "text_ends_with",
    "text_equal",
    "text_equal_ignoring_case",
    "text_find",
    "text_reverse_bytes",
    "text_starts_with",
    "text_terminated_length",
    "text_to_lower_ascii",
    "text_to_upper_ascii",
];

#[derive(Clone, Copy, Debug)]
pub(crate) enum Argument {
    Value(i64),
    /// An address, as an offset into the memory.
    At(usize),
}

/// One call: the function, its arguments, and all memory that it can see. Reading beyond the end of the memory kills the program.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) function: &'static str,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) memory: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) result: i64,
    pub(crate) memory: Vec<u8>,
}

/// What memory holds where nothing was placed.
pub(crate) const POISON: u8 = 0xa5;

impl Call {
    pub(crate) fn new(function: &'static str) -> Self {
        Self { function, arguments: Vec::new(), memory: vec![POISON; 3] }
    }

    pub(crate) fn value(mut self, value: i64) -> Self {
        self.arguments.push(Argument::Value(value));
        self
    }

    /// An address of bytes, without their length.
    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.memory.push(POISON);
        self.arguments.push(Argument::At(self.memory.len()));
        self.memory.extend_from_slice(bytes);
        self
    }

    /// An address of bytes, and their length.
    pub(crate) fn text(self, bytes: &[u8]) -> Self {
        self.bytes(bytes).value(bytes.len() as i64)
    }

    /// A buffer and its capacity.
    pub(crate) fn room(self, capacity: usize) -> Self {
        self.bytes(&vec![POISON; capacity]).value(capacity as i64)
    }

    /// The memory as it is after `bytes` have been written at the last address.
    pub(crate) fn memory_with(&self, bytes: &[u8]) -> Vec<u8> {
        let last = self.arguments.iter().rev().find_map(|argument| match argument {
            Argument::At(offset) => Some(*offset),
            Argument::Value(_) => None,
        });
        let start = last.expect("the call has an address");
        let mut memory = self.memory.clone();
        memory[start..start + bytes.len()].copy_from_slice(bytes);
        memory
    }
}

static PLAIN: LazyLock<Program> = LazyLock::new(|| program("O0"));
static OPTIMISED: LazyLock<Program> = LazyLock::new(|| program("O2"));

/// Makes the calls; both programs must give the same answers.
pub(crate) fn answers(calls: &[Call]) -> Vec<Answer> {
    let plain = ask(&PLAIN, calls);
    let optimised = ask(&OPTIMISED, calls);
    for (call, (plain, optimised)) in calls.iter().zip(plain.iter().zip(&optimised)) {
        assert_eq!(plain, optimised, "-O0 and -O2 differ: {call:?}");
    }
    plain
}

/// Makes the calls in both programs; what they leave in memory is not looked at, because it holds addresses.
pub(crate) fn results(calls: &[Call]) -> Vec<i64> {
    let results = |program| ask(program, calls).into_iter().map(|answer| answer.result).collect::<Vec<_>>();
    let plain = results(&PLAIN);
    assert_eq!(plain, results(&OPTIMISED), "-O0 and -O2 differ");
    plain
}

/// What a call leaves in memory.
pub(crate) fn plain_memory(call: &Call) -> Vec<u8> {
    ask(&PLAIN, std::slice::from_ref(call)).remove(0).memory
}

/// Makes calls with expected results and expected memory.
pub(crate) fn check(cases: Vec<(Call, i64, Vec<u8>)>) {
    assert!(!cases.is_empty());
    let calls: Vec<_> = cases.iter().map(|(call, ..)| call.clone()).collect();
    for (answer, (call, result, memory)) in answers(&calls).into_iter().zip(cases) {
        assert_eq!(answer, Answer { result, memory }, "{call:?}");
    }
}

/// Makes calls with expected results; memory must stay as it is.
pub(crate) fn check_results(cases: Vec<(Call, i64)>) {
    check(cases.into_iter().map(|(call, result)| (call.clone(), result, call.memory)).collect());
}

fn ask(program: &Program, calls: &[Call]) -> Vec<Answer> {
    let mut child = program.command().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = child.stdout.take().unwrap();
    let answers = std::thread::scope(|scope| {
        scope.spawn(move || calls.iter().try_for_each(|call| input.write_all(&request(call))));
        calls.iter().map(|call| read_answer(call, &mut output)).collect()
    });
    assert!(child.wait().unwrap().success());
    answers
}

fn request(call: &Call) -> Vec<u8> {
    let number = FUNCTIONS.iter().position(|name| *name == call.function).expect("the driver knows the function");
    let mut mask = if RETURN_ADDRESSES[number] { i64::MIN } else { 0 };
    let mut values = [0; 6];
    for (index, argument) in call.arguments.iter().enumerate() {
        values[index] = match *argument {
            Argument::Value(value) => value,
            Argument::At(offset) => {
                mask |= 1 << index;
                offset as i64
            }
        };
    }
    let head = [number as i64, call.memory.len() as i64, mask];
    let words = head.iter().chain(&values).flat_map(|word| word.to_le_bytes());
    words.chain(call.memory.iter().copied()).collect()
}

fn read_answer(call: &Call, output: &mut impl Read) -> Answer {
    let mut result = [0; 8];
    output.read_exact(&mut result).unwrap_or_else(|error| panic!("no answer ({error}): {call:?}"));
    let mut memory = vec![0; call.memory.len()];
    output.read_exact(&mut memory).unwrap_or_else(|error| panic!("no memory ({error}): {call:?}"));
    Answer { result: i64::from_le_bytes(result), memory }
}

/// For each function whether its result is an address.
static RETURN_ADDRESSES: LazyLock<Vec<bool>> =
    LazyLock::new(|| FUNCTIONS.iter().map(|name| define(name).starts_with("define ptr ")).collect());

fn program(level: &str) -> Program {
    build(level, &[("driver.ll", include_str!("driver.ll")), ("table.ll", &table())])
}

/// For each function one that takes its arguments from an array, and the table of these.
fn table() -> String {
    let mut text = String::new();
    for (number, name) in FUNCTIONS.iter().enumerate() {
        let (result, parameters) = signature(name);
        writeln!(text, "declare {result} @{name}({})", parameters.join(", ")).unwrap();
        writeln!(text, "define i64 @call_{number}(ptr %arguments) {{").unwrap();
        for (index, ty) in parameters.iter().enumerate() {
            writeln!(text, "  %place_{index} = getelementptr i64, ptr %arguments, i64 {index}").unwrap();
            writeln!(text, "  %argument_{index} = load {ty}, ptr %place_{index}").unwrap();
        }
        let arguments: Vec<_> = parameters.iter().enumerate().map(|(index, ty)| format!("{ty} %argument_{index}")).collect();
        writeln!(text, "  %result = call {result} @{name}({})", arguments.join(", ")).unwrap();
        let widened = match result.as_str() {
            "i64" => "%result",
            "ptr" => "%wide\n  %wide = ptrtoint ptr %result to i64",
            "i32" => "%wide\n  %wide = sext i32 %result to i64",
            "zeroext i1" => "%wide\n  %wide = zext i1 %result to i64",
            other => panic!("the driver knows no result of type {other}"),
        };
        let (value, conversion) = widened.split_once('\n').unwrap_or((widened, ""));
        writeln!(text, "{conversion}\n  ret i64 {value}\n}}").unwrap();
    }
    let rows: Vec<_> = (0..FUNCTIONS.len()).map(|number| format!("ptr @call_{number}")).collect();
    writeln!(text, "@functions = constant [{} x ptr] [{}]", rows.len(), rows.join(", ")).unwrap();
    text
}

/// Result type and parameter types.
fn signature(name: &str) -> (String, Vec<String>) {
    let (result, rest) = define(name).strip_prefix("define ").unwrap().split_once(" @").unwrap();
    let (parameters, _) = rest.split_once('(').unwrap().1.split_once(')').unwrap();
    let types = parameters.split(", ").map(|parameter| parameter.rsplit_once(' ').unwrap().0.to_owned());
    (result.to_owned(), types.collect())
}

fn define(name: &str) -> &'static str {
    let mut lines = runtime::modules(runtime::X86_64_LINUX).iter().flat_map(|module| module.text.lines());
    lines.find(|line| line.starts_with("define ") && line.contains(&format!("@{name}("))).expect("the library defines it")
}
