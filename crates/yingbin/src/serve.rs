//! `yingbin serve`: serves the house, and does once a second what is due by the time alone.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use app::House;
use clap::Args;
use web::{Server, WebConfig};
use words::{format, text};

use crate::house::{Place, say};
use crate::key;

/// The arguments of `yingbin serve`.
#[derive(Args)]
pub struct ServeCommand {
    #[command(flatten)]
    pub place: Place,
    /// Where to listen.
    #[arg(long, env = "YINGBIN_ADDRESS", default_value = "127.0.0.1:8080")]
    pub address: SocketAddr,
    /// Browsers reach the house by HTTPS, through a proxy that ends it.
    #[arg(long, env = "YINGBIN_SECURE")]
    pub secure: bool,
    /// The file of the key that personal data is sealed with; it is made where the house is new.
    /// Unless it is said, it lies beside the database: building.key.
    #[arg(long, env = "YINGBIN_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    /// The proxy whose word on a client's address is taken.
    #[arg(long, env = "YINGBIN_TRUSTED_PROXY")]
    pub trusted_proxy: Option<IpAddr>,
}

/// Serves until it is told to end.
pub async fn serve(command: &ServeCommand) -> Result<ExitCode> {
    let language = command.place.language;
    let house = House::new(command.place.open()?);
    let usual = key::usual_place(&command.place.database);
    key::take(&house, command.key_file.as_ref().unwrap_or(&usual)).await?;
    let config = WebConfig {
        address: command.address,
        demo: false,
        secure: command.secure,
        trusted_proxy: command.trusted_proxy,
    };
    let server = Server::bind(house.clone(), config).await?;
    let address = address_of(&server, command.secure)?;
    say(&format(
        language,
        "house-listening",
        &[("address", address.clone())],
    ));
    if !command.secure && !command.address.ip().is_loopback() {
        say(text(language, "house-plain-http"));
    }
    if let Some(secret) = app::session::set_up_link(&house).await? {
        say(text(language, "house-set-up-link"));
        say(&std::format!("  {address}/set-up/{secret}"));
    }
    run(house, server).await
}

/// The address as it is typed into a browser.
pub fn address_of(server: &Server, secure: bool) -> Result<String> {
    let scheme = if secure { "https" } else { "http" };
    Ok(std::format!("{scheme}://{}", server.address()?))
}

/// Runs the server and the timer until the process is told to end.
pub async fn run(house: House, server: Server) -> Result<ExitCode> {
    let timer = tokio::spawn(keep_time(house));
    server.run(ended()).await?;
    timer.abort();
    Ok(ExitCode::SUCCESS)
}

/// Does every second what is due, and every hour forgets what has served its time.
async fn keep_time(house: House) {
    let mut turns = tokio::time::interval(Duration::from_secs(1));
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut turn = 0_u32;
    loop {
        turns.tick().await;
        if let Err(error) = app::timer::tick(&house).await {
            tracing::error!(%error, "the timer's turn failed; the next one tries again");
        }
        if turn.is_multiple_of(3_600)
            && let Err(error) = app::timer::sweep(&house).await
        {
            tracing::error!(%error, "the sweep failed; the next one tries again");
        }
        turn = turn.wrapping_add(1);
    }
}

async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    else {
        let _interrupted = interrupted.await;
        return;
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
