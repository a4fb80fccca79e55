//! Comparisons with another predicate: the opposite, the one that differs at equality, the one of the other signedness.

use super::Kind;
use super::change::Site;
use ir::TokenKind;

const INTEGER: [(&str, &[&str]); 10] = [
    ("eq", &["ne"]),
    ("ne", &["eq"]),
    ("slt", &["sle", "sge", "ult"]),
    ("sle", &["slt", "sgt", "ule"]),
    ("sgt", &["sge", "sle", "ugt"]),
    ("sge", &["sgt", "slt", "uge"]),
    ("ult", &["ule", "uge", "slt"]),
    ("ule", &["ult", "ugt", "sle"]),
    ("ugt", &["uge", "ule", "sgt"]),
    ("uge", &["ugt", "ult", "sge"]),
];

const FLOAT: [(&str, &[&str]); 14] = [
    ("oeq", &["one", "ueq"]),
    ("one", &["oeq", "une"]),
    ("olt", &["ole", "oge", "ult"]),
    ("ole", &["olt", "ogt", "ule"]),
    ("ogt", &["oge", "ole", "ugt"]),
    ("oge", &["ogt", "olt", "uge"]),
    ("ueq", &["une", "oeq"]),
    ("une", &["ueq", "one"]),
    ("ult", &["ule", "uge", "olt"]),
    ("ule", &["ult", "ugt", "ole"]),
    ("ugt", &["uge", "ule", "ogt"]),
    ("uge", &["ugt", "ult", "oge"]),
    ("ord", &["uno"]),
    ("uno", &["ord"]),
];

pub(super) fn mutate(site: &mut Site) {
    let table: &[(&str, &[&str])] = match site.opcode() {
        "icmp" => &INTEGER,
        "fcmp" => &FLOAT,
        _ => return,
    };
    let text = site.body.text();
    let words = site.tokens().iter().filter(|token| token.kind == TokenKind::Word);
    let found = words.filter_map(|token| table.iter().find(|(name, _)| token.text(text) == *name).map(|row| (token.span, row.1)));
    if let Some((span, others)) = { found }.next() {
        for other in others {
            site.replace(Kind::Predicate, span, *other);
        }
    }
}
