//! What models put around a module.

use crate::random::Random;
use crate::text::{functions, join, lines};

const OPENINGS: [&str; 6] = [
    "Here is the LLVM IR module:",
    "Sure! Below is a complete implementation.",
    "The function walks over its input once and keeps a running value; no libc is needed.",
    "I'll implement this step by step.\n\n1. Check the arguments\n2. Loop over the bytes\n3. Return the result",
    "### Solution\n\nThis module defines the function described in the task.",
    "Certainly! Here's the code you asked for:",
];

const CLOSINGS: [&str; 5] = [
    "This implementation handles all edge cases, including the empty input.",
    "**Explanation**\n\n- `entry` checks the arguments.\n- The loop runs until the condition fails.\n- The result is returned in the last block.",
    "Let me know if you need anything else!",
    "Note: the code uses opaque pointers and is valid for LLVM 19.",
    "The time complexity is O(n) and the space complexity is O(1).",
];

pub(super) fn fences(text: &str, random: &mut Random) -> Option<String> {
    let word = random.one(["llvm", "", "ll", "llvm-ir", "LLVM", "text"]);
    let fence = random.one(["```", "```", "```", "````", "~~~"]);
    let opening = if random.coin() { format!("{}\n\n", random.pick(&OPENINGS)?) } else { String::new() };
    let closing = if random.coin() { format!("\n\n{}\n", random.pick(&CLOSINGS)?) } else { String::new() };
    let text = text.trim_end();
    // A reply that was cut by a stop word has no closing fence.
    let end = if closing.is_empty() && random.below(4) == 0 { String::new() } else { format!("\n{fence}") };
    Some(format!("{opening}{fence}{word}\n{text}{end}{closing}\n"))
}

pub(super) fn prose(text: &str, random: &mut Random) -> Option<String> {
    let (opening, closing) = (random.pick(&OPENINGS)?, random.pick(&CLOSINGS)?);
    let text = text.trim_end();
    Some(match random.below(3) {
        0 => format!("{opening}\n\n{text}\n"),
        1 => format!("{text}\n\n{closing}\n"),
        _ => format!("{opening}\n\n{text}\n\n{closing}\n"),
    })
}

pub(super) fn thinking(text: &str, random: &mut Random) -> Option<String> {
    let lines = lines(text);
    let function = functions(&lines).into_iter().next()?;
    let head = lines[function.head].trim_end_matches('{').trim_end().to_owned();
    let draft = join(&lines[function.head..(function.head + 4).min(function.end)]);
    let word = random.one(["think", "thinking", "reasoning"]);
    let thoughts = match random.below(3) {
        0 => format!("The signature is {head}.\nI need a loop. Let me be careful with the names."),
        1 => format!("Let me draft it first:\n\n{draft}\nHmm, that is not complete. I will write it out properly now."),
        _ => format!("We could write\n```llvm\n{draft}```\nbut then the last block is missing. Final answer below."),
    };
    let text = text.trim_end();
    let module = if random.coin() { format!("```llvm\n{text}\n```") } else { text.to_owned() };
    Some(format!("<{word}>\n{thoughts}\n</{word}>\n\n{module}\n"))
}

/// Splits before a function, where all that stands before it is whole.
pub(super) fn several_fences(text: &str, random: &mut Random) -> Option<String> {
    let lines = lines(text);
    let starts: Vec<usize> = functions(&lines).iter().map(|function| function.head).filter(|head| *head > 0).collect();
    let split = *random.pick(&starts)?;
    let (first, second) = (join(&lines[..split]), join(&lines[split..]));
    if first.trim().is_empty() {
        return None;
    }
    let between =
        random.one(["And the function itself:", "Next comes the main function, which uses what is declared above.", "Then:", "**Part 2**"]);
    let opening = random.pick(&OPENINGS)?;
    Some(format!("{opening}\n\n```llvm\n{}\n```\n\n{between}\n\n```llvm\n{}\n```\n", first.trim_end(), second.trim_end()))
}

pub(super) fn truncated(text: &str, random: &mut Random) -> Option<String> {
    let least = text.len() * 2 / 5;
    let at = least + random.below(text.len().saturating_sub(least + 4));
    text.is_char_boundary(at).then(|| text[..at].to_owned())
}

/// The module inside other markup: quoted, indented, in tags, or as a text of JSON.
pub(super) fn wrapped(text: &str, random: &mut Random) -> Option<String> {
    let lines = |start: &str| text.lines().map(|line| format!("{start}{line}\n")).collect::<String>();
    let opening = random.pick(&OPENINGS)?;
    Some(match random.below(4) {
        0 => format!("{opening}\n\n{}", lines("> ")),
        1 => format!("{opening}\n\n{}", lines("    ")),
        2 => {
            let tag = random.one(["code", "answer", "module", "llvm"]);
            format!("<{tag}>\n{text}</{tag}>\n")
        }
        _ => {
            let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
            format!("{{\"language\": \"llvm\", \"module\": \"{escaped}\"}}\n")
        }
    })
}
