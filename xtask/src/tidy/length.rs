//! Functions fit a screen and files have an end. What is longer stands on a list that may only
//! shrink.

use std::collections::BTreeMap;

use super::source::rust;
use super::tree::{Finding, Tree};

/// One name and its number of lines a line: `path` for a file, `path::function` for a function.
const LIST: &str = "xtask/longer-than-they-should-be.txt";
const FUNCTION_LINES_MAX: usize = 70;
const FILE_LINES_MAX: usize = 500;

/// Finds what is longer than it may be, and lines of the list that say more than is so.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let list = list(tree);
    let long = long(tree);
    let mut findings = Vec::new();
    for (name, long) in &long {
        let allowed = list.get(name).map_or(long.max, |(_, lines)| *lines);
        if long.lines > allowed {
            let problem = format!("`{name}` has {} lines and may have {allowed}", long.lines);
            findings.push(Finding::at(&long.path, long.at, problem, "take it apart"));
        }
    }
    for (name, (line, lines)) in &list {
        let now = long.get(name).map_or(0, |long| long.lines);
        if now < *lines {
            let mend = if now == 0 {
                "take the line out".to_owned()
            } else {
                format!("write {now}")
            };
            findings.push(Finding::at(
                LIST,
                *line,
                format!("`{name}` no longer has {lines} lines"),
                mend,
            ));
        }
    }
    findings
}

/// Something longer than `max` lines.
struct Long {
    path: String,
    at: usize,
    lines: usize,
    max: usize,
}

fn long(tree: &Tree) -> BTreeMap<String, Long> {
    let mut all = BTreeMap::new();
    let sources = rust(tree, "crates/").chain(rust(tree, "xtask/"));
    for (path, lines) in sources {
        let texts: Vec<_> = lines.iter().map(|line| line.text).collect();
        if texts.len() > FILE_LINES_MAX {
            let long = Long {
                path: path.to_owned(),
                at: 0,
                lines: texts.len(),
                max: FILE_LINES_MAX,
            };
            all.insert(path.to_owned(), long);
        }
        for (name, at, lines) in
            functions(&texts).filter(|(_, _, lines)| *lines > FUNCTION_LINES_MAX)
        {
            let long = Long {
                path: path.to_owned(),
                at,
                lines,
                max: FUNCTION_LINES_MAX,
            };
            all.insert(format!("{path}::{name}"), long);
        }
    }
    for (path, text) in tree.files_in("crates/web/static/", ".js") {
        let lines = text.lines().count();
        if lines > FILE_LINES_MAX {
            all.insert(
                path.to_owned(),
                Long {
                    path: path.to_owned(),
                    at: 0,
                    lines,
                    max: FILE_LINES_MAX,
                },
            );
        }
    }
    all
}

/// Name, first line (from 1) and length of each function; rustfmt's indentation shows where it
/// ends.
///
/// As for clippy, comments and empty lines make no function long.
fn functions<'tree>(
    lines: &'tree [&'tree str],
) -> impl Iterator<Item = (&'tree str, usize, usize)> {
    lines.iter().enumerate().filter_map(|(index, line)| {
        let name = function_name(line)?;
        let indent = line.len() - line.trim_start().len();
        let end = format!("{}}}", " ".repeat(indent));
        let body = lines[index + 1..].iter().take_while(|line| **line != end);
        let is_code = |line: &&&str| !line.trim().is_empty() && !line.trim().starts_with("//");
        Some((name, index + 1, body.filter(is_code).count()))
    })
}

fn function_name(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let is_head = before.split_whitespace().all(|word| {
        word.starts_with("pub") || ["async", "const", "super)", "crate)", "in"].contains(&word)
    });
    let end = rest.find(['(', '<'])?;
    (is_head && !line.trim_end().ends_with('}')).then_some(&rest[..end])
}

fn list(tree: &Tree) -> BTreeMap<String, (usize, usize)> {
    let lines = tree.text(LIST).unwrap_or_default().lines().enumerate();
    lines
        .filter_map(|(index, line)| {
            let (name, lines) = line.rsplit_once(' ').filter(|_| !line.starts_with('#'))?;
            Some((
                name.to_owned(),
                (index + 1, lines.parse().unwrap_or(usize::MAX)),
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    fn function(lines: usize) -> String {
        format!(
            "impl A {{\n    pub(crate) async fn act<T>(&self) {{\n{}    }}\n}}\n",
            "        go();\n        // On.\n\n".repeat(lines)
        )
    }

    #[test]
    fn what_fits_is_let_pass() {
        assert!(findings(check, &[("crates/a/src/b.rs", &function(70))]).is_empty());
    }

    #[test]
    fn what_does_not_fit_is_found() {
        let found = findings(check, &[("crates/a/src/b.rs", &function(71))]);
        assert!(
            found[0].starts_with(
                "crates/a/src/b.rs:2: `crates/a/src/b.rs::act` has 71 lines and may have 70"
            ),
            "{found:?}"
        );
        let found = findings(check, &[("crates/a/src/b.rs", &"//\n".repeat(501))]);
        assert!(
            found[0].starts_with("crates/a/src/b.rs: `crates/a/src/b.rs` has 501 lines"),
            "{found:?}"
        );
    }

    #[test]
    fn the_list_only_shrinks() {
        let long = function(80);
        let with_list = |list| findings(check, &[("crates/a/src/b.rs", &long), (LIST, list)]);
        assert!(with_list("# Known.\ncrates/a/src/b.rs::act 80\n").is_empty());
        assert!(
            with_list("crates/a/src/b.rs::act 79\n")[0].contains("has 80 lines and may have 79")
        );
        assert!(
            with_list("crates/a/src/b.rs::act 81\n")[0]
                .contains("no longer has 81 lines; write 80")
        );
        assert!(
            with_list("crates/a/src/b.rs::act 80\ngone.rs 600\n")[0].contains("take the line out")
        );
    }
}
