//! What an instruction works on.

mod reader;
mod result;

use crate::body::{Body, Instruction};
use crate::{Fragment, Span, Token};
use reader::Reader;

/// One operand, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand<'t> {
    pub kind: OperandKind,
    /// The type that governs it: its own, or the one that stands once for several (`add i64 %a, %b`). None where none is written.
    /// Of a callee the function type, where the call states it.
    pub ty: Option<Fragment<'t>>,
    /// A local, a global, a constant, a constant expression, or what else stands there; never empty.
    pub value: Fragment<'t>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OperandKind {
    Value,
    /// A block, with its sigil.
    Label,
    /// What is called: a name, inline assembly or an expression.
    Callee,
    /// What is handed over as `metadata`, and everything in a debug record.
    Metadata,
}

impl<'t> Body<'t> {
    /// The operands of an instruction of this body in the order of the text.
    ///
    /// These are no operands: attachments (`!dbg !4`), alignments, orderings, the indices of `extractvalue` and `insertvalue`, types.
    /// Operands of bundles and clauses of `landingpad` are. Reads damaged text as far as it goes: a type that is written a second
    /// time is taken as it is, a missing one is none, and of an opcode that does not exist the pairs of type and value are given.
    pub fn operands(&self, instruction: &Instruction<'t>) -> Vec<Operand<'t>> {
        let tokens = self.tokens(instruction);
        let mut reader = Reader::new(self.text());
        let after = self.after_opcode(instruction);
        match instruction.opcode.text {
            "call" | "invoke" | "callbr" => reader.call(tokens),
            "load" => reader.load(after),
            "alloca" => reader.alloca(after),
            "getelementptr" => reader.element_pointer(after),
            "phi" => reader.phi(after),
            "switch" => reader.switch(after),
            "indirectbr" => reader.indirect_branch(after),
            "icmp" | "fcmp" | "atomicrmw" => reader.after_word(after),
            "extractvalue" | "insertvalue" => reader.aggregate(after),
            "landingpad" => reader.landing_pad(after),
            "catchpad" | "cleanuppad" | "catchswitch" | "catchret" | "cleanupret" => reader.pad(after),
            "fence" | "unreachable" => {}
            "" => reader.copy(after),
            opcode if opcode.starts_with('#') => reader.record(after),
            opcode if crate::types::is_type_word(opcode) => reader.typed_copy(instruction.opcode, after),
            _ => reader.list(after),
        }
        reader.operands
    }

    /// The tokens after the opcode; where there is none, those after `=`.
    pub(crate) fn after_opcode(&self, instruction: &Instruction<'t>) -> &[Token] {
        let tokens = self.tokens(instruction);
        if instruction.opcode.text.is_empty() {
            let skipped = if instruction.result.is_some() { 2 } else { 0 };
            return tokens.get(skipped..).unwrap_or(&[]);
        }
        let opcode = tokens.partition_point(|token| token.span.start <= instruction.opcode.span.start);
        tokens.get(opcode..).unwrap_or(&[])
    }
}

impl Operand<'_> {
    /// Whether it is a local name and nothing else.
    pub fn is_local(&self) -> bool {
        self.is_name(b'%')
    }

    /// Whether it is a global name and nothing else.
    pub fn is_global(&self) -> bool {
        self.is_name(b'@')
    }

    fn is_name(&self, sigil: u8) -> bool {
        let bytes = self.value.text.as_bytes();
        let is_whole = |bytes: &[u8]| match bytes.first() {
            Some(b'"') => bytes.len() > 1 && memchr::memchr(b'"', &bytes[1..]) == Some(bytes.len() - 2),
            Some(_) => bytes.iter().all(|&byte| crate::lexer::is_label_byte(byte)),
            None => false,
        };
        bytes.first() == Some(&sigil) && is_whole(&bytes[1..])
    }

    pub fn span(&self) -> Span {
        self.value.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operands(instruction: &str) -> String {
        let text = format!("define void @f() {{\n{instruction}\n}}\n");
        let module = crate::parse(&text);
        let body = module.definitions().next().unwrap().body();
        assert_eq!(body.instructions().len(), 1, "{instruction}");
        let instruction = &body.instructions()[0];
        let show = |operand: &Operand| {
            let kind = match operand.kind {
                OperandKind::Value => "",
                OperandKind::Label => "label:",
                OperandKind::Callee => "callee:",
                OperandKind::Metadata => "metadata:",
            };
            format!("{kind}{}|{}", operand.ty.map_or("-", |ty| ty.text), operand.value.text)
        };
        let shown: Vec<_> = body.operands(instruction).iter().map(show).collect();
        format!("{} -> {}", shown.join(" ; "), body.result_type(instruction).as_deref().unwrap_or("?"))
    }

    #[test]
    fn reads_every_opcode() {
        for (instruction, expected) in [
            ("%r = add nuw nsw i64 %a, %b, !dbg !4", "i64|%a ; i64|%b -> i64"),
            ("%r = fadd fast <2 x float> %a, <float 1.0, float 2.0>", "<2 x float>|%a ; <2 x float>|<float 1.0, float 2.0> -> <2 x float>"),
            ("%r = or disjoint i8 %a, 1", "i8|%a ; i8|1 -> i8"),
            ("%r = fneg nnan double %a", "double|%a -> double"),
            ("%r = freeze %t undef", "%t|undef -> %t"),
            ("%r = icmp samesign ult <4 x ptr> %a, zeroinitializer", "<4 x ptr>|%a ; <4 x ptr>|zeroinitializer -> <4 x i1>"),
            ("%r = icmp eq ptr %a, null", "ptr|%a ; ptr|null -> i1"),
            ("%r = fcmp nnan ninf olt float %a, 0x3FF0000000000000", "float|%a ; float|0x3FF0000000000000 -> i1"),
            ("%r = zext nneg i8 %a to i64", "i8|%a -> i64"),
            ("%r = bitcast void (i8*, ...)* @f to i8*", "void (i8*, ...)*|@f -> ptr"),
            ("%r = load i8, ptr %p, align 1, !tbaa !3", "ptr|%p -> i8"),
            ("%r = load %struct.s, ptr @p", "ptr|@p -> %struct.s"),
            ("%r = load atomic volatile i32, ptr %p syncscope(\"agent\") seq_cst, align 4", "ptr|%p -> i32"),
            ("%r = load i8* %p", "i8*|%p -> i8"),
            ("%r = load i8, i8* %p", "i8*|%p -> i8"),
            ("store volatile i8 0, ptr %p, align 1", "i8|0 ; ptr|%p -> void"),
            ("store atomic ptr @f, ptr addrspace(1) %p release, align 8", "ptr|@f ; ptr addrspace(1)|%p -> void"),
            ("%r = alloca [4 x %t]", " -> ptr"),
            ("%r = alloca i8, i64 %n, align 16", "i64|%n -> ptr"),
            ("%r = alloca inalloca %t, align 4, addrspace(5)", " -> ptr addrspace(5)"),
            ("%r = alloca ptr addrspace(3), align 8", " -> ptr"),
            ("%r = getelementptr inbounds nuw [4 x i8], ptr %p, i64 0, i64 %i", "ptr|%p ; i64|0 ; i64|%i -> ptr"),
            ("%r = getelementptr %t, ptr addrspace(3) %p, i32 1", "ptr addrspace(3)|%p ; i32|1 -> ptr addrspace(3)"),
            ("%r = getelementptr i8, ptr %p, <2 x i64> %i", "ptr|%p ; <2 x i64>|%i -> <2 x ptr>"),
            ("%r = getelementptr i8, <vscale x 2 x ptr> %p, i64 1", "<vscale x 2 x ptr>|%p ; i64|1 -> <vscale x 2 x ptr>"),
            ("%r = getelementptr i8* %p, i64 1", "i8*|%p ; i64|1 -> ptr"),
            ("%r = phi i64 [ 0, %a ], [ %x, %\"b c\" ]", "i64|0 ; label:-|%a ; i64|%x ; label:-|%\"b c\" -> i64"),
            ("%r = phi [2 x i8] [ c\"ab\", %a ]", "[2 x i8]|c\"ab\" ; label:-|%a -> [2 x i8]"),
            ("%r = select nsz i1 %c, float %a, float 1.0", "i1|%c ; float|%a ; float|1.0 -> float"),
            ("br label %a, !dbg !1", "label:label|%a -> void"),
            ("br i1 %c, label %a, label %b", "i1|%c ; label:label|%a ; label:label|%b -> void"),
            (
                "switch i64 %x, label %d [\n i64 0, label %a\n i64 -1, label %b\n ], !dbg !1",
                "i64|%x ; label:label|%d ; i64|0 ; label:label|%a ; i64|-1 ; label:label|%b -> void",
            ),
            ("indirectbr ptr %p, [label %a, label %b]", "ptr|%p ; label:label|%a ; label:label|%b -> void"),
            ("ret void", " -> void"),
            ("ret { i64, i1 } { i64 1, i1 true }", "{ i64, i1 }|{ i64 1, i1 true } -> void"),
            ("%r = extractvalue { i64, [2 x { i8, ptr }] } %a, 1, 0, 1", "{ i64, [2 x { i8, ptr }] }|%a -> ptr"),
            ("%r = extractvalue <{ i64, i8 }> %a, 1", "<{ i64, i8 }>|%a -> i8"),
            ("%r = extractvalue %t %a, 1", "%t|%a -> ?"),
            ("%r = insertvalue { i64, i1 } poison, i64 %a, 0", "{ i64, i1 }|poison ; i64|%a -> { i64, i1 }"),
            ("%r = extractelement <4 x i32> %v, i64 %i", "<4 x i32>|%v ; i64|%i -> i32"),
            ("%r = insertelement <4 x i32> %v, i32 7, i64 0", "<4 x i32>|%v ; i32|7 ; i64|0 -> <4 x i32>"),
            (
                "%r = shufflevector <4 x i32> %v, <4 x i32> poison, <2 x i32> <i32 0, i32 1>",
                "<4 x i32>|%v ; <4 x i32>|poison ; <2 x i32>|<i32 0, i32 1> -> <2 x i32>",
            ),
            ("%r = atomicrmw volatile add ptr %p, i32 %x syncscope(\"x\") seq_cst, align 4", "ptr|%p ; i32|%x -> i32"),
            ("%r = cmpxchg weak ptr %p, i32 %a, i32 %b acq_rel monotonic", "ptr|%p ; i32|%a ; i32|%b -> { i32, i1 }"),
            ("%r = va_arg ptr %a, i32", "ptr|%a -> i32"),
            (
                "%r = landingpad { ptr, i32 } cleanup catch ptr null filter [1 x ptr] [ptr @x]",
                "ptr|null ; [1 x ptr]|[ptr @x] -> { ptr, i32 }",
            ),
            ("resume { ptr, i32 } %r", "{ ptr, i32 }|%r -> void"),
            (
                "%r = catchswitch within none [label %a, label %b] unwind label %c",
                "-|none ; label:label|%a ; label:label|%b ; label:label|%c -> token",
            ),
            ("%r = catchpad within %s [ptr @t, i32 64, ptr null]", "-|%s ; ptr|@t ; i32|64 ; ptr|null -> token"),
            ("catchret from %s to label %a", "-|%s ; label:label|%a -> void"),
            ("cleanupret from %s unwind to caller", "-|%s -> void"),
            ("fence syncscope(\"agent\") acquire", " -> void"),
            ("unreachable", " -> void"),
        ] {
            assert_eq!(operands(instruction), expected, "{instruction}");
        }
    }

    #[test]
    fn reads_calls() {
        for (instruction, expected) in [
            ("%r = tail call fastcc noundef i64 @f(i64 noundef %a, ptr @g) #2, !dbg !1", "callee:-|@f ; i64|%a ; ptr|@g -> i64"),
            ("call void (ptr, ...) %f(ptr getelementptr inbounds ([2 x i8], ptr @a, i64 0, i64 1), i32 1)", {
                "callee:void (ptr, ...)|%f ; ptr|getelementptr inbounds ([2 x i8], ptr @a, i64 0, i64 1) ; i32|1 -> void"
            }),
            ("call i64 asm sideeffect \"nop\", \"=r,r\"(i64 1)", "callee:-|asm sideeffect \"nop\", \"=r,r\" ; i64|1 -> i64"),
            ("call void @f(metadata i64 %x, metadata !9)", "callee:-|@f ; metadata:metadata|i64 %x ; metadata:metadata|!9 -> void"),
            (
                "invoke void @f() #1 [ \"deopt\"(i32 %x, ptr null), \"b\"() ] to label %a unwind label %b",
                "callee:-|@f ; i32|%x ; ptr|null ; label:label|%a ; label:label|%b -> void",
            ),
            (
                "callbr void asm \"\", \"!i\"() to label %a [label %b, label %c]",
                "callee:-|asm \"\", \"!i\" ; label:label|%a ; label:label|%b ; label:label|%c -> void",
            ),
            ("#dbg_value(i64 %x, !9, !DIExpression(), !10)", {
                "metadata:-|i64 %x ; metadata:-|!9 ; metadata:-|!DIExpression() ; metadata:-|!10 -> void"
            }),
        ] {
            assert_eq!(operands(instruction), expected, "{instruction}");
        }
    }

    #[test]
    fn reads_damaged_text_as_far_as_it_goes() {
        for (instruction, expected) in [
            ("%r = add i64 %a, i64 %b", "i64|%a ; i64|%b -> i64"),
            ("%r = add %a, %b", "-|%a ; -|%b -> ?"),
            ("%r = add i64 (mul i64 %a, 2), 1", "i64|(mul i64 %a, 2) ; i64|1 -> i64"),
            ("%r = add i64 %a,", "i64|%a -> i64"),
            ("%r = add", " -> ?"),
            ("%r = %b", "-|%b -> ?"),
            ("%r = 5", "-|5 -> ?"),
            ("%r = i64 5", "i64|5 -> i64"),
            ("%r = icmp i64 %a, 0", "i64|%a ; i64|0 -> i1"),
            ("%r = phi i64 [ i64 0, label %a ], [ %x", "i64|0 ; label:label|%a ; i64|%x -> i64"),
            ("br i32 %c, label %a, label", "i32|%c ; label:label|%a -> void"),
            ("switch i64 %x, label %d [ i64 0, label %a i64", "i64|%x ; label:label|%d ; i64|0 ; label:label|%a -> void"),
            ("%r = frobnicate i64 %a, ptr %b", "i64|%a ; ptr|%b -> ?"),
            ("%r = load", " -> ?"),
            ("call i64 @f(i64 %a", " -> ?"),
            ("%r = getelementptr", " -> ?"),
            ("ret %x", "-|%x -> void"),
        ] {
            assert_eq!(operands(instruction), expected, "{instruction}");
        }
    }

    #[test]
    fn a_name_is_whole() {
        for (text, expected) in [("%a", true), ("%\"a b\"", true), ("%\"", false), ("%\"a", false), ("%", false), ("%a %b", false)] {
            let value = Fragment { text, span: Span::new(0, text.len()) };
            let is_local = Operand { kind: OperandKind::Value, ty: None, value }.is_local();
            assert_eq!(is_local, expected, "{text}");
        }
    }
}
