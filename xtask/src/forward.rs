//! Commands that need the product itself, built for speed: only started from here.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// `cargo xtask bench [work ...]`: the table of speeds, or only the works named.
///
/// The product itself is built, too, and both by one command: some works start it, and none must
/// start what was built from other sources. The exit status is the bench's: 1 where a goal is
/// missed.
pub fn bench(root: &Path, arguments: &[String]) -> ExitCode {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release"]);
    cargo.args(["--package", "yingbin", "--package", "bench"]);
    if run(cargo.current_dir(root)) != ExitCode::SUCCESS {
        return ExitCode::FAILURE;
    }
    let Some(bench) = built("bench") else {
        println!("nobody knows where cargo builds");
        return ExitCode::FAILURE;
    };
    run(Command::new(bench).args(arguments).current_dir(root))
}

/// Where cargo has put a program built for speed: beside the folder that this one lies in.
fn built(program: &str) -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    Some(own.parent()?.parent()?.join("release").join(program))
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

fn run(command: &mut Command) -> ExitCode {
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            println!("{command:?} cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}
