//! A table is written only in its owner's file; anybody may read it.

use std::collections::{BTreeMap, BTreeSet};

use super::source::rust;
use super::tree::{Finding, Tree};

/// What writes, in Diesel and in SQL; the table's name follows.
const WRITES: [&str; 8] = [
    "insert_into(",
    "insert_or_ignore_into(",
    "replace_into(",
    "update(",
    "delete(",
    "INSERT INTO ",
    "UPDATE ",
    "DELETE FROM ",
];

/// What search differs in by database, and so is written where the differences are kept.
const BY_DIALECT: &str = "crates/store/src/dialect.rs";

/// Finds tables that more than one file of `store` writes, and tables that none does.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut writers: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (path, lines) in rust(tree, "crates/store/src/").filter(|(path, _)| *path != BY_DIALECT) {
        let text: Vec<_> = lines
            .iter()
            .map(|line| {
                if line.is_test || line.is_comment {
                    ""
                } else {
                    line.text
                }
            })
            .collect();
        for (table, line) in writes(&text.join("\n")) {
            writers
                .entry(table)
                .or_default()
                .entry(path.to_owned())
                .or_insert(line);
        }
    }
    let tables = tables(tree);
    let written_twice = writers
        .iter()
        .filter(|(table, files)| tables.contains(*table) && files.len() > 1);
    written_twice
        .flat_map(|(table, files)| {
            let owners = files
                .keys()
                .map(|path| path.rsplit('/').next().unwrap_or(path))
                .collect::<Vec<_>>()
                .join(" and ");
            let problem = format!("the table `{table}` is written in {owners}");
            files.iter().map(move |(path, line)| {
                Finding::at(
                    path,
                    *line,
                    problem.clone(),
                    "let the owner's file write it, and call that",
                )
            })
        })
        .collect()
}

/// The tables that the schema declares.
fn tables(tree: &Tree) -> BTreeSet<String> {
    let schema = tree.text("crates/store/src/schema.rs").unwrap_or_default();
    let mut lines = schema.lines();
    let mut tables = BTreeSet::new();
    while let Some(line) = lines.next() {
        if line.contains("table! {") {
            tables.extend(
                lines
                    .next()
                    .and_then(|line| line.trim().split([' ', '(']).next())
                    .map(str::to_owned),
            );
        }
    }
    tables
}

/// Each table written in `text`, with the line.
fn writes(text: &str) -> Vec<(String, usize)> {
    let mut all = Vec::new();
    for write in WRITES {
        for (at, _) in text.match_indices(write) {
            let rest = text[at + write.len()..].trim_start();
            let name: String = rest
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || "_:".contains(*letter))
                .collect();
            let table = name
                .trim_end_matches("::table")
                .rsplit("::")
                .next()
                .unwrap_or_default()
                .to_owned();
            all.push((table, text[..at].matches('\n').count() + 1));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    const SCHEMA: (&str, &str) = (
        "crates/store/src/schema.rs",
        "diesel::table! {\n    duty (site_id, id) {\n    }\n}\n",
    );

    #[test]
    fn a_table_with_one_writer_is_let_pass() {
        let files = [
            SCHEMA,
            (
                "crates/store/src/duty.rs",
                "diesel::insert_into(duty::table)\ndiesel::update(\n    duty::table.find(1))\n",
            ),
            (
                "crates/store/src/meeting.rs",
                "duty::table.filter(1); set.update(other);",
            ),
        ];
        assert!(
            findings(check, &files).is_empty(),
            "{:?}",
            findings(check, &files)
        );
    }

    #[test]
    fn a_table_with_two_writers_is_found_in_both() {
        let files = [
            SCHEMA,
            (
                "crates/store/src/duty.rs",
                "diesel::insert_into(schema::duty::table)",
            ),
            (
                "crates/store/src/meeting.rs",
                "\nsql_query(\"UPDATE duty SET x = 1\")",
            ),
        ];
        let found = findings(check, &files);
        assert_eq!(found.len(), 2);
        assert!(found[1].starts_with("crates/store/src/meeting.rs:2: the table `duty` is written in duty.rs and meeting.rs"), "{found:?}");
    }
}
