//! The sources as text, and what is found in them.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

/// Files that are read as text, by their ending; of any other only the name counts.
const TEXT: [&str; 14] = [
    "rs", "toml", "lock", "html", "ftl", "md", "js", "css", "sql", "txt", "svg", "json", "yml",
    "run",
];

/// Folders that hold no sources.
const SKIPPED: [&str; 2] = [".git", "target"];

/// Every file of the workspace by its path from the root, with `/` between.
pub struct Tree {
    files: BTreeMap<String, String>,
}

/// A place where a rule is broken, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    problem: String,
    mend: String,
}

impl Finding {
    /// A finding at a line, counted from 1; 0 means the file as a whole.
    pub fn at(
        path: &str,
        line: usize,
        problem: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            line,
            problem: problem.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(formatter, "{}: {}; {}", self.path, self.problem, self.mend),
            line => write!(
                formatter,
                "{}:{line}: {}; {}",
                self.path, self.problem, self.mend
            ),
        }
    }
}

impl Tree {
    /// Reads the workspace at `root`.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self {
            files: BTreeMap::new(),
        };
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    /// The files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below `folder` whose names end with `ending`.
    pub fn files_in(&self, folder: &str, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files()
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    self.read_folder(&entry.path(), &format!("{path}/"))?;
                }
            } else {
                let ending = name.rsplit('.').next().unwrap_or_default();
                let text = if TEXT.contains(&ending) {
                    std::fs::read_to_string(entry.path())?
                } else {
                    String::new()
                };
                self.files.insert(path, text);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl Tree {
    /// A workspace made up for a test.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Self {
            files: files.iter().map(own).collect(),
        }
    }
}

/// The findings of `check` in a made-up workspace, as they would be printed.
#[cfg(test)]
pub fn findings(check: fn(&Tree) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(files))
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_workspace_is_read_without_what_was_built() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let tree = Tree::read(root).unwrap();
        assert!(
            tree.text("xtask/src/tidy/tree.rs")
                .unwrap()
                .contains("Every file of the workspace")
        );
        assert!(
            tree.files()
                .all(|(path, _)| !path.starts_with("target/") && !path.starts_with(".git/"))
        );
    }

    #[test]
    fn a_finding_names_its_place_and_its_mend() {
        assert_eq!(
            Finding::at("a.rs", 3, "it is long", "cut it").to_string(),
            "a.rs:3: it is long; cut it"
        );
        assert_eq!(
            Finding::at("a.rs", 0, "it is long", "cut it").to_string(),
            "a.rs: it is long; cut it"
        );
    }
}
