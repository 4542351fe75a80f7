//! One place reads the clock, one asks for chance, few read the environment: time and randomness
//! are arguments.

use super::source::product;
use super::tree::{Finding, Tree};

/// What may be named only in some files, and what to do elsewhere.
struct Door {
    names: &'static [&'static str],
    files: &'static [&'static str],
    mend: &'static str,
}

/// `Instant` is free outside the pure crates: it measures, and says nothing of the time of day.
const DOORS: [Door; 3] = [
    Door {
        names: &[
            "SystemTime::now",
            "Timestamp::now",
            "Zoned::now",
            "Utc::now",
            "Local::now",
            "TimeZone::system",
        ],
        files: &["crates/app/src/clock.rs"],
        mend: "take the time as an argument; only crates/app/src/clock.rs reads the clock",
    },
    Door {
        names: &[
            "getrandom::",
            "SystemRandom::new",
            "Uuid::new_v4",
            "Uuid::now_v7",
            "rand::rng",
            "fastrand::Rng::new()",
            "RandomState::new",
        ],
        files: &["crates/app/src/chance.rs"],
        mend: "take the chance as an argument; only crates/app/src/chance.rs asks for it",
    },
    Door {
        names: &["env::var", "env::vars", "env::var_os"],
        files: &["crates/yingbin/src/main.rs"],
        mend: "let the binary read it and pass it on",
    },
];

/// Finds clocks, dice and environments outside their place.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, lines) in product(tree) {
        for door in DOORS.iter().filter(|door| !door.files.contains(&path)) {
            for line in &lines {
                if let Some(name) = door.names.iter().find(|name| line.text.contains(*name)) {
                    findings.push(Finding::at(
                        path,
                        line.number,
                        format!("`{name}` stands here"),
                        door.mend,
                    ));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn the_clock_is_read_in_its_place_and_in_tests() {
        let files = [
            ("crates/app/src/clock.rs", "Timestamp::now()"),
            (
                "crates/app/src/duty.rs",
                "// never Timestamp::now()\n#[cfg(test)]\nmod tests {\n    Timestamp::now();\n}\n",
            ),
            ("crates/web/src/serve.rs", "let begun = Instant::now();"),
            ("crates/testbed/src/environment.rs", "env::var(name)"),
        ];
        assert!(findings(check, &files).is_empty());
    }

    #[test]
    fn a_clock_a_die_and_an_environment_elsewhere_are_found() {
        for text in [
            "SystemTime::now()",
            "let id = Uuid::now_v7();",
            "std::env::var(\"DATABASE_URL\")",
        ] {
            let found = findings(check, &[("crates/web/src/duty.rs", text)]);
            assert!(
                found.len() == 1 && found[0].starts_with("crates/web/src/duty.rs:1:"),
                "{found:?}"
            );
        }
    }
}
