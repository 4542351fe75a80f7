//! `cargo xtask test`: the whole gate.
//!
//! All steps share one profile and one choice of features (the workspace's), so that nothing is
//! built twice. The tests themselves drive both databases, the browser, fifty simulated buildings
//! and the small counts of durability; there is no step for what a test can be.

use std::path::Path;
use std::process::ExitCode;

use crate::machine;
use crate::step::{Cargo, Outcome, Steps};
use crate::tidy;

/// Runs every step, also after one has failed, and says in the end which did.
pub fn run(root: &Path, _arguments: &[String]) -> ExitCode {
    let mut steps = Steps::default();
    steps.take("the machine has what the tests need", machine::prepare);
    steps.take("tidy", || tidy::check(root));
    let step = |name, arguments| Cargo {
        name,
        arguments,
        variables: &[],
    };
    let clippy = "clippy --workspace --all-targets --keep-going --quiet -- --deny warnings";
    steps.cargo(
        root,
        step("formatting", "fmt --all -- --check --files-with-diff"),
    );
    steps.cargo(root, step("clippy", clippy));
    steps.cargo(
        root,
        step("the tests are built", "test --workspace --no-run --quiet"),
    );
    // Browsers and people's waiting leave half of the machine to the documentation. Once tests run, nothing is built
    // for them any more, so that neither waits for the other.
    let tests = Cargo {
        // A test that lacks its tool must not pass here by being left out.
        variables: &[("YINGBIN_CI", "1")],
        ..step("tests", "test --workspace --no-fail-fast --quiet")
    };
    let documentation = Cargo {
        variables: &[("RUSTDOCFLAGS", "--deny warnings")],
        ..step("documentation", "doc --workspace --no-deps --quiet")
    };
    steps.cargo_beside(root, (tests, "running "), documentation);
    let (lines, outcome) = steps.summary();
    println!("\n{lines}");
    match outcome {
        Outcome::Passed => ExitCode::SUCCESS,
        Outcome::Failed => ExitCode::FAILURE,
    }
}
