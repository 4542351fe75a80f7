//! What may be nowhere but in one place: databases, HTTP, and the outside world in the pure crates.

use super::manifest::{Section, dependencies};
use super::source::{crate_of, product};
use super::tree::{Finding, Tree};

/// Dependencies that only these crates may have; tests and measurements are free.
const RESERVED: [(&[&str], &[&str], &str); 5] = [
    (
        &[
            "diesel",
            "diesel_migrations",
            "libsqlite3-sys",
            "pq-sys",
            "rusqlite",
            "sqlx",
            "tokio-postgres",
        ],
        &["store", "bench"],
        "only `store` knows SQL",
    ),
    (
        &[
            "axum",
            "axum-extra",
            "askama",
            "tower",
            "tower-http",
            "utoipa",
            "utoipa-axum",
        ],
        &["web", "bench"],
        "only `web` knows HTTP and HTML",
    ),
    // The protocol itself: pages are served by it, and messages to bots are posted by it.
    (
        &["hyper", "hyper-util"],
        &["web", "notify", "bench"],
        "only `web` serves HTTP, and only `notify` asks others by it",
    ),
    (
        &["lettre", "tokio-rustls", "rustls-native-certs"],
        &["notify"],
        "only `notify` speaks to the world outside",
    ),
    (
        &["clap"],
        &["yingbin", "bench"],
        "only the binary has a command line",
    ),
];

/// Crates that know nothing of the world: what they need is an argument.
const PURE: [&str; 3] = ["standards", "words", "domain"];

/// Dependencies that would let the world in.
const WORLDLY: [&str; 8] = [
    "tokio",
    "getrandom",
    "rand",
    "fastrand",
    "tempfile",
    "reqwest",
    "ureq",
    "anyhow",
];

/// The same in the standard library.
const WORLDLY_PATHS: [&str; 8] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::thread",
    "std::process",
    "std::time",
    "std::io",
    "std::os",
];

/// Packages that would need more than gcc to build, or bring a second TLS.
const UNWELCOME: [&str; 5] = [
    "openssl-sys",
    "native-tls",
    "aws-lc-sys",
    "cmake",
    "bindgen",
];

/// Finds what is where it must not be.
pub fn check(tree: &Tree) -> Vec<Finding> {
    [
        reserved(tree),
        worldly(tree),
        worldly_paths(tree),
        unwelcome(tree),
    ]
    .concat()
}

fn reserved(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for dependency in dependencies(tree)
        .iter()
        .filter(|dependency| dependency.section != Section::Tests)
    {
        for (names, crates, reason) in RESERVED {
            if names.contains(&dependency.name.as_str()) && !crates.contains(&dependency.dependent)
            {
                let problem = format!(
                    "`{}` depends on `{}`",
                    dependency.dependent, dependency.name
                );
                findings.push(Finding::at(
                    dependency.path,
                    dependency.line,
                    problem,
                    reason,
                ));
            }
        }
    }
    findings
}

fn worldly(tree: &Tree) -> Vec<Finding> {
    let of_pure = |section, dependent: &str| section != Section::Tests && PURE.contains(&dependent);
    let all = dependencies(tree);
    let worldly = all.iter().filter(|dependency| {
        of_pure(dependency.section, dependency.dependent)
            && WORLDLY.contains(&dependency.name.as_str())
    });
    worldly
        .map(|dependency| {
            let problem = format!(
                "the pure crate `{}` depends on `{}`",
                dependency.dependent, dependency.name
            );
            Finding::at(
                dependency.path,
                dependency.line,
                problem,
                "pass what is needed as an argument",
            )
        })
        .collect()
}

fn worldly_paths(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, lines) in
        product(tree).filter(|(path, _)| crate_of(path).is_some_and(|name| PURE.contains(&name)))
    {
        for line in lines {
            for world in WORLDLY_PATHS
                .iter()
                .filter(|world| names_path(line.text, world))
            {
                let problem = format!("a pure crate uses `{world}`");
                findings.push(Finding::at(
                    path,
                    line.number,
                    problem,
                    "pass what is needed as an argument",
                ));
            }
        }
    }
    findings
}

/// Whether `line` has `path` and not only something longer; durations come from `std::time` and
/// know no clock.
fn names_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let rest = &line[at + path.len()..];
        !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            && !rest.starts_with("::Duration")
    })
}

fn unwelcome(tree: &Tree) -> Vec<Finding> {
    let lock = tree.text("Cargo.lock").unwrap_or_default();
    let lines = lock.lines().enumerate();
    let unwelcome = lines.filter_map(|(index, line)| {
        let name = line.strip_prefix("name = \"")?.trim_end_matches('"');
        UNWELCOME.contains(&name).then(|| {
            let mend = "switch off the feature that brings it: `cargo tree --invert` shows which";
            Finding::at(
                "Cargo.lock",
                index + 1,
                format!("`{name}` is in the tree"),
                mend,
            )
        })
    });
    unwelcome.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn what_is_in_its_place_is_let_pass() {
        let files = [
            (
                "crates/store/Cargo.toml",
                "[dependencies]\ndiesel.workspace = true\n",
            ),
            (
                "crates/app/Cargo.toml",
                "[dependencies]\ntokio.workspace = true\n[dev-dependencies]\ndiesel.workspace = true\n",
            ),
            (
                "crates/web/Cargo.toml",
                "[dependencies]\naxum.workspace = true\n",
            ),
            (
                "crates/domain/src/a.rs",
                "use std::fmt;\nuse std::time::Duration;\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n",
            ),
            ("Cargo.lock", "name = \"rustls\"\n"),
        ];
        assert!(
            findings(check, &files).is_empty(),
            "{:?}",
            findings(check, &files)
        );
    }

    #[test]
    fn sql_http_and_the_world_are_found_where_they_must_not_be() {
        for (path, text, expected) in [
            (
                "crates/web/Cargo.toml",
                "[dependencies]\ndiesel.workspace = true\n",
                "only `store` knows SQL",
            ),
            (
                "crates/app/Cargo.toml",
                "[dependencies]\naxum.workspace = true\n",
                "only `web` knows HTTP",
            ),
            (
                "crates/domain/Cargo.toml",
                "[dependencies]\ntokio.workspace = true\n",
                "the pure crate `domain`",
            ),
            (
                "crates/standards/src/a.rs",
                "\nuse std::fs::File;\n",
                "crates/standards/src/a.rs:2: a pure crate uses `std::fs`",
            ),
            (
                "Cargo.lock",
                "[[package]]\nname = \"openssl-sys\"\n",
                "Cargo.lock:2: `openssl-sys` is in the tree",
            ),
        ] {
            let found = findings(check, &[(path, text)]);
            assert!(found.len() == 1 && found[0].contains(expected), "{found:?}");
        }
    }
}
