//! Each crate says at its head what it is, what it must never know and how to add to it.

use super::tree::{Finding, Tree};

/// Finds crates whose first line is no documentation.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let roots = tree.files().filter(|(path, _)| {
        let is_root = path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs");
        is_root && path.matches('/').count() <= 3
    });
    let silent = roots.filter(|(_, text)| !text.starts_with("//! "));
    let mend = "begin with `//!`: what the crate is, what it must never know, how to add to it";
    silent
        .map(|(path, _)| Finding::at(path, 1, "the crate does not say what it is", mend))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn a_crate_without_a_head_is_found() {
        let files = [
            ("crates/a/src/lib.rs", "//! What it is.\n"),
            ("crates/b/src/main.rs", "mod x;\n"),
            ("crates/b/src/x.rs", ""),
        ];
        let found = findings(check, &files);
        assert!(
            found.len() == 1 && found[0].starts_with("crates/b/src/main.rs:1:"),
            "{found:?}"
        );
    }
}
