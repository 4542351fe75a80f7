//! Commands that need the product itself, built for speed: only started from here.

use std::path::Path;
use std::process::{Command, ExitCode};

/// `cargo xtask bench [work ...]`: the table of speeds, or only the works named.
pub fn bench(root: &Path, arguments: &[String]) -> ExitCode {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--package", "bench", "--"]);
    run(cargo.args(arguments).current_dir(root))
}

/// `cargo xtask soak [argument of cargo test ...]`: the tests that have small counts in the gate,
/// in full counts.
///
/// They are the same tests: those that can do more read `YINGBIN_SOAK`. With `--package store` and
/// a test's name the soak is that test alone.
pub fn soak(root: &Path, arguments: &[String]) -> ExitCode {
    let all = ["--workspace".to_owned()];
    let chosen = if arguments.is_empty() {
        &all
    } else {
        arguments
    };
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "--release", "--no-fail-fast"])
        .args(chosen);
    run(cargo
        .envs([("YINGBIN_SOAK", "1"), ("YINGBIN_CI", "1")])
        .current_dir(root))
}

fn run(cargo: &mut Command) -> ExitCode {
    match cargo.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            println!("cargo cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}
