//! Metadata and attribute groups that exist nowhere.

use crate::random::Random;
use crate::text::{functions, is_instruction, join, lines, opcode};

pub(super) fn metadata_undefined(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let places: Vec<usize> = functions(&lines).iter().flat_map(|function| function.body()).collect();
    let fits = |index: &usize| {
        is_instruction(&lines[*index]) && matches!(opcode(&lines[*index]), "load" | "store" | "call" | "br" | "ret" | "add")
    };
    let places: Vec<usize> = places.into_iter().filter(fits).collect();
    let first = *random.pick(&places)?;
    let number = random.below(40);
    match random.below(4) {
        0 => {
            lines.push(String::new());
            lines.push("!llvm.module.flags = !{!0, !1}".to_owned());
            if random.coin() {
                lines.push("!llvm.ident = !{!2}".to_owned());
            }
        }
        1 => places.iter().enumerate().for_each(|(step, &place)| lines[place] = format!("{}, !dbg !{}", lines[place], number + step)),
        _ => {
            let node = match opcode(&lines[first]) {
                "br" => "!llvm.loop",
                "load" | "store" => random.one(["!tbaa", "!tbaa", "!dbg", "!noundef"]),
                _ => "!dbg",
            };
            lines[first] = format!("{}, {node} !{number}", lines[first]);
        }
    }
    Some(join(&lines))
}

pub(super) fn attributes_undefined(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let number = random.below(5);
    let with_calls = random.coin();
    for function in functions(&lines) {
        let head = lines[function.head].trim_end().trim_end_matches('{').trim_end().to_owned();
        lines[function.head] = format!("{head} #{number} {{");
        for index in function.body().filter(|_| with_calls) {
            if opcode(&lines[index]) == "call" && lines[index].ends_with(')') {
                lines[index] = format!("{} #{}", lines[index], number + 1);
            }
        }
    }
    Some(join(&lines))
}

/// Words of other versions and languages behind a head or a call.
pub(super) fn words_unknown(module: &str, random: &mut Random) -> Option<String> {
    let mut lines = lines(module);
    let functions = functions(&lines);
    let head = random.pick(&functions)?.head;
    let word = random.one(["pure", "inline", "noexcept", "const", "local_linkage", "nofree_memory", "safe"]);
    let line = lines[head].clone();
    lines[head] = if random.coin() {
        line.replacen("define ", &format!("define {word} "), 1)
    } else {
        line.replacen(" {", &format!(" {word} {{"), 1)
    };
    Some(join(&lines))
}
