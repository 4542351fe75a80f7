//! A dependency is a decision: it has a reason written beside it, and somebody uses it.

use std::collections::BTreeSet;

use toml::Table;

use super::manifest::{Dependency, dependencies, line_of};
use super::source::crate_of;
use super::tree::{Finding, Tree};

const ROOT: &str = "Cargo.toml";
const HEADING: &str = "workspace.dependencies";

/// Finds dependencies without a reason, that no crate takes, and that a crate takes but never
/// names.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let taken = dependencies(tree);
    let mut findings = of_workspace(tree, &taken);
    for dependency in taken
        .iter()
        .filter(|dependency| !is_named(tree, dependency))
    {
        let problem = format!(
            "`{}` is never named in `{}`",
            dependency.name, dependency.dependent
        );
        findings.push(Finding::at(
            dependency.path,
            dependency.line,
            problem,
            "take it out",
        ));
    }
    findings
}

fn of_workspace(tree: &Tree, taken: &[Dependency<'_>]) -> Vec<Finding> {
    let text = tree.text(ROOT).unwrap_or_default();
    let manifest = text.parse::<Table>().unwrap_or_default();
    let all = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies")?.as_table());
    let taken: BTreeSet<&str> = taken
        .iter()
        .map(|dependency| dependency.name.as_str())
        .collect();
    let mut findings = Vec::new();
    for (name, value) in all.into_iter().flatten() {
        let line = line_of(text, HEADING, name);
        if value.get("path").is_none() && !has_reason(text, line) {
            findings.push(Finding::at(
                ROOT,
                line,
                format!("`{name}` stands without a reason"),
                "write it on the line above",
            ));
        }
        if !taken.contains(name.as_str()) {
            findings.push(Finding::at(
                ROOT,
                line,
                format!("no crate uses `{name}`"),
                "take it out",
            ));
        }
    }
    findings
}

/// Whether a comment stands above the line or above the group of lines it is in.
fn has_reason(text: &str, line: usize) -> bool {
    let above: Vec<_> = text.lines().take(line.saturating_sub(1)).collect();
    let first_other = above
        .iter()
        .rev()
        .find(|line| line.trim().is_empty() || line.starts_with(['#', '[']));
    first_other.is_some_and(|line| line.starts_with('#'))
}

/// Whether the crate's sources name the dependency, or its manifest switches one of its features. A
/// library of another language (`-sys`) is there to be linked, whoever names it.
fn is_named(tree: &Tree, dependency: &Dependency<'_>) -> bool {
    if dependency.name.ends_with("-sys") {
        return true;
    }
    let identifier = dependency.name.replace('-', "_");
    let folder = dependency.path.trim_end_matches("Cargo.toml");
    let manifest = tree.text(dependency.path).unwrap_or_default();
    let mut sources = tree
        .files_in(folder, ".rs")
        .filter(|(path, _)| crate_of(path) == crate_of(dependency.path));
    sources.any(|(_, text)| has_word(text, &identifier))
        || manifest.contains(&format!("\"{}/", dependency.name))
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn a_dependency_with_reason_and_use_is_let_pass() {
        let files = [
            (
                "Cargo.toml",
                "[workspace.dependencies]\nstore = { path = \"crates/store\" }\n\n# Times.\njiff = \"1\"\n# SQL.\ndiesel = \"2\"\npq-sys = \"1\"\n",
            ),
            (
                "crates/app/Cargo.toml",
                "[dependencies]\nstore.workspace = true\njiff.workspace = true\n",
            ),
            (
                "crates/app/src/lib.rs",
                "use jiff::Timestamp;\nuse store::Store;\n",
            ),
            (
                "crates/store/Cargo.toml",
                "[features]\nbuilt-in = [\"pq-sys/bundled\"]\n[dependencies]\ndiesel.workspace = true\npq-sys.workspace = true\n",
            ),
            ("crates/store/src/lib.rs", "diesel::table!();"),
        ];
        assert!(
            findings(check, &files).is_empty(),
            "{:?}",
            findings(check, &files)
        );
    }

    #[test]
    fn one_without_reason_or_use_is_found() {
        let files = [
            (
                "Cargo.toml",
                "[workspace.dependencies]\njiff = \"1\"\n\n# Unused.\nrand = \"1\"\n",
            ),
            (
                "crates/app/Cargo.toml",
                "[dependencies]\njiff.workspace = true\n",
            ),
            ("crates/app/src/lib.rs", "use jiffy::Timestamp;\n"),
        ];
        let found = findings(check, &files).join("\n");
        assert!(
            found.contains("Cargo.toml:2: `jiff` stands without a reason"),
            "{found}"
        );
        assert!(
            found.contains("Cargo.toml:5: no crate uses `rand`"),
            "{found}"
        );
        assert!(
            found.contains("crates/app/Cargo.toml:2: `jiff` is never named in `app`"),
            "{found}"
        );
    }
}
