//! `yingbin demo`: both made-up sites on this machine alone, with something due right now. What
//! happens in it is gone when it ends.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use simulate::demo::{Asked, Demo, colleagues, phones};
use web::{Server, WebConfig};
use words::{Language, format};

use crate::house::{language, say};
use crate::serve::{address_of, run, ways};

/// The arguments of `yingbin demo`.
#[derive(Args)]
pub struct DemoCommand {
    /// Where to listen: an address of this machine alone, since anybody is let in with one click.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub address: SocketAddr,
    /// Colleagues act by themselves every few seconds.
    #[arg(long)]
    pub lively: bool,
    /// The court has its busiest morning behind it: 200 visits, 60 calls, 40 inquiries.
    #[arg(long)]
    pub busy: bool,
    /// The bureau has lived through the week before today, so that its journal, its quality and its monthly report
    /// are full.
    #[arg(long)]
    pub week: bool,
    /// The language of what is said: zh-Hans, zh-Hant or en.
    #[arg(long, default_value = "zh-Hans", value_parser = language)]
    pub language: Language,
}

/// Furnishes the demo and serves it until it is told to end.
pub async fn demo(command: &DemoCommand) -> Result<ExitCode> {
    let asked = Asked {
        busy: command.busy,
        week: command.week,
    };
    let demo = Demo::open(asked).await?;
    let house = demo.house.clone();
    let config = WebConfig {
        address: command.address,
        demo: true,
        secure: false,
        trusted_proxy: None,
    };
    let server = Server::bind(house.clone(), config).await?;
    let address = address_of(&server, false)?;
    say(&format(
        command.language,
        "house-demo-open",
        &[("address", address)],
    ));
    let lively = command.lively.then(|| {
        let house = house.clone();
        tokio::spawn(async move {
            if let Err(error) = colleagues(&house, std::future::pending()).await {
                tracing::error!(error = format!("{error:#}"), "the colleagues went home");
            }
        })
    });
    let carried = {
        let (house, people) = (house.clone(), demo.people.clone());
        tokio::spawn(async move {
            if let Err(error) = phones(&house, &people).await {
                tracing::error!(error = format!("{error:#}"), "the phones fell silent");
            }
        })
    };
    // No mail and no bots: nothing of a demo leaves this machine, but what its visitor adds.
    let ended = run(house, server, ways(None)).await;
    carried.abort();
    if let Some(lively) = lively {
        lively.abort();
    }
    ended
}
