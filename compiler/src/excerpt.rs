//! Lines of a module around the calls of functions, for a prompt.

use diagnostics::Span;
use manifest::Missing;

/// Lines before and after a call.
const MARGIN: usize = 3;
/// Calls of one function that are shown; further ones say the same.
const CALLS_OF_ONE: usize = 3;
/// Lines in all.
const MOST_LINES: usize = 80;
/// Letters of one line.
const LONGEST_LINE: usize = 300;

/// The lines around the first calls of each function, in the order of the text; what is left out is a comment.
pub fn around_calls(text: &str, missing: &[Missing]) -> String {
    let spans = missing.iter().flat_map(|missing| if missing.calls.is_empty() { vec![missing.span] } else { first_calls(missing) });
    around(text, spans)
}

fn first_calls(missing: &Missing) -> Vec<Span> {
    missing.calls.iter().take(CALLS_OF_ONE).copied().collect()
}

fn around(text: &str, spans: impl Iterator<Item = Span>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(offset, _)| offset + 1)).collect();
    let mut wanted: Vec<usize> = spans
        .flat_map(|span| {
            let line = starts.partition_point(|start| *start <= span.start).saturating_sub(1);
            line.saturating_sub(MARGIN)..=line + MARGIN
        })
        .filter(|line| *line < lines.len())
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.truncate(MOST_LINES);
    let mut excerpt = String::new();
    let mut next = 0;
    for line in wanted {
        if line > next {
            excerpt.push_str("; …\n");
        }
        excerpt.extend(lines[line].chars().take(LONGEST_LINE));
        excerpt.push('\n');
        next = line + 1;
    }
    if next < lines.len() {
        excerpt.push_str("; …\n");
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[&str]) -> String {
        around(text, words.iter().map(|word| Span::at(text.find(word).unwrap())))
    }

    #[test]
    fn neighbouring_lines_are_shown_once() {
        let text: String = (0..30).map(|line| format!("line{line:02}\n")).collect();
        assert_eq!(shown(&text, &["line00"]), "line00\nline01\nline02\nline03\n; …\n");
        let both = shown(&text, &["line10", "line12", "line29"]);
        assert_eq!(both.lines().count(), 9 + 4 + 2, "{both}");
        assert!(both.starts_with("; …\nline07\n") && both.ends_with("line28\nline29\n"), "{both}");
        assert_eq!(shown("a\nb", &["b"]), "a\nb\n");
    }

    #[test]
    fn a_long_list_of_calls_is_cut() {
        let text = "call\n\n\n\n\n\n\n\n\n".repeat(200);
        let spans = text.match_indices("call").map(|(offset, _)| Span::at(offset));
        assert!(around(&text, spans).lines().count() <= 2 * MOST_LINES);
    }
}
