//! `slots.ll`: the values of the slots as constants that a pattern's program declares.
//!
//! ```llvm
//! @slot_port = constant i64 8080
//! @slot_route_count = constant i64 1
//! @slot_routes = constant [1 x { ptr, i64, ptr, i64, ptr, i64 }] [
//!   { ptr, i64, ptr, i64, ptr, i64 } { ptr @route_0_path, i64 1, ptr @route_0_head, i64 79, ptr @route_0_body, i64 5 }
//! ]
//! @route_0_path = private unnamed_addr constant [1 x i8] c"/"
//! ```
//! The program writes `@slot_routes = external constant [0 x { ptr, i64, ptr, i64, ptr, i64 }]`: LLVM's linker takes the
//! type of the definition. A text is `@slot_NAME` (bytes) with `@slot_NAME_length`.

use crate::instance::Route;
use crate::slot::{Slot, SlotValue};
use std::fmt::Write;

const ROUTE_TYPE: &str = "{ ptr, i64, ptr, i64, ptr, i64 }";

pub(crate) fn text(pattern: &str, slots: &[Slot], routes: &[Route]) -> String {
    let mut module = format!("; The slots of the pattern `{pattern}`.\n");
    for slot in slots {
        let name = &slot.name;
        match &slot.value {
            SlotValue::Port(port) => line(&mut module, format_args!("@slot_{name} = constant i64 {port}")),
            // Checked against the list that it counts, and of no use to the program.
            SlotValue::Count(_) => {}
            SlotValue::Paths(_) => write_routes(&mut module, routes),
            SlotValue::Text(text) | SlotValue::File(text) => {
                line(&mut module, format_args!("@slot_{name}_length = constant i64 {}", text.len()));
                write_bytes(&mut module, &format!("slot_{name} = constant"), text.as_bytes());
            }
        }
    }
    module
}

fn write_routes(module: &mut String, routes: &[Route]) {
    line(module, format_args!("@slot_route_count = constant i64 {}", routes.len()));
    line(module, format_args!("@slot_routes = constant [{} x {ROUTE_TYPE}] [", routes.len()));
    let heads: Vec<String> = routes.iter().map(response_head).collect();
    for (index, (route, head)) in routes.iter().zip(&heads).enumerate() {
        let comma = if index + 1 < routes.len() { "," } else { "" };
        let part = |name: &str, length: usize| format!("ptr @route_{index}_{name}, i64 {length}");
        let parts = [part("path", route.path.len()), part("head", head.len()), part("body", route.page.body.len())];
        line(module, format_args!("  {ROUTE_TYPE} {{ {} }}{comma}", parts.join(", ")));
    }
    line(module, format_args!("]"));
    for (index, (route, head)) in routes.iter().zip(&heads).enumerate() {
        line(module, format_args!("; {} for `{}`", route.page.file, route.path));
        for (name, bytes) in [("path", route.path.as_bytes()), ("head", head.as_bytes()), ("body", route.page.body)] {
            write_bytes(module, &format!("route_{index}_{name} = private unnamed_addr constant"), bytes);
        }
    }
}

/// Status line and headers, without the empty line that ends them: the program adds `Connection` where it must.
fn response_head(route: &Route) -> String {
    let page = &route.page;
    format!("HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\n", page.media_type, page.body.len())
}

/// Writes `@HEAD [N x i8] c"…"`; every byte that is not printable ASCII, the quote and the backslash are written `\HH`.
fn write_bytes(module: &mut String, head: &str, bytes: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let escaped = bytes.iter().filter(|byte| !is_plain(**byte)).count();
    module.reserve(head.len() + bytes.len() + 2 * escaped + 32);
    // Writing to a `String` cannot fail.
    let _ = write!(module, "@{head} [{} x i8] c\"", bytes.len());
    for &byte in bytes {
        if is_plain(byte) {
            module.push(char::from(byte));
        } else {
            module.extend(['\\', char::from(HEX[usize::from(byte >> 4)]), char::from(HEX[usize::from(byte & 15)])]);
        }
    }
    module.push_str("\"\n");
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

fn line(module: &mut String, text: std::fmt::Arguments) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(module, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Page;

    #[test]
    fn bytes_are_escaped() {
        let mut module = String::new();
        write_bytes(&mut module, "x = constant", b"a\"\\\n\0\x7f\xff b");
        assert_eq!(module, "@x = constant [9 x i8] c\"a\\22\\5C\\0A\\00\\7F\\FF b\"\n");
    }

    #[test]
    fn lengths_are_those_of_the_bytes() {
        let page = Page { file: "index.html", media_type: "text/html; charset=utf-8", body: "ä\r\n".as_bytes() };
        let slots = [
            Slot { name: "port".into(), value: SlotValue::Port(80), span: None },
            Slot { name: "paths".into(), value: SlotValue::Paths(vec!["/".into()]), span: None },
            Slot { name: "title".into(), value: SlotValue::Text("é".into()), span: None },
        ];
        let module = text("p", &slots, &[Route { path: "/", page }]);
        for expected in [
            "@slot_port = constant i64 80\n",
            "@slot_route_count = constant i64 1\n",
            "{ ptr @route_0_path, i64 1, ptr @route_0_head, i64 76, ptr @route_0_body, i64 4 }\n]",
            "@route_0_head = private unnamed_addr constant [76 x i8] c\"HTTP/1.1 200 OK\\0D\\0AContent-Type: text/html; charset=utf-8\\0D\\0A",
            "@route_0_body = private unnamed_addr constant [4 x i8] c\"\\C3\\A4\\0D\\0A\"\n",
            "@slot_title_length = constant i64 2\n@slot_title = constant [2 x i8] c\"\\C3\\A9\"\n",
        ] {
            assert!(module.contains(expected), "{expected}\n{module}");
        }
    }
}
