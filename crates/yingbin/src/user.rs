//! `yingbin user`: what whoever holds the terminal does about accounts.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use domain::SiteId;
use words::{format, text};

use crate::house::{Place, say};

/// The arguments of `yingbin user`.
#[derive(Args)]
pub struct UserCommand {
    #[command(subcommand)]
    pub action: Action,
}

/// What is done.
#[derive(Subcommand)]
pub enum Action {
    /// Makes a one-time link where nobody is left who could let anybody in.
    Link(LinkCommand),
}

/// The arguments of `yingbin user link`.
#[derive(Args)]
pub struct LinkCommand {
    #[command(flatten)]
    pub place: Place,
    /// The short name of the site; without one, the first that lacks administrators.
    #[arg(long)]
    pub site: Option<SiteId>,
}

impl UserCommand {
    /// The language that the terminal is spoken to in.
    pub fn language(&self) -> words::Language {
        let Action::Link(link) = &self.action;
        link.place.language
    }
}

/// Exit status 0 with a link, 1 where somebody is there who can let others in.
pub async fn user(command: &UserCommand) -> Result<ExitCode> {
    let Action::Link(command) = &command.action;
    let language = command.place.language;
    let house = app::House::new(command.place.open_there()?);
    if let Some(secret) = app::session::set_up_link(&house).await? {
        say(text(language, "house-set-up-link"));
        say(&std::format!("  /set-up/{secret}"));
        return Ok(ExitCode::SUCCESS);
    }
    let sites = if let Some(site) = &command.site {
        vec![site.clone()]
    } else {
        let sites = app::site::all(&house).await?;
        sites.into_iter().map(|site| site.id).collect()
    };
    for site in sites {
        if let Some(secret) = app::session::administrators_link(&house, &site).await? {
            let site = ("site", site.to_string());
            say(&format(language, "house-administrators-link", &[site]));
            say(&std::format!("  /administrators/{secret}"));
            return Ok(ExitCode::SUCCESS);
        }
    }
    say(text(language, "house-administrators-there"));
    Ok(ExitCode::FAILURE)
}
