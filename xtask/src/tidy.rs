//! `cargo xtask tidy`: the rules of the house that no compiler knows, read from the sources as
//! text.
//!
//! Each check is a file here, with a function from the [`Tree`] of sources to [`Finding`]s and
//! tests that show it both silent and loud; add one by writing it and its line in [`CHECKS`]. Every
//! finding names a place and its mend. A rule that must begin with exceptions keeps them in a list
//! beside this crate (`xtask/*.txt`), which may only shrink.

mod absence;
mod arrow;
mod chinese;
mod clause;
mod clock;
mod dependency;
mod gate;
mod head;
mod length;
mod machine_path;
mod manifest;
mod markdown;
mod source;
mod table;
mod template;
mod test_habit;
mod tree;
mod word;

use std::path::Path;
use std::process::ExitCode;

use tree::{Finding, Tree};

use crate::step::Outcome;

/// A check by name.
struct Check {
    name: &'static str,
    weight: Weight,
    find: fn(&Tree) -> Vec<Finding>,
}

/// What a finding means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// The gate stays shut.
    Rule,
    /// It is said, and the gate opens.
    Advice,
}

const CHECKS: &[Check] = &[
    Check {
        name: "arrows between crates",
        weight: Weight::Rule,
        find: arrow::check,
    },
    Check {
        name: "absences",
        weight: Weight::Rule,
        find: absence::check,
    },
    Check {
        name: "dependencies with a reason and a use",
        weight: Weight::Rule,
        find: dependency::check,
    },
    Check {
        name: "one clock, one door to the environment",
        weight: Weight::Rule,
        find: clock::check,
    },
    Check {
        name: "tables written by their owner",
        weight: Weight::Rule,
        find: table::check,
    },
    Check {
        name: "clauses with a test",
        weight: Weight::Rule,
        find: clause::check,
    },
    Check {
        name: "templates and static files in use",
        weight: Weight::Rule,
        find: template::check,
    },
    Check {
        name: "texts in three languages",
        weight: Weight::Rule,
        find: word::check,
    },
    Check {
        name: "lengths",
        weight: Weight::Rule,
        find: length::check,
    },
    Check {
        name: "habits of tests",
        weight: Weight::Rule,
        find: test_habit::check,
    },
    Check {
        name: "heads of crates",
        weight: Weight::Rule,
        find: head::check,
    },
    Check {
        name: "paths of a machine",
        weight: Weight::Rule,
        find: machine_path::check,
    },
    Check {
        name: "sentences in code",
        weight: Weight::Rule,
        find: chinese::check,
    },
    Check {
        name: "the gate is the README's command",
        weight: Weight::Rule,
        find: gate::check,
    },
    Check {
        name: "a sentence a line",
        weight: Weight::Advice,
        find: markdown::check,
    },
];

/// The command: every check, its findings, and a failure if a rule is broken.
pub fn run(root: &Path, _arguments: &[String]) -> ExitCode {
    match check(root) {
        Outcome::Passed => ExitCode::SUCCESS,
        Outcome::Failed => ExitCode::FAILURE,
    }
}

/// Runs every check over the sources below `root` and says what it finds.
pub fn check(root: &Path) -> Outcome {
    let tree = match Tree::read(root) {
        Ok(tree) => tree,
        Err(error) => {
            println!("the sources cannot be read: {error}");
            return Outcome::Failed;
        }
    };
    let mut outcome = Outcome::Passed;
    for check in CHECKS {
        let findings = (check.find)(&tree);
        if findings.is_empty() {
            continue;
        }
        if check.weight == Weight::Rule {
            outcome = Outcome::Failed;
        }
        let sign = if check.weight == Weight::Rule {
            "FAILED"
        } else {
            "advice"
        };
        println!("{sign} {}:", check.name);
        for finding in findings {
            println!("  {finding}");
        }
    }
    outcome
}
