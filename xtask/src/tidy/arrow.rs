//! Which crate may use which: the layers of the house.

use super::manifest::{Dependency, Section, dependencies};
use super::tree::{Finding, Tree};

/// Each crate with those it may use. The order is that of the layers, from the bottom.
const ARROWS: [(&str, &[&str]); 12] = [
    ("standards", &[]),
    ("words", &[]),
    ("domain", &["standards"]),
    ("store", &["domain", "standards"]),
    ("app", &["store", "domain", "standards"]),
    ("web", &["app", "domain", "standards", "words"]),
    ("notify", &["app", "domain", "standards", "words"]),
    ("simulate", &["app", "store", "domain", "standards"]),
    (
        "yingbin",
        &[
            "web",
            "notify",
            "simulate",
            "app",
            "store",
            "domain",
            "standards",
            "words",
        ],
    ),
    (
        "bench",
        &[
            "yingbin",
            "web",
            "notify",
            "simulate",
            "app",
            "store",
            "domain",
            "standards",
            "words",
        ],
    ),
    ("testbed", &[]),
    ("xtask", &[]),
];

const MEND: &str = "move what is needed to where an arrow may point, or draw the arrow in xtask/src/tidy/arrow.rs \
                    and docs/ARCHITECTURE.md";

/// Finds dependencies between crates of the house that no arrow allows.
///
/// Tests may use `testbed`, `words` to say what they mean, and whatever their crate reaches through
/// others.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let dependencies = dependencies(tree);
    let is_ours = |dependency: &&Dependency<'_>| may_use(&dependency.name).is_some();
    let strangers = dependencies
        .iter()
        .filter(|dependency| may_use(dependency.dependent).is_none())
        .map(|dependency| {
            let problem = format!(
                "the crate `{}` has no place in the house",
                dependency.dependent
            );
            Finding::at(
                dependency.path,
                0,
                problem,
                "give it one in xtask/src/tidy/arrow.rs",
            )
        });
    let crossing = dependencies
        .iter()
        .filter(is_ours)
        .filter(|dependency| !is_allowed(dependency))
        .map(|dependency| {
            let problem = format!(
                "`{}` may not use `{}`",
                dependency.dependent, dependency.name
            );
            Finding::at(dependency.path, dependency.line, problem, MEND)
        });
    let mut findings: Vec<_> = strangers.chain(crossing).collect();
    findings.dedup();
    findings
}

fn is_allowed(dependency: &Dependency<'_>) -> bool {
    let Some(direct) = may_use(dependency.dependent) else {
        return true;
    };
    let name = dependency.name.as_str();
    match dependency.section {
        Section::Product | Section::Build => direct.contains(&name),
        Section::Tests => {
            name == "testbed" || name == "words" || reaches(dependency.dependent, name)
        }
    }
}

/// Whether a chain of arrows leads from one crate to the other.
fn reaches(from: &str, to: &str) -> bool {
    may_use(from)
        .unwrap_or_default()
        .iter()
        .any(|next| *next == to || reaches(next, to))
}

fn may_use(name: &str) -> Option<&'static [&'static str]> {
    ARROWS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, targets)| *targets)
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn the_arrows_of_the_house_are_let_pass() {
        let files = [
            (
                "crates/store/Cargo.toml",
                "[dependencies]\ndomain.workspace = true\njiff = \"1\"\n[dev-dependencies]\ntestbed.workspace = true\n",
            ),
            (
                "crates/web/Cargo.toml",
                "[dependencies]\napp.workspace = true\n[dev-dependencies]\nstore.workspace = true\n",
            ),
        ];
        assert!(findings(check, &files).is_empty());
    }

    #[test]
    fn any_other_arrow_is_found() {
        for (dependent, section, name) in [
            ("domain", "dependencies", "store"),
            ("web", "dependencies", "store"),
            ("app", "dependencies", "testbed"),
            ("standards", "dev-dependencies", "domain"),
            ("testbed", "dependencies", "app"),
            ("app", "build-dependencies", "web"),
        ] {
            let path = format!("crates/{dependent}/Cargo.toml");
            let text = format!("[{section}]\n{name}.workspace = true\n");
            let found = findings(check, &[(&path, &text)]);
            assert!(
                found.len() == 1 && found[0].starts_with(&format!("{path}:2:")),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        let found = findings(
            check,
            &[(
                "crates/helpers/Cargo.toml",
                "[dependencies]\njiff = \"1\"\ntoml = \"1\"\n",
            )],
        );
        assert!(
            found.len() == 1 && found[0].contains("`helpers` has no place"),
            "{found:?}"
        );
    }
}
