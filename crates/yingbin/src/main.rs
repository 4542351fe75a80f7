//! The program `yingbin`: one binary that serves the house and tends it.

mod standard;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Runs a building's front hall and conference service to its written standard.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks, shows and replays written standards.
    Standard(standard::StandardCommand),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Standard(command) => standard::run(command),
    }
}
