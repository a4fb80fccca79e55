//! Hostile modules that are made instead of kept: name, rule of the gate, what LLVM does with it, text.

use std::fmt::Write as _;

type Row = (&'static str, &'static str, &'static str, fn() -> String);

pub(crate) static CASES: &[Row] = &[
    ("constant_nested", "nesting", "stack", || format!("@g = global i64 {}", "add (i64 1, i64 ".repeat(300_000))),
    ("type_nested", "nesting", "stack", || format!("%t = type {}", "{ i8, ".repeat(300_000))),
    ("array_type_nested", "nesting", "stack", || {
        format!("@g = global {}i8{} zeroinitializer", "[1 x ".repeat(300_000), "]".repeat(300_000))
    }),
    ("function_type_nested", "nesting", "stack", || format!("%t = type {}", "void (".repeat(300_000))),
    ("metadata_nested", "nesting", "stack", || format!("!0 = !{{{}", "!{".repeat(300_000))),
    ("operand_nested", "nesting", "stack", || main(&format!("  %a = add i64 1, {}", "add (i64 1, i64 ".repeat(300_000)))),
    ("address_nested", "nesting", "stack", || format!("@g = global ptr {}", "getelementptr (i8, ptr ".repeat(300_000))),
    ("structure_value_nested", "nesting", "said expected value token", || format!("@g = global {{ i8 }} {}", "{ i8 } { ".repeat(300_000))),
    ("names_of_types_nested", "passes", "built | time", || {
        chain("%a", "type { %a$ }", "type { i8 }") + "@g = global %a0 zeroinitializer\n" + &main(STORE)
    }),
    ("types_that_double", "passes", "said a value has more than 16384 elements; keep it in memory, and load and", || {
        doubling_types() + &main("  %a = load %a0, ptr null\n  store volatile %a0 %a, ptr null")
    }),
    ("metadata_chain", "passes", "said Access type node must be a valid scalar type", || {
        chain("!", "!{!$}", "!{}") + &main("  store volatile i8 1, ptr null, !tbaa !0")
    }),
    ("metadata_that_doubles", "passes", "said operands must be a string or a tuple of strings", || {
        doubling_metadata() + &main("  store volatile i8 1, ptr null, !annotation !0")
    }),
    ("locations_inlined_into_each_other", "passes", "built | time", inlined_locations),
    ("cases_of_a_switch", "code-size", "built | time", || switch(200_000)),
    ("cases_as_many_as_allowed", "passes", "built | time", || switch(2_000)),
    ("entries_of_a_phi", "code-size", "built | time", || many_predecessors(100_000)),
    ("arguments_of_a_call", "parts", "said undefined symbol", || arguments(200_000)),
    ("parameters", "parts", "built | time", || format!("declare void @f({}i8)\n{}", "i8, ".repeat(200_000), main(""))),
    ("fields", "passes", "built | time", || {
        format!("%t = type {{ {}i8 }}\n{}", "i8, ".repeat(200_000), main("  %a = alloca %t\n  store volatile i8 1, ptr %a"))
    }),
    ("functions", "passes", "built | time", functions),
    ("globals", "passes", "built | time", || {
        (0..100_000).fold(main(""), |text, index| text + &format!("@g{index} = global i64 {index}\n"))
    }),
    ("loops_in_loops", "passes", "built | time", || loops(400)),
    ("inlining_that_doubles", "passes", "time | memory", || inlining(40)),
    ("inlining_that_triples_without_being_asked", "passes", "built | time", || inlining(24).replace(" alwaysinline", " inlinehint")),
    ("blocks_that_all_reach_each_other", "passes", "built | time", || irreducible(200)),
    ("blocks_of_two_entries", "passes", "built | time", || ladder(20_000)),
    ("a_block_of_stores", "passes", "built | time", || stores(60_000)),
    ("a_block_of_loads_and_stores", "passes", "built | time", aliases),
    ("selects_in_a_row", "passes", "built | time", || row("select i1 %c, i64 %v$, i64 7", 60_000)),
    ("products_in_a_row", "passes", "built | time", || row("mul i64 %v$, %v$", 60_000)),
    ("wide_products_in_a_row", "passes", "built | time", || row("mul i256 %v$, %v$", 2_000).replace("i64", "i256")),
    ("shuffles_in_a_row", "passes", "built | time", shuffles),
    ("variables", "passes", "built | time", || {
        main(
            &(0..60_000)
                .fold(String::new(), |text, index| text + &format!("  %v{index} = alloca i64\n  store volatile i64 1, ptr %v{index}\n")),
        )
    }),
    ("a_name", "passes", "said multiple definition of local value named", || {
        main(&format!("  %{} = add i64 1, %none", "x".repeat(1 << 20)))
    }),
    ("a_name_of_a_function", "name", "said undefined symbol", || {
        format!("declare void @{0}()\n{1}", "x".repeat(1 << 20), main(&format!("  call void @{}()", "x".repeat(1 << 20))))
    }),
    ("a_number", "number", "time", || main(&format!("  %a = add i64 1, {}", "9".repeat(2_000_000)))),
    ("a_hexadecimal_number", "number", "time", || main(&format!("  %a = add i64 1, u0x{}", "f".repeat(2_000_000)))),
    ("a_constant", "code-size", "built | time", || {
        format!("@g = global [1500000 x i64] [{}i64 1]\n{}", "i64 1, ".repeat(1_499_999), main(STORE))
    }),
    ("a_string", "passes", "built | time", || {
        format!("@g = constant [10000000 x i8] c\"{}\"\n{}", "x".repeat(10_000_000), main("  %a = load volatile i8, ptr @g"))
    }),
    ("a_comment", "code-size", "built | time", || format!(";{}\n{}", "x".repeat(9_000_000), main(""))),
    ("a_constant_that_is_shorter_than_its_type", "array-size", "said constant expression type mismatch: got type", || {
        format!("@g = global [4000000000 x i8] c\"x\"\n{}", main(""))
    }),
    ("brackets_that_close_nothing", "passes", "said expected top-level entity", || ")]}>".repeat(1_000_000)),
    ("lines_of_nothing", "code-size", "built | time", || "\n".repeat(9_000_000)),
    ("quotes", "string-attribute", "said expected top-level entity", || "\"a\\22\" ".repeat(300_000)),
    ("zero_bytes", "passes", "said expected value token", || "define\0i64\0@main()\0{\0ret\0i64\u{1}0\0}".to_owned()),
    ("declarations_of_the_same", "passes", "said invalid redefinition of function", || "declare void @f()\n".repeat(100_000) + &main("")),
    ("attributes", "passes", "built | time", || {
        format!("attributes #0 = {{ {} }}\n{}", "\"frame-pointer\"=\"all\" ".repeat(300_000), main(""))
    }),
    ("expression_of_globals", "passes", "built | time | said expected relocatable expression", expressions),
];

const STORE: &str = "  store volatile i8 1, ptr @g";

fn main(body: &str) -> String {
    format!("define i64 @main() {{\n{body}\n  ret i64 0\n}}\n")
}

/// 100,000 entities, each of which names the next.
fn chain(sigil: &str, link: &str, last: &str) -> String {
    let mut text = String::new();
    for index in 0..100_000 {
        let _ = writeln!(text, "{sigil}{index} = {}", link.replace('$', &(index + 1).to_string()));
    }
    text + &format!("{sigil}100000 = {last}\n")
}

fn doubling_types() -> String {
    (0..60).fold("%a60 = type { i64, i64 }\n".to_owned(), |text, level| text + &format!("%a{level} = type {{ %a{0}, %a{0} }}\n", level + 1))
}

fn doubling_metadata() -> String {
    (0..60).fold("!60 = !{}\n".to_owned(), |text, level| text + &format!("!{level} = !{{!{0}, !{0}}}\n", level + 1))
}

fn inlined_locations() -> String {
    let mut text = "define i64 @main() !dbg !1 {\n  store volatile i8 1, ptr null, !dbg !10\n  ret i64 0\n}\n!llvm.module.flags = !{!9}\n\
        !llvm.dbg.cu = !{!3}\n!9 = !{i32 2, !\"Debug Info Version\", i32 3}\n\
        !1 = distinct !DISubprogram(name: \"f\", scope: !4, file: !4, unit: !3, spFlags: DISPFlagDefinition, type: !5)\n\
        !3 = distinct !DICompileUnit(language: DW_LANG_C, file: !4, emissionKind: FullDebug)\n\
        !4 = !DIFile(filename: \"f\", directory: \"/\")\n!5 = !DISubroutineType(types: !6)\n!6 = !{}\n"
        .to_owned();
    for index in 10..100_000 {
        let _ = writeln!(text, "!{index} = distinct !DILocation(line: 1, scope: !1, inlinedAt: !{})", index + 1);
    }
    text + "!100000 = distinct !DILocation(line: 1, scope: !1)\n"
}

fn switch(cases: u64) -> String {
    let mut text = "define i64 @main() {\n  %x = load volatile i64, ptr null\n  switch i64 %x, label %d [\n".to_owned();
    for index in 0..cases {
        let _ = writeln!(text, "    i64 {}, label %b{index}", index * 7919 % 1_000_003);
    }
    text += "  ]\nd:\n  ret i64 0\n";
    for index in 0..cases {
        let _ = writeln!(text, "b{index}:\n  ret i64 {}", index * index % 1000);
    }
    text + "}\n"
}

fn many_predecessors(count: usize) -> String {
    let mut text = "define i64 @main() {\n  %x = load volatile i64, ptr null\n  br label %b0\n".to_owned();
    for index in 0..count {
        let _ = writeln!(text, "b{index}:\n  %c{index} = icmp eq i64 %x, {index}\n  br i1 %c{index}, label %end, label %b{}", index + 1);
    }
    let entries: Vec<String> = (0..count).map(|index| format!("[ {index}, %b{index} ]")).collect();
    text + &format!("b{count}:\n  ret i64 1\nend:\n  %v = phi i64 {}\n  ret i64 %v\n}}\n", entries.join(", "))
}

fn arguments(count: usize) -> String {
    format!("declare i64 @f(...)\n{}", main(&format!("  %a = call i64 (...) @f({}i64 1)", "i64 2, ".repeat(count))))
}

fn functions() -> String {
    let mut text = "define internal i64 @f0(i64 %x) noinline {\n  ret i64 %x\n}\n".to_owned();
    for index in 1..40_000 {
        let below = index - 1;
        let _ = writeln!(
            text,
            "define internal i64 @f{index}(i64 %x) noinline {{\n  %a = call i64 @f{below}(i64 %x)\n  %b = add i64 %a, {index}\n  ret i64 %b\n}}"
        );
    }
    text + &main("  %v = load volatile i64, ptr null\n  %a = call i64 @f39999(i64 %v)\n  store volatile i64 %a, ptr null")
}

fn loops(depth: usize) -> String {
    let mut text = "define i64 @main() {\n  %n = load volatile i64, ptr null\n  br label %h0\n".to_owned();
    for level in 0..depth {
        let before = if level == 0 { "%0".to_owned() } else { format!("%h{}", level - 1) };
        let _ = writeln!(text, "h{level}:\n  %i{level} = phi i64 [ 0, {before} ], [ %j{level}, %l{level} ]\n  br label %h{}", level + 1);
    }
    let _ = writeln!(text, "h{depth}:\n  store volatile i64 %i0, ptr null\n  br label %l{}", depth - 1);
    for level in (0..depth).rev() {
        let out = if level == 0 { "%end".to_owned() } else { format!("%l{}", level - 1) };
        let _ = writeln!(
            text,
            "l{level}:\n  %j{level} = add i64 %i{level}, 1\n  %c{level} = icmp slt i64 %j{level}, %n\n  br i1 %c{level}, label %h{level}, label {out}"
        );
    }
    text + "end:\n  ret i64 0\n}\n"
}

/// Functions that each call the one before twice.
fn inlining(depth: usize) -> String {
    let mut text =
        "define internal i64 @f0(i64 %x) alwaysinline {\n  %y = load volatile i64, ptr null\n  %z = xor i64 %x, %y\n  ret i64 %z\n}\n"
            .to_owned();
    for level in 1..=depth {
        let below = level - 1;
        let _ = writeln!(
            text,
            "define internal i64 @f{level}(i64 %x) alwaysinline {{\n  %a = call i64 @f{below}(i64 %x)\n  %b = call i64 @f{below}(i64 %a)\n  ret i64 %b\n}}"
        );
    }
    text + &format!("define i64 @main() {{\n  %x = call i64 @f{depth}(i64 1)\n  ret i64 %x\n}}\n")
}

fn irreducible(count: usize) -> String {
    let mut text = "define i64 @main() {\n  br label %b0\n".to_owned();
    for block in 0..count {
        let _ = write!(text, "b{block}:\n  %x{block} = load volatile i64, ptr null\n  switch i64 %x{block}, label %end [");
        for other in 0..count {
            let _ = write!(text, " i64 {other}, label %b{other}");
        }
        text += " ]\n";
    }
    text + "end:\n  ret i64 0\n}\n"
}

/// Blocks with a value for each way that leads to them.
fn ladder(count: usize) -> String {
    let mut text = "define i64 @main() {\n  %c = load volatile i1, ptr null\n  br label %b0\nb0:\n  %v0 = phi i64 [ 1, %0 ]\n  br i1 %c, label %b1, label %a1\n".to_owned();
    for index in 1..count {
        let (before, next) = (index - 1, index + 1);
        let _ = writeln!(
            text,
            "a{index}:\n  %w{index} = mul i64 %v{before}, 3\n  br label %b{index}\nb{index}:\n  %v{index} = phi i64 [ %v{before}, %b{before} ], [ %w{index}, %a{index} ]\n  br i1 %c, label %b{next}, label %a{next}"
        );
    }
    text + &format!("a{count}:\n  ret i64 %v{0}\nb{count}:\n  ret i64 0\n}}\n", count - 1)
}

fn stores(count: usize) -> String {
    main(&(0..count).fold(String::new(), |text, index| text + &format!("  store volatile i64 {index}, ptr null\n")))
}

fn aliases() -> String {
    let mut body = "  %p = load volatile ptr, ptr null\n  %q = load volatile ptr, ptr null\n".to_owned();
    for index in 0..20_000 {
        let _ = writeln!(
            body,
            "  %a{index} = getelementptr i8, ptr %p, i64 {index}\n  %b{index} = getelementptr i8, ptr %q, i64 {index}\n  %v{index} = load i8, ptr %a{index}\n  store i8 %v{index}, ptr %b{index}"
        );
    }
    main(&body)
}

fn row(instruction: &str, count: usize) -> String {
    let mut body = "  %c = load volatile i1, ptr null\n  %v0 = load volatile i64, ptr null\n".to_owned();
    for index in 1..=count {
        let _ = writeln!(body, "  %v{index} = {}", instruction.replace('$', &(index - 1).to_string()));
    }
    main(&(body + &format!("  store volatile i64 %v{count}, ptr null")))
}

fn shuffles() -> String {
    let mut body = "  %v0 = load volatile <64 x i8>, ptr null\n".to_owned();
    let mask: Vec<String> = (0..64).map(|index| format!("i32 {}", index * 37 % 128)).collect();
    for index in 1..=2_000 {
        let before = index - 1;
        let _ = writeln!(body, "  %v{index} = shufflevector <64 x i8> %v{before}, <64 x i8> %v{before}, <64 x i32> <{}>", mask.join(", "));
    }
    main(&(body + "  store volatile <64 x i8> %v2000, ptr null"))
}

fn expressions() -> String {
    let mut text = "@g0 = global i64 1\n".to_owned();
    for index in 1..30_000 {
        let _ = writeln!(text, "@g{index} = global i64 add (i64 ptrtoint (ptr @g{0} to i64), i64 ptrtoint (ptr @g0 to i64))", index - 1);
    }
    text + &main("  %a = load volatile i64, ptr @g29999")
}
