//! A pattern's expectations with the values of its slots put in.
//!
//! `{port}` and other slots stand for their values; in the lines for a route, `{path}` and `{type}` (media type) stand for
//! that route's, and in the lines for a body also `{body}` (`body "…"`, or `body contains "…"` for a large one).
//! `{unknown}` is a path without a route.

use crate::instance::Route;
use crate::pattern::Expectations;
use crate::slot::Slot;
use std::borrow::Cow;
use std::fmt::Write;

/// A body up to this size is compared whole; of a larger one, the first and the last bytes of half this size.
const WHOLE_BODY: usize = 2_048;

pub(crate) fn text(expectations: &Expectations, slots: &[Slot], routes: &[Route]) -> String {
    let mut lines = String::new();
    let unknown = unknown_path(routes);
    let of_slots = |name: &str| -> Option<Cow<str>> {
        match name {
            "unknown" => Some(Cow::Borrowed(unknown.as_str())),
            _ => slots.iter().find(|slot| slot.name == name).map(|slot| Cow::Owned(slot.value.to_string())),
        }
    };
    substitute(&mut lines, &expectations.first, &of_slots);
    for (index, route) in routes.iter().enumerate() {
        let of_route = |name: &str| match name {
            "path" => Some(Cow::Borrowed(route.path)),
            "type" => Some(Cow::Borrowed(route.page.media_type)),
            _ => of_slots(name),
        };
        for body in bodies(route.page.body) {
            let of_body = |name: &str| if name == "body" { Some(Cow::Borrowed(body.as_str())) } else { of_route(name) };
            substitute(&mut lines, &expectations.each_body, &of_body);
        }
        substitute(&mut lines, &expectations.each_route, &of_route);
        if index == 0 {
            substitute(&mut lines, &expectations.one_route, &of_route);
        }
    }
    substitute(&mut lines, &expectations.last, &of_slots);
    lines
}

/// Copies `template` without empty lines; what stands in braces and has a value is replaced by it, once.
fn substitute<'v>(lines: &mut String, template: &str, value: &dyn Fn(&str) -> Option<Cow<'v, str>>) {
    for line in template.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut rest = line;
        while let Some((before, name, after)) = placeholder(rest) {
            lines.push_str(before);
            match value(name) {
                Some(value) => lines.push_str(&value),
                None => lines.extend(["{", name, "}"]),
            }
            rest = after;
        }
        lines.push_str(rest);
        lines.push('\n');
    }
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, inside) = text.split_once('{')?;
    let (name, after) = inside.split_once('}')?;
    Some((before, name, after))
}

/// The clauses that compare a body.
fn bodies(body: &[u8]) -> Vec<String> {
    if body.len() <= WHOLE_BODY {
        return vec![format!("body {}", literal(body))];
    }
    let half = WHOLE_BODY / 2;
    [&body[..half], &body[body.len() - half..]].into_iter().map(|part| format!("body contains {}", literal(part))).collect()
}

/// A text literal of the task file language.
fn literal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + 2);
    text.push('"');
    for &byte in bytes {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b' '..=b'~' => text.push(char::from(byte)),
            // Writing to a `String` cannot fail.
            _ => drop(write!(text, "\\x{byte:02X}")),
        }
    }
    text.push('"');
    text
}

fn unknown_path(routes: &[Route]) -> String {
    let mut path = "/no-such-page".to_owned();
    while routes.iter().any(|route| route.path == path) {
        path.push('-');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Page;
    use crate::slot::SlotValue;

    fn route<'a>(path: &'a str, body: &'a [u8]) -> Route<'a> {
        Route { path, page: Page { file: "f", media_type: "text/plain; charset=utf-8", body } }
    }

    #[test]
    fn values_are_put_in_once() {
        let expectations = Expectations {
            first: "\n  tcp {port} send \"{x}\"\n\n".into(),
            each_body: "http {port} GET {path} {body}".into(),
            each_route: "http {port} HEAD {path} no-body".into(),
            one_route: "http {port} PUT {path}".into(),
            last: "http {port} GET {unknown}".into(),
        };
        let slots = [Slot { name: "port".into(), value: SlotValue::Port(7), span: None }];
        let routes = [route("/a", b"{port}\""), route("/no-such-page", b"\xff\0")];
        let lines = text(&expectations, &slots, &routes);
        let expected = [
            "tcp 7 send \"{x}\"",
            "http 7 GET /a body \"{port}\\\"\"",
            "http 7 HEAD /a no-body",
            "http 7 PUT /a",
            "http 7 GET /no-such-page body \"\\xFF\\x00\"",
            "http 7 HEAD /no-such-page no-body",
            "http 7 GET /no-such-page-",
        ];
        assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_large_body_is_compared_at_both_ends() {
        let mut body = vec![b'a'; 10_000];
        body[9_999] = b'z';
        let clauses = bodies(&body);
        assert_eq!(clauses.len(), 2);
        assert!(clauses[0].starts_with("body contains \"aaa") && clauses[1].ends_with("az\""));
    }
}
