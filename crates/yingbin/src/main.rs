//! The program `yingbin`: one binary that serves the house and tends it.
//!
//! It is the only place that reads configuration; it knows no rule of the house.

mod demo;
mod house;
mod key;
mod serve;
mod simulate;
mod standard;
mod user;
mod verify;

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
    /// Serves the house.
    Serve(serve::ServeCommand),
    /// Opens a furnished demo of two buildings; nothing of it is kept.
    Demo(demo::DemoCommand),
    /// Checks, shows and replays written standards.
    Standard(standard::StandardCommand),
    /// Lets a building live through days with a clock that is set, and checks what must hold.
    Simulate(simulate::SimulateCommand),
    /// Proves every site's journal, and what is kept against it.
    Verify(verify::VerifyCommand),
    /// Tends accounts from the terminal.
    User(user::UserCommand),
}

fn main() -> ExitCode {
    let command = Arguments::parse().command;
    if !matches!(command, Command::Standard(_)) {
        listen_to_the_log();
    }
    match command {
        Command::Serve(command) => house::run(command.place.language, serve::serve(&command)),
        Command::Demo(command) => house::run(command.language, demo::demo(&command)),
        Command::Standard(command) => standard::run(command),
        Command::Simulate(command) => house::run(command.language, simulate::simulate(&command)),
        Command::Verify(command) => house::run(command.place.language, verify::verify(&command)),
        Command::User(command) => house::run(command.language(), user::user(&command)),
    }
}

/// The log goes to standard error; `RUST_LOG` says how much of it, warnings where it is not set.
fn listen_to_the_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
