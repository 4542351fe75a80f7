//! What a developer runs: `cargo xtask test` is the whole gate, at home and on the server alike.
//!
//! It never knows the product's code: it builds within seconds and reads the house from outside, as
//! text. What needs the product itself, such as measuring it, it only starts.
//!
//! To add a command: a file with a function that takes its arguments and returns an exit status,
//! and its line in [`COMMANDS`]. To add a check of the house's rules: see `tidy.rs`.
#![expect(
    clippy::print_stdout,
    reason = "what this program says is what it is for"
)]

mod forward;
mod machine;
mod step;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A command by name, what it does, and how: with the workspace's root and the remaining arguments.
struct Command {
    name: &'static str,
    purpose: &'static str,
    run: fn(&Path, &[String]) -> ExitCode,
}

const COMMANDS: [Command; 4] = [
    Command {
        name: "test",
        purpose: "the whole gate: formatting, clippy, docs, tests, tidy",
        run: test::run,
    },
    Command {
        name: "tidy",
        purpose: "the rules of the house, read from the sources",
        run: tidy::run,
    },
    Command {
        name: "bench",
        purpose: "measure speed against limits taken in the same run",
        run: forward::bench,
    },
    Command {
        name: "soak",
        purpose: "the long tests of durability, in full counts",
        run: forward::soak,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = arguments
        .first()
        .and_then(|name| COMMANDS.iter().find(|command| command.name == name));
    match command {
        Some(command) => (command.run)(&root(), &arguments[1..]),
        None => explain(),
    }
}

fn explain() -> ExitCode {
    println!("cargo xtask <command>\n");
    for command in &COMMANDS {
        println!("  {:<6} {}", command.name, command.purpose);
    }
    ExitCode::from(2)
}

/// The folder of the workspace: the one above this crate's.
fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder
        .parent()
        .expect("this crate lies in the workspace")
        .to_owned()
}
