//! What the crates' manifests say they depend on.

use toml::Table;

use super::tree::Tree;

/// A line `name.workspace = true` or the like.
pub struct Dependency<'tree> {
    /// The crate whose manifest it is.
    pub dependent: &'tree str,
    /// The manifest.
    pub path: &'tree str,
    /// Its line, from 1.
    pub line: usize,
    /// What is depended on.
    pub name: String,
    /// Who sees it.
    pub section: Section,
}

/// Who sees a dependency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The crate itself.
    Product,
    /// Its tests.
    Tests,
    /// Its build script.
    Build,
}

const SECTIONS: [(&str, Section); 3] = [
    ("dependencies", Section::Product),
    ("dev-dependencies", Section::Tests),
    ("build-dependencies", Section::Build),
];

/// Every dependency of every crate of the workspace.
pub fn dependencies(tree: &Tree) -> Vec<Dependency<'_>> {
    let manifests = tree
        .files()
        .filter(|(path, _)| path.ends_with("/Cargo.toml"));
    manifests
        .flat_map(|(path, text)| of_manifest(path, text))
        .collect()
}

fn of_manifest<'tree>(path: &'tree str, text: &'tree str) -> Vec<Dependency<'tree>> {
    let Ok(manifest) = text.parse::<Table>() else {
        return Vec::new();
    };
    let dependent = path
        .trim_end_matches("/Cargo.toml")
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let mut all = Vec::new();
    for (heading, section) in SECTIONS {
        for name in manifest
            .get(heading)
            .and_then(toml::Value::as_table)
            .into_iter()
            .flat_map(Table::keys)
        {
            let line = line_of(text, heading, name);
            all.push(Dependency {
                dependent,
                path,
                line,
                name: name.clone(),
                section,
            });
        }
    }
    all
}

/// The line of the key `name` below the heading `[heading]`, from 1; the manifest has been parsed,
/// so it is there.
pub fn line_of(text: &str, heading: &str, name: &str) -> usize {
    let lines = text.lines().enumerate();
    let mut below = lines.skip_while(|(_, line)| *line != format!("[{heading}]"));
    let is_key = |line: &str| {
        line.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    below
        .find(|(_, line)| is_key(line))
        .map_or(0, |(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_have_their_section_and_line() {
        let text = "[package]\nname = \"a\"\n\n[dependencies]\nbc.workspace = true\nb = \"1\"\n\n[dev-dependencies]\nb = \"1\"\n";
        let tree = Tree::of(&[("crates/a/Cargo.toml", text)]);
        let seen: Vec<_> = dependencies(&tree)
            .iter()
            .map(|one| (one.name.clone(), one.section, one.line))
            .collect();
        let expected = [
            ("b", Section::Product, 6),
            ("bc", Section::Product, 5),
            ("b", Section::Tests, 9),
        ];
        assert_eq!(seen.len(), 3);
        for (name, section, line) in expected {
            assert!(seen.contains(&(name.to_owned(), section, line)), "{seen:?}");
        }
    }
}
