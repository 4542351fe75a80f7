//! Opening a house for a command: its database, its words, and how trouble is told.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use notify::UnfitMail;
use store::{NewerDatabase, Options, Store, UnfitPlace};
use web::PortInUse;
use words::Language;

use crate::key::UnfitKeyFile;

/// Where the house is, and in which language the terminal is spoken to.
#[derive(Args, Clone)]
pub struct Place {
    /// The database: a file's path (SQLite), or `postgres://user:password@host/name`.
    #[arg(long, env = "DATABASE_URL", default_value = "building.db")]
    pub database: String,
    /// The language of what is said: zh-Hans, zh-Hant or en.
    #[arg(long, default_value = "zh-Hans", value_parser = language)]
    pub language: Language,
}

/// Reads a language's tag.
pub fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| Language::ALL.map(Language::tag).join(", "))
}

impl Place {
    /// Opens the database.
    pub fn open(&self) -> Result<Store> {
        Store::open(&Options::at(&self.database))
    }

    /// Opens the database, which has to be there already.
    pub fn open_there(&self) -> Result<Store> {
        store::expect_database(&self.database)?;
        self.open()
    }
}

/// Runs a command's work on a runtime of its own and tells how it went.
pub fn run(language: Language, work: impl Future<Output = Result<ExitCode>>) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("starting the runtime");
    match runtime.and_then(|runtime| runtime.block_on(work)) {
        Ok(code) => code,
        Err(error) => {
            tell_error(language, &error);
            ExitCode::from(2)
        }
    }
}

fn tell_error(language: Language, error: &anyhow::Error) {
    let (key, argument) = if let Some(newer) = error.downcast_ref::<NewerDatabase>() {
        (
            "house-newer-database",
            ("migration", newer.migration.clone()),
        )
    } else if let Some(PortInUse(address)) = error.downcast_ref() {
        ("house-port-in-use", ("address", address.to_string()))
    } else if let Some(unfit) = error.downcast_ref::<UnfitMail>() {
        let key = match unfit {
            UnfitMail::Server => "house-mail-server-unfit",
            UnfitMail::From => "house-mail-from-unfit",
        };
        (key, ("mail", String::new()))
    } else if let Some(file) = error.downcast_ref() {
        let (key, path) = match file {
            UnfitKeyFile::Absent(path) => ("house-key-absent", path),
            UnfitKeyFile::Unreadable(path) => ("house-key-unreadable", path),
            UnfitKeyFile::Another(path) => ("house-key-another", path),
        };
        (key, ("path", path.display().to_string()))
    } else {
        match error.downcast_ref() {
            Some(UnfitPlace::Spelling(place)) => {
                ("house-database-unfit", ("database", place.clone()))
            }
            Some(UnfitPlace::Absent(path)) => ("house-database-absent", ("path", path.clone())),
            Some(UnfitPlace::ReadOnly(path)) => {
                ("house-database-read-only", ("path", path.clone()))
            }
            None => ("house-failed", ("problem", format!("{error:#}"))),
        }
    };
    complain(&words::format(language, key, &[argument]));
}

/// Says what is wrong to whoever sits at the terminal.
#[expect(
    clippy::print_stderr,
    reason = "what is wrong with the asking goes to standard error"
)]
pub fn complain(text: &str) {
    eprintln!("{text}");
}

/// Says something to whoever sits at the terminal.
#[expect(
    clippy::print_stdout,
    reason = "this is what the command was asked for"
)]
pub fn say(text: &str) {
    println!("{text}");
}
