//! Finds in a module's text what LLVM speaks of without saying where it is.

use std::ops::Range;

/// The text of the function `name`: from its `define` to the line that closes it.
pub(crate) fn body(text: &str, name: &str) -> Option<Range<usize>> {
    let mut offset = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        if start.is_none() && line.trim_start().starts_with("define") && symbol(line, name).is_some() {
            start = Some(offset);
        }
        offset += line.len();
        if let Some(start) = start.filter(|_| line.trim_end() == "}") {
            return Some(start..offset);
        }
    }
    start.map(|start| start..text.len())
}

/// The offset of `@name` in `text`, plain or in quotes.
fn symbol(text: &str, name: &str) -> Option<usize> {
    text.match_indices('@').map(|(index, _)| index).find(|&index| {
        let rest = &text[index + 1..];
        rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_name_letter))
            || rest.strip_prefix('"').and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with('"'))
    })
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-' | '$')
}

/// Line and column of the first use of the global `name`, or of its declaration where there is no other mention.
pub(crate) fn of_use(text: &str, name: &str) -> Option<(usize, usize)> {
    let mentions = text.lines().enumerate().filter_map(|(index, line)| {
        let code = line.split_once(';').map_or(line, |(code, _)| code);
        symbol(code, name).map(|column| (code.trim_start().starts_with("declare"), (index + 1, column + 1)))
    });
    let mut declaration = None;
    for (is_declaration, place) in mentions {
        if !is_declaration {
            return Some(place);
        }
        declaration = declaration.or(Some(place));
    }
    declaration
}

/// Line and column of the definition of the global `name`.
pub(crate) fn of_definition(text: &str, name: &str) -> Option<(usize, usize)> {
    text.lines().enumerate().find_map(|(index, line)| {
        let column = symbol(line, name)?;
        let is_function = line.trim_start().starts_with("define");
        let is_global = line.trim_start().starts_with('@') && line[column..].contains('=');
        (is_function || is_global).then_some((index + 1, column + 1))
    })
}

/// Line and column of what a verifier's message prints: an instruction of one of the functions in `bodies`, else the
/// `define` where only one function is concerned. Zeros where nothing fits.
pub(crate) fn of_report(text: &str, bodies: &[Range<usize>], report: &str) -> (usize, usize) {
    let printed = report.lines().skip(1).filter(|line| line.starts_with("  "));
    for instruction in printed {
        let wanted = essence(instruction);
        for body in bodies {
            let mut offset = body.start;
            for line in text[body.clone()].split_inclusive('\n') {
                if !wanted.is_empty() && essence(line).starts_with(&wanted) {
                    return (line_number(text, offset), 1 + line.len() - line.trim_start().len());
                }
                offset += line.len();
            }
        }
    }
    match bodies {
        [only] => (line_number(text, only.start), 0),
        _ => (0, 0),
    }
}

/// What an instruction's text and LLVM's print of it have in common: `%name = opcode`, or all words where it has no name.
fn essence(line: &str) -> Vec<&str> {
    let code = line.split_once(';').map_or(line, |(code, _)| code);
    let words: Vec<&str> = code.split([' ', '\t', '\n', '\r', ',', '(', ')', '[', ']']).filter(|word| !word.is_empty()).collect();
    match words.get(1) {
        Some(&"=") => words.into_iter().take(3).collect(),
        _ => words,
    }
}

fn line_number(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset].iter().filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "declare i64 @g(i64)\n\ndefine i64 @ff(i64 %x) {\n  ret i64 %x\n}\ndefine i64 @f(i64 %x) {\n  ; calls @h\n  %y = call i64 @g(i64 %x)\n  ret i32 7\n}\n@t = constant i8 1\n";

    #[test]
    fn functions_and_uses_are_found_by_their_whole_name() {
        assert_eq!(&TEXT[body(TEXT, "ff").unwrap()], "define i64 @ff(i64 %x) {\n  ret i64 %x\n}\n");
        assert!(TEXT[body(TEXT, "f").unwrap()].starts_with("define i64 @f("));
        assert_eq!(body(TEXT, "g"), None);
        assert_eq!(of_use(TEXT, "g"), Some((8, 17)));
        assert_eq!(of_use(TEXT, "h"), None);
        assert_eq!(of_definition(TEXT, "f"), Some((6, 12)));
        assert_eq!(of_definition(TEXT, "t"), Some((11, 1)));
        assert_eq!(of_use("declare void @\"a b\"()\n", "a b"), Some((1, 14)));
    }

    #[test]
    fn a_printed_instruction_is_found_in_the_function_it_belongs_to() {
        let bodies = [body(TEXT, "f").unwrap()];
        assert_eq!(of_report(TEXT, &bodies, "Function return type does not match\n  ret i32 7\n i64"), (9, 3));
        assert_eq!(of_report(TEXT, &bodies, "Odd call\n  %y = call i64 @g(i64 %x), !dbg !1"), (8, 3));
        assert_eq!(of_report(TEXT, &bodies, "Something\nlabel %a"), (6, 0));
        assert_eq!(of_report(TEXT, &[], "Something\n  ret i64 %x"), (0, 0));
    }
}
