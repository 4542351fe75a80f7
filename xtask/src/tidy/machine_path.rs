//! No file knows the machine it was written on.

use super::tree::{Finding, Tree};

/// Beginnings of paths that only one machine has. Put together here, so that this file does not
/// find itself.
const PATHS: [&str; 5] = [
    concat!("/", "work"),
    concat!("/", "root"),
    concat!("/", "home"),
    concat!("/", "Users"),
    concat!("/", "tmp"),
];

/// Finds such paths in any text.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        for (index, line) in text.lines().enumerate() {
            if let Some(machine) = PATHS.iter().find(|machine| has_path(line, machine)) {
                let problem = format!("`{machine}` is a place on one machine");
                findings.push(Finding::at(
                    path,
                    index + 1,
                    problem,
                    "name the place from the repository's root",
                ));
            }
        }
    }
    findings
}

/// Whether `path` begins a path in `line`: nothing of a longer path before it, a folder or an end
/// after it.
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let is_within = |before: char| before.is_alphanumeric() || "._-~/}".contains(before);
        let goes_on = |after: char| after.is_alphanumeric() || "_-".contains(after);
        !line[..at].ends_with(is_within) && !line[at + path.len()..].starts_with(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn a_place_on_one_machine_is_found_and_what_looks_like_it_is_not() {
        for path in PATHS {
            let found = findings(check, &[("README.md", &format!("\nSee `{path}/notes`."))]);
            assert!(
                found.len() == 1 && found[0].starts_with("README.md:2:"),
                "{found:?}"
            );
            for innocent in [
                format!("{path}force"),
                format!("/sites{path}"),
                format!("https://example.org{path}"),
            ] {
                assert!(
                    findings(check, &[("README.md", &innocent)]).is_empty(),
                    "{innocent}"
                );
            }
        }
    }
}
