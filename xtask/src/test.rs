//! `cargo xtask test`: the whole gate.
//!
//! All steps share one profile and one choice of features (the workspace's), so that nothing is
//! built twice. The tests themselves drive both databases, the browser, fifty simulated buildings
//! and the small counts of durability; there is no step for what a test can be.

use std::path::Path;
use std::process::ExitCode;

use crate::machine;
use crate::step::{Outcome, Steps};
use crate::tidy;

/// Runs every step, also after one has failed, and says in the end which did.
pub fn run(root: &Path, _arguments: &[String]) -> ExitCode {
    let mut steps = Steps::default();
    steps.take("the machine has what the tests need", machine::prepare);
    steps.take("tidy", || tidy::check(root));
    let clippy = "clippy --workspace --all-targets --keep-going --quiet -- --deny warnings";
    let strict = ("RUSTDOCFLAGS", "--deny warnings");
    // A test that lacks its tool must not pass here by being left out.
    let complete = ("YINGBIN_CI", "1");
    steps.cargo(
        "formatting",
        root,
        "fmt --all -- --check --files-with-diff",
        &[],
    );
    steps.cargo("clippy", root, clippy, &[]);
    steps.cargo(
        "documentation",
        root,
        "doc --workspace --no-deps --quiet",
        &[strict],
    );
    steps.cargo(
        "tests",
        root,
        "test --workspace --no-fail-fast --quiet",
        &[complete],
    );
    let (lines, outcome) = steps.summary();
    println!("\n{lines}");
    match outcome {
        Outcome::Passed => ExitCode::SUCCESS,
        Outcome::Failed => ExitCode::FAILURE,
    }
}
