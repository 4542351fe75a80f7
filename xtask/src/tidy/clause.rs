//! Every clause of the shipped standards has a test that names it, or stands on the list of those
//! not yet owed.
//!
//! A test names a clause in a comment: `// clause: C4.2.2`. Its id among a test's data proves
//! nothing: a table of all clauses would prove them all.

use std::collections::BTreeMap;

use toml::Table;

use super::source::rust;
use super::tree::{Finding, Tree};

/// One clause a line: its id and why it is not owed yet. It only shrinks.
const LIST: &str = "xtask/clauses-not-yet-owed.txt";

/// Finds clauses that no test names, and lines of the list that have had their day.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let clauses = clauses(tree);
    let tested = |id: &str| tests(tree).any(|text| names(text, id));
    let list = list(tree);
    let mut findings = Vec::new();
    for (id, (path, line)) in &clauses {
        if !list.contains_key(id) && !tested(id) {
            let mend = format!(
                "name it in the test that proves it, or say in {LIST} why it is not owed yet"
            );
            findings.push(Finding::at(
                path,
                *line,
                format!("no test names the clause {id}"),
                mend,
            ));
        }
    }
    for (id, (line, reason)) in &list {
        let stale = match () {
            () if !clauses.contains_key(id) => "no shipped standard has the clause",
            () if tested(id) => "a test names the clause now",
            () if reason.is_empty() => "no reason is given for the clause",
            () => continue,
        };
        findings.push(Finding::at(
            LIST,
            *line,
            format!("{stale} {id}"),
            "mend the line or take it out",
        ));
    }
    findings
}

/// The ids of all clauses with the place that first has them.
fn clauses(tree: &Tree) -> BTreeMap<String, (String, usize)> {
    let mut all = BTreeMap::new();
    for (path, text) in tree.files_in("standards/", ".toml") {
        let standard = text.parse::<Table>().unwrap_or_default();
        let clauses = standard.get("clause").and_then(toml::Value::as_array);
        for id in clauses
            .into_iter()
            .flatten()
            .filter_map(|clause| clause.get("id")?.as_str())
        {
            let line = text
                .lines()
                .position(|line| line == format!("id = \"{id}\""))
                .map_or(0, |index| index + 1);
            all.entry(id.to_owned()).or_insert((path.to_owned(), line));
        }
    }
    all
}

/// The listed ids with their line and reason.
fn list(tree: &Tree) -> BTreeMap<String, (usize, String)> {
    let lines = tree.text(LIST).unwrap_or_default().lines().enumerate();
    let entries = lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    entries
        .map(|(index, line)| {
            let (id, reason) = line.split_once(' ').unwrap_or((line, ""));
            (id.to_owned(), (index + 1, reason.trim().to_owned()))
        })
        .collect()
}

/// The comments of tests.
fn tests(tree: &Tree) -> impl Iterator<Item = &str> {
    let sources = rust(tree, "crates/").filter(|(path, _)| !path.starts_with("crates/testbed/"));
    sources
        .flat_map(|(_, lines)| lines)
        .filter(|line| line.is_test && line.is_comment)
        .map(|line| line.text)
}

/// Whether `text` names the clause itself and not one whose id begins alike.
fn names(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + id.len()..].chars();
        let next = after.next();
        let goes_on =
            next == Some('.') && after.next().is_some_and(|letter| letter.is_ascii_digit());
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
        !before.is_some_and(is_part)
            && !next.is_some_and(|letter| letter.is_ascii_alphanumeric())
            && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    const STANDARD: (&str, &str) = (
        "standards/a.toml",
        "[[clause]]\nid = \"C4.2.1\"\n[[clause]]\nid = \"C4.2.10\"\n",
    );

    #[test]
    fn a_clause_named_by_a_test_or_listed_with_a_reason_is_let_pass() {
        let files = [
            STANDARD,
            (
                "crates/app/tests/serving.rs",
                "/// C4.2.1.\nfn guests_are_greeted() {}",
            ),
            (LIST, "# Not yet.\nC4.2.10 its screen comes later\n"),
        ];
        assert!(
            findings(check, &files).is_empty(),
            "{:?}",
            findings(check, &files)
        );
    }

    #[test]
    fn a_clause_without_a_test_is_found_and_one_that_begins_alike_does_not_count() {
        let files = [
            STANDARD,
            ("crates/app/tests/serving.rs", "// C4.2.10\n\"C4.2.1\""),
            ("crates/app/src/a.rs", "// C4.2.1"),
        ];
        let found = findings(check, &files);
        assert!(
            found.len() == 1
                && found[0].starts_with("standards/a.toml:2: no test names the clause C4.2.1;"),
            "{found:?}"
        );
    }

    #[test]
    fn the_list_only_shrinks() {
        let list = (LIST, "C4.2.1 later\nC4.2.10\nC9 never heard of\n");
        let found = findings(
            check,
            &[STANDARD, list, ("crates/app/tests/serving.rs", "// C4.2.1")],
        );
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found[0].contains(":1: a test names the clause now C4.2.1"),
            "{found:?}"
        );
    }
}
