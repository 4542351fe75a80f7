//! Rust sources line by line, with what each line is for.

use super::tree::Tree;

/// A line of a Rust source.
pub struct Line<'tree> {
    /// From 1.
    pub number: usize,
    /// The line as it stands.
    pub text: &'tree str,
    /// Whether only tests see it.
    pub is_test: bool,
    /// Whether it is nothing but a comment.
    pub is_comment: bool,
}

/// The Rust sources below `folder`, by path.
pub fn rust<'tree>(
    tree: &'tree Tree,
    folder: &'tree str,
) -> impl Iterator<Item = (&'tree str, Vec<Line<'tree>>)> {
    tree.files_in(folder, ".rs")
        .map(|(path, text)| (path, lines(path, text)))
}

/// The lines that the product is made of: no tests, no comments, none of the crates that only tests
/// or developers use.
pub fn product(tree: &Tree) -> impl Iterator<Item = (&str, Vec<Line<'_>>)> {
    let is_product = |path: &str| {
        !["crates/testbed/", "crates/bench/"]
            .iter()
            .any(|tool| path.starts_with(tool))
    };
    rust(tree, "crates/")
        .filter(move |(path, _)| is_product(path))
        .map(|(path, lines)| {
            (
                path,
                lines
                    .into_iter()
                    .filter(|line| !line.is_test && !line.is_comment)
                    .collect(),
            )
        })
}

/// The crate that a path lies in: `store` for `crates/store/src/duty.rs`.
pub fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?
        .split_once('/')
        .map(|(name, _)| name)
}

/// Whether the whole file is only for tests.
pub fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.starts_with("crates/testbed/")
}

fn lines<'tree>(path: &str, text: &'tree str) -> Vec<Line<'tree>> {
    let is_test_file = is_test_file(path);
    let mut block = TestBlock::Outside;
    let numbered = text.lines().enumerate();
    numbered
        .map(|(index, line)| {
            let is_in_block = block.take(line);
            Line {
                number: index + 1,
                text: line,
                is_test: is_test_file || is_in_block,
                is_comment: line.trim_start().starts_with("//"),
            }
        })
        .collect()
}

/// Where we are with regard to an item marked `#[cfg(test)]`; rustfmt's indentation shows where it
/// ends.
enum TestBlock {
    Outside,
    Announced,
    Inside { end: String },
}

impl TestBlock {
    /// Takes the next line and says whether it belongs to tests.
    fn take(&mut self, line: &str) -> bool {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        match self {
            Self::Outside if text == "#[cfg(test)]" => *self = Self::Announced,
            Self::Outside => return false,
            Self::Announced if text.starts_with("#[") || text.starts_with("//") => {}
            Self::Announced if text.ends_with('{') => {
                *self = Self::Inside {
                    end: format!("{indent}}}"),
                }
            }
            Self::Announced if text.ends_with(';') || text.ends_with('}') => *self = Self::Outside,
            Self::Inside { end } if line == end => *self = Self::Outside,
            Self::Announced | Self::Inside { .. } => {}
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_comments_are_told_from_the_product() {
        let text = "fn a() {}\n// b\n#[cfg(test)]\nmod c;\nfn d() {}\n#[cfg(test)]\nmod tests {\n    fn e() {\n    }\n}\nfn f() {}\n";
        let kinds: Vec<_> = lines("crates/x/src/y.rs", text)
            .iter()
            .map(|line| (line.is_test, line.is_comment))
            .collect();
        let (product, comment, tests) = ((false, false), (false, true), (true, false));
        assert_eq!(
            kinds,
            [
                product, comment, tests, tests, product, tests, tests, tests, tests, tests, product
            ]
        );
        assert!(
            lines("crates/x/tests/y.rs", "fn a() {}")
                .iter()
                .all(|line| line.is_test)
        );
        assert!(
            lines("crates/x/src/y/tests.rs", "fn a() {}")
                .iter()
                .all(|line| line.is_test)
        );
    }

    #[test]
    fn a_path_tells_its_crate() {
        assert_eq!(crate_of("crates/store/src/duty.rs"), Some("store"));
        assert_eq!(crate_of("xtask/src/main.rs"), None);
    }
}
