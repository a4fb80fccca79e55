//! Similar names against a search that compares every name, letter by letter.

use manifest::{Manifest, Resemblance};
use proptest::prelude::*;

fn manifest_of(names: &[String]) -> Manifest {
    let text: String =
        names.iter().enumerate().map(|(index, name)| format!("{name}|m{}.ll|public|1|declare void @{name}()\n", index % 3)).collect();
    Manifest::from_text(&text).unwrap()
}

/// Optimal string alignment, the whole table.
fn edits(left: &str, right: &str) -> usize {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for row in 0..=left.len() {
        for column in 0..=right.len() {
            if row == 0 || column == 0 {
                table[row][column] = row + column;
                continue;
            }
            let differs = usize::from(left[row - 1] != right[column - 1]);
            let mut best = (table[row - 1][column] + 1).min(table[row][column - 1] + 1).min(table[row - 1][column - 1] + differs);
            if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1] {
                best = best.min(table[row - 2][column - 2] + 1);
            }
            table[row][column] = best;
        }
    }
    table[left.len()][right.len()]
}

fn allowed(longest: usize) -> usize {
    match longest {
        0..=3 => 0,
        4..=7 => 1,
        8..=15 => 2,
        _ => 3,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// No name that is near is missed, whatever its letters: the fingerprints only pass over what is too far.
    #[test]
    fn the_nearest_names_are_found(
        names in proptest::collection::btree_set("[a-e]{3,22}", 1..40),
        chosen in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..4usize, 0u8..5), 0..4)
    ) {
        let names: Vec<String> = names.into_iter().collect();
        let mut letters: Vec<u8> = chosen.get(&names).bytes().collect();
        for (place, kind, letter) in changes {
            let place = place.index(letters.len());
            match kind {
                0 => letters.insert(place, b'a' + letter),
                1 if letters.len() > 3 => drop(letters.remove(place)),
                2 if place > 0 => letters.swap(place - 1, place),
                _ => letters[place] = b'a' + letter,
            }
        }
        let asked = String::from_utf8(letters).unwrap();
        let near = |name: &&String| **name != asked && edits(&asked, name) <= allowed(asked.len().max(name.len()));
        let score = |name: &String| {
            let longest = asked.len().max(name.len());
            200 * (longest - edits(&asked, name)) / (asked.len() + name.len())
        };
        let wanted: Vec<usize> = {
            let mut scores: Vec<usize> = names.iter().filter(near).map(score).collect();
            scores.sort_unstable_by(|left, right| right.cmp(left));
            scores.truncate(3);
            scores
        };
        let found = manifest_of(&names).similar_scored(&asked).into_iter().map(|similar| usize::from(similar.score)).collect::<Vec<_>>();
        prop_assert!(found.len() >= wanted.len(), "{asked}: {found:?} {wanted:?}");
        prop_assert!(wanted.iter().zip(&found).all(|(wanted, found)| found >= wanted), "{asked}: {found:?} {wanted:?}");
    }

    #[test]
    fn hostile_names_are_survived(names in proptest::collection::vec("\\PC{0,12}", 1..12), asked in "\\PC{0,12}") {
        let mut manifest = Manifest::new();
        let text: String = names.iter().map(|name| format!("define void {}() {{\n  ret void\n}}\n", ir::global_token(name))).collect();
        manifest.add_module("hostile.ll", &text);
        for name in names.iter().chain([&asked]) {
            for similar in manifest.similar_scored(name) {
                prop_assert!(similar.entry.name() != name && (60..=100).contains(&similar.score));
            }
        }
        manifest.relevant(&names.join(" "), 100);
    }
}

#[test]
fn at_most_three_are_named_best_first() {
    let names = ["text_length", "text_lengths", "text_lengthy", "text_langth", "length_text", "other"].map(str::to_owned);
    let manifest = manifest_of(&names);
    let found: Vec<(&str, Resemblance, u8)> =
        manifest.similar_scored("textLength").iter().map(|similar| (similar.entry.name(), similar.resemblance, similar.score)).collect();
    assert_eq!(
        found,
        [
            ("text_length", Resemblance::Spelling, 100),
            ("length_text", Resemblance::Order, 100),
            ("text_lengths", Resemblance::Edits(1), 95)
        ]
    );
}

#[test]
fn private_functions_are_not_meant() {
    let manifest = Manifest::from_text("text_length|a.ll|private|1|declare void @text_length()\n").unwrap();
    assert!(manifest.similar("text_lenght").is_empty());
}

/// Names that all have the same words, letters or beginnings cost time in proportion to their number.
#[test]
fn many_names_alike_are_answered() {
    let names: Vec<String> = (0..20_000)
        .map(|index| {
            format!("word_{}_reverse", (0..4).map(|place| char::from(b'a' + (index >> (4 * place) & 15) as u8)).collect::<String>())
        })
        .collect();
    let manifest = manifest_of(&names);
    for asked in ["reverse", "word", "wor_aaa_rev", "word_aaaa_revesre", "reverse_aaaa_word", "wordaaaareverse"] {
        assert!(manifest.similar(asked).len() <= 3);
    }
    assert_eq!(manifest.similar("reverse_aaaa_word")[0].name(), "word_aaaa_reverse");
}
