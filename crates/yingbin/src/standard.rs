//! `yingbin standard`: checks, shows and replays written standards, with no database.
//!
//! What is asked for goes to standard output, what is wrong with the asking to standard error.
//! The exit status is 0 where all is well, 1 where a checked file has problems, 2 where the command
//! could not do its work.

mod check;
mod file;
mod replay;
mod show;
mod table;

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use words::{Language, format};

/// The arguments of `yingbin standard`.
#[derive(Args)]
pub struct StandardCommand {
    #[command(subcommand)]
    action: Action,
    /// The language of what is said: zh-Hans, zh-Hant or en.
    #[arg(long, global = true, default_value = "zh-Hans", value_parser = language)]
    language: Language,
}

#[derive(Subcommand)]
enum Action {
    /// Names every problem of a standard file, with its place and what mends it.
    Check {
        /// The standard file.
        file: PathBuf,
    },
    /// Shows the plan of an ordinary day and of an ordinary large meeting.
    Show {
        /// The standard file.
        file: PathBuf,
    },
    /// Replays one meeting and prints its duties, one JSON object a line.
    Replay {
        /// The standard file.
        file: PathBuf,
        /// The script of the meeting.
        script: PathBuf,
    },
}

/// Runs `yingbin standard`.
pub fn run(command: StandardCommand) -> ExitCode {
    let StandardCommand { action, language } = command;
    let answer = match action {
        Action::Check { file } => check::check(&file, language),
        Action::Show { file } => show::show(&file, language),
        Action::Replay { file, script } => replay::replay(&file, &script, language),
    };
    answer.give()
}

/// What the command answers, all of it or nothing.
enum Answer {
    /// What was asked for.
    Well(String),
    /// What was asked for, and it is bad news.
    Problems(String),
    /// Why it could not be done.
    Refused(String),
}

impl Answer {
    /// A refusal in one text.
    fn refused(language: Language, key: &str, arguments: &[(&str, String)]) -> Self {
        Answer::Refused(format!("{}\n", format(language, key, arguments)))
    }

    fn give(self) -> ExitCode {
        let (written, code) = match &self {
            Answer::Well(text) => (write_all(&mut io::stdout().lock(), text), 0),
            Answer::Problems(text) => (write_all(&mut io::stdout().lock(), text), 1),
            Answer::Refused(text) => (write_all(&mut io::stderr().lock(), text), 2),
        };
        match written {
            Ok(()) => ExitCode::from(code),
            // Whoever closed the pipe has read enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(code),
            Err(_) => ExitCode::from(2),
        }
    }
}

fn write_all(output: &mut impl Write, text: &str) -> io::Result<()> {
    output.write_all(text.as_bytes())?;
    output.flush()
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| Language::ALL.map(Language::tag).join(", "))
}
