use super::*;
use proptest::prelude::*;

fn module(body: &str) -> String {
    format!("declare i64 @g(i64, i64)\ndefine i64 @f(i64 %a, i64 %b, ptr %p) {{\nentry:\n{body}\n}}\n")
}

/// What the one changed line becomes, for each mutant of a kind; several lines are joined.
fn changed(body: &str, kind: Kind) -> Vec<String> {
    let text = module(body);
    let lines: HashSet<&str> = text.lines().map(str::trim).collect();
    let of_kind = every_mutant(&text).filter(|mutant| mutant.kind == kind);
    let new_lines = |mutant: Mutant| {
        let new = mutant.text.lines().map(str::trim).filter(|line| !lines.contains(line)).map(str::to_owned);
        new.collect::<Vec<_>>().join("; ")
    };
    of_kind.map(new_lines).collect()
}

#[test]
fn every_kind_is_made() {
    for (body, kind, expected) in [
        (
            "%c = icmp slt i64 %a, %b\nret i64 %a",
            Kind::Predicate,
            &["%c = icmp sle i64 %a, %b", "%c = icmp sge i64 %a, %b", "%c = icmp ult i64 %a, %b"] as &[_],
        ),
        (
            "%c = fcmp nnan oeq double 1.0, 2.0\nret i64 %a",
            Kind::Predicate,
            &["%c = fcmp nnan one double 1.0, 2.0", "%c = fcmp nnan ueq double 1.0, 2.0"],
        ),
        (
            "%c = mul i64 %a, 3\nret i64 %c",
            Kind::Constant,
            &["%c = mul i64 %a, 4", "%c = mul i64 %a, 2", "%c = mul i64 %a, 0", "%c = mul i64 %a, -3"],
        ),
        ("%c = udiv i64 %a, 1\nret i64 %c", Kind::Constant, &["%c = udiv i64 %a, 2", "%c = udiv i64 %a, -1"]),
        (
            "%c = shl i8 1, 7\nret i64 %a",
            Kind::Constant,
            &["%c = shl i8 2, 7", "%c = shl i8 0, 7", "%c = shl i8 -1, 7", "%c = shl i8 1, 6", "%c = shl i8 1, 0"],
        ),
        (
            "%c = add i8 127, %x\nret i64 %a",
            Kind::Constant,
            &["%c = add i8 -128, %x", "%c = add i8 126, %x", "%c = add i8 0, %x", "%c = add i8 -127, %x"],
        ),
        ("%c = xor i1 %x, true\nret i64 %a", Kind::Constant, &["%c = xor i1 %x, false"]),
        (
            "%c = fadd double %x, 1.0\nret i64 %a",
            Kind::Constant,
            &[
                "%c = fadd double %x, 0x4000000000000000",
                "%c = fadd double %x, 0x0000000000000000",
                "%c = fadd double %x, 0xBFF0000000000000",
            ],
        ),
        (
            "switch i64 1, label %x [ i64 2, label %y ]",
            Kind::Constant,
            &[
                "switch i64 2, label %x [ i64 2, label %y ]",
                "switch i64 0, label %x [ i64 2, label %y ]",
                "switch i64 -1, label %x [ i64 2, label %y ]",
            ],
        ),
        ("%c = sub i64 %a, %b\nret i64 %c", Kind::Operands, &["%c = sub i64 %b, %a"]),
        ("%c = add i64 %a, %b\nret i64 %c", Kind::Operands, &[]),
        ("%c = call i64 @g(i64 %a, i64 %b)\nret i64 %c", Kind::Operands, &["%c = call i64 @g(i64 %b, i64 %a)"]),
        ("%c = add nuw nsw i64 %a, %b\nret i64 %c", Kind::Operation, &["%c = sub   i64 %a, %b"]),
        ("%c = zext nneg i8 %x to i64\nret i64 %c", Kind::Operation, &["%c = sext  i8 %x to i64"]),
        ("%c = select i1 %x, i64 %a, i64 0\nret i64 %c", Kind::SelectArms, &["%c = select i1 %x, i64 0, i64 %a"]),
        ("br i1 %c, label %x, label %y", Kind::BranchArms, &["br i1 %c, label %y, label %x"]),
        ("store i64 %a, ptr %p, align 8\nret i64 %a", Kind::DroppedStore, &[""]),
        ("%c = call i64 @g(i64 %a, i64 %b) #3\nret i64 %c", Kind::CallResult, &["%c = or i64 %a, 0"]),
        ("%c = musttail call i64 @g(i64 %a, i64 %b)\nret i64 %c", Kind::CallResult, &[]),
        ("%c = musttail call i64 @g(i64 %a, i64 %b)\nret i64 %c", Kind::ReturnValue, &[]),
        ("ret i64 %a", Kind::ReturnValue, &["%mutated = add i64 %a, 1; ret i64 %mutated", "%mutated = add i64 %a, -1; ret i64 %mutated"]),
        ("ret i64 5", Kind::ReturnValue, &["ret i64 6", "ret i64 4", "ret i64 0", "ret i64 -5"]),
        (
            "%q = getelementptr i8, ptr %p, i64 1\nret i64 0",
            Kind::ElementIndex,
            &["%q = getelementptr i8, ptr %p, i64 2", "%q = getelementptr i8, ptr %p, i64 0"],
        ),
        (
            "%q = getelementptr { i8, i8 }, ptr %p, i64 0, i32 1\nret i64 0",
            Kind::ElementIndex,
            &["%q = getelementptr { i8, i8 }, ptr %p, i64 1, i32 1", "%q = getelementptr { i8, i8 }, ptr %p, i64 -1, i32 1"],
        ),
        (
            "%q = getelementptr i8, ptr %p, i64 %a\nret i64 0",
            Kind::ElementIndex,
            &[
                "%mutated = add i64 %a, 1; %q = getelementptr i8, ptr %p, i64 %mutated",
                "%mutated = add i64 %a, -1; %q = getelementptr i8, ptr %p, i64 %mutated",
            ],
        ),
    ] {
        assert_eq!(changed(body, kind), expected, "{kind:?} of {body}");
    }
}

#[test]
fn incoming_values_are_exchanged_only_where_both_are_there() {
    let diamond = "br i1 %c, label %x, label %y\nx:\n%v = add i64 %a, 1\nbr label %z\ny:\nbr label %z\nz:\n";
    let with_constants = format!("{diamond}%r = phi i64 [ %a, %x ], [ 7, %y ]\nret i64 %r");
    assert_eq!(changed(&with_constants, Kind::PhiValues), ["%r = phi i64 [ 7, %x ], [ %a, %y ]"]);
    let with_a_value_of_one_side = format!("{diamond}%r = phi i64 [ %v, %x ], [ 7, %y ]\nret i64 %r");
    assert_eq!(changed(&with_a_value_of_one_side, Kind::PhiValues), [""; 0]);
    let above = format!("%w = mul i64 %a, %a\n{diamond}%r = phi i64 [ %w, %x ], [ 7, %y ]\nret i64 %r");
    assert_eq!(changed(&above, Kind::PhiValues), ["%r = phi i64 [ 7, %x ], [ %w, %y ]"]);
}

#[test]
fn a_name_that_is_taken_is_not_given_again() {
    let text = "define i64 @f(i64 %mutated, i64 %mutated.) {\n  ret i64 %mutated.\n}\n";
    let mutant = mutants_of_kind(text, Kind::ReturnValue, 0, 1).pop().unwrap();
    assert!(mutant.text.contains("%mutated.. = add i64 %mutated., "), "{}", mutant.text);
}

#[test]
fn descriptions_say_what_was_changed_and_where() {
    let text = module("store i64 7, ptr %p\nret i64 %a");
    let dropped = mutants_of_kind(&text, Kind::DroppedStore, 0, 9);
    assert_eq!(dropped.len(), 1);
    assert_eq!(dropped[0].description, "in `f`, `store i64 7, ptr %p` is left out");
    let returned = every_mutant(&text).find(|mutant| mutant.kind == Kind::ReturnValue).unwrap();
    assert_eq!(returned.description, "in `f`, `ret i64 %a` becomes `%mutated = add i64 %a, 1 ret i64 %mutated`");
}

#[test]
fn a_choice_of_mutants_is_spread_over_functions_and_kinds() {
    let function = |name: &str| {
        format!(
            "define i64 @{name}(i64 %a, ptr %p) {{\n%x = mul i64 %a, 3\n%y = sub i64 %x, 4\nstore i64 %y, ptr %p\n%c = icmp slt i64 %y, 9\n%z = select i1 %c, i64 %x, i64 %y\nret i64 %z\n}}\n"
        )
    };
    let text = function("one") + &function("two");
    let few = mutants(&text, 7, 14);
    let groups: HashSet<(String, Kind)> = few.iter().map(|mutant| (mutant.function.clone(), mutant.kind)).collect();
    assert_eq!((few.len(), groups.len()), (14, 14), "{groups:?}");
    assert_eq!(few, mutants(&text, 7, 14));
    assert_ne!(few, mutants(&text, 8, 14));
    let all: HashSet<String> = every_mutant(&text).map(|mutant| mutant.text).collect();
    assert_eq!(all.len(), mutants(&text, 7, usize::MAX).len(), "two mutants are equal");
    assert!(!all.contains(&text));
}

proptest! {
    #[test]
    fn damaged_modules_do_no_harm(pieces in prop::collection::vec(prop_oneof![
        Just("define i64 @f(i64 %a) {\n"), Just("}\n"), Just("entry:\n"), Just("%c = icmp slt i64 %a, 9\n"), Just("%p = phi i64 [ %a, %entry ], [ 3, %x"),
        Just("br i1 %c, label %x, label %entry\n"), Just("ret i64"), Just(" -1\n"), Just("%r = call i64 @f(i64 "), Just("store i8 0, ptr"),
        Just("getelementptr [4 x i8], ptr %a, i64 1, i64 %c\n"), Just("é"), Just("select i1 true, i64 %a, i64"), Just(" ]\n"), Just("\""), Just("x:\n"),
        Just("sub nuw i64 %a, 170141183460469231731687303715884105727\n"), Just("add i128 -170141183460469231731687303715884105728, 1\n"),
    ], 0..40)) {
        let text = pieces.concat();
        for mutant in mutants(&text, 1, 200) {
            prop_assert_ne!(&mutant.text, &text);
        }
    }
}
